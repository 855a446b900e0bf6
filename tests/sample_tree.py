"""A made-up report with every kind of node in it, already numbered: what writers are tried on."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from reportgen.document.tree import (
    Block,
    Box,
    BoxRole,
    BulletList,
    Cell,
    Chart,
    ChartKind,
    Column,
    Contents,
    ContentsEntry,
    Document,
    Figure,
    Foreign,
    Heading,
    Image,
    Inline,
    Landscape,
    LineBreak,
    Link,
    ListItem,
    Meta,
    Note,
    NumberedList,
    Only,
    PageBreak,
    Paragraph,
    ParagraphRole,
    Quote,
    Ref,
    Row,
    RowRole,
    Series,
    Status,
    Styled,
    Table,
    Text,
    Value,
)
from reportgen.language import format_number

Words = str | Inline | tuple[Inline | str, ...]

GOOD = Status("måluppfyllelse", "uppfyllt", "●", "bra", "Målet är uppfyllt")
PARTIAL = Status("måluppfyllelse", "delvis", "◆", "delvis", "Målet är delvis uppfyllt")
BAD = Status("måluppfyllelse", "ej", "▲", "dålig", "Målet är inte uppfyllt")
UNKNOWN = Status("måluppfyllelse", "okänt", "○", "neutral", "Målet går inte att bedöma")


def inlines(*words: Words) -> tuple[Inline, ...]:
    """Strings become Text, inlines stay."""
    flat: list[Inline] = []
    for word in words:
        if isinstance(word, tuple):
            flat += inlines(*word)
        else:
            flat.append(Text(word) if isinstance(word, str) else word)
    return tuple(flat)


def p(*words: Words, role: ParagraphRole = "text") -> Paragraph:
    """A paragraph."""
    return Paragraph(inlines(*words), role)


def strong(*words: Words) -> Styled:
    """Bold text."""
    return Styled("strong", inlines(*words))


def em(*words: Words) -> Styled:
    """Slanted text."""
    return Styled("emphasis", inlines(*words))


def mnkr(number: str, fact: str, decimals: int = 1) -> Value:
    """An amount with its unit, as it stands in running text."""
    value = Decimal(number)
    return Value(f"{format_number(value, decimals)}\u00a0mnkr", fact, value, "mnkr")


def items(*texts: Words | tuple[Block, ...] | ListItem) -> tuple[ListItem, ...]:
    """List items of one paragraph each; a ListItem stays as it is."""
    return tuple(
        text if isinstance(text, ListItem) else ListItem((p(text),))  # type: ignore[arg-type]
        for text in texts
    )


def box(role: BoxRole, *blocks: Block) -> Box:
    """A box."""
    return Box(role, blocks)


NOTE_NET = Note(
    "nettokostnad",
    (
        p(
            "Med ",
            em("nettokostnad"),
            " avses verksamhetens kostnader minskade med dess intäkter. Kommunbidraget ingår inte.",
        ),
    ),
    number=1,
)
NOTE_NET_AGAIN = Note("nettokostnad", NOTE_NET.blocks, number=1, first=False)
NOTE_HME = Note(
    "hme",
    (
        p(
            "HME mäts med nio frågor om motivation, ledarskap och styrning, se ",
            Link("https://skr.se/hme", (Text("SKR:s beskrivning av HME"),)),
            ".",
        ),
    ),
    number=2,
)


# ----------------------------------------------------------------------------------------- tables


def label_cell(text: Words) -> Cell:
    """The first cell of a row, which heads it."""
    return Cell((p(text),), scope="row")


def number_cell(number: str | None, fact: str, decimals: int = 1) -> Cell:
    """A figure in a table; None is an empty cell."""
    if number is None:
        return Cell((), number=True)
    value = Decimal(number)
    shown = Value(format_number(value, decimals), fact, value, "mnkr")
    return Cell((Paragraph((shown,)),), number=True)


def number_row(
    name: str,
    numbers: Sequence[str | None],
    role: RowRole = "data",
    indent: int = 0,
    decimals: int = 1,
) -> Row:
    """A row of figures after its label."""
    cells = (
        number_cell(number, f"{name.lower()}.{place}", decimals)
        for place, number in enumerate(numbers)
    )
    return Row((label_cell(name), *cells), role, indent)


def heading_row(name: str, columns: int) -> Row:
    """A row that heads the ones after it."""
    return Row((Cell((p(name),), scope="rows", colspan=columns),), "heading")


def comment_row(columns: int, *blocks: Block) -> Row:
    """A comment over the table's whole width."""
    return Row((Cell(blocks, colspan=columns),), "comment")


