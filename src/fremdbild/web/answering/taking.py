"""Takes in what was sent with a page, for the views and for the quick way: who sent it, what is stored, where to go."""

from __future__ import annotations

from collections.abc import Mapping

from fremdbild.web.answering import named, sealed
from fremdbild.web.answering.questionnaire import Asked
from fremdbild.web.answering.sheets import Given, given

MOST_BODY_BYTES = 200_000
"""4,000 characters take at most 48,000 bytes on their way, and ten times as many while somebody shortens them."""


def take(
    address: str, number: int | None, sent: Mapping[str, str], spoken: str, secret: bytes | None
) -> named.Stored | sealed.Cast | None:
    """Stores what was sent; None where the address opens nothing that can be answered now.

    A browser that has a secret for this address votes; every other one answers a named survey. NoDraftError and
    NoKeyError as `sealed.cast` raises them.
    """
    ends = sent.get("go") == "end" and "language" not in sent

    def read(asked: Asked) -> Given:
        items = asked.items if number is None else asked.on_page(number)
        return given(sent, asked, items, sealed=secret is not None)

    if secret is not None and (cast := sealed.cast(address, secret, read, spoken, number=number, ends=ends)):
        return cast
    return named.store(address, read, spoken, ends=ends)


def onward(address: str, number: int | None, asked: Asked, sent: Given) -> str:
    """The path of the page that comes after this one."""
    here = "all" if number is None else str(number)
    if sent.go == "end":
        return at(address, "thanks")
    if sent.go == "pause":
        return at(address, "pause")
    if sent.go == "back":
        return at(address, str(number - 1)) if number and number > 1 else at(address)
    if sent.go == "next" and number is not None:
        here = str(min(number + 1, asked.pages))
    return at(address, here)


def at(address: str, where: str = "") -> str:
    """The path of a page behind this link."""
    return f"/a/{address}/{where}/" if where else f"/a/{address}/"
