"""The survey of the firm's people: who is asked in which cell, and that nobody can be told from the files."""

from __future__ import annotations

import csv
import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from fremdbild.demo import model
from fremdbild.demo.answers import WAVES
from fremdbild.demo.generate import generate
from fremdbild.demo.seven_points import score
from fremdbild.demo.staff import CELLS, LEADERS, OLD_WAVES, guesses, promise_known, respondents, staff, statements
from fremdbild.demo.survey_sheets import staff_sheet
from fremdbild.demo.surveys import GUESS, PROMISE, STATEMENT
from fremdbild.instruments.criteria import CRITERIA, DIMENSIONS
from fremdbild.settings import FLOOR

NOW = len(WAVES) - 1
MINIMUM = 7
"""`minimum_people` in the demo's settings."""


def test_everybody_is_asked_once_and_as_what_they_are() -> None:
    assert len(staff()) == sum(unit.headcount for unit in model.UNITS) == sum(cell.headcount for cell in CELLS)
    assert set(LEADERS) == {unit.code for unit in model.UNITS}
    assert sum(LEADERS.values()) == np.count_nonzero(staff().manager)
    for manager, cell in zip(staff().manager, staff().cell, strict=True):
        assert CELLS[cell].perspective == ("manager" if manager else "employee")


def test_who_is_asked_as_part_of_another_unit_belongs_below_it() -> None:
    parents = {unit.code: unit.parent for unit in model.UNITS}
    for unit, cell in zip(staff().unit, staff().cell, strict=True):
        code: str | None = model.UNITS[unit].code
        while code is not None and code != CELLS[cell].unit:
            code = parents[code]
        assert code == CELLS[cell].unit


def test_no_cell_is_small_and_none_holds_few_answers() -> None:
    for cell in CELLS:
        assert FLOOR < MINIMUM <= cell.answered < cell.headcount, cell


def test_about_three_in_five_answer_and_managers_more_readily() -> None:
    rates = {}
    for perspective in ("employee", "manager"):
        cells = [cell for cell in CELLS if cell.perspective == perspective]
        rates[perspective] = sum(cell.answered for cell in cells) / sum(cell.headcount for cell in cells)
    assert sum(cell.answered for cell in CELLS) / len(staff()) == pytest.approx(0.62, abs=0.01)
    assert rates["manager"] > rates["employee"] + 0.2


def test_each_answers_as_often_as_the_others_of_the_cell() -> None:
    seeds = 400
    times = np.zeros(len(staff()))
    for seed in range(seeds):
        here = respondents(NOW, seed)
        assert np.bincount(staff().cell[here], minlength=len(CELLS)).tolist() == [cell.answered for cell in CELLS]
        times[here] += 1
    chance = np.array([cell.answered / cell.headcount for cell in CELLS])[staff().cell]
    far = np.abs(times - seeds * chance) / np.sqrt(seeds * chance * (1 - chance))
    assert far.max() < 4.5


def test_what_people_would_say_is_theirs_and_the_seed_decides_who_says_it() -> None:
    assert np.array_equal(statements(NOW), statements.__wrapped__(NOW))
    one, other = (staff_sheet(NOW, seed) for seed in (1, 2))
    assert one["Antwort-ID"].to_pylist() != other["Antwort-ID"].to_pylist()
    assert not np.array_equal(respondents(NOW, 1), respondents(NOW, 2))


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_the_scales_are_as_reliable_as_good_questionnaires(dimension: str) -> None:
    rows = [position for position, criterion in enumerate(CRITERIA) if criterion.dimension == dimension]
    items = score(statements(NOW)[rows])
    alpha = 5 / 4 * (1 - items.var(axis=1, ddof=1).sum() / items.sum(axis=0).var(ddof=1))
    assert alpha == pytest.approx(0.8, abs=0.04)


