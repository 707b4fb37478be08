# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What is remembered by path lies in bundles: read whole, and written anew only where something changed."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blotter.publishing.bundles import OUTPUTS
from blotter.publishing.state import State

PATHS = st.text(st.sampled_from("ab/é𐀀"), min_size=1, max_size=6)
VALUES = st.dictionaries(PATHS, st.binary(max_size=3), max_size=300)
PAIR = (b"page", b"content")


def rows(state: State) -> list[tuple[str, bytes]]:
    """Return the bundles as they lie in the state."""
    return state.connection.execute("SELECT first, digests FROM outputs ORDER BY first").fetchall()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    st.lists(
        st.tuples(st.dictionaries(PATHS, st.binary(max_size=3), max_size=300), st.sets(PATHS, max_size=40)), max_size=6
    )
)
def test_what_was_saved_is_loaded(state: State, steps: list[tuple[dict[str, bytes], set[str]]]) -> None:
    """Whatever comes, changes and goes, in whatever order: all that was saved last is there, and nothing else."""
    expected: dict[str, tuple[bytes, bytes]] = {}
    OUTPUTS.save(state, (), list(OUTPUTS.load(state)))
    for changed, taken in steps:
        gone = taken - changed.keys()
        OUTPUTS.save(state, [(path, (mark, mark)) for path, mark in changed.items()], gone)
        expected |= {path: (mark, mark) for path, mark in changed.items()}
        expected = {path: pair for path, pair in expected.items() if path not in gone}
        assert OUTPUTS.load(state) == expected


def test_one_change_writes_one_bundle(state: State) -> None:
    """A thousand values are in some fifteen bundles, in order; few changes of neighbors are in one of them."""
    OUTPUTS.save(state, [(f"articles/{number:04}", PAIR) for number in reversed(range(1000))])
    before = rows(state)
    assert 10 < len(before) < 20
    assert list(OUTPUTS.load(state)) == [f"articles/{number:04}" for number in range(1000)]
    OUTPUTS.save(state, [("articles/0500", (b"other", b"words"))], ["articles/0501"])
    OUTPUTS.save(state, [("articles/0502-and-a-half", PAIR)])
    assert sum(one != other for one, other in zip(before, rows(state), strict=True)) == 1


def test_a_bundle_that_grew_is_cut(state: State) -> None:
    """None holds more than twice what it should."""
    for number in range(400):
        OUTPUTS.save(state, [(f"articles/{number:04}", PAIR)])
    assert len(rows(state)) >= 4
    assert len(OUTPUTS.load(state)) == 400
