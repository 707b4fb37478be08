# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What an editor writes of a publisher's terms either counts, or is refused with the line that would."""

from __future__ import annotations

import pytest

from blotter.model.problems import Problem
from blotter.reading.sources import TERM_KINDS, read_sources

CERTAINTIES = "own-text, printed, registry, third-party, inferred, memory, unknown"


def problems_of(more: str) -> tuple[Problem, ...]:
    """Read a source with a name and a home on lines 1 to 3; ``more`` begins on line 4."""
    return read_sources(f"x:\n  name: X\n  home: https://example.org/\n  {more}\n".encode())[1]


@pytest.mark.parametrize("name", ["byline", "exact_text"])
@pytest.mark.parametrize(
    ("pattern", "shown", "hint"),
    [
        ("{autor}, {outlet}", "{autor}", "did you mean {author}?"),
        ("By {Author}", "{Author}", "did you mean {author}?"),
        ("On { date }", "{ date }", "did you mean {date}?"),
        ("{author of {outlet}", "{author", "did you mean {author}?"),
        ("{photographer}", "{photographer}", "what can be filled in is {author}, {date}, {outlet}, {title}"),
        ("author}", "}", "what can be filled in is"),
    ],
)
def test_a_misspelled_placeholder_is_refused(name: str, pattern: str, shown: str, hint: str) -> None:
    """It would be printed in the credit; the message stands at the pattern."""
    (problem,) = problems_of(f'terms:\n    {name}: {{value: "{pattern}", certainty: own-text}}')
    assert (problem.code, problem.place.line) == ("bad-value", 5)
    assert f'"{shown}" in x.terms.{name}.value' in problem.message
    assert problem.hint.startswith(hint)


@pytest.mark.parametrize(
    "pattern", ["{author}, {outlet}", "By {author} on {date}: {title}", "Example News", "{outlet}{outlet}"]
)
def test_every_placeholder_may_stand_anywhere(pattern: str) -> None:
    """Once, twice, or not at all."""
    assert problems_of(f'terms: {{byline: {{value: "{pattern}", certainty: own-text}}}}') == ()


@pytest.mark.parametrize(
    ("more", "column", "missing"),
    [
        ("license: CC-BY-4.0", 12, "license_certainty"),
        ("license: [CC-BY-4.0, CC-BY-NC-4.0]", 12, "license_certainty"),
        ("terms: {excerpt: {value: yes}}", 20, "certainty"),
    ],
)
def test_what_would_count_for_nothing_is_refused(more: str, column: int, missing: str) -> None:
    """Without its certainty a license counts as none and a term grants nothing; the hint lists the values."""
    (problem,) = problems_of(more)
    assert (problem.code, problem.place.line, problem.place.column) == ("missing-field", 4, column)
    assert missing in problem.message
    assert CERTAINTIES in problem.hint


def test_the_other_way_to_know_a_license_is_named() -> None:
    """Who has read it on the publisher's page records that."""
    assert "license_seen_at" in problems_of("license: CC-BY-4.0")[0].hint


@pytest.mark.parametrize(
    "more",
    [
        "license: CC-BY-4.0\n  license_certainty: memory",
        "license: CC-BY-4.0\n  license_seen_at: https://example.org/l\n  license_seen_on: 2026-11-22",
        "license: NONE",
        "terms: {excerpt: {note: nothing found}, max_per_month: {value: unknown}, full_text: {value: ''}}",
    ],
)
def test_what_says_how_it_is_known_or_says_nothing_passes(more: str) -> None:
    """No license and an unknown term need no certainty."""
    assert problems_of(more) == ()


@pytest.mark.parametrize("name", TERM_KINDS)
def test_a_bare_value_is_answered_with_the_whole_line(name: str) -> None:
    """The hint has the value as it was written and the form that is wanted."""
    (problem,) = problems_of(f"terms: {{{name}: yes}}")
    assert problem.code == "wrong-type"
    assert problem.hint.startswith(f"write {name}: {{value: yes, certainty: own-text}}")
