# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The republish kit: a page with an item as HTML and as plain text, ready to be taken, where its license allows that.

What is to be copied carries its credit in itself, since nothing else of our page goes with it: every address is
absolute, and a picture is in it only if its own license lets it go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from blotter.library.addresses import article_address
from blotter.markup.placeholders import Destination, fill
from blotter.model.articles import Article, ImageRecord
from blotter.model.documents import LinkKind
from blotter.model.pages import Json, Page
from blotter.rendering.composing.body import destination, fill_text, unavailable, without_empty_figures
from blotter.rendering.composing.linked_data import full_address
from blotter.rendering.composing.press import Head, Press, license_data, make_page
from blotter.rights.licenses import find_license
from blotter.rights.onward import LIMITS, Onward, onward, picture_goes_on


def republish_address(slug: str) -> str:
    """Return the address of the kit of an article."""
    return f"{article_address(slug)}republish/"


def onward_of(press: Press, slug: str) -> Onward:
    """Say whether readers may pass an article on; nobody is offered a draft."""
    library = press.library
    article = library.articles[slug]
    quoting = bool(library.documents[slug].quotes)
    return onward(article, library.sources[article.source], library.verdicts[slug], quoting=quoting)


def onward_data(press: Press, slug: str) -> dict[str, Json]:
    """Return the answer for the page of an article: ``kit`` is the link to its kit, or empty (``outputs.republish``).

    ``limits`` are those of the ``conditions`` that say what may not be done.
    """
    answer = onward_of(press, slug)
    offered = answer.is_open and press.library.config.outputs.republish and slug not in press.library.marked
    return {
        "way": answer.way.value,
        "license": license_data(answer.license),
        "ours": license_data(answer.ours),
        "conditions": [condition.value for condition in answer.conditions],
        "limits": [condition.value for condition in answer.conditions if condition in LIMITS],
        "kit": press.link(republish_address(slug)) if offered else "",
    }


def republish_pages(press: Press, page: Page) -> Iterator[Page]:
    """Make the kit of an article whose page is given, if readers may have it; it depends on no more than that page."""
    given = page.data["onward"]
    if not isinstance(given, dict) or not given["kit"]:
        return
    library = press.library
    article = library.articles[page.article]
    credit = library.verdicts[article.slug].credit
    canonical = credit.index == "canonical"
    head = Head(
        title=press.words("republish.title", title=article.title),
        address=republish_address(article.slug),
        canonical=credit.source_url if canonical else "",
        robots="" if canonical else "noindex",
    )
    data: dict[str, Json] = {
        "article": _article_data(press, article),
        "credit": page.data["credit"],
        "onward": given,
    }
    made = make_page(press, "republish.html.j2", head, data=data, origin=article.path)
    yield replace(made, article=article.slug)


def _article_data(press: Press, article: Article) -> dict[str, Json]:
    config = press.library.config
    body, left_out = _kit_body(press, article)
    corrections = sorted(article.corrections, key=lambda each: (each.date, each.text))
    return {
        "title": article.title,
        "lang": article.lang or config.site.language,
        "summary": article.summary,
        "date": article.date.isoformat(),
        "date_note": article.date_note,
        "sensitive": article.sensitive,
        "link": press.article_link(article.slug),
        "url": full_address(config, article_address(article.slug)),
        "site_url": config.site.base_url,
        "html": body,
        "text": fill_text(press, press.library.documents[article.slug].text),
        "pictures": [*_pictures(press, article)],
        "left_out": left_out,
        "corrections": [{"date": each.date.isoformat(), "text": each.text} for each in corrections],
    }


def _kit_body(press: Press, article: Article) -> tuple[str, bool]:
    """Return the body with absolute addresses, and whether pictures of it were left out."""
    library = press.library
    root = full_address(library.config, "")
    going = _going(press, article)
    gone: list[str] = []

    def link(kind: LinkKind, target: str) -> Destination:
        found = destination(library, kind, target)
        if found is None:
            return Destination(address="", title=unavailable(press))
        return Destination(address=root + found.address, title=found.title)

    def image(src: str) -> Mapping[str, str] | None:
        media = library.media.get((article.path, src))
        if media is None or src not in going:
            gone.append(src)
            return None
        return {"src": f"{root}/{media.output}", "width": str(media.width), "height": str(media.height)}

    html = fill(library.documents[article.slug].html, link=link, image=image)
    if gone:
        html = without_empty_figures(html)
    shown = {image.src for image in library.documents[article.slug].images}
    return html, any(record.src not in going for record in article.images) or bool(shown - going.keys())


def _going(press: Press, article: Article) -> dict[str, ImageRecord]:
    """The pictures that may go with the text, by ``src``."""
    source = press.library.sources[article.source]
    return {record.src: record for record in article.images if picture_goes_on(record, source)}


def _pictures(press: Press, article: Article) -> Iterator[dict[str, Json]]:
    """The pictures of the kit with their credits; ``url`` is empty for one that the body shows."""
    library = press.library
    inside = {image.src for image in library.documents[article.slug].images}
    for record in _going(press, article).values():
        media = library.media.get((article.path, record.src))
        if media is None:
            continue
        yield {
            "url": "" if record.src in inside else full_address(library.config, f"/{media.output}"),
            "width": media.width,
            "height": media.height,
            "alt": record.alt,
            "caption": record.caption,
            "credit": record.credit,
            "license": license_data(find_license(record.license)),
            "source_url": record.source_url,
        }
