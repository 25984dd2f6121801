"""What is imported when: a light start, and a core that needs no extra."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("babel", "connectorx", "duckdb", "ibis", "jinja2", "numpy", "pandas", "pyarrow", "pyspark", "scipy", "typst")
EXTRAS = (
    "allauth",
    "argon2",
    "connectorx",
    "csp",
    "django",
    "ninja",
    "pptx",
    "psycopg",
    "pyspark",
    "segno",
    "uvicorn",
)


def _python(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "start",
    [
        "import fremdbild",
        "from fremdbild.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass",
        "from fremdbild.cli import main\ntry: main(['--version'])\nexcept SystemExit: pass",
    ],
    ids=["import fremdbild", "fremdbild --help", "fremdbild --version"],
)
def test_the_start_loads_nothing_heavy(start: str) -> None:
    loaded = _python(f"{start}\nimport sys; print('loaded:', *sorted(set(sys.modules) & set({HEAVY!r})))")
    assert loaded.splitlines()[-1] == "loaded:"


def test_every_module_can_be_imported_without_the_extras() -> None:
    count = _python(
        f"""
import importlib, pkgutil, sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {EXTRAS!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Absent())
import fremdbild
names = [module.name for module in pkgutil.walk_packages(fremdbild.__path__, "fremdbild.")]
names.remove("fremdbild.engine.spark")  # is the extra's own, and imported late
# So is the web application, but for what says that it is not installed.
late = ("fremdbild.web.starting", "fremdbild.web.environment")
names = [name for name in names if not name.startswith("fremdbild.web.") or name in late]
names = [name for name in names if not name.endswith("__main__")]  # these run the program
for name in names:
    importlib.import_module(name)
print(len(names))
"""
    )
    assert int(count) > 30
