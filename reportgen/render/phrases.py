"""The filters and functions an author's text may use; words that depend on a figure follow it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from types import MappingProxyType
from typing import Any, Literal

import reportgen.render.show as show
from reportgen.document.tree import Value
from reportgen.facts import Fact, FactFault, share
from reportgen.finding import Source
from reportgen.language import (
    EN_DASH,
    date_in_table,
    date_in_text,
    format_number,
    fraction_words,
    round_half_up,
)
from reportgen.render.figures import Figures, Piece, Reference, Shown
from reportgen.render.names import Names, described
from reportgen.render.show import SignWord
from reportgen.units import COUNT, PERCENT, POINTS

_VERBS = {
    "dåtid": ("ökade", "minskade", "var oförändrat"),
    "perfekt": ("har ökat", "har minskat", "är oförändrat"),
    "grundform": ("öka", "minska", "vara oförändrat"),
}

Form = Literal["dåtid", "perfekt", "grundform"]


def _fact(thing: object, where: str) -> Fact:
    """`thing` as a fact; FactFault in Swedish when it is something else."""
    if isinstance(thing, Fact):
        return thing
    if isinstance(thing, int | Decimal) and not isinstance(thing, bool):
        return Fact(str(thing), Decimal(thing), COUNT, 0, Source(""))
    if isinstance(thing, Names):
        raise FactFault(described(thing))
    raise FactFault(f"{where} behöver en siffra men fick ”{thing}”")


class Phrases:
    """Filters and functions for one document's text."""

    def __init__(
        self,
        figures: Figures,
        percent_word: str,
        million: str,
        appendices: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        """`appendices` are the numbers of the ärende's appendices, by the document's id."""
        self._figures = figures
        self._percent = percent_word
        self._million = million
        self._appendices = appendices

    def show(self, *pieces: Piece) -> Shown:
        """The pieces as one thing to stand in the text."""
        return Shown(tuple(pieces), self._figures)

    def default(self, fact: Fact) -> Shown:
        """The fact in its own unit with its own decimals."""
        return self.show(self._amount(fact))

    def _amount(
        self, fact: Fact, unit: str = "", decimals: int | None = None, sign: SignWord = ""
    ) -> Value:
        return show.amount(fact, unit, decimals, sign, self._percent)

    # -------------------------------------------------------------------------------- filters

    def in_unit(
        self, fact: object, decimaler: int | None = None, *, tecken: SignWord = "", enhet: str
    ) -> Shown:
        return self.show(self._amount(_fact(fact, enhet), enhet, decimaler, tecken))

    def count(self, fact: object, ord: str = "", *, tecken: SignWord = "") -> Shown:
        value = show.bare(_fact(fact, "antal"), None, tecken)
        if not ord:
            return self.show(value)
        return self.show(Value(f"{value.text}\u00a0{ord}", value.fact, value.value, value.unit))

    def whole(self, fact: object, *, tecken: SignWord = "") -> Shown:
        return self.show(show.bare(_fact(fact, "heltal"), 0, tecken))

    def number(self, fact: object, decimaler: int | None = None, *, tecken: SignWord = "") -> Shown:
        return self.show(show.bare(_fact(fact, "tal"), decimaler, tecken))

    def word(self, fact: object) -> Shown:
        return self.show(show.as_word(_fact(fact, "ord")))

    def fraction(self, fact: object) -> Shown:
        """`två tredjedelar`: the simple fraction that a share in percent is close to."""
        known = _fact(fact, "bråk")
        if known.unit != PERCENT:
            raise FactFault("bråk behöver en andel: andel(del, hela) | bråk")
        words = fraction_words(known.amount)
        if words is None:
            shown = format_number(known.amount, known.decimals)
            raise FactFault(f"{shown} procent ligger inte nära något enkelt bråk")
        return self.show(Value(words, known.id, known.amount, known.unit.word))

    def surplus(
        self,
        fact: object,
        decimaler: int | None = None,
        *,
        enhet: str = "",
        bestämd: bool = False,
    ) -> Shown:
        """`ett överskott på 16,8 mnkr`, `ett underskott på 4,8 mnkr`, `ett nollresultat`."""
        known = _fact(fact, "överskott")
        noun = self.surplus_word(known, decimaler, enhet=enhet)
        if noun == "nollresultat":
            return self.show("nollresultatet" if bestämd else "ett nollresultat")
        words = f"{noun}et på " if bestämd else f"ett {noun} på "
        return self.show(words, self._amount(known, enhet, decimaler, "utan"))

    def surplus_word(self, fact: object, decimaler: int | None = None, *, enhet: str = "") -> str:
        known = _fact(fact, "överskott_ord")
        if known.is_cost:
            message = f"{known.id} är en kostnad; överskott hör till avvikelser och resultat"
            raise FactFault(f"{message} (skriv roll: resultat på raden)")
        value, unit = show.in_unit(known, enhet or known.unit.word)
        places = show.default_decimals(known, unit) if decimaler is None else decimaler
        shown = round_half_up(value, places)
        if shown == 0:
            return "nollresultat"
        return "överskott" if shown > 0 else "underskott"

    def about(
        self,
        fact: object,
        enhet: str = "",
        decimaler: int | None = None,
        *,
        till: int | None = None,
    ) -> Shown:
        """`drygt` when the figure is more than the rounded one, `knappt` when less."""
        value, rounded = self._coarse(fact, enhet, decimaler, till)
        difference = abs(value.value or Decimal(0)) - abs(rounded)
        word = "" if difference == 0 else ("drygt " if difference > 0 else "knappt ")
        return self.show(word, value)

    def circa(
        self,
        fact: object,
        enhet: str = "",
        decimaler: int | None = None,
        *,
        till: int | None = None,
    ) -> Shown:
        return self.show("cirka ", self._coarse(fact, enhet, decimaler, till)[0])

    def nearly(
        self,
        fact: object,
        enhet: str = "",
        decimaler: int | None = None,
        *,
        till: int | None = None,
    ) -> Shown:
        """`nästan 17 mnkr`; FactFault when the figure is not below the rounded one."""
        value, rounded = self._coarse(fact, enhet, decimaler, till)
        if abs(value.value or Decimal(0)) >= abs(rounded):
            raise FactFault(f"{value.fact} är inte under {value.text}: nästan stämmer inte")
        return self.show("nästan ", value)

    def _coarse(
        self, fact: object, unit_word: str, decimals: int | None, step: int | None
    ) -> tuple[Value, Decimal]:
        """The figure with a coarse text, and what the text says."""
        known = _fact(fact, "ungefär")
        value, unit = show.in_unit(known, unit_word or known.unit.word or "antal")
        if step is not None:
            rounded, places = round_half_up(value / step, 0) * step, 0
        else:
            places = max(0, known.decimals - 1) if decimals is None else decimals
            rounded = round_half_up(value, places)
        text = show.with_unit(show.signed(rounded, places, ""), unit, self._percent)
        return Value(text, known.id, value, unit.word), rounded

    def capital(self, thing: object) -> object:
        """The words, or what a filter or phrase shows, with a capital first."""
        shown = self.default(thing) if isinstance(thing, Fact) else thing
        if not isinstance(shown, Shown):
            return _capital(str(shown))
        first, *rest = shown.pieces
        if isinstance(first, Value):
            return self.show(replace(first, text=_capital(first.text)), *rest)
        if isinstance(first, Reference):
            return self.show(replace(first, capital=True), *rest)
        return self.show(_capital(first), *rest)

    def date(self, day: object) -> str:
        if not isinstance(day, date):
            raise FactFault(f"datum behöver ett datum, inte {_described(day)}")
        return date_in_table(day)

    def date_in_text(self, day: object) -> str:
        if not isinstance(day, date):
            raise FactFault(f"datum_i_text behöver ett datum, inte {_described(day)}")
        return date_in_text(day)

    # ------------------------------------------------------------------------------ functions

    def change(
        self,
        ny: object,
        gammal: object,
        *,
        form: Form = "dåtid",
        enhet: str = "",
        decimaler: int | None = None,
        procent: bool = False,
    ) -> Shown:
        """`ökade med 11,4 mnkr`, `minskade med …`, `var oförändrat`; costs by their size."""
        new, old = _fact(ny, "förändring"), _fact(gammal, "förändring")
        if form not in _VERBS:
            raise FactFault(f"form kan vara {', '.join(_VERBS)}, inte ”{form}”")
        difference = self._difference(new, old)
        unit = enhet or difference.unit.word or "antal"
        value = self._amount(difference, unit, decimaler, "utan")
        up, down, same = _VERBS[form]
        if round_half_up(difference.amount, 6) == 0 or _is_zero(value.text):
            return self.show(same)
        verb = up if difference.amount > 0 else down
        if not procent:
            return self.show(f"{verb} med ", value)
        relative = share(difference, _sized(old))
        in_percent = self._amount(relative, "procent", decimaler, "utan")
        return self.show(f"{verb} med ", value, " (", in_percent, ")")

    def _difference(self, new: Fact, old: Fact) -> Fact:
        if new.is_cost != old.is_cost and new.amount * old.amount < 0:
            raise FactFault(f"{new.id} och {old.id} har olika tecken: en kostnad och en intäkt")
        difference = _sized(new) - _sized(old)
        if new.unit.kind == "count":
            return difference
        if new.unit.kind == "percent" and difference.unit != POINTS:
            raise FactFault("skillnaden mellan två andelar är procentenheter")
        return difference

    def from_to(
        self,
        gammal: object,
        ny: object,
        *,
        enhet: str = "",
        decimaler: int | None = None,
    ) -> Shown:
        """`från 114,6 till 126,0 mnkr`."""
        old, new = _fact(gammal, "från_till"), _fact(ny, "från_till")
        first = self._number_in(old, enhet or new.unit.word, decimaler)
        return self.show("från ", first, " till ", self._amount(new, enhet, decimaler))

    def _number_in(self, fact: Fact, unit: str, decimals: int | None, sign: SignWord = "") -> Value:
        value, target = show.in_unit(fact, unit or "antal")
        places = show.default_decimals(fact, target) if decimals is None else decimals
        return Value(show.signed(value, places, sign), fact.id, value, target.word)

    def direction(self, a: object, b: object, upp: str, ner: str, lika: str = "oförändrat") -> str:
        """One of three words by how the first figure stands to the second; costs by their size."""
        left, right = _sized(_fact(a, "riktning")), _sized(_fact(b, "riktning"))
        if left.amount == right.amount:
            return lika
        return upp if left.amount > right.amount else ner

    def with_share(
        self,
        del_: object,
        hela: object,
        *,
        enhet: str = "",
        decimaler: int | None = None,
        procentdecimaler: int = 1,
    ) -> Shown:
        """`28,5 mnkr (14,0 procent)`."""
        part, whole = _fact(del_, "med_andel"), _fact(hela, "med_andel")
        in_percent = self._amount(share(part, whole), "procent", procentdecimaler)
        return self.show(self._amount(part, enhet, decimaler), " (", in_percent, ")")

    def of_which(
        self,
        hela: object,
        del_: object,
        *,
        enhet: str = "",
        decimaler: int | None = None,
        tecken: SignWord = "",
    ) -> Shown:
        """`36 mnkr, varav 4 mnkr`."""
        whole, part = _fact(hela, "varav"), _fact(del_, "varav")
        first = self._amount(whole, enhet, decimaler, tecken)
        return self.show(first, ", varav ", self._amount(part, enhet, decimaler, tecken))

    def respectively(
        self,
        a: object,
        b: object,
        *,
        enhet: str = "",
        decimaler: int | None = None,
        tecken: SignWord = "",
    ) -> Shown:
        """`2,2 respektive 1,0 mnkr`."""
        first, second = _fact(a, "respektive"), _fact(b, "respektive")
        number = self._number_in(first, enhet or second.unit.word, decimaler, tecken)
        return self.show(number, " respektive ", self._amount(second, enhet, decimaler, tecken))

    def out_of(self, a: object, b: object) -> Shown:
        """`4 av 13`."""
        part, whole = _fact(a, "av"), _fact(b, "av")
        return self.show(show.bare(part, None, ""), " av ", show.bare(whole, None, ""))

    def interval(self, a: object, b: object) -> Shown:
        """`420–425`."""
        low, high = _fact(a, "intervall"), _fact(b, "intervall")
        return self.show(show.bare(low, None, ""), EN_DASH, show.bare(high, None, ""))

    def magnitude(self, fact: object) -> Fact:
        """The fact without its sign."""
        return abs(_fact(fact, "belopp"))

    def share_of(self, del_: object, hela: object) -> Fact:
        return share(_fact(del_, "andel"), _fact(hela, "andel"))

    def reference(self, id: str, *, versal: bool = False) -> Shown:
        """`tabell 3`, `avsnitt 7.2`; `bilaga 1` for an appendix of the ärende."""
        if id in self._appendices:
            return self.show(f"{'Bilaga' if versal else 'bilaga'}\u00a0{self._appendices[id]}")
        return self.show(Reference(id, versal))

    # ------------------------------------------------------------------------------- by name

    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """The filters by the names authors use."""
        units = ("tkr", "kr", "mdkr", "procent", "procentenheter", "promille")
        return {
            **{unit: partial(self.in_unit, enhet=unit) for unit in units},
            # the house has one word for a million, whichever an author asks by
            **{word: partial(self.in_unit, enhet=self._million) for word in ("mnkr", "mkr")},
            "antal": self.count,
            "heltal": self.whole,
            "tal": self.number,
            "ord": self.word,
            "bråk": self.fraction,
            "överskott": self.surplus,
            "överskott_ord": self.surplus_word,
            "belopp": self.magnitude,
            "ungefär": self.about,
            "cirka": self.circa,
            "nästan": self.nearly,
            "capitalize": self.capital,
            "datum": self.date,
            "datum_i_text": self.date_in_text,
        }

    def functions(self) -> Mapping[str, Callable[..., Any]]:
        """The functions by the names authors use."""
        return {
            "förändring": self.change,
            "från_till": self.from_to,
            "riktning": self.direction,
            "med_andel": self.with_share,
            "varav": self.of_which,
            "respektive": self.respectively,
            "av": self.out_of,
            "intervall": self.interval,
            "andel": self.share_of,
            "ref": self.reference,
        }


def _sized(fact: Fact) -> Fact:
    """The fact by its size when it is a cost, so that a larger cost counts as more."""
    return abs(fact) if fact.is_cost else fact


def _described(thing: object) -> str:
    return thing.id if isinstance(thing, Fact) else f"”{thing}”"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _is_zero(text: str) -> bool:
    return not any(c in "123456789" for c in text)
