# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""An article as news data: in the shape of IPTC ninjs 3.1 ("News in JSON"), whose names these are.

What others may do with an item decides what of it is given: its text only where they may take it (see
``rights.onward``), else the headline, the links and whose it is. The credit stands in the text too, for data are cut up
and passed on.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from blotter.library.addresses import article_address, term_address
from blotter.model.articles import Article, GeoPlace, ImageRecord
from blotter.model.library import Library
from blotter.model.pages import Json
from blotter.model.terms import VocabularyTerm
from blotter.model.verdicts import Credit
from blotter.rendering.composing.body import without_empty_figures
from blotter.rendering.composing.cards import reuse_mark
from blotter.rendering.composing.linked_data import credit_text, desk_name, full_address
from blotter.rendering.composing.press import Press
from blotter.rendering.wire.entries import (
    instant,
    language_of,
    midnight,
    published,
    translators_of,
    updated,
)
from blotter.rendering.wire.feed_items import feed_html, rights_text
from blotter.rights.licenses import find_license
from blotter.rights.onward import Onward, Way, onward, picture_goes_on

SCHEMA: Final = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"
STANDARD: Final[dict[str, Json]] = {"name": "ninjs", "version": "3.1", "schema": SCHEMA}


def api_address(slug: str) -> str:
    """Return the address of an article as data."""
    return f"/api/articles/{slug}.json"


def ninjs(press: Press, slug: str) -> dict[str, Json]:
    """Return an article as a ninjs object, with its text if readers may have it; absent keys: nothing is known."""
    library = press.library
    article, credit = library.articles[slug], library.verdicts[slug].credit
    kind, quoting = reuse_mark(library, slug), bool(library.documents[slug].quotes)
    answer = onward(article, library.sources[article.source], library.verdicts[slug], quoting=quoting)
    said: dict[str, Json] = {
        "uri": full_address(library.config, article_address(slug)),
        "standard": STANDARD,
        "type": "text",
        "representationType": "full" if answer.is_open else "partial",
        "profile": "text-only",
        "firstCreated": published(library, article),
        "versionCreated": updated(article),
        "contentCreated": midnight(credit.date) if credit.is_copy and credit.date and not article.date_note else "",
        "expires": instant(article.expires) if article.expires else "",
        "pubStatus": "usable",
        "language": language_of(library, article),
        "headlines": [{"role": "main", "value": article.title}],
        **(_text(press, article) if answer.is_open else {}),
        **_people(library, article, credit),
        **_rights(press, article, answer),
        "subjects": [_subject(library, library.tags.terms[key]) for key in article.tags],
        "places": [*_places(library, article), *map(_point, article.places)],
        "genres": [{"name": press.words(f"reuse.{kind}"), "literal": kind}],
        "altIds": _other_ids(article, credit),
        "renditions": _renditions(library, slug),
        "associations": [*_original(article, credit), *_pictures(library, article)],
    }
    return {key: value for key, value in said.items() if value not in ("", [], {})}


def ninjs_line(press: Press, slug: str) -> dict[str, Json]:
    """Return what a list of all articles says of one: enough to find it, credit it and fetch the rest.

    It depends on the article's record, its verdict, its source and its terms; on no text, and on no other article.
    """
    library = press.library
    article, verdict = library.articles[slug], library.verdicts[slug]
    credit, linked = verdict.credit, _linked(verdict.credit, onward(article, library.sources[article.source], verdict))
    tags, regions = library.tags.terms, library.regions.terms
    said: dict[str, Json] = {
        "uri": full_address(library.config, article_address(slug)),
        "type": "text",
        "representationType": "partial",
        "versionCreated": updated(article),
        "language": language_of(library, article),
        "headlines": [{"role": "main", "value": article.title}],
        "by": _by(library, article, credit),
        "infoSources": [{"name": credit.source_name, "role": "originator"}] if _is_foreign(library, article) else [],
        "copyrightNotice": rights_text(press, slug),
        "rightsInfo": {"linkedRights": linked} if linked else {},
        "subjects": [{"name": tags[key].label, "literal": key} for key in article.tags],
        "places": [{"name": regions[key].label, "literal": key} for key in article.regions],
        "genres": [{"literal": reuse_mark(library, slug)}],
        "altIds": _other_ids(article, credit),
        "renditions": [_as_data(library, slug)],
    }
    return {key: value for key, value in said.items() if value not in ("", [], {})}


