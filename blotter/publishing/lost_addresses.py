# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Addresses at which readers found an article that is elsewhere now, and to which nothing leads on.

Only what the last build published can tell: a file says nothing of the name that it had. So what was found is
remembered, and said by every build until the article has that alias, or is no more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from blotter.library.addresses import article_address
from blotter.model.articles import Article, Status
from blotter.model.problems import Problem
from blotter.publishing.memory import Memory
from blotter.reading.cross_checks import former_slugs, same_address
from blotter.reading.site import Item, SiteFiles


def find_lost(memory: Memory, files: SiteFiles, names: Mapping[str, str], new: Iterable[Item]) -> Mapping[str, str]:
    """Map the slugs at which there is nothing any more to those under which their articles stand now.

    ``names`` maps the paths of files to their slugs, ``new`` are the items of new and changed files. Where none went,
    next to nothing is looked at.
    """
    words = memory.state.words("lost") if memory.state is not None else []
    known = dict(zip(words[::2], words[1::2], strict=False))
    gone = list(_gone(memory, names))
    if not (known or gone):
        return {}
    moved = dict(_moved(gone, memory, [item for item in new if isinstance(item, Article)]))
    found = {former: moved.get(now, now) for former, now in known.items()} | moved
    there = set(names.values())
    taken = there | former_slugs(files.articles).keys()
    return {former: now for former, now in sorted(found.items()) if former not in taken and now in there}


def report_lost(lost: Mapping[str, str], articles: Iterable[Article]) -> Iterator[Problem]:
    """Say of each article that readers had another address for, and what leads them on."""
    formers: dict[str, list[str]] = {}
    for former, now in lost.items():
        formers.setdefault(now, []).append(former)
    by_slug = {article.slug: article for article in articles if article.slug in formers} if formers else {}
    for former, now in lost.items():
        if now in by_slug:
            article = by_slug[now]
            field = "aliases" if article.aliases else "slug"
            message = f"this article was published as {article_address(former)}, and nothing is there now"
            hint = f"so that old links lead to it, write aliases: [{', '.join((*article.aliases, *formers[now]))}]"
            yield Problem(code="lost-address", message=message, place=article.place_of(field), hint=hint)


def _gone(memory: Memory, names: Mapping[str, str]) -> Iterator[Article]:
    """Give the articles as they were whose file has another slug now, or is no more."""
    for path in sorted(memory.touched & memory.before.keys()):
        article = memory.before[path].article
        if article is not None and names.get(path) != article.slug:
            yield article


def _moved(gone: Collection[Article], memory: Memory, new: Collection[Article]) -> Iterator[tuple[str, str]]:
    """Give the former slug and that of now of articles that are elsewhere; the withdrawn are to be nowhere."""
    if not gone or not new:
        return
    assert memory.state is not None, "what was there is known from it"
    unseen = {*memory.state.words("hidden"), *memory.state.words("marked")}
    before = {one.article.slug for one in memory.before.values() if one.article}
    found: dict[object, str] = {}
    for article in new:
        if article.slug not in before and article.status is not Status.WITHDRAWN:
            for sign in _signs(article):
                found.setdefault(sign, article.slug)
    for former in gone:
        now = next((found[sign] for sign in _signs(former) if sign in found), "")
        if now and former.slug not in unseen:
            yield former.slug, now


def _signs(article: Article) -> Iterator[object]:
    """Give what an article is told by, one of which is enough: its original; of ours, the day with title or file."""
    version = (article.source, article.lang, article.translation_of)
    if article.source_url:
        yield version, same_address(article.source_url)
    else:
        yield version, article.date, "title", article.title
        yield version, article.date, "path", article.path
