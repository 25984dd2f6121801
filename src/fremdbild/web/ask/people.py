"""Who is asked in a wave: taken in from lists, each address once, nobody who does not want to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from fremdbild.web.accounts.models import Unit, User
from fremdbild.web.answering.opting_out import address_hash
from fremdbild.web.answering.questionnaire import languages_of
from fremdbild.web.ask.addresses import Known, Row, Sheet
from fremdbild.web.ask.changing import change
from fremdbild.web.ask.links import hash_of
from fremdbild.web.ask.models import Contact, KnownAddress, OptOut, Survey, Wave, random_salt
from fremdbild.web.audit.recording import record

_BATCH = 500


@dataclass(frozen=True)
class Taken:
    """What became of a list."""

    added: int
    twice: int
    """Stood in the list twice, or in the wave before."""
    opted_out: int
    new_units: int


def known_of(wave: Wave, *, makes_units: bool = False) -> Known:
    """What a list of this wave may name."""
    units: dict[str, str] = {}
    for code, name in Unit.objects.values_list("code", "name"):
        units[name.casefold()] = code
    units |= {code.casefold(): code for code in units.values()}
    return Known(
        languages=languages_of(wave) if wave.questions else spoken(wave.survey),
        units=units,
        inside=wave.survey.perspective == "inside",
        perspective=wave.survey.perspective,
        makes_units=makes_units,
        needs_record=wave.survey.event is not None,
    )


def spoken(survey: Survey) -> tuple[str, ...]:
    """The languages of the survey that the organisation speaks."""
    known = tuple(settings.PROJECT.organisation.languages)
    return tuple(one for one in known if one in survey.languages) or known


def take_in(wave: Wave, sheet: Sheet, user: User, version: int) -> Taken:
    """Adds the people of a list to a draft, in one transaction; StaleError where somebody changed it meanwhile."""
    if sheet.problems:
        raise ValueError("a list with problems is not taken in")
    with transaction.atomic():
        change(wave, version)
        made = _made_units(sheet)
        if made:
            record(user, "make_units", str(wave), units=sorted(made))
        taken = _addresses(wave, sheet) if wave.survey.event is not None else _contacts(wave, sheet, len(made))
        record(user, "add_contacts", str(wave), added=taken.added)
    return taken


def forget_all(wave: Wave, user: User, version: int) -> int:
    """Takes everybody out of a draft again."""
    with transaction.atomic():
        change(wave, version)
        count, _ = Contact.objects.filter(wave=wave).delete()
        more, _ = KnownAddress.objects.filter(wave=wave).delete()
        record(user, "remove_contacts", str(wave), removed=count + more)
    return count + more


def _made_units(sheet: Sheet) -> list[Unit]:
    return Unit.objects.bulk_create(Unit(code=code, name=name) for code, name in sheet.new_units.items())


def _contacts(wave: Wave, sheet: Sheet, new_units: int) -> Taken:
    there = set(Contact.objects.filter(wave=wave).values_list("email", flat=True))
    fresh = [row for row in sheet.rows if row.email not in there]
    wanted = _wanting(fresh)
    units = dict(Unit.objects.values_list("code", "pk"))
    Contact.objects.bulk_create((_contact(wave, row, units) for row in wanted), batch_size=_BATCH)
    twice = len(sheet.twice) + len(sheet.rows) - len(fresh)
    return Taken(len(wanted), twice, len(fresh) - len(wanted), new_units)


def _contact(wave: Wave, row: Row, units: dict[str, int]) -> Contact:
    salt = random_salt()
    return Contact(
        wave=wave,
        email=row.email,
        language=row.language,
        unit_id=units.get(row.unit),
        perspective=row.perspective,
        system=row.system,
        record_id=row.record,
        case_id=row.case,
        touchpoint=row.touchpoint or wave.survey.touchpoint,
        salt=salt,
        token_hash=hash_of(wave.pk, salt),
    )


def _addresses(wave: Wave, sheet: Sheet) -> Taken:
    there = set(KnownAddress.objects.filter(wave=wave).values_list("system", "record_id"))
    fresh = [row for row in sheet.rows if (row.system, row.record) not in there]
    wanted = _wanting(fresh)
    KnownAddress.objects.bulk_create(
        (
            KnownAddress(wave=wave, system=row.system, record_id=row.record, email=row.email, language=row.language)
            for row in wanted
        ),
        batch_size=_BATCH,
    )
    return Taken(len(wanted), len(sheet.twice) + len(sheet.rows) - len(fresh), len(fresh) - len(wanted), 0)


def _wanting(rows: Sequence[Row]) -> list[Row]:
    """Those who did not say that they do not want to be asked."""
    hashes = {row.email: address_hash(row.email) for row in rows}
    out: set[str] = set()
    names = list(hashes.values())
    for start in range(0, len(names), _BATCH):
        out |= set(OptOut.objects.filter(pk__in=names[start : start + _BATCH]).values_list("pk", flat=True))
    return [row for row in rows if hashes[row.email] not in out]