def head_cell(text: str, *, span: int = 1, down: int = 1, number: bool = True) -> Cell:
    """A column's or column group's head."""
    blocks = (p(text),) if text else ()
    return Cell(
        blocks,
        scope="columns" if span > 1 else "column",
        colspan=span,
        rowspan=down,
        number=number,
    )


UNITS = (
    "Försörjningsstöd",
    "Öppenvård barn och unga",
    "Familjehem",
    "Hem för vård eller boende, barn och unga",
    "Öppenvård vuxna",
    "Institutionsvård vuxna med missbruk eller beroende",
    "Skyddat boende",
    "Familjerådgivning och familjerätt",
    "Budget- och skuldrådgivning",
)


def _amounts(seed: int, count: int) -> list[str]:
    return [f"{-(seed * 37 % 290 + place * 1.7 + 3):.2f}" for place in range(count)]


def operations_table() -> Table:
    """Seven columns, a two-level head, every row role, long enough to break over a page."""
    head = (
        Row(
            (
                head_cell("Verksamhet", down=2, number=False),
                head_cell("2024", span=4),
                head_cell("2023", span=2),
            ),
            "head",
        ),
        Row(
            (
                head_cell("Budget"),
                head_cell("Tilläggs\u00adanslag"),
                head_cell("Utfall"),
                head_cell("Avvikelse"),
                head_cell("Bokslut"),
                head_cell("Förändring"),
            ),
            "head",
        ),
    )
    body: list[Row] = []
    for part, name in enumerate(("Barn och unga", "Vuxna", "Gemensamt"), start=1):
        body.append(heading_row(name, 7))
        for row, unit in enumerate(UNITS[part - 1 :: 1][:7]):
            body.append(number_row(unit, _amounts(part * 11 + row * 3, 6)))
            if row == 2:
                body.append(number_row("varav placeringar", _amounts(row + 4, 6), "varav", 1))
        body.append(number_row(f"Summa {name.lower()}", _amounts(part * 5, 6), "subtotal"))
    body.append(
        comment_row(
            7,
            p(
                "Avvikelsen för gemensamma kostnader beror på att två tjänster inte har varit "
                "tillsatta under våren och att lokalkostnaderna blev lägre än budgeterat."
            ),
        )
    )
    body.append(
        number_row("Nämnden totalt", ["-264.2", "-1.4", "-264.2", "1.4", "-251.3", None], "total")
    )
    return Table(
        id="tabell-drift",
        caption=inlines("Driftredovisning per verksamhet, mnkr"),
        columns=(Column("label", Decimal(3)), *(Column("number") for _ in range(6))),
        head=head,
        body=tuple(body),
        notes=(
            p("På grund av avrundning summerar inte alla belopp.", role="note"),
            p("Källa: kommunens ekonomisystem, bokslut 2024.", role="source"),
        ),
        label="Tabell 1",
        summary="Budget, utfall och avvikelse för varje verksamhet, jämfört med 2023.",
    )


def month_table() -> Table:
    """Twelve columns of amounts under two halves of the year, thirty rows, for a lying page."""
    months = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
    head = (
        Row(
            (
                head_cell("Verksamhet, tkr", down=2, number=False),
                head_cell("Första halvåret", span=6),
                head_cell("Andra halvåret", span=6),
            ),
            "head",
        ),
        Row(tuple(head_cell(month) for month in months), "head"),
    )
    rows = [
        number_row(f"{7000 + 13 * place} {UNITS[place % 9]}", _thousands(place), decimals=0)
        for place in range(29)
    ]
    rows.append(number_row("Totalt", _thousands(40), "total", decimals=0))
    return Table(
        id="tabell-manad",
        caption=inlines("Nettokostnad per månad", NOTE_NET_AGAIN),
        columns=(Column("label", Decimal(4)), *(Column("number") for _ in range(12))),
        head=head,
        body=tuple(rows),
        label="Tabell 4",
    )


