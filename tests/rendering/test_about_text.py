# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What a page says about its text: its length, what it is, what was changed, when it was taken, how it was checked."""

from __future__ import annotations

import datetime as dt
from email.message import Message
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from blotter.model.articles import RecordedLicense, ReuseKind
from blotter.model.documents import Document
from blotter.model.library import Library
from blotter.model.verdicts import Credit
from blotter.rendering.composing.press import set_up
from blotter.rendering.pages.about_text import reading_minutes, share_data
from blotter.rendering.pages.article import article_page
from blotter.rendering.theme.loader import Theme
from blotter.rights.licenses import LICENSES
from tests.rendering.machine_fixtures import NEWS, article, brief, copy, credit, own_piece, shelf
from tests.rendering.printing import print_article

LENGTHS = [
    (0, "en", 0),
    (1, "en", 1),
    (228, "en", 1),
    (229, "en", 2),
    (1000, "en", 5),
    (1000, "es-PE", 5),
    (1000, "pt", 6),
    (1000, "ar", 8),
    (1000, "qu", 6),
]


@pytest.mark.parametrize(("words", "lang", "minutes"), LENGTHS)
def test_the_time_to_read_is_rounded_up(words: int, lang: str, minutes: int) -> None:
    """By the words a minute that were measured for the language, or their mean; nothing is said of an empty text."""
    assert reading_minutes(Document(html="", words=words), lang) == minutes


def test_scripts_without_blanks_are_counted_in_signs() -> None:
    """What looks like one word in Chinese is a whole sentence."""
    assert reading_minutes(Document(html="", text="警 察" * 128, words=2), "zh-Hant") == 2


def test_the_page_says_how_long_it_takes(theme: Theme) -> None:
    """Below the byline, in the theme's words."""
    library = shelf(brief())
    library = replace(library, documents={"story": replace(library.documents["story"], words=500)})
    assert '<span class="reading">3 min read</span>' in print_article(library, theme)
    assert "min read" not in print_article(shelf(brief()), theme)


def section(library: Library, theme: Theme) -> str:
    """What stands under “About this text”."""
    node = LexborHTMLParser(print_article(library, theme)).css_first(".about-text")
    assert node is not None
    return " ".join(node.text(separator=" ").split()).replace(" .", ".")


def of(given: Credit, **fields: Any) -> Library:
    """One article of Example News with this credit."""
    return shelf((article(reuse=given.kind, **fields), given))


KINDS = [
    (credit(), "A summary by Example Desk, in its own words, of an article of Example News."),
    (credit(ReuseKind.LINK), "A pointer to an article of Example News"),
    (credit(ReuseKind.QUOTE), "Words of Example Desk around a short, marked quotation"),
    (credit(ReuseKind.VERBATIM), "An article of Example News, whole and word for word, shown under CC BY-NC 4.0."),
    (credit(ReuseKind.EXCERPT), "One part of an article of Example News, word for word"),
    (credit(ReuseKind.STYLE_EDIT), "edited for style and no more"),
    (credit(ReuseKind.ABRIDGE), "A shortened version of an article of Example News"),
    (credit(ReuseKind.TRANSLATE), "A translation of an article of Example News"),
    (credit(ReuseKind.ADAPT), "A text made by Example Desk out of an article of Example News"),
    (
        credit(ReuseKind.VERBATIM, license=None, permission="the rights desk of Example News"),
        "shown by permission of the rights desk of Example News.",
    ),
    (
        credit(ReuseKind.VERBATIM, license=None, license_description="a Creative Commons license; which is not stated"),
        "shown under a Creative Commons license; which is not stated.",
    ),
]


@pytest.mark.parametrize(("given", "words"), KINDS)
def test_a_reader_is_told_what_it_is(theme: Theme, given: Credit, words: str) -> None:
    """In a sentence that needs no knowledge of licenses."""
    assert words in section(of(given), theme)


def test_our_own_article_says_so(theme: Theme) -> None:
    """It has no original that it could be held against."""
    made, given = own_piece()
    said = section(shelf((made, replace(given, own=True))), theme)
    assert "Written by Example Desk itself." in said
    assert "original" not in said


def test_what_was_changed_and_when_it_was_taken(theme: Theme) -> None:
    """The editor's words, or that nothing was changed; the day of the copy."""
    changed = credit(ReuseKind.ABRIDGE, changes="Shortened by half.", images_omitted=True)
    said = section(of(changed, retrieved=dt.date(2016, 3, 4)), theme)
    assert "What was changed Shortened by half. Images of the original are not reproduced here." in said
    assert "As it stood on March 4, 2016." in said
    assert "Not a word; only the form." in section(of(credit(ReuseKind.VERBATIM)), theme)
    assert "What was changed" not in section(of(credit()), theme)


