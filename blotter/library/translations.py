# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which articles are the same text in several languages: those that ``translation_of`` connects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter

from blotter.model.articles import Article


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
