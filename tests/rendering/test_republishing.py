# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The republish kit: offered where readers may pass an item on, complete in itself, and honest about its conditions."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from blotter.model.articles import Correction, ImageRecord, ReuseKind
from blotter.model.config import OutputSettings
from blotter.model.documents import BodyImage, Document
from blotter.model.library import Library, Media
from blotter.model.problems import Place
from blotter.model.verdicts import Credit, Obligation, Rule
from blotter.rendering.theme.loader import Theme
from blotter.rights.inspection import inspect
from blotter.rights.licenses import LICENSES
from tests.rendering.machine_fixtures import ORIGINAL, article, brief, copy, credit, own_piece, shelf
from tests.rendering.printing import check_page, print_pages_of, text_of

ADDRESS = "articles/story/republish/index.html"
HERE = "https://brief.example.org/articles/story/"


def kit(library: Library, theme: Theme) -> tuple[str, str, str]:
    """The page of a kit, and what is to be copied from it: HTML and plain text."""
    page = print_pages_of(library, theme)[ADDRESS]
    boxes = LexborHTMLParser(page).css("textarea")
    html, text = (box.text().replace("\u00a0", " ") for box in boxes)
    return page, html.removeprefix("\n"), text.removeprefix("\n")


def of(given: Credit, **fields: Any) -> Library:
    """One article of Example News with this credit."""
    return shelf((article(reuse=given.kind, **fields), given))


OFFERED = {
    "our words": (brief(), True),
    "our own article": (own_piece(), True),
    "a copy under a license": (copy(), True),
    "a copy that may not be changed": (copy(license=LICENSES["CC-BY-NC-ND-4.0"]), True),
    "our words without a license": ((article(), credit(own_license=None)), False),
    "a permission": (copy(license=None, permission="Example News"), False),
    "a license that nobody recorded": (copy(license=None, license_description="a Creative Commons license"), False),
    "an excerpt of what may not be changed": (copy(kind=ReuseKind.EXCERPT, license=LICENSES["CC-BY-ND-4.0"]), False),
}


@pytest.mark.parametrize("case", OFFERED)
def test_a_kit_is_offered_where_readers_may_pass_it_on(theme: Theme, case: str) -> None:
    """The page is there and the article links to it, or neither."""
    item, offered = OFFERED[case]
    pages = print_pages_of(shelf(item), theme)
    assert (ADDRESS in pages) is offered
    assert ('href="/articles/story/republish/"' in pages["articles/story/index.html"]) is offered


def test_nobody_is_offered_a_draft(theme: Theme) -> None:
    """Not even by its address."""
    library = replace(shelf(brief()), marked=frozenset({"story"}))
    assert ADDRESS not in print_pages_of(library, theme)


def test_a_site_can_do_without_kits(theme: Theme) -> None:
    """``outputs.republish: false``: neither the page nor the link to it; that it may be republished is still said."""
    library = shelf(brief())
    off = replace(library, config=dataclasses.replace(library.config, outputs=OutputSettings(republish=False)))
    pages, without = print_pages_of(library, theme), print_pages_of(off, theme)
    assert pages.keys() - without.keys() == {ADDRESS}
    page, plain = pages["articles/story/index.html"], without["articles/story/index.html"]
    assert "/articles/story/republish/" in page
    assert "/articles/story/republish/" not in plain
    assert 'id="b-republish"' in page
    assert 'id="b-republish"' in plain


def obligations(given: Credit, *elements: str) -> tuple[Obligation, ...]:
    """The obligations of a credit, filled as the rights engine fills them."""
    values = {
        "outlet": given.source_name,
        "author": ", ".join(given.authors),
        "byline": given.byline,
        "title": given.original_title,
        "license_link": given.license.deed if given.license else "",
        "change_notice": given.changes,
        "notices_kept": "".join(given.notices),
        "exact_text_top": "".join(given.texts_top),
        "exact_text_bottom": "".join(given.texts_bottom),
        "archive_link": given.archive,
        "translator": given.translator,
        "machine_or_human": given.translation,
        "own_words_label": given.kind.value,
        "pd_basis": given.license_description,
        "adapter_license_same": given.own_license.deed if given.own_license else "",
        **dict.fromkeys(("source_link", "link_top", "link_bottom"), given.source_url),
    }
    always = ("outlet", "author", "byline", "source_link", "link_top", "link_bottom")
    return tuple(
        Obligation(element=name, rule=Rule.LICENSE, value=values.get(name, "")) for name in (*always, *elements)
    )


