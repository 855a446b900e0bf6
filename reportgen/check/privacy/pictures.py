"""The words in a picture: those drawn in an SVG, and what a photograph's metadata says."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

_SPOKEN = ("aria-label", "title", "alt")


def picture_words(data: bytes) -> Iterator[tuple[int, str]]:
    """Each run of words with its line (0: in metadata that no one sees)."""
    if data.lstrip()[:1] == b"<":
        yield from _drawn(data)
    else:
        yield from ((0, words) for words in _metadata(data))


def _drawn(data: bytes) -> Iterator[tuple[int, str]]:
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return
    raw = data.decode("utf-8", errors="replace")
    for element in root.iter():
        spoken = (element.get(name) for name in _SPOKEN)
        for words in (element.text, element.tail, *spoken):
            if words and words.strip():
                at = raw.find(words.strip())
                yield (raw.count("\n", 0, at) + 1 if at >= 0 else 1), words.strip()


def _metadata(data: bytes) -> Iterator[str]:
    from PIL import ImageFile  # heavy; only ärenden with photographs pay for it

    parser = ImageFile.Parser()
    try:
        parser.feed(data)
        picture = parser.close()
        values = [*picture.info.values(), *picture.getexif().values()]
    except (OSError, ValueError, SyntaxError):
        return  # no picture; whoever draws it tells of it
    yield from (value for value in values if isinstance(value, str))
