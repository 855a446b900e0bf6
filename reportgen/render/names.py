"""The fact bank as an author's text sees it: `tabell.rad.kolumn`, `tabell.rad[2024]`, `fakta.x`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined, Undefined

from reportgen.facts import Fact
from reportgen.node import closest


class Names:
    """A table, a row or the loose facts: something one asks further down in.

    It has no public attributes, so that no row or column can be hidden by one (an id never begins
    with an underscore).
    """

    __slots__ = ("_below", "_path", "_years")

    def __init__(
        self, path: str, below: Mapping[str, Names | Fact], years: Mapping[int, Fact]
    ) -> None:
        self._path = path
        self._below = below
        self._years = years

    def __getitem__(self, name: object) -> Names | Fact:
        if isinstance(name, Fact):
            name = int(name.amount)
        return self._years[name] if isinstance(name, int) else self._below[str(name)]

    def __iter__(self) -> Iterator[str]:
        return iter([*self._below, *(str(y) for y in self._years)])

    def __str__(self) -> str:
        return self._path


def described(names: Names) -> str:
    """What the author asked for, and what could be asked further."""
    return f"”{names}” är inte en siffra utan har flera: {', '.join(names)}"


def fact_names(facts: Mapping[str, Fact]) -> dict[str, Names]:
    """All facts as nested names, by the first of them."""
    tree: dict[str, Any] = {}
    for fact in facts.values():
        *path, last = fact.id.split(".")
        here = tree
        for step in path:
            here = here.setdefault(step, {})
        here[last] = fact
    return {name: _names(name, below) for name, below in tree.items()}


def _names(path: str, tree: Mapping[str, Any]) -> Names:
    below: dict[str, Names | Fact] = {}
    by_year: dict[int, list[Fact]] = {}
    for name, thing in tree.items():
        if isinstance(thing, Fact):
            if thing.year is not None:
                by_year.setdefault(thing.year, []).append(thing)
            if not name.isdigit():
                below[name] = thing
        else:
            below[name] = _names(f"{path}.{name}", thing)
    # A year that two columns share (budget and outcome) means neither.
    years = {year: facts[0] for year, facts in by_year.items() if len(facts) == 1}
    return Names(path, below, years)


def undefined_with(known: Mapping[str, object]) -> type[Undefined]:
    """A strict undefined whose message is Swedish: what is not there, `|`, what was meant."""

    class AuthorUndefined(StrictUndefined):
        @property
        def _undefined_message(self) -> str:
            name, around = self._undefined_name, self._undefined_obj
            if isinstance(around, Names):
                return f"”{name}” finns inte i ”{around}”|{closest(str(name), around)}"
            if isinstance(around, Fact):
                return f"”{name}” finns inte: {around.id} är en siffra|"
            near = closest(str(name), known)
            return f"”{name}” finns inte|{near if near.startswith('menade') else ''}"

    return AuthorUndefined