CREDITS: dict[str, tuple[Credit, tuple[str, ...]]] = {
    "a brief": (credit(byline="Jane Doe, Example News"), ("own_words_label", "no_license_mark")),
    "a link": (credit(ReuseKind.LINK, byline="Jane Doe, Example News"), ("no_license_mark",)),
    "a copy with all that can be asked": (
        credit(
            ReuseKind.STYLE_EDIT,
            byline="By Jane Doe and Ben Roe for Example News",
            authors=("Jane Doe", "Ben Roe"),
            original_title="The original's <title> & more",
            changes="Spelling adapted.",
            images_omitted=True,
            texts_top=("First shown on Example News.",),
            texts_bottom=("Please read Example News.",),
            notices=("© 2016 Example News",),
            archive="https://archive.example.org/story",
            terms_url="https://news.example.org/terms",
        ),
        (
            *("title", "license_link", "change_notice", "notices_kept", "exact_text_top", "exact_text_bottom"),
            *("images_omitted", "archive_link"),
        ),
    ),
    "a translation": (
        credit(
            ReuseKind.TRANSLATE,
            byline="Jane Doe, Example News",
            translator="Ana Roca",
            translation="human",
            own_license=LICENSES["CC-BY-NC-4.0"],
        ),
        ("license_link", "translator", "machine_or_human", "adapter_license_same"),
    ),
    "a work in the public domain": (
        credit(
            ReuseKind.VERBATIM,
            byline="Jane Doe, Example News",
            license=LICENSES["CC0-1.0"],
            license_description=LICENSES["CC0-1.0"].basis,
        ),
        ("pd_basis",),
    ),
}


@pytest.mark.parametrize("case", CREDITS)
def test_the_rights_inspector_is_content_with_the_kit_itself(theme: Theme, case: str) -> None:
    """What is copied owes what our page owes and shows it alone; so does the page that it is copied from."""
    given, elements = CREDITS[case]
    library = of(given)
    verdict = replace(library.verdicts["story"], obligations=obligations(given, *elements))
    page, html, _ = kit(library, theme)
    taken = f'<!doctype html><html lang="en"><title>Elsewhere</title><body>{html}'
    for shown in (page, taken):
        assert inspect(shown, verdict, path=ADDRESS, article=library.articles["story"]) == ()
    assert check_page(ADDRESS, page, theme) == ()


@pytest.mark.parametrize("case", CREDITS)
def test_a_kit_is_whole_and_well_formed(theme: Theme, case: str) -> None:
    """A strict parser finds every element closed, and every address leads somewhere from anywhere."""
    _, html, text = kit(of(CREDITS[case][0]), theme)
    tree = LexborHTMLParser(html)
    assert tree.body is not None
    assert [node.tag for node in tree.body.iter()] == ["article"]
    assert html.count("<p") == html.count("</p>")
    addresses = [str(node.attributes.get("href") or node.attributes.get("src")) for node in tree.css("[href], [src]")]
    assert addresses
    assert [each for each in addresses if not each.startswith(("https://", "#"))] == []
    assert "<" not in text.replace("<title>", "")
    assert "&amp;" not in text
    for words in ("Title of story", "The body", "Example News", ORIGINAL, HERE):
        assert words in text


def test_a_brief_says_whose_summary_it_is(theme: Theme) -> None:
    """“Our summary” would be a lie on another site."""
    given = credit(byline="Jane Doe, Example News", original_title="Drug plane down")
    page, html, text = kit(of(given), theme)
    said = " ".join(LexborHTMLParser(html).text().split())
    for words in (
        "Summarized by Example Desk from reporting by Jane Doe, Example News",
        "A summary by Example Desk, in its own words, of Drug plane down by Jane Doe, published by Example News on "
        "February 26, 2016.",
        "Text: Example Desk, licensed under CC BY 4.0; the article that it is about is not.",
        "Republished from Example Brief.",
    ):
        assert words in said
    assert "Our" not in said
    assert "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)" in text
    assert "You may republish these words, free of charge, under" in text_of(page)


def test_conditions_are_stated_plainly(theme: Theme) -> None:
    """A whole copy under BY-NC-ND: no money, no change."""
    page, _, _ = kit(of(credit(ReuseKind.VERBATIM, license=LICENSES["CC-BY-NC-ND-4.0"])), theme)
    said = text_of(page)
    assert "Not for commercial use." in said
    assert "Whole and unchanged only. No cut, no edit, no translation, and the same headline." in said
    assert "say what" not in said


