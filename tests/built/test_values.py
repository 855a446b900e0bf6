"""Every figure a reader sees is its fact, written the Swedish way, in every format."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

import pytest

from reportgen.document.text import block_inlines, inlines_of, walk
from reportgen.document.tree import Chart, Figure, Table, Value
from reportgen.facts import Fact
from tests.built.arithmetic import worked_out
from tests.built.building import Built, every_block
from tests.built.words import W, docx_text

NBSP, MINUS = "\u00a0", "\u2212"
FACTS = "{urn:reportgen:fakta:1}"
WORDS = (
    *("noll", "ett", "två", "tre", "fyra", "fem", "sex"),
    *("sju", "åtta", "nio", "tio", "elva", "tolv"),
)
FRACTIONS = {
    f"{count} {part}": Decimal(100) * n / whole
    for part, whole in (
        ("femtedelar", 5),
        ("fjärdedelar", 4),
        ("tredjedelar", 3),
        ("tiondelar", 10),
    )
    for n, count in enumerate(WORDS)
} | {"hälften": Decimal(50), "en tredjedel": Decimal(100) / 3, "en fjärdedel": Decimal(25)}
FRACTIONS |= {"en femtedel": Decimal(20), "en tiondel": Decimal(10)}
COUNTED = ("antal_mål", "bedömningar", "summa", "medel")
KRONOR = {"kr": 1, "tkr": 10**3, "mnkr": 10**6, "mkr": 10**6, "mdkr": 10**9}
_NUMBER = re.compile(rf"[+{MINUS}]?(?:\d{{1,3}}(?:{NBSP}\d{{3}})+|\d{{1,3}})(?:,\d+)?(?![\d,])")
_NAME = re.compile(r"[^\W\d]\w*(?:\.\w+)+")


def swedish(value: Decimal, decimals: int) -> str:
    """The value as Swedish readers expect it, told without help from what is tested."""
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, _, rest = f"{abs(rounded):f}".partition(".")
    groups = [whole[max(0, end - 3) : end] for end in range(len(whole), 0, -3)]
    digits = NBSP.join(reversed(groups)) + (f",{rest}" if rest else "")
    return MINUS + digits if rounded < 0 else digits


def _values(built: Built) -> list[Value]:
    """Every figure in running text, cells and notes; charts are drawn, not written."""
    found = [i for run in inlines_of(built.document) for i in walk(run) if isinstance(i, Value)]
    assert found
    return found


def _in_tables(built: Built) -> list[Value]:
    tables = [b for b in every_block(built.document.blocks) if isinstance(b, Table)]
    return [
        inline
        for table in tables
        for row in table.body
        for cell in row.cells
        if cell.number
        for block in cell.blocks
        for run in block_inlines(block)
        for inline in walk(run)
        if isinstance(inline, Value)
    ]


def _in_charts(built: Built) -> list[Value]:
    blocks = every_block(built.document.blocks)
    charts = [b.content for b in blocks if isinstance(b, Figure) and isinstance(b.content, Chart)]
    return [value for chart in charts for series in chart.series for value in series.values]


def written_wrongly(value: Value) -> str:
    """What is wrong with how a figure is written; "" when nothing is."""
    exact = value.value
    if exact is None:
        return "" if value.text in ("", "–", "..", ".") else "a missing value is shown as a figure"
    number = _NUMBER.search(value.text)
    if number is None and value.text in FRACTIONS:
        near = abs(exact - FRACTIONS[value.text]) <= Decimal("2.5")
        return "" if near else "not near that fraction"
    if number is None:
        whole = int(exact)
        right = exact == whole and 0 <= whole < len(WORDS) and WORDS[whole] in value.text.lower()
        return "" if right else "no figure, and no word for it"
    shown = number[0]
    decimals = len(shown.partition(",")[2])
    expected = swedish(exact, decimals)
    if shown in (expected, f"+{expected}"):
        return (
            "" if not (shown.startswith("+") and exact <= 0) else "a plus before what is not more"
        )
    if shown == swedish(abs(exact), decimals):  # prose may say the size and leave out the sign
        return ""
    if not decimals and _is_coarse(shown, exact):
        return ""
    return f"should be {expected}"


def _is_coarse(shown: str, exact: Decimal) -> bool:
    """Whether the text is the value to the nearest ten, hundred or thousand (`drygt 2 700`)."""
    number = Decimal(re.sub(r"[^\d]", "", shown))
    steps = [Decimal(10) ** power for power in range(1, 6) if number % 10**power == 0]
    return any(abs(abs(exact) - number) <= step / 2 for step in steps)


def test_every_figure_is_its_value_written_the_swedish_way(built: Built) -> None:
    everywhere = [*_values(built), *_in_charts(built)]
    wrong = {v.text: why for v in everywhere if (why := written_wrongly(v))}
    assert not wrong


def test_a_figure_in_a_table_keeps_its_sign(built: Built) -> None:
    for value in _in_tables(built):
        if value.value is not None:
            decimals = len(value.text.partition(",")[2].split(NBSP)[0])
            assert value.text.removeprefix("+").split(f"{NBSP}%")[0] == swedish(
                value.value, decimals
            )


def test_every_figure_names_a_fact_or_a_formula_of_facts(built: Built) -> None:
    facts = built.prepared.computed.facts
    for value in [*_values(built), *_in_charts(built)]:
        names = _NAME.findall(value.fact)
        if value.value is not None and not _is_counted(value):
            assert names, value
            assert all(name in facts for name in names), value


def test_every_figure_has_its_fact_s_value_in_the_unit_it_is_shown_in(built: Built) -> None:
    facts = built.prepared.computed.facts
    for value in [*_values(built), *_in_charts(built)]:
        if _is_counted(value) or (value.value is None and not value.fact):
            continue
        if value.fact in facts:
            expected = facts[value.fact].value
        else:
            expected = _worked_out(value.fact, facts)
        if expected is None:
            assert value.value is None, value
            continue
        assert value.value is not None, value
        scale = _scale(value, facts)
        exact, shown = abs(expected) * scale, abs(value.value)
        assert exact == shown or abs(exact - shown) <= _half_a_step(shown), (value, exact)


def _half_a_step(rounded: Decimal) -> Decimal:
    """How far a figure rounded in words ("drygt 2 700") may be from its fact; 0 when not whole."""
    if rounded == 0 or rounded != rounded.to_integral_value():
        return Decimal(0)
    digits = str(int(rounded))
    return Decimal(10 ** (len(digits) - len(digits.rstrip("0")))) / 2


def _is_counted(value: Value) -> bool:
    """A count or sum made where it is asked for, or a number the author wrote there."""
    return value.fact.partition("(")[0] in COUNTED or value.fact == f"{value.value}"


def _scale(value: Value, facts: Mapping[str, Fact]) -> Decimal:
    """From the unit of the fact's figures to the unit shown."""
    units = {facts[name].unit.word for name in _NAME.findall(value.fact)}
    if value.unit == "procent" and "/" in value.fact:
        return Decimal(100)
    (unit,) = units if len(units) == 1 else ("",)
    if unit in KRONOR and value.unit in KRONOR:
        return Decimal(KRONOR[unit]) / KRONOR[value.unit]
    return Decimal(1)


