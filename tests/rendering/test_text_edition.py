# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The text edition: the same items and the same credit, on pages that load nothing and weigh next to nothing."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from typing import Any

import pytest
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from blotter.model.articles import ImageRecord, ReuseKind, StandingPage
from blotter.model.config import ListingSettings, OutputSettings, SiteSettings
from blotter.model.documents import BodyImage, Document
from blotter.model.library import Library, Media
from blotter.model.problems import Place
from blotter.model.verdicts import Credit
from blotter.rendering.composing.press import set_up
from blotter.rendering.composing.text_addresses import text_address
from blotter.rendering.makers import is_templated
from blotter.rendering.pages.text_parts import PAGE_BYTES, cut_body
from blotter.rendering.pages.tickets import list_pages, pages_of_article, paths_of_article
from blotter.rendering.proofreading.safety import check_output
from blotter.rendering.theme.loader import Theme
from blotter.rights.inspection import inspect
from blotter.rights.licenses import LICENSES
from tests.rendering.machine_fixtures import CONFIG, ORIGINAL, article, brief, copy, credit, own_piece, shelf
from tests.rendering.printing import plant, print_article, print_pages_of, print_site, text_of
from tests.rendering.test_republishing import CREDITS, obligations

ADDRESS = "text/articles/story/index.html"


def text(library: Library, theme: Theme) -> str:
    """The text page of one article."""
    return print_pages_of(library, theme)[ADDRESS]


def edition(library: Library, theme: Theme) -> dict[str, str]:
    """Every page of the text edition, by path."""
    return {path: html for path, html in print_site(library, theme).items() if path.startswith("text/")}


def archive(count: int, **fields: Any) -> Library:
    """Briefs, one a day, on lists of five, with a page of the site's own."""
    first = dt.date(2016, 2, 26)
    items = [brief(f"story-{n:03}", date=first + dt.timedelta(days=n), **fields) for n in range(count)]
    config = dataclasses.replace(CONFIG, listings=ListingSettings(page_size=5))
    library = plant(
        shelf(*items, config=config),
        tags={
            "drugs": {"label": "Drugs"},
            "cocaine": {"label": "Cocaine", "parents": ("drugs",), "definition": "Coke."},
        },
        regions={
            "americas": {"label": "Americas"},
            "PE": {"label": "Peru", "kind": "country", "parents": ("americas",)},
        },
    )
    page = StandingPage(
        slug="about", path="content/pages/about.md", title="About us", body="", body_line=1, positions={}
    )
    told = Document(html='<p>See <a href="article:story-000"></a> and <a href="page:/latest/">all</a>.</p>')
    return replace(library, pages={"about": page}, page_documents={"about": told})


def test_these_pages_are_made(theme: Theme) -> None:
    """The front with the newest, every sheet of every topic and place, the indexes, every article, the site's pages."""
    assert sorted(edition(archive(11), theme)) == sorted(
        [
            "text/index.html",
            "text/page/1/index.html",
            "text/about/index.html",
            *(f"text/{taxonomy}/index.html" for taxonomy in ("tags", "regions")),
            *(f"text/tags/{key}/index.html" for key in ("drugs", "cocaine")),
            *(f"text/tags/{key}/page/1/index.html" for key in ("drugs", "cocaine")),
            *(f"text/regions/{key}/index.html" for key in ("americas", "pe")),
            *(f"text/regions/{key}/page/1/index.html" for key in ("americas", "pe")),
            *(f"text/articles/story-{n:03}/index.html" for n in range(11)),
        ]
    )


def test_it_loads_nothing(theme: Theme) -> None:
    """No style, no picture, no script, no icon; the policy would not even let it."""
    for path, html in edition(archive(11), theme).items():
        assert "default-src 'none'; base-uri 'none'; form-action 'none'\"" in html, path
        tree = LexborHTMLParser(html)
        assert tree.css("script, style, img, svg, [style], [src], iframe, form, button") == [], path
        assert [str(link.attributes["rel"]) for link in tree.css("link")] == ["canonical"], path
        assert '<meta name="color-scheme" content="light dark">' in html
        assert check_output(path, html) == ()


