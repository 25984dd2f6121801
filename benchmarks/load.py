"""Loading CSV into the store, beside the least that DuckDB needs for it: `COPY … TO parquet` of the same file.

    python benchmarks/load.py [--events 10000000] [--rounds 3] [--data benchmarks/data]

Every figure is the median of several rounds. In each round every step runs once in a process of its own, and its time
is that of the whole process, from start to end. The limits are those that the project has promised itself; the program
ends with 1 where one is missed.

| step  | what                                                                                 | limit             |
|-------|--------------------------------------------------------------------------------------|-------------------|
| raw   | `COPY (SELECT * FROM read_csv(…)) TO … (FORMAT parquet)`                             |                   |
| iso   | load: ISO times in UTC, no bad row                                                   | 1.5 × raw         |
| local | load: local times in a format, value maps, bad rows set aside with their row numbers | 3.5 × raw         |
| daily | load: one new file of one day's rows, the others as they were                        | a tenth of a load |
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from fremdbild.demo.bulk import EVENTS_PER_CASE, Variant, settings_text, write_events

HERE = Path(__file__).parent
DAYS = 450
"""The events of the bulk files fall on so many days."""

_RAW = """
import sys, duckdb
source, target = sys.argv[1:]
connection = duckdb.connect()
connection.execute("SET enable_progress_bar = false")
connection.execute(f"COPY (SELECT * FROM read_csv('{source}')) TO '{target}' (FORMAT parquet)")
"""
_LOAD = """
import sys
from fremdbild.sources import load
report = load(sys.argv[1])
assert report.changed
print(sum(source.rows_read for source in report.sources), sum(source.rows_set_aside for source in report.sources))
"""


@dataclass(frozen=True)
class Run:
    """Seconds of the whole process, and the most memory it held."""

    seconds: float
    mebibytes: float
    said: str


def main() -> int:
    """Runs the benchmark and prints its table; gives back 1 where a limit is missed."""
    arguments = _arguments()
    variants: tuple[Variant, ...] = ("iso", "local")
    folders = {variant: _folder(arguments.data, variant, arguments.events) for variant in variants}
    runs: dict[str, list[Run]] = {}
    for _ in range(arguments.rounds):
        for variant, folder in folders.items():
            _remove(folder / "store")
            runs.setdefault(f"raw {variant}", []).append(_raw(folder))
            runs.setdefault(variant, []).append(_load(folder))
            if variant == "iso":
                day = folder / "events-2.csv"
                events = arguments.events // EVENTS_PER_CASE
                write_events(day, cases=events // DAYS, first_case=events, variant=variant)
                _settle()
                runs.setdefault("daily", []).append(_load(folder))
                day.unlink()
    return _print(runs, arguments.events)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Loading CSV, beside a raw copy of it.")
    parser.add_argument("--events", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--data", type=Path, default=HERE / "data")
    return parser.parse_args()


def _folder(data: Path, variant: Variant, events: int) -> Path:
    """A folder with the event log of this variant and its settings, made where it is not there yet."""
    folder = data / f"load-{variant}-{events}"
    folder.mkdir(parents=True, exist_ok=True)
    _remove(folder / "store")
    (folder / "events-2.csv").unlink(missing_ok=True)
    log = settings_text(variant).split("[[source]]")
    (folder / "fremdbild.toml").write_text("[[source]]".join(log[:2]), encoding="utf-8")
    if not (folder / "events-1.csv").exists():
        write_events(folder / "events-1.csv", cases=events // EVENTS_PER_CASE, variant=variant)
    return folder


def _raw(folder: Path) -> Run:
    target = folder / "raw.parquet"
    target.unlink(missing_ok=True)
    _settle()
    run = _timed(_RAW, str(folder / "events-1.csv"), str(target))
    target.unlink()
    return run


def _load(folder: Path) -> Run:
    _settle()
    return _timed(_LOAD, str(folder))


def _timed(program: str, *arguments: str) -> Run:
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", program, *arguments], stdout=subprocess.PIPE, text=True)
    said = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"a step ended with {process.returncode}")
    return Run(seconds, usage.ru_maxrss / 1024, said.strip())


def _settle() -> None:
    """What earlier steps have written goes to the disk before the clock starts."""
    os.sync()


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _print(runs: dict[str, list[Run]], events: int) -> int:
    seconds = {step: statistics.median(run.seconds for run in found) for step, found in runs.items()}
    memory = {step: max(run.mebibytes for run in found) for step, found in runs.items()}
    limits = {"iso": ("raw iso", 1.5), "local": ("raw local", 3.5), "daily": ("iso", 0.1)}
    missed = 0
    print(f"{events:,} events, {os.cpu_count()} cores, median of {len(runs['iso'])} rounds\n")
    print("| step      | seconds | ratio            | limit | peak MiB | rows read, set aside |")
    print("|-----------|--------:|------------------|------:|---------:|----------------------|")
    for step, found in runs.items():
        ratio, limit = "", ""
        if step in limits:
            beside, allowed = limits[step]
            share = seconds[step] / seconds[beside]
            ratio, limit = f"{share:.2f} × {beside}", f"{allowed:g}"
            missed += share > allowed
        missed += memory[step] > 4096
        figures = f"{seconds[step]:7.2f} | {ratio:<16} | {limit:>5} | {memory[step]:8.0f} | {found[-1].said:<20}"
        print(f"| {step:<9} | {figures} |")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
