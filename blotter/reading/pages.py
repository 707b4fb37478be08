# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""One file of ``content/pages`` into a page of the site's own."""

from __future__ import annotations

from typing import Final

from blotter.model.articles import StandingPage
from blotter.model.problems import Place, Problem, has_errors
from blotter.reading.addresses import slug_mistake, slugify
from blotter.reading.article_fields import PAGE
from blotter.reading.articles import slug_of_path
from blotter.reading.front_matter import split_file
from blotter.reading.notebook import Notebook, shown
from blotter.reading.strays import read_beside_articles

# Pages stand at /<slug>/, where the site itself has these.
RESERVED_SLUGS: Final = frozenset(
    {
        "404",
        "api",
        "archive",
        "articles",
        "assets",
        "attributions",
        "corrections",
        "editions",
        "feed",
        "feeds",
        "index",
        "latest",
        "map",
        "media",
        "pagefind",
        "regions",
        "robots",
        "search",
        "sitemap",
        "sources",
        "stories",
        "tags",
        "text",
    }
)


def read_standing_page(data: bytes, path: str) -> tuple[StandingPage | None, tuple[Problem, ...]]:
    """Read the bytes of a page's file: a whole page, or ``None`` and everything that is wrong with it."""
    split, problems = split_file(data, path)
    if split is None:
        return None, problems
    notes = Notebook(problems=list(problems))
    values = read_beside_articles(PAGE, split.fields, notes)
    slug = values.setdefault("slug", slug_of_path(path))
    place = notes.places.get("slug", Place(path=path))
    mistake = None if "slug" in notes.places else slug_mistake(slug)
    if mistake is not None:
        hint = f"rename the file to {slugify(slug) or 'some-words'}.md, or add a slug field"
        notes.problem("bad-slug", f"{shown(slug + '.md')} is no name for a page: {mistake[0]}", place, hint)
    elif slug in RESERVED_SLUGS:
        hint = "choose another slug"
        notes.problem("bad-slug", f"/{slug}/ is an address that the site itself uses", place, hint)
    if has_errors(notes.problems):
        return None, tuple(notes.problems)
    page = StandingPage(path=path, positions=notes.places, body=split.body, body_line=split.body_line, **values)
    return page, tuple(notes.problems)
