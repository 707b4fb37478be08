# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A card shows headline and source whatever their length and script, and nothing on it sticks out or is a box."""

from __future__ import annotations

import dataclasses
import io
import re
from typing import Any
from unittest import mock

import pytest
from msgspec.structs import replace
from PIL import Image, ImageFont

from blotter.model.config import OutputSettings
from blotter.model.library import Library
from blotter.rendering.composing.press import set_up
from blotter.rendering.graphics import social_cards
from blotter.rendering.graphics.social_cards import HEIGHT, WIDTH, draw_card
from blotter.rendering.pages.social import article_card, site_card
from blotter.rendering.pages.tickets import list_pages, pages_of_article, paths_of_article
from blotter.rendering.theme.loader import Theme
from tests.rendering.machine_fixtures import brief, copy, shelf
from tests.rendering.printing import print_article, print_site

WORDS = {
    "headline": "Peruvian police bring down a cocaine flight in the VRAEM",
    "kicker": "Peru · Cocaine",
    "source": "Example News",
    "mark": "Our summary",
    "date": "February 26, 2016",
    "site": "Example Brief",
}
SERIF = "card-serif.ttf"
ARABIC = "قاض يأمر بالإفراج"
LONG = {
    "a very long headline": {"headline": "Customs officers in three ports " * 14},
    "one endless word": {"headline": "Donaudampfschifffahrtsgesellschaft" * 6},
    "many short words": {"headline": "A " * 300},
    "a long name of a source": {"source": "The Consortium of Independent Newsrooms of the Whole Continent " * 2},
    "a long kicker": {"kicker": "São Tomé and Príncipe · Trafficking in persons · " * 4},
    "a long name of the site": {"site": "The Complete Record of Organized Crime " * 3},
    "a long date": {"date": "veintisiete de septiembre de dos mil dieciséis"},
    "everything long": dict.fromkeys(WORDS, "Wörter und wieder Wörter " * 20),
    "nothing at all": dict.fromkeys(WORDS, ""),
}
# Where nothing may be drawn but the two rules that run on purpose to the edge.
EDGE = 60


def drawn(**words: str) -> Image.Image:
    """Draw a card and open it."""
    return Image.open(io.BytesIO(draw_card(WORDS | words)))


def ink(card: Image.Image, box: tuple[int, int, int, int]) -> int:
    """Count the points of a part of a card that are not paper."""
    return sum(count for value, count in enumerate(card.crop(box).histogram()) if value)


def test_a_card_is_a_small_png_of_the_size_that_is_asked_for() -> None:
    """1200 by 630, in a palette of sixteen shades."""
    card = drawn()
    assert (card.size, card.format, card.mode) == ((1200, 630), "PNG", "P")
    assert len(draw_card(WORDS)) < 25_000


@pytest.mark.parametrize("words", LONG.values(), ids=LONG.keys())
def test_nothing_sticks_out(words: dict[str, str]) -> None:
    """The margin to the right stays empty, so does the strip above the source, and the file small."""
    card = drawn(**words)
    assert ink(card, (WIDTH - EDGE, 20, WIDTH, HEIGHT)) == 0
    assert ink(card, (0, 20, EDGE, HEIGHT)) == 0
    assert ink(card, (300, 532, WIDTH, 544)) == 0
    assert ink(card, (300, 612, WIDTH, HEIGHT)) == 0
    assert len(draw_card(WORDS | words)) < 30_000


def test_a_long_headline_becomes_smaller_and_ends_with_an_ellipsis() -> None:
    """First smaller, then shorter."""
    short, _ = social_cards._set_headline("A raid", SERIF)
    lines, size = social_cards._set_headline(LONG["a very long headline"]["headline"].strip(), SERIF)
    assert short == ["A raid"]
    assert size == min(social_cards._SIZES)
    assert lines[-1].endswith("…")


def test_of_nothing_nothing_is_written() -> None:
    """A card without words has its rules, and no stray ellipsis."""
    card = drawn(**LONG["nothing at all"])
    assert ink(card, (EDGE, 20, WIDTH, 115)) == 0
    assert ink(card, (300, 560, WIDTH, HEIGHT)) == 0


@pytest.mark.parametrize("letters", ["ñ" * 60_000, "word " * 12_000], ids=["one word", "many words"])
def test_what_is_pasted_by_mistake_does_not_stop_the_press(letters: str) -> None:
    """A headline, a source and a site of sixty thousand letters are measured about as often as those of a thousand."""
    measured = 0
    real = ImageFont.FreeTypeFont.getlength

    def counting(font: ImageFont.FreeTypeFont, text: str) -> float:
        nonlocal measured
        measured += len(text)
        return real(font, text)

    with mock.patch.object(ImageFont.FreeTypeFont, "getlength", counting):
        drawn(headline=letters, source=letters, site=letters, kicker=letters, date=letters, mark=letters)
    assert measured < 200_000


def test_the_lines_of_a_headline_are_balanced() -> None:
    """No last line with a single word."""
    lines, _ = social_cards._set_headline(
        "Dutch police find eight tons of cocaine in a banana container at Vlissingen", SERIF
    )
    widths = [social_cards._font(SERIF, 50).getlength(line) for line in lines]
    assert len(lines) > 1
    assert min(widths) > 0.5 * max(widths)


