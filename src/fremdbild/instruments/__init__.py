"""Questionnaires as data: the fifteen criteria, and the files that ask about them."""
