"""What somebody sent with a page: answers within the scale, a remark that is not too long, and where to go."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from fremdbild.ballot import MOST_BYTES, MOST_CHARACTERS, clean_comment, extent
from fremdbild.instruments import Item
from fremdbild.web.answering.questionnaire import Asked

DONT_KNOW = "dk"
_WHOLE = re.compile(r"-?[0-9]{1,3}")
_GO = ("next", "back", "pause", "end", "stay")


@dataclass(frozen=True)
class Problem:
    """What cannot be taken: words `web.answering.problem.<kind>`."""

    about: str
    kind: str
    values: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Given:
    """What was sent with one page."""

    answers: Mapping[str, int | None]
    remark: str | None = None
    """None: the page did not ask for one."""
    problems: tuple[Problem, ...] = ()
    go: str = "next"
    language: str = ""

    @property
    def has_to_be_mended(self) -> bool:
        """Whether the page is shown again, with what is wrong, and nothing of it is stored."""
        return bool(self.problems) and self.go in {"next", "end"}


def given(sent: Mapping[str, str], asked: Asked, items: tuple[Item, ...], *, sealed: bool) -> Given:
    """What `sent` says to these questions; what cannot be taken is left out and told."""
    answers: dict[str, int | None] = {}
    problems: list[Problem] = []
    for item in items:
        scale = asked.scale(item)
        text = sent.get(f"a_{item.id}", "").strip()
        if scale.dont_know and (text == DONT_KNOW or (not text and f"d_{item.id}" in sent)):
            answers[item.id] = None
        elif text:
            value = int(text) if _WHOLE.fullmatch(text) else None
            if value is None or not scale.lowest <= value <= scale.highest:
                bounds = {"lowest": scale.lowest, "highest": scale.highest}
                problems.append(Problem(item.id, "scale", bounds))
            else:
                answers[item.id] = value
    remark = sent.get("remark")
    if remark is not None:
        remark = clean_comment(remark)
        if asked.asks_remark and (problem := _too_long(remark, sealed=sealed)):
            problems.append(problem)
    # Who changes the language stays on the page.
    go = "stay" if sent.get("language") else sent.get("go", "next")
    return Given(
        answers,
        remark if asked.asks_remark else None,
        tuple(problems),
        go if go in _GO else "next",
        sent.get("language", ""),
    )


def _too_long(remark: str, *, sealed: bool) -> Problem | None:
    found = extent({"": remark})
    if found.characters > MOST_CHARACTERS:
        return Problem("remark", "long", {"count": found.characters, "most": MOST_CHARACTERS})
    if sealed and found.size > MOST_BYTES:
        return Problem("remark", "heavy", {"most": MOST_CHARACTERS})
    return None
