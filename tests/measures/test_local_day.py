from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import ibis
import pyarrow as pa
import pytest

from fremdbild.measures.local_day import local_day, utc_offsets


@pytest.mark.parametrize("zone", ["Europe/Zurich", "America/New_York", "Australia/Lord_Howe", "UTC", "Asia/Kolkata"])
def test_local_days_are_those_of_the_clock(zone: str) -> None:
    start = datetime(2025, 1, 1)
    moments = [start + timedelta(minutes=37 * number) for number in range(20_000)]
    table = ibis.duckdb.connect().create_table("moments", pa.table({"when": pa.array(moments, pa.timestamp("us"))}))
    day = local_day(table.when, zone, date(2025, 1, 1), date(2026, 6, 30))
    found = table.select("when", day=day).to_pyarrow().to_pylist()
    assert len(found) == len(moments)
    for row in found:
        assert row["day"] == row["when"].replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).date(), row


def test_an_offset_without_a_name_holds_all_year() -> None:
    assert {offset for offset, _ in utc_offsets("+01:00", date(2026, 1, 1), date(2026, 12, 31))} == {timedelta(hours=1)}


def test_offsets_cover_all_days_once_and_in_order() -> None:
    offsets = utc_offsets("Europe/Zurich", date(2014, 1, 1), date(2026, 12, 31))
    ends = [end for _, end in offsets]
    assert ends == sorted(set(ends))
    assert len(offsets) == 27
