"""From the export of a closed wave to rows: what is opened, set aside, joined, split off and refused."""

from __future__ import annotations

import hashlib
import json
import random
import tracemalloc
from collections import Counter, defaultdict
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.public import PublicKey as BoxPublicKey
from nacl.public import SealedBox
from polling import (
    AFTER,
    CLOSED,
    GUESSES,
    INSTRUMENT,
    ITEMS,
    KEY,
    PARENTS,
    WAVE,
    WAVE_ID,
    employees,
    export,
    header,
    managers,
    sealed,
    sheet,
)
from pydantic import ValidationError

from fremdbild.ballot import (
    Answer,
    Cell,
    Opened,
    Sheet,
    empty_envelope,
    instrument_hash,
    new_key,
    open_wave,
    read_header,
    read_opened,
    write_export,
    write_opened,
)
from fremdbild.ballot.export import checked_rows, rows_of
from fremdbild.ballot.opening import opened_rows
from fremdbild.ballot.sheet import written_sheet
from fremdbild.ballot.wave import SEALED_BYTES, padded
from fremdbild.errors import BallotError
from fremdbild.tables.survey_cell import survey_cell
from fremdbild.tables.survey_comment import survey_comment
from fremdbild.tables.survey_response import survey_response

FIRM = [employees("board"), employees("sales"), employees("north"), employees("south"), employees("claims")]


def people(dice: random.Random, sizes: dict[str, int]) -> list[tuple[str, Sheet]]:
    """So many of each cell; managers are not asked whether the promise is known."""
    return [
        (cell, sheet(dice, items=ITEMS[:-1] if cell.endswith("manager") else ITEMS))
        for cell, number in sizes.items()
        for _ in range(number)
    ]


def sheets_of(answers: tuple[Answer, ...]) -> dict[str, tuple[str, dict[str, int | None]]]:
    """Respondent → cell and answers."""
    found: dict[str, tuple[str, dict[str, int | None]]] = {}
    for row in answers:
        cell, given_answers = found.setdefault(row.respondent_id, (row.cell, {}))
        assert cell == row.cell
        given_answers[row.item_id] = row.score
    return found


def test_a_wave_is_opened_and_every_answer_is_there_once(tmp_path: Path) -> None:
    filled = people(random.Random(1), {"north-employee": 12, "south-employee": 3, "sales-employee": 5})
    opened = open_wave(export(tmp_path / "wave", filled, FIRM), KEY, now=AFTER)
    assert (opened.counts.envelopes, opened.counts.answered, opened.counts.set_aside) == (20, 20, 0)
    # South goes up to sales; board and claims are empty, and sales is nearest to board.
    assert {cell.cell: (cell.org_unit, cell.answered) for cell in opened.cells} == {
        "merged-1": ("board", 8),
        "north-employee": ("north", 12),
    }
    found = sheets_of(opened.answers)
    given_answers = sorted(str(sorted(one.answers.items())) for _, one in filled)
    assert sorted(str(sorted(answers.items())) for _, answers in found.values()) == given_answers


SIZES = st.fixed_dictionaries(
    {cell.cell: st.integers(0, 12) for cell in [*FIRM, managers("north"), managers("claims")]}
)


@settings(max_examples=25, deadline=None)
@given(SIZES, st.integers(0, 2**32))
def test_whatever_the_sizes_no_cell_is_below_the_minimum_and_nobody_is_lost(sizes: dict[str, int], seed: int) -> None:
    cells = [*FIRM, managers("north"), managers("claims")]
    filled = people(random.Random(seed), sizes)
    rows = [(cell, sealed(one)) for cell, one in filled]
    if len(filled) < 7:
        with pytest.raises(BallotError, match="at least 7 people must have answered"):
            opened_rows(header(cells), rows, KEY, "wave")
        return
    opened = opened_rows(header(cells), rows, KEY, "wave")
    shared = {item for item in ITEMS if item != "promise_known"}
    # Also where none of them answered: whether one did is not told.
    few_managers = "manager" not in {cell.perspective for cell in opened.cells}
    rows_shared = tuple(row for row in opened.answers if row.item_id in shared or not few_managers)
    found = sheets_of(rows_shared)
    in_cell = Counter(cell for cell, _ in found.values())
    assert in_cell == {cell.cell: cell.answered for cell in opened.cells}
    assert min(in_cell.values()) >= 7
    assert Counter(
        str(sorted((item, value) for item, value in answers.items() if item in shared)) for _, answers in found.values()
    ) == Counter(str(sorted((item, one.answers[item]) for item in shared)) for _, one in filled)
    assert sum(cell.invited or 0 for cell in opened.cells) == sum(cell.invited or 0 for cell in cells)


