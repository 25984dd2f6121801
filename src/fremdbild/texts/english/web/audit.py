"""The audit log: a sentence for each deed, and its page."""

from __future__ import annotations

AUDIT: dict[str, str] = {
    # Deeds.
    "audit.other": "{actor}: {deed} ({about}).",
    "audit.begun": "{actor} made the first account.",
    "audit.me.changed": "{actor} changed the own name or language.",
    "audit.person.invited": "{actor} invited {about}.",
    "audit.person.invited_again": "{actor} sent {about} a new invitation; older ones open nothing any more.",
    "audit.person.accepted": "{actor} accepted the invitation and set a password.",
    "audit.person.changed": "{actor} changed the account {about}: {changed}.",
    "audit.person.activated": "{actor} opened the account {about} again.",
    "audit.person.deactivated": "{actor} closed the account {about}.",
    "audit.person.signed_out_everywhere": "{actor} signed out everywhere.",
    "audit.sign_in.added": "{actor} added a way to sign in: {about}.",
    "audit.sign_in.removed": "{actor} removed a way to sign in: {about}.",
    "audit.sign_in.password": "{actor} changed the own password.",
    "audit.role.given": "{actor} gave {about} the role {role}: {unit}.",
    "audit.role.taken": "{actor} took the role {role} from {about}: {unit}.",
    "audit.unit.added": "{actor} added the unit {about} ({code}).",
    "audit.unit.changed": "{actor} changed the unit {about} ({code}): {changed}.",
    "audit.unit.removed": "{actor} removed the unit {about} ({code}).",
    "audit.units.imported": "{actor} took over units from {about}: {added} added, {changed} changed.",
    "audit.log.exported": "{actor} took the audit log away as {about}.",
    # The page.
    "audit.short": "Audit log",
    "audit.title_empty": "Nothing has been changed here yet.",
    "audit.title_whole": "{count} entries, and none of them was altered.",
    "audit.title_unchecked": "{count} entries. Whether one was altered has not been checked now.",
    "audit.title_broken": "The log was altered: entry {number} does not fit the one before.",
    "audit.lead": "Who saw or changed what about customers and settings. Each entry holds the hash of the one before.",
    "audit.lead_broken": (
        "Entries from there on prove nothing. Take the log away as a file, and compare it with the last backup."
    ),
    "audit.check": "Check it now",
    "audit.jsonl": "Take it away as JSON lines",
    "audit.csv": "As CSV",
    "audit.filter.who": "Who",
    "audit.filter.what": "What or about whom",
    "audit.filter.since": "From",
    "audit.filter.until": "To",
    "audit.filter.button": "Filter",
    "audit.filter.all": "Show everything",
    "audit.filter.refused": "A day is written as 2026-09-30. The filter was not applied.",
    "audit.number": "No.",
    "audit.when": "When",
    "audit.what": "What happened",
    "audit.none": "No entry fits this filter.",
    "audit.never": "Who read or answered a survey is never written down here.",
}
