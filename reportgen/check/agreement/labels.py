"""Labels and headings as people compare them: spelling, marks and units aside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportgen.tables.spec import ColumnSpec

_YEAR_EXPRESSION = re.compile(r"\{\{\s*(?P<name>år|kolumnår)\s*(?P<shift>[-+]\s*\d+)?\s*\}\}")
_EXPRESSION = re.compile(r"\{\{.*?\}\}")
_UNIT = re.compile(r"\s*[(,]?\s*\b(?:mnkr|mkr|tkr|mdkr|kr|antal|procent|andel)\b\s*[)]?|\s*\(?%\)?")
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PARENTHESES = re.compile(r"[*¹²³]+\)?|\([^)]*\)")

_ENDINGS = ("", *"aenrts", *("ar", "er", "or", "en", "et", "na", "an", "arna", "erna", "orna"))
"""What a Swedish noun or adjective may end in without meaning another thing."""

_KINDS = {
    "outcome": ("utfall", "bokslut", "årsutfall", "helårsutfall"),
    "budget": ("budget", "årsbudget", "helårsbudget"),
    "forecast": ("prognos", "årsprognos", "helårsprognos"),
    "deviation": ("avvikelse", "differens", "budgetavvikelse"),
}
_ROLES = {
    "utfall": "outcome", "bokslut": "outcome", "budget": "budget", "prognos": "forecast",
    "avvikelse": "deviation",
}  # fmt: skip
_NEUTRAL = frozenset(
    ("helår", "årets", "år", "enligt", "mot", "i", "per", "jämfört", "med", "av", "den", "december")
)
_SETS_APART = re.compile(
    r"justera|ursprung|revidera|tillägg|beslutad|delår|tertial|kvartal|april|augusti|period"
    r"|ackumulera|volym|prognos|omräkna|kf\b"
)


def shown(text: str, year: int, column_year: int | None = None) -> str:
    """A label with its years written out, as the reader sees it; other expressions fall away."""

    def written(match: re.Match[str]) -> str:
        base = year if match["name"] == "år" else column_year
        if base is None:
            return ""
        return str(base + int((match["shift"] or "0").replace(" ", "")))

    return _EXPRESSION.sub("", _YEAR_EXPRESSION.sub(written, text)).strip()


def words(label: str) -> tuple[str, ...]:
    """The label's words in small letters, without marks and units.

    Other words in brackets stay, for they set rows apart: `Bidrag (intäkter)`.
    """
    plain = _UNIT.sub(" ", _and(label))
    found = tuple(_WORD.findall(plain))
    return found if found else tuple(_WORD.findall(label.casefold()))


@cache
def stem(word: str) -> str:
    """The word without an ending that only inflects it; at least three letters stay."""
    for ending in sorted(_ENDINGS, key=len, reverse=True):
        if ending and word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


@cache
def key(label: str) -> str:
    """What two labels share when they name the same thing: stems run together."""
    return "".join(stem(word) for word in words(label))


def is_of_time(label: str) -> bool:
    """Whether a row is only a year, month or quarter: its subject is the table's title."""
    return bool(
        re.fullmatch(
            r"[\d\s–-]*|(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|kv|t)"
            r"[a-z]*\.?\s*\d*",
            label.casefold().strip(),
        )
    )


def acronyms(label: str) -> frozenset[str]:
    """Words in capitals: `HME`."""
    return frozenset(re.findall(r"(?<!\w)[A-ZÅÄÖ]{3,}(?!\w)", label))


def differ_in_spelling(one: str, other: str) -> bool:
    """Whether two labels differ only by case, hyphen, spacing or an inflected word."""
    first, second = (_tidy(label) for label in (one, other))
    if first[1:] == second[1:] and first[:1].casefold() == second[:1].casefold():
        return False
    own, others = (_WORD.findall(_and(label)) for label in (first, second))
    if "".join(own) == "".join(others):
        return True
    if len(own) != len(others):
        return False
    apart = [(a, b) for a, b in zip(own, others, strict=True) if a != b]
    return len(apart) == 1 and _inflects(*apart[0])


