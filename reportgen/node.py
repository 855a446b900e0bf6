"""The base of everything an author writes: a frozen pydantic model that knows its place."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_core.core_schema import ValidationInfo

from reportgen.finding import Finding, Source, fel
from reportgen.language import NumberFault, parse_number
from reportgen.yamltext import PlacedDict, place_of


def closest(name: str, known: Iterable[str]) -> str:
    """A hint that names the known word most like `name`, or all of them when they are few."""
    words = [word for word in known if word]
    folded = {_fold(word): word for word in words}
    match = difflib.get_close_matches(_fold(name), folded, n=1, cutoff=0.6)
    if match:
        return f"menade du ”{folded[match[0]]}”?"
    return f"här kan stå: {', '.join(sorted(words))}" if 0 < len(words) <= 30 else ""


def _fold(word: str) -> str:
    return word.casefold().translate(str.maketrans("åäöé -", "aaoe__"))


def split_number(key: str, value: object, place: Source) -> Finding | None:
    """The finding when a key is the decimals of a number that a comma within { } split in two."""
    if not key.isdigit() or value is not None:
        return None
    hint = "inom { } måste decimaltecknet vara punkt: skriv 128.2, inte 128,2"
    return fel("decimal-comma", "ett decimalkomma har delat talet i två", place, hint)


class Node(BaseModel):
    """A mapping in an author's file.

    `source` is where it begins; `places` where the value of each key stands. Keys that the model
    does not know are findings, unless the model names a field that gathers them (`gathers`).
    """

    model_config = ConfigDict(
        frozen=True, populate_by_name=True, arbitrary_types_allowed=True, extra="ignore"
    )

    gathers: ClassVar[str] = ""

    source: Source = Field(default=Source(""), exclude=True, repr=False)
    places: dict[str, Source] = Field(default_factory=dict, exclude=True, repr=False)

    @model_validator(mode="before")
    @classmethod
    def _take_places(cls, data: object, info: ValidationInfo) -> object:
        if not isinstance(data, PlacedDict):
            return data
        keys = cls.keys()
        taken: dict[str, Any] = {k: v for k, v in data.items() if k in keys}
        rest = [k for k in data if k not in keys]
        if cls.gathers:
            gathered = PlacedDict(data.source)
            for key in rest:
                gathered[key] = data[key]
                gathered.keys_at[key] = data.keys_at[key]
                gathered.values_at[key] = data.values_at[key]
            taken[cls.gathers] = gathered
        else:
            findings: list[Finding] = info.context if info.context is not None else []
            for key in rest:
                message = f"nyckeln ”{key}” finns inte här"
                place = data.keys_at[key]
                fault = fel("unknown-key", message, place, cls.hint_for(key))
                findings.append(split_number(key, data[key], place) or fault)
        taken["source"] = data.source
        taken["places"] = data.values_at
        return taken

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """The keys an author may write, in Swedish."""
        own = {"source", "places", "kind", cls.gathers}
        return tuple(f.alias or name for name, f in cls.model_fields.items() if name not in own)

    @classmethod
    def hint_for(cls, key: str) -> str:
        """What to do about a key that does not belong here."""
        return closest(key, cls.keys())

    @classmethod
    def read(cls, data: object, default: Source) -> tuple[Self | None, tuple[Finding, ...]]:
        """The model made of `data` from a file, or None, and every fault in it."""
        findings: list[Finding] = []
        if not isinstance(data, PlacedDict):
            place = getattr(data, "source", default)
            return None, (fel("wrong-kind", "här ska stå nycklar och värden", place, _LINES),)
        try:
            model = cls.model_validate(data, context=findings)
        except ValidationError as error:
            hints = {f.hint for f in findings}
            details = [  # a misspelt key is also a missing one; saying so once is enough
                d
                for d in error.errors(include_url=False)
                if d["type"] != "missing" or f"menade du ”{d['loc'][-1]}”?" not in hints
            ]
            return None, (*findings, *(_finding(d, data, default) for d in _telling(details)))
        return model, tuple(findings)


def _telling(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """The errors without those that only follow from others.

    A list is "too short" when its items are faulty; a choice between kinds fails once for each.
    """
    kept: list[ErrorDetails] = []
    choices: set[tuple[int | str, ...]] = set()
    for error in errors:
        loc = error["loc"]
        inside = any(o is not error and o["loc"][: len(loc)] == loc for o in errors)
        of_a_choice = bool(loc) and str(loc[-1]).startswith(_BRANCHES)
        if (error["type"] == "too_short" and inside) or (of_a_choice and loc[:-1] in choices):
            continue
        if of_a_choice:
            choices.add(loc[:-1])
        kept.append(error)
    return kept


_BRANCHES = ("literal[", "tuple[", "bool", "str")
"""How pydantic names the kinds in a union, last in an error's place."""


