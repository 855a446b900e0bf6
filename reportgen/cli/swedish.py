"""click's own words in Swedish: help, and what it says of wrong usage."""

from __future__ import annotations

import re
from typing import Any

import click


class _SwedishHelp:
    """Usage, headings and the help option in Swedish."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        swedish = ("[FLAGGOR]" if piece == "[OPTIONS]" else piece for piece in pieces)
        formatter.write_usage(ctx.command_path, " ".join(swedish), prefix="Användning: ")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option: click.Option | None = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "Visa den här hjälpen."
        return option

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (p for p in self.get_params(ctx) if isinstance(p, click.Option))  # type: ignore[attr-defined]
        records = [option.get_help_record(ctx) for option in options]
        with formatter.section("Flaggor"):
            formatter.write_dl([r for r in records if r is not None])
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)


class SwedishCommand(_SwedishHelp, click.Command):
    """A command that explains itself in Swedish."""


class SwedishGroup(_SwedishHelp, click.Group):
    """A group of commands that explains itself in Swedish."""

    command_class = SwedishCommand

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return ["KOMMANDO", "[FLAGGOR]"]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [
            (name, command.get_short_help_str(80))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name)) is not None
        ]
        with formatter.section("Kommandon"):
            formatter.write_dl(rows)


class WrongFolders(click.UsageError):
    """The folders named cannot be built from; the message is Swedish."""


class WrongFlags(click.UsageError):
    """Flags that do not go together; the message is Swedish."""


def usage_message(error: click.UsageError) -> str:
    """What is wrong with how the command was called, by the error's kind."""
    match error:
        case WrongFolders() | WrongFlags():
            return error.message
        case click.NoSuchOption():
            meant = (
                f"; menade du {' eller '.join(error.possibilities)}?" if error.possibilities else ""
            )
            return f"flaggan {error.option_name} finns inte{meant}"
        case click.MissingParameter():
            return f"{_name(error.param)} måste anges"
        case click.BadOptionUsage():
            unwanted = "not take" in error.message
            wrong = "ska inte ha något värde" if unwanted else "saknar sitt värde"
            return f"flaggan {error.option_name} {wrong}"
        case click.BadParameter():
            return f"{_name(error.param)}: {_bad_value(error)}"
        case _:
            command = error.ctx.args if error.ctx is not None else []
            return _other(error, command)


def _name(parameter: Any) -> str:
    if isinstance(parameter, click.Option):
        return f"flaggan {parameter.opts[0]}"
    return f"{getattr(parameter, 'human_readable_name', 'ett värde')}"


def _bad_value(error: click.BadParameter) -> str:
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        return f"välj bland {', '.join(str(c) for c in kind.choices)}"
    if isinstance(kind, click.Path):
        named, what = _quoted(error.message), "mapp" if kind.dir_okay else "fil"
        if not kind.exists:
            return f"”{named}” är en {'fil' if kind.dir_okay else 'mapp'}, ingen {what}"
        return f"”{named}” är ingen {what} som finns" if named else f"{what}en finns inte"
    return "värdet går inte att använda"


def _quoted(english: str) -> str:
    """What click's message is about: it puts that between apostrophes."""
    found = re.search("'(.+)'", english)
    return found[1] if found else ""


def _other(error: click.UsageError, arguments: list[str]) -> str:
    known = []
    if error.ctx is not None and isinstance(error.ctx.command, click.Group):
        known = error.ctx.command.list_commands(error.ctx)
    if known:
        return f"kommandot ”{_quoted(error.message)}” finns inte; välj bland {', '.join(known)}"
    extra = f" ({' '.join(arguments)})" if arguments else ""
    return f"kommandot är skrivet med för många eller för få ord{extra}"