def test_too_few_managers_join_the_employees_and_their_own_questions_are_dropped() -> None:
    cells = [*FIRM, managers("north")]
    dice = random.Random(3)
    guess = {**dict.fromkeys(ITEMS[:15], 4), **dict.fromkeys(GUESSES, 50)}
    filled = [*people(dice, {"north-employee": 9}), *[("north-manager", Sheet(guess)) for _ in range(3)]]
    filled.append(("north-manager", Sheet({GUESSES[0]: 50})))
    opened = opened_rows(header(cells), [(cell, sealed(one)) for cell, one in filled], KEY, "wave")
    # Whoever has no answer to promise_known would be a manager: those of the employees stand by themselves.
    apart = [row.respondent_id for row in opened.answers if row.item_id == "promise_known"]
    assert len(set(apart)) == len(apart) == 9
    together = sheets_of(tuple(row for row in opened.answers if row.item_id != "promise_known"))
    assert not set(apart) & set(together)
    assert {tuple(answers) for _, answers in together.values()} == {ITEMS[:15]}
    assert {cell.perspective for cell in opened.cells} == {"employee"}
    assert {row.perspective for row in opened.answers} == {"employee"}
    assert (opened.counts.answers_dropped, opened.counts.answered) == (3 * 15 + 1, 12)
    assert len(together) == 12


def test_answers_that_only_a_few_employees_of_a_cell_gave_are_dropped() -> None:
    """Four employees among seven people of a cell would otherwise be told apart by the question that only they had."""
    filled = people(random.Random(3), {"north-employee": 4, "north-manager": 3})
    filled = [(cell, Sheet(one.answers | ({ITEMS[-1]: 5} if cell == "north-employee" else {}))) for cell, one in filled]
    cells = [employees("north"), managers("north")]
    opened = opened_rows(header(cells), [(cell, sealed(one)) for cell, one in filled], KEY, "wave")
    assert ITEMS[-1] not in {row.item_id for row in opened.answers}
    assert (opened.counts.answered, opened.counts.answers_dropped) == (7, 4)


def test_enough_managers_stay_among_themselves() -> None:
    cells = [employees("north"), managers("north"), managers("claims")]
    guess = {**dict.fromkeys(ITEMS[:15], 4), **dict.fromkeys(GUESSES, 50)}
    filled = people(random.Random(3), {"north-employee": 9})
    filled += [(f"{unit}-manager", Sheet(guess)) for unit in ("north", "claims") for _ in range(4)]
    opened = opened_rows(header(cells), [(cell, sealed(one)) for cell, one in filled], KEY, "wave")
    assert [(cell.perspective, cell.org_unit, cell.answered) for cell in opened.cells] == [
        ("manager", "board", 8),
        ("employee", "north", 9),
    ]
    assert opened.counts.answers_dropped == 0


def _raw(answers: Sheet, wave: str = WAVE_ID) -> bytes:
    inside = padded(written_sheet(answers, wave), WAVE.size - SEALED_BYTES)
    return bytes(SealedBox(BoxPublicKey(KEY.public.key)).encrypt(inside))


IMPOSSIBLE = {
    "above the scale": Sheet({ITEMS[0]: 8}),
    "below the scale": Sheet({ITEMS[0]: 0}),
    "huge": Sheet({ITEMS[0]: 10**200}),
    "of other people": Sheet({GUESSES[0]: 50}),
    "no question": Sheet({"person": 17}),
    "comment on nothing": Sheet({ITEMS[0]: 1}, {"person": "17"}),
    "long comment": Sheet({ITEMS[0]: 1}, {"": "x" * 4_001}),
    "empty comment": Sheet({ITEMS[0]: 1}, {"": " "}),
}


@pytest.mark.parametrize("bad", IMPOSSIBLE.values(), ids=IMPOSSIBLE)
def test_impossible_answers_are_set_aside_and_counted(bad: Sheet) -> None:
    rows = [(cell, sealed(one)) for cell, one in people(random.Random(2), {"north-employee": 8})]
    opened = opened_rows(header(FIRM), [*rows, ("north-employee", _raw(bad))], KEY, "wave")
    assert (opened.counts.impossible, opened.counts.answered, opened.counts.envelopes) == (1, 8, 9)


