# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The page of one article, made from the library alone: it depends on nothing but what it shows."""

from __future__ import annotations

from msgspec.structs import replace

from blotter.library.addresses import article_address
from blotter.model.articles import Article, ImageRecord
from blotter.model.pages import Json, Page
from blotter.rendering.composing.body import resolve_body
from blotter.rendering.composing.cards import (
    card,
    foreign_language,
    mark_of,
    mention,
    place_label,
    reuse_mark,
    topic_label,
)
from blotter.rendering.composing.credits import credit_data
from blotter.rendering.composing.linked_data import article_json_ld
from blotter.rendering.composing.press import Head, Press, license_data, links_data, make_page
from blotter.rendering.lists.stories import story_boxes
from blotter.rendering.overviews.maps import locator
from blotter.rendering.pages.about_text import about_text, reading_minutes, share_data
from blotter.rendering.pages.citations import citation_data
from blotter.rendering.pages.republishing import onward_data
from blotter.rendering.pages.search import search_facts
from blotter.rendering.pages.social import card_path, card_words
from blotter.rendering.pages.versions import versions_data
from blotter.rights.licenses import find_license


def article_page(press: Press, slug: str) -> Page:
    """Make the page of one article."""
    library = press.library
    article = library.articles[slug]
    credit = credit_data(library, slug)
    data: dict[str, Json] = {
        "article": _article_data(press, article),
        "credit": credit,
        "related": [mention(press, other) for other in library.related.get(slug, ())],
        "backlinks": [mention(press, other) for other in library.backlinks.get(slug, ())],
        "versions": versions_data(press, slug),
        "stories": story_boxes(press, slug),
        "about": about_text(press, article, credit),
        "share": share_data(press, article),
        "cite": citation_data(press, slug),
        "onward": onward_data(press, slug),
        "search": search_facts(press, article),
    }
    page = make_page(press, "article.html.j2", _head(press, article), data=data, origin=article.path)
    return replace(page, article=slug)


def _head(press: Press, article: Article) -> Head:
    library = press.library
    credit = library.verdicts[article.slug].credit
    hidden = article.slug in library.marked or credit.index == "noindex"
    return Head(
        title=article.title,
        address=article_address(article.slug),
        description=str(card(press, article.slug)["summary"]),
        canonical=credit.source_url if credit.index == "canonical" else "",
        robots="noindex" if hidden else "",
        kind="article",
        json_ld=article_json_ld(library, article.slug),
        card=card_path(article.slug),
        card_alt=card_words(library, press.locale, article.slug) if library.config.outputs.cards else "",
    )


def _article_data(press: Press, article: Article) -> dict[str, Json]:
    library = press.library
    document = library.documents[article.slug]
    regions = [library.regions.terms[key] for key in article.regions]
    tags = [library.tags.terms[key] for key in article.tags]
    corrections = sorted(article.corrections, key=lambda each: (each.date, each.text), reverse=True)
    return {
        "title": article.title,
        "lang": foreign_language(library, article),
        "place": place_label(library, article),
        "topic": topic_label(library, article),
        "summary": article.summary,
        "date": article.date.isoformat(),
        "date_note": article.date_note,
        "kind": reuse_mark(library, article.slug),
        "marked": mark_of(library, article),
        "sensitive": article.sensitive,
        "source_page": press.term_link("sources", article.source),
        "regions": links_data((term.label, press.term_link("regions", term.key)) for term in regions),
        "tags": links_data((term.label, press.term_link("tags", term.key)) for term in tags),
        "places": [
            {"name": place.name, "latitude": place.latitude, "longitude": place.longitude} for place in article.places
        ],
        "map": locator(press, article),
        "minutes": reading_minutes(document, article.lang or library.config.site.language),
        "html": resolve_body(press, document, article.path),
        "corrections": [{"date": each.date.isoformat(), "text": each.text} for each in corrections],
        "pictures": _pictures(press, article),
        "body_pictures": _body_pictures(press, article),
    }


def _pictures(press: Press, article: Article) -> list[Json]:
    """The pictures that stand before the body: those of the front matter that the body does not show itself."""
    inside = {image.src for image in press.library.documents[article.slug].images}
    found: list[Json] = []
    for record in article.images:
        media = press.library.media.get((article.path, record.src))
        if record.src not in inside and media is not None:
            shown: dict[str, Json] = {
                "url": press.link(f"/{media.output}"),
                "width": media.width,
                "height": media.height,
                "alt": record.alt,
            }
            found.append(shown | _picture_credit(record))
    return found


def _body_pictures(press: Press, article: Article) -> list[Json]:
    """The credits of pictures inside the body; they stand together below it."""
    inside = {image.src for image in press.library.documents[article.slug].images}
    return [_picture_credit(record) for record in article.images if record.src in inside]


def _picture_credit(record: ImageRecord) -> dict[str, Json]:
    license_ = find_license(record.license)
    return {
        "credit": record.credit,
        "caption": record.caption,
        "license": license_data(license_) if license_ and license_.deed else None,
        "license_name": record.license,
        "source_url": record.source_url,
        "permission": record.permission,
    }
