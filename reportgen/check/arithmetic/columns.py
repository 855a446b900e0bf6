"""Which columns are differences or percentages of which, and the rows that do not follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import reportgen.check.table_words as words
from reportgen.check.arithmetic.relations import Linear, Place
from reportgen.check.arithmetic.rules import Kind, Rule, difference_rules, percent_rules
from reportgen.check.arithmetic.sheet import Figure, Line, Sheet
from reportgen.tables.interval import Interval

MOST_OPERANDS = 10
"""More columns than this are a series, not amounts to compare."""

LARGE = 20
"""Units of the last decimal: a figure of so many hardly fits a rule by chance."""

NOTHING: Mapping[Place, Interval] = {}


@dataclass(frozen=True, slots=True)
class Following:
    """A column and the rule it follows. `certain`: the figures leave no doubt."""

    column: int
    rule: Rule
    certain: bool
    equals: tuple[Rule, ...]  # explain as many rows


@dataclass(frozen=True, slots=True)
class Roles:
    """What the columns of a table are: amounts, differences between them, percentages."""

    amounts: list[int]
    differences: list[int]
    percentages: list[int]


def roles(sheet: Sheet) -> Roles:
    """The columns by what their headings, roles and formats say."""
    amounts, differences, percentages = [], [], []
    for at, column in enumerate(sheet.columns):
        if column.format not in ("tal", "procent"):
            continue
        heading = sheet.headings[at]
        differs = column.role == "avvikelse" or words.is_difference(heading)
        shares = column.format == "procent" or column.unit in ("procent", "%")
        if shares or words.is_percent(heading):
            percentages.append(at)
            if not differs and column.format == "tal":
                amounts.append(at)  # one share may be compared with another
        elif differs:
            differences.append(at)
        else:
            amounts.append(at)
    return Roles(amounts, differences, percentages)


def differences(sheet: Sheet, known: Roles) -> list[Following]:
    """The rules that the columns of differences follow."""
    if len(known.amounts) > MOST_OPERANDS:
        return []
    found = []
    for column in known.differences:
        rules = list(difference_rules(known.amounts))
        rivals = [*rules, *percent_rules(known.amounts, [])]
        following = best_rule(sheet, column, rivals)
        if following is None:
            following = by_headings(sheet, column, rules, rivals)
        if following is not None and not following.rule.is_percent:
            found.append(following)
    return found


def percentages(sheet: Sheet, known: Roles) -> list[Following]:
    """The rules that the columns of percentages follow."""
    if len(known.amounts) > MOST_OPERANDS:
        return []
    found = []
    for column in known.percentages:
        differs = words.is_difference(sheet.headings[column])
        shares = () if differs else known.percentages  # a share is not a share of shares
        amounts = [a for a in known.amounts if a != column and a not in shares]
        rules = list(percent_rules(amounts, known.differences))
        following = best_rule(sheet, column, rules)
        if following is not None:
            found.append(following)
    return found


Meanings = Mapping[str, tuple[Rule, str, str]]
"""By heading the rule that a column of percentages follows, with the headings it takes."""


def meanings(sheets: Iterable[Sheet]) -> Meanings:
    """What the headings of percentages mean in the tables where it shows."""
    found: dict[str, tuple[Rule, str, str]] = {}
    for sheet in sheets:
        for following in percentages(sheet, roles(sheet)):
            rule, headings = following.rule, sheet.headings
            means = (rule, headings[rule.first], headings[rule.second])
            found.setdefault(headings[following.column], means)
    return found


def as_elsewhere(sheet: Sheet, columns: Iterable[int], known: Meanings) -> list[Following]:
    """The rules of columns too short to tell, by columns of the same headings elsewhere.

    What a heading means in one table of the report it means in the others.
    """
    found = []
    for column in columns:
        means = known.get(sheet.headings[column])
        places = {heading: n for n, heading in enumerate(sheet.headings)}
        if means is not None and means[1] in places and means[2] in places:
            rule = Rule(means[0].kind, places[means[1]], places[means[2]])
            found.append(Following(column, rule, certain=False, equals=()))
    return found


def fits(target: Figure, line: Line, rule: Rule, known: Mapping[Place, Interval] = NOTHING) -> bool:
    """Whether the rule can give the figure."""
    spread = rule.spread(line, known)
    return spread is not None and target.interval.meets(spread)


def best_rule(sheet: Sheet, column: int, rules: Iterable[Rule]) -> Following | None:
    """The rule that explains most rows of the column, three at least and most of them."""
    scored: list[tuple[tuple[int, int, int], Rule, int, int]] = []
    either = _positive(sheet, column)
    rules = list(rules)
    named = [rule for rule in rules if _is_named(sheet, column, rule)]
    for rule in named or rules:
        good, bad, own = _score(sheet, column, rule, either=either)
        few = good == 2 and (named or _is_large(sheet, column) or _with_zeros(sheet, column, rule))
        if (good >= 3 or few) and good >= 2 * bad:
            scored.append(((good - bad, own, _affinity(sheet, column, rule)), rule, good, bad))
    if not scored:
        return None
    best, rule, good, bad = max(scored, key=lambda s: s[0])
    same = (rule, Rule(rule.kind, rule.second, rule.first))
    equals = tuple(r for score, r, _, _ in scored if score[0] >= best[0] and r not in same)
    return Following(column, rule, good >= 3 * bad, () if named else equals)


def _with_zeros(sheet: Sheet, column: int, rule: Rule) -> bool:
    """Whether rows of nothing, with a share of nothing, speak for the rule as two others do.

    Those two must give their shares as the figures stand, with no rounding of the parts.
    """
    if rule.kind not in (Kind.RATIO, Kind.PART_BY_SIZE):
        return False
    nothing = exact = 0
    for line in sheet.lines:
        target, operands = line.figures.get(column), rule.operands(line)
        if target is None or operands is None or not operands[1].value:
            continue
        first, second = (figure.value for figure in operands)
        nothing += not first and not target.value
        share = Interval.exactly(rule.of(first, second))
        exact += bool(first) and target.interval.meets(share)
    return nothing > 0 and exact > 1


def _score(sheet: Sheet, column: int, rule: Rule, *, either: bool) -> tuple[int, int, int]:
    """How many rows the rule explains, how many not, and how many it explains as it stands.

    `either`: a difference may be turned. Rows where nothing can fail say nothing.
    """
    good = bad = own = 0
    turned = Rule(rule.kind, rule.second, rule.first)
    for line in sheet.lines:
        target = line.figures.get(column)
        spread = rule.spread(line, NOTHING)
        if target is None or spread is None:
            continue
        telling = target.value != 0 or not spread.low <= 0 <= spread.high
        if not telling or (rule.is_percent and spread.high - spread.low > 100):
            continue
        if not _same_unit(line, rule, target):
            continue
        holds = target.interval.meets(spread)
        own += holds
        if holds or (either and not rule.is_percent and fits(target, line, turned)):
            good += 1
        else:
            bad += 1
    return good, bad, own


def _is_named(sheet: Sheet, column: int, rule: Rule) -> bool:
    """Whether the heading names the years of the two columns: `% 23/22`, `Förändring 2022–2023`."""
    years = re.search(r"\b(?:20)?(\d\d)\s*[/–-]\s*(?:20)?(\d\d)\b", sheet.headings[column])
    if years is None:
        return False
    wanted = {f"20{years[1]}", f"20{years[2]}"}
    named = [re.findall(r"\b20\d\d\b", sheet.headings[n]) for n in (rule.first, rule.second)]
    return all(len(found) == 1 for found in named) and {n[0] for n in named} == wanted


def _is_large(sheet: Sheet, column: int) -> bool:
    """Whether the column's figures are too large to fit a rule by chance."""
    return all(abs(f.value).scaleb(f.decimals) >= LARGE for f in sheet.column(column))


