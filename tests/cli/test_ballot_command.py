"""`fremdbild ballot`: what the trustee types and reads, from the key to the file for the server."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest

from fremdbild.ballot import (
    Cell,
    Sheet,
    header_of,
    public_key_from,
    read_header,
    read_opened,
    read_public_key,
    seal,
    wave_of,
    write_export,
)
from fremdbild.cli.main import run
from fremdbild.instruments import shipped_instrument

INSTRUMENT = shipped_instrument("fremdbild-15")
ITEMS = [item.id for item in INSTRUMENT.questions("employee")]
WORDS = "vier Wörter die passen"


def printed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert run(["ballot", *arguments]) == 0
    return capsys.readouterr().out


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str], code: int = 1) -> str:
    capsys.readouterr()
    assert run(["ballot", *arguments]) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    return said.err


def typed(monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """Types these words at the prompts, and gives back what was asked."""
    asked: list[str] = []
    left = list(words)

    def prompt(text: str, **how: object) -> str:
        assert how["hide_input"] is True
        asked.append(text)
        return left.pop(0)

    monkeypatch.setattr(click, "prompt", prompt)
    return asked


def exported(
    folder: Path, people: int = 30, comments: int = 0, closes_at: datetime = datetime(2026, 3, 1, 18, tzinfo=UTC)
) -> Path:
    """What the server hands over: `people` sheets of two units, and a few rows in which nobody answered."""
    key = read_public_key(folder / "w-2026.public")
    wave = wave_of("w-2026", INSTRUMENT)
    dice = random.Random(4)
    cells = [Cell(cell=unit, org_unit=unit, perspective="employee", invited=40) for unit in ("north", "south", "west")]
    rows = []
    for number in range(people):
        unit = "west" if number < 2 else ("north" if number % 3 else "south")
        text = {"": f"Wir könnten das besser, {number}"} if number < comments else {}
        rows.append((unit, seal(Sheet({item: dice.randint(1, 7) for item in ITEMS}, text, "de-CH"), key, wave)))
    rows += [("south", seal(Sheet(), key, wave)) for _ in range(3)]
    rows.append(("north", bytes(wave.size)))
    header = header_of(
        wave="w-2026",
        survey_id="employees",
        instrument=INSTRUMENT,
        fingerprint=key.fingerprint,
        minimum_people=7,
        minimum_comments=10,
        closes_at=closes_at,
        cells=cells,
        parents={"north": "board", "south": "board", "west": "board"},
    )
    path = folder / "w-2026.ballot"
    path.unlink(missing_ok=True)
    write_export(path, header, rows)
    return path


def test_key_writes_both_halves_and_says_what_each_is_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = printed(["key", "w-2026", "--out", str(tmp_path / "keys")], capsys)
    key = read_public_key(tmp_path / "keys" / "w-2026.public")
    assert said.splitlines() == [
        f"wrote       {tmp_path / 'keys' / 'w-2026.public'}: give it to the server",
        f"wrote       {tmp_path / 'keys' / 'w-2026.private'}: keep it off the server, and a copy in another place",
        f"fingerprint {key.fingerprint}",
        "This file alone opens the wave: whoever has it can read the answers (--passphrase protects it).",
        "Nobody can bring back a lost key: without it the wave is lost.",
    ]
    said = refused(["key", "w-2026", "--out", str(tmp_path / "keys")], capsys)
    assert "w-2026.public: is there already, and a key is never overwritten" in said
    assert public_key_from((tmp_path / "keys" / "w-2026.public").read_text(), where="") == key
    assert "is not the id of a wave" in refused(["key", "../w"], capsys)


def test_key_asks_for_a_passphrase_without_showing_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = typed(monkeypatch, WORDS)
    said = printed(["key", "w-2026", "--out", str(tmp_path), "--passphrase"], capsys)
    assert asked == ["Passphrase, at least 12 characters"]
    assert "without both of them the wave is lost" in said
    assert "This file alone" not in said
    assert WORDS not in said
    typed(monkeypatch, "short")
    said = refused(["key", "other", "--out", str(tmp_path), "--passphrase"], capsys)
    assert "the passphrase has 5 characters; at least 12 are needed. Next: take four or five words" in said
    assert not (tmp_path / "other.private").exists()


def test_open_says_what_was_found_and_writes_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed(["key", "w-2026", "--out", str(tmp_path)], capsys)
    path, key, out = exported(tmp_path, comments=12), tmp_path / "w-2026.private", tmp_path / "out"
    said = printed(["open", str(path), "--key", str(key), "--out", str(out)], capsys)
    assert said.splitlines() == [
        "open        w-2026: fremdbild-15, version 1",
        "envelopes   34 = 30 with answers + 3 without + 1 set aside",
        "            1 not opened: changed, or sealed for another key",
        "cells       2 of 3, each with 7 or more answers",
        "            2 of the 3 were joined, small ones with their neighbours",
        "comments    12, in a file of their own, without cell",
        f"wrote       {out / 'w-2026.opened.zip'}",
        "Next: give this file to the server. When it has loaded it, destroy the export, this file and "
        f"{key} with all copies, so that backups stay shut.",
    ]
    opened = read_opened(out / "w-2026.opened.zip")
    assert (len(opened.answers), len(opened.comments), opened.counts.answered) == (30 * 16, 12, 30)
    assert min(cell.answered for cell in opened.cells) >= 7
    said = refused(["open", str(path), "--key", str(key), "--out", str(out)], capsys)
    assert "w-2026.opened.zip: the wave has been opened already" in said


def test_a_second_export_is_not_opened_wherever_its_result_would_go(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two exports that differ by one envelope would show it."""
    printed(["key", "w-2026", "--out", str(tmp_path)], capsys)
    path, key = exported(tmp_path), str(tmp_path / "w-2026.private")
    printed(["open", str(path), "--key", key, "--out", str(tmp_path / "one")], capsys)
    printed(["open", str(path), "--key", key, "--out", str(tmp_path / "again")], capsys)
    exported(tmp_path, people=31)
    said = refused(["open", str(path), "--key", key, "--out", str(tmp_path / "two")], capsys)
    assert f"{tmp_path / 'w-2026.opened'}: this key has opened another export of the wave" in said
    assert not (tmp_path / "two").exists()


