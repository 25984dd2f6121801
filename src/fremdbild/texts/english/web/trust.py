"""Trust: what the figures mean, which data there are, how people are protected."""

from __future__ import annotations

TRUST: dict[str, str] = {
    "trust.title": "Nothing is ever shown of fewer than {count} people.",
    "trust.title.waiting": "{count} waves wait for your approval.",
    "trust.title.waiting_one": "One wave waits for your approval.",
    "trust.lead": (
        "Here stands what each figure means, where it comes from, who sees what, and what this program cannot do."
    ),
    "trust.lead.waiting": (
        "Check questions, groups, minimums and deletion dates. After the first invitation nobody changes them any more."
    ),
    "trust.next.waves": "Check waves",
    "trust.fact.people": "Results",
    "trust.fact.comments": "Texts",
    "trust.fact.from_people": "from {count} people on",
    "trust.fact.floor": "never below {count}, whatever is set",
    "trust.fact.comments_below": "who wrote something, and masked only",
    "trust.fact.data": "Last load",
    "trust.fact.no_data": "nothing loaded yet",
    "trust.fact.rows": "{rows} rows in {tables} tables",
    "trust.fact.you": "Your role",
    "trust.fact.key": "Key",
    "trust.fact.approved": "approved",
    "trust.fact.not_yet": "not yet",
    "trust.read": "Read up",
    "trust.definitions.short": "Definitions",
    "trust.definitions.about": "Every measure, the fifteen criteria and all questions, word by word.",
    "trust.data.short": "Data",
    "trust.data.about": "Which tables there are, where they come from, when they were loaded and what is set aside.",
    "trust.privacy.short": "Privacy",
    "trust.privacy.about": "The paper for the works council, from the settings in force.",
    "trust.roles.short": "Roles",
    "trust.roles.about": "Who may see and do what, and how many they are.",
    "trust.waves.short": "Check waves",
    "trust.waves.about": "Questions, groups, minimums and deletion dates of every wave.",
    "trust.secret.short": "How an answer stays secret",
    "trust.secret.about": "For everybody who is asked. It can be read without signing in.",
    # How an answer stays secret.
    "trust.secret.title": "Your answer lies in an envelope that nobody here can open.",
    "trust.secret.lead": (
        "Employees always answer anonymously, as in a postal vote: sealed, shuffled, opened after the closing only, "
        "and not by those who run the system."
    ),
    "trust.secret.next": "What we cannot rule out",
    "trust.secret.seal.head": "Sealed",
    "trust.secret.seal.text": (
        "Each page seals your answers anew, with the public key of the wave. Whoever sealed them cannot open them "
        "any more, "
        "nor can the server. Your draft is encrypted with a code that only your browser and you know: the link of the "
        "invitation alone opens an empty form."
    ),
    "trust.secret.ballot.head": "In the ballot box",
    "trust.secret.ballot.text": (
        "From the first day on there is an envelope of the same size for each invitation, whether somebody has "
        "answered or "
        "not. There is no log of who read or answered the survey. The reminder goes to everybody, also to those who "
        "have answered."
    ),
    "trust.secret.opening.head": "Opened, once",
    "trust.secret.opening.text": (
        "A trustee, from the works council for example, has the key on a device of their own. After the closing they "
        "open "
        "once, join small groups, split off the texts and shuffle both. Then envelopes and key are destroyed; old "
        "backups stay shut, too. Which address was sent which link is forgotten with the closing already."
    ),
    "trust.secret.shown.head": "Shown, in groups only",
    "trust.secret.shown.text": (
        "There are results from {minimum} people on, texts from {comments} on, and never from fewer than {floor}. "
        "Hidden is "
        "also what could be computed from other figures. An analyst reads texts first and covers names, places and "
        "numbers. There is no result of a single person anywhere."
    ),
    "trust.secret.named.head": "Surveys by name",
    "trust.secret.named.text": (
        "Customers are asked by name as well, where the answer belongs to a case. The first page then says so. Whoever "
        "opens such feedback stands in the audit log. {days} days after the closing the address is deleted, and which "
        "answer came by which invitation; the answers stay with the case."
    ),
    "trust.secret.limits": "What we cannot rule out",
    "trust.secret.limits_lead": "No way of doing this is perfect. These are the limits of ours.",
    "trust.limit.who.head": "Who took part",
    "trust.limit.who.text": (
        "Mails and database together can tell who took part. They never tell what somebody answered."
    ),
    "trust.limit.server.head": "A tampered server",
    "trust.limit.server.text": (
        "Whoever runs the server could show a changed page or a key of their own. Against the second it helps to "
        "compare the "
        "fingerprint on the first page with that of the trustee. Against the first, nothing in this program helps."
    ),
    "trust.limit.forged.head": "Invented envelopes",
    "trust.limit.forged.text": (
        "Whoever runs the server could invent envelopes. Copies are noticed, invented answers are not."
    ),
    "trust.limit.key.head": "The trustee",
    "trust.limit.key.text": (
        "Whoever has envelopes and key together could read single envelopes. It should therefore be somebody whom you "
        "trust. If the key is lost, the wave is lost."
    ),
    "trust.limit.style.head": "What you write",
    "trust.limit.style.text": "A writing style or a story can give somebody away, also without a name.",
    "trust.limit.link.head": "An open link",
    "trust.limit.link.text": "Where one link is for everybody, answers are counted and not people.",
    "trust.limit.no_trustee.head": "Without a trustee",
    "trust.limit.no_trustee.text": (
        "Then the key is a file at the server, outside of database and backup. Administrators could open it, and the "
        "first "
        "page of the survey says so."
    ),
    # Definitions.
    "trust.definitions.title": "{measures} measures, fifteen criteria, and what they mean.",
    "trust.definitions.lead": (
        "Every figure of the picture has one meaning. Here it stands, with the questions word by word."
    ),
    "trust.definitions.measures": "Measures",
    "trust.definitions.questions": "Questions",
    "trust.definitions.criteria": "Fifteen criteria and what each one says",
    "trust.definitions.measures_title": "What each measure says",
    "trust.definitions.questions_title": "What is asked",
    "trust.measure.title_one": "“{name}” is one figure.",
    "trust.measure.title": "“{name}” is {count} figures.",
    "trust.measure.back": "All definitions",
    "trust.measure.figures": "Which figures belong to it",
    "trust.measure.target": "What is to be reached",
    "trust.measure.reads": "What it is computed from",
    "trust.measure.code.why": (
        "The data sheet is made from the program: what is counted, formula, error and source, word for word."
    ),
    "trust.measure.code": "Data sheet as it stands in the program",
    "trust.unit.percent": "percent",
    "trust.unit.points": "points",
    "trust.unit.days": "days",
    "trust.unit.score": "points of 100",
    "trust.better.higher": "more is better",
    "trust.better.lower": "less is better",
    "trust.from": "from {low}",
    "trust.column.measure": "Measure",
    "trust.column.means": "Meaning",
    "trust.column.about": "About",
    "trust.column.figure": "Figure",
    "trust.column.unit": "Unit",
    "trust.column.range": "Range",
    "trust.column.better": "Direction",
    "trust.column.target": "Target",
    "trust.column.table": "Table",
    "trust.column.row": "A row is a",
    # Data.
    "trust.data.title": "{rows} rows are loaded, {aside} are set aside.",
    "trust.data.title_clean": "{rows} rows are loaded, none is set aside.",
    "trust.data.empty": "Nothing is loaded yet.",
    "trust.data.damaged": "The list of the data cannot be read.",
    "trust.data.lead": "Last on {day}, from {sources} sources. Here things are counted; not a single value is shown.",
    "trust.data.lead_empty": (
        "Administrators load sources with the command fremdbild load; then it stands here what there is."
    ),
    "trust.data.lead_damaged": "Nothing is lost. Administrators read all sources anew with fremdbild load --full.",
    "trust.data.next": "What these data are for",
    "trust.data.tables": "Which tables there are",
    "trust.data.columns": "{count} columns",
    "trust.data.sources": "Where they come from",
    "trust.data.unused": "What is not loaded",
    "trust.data.note": (
        "Set aside are rows that did not pass a check; fremdbild check names the reason. Rows that were replaced "
        "count as "
        "stored no longer."
    ),
    "trust.column.rows": "Rows",
    "trust.column.columns": "Columns",
    "trust.column.source": "Source",
    "trust.column.read": "read",
    "trust.column.stored": "stored",
    "trust.column.aside": "set aside",
    "trust.column.loaded": "loaded on",
    # Privacy.
    "trust.privacy.written": "Version {number} of {day}. The settings have not changed since.",
    "trust.privacy.changed": (
        "The settings as they are today: {count} changes since the last version, which nobody has put down yet."
    ),
    "trust.privacy.changed_one": (
        "The settings as they are today: one change since the last version, which nobody has put down yet."
    ),
    "trust.privacy.unwritten": "The settings as they are today. There is no version to sign yet.",
    "trust.privacy.scope": (
        "The paper says which roles there are and what each may do. How many people have each one stands under:"
    ),
    "trust.privacy.pdf": "Last version as PDF",
    "trust.privacy.next": "Read",
    "trust.privacy.command": "Administrators write a version as PDF with:",
    "trust.privacy.contents": "On the other pages",
    "trust.privacy.page": "Page {number} of {all}",
    "trust.privacy.after": "Next page",
    "trust.privacy.first": "To the first page",
    "trust.privacy.unreadable": "The paper cannot be written.",
    "trust.privacy.unreadable_lead": (
        "Something in the settings or in the last version cannot be read. "
        "The command fremdbild works-council tells administrators where."
    ),
    # Roles.
    "trust.roles.title": "{count} people are trustees.",
    "trust.roles.title_one": "One person is trustee.",
    "trust.roles.title_none": "Nobody is trustee yet.",
    "trust.roles.lead": "Trustees approve waves among employees and hold their key.",
    "trust.roles.lead_none": (
        "Without a trustee the key of a wave lies at the server. Administrators should invite somebody from works "
        "council "
        "or data protection."
    ),
    "trust.roles.next": "Change people and roles",
    "trust.roles.note": "Only administrators see names here. Every change of a role stands in the audit log.",
    "trust.roles.note_names": "Only you administrators see the names. Every change of a role stands in the audit log.",
    "trust.column.role": "Role",
    "trust.column.may": "May",
    "trust.column.people": "People",
    "trust.column.names": "Names",
    # Waves.
    "trust.waves.title": "No wave waits for your approval.",
    "trust.waves.empty": "There is no wave yet.",
    "trust.waves.lead": "Here you read what is asked and how it is protected. Approval is given under Ask.",
    "trust.waves.next": "Check this one",
    "trust.column.kind": "Kind",
    "trust.column.opens": "begins",
    "trust.column.closes": "closes",
    "trust.column.state": "State",
    "trust.kind.named": "named",
    "trust.kind.anonymous": "anonymous",
    "trust.state.draft": "draft",
    "trust.state.waiting": "waits for approval",
    "trust.state.approved": "approved",
    "trust.state.open": "open",
    "trust.state.closed": "closed and sealed",
    "trust.state.counted": "counted",
    "trust.state.released": "results told",
    "trust.wave.title.draft": "{name} is a draft.",
    "trust.wave.title.waiting": "{name} waits for your approval.",
    "trust.wave.title.approved": "{name} can begin.",
    "trust.wave.title.open": "{name} is open until {day}.",
    "trust.wave.title.closed": "{name} has been closed since {day}.",
    "trust.wave.title.counted": "{name} is counted.",
    "trust.wave.title.released": "{name}: the results have been told.",
    "trust.wave.frozen": "Frozen since {day}: nobody changes questions, groups and minimums any more.",
    "trust.wave.not_frozen": "Not frozen yet. With the first invitation everything stays as it then is.",
    "trust.wave.approve": "Go to approve",
    "trust.wave.approve_where": "Approval is given under Ask, where the public key is handed over as well.",
    "trust.wave.next": "Read the questions",
    "trust.wave.deletions": "What is deleted when",
    "trust.wave.cells": "{count} groups are asked",
    "trust.wave.cells_one": "One group is asked",
    "trust.wave.joined": "is joined with its neighbours",
    "trust.wave.alone": "by itself, if {count} answer",
    "trust.wave.questions": "What is asked",
    "trust.wave.no_questions": "The questionnaire cannot be read. Do not approve; ask the analysts.",
    "trust.wave.remark": "At the end everybody may write something in their own words.",
    "trust.key.trustee": "with the trustee",
    "trust.key.server": "at the server: administrators could open it",
    "trust.key.named": "none, by name",
    "trust.deletion.tickets": "Which address was sent which link",
    "trust.deletion.addresses": "Addresses for the mail with the results, at the latest",
    "trust.deletion.named_addresses": "Addresses, and which answer came by which invitation",
    "trust.deletion.envelopes": "Envelopes and drafts",
    "trust.deletion.envelopes.when": "after the counting",
    "trust.deletion.key": "Key at the server",
    "trust.deletion.key.when": "after the counting",
    "trust.deletion.own_key": "Private key, export and result on your machine",
    "trust.deletion.own_key.when": "after the counting, by you",
    "trust.deletion.named": "Answers by name",
    "trust.deletion.named.when": "when the person asks for it",
    "trust.deletion.done": "done",
    "trust.deletion.open": "outstanding",
    "trust.deletion.yours": "yours to do",
    "trust.column.deleted": "What",
    "trust.column.when": "When",
    "trust.column.unit_of_people": "Unit",
    "trust.column.who": "Who",
    "trust.column.invited": "invited",
    "trust.column.shown": "Shown",
}
