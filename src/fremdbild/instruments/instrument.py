"""`Instrument`: one questionnaire as it stands in a file, frozen and checked for its form.

Whether its parts fit together is told in `problems.py`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)

from fremdbild.errors import nearest
from fremdbild.instruments import constructs, criteria
from fremdbild.texts.german import swiss_letters

Perspective = Literal["employee", "manager", "customer", "observer"]
PERSPECTIVES: tuple[Perspective, ...] = ("employee", "manager", "customer", "observer")
INSIDE: tuple[Perspective, ...] = ("employee", "manager")

LONGEST = 300
"""Letters of a text; a question that needs more asks two things."""
LONGEST_ANSWER = 60
"""Letters of an answer; it stands in one line on a phone, or in two."""

_MISREAD = re.compile("[ÂÃâ][\u0080-\u00bf\u20ac\u201a-\u203a\u0152\u0153\u0160\u0161\u0178\u017d\u017e]|\ufffd")
"""What umlauts become when UTF-8 is read as another encoding."""


def _plain(text: dict[str, str]) -> dict[str, str]:
    for language, written in text.items():
        if not written.strip():
            raise ValueError(f'"{language}" is empty')
        if len(written) > LONGEST:
            raise ValueError(f'"{language}" has {len(written)} letters; at most {LONGEST} can be read at a glance')
        if any(
            unicodedata.category(letter) in {"Cc", "Cf", "Co", "Zl", "Zp"} and letter != "\u00ad" for letter in written
        ):
            raise ValueError(f'"{language}" holds a line break or another mark that cannot be seen; take it out')
        if found := _MISREAD.search(written):
            raise ValueError(f'"{language}" holds "{found[0]}", an umlaut read in the wrong encoding; save it as UTF-8')
    return {language: unicodedata.normalize("NFC", written.strip()) for language, written in text.items()}


def _one_per_language(value: object) -> object:
    if not isinstance(value, dict):
        raise ValueError('write a text for each language: { de = "…", en = "…" }')
    for language in value:
        _code_of_a_language(language)
    return value


def _code_of_a_language(value: str) -> str:
    if not re.fullmatch("[a-z]{2}", value):
        german = "German is written once, as de, with ß" if value.startswith("de") else "write de, en, fr …"
        raise ValueError(f'"{value}" is not the code of a language; {german}')
    return value


Language = Annotated[str, AfterValidator(_code_of_a_language)]
Text = Annotated[dict[str, str], BeforeValidator(_one_per_language), AfterValidator(_plain)]
"""One text in every language of the instrument: `{ de = "…", en = "…" }`."""

_Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Scale(_Part):
    """The answers that one may choose from."""

    lowest: int = Field(ge=-100, le=100, description="The lowest answer, as it is stored.")
    highest: int = Field(ge=-100, le=100, description="The highest answer.")
    labels: tuple[Text, ...] = Field(default=(), description="Words of each answer, from the lowest to the highest.")
    ends: tuple[Text, ...] = Field(default=(), description="Where not each answer has words: those of both ends.")
    dont_know: Text | None = Field(default=None, description="The way out, stored as an empty score.")
    lead: Text | None = Field(default=None, description="What stands above the answers.")

    @property
    def points(self) -> int:
        return self.highest - self.lowest + 1

    @model_validator(mode="after")
    def _words_fit(self) -> Scale:
        if self.lowest >= self.highest:
            raise ValueError(f"lowest is {self.lowest} and highest {self.highest}; lowest must be less")
        if bool(self.labels) == bool(self.ends):
            raise ValueError("write either labels (one for each answer) or ends (of the lowest and the highest)")
        for written in (words for answer in (*self.labels, *self.ends) for words in answer.values()):
            if len(written) > LONGEST_ANSWER:
                raise ValueError(f'the answer "{written}" has {len(written)} letters; at most {LONGEST_ANSWER}')
        if self.labels and len(self.labels) != self.points:
            raise ValueError(
                f"{self.lowest} to {self.highest} are {self.points} answers, but labels has {len(self.labels)}; "
                "write one for each"
            )
        if self.ends and len(self.ends) != 2:
            raise ValueError(f"ends has {len(self.ends)} texts; write two, of the lowest and of the highest answer")
        return self


class Item(_Part):
    """One question or statement."""

    id: _Code = Field(description="Identifies it within the instrument: small letters, digits and `_`.")
    text: Text = Field(description="What is asked, in each language.")
    perspectives: tuple[Perspective, ...] = Field(
        min_length=1, description="Who is asked: `employee`, `manager`, `customer`, `observer`."
    )
    scale: str = Field(description="Name of a `[scale.…]`.")
    measured: str = Field(default="statement", alias="construct", description="What it measures; see below.")
    """The construct; pydantic keeps that name for itself."""
    criterion: str | None = Field(default=None, description="One of the fifteen criteria.")
    reversed: bool = Field(default=False, description="Whether a high answer is a bad one.")
    hint: Text | None = Field(default=None, description="A word of explanation below it.")
    wording: str | None = Field(
        default=None,
        min_length=1,
        max_length=60,
        description="Version of the wording; both sides of a pair carry the same. By default `NAME/1`.",
    )
    position: int | None = Field(
        default=None, ge=1, le=999, description="Place in the questionnaire; by default after the items above it."
    )

    @field_validator("measured")
    @classmethod
    def _known_construct(cls, value: str) -> str:
        if value in constructs.BY_NAME or (value.startswith(constructs.OWN) and len(value) > len(constructs.OWN)):
            return value
        raise ValueError(
            f'"{value}" is not a construct; {nearest(value, constructs.BY_NAME)}; '
            f'one of your own begins with "{constructs.OWN}"'
        )

    @field_validator("criterion")
    @classmethod
    def _known_criterion(cls, value: str | None) -> str | None:
        if value is None or value in criteria.BY_NAME:
            return value
        raise ValueError(f'"{value}" is not a criterion; {nearest(value, criteria.BY_NAME)}')

    @field_validator("perspectives")
    @classmethod
    def _once(cls, value: tuple[Perspective, ...]) -> tuple[Perspective, ...]:
        return tuple(dict.fromkeys(value))

    @property
    def inside(self) -> bool:
        """Whether people of the organisation are asked."""
        return any(perspective in INSIDE for perspective in self.perspectives)


class Guess(_Part):
    """Asks, after everything else and for each statement of the customers, how they will have answered."""

    text: Text = Field(description="The question; `{statement}` stands for the customers' statement.")
    scale: str = Field(description="Name of a scale from 0 to 100.")
    perspectives: tuple[Perspective, ...] = Field(default=("manager",), min_length=1, description="Who guesses.")
    hint: Text | None = Field(default=None, description="A word of explanation below it.")

    @field_validator("text")
    @classmethod
    def _holds_the_statement(cls, value: dict[str, str]) -> dict[str, str]:
        for language, written in value.items():
            if written.count("{statement}") != 1:
                raise ValueError(f'"{language}" must hold {{statement}} once, where the customers\' statement goes')
        return value


class Instrument(_Part):
    """A questionnaire, or several that belong together: who is asked stands at each item."""

    name: str = Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=60, description="Small letters, digits and `-`.")
    version: str = Field(min_length=1, max_length=20, description="Changes with every change of the file.")
    title: Text = Field(description="What it is called.")
    about: Text | None = Field(default=None, description="What it is for, in a sentence.")
    languages: tuple[Language, ...] = Field(
        default=("de", "en"),
        min_length=1,
        description="Languages in which every text is written; `de` gives de-CH too.",
    )
    scale: dict[_Code, Scale] = Field(min_length=1, description="The scales, by the names that items use.")
    item: tuple[Item, ...] = Field(min_length=1, description="Questions and statements, in order.")
    guess: Guess | None = Field(default=None, description="Adds one guess per statement of the customers.")

    @field_validator("languages")
    @classmethod
    def _each_once(cls, value: tuple[Language, ...]) -> tuple[Language, ...]:
        return tuple(dict.fromkeys(value))

    def questions(self, perspective: Perspective | None = None) -> tuple[Item, ...]:
        """Every item with its place and wording, guesses included, in the order in which they are asked."""
        items = [item for item in self._placed() if perspective is None or perspective in item.perspectives]
        return tuple(sorted(items, key=lambda item: item.position or 0))

    @property
    def perspectives(self) -> tuple[Perspective, ...]:
        """Who is asked."""
        asked = {perspective for item in self._with_guesses() for perspective in item.perspectives}
        return tuple(perspective for perspective in PERSPECTIVES if perspective in asked)

    @property
    def spoken(self) -> tuple[str, ...]:
        """Languages to show it in: German once as in Switzerland and once as in Germany."""
        return tuple(
            shown for language in self.languages for shown in (("de-CH", "de-DE") if language == "de" else (language,))
        )

    def statement(self, criterion: str, perspective: Perspective) -> Item | None:
        """The statement of a criterion that people of this perspective rate; None where there is none."""
        for item in self.questions(perspective):
            if item.measured == "statement" and item.criterion == criterion:
                return item
        return None

    def _with_guesses(self) -> tuple[Item, ...]:
        if self.guess is None:
            return self.item
        guess = self.guess
        # model_copy checks nothing anew: how long a guess has become is told with all other problems.
        return (
            *self.item,
            *(
                item.model_copy(
                    update={
                        "id": f"guess_{item.criterion}",
                        "text": {
                            language: written.replace("{statement}", item.text.get(language, ""))
                            for language, written in guess.text.items()
                        },
                        "perspectives": guess.perspectives,
                        "scale": guess.scale,
                        "measured": "guess",
                        "reversed": False,
                        "hint": guess.hint,
                        "position": None,
                    }
                )
                for item in self.item
                if item.measured == "statement" and "customer" in item.perspectives
            ),
        )

    def _placed(self) -> list[Item]:
        last = dict.fromkeys(PERSPECTIVES, 0)
        placed = []
        for item in self._with_guesses():
            position = item.position or max(last[perspective] for perspective in item.perspectives) + 1
            last |= dict.fromkeys(item.perspectives, position)
            wording = item.wording or f"{self.name}/1"
            placed.append(item.model_copy(update={"position": position, "wording": wording}))
        return placed


def in_language(text: dict[str, str], shown: str) -> str:
    """A text as it is shown in `shown`, one of `Instrument.spoken`: German once as written, once as in Switzerland."""
    if shown == "de-CH":
        return swiss_letters(text["de"])
    return text["de" if shown == "de-DE" else shown]
