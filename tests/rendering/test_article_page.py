# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The page of an article shows whose work it is, for people and for machines."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import mf2py
import pytest
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from blotter.model.articles import Correction, GeoPlace, ImageRecord, ReuseKind
from blotter.model.config import OutputSettings
from blotter.model.documents import BodyImage
from blotter.model.library import Library, Media
from blotter.model.problems import Place
from blotter.model.verdicts import Credit
from blotter.rendering.theme.loader import Theme
from blotter.rights.inspection import inspect
from blotter.rights.licenses import LICENSES
from tests.rendering.machine_fixtures import ORIGINAL, article, brief, copy, credit, own_piece, shelf
from tests.rendering.printing import check_page, print_article, text_of

BY_NC = "https://creativecommons.org/licenses/by-nc/4.0/"
BY = "https://creativecommons.org/licenses/by/4.0/"

FULL: dict[str, Any] = {
    "byline": "By Jane Doe and Ben Roe for Example News",
    "authors": ("Jane Doe", "Ben Roe"),
    "original_title": "The original's <title> & more",
    "changes": "Spelling adapted.",
    "images_omitted": True,
    "texts_top": ("First shown on Example News.",),
    "texts_bottom": ("Please read Example News.",),
    "notices": ("© 2016 Example News",),
    "archive": "https://archive.example.org/story",
    "terms_url": "https://news.example.org/terms",
}
CREDITS = [
    *(
        (kind.value, credit(kind, byline="Jane Doe, Example News"))
        for kind in ReuseKind
        if kind is not ReuseKind.TRANSLATE
    ),
    ("every field", credit(ReuseKind.STYLE_EDIT, **FULL)),
    ("a brief with every field", credit(ReuseKind.BRIEF, **{**FULL, "changes": "", "images_omitted": False})),
    (
        "human translation",
        credit(
            ReuseKind.TRANSLATE,
            byline="Jane Doe, Example News",
            translator="Ana Roca",
            translation="human",
            own_license=LICENSES["CC-BY-NC-4.0"],
        ),
    ),
    (
        "machine translation",
        credit(
            ReuseKind.TRANSLATE, byline="Jane Doe, Example News", translator="a machine of ours", translation="machine"
        ),
    ),
    (
        "candidate set",
        credit(
            ReuseKind.VERBATIM,
            byline="Example News",
            license=None,
            license_description="a Creative Commons non-commercial license; version not stated",
            terms_url="https://news.example.org/terms",
            images_omitted=True,
        ),
    ),
    (
        "permission",
        credit(
            ReuseKind.VERBATIM,
            byline="Example News",
            license=None,
            permission="granted by Example News on March 3, 2016",
        ),
    ),
    (
        "public domain",
        credit(
            ReuseKind.VERBATIM,
            byline="Example News",
            license=LICENSES["CC0-1.0"],
            license_description="Its author has waived all rights in it (CC0).",
        ),
    ),
    ("noindex", credit(ReuseKind.VERBATIM, byline="Example News", index="noindex")),
    ("canonical", credit(ReuseKind.VERBATIM, byline="Example News", index="canonical")),
]


def shown(given: Credit, **fields: Any) -> Library:
    """A library of one article of Example News with this credit."""
    return shelf((article(reuse=given.kind, **fields), given))


@pytest.mark.parametrize("given", [case[1] for case in CREDITS], ids=[case[0] for case in CREDITS])
def test_every_page_shows_its_obligations(theme: Theme, given: Credit) -> None:
    """The rights inspector, which does not know this theme, and the safety check find nothing amiss."""
    library = shown(given)
    html = print_article(library, theme)
    verdict = library.verdicts["story"]
    assert inspect(html, verdict, path="articles/story/index.html", article=library.articles["story"]) == ()
    assert check_page("articles/story/index.html", html, theme) == ()


def test_an_article_of_our_own_needs_no_credit(theme: Theme) -> None:
    """No band about an original, our license once, our name in the byline."""
    html = print_article(shelf(own_piece()), theme)
    assert "b-credit" not in html
    assert html.count('rel="license"') == 1
    assert "By Example Desk" in text_of(html)


def test_the_brief_says_so_in_words(theme: Theme) -> None:
    """Above the body: what it is, of what, by whom, where and when; and the way to the original."""
    library = shown(credit(byline="Jane Doe, Example News", original_title="Drug plane down"))
    text = text_of(print_article(library, theme))
    assert "Summarized by Example Desk from reporting by Jane Doe, Example News" in text
    assert (
        "Our summary, in our own words, of Drug plane down by Jane Doe , published by Example News on "
        "February 26, 2016 . Read the original at Example News"
    ) in text
    assert "This summary is ours, licensed under CC BY 4.0 ; the article it summarizes is not." in text
    assert "CC BY-NC" not in text


