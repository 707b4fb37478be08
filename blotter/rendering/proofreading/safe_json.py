# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Reading our own JSON back: strict, and the HTML that the items of a JSON Feed or of our data carry."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final, NoReturn

import msgspec

from blotter.rendering.proofreading.safe_xml import FeedItem


class JsonRefusedError(ValueError):
    """The text is not JSON that a build may publish; says why."""


def read_json(text: str) -> tuple[FeedItem, ...]:
    """Parse strict JSON; return the HTML in it, if it is a feed or an article as data.

    Raises ``JsonRefusedError`` when it is not strict, or neither an object nor a list.
    """
    try:
        value: Any = _decode(text)
    except (ValueError, RecursionError) as error:
        raise JsonRefusedError(f"not strict JSON: {error}") from None
    if not isinstance(value, (dict, list)):
        raise JsonRefusedError("a bare value")
    return tuple(_items(value)) if isinstance(value, dict) else ()


def _decode(text: str) -> Any:
    """Parse as the standard library does: its decoder is asked where a faster one has something against a text."""
    try:
        return _FAST.decode(text)
    except (msgspec.MsgspecError, UnicodeEncodeError, RecursionError):
        # A byte order mark is refused in its own words, which the decoder alone has not.
        return json.loads(text) if text.startswith("\ufeff") else _STRICT.decode(text)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


_FAST: Final = msgspec.json.Decoder()
_STRICT: Final = json.JSONDecoder(parse_constant=_refuse)  # to make one takes longer than to read a page's JSON with it


def _items(value: dict[str, Any]) -> Iterator[FeedItem]:
    """Give each piece of HTML with the address that names it."""
    for item in _objects(value.get("items")):
        if isinstance(html := item.get("content_html"), str):
            yield FeedItem(id=str(item.get("id", "")), html=html)
    for body in _objects(value.get("bodies")):
        if body.get("contentType") == "text/html" and isinstance(html := body.get("value"), str):
            yield FeedItem(id=str(value.get("uri", "")), html=html)


def _objects(values: Any) -> Iterator[dict[str, Any]]:
    return (one for one in values if isinstance(one, dict)) if isinstance(values, list) else iter(())
