"""How long `import fremdbild` and `fremdbild --help` take, beside an interpreter that does nothing.

    python benchmarks/startup.py

Targets: import below 0.3 s, help below 0.5 s.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 15
COMMANDS = {
    "python -c pass": "pass",
    "import fremdbild": "import fremdbild",
    "fremdbild --help": "from fremdbild.cli import main; main(['--help'])",
}


def main() -> None:
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(ROUNDS):
        for name, code in COMMANDS.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
            seconds[name].append(time.perf_counter() - start)
    bare = statistics.median(seconds["python -c pass"])
    print(f"{'':<18} {'median':>8} {'beside nothing':>16}")
    for name, found in seconds.items():
        median = statistics.median(found)
        print(f"{name:<18} {median:>6.3f} s {median / bare:>15.1f}x")


if __name__ == "__main__":
    main()