def test_the_copy_says_so_in_words(theme: Theme) -> None:
    """Above the body: who published it first, when, under which license, and that nothing was changed."""
    text = text_of(print_article(shelf(copy(images_omitted=True)), theme))
    assert (
        "This article by Jane Doe was originally published by Example News on February 26, 2016 , under CC BY-NC 4.0"
    ) in text
    assert "No changes made. Images of the original are not reproduced here." in text
    assert "Licensed under CC BY-NC 4.0 ." in text


def test_a_candidate_set_asserts_no_license(theme: Theme) -> None:
    """What is known is said in words, the terms are linked, and no deed is claimed."""
    html = print_article(shown(dict(CREDITS)["candidate set"]), theme)
    assert 'rel="license"' not in html
    assert "/licenses/by-nc/" not in html
    assert text_of(html).count("a Creative Commons non-commercial license; version not stated") == 3
    assert '<a href="https://news.example.org/terms">' in html
    assert "we can pass none on" in html


def test_the_day_of_an_event_is_not_the_day_of_publication(theme: Theme) -> None:
    """With a date note, the note is shown and nothing claims that the original came out that day."""
    html = print_article(shown(credit(), date_note="day of the event; the original shows no date"), theme)
    assert "day of the event; the original shows no date" in html
    assert "dt-published" not in html
    assert "published by Example News ." in text_of(html)


def test_links_to_the_original_stand_above_and_below(theme: Theme) -> None:
    """The body lies between two links to the original, and is the same for readers and machines."""
    html = print_article(shelf(brief()), theme)
    above, _, below = html.partition('<div class="e-content prose"')
    assert f'<a class="credit-link" href="{ORIGINAL}">' in above
    assert f'<a class="credit-link" href="{ORIGINAL}">' in below


INDEXING = [
    ("", "https://brief.example.org/articles/story/", False),
    ("noindex", "https://brief.example.org/articles/story/", True),
    ("canonical", ORIGINAL, False),
]


@pytest.mark.parametrize(("index", "canonical", "noindex"), INDEXING)
def test_search_engines_are_told_what_the_source_asks(theme: Theme, index: str, canonical: str, noindex: bool) -> None:
    """Kept out of indexes, or pointing to the original: one of them, never both."""
    html = print_article(shown(credit(ReuseKind.VERBATIM, index=index)), theme)
    assert f'<link rel="canonical" href="{canonical}">' in html
    assert ('<meta name="robots" content="noindex">' in html) is noindex


REPUBLISHING = [
    (
        credit(),
        ["You may republish these words, free of charge, under", "The license covers our words only"],
        ["Not for commercial use"],
    ),
    (credit(own_license=LICENSES["CC-BY-NC-SA-4.0"]), ["Not for commercial use.", "must carry the same license"], []),
    (credit(own_license=None), ["not licensed for reuse"], ["You may republish"]),
    (
        credit(ReuseKind.VERBATIM),
        ["This text is the work of Example News.", "Not for commercial use."],
        ["You may"],
    ),
    (credit(ReuseKind.VERBATIM, license=LICENSES["CC-BY-ND-4.0"]), ["Only unchanged and whole."], ["commercial use"]),
    (credit(ReuseKind.VERBATIM, license=None, license_description="a license"), ["we can pass none on"], ["You may"]),
    (credit(ReuseKind.VERBATIM, license=None, permission="by letter"), ["That permission is ours alone"], ["You may"]),
]


@pytest.mark.parametrize(("given", "there", "not_there"), REPUBLISHING)
def test_how_to_republish_offers_what_the_license_allows(
    theme: Theme, given: Credit, there: list[str], not_there: list[str]
) -> None:
    """Our words under our license, a copy under its own with its limits, and nothing where nothing is ours to give."""
    html = print_article(shown(given), theme)
    part = text_of("<body" + html.partition('id="b-republish"')[2].partition("</section>")[0])
    assert all(words in part for words in there), part
    assert not any(words in part for words in not_there), part


def test_everything_else_on_the_page(theme: Theme) -> None:
    """Kicker, standfirst, links to place and topic, warning, places, corrections, related and backlinks.

    What is named among the backlinks is not named again among the related.
    """
    library = shelf(
        (
            article(
                summary="What happened.",
                sensitive="describes a killing",
                places=(GeoPlace(name="Mazamari", latitude=-11.3, longitude=-74.5),),
                corrections=(
                    Correction(date=dt.date(2016, 3, 1), text="A name was wrong."),
                    Correction(date=dt.date(2016, 4, 1), text="A number was wrong."),
                ),
            ),
            credit(),
        ),
        brief("other"),
        brief("third"),
    )
    library = replace(library, related={"story": ("other", "third")}, backlinks={"story": ("other",)})
    html = print_article(library, theme)
    tree = LexborHTMLParser(html)
    text = text_of(html)
    assert tree.css(".kicker")[0].text() == "Peru · Cocaine"
    assert tree.css(".standfirst.p-summary")[0].text() == "What happened."
    assert '<a class="p-category" href="/regions/pe/">Peru</a>' in html
    assert '<a class="p-category" href="/tags/cocaine/">Cocaine</a>' in html
    assert "Content note: describes a killing" in text
    assert "Mazamari" in text
    assert "April 1, 2016 A number was wrong. March 1, 2016 A name was wrong." in text
    assert "Referred to by Title of other Example News, February 26, 2016" in text
    assert "Related Title of third" in text
    assert text.count("Title of other") == 1