def _text(press: Press, article: Article) -> dict[str, Json]:
    """Give the text with the credit in it and without its pictures (they are associations), and what is said of it."""
    document = press.library.documents[article.slug]
    if document.images:
        press = dataclasses.replace(press, library=replace(press.library, media={}))
    html = feed_html(press, article.slug)  # and not the feeds' own copy, which is kept for all the lists it is in
    html = without_empty_figures(html) if document.images else html
    told = [
        ("summary", article.summary),
        ("sensitive", article.sensitive),
        *(("correction", f"{each.date.isoformat()}: {each.text}") for each in article.corrections),
    ]
    return {
        "descriptions": [{"role": role, "contentType": "text/plain", "value": text} for role, text in told if text],
        "bodies": [{"role": "main", "contentType": "text/html", "wordCount": document.words, "value": html}],
    }


def _people(library: Library, article: Article, credit: Credit) -> dict[str, Json]:
    """Name who wrote the words, who made them known, and from whom we have it."""
    own = not _is_foreign(library, article)
    persons = article.authors if own else credit.authors if credit.is_copy else ()
    named = [("author", name) for name in persons]
    named += [("translator", name) for name in translators_of(article, credit)]
    site = full_address(library.config, "/")
    source: dict[str, Json] = {"name": credit.source_name, "role": "originator", "uri": credit.source_home}
    return {
        "by": _by(library, article, credit),
        "people": [{"name": name, "rel": rel} for rel, name in named],
        "organisations": [{"name": desk_name(library.config), "rel": "publisher", "uri": site}],
        "infoSources": [] if own else [source],
    }


def _by(library: Library, article: Article, credit: Credit) -> str:
    """Write the byline: that of a copy as its publisher wants it."""
    if credit.is_copy:
        return credit_text(credit)
    authors = () if _is_foreign(library, article) else article.authors
    return ", ".join(authors) or desk_name(library.config)


def _is_foreign(library: Library, article: Article) -> bool:
    """Say whether an article is of somebody else's work: a copy of it, or our words about it."""
    return not library.sources[article.source].own


def _rights(press: Press, article: Article, answer: Onward) -> dict[str, Json]:
    """Say whose it is and what others may do with it: in words, and as a link where there is one."""
    library = press.library
    verdict = library.verdicts[article.slug]
    credit = verdict.credit
    free = any(obligation.element == "pd_basis" for obligation in verdict.obligations)
    holder = credit.source_name if credit.is_copy else desk_name(library.config)
    linked = _linked(credit, answer)
    return {
        "copyrightHolder": "" if free else holder,
        "copyrightNotice": rights_text(press, article.slug),
        "usageTerms": " ".join(_terms(press, credit, answer)),
        "rightsInfo": {"linkedRights": linked} if linked else {},
    }


def _linked(credit: Credit, answer: Onward) -> str:
    """Return the address of what others may do: that of the license they get, or of the publisher's terms."""
    return answer.license.deed if answer.license else credit.terms_url if credit.is_copy else ""


def _terms(press: Press, credit: Credit, answer: Onward) -> Iterator[str]:
    names = {"source": credit.source_name, "desk": desk_name(press.library.config)}
    if not answer.is_open:
        yield press.words("api.closed" if answer.way is Way.CLOSED else "api.asked", **names)
        return
    assert answer.license is not None, "what may be passed on is under a license"
    yield press.words(f"api.{answer.way.value}", license=answer.license.name, **names)
    if answer.ours is not None:
        yield press.words("api.ours", license=answer.ours.name)
    for condition in answer.conditions:
        yield press.words(f"api.condition.{condition.value}", **names)
    if answer.way is Way.OWN and credit.source_url:
        yield press.words("api.cited", **names)


