# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What every feed says of an item, whatever its form: once as plain values, for Atom, for JSON Feed and for our data.

The days come from the article's file and never from a clock: an entry changes only when what it tells does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from blotter.library.addresses import article_address
from blotter.model.articles import Article, ReuseKind
from blotter.model.library import Library
from blotter.model.licenses import License
from blotter.model.pages import Json
from blotter.model.verdicts import Credit
from blotter.rendering.composing.linked_data import desk_name, full_address, is_own_work
from blotter.rendering.composing.press import Press
from blotter.rendering.wire.feed_items import feed_html, rights_text


def entry(press: Press, slug: str) -> dict[str, Json]:
    """Return what feeds say of an article; made once for all of them.

    ``published`` is empty where nobody knows it; ``license``, ``via`` and ``source`` are empty mappings where there is
    none. All addresses are absolute; ``html`` has the credit in it.
    """
    if slug not in press.entries_sent:
        press.entries_sent[slug] = _make_entry(press, slug)
    return press.entries_sent[slug]


def _make_entry(press: Press, slug: str) -> dict[str, Json]:
    library = press.library
    article, credit = library.articles[slug], library.verdicts[slug].credit
    copied = not library.sources[article.source].own
    return {
        "id": full_address(library.config, article_address(slug)),
        "title": article.title,
        "language": language_of(library, article),
        "authors": authors_of(library, article, credit),
        "translators": list(translators_of(article, credit)),
        "published": published(library, article),
        "updated": updated(article),
        "categories": _categories(library, article),
        "summary": article.summary,
        "html": feed_html(press, slug),
        "rights": rights_text(press, slug),
        "license": license_link(shown_license(library, slug)),
        "kind": credit.kind.value if copied else "own",
        "via": _via(credit) if copied and credit.source_url else {},
        "source": _source(article, credit) if copied else {},
    }


def language_of(library: Library, article: Article) -> str:
    """Return the language of an article's words."""
    return article.lang or library.config.site.language


def shown_license(library: Library, slug: str) -> License | None:
    """Return the one license of the words shown here: the source's for a copy, the desk's for its own."""
    credit = library.verdicts[slug].credit
    return credit.own_license if is_own_work(library, slug) else credit.license


def license_link(license_: License | None) -> dict[str, Json]:
    """Return a license that has a deed as plain values; nothing where none can be linked."""
    if license_ is None or not license_.deed:
        return {}
    return {"spdx": license_.spdx, "name": license_.name, "url": license_.deed}


def authors_of(library: Library, article: Article, credit: Credit) -> list[Json]:
    """Name who wrote the words shown: the source's authors of a copy, the desk for our own."""
    if library.sources[article.source].own and article.authors:
        return _named(article.authors)
    if is_own_work(library, article.slug):
        return [{"name": desk_name(library.config), "url": full_address(library.config, "/")}]
    return _named(credit.authors) or [{"name": credit.source_name, "url": credit.source_home}]


def _named(names: Iterable[str]) -> list[Json]:
    return [{"name": name, "url": ""} for name in names]


def translators_of(article: Article, credit: Credit) -> tuple[str, ...]:
    """Name who translated; a machine is nobody's name."""
    if article.reuse is ReuseKind.TRANSLATE and credit.translator and credit.translation != "machine":
        return (credit.translator,)
    return ()


def _categories(library: Library, article: Article) -> list[Json]:
    terms = [
        *(("tags", library.tags.terms[key]) for key in article.tags),
        *(("regions", library.regions.terms[key]) for key in article.regions),
    ]
    return [
        {"term": term.key, "scheme": full_address(library.config, f"/{taxonomy}/"), "label": term.label}
        for taxonomy, term in terms
    ]


def _via(credit: Credit) -> dict[str, Json]:
    return {"url": credit.source_url, "title": credit.original_title or credit.source_name}


def _source(article: Article, credit: Credit) -> dict[str, Json]:
    """Say where the item comes from. ``updated`` is the original's day, and empty where that is not known."""
    day = midnight(credit.date) if credit.date and not article.date_note else ""
    return {"name": credit.source_name, "url": credit.source_home, "updated": day}


def published(library: Library, article: Article) -> str:
    """Return when these words were published: of ours about somebody else's work, that is never the original's day."""
    if article.publish is None and article.date_note:
        return ""
    if article.publish is None and is_own_work(library, article.slug) and not library.sources[article.source].own:
        return ""
    return _appeared(article)


def updated(article: Article) -> str:
    """Return when the item last changed, by what its file says."""
    return max([_appeared(article), *(midnight(correction.date) for correction in article.corrections)])


def _appeared(article: Article) -> str:
    return instant(article.publish) if article.publish is not None else midnight(article.date)


def instant(moment: dt.datetime) -> str:
    """Write a moment in the form of RFC 3339, in UTC and without a fraction of a second."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return aware.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0).isoformat() + "Z"


def midnight(day: dt.date) -> str:
    """Write a day as its first moment, in the form of RFC 3339."""
    return f"{day.isoformat()}T00:00:00Z"