def _positive(sheet: Sheet, column: int) -> bool:
    """Whether costs are positive, so that income and costs deviate in opposite directions."""
    if sheet.spec.sign:
        return sheet.spec.sign == "kostnader_positiva"
    amounts = [
        figure.value
        for line in sheet.lines
        if column in line.figures and not (line.is_total or words.is_result(line.name))
        for at, figure in line.figures.items()
        if at != column and not words.is_difference(sheet.headings[at])
    ]
    return 3 * sum(value < 0 for value in amounts) <= len(amounts)


def _same_unit(line: Line, rule: Rule, target: Figure) -> bool:
    operands = rule.operands(line)
    assert operands is not None
    first, second = operands
    if first.fact.unit != second.fact.unit:
        return False
    shares = first.fact.unit.kind == "percent"
    return rule.is_percent or shares or target.fact.unit == first.fact.unit


def _affinity(sheet: Sheet, column: int, rule: Rule) -> int:
    """How well the headings speak for the rule: words in common, and outcome against budget."""
    own = [w for w in re.split(r"[\s-]+", sheet.headings[column].casefold()) if len(w) > 3]
    others = [sheet.headings[n].casefold() for n in (rule.first, rule.second)]
    shared = sum(any(word[:5] in other for word in own) for other in others)
    usual = _is_outcome(sheet, rule.first) + _is_budget(sheet, rule.second)
    beside = 5 if rule.kind is Kind.PART_BY_SIZE else 0  # a difference is there to be used
    beside = 1 if rule.kind is Kind.CHANGE else beside  # a growth, also of costs
    return 2 * shared + usual + beside