def test_what_does_not_open_is_set_aside_and_counted() -> None:
    rows = [(cell, sealed(one)) for cell, one in people(random.Random(2), {"north-employee": 8})]
    other = new_key(WAVE_ID)
    bad = [
        b"",
        b"x" * WAVE.size,
        rows[0][1][:-1] + b"x",
        _raw(Sheet({ITEMS[0]: 3}), "last-year"),
        empty_envelope(other.public, WAVE),
    ]
    copied = [("claims-employee", rows[0][1])] * 2
    empty = [("claims-employee", empty_envelope(KEY.public, WAVE)) for _ in range(3)]
    only_unsure = [("claims-employee", sealed(Sheet({ITEMS[0]: None})))]
    everything = [*rows, *(("north-employee", one) for one in bad), *copied, *empty, *only_unsure]
    counts = opened_rows(header(FIRM), everything, KEY, "wave").counts
    assert (counts.not_opened, counts.copied, counts.answered) == (5, 2, 8)
    assert counts.without_answers == 4
    assert counts.envelopes == len(everything)


def test_empty_envelopes_do_not_count_as_people() -> None:
    rows = [("north-employee", sealed(sheet(random.Random(number)))) for number in range(6)]
    rows += [("north-employee", empty_envelope(KEY.public, WAVE)) for _ in range(20)]
    with pytest.raises(BallotError, match=r"at least 7 people must have answered\. Next: do not open this wave"):
        opened_rows(header(FIRM), rows, KEY, "wave")


def _with_comments(writers: int, languages: list[str]) -> Opened:
    rows = []
    for number in range(14):
        comments = {"": f"overall {number}", ITEMS[3]: f"on an item {number}"} if number < writers else {}
        answers = Sheet({ITEMS[0]: 1 + number % 7}, comments, languages[number % len(languages)])
        rows.append(("north-employee", sealed(answers)))
    return opened_rows(header(FIRM), rows, KEY, "wave")


def test_comments_are_split_off_where_enough_people_wrote() -> None:
    opened = _with_comments(10, ["de-CH", "de-DE"])
    expected = {(None, f"overall {n}") for n in range(10)} | {(ITEMS[3], f"on an item {n}") for n in range(10)}
    assert {(comment.item_id, comment.text) for comment in opened.comments} == expected
    assert {comment.language for comment in opened.comments} == {"de"}
    assert set(type(opened.comments[0]).model_fields) == {"comment_id", "item_id", "text", "language"}
    ids = {comment.comment_id for comment in opened.comments}
    assert len(ids) == 20
    assert not ids & {row.respondent_id for row in opened.answers}


def test_too_few_comments_are_dropped() -> None:
    assert _with_comments(9, ["de-CH"]).comments == ()


def test_a_language_of_few_is_not_told() -> None:
    comments = _with_comments(14, ["de-CH"] * 6 + ["en"]).comments
    assert Counter(comment.language for comment in comments) == {"de": 24, None: 4}


def test_comments_without_answers_are_kept() -> None:
    rows = [("north-employee", sealed(Sheet({ITEMS[0]: 4}))) for _ in range(7)]
    rows += [("north-employee", sealed(Sheet({}, {"": f"c{number}"}))) for number in range(10)]
    opened = opened_rows(header(FIRM), rows, KEY, "wave")
    assert (len(opened.comments), opened.counts.answered, opened.counts.without_answers) == (10, 7, 10)