def _thousands(seed: int) -> list[str]:
    return [str(-((seed * 977 + month * 311) % 9000 + 420)) for month in range(12)]


def assignments_table() -> Table:
    """Text in columns, with paragraphs and lists inside cells."""

    def row(name: str, status: Status, *blocks: Block) -> Row:
        return Row((label_cell(name), Cell((p(status),)), Cell(blocks)))

    return Table(
        id="tabell-uppdrag",
        caption=inlines("Uppdrag från kommunfullmäktige"),
        columns=(
            Column("label", Decimal(2)),
            Column("status", Decimal(2)),
            Column("text", Decimal(4)),
        ),
        head=(
            Row(
                (
                    head_cell("Uppdrag", number=False),
                    head_cell("Bedömning", number=False),
                    head_cell("Genomförda åtgärder", number=False),
                ),
                "head",
            ),
        ),
        body=(
            row(
                "Stärk samverkan med civilsamhället",
                GOOD,
                p("Åtta aktiviteter pågår tillsammans med föreningar. Bland dem finns:"),
                BulletList(
                    items(
                        "läxhjälp på biblioteket två kvällar i veckan",
                        "nattvandring under skollov",
                        ListItem(
                            (
                                p("mötesplats för föräldrar, i två steg:"),
                                NumberedList(items("kartläggning", "start i mars 2025")),
                            )
                        ),
                    )
                ),
            ),
            row(
                "Korta utredningstiderna",
                PARTIAL,
                p("Utredningstiden är 102 dagar, två dagar längre än året före."),
                p("En ny arbetsordning för mottagningen gäller från den 1 oktober."),
            ),
            row("Ta fram en plan för skyddat boende", BAD, p("Arbetet har inte påbörjats.")),
            row("Följ upp våldsförebyggande arbete", UNKNOWN, p("Underlag saknas.", role="none")),
        ),
        notes=(p("Uppdragen gavs i mål och budget 2024–2026.", role="note"),),
        label="Tabell 2",
    )


def indicator_table() -> Table:
    """Symbols without words in a narrow column; the legend explains them."""

    def row(status: Status, name: str, *numbers: str) -> Row:
        mark = Status(status.scale, status.level, status.symbol, status.colour, status.text, False)
        cells = (Cell((p(n),) if n else (), number=True) for n in numbers)
        return Row((Cell((p(mark),)), label_cell(name), *cells))

    years = (head_cell(f"Utfall {year}") for year in range(2021, 2025))
    return Table(
        id="tabell-nyckeltal",
        caption=inlines("Nämndens nyckeltal"),
        columns=(
            Column("status", Decimal("0.6")),
            Column("label", Decimal(4)),
            *(Column("number") for _ in range(4)),
        ),
        head=(
            Row(
                (
                    head_cell("Mål", number=False),
                    head_cell("Nyckeltal", number=False),
                    *years,
                ),
                "head",
            ),
        ),
        body=(
            row(
                GOOD,
                "Ej återaktualiserade vuxna personer med försörjningsstöd ett år efter avslutat "
                "försörjningsstöd, andel (%)",
                *("55,0", "75,0", "62,0", "64,0"),
            ),
            row(PARTIAL, "Hållbart medarbetarengagemang (HME), index", "", "77", "78", "85"),
            row(BAD, "Utredningstid barn och unga, dagar", "104", "122", "100", "102"),
            row(UNKNOWN, "Nöjdhet med stöd, andel (%)", "..", "–", "", "88,0"),
        ),
        notes=(p("”..” betyder att uppgiften är för osäker för att visas.", role="note"),),
        label="Tabell 3",
    )


