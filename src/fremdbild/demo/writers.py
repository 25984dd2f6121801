"""Files that grow chunk by chunk: CSV in any encoding, packed or not, JSON lines, Parquet; the same bytes each time."""

from __future__ import annotations

import gzip
import io
from pathlib import Path
from types import TracebackType
from typing import IO, Protocol, Self, cast

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from fremdbild.demo.text_columns import joined


class Writer(Protocol):
    """Something that takes rows of text."""

    rows: int

    def write(self, table: pa.Table) -> None:
        """Adds the rows of `table`."""

    def close(self) -> None:
        """Finishes the file."""


class CsvWriter:
    """A CSV file, packed where its name ends in .gz."""

    def __init__(self, path: Path, *, delimiter: str = ",", encoding: str = "utf-8") -> None:
        self.rows = 0
        self._begun = False
        self._encoding, self._delimiter = encoding, delimiter
        self._file = path.open("wb")
        packed = path.suffix == ".gz"
        # No name and no time in the header of the packed file: the same rows give the same bytes.
        self._out = cast("IO[bytes]", gzip.GzipFile("", "wb", 6, self._file, mtime=0)) if packed else self._file

    def write(self, table: pa.Table) -> None:
        """Adds the rows of `table`, the names of its columns first of all."""
        if not self._begun:
            self._begun = True
            self._out.write((self._delimiter.join(table.column_names) + "\n").encode(self._encoding))
        self.rows += table.num_rows
        text = io.BytesIO()
        options = pa.csv.WriteOptions(include_header=False, delimiter=self._delimiter, quoting_style="needed")
        pa.csv.write_csv(table, text, options)
        raw = text.getvalue()
        self._out.write(raw if self._encoding == "utf-8" else raw.decode().encode(self._encoding))

    def close(self) -> None:
        """Finishes the file."""
        self._out.close()
        self._file.close()


class JsonLinesWriter:
    """One object of text values per line, empty values left out; the texts hold no quotes, backslashes or controls."""

    def __init__(self, path: Path) -> None:
        self.rows = 0
        self._file = path.open("wb")

    def write(self, table: pa.Table) -> None:
        """Adds a line per row."""
        self.rows += table.num_rows
        fields = [
            pc.if_else(
                pc.equal(table[name], ""), pa.scalar(None, pa.string()), joined(f'"{name}": "', table[name], '"')
            )
            for name in table.column_names
        ]
        options = pc.JoinOptions(null_handling="skip")
        lines = pc.binary_join_element_wise(*fields, ", ", options=options)
        for chunk in joined("{", lines, "}\n").chunks:
            # The texts stand one after the other in Arrow's memory: no loop over rows.
            start, end = chunk.offset, chunk.offset + len(chunk)
            offsets = memoryview(chunk.buffers()[1]).cast("i")
            self._file.write(memoryview(chunk.buffers()[2])[offsets[start] : offsets[end]])

    def close(self) -> None:
        """Finishes the file."""
        self._file.close()


class ParquetWriter:
    """A Parquet file of text columns."""

    def __init__(self, path: Path) -> None:
        self.rows = 0
        self._path = path
        self._writer: pq.ParquetWriter | None = None

    def write(self, table: pa.Table) -> None:
        """Adds the rows of `table`."""
        if self._writer is None:
            self._writer = pq.ParquetWriter(self._path, table.schema, compression="zstd")
        self.rows += table.num_rows
        self._writer.write_table(table)

    def close(self) -> None:
        """Finishes the file."""
        if self._writer is not None:
            self._writer.close()


class Writers:
    """Open files by their path; all are finished at the end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, Writer] = {}

    def csv(self, name: str, *, delimiter: str = ",", encoding: str = "utf-8") -> Writer:
        """The CSV file of that name."""
        return self._open.get(name) or self._added(
            name, CsvWriter(self._path(name), delimiter=delimiter, encoding=encoding)
        )

    def json_lines(self, name: str) -> Writer:
        """The file of JSON lines of that name."""
        return self._open.get(name) or self._added(name, JsonLinesWriter(self._path(name)))

    def parquet(self, name: str) -> Writer:
        """The Parquet file of that name."""
        return self._open.get(name) or self._added(name, ParquetWriter(self._path(name)))

    @property
    def rows(self) -> dict[str, int]:
        """Rows written so far, by file."""
        return {name: writer.rows for name, writer in sorted(self._open.items())}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for writer in self._open.values():
            writer.close()

    def _path(self, name: str) -> Path:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def _added(self, name: str, writer: Writer) -> Writer:
        self._open[name] = writer
        return writer