def _worked_out(formula: str, facts: Mapping[str, Fact]) -> Decimal:
    """A formula over facts, by its parts' size where they are costs (as prose compares them)."""
    names: dict[str, Decimal] = {}

    def named(match: re.Match[str]) -> str:
        fact = facts[match[0]]
        assert fact.value is not None
        names[key := f"n{len(names)}"] = abs(fact.value) if fact.is_cost else fact.value
        return key

    return worked_out(_NAME.sub(named, formula).replace(MINUS, "-"), names)


# ---------------------------------------------------------------------------------- every format


Told = tuple[str, str, str, str]


def _told(value: Value) -> Told:
    exact = "" if value.value is None else f"{value.value:f}"
    return value.text, value.fact, exact, value.unit


def test_the_page_tells_every_figure_s_fact_exact_value_and_unit(built: Built) -> None:
    found = Counter(
        (e.text or "", e.get("data-fact"), e.get("value", ""), e.get("data-unit", ""))
        for e in built.html.xpath("//*[@data-fact]")
    )
    told = [_told(v) for v in _values(built) if v.text]
    expected = Counter(t if t[2] else (*t[:3], "") for t in told)
    assert Counter({t: n for t, n in found.items() if t[0]}) == expected


def _bookmarked(built: Built) -> Iterator[tuple[str, str]]:
    """Each bookmark around a figure and the text in it."""
    for name in ("word/document.xml", "word/footnotes.xml"):
        if name not in built.docx:
            continue
        for start in built.part(name).iter(f"{W}bookmarkStart"):
            text = ""
            for after in start.itersiblings():
                if after.tag == f"{W}bookmarkEnd" and after.get(f"{W}id") == start.get(f"{W}id"):
                    yield start.get(f"{W}name"), text
                    break
                text += docx_text(after)


def test_word_tells_every_figure_s_fact_exact_value_and_unit(built: Built) -> None:
    marked = dict(_bookmarked(built))
    (part,) = [n for n in built.docx if n.startswith("customXml/item") and "Props" not in n]
    told = list(built.part(part).iter(f"{FACTS}uppgift"))
    found = Counter(
        (t.get("visas"), t.get("fakta"), t.get("värde", ""), t.get("enhet", "")) for t in told
    )
    assert found == Counter(_told(v) for v in _values(built) if v.text)
    for one in told:
        assert marked[one.get("bokmärke")] == one.get("visas")


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("264,1 mnkr", "264.2"),
        ("−16,8", "16.8"),
        ("6 procent", "5.4"),
        ("2711", "2711"),
        ("fyra", "5"),
        ("+4,0", "-4"),
        ("12", "12.5"),
    ],
)
def test_a_figure_written_wrongly_is_noticed(text: str, exact: str) -> None:
    assert written_wrongly(Value(text, "a.b", Decimal(exact)))
