"""Spelling and notation."""

from __future__ import annotations

from reportgen.check.material import Check
from reportgen.check.wording.compounds import split_compound
from reportgen.check.wording.doubles import double_word
from reportgen.check.wording.numbers import number_notation
from reportgen.check.wording.punctuation import punctuation
from reportgen.check.wording.sentences import long_sentence, missing_stop
from reportgen.check.wording.spelling import misspelt
from reportgen.check.wording.units import one_word_for_an_amount

WORDING: tuple[Check, ...] = (
    misspelt,
    split_compound,
    number_notation,
    one_word_for_an_amount,
    double_word,
    missing_stop,
    long_sentence,
    punctuation,
)
