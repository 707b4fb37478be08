# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What changed since the last build, where that is little enough to know which pages it can concern."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from blotter.library.computed import Computed
from blotter.library.visibility import withdrawn_from
from blotter.model.articles import Article
from blotter.model.report import BuildRequest
from blotter.publishing.content import Content
from blotter.publishing.memory import Memory
from blotter.publishing.state import DamagedMemoryError
from blotter.reading.site import Item
from blotter.rendering.candidates.differences import Difference
from blotter.rendering.theme.dressing import Wardrobe
from blotter.rendering.theme.loader import Theme

# Above this many changed inputs every page's data is made anew.
_FEW_ARTICLES: Final = 50


def find_difference(request: BuildRequest, content: Content, memory: Memory, theme: Theme) -> Difference | None:
    """Say which articles changed, where these are few and no other page can show anything else.

    ``None`` asks for a look at every page. The theme may have changed, too, if all pages are made with the same words
    and static files as before: then every page shows what it showed, and those of templates that changed have to be
    rendered, all others at most to be dressed anew.
    """
    state, library = memory.state, content.shelved.library
    if state is None or not memory.has_narrow_change or request.now.timestamp() < memory.last_now():
        return None
    if memory.edited != memory.touched and state.fact("stock") != theme.stock().encode():
        return None
    shown = library.articles.keys()
    shown_before = shown if content.shows_the_same else frozenset(state.words("shown"))
    moved = {path for path in memory.edited if path.endswith(".md")}
    if moved != memory.edited or len(moved) > _FEW_ARTICLES:
        return None
    marked_before = frozenset(state.words("marked"))
    turned = marked_before ^ library.marked
    if not content.shows_the_same:
        turned |= shown_before ^ shown
    moved |= _judged_otherwise(content, memory)
    records = {path: memory.before[path] for path in moved if path in memory.before}
    if turned:  # with the day or with another article's slug, and not with a file of their own
        records |= {path: one for path, one in memory.before.items() if one.article and one.article.slug in turned}
    before = {one.item.slug: path for path, one in records.items() if one.item.slug in shown_before}
    slugs = turned | {content.records[path].item.slug for path in moved if path in content.records}
    return Difference(
        before={slug: _facts(memory.before[path].item) for slug, path in before.items()},
        after={slug: _facts(library.articles[slug]) for slug in slugs if slug in library.articles},
        links_before={slug: memory.before[path].slugs for slug, path in before.items()},
        touched=slugs | {one.item.slug for one in records.values()},
        withdrawn_before=frozenset(
            slug for one in records.values() if one.article is not None for slug in withdrawn_from(one.article)
        ),
        turned=turned,
        vacant_before=frozenset(state.words("vacant")),
        neighborhood=content.shelved.neighborhood,
        documents=Computed(before, lambda slug: memory.document(before[slug])),
        verdicts=Computed(before, lambda slug: memory.verdict(before[slug])),
        related=memory.related.of,
        showing=memory.related.showing,
    )


def theme_facts(theme: Theme) -> dict[str, bytes]:
    """Return what a build remembers of its theme: what all pages are made with, and what they are dressed with."""
    return {"stock": theme.stock().encode(), "assets": theme.wardrobe.facts}


def former_wardrobe(memory: Memory) -> Wardrobe:
    """Return what the pages of the last build are dressed with. Raises ``DamagedMemoryError``."""
    try:
        return Wardrobe.recalled(memory.state.fact("assets") if memory.state else b"")
    except ValueError as error:
        raise DamagedMemoryError from error


def _judged_otherwise(content: Content, memory: Memory) -> frozenset[str]:
    """Name the files whose articles got another verdict than before, though they are as they were: the day changed."""
    known = (path for path in content.verdicts if path in memory.records and memory.records[path].judged)
    return frozenset(path for path in known if memory.verdict(path) != content.verdicts[path])


def _facts(article: Item) -> Article:
    """Return an article without its text and its lines: what other pages may show of it."""
    assert isinstance(article, Article), "nothing but articles changed"
    return replace(article, body="", body_line=0, positions={})
