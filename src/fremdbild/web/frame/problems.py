"""Problems that the core tells in English, for readers of the web application in their language.

Three things, in this order: a sentence on what failed and what to do next, by the kind of error; what is wrong in
particular, where it is one of the problems that a click here often meets; and what the program says, word for word,
because whoever mends it searches for that. The words are `problem.lead.<kind>` and `problem.said.<name>`.

The core keeps its one language. What it says is recognised by its words; a test provokes each of these problems.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fremdbild import errors
from fremdbild.errors import FremdbildError
from fremdbild.texts.words import Words

LONGEST_LINE = 2_000
MOST_LINES = 100
_PLACE = r"^(?:.*?: )??(?P<place>[^:]+): "
_SAID = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        # questionnaires
        ("not_utf8", r"is not UTF-8"),
        ("too_large", r"is larger than a questionnaire can be"),
        ("not_toml_at", r"is not TOML: .*\(at line (?P<line>\d+), column (?P<column>\d+)\)"),
        ("not_toml", r"is not TOML"),
        ("comes_with", r'"(?P<name>[^"]+)" is the name of a questionnaire that comes with fremdbild'),
        ("here_already", r'a questionnaire "(?P<name>[^"]+)" is here already'),
        ("text_missing", _PLACE + r'the text in "(?P<language>[^"]+)" is missing'),
        ("not_a_language", _PLACE + r'"(?P<language>[^"]+)" is not among the languages'),
        ("text_empty", _PLACE + r'"(?P<language>[^"]+)" is empty'),
        ("text_long", _PLACE + r'"(?P<language>[^"]+)" has (?P<count>\d+) letters; at most (?P<most>\d+)'),
        ("no_scale", _PLACE + r"there is no \[scale\.(?P<name>[^\]]*)\]"),
        ("scale_unused", r"\[scale\.(?P<name>[^\]]+)\]: no item uses it"),
        ("scale_span", _PLACE + r"\S+ needs a scale from (?P<low>-?\d+) to (?P<high>-?\d+)"),
        ("scale_points", _PLACE + r"\S+ needs (?P<fewest>\d+) to (?P<most>\d+) answers, this scale has (?P<count>\d+)"),
        ("no_criterion", _PLACE + r"a \S+ asks about a criterion; write criterion"),
        ("both_sides", _PLACE + r"asks inside and outside with one text"),
        ("id_twice", r'item "(?P<name>[^"]+)": (?P<count>\d+) items have this id'),
        ("place_twice", r"position (?P<name>\d+): (?P<count>\d+) questions for (?P<who>\w+) stand there"),
        ("criterion_twice", r'criterion "(?P<name>[^"]+)": (?P<count>\d+) statements for (?P<who>\w+);'),
        ("too_many", r"(?P<who>\w+): (?P<count>\d+) questions; at most (?P<most>\d+)"),
        ("unknown_key", _PLACE + r'unknown key "(?P<name>[^"]+)"'),
        ("key_missing", _PLACE + r'"(?P<name>[^"]+)" is missing'),
        # keys and openings of a postal vote
        ("private_key", r"is the private key; the public one is needed"),
        ("no_key", r"is not a key"),
        ("key_damaged", r"is damaged: .+ Next: copy it again from where it was made"),
        ("key_gone", r"\.private: there is no such file"),
        ("passphrase", r"the passphrase is wrong"),
        ("key_of_another", r'is the key of wave "(?P<given>[^"]+)", not of "(?P<name>[^"]+)"'),
        ("format_version", r"was written in version (?P<given>\S+) of the format; this program reads (?P<name>\S+)\."),
        ("wave_name", r'"(?P<name>[^"]*)" is not the id of a wave'),
        ("no_public_key", r"the wave has no public key"),
        ("no_minimums", r"the wave has no minimums"),
        ("foreign_cell", r'contacts are of a cell "(?P<name>[^"]+)" that the wave does not have'),
        ("no_export", r"is not the export of a wave"),
        ("export_damaged", r"is damaged: .+ Next: export the wave again"),
        ("export_of_another", r'is of wave "(?P<given>[^"]+)", sealed for the key (?P<name>\S+);'),
        ("export_early", r"the wave is open until|: the wave is not closed\. Next: export it after the closing"),
        ("exported_before", r"the wave has been exported already|this key has opened another export"),
        (
            "too_few_envelopes",
            r"holds (?:[\d,]+ envelopes|fewer envelopes with answers); at least (?P<most>[\d,]+) people",
        ),
        ("not_counted", r"the wave has not been counted\."),
        ("result_damaged", r"\.opened\.zip: is damaged"),
        ("result_of_another", r'the opening is of wave "(?P<given>[^"]+)", key'),
        ("result_unfit", r"the result does not fit the wave"),
        ("counted_before", r"the wave is not closed, or was counted before"),
        # mails
        ("links_lost", r"the links of this wave cannot be made any more"),
        # sources, store, assessments
        ("no_memory", r"Out of memory|as happens where memory runs out"),
        ("no_room", r"No space left on device|Disk quota exceeded"),
        ("not_permitted", r"^(?P<place>.+?): .*Permission denied"),
        ("no_file", r"^(?P<place>.+?): (?:no file matches|there is no such file)"),
        ("empty_file", r"^(?P<place>.+?): is empty\. Next: check whether the export has run"),
        ("column_missing", r'^(?P<place>.+?): columns? (?P<name>".+?") (?:is|are) missing'),
        (
            "not_encoded",
            r"^(?P<place>.+?): (?:line [\d,]+ )?(?:is not [\w-]+(?: \(|\. Next: write enc)|is UTF-(?:8|16), not )",
        ),
        ("no_usable_row", r"^(?P<place>.+?): none of its rows can be used"),
        ("database_away", r"^(?P<place>.+?): the database does not answer"),
        ("load_running", r"another load is running"),
        ("nothing_loaded", r"nothing is loaded yet"),
        ("no_measure", r"no measure has its tables"),
        ("store_damaged", r"a file of \S+ is damaged|a file of the store is gone"),
    )
)
_ROWS = re.compile(
    r"^(?P<place>.+?): (?P<count>[\d,]+) of (?P<of>[\d,]+) rows? (?P<fact>.+?)(?: \(first: (?P<first>.+)\))?\. Next: "
)
_FACTS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("empty", r"(?:is|are) empty"),
        ("whole_number", r"is not a whole number|are not whole numbers"),
        ("number", r"is not a number|are not numbers"),
        ("yes_or_no", r"(?:is|are) neither yes nor no"),
        ("date_and_time", r"is not a date and time|are not dates and times"),
        ("date", r"is not a date|are not dates"),
        ("skipped", r"(?:is a time|are times) that the clock in \S+ skipped"),
        ("clock_twice", r"came twice on the clock in \S+; the first was taken"),
        ("below", r"(?:is|are) below (?P<bound>\S+)"),
        ("above", r"(?:is|are) above (?P<bound>\S+)"),
        ("none_of", r"(?:is|are) none of (?P<known>.+)"),
        ("before", r'(?:is|are) before "(?P<earlier>.+)"'),
        ("again", r"(?:has|have) the same key as a newer row of the file"),
        ("short", r"(?:has|have) fewer values than the header"),
        ("long", r"(?:has|have) more values than the header"),
        ("quote", r"(?:has|have) a quotation mark out of place"),
        ("no_row", r"names? no row of (?P<table>\w+)"),
        ("no_criterion", r"names? no criterion"),
    )
)
_COUNT_OF_PROBLEMS = re.compile(r"^(?:.*: )?\d+ problems?:$")
_KINDS = frozenset(
    name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, FremdbildError)
)
_ITEM, _COLUMN, _ROW = re.compile(r'\bitem "([^"]*)"'), re.compile(r'\bcolumn "([^"]*)"'), re.compile(r"\brow ([\d,]+)")


@dataclass(frozen=True)
class Line:
    """One thing that is wrong; `own`: in the reader's language."""

    text: str
    own: bool
    said: str = ""
    """The same as the program says it, where `text` is ours."""


