# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The lead of a week, as an editor writes it: everything in its file is optional, and its name is a week."""

from __future__ import annotations

import datetime as dt

import pytest

from blotter.model.editions import Lead
from blotter.model.problems import Problem
from blotter.reading.editions import days_of_week, edition_key, read_lead
from tests.reading.desk import lines, with_hints

PATH = "content/editions/2016-W09.md"


def read(text: str, path: str = PATH) -> tuple[Lead | None, tuple[Problem, ...]]:
    """Read one lead."""
    return read_lead(text.encode(), path)


def lead(text: str) -> Lead:
    """Read one lead that has no problem at all."""
    found, problems = read(text)
    assert lines(problems) == []
    assert found is not None
    return found


def test_a_whole_lead() -> None:
    """Title, summary, chosen items, language and text."""
    found = lead("---\ntitle: A quiet week\nsummary: Two finds.\nitems: [b, a]\nlang: es\n---\nWords.\n")
    assert (found.slug, found.path, found.title, found.summary) == ("2016-W09", PATH, "A quiet week", "Two finds.")
    assert (found.items, found.lang, found.body, found.body_line) == (("b", "a"), "es", "Words.\n", 7)
    assert found.positions["items.1"].line == 4


OPTIONAL = {
    "no title": "---\nitems: a\n---\nWords.\n",
    "no field at all": "---\n---\nWords.\n",
    "no front matter": "Words.\n",
    "blank lines first": "\n\nWords.\n",
    "no text": "---\ntitle: A quiet week\n---\n",
    "nothing": "",
}


@pytest.mark.parametrize("case", OPTIONAL)
def test_everything_is_optional(case: str) -> None:
    """Even the front matter: a file may be the text alone."""
    found = lead(OPTIONAL[case])
    assert found.slug == "2016-W09"
    assert found.body.strip() in ("Words.", "")


def test_a_text_alone_begins_on_its_first_line() -> None:
    """So that what is wrong in it is found where it stands."""
    found = lead("\nWords.\n")
    assert (found.body, found.body_line) == ("\nWords.\n", 1)


WRONG = {
    "a field that is none": ("---\ntitel: x\n---\n", 'error unknown-key: "titel" is not a field of an edition'),
    "articles are called items": (
        "---\narticles: a\n---\n",
        'error unknown-key: "articles" is not a field of an edition',
    ),
    "a slug that is none": (
        "---\nitems: [a, B c]\n---\n",
        "error bad-slug: a slug has only the letters a-z, digits, and hyphens between them",
    ),
    "dashes too few": ("--\ntitle: x\n---\n", "error missing-front-matter: this file has no front matter"),
    "dashes of a word processor": (
        "———\ntitle: x\n———\n",
        "error missing-front-matter: this file has no front matter",
    ),
    "dashes never closed": (
        "---\ntitle: x\n",
        "error unclosed-front-matter: the front matter that begins here is never closed",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_mistakes_are_said(case: str) -> None:
    """As in every other file."""
    text, message = WRONG[case]
    found, problems = read(text)
    assert found is None
    assert [line.split(": ", 1)[1] for line in lines(problems)] == [message]


NAMES = {
    "2016-W9": "rename the file to 2016-W09.md",
    "2016-w09": "rename the file to 2016-W09.md",
    "2016-09": "rename the file to 2016-W09.md",
    "2016W09": "rename the file to 2016-W09.md",
    "2016-W53": "the weeks of 2016 are 2016-W01 to 2016-W52; rename the file",
    "2015-W54": "the weeks of 2015 are 2015-W01 to 2015-W53; rename the file",
    "9999-W52": "items are of the years 1800 to 2199, and so are their weeks",
    "0001-W01": "items are of the years 1800 to 2199, and so are their weeks",
    "2016-W00": "the weeks of 2016 are 2016-W01 to 2016-W52; rename the file",
    "0000-W01": "items are of the years 1800 to 2199, and so are their weeks",
    "9999-W99": "items are of the years 1800 to 2199, and so are their weeks",
    "late-february": "rename the file to year and ISO week, such as 2016-W09.md",
    "2016-W09-draft": "rename the file to year and ISO week, such as 2016-W09.md",
    "٢٠١٦-W09": "rename the file to year and ISO week, such as 2016-W09.md",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_no_week(name: str) -> None:
    """The message says which week was probably meant, or which weeks the year has."""
    path = f"content/editions/{name}.md"
    found, problems = read("Words.", path)
    assert found is None
    assert with_hints(problems) == (f'{path}:1:1: error bad-week: "{name}.md" names no week\n    {NAMES[name]}\n')


def test_weeks_and_days() -> None:
    """Weeks run from Monday to Sunday and belong to the year of their Thursday."""
    assert days_of_week("2016-W09") == (dt.date(2016, 2, 29), dt.date(2016, 3, 6))
    assert days_of_week("2015-W53") == (dt.date(2015, 12, 28), dt.date(2016, 1, 3))
    assert edition_key(dt.date(2016, 1, 3)) == "2015-W53"
    assert edition_key(dt.date(2199, 12, 31)) == "2200-W01"
    assert days_of_week("2200-W01") is not None
    assert days_of_week("2200-W02") is None
