# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""One file of ``content/editions`` into the lead of a week; its name says which week that is."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from blotter.model.editions import Lead
from blotter.model.problems import Place, Problem, has_errors
from blotter.reading.articles import slug_of_path
from blotter.reading.dates import FIRST_YEAR, LAST_YEAR
from blotter.reading.field_groups import Field, FieldGroup, OneOrMany
from blotter.reading.front_matter import SplitFile, begins_with_dashes, decode, split_file
from blotter.reading.kinds import Language, Slug, Text
from blotter.reading.nodes import MappingNode
from blotter.reading.notebook import Notebook, shown
from blotter.reading.strays import read_beside_articles

EDITIONS_FOLDER: Final = "content/editions"
_KEY: Final = re.compile(r"([0-9]{4})-W([0-9]{2})", re.ASCII)
_LOOSE_KEY: Final = re.compile(r"([0-9]{4})[-_ ]?[Ww]?(?:eek|EEK)?[-_ ]?([0-9]{1,2})", re.ASCII)

LEAD: Final = FieldGroup(
    where="an edition",
    meant={"articles": "items", "chosen": "items", "headline": "title", "description": "summary", "language": "lang"},
    fields=(
        Field(name="title", kind=Text(), description="The headline of the week."),
        Field(name="summary", kind=Text(lines=True), description="One or two sentences for previews."),
        Field(
            name="items",
            kind=OneOrMany(kind=Slug()),
            description="Slugs of the items to show first, in this order; they are of the same week.",
        ),
        Field(
            name="lang", kind=Language(), description="The language of the lead. By default the language of the site."
        ),
    ),
)


def edition_key(day: dt.date) -> str:
    """Name the ISO 8601 week of a day, as ``2016-W09``."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def days_of_week(key: str) -> tuple[dt.date, dt.date] | None:
    """Return Monday and Sunday of a week given as ``2016-W09``; ``None`` if there is none that an item may be of."""
    match = _KEY.fullmatch(key)
    if match is None:
        return None
    try:
        monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        sunday = monday + dt.timedelta(days=6)
    except (ValueError, OverflowError):
        return None
    # The last days of the last year are of a week that belongs to the next.
    return (monday, sunday) if sunday.year >= FIRST_YEAR and monday.year <= LAST_YEAR else None


def read_lead(data: bytes, path: str) -> tuple[Lead | None, tuple[Problem, ...]]:
    """Read the bytes of a lead's file: a whole lead, or ``None`` and everything that is wrong with it."""
    split, problems = _split(data, path)
    if split is None:
        return None, problems
    notes = Notebook(problems=list(problems))
    values = read_beside_articles(LEAD, split.fields, notes)
    key = slug_of_path(path)
    if days_of_week(key) is None:
        message = f"{shown(key + '.md')} names no week"
        notes.problem("bad-week", message, Place(path=path), _name_hint(key))
    if has_errors(notes.problems):
        return None, tuple(notes.problems)
    lead = Lead(slug=key, path=path, positions=notes.places, body=split.body, body_line=split.body_line, **values)
    return lead, tuple(notes.problems)


def _split(data: bytes, path: str) -> tuple[SplitFile | None, tuple[Problem, ...]]:
    """Split a lead's file. All its fields are optional, and so is the front matter: a file may be the text alone."""
    text, problems = decode(data, path)
    if text is None or begins_with_dashes(text):
        return split_file(data, path)
    fields = MappingNode(entries=(), place=Place(path=path))
    return SplitFile(fields=fields, body=text, body_line=1), problems


def _name_hint(key: str) -> str:
    match = _LOOSE_KEY.fullmatch(key)
    better = f"{match[1]}-W{int(match[2]):02}" if match else ""
    if days_of_week(better):
        return f"rename the file to {better}.md"
    if match and not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return f"items are of the years {FIRST_YEAR} to {LAST_YEAR}, and so are their weeks"
    if match:
        # The 28th of December is always in a year's last week (ISO 8601).
        last = edition_key(dt.date(int(match[1]), 12, 28))
        return f"the weeks of {match[1]} are {match[1]}-W01 to {last}; rename the file"
    return f"rename the file to year and ISO week, such as {edition_key(dt.date(2016, 2, 29))}.md"
