"""Cut about 1,500 incidents out of the full log: `python cut.py PATH/incident_event_log_141712.zip`.

Whole callers are drawn, not single incidents, so that a second contact of the same caller stays visible. A caller is in
when the SHA-256 of `SEED` and its number, read as a fraction, lies below `SHARE`; the seed is the first (from 0) that
gives 1,450 to 1,550 incidents. Every log row of every incident of these callers
is kept as it is; incidents without a caller are left out.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import sys
import zipfile
from pathlib import Path

SEED = 1
SHARE = 0.06
MEMBER = "incident_event_log/incident_event_log.csv"
CUT = Path(__file__).with_name("incidents.csv.gz")


def is_drawn(caller: str) -> bool:
    """Whether the incidents of `caller` belong to the cut."""
    fraction = int.from_bytes(hashlib.sha256(f"{SEED}:{caller}".encode()).digest()[:8], "big") / 2**64
    return caller != "?" and fraction < SHARE


def cut(log: Path, to: Path = CUT) -> tuple[int, int]:
    """Write the cut; the number of its incidents and of its log rows."""
    incidents = set()
    kept = io.StringIO(newline="")
    with zipfile.ZipFile(log) as archive, archive.open(MEMBER) as binary:
        # By place and not by name: the header calls two columns "category" (the second is the subcategory).
        rows = csv.reader(io.TextIOWrapper(binary, encoding="utf-8", newline=""))
        header = next(rows)
        number, caller = header.index("number"), header.index("caller_id")
        writer = csv.writer(kept, lineterminator="\n")
        writer.writerow(header)
        count = 0
        for row in rows:
            if is_drawn(row[caller]):
                writer.writerow(row)
                incidents.add(row[number])
                count += 1
    # No name and no time in the header: the same log gives the same bytes.
    with to.open("wb") as raw, gzip.GzipFile("", "wb", compresslevel=9, fileobj=raw, mtime=0) as packed:
        packed.write(kept.getvalue().encode("utf-8"))
    return len(incidents), count


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"usage: python {Path(__file__).name} PATH/incident_event_log_141712.zip")
    incidents, rows = cut(Path(sys.argv[1]))
    sys.stdout.write(f"{incidents:,} incidents, {rows:,} log rows → {CUT.name}\n")
