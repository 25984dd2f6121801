"""The frame round every page, and pages for what goes wrong."""

from __future__ import annotations

FRAME: dict[str, str] = {
    "language.name": "English",
    "language.de": "German",
    "language.de-CH": "German (Switzerland)",
    "language.de-DE": "German (Germany)",
    "language.en": "English",
    "frame.skip": "Skip to content",
    "frame.places": "Places",
    "frame.foot": "{organisation}. fremdbild, the picture that others have of you.",
    "place.picture": "Picture",
    "place.ask": "Ask",
    "place.voices": "Voices",
    "place.act": "Act",
    "place.trust": "Trust",
    "error.not_found.title": "There is nothing here for you.",
    "error.not_found.text": (
        "The address may be mistyped, or the page is for other roles. Go back, or begin at the start page."
    ),
    "error.bad_request.title": "This request could not be read.",
    "error.bad_request.text": "Nothing was stored. Go back and send the page again.",
    "error.forged.title": "This page was open for too long.",
    "error.forged.text": "Nothing was stored. Go back, load the page again and send it once more.",
    "error.again": "Try again",
    "error.home": "To the first page",
    "error.fault.title": "The fault is ours.",
    "error.fault.text": (
        "Nothing that was acknowledged is lost. Try again in a moment; if it stays, tell your administrator the time."
    ),
    "error.full.title": "There is no room to store this.",
    "error.full.text": (
        "Nothing of this page was stored, and nothing that was acknowledged is lost. Tell your administrator "
        "that the disk is full; then go back and send the page again."
    ),
    "error.busy.title": "The server is busy.",
    "error.busy.text": (
        "Nothing of this page was stored, and nothing that was acknowledged is lost. Wait a moment, go back "
        "and send the page again."
    ),
}