def test_every_page_can_be_walked_through(theme: Theme) -> None:
    """One h1, header, main and footer, a title of its own, a language."""
    pages = edition(archive(11), theme)
    for path, html in pages.items():
        tree = LexborHTMLParser(html)
        assert [len(tree.css(name)) for name in ("h1", "header", "main", "footer")] == [1, 1, 1, 1], path
        assert html.startswith('<!doctype html>\n<html lang="en"'), path
    assert "<title>Title of story-000 · Example Brief, text only</title>" in pages["text/articles/story-000/index.html"]


def test_the_feed_of_a_topic_has_no_twin() -> None:
    """A link to it leads to the feed, from the text edition too."""
    library = shelf(brief())
    asked = ("/tags/cocaine/feed.xml", "/regions/pe/feed.json", "/tags/cocaine/", "/tags/cocaine/#note")
    assert [text_address(library, address) for address in asked] == [
        "",
        "",
        "/text/tags/cocaine/",
        "/text/tags/cocaine/#note",
    ]


def test_every_page_and_its_twin_lead_to_each_other(theme: Theme) -> None:
    """The link “Text only” of a page leads to the same page as text, which leads back, and names it as canonical."""
    pages = print_site(archive(11), theme)
    twins = [path for path in pages if path.startswith("text/")]
    for path in twins:
        back = re.findall(r'<a href="([^"]+)">Full page</a>', pages[path])
        full = pages[f"{back[0].lstrip('/')}index.html"]
        only = re.findall(r'<p class="text-only"><a href="([^"]+)">Text only</a>', full)
        assert only == [f"/{path.removesuffix('index.html')}"], path
        assert f'<link rel="canonical" href="https://brief.example.org{back[0]}">' in pages[path]
    assert '<a href="/text/">Text only</a>' in pages["index.html"]
    assert '<a href="/text/">Text only</a>' in pages["archive/index.html"]


def test_its_links_stay_within_it(theme: Theme) -> None:
    """Whoever reads on a weak line is not sent to a heavy page; every link leads to a page that is there."""
    pages = print_site(archive(11), theme)
    found = set()
    for path, html in pages.items():
        if path.startswith("text/"):
            links = re.findall(r'href="(/[^"]*)"', html)
            full = re.findall(r'href="([^"]+)">Full page</a>', html)
            found |= {link for link in links if link not in full}
    assert found
    assert {link for link in found if not link.startswith("/text/")} == set()
    assert {f"{link[1:]}index.html" for link in found} <= pages.keys()


@pytest.mark.parametrize("case", CREDITS)
def test_the_whole_credit_is_there(theme: Theme, case: str) -> None:
    """The rights inspector finds on the text page what it finds on the full one, above and below the text."""
    given, elements = CREDITS[case]
    library = shelf((article(reuse=given.kind), given))
    verdict = replace(library.verdicts["story"], obligations=obligations(given, *elements))
    assert inspect(text(library, theme), verdict, path=ADDRESS, article=library.articles["story"]) == ()


def test_a_page_of_text_is_inspected_like_its_twin(theme: Theme) -> None:
    """A build stops if it lacks its credit: the page names its article."""
    press = set_up(shelf(copy()), theme.locale)
    made = {page.path: page.article for page in pages_of_article(press, "story") if is_templated(page)}
    assert made[ADDRESS] == made["articles/story/index.html"] == "story"


@pytest.mark.parametrize("index", ["", "noindex", "canonical"])
def test_search_engines_are_told_the_same(theme: Theme, index: str) -> None:
    """Canonical is the full page, or the original where its publisher asks for that; a copy is kept out of indexes."""
    library = shelf((article(reuse=ReuseKind.VERBATIM), credit(ReuseKind.VERBATIM, index=index)))
    html = text(library, theme)
    canonical = ORIGINAL if index == "canonical" else "https://brief.example.org/articles/story/"
    assert f'<link rel="canonical" href="{canonical}">' in html
    assert ('<meta name="robots" content="noindex">' in html) is (index == "noindex")


