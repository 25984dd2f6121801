"""Answers that the web application collected, as sources that no fremdbild.toml has to name.

The application writes canonical tables as Parquet files into `web/answers` of the folder; each file is a source of the
system `fremdbild`. A wave that is taken away there takes its rows with it at the next load. Units come from the
application where no other source tells them.
"""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from fremdbild.errors import SourceError
from fremdbild.settings import ColumnRule, Settings, Source

SYSTEM = "fremdbild"
FOLDER = "web/answers"
TABLES = (
    "org_unit",
    "survey",
    "survey_item",
    "survey_wave",
    "survey_cell",
    "survey_response",
    "survey_comment",
    "feedback",
    "action",
)


def with_own_answers(settings: Settings) -> Settings:
    """The settings with a source for each of these files that is there."""
    told = {source.table for source in settings.source}
    own = tuple(
        _source(settings.folder / FOLDER / f"{table}.parquet", table)
        for table in TABLES
        if (settings.folder / FOLDER / f"{table}.parquet").is_file() and not (table == "org_unit" and table in told)
    )
    return settings.model_copy(update={"source": (*settings.source, *own)}) if own else settings


def _source(path: Path, table: str) -> Source:
    try:
        columns = pq.read_schema(path).names
    except (pa.ArrowException, OSError):
        raise SourceError(
            "is not a Parquet file, or is damaged",
            where=f"{FOLDER}/{path.name}",
            next_step="delete it; the web application writes it anew",
        ) from None
    return Source(
        system=SYSTEM,
        name=f"{SYSTEM}-{table}",
        table=table,
        file=f"{FOLDER}/{path.name}",
        kind="parquet",
        time_zone="UTC",
        columns={name: ColumnRule(column=name) for name in columns},
    )
