"""Questionnaires of one's own: made from another one, edited statement by statement, or taken in as a file.

They are kept as the text of an instrument file. Whoever saves on top of an older version is told, and saves again only
on purpose; waves that have begun keep their own copy in any case.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from fremdbild.errors import InstrumentError
from fremdbild.instruments import PERSPECTIVES, SHIPPED, Instrument
from fremdbild.instruments.constructs import OWN
from fremdbild.instruments.reading import instrument_from
from fremdbild.web.accounts.models import User
from fremdbild.web.ask.changing import StaleError
from fremdbild.web.ask.models import Questionnaire
from fremdbild.web.ask.questions import text_of
from fremdbild.web.audit.recording import record

MOST_STATEMENTS = 120
_LONGEST_FILE = 200_000
_FIRST_SCALE = "applies"


@dataclass
class Statement:
    """One question, as it stands in the form."""

    id: str
    texts: dict[str, str] = field(default_factory=dict)
    scale: str = ""
    criterion: str = ""
    perspectives: tuple[str, ...] = ()


@dataclass
class Draft:
    """A questionnaire as it stands in the form; `raw` is the file that it changes, with all that has no field."""

    raw: dict[str, Any]
    titles: dict[str, str]
    statements: list[Statement]

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.raw.get("languages", ("de", "en")))

    @property
    def scales(self) -> list[str]:
        return list(self.raw["scale"])


def draft_of(text: str) -> Draft:
    """The form of a file."""
    raw = tomllib.loads(text)
    return Draft(
        raw,
        dict(raw["title"]),
        [
            Statement(
                item["id"], dict(item["text"]), item["scale"], item.get("criterion") or "", tuple(item["perspectives"])
            )
            for item in raw["item"]
        ],
    )


def filled(draft: Draft, sent: Mapping[str, Any], chosen: Sequence[Sequence[str]]) -> Draft:
    """The draft with what was sent; `chosen` are the perspectives of each statement."""
    languages = draft.languages
    titles = {language: str(sent.get(f"title-{language}", "")) for language in languages}
    statements = []
    for place, perspectives in enumerate(chosen):
        if sent.get(f"s{place}-delete"):
            continue
        statements.append(
            Statement(
                str(sent.get(f"s{place}-id", ""))[:60],
                {language: str(sent.get(f"s{place}-text-{language}", "")) for language in languages},
                str(sent.get(f"s{place}-scale", "")),
                str(sent.get(f"s{place}-criterion", "")),
                tuple(name for name in PERSPECTIVES if name in perspectives),
            )
        )
    return Draft(draft.raw, titles, statements)


def with_one_more(draft: Draft) -> Draft:
    """With an empty statement at the end."""
    last = draft.statements[-1] if draft.statements else None
    more = Statement("", {}, last.scale if last else draft.scales[0], "", last.perspectives if last else ("customer",))
    return Draft(draft.raw, draft.titles, [*draft.statements, more])


def create(name: str, base: str, titles: Mapping[str, str], user: User) -> Questionnaire:
    """A copy of another questionnaire under a name of its own; statements stay comparable until they are changed."""
    raw = tomllib.loads(text_of(base))
    instrument = instrument_from(text_of(base), where=base)
    for item in raw["item"]:
        item.setdefault("wording", f"{instrument.name}/1")
    raw |= {"name": name, "version": "1", "title": {language: titles[language] for language in instrument.languages}}
    text = written(raw)
    _checked(text, name)
    with transaction.atomic():
        made = Questionnaire.objects.create(name=name, text=text)
        record(user, "make_questionnaire", name, base=base)
    return made


def save(questionnaire: Questionnaire, draft: Draft, version: int, user: User) -> Instrument:
    """Saves the draft on top of `version`; InstrumentError tells every problem, StaleError of a newer version."""
    raw = _changed(draft, questionnaire.name, version + 1)
    text = written(raw)
    instrument = _checked(text, questionnaire.name)
    _replace(questionnaire, text, version, user)
    return instrument


def take_in(data: bytes, user: User, *, replaces: bool) -> Questionnaire:
    """Takes a questionnaire in from a file; InstrumentError tells every problem."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InstrumentError("is not UTF-8", next_step="save it as UTF-8 text") from None
    if len(text) > _LONGEST_FILE:
        raise InstrumentError("is larger than a questionnaire can be", next_step="give the .toml file of one")
    instrument = instrument_from(text, where="")
    if instrument.name in SHIPPED:
        raise InstrumentError(
            f'"{instrument.name}" is the name of a questionnaire that comes with fremdbild',
            next_step="write another name into the first lines of the file",
        )
    there = Questionnaire.objects.filter(name=instrument.name).first()
    if there is None:
        with transaction.atomic():
            made = Questionnaire.objects.create(name=instrument.name, text=text)
            record(user, "make_questionnaire", instrument.name)
        return made
    if not replaces:
        raise InstrumentError(
            f'a questionnaire "{instrument.name}" is here already',
            next_step="tick that it is replaced, or write another name into the file",
        )
    _replace(there, text, there.version, user)
    return there


