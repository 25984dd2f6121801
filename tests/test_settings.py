from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from fremdbild.errors import SettingsError
from fremdbild.settings import expand_variables, parse_settings, read_settings

SOURCE = {"system": "tickets", "table": "service_case", "file": "a.csv", "columns": {"case_id": "Nr"}}


def parsed(**parts: Any) -> Any:
    return parse_settings({"organisation": {"name": "Muster AG"}} | parts, folder=Path("muster"))


def refused(**parts: Any) -> str:
    with pytest.raises(SettingsError) as caught:
        parsed(**parts)
    return str(caught.value)


def test_the_smallest_file_names_the_organisation_and_nothing_else() -> None:
    settings = parsed()
    assert settings.protection.minimum_people == 7
    assert settings.protection.minimum_comments == 10
    assert settings.engine.name == "duckdb"
    assert settings.store_path == Path("muster/store")


def test_settings_cannot_be_changed_after_reading() -> None:
    with pytest.raises(ValueError, match="frozen"):
        parsed().protection.minimum_people = 5


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"sorce": [SOURCE]}, 'unknown key "sorce"; did you mean "source"?'),
        (
            {"source": [{**SOURCE, "delimeter": ";"}]},
            '[[source]] 1: unknown key "delimeter"; did you mean "delimiter"?',
        ),
        (
            {"source": [{**SOURCE, "columns": {"opened_at": {"column": "a", "fromat": "%d"}}}]},
            'unknown key "fromat"; did you mean "format"?',
        ),
        ({"protection": {"minimum_people": 4}}, "minimum_people: Input should be greater than or equal to 5"),
        ({"protection": {"teams_at_least": 3}}, "teams_at_least: Input should be greater than or equal to 5"),
        ({"engine": {"name": "spark"}}, "master too"),
        ({"engine": {"memory_limit": "much"}}, "memory_limit"),
        ({"source": [{**SOURCE, "encoding": "cp9999"}]}, '"cp9999" is not an encoding'),
        ({"source": [{**SOURCE, "time_zone": "Europe/Zuerich"}]}, 'did you mean "Europe/Zurich"?'),
        ({"source": [{**SOURCE, "url": "sqlite:///a.db", "query": "select 1"}]}, "write either file or url"),
        ({"source": [{**SOURCE, "file": None, "url": "sqlite:///a.db"}]}, "url and query belong together"),
        ({"source": [{**SOURCE, "columns": {}}]}, "write [source.columns]"),
        ({"source": [SOURCE, {**SOURCE, "table": "org_unit"}]}, 'two sources are called "tickets"'),
        ({"grouping": [{"by": ["departement"]}]}, "[[grouping]] 1, by"),
        ({"grouping": [{"by": ["org_unit", "org_unit"]}]}, "names a column twice"),
        ({"organisation": {"name": "x", "time_zone": "+01:00"}}, "is an offset"),
        ({"folder": "/"}, 'unknown key "folder"'),
    ],
)
def test_each_mistake_is_named_with_its_place_and_a_way_out(parts: dict[str, Any], message: str) -> None:
    assert message in refused(**parts)


def test_all_mistakes_are_told_at_once() -> None:
    message = refused(protection={"minimum_people": 1}, engine={"name": "spark"}, sourse=[])
    assert "3 problems" in message


def test_a_password_in_the_file_is_refused_and_not_repeated() -> None:
    message = refused(
        source=[{**SOURCE, "file": None, "url": "postgresql://reader:hunter2@db/hr", "query": "select 1"}]
    )
    assert "holds a password" in message
    assert "hunter2" not in message


def test_a_secret_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HR_PASSWORD", "s3cret")
    assert expand_variables("postgresql://reader:${HR_PASSWORD}@db/hr", where="here").endswith("reader:s3cret@db/hr")
    with pytest.raises(SettingsError, match="environment variable NOT_SET is not set"):
        expand_variables("${NOT_SET}", where="here")


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / "fremdbild.toml").write_text('\ufeff[organisation]\nname = "Größe"\n', encoding="utf-8")
    assert read_settings(tmp_path).organisation.name == "Größe"


def test_a_missing_or_broken_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="fremdbild init"):
        read_settings(tmp_path)
    (tmp_path / "fremdbild.toml").write_text("[organisation\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="is not TOML"):
        read_settings(tmp_path)
    (tmp_path / "fremdbild.toml").write_bytes(b'[organisation]\nname = "M\xfcller"\n')
    with pytest.raises(SettingsError, match="UTF-8"):
        read_settings(tmp_path)