def test_the_result_is_written_once_and_fits_the_canonical_tables(tmp_path: Path) -> None:
    import zipfile

    opened = _with_comments(10, ["de-CH"])
    path = write_opened(opened, tmp_path / "out")
    assert path.stat().st_mode & 0o777 == 0o600
    assert read_opened(path) == opened
    with pytest.raises(BallotError, match="the wave has been opened already, and every wave is opened once"):
        write_opened(opened, tmp_path / "out")
    assert [entry.name for entry in path.parent.iterdir()] == ["employees-2026.opened.zip"]
    with zipfile.ZipFile(path) as packed:
        assert {part.date_time for part in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        extra = {"survey_comment": {"item_id"}, "survey_cell": {"merged_from"}}
        for table in (survey_cell, survey_response, survey_comment):
            rows = [json.loads(line) for line in packed.read(f"{table.name}.jsonl").splitlines()]
            assert rows
            for row in rows:
                assert set(row) - extra.get(table.name, set()) <= set(table.column_names)
                assert all(row[column.name] is not None for column in table.columns if column.required)
                for column in table.columns:
                    if column.members and column.name in row:
                        assert row[column.name] in column.members
        assert b"north" not in packed.read("survey_comment.jsonl")


def test_answers_of_one_person_come_in_the_order_of_the_questionnaire() -> None:
    rows = [("north-employee", sealed(Sheet(dict.fromkeys(reversed(ITEMS), 4)))) for _ in range(7)]
    opened = opened_rows(header(FIRM), rows, KEY, "wave")
    order: dict[str, list[str]] = defaultdict(list)
    for row in opened.answers:
        order[row.respondent_id].append(row.item_id)
    assert {tuple(items) for items in order.values()} == {ITEMS}


def test_a_wave_stays_shut_until_it_closes(tmp_path: Path) -> None:
    path = export(tmp_path / "wave", people(random.Random(1), {"north-employee": 12}), FIRM)
    with pytest.raises(BallotError, match="the wave is open until 2026-03-01 18:00 UTC"):
        open_wave(path, KEY, now=CLOSED - timedelta(seconds=1))
    assert open_wave(path, KEY, now=CLOSED).counts.answered == 12


def test_a_wrong_key_is_refused_before_anything_is_opened(tmp_path: Path) -> None:
    path = export(tmp_path / "wave", people(random.Random(1), {"north-employee": 12}), FIRM)
    for key in (new_key(WAVE_ID), new_key("other")):
        with pytest.raises(BallotError, match=f"Next: use the key {KEY.public.fingerprint}"):
            open_wave(path, key, now=AFTER)


def test_below_the_minimum_nothing_is_opened(tmp_path: Path) -> None:
    path = export(tmp_path / "wave", people(random.Random(1), {"north-employee": 6}), FIRM)
    with pytest.raises(BallotError, match="holds 6 envelopes; at least 7 people must have answered"):
        open_wave(path, KEY, now=AFTER)


def test_an_export_is_sorted_by_hash_and_read_back(tmp_path: Path) -> None:
    filled = people(random.Random(1), {"north-employee": 5, "south-employee": 5})
    rows = [(cell, sealed(one)) for cell, one in filled]
    path, again = tmp_path / "one", tmp_path / "two"
    write_export(path, header(FIRM), rows)
    write_export(again, header(FIRM), reversed(rows))
    assert path.read_bytes() == again.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert read_header(path) == header(FIRM)
    assert sorted(rows_of(path)) == sorted(rows)
    assert checked_rows(path, header(FIRM)) == 10
    with pytest.raises(FileExistsError):
        write_export(path, header(FIRM), rows)


def _damaged(lines: list[bytes]) -> dict[str, list[bytes]]:
    first = json.loads(lines[0])
    return {
        "its end is missing": lines[:-1],
        "a line is not complete": [*lines[:-2], lines[-2][:100] + b"\n"],
        "it is not what was written": [*lines[:2], *lines[3:]],
        "is not in the order of the hashes": [lines[0], lines[2], lines[1], *lines[3:]],
        'of a cell "nowhere"': [lines[0], lines[1].replace(b"north-employee", b"nowhere"), *lines[2:]],
        "a row holds no envelope": [lines[0], b'{"cell":"north-employee"}\n', *lines[2:]],
        "is not the export of a wave": [b"PK\x03\x04", *lines],
        "was written in version 2": [_line(first | {"version": 2}), *lines[1:]],
        "minimum_people": [_line(first | {"minimum_people": 4}), *lines[1:]],
        "come back to themselves": [_line(first | {"parents": {"a": "b", "b": "a"}}), *lines[1:]],
        "two cells have the same name": [_line(first | {"cells": first.get("cells", []) * 2}), *lines[1:]],
        "two questions have the same": [_line(first | {"questions": first.get("questions", []) * 2}), *lines[1:]],
        "is not the id of a wave": [_line(first | {"wave": "../up"}), *lines[1:]],
        "unknown key": [_line(first | {"names": []}), *lines[1:]],
        "closes_at": [_line(first | {"closes_at": "tomorrow"}), *lines[1:]],
    }


def _line(row: dict[str, object]) -> bytes:
    return json.dumps(row).encode() + b"\n"


@pytest.mark.parametrize("said", _damaged([b"{}"] * 5))
def test_every_damage_of_an_export_is_named(tmp_path: Path, said: str) -> None:
    path = export(tmp_path / "wave", people(random.Random(1), {"north-employee": 12}), FIRM)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(_damaged(lines)[said]))
    with pytest.raises(BallotError, match=said) as caught:
        open_wave(path, KEY, now=AFTER)
    assert str(caught.value).startswith(str(path))
    assert "Next: " in str(caught.value)


