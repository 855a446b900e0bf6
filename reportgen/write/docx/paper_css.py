"""What a theme's stylesheet says of paper: how it dresses the cover, for which it has no token."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import unquote_to_bytes

import tinycss2

_SVG = "data:image/svg+xml"
_SPACE_AND_COMMENTS = {"skip_whitespace": True, "skip_comments": True}


@dataclass(frozen=True, slots=True)
class PaperCss:
    """The declarations by selector and property, the last of each; rules for screens left out."""

    rules: dict[tuple[str, str], Sequence[Any]]

    def svg(self, selector: str) -> bytes:
        """The drawing that stands in the rule as background; empty when it has none."""
        for token in self.rules.get((selector, "background-image"), ()):
            address = token.value if token.type == "url" else _argument(token)
            if address.startswith(_SVG):
                kind, _, data = address.partition(",")
                return b64decode(data) if kind.endswith(";base64") else unquote_to_bytes(data)
        return b""

    def millimetres(self, selector: str, name: str, default: int) -> Decimal:
        """A length given in millimetres."""
        for token in self.rules.get((selector, name), ()):
            if token.type == "dimension" and token.unit == "mm":
                return Decimal(token.representation.removesuffix("mm"))
        return Decimal(default)

    def token(self, selector: str, name: str) -> str:
        """The theme's token that the declaration names: `accent` of `var(--accent)`; else ""."""
        tokens = self.rules.get((selector, name), ())
        return next((found for token in tokens if (found := _argument(token))), "").lstrip("-")


def paper_css(css: str) -> PaperCss:
    """Reads a stylesheet; what is at odds with CSS is passed over, as browsers do."""
    found = {}
    for rule in _style_rules(tinycss2.parse_stylesheet(css, **_SPACE_AND_COMMENTS)):
        selectors = tinycss2.serialize(rule.prelude).split(",")
        for item in tinycss2.parse_declaration_list(rule.content, **_SPACE_AND_COMMENTS):
            if item.type == "declaration":
                for selector in selectors:
                    found[" ".join(selector.split()), item.lower_name] = item.value
    return PaperCss(found)


def _style_rules(rules: Sequence[Any]) -> Iterator[Any]:
    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule
        elif rule.type == "at-rule" and _is_for_paper(rule):
            yield from _style_rules(tinycss2.parse_rule_list(rule.content))


def _is_for_paper(rule: Any) -> bool:
    condition: str = tinycss2.serialize(rule.prelude).strip()
    return bool(rule.lower_at_keyword == "media") and condition == "print"


def _argument(token: Any) -> str:
    """The word or string in `var(…)` and `url("…")`."""
    inside = token.arguments if token.type == "function" else ()
    return next((part.value for part in inside if part.type in ("ident", "string")), "")
