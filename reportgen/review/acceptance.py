"""Acceptances laid beside the findings: what is left to mend, what is accepted, what is neither."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportgen.files import Files
from reportgen.finding import Finding, has_errors, sort_findings, varning
from reportgen.model.acceptance import Acceptance
from reportgen.node import closest

JUDGED = frozenset(
    {
        "details-differ",
        "empty-section",
        "empty-sum",
        "missing-section",
        "percent-of-zero",
        "section-order",
        "stated-differs",
        "stated-unlikely",
        "status-differs",
        "unknown-unit",
    }
)
"""What the early steps judge; the rest they tell cannot be read or set, and must be mended."""

# Signs that look alike on a page, and those an author types for them.
_AS_TYPED = str.maketrans("\u00a0\u202f\u2009−–”“", '   --""')


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that stands, and who answers for it."""

    finding: Finding
    acceptance: Acceptance


@dataclass(frozen=True, slots=True)
class Settled:
    """The findings left to mend and those accepted."""

    left: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]


def settle(
    acceptances: Sequence[Acceptance],
    findings: Sequence[Finding],
    judgements: Sequence[Finding],
    files: Files,
    *,
    whole: bool,
) -> Settled:
    """The findings, those accepted taken out and faulty acceptances put in.

    `judgements` are the findings of the checks, which may be accepted; of the rest only those in
    `JUDGED`. That an acceptance has nothing to accept is told only when the `whole` ärende could
    be judged.
    """
    everything = sort_findings([*findings, *judgements])
    open_to = {*judgements, *(f for f in findings if f.code in JUDGED)}
    whole = whole and not has_errors(f for f in findings if f not in open_to)
    accepted: dict[Finding, Acceptance] = {}
    faults: list[Finding] = []
    for acceptance in acceptances:
        meant = [f for f in everything if _is_meant(f, acceptance, files)]
        may = [f for f in meant if f in open_to]
        if meant and not may:
            faults.append(_refused(acceptance))
        elif len(may) > 1 and not acceptance.about:
            faults.append(_broad(acceptance, may))
        elif not may and whole:
            faults.append(_stale(acceptance, everything, files))
        else:
            accepted |= {f: acceptance for f in may if f not in accepted}
    left = sort_findings([*(f for f in everything if f not in accepted), *faults])
    return Settled(left, tuple(Accepted(f, accepted[f]) for f in everything if f in accepted))


def _is_meant(finding: Finding, acceptance: Acceptance, files: Files) -> bool:
    return (
        finding.code == acceptance.code
        and finding.source.file == files.label(acceptance.file)
        and _folded(acceptance.about or "") in _folded(finding.message)
    )


def _folded(words: str) -> str:
    """The words as they may be typed from memory: plain signs, single spaces, small letters."""
    return " ".join(words.translate(_AS_TYPED).split()).casefold()


def _refused(acceptance: Acceptance) -> Finding:
    message = f"{acceptance.code} går inte att godkänna, bara att rätta"
    place = acceptance.places.get("kod", acceptance.source)
    return varning("refused-acceptance", message, place, "rätta felet och ta bort godkännandet")


def _broad(acceptance: Acceptance, meant: Sequence[Finding]) -> Finding:
    message = f"godkännandet gäller {len(meant)} anmärkningar, och därför ingen"
    hint = "lägg till gäller: med ord ur meddelandet, ett godkännande för varje"
    return varning("broad-acceptance", message, acceptance.source, hint)


def _stale(acceptance: Acceptance, findings: Iterable[Finding], files: Files) -> Finding:
    """That nothing is accepted, and what may have become of what was."""
    message = "godkännandet gäller ingen anmärkning"
    near = [f for f in findings if f.source.file == files.label(acceptance.file)]
    alike = [f for f in near if f.code == acceptance.code]
    if alike:
        hint = f"pröva på nytt; anmärkningen lyder nu: {alike[0].message}"
    elif not files.exists(acceptance.file):
        hint = closest(acceptance.file, files.names()) or "filen finns inte; ta bort godkännandet"
    else:
        codes = {f.code for f in near} - {acceptance.code}
        guess = closest(acceptance.code, codes)
        hint = guess if guess.startswith("menade") else "är felet rättat: ta bort godkännandet"
    return varning("stale-acceptance", message, acceptance.source, hint)
