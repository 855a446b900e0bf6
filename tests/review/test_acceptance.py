"""`godkända.yaml`: what is accepted, and when an acceptance is itself a finding."""

from __future__ import annotations

import io
import zipfile

import pytest

from reportgen.build import Options, build
from reportgen.files import MemoryFiles
from reportgen.finding import Source, fel
from reportgen.load import load_report
from reportgen.resources import package_templates
from reportgen.review.acceptance import settle
from tests.review.samples import RESULT, TABLE, acceptance, reviewed, with_acceptances
from tests.support import findings_of, report_files

BUDGET, OUTCOME = "”Budget” för ”Totalt” anges till", "”Utfall” för ”Totalt” anges till"


def left_in(files: MemoryFiles) -> list[str]:
    """The sums that are still wrong, and what is said of the acceptances."""
    told = ("stated-differs", "stale-acceptance", "broad-acceptance", "refused-acceptance")
    return [f.code for f in reviewed(files).findings if f.code in told]


def test_without_acceptances_every_finding_is_left() -> None:
    found = reviewed(with_acceptances())
    assert [f.message[:32] for f in found.findings] == [BUDGET[:32], OUTCOME[:32]]
    assert found.accepted == ()


def test_an_accepted_finding_is_gone_from_the_findings_and_kept_with_its_reason() -> None:
    found = reviewed(with_acceptances(acceptance()))
    assert [f.message[:32] for f in found.findings] == [OUTCOME[:32]]
    (accepted,) = found.accepted
    assert accepted.finding.message.startswith(BUDGET)
    assert accepted.acceptance.reason == "Fullmäktige beslutade om 140,9."
    assert accepted.acceptance.by == "ekonomichef"


def test_what_is_accepted_no_longer_stops_a_build() -> None:
    both = (acceptance(), acceptance(gäller="”Utfall”"))
    options = Options(formats=("html",))
    assert not build(with_acceptances(both[0]), package_templates(), options).outputs
    assert build(with_acceptances(*both), package_templates(), options).outputs


@pytest.mark.parametrize(
    "about",
    [
        "anges till −140,9",
        "anges till -140,9",
        "ANGES  TILL −140,9",
        '"Budget" för "Totalt"',
        "”Budget”",
    ],
)
def test_the_words_of_a_message_may_be_typed_plainly(about: str) -> None:
    assert left_in(with_acceptances(acceptance(gäller=about))) == ["stated-differs"]


def test_an_acceptance_of_two_unlike_findings_accepts_neither() -> None:
    assert left_in(with_acceptances(acceptance(gäller=""))) == [
        "stated-differs",
        "stated-differs",
        "broad-acceptance",
    ]


def test_words_that_both_messages_have_accept_both() -> None:
    assert left_in(with_acceptances(acceptance(gäller="för ”Totalt” anges"))) == []


def test_without_words_the_only_finding_of_its_kind_in_the_file_is_accepted() -> None:
    one = {TABLE: RESULT.replace(", utfall: -139.8", "")}
    assert left_in(with_acceptances(acceptance(gäller=""), **one)) == []


@pytest.mark.parametrize(
    ("changed", "hint"),
    [
        ({"gäller": "−99,9"}, "pröva på nytt; anmärkningen lyder nu: ”Budget” för ”Totalt” anges"),
        ({"fil": "data/resultatet.yaml"}, "menade du ”data/resultat.yaml”?"),
        ({"kod": "stated-difers"}, "menade du ”stated-differs”?"),
        ({"kod": "sum-unlikely"}, "är felet rättat: ta bort godkännandet"),
    ],
)
def test_an_acceptance_of_nothing_is_stale(changed: dict[str, str], hint: str) -> None:
    found = reviewed(with_acceptances(acceptance(**changed))).findings
    (stale,) = (f for f in found if f.code == "stale-acceptance")
    assert (stale.severity, stale.source) == ("varning", Source("godkända.yaml", 2, 5))
    assert stale.hint.startswith(hint)


def test_nothing_is_stale_when_only_some_documents_were_looked_at() -> None:
    files = with_acceptances(acceptance(kod="sum-unlikely"))
    found = reviewed(files, Options(documents=("rapport",))).findings
    assert "stale-acceptance" not in [f.code for f in found]


def test_nothing_is_stale_when_the_ärende_could_not_be_judged() -> None:
    text = "id: inledning\nrubrik: Inledning\ntext: '{{ finns.inte }}'\n"
    files = with_acceptances(acceptance(kod="sum-unlikely"), **{"avsnitt/01-inledning.yaml": text})
    codes = [f.code for f in reviewed(files).findings]
    assert "template-error" in codes
    assert "stale-acceptance" not in codes


def test_a_fault_of_form_cannot_be_accepted() -> None:
    text = "id: inledning\nrubrik: Inledning\ntext: '{{ finns.inte }}'\n"
    entry = acceptance(kod="template-error", fil="avsnitt/01-inledning.yaml", gäller="")
    found = reviewed(with_acceptances(entry, **{"avsnitt/01-inledning.yaml": text}))
    assert {"template-error", "refused-acceptance"} <= {f.code for f in found.findings}
    assert found.accepted == ()


def test_a_finding_about_an_acceptance_cannot_be_accepted() -> None:
    entries = (
        acceptance(kod="sum-unlikely"),
        acceptance(kod="stale-acceptance", fil="godkända.yaml", gäller=""),
    )
    assert left_in(with_acceptances(*entries)).count("stale-acceptance") == 2


def test_two_acceptances_of_one_finding_are_both_in_use() -> None:
    assert left_in(with_acceptances(acceptance(), acceptance(av="controller"))) == [
        "stated-differs"
    ]


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (acceptance(skäl=""), "nyckeln ”skäl” saknas"),
        (acceptance(av=""), "nyckeln ”av” saknas"),
        (acceptance(fil=""), "nyckeln ”fil” saknas"),
        (acceptance(skäl="  "), "texten får inte vara tom"),
        (acceptance(datum="i går"), "här ska stå ett datum, t.ex. 2024-12-31"),
        (acceptance(skal="x"), "nyckeln ”skal” finns inte här"),
    ],
)
def test_an_acceptance_says_what_why_and_who(entry: str, told: str) -> None:
    (found,) = findings_of(with_acceptances(entry))
    assert found.message == told
    assert found.source.file == "godkända.yaml"


def test_the_same_finding_in_another_file_is_left() -> None:
    here, there = (fel("sum-differs", "1 + 1 = 3", Source(f"data/{name}.yaml")) for name in "ab")
    entry = acceptance(kod="sum-differs", fil="data/a.yaml", gäller="1 + 1")
    files = report_files({"godkända.yaml": f"godkända:\n{entry}"})
    report, _ = load_report(files, package_templates())
    settled = settle(report.acceptances, (), (here, there), files, whole=True)
    assert settled.left == (there,)
    assert [a.finding for a in settled.accepted] == [here]


def test_an_accepted_finding_is_no_comment_in_the_draft() -> None:
    both = (acceptance(), acceptance(gäller="”Utfall”"))
    options = Options(formats=("docx",), draft=True)
    built = build(with_acceptances(*both), package_templates(), options)
    with zipfile.ZipFile(io.BytesIO(built.outputs["rapport.docx"])) as word:
        comments = [word.read(n) for n in word.namelist() if n == "word/comments.xml"]
    assert all(b"anges till" not in part for part in comments)
