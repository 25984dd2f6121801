"""What people type where they know nothing: values that would glue thousands of strangers together.

Words are compared after folding (`folding.folded`): no case, no umlauts, one space between words.
"""

from __future__ import annotations

from fremdbild.engine.sql import literals

WORDS = (
    "anonym", "anonymous", "ausland", "barverkauf", "blank", "deleted", "diverse", "divers", "dummy", "empty",
    "entfallt", "fehlt", "gast", "geloscht", "guest", "inconnu", "k a", "kein", "keine", "keine angabe", "keiner",
    "kunde", "laufkundschaft", "leer", "missing", "muster", "mustermann", "musterfrau", "mustername", "musterstadt",
    "musterstr", "musterstrasse", "n a", "n b", "n n", "n v", "name", "nachname", "vorname", "nicht angegeben",
    "nicht bekannt", "nicht vorhanden", "nil", "no name", "nobody", "noname", "none", "not applicable",
    "not available", "not known", "not provided", "null", "ohne", "ohne angabe", "privat", "privatkunde",
    "sonstige", "tba", "tbd", "test", "test test", "testfirma", "testkunde", "testperson", "testuser", "todo",
    "unbekannt", "undefined", "unknown", "user", "verstorben", "xx", "xxx", "xxxx", "yyy", "zzz", "asdf", "qwertz",
    "qwerty",
)  # fmt: skip

BIRTH_DATES = ("00010101", "17530101", "18991230", "18991231", "19000101", "19010101", "11111111", "99991231")

MAILBOXES = (
    "admin", "anonym", "contact", "dummy", "email", "hello", "info", "kein", "keine", "keineemail", "kontakt",
    "kunde", "mail", "nomail", "none", "noreply", "no reply", "no email", "office", "post", "postmaster", "sales",
    "service", "support", "test", "unbekannt", "unknown", "verkauf", "webmaster", "xxx", "na", "n a", "sekretariat",
    "empfang", "buchhaltung", "rechnung",
)  # fmt: skip

MAIL_DOMAINS = (
    "example.com",
    "example.org",
    "example.net",
    "test.com",
    "test.de",
    "test.ch",
    "mustermann.de",
    "muster.ch",
)


def is_placeholder(text: str) -> str:
    """SQL: does folded `text` say that nothing is known?

    Besides the words: one character again and again ("xxxxx", "0000"), and test with a number ("test 3").
    """
    return (
        f"({text} IN ({literals(WORDS)}) OR regexp_full_match({text}, 'test ?[0-9]+')"
        f" OR (length({text}) >= 3 AND replace({text}, left({text}, 1), '') = ''))"
    )


def is_placeholder_number(digits: str) -> str:
    """SQL: is `digits` one digit again and again, an ascending row, or too short to tell anybody apart?"""
    return (
        f"(length({digits}) < 4 OR length(translate({digits}, left({digits}, 1), '')) = 0"
        f" OR starts_with('0123456789012345678901234567890', {digits})"
        f" OR starts_with('123456789012345678901234567890', {digits}))"
    )


def is_placeholder_email(address: str) -> str:
    """SQL: is the normalised `address` a shared mailbox (info@…) or made up?"""
    user = f"split_part({address}, '@', 1)"
    words = f"trim(regexp_replace({user}, '[^a-z0-9]+', ' ', 'g'))"
    return (
        f"({words} IN ({literals(MAILBOXES)}) OR regexp_full_match({words}, '(test|kunde|customer) ?[0-9]*')"
        f" OR split_part({address}, '@', 2) IN ({literals(MAIL_DOMAINS)})"
        f" OR split_part({address}, '@', 2) LIKE '%.invalid' OR split_part({address}, '@', 2) LIKE '%.test'"
        f" OR regexp_full_match({user}, '(.)') OR {user} = repeat(left({user}, 1), length({user})::INTEGER))"
    )