def test_how_it_was_checked(theme: Theme) -> None:
    """A brief against borrowed wording, a copy against its fingerprint, a license by somebody who read it."""
    assert "no more than 8 words in a row may be the same" in section(of(credit()), theme)
    read = RecordedLicense(spdx="CC-BY-NC-4.0", seen_at="https://news.example.org/terms", seen_on=dt.date(2026, 1, 10))
    whole = of(credit(ReuseKind.VERBATIM), sha256="0" * 64, license=read)
    said = section(whole, theme)
    assert "held against the fingerprint of the original" in said
    assert "We read the license on the publisher’s page on January 10, 2026." in said
    assert "is checked by machine before every update" in said
    assert '<a href="https://news.example.org/terms">the publisher’s page</a>' in print_article(whole, theme)
    assert "fingerprint" not in section(of(credit(ReuseKind.VERBATIM)), theme)


def test_a_license_that_a_permission_outweighs_is_not_said_to_have_been_read(theme: Theme) -> None:
    """Without a recorded license the page names none."""
    given = credit(ReuseKind.VERBATIM, license=None, permission="Example News")
    library = of(given)
    library = replace(library, sources={**library.sources, "example-news": replace(NEWS, license_seen_on=dt.date.min)})
    assert "We read the license" not in section(library, theme)


def test_the_same_is_said_once(theme: Theme) -> None:
    """Texts of one kind from one source share the value from which the section is made, and others do not."""
    press = set_up(shelf(brief(), brief("other"), copy("copied")), theme.locale)
    abouts = [article_page(press, slug).data["about"] for slug in ("story", "other", "copied")]
    assert abouts[0] is abouts[1]
    assert abouts[0] != abouts[2]


def test_the_terms_of_the_source_are_a_link_away(theme: Theme) -> None:
    """What we know of them, and the publisher's own page where one is known."""
    library = of(credit())
    html = print_article(library, theme)
    assert 'href="/sources/example-news/">What we know of the terms of Example News</a>' in html
    library = replace(
        library, sources={**library.sources, "example-news": replace(NEWS, terms_url="https://news.example.org/terms")}
    )
    assert '<a href="https://news.example.org/terms">the publisher’s own page of terms</a>' in print_article(
        library, theme
    )


def test_a_letter_has_the_title_and_the_address(theme: Theme) -> None:
    """Whatever signs the title has, the reader's mail program gets them as they are (RFC 6068)."""
    title = "Gold & paper: 100% “clean”? #1"
    tree = LexborHTMLParser(print_article(shelf(brief(title=title)), theme))
    link = tree.css_first('a[href^="mailto:?"]')
    assert link is not None
    fields = parse_qs(urlsplit(str(link.attributes["href"])).query, strict_parsing=True)
    assert fields["subject"] == [title]
    assert fields["body"] == [f"{title}\r\nhttps://brief.example.org/articles/story/"]
    letter = Message()
    letter["Subject"] = fields["subject"][0]
    assert "\n" not in letter["Subject"]


@given(title=st.text(st.characters(exclude_categories=["Cs"])))
def test_a_letter_may_have_any_words(theme: Theme, title: str) -> None:
    """Title and address are quoted as in any address, whatever signs there are, and lines end in CRLF."""
    library = shelf(brief(title=title))
    said = share_data(set_up(library, theme.locale), library.articles["story"])
    subject, body = (quote(text.replace("\n", "\r\n"), safe="") for text in (title, f"{title}\n{said['url']}"))
    assert said["mail"] == f"mailto:?subject={subject}&body={body}"


def test_the_address_can_be_seen_and_copied_by_hand(theme: Theme) -> None:
    """The button that copies is hidden: a script shows it."""
    html = print_article(shelf(copy()), theme)
    address = "https://brief.example.org/articles/story/"
    assert f'<a class="address" id="b-address" href="{address}">{address}</a>' in html
    tree = LexborHTMLParser(html)
    buttons = tree.css("main button")
    assert buttons
    assert all("hidden" in button.attributes for button in buttons)
    assert all(tree.css(f"#{button.attributes['data-copy']}") for button in buttons)


def test_a_draft_is_not_for_citing(theme: Theme) -> None:
    """In a preview nothing is offered to be passed on."""
    library = replace(shelf(brief()), marked=frozenset({"story"}))
    html = print_article(library, theme)
    assert "How to cite" not in html
    assert "Republish" not in html


def test_a_work_in_the_public_domain_reads_as_a_sentence(theme: Theme) -> None:
    """Its basis is a sentence of its own and is not put into another."""
    basis = str(LICENSES["LicenseRef-US-Gov-PD"].basis)
    html = print_article(of(credit(ReuseKind.VERBATIM, license=None, license_description=basis)), theme)
    assert f"<p>{basis}</p>" in html
    assert ".." not in LexborHTMLParser(html).css_first("main").text()  # type: ignore[union-attr]
