"""The demo's fremdbild.toml: the words of settings.toml beside this file, with what the model calls things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files

from fremdbild.demo import actions, feedback, ideas, mirrors, model, projects, staff, tickets
from fremdbild.demo.answer_sheets import MEANS
from fremdbild.demo.touchpoints import TOUCHPOINTS


def settings_text(languages: Sequence[str]) -> str:
    """The text of fremdbild.toml for reports in these languages."""
    text = files("fremdbild.demo").joinpath("settings.toml").read_text(encoding="utf-8")
    for place, filling in _fillings(languages).items():
        text = text.replace(f"@{place}@", filling)
    return text


def _fillings(languages: Sequence[str]) -> dict[str, str]:
    """What stands in each place of the template; maps go from the words of the files to those of fremdbild."""
    return {
        "NAME": model.NAME,
        "LANGUAGES": "[" + ", ".join(f'"{language}"' for language in languages) + "]",
        "TOUCHPOINTS": _map({touchpoint.word: touchpoint.code for touchpoint in TOUCHPOINTS}),
        "SEGMENTS": _map({segment.word: segment.code for segment in model.SEGMENTS}),
        "CHANNELS": _map({channel.german: channel.code for channel in model.CHANNELS}),
        "KINDS": _map(_from_words(tickets.KIND_WORDS)),
        "PRIORITIES": _map(_from_words(tickets.PRIORITY_WORDS)),
        "VERDICTS": _map(_from_words(tickets.VERDICT_WORDS)),
        "OUTCOMES": _map(_from_words(tickets.OUTCOME_WORDS)),
        "MEANS": _map(MEANS),
        "CRITERIA": _map({mirror.german: mirror.criterion for mirror in mirrors.MIRRORS}),
        "PERSPECTIVES": _map({cell.code: cell.perspective for cell in staff.CELLS}),
        "FEEDBACK_WAYS": _map(feedback.WAYS),
        "AUTHORS": _map(ideas.AUTHORS),
        "BENEFIT_KINDS": _map(projects.KIND_WORDS),
        "EVIDENCE": _map(projects.EVIDENCE_WORDS),
        "STATUS": _map(actions.STATUS_WORDS),
        "NAMES": "\n".join(_names()),
    }


def _names() -> list[str]:
    """Words of the report for units, touchpoints, channels and segments."""
    return [
        f'"{code}" = {{ "de-CH" = "{german}", "de-DE" = "{german}", "en" = "{english}" }}'
        for code, german, english in (
            *((unit.code, unit.german, unit.english) for unit in model.UNITS),
            *((touchpoint.code, touchpoint.german, touchpoint.english) for touchpoint in TOUCHPOINTS),
            *((channel.code, channel.german, channel.english) for channel in model.CHANNELS),
            ("sms", "SMS", "Text message"),
            ("letter", "Brief", "Letter"),
            ("survey", "Umfrage", "Survey"),
            *((segment.code, segment.german, segment.english) for segment in model.SEGMENTS),
        )
    ]


def _map(words: Mapping[str, str]) -> str:
    return "{ " + ", ".join(f'"{word}" = "{code}"' for word, code in words.items()) + " }"


def _from_words(words: Mapping[str, str]) -> dict[str, str]:
    return {word: code for code, word in words.items()}
