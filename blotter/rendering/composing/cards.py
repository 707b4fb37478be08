# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""An article as other pages show it: place and topic, headline, two lines, source, date and kind of reuse."""

from __future__ import annotations

from blotter.library.visibility import appearance
from blotter.markup.placeholders import titles_in
from blotter.model.articles import Article, ReuseKind, Status
from blotter.model.documents import LinkKind
from blotter.model.library import Library
from blotter.model.pages import Json
from blotter.reading.articles import zone_of
from blotter.rendering.composing.body import fill_text
from blotter.rendering.composing.linked_data import is_own_work
from blotter.rendering.composing.press import Press

TEASER_LENGTH = 220
LEAD_LENGTH = 480
# What is read of a text beyond the length it is cut to: that is enough, unless it has many blanks in a row.
_MORE = 40
OUR_PROSE = (ReuseKind.BRIEF, ReuseKind.LINK)


def card(press: Press, slug: str) -> dict[str, Json]:
    """Return the card of an article; made once for all the pages that show it."""
    if slug not in press.cards:
        press.cards[slug] = _make_card(press, slug)
    return press.cards[slug]


def mention(press: Press, slug: str) -> dict[str, Json]:
    """Return the little that a list of references shows of an article; made once for all that refer to it."""
    if slug not in press.mentions:
        press.mentions[slug] = _make_mention(press, slug)
    return press.mentions[slug]


def _make_mention(press: Press, slug: str) -> dict[str, Json]:
    article = press.library.articles[slug]
    return {
        "title": article.title,
        "url": press.article_link(slug),
        "lang": foreign_language(press.library, article),
        "source": press.library.sources[article.source].name,
        "date": article.date.isoformat(),
    }


def _make_card(press: Press, slug: str) -> dict[str, Json]:
    library = press.library
    article = library.articles[slug]
    source = library.sources[article.source]
    return {
        "title": article.title,
        "url": press.article_link(slug),
        "lang": foreign_language(library, article),
        "place": place_label(library, article),
        "topic": topic_label(library, article),
        "summary": teaser(press, slug),
        "source": source.name,
        "date": article.date.isoformat(),
        "kind": reuse_mark(library, slug),
        "marked": mark_of(library, article),
    }


def mark_of(library: Library, article: Article) -> str:
    """Say how an item is marked in a preview: ``draft``, or the day on which it will appear; else empty."""
    if article.slug not in library.marked:
        return ""
    if article.status is Status.DRAFT:
        return Status.DRAFT.value
    zone = zone_of(library.config.site.timezone)
    return appearance(article, zone).astimezone(zone).date().isoformat()


def reuse_mark(library: Library, slug: str) -> str:
    """Return the name of the label that says whose words these are: a kind of reuse, or ``own``."""
    article = library.articles[slug]
    return "own" if library.sources[article.source].own else article.reuse.value


def place_label(library: Library, article: Article) -> str:
    """Name where it happened: the first country, else the first region."""
    terms = [library.regions.terms[key] for key in article.regions]
    countries = [term for term in terms if term.kind == "country"]
    return next((term.label for term in (*countries, *terms)), "")


def topic_label(library: Library, article: Article) -> str:
    """Name what it is about: the first tag."""
    return next((library.tags.terms[key].label for key in article.tags), "")


def foreign_language(library: Library, article: Article) -> str:
    """Return the language of an article where it is not the site's, else empty."""
    return article.lang if article.lang != library.config.site.language else ""


def teaser(press: Press, slug: str) -> str:
    """Return the summary, or the first paragraph of our own prose cut to ``TEASER_LENGTH`` characters.

    The first lines of somebody else's text would be an excerpt, which its license may not allow: none is made.
    """
    return press.library.articles[slug].summary or _first_paragraph(press, slug, TEASER_LENGTH)


def lead_card(press: Press, slug: str) -> dict[str, Json]:
    """Return the card of the item that opens the front page: as others, with more of our own text.

    What its editor wrote for lists is not more, but it was written for this.
    """
    shown = card(press, slug)
    if press.library.articles[slug].summary:
        return shown
    return {**shown, "summary": _first_paragraph(press, slug, LEAD_LENGTH) or teaser(press, slug)}


def quoted_titles(library: Library, slug: str) -> frozenset[str]:
    """Name the articles whose titles the card of an article shows: those of bare links in its first paragraph."""
    if library.articles[slug].summary:
        return frozenset()
    targets = titles_in(library.documents[slug].text.partition("\n\n")[0])
    return frozenset(library.files.get(target, "") if kind is LinkKind.FILE else target for kind, target in targets)


def _first_paragraph(press: Press, slug: str, length: int) -> str:
    library = press.library
    if not is_own_work(library, slug) or library.articles[slug].reuse not in OUR_PROSE:
        return ""
    return shorten(fill_text(press, library.documents[slug].text.partition("\n\n")[0]), length)


def shorten(text: str, length: int) -> str:
    """Cut a text between words so that it has at most ``length`` characters, with an ellipsis where it was cut."""
    words = " ".join(text[: length + _MORE].split())
    if len(words) <= length:
        words = " ".join(text.split())
    if len(words) <= length:
        return words
    return words[:length].rpartition(" ")[0].rstrip(",;:.–— ") + "…"
