"""The paper for the works council in English; the keys are those of `texts/german/works_council.py`."""

WORKS_COUNCIL: dict[str, str] = {
    "council.title": "{organisation}: paper for the works council, version {number}",
    "council.kind": "Paper for the works council",
    "council.version": "Version {number}",
    "council.periods": "Periods",
    "council.sources.one": "{count} source",
    "council.sources.many": "{count} sources",
    # page one
    "council.front.reads.one": "fremdbild reads {count} column, {work} of them about employees or their work.",
    "council.front.reads.many": "fremdbild reads {count} columns, {work} of them about employees or their work.",
    "council.front.shows": "No figure about fewer than {minimum} people is shown.",
    "council.front.lead": (
        "This paper says what fremdbild reads at {organisation} from {sources}, what it computes, shows and hides, "
        "and where the protection ends. The program made it on {date} from its settings (fremdbild.toml) and from its "
        "code."
    ),
    "council.front.section": "{count} questions, each with the page that answers it in full",
    "council.front.foot": (
        "Program fremdbild {program}. Earlier versions are in the folder works-council and are never overwritten."
    ),
    "council.front.hash": "Checksum of the settings (SHA-256): {hash} …",
    "council.question.purposes": "What is it for?",
    "council.question.employees": "Which data about employees?",
    "council.question.measures": "What is computed?",
    "council.question.never": "What is never computed?",
    "council.question.protection": "From when on is a figure shown?",
    "council.question.access": "Who sees what?",
    "council.question.vote": "How are employees asked?",
    "council.question.keeping": "Where is it, and for how long?",
    "council.question.changes": "What is new?",
    "council.question.limits": "Where does the protection end?",
    "council.question.agreement": "What is there to agree on?",
    "council.answer.purposes.none": "With these settings nothing is computed.",
    "council.answer.employees.one": "{count} column describes the work of units, without a person.",
    "council.answer.employees.many": "{count} columns describe the work of units, without a person.",
    "council.answer.employees.persons": (
        "{persons} columns are about single employees or their answers, {work} about the work of units."
    ),
    "council.answer.measures.one": "{count} measure.",
    "council.answer.measures.many": "{count} measures.",
    "council.answer.measures.by": "Told apart by: {groupings}.",
    "council.answer.protection": (
        "From {minimum} people on; for the work of units from so many in the team as well. It cannot be set below "
        "{floor}."
    ),
    "council.answer.access": (
        "No web application is set up in this folder, so there are no roles: whoever may read the folder sees "
        "everything in it."
    ),
    "council.answer.access.application": (
        "In the web application each of {roles} roles sees what its work needs. Whoever may read the folder sees "
        "everything in it."
    ),
    "council.answer.vote": "Not by this program: no web application is set up in this folder.",
    "council.answer.vote.application": (
        "Anonymously, as in a postal vote: sealed, opened once by a trustee, shuffled. A trustee approves every "
        "survey first."
    ),
    "council.answer.keeping": "In the folder of fremdbild.toml. A date of deletion is not set.",
    "council.answer.keeping.application": (
        "In the folder of fremdbild.toml. Addresses of those asked go {days} days after the closing, envelopes "
        "after the counting; no other date is set."
    ),
    "council.answer.first": "This is the first version.",
    "council.answer.unchanged": "Nothing, since version {number} of {date}.",
    "council.answer.changed.one": "{count} change since version {number} of {date}.",
    "council.answer.changed.many": "{count} changes since version {number} of {date}.",
    "council.answer.limits": "{count} limits that one must know.",
    "council.answer.agreement": "{count} points that the program does not settle.",
    # columns of the tables
    "council.column.question": "Question",
    "council.column.answer": "Answer",
    "council.column.page": "Page",
    "council.column.column": "Column in fremdbild",
    "council.column.origin": "Column of the source",
    "council.column.meaning": "Meaning",
    "council.column.about": "Is about",
    "council.column.table": "Table",
    "council.column.unread": "Columns that stay empty",
    "council.column.measure": "Measure",
    "council.column.counts": "What it counts",
    "council.column.computed": "Computed",
    "council.column.grouping": "Told apart by",
    "council.column.shows": "What one sees in it",
    "council.column.target": "Target",
    "council.column.where": "Holds for",
    "council.column.role": "Role",
    "council.column.role_sees": "What it sees and does",
    "council.column.right": "What may be done",
    "council.column.roles": "Which roles may",
    "council.column.place": "Place",
    "council.column.what": "What is there",
    "council.column.personal": "Whom it is about",
    "council.column.until": "Until when",
    "council.column.law": "Provision",
    "council.column.asks": "What it is about",
    "council.column.changed": "What has changed",
    "council.column.before": "Before",
    "council.column.after": "Now",
    # purposes
    "council.purposes.title.one": "The program serves {count} purpose, and {never} things it never does",
    "council.purposes.title.many": "The program serves {count} purposes, and {never} things it never does",
    "council.purposes.lead": (
        "The purposes follow from the measures that are computed with these settings; the program knows no other one. "
        "It cannot keep anybody from using results for something else. That belongs in an agreement."
    ),
    "council.purposes.section": "What the program is for, with these settings",
    "council.purpose.survey.head": "To show what people say when they are asked",
    "council.purpose.survey.text": (
        "How those who were asked experience the organisation: shares and means of their answers, with the "
        "uncertainty that they have."
    ),
    "council.purpose.process.head": "To show what the organisation's own data prove",
    "council.purpose.process.text": (
        "How customers fare with their concerns: whether promises are kept, how long it takes, whether it works the "
        "first time. By unit, where units are told apart."
    ),
    "council.purpose.thing.head": "To show what projects bring",
    "council.purpose.thing.text": "Whether projects and changes delivered the benefit that was promised.",
    "council.purpose.report.head": "To inform the management",
    "council.purpose.report.text": (
        "A report with findings: against targets, against figures from elsewhere, against earlier periods and against "
        "the rest of the organisation."
    ),
    "council.never.section": "{count} things that the program does not do",
    "council.never.note": (
        "This is in the code, and no setting changes it. Which columns are read and what is told apart is decided by "
        "the settings, however."
    ),
    "council.never.person.head": "No result per person",
    "council.never.person.text": (
        "People cannot be told apart. No table has a column for the person who worked on a customer's concern."
    ),
    "council.never.rank.head": "No ranking of people",
    "council.never.rank.text": (
        "Nobody is ranked, neither employees nor leaders, and no unit either. Where units are told apart, the report "
        "shows them by name."
    ),
    "council.never.profile.head": "No profile and no prediction",
    "council.never.profile.text": (
        "The program rates no single human being and predicts nothing about anybody's behaviour."
    ),
    "council.never.decision.head": "No decision about people",
    "council.never.decision.text": (
        "It writes reports, and asks people and reminds them to answer. It decides nothing about anybody."
    ),
    "council.never.logged.head": "No log of reading and answering",
    "council.never.logged.text": "Whoever reads a report or answers a survey stands in no log of this program.",
    "council.never.sent.head": "Nothing goes to the maker or to third parties",
    "council.never.sent.text": (
        "What the program connects to is on the page about access; it is only what the settings name, and the "
        "environment of the web application."
    ),
    # law
    "council.laws.title": "{count} provisions for which this paper supplies facts",
    "council.laws.note": (
        "In public offices the staff representation acts of the Federation and the states apply. This list is not "
        "legal advice, and whether a provision applies is for the parties to judge."
    ),
    "council.law.information.name": "Germany: BetrVG, section 80(2)",
    "council.law.information.asks": "Inform the works council in time and in full, with documents",
    "council.law.technique.name": "Germany: BetrVG, section 87(1) no. 6",
    "council.law.technique.asks": (
        "Co-determination on technical devices that monitor behaviour or performance; by case law it is enough that "
        "they are suited to it"
    ),
    "council.law.questionnaire.name": "Germany: BetrVG, section 94(1)",
    "council.law.questionnaire.asks": "Consent to staff questionnaires: whether answers of employees are read",
    "council.law.data.name": "GDPR, articles 5, 13, 30 and 35; BDSG, section 26",
    "council.law.data.asks": "Purpose, minimisation, storage, records, impact assessment; data of employees",
    "council.law.health.name": "Switzerland: ArG, article 48",
    "council.law.health.asks": "Information and consultation on the protection of health",
    "council.law.surveillance.name": "Switzerland: ArGV 3, article 26",
    "council.law.surveillance.asks": "No systems that are meant to monitor behaviour at the workplace",
    "council.law.participation.name": "Switzerland: Participation Act, articles 9 and 10",
    "council.law.participation.asks": "Information in time and in full; consultation",
    "council.law.swiss_data.name": "Switzerland: FADP, articles 6, 12, 19; CO, article 328b",
    "council.law.swiss_data.asks": "Purpose, proportionality, records, duty to inform; data of employees",
    # data about employees
    "council.employees.title.one": "{count} column describes the work of units; it does not say who did the work",
    "council.employees.title.many": "{count} columns describe the work of units; none says who did the work",
    "council.employees.title.persons": (
        "{persons} columns are about single employees or their answers, {work} about the work of units"
    ),
    "council.employees.more.one": "{count} more column is about employees or their work",
    "council.employees.more.many": "{count} more columns are about employees or their work",
    "council.employees.lead": (
        "Here stands every column that can say something about employees or their work, also without a name. In a "
        "small unit a time alone can give away who worked."
    ),
    "council.employees.answers.read": "Answers of employees may be read.",
    "council.employees.answers.unread": "Answers of employees are not read.",
    "council.employees.names.head": "Names in the source's words",
    "council.employees.names.text": (
        "Unit, activity, firm and free texts are taken over as the source writes them. If the name of a person stands "
        "there, the program does not notice. The source has to rule it out."
    ),
    "council.employees.headcount.head": "Headcounts",
    "council.employees.headcount.text": (
        "They are numbers per unit and serve the protection: without a headcount, figures about the work of a unit "
        "stay hidden."
    ),
    "council.employees.customers.head": "Employees as customers",
    "council.employees.customers.text": (
        "Whoever works in the organisation and is its customer too stands in the data as a customer, like any other. "
        "There is no column that joins the two."
    ),
    # all other columns
    "council.others.title": "{customers} more columns are about customers, {things} about no human being",
    "council.others.lead": "With this the list is complete: what stands neither here nor before is not stored.",
    "council.others.more.one": "{count} more column is about customers or about no human being",
    "council.others.more.many": "{count} more columns are about customers or about no human being",
    "council.source.file": "system {system}, files {place}; fills {table}, one row per {grain}",
    "council.source.database": "system {system}, database {place}; fills {table}, one row per {grain}",
    "council.about.customer": "customers",
    "council.about.work": "work of units",
    "council.about.employee": "employees",
    "council.about.thing": "no human being",
    "council.origin.sql": "named by the source's SQL, if it is there",
    "council.origin.word": "for all rows “{word}”",
    "council.origin.fixed": "the same for all rows",
    # what is not read
    "council.unread.title.one": "{count} column could be read by the program and is not",
    "council.unread.title.many": "{count} columns could be read by the program and are not",
    "council.unread.section": "What stays empty in the tables",
    "council.unread.tables": "whole tables that no source fills",
    "council.dropped.title": "What is dropped at load, and two exceptions",
    "council.dropped.unnamed.head": "Every column that is not listed",
    "council.dropped.unnamed.text": (
        "A file may have more columns. What the settings do not name stays in the file and is not stored."
    ),
    "council.dropped.worker.head": "Who worked on a concern",
    "council.dropped.worker.text": (
        "No table has a column for it. The SQL of a source can count such people; only the number is stored."
    ),
    "council.dropped.set_aside.head": "Exception: rows that cannot be read",
    "council.dropped.set_aside.text": (
        "Of a row that cannot be cut into columns the beginning is set aside, up to {letters} characters, with "
        "everything in it, so that somebody can mend it."
    ),
    "council.dropped.screen.head": "Exception: messages on the screen",
    "council.dropped.screen.text": (
        "For every problem, whoever loads is shown the first value that could not be used, of an unreadable row its "
        "beginning."
    ),
    "council.made.title": "What is added at load",
    "council.made.days.head": "Days in the organisation's time zone",
    "council.made.days.text": (
        "Beside points in time the calendar day is stored, because months and quarters are cut by it."
    ),
    "council.made.person_key.head": "A hash for each person",
    "council.made.person_key.text": (
        "From system and customer number, in surveys otherwise from the random code, a number of 64 bits is made. "
        "Different people are counted by it. It is a pseudonym and does not make the data anonymous."
    ),
    # SQL
    "council.sql.title.one": "{count} source is read with SQL; here it is",
    "council.sql.title.many": "{count} sources are read with SQL; here it is",
    "council.sql.more": "The SQL of {sources} goes on here",
    "council.sql.head": "{source}, checksum {hash}",
    "council.sql.lead": (
        "SQL can read every column of the source to make new ones of it; only what is listed is stored. Texts, and "
        "numbers of four digits and more, are replaced by … because they may be about people; remarks are left out. "
        "The checksum (SHA-256) is that of the full text in fremdbild.toml."
    ),
    # measures
    "council.measures.title.one": "{count} of {all} measures is computed, and it rates no person",
    "council.measures.title.many": "{count} of {all} measures are computed, and none rates a person",
    "council.measures.more.one": "{count} more measure is known to the program",
    "council.measures.more.many": "{count} more measures are known to the program",
    "council.measures.lead": (
        "There are no others: whoever wants a measure of their own has to change the program. A measure is computed "
        "as soon as a source fills its tables."
    ),
    "council.computed.yes": "yes",
    "council.computed.no": "no, missing: {tables}",
    "council.statistics": "Shown: {names}.",
    "council.measure.about.survey": "answers of those who were asked",
    "council.measure.about.process": "customers' concerns, and with them the units that work on them",
    "council.measure.about.thing": "projects and things, no people",
    # groupings
    "council.groups.title.one": "{count} grouping is set, {units} of them by units",
    "council.groups.title.many": "{count} groupings are set, {units} of them by units",
    "council.groups.lead": (
        "Each measure is computed for the whole organisation and by these groupings, where the data have them. "
        "Several columns in one grouping are told apart together and one by one."
    ),
    "council.groups.show.units": (
        "How customers fare with a unit. Figures about its work only where at least {minimum} people work there and "
        "at least {minimum} customers are concerned; answers from {minimum} people on who answered, also for smaller "
        "teams."
    ),
    "council.groups.show.customers": "How groups of customers fare, from {minimum} people on.",
    "council.groups.show.whole": "How the customers of the whole organisation fare.",
    "council.groups.show.series": "For the {count} periods before as well.",
    "council.groups.columns.head": "What can be told apart",
    "council.groups.columns.text": "Only these: {columns}, and periods. People cannot.",
    "council.groups.order.head": "Units in the report",
    "council.groups.order.text": (
        "The report lists units by name, not by value. It singles a unit out where its difference from the rest of the "
        "organisation is reliable, corrected for all comparisons: as a finding, and in the heading of a chart. How "
        "many of a unit answered is shown only where enough people answered and enough did not."
    ),
    "council.targets.title.one": "{count} target is set",
    "council.targets.title.many": "{count} targets are set",
    "council.targets.none": "No targets are set",
    "council.targets.none.text": "A target may hold for the whole organisation or for one group, a unit too.",
    "council.targets.everywhere": "the whole organisation and all groups",
    # protection
    "council.protection.title": "Below {minimum} people nothing is shown, and it cannot be set below {floor}",
    "council.protection.lead": (
        "Results leave the assessment through one place in the code only, and these rules hold there. Report, tables "
        "and screen show the same frozen rows."
    ),
    "council.protection.rules": "{count} rules by which something is shown or hidden",
    "council.protection.counting": "How it is counted and checked",
    "council.rule.minimum.head": "At least {minimum} people",
    "council.rule.minimum.text": (
        "No figure about fewer than {minimum} different people: customers for concerns, those who answered for "
        "surveys. More can be set; the program refuses a number smaller than {floor}."
    ),
    "council.rule.comments.head": "At least {comments} comments",
    "council.rule.comments.text": "Holds for reports that show comments. This program does not show any yet.",
    "council.rule.teams_counted.head": "At least {minimum} in the team, too",
    "council.rule.teams_counted.text": (
        "Figures about the work of a unit appear only where, by the headcounts that were loaded, at least {minimum} "
        "people work there. Where the headcount is not known the unit stays hidden."
    ),
    "council.rule.teams_both.head": "At least {minimum} in the team, too",
    "council.rule.teams_both.text": (
        "Figures about the work of a unit appear only where, by the headcounts that were loaded, at least {minimum} "
        "people work there. Where the headcount is missing, the number holds that the settings declare for every "
        "unit: {teams}."
    ),
    "council.rule.teams_unknown.head": "Units stay hidden",
    "council.rule.teams_unknown.text": (
        "No headcounts are loaded, and the settings declare no size of teams. So no figure about the work of a unit "
        "appears."
    ),
    "council.rule.teams_declared.head": "The size of teams is declared, not counted",
    "council.rule.teams_declared.text": (
        "No headcounts are loaded. The settings declare that at least {teams} people work in every unit; so units are "
        "shown."
    ),
    "council.rule.teams_too_few.head": "Units stay hidden",
    "council.rule.teams_too_few.text": (
        "No headcounts are loaded. The settings declare at least {teams} people per unit, fewer than {minimum}; so no "
        "figure about the work of a unit appears."
    ),
    "council.rule.team_answers.head": "In surveys the team does not count",
    "council.rule.team_answers.text": (
        "What people answer about a unit appears from {minimum} who answered on, even where fewer people work there."
    ),
    "council.rule.subtraction.head": "Also what could be subtracted",
    "council.rule.subtraction.text": (
        "Hidden as well is whatever would give a hidden figure away by subtraction: within a table, through the tree "
        "of units, between groupings, periods and assessments that overlap."
    ),
    "council.rule.bounds_small.head": "Not even narrow bounds",
    "council.rule.bounds_small.text": (
        "Of answers in a group that is too small nobody can tell the mean within two of seven points. A large group "
        "that is hidden for its sake cannot be computed, and may be told more narrowly."
    ),
    "council.rule.bounds_all.head": "Not even narrow bounds",
    "council.rule.bounds_all.text": (
        "Of answers in any group that is hidden nobody can tell the mean within two of seven points, also not of a "
        "large one that is hidden for the sake of others."
    ),
    "council.rule.unanimous.head": "Also what everybody answered alike",
    "council.rule.unanimous.text": "A unanimous group would give away what every single person answered.",
    "council.rule.same_mark.head": "One word for all that is hidden",
    "council.rule.same_mark.text": (
        "Whether a group is too small itself or shields another one: both say “protected”, without value and without "
        "number."
    ),
    "council.rule.frozen.head": "Groupings are settled beforehand",
    "council.rule.frozen.text": (
        "An assessment is computed once and frozen. Whoever reads results cannot ask for another cut."
    ),
    "council.counted.person.head": "People",
    "council.counted.person.text": "Different customers, or people who answered, are counted, not their concerns.",
    "council.counted.case.head": "Without a customer number",
    "council.counted.case.text": "Then every concern counts as one person; the assessment notes it.",
    "council.counted.checked.head": "Very large tables",
    "council.counted.checked.text": (
        "A table with more than {cells} groups is checked within itself and not against all other groupings; the "
        "assessment notes it."
    ),
    # access
    "council.access.title": "No web application is set up in this folder: whoever may read it sees everything in it",
    "council.access.title.application": (
        "Roles decide who sees what in the web application; whoever may read the folder sees everything"
    ),
    "council.access.lead": (
        "So there is no sign-in and there are no roles here, and employees are not asked by this program. Who may "
        "read the folder is decided by the operating system; the program does not know it and cannot list it."
    ),
    "council.access.lead.application": (
        "People sign in to the web application. Beside it there is the folder: who may read it is decided by the "
        "operating system; the program does not know it and cannot list it here."
    ),
    "council.access.section": "Who sees what, in {count} points",
    "council.access.folder.head": "Whoever may read the folder",
    "council.access.folder.text": "Sees the store row by row, all assessments, all reports and this paper.",
    "council.access.server.head": "Whoever runs the server",
    "council.access.server.text": (
        "Can read the database of the web application: accounts, addresses, answers of customers by name. Sealed "
        "answers of employees cannot be read there, unless their key lies on the server; then the first page of "
        "the survey says so."
    ),
    "council.access.report.head": "Whoever gets a report",
    "council.access.report.text": (
        "Sees released figures from {minimum} people on, those of single units too, where units are told apart. "
        "{addressee}"
    ),
    "council.access.load.head": "Whoever loads",
    "council.access.load.text": "Must be allowed to read the sources, and sees single values of them in messages.",
    "council.access.settings.head": "Whoever may write fremdbild.toml",
    "council.access.settings.text": "Decides which columns are read, what is told apart and which minimum group holds.",
    "council.access.unseen.head": "Who has read it",
    "council.access.unseen.text": "The program tells nobody: it does not record who opens or prints a report.",
    "council.roles.title": "{count} roles in the web application, and what each one may do",
    "council.roles.lead": (
        "The tables are made from the code that answers each request. Whoever lacks a right is answered as if "
        "there were nothing. Who has which role stands in the application, under Trust."
    ),
    "council.roles.section": "Who is there",
    "council.roles.rights": "{count} rights, and who has them",
    "council.roles.note": (
        "A person may have several roles, each for a unit or for the whole organisation; administrators give and "
        "take them, and the audit log says so."
    ),
    "council.roles.more": "What the tables do not say",
    "council.roles.leads.head": "What unit leads see",
    "council.roles.leads.text": (
        "Released figures of the whole organisation, of their unit and of the units below it, and the actions of "
        "these units. Not those of other units, and nothing that customers say by unit."
    ),
    "council.roles.small.head": "Small units",
    "council.roles.small.text": (
        "Are joined with the next unit up: their lead sees “team and neighbours”. All minimum groups hold for "
        "every role alike."
    ),
    "council.roles.trustee.head": "What the trustee does",
    "council.roles.trustee.text": (
        "Approves questions, groups, minimums and deletion dates of each survey among employees before the first "
        "invitation, keeps its key, opens it once, and reads the audit log. Meant for the works council or data "
        "protection."
    ),
    "council.roles.administrator.head": "What administrators see",
    "council.roles.administrator.text": (
        "Accounts, units and the audit log; no results and no texts by that alone. They could give themselves a "
        "role; the audit log says so, and the trustee reads it."
    ),
    "council.roles.log.head": "What the audit log holds",
    "council.roles.log.text": (
        "Who saw or changed what about customers and settings: roles, surveys, approvals, openings, who opened "
        "feedback by name or a text before it was masked. Entries are chained; a changed one is noticed."
    ),
    "council.roles.never.head": "What it never holds",
    "council.roles.never.text": (
        "Who read a page of results, who was asked, who answered a survey, and what somebody answered."
    ),
    "council.right.picture": "Open the picture: released results",
    "council.right.ask": "Open surveys and their state",
    "council.right.voices": "Open what people wrote",
    "council.right.act": "Open actions",
    "council.right.trust": "Open definitions, data, protection and roles",
    "council.right.api_tokens": "Make keys for the programming interface, for oneself",
    "council.right.run_assessment": "Load data and run an assessment",
    "council.right.edit_survey": "Prepare and start surveys, release results to those asked",
    "council.right.erase_answers": "Delete what a person answered, at their request, without reading it",
    "council.right.approve_wave": "Approve or refuse a survey among employees",
    "council.right.open_wave": "Take the envelopes away and bring the opened result",
    "council.right.mask_comments": "Read texts as they were written, mask and release them",
    "council.right.decide": "Decide on actions",
    "council.right.report_on_action": "Report on actions",
    "council.right.answer_feedback": "Read and answer feedback of customers by name",
    "council.right.see_customers": "See all that is held of a customer who has dealt with the own unit",
    "council.right.read_audit": "Read and take away the audit log",
    "council.right.administer": "Change accounts, roles and units",
    "council.vote.title": "Employees answer as in a postal vote: sealed, shuffled, and opened once",
    "council.vote.lead": (
        "This is how the web application asks employees and managers, always; no setting makes them answer by name."
    ),
    "council.vote.section": "From the invitation to the result",
    "council.vote.limits": "{count} things that it cannot rule out",
    "council.vote.kinds.head": "Two kinds of surveys",
    "council.vote.kinds.text": (
        "By name only customers and outsiders are asked, and the first page says so. Employees always answer "
        "anonymously, also where they are internal customers."
    ),
    "council.vote.seal.head": "Sealed at once",
    "council.vote.seal.text": (
        "Each page seals the answers anew with the public key of the survey. The server cannot open them. A draft "
        "is encrypted with a code that only the browser and the person know."
    ),
    "council.vote.box.head": "An envelope for everybody",
    "council.vote.box.text": (
        "From the start there is one of the same size for each invitation, whether somebody answers or not. There "
        "is no time, no session and no log line of an answer."
    ),
    "council.vote.key.head": "The trustee has the key",
    "council.vote.key.text": (
        "Made on a device of their own; the server gets the public half alone. If it is lost, the survey is lost. "
        "A survey may also be run without a trustee: then the key is a file on the server, and the first page "
        "says so."
    ),
    "council.vote.opening.head": "Opened once, after the closing",
    "council.vote.opening.text": (
        "On the trustee's device: small groups are joined, texts split off, both shuffled; below {minimum} people "
        "nothing is opened. Texts are shown from {comments} people on, after an analyst has masked names. Then "
        "envelopes and keys are destroyed, so that backups stay shut."
    ),
    "council.vote.approval.head": "Approved first",
    "council.vote.approval.text": (
        "Questions, groups, minimums and dates are laid before the trustee and frozen with the first invitation. "
        "Where there is a trustee, no survey among employees begins without their yes; where there is none, "
        "nobody approves it."
    ),
    "council.vote.reminder.head": "Reminders and counts",
    "council.vote.reminder.text": (
        "Everybody is reminded, since nobody knows who answered. While it runs one count of the whole is shown, "
        "once a day, in tens, from fifty on. With the closing no address leads to an envelope any more."
    ),
    "council.vote.tested.head": "Tested",
    "council.vote.tested.text": (
        "A test attacks it with a copy of the disk after every answer, mails, logs and backups: it finds no "
        "answer before the opening, and links nobody after it beyond chance."
    ),
    "council.addressee": "As addressee the settings name: {names}.",
    "council.addressee.none": "The settings name no addressee.",
    "council.technique.title": "What it is computed with and connected to",
    "council.technique.engine.head": "Computes with",
    "council.technique.engine.text": "{engine}",
    "council.technique.connected.head": "Connections",
    "council.technique.connected.text": "{connected}",
    "council.technique.logs.head": "Logs",
    "council.technique.logs.text": (
        "The program writes no log file. What a computer records otherwise, such as commands or access to files, is "
        "the organisation's matter."
    ),
    "council.technique.server_logs.head": "Logs",
    "council.technique.server_logs.text": (
        "The server writes faults and what its workers did, without addresses of readers, links of surveys or "
        "names. Deeds are in the audit log (page on roles). What a computer or a proxy records otherwise is the "
        "organisation's matter."
    ),
    "council.engine.duckdb": "DuckDB, inside the program, on the machine on which it runs ({versions}).",
    "council.engine.spark": (
        "Apache Spark, on the cluster that the settings name ({versions}). Loading is done on the machine on which "
        "the program runs."
    ),
    "council.connected.none": "To no other machine.",
    "council.connected.some": "Only to what the settings name: {places}.",
    "council.connected.application": (
        "The web application connects as well to what its environment names: a database, a mail server, a "
        "provider of sign-ins."
    ),
    # places
    "council.keeping.title": "Data lie in {count} places; a date of deletion is set for none of them",
    "council.keeping.title.application": "Data lie in {count} places; for {dated} of them a date of deletion is set",
    "council.keeping.lead": (
        "This is what the program does, not what was agreed. All folders lie beside fremdbild.toml, unless the "
        "settings say otherwise."
    ),
    "council.place.sources.name": "the sources themselves",
    "council.place.sources.what": "files and databases that are there already",
    "council.place.sources.personal": "everybody who stands in them, also in columns that are not read",
    "council.place.sources.until": (
        "The organisation decides. The program reads them and changes and deletes nothing in them."
    ),
    "council.place.store.name": "in {store}/",
    "council.place.store.what": "the columns that are read, row by row, as Parquet, not encrypted",
    "council.place.store.personal": "customers, and as a trace the work of units",
    "council.place.store.until": (
        "As long as the file that a row comes from is among the sources. If it is gone, the row counts no more from "
        "the next load on."
    ),
    "council.place.replaced.name": "in {store}/, replaced files",
    "council.place.replaced.what": "rows that count no more",
    "council.place.replaced.personal": "as in the store",
    "council.place.replaced.until": (
        "Until the first load that begins more than {hours} hours after they were replaced; without a load they stay. "
        "Older versions of a row stay as long as their own file is among the sources."
    ),
    "council.place.set_aside.name": "in {store}/set_aside/",
    "council.place.set_aside.what": "rows that cannot be used, with the reason",
    "council.place.set_aside.personal": "as in the store; of unreadable rows everybody who stands in them",
    "council.place.set_aside.until": (
        "Until the file is mended and loaded again, or taken away; after that as replaced files."
    ),
    "council.place.work.name": "in {store}/work/",
    "council.place.work.what": "what a running command puts by for a while",
    "council.place.work.personal": "as in the store",
    "council.place.work.until": (
        "Until the command ends. After a crash until the next load; leftovers of an assessment until the first load "
        "after {hours} hours."
    ),
    "council.place.load.name": "in {store}/load.json",
    "council.place.load.what": "user name, machine and time of whoever loads",
    "council.place.load.personal": "the person who loads",
    "council.place.load.until": "Until the load succeeds. After a failed load until the next one that succeeds.",
    "council.place.temporary.name": "Temporary folder of the system",
    "council.place.temporary.what": "unpacked files while fremdbild check looks at them",
    "council.place.temporary.personal": "everybody who stands in the file",
    "council.place.temporary.until": "Until the check ends. After a crash until the system tidies up.",
    "council.place.cluster.name": "Machines of the cluster",
    "council.place.cluster.what": "what Apache Spark hands out and puts by for a computation",
    "council.place.cluster.personal": "as in the store",
    "council.place.cluster.until": "The cluster decides; the program deletes nothing there.",
    "council.place.assessments.name": "in assessments/",
    "council.place.assessments.what": (
        "released results and findings, with the settings and the names of the files that were read"
    ),
    "council.place.assessments.personal": "groups of the minimum size and more; no rows, no numbers of people",
    "council.place.assessments.until": "No date: assessments are frozen, the program changes and deletes none.",
    "council.place.ledger.name": "in ledger/",
    "council.place.ledger.what": "who stands behind each released figure, to compare assessments with each other",
    "council.place.ledger.personal": "customers and people who answered, as keyed hashes; the key lies beside them",
    "council.place.ledger.until": "No date: without it later assessments could not be compared with earlier ones.",
    "council.place.reports.name": "in reports/",
    "council.place.reports.what": "the same in words and pictures",
    "council.place.reports.personal": "as assessments",
    "council.place.reports.until": "No date: the program deletes no report; whoever makes it again replaces it.",
    "council.place.papers.name": "in works-council/",
    "council.place.papers.what": "all versions of this paper",
    "council.place.papers.personal": "nobody",
    "council.place.papers.until": "No date.",
    "council.place.answers.name": "Web application: answers",
    "council.place.answers.what": "answers of customers by name; opened answers and texts of employees, mixed",
    "council.place.answers.personal": "customers; employees in groups, without a person",
    "council.place.answers.until": "No date. A wave stays until somebody removes it from the database.",
    "council.place.accounts.name": "Web application: accounts",
    "council.place.accounts.what": "address, name, language, roles, ways to sign in",
    "council.place.accounts.personal": "everybody who signs in",
    "council.place.accounts.until": "No date: a closed account stays, so that the audit log can be read.",
    "council.place.addresses.name": "Web application: addresses",
    "council.place.addresses.what": "of those who are asked, with customer, case and what the link is made from",
    "council.place.addresses.personal": "customers and employees who are asked",
    "council.place.addresses.until": (
        "{days} days after the closing, at night. Answers stay without them. Who does not want to be asked stays "
        "as a keyed hash."
    ),
    "council.place.envelopes.name": "Web application: envelopes",
    "council.place.envelopes.what": "sealed answers and encrypted drafts, and their export",
    "council.place.envelopes.personal": "employees; shut without the key",
    "council.place.envelopes.until": (
        "Until the survey is counted; then they are overwritten and deleted, with a key on the server."
    ),
    "council.place.audit.name": "Web application: audit log",
    "council.place.audit.what": "who saw or changed what about customers and settings",
    "council.place.audit.personal": "people who have a role",
    "council.place.audit.until": "No date: no entry can be taken out.",
    "council.place.collected.name": "in web/answers/",
    "council.place.collected.what": "the answers, as tables for the next load",
    "council.place.collected.personal": "as answers, without addresses",
    "council.place.collected.until": "Written anew before each load.",
    "council.place.backups.name": "Backups and copies",
    "council.place.backups.what": "what other programs back up or people pass on",
    "council.place.backups.personal": "as what was copied",
    "council.place.backups.until": "Not known to the program. What was deleted in the store is still in them.",
    "council.keeping.deleted.head": "To erase a person",
    "council.keeping.deleted.text": (
        "There is no command for it. The way today: erase in the source, load again, and load once more after more "
        "than {hours} hours; or delete the store and load everything anew."
    ),
    "council.keeping.customer.head": "To tell a person what is held on them",
    "council.keeping.customer.text": "There is no command for this either; the answer comes from the sources.",
    # limits
    "council.limits.title": "{count} limits must be known before one signs",
    "council.limits.lead": "What the program does not do or cannot know. The list follows the settings.",
    "council.limit.store.head": "The store is not protected, only the results are",
    "council.limit.store.text": (
        "Minimum groups hold for results. Whoever may read the folder can open the store with another program and "
        "evaluate it at will. The folder needs the rights of a personnel file."
    ),
    "council.limit.assessments.head": "What the ledger does not see",
    "council.limit.assessments.text": (
        "Every assessment is compared with all earlier ones of the same answers, two figures at a time. Three or more "
        "joined together are not looked for across assessments, nor is an answer that somebody corrects later."
    ),
    "council.limit.small_units.head": "Whoever was there knows more",
    "council.limit.small_units.text": (
        "Little above the minimum group, colleagues may guess whose doing a value is. A higher minimum helps; it is "
        "one line in the settings."
    ),
    "council.limit.names.head": "Names in words are not noticed",
    "council.limit.names.text": (
        "If a unit, a channel or an activity is called like a person, the name stands in the store and, where that "
        "column is told apart, in results."
    ),
    "council.limit.settings.head": "Settings change without consent",
    "council.limit.settings.text": (
        "Whoever may write fremdbild.toml can change columns, groupings and minimum group. The program asks nobody; "
        "it shows the change only when somebody makes the next version of this paper."
    ),
    "council.limit.time.head": "The paper holds for one day",
    "council.limit.time.text": (
        "Earlier assessments may have had other settings. Each records its own in manifest.json."
    ),
    "council.limit.order.head": "Units are compared",
    "council.limit.order.text": (
        "The report does not rank units, but it shows their values below each other and singles out those that surely "
        "differ. Whoever leads a unit is thereby compared indirectly, even though no figure is about them alone."
    ),
    "council.limit.team_answers.head": "Verdicts on small teams",
    "council.limit.team_answers.text": (
        "Answers of those who were asked are shown by unit from {minimum} who answered on, whatever the size of the "
        "team. In a team of two everybody knows who is meant."
    ),
    "council.limit.headcount.head": "Headcounts can be wrong",
    "council.limit.headcount.text": (
        "The protection of teams hangs on the headcounts that were loaded. If they are out of date or too high, the "
        "program shows too much."
    ),
    "council.limit.declared.head": "The program believes the declared size",
    "council.limit.declared.text": (
        "The settings declare {teams} people or more in every unit for which there is no headcount. This is not "
        "checked."
    ),
    "council.limit.answers.head": "Answers of employees come from other programs, too",
    "council.limit.answers.text": (
        "The settings name sources that may hold answers of employees. The program does not see what happens in "
        "the program that asked; answers have to be made anonymous and put into groups there."
    ),
    "council.limit.case.head": "A concern counts as a person",
    "council.limit.case.text": (
        "The sources give no customer number. So the minimum group counts concerns; seven concerns may be those of a "
        "single customer."
    ),
    "council.limit.sql.head": "SQL reads more than it stores",
    "council.limit.sql.text": (
        "The SQL of a source can read columns with people in order to count or sort them. It stands after the limits, "
        "so that it can be checked."
    ),
    "council.limit.comments.head": "Free texts are stored as they are",
    "council.limit.comments.text": (
        "Also with names of employees that somebody writes. Those that come from sources are shown nowhere; in "
        "the store they are there."
    ),
    "council.limit.behaviour.head": "Times tell of work",
    "council.limit.behaviour.text": (
        "Whoever may read the store and knows the roster can tell single people in small units. It is not computed; "
        "the data are suited to it. Whether that brings co-determination is for the parties to judge."
    ),
    "council.limit.remarks.head": "Texts can give somebody away",
    "council.limit.remarks.text": (
        "What people write in the web application is read by an analyst as it is, and masked before others see "
        "it. Rules help to find names; a style or a story they do not find."
    ),
    "council.limit.operator.head": "Whoever runs the server",
    "council.limit.operator.text": (
        "Could change the program, show another key or invent envelopes. The fingerprint of the key, compared "
        "with that of the trustee, helps against the second; nothing in the program helps against the first."
    ),
    "council.limit.roles.head": "Roles are given by people",
    "council.limit.roles.text": (
        "One person may be analyst and trustee at once; the program does not forbid it. Who has which role "
        "belongs in an agreement."
    ),
    # to agree, and to sign
    "council.agreement.title": "{count} points are not settled by the program; they belong in an agreement",
    "council.agreement.lead": "Room for what both sides agree, or for the agreement in which it stands.",
    "council.agree.purpose.head": "Purpose and forbidden use",
    "council.agree.purpose.text": "What results may be used for, and what not: appraisal, pay, warnings.",
    "council.agree.readers.head": "Who may read the folder",
    "council.agree.readers.text": "Which functions; who grants and withdraws rights.",
    "council.agree.readers_roles.head": "Who may read the folder, and who has which role",
    "council.agree.readers_roles.text": (
        "Which functions; who grants and withdraws rights; who is trustee, and that it is nobody who evaluates."
    ),
    "council.agree.units.head": "Which units are told apart, and who sees it",
    "council.agree.units.text": "Whether the head of a unit sees its figures first, and whether others see them.",
    "council.agree.minimum.head": "Which minimum group holds",
    "council.agree.minimum.text": (
        "For results, for teams and for comments, and that it is not lowered without consent."
    ),
    "council.agree.retention.head": "How long what is kept",
    "council.agree.retention.text": "Sources, store, assessments, reports, backups; who deletes, and who checks it.",
    "council.agree.settings.head": "Who may change settings",
    "council.agree.settings.text": "And how long before that the employees' representatives hear of it.",
    "council.agree.papers.head": "When this paper is made anew",
    "council.agree.papers.text": "Such as before each assessment and each new version of the program.",
    "council.sign.title": "Version {number} was presented",
    "council.sign.text": (
        "Both sides confirm that they have seen version {number}. The signature replaces neither an agreement nor a "
        "consent."
    ),
    "council.sign.place": "Place, date",
    "council.sign.employer": "For the employer",
    "council.sign.council": "For the works council or staff council",
    # the difference to the version before
    "council.changes.title.one": "Since version {number} of {date}, {count} point has changed",
    "council.changes.title.many": "Since version {number} of {date}, {count} points have changed",
    "council.changes.more.one": "{count} more point has changed",
    "council.changes.more.many": "{count} more points have changed",
    "council.changes.lead": (
        "Everything that this paper states is compared. A source that came or went stands for its columns."
    ),
    "council.thing.organisation": "Name of the organisation{name}",
    "council.thing.minimum_people": "Minimum group, people{name}",
    "council.thing.minimum_comments": "Minimum group, comments{name}",
    "council.thing.two_points_apart": "Narrow bounds{name}",
    "council.apart.unsafe_cells": "ruled out for groups that are too small",
    "council.apart.every_hidden_cell": "ruled out for every hidden group",
    "council.thing.teams_at_least": "Declared size of teams{name}",
    "council.thing.floor": "Floor in the program{name}",
    "council.thing.application": "Web application{name}",
    "council.thing.right": "Right: {name}",
    "council.thing.addresses_days": "Days after the closing until addresses are deleted{name}",
    "council.thing.source": "Source {name}",
    "council.thing.column": "Column {name} of source {source}",
    "council.thing.meaning": "Meaning of column {name} of source {source}",
    "council.thing.sql": "SQL of source {name}",
    "council.thing.grouping": "Grouping {name}",
    "council.thing.measure": "Measure {name}",
    "council.thing.statistics": "What the measure {name} shows",
    "council.thing.target": "Target: {name}",
    "council.thing.limit": "Limit {name}",
    "council.thing.addressee": "Addressee of the report {name}",
    "council.thing.languages": "Languages of the reports{name}",
    "council.thing.time_zone": "Time zone{name}",
    "council.thing.store": "Folder of the store{name}",
    "council.thing.engine": "What it is computed with{name}",
    "council.thing.version": "Version of {name}",
    "council.was.absent": "was not there",
    "council.was.removed": "is gone",
    "council.was.unset": "not set",
    "council.was.there": "yes",
    "council.was.sql": "checksum {hash}",
    "council.was.columns.one": "{count} column ({names})",
    "council.was.columns.many": "{count} columns ({names})",
}