def test_units_differ_by_about_a_twentieth_of_what_people_differ_by() -> None:
    total, unit = score(statements(NOW)).mean(axis=0), staff().cell
    groups = [total[unit == cell] for cell in range(len(CELLS))]
    sizes = np.array([len(group) for group in groups])
    means = np.array([group.mean() for group in groups])
    between = (sizes * (means - total.mean()) ** 2).sum() / (len(groups) - 1)
    within = sum(((group - group.mean()) ** 2).sum() for group in groups) / (len(total) - len(groups))
    size = (sizes.sum() - (sizes**2).sum() / sizes.sum()) / (len(groups) - 1)
    assert 0.03 < (between - within) / (between + (size - 1) * within) < 0.10


def test_managers_see_the_firm_in_a_better_light_than_their_people() -> None:
    means = score(statements(NOW))
    managers = staff().manager
    assert 4 < means[:, managers].mean() - means[:, ~managers].mean() < 10


def test_answers_lie_on_their_scales() -> None:
    for wave in range(len(WAVES)):
        highest = 5 if wave < OLD_WAVES else 7
        assert (statements(wave).min(), statements(wave).max()) == (1, highest)
        assert set(np.unique(guesses(wave))) <= set(range(0, 101, 5))
        assert (promise_known(wave).min(), promise_known(wave).max()) == (1, 7)


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, str]]]:
    folder = generate(tmp_path_factory.mktemp("staff") / "firm", customers=50, seed=8).folder
    files = sorted((folder / "quellen/befragungen").glob("mitarbeitende*/*.csv"))
    return {path.stem: list(csv.DictReader(path.read_text(encoding="utf-8").splitlines())) for path in files}


def test_the_export_holds_a_number_a_cell_and_answers_and_nothing_else(
    exports: dict[str, list[dict[str, str]]],
) -> None:
    assert len(exports) == len(WAVES)
    for rows in exports.values():
        others = [name for name in rows[0] if not re.fullmatch(rf"({STATEMENT}|{GUESS})\d\d", name)]
        assert others == ["Antwort-ID", "Welle", "Zelle"]
        written = "\n".join(value for row in rows for name, value in row.items() if name != "Welle")
        assert not re.search(r"\d{4}-\d{2}|\d{1,2}[.:]\d{2}", written)  # neither a date nor a time of day


def test_the_order_of_the_export_tells_nothing(exports: dict[str, list[dict[str, str]]]) -> None:
    for rows in exports.values():
        ids = [row["Antwort-ID"] for row in rows]
        assert ids == sorted(ids)
    numbers = [row["Antwort-ID"] for rows in exports.values() for row in rows]
    assert len(set(numbers)) == len(numbers)  # nobody carries a number into the next wave
    # A random order by cell: neighbours are of one cell as often as any two are.
    same = [one["Zelle"] == other["Zelle"] for rows in exports.values() for one, other in pairwise(rows)]
    shares = np.array([cell.answered for cell in CELLS]) / sum(cell.answered for cell in CELLS)
    assert np.mean(same) == pytest.approx((shares**2).sum(), abs=0.04)


def test_every_cell_of_the_export_holds_at_least_the_minimum(exports: dict[str, list[dict[str, str]]]) -> None:
    for rows in exports.values():
        cells = [row["Zelle"] for row in rows]
        assert min(cells.count(cell) for cell in set(cells)) >= MINIMUM


def test_managers_guess_and_employees_are_asked_for_the_promise(exports: dict[str, list[dict[str, str]]]) -> None:
    perspective = {cell.code: cell.perspective for cell in CELLS}
    for row in exports[f"antworten-{model.PERIOD}"]:
        manager = perspective[row["Zelle"]] == "manager"
        assert bool(row[f"{GUESS}01"]) == manager
        assert bool(row[PROMISE]) != manager


def test_the_firms_people_do_not_change_with_its_customers(tmp_path: Path) -> None:
    for customers in (10, 60):
        generate(tmp_path / str(customers), customers=customers, seed=4)
    one, other = (tmp_path / name / "quellen/befragungen/mitarbeitende" for name in ("10", "60"))
    for path in one.iterdir():
        assert path.read_bytes() == (other / path.name).read_bytes()
