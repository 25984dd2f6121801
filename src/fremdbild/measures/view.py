"""Answers of one side, inside (employees and managers) or outside (customers), as one value per respondent and word."""

from __future__ import annotations

import ibis
from ibis import _, ifelse
from ibis.expr.types import Table, Value

from fremdbild.measures.cases import holds, moment
from fremdbild.measures.groups import DAY
from fremdbild.measures.local_day import last_day_begun
from fremdbild.result import Question

INSIDE = ("employee", "manager")
OUTSIDE = ("customer",)
MANAGERS = ("manager",)

WEIGHTED_BY = ("perspective", "org_unit", "touchpoint", "channel", "segment", "weight_group")
"""Columns of an answer to whose known numbers answers can be weighted."""

OWN_UNIT = "own_unit"
"""Column with a row's own unit, where `org_unit` holds one above it."""

WORD = "word"
"""Column with what a question asks after: its criterion or its construct."""
RESPONDENT = ("survey_id", "wave", "respondent_id")


def view_answers(
    survey_response: Table,
    items: Table,
    question: Question,
    who: tuple[str, ...],
    survey_wave: Table | None,
    survey_cell: Table | None,
    service_case: Table | None = None,
    source_record: Table | None = None,
) -> Table:
    """One row per respondent and `word` of `items`, missing answers and "don't know" left out.

    | survey_id | wave | respondent_id | person_key | word | part | agrees | weight | day | perspective … weight_group |
    |-----------|------|---------------|------------|------|------|--------|--------|-----|--------------------------|

    `part` is the answer on 0..1, `agrees` 1 where it is one of the two best; of several questions with one word the
    mean. Unit, perspective and weight group of an anonymous answer are those of its cell, a customer's segment is that
    of the record, else of the case.
    """
    rows = survey_response.inner_join(items, ["survey_id", "item_id"])
    rows = rows.filter(
        _.score.between(_.scale_min, _.scale_max), _.answered_at.isnull() | (_.answered_at <= moment(question))
    )
    rows = _with_cell(rows, survey_cell).filter(_.perspective.isin(who))
    rows = _with_day(rows, question, survey_wave)
    rows = _with_customer(rows, service_case, source_record)
    score = ifelse(holds(_.reversed), _.scale_min + _.scale_max - _.score, _.score)
    one = ibis.literal(1, type="float64")
    return rows.aggregate(
        by=[*RESPONDENT, "person_key", WORD, DAY, *WEIGHTED_BY, OWN_UNIT],
        # nullif: engines may divide before they filter, and some stop at a division by nothing.
        part=((score - _.scale_min) / (_.scale_max - _.scale_min).nullif(0)).mean(),
        agrees=ifelse(score >= _.scale_max - 1, one, ibis.literal(0, type="float64")).mean(),
        weight=_.weight.fill_null(one).mean(),
    )


def items_about(survey_item: Table, construct: str, *, by_criterion: bool) -> Table:
    """The questions after one construct; their `word` is the criterion or, of all alike, the construct."""
    items = survey_item.filter(survey_item.construct == construct)
    if by_criterion:
        items = items.filter(items.criterion.notnull())
    word = items.criterion if by_criterion else ibis.literal(construct)
    return items.select("survey_id", "item_id", "scale_min", "scale_max", "reversed", word.name(WORD))


def _with_cell(rows: Table, survey_cell: Table | None) -> Table:
    if survey_cell is None:
        nothing = ibis.null("string")
        return rows.mutate(
            perspective=_said_or_customer(rows), weight_group=nothing, **{"org_unit": nothing, OWN_UNIT: nothing}
        )
    cells = survey_cell.select(
        "survey_id",
        "wave",
        "cell",
        "org_unit",
        "weight_group",
        of_cell=survey_cell.perspective,
        **{OWN_UNIT: _own_unit(survey_cell)},
    )
    rows = _looked_up(rows, cells, ("survey_id", "wave", "cell"))
    return rows.mutate(perspective=_.of_cell.coalesce(_said_or_customer(rows)))


def _own_unit(table: Table) -> Value:
    return table[OWN_UNIT] if OWN_UNIT in table.columns else table.org_unit


def _said_or_customer(rows: Table) -> Value:
    """Who does not say otherwise is a customer; but people in a cell are what their cell says."""
    return ifelse(rows.perspective.isnull() & rows.cell.isnull(), ibis.literal("customer"), rows.perspective)


def _with_day(rows: Table, question: Question, survey_wave: Table | None) -> Table:
    """The day that tells the period: the closing of the wave, else the day of the answer."""
    if survey_wave is None:
        return rows.mutate(**{DAY: _.answered_on})
    rows = _looked_up(rows, survey_wave.select("survey_id", "wave", "closed_on"), ("survey_id", "wave"))
    # An answer without a time of its own is known once its wave is closed.
    known = _.answered_at.notnull() | _.closed_on.isnull() | (_.closed_on <= ibis.literal(last_day_begun(question)))
    return rows.filter(known).mutate(**{DAY: _.closed_on.coalesce(_.answered_on)})


def _with_customer(rows: Table, service_case: Table | None, source_record: Table | None) -> Table:
    rows = rows.mutate(segment=ibis.null("string"))
    if service_case is not None:
        cases = service_case.select(
            "case_id",
            unit_of_case=service_case.org_unit,
            own_unit_of_case=_own_unit(service_case),
            segment_of_case=service_case.segment,
        )
        rows = _looked_up(rows, cases, ("case_id",))
        unit = {"org_unit": _.org_unit.coalesce(_.unit_of_case), OWN_UNIT: _[OWN_UNIT].coalesce(_.own_unit_of_case)}
        rows = rows.mutate(segment=_.segment_of_case, **unit)
    if source_record is not None:
        records = source_record.select("system", "record_id", segment_of_record=source_record.segment)
        rows = _looked_up(rows, records, ("system", "record_id"))
        rows = rows.mutate(segment=_.segment_of_record.coalesce(_.segment))
    return rows


def _looked_up(rows: Table, other: Table, key: tuple[str, ...]) -> Table:
    """`rows` with the columns of the row of `other` that has the same key; null where there is none."""
    added = [name for name in other.columns if name not in key]
    return rows.left_join(other, list(key)).select(*rows.columns, *added)
