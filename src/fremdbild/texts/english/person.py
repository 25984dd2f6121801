"""What is held of one customer, as it is handed over, in English."""

from __future__ import annotations

PERSON: dict[str, str] = {
    "person.title": "{organisation}: what is held of {name}",
    "person.kind": "What is held of you",
    "person.front.headline.one": "We hold {count} entry about {name}.",
    "person.front.headline.many": "We hold {count} entries about {name}.",
    "person.front.lead": (
        "This is everything that {organisation} holds about you in this program, taken from {systems}. It is as it was "
        "last brought in on {date}. Each entry says from which source and file it comes."
    ),
    "person.systems.one": "{count} system",
    "person.systems.many": "{count} systems",
    "person.front.section": "What it is",
    "person.column.what": "What",
    "person.column.rows": "Entries",
    "person.column.from": "From",
    "person.column.when": "When",
    "person.column.says": "What it says",
    "person.column.value": "Content",
    "person.note.linked.head": "How entries of several systems were put together",
    "person.note.linked.text": (
        "A program compared names, addresses, dates and numbers and took those for one person that agree. If something "
        "here is not about you, tell us: it can be parted for good."
    ),
    "person.note.not.head": "What is not in here",
    "person.note.not.text": (
        "Answers to anonymous surveys: nobody can say whose they are. Figures about groups of people: they hold nobody "
        "alone. Backups hold older versions of these entries until they are deleted."
    ),
    "person.note.rights.head": "What you can ask for",
    "person.note.rights.text": (
        "You can have entries corrected, and have all of this erased. A receipt will tell what went."
    ),
    "person.rows.one": "{what}: {count} entry",
    "person.rows.many": "{what}: {count} entries",
    "person.origin": "From {source}, file {file}",
    "person.aside.origin": "{file}, row {row}: {reason}",
    "person.set_aside": "Entries that could not be used, and are kept to be mended",
    "person.decisions": "Decisions of people on which entries belong together",
    "person.verdict.same": "The same person, because",
    "person.verdict.different": "Different people, because",
    "person.application": "In the web application",
    "person.application.answer": "A filled-in questionnaire",
    "person.application.invitation": "An invitation to a survey",
    "person.application.address": "An address for invitations",
    "person.timeline.one": "In the order of time: {count} date",
    "person.timeline.many": "In the order of time: {count} dates",
    "person.yes": "yes",
    "person.no": "no",
    "person.table.source_record": "Customer records",
    "person.table.contract": "Contracts",
    "person.table.service_case": "Cases",
    "person.table.case_event": "Steps of cases",
    "person.table.survey_response": "Answers by name",
    "person.table.survey_comment": "Words by name",
    "person.table.feedback": "Feedback that deserves an answer",
    "person.table.contact_attempt": "Attempts to reach somebody",
    "person.table.consent": "Consents",
    "person.table.offer_contact": "Offers",
}
