"""What no validator looks for: do the names and numbers inside a Word file lead anywhere?"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from tests.write.docx.wordfile import NS, R, W, WordFile, field_codes

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def reference_faults(word: WordFile) -> list[str]:
    """Every fault found: bookmarks, fields, drawings, relationships, notes and comments."""
    texts = [n for n in word.names if re.fullmatch(r"word/[a-z]+[0-9]*\.xml", n)]
    stories = {
        name: word.part(name)
        for name in texts
        if re.match(r"word/(document|header|footer|footnotes|comments)", name)
    }
    return [
        *_bookmark_faults(stories),
        *(fault for name, root in stories.items() for fault in _field_faults(name, root)),
        *_drawing_faults(stories.values()),
        *_relationship_faults(word),
        *_pairing_faults(word, "footnotes", "footnote"),
        *_pairing_faults(word, "comments", "comment"),
        *_range_faults(stories["word/document.xml"]),
    ]


def _repeated(values: Iterable[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def _bookmark_faults(stories: dict[str, Any]) -> Iterator[str]:
    """Bookmarks share one room of names and ids through the whole file (17.13.6.2)."""
    starts = [s for root in stories.values() for s in root.iter(f"{W}bookmarkStart")]
    ends = [e.get(f"{W}id") for root in stories.values() for e in root.iter(f"{W}bookmarkEnd")]
    ids = [start.get(f"{W}id") for start in starts]
    names = [start.get(f"{W}name") for start in starts]
    yield from (f"bookmark name twice: {name}" for name in _repeated(n.lower() for n in names))
    yield from (f"bookmark id twice: {id_}" for id_ in _repeated(ids))
    yield from (f"bookmark without end: {id_}" for id_ in sorted(set(ids) - set(ends)))
    yield from (f"bookmark end without start: {id_}" for id_ in sorted(set(ends) - set(ids)))
    yield from (f"bookmark end twice: {id_}" for id_ in _repeated(ends))
    yield from (f"bookmark name too long: {name}" for name in names if len(name) > 40)
    for part, root in stories.items():
        for target in _targets(root):
            if target not in names:
                yield f"{part} refers to missing bookmark {target}"


def _targets(root: Any) -> Iterator[str]:
    """The bookmarks that fields and links name."""
    yield from (link.get(f"{W}anchor") for link in root.xpath("//*[@w:anchor]", namespaces=NS))
    for code in field_codes(root):
        words = code.split()
        if words[0] in ("REF", "PAGEREF", "NOTEREF"):
            yield words[1]
        if words[0] == "TOC" and r"\b" in words:
            yield words[words.index(r"\b") + 1]


def _field_faults(part: str, root: Any) -> Iterator[str]:
    """Fields nest, and each has begin, then separate, then end (17.16.18)."""
    open_fields: list[str] = []
    for char in root.iter(f"{W}fldChar"):
        kind = char.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append("begin")
        elif not open_fields or (kind == "separate" and open_fields[-1] == "separate"):
            yield f"{part}: field {kind} without begin"
        elif kind == "separate":
            open_fields[-1] = "separate"
        else:
            open_fields.pop()
    if open_fields:
        yield f"{part}: {len(open_fields)} fields without end"


def _drawing_faults(roots: Iterable[Any]) -> Iterator[str]:
    ids = [pr.get("id") for root in roots for pr in root.iter(f"{{{NS['wp']}}}docPr")]
    yield from (f"drawing id twice: {id_}" for id_ in _repeated(ids))


def _relationship_faults(word: WordFile) -> Iterator[str]:
    """Every target is in the package, and every id that a part uses is among its own."""
    for name in word.names:
        if not name.endswith(".rels"):
            continue
        folder, _, file = name.rpartition("/")
        base = folder.removesuffix("_rels").rstrip("/")
        known = set()
        for relation in word.part(name).iter(_RELATIONSHIPS):
            known.add(relation.get("Id"))
            target = relation.get("Target")
            path = posixpath.normpath(posixpath.join("/" + base, target)).lstrip("/")
            if relation.get("TargetMode") != "External" and path not in word.names:
                yield f"{name}: target {target} is missing"
        owner = posixpath.join(base, file.removesuffix(".rels"))
        if owner in word.names and owner.endswith(".xml"):
            used = {
                value
                for element in word.part(owner).iter("*")
                for key, value in element.attrib.items()
                if key.startswith(R)
            }
            yield from (f"{owner}: relationship {id_} is missing" for id_ in sorted(used - known))


def _pairing_faults(word: WordFile, part: str, tag: str) -> Iterator[str]:
    """Every note has one mark in the text and every mark its note; comments likewise."""
    marks = word.find(f"//w:{tag}Reference/@w:id")
    file = f"word/{part}.xml"
    found = word.find(f"//w:{tag}[not(@w:type)]/@w:id", file) if file in word.names else []
    yield from (f"{tag} without mark: {id_}" for id_ in sorted(set(found) - set(marks)))
    yield from (f"mark without {tag}: {id_}" for id_ in sorted(set(marks) - set(found)))
    yield from (f"{tag} marked twice: {id_}" for id_ in _repeated(marks))


def _range_faults(body: Any) -> Iterator[str]:
    """A comment's range has both ends (17.13.4.3)."""
    starts, ends = (
        sorted(mark.get(f"{W}id") for mark in body.iter(f"{W}commentRange{end}"))
        for end in ("Start", "End")
    )
    if starts != ends:
        yield f"comment ranges: {starts} begin, {ends} end"
