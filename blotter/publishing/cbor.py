# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""As much of CBOR (RFC 8949) as the index of Pagefind is written in: numbers, texts, lists and what is neither."""

from __future__ import annotations

from typing import Any, Final

_NUMBER: Final = 0
_TEXT: Final = 3
_LIST: Final = 4
_NOTHING: Final = 0xF6
_DEEPEST: Final = 16


def read_cbor(content: bytes) -> Any:
    """Return the one value that is written. Raises ``ValueError`` for anything else, and for other kinds of value."""
    value, end = _read(content, 0, 0)
    if end != len(content):
        raise ValueError("there is more than one value")
    return value


def _read(content: bytes, at: int, depth: int) -> tuple[Any, int]:
    if at >= len(content) or depth > _DEEPEST:
        raise ValueError("a value is cut off, or too deep")
    if content[at] == _NOTHING:
        return None, at + 1
    kind = content[at] >> 5
    number, at = _read_number(content, at)
    if kind == _NUMBER:
        return number, at
    if kind == _TEXT:
        if at + number > len(content):
            raise ValueError("a text is cut off")
        return content[at : at + number].decode(), at + number
    if kind != _LIST or number > len(content):
        raise ValueError("there is a value of another kind")
    values: list[Any] = []
    for _ in range(number):
        value, at = _read(content, at, depth + 1)
        values.append(value)
    return values, at


def _read_number(content: bytes, at: int) -> tuple[int, int]:
    """Read the number in a value's head: in its first byte, or in the 1, 2, 4 or 8 that follow."""
    short = content[at] & 0x1F
    if short < 24:
        return short, at + 1
    if short > 27:
        raise ValueError("a length is not given")
    size = 1 << (short - 24)
    return int.from_bytes(content[at + 1 : at + 1 + size], "big"), at + 1 + size


def write_cbor(value: Any) -> bytes:
    """Write a value in its shortest form. Raises ``ValueError`` for a kind that ``read_cbor`` does not know."""
    if value is None:
        return bytes([_NOTHING])
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return _head(_NUMBER, value)
    if isinstance(value, str):
        text = value.encode()
        return _head(_TEXT, len(text)) + text
    if isinstance(value, list):
        return _head(_LIST, len(value)) + b"".join([write_cbor(each) for each in value])
    raise ValueError("there is a value of another kind")


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    size = next(size for size in (1, 2, 4, 8) if number < 1 << 8 * size)
    return bytes([kind << 5 | 23 + size.bit_length()]) + number.to_bytes(size, "big")
