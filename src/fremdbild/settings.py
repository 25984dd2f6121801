"""fremdbild.toml → one frozen `Settings`. Checks form; whether names fit the data is checked where the data are."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import quote
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator, model_validator

from fremdbild.errors import SettingsError

FILE_NAME = "fremdbild.toml"
FLOOR = 5
"""No project may show figures about fewer people, whatever its settings say."""

Language = Literal["de-CH", "de-DE", "en"]
GroupName = Literal["criterion", "perspective", "org_unit", "touchpoint", "channel", "segment", "period"]
_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_READS = re.compile(r"(\s|--[^\n]*\n|/\*.*?\*/|\()*(select|with)\b", re.IGNORECASE | re.DOTALL)
_PASSWORD = re.compile(r"://[^/:@\s]*:(?!\$\{)[^/@\s]+@")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)


class Organisation(_Part):
    """Whose picture it is."""

    name: str = Field(min_length=1)
    time_zone: str = "Europe/Zurich"
    languages: tuple[Language, ...] = ("de-CH", "en")

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        if value[:1] in {"+", "-"}:
            raise ValueError(f'"{value}" is an offset; an organisation has a place, such as Europe/Zurich')
        return _known_time_zone(value)

    @field_validator("languages")
    @classmethod
    def _some_language(cls, value: tuple[Language, ...]) -> tuple[Language, ...]:
        if not value:
            raise ValueError('write at least one language, such as ["de-CH", "en"]')
        return tuple(dict.fromkeys(value))


class Protection(_Part):
    """From how many people on a figure is shown (raised, never lowered below five), and how long addresses are kept."""

    minimum_people: int = Field(default=7, ge=FLOOR, le=1_000_000)
    minimum_comments: int = Field(default=10, ge=FLOOR, le=1_000_000)
    teams_at_least: int | None = Field(default=None, ge=FLOOR)
    """Declares that every unit has at least so many people, where no headcounts are loaded."""
    addresses_days: int = Field(default=90, ge=1, le=3_650)
    """So many days after the closing of a wave the web application deletes the addresses of those who were asked."""
    two_points_apart: Literal["unsafe cells", "every hidden cell"] = "unsafe cells"
    """Which hidden cells of a survey nobody can tell within two points of seven: those that are unsafe themselves, or
    those as well that are large enough and are hidden for their sake."""


class Engine(_Part):
    """Where measures are computed."""

    name: Literal["duckdb", "spark"] = "duckdb"
    master: str | None = None
    memory_limit: str = Field(default="4GB", pattern=r"^\d{1,6}(\.\d{1,3})?\s?(MB|GB|TB|MiB|GiB|TiB)$")
    threads: int | None = Field(default=None, ge=1, le=1024)

    @model_validator(mode="after")
    def _master_for_spark(self) -> Engine:
        if self.name == "spark" and not self.master:
            raise ValueError('with name = "spark" write master too, such as "spark://host:7077" or "local[*]"')
        if self.name == "duckdb" and self.master:
            raise ValueError('master is for name = "spark" only')
        return self


class Store(_Part):
    """Where the canonical tables lie, relative to the folder of fremdbild.toml."""

    path: str = Field(default="store", pattern=r"^[^\x00]+$")


class ColumnRule(_Part):
    """How one canonical column is made: from a column of the file, or from one value for all rows."""

    column: str | None = None
    value: str | None = None
    format: str | None = None
    """Date format as in strptime; several may be given in `formats`."""
    formats: tuple[str, ...] = ()
    time_zone: str | None = None
    values: dict[str, str] = Field(default_factory=dict)
    """Words of the file → words of fremdbild; others pass unchanged."""

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str | None) -> str | None:
        return None if value is None else _known_time_zone(value)

    @model_validator(mode="after")
    def _one_origin(self) -> ColumnRule:
        if (self.column is None) == (self.value is None):
            raise ValueError("write either column (a column of the file) or value (the same for all rows)")
        return self

    @property
    def all_formats(self) -> tuple[str, ...]:
        return ((self.format,) if self.format else ()) + self.formats


class Source(_Part):
    """One file, pattern of files, sheet or query that fills one canonical table."""

    system: str = Field(min_length=1)
    table: str
    name: str | None = None
    file: str | None = None
    kind: Literal["csv", "excel", "parquet", "json", "jsonl", "database"] | None = None
    """By default told by the ending of the file."""
    url: str | None = None
    """Database; `${NAME}` takes the environment variable NAME, where passwords belong."""
    query: str | None = None
    encoding: str = "utf-8"
    delimiter: str | None = None
    """By default found out from the first lines."""
    quote: str = '"'
    skip_lines: int = Field(default=0, ge=0)
    """Lines above the line with the column names."""
    sheet: str | None = None
    missing: tuple[str, ...] = ("",)
    decimal: Literal[".", ","] = "."
    time_zone: str | None = None
    """Zone of times without a zone mark; by default the organisation's."""
    select: str | None = None
    """SQL over the relation `raw` (all columns as text), instead of or before the column map."""
    updated_at: ColumnRule | None = None
    """Column that tells which version of a row is newer."""
    columns: dict[str, ColumnRule] = Field(default_factory=dict)
    """Canonical column → column of the file, or a rule."""

    @field_validator("updated_at", mode="before")
    @classmethod
    def _column_is_a_rule(cls, value: object) -> object:
        return {"column": value} if isinstance(value, str) else value

    @field_validator("columns", mode="before")
    @classmethod
    def _columns_are_rules(cls, value: object) -> object:
        if not isinstance(value, dict):
            return value
        return {name: {"column": rule} if isinstance(rule, str) else rule for name, rule in value.items()}

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str | None) -> str | None:
        return None if value is None else _known_time_zone(value)

    @field_validator("encoding")
    @classmethod
    def _known_encoding(cls, value: str) -> str:
        try:
            "".encode(value)
        except LookupError:
            raise ValueError(f'"{value}" is not an encoding; write utf-8, cp1252, iso-8859-1 …') from None
        return value

    @field_validator("url")
    @classmethod
    def _no_password(cls, value: str | None) -> str | None:
        if value and _PASSWORD.search(value):
            raise ValueError("holds a password; write ${NAME} in its place and set the environment variable NAME")
        return value

    @field_validator("delimiter", "quote")
    @classmethod
    def _one_character(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None or (value == "" and info.field_name == "quote"):
            return value
        if len(value) != 1 or not value.isascii() or value in "\0\r\n":
            raise ValueError(f"{value!r} is not one plain character")
        return value

    @field_validator("query")
    @classmethod
    def _reads_only(cls, value: str | None) -> str | None:
        if value is not None and not _READS.match(value):
            raise ValueError("does not begin with SELECT or WITH; a source is read and never changed")
        return value

    @model_validator(mode="after")
    def _one_origin(self) -> Source:
        if (self.file is None) == (self.url is None):
            raise ValueError("write either file or url")
        if (self.url is None) != (self.query is None):
            raise ValueError("url and query belong together")
        if not self.columns and not self.select:
            raise ValueError("write [source.columns] (canonical column = column of the file) or select")
        return self

    @property
    def label(self) -> str:
        """How people name this source; unique within the settings."""
        return self.name or self.system


class Grouping(_Part):
    """Columns by which every measure is told apart, all together."""

    by: tuple[GroupName, ...] = Field(min_length=1, max_length=4)

    @field_validator("by")
    @classmethod
    def _once(cls, value: tuple[GroupName, ...]) -> tuple[GroupName, ...]:
        if len(set(value)) != len(value):
            raise ValueError("names a column twice")
        return value


class Target(_Part):
    """What a measure should reach; `where` narrows it to one group."""

    measure: str
    value: float = Field(allow_inf_nan=False)
    statistic: str | None = None
    period: str | None = None
    where: dict[str, str] = Field(default_factory=dict)


class LimitSettings(_Part):
    """Numbers that measures are asked with."""

    cycle_time_days: float | None = Field(default=None, gt=0, le=36500)
    second_contact_days: int = Field(default=30, ge=1, le=3650)
    feedback_days: int = Field(default=5, ge=1, le=3650)
    idea_days: int = Field(default=30, ge=1, le=3650)
    answer_seconds: int = Field(default=60, ge=1, le=86_400)


GoldenRule = Literal["newest", "trusted", "longest", "frequent"]


class Golden(_Part):
    """Which of a customer's records is believed, attribute by attribute; see `identity.golden`."""

    trust: tuple[str, ...] = ()
    """Systems, the most trusted first; all others come after them."""
    kind: GoldenRule = "frequent"
    name: GoldenRule = "frequent"
    company_name: GoldenRule = "frequent"
    birth_date: GoldenRule = "frequent"
    address: GoldenRule = "newest"
    email: GoldenRule = "newest"
    phone: GoldenRule = "newest"
    identifier: GoldenRule = "frequent"
    segment: GoldenRule = "newest"

    @model_validator(mode="after")
    def _order_for_trust(self) -> Golden:
        if len(set(self.trust)) != len(self.trust):
            raise ValueError("trust names a system twice")
        asked = [name for name, rule in self if rule == "trusted"]
        if asked and not self.trust:
            raise ValueError(f'{asked[0]} = "trusted" needs the order of systems too, such as trust = ["crm", "shop"]')
        return self


class LinkSettings(_Part):
    """How records of the same customer are found; see `identity`."""

    country: str = Field(default="CH", pattern="^[A-Z]{2}$")
    """Of records without one; their telephone numbers are read as numbers of this country."""
    consent: str | None = Field(default=None, min_length=1)
    """A purpose of the table consent: records without a consent for it are compared with no other."""
    model: str | None = Field(default=None, min_length=1)
    """A linkage model of one's own, a file in the project's folder; without it one is learned from the records."""


class MirrorSettings(_Part):
    """When inside and outside count as apart, and when as the same; points of 100."""

    inside_above: float = Field(default=60, ge=0, le=100)
    """A blind spot: the inside interval lies above this, the outside interval below `outside_below`."""
    outside_below: float = Field(default=50, ge=0, le=100)
    same_within: float = Field(default=5, gt=0, le=50)

    @model_validator(mode="after")
    def _apart(self) -> MirrorSettings:
        if self.inside_above < self.outside_below:
            raise ValueError("inside_above must not be below outside_below")
        return self


class ReportSettings(_Part):
    """Words of the report that only the organisation knows."""

    addressee: str | None = None
    """To whom the report goes, such as "Verwaltungsrat"; a text per language is possible in `addressee_by_language`."""
    addressee_by_language: dict[Language, str] = Field(default_factory=dict)
    names: dict[str, dict[Language, str]] = Field(default_factory=dict)
    """Words for touchpoints, units, channels and segments, per language."""


class Settings(_Part):
    """The whole of fremdbild.toml."""

    organisation: Organisation
    protection: Protection = Protection()
    engine: Engine = Engine()
    store: Store = Store()
    source: tuple[Source, ...] = ()
    grouping: tuple[Grouping, ...] = ()
    target: tuple[Target, ...] = ()
    limits: LimitSettings = LimitSettings()
    link: LinkSettings = LinkSettings()
    golden: Golden = Golden()
    mirror: MirrorSettings = MirrorSettings()
    report: ReportSettings = ReportSettings()
    folder: Annotated[Path, Field(exclude=True)] = Path()

    @model_validator(mode="after")
    def _labels_once(self) -> Settings:
        seen: dict[str, str] = {}
        for source in self.source:
            if source.label in seen:
                raise ValueError(
                    f'two sources are called "{source.label}" (tables {seen[source.label]} and {source.table}); '
                    'give each a name = "…" of its own'
                )
            seen[source.label] = source.table
        return self

    @property
    def store_path(self) -> Path:
        return self.folder / self.store.path

    @property
    def assessments_path(self) -> Path:
        return self.folder / "assessments"

    @property
    def ledger_path(self) -> Path:
        return self.folder / "ledger"

    @property
    def reports_path(self) -> Path:
        return self.folder / "reports"


def read_settings(folder: Path) -> Settings:
    """The settings in `folder`; raises SettingsError that names every problem."""
    path = folder / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise SettingsError(
            f"there is no {FILE_NAME}", where=str(folder), next_step=f"fremdbild init {folder}"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"cannot be read ({error})", where=str(path), next_step="save it as UTF-8 text") from None
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise SettingsError(f"is not TOML: {error}", where=str(path), next_step="mend the line that is named") from None
    return parse_settings(raw, folder=folder, where=str(path))


def parse_settings(raw: dict[str, Any], *, folder: Path, where: str = FILE_NAME) -> Settings:
    """The settings that `raw`, a parsed fremdbild.toml, stands for."""
    if "folder" in raw:
        raise SettingsError('unknown key "folder"', where=where, next_step="remove it")
    try:
        return Settings(**raw, folder=folder)
    except ValidationError as error:
        problems = [sentence_about(problem, Settings) for problem in error.errors()]
        raise SettingsError(
            "\n  ".join([f"{len(problems)} problem{'s' if len(problems) > 1 else ''}:", *problems]),
            where=where,
            next_step="mend these and run fremdbild check",
        ) from None


def expand_variables(text: str, *, where: str, quoted: bool = False) -> str:
    """`text` with each `${NAME}` replaced by the environment variable NAME; SettingsError where it is not set.

    `quoted`: marks such as / and @ inside a value are written as %2F and %40, as user and password of an address must.
    """

    def value_of(match: re.Match[str]) -> str:
        if match[1] not in os.environ:
            raise SettingsError(
                f"the environment variable {match[1]} is not set", where=where, next_step=f"export {match[1]}=…"
            )
        value = os.environ[match[1]]
        return quote(value, safe="") if quoted else value

    return _VARIABLE.sub(value_of, text)


def _known_time_zone(value: str) -> str:
    if re.fullmatch(r"[+-]\d{2}:\d{2}", value):
        return value
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        near = difflib.get_close_matches(value, available_timezones(), n=1)
        hint = (
            f'; did you mean "{near[0]}"?'
            if near
            else "; write a name such as Europe/Zurich or an offset such as +01:00"
        )
        raise ValueError(f'"{value}" is not a time zone{hint}') from None
    return value


def sentence_about(problem: Any, model: type[BaseModel]) -> str:
    """One problem as pydantic tells it → a sentence for the person who wrote the file that `model` stands for."""
    location = list(problem["loc"])
    place = str(location[0]) if len(location) == 1 else _place(location)
    if problem["type"] == "extra_forbidden":
        known = list(_keys_at(location[:-1], model))
        near = difflib.get_close_matches(str(location[-1]), known, n=1)
        hint = f'did you mean "{near[0]}"?' if near else f"known here: {', '.join(sorted(known))}"
        return f'{_place(location[:-1])}: unknown key "{location[-1]}"; {hint}'
    if problem["type"] == "missing":
        return f'{_place(location[:-1])}: "{location[-1]}" is missing'
    message = str(problem["msg"]).removeprefix("Value error, ")
    given = problem.get("input")
    shown = (
        f" (you wrote {given!r})" if isinstance(given, str | int | float) and problem["type"] != "value_error" else ""
    )
    return f"{place}: {message}{shown}"


def _place(location: list[Any]) -> str:
    """`["source", 0, "table"]` → `[[source]] 1, table`."""
    words: list[str] = []
    for part in location:
        if isinstance(part, int):
            words[-1] = f"[[{words[-1].strip('[]')}]] {part + 1}" if len(words) == 1 else f"{words[-1]} {part + 1}"
        else:
            words.append(f"[{part}]" if not words else str(part))
    return ", ".join(words) or "the file"


def _keys_at(location: list[Any], model: type[BaseModel]) -> Iterator[str]:
    """The keys known at a place of a file; a number in a list and a name that the writer chose lead no deeper."""
    for part in location:
        field = model.model_fields.get(part) if isinstance(part, str) else None
        model = (_model_in(field.annotation) if field else None) or model
    yield from (field.alias or name for name, field in model.model_fields.items() if not field.exclude)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        if found := _model_in(inner):
            return found
    return None
