"""Questionnaires as data: the fifteen criteria, and the files that ask about them."""

from fremdbild.instruments.criteria import BY_NAME, CRITERIA, DIMENSIONS, Criterion, of_dimension
from fremdbild.instruments.instrument import PERSPECTIVES, Instrument, Item, Perspective, Scale, in_language
from fremdbild.instruments.problems import not_comparable
from fremdbild.instruments.reading import SHIPPED, find_instrument, read_instrument, shipped_instrument
from fremdbild.instruments.survey_rows import item_rows, survey_row, write_survey

__all__ = [
    "BY_NAME",
    "CRITERIA",
    "DIMENSIONS",
    "PERSPECTIVES",
    "SHIPPED",
    "Criterion",
    "Instrument",
    "Item",
    "Perspective",
    "Scale",
    "find_instrument",
    "in_language",
    "item_rows",
    "not_comparable",
    "of_dimension",
    "read_instrument",
    "shipped_instrument",
    "survey_row",
    "write_survey",
]
