"""Bytes as letters and digits that people can read to each other and type: `8K2M-Q0RT-…`.

The alphabet is Crockford's: no I, L, O and U. Whoever types an O is understood as 0, an I or L as 1; small letters,
spaces and hyphens do not matter. Source: Crockford (2019), Base 32.
"""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT = str.maketrans("OIL", "011")
_ALL = frozenset(ALPHABET)
_AS_PYTHON_COUNTS = str.maketrans(ALPHABET, "0123456789abcdefghijklmnopqrstuv")
_BITS = 5
_GROUP = 4


def symbols(data: bytes) -> str:
    """`data` in Crockford's alphabet, five bits a symbol.

    >>> symbols(b"works")
    'EXQQ4TVK'
    """
    count = -(-len(data) * 8 // _BITS)
    number = int.from_bytes(data, "big") << (count * _BITS - len(data) * 8)
    return "".join(ALPHABET[number >> place * _BITS & 31] for place in reversed(range(count)))


def data_of(written: str) -> bytes:
    """The bytes of `symbols`; ValueError where a letter is not of the alphabet or bits are left over.

    >>> data_of("EXQQ4TVK")
    b'works'
    """
    if not set(written) <= _ALL:
        raise ValueError("a letter is not of the alphabet")
    number = int(written.translate(_AS_PYTHON_COUNTS), 32) if written else 0
    size, rest = divmod(len(written) * _BITS, 8)
    if number & (1 << rest) - 1:
        raise ValueError("bits are left over")
    return (number >> rest).to_bytes(size, "big")


def grouped(written: str) -> str:
    """The symbols in fours, with hyphens between them.

    >>> grouped("EXQQ4TVK")
    'EXQQ-4TVK'
    """
    return "-".join(written[place : place + _GROUP] for place in range(0, len(written), _GROUP))


def meant(typed: str) -> str:
    """What somebody typed, without what separates and with O, I and L read as 0 and 1.

    >>> meant(" exqq 4tvk-oil ")
    'EXQQ4TVK011'
    """
    return "".join(letter for letter in typed.upper() if letter.isalnum()).translate(_MEANT)
