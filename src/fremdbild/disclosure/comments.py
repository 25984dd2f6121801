"""`release_comments`: the door for what people wrote."""

from __future__ import annotations

import secrets
from collections.abc import Collection

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fremdbild.disclosure.cells import words
from fremdbild.settings import Protection

COMMENT_COLUMNS = pa.schema(
    [
        pa.field("survey_id", pa.string(), nullable=False),
        pa.field("wave", pa.string(), nullable=False),
        pa.field("touchpoint", pa.string()),
        pa.field("text", pa.string(), nullable=False),
        pa.field("language", pa.string()),
    ]
)
"""What is shown of a comment: no respondent, no unit, no date, no key."""

_RANDOM_BITS = 128


def release_comments(comments: pa.Table, protection: Protection, named: Collection[str] = ()) -> pa.Table:
    """The comments (rows of survey_comment) that may be shown, with the columns COMMENT_COLUMNS.

    Only where at least `minimum_comments` people wrote something: in the wave, and for the `named` surveys at the
    touchpoint too, which is told for them alone. Comments that name no touchpoint, and all of anonymous surveys, make
    one group of their wave. Each group is shuffled, with a seed that is kept nowhere.

    An empty text is none. Where a respondent is known, several texts of one are one person's.
    """
    written = comments.filter(
        pc.greater(pc.utf8_length(pc.utf8_trim_whitespace(pc.fill_null(comments["text"], ""))), 0)
    )
    told = pc.is_in(written["survey_id"], value_set=pa.array(sorted(named), pa.string()))
    touchpoint = pc.if_else(told, written["touchpoint"], pa.scalar(None, pa.string()))
    shown = pa.table(
        {
            "survey_id": written["survey_id"],
            "wave": written["wave"],
            "touchpoint": touchpoint,
            "text": written["text"],
            "language": written["language"],
        },
        schema=COMMENT_COLUMNS,
    )
    place = np.column_stack([words(shown, name)[1] for name in ("survey_id", "wave", "touchpoint")])
    _, group = np.unique(place, axis=0, return_inverse=True)
    group = group.reshape(-1)
    _, first_of_person = np.unique(np.column_stack([group, _person(written)]), axis=0, return_index=True)
    people = np.bincount(group[first_of_person], minlength=int(group.max(initial=-1)) + 1)
    enough = np.flatnonzero(people[group] >= protection.minimum_comments)
    shuffled = np.random.default_rng(secrets.randbits(_RANDOM_BITS)).permutation(enough)
    in_order = shown.take(pa.array(shuffled))
    # Sorting by place is stable, so that within a place the shuffled order stays.
    return in_order.sort_by([(name, "ascending") for name in ("survey_id", "wave", "touchpoint")])


def _person(comments: pa.Table) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """A number for everybody who wrote; where nobody is known, one for each comment."""
    _, number = words(comments, "respondent_id")
    unknown = comments["respondent_id"].is_null().to_numpy(zero_copy_only=False)
    return np.where(unknown, -1 - np.arange(len(number)), number)
