"""Waves under attack: a process that casts votes and is watched by somebody who copies the disk after each of them.

    python -m tests.web.attacked FOLDER SEEDS

The attacker knows every name and every ticket (from the mails), so that each copy tells whose ballot has changed.
What is wanted is whose answers are whose. After the opening every order that the copies tell is tried against every
order of the opened rows; a hit is an answer sheet given to the right person. A random guess hits one per cell.

The control stores answers in a table of their own, without any key in common with that of the tickets.
"""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import sqlite3
import sys
from datetime import timedelta
from pathlib import Path

CELLS = (("sales", "employee", 8), ("support", "employee", 8))


class Disk:
    """What the attacker sees of the disk at one moment."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._copy = folder / "copy"

    def read(self, sql: str) -> list[tuple]:
        """Rows of a copy of the database with its write-ahead log; PostgreSQL is asked for xmin and ctid itself."""
        from django.db import connection

        if connection.vendor != "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(sql)
                return cursor.fetchall()
        self._copy.mkdir(exist_ok=True)
        for old in self._copy.iterdir():
            old.unlink()
        for name in ("fremdbild.sqlite3", "fremdbild.sqlite3-wal"):
            if (self.folder / "web" / name).exists():
                shutil.copyfile(self.folder / "web" / name, self._copy / name)
        copy = sqlite3.connect(self._copy / "fremdbild.sqlite3")
        try:
            return copy.execute(sql).fetchall()
        finally:
            copy.close()

    def files(self) -> list[Path]:
        """All files that may hold something: database, logs, jobs, mails, exports; PostgreSQL's whole directory."""
        from django.db import connection

        found = [path for path in self.folder.rglob("*") if path.is_file() and path.parent != self._copy]
        if connection.vendor != "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("CHECKPOINT")
                cursor.execute("SHOW data_directory")
                found += [path for path in Path(cursor.fetchone()[0]).rglob("*") if path.is_file()]
        return found

    def holds(self, words: list[bytes]) -> list[str]:
        """Files in which one of these byte sequences stands."""
        return [path.name for path in self.files() if _stands_in(path, words)]


def _stands_in(path: Path, words: list[bytes]) -> bool:
    try:
        data = path.read_bytes()
    except FileNotFoundError:  # PostgreSQL removes some of its files while they are listed
        return False
    return any(word in data for word in words)


def canaries(remark: str, scores: dict[str, int]) -> list[bytes]:
    """Byte sequences in which a remark or answers would show, however they are written."""
    import base64
    from urllib.parse import quote_plus

    some = list(scores.items())[:3]
    return [
        remark.encode(),
        remark.encode("utf-16-le"),
        quote_plus(remark).encode(),
        base64.b64encode(b"xyz" + remark.encode())[4:-4],
        ",".join(f'"{item}":{score}' for item, score in sorted(scores.items())[:3]).encode(),
        "&".join(f"a_{item}={score}" for item, score in some).encode(),
        bytes(scores.values()),
        "".join(map(str, scores.values())).encode(),
    ]


def hits(people: list, sheets: list, truth: dict) -> int:
    """How many people are given their own sheet, when both stand in these orders."""
    return sum(truth[person] == sheet for person, sheet in zip(people, sheets, strict=True))


