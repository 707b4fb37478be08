# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A story line, as an editor writes it."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from blotter.model.editions import Story
from blotter.model.problems import Problem
from blotter.reading.stories import read_story
from tests.reading.desk import context, lines, with_hints

PATH = "content/stories/air-bridge.md"


def read(fields: str, path: str = PATH) -> tuple[Story | None, tuple[Problem, ...]]:
    """Read one story with a title (line 2) and some more fields (line 3 and on)."""
    return read_story(f"---\ntitle: The air bridge\n{fields}\n---\nIt began in 2013.\n".encode(), path, context())


def story(fields: str) -> Story:
    """Read one story that has no problem at all."""
    found, problems = read(fields)
    assert lines(problems) == []
    assert found is not None
    return found


def test_a_story_that_names_its_items() -> None:
    """They keep the order in which they are named."""
    found = story(
        "articles: [b, a]\nsummary: In short.\nlang: es\nstatus: Two were sentenced.\nstatus_date: 2016-03-01"
    )
    assert (found.slug, found.title, found.summary, found.lang) == ("air-bridge", "The air bridge", "In short.", "es")
    assert (found.articles, found.has_query) == (("b", "a"), False)
    assert (found.status, found.status_date) == ("Two were sentenced.", dt.date(2016, 3, 1))
    assert (found.body, found.body_line) == ("It began in 2013.\n", 9)


def test_a_story_that_finds_its_items() -> None:
    """Tags and regions are those of the vocabularies, in any case of letters."""
    found = story("tags: [Ports, cocaine]\nregion: pe\nmatch: all\nsince: 2016-01-01\nuntil: 2016-12-31\nwithout: a")
    assert (found.tags, found.regions, found.match_all, found.without) == (("ports", "cocaine"), ("PE",), True, ("a",))
    assert (found.since, found.until) == (dt.date(2016, 1, 1), dt.date(2016, 12, 31))
    assert found.has_query


def test_a_name_of_another_spelling_is_accepted_with_a_warning() -> None:
    """As in an article."""
    found, problems = read("tags: coke")
    assert found is not None
    assert found.tags == ("cocaine",)
    assert lines(problems) == [f'{PATH}:3:7: warning alias-used: "coke" is another spelling of "cocaine"']


WRONG = {
    "neither items nor a query": (
        "summary: In short.",
        '2:1: error missing-field: a story needs "articles", or "tags" or "region"',
        "name its articles, in order, or the tags and the region under which they stand",
    ),
    "an unknown tag": ("tags: cocain", '3:7: error unknown-tag: "cocain" is not in content/tags.yaml', ""),
    "an unknown region": ("region: Perou", '3:9: error unknown-region: "Perou" is not in content/regions.yaml', ""),
    "a status of no day": (
        "tags: ports\nstatus: Two were sentenced.",
        '4:9: error missing-field: "status_date" is missing',
        "a reader must know of which day a status is",
    ),
    "a day of no status": (
        "tags: ports\nstatus_date: 2016-03-01",
        '4:14: error missing-field: "status" is missing',
        "add the status, in words",
    ),
    "narrowing nothing": (
        "articles: a\nsince: 2016-03-01",
        '4:8: error bad-value: "since" narrows what tags and region find, and there are none',
        "add tags or a region, or delete it",
    ),
    "an end before the beginning": (
        "tags: ports\nsince: 2016-03-01\nuntil: 2016-02-01",
        "5:8: error bad-date: the story ends on 2016-02-01, before it begins on 2016-03-01",
        "correct one of the two",
    ),
    "items without brackets": (
        "articles: b, a",
        "3:11: error bad-slug: a slug has only the letters a-z, digits, and hyphens between them",
        "several names are a list in brackets: write [b, a]",
    ),
    "exceptions without brackets": (
        "tags: ports\nwithout: b, a",
        "4:10: error bad-slug: a slug has only the letters a-z, digits, and hyphens between them",
        "several names are a list in brackets: write [b, a]",
    ),
    "regions in the plural": (
        "tags: ports\nregions: PE",
        '4:1: error unknown-key: "regions" is not a field of a story',
        'did you mean "region"?',
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_mistakes_are_said(case: str) -> None:
    """With what would mend them."""
    fields, message, hint = WRONG[case]
    found, problems = read(fields)
    assert found is None
    assert lines(problems) == [f"{PATH}:{message}"]
    assert not hint or problems[0].hint == hint


def test_the_name_of_the_file_is_the_address() -> None:
    """So it has to be a slug."""
    assert with_hints(read("tags: ports", "content/stories/Air_Bridge.md")[1]) == (
        'content/stories/Air_Bridge.md:1:1: error bad-slug: "Air_Bridge.md" is no name for a story: '
        "a slug has only the letters a-z, digits, and hyphens between them\n"
        "    rename the file to air-bridge.md\n"
    )


def test_without_vocabularies_names_are_taken_as_they_are() -> None:
    """A vocabulary that cannot be read is one mistake, and not one in every story."""
    blind = replace(context(), tags=None, regions=None)
    found, problems = read_story(b"---\ntitle: A\ntags: what\nregion: where\n---\n", PATH, blind)
    assert problems == ()
    assert found is not None
    assert (found.tags, found.regions) == (("what",), ("where",))
