"""Who stands behind the figures: one row per measure, person, day and finest group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import ibis
import pyarrow as pa
import pyarrow.compute as pc
from ibis import _

from fremdbild.assessment.compute import PERIOD, Breakdown, breakdowns_for
from fremdbild.engine import Engine
from fremdbild.engine.protocol import PERSON_KEY
from fremdbild.measures.groups import DAY, period_labels
from fremdbild.measures.measure import Measure
from fremdbild.measures.moments import people_of_words
from fremdbild.result import GROUP_COLUMNS, TOTAL, Question

PEOPLE_COLUMNS = pa.schema(
    [
        ("measure", pa.string()),
        (PERIOD, pa.string()),
        (DAY, pa.date32()),
        *((name, pa.string()) for name in GROUP_COLUMNS),
        (PERSON_KEY, pa.int64()),
    ]
)


def people_behind(
    engine: Engine, measures: Sequence[Measure], breakdowns: Sequence[Breakdown], question: Question
) -> pa.Table:
    """The people of every atom, with the columns PEOPLE_COLUMNS, for the ledger alone.

    The person and the day are asked for as if they were groups: what a measure counts in a group is counted for each
    person by the same expression. Cost: one more query per measure, and a row per person and day.
    """
    return pa.concat_tables(
        [
            PEOPLE_COLUMNS.empty_table(),
            *(
                _people(engine, measure, _asked(breakdowns_for(measure, breakdowns), question))
                for measure in measures
                if measure.kind != "thing"
            ),
        ]
    )


def _asked(breakdowns: Sequence[Breakdown], question: Question) -> Question:
    told_apart = {column for breakdown in breakdowns for column in breakdown.columns}
    columns = tuple(name for name in GROUP_COLUMNS if name in told_apart)
    return replace(question, by=(*columns, PERIOD, DAY, PERSON_KEY))


def _people(engine: Engine, measure: Measure, asked: Question) -> pa.Table:
    counts = measure.first_step(engine.tables, asked)
    if "word_a" in counts.columns:
        counts = people_of_words(counts)
    counted = [counts[name] > 0 for name in counts.columns if name == "people" or name.endswith("_people")]
    found = engine.collect(counts.filter(ibis.or_(*counted), _[PERSON_KEY].notnull()).select(*asked.by).distinct())
    known = {
        **{name: _repeated(TOTAL, found.num_rows) for name in GROUP_COLUMNS},
        **{name: found[name].cast(pa.string()) for name in asked.by if name in GROUP_COLUMNS},
        "measure": _repeated(measure.name, found.num_rows),
        PERIOD: _labelled(found[PERIOD], period_labels(asked)),
        DAY: found[DAY].cast(pa.date32()),
        PERSON_KEY: found[PERSON_KEY].cast(pa.int64()),
    }
    return pa.table({name: known[name] for name in PEOPLE_COLUMNS.names}, schema=PEOPLE_COLUMNS)


def _labelled(numbers: pa.ChunkedArray, labels: Mapping[int, str]) -> pa.Array:
    place = pc.index_in(numbers.cast(pa.int64()), value_set=pa.array(list(labels), pa.int64()))
    return pa.array(list(labels.values()), pa.string()).take(place.combine_chunks())


def _repeated(word: str, times: int) -> pa.Array:
    return pa.repeat(pa.scalar(word), times)
