# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A library with one of everything that a page can show, whose own words belong to no language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from msgspec.structs import fields, replace

from blotter.library.listings import list_articles
from blotter.library.stories import by_title, seats_in, tell
from blotter.library.translations import group_translations
from blotter.model.articles import Article, Correction, GeoPlace, ImageRecord, ReuseKind, StandingPage
from blotter.model.config import Config, ListingSettings, SiteSettings
from blotter.model.documents import BodyImage, Document
from blotter.model.editions import Lead, Story
from blotter.model.library import Library, Media, Tombstone
from blotter.model.sources import Certainty, PublisherTerms, Stance, Term
from blotter.model.verdicts import Credit
from blotter.rights.licenses import LICENSES
from tests.rendering.machine_fixtures import BASE, DESK, NEWS, PLACE, article, copy, credit, own_piece, shelf
from tests.rendering.printing import plant

NAME, DESK_NAME, SOURCE = "Xanadu", "Qyzaq", "Vorpal"
_TERMS = "https://news.example.org/terms"
_TAGS: dict[str, dict[str, Any]] = {
    "drugs": {"label": "Brillig"},
    "cocaine": {"label": "Slithy", "parents": ("drugs",), "definition": "Tumtum."},
    "ports": {"label": "Mimsy"},
}
_REGIONS: dict[str, dict[str, Any]] = {
    "americas": {"label": "Americas", "kind": "continent"},
    "south-america": {"label": "South America", "kind": "subregion", "parents": ("americas",)},
    "PE": {"label": "Peru", "kind": "country", "parents": ("south-america",), "latitude": -9.2, "longitude": -75.0},
    "BO": {"label": "Bolivia", "kind": "country", "parents": ("south-america",), "latitude": -16.5, "longitude": -64.7},
    "vraem": {"label": "VRAEM", "kind": "area", "parents": ("PE",), "latitude": -12.6, "longitude": -74.0},
    "lakes": {"label": "Gimble", "kind": "area", "parents": ("PE", "BO"), "latitude": -16.0, "longitude": -69.0},
}
_ELSEWHERE = {"noted": ("lakes", "vraem"), "link": ("BO",)}
# Whoever may be asked for it: of each kind a version that the license allows, or a permission.
_ASKED: dict[ReuseKind, dict[str, Any]] = {
    ReuseKind.VERBATIM: {"notices": ("© Vorpal",), "texts_top": ("Snark.",), "index": "noindex"},
    ReuseKind.STYLE_EDIT: {"license": None, "license_description": "Jubjub", "terms_url": _TERMS},
    ReuseKind.ABRIDGE: {
        "license": LICENSES["CC-BY-SA-4.0"],
        "own_license": LICENSES["CC-BY-SA-4.0"],
        "changes": "Bander.",
    },
    ReuseKind.TRANSLATE: {
        "translator": "Frumious",
        "translation": "human",
        "own_license": LICENSES["CC-BY-4.0"],
        "images_omitted": True,
    },
    ReuseKind.ADAPT: {"license": LICENSES["CC0-1.0"], "license_description": "Tulgey."},
    ReuseKind.EXCERPT: {"license": LICENSES["CC-BY-ND-4.0"]},
}


def one_of_everything(language: str) -> Library:
    """Make the library of a site in a language; its items are in that language but for one, which is in French."""
    listings = ListingSettings(page_size=3, home_size=6)
    site = SiteSettings(name=NAME, base_url=BASE, publisher=DESK_NAME, language=language, email="desk@example.org")
    items = [(_named(made, number, language), given) for number, (made, given) in enumerate(_items())]
    made = shelf(*items, config=Config(site=site, listings=listings))
    placed = {slug: replace(each, regions=_ELSEWHERE.get(slug, each.regions)) for slug, each in made.articles.items()}
    made = plant(replace(made, articles=placed), tags=_TAGS, regions=_REGIONS)
    made = replace(
        made,
        documents={slug: Document(html=f"<p>Wabe {slug}.</p>", text="Wabe.") for slug in made.order},
        sources={"example-news": replace(NEWS, name=SOURCE, **_terms()), "desk": replace(DESK, name=DESK_NAME)},
        pages={name: _page(name) for name in ("about", "home")},
        page_documents={name: Document(html="<p>Outgrabe.</p>") for name in ("about", "home")},
        tombstones=(Tombstone(slug="gone"),),
        related={"brief": ("link", "quote")},
        backlinks={"brief": ("own",)},
        translations=group_translations(made.articles.values()),
    )
    return _with_picture(_with_lead(_with_stories(made)))


