"""Whether the parts of an instrument fit together, and which of its pairs can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from fremdbild.errors import nearest
from fremdbild.instruments import constructs, criteria
from fremdbild.instruments.instrument import LONGEST, Instrument, Item, Scale

MOST_QUESTIONS = 60
"""For one person; with more, many break off, and those who stay answer the last ones without reading them."""


def problems_of(instrument: Instrument) -> Iterator[str]:
    """Sentences about what cannot be used, each with its place."""
    yield from _languages(instrument)
    yield from _scales(instrument)
    for item in instrument.item:
        yield from _item(item, instrument)
    yield from _twice(instrument)
    yield from _guesses(instrument)
    yield from _counts(instrument)


def not_comparable(instrument: Instrument) -> Iterator[tuple[str, str]]:
    """Criteria that are asked on one side only, or differently on both, with the reason: `("speed", "…")`."""
    for criterion in criteria.CRITERIA:
        inside, outside = (_statement(instrument, criterion.name, inside=side) for side in (True, False))
        if inside is None and outside is not None:
            yield criterion.name, f'"{outside.id}" has no partner that employees or managers are asked'
        elif outside is None and inside is not None:
            yield criterion.name, f'"{inside.id}" has no partner that customers are asked'
        elif inside is not None and outside is not None:
            yield from ((criterion.name, reason) for reason in _differences(inside, outside, instrument))


def _differences(inside: Item, outside: Item, instrument: Instrument) -> Iterator[str]:
    scales = [instrument.scale[item.scale] for item in (inside, outside)]
    if (scales[0].lowest, scales[0].highest) != (scales[1].lowest, scales[1].highest):
        spans = " and ".join(f"{scale.lowest} to {scale.highest}" for scale in scales)
        yield f"the scales differ ({spans})"
    elif scales[0].labels != scales[1].labels or scales[0].ends != scales[1].ends:
        yield f'the answers of the scales "{inside.scale}" and "{outside.scale}" have different words'
    if inside.reversed != outside.reversed:
        yield "one side is reversed and the other is not"
    if inside.wording != outside.wording:
        yield f'the wordings differ ("{inside.wording}" and "{outside.wording}")'


def _statement(instrument: Instrument, criterion: str, *, inside: bool) -> Item | None:
    for item in instrument.questions():
        asked_here = item.inside if inside else "customer" in item.perspectives
        if item.measured == "statement" and item.criterion == criterion and asked_here:
            return item
    return None


def _languages(instrument: Instrument) -> Iterator[str]:
    wanted = set(instrument.languages)
    for place, text in _texts(instrument):
        for language in instrument.languages:
            if language not in text:
                yield f'{place}: the text in "{language}" is missing'
        for language in sorted(set(text) - wanted):
            yield f'{place}: "{language}" is not among the languages {list(instrument.languages)}'


def _texts(instrument: Instrument) -> Iterator[tuple[str, dict[str, str]]]:
    yield "title", instrument.title
    if instrument.about is not None:
        yield "about", instrument.about
    for name, scale in instrument.scale.items():
        for kind, texts in (("labels", scale.labels), ("ends", scale.ends)):
            yield from ((f"[scale.{name}], {kind} {number}", text) for number, text in enumerate(texts, start=1))
        for kind, extra in (("dont_know", scale.dont_know), ("lead", scale.lead)):
            if extra is not None:
                yield f"[scale.{name}], {kind}", extra
    for item in instrument.item:
        yield f'item "{item.id}"', item.text
        if item.hint is not None:
            yield f'item "{item.id}", hint', item.hint
    if instrument.guess is not None:
        yield "[guess]", instrument.guess.text
        if instrument.guess.hint is not None:
            yield "[guess], hint", instrument.guess.hint


def _scales(instrument: Instrument) -> Iterator[str]:
    named = [(f'item "{item.id}"', item.scale) for item in instrument.item]
    if instrument.guess is not None:
        named.append(("[guess]", instrument.guess.scale))
    for place, name in named:
        if name not in instrument.scale:
            yield f"{place}: there is no [scale.{name}]; {nearest(name, instrument.scale)}"
    for name in sorted(set(instrument.scale) - {name for _, name in named}):
        yield f"[scale.{name}]: no item uses it"
    if instrument.guess is not None and instrument.guess.scale in instrument.scale:
        yield from _fits("[guess]", constructs.BY_NAME["guess"], instrument.scale[instrument.guess.scale])


def _item(item: Item, instrument: Instrument) -> Iterator[str]:
    place = f'item "{item.id}"'
    construct = constructs.BY_NAME.get(item.measured)
    if construct is None:
        return
    if construct.with_criterion and item.criterion is None:
        yield f"{place}: a {item.measured} asks about a criterion; write criterion"
    if item.scale in instrument.scale:
        yield from _fits(place, construct, instrument.scale[item.scale])
    if item.measured == "statement" and item.inside and "customer" in item.perspectives:
        yield f"{place}: asks inside and outside with one text; write a statement for each side"


def _fits(place: str, construct: constructs.Construct, scale: Scale) -> Iterator[str]:
    if construct.lowest is not None and (scale.lowest, scale.highest) != (construct.lowest, construct.highest):
        yield (
            f"{place}: {construct.name} needs a scale from {construct.lowest} to {construct.highest}, "
            f"this one goes from {scale.lowest} to {scale.highest}"
        )
    fewest, most = construct.points
    if not fewest <= scale.points <= most:
        yield f"{place}: {construct.name} needs {fewest} to {most} answers, this scale has {scale.points}"


def _twice(instrument: Instrument) -> Iterator[str]:
    items = instrument.questions()
    for name, times in Counter(item.id for item in items).items():
        if times > 1:
            yield f'item "{name}": {times} items have this id; give each one of its own'
    for perspective in instrument.perspectives:
        asked = instrument.questions(perspective)
        for place, times in Counter(item.position for item in asked).items():
            if times > 1:
                yield f"position {place}: {times} questions for {perspective} stand there; give each one of its own"
        statements = Counter(item.criterion for item in asked if item.measured == "statement" and item.criterion)
        for criterion, times in statements.items():
            if times > 1:
                yield f'criterion "{criterion}": {times} statements for {perspective}; a criterion is one statement'


def _guesses(instrument: Instrument) -> Iterator[str]:
    if instrument.guess is None:
        return
    guesses = [item for item in instrument.questions() if item.measured == "guess" and item not in instrument.item]
    if not guesses:
        yield "[guess]: there is no statement of the customers to guess"
    for item in guesses:
        for language, written in item.text.items():
            if len(written) > LONGEST:
                place = f'[guess], text, {language}: with the statement of "{item.criterion}"'
                yield f"{place} it has {len(written)} letters; at most {LONGEST}"


def _counts(instrument: Instrument) -> Iterator[str]:
    for perspective in instrument.perspectives:
        number = len(instrument.questions(perspective))
        if number > MOST_QUESTIONS:
            yield f"{perspective}: {number} questions; at most {MOST_QUESTIONS}, with more people break off"