@dataclass(frozen=True)
class Told:
    """A problem as a page shows it."""

    lead: str
    """What failed and what to do next."""
    lines: tuple[Line, ...] = ()
    quoted: str = ""
    """What the program says, word for word, in English."""

    def __bool__(self) -> bool:
        return bool(self.lead)


def told(words: Words, error: Exception) -> Told:
    """An error of the core."""
    return told_as(words, str(error), kind_of(error))


def kind_of(error: Exception) -> str:
    """The name of an error's kind in the core: a job keeps it beside what was said."""
    told_there = getattr(error, "kind", "")
    return told_there or next((kind.__name__ for kind in type(error).__mro__ if kind.__name__ in _KINDS), "")


def told_as(words: Words, said: str, kind: str = "") -> Told:
    """What the program said of an error of this kind, such as `SourceError`."""
    lead = words(f"web.problem.lead.{kind if kind in _KINDS else 'FremdbildError'}")
    parts = [line.strip() for line in said.splitlines()]
    lines = [line_of(words, part) for part in parts[:MOST_LINES] if part and not _COUNT_OF_PROBLEMS.match(part)]
    # Where there are no words of ours for anything, it stands there once, as it is.
    return Told(lead, tuple(lines) if any(line.own for line in lines) else (), said)


def line_of(words: Words, said: str) -> Line:
    """One problem in the reader's language where there are words for it, else as it is."""
    if len(said) > LONGEST_LINE:  # it is no sentence of the core, and patterns would take their time over it
        return Line(said, own=False)
    if (row := _ROWS.match(said)) and (fact := _fact(words, row["fact"])):
        first = words("web.problem.first", first=_placed(words, row["first"])) if row["first"] else ""
        count = words.count(int(row["count"].replace(",", "")))
        of = words.count(int(row["of"].replace(",", "")))
        place = _placed(words, row["place"])
        return Line(
            words("web.problem.rows", place=place, count=count, of=of, fact=fact, first=first), own=True, said=said
        )
    for name, pattern in _SAID:
        if found := pattern.search(said):
            values = {key: value or "" for key, value in found.groupdict().items()}
            if "place" in values:
                values["place"] = _placed(words, values["place"])
            if "who" in values:
                values["who"] = words.perspective(values["who"])
            return Line(words(f"web.problem.said.{name}", **values), own=True, said=said)
    return Line(said, own=False)


def _fact(words: Words, said: str) -> str:
    for name, pattern in _FACTS:
        if found := pattern.fullmatch(said):
            return words(f"web.problem.fact.{name}", **found.groupdict())
    return ""


def _placed(words: Words, place: str) -> str:
    """A place in a file: `item "x"`, `column "y"`, `row 3` and the title in words, all else as the file has it."""
    if place == "title":
        return words("web.problem.place.title")
    for pattern, name in ((_ITEM, "item"), (_COLUMN, "column"), (_ROW, "row")):
        place = pattern.sub(lambda found, name=name: words(f"web.problem.place.{name}", name=found[1]), place)  # type: ignore[misc]  # binds the loop's name
    return place
