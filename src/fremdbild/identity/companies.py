"""Company names: the name without its legal form, and the legal form."""

from __future__ import annotations

_FORMS = {
    "gmbh co kg": "gmbh (and |und )?(co )?(kg|kgaa|ohg)",
    "gmbh": "(g )?gmbh|g m b h|gesellschaft mit beschrankter haftung|ges m b h|gesmbh|mbh",
    "ag": "ag|a g|aktiengesellschaft|sa|s a|societe anonyme|spa|s p a|plc|inc|incorporated|corp|corporation",
    "kg": "kg|k g|kommanditgesellschaft",
    "kgaa": "kgaa",
    "ohg": "ohg|o h g",
    "ek": "ek|e k|e kfm|e kfr|ekfm|eingetragener kaufmann|eingetragene kauffrau|einzelfirma|einzelunternehmen",
    "gbr": "gbr|g b r",
    "ug": "ug haftungsbeschrankt|ug",
    "eg": "eg|e g|genossenschaft|eingetragene genossenschaft",
    "ev": "ev|e v|eingetragener verein|verein",
    "ltd": "ltd|limited|llc|l l c",
    "sarl": "sarl|s a r l|s a r l s|srl|s r l",
    "se": "se",
    "stiftung": "stiftung",
}
"""Legal form → how it is written, folded (regular expressions). Sister forms of other languages share a name."""


def legal_form(text: str) -> str:
    """SQL of the legal form at the end of the folded company name `text`; null where there is none."""
    whens = " ".join(f"WHEN regexp_matches({text}, ' ({forms})$') THEN '{name}'" for name, forms in _FORMS.items())
    return f"CASE {whens} END"


def bare_name(text: str) -> str:
    """SQL of the folded company name `text` without legal forms, "und" and "co"."""
    forms = "|".join(_FORMS.values())
    bare = f"regexp_replace({text}, '( (and|und|co|{forms}))+$', '')"
    return f"nullif(trim({bare}), '')"
