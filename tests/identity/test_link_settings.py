"""`[link]`: consent decides which records are compared, and a project may bring its own model."""

from __future__ import annotations

import json
import math
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from test_link_command import ROWS, SETTINGS, _folder, _manifest
from test_link_increments import _groups, _key, _links, _told

from fremdbild.cli.main import run

CONSENTS = """
[[source]]
name = "consents"
system = "crm"
file = "consents.csv"
table = "consent"

[source.columns]
system = "system"
record_id = "record_id"
purpose = "purpose"
given_at = "given_at"
revoked_at = "revoked_at"
"""


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = _folder(tmp_path_factory.mktemp("settings") / "firm")
    assert run(["link", str(folder)]) == 0
    return folder


@pytest.fixture
def linked(once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(once, tmp_path / "firm"))


def _set(folder: Path, *parts: str) -> None:
    (folder / "fremdbild.toml").write_text("\n".join((SETTINGS, *parts)), encoding="utf-8")


def _consents(folder: Path, without: set[tuple[str, str]], revoked: str = "") -> None:
    lines = ["system,record_id,purpose,given_at,revoked_at"]
    for row in ROWS:
        system, record = _key(row)
        lines.append(f"{system},{record},offers,2020-01-01 00:00:00,")
        if _key(row) not in without or revoked:
            end = revoked if _key(row) in without else ""
            lines.append(f"{system},{record},linking,2020-01-01 00:00:00,{end}")
    (folder / "consents.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert run(["load", str(folder)]) == 0


@pytest.mark.parametrize("revoked", ["", "2021-01-01 00:00:00"])
def test_records_without_consent_are_customers_of_their_own(
    linked: Path, capsys: pytest.CaptureFixture[str], revoked: str
) -> None:
    group = next(group for group in sorted(_groups(_links(linked)), key=sorted) if len(group) == 2)
    _set(linked, CONSENTS, '[link]\nconsent = "linking"')
    _consents(linked, without=set(group), revoked=revoked)
    assert "link    2 records are new or changed" in _told(linked, capsys)
    assert _groups(_links(linked)) >= {frozenset([record]) for record in group}
    _consents(linked, without=set())
    assert "link    2 records are new or changed" in _told(linked, capsys)
    assert group in _groups(_links(linked))


def test_without_the_table_of_consents_nothing_is_linked(linked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = _manifest(linked)
    _set(linked, '[link]\nconsent = "linking"')
    assert run(["link", str(linked)]) == 1
    told = capsys.readouterr().err
    assert "no consents are loaded" in told
    assert "Next: name a source of the table consent" in told
    assert _manifest(linked) == before


def test_a_model_of_ones_own_decides(linked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = _manifest(linked).run
    assert found
    trained = linked / "store" / "identity" / found.folder / "model.json"
    model = json.loads(trained.read_text(encoding="utf-8"))
    (linked / "own.json").write_text(json.dumps(model | {"prior": 1e-30}), encoding="utf-8")
    _set(linked, '[link]\nmodel = "own.json"')
    assert "new or changed" not in _told(linked, capsys)
    assert all(len(group) == 1 for group in _groups(_links(linked)))
    assert "nothing is new" in _told(linked, capsys)


def test_a_model_that_is_not_there_is_named(linked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _set(linked, '[link]\nmodel = "none.json"')
    assert run(["link", str(linked)]) == 1
    told = capsys.readouterr().err
    assert "none.json" in told
    assert "Next: " in told
    assert "Traceback" not in told


def test_a_country_is_two_letters(linked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _set(linked, '[link]\ncountry = "Switzerland"')
    assert run(["link", str(linked)]) == 1
    assert "country" in capsys.readouterr().err


def test_the_model_is_told_with_its_rules_and_pairs(linked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = _manifest(linked).run
    assert found
    kept = linked / "store" / "identity" / found.folder
    told = _told(linked, capsys, "--model").splitlines()
    assert f"a model of {found.records} records" in told[0]
    for comparison in json.loads((kept / "model.json").read_text(encoding="utf-8"))["comparisons"]:
        for level in comparison["levels"]:
            name = f"{comparison['name']}: {level['label']}"
            line = next(line for line in told if line[9:67].rstrip() == name)
            assert float(line[:7]) == pytest.approx(math.log2(level["m"] / level["u"]), abs=0.005)
    rules = [line for line in told if line.rstrip().endswith(tuple(", ".join(rule.keys) for rule in found.rules))]
    assert len(rules) >= len(found.rules) > 3
    weights = pq.read_table(kept / "state_link_score.parquet")["match_weight"].to_numpy()
    for bits, pairs in found.pairs.items():
        assert pairs == (weights >= bits).sum()
        assert any(line.startswith(f"{pairs:11,}  {bits:+} bits") for line in told)


def test_before_the_first_run_there_is_no_model(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _folder(tmp_path / "firm", ROWS[:4])
    assert run(["link", str(folder), "--model"]) == 1
    assert "nothing is linked yet. Next: run fremdbild link" in capsys.readouterr().err
