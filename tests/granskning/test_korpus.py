"""The corpus itself: every case can be carried out, and says what it should."""

from __future__ import annotations

import pytest

from tests.granskning.corpus import base_names, cases, span

FAULTS = cases("fel")
SOUND = cases("rätt")


def _id(case: object) -> str:
    return f"{getattr(case, 'family', '')}: {getattr(case, 'name', '')}"


@pytest.mark.parametrize("case", FAULTS + SOUND, ids=_id)
def test_the_words_to_change_stand_once_in_the_file(case):
    assert case.base in base_names()
    contents = case.contents()
    assert set(case.files) <= {*contents, *case.removed}
    for change in case.changes:
        assert change.before != change.after
        if len(change.after.split()) > 0 and len(case.changes) == 1:
            assert change.after.split()[0] in contents[change.file].decode()


def test_every_fault_says_what_should_be_found_and_no_sound_case_does():
    assert all(case.expected for case in FAULTS)
    assert not any(case.expected or case.maybe for case in SOUND)


def test_a_case_has_its_name_alone():
    for kind in (FAULTS, SOUND):
        names = [(case.family, case.name) for case in kind]
        assert len(names) == len(set(names))


def test_words_are_found_over_a_line_break_and_must_be_alone():
    assert span("ett  överskott på\n  16,8 mnkr", "överskott på 16,8") == (5, 24)
    with pytest.raises(ValueError, match="2 gånger"):
        span("ett och ett", "ett")
