"""The linkage model: a prior, blocking rules and, for every level of every comparison, how often it is met.

`m` is the share of pairs of the same customer that fall into a level, `u` that of pairs of different customers; the
match weight of a level is log2(m / u). Source: Fellegi and Sunter (1969), A Theory for Record Linkage.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from fremdbild.errors import LinkError
from fremdbild.identity.comparisons import STANDARD, Comparison, attribute, for_engine
from fremdbild.identity.normalise import ATTRIBUTE_PREFIX

FORMAT = 1


@dataclass(frozen=True)
class LevelWeight:
    """One level of a comparison; both shares are above 0."""

    label: str
    m: float
    u: float

    @property
    def weight(self) -> float:
        """Match weight in bits."""
        return math.log2(self.m / self.u)


@dataclass(frozen=True)
class ComparisonWeights:
    """The trained levels of the comparison `name`, from the strongest agreement to none."""

    name: str
    levels: tuple[LevelWeight, ...]


@dataclass(frozen=True)
class LinkModel:
    """A trained model. `prior` is the share of all pairs of records that are of the same customer."""

    prior: float
    comparisons: tuple[ComparisonWeights, ...]
    blocking: tuple[tuple[str, ...], ...]
    """Rules of keys of `blocking.KEYS` or attributes; two records that agree in all keys of a rule are compared."""
    records: int = 0
    """Number of records that it was trained on."""

    @property
    def prior_weight(self) -> float:
        return math.log2(self.prior / (1 - self.prior))

    def save(self, path: Path) -> None:
        """Writes the model as JSON that can be read, edited and given as a project's own model."""
        path.write_text(json.dumps({"format": FORMAT, **asdict(self)}, indent=1) + "\n", encoding="utf-8")

    def splink_settings(
        self, engine: str, *, parts: bool = False, levels: bool = False, apart: bool = False
    ) -> dict[str, Any]:
        """The model as settings of Splink for `engine`.

        With `parts` the weight of every comparison is kept, with `levels` its level and both values as well. With
        `apart` every field counts, also those that a household shares.
        """
        return {
            "link_type": "dedupe_only",
            "unique_id_column_name": "uid",
            "probability_two_random_records_match": self.prior,
            "comparisons": [_splink_comparison(one, engine, apart=apart) for one in self.comparisons],
            "blocking_rules_to_generate_predictions": [],
            "retain_matching_columns": levels,
            "retain_intermediate_calculation_columns": parts or levels,
        }


def read_model(path: Path) -> LinkModel:
    """The model in the file `path`; raises LinkError where it is none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if found["format"] != FORMAT:
            raise LinkError(
                f"is a model of format {found['format']}; this version reads format {FORMAT}",
                where=str(path),
                next_step="train the model again",
            )
        return _checked(_model(found), path)
    except OSError as error:
        raise LinkError(f"cannot be read ({error.strerror})", where=str(path), next_step="check the path") from None
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LinkError(
            f"is no linkage model ({type(error).__name__}: {error})",
            where=str(path),
            next_step="write one with LinkModel.save, and change only its numbers and rules",
        ) from None


def _model(found: Mapping[str, Any]) -> LinkModel:
    return LinkModel(
        prior=float(found["prior"]),
        comparisons=tuple(
            ComparisonWeights(
                str(one["name"]),
                tuple(
                    LevelWeight(str(level["label"]), float(level["m"]), float(level["u"])) for level in one["levels"]
                ),
            )
            for one in found["comparisons"]
        ),
        blocking=tuple(tuple(str(key) for key in rule) for rule in found["blocking"]),
        records=int(found.get("records", 0)),
    )


def _checked(model: LinkModel, path: Path) -> LinkModel:
    problems = [] if 0 < model.prior < 1 else [f"prior is {model.prior}, not between 0 and 1"]
    for one in model.comparisons:
        expected = [level.label for level in definition(one.name).levels]
        if [level.label for level in one.levels] != expected:
            problems.append(f"{one.name} needs the levels {', '.join(expected)}")
        problems += [
            f"{one.name}, {level.label}: m and u must be above 0 and at most 1"
            for level in one.levels
            if not (0 < level.m <= 1 and 0 < level.u <= 1)
        ]
    if not model.blocking:
        problems.append("blocking holds no rule")
    if problems:
        raise LinkError("; ".join(problems), where=str(path), next_step="correct the model, or train it again")
    return model


def definition(name: str) -> Comparison:
    """The comparison called `name`; KeyError where there is none."""
    if name.startswith(ATTRIBUTE_PREFIX):
        return attribute(name)
    return {one.name: one for one in STANDARD}[name]


def with_prior(model: LinkModel, prior: float) -> LinkModel:
    return replace(model, prior=prior)


def _splink_comparison(weights: ComparisonWeights, engine: str, *, apart: bool) -> dict[str, Any]:
    comparison = definition(weights.name)
    uncounted = comparison.unknown
    if comparison.shared and not apart:
        uncounted = f"({uncounted}) OR {comparison.shared}"
    levels: list[dict[str, Any]] = [
        {
            "sql_condition": for_engine(uncounted, engine),
            "label_for_charts": "unknown",
            "is_null_level": True,
        }
    ]
    for level, trained in zip(comparison.levels, weights.levels, strict=True):
        described: dict[str, Any] = {
            "sql_condition": for_engine(level.condition, engine) or "ELSE",
            "label_for_charts": level.label,
            "m_probability": trained.m,
            "u_probability": trained.u,
        }
        if level.frequency:
            described["tf_adjustment_column"] = level.frequency
            described["tf_adjustment_weight"] = level.frequency_weight
        levels.append(described)
    return {"output_column_name": weights.name, "comparison_levels": levels}
