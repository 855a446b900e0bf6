"""What the checker finds of faults seeded by someone who has not read the checks."""

from __future__ import annotations

import pytest

from tests.granskning.corpus import cases
from tests.granskning.result import (
    HELD_OUT_FALSE_ALARMS,
    HELD_OUT_RECALL,
    Result,
    measured,
    report,
)

FAULTS = cases("fel", held_out=True)
SOUND = cases("rätt", held_out=True)


@pytest.fixture(scope="module")
def result() -> Result:
    return measured(held_out=True)


@pytest.mark.parametrize("case", FAULTS + SOUND, ids=lambda case: f"{case.family}: {case.name}")
def test_the_change_can_be_made(case):
    assert set(case.files) <= {*case.contents(), *case.removed}


def test_every_fault_says_what_should_be_found_and_no_sound_case_does():
    assert all(case.expected for case in FAULTS)
    assert not any(case.expected or case.maybe for case in SOUND)


@pytest.mark.slow
def test_most_faults_held_out_are_found(result):
    assert result.recall >= HELD_OUT_RECALL, report(result)


@pytest.mark.slow
def test_few_correct_texts_held_out_are_alarmed(result):
    assert result.false_alarms <= HELD_OUT_FALSE_ALARMS, report(result)
