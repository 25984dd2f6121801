"""Voices: what people wrote, masked; and feedback that deserves an answer."""

from __future__ import annotations

VOICES: dict[str, str] = {
    "voices.title.waiting": "Nobody has read {count} texts yet.",
    "voices.title.waiting_one": "Nobody has read one of the texts yet.",
    "voices.title.unanswered": "{count} customers wait for an answer.",
    "voices.title.unanswered_one": "One customer waits for an answer.",
    "voices.title.voices": "{count} people say it in their own words.",
    "voices.title.voices_one": "One person says it in their own words.",
    "voices.title.empty": "There is nothing to read here yet.",
    "voices.lead.waiting": "Others see a text only when you have covered names, places and numbers in it.",
    "voices.lead.unanswered": "Whoever gives us criticism by name should hear from a person.",
    "voices.lead.voices": (
        "Single voices, not all of them and no average. Names, places and numbers are covered, "
        "and the order is shuffled each time."
    ),
    "voices.lead.empty": (
        "Texts appear when the wave is over, enough people wrote something, and names, places and numbers are covered."
    ),
    "voices.next.read": "Read the next",
    "voices.next.answer": "Answer feedback",
    "voices.next.voices": "Read",
    "voices.next.ask": "Ask people",
    "voices.next.secret": "How an answer stays secret",
    "voices.back": "To all voices",
    "voices.all_of_wave": "Read all {count}",
    "voices.about": "about {touchpoint}",
    "voices.table": "How far the reading is",
    "voices.column.wave": "Wave",
    "voices.column.new": "unread",
    "voices.column.masked": "masked",
    "voices.column.withheld": "withheld",
    "voices.column.state": "for others",
    "voices.column.case": "Case",
    "voices.column.record": "Customer number",
    "voices.column.touchpoint": "Touchpoint",
    "voices.column.raised": "given on",
    "voices.column.due": "answer by",
    "voices.column.wrote": "with a text",
    "voices.column.answered": "answered on",
    "voices.column.outcome": "What became of it",
    "voices.yes": "yes",
    "voices.no": "no",
    "voices.state.running": "nothing while the wave runs",
    "voices.state.shown": "shown",
    "voices.state.few": "nothing: too few wrote",
    "voices.state.unread": "nothing masked yet",
    "voices.note": "Texts are shown only where at least {count} people wrote something; without date and unit.",
    "voices.note_none": "Texts are shown only after the end of a wave; without date and unit.",
    "voices.wave.title": "{count} people say it in their own words.",
    "voices.wave.title_one": "One person says it in their own words.",
    "voices.wave.none": "No text of this wave is shown.",
    "voices.kind.name": "Name",
    "voices.kind.place": "Place",
    "voices.kind.number": "Number",
    "voices.kind.email": "E-mail",
    "voices.kind.link": "Link",
    "voices.kind.word": "Word",
    "voices.rule.email": "looks like an e-mail address",
    "voices.rule.link": "looks like a web address",
    "voices.rule.street": "street with a number",
    "voices.rule.postcode": "postcode with a place",
    "voices.rule.number": "four digits or more",
    "voices.rule.title": "stands after a form of address or a title",
    "voices.rule.introduced": "stands after a greeting or “my name is”",
    "voices.rule.account": "is called like somebody with an account here",
    "voices.rule.first_name": "stands in the list of given names",
    "voices.rule.place": "stands in the list of places",
    "voices.rule.yours": "marked by you",
    "voices.remark.short": "Mask a text",
    "voices.remark.title": "{count} passages of this text stand out.",
    "voices.remark.title_one": "One passage of this text stands out.",
    "voices.remark.title_none": "The rules find nothing in this text.",
    "voices.remark.title_masked": "This text is masked and released.",
    "voices.remark.title_withheld": "This text is withheld.",
    "voices.remark.lead": (
        "Read all of it: rules miss nicknames, jobs and stories by which somebody can be told. "
        "Covered is only what you leave ticked or mark; every other word stays as it is."
    ),
    "voices.remark.written": "As it was written",
    "voices.remark.shown": "As others would see it",
    "voices.remark.found": "What stands out",
    "voices.remark.nothing_found": "No rule found anything.",
    "voices.remark.more": "What else to cover",
    "voices.remark.more_help": (
        "Copy the passage as it stands in the text, or select it there. It is covered wherever it stands in the text."
    ),
    "voices.remark.passage": "Passage",
    "voices.remark.kind": "Kind of passage",
    "voices.remark.release": "Release it masked",
    "voices.remark.preview": "Look first",
    "voices.remark.withhold": "Withhold",
    "voices.remark.reopen": "Set back to unread",
    "voices.remark.note": (
        "Still unread: {count}. Who released what stands in the audit log; the text itself never does."
    ),
    "voices.done.release": "Masked and released.",
    "voices.done.withhold": "Withheld: nobody else sees this text.",
    "voices.done.reopen": "The text is unread again.",
    "voices.conflict": (
        "Somebody else worked on this text meanwhile. Nothing was saved; what you marked still stands here. "
        "Check how it stands and save again."
    ),
    "voices.missing": (
        "“{passage}” does not stand in the text like that. Copy the passage exactly. Nothing was released."
    ),
    "voices.feedback.short": "Feedback by name",
    "voices.feedback.none": "No feedback waits for you.",
    "voices.feedback.all_answered": "All feedback is answered.",
    "voices.feedback.late": "{count} of them are overdue.",
    "voices.feedback.late_one": "One of them is overdue.",
    "voices.feedback.lead": "The oldest stands first. Call or write, then note it here.",
    "voices.feedback.oldest": "Read the oldest",
    "voices.feedback.answered": "Answered",
    "voices.feedback.noted": "Noted as answered.",
    "voices.feedback.note": (
        "Only named surveys stand here: recommendation 0 to 6, or below 50 of 100 on average. "
        "Each opening of feedback stands in the audit log."
    ),
    "voices.one.waiting": "This feedback waits for an answer by {day}.",
    "voices.one.late": "This feedback has waited too long: the answer was due by {day}.",
    "voices.one.answered": "This feedback has been answered since {day}.",
    "voices.one.lead": "First the person, then the note: here stands only that and when there was an answer.",
    "voices.one.nothing": "Nothing was written; the answers are critical.",
    "voices.one.answer": "When you have answered",
    "voices.one.note": "Note as answered",
    "voices.one.reopen": "It was not answered after all",
    "voices.one.conflict": "Somebody else was quicker: this changed meanwhile, and your note was not saved.",
    "voices.one.contact": (
        "Address and phone do not stand here: you find them under the number of case or customer in your system. "
        "That you opened this page stands in the audit log."
    ),
    "voices.field.cause": "What it was about",
    "voices.field.outcome": "What became of it",
    "voices.help.cause": "In a word or two, without names; such as: appointment.",
    "voices.help.outcome": "A short sentence without names; such as: called, invoice corrected.",
}
