"""Answers → sums of products of every two words, from which means, their errors and correlations follow.

Means of several criteria rest on the answers of the same people, so that the error of a dimension needs how its
criteria go together. With d for a respondent's own weight and x for answers on 0..1, each group has a row for two words
(a not after b), over those who answered both:

| word_a | word_b | answers | w  | wa     | q   | qa      | qb      | qab         | agreeing        |
|--------|--------|---------|----|--------|-----|---------|---------|-------------|-----------------|
| …      | …      | number  | Σd | Σd x_a | Σd² | Σd² x_a | Σd² x_b | Σd² x_a x_b | Σd [x_a agrees] |

The word `*` stands for having answered anything; `#` in both places for the people there are (`w` their headcount).
With `#` as `word_b`, `answers` is how many different people answered `word_a`, over all waves.
"""

from __future__ import annotations

from dataclasses import replace

import ibis
from ibis import _
from ibis.expr.types import Table

from fremdbild.engine.protocol import PERSON_KEY
from fremdbild.measures.groups import DAY, per_group
from fremdbild.measures.local_day import last_day_begun
from fremdbild.measures.view import OWN_UNIT, RESPONDENT, WEIGHTED_BY, WORD
from fremdbild.result import Question

ANYTHING, HEADCOUNT = "*", "#"
WITHIN = ("survey_id", "wave", *(f"of_{name}" for name in WEIGHTED_BY), "word_a", "word_b")
"""What the sums are told apart by inside a group: the wave, the columns that weights may hang on, and the two words."""

_COUNTS = {
    "answers": _.person_key.count(),
    "w": _.weight.sum(),
    "wa": (_.weight * _.part_a).sum(),
    "q": (_.weight * _.weight).sum(),
    "qa": (_.weight * _.weight * _.part_a).sum(),
    "qb": (_.weight * _.weight * _.part_b).sum(),
    "qab": (_.weight * _.weight * _.part_a * _.part_b).sum(),
    "agreeing": (_.weight * _.agrees).sum(),
}


def moments_per_group(answers: Table, question: Question, headcounts: Table | None, *, pairs: bool = True) -> Table:
    """The sums per group of `question.by` without `criterion`; `pairs` false: of each word with itself alone."""
    asked = without_criterion(question)
    weighted = weighted_by(question)
    own = {**{name: answers[name] for name in WEIGHTED_BY}, "org_unit": answers[OWN_UNIT]}
    rows = answers.mutate(
        **{f"of_{name}": own[name] if name in weighted else ibis.null("string") for name in WEIGHTED_BY}
    )
    keys = [*RESPONDENT, "person_key", "weight", DAY, *(f"of_{name}" for name in WEIGHTED_BY)]
    told_apart = [name for name in WEIGHTED_BY if name in asked.by]
    one = rows.select(*keys, *told_apart, word_a=_[WORD], part_a=_.part, agrees=_.agrees)
    respondents = rows.aggregate(by=[*keys, *told_apart]).mutate(
        word_a=ibis.literal(ANYTHING), part_a=_zero(), agrees=_zero()
    )
    together = one.mutate(word_b=one.word_a, part_b=one.part_a)
    if pairs:
        other = answers.select(*RESPONDENT, word_b=_[WORD], part_b=_.part)
        together = one.inner_join(
            other, [*(one[name] == other[name] for name in RESPONDENT), one.word_a <= other.word_b]
        )
    columns = [*keys, *told_apart, "word_a", "part_a", "agrees", "word_b", "part_b"]
    everything = together.select(*columns).union(
        respondents.mutate(word_b=respondents.word_a, part_b=_zero()).select(*columns)
    )
    found = per_group(everything, asked, _COUNTS, within=WITHIN)
    # Not from the pairs, of which there are many times as many.
    placed = [*keys, *told_apart, "word_a"]
    alone = one.select(*placed).union(respondents.select(*placed))
    different = per_group(alone, asked, {"answers": _.person_key.nunique()}, within=("word_a",))
    found = found.union(_filled(different, found))
    if headcounts is None or PERSON_KEY in asked.by:
        return found
    # Whoever was not asked is not of the population: of a wave only the sides of which anybody answered.
    sides = answers.select("survey_id", "wave", "perspective").distinct()
    headcounts = headcounts.semi_join(sides, ["survey_id", "wave", "perspective"])
    people = per_group(headcounts, asked, {"w": _.headcount.sum().cast("float64")}, within=WITHIN)
    return found.union(_filled(people, found))


def people_of_words(sums: Table) -> Table:
    """Of sums the rows that count people: `people` who answered each `criterion` (or construct) of a group."""
    counted = sums.filter(_.word_b == HEADCOUNT, ~_.word_a.isin((ANYTHING, HEADCOUNT)))
    return counted.mutate(criterion=_.word_a, people=_.answers)


def _filled(part: Table, whole: Table) -> Table:
    """`part` with all columns of `whole`: sums are 0, `word_b` says that people are counted, the rest is not known."""
    fill = {name: _zero() for name in _COUNTS} | {"answers": ibis.literal(0, type="int64")}
    fill |= {name: ibis.null("string") for name in WITHIN} | {"word_b": ibis.literal(HEADCOUNT)}
    return part.mutate(**{name: value for name, value in fill.items() if name not in part.columns}).select(
        *whole.columns
    )


def headcounts_of(
    survey_cell: Table | None, survey_wave: Table | None, question: Question, who: tuple[str, ...]
) -> Table | None:
    """How many people there are in each cell of the waves that are known; None where that is not known."""
    if survey_cell is None or survey_wave is None:
        return None
    waves = survey_wave.select("survey_id", "wave", "closed_on")
    cells = survey_cell.filter(survey_cell.headcount.notnull(), survey_cell.perspective.isin(who))
    cells = cells.inner_join(waves, ["survey_id", "wave"])
    cells = cells.filter(_.closed_on <= ibis.literal(last_day_begun(question)))
    nothing = {f"of_{name}": ibis.null("string") for name in WEIGHTED_BY}
    return cells.select(
        "survey_id", "wave", "perspective", "org_unit", "weight_group", "headcount",
        **{DAY: cells.closed_on, "word_a": ibis.literal(HEADCOUNT), "word_b": ibis.literal(HEADCOUNT)},
        **{name: ibis.null("string") for name in ("touchpoint", "channel", "segment")},
        **nothing,
    )  # fmt: skip


def weighted_by(question: Question) -> frozenset[str]:
    """The columns that the margins of the question tell apart."""
    return frozenset(name for margin in question.margins for name in ("perspective", *margin.variables))


def without_criterion(question: Question) -> Question:
    """The same question for all criteria together."""
    return replace(question, by=tuple(name for name in question.by if name != "criterion"))


def _zero() -> ibis.Value:
    return ibis.literal(0, type="float64")
