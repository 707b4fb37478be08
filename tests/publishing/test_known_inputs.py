# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What is remembered of the inputs: packed in bundles, and what a look finds is read only where it has to be."""

from __future__ import annotations

import itertools
import time
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blotter.publishing.bundles import INPUTS
from blotter.publishing.inputs import Look
from blotter.publishing.known_inputs import KnownInputs, pack_inputs, recall_inputs, unpack_inputs
from blotter.publishing.state import DamagedMemoryError, State, open_state
from blotter.reading.scan import is_fresh

NAMES = st.text(st.sampled_from("ab/é𐀀\n"), min_size=1, max_size=6)
NUMBERS = st.integers(-(2**63), 2**63 - 1)
INPUT = st.tuples(
    st.tuples(NUMBERS, NUMBERS, NUMBERS, st.integers(0, 2**64 - 1)), st.booleans(), st.binary(min_size=16, max_size=16)
)
VALUE = ((1, 2, 3, 4), False, bytes(16))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    st.lists(
        st.tuples(st.dictionaries(NAMES, INPUT, max_size=300), st.sets(NAMES, max_size=40)), min_size=1, max_size=4
    )
)
def test_what_was_saved_is_recalled(
    state: State, steps: list[tuple[dict[str, tuple[tuple[int, int, int, int], bool, bytes]], set[str]]]
) -> None:
    """Whatever comes, changes and goes: each input with its stamp, its digest, and whether it is fresh."""
    expected: dict[str, tuple[tuple[int, int, int, int], bool, bytes]] = {}
    INPUTS.save(state, (), list(recall_inputs(state).stamps))
    for changed, taken in steps:
        gone = taken - changed.keys()
        INPUTS.save(state, changed.items(), gone)
        expected = {name: one for name, one in (expected | changed).items() if name not in gone}
        known = recall_inputs(state)
        assert known.stamps == {name: stamp for name, (stamp, _, _) in expected.items()}
        assert known.fresh == {name for name, (_, fresh, _) in expected.items() if fresh}
        assert {name: known.get(name) for name in expected} == expected
        assert INPUTS.load(state) == expected
    assert known.get("nobody") is None
    assert known.digest("nobody") == b""


def test_what_is_not_as_it_was_packed_is_damaged(state: State) -> None:
    """One that is too short, says another number, or is missing; and what could not be read again is not packed."""
    packed = pack_inputs({"a": VALUE, "b": VALUE})
    assert unpack_inputs(packed) == {"a": VALUE, "b": VALUE}
    for damaged in (b"", packed[:3], packed[:60], b"\3" + packed[1:], b"\1" + packed[1:]):
        with pytest.raises((DamagedMemoryError, UnicodeDecodeError)):
            KnownInputs([damaged])
    INPUTS.save(state, {"a": VALUE, "b": VALUE}.items())
    state.clear("inputs")
    with pytest.raises(DamagedMemoryError):
        recall_inputs(state)
    for name, value in (("", VALUE), ("a\0b", VALUE), ("a", ((1, 2, 3, 4), True, b"short"))):
        with pytest.raises(ValueError, match=r"^$"):
            pack_inputs({name: value})


STEPS = st.lists(
    st.tuples(st.sampled_from(["one", "two", "notes/three"]), st.booleans(), st.integers(-6, 6), st.booleans()),
    min_size=1,
    max_size=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(STEPS)
def test_a_look_finds_what_changed_whatever_the_clock_says(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, bool, int, bool]]
) -> None:
    """What is remembered after it is what there is, and names those as fresh whose stamps prove nothing."""
    site = tmp_path_factory.mktemp("site")
    (site / ".blotter").mkdir()
    (site / "content/notes").mkdir(parents=True)
    state = open_state(str(site), str(site / "public"), "code")
    before: dict[str, bytes] = {}
    real = time.time_ns
    for number, (name, is_written, hours, verify) in enumerate(steps):
        file = site / f"content/{name}.md"
        if is_written:
            file.write_bytes(bytes(number + 1))
        else:
            file.unlink(missing_ok=True)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(
                "blotter.publishing.inputs.time.time_ns", lambda hours=hours: real() + hours * 3_600_000_000_000
            )
            look = Look(str(site), str(site / "none"), known=recall_inputs(state), verify=verify)
        now = {f"content/{path.relative_to(site / 'content')}": path.read_bytes() for path in site.rglob("*.md")}
        assert look.changed.keys() == {name for name in now if now[name] != before.get(name)}
        assert look.gone == before.keys() - now.keys()
        assert look.is_same == (now == before)
        INPUTS.save(state, look.news(), look.gone)
        known = recall_inputs(state)
        assert {name: known.get(name) for name in known.stamps} == {
            name: (stamp, is_fresh(stamp, look.began), blake2b(now[name], digest_size=16).digest())
            for name, stamp in look.found.items()
        }
        before = now
    state.close()


def test_a_site_at_rest_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An hour after the last edit its stamps say enough, and nothing is to be remembered anew."""
    (tmp_path / "content").mkdir()
    for number in range(300):
        (tmp_path / f"content/{number}.md").write_text("words", encoding="utf-8")
    now = itertools.count(time.time_ns() + 3_600_000_000_000)
    monkeypatch.setattr("blotter.publishing.inputs.time.time_ns", lambda: next(now))
    first = Look(str(tmp_path), "none", known=KnownInputs())
    assert len(first.changed) == 300
    again = Look(str(tmp_path), "none", known=KnownInputs([pack_inputs(dict(sorted(first.news())))]))
    assert again.read == {}
    assert [*again.news()] == []
