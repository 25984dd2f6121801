"""The test of DESIGN 7: who copies the disk after every vote learns nothing, and afterwards guesses no better."""

from __future__ import annotations

import json
import math
import re
import sqlite3
import statistics
import subprocess
import sys
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

import pytest

from tests.sources.postgres_server import PASSWORD, postgres_server, programs
from tests.web.attacked import CELLS, canaries
from tests.web.running import SOURCE, make_waves, new_folder, served, surroundings
from tests.web.waves import ITEMS, STATEMENTS

SEEDS = 200
PEOPLE = CELLS[0][2]


def attacked(folder, database="", seeds=SEEDS):
    done = subprocess.run(
        [sys.executable, "-m", "tests.web.attacked", str(folder), str(seeds)],
        check=False, env=surroundings(new_folder(folder), database), cwd=SOURCE, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def no_better_than_chance(found, seeds=SEEDS):
    """Fixed points of a random order: one on average, with a variance of one, in each cell."""
    assert len(found) == 21
    for name, counts in found.items():
        mean = statistics.mean(counts)
        assert abs(mean - 1) < 4.5 / math.sqrt(len(counts)), f"{name}: {mean:.2f} of {PEOPLE} in each cell"


@pytest.mark.slow
def test_on_sqlite_copies_of_file_and_log_tell_no_more_than_chance(tmp_path):
    found = attacked(tmp_path)
    no_better_than_chance(found["sealed"])
    assert statistics.mean(found["control"]) >= 0.95 * PEOPLE


@pytest.mark.slow
@pytest.mark.postgresql
@pytest.mark.skipif(programs() is None, reason="no PostgreSQL server program")
def test_on_postgresql_neither_xmin_nor_the_data_directory_tells_more_than_chance(tmp_path):
    with postgres_server() as port:
        found = attacked(tmp_path, f"postgresql://anna:{PASSWORD}@127.0.0.1:{port}/postgres")
    no_better_than_chance(found["sealed"])
    assert statistics.mean(found["control"]) >= 0.95 * PEOPLE


class Voter:
    """A browser: keeps cookies, follows pages."""

    def __init__(self, at):
        self.at = at
        self.jar = CookieJar()
        self._open = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar)).open

    def send(self, path, **fields):
        with self._open(f"{self.at}{path}", urllib.parse.urlencode(fields).encode(), timeout=30) as answer:
            return answer.url, answer.read().decode()


@pytest.mark.slow
def test_over_http_no_copy_of_disk_log_output_or_backup_holds_a_byte_of_the_answers(tmp_path, monkeypatch):
    folder = new_folder(tmp_path / "served")
    spool = tmp_path / "spool"
    spool.mkdir()
    monkeypatch.setenv("TMPDIR", str(spool))
    made = make_waves(folder, named=1, sealed=[("sales", "employee", 5)])
    untouched = spool.stat().st_mtime_ns
    words: list[bytes] = []
    named_words = canaries("Ein offener Wellensittich 77", dict.fromkeys(ITEMS, 3))
    with served(folder) as at:
        for place, token in enumerate(made["sealed"]):
            voter = Voter(at)
            voter.send(f"/a/{token}/begin/")
            secret = next(cookie.value for cookie in voter.jar if cookie.name == "draft")
            scores = {item: (place * 3 + number) % 7 + 1 for number, item in enumerate(STATEMENTS)}
            # As large as a remark can be: it is not put into a file on its way either.
            remark = f"Kanarienvogel {place} " + "ü" * 3_900
            for number, (item, score) in enumerate(scores.items(), 1):
                url, _ = voter.send(f"/a/{token}/{number}/", **{f"a_{item}": score}, go="next")
                assert url.endswith(f"/{number + 1}/")
            words += [*canaries(remark, scores), *canaries(f"Kanarienvogel {place} ", scores)]
            words += [secret.encode(), secret.replace("-", "").encode()]
            assert holding(folder, words) == []
            url, page = voter.send(f"/a/{token}/{len(scores) + 1}/", remark=remark, go="end")
            assert url.endswith("/thanks/")
            assert "Ihr Umschlag ist versiegelt" in page
            assert holding(folder, words) == []
        backup = sqlite3.connect(folder / "backup.sqlite3")
        with sqlite3.connect(folder / "web" / "fremdbild.sqlite3") as source:
            source.backup(backup)
        backup.close()
        assert holding(folder, words) == []
        assert spool.stat().st_mtime_ns == untouched, "the server wrote a temporary file"
        # The search does find what is kept in the open: the answer to a named survey.
        [token] = made["named"]
        Voter(at).send(f"/a/{token}/all/", **{f"a_{item}": 3 for item in ITEMS}, remark="Ein offener Wellensittich 77")
        assert holding(folder, named_words) != []
    log = (folder / "log").read_text()
    assert not re.search(r"/a/|WARN|ERROR", log)
    assert not any(token in log for token in made["sealed"])


def holding(folder, words):
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(word in (data := path.read_bytes()) for word in words) and data
    ]
