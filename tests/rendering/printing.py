# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A library printed whole, so that a test reads pages by their path."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from blotter.library.listings import list_articles
from blotter.model.library import Library
from blotter.model.pages import Page
from blotter.model.problems import Problem
from blotter.model.terms import Vocabulary, VocabularyTerm
from blotter.rendering.composing.press import set_up
from blotter.rendering.makers import is_templated
from blotter.rendering.pages.tickets import list_pages, pages_of_article
from blotter.rendering.proofreading.safe_addresses import Surroundings
from blotter.rendering.proofreading.safety import check_output
from blotter.rendering.theme.loader import Theme, render_page
from tests.rendering.machine_fixtures import PLACE


def print_site(library: Library, theme: Theme) -> dict[str, str]:
    """Render every page of a library that a template makes, by path; a problem fails the test."""
    return _print(list_pages(library, theme), theme)


def print_pages_of(library: Library, theme: Theme, slug: str = "story") -> dict[str, str]:
    """Render the page of one article and what goes with it, by path."""
    return _print(pages_of_article(set_up(library, theme.locale), slug), theme)


def print_article(library: Library, theme: Theme, slug: str = "story") -> str:
    """Render the page of one article."""
    return print_pages_of(library, theme, slug)[f"articles/{slug}/index.html"]


def _print(pages: Iterable[Page], theme: Theme) -> dict[str, str]:
    printed: dict[str, str] = {}
    for page in filter(is_templated, pages):
        dressed, problems = render_page(theme, page)
        assert problems == ()
        assert page.path not in printed
        printed[page.path] = dressed.content.decode()
    return printed


def check_page(path: str, html: str, theme: Theme) -> tuple[Problem, ...]:
    """Take the last look at a page, which may have the scripts of its theme."""
    scripts = frozenset(f"/{output.path}" for output in theme.outputs if output.path.endswith(".js"))
    return check_output(path, html, Surroundings(scripts=scripts))


def text_of(html: str) -> str:
    """Return what a page says, without tags and with single blanks (entities are left as they are)."""
    body = html[html.index("<body") :]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


Terms = Mapping[str, Mapping[str, Any]]


def plant(library: Library, *, tags: Terms, regions: Terms) -> Library:
    """Give a library vocabularies of its own and list its articles by them."""
    planted = replace(library, tags=_vocabulary("tags", tags), regions=_vocabulary("regions", regions))
    ordered = [library.articles[slug] for slug in library.order]
    return replace(planted, listed=list_articles(ordered, tags=planted.tags, regions=planted.regions))


def _vocabulary(taxonomy: str, terms: Terms) -> Vocabulary:
    made = {key: VocabularyTerm(key=key, place=PLACE, **fields) for key, fields in terms.items()}
    return Vocabulary(taxonomy=taxonomy, path=f"content/{taxonomy}.yaml", terms=made, names={})
