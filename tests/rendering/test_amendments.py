# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Of a list that was looked over, only the items that an edit changed are looked at; and never too few."""

from __future__ import annotations

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from blotter.rendering.proofreading.amendments import amended
from blotter.rendering.proofreading.safe_json import JsonRefusedError, read_json

VALUES = st.recursive(
    st.none() | st.integers(0, 9) | st.text(st.sampled_from('ab,"\n[]{}: é'), max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "items"]), inner, max_size=2),
    max_leaves=6,
)
PIECES = st.lists(st.sampled_from([*'[]{},\n:1 "', '"a"', '"items":', "1,", '"a":', "{}"]), max_size=8).map("".join)
SPANS = st.tuples(st.integers(0, 20), st.integers(0, 20))


def is_strict(content: bytes) -> bool:
    """Say whether a text is strict JSON."""
    try:
        read_json(content.decode())
    except JsonRefusedError:
        return False
    return True


def listed(items: list[str], *, head: str = '{"version":1,"items":[\n') -> bytes:
    """Put items together as the attributions are, one on a line."""
    return (head + ",\n".join(items) + "\n]}\n").encode()


@given(st.lists(VALUES, min_size=1, max_size=6), st.lists(st.tuples(st.integers(0, 5), VALUES), min_size=1, max_size=3))
def test_the_items_of_an_edit_are_among_those_that_are_looked_at(
    values: list[object], edits: list[tuple[int, object]]
) -> None:
    """Whatever the items are: those with other words than before, and what lies between them at most."""
    before = [json.dumps(value) for value in values]
    after = list(before)
    for seat, value in edits:
        after[seat % len(after)] = json.dumps(value)
    part = amended(listed(before), listed(after))
    if before == after:
        assert part is None
    if part is not None:
        seen = json.loads(part)["items"]
        first = next(seat for seat, one in enumerate(after) if one != before[seat])
        assert all(json.loads(one) in seen for seat, one in enumerate(after) if one != before[seat])
        assert len(seen) <= len(after) - first


@settings(max_examples=400)
@given(VALUES, SPANS, PIECES | VALUES.map(json.dumps) | st.lists(VALUES).map(lambda some: json.dumps(some, indent=0)))
@example([1, 2], (1, 2), "1],[1")
@example({"a": 1, "b": 2}, (1, 2), '"a":1,"c":1,')
@example({"a": [{"a": 1, "b": 2}]}, (2, 4), '{"a": 1,')
@example([1, 2], (2, 3), " ")
@example([1, 2], (1, 2), ",")
@example([{"a": 1}, 2], (1, 5), "1],[1")
def test_what_was_strict_stays_so(value: object, span: tuple[int, int], words: str) -> None:
    """Where a part is enough, the whole is strict JSON as well: nothing closes early, and nothing is left open."""
    before = json.dumps(value, indent=0)
    lines = before.split("\n")
    after = "\n".join([*lines[: span[0]], words, *lines[span[1] :]])
    part = amended(before.encode(), after.encode())
    if part is not None:
        assert is_strict(part)
        assert is_strict(after.encode())


def test_a_long_list_is_looked_at_where_it_changed() -> None:
    """One item of a thousand; what is no item, or stands elsewhere, asks for a look at all."""
    items = [json.dumps({"title": f"Item {number}"}) for number in range(1000)]
    edited = [*items[:500], json.dumps({"title": "Another", "content_html": "<p>x</p>"}), *items[501:]]
    assert amended(listed(items), listed(edited)) == b'{"items":[{"title": "Another", "content_html": "<p>x</p>"}]}'
    assert amended(listed(items), listed([*items[:7], *items[8:]])) in (None, b'{"items":[%b]}' % items[8].encode())
    for other in (items, [*items[:-1], "broken"], [*items[:7], "broken", *items[8:]], [*items[:7], ""]):
        assert amended(listed(items), listed(other)) is None
    assert amended(listed(items), listed(edited, head='{"version":2,"items":[\n')) is None
    assert amended(b"", listed(items)) is None
    assert amended(listed(items), b"") is None
