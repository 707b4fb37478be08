# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The little of CBOR that a search index is written in is read and written without a loss, and nothing else is."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.publishing.cbor import read_cbor, write_cbor

NUMBERS = st.integers(0, 2**64 - 1) | st.sampled_from([23, 24, 255, 256, 65535, 65536, 2**32 - 1, 2**32])
VALUES = st.recursive(st.none() | NUMBERS | st.text(), lambda inner: st.lists(inner, max_size=30), max_leaves=60)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "00"),
        (23, "17"),
        (24, "1818"),
        (1000, "1903e8"),
        (1000000, "1a000f4240"),
        (1000000000000, "1b000000e8d4a51000"),
        ("IETF", "6449455446"),
        ("ü", "62c3bc"),
        (None, "f6"),
        ([1, [2, 3], [4, 5]], "8301820203820405"),
    ],
)
def test_the_examples_of_the_standard(value: object, written: str) -> None:
    """RFC 8949, appendix A."""
    assert write_cbor(value) == bytes.fromhex(written)
    assert read_cbor(bytes.fromhex(written)) == value


@given(VALUES)
def test_what_is_written_is_read_again(value: object) -> None:
    """Every value that there is."""
    if isinstance(value, list) and _depth(value) > 15:
        return
    assert read_cbor(write_cbor(value)) == value


def _depth(value: object) -> int:
    return 1 + max(map(_depth, value), default=0) if isinstance(value, list) else 0


@pytest.mark.parametrize(
    "written", ["", "f5", "a0", "40", "9f01ff", "20", "fb3ff199999999999a", "8201", "64494554", "0000", "61ff"]
)
def test_what_is_not_known_is_refused(written: str) -> None:
    """Truth, maps, bytes, endless lists, negative and broken numbers, and whatever is cut off or goes on."""
    with pytest.raises(ValueError, match=r"\w"):
        read_cbor(bytes.fromhex(written))


@pytest.mark.parametrize("value", [True, -1, 1.5, {"a": 1}, b"a"])
def test_what_is_not_known_is_not_written(value: object) -> None:
    """It could not be read again."""
    with pytest.raises(ValueError, match="another kind"):
        write_cbor(value)


@given(st.binary(max_size=200))
def test_nonsense_is_refused_and_nothing_worse(content: bytes) -> None:
    """A file of the index may come from anywhere."""
    with suppress(ValueError):
        read_cbor(content)


def test_depth_has_an_end() -> None:
    """A list in a list in a list."""
    with pytest.raises(ValueError, match="too deep"):
        read_cbor(b"\x81" * 1000 + b"\x00")