def checklist_table() -> Table:
    """Cells to fill in, and cells in the colour of a status with its words."""
    words = replace(GOOD, show_symbol=False)
    return Table(
        id="tabell-kontroll",
        caption=inlines("Kontroller"),
        columns=(Column("label", Decimal(3)), Column("status", Decimal(2)), Column("text")),
        head=(
            Row(
                tuple(head_cell(t, number=False) for t in ("Kontroll", "Resultat", "Signatur")),
                "head",
            ),
        ),
        body=(
            Row(
                (
                    label_cell("Delegationsbeslut anmäls i tid"),
                    Cell((p(words),), tint="bra"),
                    Cell((), input=True),
                )
            ),
        ),
        label="Tabell 5",
    )


def plain_table() -> Table:
    """Two columns without head or caption."""
    return Table(
        id="tabell-fakta",
        caption=(),
        columns=(Column("label"), Column("text", Decimal(3))),
        head=(),
        body=(
            Row((label_cell("Ordförande"), Cell((p("Namn Namnsson"),)))),
            Row((label_cell("Sammanträden"), Cell((p("11 under året"),)))),
        ),
    )


# ---------------------------------------------------------------------------------------- figures


def chart(
    kind: ChartKind,
    categories: Iterable[str],
    series: dict[str, Sequence[str | None]],
    unit: str,
    decimals: int,
    alt: str,
) -> Chart:
    """A chart of literal figures."""

    def value(name: str, place: int, number: str | None) -> Value:
        fact = f"diagram.{name.lower()}.{place}"
        if number is None:
            return Value("–", fact, None, unit)
        return Value(format_number(Decimal(number), decimals), fact, Decimal(number), unit)

    lines = tuple(
        Series(name, tuple(value(name, place, number) for place, number in enumerate(numbers)))
        for name, numbers in series.items()
    )
    return Chart(kind, tuple(categories), lines, unit, decimals, alt)


def columns_chart() -> Chart:
    """Grouped columns with values below zero."""
    return chart(
        "columns",
        ("Barn och unga", "Vuxna", "Ekonomiskt bistånd", "Gemensamt"),
        {
            "Budget": ["-4.2", "3.1", "-1.5", "2.0"],
            "Utfall": ["-6.8", "4.4", "0.9", "2.9"],
        },
        "mnkr",
        1,
        "Avvikelsen är störst för barn och unga, −6,8 mnkr mot budgeterade −4,2.",
    )


def bars_chart() -> Chart:
    """Lying bars with long labels."""
    return chart(
        "bars",
        (
            "Jämförelsenätverket R12",
            "Riket, ovägt medel",
            "Exempelköping",
            "Kommuner med liknande socioekonomisk struktur",
        ),
        {"2024": ["4875", "4310", "5120", "4660"]},
        "kronor per invånare",
        0,
        "Exempelköping har den högsta nettokostnaden, 5 120 kronor per invånare.",
    )


def lines_chart() -> Chart:
    """Three years by month, one of them broken off."""
    return chart(
        "lines",
        ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
        {
            "2022": [str(93 + 3 * m + (m * m) % 7) for m in range(12)],
            "2023": [str(101 + 2 * m + (m * 5) % 9) for m in range(12)],
            "2024": [*(str(118 + m + (m * 3) % 8) for m in range(8)), None, None, None, None],
        },
        "hushåll",
        0,
        "Antalet hushåll med försörjningsstöd har ökat varje år sedan 2022.",
    )


def stacked_chart() -> Chart:
    """Three parts of a whole over four years."""
    return chart(
        "stacked",
        ("2021", "2022", "2023", "2024"),
        {
            "Familjehem": ["48.1", "51.0", "55.2", "57.9"],
            "Hem för vård eller boende": ["31.4", "35.2", "30.1", "36.6"],
            "Öppenvård": ["12.0", "14.1", "16.8", "19.5"],
        },
        "mnkr",
        1,
        "Kostnaden för placeringar och öppenvård har ökat från 91,5 till 114,0 mnkr.",
    )