def test_the_same_words_are_there(theme: Theme) -> None:
    """Headline, standfirst, byline, warning, date with its note, corrections, place, topic, related, backlinks."""
    library = shelf(
        (article(summary="What happened.", sensitive="describes a killing", date_note="day of the event"), credit()),
        brief("other"),
    )
    library = replace(library, related={"story": ("other",)}, backlinks={"story": ("other",)})
    said = text_of(text(library, theme)).replace("\u00a0", " ")
    for words in (
        *("Title of story", "What happened.", "Summarized by Example Desk", "The body of story."),
        *(
            "Content note: describes a killing",
            "February 26, 2016 (day of the event)",
            "Where: Peru",
            "Topics: Cocaine",
        ),
        *("Related Title of other", "Referred to by Title of other"),
    ):
        assert words in said


def test_hundreds_of_backlinks_do_not_make_a_page_heavy(theme: Theme) -> None:
    """The first few stand here, and the full page has them all."""
    others = [f"other-{n:03}" for n in range(100)]
    library = replace(shelf(brief(), *map(brief, others)), backlinks={"story": tuple(others)})
    assert len(text(library, theme).encode()) < PAGE_BYTES
    assert "other-099" in print_article(library, theme)


def pictured() -> Library:
    """A brief with a picture in its body, and its record."""
    record = ImageRecord(
        src="ship.png",
        alt="A ship & its crew",
        credit="Photo: Ana Roca",
        license="CC-BY-4.0",
        source_url="https://pictures.example.org/1",
        place=Place(path="content/articles/story.md"),
    )
    body = '<p>Before.</p>\n<p><img src="media:ship.png" alt="A ship &amp; its crew"></p>'
    image = BodyImage(src="ship.png", alt="A ship & its crew")
    library = shelf((article(images=(record,)), credit()))
    return replace(
        library,
        documents={"story": Document(html=body, images=(image,))},
        media={("content/articles/story.md", "ship.png"): Media(path="", output="media/ship.png", width=9, height=9)},
    )


def test_a_picture_stands_there_in_words(theme: Theme) -> None:
    """What it shows where it stood, and its credit below the text."""
    library = pictured()
    html = text(library, theme)
    assert "<p>[Picture: A ship &amp; its crew]</p>" in html
    assert '<li class="image-credit">Photo: Ana Roca. License: ' in html
    assert inspect(html, library.verdicts["story"], path=ADDRESS, article=library.articles["story"]) == ()


def test_whoever_wants_no_text_edition_has_none(theme: Theme) -> None:
    """Neither pages nor links to them."""
    library = archive(3)
    library = replace(library, config=dataclasses.replace(library.config, outputs=OutputSettings(text=False)))
    pages = print_site(library, theme)
    assert [path for path in pages if path.startswith("text/")] == []
    assert not any("/text/" in html for html in pages.values())


def test_a_site_in_a_folder(theme: Theme) -> None:
    """All addresses begin with the folder's."""
    config = dataclasses.replace(CONFIG, site=SiteSettings(name="Example Brief", base_url="https://example.org/brief/"))
    pages = print_site(shelf(brief(), config=config), theme)
    assert '<a href="/brief/text/articles/story/">Text only</a>' in pages["articles/story/index.html"]
    links = re.findall(r'href="(/[^"]*)"', pages[ADDRESS])
    assert links
    assert all(link.startswith("/brief/") for link in links)
    assert "/brief/text/tags/cocaine/" in links


LONG = "".join(f'<p id="p{n}">Paragraph {n}. {"Words and words. " * 20}</p>\n' for n in range(60))