def test_of_an_adaptation_both_licenses_are_named(theme: Theme) -> None:
    """The original's, and that of our part."""
    given = credit(ReuseKind.ABRIDGE, license=LICENSES["CC-BY-4.0"], own_license=LICENSES["CC-BY-NC-4.0"])
    page, html, _ = kit(of(given, changes="Shortened."), theme)
    assert "Our part of this version is under" in page
    assert "Changes by Example Desk are licensed under" in html
    assert "Not for commercial use." in page


def test_addresses_within_the_site_become_whole(theme: Theme) -> None:
    """A link to another article leads there from any site; a footnote stays within what was copied."""
    library = shelf(brief(), brief("other"))
    body = '<p><a href="article:other">before</a> <a href="page:/tags/cocaine/">all</a> <a href="#fn:1">1</a></p>'
    library = replace(library, documents={**library.documents, "story": Document(html=body, text="before all 1")})
    _, html, _ = kit(library, theme)
    assert 'href="https://brief.example.org/articles/other/"' in html
    assert 'href="https://brief.example.org/tags/cocaine/"' in html
    assert 'href="#fn:1"' in html


def test_pictures_go_by_their_own_license(theme: Theme) -> None:
    """One with a license is in the kit with its credit; one by permission is left out, which is said.

    The page of the kit shows neither and owes no credit; what is copied shows the one and credits it.
    """
    place = Place(path="content/articles/story.md")
    free = ImageRecord(
        src="port.png",
        alt="A port",
        credit="Photo: Ana Roca",
        license="CC-BY-SA-4.0",
        source_url="https://pictures.example.org/1",
        place=place,
    )
    kept = replace(free, src="ship.png", credit="Photo: Ben Roe", license="", permission="by mail")
    library = of(credit(), images=(free, kept))
    shown = "".join(f'\n<p><img src="media:{name}.png" alt="A {name}"></p>' for name in ("ship", "port"))
    body = f"<p>Before.</p>{shown}"
    images = (BodyImage(src="ship.png", alt="A ship"), BodyImage(src="port.png", alt="A port"))
    media = {
        ("content/articles/story.md", name): Media(path="", output=f"media/{name}", width=64, height=48)
        for name in ("port.png", "ship.png")
    }
    library = replace(library, documents={"story": Document(html=body, images=images, text="Before.")}, media=media)
    page, html, text = kit(library, theme)
    assert '<img src="https://brief.example.org/media/port.png" width="64" height="48" alt="A port">' in html
    assert "Photo: Ana Roca. License: " in html
    assert "ship" not in html
    assert "Ben Roe" not in html
    assert "<p></p>" not in html
    assert "Some pictures are left out." in html
    assert "Pictures are left out." in text
    assert "A license of a text never covers its pictures." in page
    assert "Copy their files to your own server." in page
    owed = tuple(Obligation(element="image_credit", rule=Rule.LICENSE, value=record.credit) for record in (free, kept))
    verdict = replace(library.verdicts["story"], obligations=owed)
    for shown in (page, html):
        assert inspect(shown, verdict, path=ADDRESS, article=library.articles["story"]) == ()
    uncredited = html.replace("Photo: Ana Roca", "Photo")
    (problem,) = inspect(uncredited, verdict, path=ADDRESS, article=library.articles["story"])
    assert "Photo: Ana Roca" in problem.message


def test_what_a_reader_must_know_goes_along(theme: Theme) -> None:
    """The warning, the day that no original states, and every correction."""
    library = of(
        credit(date=None),
        sensitive="describes a killing",
        date_note="day of the event",
        corrections=(Correction(date=dt.date(2016, 3, 1), text="A number was wrong."),),
    )
    _, html, text = kit(library, theme)
    for words in ("describes a killing", "day of the event", "Correction, March 1, 2016: A number was wrong."):
        assert words in html
    assert "Correction, March 1, 2016: A number was wrong." in text


def test_text_cannot_break_out_of_its_box(theme: Theme) -> None:
    """What an article says about textareas stays words."""
    library = shelf(brief(title="</textarea><script>alert(1)</script>"))
    page, html, text = kit(library, theme)
    assert page.count("</textarea>") == 2
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in html
    assert "</textarea><script>alert(1)</script>" in text
    assert check_page(ADDRESS, page, theme) == ()


@pytest.mark.parametrize(("index", "robots"), [("", True), ("noindex", True), ("canonical", False)])
def test_a_kit_is_kept_out_of_indexes(theme: Theme, index: str, robots: bool) -> None:
    """Where the publisher asks for a canonical link to the original, that stands there instead."""
    page, _, _ = kit(of(credit(ReuseKind.VERBATIM, index=index)), theme)
    assert ('<meta name="robots" content="noindex">' in page) is robots
    assert (f'<link rel="canonical" href="{ORIGINAL}">' in page) is not robots
