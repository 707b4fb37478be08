# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""One file of ``content/stories`` into a story line."""

from __future__ import annotations

from typing import Any, Final

from blotter.model.editions import Story
from blotter.model.problems import Place, Problem, has_errors
from blotter.reading.addresses import slug_mistake, slugify
from blotter.reading.articles import ArticleContext, canonical_keys, slug_of_path
from blotter.reading.field_groups import Field, FieldGroup, OneOrMany
from blotter.reading.front_matter import SplitFile, split_file
from blotter.reading.kinds import Choice, Day, Language, Slug, Text
from blotter.reading.notebook import Notebook, shown
from blotter.reading.strays import read_beside_articles

STORIES_FOLDER: Final = "content/stories"
_MOST_ARTICLES: Final = 1000

STORY: Final = FieldGroup(
    where="a story",
    meant={
        "items": "articles",
        "regions": "region",
        "country": "region",
        "topics": "tags",
        "from": "since",
        "to": "until",
        "except": "without",
        "headline": "title",
        "description": "summary",
        "language": "lang",
    },
    fields=(
        Field(name="title", kind=Text(), required=True, description="The name of the story."),
        Field(name="summary", kind=Text(lines=True), description="One or two sentences for lists and previews."),
        Field(
            name="articles",
            kind=OneOrMany(kind=Slug(), limit=_MOST_ARTICLES),
            description="Slugs of its items, in the order in which the story is told.",
        ),
        Field(
            name="tags", kind=OneOrMany(kind=Text()), description="Items under one of these topics belong to the story."
        ),
        Field(
            name="region",
            kind=OneOrMany(kind=Text()),
            description="Items from one of these places belong to it; with tags, those that have both.",
        ),
        Field(
            name="match",
            kind=Choice(values={"any": False, "all": True}),
            description="Whether one of the tags and one of the regions is enough (any), or all are needed (all).",
        ),
        Field(name="since", kind=Day(), description="The day before which tags and region find nothing."),
        Field(name="until", kind=Day(), description="The day after which they find nothing."),
        Field(
            name="without",
            kind=OneOrMany(kind=Slug(), limit=_MOST_ARTICLES),
            description="Slugs of items that tags and region find and that do not belong to the story.",
        ),
        Field(
            name="status",
            kind=Text(lines=True),
            description="How the matter stands, in a sentence or two; leave it out where that is not known.",
        ),
        Field(name="status_date", kind=Day(), description="The day for which the status is true."),
        Field(
            name="lang", kind=Language(), description="The language of the intro. By default the language of the site."
        ),
    ),
)


def read_story(data: bytes, path: str, context: ArticleContext) -> tuple[Story | None, tuple[Problem, ...]]:
    """Read the bytes of a story's file: a whole story, or ``None`` and everything that is wrong with it."""
    split, problems = split_file(data, path)
    if split is None:
        return None, problems
    notes = Notebook(home=context.home, problems=list(problems))
    values = read_beside_articles(STORY, split.fields, notes)
    slug = slug_of_path(path)
    mistake = slug_mistake(slug)
    if mistake is not None:
        hint = f"rename the file to {slugify(slug) or 'some-words'}.md"
        notes.problem("bad-slug", f"{shown(slug + '.md')} is no name for a story: {mistake[0]}", Place(path=path), hint)
    if "tags" in values:
        values["tags"] = canonical_keys("tags", values["tags"], context.tags, notes)
    if "region" in values:
        values["region"] = canonical_keys("region", values["region"], context.regions, notes)
    _check_whole(values, split, notes)
    if has_errors(notes.problems):
        return None, tuple(notes.problems)
    story = Story(
        slug=slug,
        path=path,
        positions=notes.places,
        body=split.body,
        body_line=split.body_line,
        regions=values.pop("region", ()),
        match_all=values.pop("match", False),
        **values,
    )
    return story, tuple(notes.problems)


def _check_whole(values: dict[str, Any], split: SplitFile, notes: Notebook) -> None:
    """Check what concerns several fields: whether there is a story at all, and what needs something beside it."""
    given = notes.places
    if not given.keys() & {"articles", "tags", "region"}:
        hint = "name its articles, in order, or the tags and the region under which they stand"
        notes.problem("missing-field", 'a story needs "articles", or "tags" or "region"', split.fields.place, hint)
    for field, other in (("status", "status_date"), ("status_date", "status")):
        if field in given and other not in given:
            hint = "a reader must know of which day a status is" if field == "status" else "add the status, in words"
            notes.problem("missing-field", f'"{other}" is missing', given[field], hint)
    for field in ("match", "since", "until", "without"):
        if field in given and not given.keys() & {"tags", "region"}:
            hint = "add tags or a region, or delete it"
            notes.problem(
                "bad-value", f'"{field}" narrows what tags and region find, and there are none', given[field], hint
            )
    since, until = values.get("since"), values.get("until")
    if since and until and until < since:
        message = f"the story ends on {until}, before it begins on {since}"
        notes.problem("bad-date", message, given["until"], "correct one of the two")