def long(given: Credit | None = None) -> Library:
    """An article of some twenty kilobytes with a footnote at its end."""
    library = shelf((article(reuse=(given or credit()).kind), given or credit()))
    note = '<p>A note.<sup id="fnref:1"><a href="#fn:1">1</a></sup></p>\n'
    end = '<div class="footnote"><ol><li id="fn:1"><p>Here. <a href="#fnref:1">↩</a></p></li></ol></div>'
    return replace(library, documents={"story": Document(html=note + LONG + end)})


@pytest.mark.parametrize("kind", [ReuseKind.BRIEF, ReuseKind.VERBATIM])
def test_a_long_article_goes_on_upon_the_next_page(theme: Theme, kind: ReuseKind) -> None:
    """No page is heavy, nothing is lost, each carries the credit and leads to its neighbors."""
    library = long(credit(kind, byline="Jane Doe, Example News"))
    pages = [html for path, html in print_pages_of(library, theme).items() if path.startswith("text/")]
    assert len(pages) > 2
    assert max(len(html.encode()) for html in pages) < PAGE_BYTES
    words = [int(number) for html in pages for number in re.findall(r">Paragraph (\d+)\.", html)]
    assert words == list(range(60))
    verdict = replace(library.verdicts["story"], obligations=obligations(library.verdicts["story"].credit))
    for number, html in enumerate(pages, start=1):
        assert inspect(html, verdict, path=ADDRESS, article=library.articles["story"]) == ()
        assert f"Page {number} of {len(pages)}" in html
        assert ('rel="next"' in html) is (number < len(pages))
        assert ('rel="prev"' in html) is (number > 1)


def test_a_footnote_is_found_on_the_page_where_it_now_is(theme: Theme) -> None:
    """Links to places of the text lead there and back, across pages."""
    pages = {path: html for path, html in print_pages_of(long(), theme).items() if path.startswith("text/")}
    last = len(pages)
    assert f'<a href="/text/articles/story/{last}/#fn:1">1</a>' in pages[ADDRESS]
    assert '<a href="/text/articles/story/#fnref:1">↩</a>' in pages[f"text/articles/story/{last}/index.html"]


def test_every_path_of_an_article_is_known_beforehand(theme: Theme) -> None:
    """An incremental build takes away what an article has no more: so all that it may have is named."""
    made = {page.path for page in pages_of_article(set_up(long(), theme.locale), "story")}
    assert made <= set(paths_of_article("story"))


def test_an_element_is_never_cut() -> None:
    """One paragraph may be longer than a page; and the last page takes the rest of a text without end."""
    whole = f"<p>{'x' * 5000}</p>"
    assert cut_body(whole * 3, "/a/", room=4000, most=9) == [whole] * 3
    assert cut_body(whole * 3, "/a/", room=4000, most=2) == [whole, whole * 2]
    assert cut_body("<p>one</p>\n<ul><li><p>two</p></li></ul>", "/a/", room=9, most=9) == [
        "<p>one</p>\n",
        "<ul><li><p>two</p></li></ul>",
    ]


def test_an_index_is_as_deep_as_fits(theme: Theme) -> None:
    """Thousands of areas would make it heavy; each country leads to its own."""
    regions = {"americas": {"label": "Americas"}} | {
        f"area-{n:03}": {"label": f"An area of the Americas, number {n}", "parents": ("americas",)} for n in range(300)
    }
    keys = tuple(regions)[1:]
    library = shelf(brief())
    library = replace(library, articles={"story": replace(library.articles["story"], regions=keys)})
    library = plant(library, tags={"cocaine": {"label": "Cocaine"}}, regions=regions)
    pages = {page.path: page for page in list_pages(library, theme)}
    terms = pages["text/regions/index.html"].data["terms"]
    assert [term["label"] for term in terms] == ["Americas"]  # type: ignore[union-attr,index,call-overload]


def test_our_own_article_has_its_license_there(theme: Theme) -> None:
    """No band about an original, and our license once."""
    html = text(shelf(own_piece()), theme)
    assert html.count('rel="license"') <= 1
    assert "b-credit" not in text(shelf((own_piece()[0], replace(own_piece()[1], own=True))), theme)
    assert LICENSES["CC-BY-4.0"].deed in html
