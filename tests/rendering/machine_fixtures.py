# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Small libraries made by hand for the machine-readable outputs: one call, and only what the test is about."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec.structs import replace

from blotter.library.listings import list_articles, oldest_first
from blotter.model.articles import Article, ImageRecord, ReuseKind
from blotter.model.config import Config, SiteSettings
from blotter.model.documents import BodyImage, Document
from blotter.model.library import Library, Media
from blotter.model.problems import Place
from blotter.model.sources import Source
from blotter.model.terms import Vocabulary, VocabularyTerm
from blotter.model.verdicts import Answer, Credit, Verdict
from blotter.rights.licenses import LICENSES

BASE = "https://brief.example.org/"
ORIGINAL = "https://news.example.org/story"
BY_NC = LICENSES["CC-BY-NC-4.0"]
OWN = LICENSES["CC-BY-4.0"]
PLACE = Place(path="content/sources.yaml")

NEWS = Source(
    key="example-news",
    name="Example News",
    home="https://news.example.org/",
    domains=("news.example.org",),
    contact="https://news.example.org/contact",
    place=PLACE,
)
DESK = Source(key="desk", name="Example Desk", home=BASE, own=True, place=PLACE)
PORT = ImageRecord(
    src="port.jpg",
    alt="A port",
    credit="P. Hoto",
    license="CC-BY-4.0",
    source_url="https://pics.example.org/1",
    place=PLACE,
)
CONFIG = Config(site=SiteSettings(name="Example Brief", base_url=BASE, publisher="Example Desk"))


def article(slug: str = "story", **fields: Any) -> Article:
    """Make an article with everything required filled in."""
    values: dict[str, Any] = {
        "slug": slug,
        "path": f"content/articles/{slug}.md",
        "title": f"Title of {slug}",
        "source": "example-news",
        "source_url": ORIGINAL,
        "date": dt.date(2016, 2, 26),
        "regions": ("PE",),
        "tags": ("cocaine",),
        "lang": "en",
        "body": "",
        "body_line": 9,
        "positions": {},
    }
    return Article(**(values | fields))


def credit(kind: ReuseKind = ReuseKind.BRIEF, **fields: Any) -> Credit:
    """Make the credit of an article of Example News; a copy is under CC BY-NC 4.0 unless the test says otherwise."""
    copied = kind not in (ReuseKind.BRIEF, ReuseKind.LINK, ReuseKind.QUOTE)
    values: dict[str, Any] = {
        "kind": kind,
        "source_name": "Example News",
        "source_home": "https://news.example.org/",
        "source_url": ORIGINAL,
        "authors": ("Jane Doe",),
        "date": dt.date(2016, 2, 26),
        "license": BY_NC if copied else None,
        "own_license": None if copied else OWN,
    }
    return Credit(**(values | fields))


def shelf(*items: tuple[Article, Credit], config: Config = CONFIG, bodies: dict[str, str] | None = None) -> Library:
    """Make a library of some articles with their credits; ``bodies`` gives the HTML of a body by slug."""
    ordered = oldest_first(item for item, _ in items)
    documents = {
        each.slug: Document(html=(bodies or {}).get(each.slug, f"<p>The body of {each.slug}.</p>"), text="The body.")
        for each in ordered
    }
    tags = _vocabulary("tags", cocaine="Cocaine", ports="Ports")
    regions = _vocabulary("regions", PE="Peru", vraem="VRAEM")
    return Library(
        config=config,
        sources={"example-news": NEWS, "desk": DESK},
        tags=tags,
        regions=regions,
        articles={each.slug: each for each in ordered},
        order=tuple(each.slug for each in ordered),
        documents=documents,
        verdicts={
            item.slug: Verdict(answer=Answer.ALLOWED, obligations=(), because=(), credit=given) for item, given in items
        },
        listed=list_articles(ordered, tags=tags, regions=regions),
        links={},
        backlinks={},
        related={},
        pages={},
        page_documents={},
        files={each.path: each.slug for each in ordered},
        media={},
        marked=frozenset(),
        hidden=frozenset(),
        reserved=frozenset(item.slug for item, given in items if given.index),
        tombstones=(),
        next_change=None,
    )


def brief(slug: str = "story", **fields: Any) -> tuple[Article, Credit]:
    """Make a plain brief with its credit; the fields are the article's."""
    return article(slug, **fields), credit()


def copy(slug: str = "story", kind: ReuseKind = ReuseKind.VERBATIM, **fields: Any) -> tuple[Article, Credit]:
    """Make a copy with its credit; the fields are the credit's."""
    return article(slug, reuse=kind), credit(kind, **fields)


def own_piece(slug: str = "story", **fields: Any) -> tuple[Article, Credit]:
    """Make an article of the desk itself; the fields are the article's."""
    made = article(slug, source="desk", source_url="", **fields)
    given = credit(source_name="Example Desk", source_home=BASE, source_url="", authors=())
    return made, given


def with_picture(library: Library, slug: str, src: str) -> Library:
    """Put a picture of 640 x 480 pixels into the body of an article."""
    document = library.documents[slug]
    html = f'{document.html}<p><img src="media:{src}" alt="A port"></p>'
    shown = replace(document, html=html, images=(BodyImage(src=src, alt="A port"),))
    media = Media(path=f"content/articles/{src}", output=f"media/{src}", width=640, height=480)
    path = library.articles[slug].path
    return replace(library, documents={**library.documents, slug: shown}, media={(path, src): media})


def _vocabulary(taxonomy: str, **labels: str) -> Vocabulary:
    kinds = {"PE": "country", "vraem": "area"}
    terms = {
        key: VocabularyTerm(key=key, label=label, kind=kinds.get(key, ""), place=PLACE) for key, label in labels.items()
    }
    return Vocabulary(taxonomy=taxonomy, path=f"content/{taxonomy}.yaml", terms=terms, names={})
