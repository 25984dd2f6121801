"""Words for whoever answers a survey."""

from __future__ import annotations

ANSWERING: dict[str, str] = {
    "answering.first.named.title": "This survey is named.",
    "answering.first.sealed.title": "What you answer is sealed.",
    "answering.first.lead": (
        "{organisation} asks you {questions} questions. They take about {minutes} min, one on each screen."
    ),
    "answering.first.lead.one": "{organisation} asks you one question. It takes about {minutes} min.",
    "answering.first.begin": "Begin",
    "answering.first.go_on": "Continue",
    "answering.first.anew": "Begin anew",
    "answering.first.all": "All questions on one page",
    "answering.first.sees.term": "Who sees what",
    "answering.first.sees.invited": (
        "Your answers are kept with your case. The people at {organisation} who looked after it see them, so that they "
        "can respond. Reports show groups of at least {people} people. What you write is read by one person, who "
        "blacks out names and places, before others see it."
    ),
    "answering.first.sees.link": (
        "This link is the same for everybody: {organisation} is not told who you are unless you write it. Reports show "
        "groups of at least {people} people. What you write is read by one person, who blacks out names and places, "
        "before others see it."
    ),
    "answering.first.kept.term": "How long we keep your address",
    "answering.first.kept": (
        "Until {day}, for this survey. Then your address is deleted here, with the link between it and your answers. "
        "The answers stay with your case."
    ),
    "answering.first.half.term": "If you stop half-way",
    "answering.first.half.kept": "What you have answered by then is kept and counts.",
    "answering.first.half.dropped": "What you have answered by then is deleted at the closing and does not count.",
    "answering.first.until.term": "How long you can answer",
    "answering.first.until.named": "Until {day}. You can pause and come back by the same link.",
    "answering.first.until.sealed": (
        "Until {day}. Until then you can change your answers; the last version that you hand in counts."
    ),
    "answering.first.key.term": "Who holds the key",
    "answering.first.key.named": (
        "{holder} as the trustee, on a machine of their own and not on the server. Envelopes are opened after the "
        "closing, all at once."
    ),
    "answering.first.key.trustee": (
        "The trustee, on a machine of their own and not on the server. Envelopes are opened after the closing, all "
        "at once."
    ),
    "answering.first.key.server": (
        "The server. There is no trustee for this survey: the administrators of the server could open the envelopes."
    ),
    "answering.first.key.fingerprint": "Fingerprint of the key, to compare:",
    "answering.first.nobody.term": "What nobody sees",
    "answering.first.nobody": (
        "Nobody sees what you answered. Envelopes are mixed before they are counted, comments apart from the answers. "
        "Results show groups of at least {people} people; smaller ones join the next unit up."
    ),
    "answering.first.who.term": "Who took part",
    "answering.first.who": (
        "No page says who took part. Whoever has the mails and the database together could find it out, but never what "
        "somebody answered."
    ),
    "answering.first.limits.term": "What this cannot prevent",
    "answering.first.limits": (
        "A server that somebody has tampered with, or a remark that gives you away. Write so that nobody knows you by "
        "it."
    ),
    "answering.promise.trustee": "Your answer is sealed. Only the trustee can open it, after the closing.",
    "answering.promise.server": "Your answer is sealed until the closing. Administrators could open it.",
    "answering.promise.named": "This survey is named: {organisation} sees your answers.",
    "answering.resume.title": "Begun in another browser?",
    "answering.resume.text": (
        "Type the code that the pause page displayed there. Without it your answers cannot be opened, not even by us; "
        "if you begin anew, what you handed in stays until you hand in again."
    ),
    "answering.resume.code": "Code, seven groups of four",
    "answering.resume.button": "Continue with the code",
    "answering.resume.wrong": (
        "This code opens nothing here. Compare it with the one that was displayed, letter by letter, or begin anew."
    ),
    "answering.number": "Question {number} of {total}",
    "answering.number.remark": "To finish",
    "answering.wrong": "Please check:",
    "answering.all.title": "All {total} questions on one page.",
    "answering.figure": "A number from {lowest} to {highest}",
    "answering.next": "Next",
    "answering.back": "Back",
    "answering.pause": "Pause",
    "answering.end.sealed": "Hand in the envelope",
    "answering.end.named": "Send",
    "answering.open": "Not answered yet, you may leave it so:",
    "answering.remark.title": "Is there something you want to add?",
    "answering.remark.named": "You need not.",
    "answering.remark.sealed": "You need not. Name nobody, and nothing by which one knows you.",
    "answering.remark.most": "At most {most} characters.",
    "answering.remark.count": "COUNT of at most MOST characters.",
    "answering.problem.scale": "This is not an answer of the scale. Give a whole number from {lowest} to {highest}.",
    "answering.problem.long": (
        "The text has {count} characters; at most {most} fit. It is still here: shorten it and send it again."
    ),
    "answering.problem.heavy": (
        "The text does not fit into the envelope: emoji and some scripts take more room than letters, of which {most} "
        "fit. It is still here: shorten it and send it again."
    ),
    "answering.pause.title": "You can come back.",
    "answering.pause.named": "What you sent is kept. Until {day} the link from your invitation opens it again:",
    "answering.pause.sealed": (
        "What you answered is kept, and shut. Until {day} this browser opens it again by the link from your "
        "invitation. In another browser you need this code as well:"
    ),
    "answering.pause.code": "Write it down: we do not have it, and nobody can bring it back. It opens only your draft.",
    "answering.pause.go_on": "Continue",
    "answering.thanks.title": "Thank you. Your answers have arrived.",
    "answering.thanks.title.sealed": "Thank you. Your envelope is sealed.",
    "answering.thanks.named": "{organisation} has them. If you send them once more, nothing is stored twice.",
    "answering.thanks.sealed": "It is opened after {day}, together with all others.",
    "answering.thanks.code.title": "Something to change?",
    "answering.thanks.code": (
        "Until {day} this browser opens your answers again. In another one you need the link and this code:"
    ),
    "answering.thanks.look": "See and change my answers",
    "answering.thanks.later": (
        "Once the results are released, your link leads to what came out and what is done about it."
    ),
    "answering.released.title": "The results are released.",
    "answering.released.text": "Thank you for your part. {organisation} has decided what follows from the answers.",
    "answering.released.now": "What we do now",
    "answering.stop.link": "Do not ask me any more",
    "answering.stop.title": "Shall we not ask you any more?",
    "answering.stop.text": (
        "{organisation} then sends no more surveys to this address. What you have answered stays as it is. Kept is a "
        "scrambled form of the address, which tells no name."
    ),
    "answering.stop.button": "Ask me no more",
    "answering.stop.back": "Back to the survey",
    "answering.stopped.title": "You will not be asked any more.",
    "answering.stopped.text": "Mails already under way may still arrive. If you change your mind, write to the sender.",
    "answering.forgotten.title": "Your address is no longer kept here.",
    "answering.forgotten.text": (
        "It was deleted some time after this survey closed, so it cannot be put down from this link. If you are asked "
        "again, use the link in the newest mail, or write to its sender."
    ),
    "answering.unknown.title": "This link opens no survey.",
    "answering.unknown.text": (
        "It may be cut off or mistyped. Open it from the mail itself, or copy it whole; if it still does not work, "
        "write to the sender of the invitation."
    ),
    "answering.early.title": "The survey has not begun yet.",
    "answering.early.text": "It begins on {day}. Open the same link again then.",
    "answering.closed.title": "The survey is closed.",
    "answering.closed.text": (
        "Nothing more can be stored. What was acknowledged before is kept. Once the results are released, this link "
        "leads to them."
    ),
    "answering.closed_sealed.title": "The survey is closed.",
    "answering.closed_sealed.text": (
        "Nothing more can be sealed. Every envelope that was handed in counts. Once the results are released, this "
        "link leads to them."
    ),
    "answering.no_draft.title": "This browser does not open your answers.",
    "answering.no_draft.text": (
        "They were begun elsewhere, or the browser keeps no cookies. This page was not stored; what you handed in "
        "before stays. Go to the first page: continue with your code there, or begin anew."
    ),
    "answering.no_draft.button": "To the first page",
    "answering.no_key.title": "Nothing can be sealed at the moment.",
    "answering.no_key.text": (
        "The key for this survey is missing or is another one's, so that nothing is accepted. Nothing is lost. Tell "
        "the sender of the invitation, and try again later."
    ),
    "answering.often.title": "This link was used very often just now.",
    "answering.often.text": "This page was not stored; what came before is. Wait a minute and send it again.",
    "answering.often.button": "Back to the survey",
    "answering.too_large_file.title": "This is too large to send.",
    "answering.too_large_file.text": (
        "Nothing was stored. A page takes 1 MB, a list of people 8 MB, the result of a postal vote 32 MB, and the last "
        "two only from those who may send them. Sign in again, or send the list in parts."
    ),
    "answering.too_large.title": "This is too much text.",
    "answering.too_large.text": (
        "A remark may have 4,000 characters. This page was not stored; what you sent before is kept. Go back, shorten "
        "the text and send it again."
    ),
    "answering.unreadable.title": "This request could not be read.",
    "answering.unreadable.text": (
        "Nothing of it was stored; what was acknowledged before is. Go back and send the page again; if it happens "
        "again, open the link anew in another browser."
    ),
    "answering.full.title": "There is no room to store your answers at the moment.",
    "answering.full.text": (
        "This page was not stored; what was acknowledged before is. Tell the sender of the invitation, and send the "
        "page again later: the link stays good."
    ),
    "answering.busy.title": "Your answers cannot be stored at the moment.",
    "answering.busy.text": (
        "This page was not stored; what was acknowledged before is. Wait a moment, go back and send it again."
    ),
    "answering.fault.title": "The fault is ours.",
    "answering.fault.text": (
        "This page was not stored; what was acknowledged before is. Go back and send it again in a moment."
    ),
}