def _number(value: object) -> object:
    if isinstance(value, bool):
        raise PydanticCustomError("number", "{what}", {"what": "här ska stå ett tal"})
    if isinstance(value, int | Decimal):
        return Decimal(value)
    if value is None:
        hint = "inom { } måste decimaltecknet vara punkt: 1.5, inte 1,5"
        raise PydanticCustomError("number", "{what}", {"what": "talet saknas", "hint": hint})
    if isinstance(value, str):
        try:
            return parse_number(value)
        except NumberFault as fault:
            raise PydanticCustomError("number", "{what}", {"what": str(fault)}) from None
    raise PydanticCustomError("number", "{what}", {"what": "här ska stå ett tal"})


Number = Annotated[Decimal, BeforeValidator(_number)]
"""A number as an author may write it: `1234.5`, `−1 234,5`."""


def _yes_or_no(value: object) -> object:
    if isinstance(value, str) and value.casefold() in ("ja", "nej"):
        return value.casefold() == "ja"
    if isinstance(value, bool):
        return value
    raise PydanticCustomError("yes_no", "{what}", {"what": "här ska stå ja eller nej"})


YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
"""`ja` or `nej`."""


def _prose(value: object) -> object:
    if isinstance(value, int | Decimal | date) and not isinstance(value, bool):
        return str(value)
    return value


def _day(value: object) -> object:
    """Only dates: pydantic would also take 2025 as seconds since 1970."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise author_fault(f"{value} är inget datum i almanackan") from None
    if type(value) is date:
        return value
    raise author_fault("här ska stå ett datum, t.ex. 2024-12-31")


Day = Annotated[date, BeforeValidator(_day)]
"""A date: `2024-12-31`."""

Prose = Annotated[str, BeforeValidator(_prose)]
"""Text; a bare number or date is text too (`rubrik: 2024`)."""

_LINES = "en rad för varje nyckel, t.ex. id: ekonomi"

_MESSAGES = {
    "missing": "nyckeln ”{key}” saknas",
    "string_type": "här ska stå text",
    "int_type": "här ska stå ett heltal",
    "int_parsing": "här ska stå ett heltal",
    "int_from_float": "här ska stå ett heltal",
    "bool_type": "här ska stå ja eller nej",
    "bool_parsing": "här ska stå ja eller nej",
    "tuple_type": "här ska stå en lista (rader som börjar med -)",
    "list_type": "här ska stå en lista (rader som börjar med -)",
    "dict_type": "här ska stå nycklar och värden",
    "model_type": "här ska stå nycklar och värden",
    "model_attributes_type": "här ska stå nycklar och värden",
    "string_too_short": "texten får inte vara tom",
    "string_too_long": "texten är för lång (högst {max_length} tecken)",
    "too_short": "listan har för få delar (minst {min_length})",
    "too_long": "här kan stå högst {max_length}",
    "greater_than_equal": "talet är för litet (minst {ge})",
    "less_than_equal": "talet är för stort (högst {le})",
    "greater_than": "talet måste vara större än {gt}",
    "string_pattern_mismatch": "”{input}” kan inte användas här",
    "union_tag_not_found": "nyckeln som säger vad detta är saknas",
}

_HINTS = {
    "string_pattern_mismatch": "använd små bokstäver, siffror och _ , med en bokstav först",
    "string_type": "sätt värdet inom citattecken om det ska vara text",
}

_MISSING_HINTS = {
    "alt": "skriv vad bilden eller diagrammet visar, för den som inte ser det",
    "datum": "skriv dokumentets datum, t.ex. datum: 2025-02-17",
}


def _finding(error: ErrorDetails, data: PlacedDict, default: Source) -> Finding:
    """Swedish words for one of pydantic's errors, by its type (never by its English text)."""
    kind, loc = error["type"], error["loc"]
    place = place_of(data, loc, default)
    context = {**error.get("ctx", {}), "input": error.get("input"), "key": loc[-1] if loc else ""}
    if kind in ("literal_error", "enum", "union_tag_invalid"):
        expected = str(context.get("expected") or context.get("expected_tags") or "")
        words = [w.strip(" '[]") for w in expected.replace(" or ", ",").split(",")]
        given = error["input"]
        if kind == "union_tag_invalid":
            given = str(context.get("tag")).strip("[]")
            place = place_of(data, (*loc, "typ"), default)
        message = f"”{given}” kan inte stå här"
        return fel("wrong-choice", message, place, closest(str(given), words))
    if kind in _MESSAGES:
        message = _MESSAGES[kind].format_map({k: str(v) for k, v in context.items()})
        code = "missing-key" if kind == "missing" else "wrong-kind"
        hint = _MISSING_HINTS.get(str(context["key"]), "") if kind == "missing" else ""
        return fel(code, message, place, _HINTS.get(kind, hint))
    if "ctx" in error and "what" in error["ctx"]:
        return fel("wrong-value", error["ctx"]["what"], place, error["ctx"].get("hint", ""))
    return fel("wrong-value", f"värdet kan inte användas ({kind})", place)


def author_fault(message: str, hint: str = "") -> PydanticCustomError:
    """An error a validator raises; `message` and `hint` are Swedish and reach the author as is."""
    return PydanticCustomError("author", "{what}", {"what": message, "hint": hint})
