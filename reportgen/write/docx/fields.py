"""Fields and bookmarks: what Word counts and looks up by itself."""

from __future__ import annotations

import re
from hashlib import sha256

from reportgen.write.docx.xml import run

NAME_LIMIT = 40  # Word's own limit for a bookmark's name


def field(code: str, cached: str, rpr: str = "") -> str:
    """A complex field (17.16.18); `cached` is the run content shown until Word counts again."""
    return (
        f'<w:r>{rpr}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{rpr}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r>{rpr}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"{cached}"
        f'<w:r>{rpr}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def text_field(code: str, cached: str, rpr: str = "") -> str:
    """A field that shows text."""
    return field(code, run(cached, rpr), rpr)


def bookmark(number: int, name: str, content: str) -> str:
    """`content` between the ends of a bookmark; `number` pairs them and is used once."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        f'{content}<w:bookmarkEnd w:id="{number}"/>'
    )


def part_bookmark(kind: str, part: int, name: str) -> str:
    """A bookmark in a document: `_Ref_ekonomi`, in the second part of a bundle `_Ref2_ekonomi`."""
    return bookmark_name(f"_{kind}{part or ''}_", name)


def bookmark_name(prefix: str, name: str) -> str:
    """A legal name: letters, digits and underscores, at most 40; shortened names keep a hash.

    A leading underscore hides the bookmark in Word's lists. Names that had to be changed get a
    hash, so that two ids never share a bookmark.
    """
    plain = f"{prefix}{re.sub(r'[^0-9A-Za-z_åäöÅÄÖ]', '_', name)}"
    if plain == prefix + name and len(plain) <= NAME_LIMIT:
        return plain
    mark = sha256(name.encode()).hexdigest()[:8]
    return f"{plain[: NAME_LIMIT - 9]}_{mark}"
