"""Charts: every figure readable, nothing on top of anything else, with and without colour."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from lxml import etree

from reportgen.document.tree import Chart
from reportgen.files import DiskFiles
from reportgen.theme import Theme, load_theme
from reportgen.write.fonts import face, text_width
from reportgen.write.svg import HALF_WIDTH, WIDTH, draw_chart
from tests.sample_tree import (
    bars_chart,
    chart,
    columns_chart,
    lines_chart,
    shares_chart,
    stacked_chart,
)

SVG = "{http://www.w3.org/2000/svg}"
CHARTS = {
    "columns": columns_chart(),
    "bars": bars_chart(),
    "lines": lines_chart(),
    "stacked": stacked_chart(),
    "shares": shares_chart(),
    "many columns": chart(
        "columns",
        (str(year) for year in range(2010, 2025)),
        {"Budget": [f"{y * 1000}.5" for y in range(15)], "Utfall": ["12345.6"] * 15},
        "tkr",
        1,
        "Många staplar.",
    ),
    "negative bars": chart(
        "bars",
        ("Barn", "Vuxna"),
        {"Budget": ["-4.2", "3.1"], "Utfall": ["-6.8", None]},
        "mnkr",
        1,
        "Två grupper.",
    ),
    "shares of years": chart(
        "shares",
        ("2023", "2024"),
        {"Kvinnor": ["61", "58"], "Män": ["39", "42"]},
        "%",
        0,
        "Kvinnor är fler.",
    ),
    "flat": chart("lines", ("2023", "2024"), {"A": ["5", "5"], "B": ["5", "5"]}, "", 0, "Lika."),
    "one point": chart("lines", ("2024",), {"A": ["5"]}, "", 0, "En punkt."),
    "long names": chart(
        "columns",
        ("2023", "2024"),
        {
            "Personer med beslut om vård enligt lagen om vård av missbrukare i vissa fall": [
                "1",
                "2",
            ],
            "Personer i familjehem": ["3", "4"],
            "Personer på hem för vård eller boende": ["3", "4"],
            "Övriga": ["1", "1"],
        },
        "personer",
        0,
        "Långa namn.",
    ),
    "long names of lines": chart(
        "lines",
        ("2023", "2024"),
        {
            "Socialpsykiatri, antal vårddygn exklusive egna gruppboenden": ["410", "402"],
            "Missbruk, antal vårddygn i familjehem och institution": ["404", "401"],
        },
        "dygn",
        0,
        "Långa namn på linjer.",
    ),
    "only gaps": chart("columns", ("2024",), {"A": [None]}, "", 0, "Tomt."),
    "zeros": chart("columns", ("2023", "2024"), {"A": ["0", "0"]}, "", 0, "Noll."),
}


@cache
def theme(name: str = "klar") -> Theme:
    return load_theme(name, DiskFiles(Path(__file__).parents[2] / "templates"))


def drawing(which: Chart, width: float = WIDTH) -> etree._Element:
    return etree.fromstring(draw_chart(which, theme(), "figur-1", width).encode())


def squeezed(root: etree._Element) -> str:
    """All that is written, without spaces and hyphens: broken words are whole."""
    return re.sub(r"[\s-]", "", "".join(texts(root)))


def texts(root: etree._Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def _boxes(root: etree._Element) -> Iterable[tuple[str, float, float, float, float]]:
    """What each text covers: left, top, right, bottom."""
    for element in root.iter(f"{SVG}text"):
        size = float(element.get("font-size", "12"))
        font = face(theme(), int(element.get("font-weight", "400")))
        width = text_width(element.text or "", size, font)
        shift = {"middle": 0.5, "end": 1.0}.get(element.get("text-anchor", "start"), 0.0)
        left, base = float(element.get("x", "0")) - width * shift, float(element.get("y", "0"))
        yield element.text or "", left, base - size * 0.72, left + width, base + size * 0.05


WIDTHS = pytest.mark.parametrize("width", [WIDTH, HALF_WIDTH])


@WIDTHS
@pytest.mark.parametrize("name", CHARTS)
def test_no_text_covers_another(name: str, width: float) -> None:
    for one, other in combinations(_boxes(drawing(CHARTS[name], width)), 2):
        apart = one[3] <= other[1] or other[3] <= one[1] or one[4] <= other[2] or other[4] <= one[2]
        assert apart, (one, other)


@WIDTHS
@pytest.mark.parametrize("name", CHARTS)
def test_all_text_lies_inside_the_drawing(name: str, width: float) -> None:
    root = drawing(CHARTS[name], width)
    _, _, width, height = (float(part) for part in root.get("viewBox", "").split())
    for text, left, top, right, bottom in _boxes(root):
        assert left >= -1, text
        assert right <= width + 1, text
        assert top >= -1, text
        assert bottom <= height + 1, text


@pytest.mark.parametrize("name", CHARTS)
def test_title_is_the_text_alternative_and_ids_begin_with_the_figures_id(name: str) -> None:
    root = drawing(CHARTS[name])
    assert root.findtext(f"{SVG}title") == CHARTS[name].alt
    ids = [element.get("id", "") for element in root.iter() if element.get("id")]
    assert ids
    assert all(id_.startswith("figur-1-") for id_ in ids)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", CHARTS)
def test_the_same_chart_gives_the_same_drawing(name: str) -> None:
    one, other = (draw_chart(CHARTS[name], theme(), "f") for _ in range(2))
    assert one == other


@pytest.mark.parametrize("name", ["columns", "bars", "stacked"])
def test_every_value_is_written_the_swedish_way(name: str) -> None:
    written = texts(drawing(CHARTS[name]))
    for series in CHARTS[name].series:
        for value in series.values:
            assert value.text in written


def test_axes_have_even_steps_with_minus_and_comma() -> None:
    written = texts(drawing(CHARTS["columns"]))
    assert written.count("−2,5") == 1
    assert "5,0" in written
    assert not any("-" in text or "." in text for text in written)


def test_columns_below_zero_hang_from_the_zero_line() -> None:
    root = drawing(CHARTS["columns"])
    bars = [rect for rect in root.iter(f"{SVG}rect") if float(rect.get("height", "0")) > 12]
    tops = [float(bar.get("y", "0")) for bar in bars]
    bottoms = [float(b.get("y", "0")) + float(b.get("height", "0")) for b in bars]
    axis = next(path for path in root.iter(f"{SVG}path") if path.get("class") == "axis")
    zero = float((axis.get("d") or "").split("L")[1].split()[1])
    assert all(
        abs(top - zero) < 0.1 or abs(bottom - zero) < 0.1
        for top, bottom in zip(tops, bottoms, strict=True)
    )
    assert any(abs(top - zero) < 0.1 for top in tops)


@pytest.mark.parametrize("name", ["columns", "stacked"])
def test_series_are_told_apart_without_colour_by_patterns(name: str) -> None:
    root = drawing(CHARTS[name])
    fills = {rect.get("fill") for rect in root.findall(f"{SVG}rect")}
    patterns = list(root.iter(f"{SVG}pattern"))
    assert len(patterns) == len(CHARTS[name].series) - 1
    assert {f"url(#{pattern.get('id')})" for pattern in patterns} <= fills
    shapes = {pattern[0].get("d") for pattern in patterns}
    assert len(shapes) == len(patterns)


def test_lines_are_told_apart_without_colour_by_dashes_and_marks() -> None:
    root = drawing(CHARTS["lines"])
    lines = [
        path for path in root.iter(f"{SVG}path") if (path.get("class") or "").startswith("line")
    ]
    assert len({line.get("stroke-dasharray") for line in lines}) == 3


def test_a_line_is_broken_where_a_value_is_missing() -> None:
    broken = chart("lines", ("a", "b", "c", "d"), {"A": ["1", None, "3", "4"]}, "", 0, "Bruten.")
    (line,) = (p for p in drawing(broken).iter(f"{SVG}path") if p.get("class") == "line-1")
    assert re.sub(r"[^ML]", "", line.get("d") or "") == "MML"


def test_every_line_is_named_at_its_end() -> None:
    written = texts(drawing(CHARTS["lines"]))
    assert {"2022", "2023", "2024"} <= set(written)


def test_crowded_values_give_way_rather_than_collide() -> None:
    assert "12\u00a0345,6" not in texts(drawing(CHARTS["many columns"]))


@pytest.mark.parametrize("name", ["columns", "stacked"])
def test_a_grid_line_does_not_run_through_a_value(name: str) -> None:
    parts = list(drawing(CHARTS[name]))
    grounds = [part for part in parts if part.get("class") == "plate"]
    for text in (part for part in parts if part.get("text-anchor") == "middle"):
        if any(c.isdigit() for c in text.text) and text.text not in CHARTS[name].categories:
            x, y = float(text.get("x")), float(text.get("y"))
            assert any(
                abs(float(g.get("x")) + float(g.get("width")) / 2 - x) < 0.1
                and float(g.get("y")) < y <= float(g.get("y")) + float(g.get("height"))
                for g in grounds
            ), text.text


def test_a_low_part_of_a_column_has_its_value() -> None:
    low = chart("stacked", ("2022",), {"A": ["85"], "B": ["9"]}, "", 0, "Mest A.")
    assert "9" in texts(drawing(low))


def test_the_unit_stands_over_the_axis_in_every_drawing() -> None:
    for name in ("columns", "bars", "lines", "stacked"):
        chart = CHARTS[name]
        root = drawing(chart)
        (unit,) = (t for t in root.iter(f"{SVG}text") if t.text == chart.unit)
        place = (unit.get("x"), unit.get("y"), unit.get("text-anchor"))
        beside_legend = len(chart.series) > 1 and chart.kind != "lines"
        right = root.get("viewBox", "").split()[2]
        assert place == ((right, "12", "end") if beside_legend else ("0", "12", None))


def test_one_series_needs_no_legend() -> None:
    assert "2024" not in texts(drawing(CHARTS["bars"]))


def test_long_names_are_broken_between_words() -> None:
    written = texts(drawing(CHARTS["bars"]))
    name = CHARTS["bars"].categories[3]
    assert name not in written
    assert " ".join(text for text in written if text and text in name) == name


@WIDTHS
@pytest.mark.parametrize("name", ["columns", "bars", "stacked", "shares", "long names of lines"])
def test_no_name_is_cut_short(name: str, width: float) -> None:
    which = CHARTS[name]
    written = squeezed(drawing(which, width))
    series = [series.name for series in which.series] if len(which.series) > 1 else []
    for words in (*which.categories, *series):
        assert re.sub(r"[\s-]", "", words) in written


def test_a_word_wider_than_its_column_is_broken_before_a_consonant_and_its_vowel() -> None:
    names = ("Familjebehandling", "Stöd", "Övrigt", "Kontakt")
    root = drawing(chart("columns", names, {"2024": ["1"] * 4}, "", 0, "Fyra."), HALF_WIDTH)
    first = [text for text in texts(root) if text.lower() in "familjebe-handling"]
    assert first == ["Familjebe-", "handling"]


def test_lines_whose_names_have_no_room_beside_them_are_named_above() -> None:
    names = {"Exempelköping": ["3100", "3540"], "Jämförbara kommuner": ["3000", "3390"]}
    which = chart("lines", ("2023", "2024"), names, "kr", 0, "Två linjer.")
    for width, above in ((WIDTH, False), (HALF_WIDTH, True)):
        places = {text: left for text, left, *_ in _boxes(drawing(which, width))}
        assert (places["Exempelköping"] < places["3\u00a0540"] - width / 2) == above


def test_names_in_a_legend_stand_in_columns_under_each_other() -> None:
    names = {f"Insatser av slag {number}": ["1", "2"] for number in range(6)}
    root = drawing(chart("columns", ("2023", "2024"), names, "antal", 0, "Sex serier."))
    places = [e.get("x") for e in root.iter(f"{SVG}text") if (e.text or "").startswith("Insatser")]
    assert places[:3] == places[3:]


def test_a_small_chart_is_low_and_as_wide_as_it_is_asked_to_be() -> None:
    small = replace(CHARTS["lines"], small=True)
    half, alone = (
        etree.fromstring(draw_chart(small, theme(), "f", width)) for width in (HALF_WIDTH, WIDTH)
    )
    assert [float(root.get("width", "")) for root in (half, alone)] == [HALF_WIDTH, WIDTH]
    assert float(alone.get("height", "")) < float(drawing(CHARTS["lines"]).get("height", ""))


def test_months_that_do_not_fit_are_left_out_rather_than_cut_short() -> None:
    months = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
    data = {"2023": ["5"] * 12, "2024": ["6"] * 12}
    small = replace(chart("columns", months, data, "dygn", 0, "Vårddygn."), small=True)
    written = texts(etree.fromstring(draw_chart(small, theme(), "f", HALF_WIDTH).encode()))
    assert [text for text in written if text in months or "…" in text] == list(months[::2])


def test_shares_are_drawn_against_the_whole() -> None:
    root = drawing(CHARTS["shares"])
    rects = root.findall(f"{SVG}rect")
    track, bar = (float(rect.get("width", "0")) for rect in rects[:2])
    assert bar / track == pytest.approx(0.34, abs=0.001)


def test_an_empty_chart_is_still_a_drawing_with_its_alternative() -> None:
    empty = Chart("columns", (), (), "mnkr", 1, "Inga uppgifter.")
    assert drawing(empty).findtext(f"{SVG}title") == "Inga uppgifter."