@pytest.mark.parametrize("headline", [ARABIC, "東京で逮捕", "A raid 🚔", "A raid\u200f", "q\u0301 alone"])
def test_no_letter_is_drawn_as_a_box(headline: str) -> None:
    """Where the fonts have not every letter, the headline is left out, and the place stands in its stead."""
    plain = drawn(headline="")
    if headline == "A raid\u200f":  # a mark that is not to be seen
        assert drawn(headline=headline).tobytes() == drawn(headline="A raid").tobytes()
    else:
        assert drawn(headline=headline).tobytes() == plain.tobytes()
    assert ink(plain, (300, 230, WIDTH, 520)) > 0


@pytest.mark.parametrize(
    "text", ["Đường dây ma túy", "Крупная партия кокаина", "Łódź, Čačak, Şırnak", "Κοκαΐνη", "“½ t” – €5"]
)
def test_the_fonts_have_the_letters_of_many_languages(text: str) -> None:
    """Latin with all its marks, Cyrillic, Greek (in the sans serif), and real quotation marks and dashes."""
    assert social_cards._drawable(text) == text
    assert social_cards._face(text)


def test_letters_and_their_marks_are_put_together() -> None:
    """A text in decomposed form is the same text."""
    assert drawn(headline="Cádiz").tobytes() == drawn(headline="Ca\u0301diz").tobytes()


def test_a_source_that_cannot_be_drawn_is_named_by_its_site() -> None:
    """A card without whose reporting it is would be a picture without its credit."""
    assert draw_card(WORDS | {"source": "财新", "host": "caixin.example.org"}) == draw_card(
        WORDS | {"source": "caixin.example.org"}
    )


def test_the_same_words_give_the_same_bytes() -> None:
    """So an unchanged article keeps its card."""
    first = draw_card(WORDS)
    social_cards._font.cache_clear()
    assert draw_card(WORDS) == first
    assert draw_card(WORDS | {"date": "March 1, 2016"}) != first


def test_a_card_says_headline_source_place_and_date(theme: Theme) -> None:
    """A card travels without its page, so the source is on it, a copy's before all."""
    library = shelf(copy())
    page = article_card(library, theme.locale, "story")
    assert page.path == "cards/story.png"
    assert page.data == {
        "headline": "Title of story",
        "kicker": "Peru · Cocaine",
        "source": "Example News",
        "host": "news.example.org",
        "mark": "Republished in full",
        "date": "February\u00a026, 2016",
        "site": "Example Brief",
    }


def _meta(html: str) -> dict[str, str]:
    return dict(re.findall(r'<meta (?:property|name)="((?:og:image|twitter)[^"]*)" content="([^"]*)">', html))


def test_a_page_names_its_card_and_says_what_it_shows(theme: Theme) -> None:
    """Its own for an article, that of the site for all others, both with their size and in words."""
    html = print_article(shelf(brief(title='A "quoted" raid')), theme)
    assert _meta(html) == {
        "og:image": "https://brief.example.org/cards/story.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Card with the headline “A &#34;quoted&#34; raid”, the source Example News and the date "
        "February\u00a026, 2016",
        "twitter:card": "summary_large_image",
    }
    home = _meta(print_site(shelf(brief()), theme)["index.html"])
    assert home["og:image"] == "https://brief.example.org/card.png"
    assert home["og:image:alt"] == "Card with the name of the site: Example Brief"


def test_the_card_goes_with_its_article(theme: Theme) -> None:
    """It is one of the outputs of an article, so that it leaves with it."""
    press = set_up(shelf(brief()), theme.locale)
    made = {page.path for page in pages_of_article(press, "story")}
    assert "cards/story.png" in made
    assert made <= set(paths_of_article("story"))


def test_an_edit_of_the_text_does_not_draw_the_card_again(theme: Theme) -> None:
    """Nor load what draws it: its data are the same."""
    one, two = (shelf(brief(), bodies={"story": f"<p>{words}</p>"}) for words in ("one", "two"))
    assert article_card(one, theme.locale, "story") == article_card(two, theme.locale, "story")


def test_cards_can_be_switched_off(theme: Theme) -> None:
    """Then there are none, and no page names one."""
    library: Library = shelf(brief())
    off = replace(library, config=dataclasses.replace(library.config, outputs=OutputSettings(cards=False)))
    pages = list(list_pages(off, theme))
    assert not [page.path for page in pages if page.path.endswith(".png")]
    assert _meta(print_article(off, theme)) == {}


def test_the_card_of_the_site_has_its_line(theme: Theme) -> None:
    """Its name and what it is; the name alone where there is no line."""
    library = shelf(brief())
    assert site_card(library).data["headline"] == "Example Brief"
    site: Any = replace(library.config.site, tagline="Crime news in brief")
    assert (
        site_card(replace(library, config=dataclasses.replace(library.config, site=site))).data["headline"]
        == "Crime news in brief"
    )


def test_pillow_waits_until_there_is_a_card_to_draw() -> None:
    """A build that draws none does not load it."""
    with mock.patch.dict("sys.modules", {"PIL": None}):
        assert social_cards.MAKER == "social-card"
        with pytest.raises(ImportError):
            social_cards._Sheet().pen("ink")
