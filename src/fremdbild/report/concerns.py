"""Touchpoints with all that is known of them: days taken, promised and elsewhere, and the share of promises kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fremdbild.report.frame import Frame, Value
from fremdbild.report.voice import Voice

COLUMN = "touchpoint"


@dataclass(frozen=True)
class Concern:
    """One touchpoint: each of its figures may be shown, protected or missing on its own."""

    member: str | None
    name: str
    taken: Value | None
    kept: Value | None
    promised: Value | None
    """Median of what was promised, in days."""
    limit: float | None
    """Target for the median days; only where nothing was promised at any touchpoint."""
    elsewhere: float | None
    target: float | None
    """Target for the share of promises kept."""

    @property
    def promised_days(self) -> float | None:
        return self.promised.figure if self.promised is not None and self.promised.shown else None

    @property
    def tick(self) -> float | None:
        """Where the tick stands, in days."""
        return self.limit if self.promised_days is None else self.promised_days

    @property
    def shown(self) -> bool:
        return any(value is not None and value.shown for value in (self.taken, self.kept))

    @property
    def main(self) -> Value | None:
        """The value whose n stands beside the name."""
        for value in (self.kept, self.taken):
            if value is not None and value.shown:
                return value
        return self.kept or self.taken


def concerns_of(frame: Frame, voice: Voice) -> list[Concern]:
    """All touchpoints, worst share kept first, then by days; those without figures last."""
    share = "kept" if frame.has("promise_kept", "kept") else "reported"
    taken = {value.member(COLUMN): value for value in frame.groups("cycle_time", "median", COLUMN)}
    kept = {value.member(COLUMN): value for value in frame.groups("promise_kept", share, COLUMN)}
    promised = {value.member(COLUMN): value for value in frame.groups("promise_kept", "promised_days", COLUMN)}
    with_limits = not any(value.shown for value in promised.values())
    elsewhere = benchmark_days(frame)
    found = [
        Concern(
            member,
            voice.member(COLUMN, member),
            taken.get(member),
            kept.get(member),
            promised.get(member),
            frame.target("cycle_time", "median", COLUMN, member) if with_limits else None,
            elsewhere.get(member or ""),
            frame.target("promise_kept", share, COLUMN, member),
        )
        for member in dict.fromkeys([*kept, *taken])
    ]
    return sorted(found, key=_worst_first)


def _worst_first(concern: Concern) -> tuple[object, ...]:
    kept = concern.kept.value if concern.kept is not None and concern.kept.shown else None
    taken = concern.taken.value if concern.taken is not None and concern.taken.shown else None
    hidden = any(value is not None and value.protected for value in (concern.taken, concern.kept))
    return (
        not concern.shown,
        kept is None,
        0.0 if kept is None else kept,
        -(taken or 0.0),
        not hidden,
        concern.name,
    )


def benchmark_days(frame: Frame) -> dict[str, float]:
    """Median days elsewhere per touchpoint."""
    found: Mapping[str, float] = (frame.manifest.get("limits") or {}).get("benchmark_days") or {}
    named = {
        row[COLUMN]: row["comparison"]
        for row in frame.findings
        if row["kind"] == "benchmark" and row["measure"] == "cycle_time" and row["statistic"] == "median"
    }
    return {**found, **named}
