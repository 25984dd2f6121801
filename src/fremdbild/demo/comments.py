"""What customers write: made-up sentences by touchpoint and mood, German and English, without names."""

from __future__ import annotations

import numpy as np

from fremdbild.demo.answers import Answers
from fremdbild.demo.cases import Cases
from fremdbild.demo.draws import Draws, Ints
from fremdbild.demo.text_columns import Text, joined, where, words
from fremdbild.demo.touchpoints import TOUCHPOINTS

SHARE = 0.18
"""Share of respondents who write something."""
ENGLISH = 0.12
"""Share of the comments that are in English."""
_UNHAPPY, _HAPPY = -0.5, 0.6
"""Moods below and above which people write as unhappy and as happy customers do."""

GERMAN: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "claim": (
        (
            "Drei Tage waren versprochen, nach zwei Wochen habe ich selbst angerufen.",
            "Niemand wusste, wo mein Fall liegt.",
            "Ich habe die gleichen Fotos dreimal geschickt.",
            "Der Bescheid kam, als die Garage schon gemahnt hatte.",
            "Jedes Mal sagt mir jemand anderes, dass er nicht zuständig ist.",
            "Man verspricht am Telefon einen Rückruf, und dann kommt keiner.",
            "Der Brief war voller Paragrafen, und ich wusste am Ende nicht, was ich bekomme.",
        ),
        (
            "Am Ende ging es gut, aber es hat gedauert.",
            "Die Meldung im Portal war einfach, das Warten danach weniger.",
            "Freundlich, nur leider langsam.",
        ),
        (
            "Am Morgen gemeldet, am Abend geregelt. So stelle ich mir das vor.",
            "Die Sachbearbeiterin hat mir genau gesagt, was als Nächstes passiert.",
            "Unkompliziert, das Geld war nach zwei Tagen da.",
        ),
    ),
    "offer": (
        (
            "Ich wollte einen Preis und bekam fünf Rückfragen.",
            "Bis die Offerte kam, hatte ich anderswo abgeschlossen.",
            "Die Offerte passte nicht zu dem, was wir besprochen hatten.",
            "Ein Versprechen auf Freitag ist bei Ihnen offenbar der Freitag in drei Wochen.",
        ),
        (
            "Offerte verständlich, aber ich musste nachfragen.",
            "Inhaltlich gut, die Zustellung dauerte.",
        ),
        (
            "Verständlich erklärt, keine Überredung.",
            "Der Berater hat mir von einem Zusatz abgeraten, den ich nicht brauche. Das merke ich mir.",
            "Offerte am nächsten Tag im Portal, alles klar.",
        ),
    ),
    "service": (
        (
            "Zwanzig Minuten in der Warteschleife und dann aus der Leitung geworfen.",
            "Auf meine E-Mail kam eine Antwort, die meine Frage nicht beantwortet.",
            "Ich habe mein Anliegen viermal erklärt.",
            "Im Portal finde ich keine Nummer, die ich anrufen kann.",
        ),
        (
            "Antwort korrekt, aber unpersönlich.",
            "Beim zweiten Anlauf hat es geklappt.",
        ),
        (
            "Sofort jemand am Apparat, der Bescheid wusste.",
            "Kurze, klare Antwort. Danke.",
            "Die Person am Telefon hat sich gekümmert, auch um das, was nicht ihre Aufgabe war.",
        ),
    ),
    "contract_change": (
        (
            "Die neue Adresse war im Vertrag, aber nicht auf der Rechnung.",
            "Für einen Umzug brauchte ich drei Formulare.",
            "Die Änderung gilt nun ab einem Datum, das ich nie genannt habe.",
        ),
        (
            "Hat funktioniert, eine Bestätigung wäre schön gewesen.",
            "In Ordnung.",
        ),
        (
            "Im Portal geändert, fünf Minuten später die Bestätigung.",
            "Seit diesem Frühling geht das viel schneller.",
            "Alles erledigt, ganz ohne Papier.",
        ),
    ),
    "invoice": (
        (
            "Ich verstehe immer noch nicht, warum die Prämie gestiegen ist.",
            "Gemahnt, obwohl bezahlt. Und dann noch Gebühren.",
        ),
        (
            "Frage beantwortet.",
            "Die Rechnung ist unübersichtlich, die Auskunft war gut.",
        ),
        (
            "Fehler zugegeben und gleich korrigiert. Vorbildlich.",
            "Rasche und verständliche Auskunft.",
        ),
    ),
}
"""By touchpoint after which customers are asked: what unhappy, undecided and happy customers write."""

ENGLISH_COMMENTS: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]] = (
    (
        "Nobody told me what was going on until I called.",
        "I had to explain the same thing to four people.",
        "You promised a date and then nothing happened.",
    ),
    ("It worked in the end.", "Polite, but slow."),
    ("Quick and friendly, thank you.", "Solved on the first call.", "Clear answer, no jargon."),
)

_OPENINGS = ("", "", "", "Leider: ", "Kurz gesagt: ", "Zum Verlauf: ")
_CLOSINGS = ("", "", "", "", " Bitte ändern Sie das.", " Das geht bei anderen besser.")


def comment_texts(cases: Cases, answers: Answers, seed: int) -> tuple[Text, Text]:
    """A text and its language for each respondent; both empty for those who wrote nothing."""
    draws = Draws(seed)
    number = cases.number[answers.case]
    mood = np.where(answers.mood < _UNHAPPY, 0, np.where(answers.mood > _HAPPY, 2, 1))
    german = _german(draws, number, cases.touchpoint[answers.case], mood)
    english = _english(draws, number, mood)
    in_english = draws("comment language", number) < ENGLISH
    written = draws("comment", number) < SHARE
    text = where(written, where(in_english, english, german), "")
    return text, where(written, where(in_english, "en", "de"), "")


def _german(draws: Draws, number: Ints, touchpoint: Ints, mood: Ints) -> Text:
    """Sentences for touchpoint and mood; unhappy ones sometimes with an opening or a closing."""
    sentences: list[str] = []
    first = np.zeros((len(TOUCHPOINTS), 3), dtype=np.int64)
    size = np.zeros_like(first)
    for row, here in enumerate(TOUCHPOINTS):
        for column, pool in enumerate(GERMAN.get(here.code, ())):
            first[row, column], size[row, column] = len(sentences), len(pool)
            sentences.extend(pool)
    place = (draws("sentence", number) * size[touchpoint, mood]).astype(np.int64)
    sentence = words(sentences, first[touchpoint, mood] + place)
    opening = words(_OPENINGS, draws.whole("opening", len(_OPENINGS), number))
    closing = words(_CLOSINGS, draws.whole("closing", len(_CLOSINGS), number))
    return where(mood == 0, joined(opening, sentence, closing), sentence)


def _english(draws: Draws, number: Ints, mood: Ints) -> Text:
    sentences = [sentence for pool in ENGLISH_COMMENTS for sentence in pool]
    size = np.array([len(pool) for pool in ENGLISH_COMMENTS])
    first = np.cumsum(size) - size
    return words(sentences, first[mood] + (draws("sentence", number) * size[mood]).astype(np.int64))