def _replace(questionnaire: Questionnaire, text: str, version: int, user: User) -> None:
    with transaction.atomic():
        saved = Questionnaire.objects.filter(pk=questionnaire.pk, version=version).update(
            text=text, version=version + 1
        )
        if not saved:
            raise StaleError
        record(user, "change_questionnaire", questionnaire.name, version=version + 1)
    questionnaire.refresh_from_db()


def _changed(draft: Draft, name: str, version: int) -> dict[str, Any]:
    """The file with what the form changed. A statement that reads otherwise gets a new wording, with its partner."""
    before = {item["id"]: item for item in draft.raw["item"]}
    taken = set(before)
    items = []
    rewritten: set[str] = set()
    for statement in draft.statements:
        identity = statement.id if statement.id in before else _free_id(taken)
        taken.add(identity)
        item = dict(before.get(identity, {"id": identity}))
        texts = {language: text.strip() for language, text in statement.texts.items()}
        if statement.criterion and item.get("text") != texts:
            rewritten.add(statement.criterion)
        item |= {"text": texts, "scale": statement.scale, "perspectives": list(statement.perspectives)}
        _measures(item, statement.criterion)
        items.append(item)
    for item in items:
        if item.get("criterion") in rewritten and item.get("construct", "statement") == "statement":
            item["wording"] = f"{name}/{version}"
    return draft.raw | {"name": name, "version": str(version), "title": draft.titles, "item": items}


def _measures(item: dict[str, Any], criterion: str) -> None:
    """What a statement measures: a criterion, or something of one's own."""
    if criterion:
        item["criterion"] = criterion
        if str(item.get("construct", "")).startswith(OWN):
            del item["construct"]
    else:
        item.pop("criterion", None)
        if item.get("construct", "statement") == "statement":
            item["construct"] = f"{OWN}{item['id']}"[:60]


def _free_id(taken: set[str]) -> str:
    return next(f"own_{number}" for number in range(1, len(taken) + 2) if f"own_{number}" not in taken)


def _checked(text: str, name: str) -> Instrument:
    return instrument_from(text, where=name)


def written(raw: Mapping[str, Any]) -> str:
    """The file of a questionnaire, as TOML."""
    plain = {name: value for name, value in raw.items() if name not in {"scale", "item", "guess"}}
    parts = [_lines(plain)]
    parts += [f"[scale.{name}]\n{_lines(scale)}" for name, scale in raw["scale"].items()]
    parts += [f"[[item]]\n{_lines(item)}" for item in raw["item"]]
    if "guess" in raw:
        parts.append(f"[guess]\n{_lines(raw['guess'])}")
    return "\n\n".join(parts) + "\n"


def _lines(table: Mapping[str, Any]) -> str:
    return "\n".join(f"{name} = {_value(value)}" for name, value in table.items())


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{json.dumps(str(name))} = {_value(one)}" for name, one in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    if isinstance(value, str):
        # JSON's strings are TOML's, but for one character that TOML wants escaped.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return json.dumps(value)
