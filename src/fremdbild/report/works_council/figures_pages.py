"""What is computed, about whom, in which groups; and from how many people on it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from fremdbild.disclosure.overlap import MOST_CELLS
from fremdbild.measures import BY_NAME
from fremdbild.report.document import Block, Cell, Column, Grid, Page, Piece, Prose, Row, Section, muted, plain
from fremdbild.report.voice import clipped
from fremdbild.report.works_council.draft import Draft
from fremdbild.report.works_council.sheets import sheets
from fremdbild.report.works_council.statement import StatedMeasure, StatedTarget
from fremdbild.result import GROUP_COLUMNS, SERIES_LENGTH, Limits

_PER_UNIT = "org_unit"


def measures_pages(draft: Draft) -> Iterator[Page]:
    """Every measure of the program: what it counts, about whom, and whether it is computed."""
    words, states = draft.words, draft.states
    columns = (
        Column("name", words("council.column.measure"), share=0.24),
        Column("text", words("council.column.counts"), share=0.48),
        Column("text", words("council.column.about"), share=0.16),
        Column("text", words("council.column.computed"), share=0.12),
    )
    rows = [_measure(draft, measure) for measure in states.measures]
    title = draft.many("council.measures.title", len(states.computed), all=words.count(len(states.measures)))
    for number, part in enumerate(sheets(columns, rows)):
        headline = title if number == 0 else draft.many("council.measures.more", len(part))
        yield Page(
            "measures" if number == 0 else f"measures-{number + 1}",
            (plain(headline),),
            (Grid(columns, part, headline),),
            lead=plain(words("council.measures.lead")) if number == 0 else (),
        )


def _measure(draft: Draft, measure: StatedMeasure) -> Row:
    words = draft.words
    limits = {**asdict(Limits()), **draft.states.limits}
    told = {name: f"{limit:g}" for name, limit in limits.items() if isinstance(limit, int | float)}
    definition = words.get(f"definition.{measure.name}", **told)
    statistics = words.listing([words.name(measure.name, statistic) for statistic in measure.statistics])
    missing = ", ".join(measure.missing)
    state = words("council.computed.no", tables=missing) if missing else words("council.computed.yes")
    return Row(
        (
            Cell((Piece(words.measure(measure.name), "strong"), Piece(f" {measure.name}", "small-print"))),
            Cell((Piece(definition or ""), Piece(f" {words('council.statistics', names=statistics)}", "muted"))),
            Cell(plain(words(f"council.measure.about.{measure.kind}"))),
            Cell(plain(state) if not missing else muted(state)),
        )
    )


def groups_page(draft: Draft) -> Page:
    """By what the figures are told apart, and which targets are set."""
    words, states = draft.words, draft.states
    by_unit = sum(_PER_UNIT in grouping for grouping in states.groupings)
    title = draft.many("council.groups.title", len(states.groupings), units=words.count(by_unit))
    blocks: list[Block] = []
    if states.groupings:
        columns = (
            Column("name", words("council.column.grouping"), share=0.3),
            Column("text", words("council.column.shows"), share=0.7),
        )
        rows = tuple(
            Row((Cell(plain(draft.grouping(grouping))), Cell(plain(_shows(draft, grouping)))))
            for grouping in states.groupings
        )
        blocks.append(Grid(columns, rows, title))
    names = ["columns", "order"] if by_unit else ["columns"]
    told_apart = [words(f"groups.{column}") for column in GROUP_COLUMNS]
    blocks.append(draft.terms("groups", names, columns=words.listing(told_apart)))
    blocks.append(_targets(draft))
    return Page("groups", (plain(title),), tuple(blocks), lead=plain(words("council.groups.lead")))


def _shows(draft: Draft, grouping: tuple[str, ...]) -> str:
    words, states = draft.words, draft.states
    about = "units" if _PER_UNIT in grouping else "customers" if set(grouping) - {"period"} else "whole"
    said = [words(f"council.groups.show.{about}", minimum=states.minimum_people)]
    if "period" in grouping:
        said.append(words("council.groups.show.series", count=SERIES_LENGTH))
    return " ".join(said)


def _targets(draft: Draft) -> Section:
    words, targets = draft.words, draft.states.targets
    title = draft.many("council.targets.title", len(targets)) if targets else words("council.targets.none")
    columns = (
        Column("name", words("council.column.measure"), share=0.42),
        Column("text", words("council.column.target"), share=0.18),
        Column("text", words("council.column.where"), share=0.4),
    )
    rows = tuple(
        Row(
            (
                Cell(plain(words.name(target.measure, target.statistic))),
                Cell(plain(_target(draft, target))),
                Cell(plain(_where(draft, target))),
            )
        )
        for target in targets
    )
    if not rows:
        return Section(plain(title), (Prose(plain(words("council.targets.none.text"))),), size="term")
    return Section(plain(title), (Grid(columns, rows, title),))


def _target(draft: Draft, target: StatedTarget) -> str:
    """The target with its unit; bare where this program does not know the measure."""
    try:
        unit: str = BY_NAME[target.measure].statistic(target.statistic).unit_of_measure
    except KeyError:
        unit = "score"
    return draft.words.value(unit, target.value, digits=0 if target.value.is_integer() else 1)


def _where(draft: Draft, target: StatedTarget) -> str:
    words = draft.words
    said = [f"{words(f'group.{column}')} {clipped(member, 40)}" for column, member in target.where.items()]
    if target.period:
        said.append(words.period(target.period))
    return ", ".join(said) or words("council.targets.everywhere")


def protection_page(draft: Draft) -> Page:
    """From how many people on a figure is shown, and what else is hidden and why."""
    words, states = draft.words, draft.states
    values = {
        "minimum": words.count(states.minimum_people),
        "comments": words.count(states.minimum_comments),
        "floor": words.count(states.floor),
        "cells": words.count(MOST_CELLS),
        "teams": words.count(states.teams_at_least or 0),
    }
    rules = (
        "minimum",
        "comments",
        f"teams_{team_size(draft)}",
        "team_answers",
        "subtraction",
        "bounds_small" if states.two_points_apart == "unsafe cells" else "bounds_all",
        "unanimous",
        "same_mark",
        "frozen",
    )
    terms = draft.terms("rule", rules, **values)
    counted = draft.terms("counted", ("person", "case", "checked"), **values)
    return Page(
        "protection",
        (plain(words("council.protection.title", **values)),),
        (
            Section(plain(words("council.protection.rules", count=words.count(len(rules)))), (terms,)),
            Section(plain(words("council.protection.counting")), (counted,)),
        ),
        lead=plain(words("council.protection.lead")),
    )


def team_size(draft: Draft) -> str:
    """How the program knows whether a team is large enough."""
    states = draft.states
    if states.reads("org_unit", "headcount"):
        return "both" if states.teams_at_least is not None else "counted"
    if states.teams_at_least is None:
        return "unknown"
    return "declared" if states.teams_at_least >= states.minimum_people else "too_few"
