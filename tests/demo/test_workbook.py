from __future__ import annotations

from pathlib import Path

import fastexcel
import pyarrow as pa

from fremdbild.demo import firm
from fremdbild.demo.workbook import write_workbook


def test_a_workbook_reads_back_as_it_was_written(tmp_path: Path) -> None:
    tables = {
        "Erstes": pa.table({"Kürzel": ["A & B", "<x>"], "leer": ["", "ß"]}),
        "Zweites": pa.table({"eins": ["1"]}),
    }
    write_workbook(tmp_path / "mappe.xlsx", tables)
    workbook = fastexcel.read_excel(tmp_path / "mappe.xlsx")
    assert workbook.sheet_names == ["Erstes", "Zweites"]
    read = pa.record_batch(workbook.load_sheet("Erstes", dtypes="string")).to_pydict()
    assert read == {"Kürzel": ["A & B", "<x>"], "leer": [None, "ß"]}


def test_the_same_sheets_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        write_workbook(tmp_path / name, {"Abteilungen": firm.departments()})
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
