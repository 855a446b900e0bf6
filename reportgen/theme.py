"""A theme: looks as data. One set of tokens drives CSS, SVG and Word styles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from reportgen.files import Files
from reportgen.finding import Finding, ReportError, Source, fel
from reportgen.node import Node, Number, author_fault, closest
from reportgen.yamltext import read_yaml


def _colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise author_fault(f"”{value}” är ingen färg", 'skriv som "#0b4f7d", inom citattecken')
    return value


Colour = Annotated[str, AfterValidator(_colour)]
"""`#rrggbb`."""


class Colours(Node):
    """Colours by what they are for, `#rrggbb`. Text colours keep 4.5:1 on white (WCAG 1.4.3)."""

    accent: Colour = Field(alias="accent")
    on_accent: Colour = Field(alias="på_accent", default="#ffffff")
    text: Colour = Field(alias="text", default="#1b1b1b")
    muted: Colour = Field(alias="dämpad", default="#565b61")
    hairline: Colour = Field(alias="linje", default="#c8cdd3")
    tint: Colour = Field(alias="ton")
    cover: Colour = Field(alias="omslag")
    on_cover: Colour = Field(alias="på_omslag", default="#ffffff")
    status_good: Colour = Field(alias="status_bra", default="#1e7a3c")
    status_partial: Colour = Field(alias="status_delvis", default="#9a6700")
    status_bad: Colour = Field(alias="status_dålig", default="#b3261e")
    status_neutral: Colour = Field(alias="status_neutral", default="#565b61")
    series: tuple[Colour, ...] = Field(alias="serier", min_length=4)

    def status(self, role: str) -> str:
        """The colour of a status role: `bra`, `delvis`, `dålig` or `neutral`."""
        return {
            "bra": self.status_good,
            "delvis": self.status_partial,
            "dålig": self.status_bad,
        }.get(role, self.status_neutral)


class Fonts(Node):
    """Font families; the files lie in the theme's or the base's `fonts/`."""

    body: str = Field(alias="brödtext", default="Source Sans 3")
    heading: str = Field(alias="rubriker", default="Source Sans 3")


class Sizes(Node):
    """Type sizes in points and page measures in millimetres."""

    body_pt: Number = Field(alias="brödtext_pt", default="10.5", validate_default=True)
    heading_pt: tuple[Number, Number, Number, Number] = Field(
        alias="rubriker_pt", default=("20", "14", "11.5", "10.5"), validate_default=True
    )
    title_pt: Number = Field(alias="titel_pt", default="34", validate_default=True)
    table_pt: Number = Field(alias="tabell_pt", default="9", validate_default=True)
    note_pt: Number = Field(alias="not_pt", default="8.5", validate_default=True)
    line_height: Number = Field(alias="radavstånd", default="1.42", validate_default=True)
    margin_top_mm: Number = Field(alias="marginal_topp_mm", default="27", validate_default=True)
    margin_bottom_mm: Number = Field(
        alias="marginal_botten_mm", default="24", validate_default=True
    )
    margin_side_mm: Number = Field(alias="marginal_sida_mm", default="25", validate_default=True)


class ThemeSpec(Node):
    """`theme.yaml`."""

    name: str = Field(alias="namn")
    description: str = Field(alias="beskrivning", default="")
    colours: Colours = Field(alias="färger")
    fonts: Fonts = Field(alias="typsnitt", default_factory=Fonts)
    sizes: Sizes = Field(alias="mått", default_factory=Sizes)
    logo: str = Field(alias="logotyp", default="")
    logo_alt: str = Field(alias="logotyp_alt", default="")
    logo_cover: str = Field(alias="logotyp_omslag", default="")
    logo_word: str = Field(alias="logotyp_word", default="")
    logo_cover_word: str = Field(alias="logotyp_omslag_word", default="")
    reference_docx: str = Field(alias="wordmall", default="")


@dataclass(frozen=True, slots=True)
class FontFile:
    """One face of a family, as a TrueType file."""

    family: str
    weight: Literal[400, 700]
    italic: bool
    file_name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with everything it needs read in.

    `css` is the base stylesheet followed by the theme's own; `reference_docx` the Word template;
    `logo` and `logo_cover` SVG or PNG bytes (empty when there is none), `logo_word` and
    `logo_cover_word` the same as PNG, for programs that do not draw SVG.
    """

    spec: ThemeSpec
    css: str
    fonts: tuple[FontFile, ...]
    reference_docx: bytes
    logo: bytes
    logo_cover: bytes
    logo_word: bytes = b""
    logo_cover_word: bytes = b""


