# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Addresses at which readers found an article that is elsewhere now, and to which nothing leads on.

Only what the last build published can tell: a file says nothing of the name that it had. So what was found is
remembered, and said by every build until the article has that alias, or is no more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from blotter.library.addresses import article_address
from blotter.model.articles import Article, Status
from blotter.model.problems import Problem
from blotter.publishing.memory import Memory
from blotter.reading.cross_checks import former_slugs, same_address
from blotter.reading.site import Item, SiteFiles


def find_lost(
    memory: Memory, files: SiteFiles, names: Mapping[str, str], shown: Collection[Article], new: Iterable[Item]
) -> Mapping[str, str]:
    """Map the slugs at which readers find nothing any more to those under which their articles stand now.

    ``names`` maps the paths of files to their slugs; ``shown`` are the articles that readers see, ``new`` the items of
    new and changed files. Where none went, next to nothing is looked at. What is hidden now, or has its former name
    taken by what is hidden, may be seen again, and is kept.
    """
    words = memory.state.words("lost") if memory.state is not None else []
    known = dict(zip(words[::2], words[1::2], strict=False))
    gone = list(_gone(memory, names))
    if not (known or gone):
        return {}
    moved = _moved(gone, memory, [item for item in new if isinstance(item, Article)])
    found = {former: moved.get(now, now) for former, now in known.items()} | moved
    there = {one.slug for one in files.articles} | {one.slug for one in files.unread}
    leading = {article.slug for article in shown} | former_slugs(shown).keys()
    return {former: now for former, now in sorted(found.items()) if former not in leading and now in there}


def report_lost(lost: Mapping[str, str], files: SiteFiles, shown: Iterable[Article]) -> Iterator[Problem]:
    """Say of each article that readers see what other address they had for it, and what leads them on."""
    taken = {article.slug for article in files.articles} | former_slugs(files.articles).keys() if lost else set()
    formers: dict[str, list[str]] = {}
    for former, now in lost.items():
        if former not in taken:
            formers.setdefault(now, []).append(former)
    for article in shown if formers else ():
        for former in formers.get(article.slug, ()):
            field = "aliases" if article.aliases else "slug"
            aliases = ", ".join((*article.aliases, *formers[article.slug]))
            message = f"this article was published as {article_address(former)}, and nothing is there now"
            hint = f"so that old links lead to it, write aliases: [{aliases}]"
            yield Problem(code="lost-address", message=message, place=article.place_of(field), hint=hint)


def _gone(memory: Memory, names: Mapping[str, str]) -> Iterator[Article]:
    """Give the articles as they were whose file has another slug now, or is no more."""
    for path in sorted(memory.touched & memory.before.keys()):
        article = memory.before[path].article
        if article is not None and names.get(path) != article.slug:
            yield article


def _moved(gone: Collection[Article], memory: Memory, new: Collection[Article]) -> dict[str, str]:
    """Map the former slugs of articles that are elsewhere to those of now; the withdrawn are to be nowhere.

    Where two might have gone to one place, or one to two, nobody is told to send readers to what may be another text.
    """
    moved: dict[str, str] = {}
    if not gone or not new:
        return moved
    assert memory.state is not None, "what was there is known from it"
    unseen = {*memory.state.words("hidden"), *memory.state.words("marked")}
    before = {one.article.slug: one.article for one in memory.before.values() if one.article}
    arrived: dict[object, list[str]] = {}
    for article in new:
        signs = set(_signs(article))
        stayed = article.slug in before and not signs.isdisjoint(_signs(before[article.slug]))
        for sign in signs if not stayed and article.status is not Status.WITHDRAWN else ():
            arrived.setdefault(sign, []).append(article.slug)
    left = Counter(sign for former in gone for sign in _signs(former))
    for former in sorted(gone, key=lambda one: bool(one.translation_of)):  # a translation goes where its original went
        for here, there in zip(_signs(former), _signs(former, moved), strict=True):
            found = arrived.get(there, ())
            if left[here] == len(found) == 1 and former.slug not in unseen:
                moved[former.slug] = found[0]
                break
    return moved


def _signs(article: Article, moved: Mapping[str, str] | None = None) -> Iterator[object]:
    """Give what an article is told by, one of which is enough: its original; of ours, the day with title or file.

    ``moved`` says where the article went of which it is a translation.
    """
    original = (moved or {}).get(article.translation_of, article.translation_of)
    version = (article.source, article.lang, original)
    if article.source_url:
        yield version, same_address(article.source_url)
    else:
        yield version, article.date, "title", article.title
        yield version, article.date, "path", article.path
