# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which articles are the same text in several languages (``translation_of`` connects them), and who is left alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import attrgetter

from blotter.model.articles import Article, Status
from blotter.model.problems import Problem


def group_translations(articles: Iterable[Article]) -> Mapping[str, tuple[str, ...]]:
    """Return for each slug that has some the slugs of its other versions, sorted; only these articles connect.

    Whichever of two versions names the other, and over how many steps, does not matter.
    """
    articles = [*articles]
    if not any(map(attrgetter("translation_of"), articles)):
        return {}
    known = {article.slug: article.translation_of for article in articles}
    groups: dict[str, set[str]] = {}
    for slug, original in known.items():
        if original and original in known and original != slug:
            merged = groups.get(slug, {slug}) | groups.get(original, {original})
            groups.update(dict.fromkeys(merged, merged))
    return {slug: tuple(sorted(group - {slug})) for slug, group in groups.items()}


def check_translations(articles: Iterable[Article], shown: Collection[Article]) -> Iterator[Problem]:
    """Find the ``shown`` ones, of all articles, that translate a withdrawn one, or translate a translation of one."""
    known = {article.slug: article for article in articles}
    for article in shown:
        if article.translation_of and (original := _withdrawn_original(article, known)):
            yield Problem(
                code="original-withdrawn",
                message=f"{original.path} is withdrawn, and this translation of it is still shown",
                place=article.place_of("translation_of"),
                hint="withdraw it too (status: withdrawn), or delete translation_of if it may stand alone",
            )


def _withdrawn_original(article: Article, known: Mapping[str, Article]) -> Article | None:
    """Return the first withdrawn article among what this one translates, what that one translates, and so on."""
    seen = {article.slug}
    original = known.get(article.translation_of)
    while original is not None and original.slug not in seen:
        if original.status is Status.WITHDRAWN:
            return original
        seen.add(original.slug)
        original = known.get(original.translation_of)
    return None
