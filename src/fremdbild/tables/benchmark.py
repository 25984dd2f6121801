"""One row per figure that customers get elsewhere."""

from __future__ import annotations

from fremdbild.tables.table import Column, Reference, Table

benchmark = Table(
    name="benchmark",
    grain="what customers get elsewhere",
    key=("touchpoint", "measure", "statistic", "as_of"),
    columns=(
        Column("touchpoint", "string", "Where it is compared; empty: everywhere."),
        Column("measure", "string", "Measure that is compared, such as cycle_time.", required=True),
        Column("statistic", "string", "Statistic of the measure, such as median.", required=True),
        Column("value", "float", "What customers get elsewhere, in the measure's unit.", required=True),
        Column("unit", "string", "The measure's unit, such as days."),
        Column("source", "string", "Where the figure comes from; printed beside it.", required=True),
        Column("as_of", "date", "When it held; printed beside it.", required=True),
    ),
    references=(Reference("touchpoint", "touchpoint", "touchpoint"),),
)