def _items() -> Iterator[tuple[Article, Credit]]:
    yield (
        article(
            "brief",
            aliases=("old",),
            sensitive="Burbled.",
            places=(GeoPlace(name="Uffish", latitude=-12.1, longitude=-77),),
        ),
        credit(original_title="Callay", archive="https://archive.example.org/1"),
    )
    yield (
        article("noted", date_note="Chortled.", tags=("ports", "cocaine")),
        credit(authors=()),
    )
    yield article("link", reuse=ReuseKind.LINK), credit(ReuseKind.LINK)
    yield article("quote", reuse=ReuseKind.QUOTE), credit(ReuseKind.QUOTE, own_license=None)
    yield own_piece("own")
    yield article("version", lang="fr", translation_of="brief"), credit()
    for kind, asked in _ASKED.items():
        yield copy(kind.value, kind, **asked)
    yield copy("machine", ReuseKind.TRANSLATE, translator="Borogove", translation="machine")
    yield copy("permitted", license=None, permission="Vorpal")


def _named(made: Article, number: int, language: str) -> Article:
    corrections = (Correction(date=dt.date(2016, 5, 1), text="Gyre."),) if made.slug == "brief" else ()
    return replace(
        made,
        title=f"Jabberwock {number}",
        summary="Toves.",
        lang=made.lang if made.lang == "fr" else language,
        date=dt.date(2016, 1, 28) + dt.timedelta(days=3 * number),
        retrieved=dt.date(2016, 6, 1),
        corrections=corrections,
    )


def _terms() -> dict[str, Any]:
    """Every term of a publisher, and what is known of its license; the stances and certainties in turn."""
    stances = [stance.value for stance in Stance if stance is not Stance.UNKNOWN]
    values: dict[str, Any] = {"byline": "{author}, {outlet}", "embargo_days": 2, "max_per_month": 9, "pixel": True}
    terms = {
        each.name: Term(
            value=values.get(each.name, stances[number % len(stances)]), certainty=list(Certainty)[number % 7]
        )
        for number, each in enumerate(fields(PublisherTerms))
    }
    return {
        "terms": PublisherTerms(**terms),
        "licenses": ("CC-BY-NC-3.0", "CC-BY-NC-4.0"),
        "license_certainty": Certainty.REGISTRY,
        "license_seen_at": _TERMS,
        "license_seen_on": dt.date(2016, 1, 1),
        "checked_on": dt.date(2016, 2, 1),
        "terms_url": _TERMS,
    }


def _page(name: str) -> StandingPage:
    return StandingPage(
        slug=name, path=f"content/pages/{name}.md", title="Momerath", body="", body_line=1, positions={}
    )


def _with_stories(library: Library) -> Library:
    story = Story(
        slug="story",
        path="content/stories/story.md",
        title="Galumphing",
        summary="Beamish.",
        articles=("brief", "link", "quote"),
        status="Frabjous.",
        status_date=dt.date(2016, 3, 1),
        body="",
        body_line=1,
        positions={},
    )
    listed = list_articles(
        [library.articles[slug] for slug in library.order], tags=library.tags, regions=library.regions, stories=(story,)
    )
    told = tell((story,), listed["stories"])
    return replace(
        library,
        listed=listed,
        stories=by_title((story,)),
        told=told,
        seats=seats_in(told),
        desk_documents={story.path: Document(html="<p>Manxome.</p>", text="Manxome.")},
        desk_links={story.path: ()},
    )


def _with_lead(library: Library) -> Library:
    path = "content/editions/2016-W05.md"
    lead = Lead(slug="2016-W05", path=path, title="Mome", items=("brief",), body="", body_line=1, positions={})
    documents = {**library.desk_documents, path: Document(html="<p>Raths.</p>", text="Raths.")}
    return replace(
        library, leads={lead.slug: lead}, desk_documents=documents, desk_links={**library.desk_links, path: ()}
    )


def _with_picture(library: Library) -> Library:
    """Put a picture with its record into the text of the first brief."""
    record = ImageRecord(
        src="port.jpg",
        alt="Tugley",
        caption="Whiffling",
        credit="P. Hoto",
        license="CC-BY-4.0",
        source_url="https://pics.example.org/1",
        place=PLACE,
    )
    brief, document = library.articles["brief"], library.documents["brief"]
    shown = Document(
        html=f'{document.html}<p><img src="media:port.jpg" alt="Tugley"></p>',
        text=document.text,
        images=(BodyImage(src="port.jpg", alt="Tugley"),),
    )
    media = Media(path="content/articles/port.jpg", output="media/port.jpg", width=640, height=480)
    return replace(
        library,
        articles={**library.articles, "brief": replace(brief, images=(record,))},
        documents={**library.documents, "brief": shown},
        media={(brief.path, "port.jpg"): media},
    )
