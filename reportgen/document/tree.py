"""The document as it will read: typed, immutable nodes that every writer walks.

Blocks contain inlines, never the reverse; every block carries its place in the author's files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from reportgen.finding import Source

Style = Literal["strong", "emphasis", "superscript", "subscript"]


@dataclass(frozen=True, slots=True)
class Text:
    """Plain running text; white space is already collapsed."""

    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """A figure as shown, and the fact it shows.

    `text` is what the reader sees ("264,2 mnkr"); `value` the exact value in `unit` (None when the
    value is missing); `fact` the dotted name of the fact, or the formula of a derived one.
    """

    text: str
    fact: str
    value: Decimal | None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Styled:
    """Text with emphasis."""

    style: Style
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Foreign:
    """Text in another language (BCP 47 tag), so that it is read aloud and proofed rightly."""

    language: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link out of the document."""

    url: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to something in this document; `text` ("tabell 3") is filled in by numbering."""

    target: str
    text: str = ""
    source: Source = Source("")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, at the place of its mark; `number` is filled in by numbering.

    A note that is referred to again (same `id`) keeps its number; `first` is False there.
    """

    id: str
    blocks: tuple[Block, ...]
    number: int = 0
    first: bool = True


@dataclass(frozen=True, slots=True)
class Status:
    """An assessment: a symbol in a colour role and, always, the words that say the same.

    `level` is the id in the scale, `symbol` one character, `colour` a role in the theme
    ("bra", "delvis", "dålig", "neutral").
    """

    scale: str
    level: str
    symbol: str
    colour: str
    text: str
    show_text: bool = True
    show_symbol: bool = True


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced line break."""


Inline = Text | Value | Styled | Foreign | Link | Ref | Note | Status | LineBreak

ParagraphRole = Literal[
    "text",  # running text
    "lead",  # first, larger paragraph
    "title",  # the document's title (on the cover)
    "subtitle",  # under the title
    "kicker",  # small line over the title: the municipality
    "meta",  # a line of metadata on the cover or in a memo's head
    "note",  # under a table or figure
    "source",  # "Källa: …" under a table or figure
    "none",  # "inget att redovisa"
    "run-in",  # unnumbered heading inside a section (not in the contents)
    "figure-number",  # the big number of a key figure
    "figure-label",  # what the big number is
    "lead-in",  # fixed line before a list or table
    "headline",  # › a point made in a few words, its text after
    "fill-line",  # an empty dotted line to write on
]

BoxRole = Literal[
    "cover",  # the first page
    "letterhead",  # the head of a memo or appendix: title and metadata on the page itself
    "metadata",  # label and value, line by line
    "callout",  # a shaded box with text of its own
    "key-figures",  # key figures side by side
    "key-figure",  # one of them
    "assessment",  # an assessment with its lead-in
    "legend",  # the levels of a scale
    "signatures",  # signature blocks side by side
    "signature",  # one of them
]


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading. `level` is 1–4; `number` ("4.2.1") is filled in by numbering."""

    level: int
    children: tuple[Inline, ...]
    id: str
    numbered: bool = True
    in_contents: bool = True
    number: str = ""
    source: Source = Source("")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in one of a closed set of roles (a style in Word, a class in HTML)."""

    children: tuple[Inline, ...]
    role: ParagraphRole = "text"
    source: Source = Source("")


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list: paragraphs and nested lists."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list without order."""

    items: tuple[ListItem, ...]
    source: Source = Source("")


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list in order, counting from `start`."""

    items: tuple[ListItem, ...]
    start: int = 1
    source: Source = Source("")


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    blocks: tuple[Block, ...]
    source: Source = Source("")


ColumnKind = Literal["label", "number", "text", "status"]
RowRole = Literal["head", "heading", "data", "varav", "subtotal", "total", "comment"]


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: what it holds and its share of the width, a weight the author may give."""

    kind: ColumnKind
    width: Decimal = Decimal(1)
    width_given: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the grid. A cell covered by another's span is left out of the row.

    `scope` says what the cell heads; `input`: to be filled in; `tint`: a status' colour role.
    """

    blocks: tuple[Block, ...]
    scope: Literal["", "column", "columns", "row", "rows"] = ""
    colspan: int = 1
    rowspan: int = 1
    number: bool = False
    input: bool = False
    tint: str = ""
    source: Source = Source("")


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; `indent` (0–2) is the depth of its label."""

    cells: tuple[Cell, ...]
    role: RowRole = "data"
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption, notes and source in place.

    `label` ("Tabell 3") is filled in by numbering; a table without caption has none.
    """

    id: str
    caption: tuple[Inline, ...]
    columns: tuple[Column, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    notes: tuple[Paragraph, ...] = ()
    label: str = ""
    summary: str = ""
    source: Source = Source("")


ChartKind = Literal["columns", "bars", "lines", "stacked", "shares"]


@dataclass(frozen=True, slots=True)
class Series:
    """One series of a chart; a value of None is a gap."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as data; writers draw it (SVG) or hand it to Word (DrawingML)."""

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    decimals: int
    alt: str
    show_values: bool = True
    small: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """A picture and what it shows; `raster` is a PNG of it for those that read no SVG."""

    data: bytes
    media_type: str
    alt: str
    width_mm: Decimal | None = None
    raster: bytes = b""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart or image with its caption, notes and source."""

    id: str
    content: Chart | Image
    caption: tuple[Inline, ...]
    notes: tuple[Paragraph, ...] = ()
    label: str = ""
    source: Source = Source("")
    subtitle: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks that carry a look together; the one legal way to do so."""

    role: BoxRole
    blocks: tuple[Block, ...]
    source: Source = Source("")


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on lying pages, with the same header and footer as the rest."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents: the heading's level, number, text and id."""

    level: int
    number: str
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents; `entries` are filled in by numbering."""

    title: str
    depth: int
    entries: tuple[ContentsEntry, ...] = ()
    source: Source = Source("")


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Only:
    """Blocks meant for some formats only ("pdf", "docx", "html")."""

    formats: tuple[str, ...]
    blocks: tuple[Block, ...]


Block = (
    Heading
    | Paragraph
    | BulletList
    | NumberedList
    | Quote
    | Table
    | Figure
    | Box
    | Landscape
    | Contents
    | PageBreak
    | Only
)


@dataclass(frozen=True, slots=True)
class Meta:
    """What the document is: goes into title, properties, header and footer of every format."""

    title: str
    municipality: str
    board: str
    period: str
    type_name: str
    file_name: str
    date: date
    case_number: str = ""
    language: str = "sv-SE"
    keywords: tuple[str, ...] = ()
    draft: bool = False
    numbered_captions: bool = True
    header: str = ""
    footer: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document, numbered and ready to write."""

    meta: Meta
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Bundle:
    """Several documents in one file, each with its own header, numbering and page flow."""

    meta: Meta
    parts: tuple[Document, ...]
