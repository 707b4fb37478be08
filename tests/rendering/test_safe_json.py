# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Our own JSON is read back as strictly by the fast decoder as by the one of the standard library."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from blotter.rendering.proofreading import safe_json

leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
values = st.recursive(leaves, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=10)


def outcome(decode: Any, text: str) -> Any:
    """Return what a decoder says, numbers apart: of these nobody asks for the value."""
    try:
        return json.dumps(decode(text), sort_keys=True)
    except (ValueError, RecursionError):
        return None


@given(
    value=values, cut=st.integers(0, 60), put=st.sampled_from(["", "\x00", "\n", '"', "\\", "\\ud800", ",", "NaN", "]"])
)
@example(value=["\ud800"], cut=0, put="")
@example(value={"a": 1}, cut=0, put="\ufeff")
@example(value=[10**400], cut=0, put="")
def test_both_decoders_say_the_same(value: object, cut: int, put: str) -> None:
    """Of good texts and spoiled ones."""
    text = json.dumps(value, ensure_ascii=False)
    spoiled = text[:cut] + put + text[cut:]
    assert outcome(safe_json._decode, spoiled) == outcome(safe_json._STRICT.decode, spoiled)


def test_a_byte_order_mark_is_named() -> None:
    """In the words of the standard library."""
    with pytest.raises(safe_json.JsonRefusedError, match="BOM"):
        safe_json.read_json("\ufeff{}")