def test_what_is_no_export_is_told(tmp_path: Path) -> None:
    with pytest.raises(BallotError, match="there is no such file"):
        open_wave(tmp_path / "gone", KEY)
    with pytest.raises(BallotError, match="is a folder"):
        open_wave(tmp_path, KEY)
    (tmp_path / "empty").touch()
    with pytest.raises(BallotError, match="is not the export of a wave"):
        open_wave(tmp_path / "empty", KEY)


def test_minimums_below_the_floor_make_no_header() -> None:
    with pytest.raises(ValidationError):
        header(FIRM, minimum_comments=4)


def test_a_result_that_was_changed_is_refused(tmp_path: Path) -> None:
    import zipfile

    path = write_opened(_with_comments(10, ["de-CH"]), tmp_path)
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    data = path.read_bytes()
    for number, bad in enumerate([b"", b"no zip", data[: len(data) // 2], data[:200] + b"x" + data[201:]]):
        broken = tmp_path / f"broken{number}"
        broken.write_bytes(bad)
        with pytest.raises(BallotError, match="is damaged"):
            read_opened(broken)
    for name, new in [
        ("survey_response.jsonl", parts["survey_response.jsonl"].replace(b'"score":1', b'"score":7')),
        ("opening.json", parts["opening.json"].replace(b"employees-2026", b"employees-2027")),
        ("opening.json", b"[]"),
        ("opening.json", b"{}"),
    ]:
        with zipfile.ZipFile(tmp_path / "changed", "w") as packed:
            for part, text in (parts | {name: new}).items():
                packed.writestr(part, text)
        with pytest.raises(BallotError, match="is damaged"):
            read_opened(tmp_path / "changed")
    with pytest.raises(BallotError, match="there is no such file"):
        read_opened(tmp_path / "gone")


def test_the_result_of_a_large_vote_takes_little_memory(tmp_path: Path) -> None:
    people = [f"{number:032x}" for number in range(2_000)]
    opened = _with_comments(10, ["de-CH"])
    many = tuple(
        Answer(respondent_id=one, cell="north-employee", perspective="employee", item_id=item, score=4)
        for one in people
        for item in ITEMS
    )
    path = write_opened(opened.model_copy(update={"answers": many}), tmp_path)
    tracemalloc.start()
    try:
        read = read_opened(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert read.answers == many
    assert peak / len(many) < 250, "bytes for each answer; 20,000 people give 300,000"


@pytest.mark.parametrize(
    "wrong", ['"score":"1"', '"score":true', '"score":1.0', '"score":1,"name":"x"', '"score":1,"item_id":3', ""]
)
def test_a_made_answer_of_another_kind_is_refused(tmp_path: Path, wrong: str) -> None:
    import zipfile

    path = write_opened(_with_comments(10, ["de-CH"]), tmp_path)
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = "survey_response.jsonl"
    whole, rest = parts[name].split(b',"score":', 1)
    _, rest = rest.split(b"}", 1)

    def made(with_score: str) -> Path:
        parts[name] = whole + (f",{with_score}" if with_score else "").encode() + b"}" + rest
        about = json.loads(parts["opening.json"])
        about["sha256"][name] = hashlib.sha256(parts[name]).hexdigest()
        parts["opening.json"] = json.dumps(about).encode()
        with zipfile.ZipFile(tmp_path / "made", "w") as packed:
            for part, text in parts.items():
                packed.writestr(part, text)
        return tmp_path / "made"

    assert read_opened(made('"score":1')).answers[0].score == 1
    with pytest.raises(BallotError, match="is damaged"):
        read_opened(made(wrong))


def test_a_full_disk_leaves_no_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    opened = _with_comments(10, ["de-CH"])
    monkeypatch.setattr("fremdbild.ballot.opened.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_opened(opened, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_hash_of_a_questionnaire_changes_with_a_word() -> None:
    other = INSTRUMENT.model_copy(update={"title": {"de": "x", "en": "y"}})
    assert instrument_hash(INSTRUMENT) != instrument_hash(other)
    assert instrument_hash(INSTRUMENT) == header(FIRM).instrument_hash


def test_a_cell_of_no_unit_is_the_whole_organisation() -> None:
    cells = [Cell(cell="all", perspective="employee")]
    rows = [("all", sealed(Sheet({ITEMS[0]: 4}))) for _ in range(7)]
    opened = opened_rows(header(cells, PARENTS), rows, KEY, "wave")
    assert [(cell.cell, cell.org_unit) for cell in opened.cells] == [("all", None)]
