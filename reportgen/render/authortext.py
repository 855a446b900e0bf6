"""Jinja on an author's own text: figures and phrases in, faults at the author's line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import TracebackType
from typing import Any

from jinja2 import Template, TemplateError, TemplateSyntaxError, Undefined, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.facts import Fact, FactFault
from reportgen.finding import Finding, Source, fel
from reportgen.language import date_in_text
from reportgen.node import closest
from reportgen.render.figures import CLOSE, OPEN, Figures, Shown
from reportgen.render.names import Names, described, undefined_with
from reportgen.render.phrases import Phrases
from reportgen.tables.grid import Written


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox in which a figure has no insides and only figures are multiplied."""

    intercepted_binops = frozenset({"*"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Fact):
            return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if not (isinstance(left, Fact | int | Decimal) and isinstance(right, Fact | int | Decimal)):
            raise FactFault("bara siffror kan multipliceras")
        return super().call_binop(context, operator, left, right)


class AuthorText:
    """Expands `{{ … }}` in what authors wrote; gathers what is wrong in `findings`."""

    def __init__(self, names: Mapping[str, object], phrases: Phrases, figures: Figures) -> None:
        self.findings: list[Finding] = []
        self._phrases = phrases
        self._figures = figures
        known = {**names, **phrases.functions()}
        self._environment = _Environment(
            undefined=undefined_with(known),
            finalize=self._finalize,
            autoescape=False,  # every expression becomes a token, never markup
            keep_trailing_newline=True,
        )
        self._environment.globals = known
        self._environment.filters = {
            name: f for name, f in self._environment.filters.items() if name in _KEPT_FILTERS
        } | dict(phrases.filters())
        self._seen: dict[Written, str] = {}

    def expand(self, written: Written) -> str:
        """The text with every expression replaced by a token; "" when it is faulty."""
        if OPEN in written.text or CLOSE in written.text:
            message = "texten innehåller tecken ur ett privat teckenområde"
            self.findings.append(fel("private-character", message, written.source, "ta bort dem"))
            return ""
        if "{" not in written.text:
            return written.text
        try:
            tree = self._environment.parse(written.text)
        except TemplateSyntaxError as error:
            filters = self._environment.filters
            self._fault(written, error.lineno, *_syntax(error, filters, written.text))
            return ""
        if (refusal := _refused(tree)) is not None:
            self._fault(written, *refusal)
            return ""
        text = self._render(written, tree)
        if text is None:  # Jinja stops at the first fault; tell of the others too
            for expression in _expressions(tree):
                self._render(written, expression)
        return text or ""

    def _render(self, written: Written, tree: nodes.Template) -> str | None:
        """The template filled in; None, with a finding, when it is faulty."""
        environment = self._environment
        try:
            code = environment.compile(tree)
            template = Template.from_code(environment, code, environment.globals)
            return template.render({} if written.year is None else {"kolumnår": written.year})
        except TemplateSyntaxError as error:
            self._fault(written, error.lineno, *_syntax(error, environment.filters, written.text))
        except UndefinedError as error:
            message, _, hint = str(error).partition("|")
            self._fault(written, _line(error.__traceback__), message, hint)
        except (FactFault, SecurityError, TemplateError, OverflowError) as error:
            self._fault(written, _line(error.__traceback__), _words(error), "")
        except (TypeError, ValueError, KeyError, ArithmeticError) as error:
            self._fault(written, _line(error.__traceback__), _cannot(error), "")
        return None

    def plain(self, written: Written) -> str:
        """The text with its figures as plain words, for attributes and titles."""
        return self._figures.plain(self.expand(written))

    def _finalize(self, thing: object) -> object:
        """What an expression shows, as a token: never read as Markdown, never as HTML."""
        match thing:
            case Shown() | Undefined():
                return thing
            case Fact():
                return self._phrases.default(thing)
            case Names():
                raise FactFault(described(thing))
            case bool():
                return self._phrases.show("ja" if thing else "nej")
            case int() | Decimal() | str():
                return thing if OPEN in str(thing) else self._phrases.show(str(thing))
            case date():
                return self._phrases.show(date_in_text(thing))
            case None:
                return ""
            case _:
                raise FactFault("uttrycket ger inget som kan stå i texten")

    def _fault(self, written: Written, line: int, message: str, hint: str) -> None:
        lines = written.text.split("\n")
        text = lines[line - 1] if 0 < line <= len(lines) else ""
        column = _column(text, message)
        place = Source(
            written.source.file,
            written.source.line + max(line, 1) - 1,
            written.source.column + column if written.source.column else 0,
            written.source.sheet,
            written.source.cell,
        )
        finding = fel("template-error", message, place, hint)
        if finding not in self.findings:
            self.findings.append(finding)


_KEPT_FILTERS = ("default", "first", "last", "length", "lower", "upper")


_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.CondExpr),
    *(nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Call),
    *(nodes.Keyword, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.Neg, nodes.Pos),
    *(nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Test, nodes.Concat),
    *(nodes.List, nodes.Tuple),
)
"""What a text may be made of: nothing that repeats, remembers or grows."""