def differ_in_marks(one: str, other: str) -> bool:
    """Whether two labels of several words are the same but for `&`: then they are one thing."""
    own, others = (_WORD.findall(_and(_tidy(label))) for label in (one, other))
    return len(own) > 2 and own == others and ("&" in one) != ("&" in other)


def _and(label: str) -> str:
    return label.casefold().replace("&", " och ")


def _tidy(label: str) -> str:
    """Without marks and brackets; dashes and spaces of one kind."""
    plain = _PARENTHESES.sub("", label).replace("–", "-").replace("−", "-")
    return " ".join(plain.split())


def _inflects(one: str, other: str) -> bool:
    if one.isdigit() or other.isdigit():
        return False
    common = 0
    while common < min(len(one), len(other)) and one[common] == other[common]:
        common += 1
    splits = (s for s in range(max(3, common - 2), common + 1))
    return any(one[s:] in _ENDINGS and other[s:] in _ENDINGS for s in splits)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column tells of: kinds of figure, year, and the other words of its heading."""

    kinds: frozenset[str]
    year: int | None
    others: frozenset[str]

    def is_same(self, other: Meaning) -> bool:
        """Whether the headings say the same thing."""
        return bool(self.kinds or self.others or self.year) and self == other

    def may_be_same(self, other: Meaning) -> bool:
        """Whether nothing in the headings speaks against their saying the same thing."""
        if self.year != other.year or not self.kinds & other.kinds:
            return False
        apart = " ".join(self.others ^ other.others)
        deviations = "deviation" in self.kinds, "deviation" in other.kinds
        return deviations[0] == deviations[1] and not _SETS_APART.search(apart)


def meaning(column: ColumnSpec, report_year: int) -> Meaning:
    """What a column tells of, read from its heading, role and year."""
    heading = _period(shown(column.title, report_year, column.year))
    if group := _period(shown(column.group, report_year, column.year)):
        heading = f"{group} {heading}"
    years = [int(y) for y in _YEAR.findall(heading)]
    found = [w for w in _WORD.findall(heading.casefold()) if not _YEAR.fullmatch(w)]
    found = _joined(found)
    kinds = {kind for kind, names in _KINDS.items() if any(w in names for w in found)}
    if column.role in _ROLES and not kinds:
        kinds.add(_ROLES[column.role])
    if "deviation" in kinds:  # is always that of outcome and budget, unless a forecast is named
        kinds -= {"outcome", "budget"}
    if column.format == "procent" or "%" in heading:
        kinds.add("percent")
    year = column.year or (years[0] if len(years) == 1 else None)
    if year is None and not years and kinds and "bokslut" not in (*found, column.role):
        year = report_year
    if year is not None and not found and not kinds:  # a bare year: what that year became
        kinds.add("outcome")
    known = {name for names in _KINDS.values() for name in names}
    others = frozenset(stem(w) for w in words(" ".join(found)) if w not in known | _NEUTRAL)
    return Meaning(frozenset(kinds), year, others)


_PERIOD = re.compile(
    r"\b(?:jan(?:uari)?|1 januari)\.?\s?[–-]\s?(?:\d+\s)?(?P<last>apr|jun|aug|sep|okt)[a-z]*\.?"
    r"|\b(?:per\s)?(?:den\s)?(?:30|31)\s(?P<day>apr|jun|aug|sep|okt)[a-z]*\.?",
    re.IGNORECASE,
)


def _period(heading: str) -> str:
    """`januari–augusti` and `31 aug` as one word: a year is counted from its beginning."""
    return _PERIOD.sub(lambda m: f"period {(m['last'] or m['day']).casefold()}", heading)


def _joined(found: list[str]) -> list[str]:
    """`budget avvikelse` (a heading broken at a hyphen) as one word."""
    whole = " ".join(found).replace("budget avvikelse", "budgetavvikelse")
    return whole.replace("prognos avvikelse", "prognosavvikelse").split()
