# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The credit of an article as plain values; the theme makes the sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from blotter.model.articles import Article, ReuseKind
from blotter.model.library import Library
from blotter.model.pages import Json
from blotter.model.verdicts import Credit
from blotter.rendering.composing.linked_data import credit_text
from blotter.rendering.composing.press import license_data
from blotter.rights.table import OWN_WORDS


def credit_data(library: Library, slug: str) -> dict[str, Json]:
    """Return all that the page of an article needs to credit the work it comes from.

    ``date`` is empty where the original shows none (the article then has a date note): no day is claimed for it.
    ``kind`` is ``own`` for the desk's own articles, and ``copy`` says that the words are the source's. ``lang`` is the
    language of the original where that is not the site's, ``language`` where it is not the article's, both else empty.
    """
    article = library.articles[slug]
    credit = library.verdicts[slug].credit
    own = library.sources[article.source].own
    return {
        "kind": "own" if own else credit.kind.value,
        "own": own,
        "copy": not own and credit.kind not in OWN_WORDS,
        "source": credit.source_name,
        "source_home": credit.source_home,
        "url": credit.source_url,
        "title": credit.original_title,
        "lang": _language(library, article, other_than=library.config.site.language),
        "language": _language(library, article, other_than=article.lang or library.config.site.language),
        "titled_apart": bool(credit.original_title) and credit.original_title != article.title,
        "byline": byline_parts(credit),
        "byline_says_by": credit_text(credit).casefold().startswith("by "),
        "authors": list(credit.authors),
        "date": credit.date.isoformat() if credit.date and not article.date_note else "",
        "license": license_data(credit.license),
        "license_description": credit.license_description,
        "terms_url": credit.terms_url,
        "own_license": license_data(credit.own_license),
        "changes": credit.changes,
        "unchanged": credit.kind is ReuseKind.VERBATIM and not credit.changes,
        "images_omitted": credit.images_omitted,
        "translator": credit.translator,
        "translation": credit.translation,
        "texts_top": list(credit.texts_top),
        "texts_bottom": list(credit.texts_bottom),
        "notices": list(credit.notices),
        "permission": credit.permission,
        "archive": credit.archive,
    }


def _language(library: Library, article: Article, *, other_than: str) -> str:
    """Return the language of the original, as far as it is known, if it is another one: regions do not matter."""
    source = library.sources[article.source]
    copied = article.reuse not in OWN_WORDS and article.reuse is not ReuseKind.TRANSLATE
    ours = library.config.site.language if copied or source.own else ""
    language = (article.lang if copied else source.lang) or ours
    return "" if not language or language.partition("-")[0] == other_than.partition("-")[0] else language


def byline_parts(credit: Credit) -> list[Json]:
    """Split the byline, which must run on word for word, into plain text, the names of authors and of the source."""
    return [{"text": text, "role": role} for text, role in _split(credit)]


def _split(credit: Credit) -> Iterator[tuple[str, str]]:
    byline = credit_text(credit)
    names = sorted({*credit.authors, credit.source_name} - {""}, key=lambda name: (-len(name), name))
    if not names:
        yield byline, ""
        return
    if byline in names:  # most briefs name their source and nobody else
        yield byline, "source" if byline == credit.source_name else "author"
        return
    for part in re.split(f"({'|'.join(map(re.escape, names))})", byline):
        if part:
            yield part, "source" if part == credit.source_name else "author" if part in names else ""
