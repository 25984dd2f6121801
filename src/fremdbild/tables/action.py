"""One row per thing that is done, or asked for, because of a finding."""

from __future__ import annotations

from fremdbild.tables.table import Column, Order, Reference, Table

action = Table(
    name="action",
    grain="thing that is done about a finding",
    key=("action_id",),
    columns=(
        Column("action_id", "string", "Identifies the action.", required=True),
        Column("criterion", "string", "One of the fifteen criteria that it is to better."),
        Column("finding", "string", "What was found, in the report's first language."),
        Column("finding_en", "string", "The same in English."),
        Column("decision", "string", "What is to be decided or was, in the report's first language.", required=True),
        Column("decision_en", "string", "The same in English."),
        Column("owner_unit", "string", "Unit that answers for it."),
        Column("due", "date", "Day by which it is to be done."),
        Column("measure", "string", "Measure that shows its effect, such as promise_kept."),
        Column("statistic", "string", "Statistic of that measure; empty: its first."),
        Column("org_unit", "string", "Where the effect is looked for; empty: everywhere."),
        Column("touchpoint", "string", "Where the effect is looked for; empty: everywhere."),
        Column("channel", "string", "Where the effect is looked for; empty: everywhere."),
        Column("segment", "string", "Where the effect is looked for; empty: everywhere."),
        Column("baseline", "float", "Figure before, in the measure's unit."),
        Column("expected_value", "float", "Figure that is expected of it, in the measure's unit."),
        Column("decided_on", "date", "Day of the decision; empty while it is asked for."),
        Column(
            "status",
            "string",
            "How far it is; empty: proposed.",
            members=("proposed", "decided", "done", "dropped"),
        ),
        Column("done_on", "date", "Day on which it was done."),
    ),
    references=(
        Reference("owner_unit", "org_unit", "org_unit"),
        Reference("org_unit", "org_unit", "org_unit"),
        Reference("touchpoint", "touchpoint", "touchpoint"),
    ),
    orders=(Order("decided_on", "done_on"),),
)
