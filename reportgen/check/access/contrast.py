"""Theme colours that are too pale on their ground (WCAG 2.1: 1.4.3 text, 1.4.11 graphics)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal

from reportgen.check.material import Material
from reportgen.finding import Finding, varning
from reportgen.theme import Colours

_PAPER = ("pappret", "#ffffff")
_TEXT, _GRAPHICS = Decimal("4.5"), Decimal(3)
_STEPS = 40


def contrasts(material: Material) -> Iterator[Finding]:
    """Text under 4,5:1 and graphics under 3:1 in the theme that the documents are written with."""
    colours = material.theme.spec.colours
    for key, colour, (ground_name, ground), least in _pairs(colours):
        ratio = contrast(colour, ground)
        if ratio < least:
            shown = str(ratio.quantize(Decimal("0.1"), ROUND_DOWN)).replace(".", ",")
            wanted = f"{least.normalize():f}".replace(".", ",")
            message = (
                f"färgen {key} ({colour}) har kontrasten {shown}:1 mot {ground_name} ({ground}); "
                f"minst {wanted}:1 krävs"
            )
            hint = f"{enough} räcker" if (enough := _enough(colour, ground, least)) else ""
            place = colours.places.get(key, colours.source)
            yield varning("low-contrast", message, place, hint)


def _pairs(colours: Colours) -> Iterator[tuple[str, str, tuple[str, str], Decimal]]:
    """What stands on what in templates/base/base.css."""
    tint = ("ton", colours.tint)
    yield "text", colours.text, _PAPER, _TEXT
    yield "text", colours.text, tint, _TEXT
    yield "dämpad", colours.muted, _PAPER, _TEXT
    yield "dämpad", colours.muted, tint, _TEXT
    yield "accent", colours.accent, _PAPER, _TEXT
    yield "på_accent", colours.on_accent, ("accent", colours.accent), _TEXT
    yield "på_omslag", colours.on_cover, ("omslag", colours.cover), _TEXT
    yield "status_bra", colours.status_good, _PAPER, _TEXT
    yield "status_delvis", colours.status_partial, _PAPER, _TEXT
    yield "status_dålig", colours.status_bad, _PAPER, _TEXT
    yield "status_neutral", colours.status_neutral, _PAPER, _TEXT
    for colour in colours.series:
        yield "serier", colour, _PAPER, _GRAPHICS


def contrast(one: str, other: str) -> Decimal:
    """The contrast ratio of two colours, from 1 to 21."""
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + Decimal("0.05")) / (lights[0] + Decimal("0.05"))


def luminance(colour: str) -> Decimal:
    """Relative luminance as WCAG 2.1 defines it."""
    red, green, blue = (_linear(Decimal(c) / 255) for c in _channels(colour))
    return Decimal("0.2126") * red + Decimal("0.7152") * green + Decimal("0.0722") * blue


def _linear(channel: Decimal) -> Decimal:
    if channel <= Decimal("0.03928"):
        return channel / Decimal("12.92")
    return ((channel + Decimal("0.055")) / Decimal("1.055")) ** Decimal("2.4")


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def _enough(colour: str, ground: str, least: Decimal) -> str:
    """The colour darkened, or on dark ground lightened, as little as is needed; "" if none is."""
    end = 0 if luminance(ground) > Decimal("0.18") else 255
    for step in range(1, _STEPS + 1):
        mixed = (c + (end - c) * step // _STEPS for c in _channels(colour))
        tried = "#" + "".join(f"{c:02x}" for c in mixed)
        if contrast(tried, ground) >= least:
            return tried
    return ""
