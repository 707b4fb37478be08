# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The search page, and what an article's page says to the index of words besides its text."""

from __future__ import annotations

from blotter.library.addresses import SEARCH
from blotter.library.listings import region_roll_up, with_ancestors
from blotter.model.articles import Article
from blotter.model.pages import Json, Page
from blotter.model.terms import Vocabulary
from blotter.rendering.composing.cards import OUR_PROSE, place_label, reuse_mark, topic_label
from blotter.rendering.composing.linked_data import is_own_work
from blotter.rendering.composing.press import Head, Press, make_page


def search_page(press: Press) -> Page:
    """Make the page on which readers search; whether there is an index is not its business."""
    head = Head(
        title=press.words("search.title"),
        address=SEARCH,
        description=press.words("search.description", site=press.library.config.site.name),
    )
    return make_page(press, "search.html.j2", head, data={"bundle": press.link("/pagefind/pagefind.js")})


def search_facts(press: Press, article: Article) -> dict[str, Json] | None:
    """Return by what an item can be found and what a result shows of it; ``None`` for what is in no index.

    ``filters`` are (name, value) pairs with the labels that readers see, and the language as its tag. What holds words
    of others shows no piece of its text among the results (``quiet``), only its summary: such a piece would be an
    excerpt, which its license may not allow.
    """
    library = press.library
    if not library.config.outputs.search or is_out_of_search(press, article):
        return None
    places = _labels(library.regions, region_roll_up(article.regions, library.regions))
    topics = _labels(library.tags, with_ancestors(article.tags, library.tags))
    source = library.sources[article.source].name
    mark = reuse_mark(library, article.slug)
    filters = [
        *(("place", label) for label in places),
        *(("topic", label) for label in topics),
        ("source", source),
        ("year", f"{article.date.year:04}"),
        ("language", article.lang or library.config.site.language),
    ]
    kicker = " · ".join(filter(None, (place_label(library, article), topic_label(library, article))))
    return {
        "filters": [[name, value] for name, value in filters],
        "kicker": kicker,
        "source": source,
        "date": article.date.isoformat(),
        "mark": mark,
        "quiet": not (is_own_work(library, article.slug) and article.reuse in OUR_PROSE),
        "summary": article.summary,
    }


def is_out_of_search(press: Press, article: Article) -> bool:
    """Say whether an item must not be found: its publisher keeps copies out of indexes, or it is a draft."""
    library = press.library
    return article.slug in library.marked or library.verdicts[article.slug].credit.index == "noindex"


def _labels(vocabulary: Vocabulary, keys: frozenset[str]) -> list[str]:
    return sorted({vocabulary.terms[key].label for key in keys})
