"""German and English words for findings and reports: the only place where sentences for readers are kept."""

from fremdbild.texts.words import LANGUAGES, Words, words_in

__all__ = ["LANGUAGES", "Words", "words_in"]
