"""The theme's tokens as CSS custom properties, for templates/base/base.css to build on."""

from __future__ import annotations

import base64
from decimal import Decimal

from reportgen.theme import FontFile, Sizes, Theme
from reportgen.write.fonts import web_font


def stylesheet(theme: Theme, font_faces: str) -> str:
    """Fonts, tokens, base and theme as one stylesheet that cannot end its <style> element."""
    css = "\n".join((font_faces, tokens(theme), theme.css))
    return css.replace("</", "<\\/")


def tokens(theme: Theme) -> str:
    """`:root{--accent:#0b4f7d;…}`, and lighter colours on dark ground for those who prefer it."""
    light, dark = _rule(_light(theme)), _rule(_dark(theme))
    return f"{light}\n@media screen{{@media(prefers-color-scheme:dark){{{dark}}}}}"


def _rule(properties: dict[str, str]) -> str:
    return ":root{" + "".join(f"--{name}:{value};" for name, value in properties.items()) + "}"


def _light(theme: Theme) -> dict[str, str]:
    colours, fonts = theme.spec.colours, theme.spec.fonts
    return {
        "paper": "#ffffff",
        "accent": colours.accent,
        "on-accent": colours.on_accent,
        "text": colours.text,
        "muted": colours.muted,
        "hairline": colours.hairline,
        "tint": colours.tint,
        "cover": colours.cover,
        "on-cover": colours.on_cover,
        "status-good": colours.status_good,
        "status-partial": colours.status_partial,
        "status-bad": colours.status_bad,
        "status-neutral": colours.status_neutral,
        **_tints(theme, "#ffffff"),
        **{f"series-{n}": colour for n, colour in enumerate(colours.series, start=1)},
        "font-body": _family(fonts.body),
        "font-heading": _family(fonts.heading),
        **_size_properties(theme.spec.sizes),
    }


_NIGHT, _NIGHT_TEXT = "#14181d", "#e6e8eb"


def _dark(theme: Theme) -> dict[str, str]:
    """The same roles on dark ground: each colour mixed with white until it keeps 4.5:1 there."""
    colours = theme.spec.colours
    statuses = {
        "status-good": colours.status_good,
        "status-partial": colours.status_partial,
        "status-bad": colours.status_bad,
        "status-neutral": colours.status_neutral,
    }
    cover = {}
    if _is_light(colours.cover):
        cover = {"cover": mix(colours.accent, _NIGHT, 65), "on-cover": _NIGHT_TEXT}
    return {
        "paper": _NIGHT,
        "accent": mix(colours.accent, "#ffffff", 58),
        "on-accent": _NIGHT,
        "text": _NIGHT_TEXT,
        "muted": "#a8b0b9",
        "hairline": "#3b444d",
        "tint": mix(colours.accent, "#1b2027", 84),
        **{name: mix(colour, "#ffffff", 52) for name, colour in statuses.items()},
        **_tints(theme, _NIGHT),
        **{
            f"series-{n}": mix(colour, "#ffffff", 42)
            for n, colour in enumerate(colours.series, start=1)
        },
        **cover,
    }


def _tints(theme: Theme, ground: str) -> dict[str, str]:
    """Pale grounds for cells that carry a status; the text on them stays readable."""
    colours = theme.spec.colours
    return {
        "tint-good": mix(colours.status_good, ground, 82),
        "tint-partial": mix(colours.status_partial, ground, 82),
        "tint-bad": mix(colours.status_bad, ground, 84),
        "tint-neutral": mix(colours.status_neutral, ground, 86),
    }


def mix(colour: str, other: str, per_cent: int) -> str:
    """`colour` with so much of the other mixed in."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{(a * (100 - per_cent) + b * per_cent) // 100:02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def _is_light(colour: str) -> bool:
    """Whether dark text is read on it; weights of ITU-R BT.709."""
    red, green, blue = _channels(colour)
    return 2126 * red + 7152 * green + 722 * blue > 1_400_000


def _family(name: str) -> str:
    """The theme's family alone, so that no machine's own fonts change the look."""
    kept = name.replace('"', "").replace("\\", "")
    return f'"{kept}",sans-serif'


def _size_properties(sizes: Sizes) -> dict[str, str]:
    """Sizes relative to running text, so that screen and paper share one scale."""
    named = {
        "title": sizes.title_pt,
        **{f"h{n}": size for n, size in enumerate(sizes.heading_pt, start=1)},
        "table": sizes.table_pt,
        "note": sizes.note_pt,
    }
    relative = {f"size-{name}": _rem(size, sizes.body_pt) for name, size in named.items()}
    return {
        **relative,
        "body-size": f"{sizes.body_pt}pt",
        "line-height": str(sizes.line_height),
        "margin-side": f"{sizes.margin_side_mm}mm",
    }


def _rem(size: Decimal, body: Decimal) -> str:
    return f"{(size / body).quantize(Decimal('0.001')).normalize():f}rem"


def embedded_font_faces(theme: Theme, characters: frozenset[str]) -> str:
    """The faces as small WOFF2 copies inside the stylesheet."""
    return "".join(
        _font_face(font, _data_url(web_font(font, characters)), "woff2")
        for font in theme.fonts
        if _is_used(font, theme)
    )


def linked_font_faces(theme: Theme) -> str:
    """The faces as `font:…` addresses, which the PDF writer's fetcher answers."""
    return "".join(_font_face(font, f"font:{font.file_name}", "truetype") for font in theme.fonts)


def _is_used(font: FontFile, theme: Theme) -> bool:
    """The stylesheet sets headings regular or bold, upright; slanted bold is synthesised."""
    if font.family == theme.spec.fonts.body:
        return not (font.italic and font.weight > 400)
    return not font.italic and font.weight < 700


def _data_url(data: bytes) -> str:
    return f"data:font/woff2;base64,{base64.b64encode(data).decode('ascii')}"


def _font_face(font: FontFile, url: str, kind: str) -> str:
    style = "italic" if font.italic else "normal"
    return (
        f'@font-face{{font-family:"{font.family}";font-weight:{font.weight};font-style:{style};'
        f'font-display:swap;src:url("{url}") format("{kind}")}}\n'
    )
