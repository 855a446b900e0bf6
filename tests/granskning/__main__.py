"""`python -m tests.granskning` prints the table: `make granskning-rapport`."""

import click

from tests.granskning.result import measured, report

if __name__ == "__main__":
    click.echo(report(measured()))