def test_pictures_carry_their_own_credit(theme: Theme) -> None:
    """A picture before the body has its caption line; one inside the body has its line below it."""
    place = Place(path="content/articles/story.md")
    records = tuple(
        ImageRecord(
            src=f"{name}.png",
            alt=f"A {name}",
            credit=f"Photo of a {name}: Ana Roca",
            license="CC-BY-SA-4.0",
            source_url=f"https://pictures.example.org/{name}",
            caption=f"The {name}.",
            place=place,
        )
        for name in ("port", "ship")
    )
    library = shown(credit(byline="Jane Doe, Example News"), images=records)
    document = replace(
        library.documents["story"],
        html='<p><img src="media:ship.png" alt="A ship"></p>',
        images=(BodyImage(src="ship.png", alt="A ship"),),
    )
    media = {
        ("content/articles/story.md", f"{name}.png"): Media(path="", output=f"media/{name}.png", width=64, height=48)
        for name in ("port", "ship")
    }
    library = replace(library, documents={"story": document}, media=media)
    html = print_article(library, theme)
    assert '<img src="/media/port.png" alt="A port" width="64" height="48">' in html
    assert html.count('class="image-credit"') == 2
    page = html[html.index("<body") :]
    assert page.index("Photo of a port") < page.index("e-content") < page.index("Photo of a ship")
    assert inspect(html, library.verdicts["story"], path="x", article=library.articles["story"]) == ()


def test_the_language_of_an_article_is_marked_where_it_differs(theme: Theme) -> None:
    """An article in Spanish on an English site carries its language; one in English does not repeat it."""
    assert ' lang="es"' in print_article(shown(credit(), lang="es"), theme)
    assert print_article(shown(credit(), lang="en"), theme).count(' lang="en"') == 1


def test_microformats_of_a_copy(theme: Theme) -> None:
    """A reader of microformats finds the entry, its author, its date and what it is a repost of."""
    entry = _entry(print_article(shelf(copy()), theme))["properties"]
    assert entry["name"] == ["Title of story"]
    assert entry["url"] == ["https://brief.example.org/articles/story/"]
    assert entry["author"][0]["properties"]["name"] == ["Jane Doe"]
    assert entry["published"] == ["2016-02-26"]
    assert entry["content"][0]["value"] == "The body of story."
    (repost,) = entry["repost-of"]
    assert repost["properties"]["url"] == [ORIGINAL]
    assert repost["properties"]["name"] == ["Example News"]
    assert "citation" not in entry


def test_microformats_of_a_brief(theme: Theme) -> None:
    """The author of a brief is the desk; the original is cited with its author, and the day is the original's."""
    library = shown(credit(original_title="Drug plane down"))
    entry = _entry(print_article(library, theme))["properties"]
    assert [author["properties"]["name"] for author in entry["author"]] == [["Example Desk"]]
    assert "published" not in entry
    assert "repost-of" not in entry
    (cited,) = entry["citation"]
    assert cited["properties"]["name"] == ["Drug plane down"]
    assert cited["properties"]["url"] == [ORIGINAL]
    assert cited["properties"]["author"][0]["properties"]["name"] == ["Jane Doe"]
    assert cited["properties"]["published"] == ["2016-02-26"]


def _entry(html: str) -> Any:
    parsed = mf2py.parse(doc=html, url="https://brief.example.org/articles/story/")
    (entry,) = [item for item in parsed["items"] if item["type"] == ["h-entry"]]
    return entry


@pytest.mark.parametrize("given", [given for _, given in CREDITS], ids=[name for name, _ in CREDITS])
def test_a_credit_is_the_same_whoever_else_shows_it(theme: Theme, given: Credit) -> None:
    """It is kept for the kit and the text edition where there are any, and made for this page alone where not."""
    library = shelf((article(reuse=given.kind), given))
    alone = dataclasses.replace(library.config, outputs=OutputSettings(republish=False, text=False))
    pages = [print_article(each, theme) for each in (library, replace(library, config=alone))]
    bands = [[node.html for node in LexborHTMLParser(page).css(".band")] for page in pages]
    assert bands[0] == bands[1]
    assert bands[0]