def shares_chart() -> Chart:
    """Shares of one hundred."""
    return chart(
        "shares",
        ("Skola", "Polis", "Hälso- och sjukvård", "Anhöriga", "Övriga"),
        {"Andel": ["34", "23", "18", "14", "11"]},
        "%",
        0,
        "Skolan står för störst andel av anmälningarna, 34 procent.",
    )


def png_image(width: int = 96, height: int = 54) -> bytes:
    """A small picture of a shore, drawn here so that no file is needed."""

    def chunk(name: bytes, data: bytes) -> bytes:
        body = name + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = b""
    for y in range(height):
        sky = y < height * 3 // 5
        colour = bytes((170 + y, 200 + y // 2, 225)) if sky else bytes((50, 95 + y // 2, 110 + y))
        rows += b"\0" + colour * width
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    image = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + image


def figure(number: int, content: Chart | Image, caption: str, *notes: Paragraph) -> Figure:
    """A numbered figure."""
    id_, label = f"figur-{number}", f"Figur {number}"
    return Figure(id_, content, inlines(caption), notes=notes, label=label)


# --------------------------------------------------------------------------------------- chapters


def cover() -> Box:
    """The cover."""
    return box(
        "cover",
        p("Exempelköpings kommun", role="kicker"),
        p("Verksamhets\u00adberättelse 2024", role="title"),
        p("Socialnämnden", role="subtitle"),
        p(strong("Diarienummer"), " SN/2025:14", role="meta"),
        p(strong("Behandlas av nämnden"), " 2025-02-19", role="meta"),
    )


def key_figure(number: Value, label: str) -> Box:
    """A big number and what it is."""
    return box(
        "key-figure",
        Paragraph((number,), "figure-number"),
        p(label, role="figure-label"),
    )


def summary_chapter() -> tuple[Block, ...]:
    """Lead, key figures, text with figures, notes, references and links."""
    return (
        Heading(1, inlines("Sammanfattning"), "sammanfattning", number="1"),
        p(
            "Socialnämnden redovisar ett överskott på ",
            mnkr("1.4", "resultat.totalt.avvikelse"),
            ". Tre av fyra mål är helt eller delvis uppfyllda.",
            role="lead",
        ),
        box(
            "key-figures",
            key_figure(
                Value("−264,2 mnkr", "resultat.totalt.utfall", Decimal("-264.2"), "mnkr"),
                "Årets nettokostnad",
            ),
            key_figure(
                Value("+1,4 mnkr", "resultat.totalt.avvikelse", Decimal("1.4"), "mnkr"),
                "Avvikelse mot budget",
            ),
            key_figure(
                Value("102 dagar", "indikator.utredningstid", Decimal(102), "dagar"),
                "Utredningstid för barn och unga, medelvärde",
            ),
        ),
        p(
            "Nettokostnaden",
            NOTE_NET,
            " blev ",
            mnkr("-264.2", "resultat.totalt.utfall"),
            ", vilket framgår av ",
            Ref("tabell-drift", "tabell 1"),
            ". Personalkostnaderna ökade med ",
            Value("4,2\u00a0%", "resultat.personal.ändring", Decimal("4.2"), "%"),
            " jämfört med 2023, i nivå med riket. Mätningen av ",
            em("hållbart medarbetarengagemang"),
            NOTE_HME,
            " visar en tydlig förbättring, och ",
            strong("sjukfrånvaron minskade"),
            " till 5,7 procent. Utsläppen av CO",
            Styled("subscript", (Text("2"),)),
            " från tjänsteresor minskade och lokalytan är 4 200 m",
            Styled("superscript", (Text("2"),)),
            ".",
        ),
        p(
            "Arbetet beskrivs närmare i avsnitt ",
            Ref("ekonomi", "4"),
            " och på ",
            Link("https://www.example.se/socialtjansten", inlines("kommunens webbplats")),
            ". Metoden ",
            Foreign("en", inlines("Housing First")),
            " prövas i tre lägenheter.",
            LineBreak(),
            "Förvaltningen återkommer med en utvärdering under hösten 2025.",
        ),
        Only(("pdf",), (p("Den här texten finns bara i PDF-filen."),)),
        Only(("html",), (p("Den här texten finns bara på webbsidan."),)),
    )


def goals_chapter() -> tuple[Block, ...]:
    """Four heading levels, lists, quotation, assessments and a legend."""
    nested = BulletList(
        items(
            "fler uppsökande kontakter i områden med låg tillit",
            ListItem(
                (
                    p("tidiga insatser för barn och unga:"),
                    BulletList(
                        items(
                            "familjecentral i två kommundelar",
                            ListItem(
                                (
                                    p("skolsociala team på samtliga högstadieskolor,"),
                                    p("med gemensam ledning från januari 2025"),
                                )
                            ),
                        )
                    ),
                )
            ),
            "samordnad individuell plan inom fjorton dagar.",
        )
    )
    return (
        Heading(1, inlines("Uppdrag och ansvar"), "uppdrag", number="2"),
        p(
            "Nämnden ansvarar för individ- och familjeomsorgen. Ansvaret omfattar "
            "myndighetsutövning, förebyggande arbete och stöd till den som är utsatt för våld."
        ),
        plain_table(),
        Quote((p("Alla barn i kommunen ska ha en trygg vuxen att vända sig till."),)),
        Heading(1, inlines("Uppföljning av mål"), "mal", number="3"),
        Heading(2, inlines("Utvecklingsmål för grunduppdraget"), "grunduppdrag", number="3.1"),
        p("Nämnden har antagit fyra mål för mandatperioden. Målen följs upp två gånger om året."),
        box("legend", *(p(status) for status in (GOOD, PARTIAL, BAD, UNKNOWN))),
        indicator_table(),
        Heading(
            3,
            inlines(
                "Under perioden 2024–2027 ökar och utvecklas samverkan med civilsamhället "
                "så att fler får stöd tidigt"
            ),
            "samverkan",
            number="3.1.1",
        ),
        box("assessment", p("Bedömning av måluppfyllelsen", role="run-in"), p(PARTIAL)),
        p("Åtgärder under året", role="run-in"),
        p("För att nå målet har nämnden arbetat med", role="lead-in"),
        nested,
        Heading(4, inlines("Uppsökande arbete"), "uppsokande", number="3.1.1.1"),
        p("Förvaltningen prioriterar i denna ordning:", role="lead-in"),
        NumberedList(
            items(
                "barn som far illa eller riskerar att fara illa",
                ListItem(
                    (
                        p("unga vuxna utan sysselsättning"),
                        NumberedList(items("16–19 år", "20–24 år")),
                    )
                ),
                "vuxna i hemlöshet",
            )
        ),
        p("Listan fortsätter från föregående möte:"),
        NumberedList(items("uppföljning av öppenvården", "ny avtalsperiod"), start=4),
        Heading(2, inlines("Uppdrag från kommunfullmäktige"), "uppdrag-kf", number="3.2"),
        assignments_table(),
        Heading(2, inlines("Internkontroll"), "internkontroll", number="3.3"),
        p("Nämnden har inget att redovisa.", role="none"),
    )


def economy_chapter() -> tuple[Block, ...]:
    """The big table, a callout and a chart of each kind."""
    return (
        Heading(1, inlines("Uppföljning ekonomi"), "ekonomi", number="4"),
        p(
            "Utfallet blev ",
            mnkr("-264.2", "resultat.totalt.utfall"),
            ". Avvikelsen per verksamhet visas i tabellen.",
        ),
        operations_table(),
        box(
            "callout",
            p("Köpt vård kostade 36,6 mnkr", role="run-in"),
            p("Det är 6,5 mnkr mer än året före och motsvarar 41 placeringar."),
        ),
        figure(
            1,
            columns_chart(),
            "Avvikelse per verksamhet, mnkr",
            p("Källa: bokslut 2024.", role="source"),
        ),
        figure(
            2,
            bars_chart(),
            "Nettokostnad för individ- och familjeomsorg, kronor per invånare",
            p("Källa: Kolada.", role="source"),
        ),
        figure(3, lines_chart(), "Hushåll med försörjningsstöd per månad"),
        figure(4, stacked_chart(), "Kostnad för vård av barn och unga, mnkr"),
        replace(
            figure(7, replace(lines_chart(), small=True), "Hushåll per månad"),
            subtitle=inlines("Antal hushåll med försörjningsstöd"),
        ),
        figure(8, replace(stacked_chart(), small=True), "Vård av barn och unga, mnkr"),
        figure(
            5,
            shares_chart(),
            "Vem anmäler oro för barn? Andel av anmälningarna, procent",
            p("Avser 1 284 anmälningar under 2024.", role="note"),
        ),
    )


def closing_chapter() -> tuple[Block, ...]:
    """An image, a lying page and an unnumbered appendix."""
    picture = Image(
        png_image(),
        "image/png",
        "Strandpromenaden en klar dag, med blå himmel över stilla vatten",
        Decimal(110),
    )
    return (
        Heading(1, inlines("Förväntad utveckling"), "utveckling", number="5"),
        p("Behovet av tidiga insatser väntas öka. Nämnden planerar för en ny socialtjänstlag."),
        figure(6, picture, "Strandpromenaden vid Exempelån"),
        Landscape(
            (
                Heading(1, inlines("Nettokostnad per månad"), "manader", number="6"),
                p("Tabellen visar alla verksamheter."),
                month_table(),
            )
        ),
        Heading(1, inlines("Bilaga: beslut"), "bilaga", numbered=False),
        p(
            "Socialnämnden beslutar ",
            strong("att"),
            " godkänna verksamhetsberättelsen för 2024. Nettokostnaden",
            NOTE_NET_AGAIN,
            " ingår i kommunens årsredovisning.",
        ),
        PageBreak(),
        box(
            "metadata",
            p(strong("Datum"), " 2025-02-07", role="meta"),
            p(strong("Handläggare"), " Namn Namnsson, controller", role="meta"),
        ),
        p("Verksamhetsberättelsen överlämnas till kommunfullmäktige."),
        p("Nytt avtal om skyddat boende", role="headline"),
        p("Avtalet gäller från den 1 mars 2025 och omfattar åtta platser."),
        checklist_table(),
        p("Underskrift:"),
        p(role="fill-line"),
        box(
            "signatures",
            box("signature", p("Namn Namnsson"), p("Förvaltningschef")),
            box("signature", p("Namn Namnsdotter"), p("tf. ekonomichef")),
        ),
        box(
            "letterhead",
            p("Bilaga 2", role="kicker"),
            p("Socialförvaltningen", role="subtitle"),
            p(strong("Version"), " 1", role="meta"),
        ),
    )


def contents_of(blocks: Iterable[Block], depth: int = 3) -> tuple[ContentsEntry, ...]:
    """The lines of the contents for the headings among `blocks`."""
    entries: list[ContentsEntry] = []
    for block in blocks:
        if isinstance(block, Landscape):
            entries += contents_of(block.blocks, depth)
        if isinstance(block, Heading) and block.in_contents and block.level <= depth:
            text = "".join(child.text for child in block.children if isinstance(child, Text))
            entries.append(ContentsEntry(block.level, block.number, text, block.id))
    return tuple(entries)


def sample_meta(*, draft: bool = False) -> Meta:
    """What the sample is."""
    return Meta(
        title="Verksamhetsberättelse 2024",
        municipality="Exempelköpings kommun",
        board="Socialnämnden",
        period="2024",
        type_name="Verksamhetsberättelse",
        file_name="verksamhetsberattelse-2024",
        date=date(2025, 2, 7),
        case_number="SN/2025:14",
        keywords=("verksamhetsberättelse", "socialnämnden", "2024"),
        draft=draft,
    )


def sample_document(*, draft: bool = False) -> Document:
    """The whole report."""
    chapters = (
        *summary_chapter(),
        *goals_chapter(),
        *economy_chapter(),
        *closing_chapter(),
    )
    contents = Contents("Innehåll", 3, contents_of(chapters))
    return Document(
        sample_meta(draft=draft),
        (cover(), contents, PageBreak(), *chapters),
        notes=(NOTE_NET, NOTE_HME),
    )