_FACES: dict[str, tuple[Literal[400, 700], bool]] = {
    "Regular": (400, False),
    "It": (400, True),
    "Bold": (700, False),
    "BoldIt": (700, True),
}


def _font_files(folder: Files, prefix: str, wanted: set[str]) -> list[FontFile]:
    """The faces in `fonts/` of the wanted families: `SourceSans3-BoldIt.ttf`."""
    found = []
    for name in folder.names(f"{prefix}fonts"):
        stem, dot, ending = name.rpartition("/")[2].partition(".")
        family, _, face = stem.partition("-")
        if ending == "ttf" and face in _FACES and family in {w.replace(" ", "") for w in wanted}:
            full = next(w for w in wanted if w.replace(" ", "") == family)
            weight, italic = _FACES[face]
            found.append(FontFile(full, weight, italic, stem + dot + ending, folder.read(name)))
    return found


def load_theme(
    name: str, templates: Files, own: Files | None = None, *, asked_from: Source = Source("")
) -> Theme:
    """The theme `name` from the ärende's or profile's own folder, else from the package's themes.

    `templates` is the package's template folder; `own` a folder that has `teman/<name>/`.
    Raises ReportError when the theme does not exist (at `asked_from`) or is faulty.
    """
    for files, prefix in ((own, f"teman/{name}/"), (templates, f"themes/{name}/")):
        if files is not None and files.exists(f"{prefix}theme.yaml"):
            return _read_theme(files, prefix, templates)
    known = sorted(n.split("/")[1] for n in templates.names("themes") if n.endswith("theme.yaml"))
    message = f"temat ”{name}” finns inte"
    raise ReportError([fel("unknown-theme", message, asked_from, closest(name, known))])


def _read_theme(files: Files, prefix: str, templates: Files) -> Theme:
    place = Source(files.label(f"{prefix}theme.yaml"))
    data, findings = read_yaml(files.read(f"{prefix}theme.yaml"), place.file)
    spec, faults = ThemeSpec.read(data, place)
    if spec is None or findings or faults:
        raise ReportError([*findings, *faults])
    wanted = {spec.fonts.body, spec.fonts.heading}
    fonts = _font_files(files, prefix, wanted)
    have = {f.family for f in fonts}
    fonts += _font_files(templates, "base/", wanted - have)
    problems = [
        fel("missing-font", f"typsnittet ”{w}” saknas i temat", place, "lägg .ttf-filer i fonts/")
        for w in sorted(wanted - {f.family for f in fonts})
    ]

    def optional(name: str, what: str) -> bytes:
        if name and not files.exists(prefix + name):
            problems.append(_missing(place, what, name))
            return b""
        return files.read(prefix + name) if name else b""

    logo, logo_cover = optional(spec.logo, "logotypen"), optional(spec.logo_cover, "logotypen")
    for_word = optional(spec.logo_word, "logotypen"), optional(spec.logo_cover_word, "logotypen")
    reference = optional(spec.reference_docx, "wordmallen")
    if problems:
        raise ReportError(problems)
    css = templates.read("base/base.css").decode()
    if files.exists(f"{prefix}theme.css"):
        css += files.read(f"{prefix}theme.css").decode()
    return Theme(
        spec=spec,
        css=css,
        fonts=tuple(fonts),
        reference_docx=reference or templates.read("base/reference.docx"),
        logo=logo,
        logo_cover=logo_cover,
        logo_word=for_word[0],
        logo_cover_word=for_word[1],
    )


def _missing(place: Source, what: str, name: str) -> Finding:
    return fel("missing-file", f"{what} ”{name}” finns inte i temat", place)
