"""`python -m reportgen.cli`."""

from reportgen.cli.main import main

main()