def _refused(tree: nodes.Template) -> tuple[int, str, str] | None:
    """The line of what may not stand in a text, why, and a hint; None when all may."""
    for node in _walk(tree):
        if not isinstance(node, _ALLOWED):
            sentence = isinstance(node, nodes.Stmt)
            what = "av {% … %} kan bara if" if sentence else "uttrycket kan inte"
            return node.lineno, f"{what} stå i text", "se innehållsformatet"
        if isinstance(node, nodes.Call) and not isinstance(node.node, nodes.Name):
            return node.lineno, "bara innehållsformatets funktioner kan anropas i text", ""
        if isinstance(node, nodes.Const) and isinstance(node.value, float):
            message = f"”{node.value}” kan inte stå i ett uttryck: bara heltal går"
            return node.lineno, message, "lägg talet bland fakta i data/ och hämta det därifrån"
    return None


def _expressions(tree: nodes.Template) -> Iterator[nodes.Template]:
    """Each `{{ … }}` that is always shown, as a template of its own."""
    for output in tree.body:
        if isinstance(output, nodes.Output):
            for one in output.nodes:
                if not isinstance(one, nodes.TemplateData):
                    alone = nodes.Output([one], lineno=one.lineno)
                    template = nodes.Template([alone], lineno=1)
                    assert tree.environment is not None
                    template.set_environment(tree.environment)
                    yield template


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _walk(child)


def _column(line: str, message: str) -> int:
    """How far into the line the fault stands: at the word the message quotes, else the first {{."""
    quoted = re.search("”([^”]+)”", message)
    word = quoted[1].rpartition(".")[2] if quoted else ""
    inside = line.find("{")
    at = line.find(word, max(inside, 0)) if word else -1
    return max(at, inside, 0)


def _line(traceback: TracebackType | None) -> int:
    """The template's line in which an error arose (Jinja maps it into the traceback)."""
    line = 0
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


def _words(error: Exception) -> str:
    if isinstance(error, FactFault):
        return str(error)
    if isinstance(error, SecurityError):
        return "uttrycket är inte tillåtet i text"
    return "uttrycket går inte att räkna ut"


def _cannot(error: Exception) -> str:
    if isinstance(error, ZeroDivisionError):
        return "uttrycket delar med noll"
    if isinstance(error, TypeError) and "missing" in str(error):
        return "en funktion eller ett filter får för få värden inom parentesen"
    if isinstance(error, TypeError) and re.search("unexpected keyword|takes", str(error)):
        return "en funktion eller ett filter får värden som det inte känner till"
    if isinstance(error, TypeError):
        return "en funktion eller ett filter får fel värden, eller värden som inte hör ihop"
    return "uttrycket går inte att räkna ut"


def _syntax(error: TemplateSyntaxError, filters: Mapping[str, Any], text: str) -> tuple[str, str]:
    """Swedish for Jinja's syntax errors; it has no codes, so its words are looked at."""
    english = error.message or ""
    if name := re.match(r"No filter named '([^']+)'", english):
        return f"filtret ”{name[1]}” finns inte", closest(name[1], filters)
    if tag := re.match(r"Encountered unknown tag '([^']+)'", english):
        return f"”{tag[1]}” finns inte i mallspråket", "se innehållsformatet"
    unclosed = text.count("{{") > text.count("}}")
    if unclosed or "Unexpected end" in english:
        return "uttrycket stängs inte rätt", "varje {{ ska ha sin }}"
    if "unexpected char" in english:
        return "uttrycket innehåller ett tecken som inte kan stå där", "använd raka citattecken"
    return "uttrycket går inte att läsa", "skriv t.ex. {{ tabell.rad.kolumn | mnkr }}"
