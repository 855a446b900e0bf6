"""The words by which tables say what their rows and columns are."""

from __future__ import annotations

import re

_TOTAL_FIRST = re.compile(r"\W*(del)?(summ(a|or)|s:a|total(t|summa)?|samtliga|alla)\b")
_TOTAL_LAST = re.compile(r"\b(totalt|total|summa|sammanlagt)\W*\Z")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_WHICH = re.compile(r"\W*(varav|därav)\b")
_RESULT = re.compile(
    r"\b(netto\w*|nettokostnad\w*|\w*resultat\w*|saldo|budgetavvikelse|avvikelse|mellanskillnad)\b"
)
_MEAN = re.compile(
    r"%|‰|\bprocent|promille|\bandel|index\b|snitt|medel(?!s\b)|genomsnitt|median|\bkvot|"
    r"nöjd|betyg|\bgrad\b|\w+grad\b|frånvaro|kr\s*/|/\s*(inv|dygn|plats|brukare|barn|1000|1 000)|"
    r"täckning|omsättning|\bper (?!\d|den\b|sista|år\b|månad|kvartal|tertial|aug|dec|jun|"
    r"verksamhet|område|enhet|slag|nämnd|helår|period|bokslut)"
)
_DIFFERENCE = re.compile(
    r"avvik|differens|\bdiff\b|förändring|ändring|skillnad|återstår|\bkvar\b|ökning|minskning"
)
_PERCENT = re.compile(r"%|procent(?!enhet)|\bandel")
_INCOME = re.compile(r"intäkt|bidrag|avgift|försälj|ersättning|anslag|inkomst|resultat|netto")
_MONEY = re.compile(r"\b(mnkr|mkr|tkr|mdkr|kr|kronor|msek|tsek|sek)\b")
_ONCE = re.compile(
    r"\bunik|en gång|flera insatser|dubbelräkn|samma person|summer(ar|as) inte|"
    r"summorna inte|inte summorna|slumpmässiga fel"
)
_BUDGET = re.compile(r"budget|\bram\b|plan\b|anslag")
_OUTCOME = re.compile(r"utfall|bokslut|redovis|resultat")


def _plain(name: str) -> str:
    return _BRACKETS.sub(" ", name.casefold()).strip()


def is_total(name: str) -> bool:
    """Whether a row or column is called a sum."""
    plain = _plain(name)
    return bool(_TOTAL_FIRST.match(plain) or _TOTAL_LAST.search(plain))


def is_detail(name: str) -> bool:
    """Whether the row says that it is part of the one above (`varav`)."""
    return _WHICH.match(name.casefold()) is not None


def is_result(name: str) -> bool:
    """Whether the row is called a result or a net, which others make together."""
    return _RESULT.search(_plain(name)) is not None


def is_mean(name: str) -> bool:
    """Whether the figures are shares, means or prices, which are never added."""
    return _MEAN.search(name.casefold()) is not None


def is_difference(heading: str) -> bool:
    """Whether the column is called a difference or a change."""
    return _DIFFERENCE.search(heading.casefold()) is not None


def is_percent(heading: str) -> bool:
    """Whether the column is called a percentage."""
    return _PERCENT.search(heading.casefold()) is not None


def is_income(name: str) -> bool:
    """Whether the row is income, or a net of income and costs, whose difference may be turned."""
    return _INCOME.search(name.casefold()) is not None


def speaks_of_money(text: str) -> bool:
    """Whether a unit of money is named."""
    return _MONEY.search(text.casefold()) is not None


def counts_once(text: str) -> bool:
    """Whether it is said that what is counted is counted once in the total."""
    return _ONCE.search(text.casefold()) is not None


def is_budget(heading: str) -> bool:
    """Whether the column is called budget."""
    return _BUDGET.search(heading.casefold()) is not None and not is_difference(heading)


def is_outcome(heading: str) -> bool:
    """Whether the column is called outcome."""
    return _OUTCOME.search(heading.casefold()) is not None and not is_difference(heading)
