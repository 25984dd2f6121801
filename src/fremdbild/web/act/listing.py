"""The actions of a page, in the groups in which they are read."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from fremdbild.assessment import Assessment
from fremdbild.report.voice import Voice
from fremdbild.texts import Words
from fremdbild.web.act.models import Action
from fremdbild.web.act.telling import Told, tell, tell_frozen


@dataclass
class Overview:
    """What waits for a decision, what goes on or is done, what was put off or dropped."""

    waiting: list[Told] = field(default_factory=list)
    going: list[Told] = field(default_factory=list)
    ended: list[Told] = field(default_factory=list)

    @property
    def all(self) -> list[Told]:
        return [*self.waiting, *self.going, *self.ended]

    @property
    def overdue(self) -> list[Told]:
        return [told for told in self.going if told.overdue]

    @property
    def reached(self) -> int:
        """Actions whose effect is measured and reached."""
        return sum(told.reached for told in self.going)

    @property
    def measured(self) -> int:
        """Actions whose effect is measured since."""
        return sum(bool(told.measured) and not told.before for told in self.going)


def overview(
    actions: Iterable[Action],
    assessment: Assessment | None,
    words: Words,
    *,
    whole: bool,
    units: Collection[str],
) -> Overview:
    """`actions`, and those of files of the organisation where `whole`, or where one of `units` answers for them."""
    voice = Voice.of(words, assessment.manifest if assessment else {})
    told = Overview()
    kept = list(actions)
    for action in kept:
        _put(told, tell(action, assessment, words, voice))
    here = set(Action.objects.values_list("code", flat=True))
    for known in (assessment.manifest.get("actions") or ()) if assessment else ():
        # What was written here comes back with the next assessment; here it stands as it is now.
        if str(known["action_id"]) in here or str(known["action_id"]).startswith("web-"):
            continue
        if assessment and (whole or known.get("owner_unit") in units):
            _put(told, tell_frozen(known, assessment, words, voice))
    return told


def _put(told: Overview, line: Told) -> None:
    if line.decision == "open":
        told.waiting.append(line)
    elif line.decision == "yes" and line.status != "stopped":
        told.going.append(line)
    else:
        told.ended.append(line)
