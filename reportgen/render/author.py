"""An author's words as markup: Jinja first, Markdown then, figures as elements of their own."""

from __future__ import annotations

from jinja2 import TemplateRuntimeError
from markupsafe import Markup

from reportgen.compute import ComputedReport
from reportgen.facts import FactFault
from reportgen.finding import Finding, fel
from reportgen.model.report import DocumentSpec, ReportSpec
from reportgen.node import Node
from reportgen.render.authortext import AuthorText
from reportgen.render.counts import Counts
from reportgen.render.figures import Figures
from reportgen.render.markdown import Markdown
from reportgen.render.names import fact_names
from reportgen.render.phrases import Phrases
from reportgen.tables.grid import Written


class Author:
    """Everything a document needs to show what authors wrote."""

    def __init__(self, computed: ComputedReport, document: DocumentSpec) -> None:
        spec = computed.report.spec
        self.figures = Figures()
        own: dict[str, object] = {
            "kommun": spec.municipality,
            "nämnd": spec.board,
            "förvaltning": spec.administration,
            "år": spec.year,
            "period": period_words(computed.report.spec),
            "diarienummer": document.case_number or spec.case_number,
            "datum": document.date,
        }
        if document.board_date is not None:
            own["nämndbehandlas"] = document.board_date
        counts = Counts(computed)
        own |= {
            "antal_mål": counts.goals,
            "målnamn": self._goal_name,
            "bedömningar": counts.statuses,
            "summa": counts.total,
            "medel": counts.mean,
        }
        profile = computed.report.profile
        appendices = {d.id: d.appendix for d in spec.documents if d.appendix}
        phrases = Phrases(self.figures, profile.percent_in_text, profile.million, appendices)
        names = {**fact_names(computed.facts), **own}
        self._text = AuthorText(names, phrases, self.figures)
        self._markdown = Markdown(self.figures, self._shared_note)
        self._goals = computed.report.goals
        self._footnotes = computed.report.footnotes
        self._own: list[Finding] = [
            fel(
                "reserved-id",
                f"en tabell kan inte heta ”{name}”: det ordet betyder något annat i text",
                grid.spec.source,
                "ge den ett annat id",
            )
            for name, grid in computed.grids.items()
            if name in own or name in phrases.functions()
        ]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong in the texts so far."""
        return (*self._text.findings, *self._markdown.findings, *self._own)

    def _goal_name(self, mål: str) -> str:
        """A goal's words, for texts that name it."""
        if mål not in self._goals:
            raise FactFault(f"målet ”{mål}” finns inte")
        return self._text.expand(written_in(self._goals[mål], "name"))

    def _shared_note(self, label: str) -> str | None:
        """The text of a footnote that the whole ärende shares; None when there is none."""
        note = self._footnotes.get(label)
        return None if note is None else self._text.expand(note)

    def findings_of(self, finding: Finding) -> None:
        """Adds a finding of the one who asks."""
        self._own.append(finding)

    def blocks(self, node: Node, attribute: str) -> Markup:
        """A node's text as paragraphs and lists."""
        written = written_in(node, attribute)
        return self.blocks_of(written)

    def line(self, node: Node, attribute: str) -> Markup:
        """A node's text as a single line."""
        return self.line_of(written_in(node, attribute))

    def lines(self, node: Node, attribute: str) -> tuple[Markup, ...]:
        """Each text of a node's list as a single line."""
        place = written_in(node, attribute).source
        return tuple(self.line_of(Written(words, place)) for words in getattr(node, attribute))

    def blocks_of(self, written: Written) -> Markup:
        """Text as paragraphs and lists."""
        return Markup(self._markdown.blocks(self._text.expand(written), written.source))

    def line_of(self, written: Written) -> Markup:
        """Text as a single line."""
        return Markup(self._markdown.inline(self._text.expand(written), written.source))

    def plain(self, written: Written) -> str:
        """Text without markup, figures as words."""
        return self._text.plain(written).strip()


def period_words(spec: ReportSpec) -> str:
    """The period in words: the year, or the eight months of a delårsbokslut."""
    return f"{spec.year}" if spec.period == "helår" else f"januari–augusti {spec.year}"


def written_in(node: Node, attribute: str) -> Written:
    """What stands in a node's attribute, and where."""
    if attribute not in type(node).model_fields:
        raise TemplateRuntimeError(f"”{attribute}” finns inte hos {type(node).__name__}")
    field = type(node).model_fields[attribute]
    value = getattr(node, attribute)
    place = node.places.get(field.alias or attribute, node.source)
    return Written("" if value is None else str(value), place)