def test_open_says_that_too_few_wrote_and_not_how_many(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed(["key", "w-2026", "--out", str(tmp_path)], capsys)
    path = exported(tmp_path, comments=9)
    said = printed(["open", str(path), "--key", str(tmp_path / "w-2026.private"), "--out", str(tmp_path / "o")], capsys)
    assert "comments    none kept: fewer than 10 people wrote one\n" in said
    assert read_opened(tmp_path / "o" / "w-2026.opened.zip").comments == ()


def test_open_asks_for_the_passphrase_of_the_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, WORDS, "something else", WORDS)
    printed(["key", "w-2026", "--out", str(tmp_path), "--passphrase"], capsys)
    arguments = [
        "open",
        str(exported(tmp_path)),
        "--key",
        str(tmp_path / "w-2026.private"),
        "--out",
        str(tmp_path / "o"),
    ]
    said = refused(arguments, capsys)
    assert "w-2026.private: the passphrase is wrong. Next: type it again; nobody can bring it back" in said
    assert not (tmp_path / "o").exists()
    assert "30 with answers" in printed(arguments, capsys)


def test_open_refuses_with_place_and_next_step(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for wave in ("w-2026", "w-2025"):
        printed(["key", wave, "--out", str(tmp_path)], capsys)
    private, out = str(tmp_path / "w-2026.private"), ["--out", str(tmp_path / "o")]
    early = str(exported(tmp_path, closes_at=datetime(2999, 1, 1, tzinfo=UTC)))
    assert f"{early}: the wave is open until 2999-01-01 00:00 UTC. Next: export" in refused(
        ["open", early, "--key", private, *out], capsys
    )
    few = str(exported(tmp_path, people=2))
    assert "holds 6 envelopes; at least 7 people must have answered" in refused(
        ["open", few, "--key", private, *out], capsys
    )
    path = exported(tmp_path)
    other = str(tmp_path / "w-2025.private")
    assert f'{other}: is the key of wave "w-2025", not of "w-2026". Next: use the key of w-2026.' in refused(
        ["open", str(path), "--key", other, *out], capsys
    )
    public = str(tmp_path / "w-2026.public")
    assert "is the public key; the private one is needed" in refused(["open", str(path), "--key", public, *out], capsys)
    gone = str(tmp_path / "gone")
    assert "gone: there is no such file. Next: check the path." in refused(["open", gone, "--key", private], capsys)
    assert "gone: there is no such file" in refused(["open", str(path), "--key", gone, *out], capsys)
    path.write_bytes(path.read_bytes()[:-200])
    assert "is damaged: a line is not complete. Next: export the wave again" in refused(
        ["open", str(path), "--key", private, *out], capsys
    )
    assert "Missing option '--key'" in refused(["open", str(path)], capsys, 2)
    assert not (tmp_path / "o").exists()


def test_a_key_made_anew_under_the_same_name_does_not_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed(["key", "w-2026", "--out", str(tmp_path)], capsys)
    path = exported(tmp_path)
    printed(["key", "w-2026", "--out", str(tmp_path / "anew")], capsys)
    said = refused(["open", str(path), "--key", str(tmp_path / "anew" / "w-2026.private")], capsys)
    assert f"Next: use the key {read_header(path).fingerprint}." in said


def test_neither_output_nor_result_tells_who_or_when(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No time, no name of an envelope, no number of a small cell leaves."""
    printed(["key", "w-2026", "--out", str(tmp_path)], capsys)
    path = exported(tmp_path)
    said = printed(["open", str(path), "--key", str(tmp_path / "w-2026.private"), "--out", str(tmp_path / "o")], capsys)
    result = read_opened(tmp_path / "o" / "w-2026.opened.zip").model_dump_json()
    assert "west" not in said
    assert '"answered":2,' not in result
    assert "2026-0" not in result
    for line in path.read_text().splitlines()[1:-1]:
        assert json.loads(line)["envelope"][:40] not in result