def _subject(library: Library, term: VocabularyTerm) -> dict[str, Json]:
    address = full_address(library.config, term_address("tags", term.key))
    return {"name": term.label, "rel": "about", "uri": address, "literal": term.key}


def _places(library: Library, article: Article) -> Iterator[dict[str, Json]]:
    """Give the regions of an article; a country's key is its ISO 3166-1 code."""
    for key in article.regions:
        term = library.regions.terms[key]
        place: dict[str, Json] = {
            "name": term.label,
            "rel": "about",
            "uri": full_address(library.config, term_address("regions", key)),
            "literal": key,
        }
        if term.latitude is not None and term.longitude is not None:
            place["geoJSON"] = _geometry(term.longitude, term.latitude)
        yield place


def _point(place: GeoPlace) -> dict[str, Json]:
    return {"name": place.name, "rel": "about", "geoJSON": _geometry(place.longitude, place.latitude)}


def _geometry(longitude: float, latitude: float) -> dict[str, Json]:
    """Write a point as GeoJSON (RFC 7946): longitude first."""
    return {"type": "Point", "coordinates": [longitude, latitude]}


def _other_ids(article: Article, credit: Credit) -> list[Json]:
    ids = [("slug", article.slug), ("original", "" if credit.own else credit.source_url), ("archive", credit.archive)]
    return [{"role": role, "value": value} for role, value in ids if value]


def _renditions(library: Library, slug: str) -> list[Json]:
    """Link the page, which shows the credit as its owner asks for it, and this object with all there is of it."""
    page = full_address(library.config, article_address(slug))
    return [{"name": "web", "href": page, "contentType": "text/html"}, _as_data(library, slug)]


def _as_data(library: Library, slug: str) -> dict[str, Json]:
    address = full_address(library.config, api_address(slug))
    return {"name": "ninjs", "href": address, "contentType": "application/json"}


def _original(article: Article, credit: Credit) -> Iterator[dict[str, Json]]:
    """Describe the work at its own address: what a copy is made from, or what our words are about."""
    if credit.own or not credit.source_url:
        return
    known: dict[str, Json] = {
        "name": "original",
        "rel": "original" if credit.is_copy else "about",
        "uri": credit.source_url,
        "type": "text",
        "headlines": [{"value": credit.original_title}] if credit.original_title else [],
        "by": ", ".join(credit.authors),
        "contentCreated": midnight(credit.date) if credit.date and not article.date_note else "",
        "infoSources": [{"name": credit.source_name, "role": "publisher", "uri": credit.source_home}],
    }
    yield {key: value for key, value in known.items() if value not in ("", [])}


def _pictures(library: Library, article: Article) -> Iterator[dict[str, Json]]:
    """Give the pictures that may be passed on, each by its own record and never by that of the text around it."""
    source = library.sources[article.source]
    for number, record in enumerate(article.images, start=1):
        media = library.media.get((article.path, record.src))
        if media is not None and picture_goes_on(record, source):
            address = full_address(library.config, f"/{media.output.lstrip('/')}")
            rendition: dict[str, Json] = {"name": "web", "href": address, "width": media.width, "height": media.height}
            yield {
                "name": f"picture-{number}",
                "rel": "illustration",
                "uri": address,
                "type": "picture",
                "renditions": [rendition],
                **_picture_rights(record),
            }


def _picture_rights(record: ImageRecord) -> dict[str, Json]:
    license_ = find_license(record.license)
    assert license_ is not None, "a picture that goes on has a license"
    known: dict[str, Json] = {
        "descriptions": [{"role": "alt", "value": record.alt}] if record.alt else [],
        "title": record.caption,
        "by": record.credit,
        "copyrightNotice": f"{record.credit}. {license_.name}" + (f" ({license_.deed})." if license_.deed else "."),
        "rightsInfo": {"linkedRights": license_.deed} if license_.deed else {},
    }
    return {key: value for key, value in known.items() if value not in ("", [], {})}