def one_wave(seed: int, disk: Disk, *, look: bool) -> dict[str, list[int]]:
    """Casts, closes, opens and destroys one wave; the hits of every attack, per cell."""
    from django.db import connection
    from django.utils import timezone

    from fremdbild.ballot import open_wave
    from fremdbild.web.answering import questionnaire, sealed
    from fremdbild.web.answering.sheets import Given
    from fremdbild.web.answering.tokens import token_hash
    from fremdbild.web.ask.models import OpenedAnswer, Remark, Wave
    from fremdbild.web.ballots.destroying import destroy
    from fremdbild.web.ballots.export import export
    from fremdbild.web.ballots.loading import load_opened
    from tests.web.waves import STATEMENTS, sealed_wave

    chance = random.Random(seed)
    questionnaire.forget()
    wave, tokens, key = sealed_wave(f"attacked-{seed}", people=CELLS)
    tickets = [token_hash(token) for token in tokens]
    cell_of = {ticket: CELLS[place // CELLS[0][2]][0] for place, ticket in enumerate(tickets)}
    order = list(range(len(tokens)))
    chance.shuffle(order)
    truth, remarks, words, secrets = {}, {}, [], []
    sees = "xmin::text::bigint, ctid::text" if connection.vendor == "postgresql" else "rowid, rowid"
    rows = f"SELECT ticket_hash, envelope, draft, {sees} FROM ballots_ballot WHERE wave_id = {wave.pk}"
    before = {row[0]: bytes(row[1]) for row in disk.read(rows)}
    voted, last = [], {}
    for place in order:
        scores = {item: chance.randint(1, 7) for item in STATEMENTS}
        remark = f"Kanarienvogel {seed} {chance.getrandbits(64):x}"
        truth[tickets[place]] = tuple(sorted(scores.items()))
        remarks[tickets[place]] = remark
        secret = sealed.begin(tokens[place], "en")
        given = Given(scores, remark, (), "end")
        sealed.cast(tokens[place], secret, lambda _asked, given=given: given, "en", ends=True)
        words += canaries(remark, scores)
        secrets += [secret, secret.hex().encode()]
        seen = {row[0]: row[1:] for row in disk.read(rows)}
        changed = [ticket for ticket, row in seen.items() if bytes(row[0]) != before[ticket]]
        assert changed == [tickets[place]], "the attacker sees who has voted: mails and database together tell it"
        voted += changed
        before, last = {ticket: bytes(row[0]) for ticket, row in seen.items()}, seen
        # The directory of PostgreSQL has a hundred megabytes: it is searched after every eighth vote.
        if look and (connection.vendor == "sqlite" or len(voted) % 8 == 0):
            assert disk.holds(words + secrets) == [], "something of the answers stands on the disk"
    Wave.objects.filter(pk=wave.pk).update(state=Wave.State.CLOSED, closes_at=timezone.now() - timedelta(seconds=1))
    wave.refresh_from_db()
    path = export(wave, disk.folder / "exports")
    if look:
        assert disk.holds(words + secrets) == [], "something of the answers stands on the disk before the opening"
    load_opened(wave, open_wave(path, key))
    destroy(wave)
    path.unlink()
    if look:
        envelopes = [before[ticket][:64] for ticket in tickets]
        if connection.vendor == "sqlite":
            assert disk.holds(envelopes) == [], "an envelope outlives the counting"
    place_of = "ctid" if connection.vendor == "postgresql" else "rowid"
    opened: dict[str, dict[str, list[tuple[str, int]]]] = {}
    for respondent, cell, item, score in disk.read(
        f"SELECT respondent, cell, item_id, score FROM ask_openedanswer WHERE wave_id = {wave.pk} ORDER BY {place_of}"
    ):
        opened.setdefault(cell.split("/")[0], {}).setdefault(respondent, []).append((item, score))
    told = [row[0] for row in disk.read(f"SELECT text FROM ask_remark WHERE wave_id = {wave.pk} ORDER BY {place_of}")]
    found: dict[str, list[int]] = {}
    people_in = {
        "as they voted": voted,
        "by the ballot's place": sorted(tickets, key=lambda ticket: (last[ticket][2], last[ticket][3])),
        "by ticket": sorted(tickets),
        "by the hash of the envelope": sorted(tickets, key=lambda ticket: hashlib.sha256(before[ticket]).digest()),
        "by the envelope": sorted(tickets, key=before.get),
        "by the draft": sorted(tickets, key=lambda ticket: bytes(last[ticket][1])),
        "as they were invited": tickets,
    }
    for name, people in people_in.items():
        for cell in ("sales", "support"):
            those = [ticket for ticket in people if cell_of[ticket] == cell]
            sheets = opened[cell]
            for how, ids in (("as loaded", list(sheets)), ("by id", sorted(sheets))):
                key_of = f"{name}, {how}"
                found.setdefault(key_of, []).append(hits(those, [tuple(sorted(sheets[one])) for one in ids], truth))
        found.setdefault(f"{name}, remarks", []).append(hits(people, told, remarks))
    OpenedAnswer.objects.filter(wave=wave).delete()
    Remark.objects.filter(wave=wave).delete()
    return found


def naive(seed: int, disk: Disk) -> list[int]:
    """The same votes in two tables without a common key, then vacuumed: hits of the first attack, per cell."""
    from django.db import connection

    chance = random.Random(seed)
    tickets = [(unit, f"{unit}{place}") for unit, _, count in CELLS for place in range(count)]
    chance.shuffle(tickets)
    voted: list[tuple[str, str]] = []
    truth = {}
    postgresql = connection.vendor == "postgresql"
    sees, vacuum = ("ctid", "VACUUM FULL naive_ticket, naive_answer") if postgresql else ("rowid", "VACUUM")
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE naive_ticket (ticket varchar(60), unit varchar(60), used integer)")
        cursor.execute("CREATE TABLE naive_answer (unit varchar(60), scores varchar(60))")
        cursor.executemany("INSERT INTO naive_ticket VALUES (%s, %s, 0)", [(name, unit) for unit, name in tickets])
        for unit, name in chance.sample(tickets, len(tickets)):
            truth[unit, name] = "".join(str(chance.randint(1, 7)) for _ in range(15))
            cursor.execute("UPDATE naive_ticket SET used = 1 WHERE ticket = %s", [name])
            cursor.execute("INSERT INTO naive_answer VALUES (%s, %s)", [unit, truth[unit, name]])
            used = disk.read("SELECT unit, ticket FROM naive_ticket WHERE used = 1")
            voted += [one for one in used if one not in voted]
        cursor.execute(vacuum)
        rows = disk.read(f"SELECT unit, scores FROM naive_answer ORDER BY {sees}")
        cursor.execute("DROP TABLE naive_ticket")
        cursor.execute("DROP TABLE naive_answer")
    return [
        hits([one for one in voted if one[0] == unit], [scores for where, scores in rows if where == unit], truth)
        for unit, _, _ in CELLS
    ]


def main(folder: Path, seeds: int) -> None:
    from fremdbild.web.starting import prepare, set_up

    set_up(folder)
    prepare()
    disk = Disk(folder)
    sealed: dict[str, list[int]] = {}
    for seed in range(seeds):
        for name, found in one_wave(seed, disk, look=seed < 3).items():
            sealed.setdefault(name, []).extend(found)
    control = [found for seed in range(seeds) for found in naive(seed, disk)]
    sys.stdout.write(json.dumps({"sealed": sealed, "control": control}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