def by_headings(
    sheet: Sheet, column: int, rules: list[Rule], rivals: list[Rule]
) -> Following | None:
    """The rule that headings alone make plain in a table of a row or two.

    There must be one budget and one outcome, and no rule at all that explains any of the rows.
    """
    lines = [n for n in sheet.lines if column in n.figures and n.figures[column].value]
    called = "avvik" in sheet.headings[column].casefold()
    if len(lines) not in (1, 2) or not (called or sheet.columns[column].role == "avvikelse"):
        return None
    operands = sorted({n for rule in rules for n in (rule.first, rule.second)})
    budgets = [n for n in operands if _is_budget(sheet, n)]
    outcomes = [n for n in operands if _is_outcome(sheet, n)]
    if len(operands) != 2 or len(budgets) != 1 or len(outcomes) != 1 or budgets == outcomes:
        return None
    for line in lines:
        if any(fits(line.figures[column], line, rule) for rule in rivals):
            return None
    rule = Rule(Kind.DIFFERENCE, outcomes[0], budgets[0])
    return Following(column, rule, certain=True, equals=())


def _is_budget(sheet: Sheet, column: int) -> bool:
    return sheet.columns[column].role == "budget" or words.is_budget(sheet.headings[column])


def _is_outcome(sheet: Sheet, column: int) -> bool:
    role = sheet.columns[column].role
    return role == "utfall" or (not role and words.is_outcome(sheet.headings[column]))


# -------------------------------------------------------------------------------- differences


def difference_relations(sheet: Sheet, following: Following) -> list[Linear]:
    """What each row's difference must be.

    Where costs are positive a row of income has its sign the other way, as has every row where the
    column holds sizes without a sign.
    """
    rule = following.rule
    turned = Rule(rule.kind, rule.second, rule.first)
    figures = [
        (line, line.figures[following.column])
        for line in sheet.lines
        if following.column in line.figures and rule.operands(line) is not None
    ]
    figures = [(line, f) for line, f in figures if _same_unit(line, rule, f)]
    backward = [line for line, f in figures if fits(f, line, turned) and not fits(f, line, rule)]
    may_turn = _may_turn(sheet, figures, backward)
    relations = []
    for line, figure in figures:
        if may_turn and fits(figure, line, turned) and not fits(figure, line, rule):
            relations.append(turned.linear("row-differs", figure, line, certain=True))
        elif any(fits(figure, line, other) for other in following.equals):
            continue
        else:
            relations.append(rule.linear("row-differs", figure, line, certain=following.certain))
    return relations


def _may_turn(sheet: Sheet, figures: list[tuple[Line, Figure]], backward: list[Line]) -> bool:
    """Whether rows may have the difference the other way round."""
    if not backward or not _positive(sheet, figures[0][1].column):
        return False
    sizes = all(f.value >= 0 for _, f in figures)
    first = backward[0]
    return sizes or len(backward) > 1 or first.is_total or words.is_income(first.name)
