# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What follows from files beside each other: whether they agree, and which items are related.

Where nothing changed that it follows from, it is as it was.
"""

from __future__ import annotations

from collections.abc import Container

from msgspec.structs import replace

from blotter.library.computed import Computed
from blotter.library.index import Shelved
from blotter.library.related import seat_of
from blotter.model.articles import Article
from blotter.model.library import Library
from blotter.model.problems import Problem
from blotter.publishing.memory import Memory
from blotter.reading.cross_checks import held_against_others
from blotter.reading.site import SiteFiles, compare_files


def find_disagreements(files: SiteFiles, memory: Memory) -> tuple[Problem, ...]:
    """Find what is wrong between files.

    Where nothing was, and no article says anything else that others are held against, nothing is now.
    """
    if memory.state is not None and memory.state.fact("agreed") and not memory.gone:
        now = {article.path: article for article in files.articles if article.path in memory.changed}
        before = {path: memory.before[path].article for path in now if path in memory.before}
        if now.keys() == memory.changed.keys() and all(_is_held_alike(before.get(path), now[path]) for path in now):
            return ()
    return compare_files(files)


def _is_held_alike(before: Article | None, now: Article) -> bool:
    return before is not None and held_against_others(before) == held_against_others(now)


def knows_all_names(files: SiteFiles, known: Container[str]) -> bool:
    """Say whether every name that an article uses is known; not so where a vocabulary could not be read.

    Those of the files that are ``known`` were, and so they are: the vocabularies are the same.
    """
    articles = [article for article in files.articles if article.path not in known]
    return all(
        article.source in files.sources
        and all(key in files.tags.terms for key in article.tags)
        and all(key in files.regions.terms for key in article.regions)
        for article in articles
    )


def shows_the_same(library: Library, memory: Memory) -> bool:
    """Say whether the items that are shown are those of the last build, in their order."""
    state = memory.state
    return state is not None and bool(state.fact("tree")) and tuple(state.words("shown")) == library.order


def shows_less(library: Library, memory: Memory) -> bool:
    """Say whether an item that the last build showed is shown no more, or nothing is known of one."""
    state = memory.state
    if state is None or not state.fact("tree"):
        return True
    return any(slug not in library.articles for slug in state.words("shown"))


def recall_related(shelved: Shelved, memory: Memory) -> Shelved:
    """Let a library that shows the same take its related stories from memory, if each item stands where it stood."""
    library = shelved.library
    if memory.settings is None:
        return shelved
    for article in (one for one in library.articles.values() if one.path in memory.changed):
        before = memory.before.get(article.path)
        if before is None or before.article is None or seat_of(before.article) != seat_of(article):
            return shelved
    return replace(shelved, library=replace(library, related=Computed(library.articles, memory.related.of)))
