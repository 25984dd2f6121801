"""How this report speaks: the words of its language, with the organisation's own names for units and touchpoints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from unicodedata import category

from fremdbild.report.frame import Cell, Value, single_column
from fremdbild.result import GROUP_COLUMNS, TOTAL
from fremdbild.texts import Words
from fremdbild.texts.figures import MINUS
from fremdbild.texts.words import sentence

LONGEST_NAME = 56
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_STRONG_KINDS = frozenset({"target", "group"})


def clipped(text: str, longest: int = LONGEST_NAME) -> str:
    """`text` on one line, cut where it is longer than a reader can take in.

    Control and direction characters go: they show nothing, and one of them can turn a whole page round.
    """
    seen = "".join(character for character in text if character.isspace() or category(character) not in _UNSEEN)
    line = " ".join(seen.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


@dataclass(frozen=True)
class Voice:
    """Words for values, groups and findings. `names` is `[report.names]` of the settings, `known` names from tables."""

    words: Words
    names: Mapping[str, Mapping[str, str]]
    known: Mapping[str, Mapping[str, Mapping[str, str]]]

    @classmethod
    def of(cls, words: Words, manifest: Mapping[str, Any]) -> Voice:
        settings = manifest.get("settings") or {}
        return cls(words, (settings.get("report") or {}).get("names") or {}, manifest.get("names") or {})

    # groups -----------------------------------------------------------------------------------------------------------

    def member(self, column: str, member: str | None) -> str:
        """The name of one group, in the organisation's words where it has some."""
        if member is None:
            return self.words("group.unknown")
        if member == TOTAL:
            return self.words("group.total")
        for by_language in (self.names.get(member), (self.known.get(column) or {}).get(member)):
            if by_language:
                return clipped(self._in_language(by_language, member))
        if column == "criterion":
            return clipped(self.words.criterion(member)) or "·"
        return (self.words.get(f"perspective.{member}") if column == "perspective" else None) or clipped(member) or "·"

    def in_language(self, by_language: Mapping[str, str]) -> str:
        """Words that the organisation gave in some languages, in the one of this report or the nearest."""
        return self._in_language({name: text for name, text in by_language.items() if text}, "")

    def _in_language(self, by_language: Mapping[str, str], otherwise: str) -> str:
        wanted = self.words.language
        short = wanted.partition("-")[0]
        near = [name for name in by_language if name.partition("-")[0] == short]
        for name in (wanted, short, *near):
            if by_language.get(name):
                return by_language[name]
        return next(iter(by_language.values()), otherwise)

    def group(self, cell: Cell) -> str:
        """The groups of a cell, joined; empty for the grand total."""
        told = zip(GROUP_COLUMNS, cell, strict=True)
        return " · ".join(self.member(name, member) for name, member in told if member != TOTAL)

    # values -----------------------------------------------------------------------------------------------------------

    def value(self, value: Value, digits: int | None = None, *, dative: bool = False) -> str:
        """The figure with its unit; `digits` where others stand beside it."""
        return self.words.value(value.unit, value.figure, value.lower, value.upper, dative=dative, digits=digits)

    def digits(self, value: Value) -> int:
        """Decimals that a figure warrants."""
        return self.words.digits(value.unit, value.figure, value.lower, value.upper)

    def bare(self, value: Value, digits: int | None = None) -> str:
        """The figure alone; `digits` where a whole series has as many."""
        return self.words.bare(value.unit, value.figure, value.lower, value.upper, digits=digits)

    def interval(self, value: Value, digits: int | None = None) -> str | None:
        if value.lower is None and value.upper is None:
            return None
        return self.words.interval(value.unit, value.lower, value.upper, value.value, digits=digits)

    def in_brackets(self, value: Value, digits: int | None = None) -> str:
        """The interval in brackets with a space before; empty where there is none."""
        interval = self.interval(value, digits)
        return f" ({interval})" if interval else ""

    def target(self, value: Value, target: float) -> str:
        """A target with its unit, in as many digits as were written."""
        if value.unit == "days":
            return self.words.days(target)
        return self.plain_target(value.unit, target)

    def plain_target(self, unit: str, target: float) -> str:
        digits = 0 if float(target).is_integer() else 1
        figures = self.words.figures
        if unit == "percent":
            return figures.percent(target, digits)
        return figures.signed(target, digits) if unit == "points" else figures.number(target, digits)

    def statement(self, value: Value, digits: int | None = None) -> str:
        told = self.value(value, digits, dative=value.statistic in {"p80", "p95"})
        return self.words.statement(value.measure, value.statistic, told)

    def full(self, value: Value) -> str:
        """A figure with interval and n, as it is read aloud."""
        n = f", n {self.words.count(value.n)}" if value.n is not None else ""
        return f"{self.value(value)}{self.in_brackets(value)}{n}"

    def reason(self, value: Value) -> tuple[str, str]:
        """Why there is no figure: one word, and what follows it."""
        if value.protected:
            return self.words("protected.word"), self.words("protected.rest")
        if value.unreached:
            return self.words("unreached.word"), self.words("unreached.rest")
        return self.words("nodata.word"), self.words("nodata.rest")

    # findings ---------------------------------------------------------------------------------------------------------

    def cell_of(self, finding: Mapping[str, Any]) -> Cell:
        return tuple(finding[name] for name in GROUP_COLUMNS)

    def finding_tag(self, finding: Mapping[str, Any]) -> str:
        """What a finding is about, in one or two words."""
        told = [member for member in self.cell_of(finding) if member != TOTAL]
        if not any(told):  # "not stated" alone tells nothing
            return self.words.measure(finding["measure"])
        return self.group(self.cell_of(finding))

    def finding_sentence(self, finding: Mapping[str, Any], *, with_group: bool = True) -> str:
        """The finding as a sentence with its figures."""
        said = sentence(self._finding(finding))
        group = self.group(self.cell_of(finding))
        if not with_group or not group:
            return said
        return self.words("finding.of_group", group=group, sentence=said)

    def _finding(self, finding: Mapping[str, Any]) -> str:
        strong = self._strong(finding)
        turned = strong is not None and finding["direction"] == "worse"
        statement = strong or self.words.statement(
            finding["measure"], finding["statistic"], self._finding_value(finding)
        )
        return self.words(
            self._finding_key(finding) + (".turned" if turned else ""),
            statement=statement,
            value=self._finding_value(finding),
            comparison=self._rest(finding) if turned else self.comparison(finding),
            source=self.comparison_source(finding),
            in_period=self.words.in_period(finding["comparison_label"] or ""),
        )

    def _finding_key(self, finding: Mapping[str, Any]) -> str:
        unnamed = finding["kind"] == "trend" and not finding["comparison_label"]
        return f"finding.{finding['kind']}{'.unnamed' if unnamed else ''}"

    def _strong(self, finding: Mapping[str, Any]) -> str | None:
        """Shares against a target or the rest in words: `knapp sieben von zehn Versprechen brechen wir`."""
        if finding["unit_of_measure"] != "percent" or finding["kind"] not in _STRONG_KINDS:
            return None
        share = self.words.share_in_words(finding["value"])
        rest = self.words.share_in_words(100 - finding["value"])
        if share is None or rest is None:
            return None
        return self.words.get(
            f"strong.{finding['measure']}.{finding['statistic']}.{finding['direction']}", share=share, rest=rest
        )

    def _rest(self, finding: Mapping[str, Any]) -> str:
        """The comparison turned like the sentence: what is missing to a hundred."""
        rest = 100 - finding["comparison"]
        if finding["kind"] == "target":
            return self.plain_target("percent", rest)
        return self.words.value("percent", rest, digits=self._finding_digits(finding))

    def _finding_digits(self, finding: Mapping[str, Any]) -> int:
        """Decimals of a finding: those of its value, for what it is held against as well."""
        figures = (finding["value"], finding["lower"], finding["upper"])
        digits = self.words.digits(finding["unit_of_measure"], *figures)
        lost = finding["unit_of_measure"] == "percent" and 0 < finding["comparison"] < 0.5
        return max(digits, 1) if lost else digits

    def _finding_value(self, finding: Mapping[str, Any]) -> str:
        figures = (finding["value"], finding["lower"], finding["upper"])
        return self.words.value(finding["unit_of_measure"], *figures, digits=self._finding_digits(finding))

    def finding_interval(self, finding: Mapping[str, Any]) -> str | None:
        unit = finding["unit_of_measure"]
        digits = None if unit == "days" else self._finding_digits(finding)
        return self.words.interval(unit, finding["lower"], finding["upper"], finding["value"], digits=digits)

    def finding_value(self, finding: Mapping[str, Any]) -> str:
        """Value with interval."""
        interval = self.finding_interval(finding)
        return self._finding_value(finding) + (f" ({interval})" if interval else "")

    def comparison(self, finding: Mapping[str, Any]) -> str:
        """What it is held against, with its unit."""
        unit, value = finding["unit_of_measure"], finding["comparison"]
        if finding["kind"] in {"target", "benchmark"}:
            return self.words.days(value) if unit == "days" else self.plain_target(unit, value)
        if unit == "days" and finding["value"] < 0.95:  # told in hours, which have no decimals to share
            return self.words.value(unit, value, finding["comparison_lower"], finding["comparison_upper"])
        return self.words.value(unit, value, digits=self._finding_digits(finding))

    def comparison_source(self, finding: Mapping[str, Any]) -> str:
        """`Testanfragen, August 2026`"""
        parts = [finding["comparison_source"] or ""]
        if finding["comparison_as_of"]:
            parts.append(self.words.month(finding["comparison_as_of"]))
        return ", ".join(part for part in parts if part)

    def difference(self, finding: Mapping[str, Any]) -> str:
        """`56 Punkte unter dem Ziel (51 bis 61)`, or that there is no reliable difference."""
        kind, size = finding["kind"], finding["difference"]
        if kind == "target":
            key = f"difference.target.{'under' if size < 0 else 'over'}"
        else:
            key = f"difference.{kind}.{'less' if size < 0 else 'more'}"
        if kind == "trend" and not finding["comparison_label"]:
            key += ".unnamed"
        lower, upper = finding["difference_lower"], finding["difference_upper"]
        unit = finding["unit_of_measure"]
        words = self.words(
            key,
            difference=self.words.difference(unit, size, lower, upper),
            in_period=self.words.in_period(finding["comparison_label"] or ""),
        )
        bounds = self.size_interval(unit, size, lower, upper)
        return f"{words} ({bounds})" if bounds else words

    def signed_difference(self, finding: Mapping[str, Any]) -> str:
        """`−32 Punkte (−34 bis −30)`"""
        unit, size = finding["unit_of_measure"], finding["difference"]
        lower, upper = finding["difference_lower"], finding["difference_upper"]
        told = self.words.difference(unit, size, lower, upper)
        sign = "" if not any(character in "123456789" for character in told) else "+" if size > 0 else MINUS
        bounds = None
        if lower is not None and upper is not None:
            bounds = self.words.difference_interval(unit, size, lower, upper)
        return f"{sign}{told} ({bounds})" if bounds else f"{sign}{told}"

    def size_interval(self, unit: str, size: float, lower: float | None, upper: float | None) -> str | None:
        """The interval of a difference, turned so that it fits `less` and `more`."""
        if lower is None or upper is None:
            return None
        low, high = (lower, upper) if size >= 0 else (-upper, -lower)
        return self.words.difference_interval(unit, size, low, high)

    def single(self, value: Value) -> str:
        """The name of the one group that the value is about."""
        column = single_column(value.cell)
        return self.member(column, value.member(column)) if column else self.group(value.cell)
