"""Loading files of which nearly nothing can be used: how much memory that takes, and how long beside the good rows.

    python benchmarks/bad_rows.py [--rows 10000000] [--data benchmarks/data]

| step  | what                                                                  | most memory |
|-------|-----------------------------------------------------------------------|-------------|
| good  | every row can be used                                                 | 4 GiB       |
| dates | 999 of 1,000 rows hold a date that does not exist                     | 4 GiB       |
| short | three of four lines have too few values                               | 4 GiB       |
| long  | a five-hundredth as many lines, three of four too short, each of 50 kB | 4 GiB       |

Every step runs in a process of its own. It ends with 1 where one takes more memory, or where rows read are not rows
stored plus rows set aside.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
MOST_MEBIBYTES = 4096
_BLOCK = 10_000
_SETTINGS = """\
[organisation]
name = "Benchmark"
[[source]]
system = "crm"
table = "service_case"
file = "rows.csv"
[source.columns]
case_id = "id"
opened_at = "opened"
kind = "kind"
"""
_LOAD = """
import sys
from fremdbild.sources import load
[source] = load(sys.argv[1]).sources
assert source.rows_read == source.rows_stored + source.rows_set_aside
print(source.rows_read, source.rows_stored, source.rows_set_aside)
"""
_LONG = "x" * 50_000

LINES: dict[str, Callable[[int], str]] = {
    "good": lambda n: f"{n},2026-01-05T10:00:00Z,a\n",
    "dates": lambda n: f"{n},2026-01-05T10:00:00Z,a\n" if n % 1000 == 0 else f"{n},2026-02-31,x\n",
    "short": lambda n: f"{n},2026-01-05T10:00:00Z,a\n" if n % 4 == 0 else f"{n},2026-01-05\n",
    "long": lambda n: f"{n},2026-01-05T10:00:00Z,{_LONG}\n" if n % 4 == 0 else f"{n},{_LONG}\n",
}


def main() -> int:
    """Runs the benchmark and prints its table; gives back 1 where a limit is missed."""
    parser = argparse.ArgumentParser(description="Loading files full of rows that cannot be used.")
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--data", type=Path, default=HERE / "data")
    arguments = parser.parse_args()
    print(f"{arguments.rows:,} rows, {os.cpu_count()} cores\n")
    print("| step  | seconds | beside good | peak MiB | read, stored, set aside |")
    print("|-------|--------:|------------:|---------:|-------------------------|")
    missed = 0
    first = 0.0
    for step in LINES:
        folder = _folder(arguments.data, step, arguments.rows // 500 if step == "long" else arguments.rows)
        seconds, mebibytes, said = _load(folder)
        first = first or seconds
        beside = "" if step == "long" else f"{seconds / first:.2f}"
        print(f"| {step:<5} | {seconds:7.2f} | {beside:>11} | {mebibytes:8.0f} | {said:<23} |")
        missed += mebibytes > MOST_MEBIBYTES
        shutil.rmtree(folder)
    return 1 if missed else 0


def _folder(data: Path, step: str, rows: int) -> Path:
    folder = data / f"bad-rows-{step}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "fremdbild.toml").write_text(_SETTINGS, encoding="utf-8")
    with (folder / "rows.csv").open("w", encoding="utf-8") as file:
        file.write("id,opened,kind\n")
        for start in range(0, rows, _BLOCK):
            file.writelines(LINES[step](number) for number in range(start, min(start + _BLOCK, rows)))
    os.sync()
    return folder


def _load(folder: Path) -> tuple[float, float, str]:
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", _LOAD, str(folder)], stdout=subprocess.PIPE, text=True)
    said = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"loading ended with {process.returncode}")
    return seconds, usage.ru_maxrss / 1024, said.strip()


if __name__ == "__main__":
    sys.exit(main())
