"""A wide grid turned, so that its columns run down and it fits a phone."""

from __future__ import annotations

from dataclasses import replace

from fremdbild.report.document import Cell, Column, Grid, Row, plain, text_of


def turned(grid: Grid) -> Grid:
    """Rows become columns.

    A grid of periods across and value, interval, n down becomes one with a row per period.
    """
    columns = [
        Column("name", grid.columns[0].head),
        *(Column("number", text_of(row.cells[0].rich)) for row in grid.rows),
    ]
    rows = tuple(
        Row((Cell(plain(column.head)), *(row.cells[place] for row in grid.rows)))
        for place, column in enumerate(grid.columns[1:], start=1)
    )
    return replace(grid, columns=tuple(columns), rows=rows, wide=False)
