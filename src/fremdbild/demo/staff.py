"""The people of the firm: in which cell each is asked, and what each would say in every wave.

They are the same people whatever the seed, because a survey of nearly everybody is about these people and no others:
its truth is what all of them would say. The seed decides who answers, and which statements are left open.

Nobody is told apart in a group of fewer than SMALLEST_CELL: smaller ones join the next unit up, managers and employees
apart. So at least seven answer in each cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.special import ndtri

from fremdbild.demo import mirrors, model
from fremdbild.demo.cases import UNIT_POSITIONS
from fremdbild.demo.draws import Draws, Flags, Ints
from fremdbild.demo.seven_points import felt, points, score
from fremdbild.instruments.criteria import BY_NAME

LEADERS = {
    "MV": 5, "SCH": 4, "SCH-FZ": 4, "SCH-HH": 3, "SCH-PE": 3, "VER": 4, "VER-OF": 3, "KUS": 4, "KUS-TE": 5, "KUS-DI": 3,
    "VTR": 4, "INK": 2, "BIN": 2, "LEI": 1,
}  # fmt: skip
"""How many of a unit's people lead others."""
SMALLEST_CELL = 12
PERSPECTIVES = ("employee", "manager")
MANAGERS_ANSWER = 0.85
_EMPLOYEES_ANSWER = {
    "MV": 0.53, "SCH-FZ": 0.62, "SCH-HH": 0.60, "SCH-PE": 0.48, "VER": 0.65, "VER-OF": 0.57, "KUS-TE": 0.60,
    "KUS-DI": 0.46, "VTR": 0.67, "INK": 0.63,
}  # fmt: skip
"""Share of the employees of a cell who answer, by its unit."""
_PEOPLE = Draws(308)
"""What belongs to the people themselves."""

OLD_WAVES = 1
"""In so many of the first waves an older questionnaire was used: five points, and not about everything."""
OLD_BOUNDS = (-1.2, -0.4, 0.4, 1.2)
NOT_ASKED_BEFORE = ("language", "involvement", "relationship")


@dataclass(frozen=True)
class Cell:
    """A group that is the smallest ever told apart; `answered` of its people answer in each wave."""

    code: str
    unit: str
    perspective: str
    headcount: int
    answered: int


@dataclass(frozen=True)
class Staff:
    """One entry per person: the position of the unit, whether they lead, and the position of the cell."""

    unit: Ints
    manager: Flags
    cell: Ints

    def __len__(self) -> int:
        return len(self.unit)


@cache
def staff() -> Staff:
    """Everybody who works in the firm."""
    unit, manager, cell = [], [], []
    positions = {(cell.unit, cell.perspective): position for position, cell in enumerate(CELLS)}
    for one in model.UNITS:
        for leads, count in ((False, one.headcount - LEADERS[one.code]), (True, LEADERS[one.code])):
            perspective = PERSPECTIVES[leads]
            unit += [UNIT_POSITIONS[one.code]] * count
            manager += [leads] * count
            cell += [positions[_HOMES[one.code, perspective], perspective]] * count
    return Staff(np.array(unit, dtype=np.int64), np.array(manager), np.array(cell, dtype=np.int64))


@cache
def statements(wave: int) -> Ints:
    """What everybody would answer to the fifteen statements, a row each; in old waves from 1 to 5."""
    bounds = OLD_BOUNDS if wave < OLD_WAVES else None
    rows = []
    for mirror in mirrors.MIRRORS:
        dimension = BY_NAME[mirror.criterion].dimension
        rows.append(_answers_at(mirror.inside, mirror.criterion, dimension, wave, _everybody(), bounds))
    return np.array(rows)


@cache
def promise_known(wave: int) -> Ints:
    """What everybody would answer to "I know what we promise"; only employees are asked."""
    return _answers_at(mirrors.PROMISE_KNOWN, "promise known", None, wave, ~staff().manager, None)


