"""Words of the place *Ask*: preparing, sending and closing waves, and the mails to those who are asked."""

from __future__ import annotations

ASK: dict[str, str] = {
    # The place.
    "ask.home.none": "Nobody has been asked yet.",
    "ask.home.lead.none": (
        "In five small steps you ask customers how they see you, or employees how they see themselves. Nothing is "
        "sent before the last step."
    ),
    "ask.home.lead": (
        "Each wave asks once, of people whom you choose. Results appear in the picture once they are counted."
    ),
    "ask.home.all": "All waves",
    "ask.running.none": "no wave is running",
    "ask.running.one": "one wave is running",
    "ask.running.many": "{count} waves are running",
    "ask.counted.none": "none has been counted",
    "ask.counted.one": "one has been counted",
    "ask.counted.many": "{count} have been counted",
    "ask.waiting.one": "one is waiting",
    "ask.waiting.many": "{count} are waiting",
    "ask.running_and_counted": "{running}, {counted}.",
    "ask.running_waiting_and_counted": "{running}, {waiting}, {counted}.",
    "ask.list.wave": "Wave",
    "ask.list.how": "How",
    "ask.list.asked": "Asked",
    "ask.list.answered": "Answered",
    "ask.list.stands": "State",
    "ask.list.go": "Go to",
    "ask.list.by_link": "by a link",
    "ask.list.to.draft": "Go on",
    "ask.list.to.look": "Look",
    "ask.list.to.picture": "Look",
    "ask.how.trustee": "anonymous, key held by the trustee",
    "ask.how.server": "anonymous, key on the server",
    "ask.how.anonymous": "anonymous",
    "ask.how.named": "named, belongs to the case",
    "ask.how.link": "named, by a link for everybody",
    "ask.how.event": "named, after a case",
    "ask.stands.draft": "not sent yet",
    "ask.stands.waiting": "waits for the trustee",
    "ask.stands.approved": "approved, not sent yet",
    "ask.stands.early": "opens on {day}",
    "ask.stands.open": "open until {day}",
    "ask.stands.closed": "closed on {day}, envelopes shut",
    "ask.stands.counted": "counted on {day}",
    "ask.stands.released": "released",
    "ask.about": "about {count}",
    "ask.below_fifty": "told from 50 on",
    "ask.when_opened": "told when opened",
    "ask.protected": "protected",
    "ask.whole": "Whole organisation",
    "ask.today": "today",
    "ask.on_weekday": "on {day}",
    "ask.on_day": "on {day}",
    "ask.weekday.0": "Monday",
    "ask.weekday.1": "Tuesday",
    "ask.weekday.2": "Wednesday",
    "ask.weekday.3": "Thursday",
    "ask.weekday.4": "Friday",
    "ask.weekday.5": "Saturday",
    "ask.weekday.6": "Sunday",
    "ask.yes": "yes",
    "ask.no": "no",
    "ask.onward": "Next",
    "ask.back": "Back",
    "ask.leave": "Leave it",
    "ask.deleted": "The draft is deleted.",
    "ask.role.employee": "Employees",
    "ask.role.manager": "Managers",
    "ask.role.customer": "Customers",
    "ask.role.observer": "Observers",
    # The next step.
    "ask.step.new.first": "Ask for the first time",
    "ask.step.new.first.text": "It takes about ten minutes. You can stop at any step; what you entered is kept.",
    "ask.step.new.more": "Prepare a new wave",
    "ask.step.new.more.text": "Five small steps; nothing is sent before the last one.",
    "ask.step.draft": "Finish the draft",
    "ask.step.draft.text": "“{wave}” is prepared in part. Nothing has been sent.",
    "ask.step.approve": "Look at the wave and decide",
    "ask.step.approve.text": (
        "It waits for you: questions, groups, minimums and dates. Nothing is sent without your yes."
    ),
    "ask.step.send": "Go to the last step",
    "ask.step.send.text": "The trustee said yes. The invitations leave with the last step.",
    "ask.step.remind": "Prepare a reminder",
    "ask.step.remind.sealed": (
        "It goes to all {count} {day}, also to those who have answered: who they are, we do not know."
    ),
    "ask.step.remind.sealed.none": (
        "None is planned. It would go to all {count}, also to those who have answered: who they are, we do not know."
    ),
    "ask.step.remind.named": "It goes {day} to those who have not answered by then.",
    "ask.step.remind.named.none": "None is planned. It would go to those who have not answered by then.",
    "ask.step.open": "Open the envelopes",
    "ask.step.open.text": "On your own machine, with your key. The page leads you through three steps.",
    "ask.step.assess": "Assess the period",
    "ask.step.assess.text": "The answers are in. The assessment takes them into the picture.",
    "ask.step.release": "Tell what came out",
    "ask.step.release.text": "Those who were asked get a mail with what you do now.",
    # Steps.
    "ask.steps": "Steps",
    "ask.step_name.whom": "Whom",
    "ask.step_name.questions": "Questions",
    "ask.step_name.people": "People",
    "ask.step_name.time": "When and how",
    "ask.step_name.check": "Check and send",
    "ask.stale": "Somebody changed this meanwhile. Here is how it stands now; nothing of yours was stored.",
    "ask.stale.title": "Somebody else saved this while you were writing.",
    "ask.stale.kept": "Your entries are still in the form below. Save them to replace theirs, which are:",
    "ask.stale.save": "Save mine instead",
    "ask.whom.title": "Whom do you ask?",
    "ask.whom.customer": "Customers",
    "ask.whom.inside": "Employees and managers",
    "ask.whom.observer": "Observers",
    "ask.whom.help.customer": "How others see you: after a case, or once a quarter. You choose whether by name.",
    "ask.whom.help.inside": "How you see yourselves. Always anonymous: answers are sealed until the closing.",
    "ask.whom.help.observer": "People who watch meetings and rooms: what do they notice?",
    "ask.whom.empties": "If you change this, the list of people is emptied.",
    "ask.whom.fixed": "A wave of this survey has begun: whom it asks is fixed. Ask others with a new survey.",
    "ask.questions.title": "What do you ask?",
    "ask.questions.each": "For each person: {counted}.",
    "ask.per_person": "{count} questions",
    "ask.per_person.one": "one question",
    "ask.per_person.employee": "{count} questions to employees",
    "ask.per_person.manager": "{count} to managers",
    "ask.per_person.what": "Counted is what one person is asked, without the remark at the end.",
    "ask.asked.lead": "{title}. For each person: {counted}, without the remark at the end.",
    "ask.questions.own": "Your own.",
    "ask.questions.preview": "Read the questions in both languages",
    "ask.questions.languages": "Languages",
    "ask.questions.touchpoint": "About which touchpoint, if about one",
    "ask.questions.touchpoint.help": "Its short name, as in your data: hotline, claim. Leave it empty for the whole.",
    "ask.questions.make": "Write or import questions of your own",
    "ask.people.title": "{count} people are asked.",
    "ask.people.title.one": "One person is asked.",
    "ask.people.title.none": "Who is asked?",
    "ask.people.title.link": "Whoever has the link is asked.",
    "ask.people.title.event": "{count} addresses are known.",
    "ask.people.lead": "Paste addresses, one on each line, or a table. Nobody is sent anything yet.",
    "ask.people.lead.inside": (
        "Paste a table with address, unit and role. Units decide what can be shown; nobody is sent anything yet."
    ),
    "ask.people.lead.event": (
        "Addresses are looked for in this list by system and record, then in the column email of your customer records."
    ),
    "ask.people.pasted": "Paste a list",
    "ask.people.pasted.help": (
        "One address on each line is enough. A table begins with a line of names; these are known:"
    ),
    "ask.people.file": "Or upload it as a CSV file",
    "ask.people.file.help": "From a spreadsheet: save as CSV. At most 8 MB at once; several lists add up.",
    "ask.people.makes_units": "Make units that are not known yet",
    "ask.people.makes_units.help": (
        "They stand at the top. Where they belong can be set later, before the wave is sent."
    ),
    "ask.people.add": "Add these people",
    "ask.people.added": "{count} added.",
    "ask.people.twice": "{count} stood there twice and were left out.",
    "ask.people.twice.one": "One stood there twice and was left out.",
    "ask.people.opted_out": "{count} do not want to be asked and were left out.",
    "ask.people.opted_out.one": "One person does not want to be asked and was left out.",
    "ask.people.new_units": "{count} units were made.",
    "ask.people.new_units.one": "One unit was made.",
    "ask.people.removed": "The list is empty.",
    "ask.people.there": "{count} on the list",
    "ask.people.first": "The first {shown} of {count}.",
    "ask.people.email": "Address",
    "ask.people.language": "Language",
    "ask.people.unit": "Unit",
    "ask.people.role": "Role",
    "ask.people.record": "Customer",
    "ask.people.case": "Case",
    "ask.people.remove": "Empty the list",
    "ask.people.other": "Without a list",
    "ask.people.link.text": (
        "A link or a QR code for everybody, for a poster or a letter. It counts answers and not people: somebody "
        "may answer twice, and no share can be told."
    ),
    "ask.people.link.make": "Make a link for everybody",
    "ask.people.link.remove": "Take the link away",
    "ask.people.event": "Ask after a case was closed",
    "ask.people.event.text": "Or by itself: whoever had a case that was closed is asked a while later.",
    "ask.event.title": "Ask after a case was closed",
    "ask.event.lead": (
        "Cases come from your data. A case is known when it is loaded: with a load every night, people are asked "
        "in the morning. Cases closed more than seven days before the load are not asked about. Whoever opted out "
        "is never asked."
    ),
    "ask.event.minutes": "Minutes after the closing",
    "ask.event.minutes.help": "60 is an hour.",
    "ask.event.rest_days": "Not more often than every … days",
    "ask.event.rest_days.help": "Per customer and address, over all your named surveys.",
    "ask.event.save": "Ask like this",
    "ask.event.stop": "Ask from a list again",
    "ask.time.title": "When and how?",
    "ask.time.name": "What the survey is called",
    "ask.time.name.help": "Those who are asked read it.",
    "ask.time.wave": "What this wave is called",
    "ask.time.wave.help": "Short, such as 2026-Q4: letters, digits and - _ .",
    "ask.time.opens": "Opens",
    "ask.time.opens.help": "Empty: as soon as it is sent.",
    "ask.time.closes": "Closes",
    "ask.time.reminds": "Reminder",
    "ask.time.reminds.help": "Empty: none. It can be moved later.",
    "ask.time.kind": "By name or anonymously",
    "ask.time.kind.named": "By name",
    "ask.time.kind.anonymous": "Anonymous",
    "ask.time.kind.help.named": (
        "Answers join the customer and the case; those who looked after it see them. The first page says so."
    ),
    "ask.time.kind.help.anonymous": (
        "Answers are sealed and opened after the closing, all at once and mixed. Results show groups that are "
        "large enough, and nothing else."
    ),
    "ask.time.anonymous.always": "Employees and managers are always asked anonymously.",
    "ask.time.anonymous.text": (
        "Their answers are sealed and opened after the closing, all at once and mixed. Comments are parted from "
        "answers. Before the invitations leave, the trustee says yes."
    ),
    "ask.time.key": "Who holds the key",
    "ask.time.key.if": "Who holds the key, if it is anonymous",
    "ask.time.key.trustee": "The trustee",
    "ask.time.key.server": "The server",
    "ask.time.key.help.trustee": (
        "Works council or data protection, on a machine of their own. If they lose the key, the wave is lost: "
        "nobody can open it."
    ),
    "ask.time.key.help.server": (
        "A file outside of database and backup. The administrators of the server could open the envelopes, and the "
        "first page tells everybody so. If the file is lost, the wave is lost."
    ),
    "ask.time.key.no_trustee": (
        "Nobody here has the role of the trustee. So the key is a file on the server, outside of database and "
        "backup: the administrators of the server could open the envelopes, and the first page tells everybody so. "
        "If the file is lost, the wave is lost. An administrator can give somebody the role; then they approve and "
        "hold the key."
    ),
    "ask.time.remark": "Ask for a remark at the end",
    "ask.time.remark.help": "Remarks appear only after an analyst has masked names and places.",
    "ask.time.half": "Count what somebody answered who leaves half-way",
    "ask.time.half.help": "For named surveys. The first page says so.",
    "ask.check.title": "All is ready to be sent.",
    "ask.check.title.not": "Something is missing before this can be sent.",
    "ask.check.title.approval": "All is ready for the trustee.",
    "ask.check.title.waiting": "The trustee has the wave now.",
    "ask.check.waiting.text": (
        "Nothing is sent before they say yes. If you change something, it has to be asked for again."
    ),
    "ask.check.refused": "The trustee gave it back:",
    "ask.check.obstacles": "To mend first",
    "ask.check.send": "Send {count} invitations",
    "ask.check.open": "Open the wave",
    "ask.check.ask_approval": "Ask the trustee for their yes",
    "ask.check.freeze": (
        "With this step questions, groups, minimums and anonymity are fixed and cannot be changed any more."
    ),
    "ask.check.approval.text": (
        "They see questions, groups, minimums and dates of deletion, and nothing of the answers."
    ),
    "ask.check.whom": "Whom",
    "ask.check.people": "{count} people on the list",
    "ask.check.link": "whoever has the link",
    "ask.check.nobody": "nobody yet",
    "ask.check.event": (
        "{minutes} minutes after a case is closed, at most every {days} days; {known} addresses on the list"
    ),
    "ask.check.what": "What",
    "ask.check.read": "Read the questions",
    "ask.check.when": "When",
    "ask.check.at_once": "at once",
    "ask.check.until": "until",
    "ask.check.how": "How",
    "ask.check.mail": "The invitation",
    "ask.check.delete": "Delete the draft",
    "ask.obstacle.questions": "The questionnaire is not there any more.",
    "ask.obstacle.nobody": "Nobody is asked yet.",
    "ask.obstacle.not_asked": "The questionnaire has no questions for {perspective}, who are on the list.",
    "ask.obstacle.language": "The questionnaire is written in none of the languages chosen.",
    "ask.obstacle.closes": "It closes too early: at least half an hour after it opens, and not in the past.",
    "ask.obstacle.reminds": "The reminder is not between opening and closing.",
    "ask.obstacle.named_inside": "Employees and managers are always asked anonymously.",
    "ask.obstacle.anonymous_link": "Anonymous waves ask people on a list: without a link, and not after a case.",
    "ask.obstacle.no_trustee": "Nobody has the role of the trustee any more, who was to hold the key.",
    "ask.obstacle.too_few": "{people} people are too few: below {minimum} nothing could ever be shown.",
    "ask.cells.title": "Every group reaches {minimum} people.",
    "ask.cells.title.small": "{count} groups are below {minimum} people and join others.",
    "ask.cells.title.not": "{people} people are below {minimum}: nothing could be shown.",
    "ask.cells.text": (
        "This holds if everybody answers; with fewer answers more groups join. Groups below {minimum} answers join "
        "their neighbours in the next unit up."
    ),
    "ask.cells.lost.manager": (
        "There are fewer than {minimum} managers in all: they count as employees, and what only they are asked is "
        "dropped."
    ),
    "ask.cells.lost.employee": (
        "There are fewer than {minimum} employees in all: they count with the managers, and what only they are "
        "asked is dropped."
    ),
    "ask.cells.unit": "Unit",
    "ask.cells.role": "Role",
    "ask.cells.invited": "Asked",
    "ask.cells.shown": "How it will be shown",
    "ask.cells.alone": "by itself, if enough answer",
    "ask.cells.joins": "with others, as {unit}",
    "ask.cells.joins.whole": "with others, as the whole organisation",
    "ask.cells.not": "not at all",
    # Lists of people.
    "ask.list.problems": "Nobody was added. Please mend these and add the list again:",
    "ask.list.more": "and {count} more",
    "ask.list.line": "Line {line}: {problem}",
    "ask.list.empty": "The list is empty. Paste at least one address, or choose a file.",
    "ask.list.not_text": "This is not a text file. Save the table as CSV and try again.",
    "ask.list.not_csv": "The table cannot be read ({reason}). Check the quotation marks, or save it as CSV again.",
    "ask.list.too_many": "The list has {count} lines; at most {most} can be added at once.",
    "ask.list.too_wide": "has {count} cells, but the first line names {most} columns.",
    "ask.list.too_long": "“{column}” has more than {most} letters.",
    "ask.list.email": "“{written}” is not an e-mail address.",
    "ask.list.no_email": "the e-mail address is missing.",
    "ask.list.language": "the language “{written}” is not known; write {known}.",
    "ask.list.role": "the role “{written}” is not known; write employee or manager.",
    "ask.list.record": "customer and system belong together: write both or neither; a list for cases needs both.",
    "ask.list.unit": "the unit “{written}” is not known. Mend it, or tick that unknown units are made.",
    "ask.list.unit_name": (
        "the unit “{written}” cannot be made: another one has nearly this name, or it has no letters."
    ),
    "ask.list.no_names": "the first line must name the columns, email at least. Known are {columns}.",
    "ask.list.column": "the column “{written}” is not known. Known are {columns}.",
    "ask.list.column_twice": "the column “{written}” stands there twice.",
    # Forms.
    "ask.wrong.required": "Please fill this in.",
    "ask.wrong.invalid": "This cannot be read.",
    "ask.wrong.invalid_choice": "Please choose one of these.",
    "ask.wrong.null_characters_not_allowed": "This holds a mark that cannot be seen. Take it out.",
    "ask.wrong.max_length": "At most {most} letters.",
    "ask.wrong.number": "A whole number from {lowest} to {highest}.",
    "ask.wrong.moment": "Write day and time, such as 2026-11-20T18:00.",
    "ask.wrong.name": "Letters, digits and - _ . only; it begins with a letter or a digit.",
    "ask.wrong.name_taken": "This name is taken.",
    "ask.wrong.questionnaire_name": "Small letters, digits and - only; it begins with a letter.",
    "ask.wrong.unseen": "This holds a mark that cannot be seen. Take it out.",
    "ask.wrong.after_closing": "This is after the closing.",
    "ask.wrong.before_opening": "This is before the opening.",
    "ask.wrong.reminder": "The reminder goes out between now and the closing.",
    "ask.wrong.file": "Please choose a file that is not empty.",
    # A wave.
    "ask.headline.early": "{asked} people will be asked on {opens}.",
    "ask.headline.waiting": "Nothing is sent before the trustee says yes.",
    "ask.headline.approved": "The trustee said yes. {asked} people can be asked.",
    "ask.headline.open.named": "{answered} of {asked} have answered. The wave is open until {day}.",
    "ask.headline.open.link": "{answered} answers have come in. The wave is open until {day}.",
    "ask.headline.open.sealed": "About {answered} of {asked} have answered. The envelopes stay shut until {day}.",
    "ask.headline.open.few": "{asked} people are asked. The envelopes stay shut until {day}.",
    "ask.headline.closed.sealed": "About {answered} of {asked} have answered. The envelopes are in, and still shut.",
    "ask.headline.closed.few": "The wave is closed. The envelopes are in, and still shut.",
    "ask.headline.counted.named": "{answered} of {asked} answered. The wave is counted.",
    "ask.headline.counted.link": "{answered} answers came in. The wave is counted.",
    "ask.headline.counted.protected": "{asked} people were asked. The wave is counted.",
    "ask.headline.nothing": "The wave is closed, and nothing of it was opened.",
    "ask.wave.as_of": "as of",
    "ask.wave.retry": "Try again",
    "ask.wave.unsent": "{count} invitations are still on their way.",
    "ask.wave.refused.one": "The mail server refused one address for good. Nothing goes there any more.",
    "ask.wave.refused": "The mail server refused {count} addresses for good. Nothing goes there any more.",
    "ask.wave.named": "by name: answers join the case",
    "ask.wave.share": "that is {share}, 95% interval",
    "ask.wave.by_link": "through the link: answers, not people",
    "ask.wave.until": "Open until",
    "ask.wave.again": "Ask the same survey again",
    "ask.wave.nothing": (
        "Fewer than {minimum} people answered, or the wave was given up. Envelopes, addresses and key are destroyed."
    ),
    "ask.wave.shut": "How many are in is told here as soon as they have been opened.",
    "ask.wave.not_yet": "Nothing has been sent yet.",
    "ask.envelopes.about": "About {answered} of {asked} envelopes are in, and shut.",
    "ask.envelopes.few": "Of {asked} people fewer than 50 had answered at the last count, or none was made yet.",
    "ask.envelopes.note": (
        "One envelope stands for {people} people. While the wave is open there is no more than this one figure: "
        "once a day, in tens, from 50 on."
    ),
    "ask.terms.nobody": "What nobody sees",
    "ask.terms.nobody.text": (
        "What somebody answered, and how many answered in a unit while the wave is open. Administrators do not see "
        "it either."
    ),
    "ask.terms.who": "Who took part",
    "ask.terms.who.text": (
        "No page says it. Whoever has the mails and the database together could find out who took part, never what "
        "they answered."
    ),
    "ask.terms.key": "Who has the key",
    "ask.terms.key.trustee": (
        "The trustee, on a machine of their own. They open once, after the closing. On the server there are closed "
        "envelopes only."
    ),
    "ask.terms.key.server": (
        "The server, in a file outside of database and backup. It opens once, after the closing. Administrators "
        "could open the envelopes before."
    ),
    "ask.terms.key.opened": (
        "On the server nobody any more: envelopes, tickets and addresses are destroyed. The trustee destroys on their "
        "machine the private key with all copies, the export and the result."
    ),
    "ask.terms.key.destroyed": "Nobody any more. Envelopes, tickets, addresses and the server's key are destroyed.",
    "ask.terms.fingerprint": "Fingerprint of the key, to compare:",
    "ask.terms.shown": "What can be seen afterwards",
    "ask.terms.shown.text": "Results of groups from {minimum} people on. Smaller ones join the next unit up.",
    "ask.rates.title": "So many answered",
    "ask.rates.title.protected": "How many answered is protected",
    "ask.rates.share": "Answered, with 95% interval",
    "ask.rates.note": (
        "A share is told where at least {minimum} answered and at least {minimum} did not, and where no other one "
        "could be worked out from it."
    ),
    "ask.link.title": "The link for everybody",
    "ask.link.text": "For posters, letters, receipts. It counts answers and not people.",
    "ask.link.download": "Download the QR code",
    "ask.link.alt": "QR code of the link",
    "ask.mark.invited": "Invitation to {count}",
    "ask.mark.remind.all": "Reminder to all {count}",
    "ask.mark.remind.rest": "Reminder to those who have not answered",
    "ask.mark.closes": "The wave closes at {time}",
    "ask.mark.today": "today",
    "ask.mark.after": "After the closing",
    "ask.mark.opens.trustee": "The trustee opens and mixes; envelopes, addresses and key are destroyed",
    "ask.mark.opens.server": "The server opens and mixes; envelopes, addresses and key are destroyed",
    "ask.mark.addresses": "Addresses and links of the invitations are deleted",
    "ask.mark.addresses.gone": "Addresses and links of the invitations were deleted",
    "ask.mark.then": "Then",
    "ask.mark.next": "Next",
    "ask.mark.results": "Results to those who were asked",
    "ask.coming": "Next: {parts}",
    "ask.coming.opens": "{day} the opening",
    "ask.coming.remind": "{day} the reminder",
    "ask.coming.closes": "{day} the closing",
    "ask.coming.draft": "The wave is a draft",
    "ask.coming.waiting": "The wave waits for the trustee",
    "ask.coming.approved": "The wave can be sent",
    "ask.coming.open": "The wave is being closed",
    "ask.coming.closed": "Next: the envelopes are opened",
    "ask.coming.counted": "Next: the results are told",
    "ask.coming.released": "The wave is complete",
    "ask.foot.sealed": (
        "What we cannot rule out: a tampered server, and forged envelopes. How we guard against it stands in Trust."
    ),
    "ask.foot.trust": "How an answer stays secret",
    "ask.asked.title": "{count} questions are asked.",
    "ask.job.ask_invite": "The invitations could not be sent.",
    "ask.job.ask_remind": "The reminder could not be sent.",
    "ask.job.ask_results": "The results could not be sent.",
    "ask.job.ask_notify": "Whoever does the next step could not be told.",
    "ask.job.ask_count": "The daily count failed.",
    "ask.job.ask_close": "The wave could not be closed.",
    "ask.job.ask_open": "The envelopes could not be opened.",
    "ask.job.ask_destroy": "Envelopes and addresses could not be destroyed.",
    "ask.job.ask_event": "Closed cases could not be looked for.",
    # Reminder, approval, opening, release.
    "ask.reminder.title": "{count} people have not answered.",
    "ask.reminder.title.sealed": "All {count} are reminded.",
    "ask.reminder.lead": "Only those who have not answered when it leaves are reminded, with the same link.",
    "ask.reminder.lead.sealed": (
        "Also those who have answered: who they are, we do not know. The mail says that they need do nothing. It "
        "leaves in random order."
    ),
    "ask.reminder.when": "When it leaves",
    "ask.reminder.when.help": "Between now and the closing.",
    "ask.reminder.button": "Plan the reminder",
    "ask.approval.title": "{count} people are to be asked. Do you agree?",
    "ask.approval.lead": (
        "What you see here is fixed with your yes. Whoever prepares the wave cannot change it without asking you again."
    ),
    "ask.approval.questions": "Questions",
    "ask.approval.minimum": "Smallest group shown",
    "ask.approval.comments": "for remarks {minimum}",
    "ask.approval.remark": "Remark at the end",
    "ask.approval.key": "Your key",
    "ask.approval.key.text": (
        "On a machine of your own make the key pair with this command, and give the public half here. Keep the "
        "private half off this server. Compare the fingerprint afterwards: the page of the wave shows it."
    ),
    "ask.approval.lost": "If the private half or its passphrase is lost, the wave is lost: nobody can open it.",
    "ask.approval.key_file": "The file that ends with .public",
    "ask.approval.key_file.help": "Or paste its text below.",
    "ask.approval.key_text": "Text of the public key",
    "ask.approval.no_key": "Choose the file that ends with .public, or paste its text.",
    "ask.approval.private_key": (
        "This is the private half. It must never be on this server: make a new key pair, destroy this one, and give "
        "the file that ends with .public here."
    ),
    "ask.approval.not": "Not approved",
    "ask.approval.yes": "Approve",
    "ask.approval.no.title": "Or give it back",
    "ask.approval.reason": "What should be different",
    "ask.approval.reason.help": "Whoever prepares the wave reads it.",
    "ask.approval.no": "Give it back",
    "ask.approval.refused": "You gave the wave back.",
    "ask.deletion.title": "What is deleted, and when",
    "ask.deletion.envelopes": "Envelopes, tickets, export",
    "ask.deletion.envelopes.text": "As soon as the wave is counted.",
    "ask.deletion.addresses": "Addresses",
    "ask.deletion.addresses.text": (
        "Their link to the ticket with the counting. The addresses alone stay, in random order, until the mail "
        "with the results has left."
    ),
    "ask.deletion.key": "Key",
    "ask.deletion.key.trustee": "You destroy it on your machine after the counting.",
    "ask.deletion.key.server": "The server destroys the file with the counting.",
    "ask.opening.title": "The envelopes are in. Open them on your machine.",
    "ask.opening.lead": "Every wave is opened once. Afterwards envelopes, tickets, addresses and key are destroyed.",
    "ask.opening.one": "1. Fetch the envelopes",
    "ask.opening.download": "Download the envelopes",
    "ask.opening.two": "2. Open them with your key",
    "ask.opening.two.text": (
        "On your own machine, where the private half lies. It mixes answers and remarks, and joins small groups."
    ),
    "ask.opening.three": "3. Bring the result back",
    "ask.opening.three.text": "The file that ends with .opened.zip. It holds no names, tickets or times.",
    "ask.opening.file": "Result",
    "ask.opening.upload": "Give the result to the server",
    "ask.opening.not": "Nothing was taken in",
    "ask.give_up.title": "Or give the wave up",
    "ask.give_up.text": (
        "Where the key is lost, or too few answered. Envelopes and addresses are destroyed unopened; nobody can "
        "bring them back."
    ),
    "ask.give_up.really": "To confirm, write",
    "ask.give_up.button": "Destroy the envelopes unopened",
    "ask.give_up.not_meant": "Nothing was destroyed: the name of the wave was not written.",
    "ask.release.title": "{count} people get a mail with the results.",
    "ask.release.lead": "Those who answered, each with the link that they know. It then leads to what you write here.",
    "ask.release.lead.sealed": (
        "Everybody who was asked, since nobody knows who answered. Their addresses are deleted with the mail."
    ),
    "ask.release.forgotten": (
        "Their addresses were deleted on {day}, so nobody gets a mail. "
        "The links of the invitations still lead to what you write here."
    ),
    "ask.release.now": "What we do now",
    "ask.release.now.help": "Two or three sentences: what came out, what you do about it, and until when.",
    "ask.release.button": "Send to those who were asked",
    # Questionnaires.
    "ask.questionnaires": "Questionnaires",
    "ask.questionnaires.title": "You have {own} of your own, and {shipped} that come with fremdbild.",
    "ask.questionnaires.title.none": "{shipped} questionnaires are ready to be used.",
    "ask.questionnaires.lead": "Inside and outside can be compared where both sides are asked alike.",
    "ask.questionnaires.new": "Write one of your own",
    "ask.questionnaires.import": "Import an instrument file",
    "ask.questionnaires.own": "Your own",
    "ask.questionnaires.shipped": "Ready to be used",
    "ask.questionnaire.title": "Title",
    "ask.questionnaire.title.de": "Title in German",
    "ask.questionnaire.title.en": "Title in English",
    "ask.questionnaire.name": "Short name",
    "ask.questionnaire.name.help": "Small letters, digits and -, such as our-fifteen.",
    "ask.questionnaire.base": "Begin with the questions of",
    "ask.questionnaire.count": "Questions",
    "ask.questionnaire.changed": "Changed",
    "ask.questionnaire.edit": "Edit",
    "ask.questionnaire.file": "Download as a file",
    "ask.questionnaire.version": "version {version}",
    "ask.questionnaire.headline": "{count} statements, each in every language.",
    "ask.questionnaire.problems": "Nothing was saved. Please mend these:",
    "ask.questionnaire.saved": "Saved. Waves that have begun keep their own copy.",
    "ask.questionnaire.save": "Save",
    "ask.questionnaire.stale": (
        "What you wrote is still below. If you save it, it replaces theirs; you can fetch theirs first:"
    ),
    "ask.questionnaire.theirs": "their version as a file",
    "ask.new_questionnaire.title": "A questionnaire of your own begins with another one.",
    "ask.new_questionnaire.lead": (
        "You get a copy and change it. Statements that you leave alone stay comparable with it."
    ),
    "ask.import.title": "Import a questionnaire from a file.",
    "ask.import.lead": "An instrument file (.toml), as fremdbild instrument export writes it.",
    "ask.import.file": "File",
    "ask.import.replaces": "Replace a questionnaire of the same name",
    "ask.import.button": "Import",
    "ask.statement": "Statement {number}",
    "ask.statement.text": "Wording",
    "ask.statement.scale": "Scale",
    "ask.statement.criterion": "Criterion",
    "ask.statement.no_criterion": "none of the fifteen",
    "ask.statement.asked": "Who is asked",
    "ask.statement.delete": "Delete when saving",
    "ask.statement.more": "One more statement",
    # Mails.
    "ask.mail.invite.subject": "{organisation} asks for your view",
    "ask.mail.invite.text": (
        "Good day\n\n{organisation} would like to know your view: {survey} There are {questions} questions; they "
        "take about {minutes} min."
    ),
    "ask.mail.invite.text.one": (
        "Good day\n\n{organisation} would like to know your view: {survey} It is a single question."
    ),
    "ask.mail.remind.text.one": (
        "Good day\n\n{organisation} would still like to know your view: {survey} It is a single question."
    ),
    "ask.mail.remind.subject": "Reminder: {organisation} asks for your view",
    "ask.mail.remind.text": (
        "Good day\n\n{organisation} would still like to know your view: {survey} There are {questions} questions; "
        "they take about {minutes} min."
    ),
    "ask.mail.remind.sealed": (
        "This reminder goes to everybody, since nobody knows who has answered. If you have, you need do nothing."
    ),
    "ask.mail.until": "You can answer until {day}, {time}.",
    "ask.mail.how.named": "This survey is by name: {organisation} sees your answers and can respond to them.",
    "ask.mail.how.sealed": (
        "Your answer is sealed. Only the trustee can open it, after the closing and together with all others. Keep "
        "this link to yourself; it is yours alone."
    ),
    "ask.mail.how.server": (
        "Your answer is sealed until the closing. The key lies on the server: its administrators could open it. "
        "Keep this link to yourself; it is yours alone."
    ),
    "ask.mail.stop": "If you do not want to be asked any more: {link}",
    "ask.mail.results.subject": "What came out, and what {organisation} does now",
    "ask.mail.results.text": "Good day\n\n{organisation} asked you: {survey} The results are released:",
    "ask.mail.results.now": "What we do now:",
    # Mails to trustee and analysts.
    "ask.notice": "Good day\n\n{text}\n\n{link}\n\n{organisation}\n",
    "ask.notice.approve.subject": "A survey waits for your yes",
    "ask.notice.approve": (
        "The wave “{wave}” lies before you as the trustee: questions, groups, minimums and dates. Nothing is sent "
        "without your yes."
    ),
    "ask.notice.open.subject": "Envelopes wait for your key",
    "ask.notice.open": (
        "The wave “{wave}” is closed. Only you can open the envelopes, on your own machine; the page leads through "
        "three steps."
    ),
    "ask.notice.approved.subject": "The trustee said yes",
    "ask.notice.approved": "The wave “{wave}” can be sent. The last step is here:",
    "ask.notice.refused.subject": "The trustee gave a wave back",
    "ask.notice.refused": "What should be different about the wave “{wave}” stands here:",
    "ask.notice.counted.subject": "A wave is counted",
    "ask.notice.counted": "The envelopes of the wave “{wave}” are opened and counted. How it goes on stands here:",
    # Of one.
    "ask.asked.title.one": "One question is asked.",
    "ask.questionnaire.headline.one": "One statement, in every language.",
    # Closing before the day.
    "ask.close.short": "Close now",
    "ask.close.title": "Shall the wave close now?",
    "ask.close.lead": "The closing is planned for {day}. The pages of those asked say so too.",
    "ask.close.over": "From now on nobody can answer, and no reminder leaves. There is no way back.",
    "ask.close.sealed": "Each envelope counts as it was last handed in. It stays shut.",
    "ask.close.opens.trustee": (
        "Only the trustee can open them, with their key. Where fewer than {minimum} answered, nothing is opened."
    ),
    "ask.close.opens.server": (
        "The server opens them right after. Where fewer than {minimum} answered, nothing is opened."
    ),
    "ask.close.halves": "What somebody has answered half-way counts.",
    "ask.close.no_halves": "What somebody has answered half-way is deleted.",
    "ask.close.days": "The days after which addresses are deleted count from today.",
    "ask.close.button": "Close for good",
    # Answers deleted at somebody's request.
    "ask.erase.short": "Delete one person’s answers",
    "ask.erase.title": "Who asks for their answers to be deleted?",
    "ask.erase.lead": (
        "All surveys by name are searched. You see only in which of them somebody answered, not what. Anonymous "
        "answers are nobody’s and cannot be found."
    ),
    "ask.erase.system": "From which system",
    "ask.erase.system.help": "As in the list with which they were invited, such as crm.",
    "ask.erase.record": "Number of the customer",
    "ask.erase.record.help": "As it stands in this system.",
    "ask.erase.email": "Or the address of the invitation",
    "ask.erase.email.help": "Only until the addresses of a wave are deleted; after that use the number.",
    "ask.erase.find": "Search",
    "ask.erase.found": "This is deleted once you confirm it.",
    "ask.erase.found.lead": "Answers, remarks and their invitation vanish for good. It cannot be undone.",
    "ask.erase.really": "Delete for good",
    "ask.erase.answers": "{count} filled-in questionnaires",
    "ask.erase.answers.one": "one filled-in questionnaire",
    "ask.erase.done": "{count} filled-in questionnaires are deleted.",
    "ask.erase.done.one": "One filled-in questionnaire is deleted.",
    "ask.erase.done.lead": (
        "Pass the number of the receipt on: the deletion stands under it in the audit log, without name and content."
    ),
    "ask.erase.receipt": "Receipt",
    "ask.erase.when": "Deleted on",
    "ask.erase.stays": "What is left",
    "ask.erase.stays.text": (
        "The answers vanish from the loaded data with the next load, and from backups when those are deleted. Frozen "
        "assessments stay: they show groups only."
    ),
    "ask.erase.wrong.one": "Give system and number, or the address; not both.",
    "ask.erase.wrong.email": "This is not an address. It looks like name@example.org.",
    "ask.erase.wrong.nothing": "No answer by name is there for this. Check the spelling, or search the other way.",
}
