"""Key files: two halves, a fingerprint that both show, and refusals that name what is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fremdbild.ballot import new_key, public_key_from, read_private_key, read_public_key, write_keys
from fremdbild.ballot.keys import private_text, public_text
from fremdbild.errors import BallotError

WORDS = "vier Wörter die passen"


def never() -> str:
    raise AssertionError("no passphrase is needed")


def test_both_halves_are_read_back_and_show_one_fingerprint(tmp_path: Path) -> None:
    key = new_key("employees-2026")
    public, private = write_keys(key, tmp_path / "new" / "keys")
    assert (public.name, private.name) == ("employees-2026.public", "employees-2026.private")
    assert private.stat().st_mode & 0o777 == 0o600
    assert read_public_key(public, "employees-2026") == key.public
    assert read_private_key(private, never, "employees-2026") == key
    line = f"fingerprint: {key.public.fingerprint}\n"
    assert line in public.read_text()
    assert line in private.read_text()
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}", key.public.fingerprint)
    assert repr(key.key) not in repr(key)


def test_the_public_file_says_nothing_of_the_private_key() -> None:
    key = new_key("w")
    private = re.search(r"key: (\S+)", private_text(key))
    assert private is not None
    assert private[1] not in public_text(key.public)


def test_the_fingerprint_is_of_the_wave_too() -> None:
    key = new_key("one")
    assert key.public.fingerprint != type(key.public)("two", key.public.key).fingerprint


def test_a_passphrase_is_needed_where_it_was_set(tmp_path: Path) -> None:
    key = new_key("w")
    _, path = write_keys(key, tmp_path, WORDS)
    assert read_private_key(path, lambda: WORDS) == key
    assert read_private_key(path, lambda: WORDS.replace("ö", "o\u0308")) == key  # as some keyboards write it
    with pytest.raises(BallotError, match=r"w\.private: the passphrase is wrong. Next: type it again"):
        read_private_key(path, lambda: "vier Wörter die fehlen")
    with pytest.raises(BallotError, match="the passphrase has 5 characters; at least 12"):
        private_text(key, "short")


@pytest.mark.parametrize("name", ["w.public", "w.private"])
def test_no_key_is_ever_overwritten(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("precious")
    with pytest.raises(BallotError, match="is there already, and a key is never overwritten"):
        write_keys(new_key("w"), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == "precious"


def test_a_disk_that_is_full_leaves_no_half_of_a_pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = []

    def full(descriptor: int) -> None:
        synced.append(descriptor)
        if len(synced) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("fremdbild.ballot.keys.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_keys(new_key("w"), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_mail_programs_and_editors_do_to_a_file_does_no_harm() -> None:
    key = new_key("w").public
    text = public_text(key)
    for changed in ("\ufeff" + text, text.replace("\n", "\r\n"), "\n\n" + text + "\n \n", text.replace("\n", "  \n")):
        assert public_key_from(changed, where="upload") == key


def test_each_kind_of_file_is_told_from_the_other() -> None:
    key = new_key("w")
    with pytest.raises(
        BallotError, match=r"upload: is the private key; the public one is needed\. Next: never give it"
    ):
        public_key_from(private_text(key), where="upload")
    with pytest.raises(BallotError, match="upload: is not a key"):
        public_key_from("-----BEGIN PUBLIC KEY-----", where="upload")
    with pytest.raises(BallotError, match="upload: is not a key"):
        public_key_from("", where="upload")


def test_the_public_file_opens_nothing(tmp_path: Path) -> None:
    public, _ = write_keys(new_key("w"), tmp_path)
    with pytest.raises(
        BallotError, match=r"is the public key; the private one is needed. Next: name the file that ends"
    ):
        read_private_key(public, never)


def test_a_key_of_another_wave_is_refused(tmp_path: Path) -> None:
    public, private = write_keys(new_key("2025"), tmp_path)
    for read in (lambda: read_public_key(public, "2026"), lambda: read_private_key(private, never, "2026")):
        with pytest.raises(BallotError, match=r'is the key of wave "2025", not of "2026"\. Next: use the key of 2026'):
            read()


@pytest.mark.parametrize("protected", [False, True])
def test_every_damaged_line_is_found(protected: bool) -> None:
    text = private_text(new_key("w"), WORDS if protected else None)
    lines = text.splitlines()
    for number in range(1, len(lines)):
        without = "\n".join(lines[:number] + lines[number + 1 :])
        changed = "\n".join(
            [*lines[:number], lines[number][:-1] + ("0" if lines[number][-1] != "0" else "1"), *lines[number + 1 :]]
        )
        twice = "\n".join([*lines[: number + 1], lines[number], *lines[number + 1 :]])
        for bad in (without, changed, twice):
            with pytest.raises(BallotError, match=r"is damaged: |version"):
                read_text(bad)


def read_text(text: str, folder: Path | None = None) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "w.private"
        path.write_text(text, encoding="utf-8")
        read_private_key(path, lambda: WORDS)


def test_a_later_version_is_told_as_such() -> None:
    with pytest.raises(BallotError, match="was written in version 2 of the format; this program reads 1"):
        public_key_from(public_text(new_key("w").public).replace("version: 1", "version: 2"), where="upload")


def _with_checksum(text: str) -> str:
    from fremdbild.ballot.keys import _checksum

    above = "\n".join(text.splitlines()[:-1])
    return f"{above}\ncheck: {_checksum(above)}\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r"argon2id: \d+ \d+", "argon2id: 3 99999999999"),
        (r"argon2id: \d+ \d+", "argon2id: 99 268435456"),
        (r"argon2id: \d+ \d+ \S+", "argon2id: 3 268435456 YWJj"),
        (r"argon2id: .*", "argon2id: none"),
        (r"fingerprint: ....", "fingerprint: 0000"),
        (r"\nkey: \S+", "\nkey: %%%"),
    ],
)
def test_a_file_that_somebody_made_up_takes_neither_memory_nor_time(old: str, new: str) -> None:
    text = private_text(new_key("w"), WORDS)
    with pytest.raises(BallotError, match="is damaged"):
        read_text(_with_checksum(re.sub(old, new, text)))


@pytest.mark.parametrize("key", ["", "YWJj"])
def test_a_short_key_is_none(key: str) -> None:
    text = re.sub(r"\nkey: \S+", f"\nkey: {key}", public_text(new_key("w").public))
    with pytest.raises(BallotError, match="is damaged"):
        public_key_from(_with_checksum(text), where="upload")


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BallotError, match="there is no such file"):
        read_public_key(tmp_path / "gone.public")
    with pytest.raises(BallotError, match="is a folder"):
        read_public_key(tmp_path)
    large = tmp_path / "large"
    large.write_bytes(b"x" * 20_000)
    with pytest.raises(BallotError, match="is larger than a key"):
        read_public_key(large)
    large.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BallotError, match="is not a key"):
        read_public_key(large)
