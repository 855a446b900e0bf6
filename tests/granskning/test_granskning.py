"""What the checker finds of the seeded faults, and how often it cries wolf."""

from __future__ import annotations

import pytest

from tests.granskning.result import FALSE_ALARMS, RECALL, Result, measured, report


@pytest.fixture(scope="module")
def result() -> Result:
    return measured()


@pytest.mark.slow
def test_nearly_all_seeded_faults_are_found(result):
    assert result.recall >= RECALL, report(result)


@pytest.mark.slow
def test_correct_texts_are_left_in_peace(result):
    assert result.false_alarms <= FALSE_ALARMS, report(result)
