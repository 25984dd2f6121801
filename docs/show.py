"""Write what README.md shows anew: the output of real runs, and the first pages of their reports (`make show`).

Needs pdftoppm (Debian: poppler-utils) for the pictures. A test compares the output with a run of its own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PICTURES = Path(__file__).parent / "pictures"
DEMO = ("demo", "demo")
REAL = ("run", "examples/servicenow", "--period", "2016-Q2")
_SHOWN_OF_DEMO = ("demo ", "load    crm ", "load    portal ", "load    tickets", "load    log ")


def run(arguments: tuple[str, ...], folder: Path) -> list[str]:
    """The lines that the command prints in `folder`, which holds a copy of the example; problems told aside."""
    if not (folder / "examples").exists():
        written = shutil.ignore_patterns("store", "assessments", "reports")
        shutil.copytree(ROOT / "examples" / "servicenow", folder / "examples" / "servicenow", ignore=written)
    program = "from fremdbild.cli import main; main()"
    done = subprocess.run(  # noqa: S603  our own command
        [sys.executable, "-c", program, *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines()


def shown_of_demo(lines: list[str]) -> str:
    """What README.md shows of the demo: some of its many files, and everything after them."""
    after = next(number for number, line in enumerate(lines) if line.startswith("link"))
    return "\n".join([*(line for line in lines[:after] if line.startswith(_SHOWN_OF_DEMO)), "…", *lines[after:]])


def shown_of_real(lines: list[str]) -> str:
    """What README.md shows of the run on real data: the command and all that it prints."""
    return "\n".join([f"$ fremdbild {' '.join(REAL)}", *lines])


def outputs(text: str) -> list[str]:
    """The blocks of output in README.md, in their order."""
    return [block.split("```", 1)[0].rstrip("\n") for block in text.split("```text\n")[1:]]


def _picture(pdf: Path, name: str) -> None:
    command = ["pdftoppm", "-r", "110", "-png", "-f", "1", "-l", "1", "-singlefile", str(pdf), str(PICTURES / name)]
    subprocess.run(command, check=True)  # noqa: S603  a fixed command


if __name__ == "__main__":
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="fremdbild-") as name:
        folder = Path(name)
        new = [shown_of_demo(run(DEMO, folder)), shown_of_real(run(REAL, folder))]
        for old, made in zip(outputs(text), new, strict=True):
            text = text.replace(old, made)
        README.write_text(text, encoding="utf-8", newline="\n")
        _picture(next((folder / "demo" / "reports").glob("*.en.pdf")), "demo-report")
        _picture(next((folder / "examples" / "servicenow" / "reports").glob("*.en.pdf")), "servicenow-report")
