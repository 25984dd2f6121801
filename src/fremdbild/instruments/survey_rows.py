"""An instrument as rows of the canonical tables `survey` and `survey_item`, for answers that other tools collect."""

from __future__ import annotations

import csv
import errno
from collections.abc import Iterable, Mapping
from pathlib import Path

from fremdbild.instruments.instrument import Instrument, Perspective
from fremdbild.tables import Table
from fremdbild.tables.survey import survey
from fremdbild.tables.survey_item import survey_item

Row = Mapping[str, str | int | bool | None]


def survey_row(instrument: Instrument, survey_id: str, *, named: bool | None = None) -> Row:
    """The survey that asks with this instrument."""
    return {
        "survey_id": survey_id,
        "instrument": instrument.name,
        "instrument_version": instrument.version,
        "named": named,
        "languages": " ".join(instrument.languages),
    }


def item_rows(instrument: Instrument, survey_id: str, perspective: Perspective | None = None) -> tuple[Row, ...]:
    """Its questions, in the order in which they are asked; of one perspective or of all."""
    return tuple(
        {
            "survey_id": survey_id,
            "item_id": item.id,
            "criterion": item.criterion,
            "construct": item.measured,
            "scale_min": instrument.scale[item.scale].lowest,
            "scale_max": instrument.scale[item.scale].highest,
            "reversed": item.reversed,
            "wording": item.wording,
            "position": item.position,
        }
        for item in instrument.questions(perspective)
    )


def write_survey(
    instrument: Instrument,
    survey_id: str,
    folder: Path,
    *,
    perspective: Perspective | None = None,
    named: bool | None = None,
) -> tuple[Path, Path]:
    """Writes survey.csv and survey_item.csv into `folder`; FileExistsError where one of them is there."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = folder / "survey.csv", folder / "survey_item.csv"
    for path in paths:
        if path.exists():
            raise FileExistsError(errno.EEXIST, "is there already", str(path))
    _write(paths[0], survey, [survey_row(instrument, survey_id, named=named)])
    _write(paths[1], survey_item, item_rows(instrument, survey_id, perspective))
    return paths


def _write(path: Path, table: Table, rows: Iterable[Row]) -> None:
    with path.open("x", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=table.column_names, lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)


def _cell(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)