@cache
def guesses(wave: int) -> Ints:
    """Of 100 customers, how many each would expect to agree, in fives, a row per statement; only managers are asked."""
    person, in_wave = _ids(wave)
    managers = staff().manager
    rows = []
    for mirror in mirrors.MIRRORS:
        general = ndtri(_PEOPLE("guess", person, in_wave))
        own = ndtri(_PEOPLE("guess " + mirror.criterion, person, in_wave))
        # Centred, so that the mean of the forty-seven is the planted one but for the fives.
        place = 0.6 * general + 0.8 * own
        place = place - place[managers].mean()
        rows.append(np.clip(5 * np.round((mirror.guess + 15 * place) / 5), 0, 100).astype(np.int64))
    return np.array(rows)


def respondents(wave: int, seed: int) -> Ints:
    """Positions of the people who answer: of each cell so many as it says, all equally likely."""
    person, in_wave = _ids(wave)
    lot = Draws(seed)("staff answers", person, in_wave)
    chosen = []
    for position, cell in enumerate(CELLS):
        inside = np.flatnonzero(staff().cell == position)
        chosen.append(inside[np.argsort(lot[inside], kind="stable")[: cell.answered]])
    return np.sort(np.concatenate(chosen))


def left_open(item: str, wave: int, seed: int) -> Flags:
    """Who, if they answer, leaves the item open."""
    person, in_wave = _ids(wave)
    return np.asarray(Draws(seed)("staff leaves open " + item, person, in_wave) < mirrors.DOES_NOT_KNOW)


def _answers_at(
    wanted: float, item: str, dimension: str | None, wave: int, asked: Flags, bounds: tuple[float, ...] | None
) -> Ints:
    """Answers of everybody, of which those of the people who are asked have the wanted mean, to a tenth of a point."""
    person, in_wave = _ids(wave)
    moods = np.array([mirrors.UNIT_MOODS.get(unit.code, 0.0) for unit in model.UNITS])[staff().unit]
    feeling = felt(_PEOPLE, item, dimension, person, in_wave) + moods + mirrors.MANAGER_MOOD * staff().manager
    low, high = -6.0, 6.0
    for _ in range(40):  # halving: the mean of so many people grows in steps
        middle = (low + high) / 2
        below = score(points(feeling[asked] + middle)).mean() < wanted
        low, high = (middle, high) if below else (low, middle)
    return points(feeling + high) if bounds is None else points(feeling + high, bounds)


def _ids(wave: int) -> tuple[Ints, Ints]:
    people = len(staff())
    return np.arange(people, dtype=np.int64), np.full(people, wave, dtype=np.int64)


def _everybody() -> Flags:
    return np.ones(len(staff()), dtype=bool)


def _homes() -> dict[tuple[str, str], str]:
    """The unit as part of which each group of a unit's people is asked: the nearest one up that is large enough."""
    homes = {}
    for perspective in PERSPECTIVES:
        own = {
            unit.code: LEADERS[unit.code] if perspective == "manager" else unit.headcount - LEADERS[unit.code]
            for unit in model.UNITS
        }
        home = {code: code for code in own}
        parents = {unit.code: unit.parent for unit in model.UNITS}
        for code in sorted(own, key=_depth, reverse=True):
            parent = parents[code]
            if parent is not None and 0 < own[code] < SMALLEST_CELL:
                own[parent], own[code] = own[parent] + own[code], 0
                home = {one: parent if at == code else at for one, at in home.items()}
        homes.update({(code, perspective): at for code, at in home.items()})
    return homes


def _depth(code: str) -> int:
    parents = {unit.code: unit.parent for unit in model.UNITS}
    parent = parents[code]
    return 0 if parent is None else 1 + _depth(parent)


def _cells() -> tuple[Cell, ...]:
    cells = []
    for perspective in PERSPECTIVES:
        for unit in model.UNITS:
            people = sum(
                LEADERS[one.code] if perspective == "manager" else one.headcount - LEADERS[one.code]
                for one in model.UNITS
                if _HOMES[one.code, perspective] == unit.code
            )
            if people:
                rate = MANAGERS_ANSWER if perspective == "manager" else _EMPLOYEES_ANSWER[unit.code]
                code = f"{unit.code}/{'F' if perspective == 'manager' else 'M'}"
                cells.append(Cell(code, unit.code, perspective, people, int(rate * people + 0.5)))
    return tuple(cells)


_HOMES = _homes()
CELLS = _cells()
