"""Sentences that contradict themselves, or the one before, in what their figures make."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reportgen.check.figures import Mention
from reportgen.check.material import Material
from reportgen.check.text.sentence.against import against
from reportgen.check.text.sentence.beside import Earlier, Wrong, figures_told
from reportgen.check.text.sentence.more_than import differences_told
from reportgen.check.text.sentence.percent_told import percents_told
from reportgen.check.text.sentence.totals import totals_told
from reportgen.finding import Finding, fel, varning

_CHECKS: tuple[Callable[[Sequence[Mention], Earlier], Iterator[Wrong]], ...] = (
    differences_told,
    against,
    percents_told,
    totals_told,
)


def contradictions(material: Material) -> Iterator[Finding]:
    """A difference, share or total that the figures told beside it do not make."""
    for passage in material.prose.passages:
        if passage.kind not in ("text", "item", "note"):
            continue
        read = [figures_told(sentence) for sentence in passage.sentences]
        told: set[int] = set()
        for at, own in enumerate(read):
            if all(m.bound is not None for m in own):
                continue
            for check in _CHECKS:
                for wrong, code, message, sure in check(own, read[max(0, at - 2) : at]):
                    if wrong.start not in told:
                        told.add(wrong.start)
                        place = material.prose.place(passage, wrong.start, wrong.end)
                        advice = "rätta den siffra eller det ord som är fel"
                        yield (fel if sure else varning)(code, message, place, advice)
