"""`python -m tests.granskning` prints the tables: `make granskning-rapport`."""

import click

from tests.granskning.result import measured, report

if __name__ == "__main__":
    click.echo(report(measured()))
    click.echo("\nUndanhållna fall\n")
    click.echo(report(measured(held_out=True)))
