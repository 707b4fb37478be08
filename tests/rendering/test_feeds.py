# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Feeds: valid Atom, whose every item says whose work it is, in its elements and in its text."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from blotter.model.articles import Correction, ReuseKind
from blotter.model.config import ListingSettings, SiteSettings
from blotter.model.library import Library
from blotter.model.terms import VocabularyTerm
from blotter.rendering.theme.loader import Theme, load_theme
from blotter.rendering.wire.channels import SITE
from blotter.rendering.wire.feed_items import WORDS, feed_words
from blotter.rights.licenses import LICENSES
from tests.rendering.conftest import DISPATCH
from tests.rendering.feeding import ATOM, atom, broken_atom_rules
from tests.rendering.machine_fixtures import (
    BASE,
    BY_NC,
    CONFIG,
    ORIGINAL,
    OWN,
    PLACE,
    PORT,
    article,
    brief,
    copy,
    credit,
    own_piece,
    shelf,
    with_picture,
)

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(library: Library) -> ET.Element:
    """Return the feed of a library as a tree, after the output check and the rules of Atom have passed it."""
    return ET.fromstring(atom(library))


def entry_of(*items: Any, **more: Any) -> ET.Element:
    """Return the newest entry of the feed of some articles."""
    found = read(shelf(*items, **more)).find(f"{ATOM}entry")
    assert found is not None
    return found


def links(element: ET.Element) -> dict[str, str]:
    """Return the links of an element by their relation."""
    return {link.attrib["rel"]: link.attrib["href"] for link in element.findall(f"{ATOM}link")}


def text(element: ET.Element, *names: str) -> str:
    """Return the text of an inner element."""
    return element.findtext("/".join(f"{ATOM}{name}" for name in names)) or ""


def test_what_rfc_4287_asks_of_a_feed() -> None:
    """Id, title and updated; links to itself and its page; an author for all; a language."""
    feed = read(shelf(brief(), brief("later", date=dt.date(2016, 3, 1))))
    assert text(feed, "id") == links(feed)["self"] == f"{BASE}feed.xml"
    assert links(feed)["alternate"] == BASE
    assert text(feed, "title") == "Example Brief"
    assert text(feed, "updated") == "2016-03-01T00:00:00Z"
    assert text(feed, "author", "name") == "Example Desk"
    assert feed.get(LANG) == "en"
    assert [text(entry, "id") for entry in feed.findall(f"{ATOM}entry")] == [
        f"{BASE}articles/later/",
        f"{BASE}articles/story/",
    ]


def test_an_empty_feed_is_still_valid() -> None:
    """A site without items has a feed with a date, because Atom asks for one, and no clock is looked at."""
    assert text(read(shelf()), "updated") == "1970-01-01T00:00:00Z"


def test_a_feed_holds_the_newest_and_no_draft() -> None:
    """The feed has the newest items up to its size; drafts shown for preview are in none."""
    library = shelf(
        brief("a"),
        brief("b", date=dt.date(2016, 3, 1)),
        brief("c", date=dt.date(2016, 4, 1)),
        brief("d", date=dt.date(2016, 5, 1)),
        config=dataclasses.replace(CONFIG, listings=ListingSettings(feed_size=2)),
    )
    feed = read(replace(library, marked=frozenset({"d"})))
    assert [text(entry, "title") for entry in feed.findall(f"{ATOM}entry")] == ["Title of c", "Title of b"]


def test_the_rights_of_a_copy() -> None:
    """A copy has the source's license and authors, a link to the original, and where it comes from."""
    entry = entry_of(copy(kind=ReuseKind.STYLE_EDIT, original_title="The original headline", changes="House style."))
    assert links(entry) == {"alternate": f"{BASE}articles/story/", "via": ORIGINAL, "license": BY_NC.deed}
    assert text(entry, "author", "name") == "Jane Doe"
    assert text(entry, "rights") == f"Jane Doe, Example News. CC BY-NC 4.0 ({BY_NC.deed})."
    assert text(entry, "source", "title") == "Example News"
    assert text(entry, "source", "id") == "https://news.example.org/"
    assert text(entry, "source", "updated") == "2016-02-26T00:00:00Z"
    content = text(entry, "content")
    above, body, below = content.partition("<p>The body of story.</p>")
    assert body
    for part in (above, below):
        assert f'href="{ORIGINAL}"' in part
        assert f'<a href="{BY_NC.deed}">CC BY-NC 4.0</a>' in part
    assert "<p>Jane Doe, Example News</p>" in above
    assert "The original headline" in above
    assert "Changes: House style." in above
    whole = text(entry_of(copy()), "content")
    assert "No changes were made." in whole.partition("<p>The body of story.</p>")[0]


def test_the_rights_of_our_own_words() -> None:
    """A brief has our license and our name, says that it is our summary of whose article, and links it twice."""
    entry = entry_of(brief())
    assert links(entry)["license"] == OWN.deed
    assert links(entry)["via"] == ORIGINAL
    assert text(entry, "author", "name") == "Example Desk"
    assert text(entry, "rights") == f"Example Desk. CC BY 4.0 ({OWN.deed})."
    assert text(entry, "source", "title") == "Example News"
    content = text(entry, "content")
    above, _, below = content.partition("<p>The body of story.</p>")
    assert (
        f'Our own summary, in our own words, of an article published by <a href="{ORIGINAL}">Example News</a>' in above
    )
    assert "By Jane Doe." in above
    assert f'Read the original: <a href="{ORIGINAL}">Example News</a>' in below
    assert "by-nc" not in content
    assert "Title of the original" not in content
    unsigned = text(entry_of((article(), credit(authors=()))), "content")
    assert "published by" in unsigned
    assert "By ." not in unsigned


def test_a_piece_of_the_desk_has_no_origin() -> None:
    """The desk's own article comes from nowhere else and has its own authors."""
    entry = entry_of(own_piece(authors=("Ann Other",)))
    assert text(entry, "author", "name") == "Ann Other"
    assert text(entry_of(own_piece()), "author", "name") == "Example Desk"
    assert "via" not in links(entry)
    assert entry.find(f"{ATOM}source") is None
    assert text(entry, "content") == (
        f'<p>The body of story.</p>\n<p>Our text: <a href="{OWN.deed}">CC BY 4.0</a>.</p>'
    )


def test_an_unknown_license_is_described_and_not_linked() -> None:
    """Without one recorded license there is no license link; the words and the publisher's terms stand instead."""
    given = copy(
        license=None,
        license_description="a Creative Commons non-commercial license; version not stated",
        terms_url="https://news.example.org/terms",
    )
    entry = entry_of(given)
    assert "license" not in links(entry)
    assert "version not stated. Terms of the source: https://news.example.org/terms." in text(entry, "rights")
    assert 'Terms of the source: <a href="https://news.example.org/terms">' in text(entry, "content")


def test_everything_a_publisher_asks_for_is_in_the_text() -> None:
    """Byline, exact sentences, changes, translator, notices, permission, archived copy: all survive in the item."""
    given = copy(
        kind=ReuseKind.TRANSLATE,
        original_title="El título",
        byline="By Jane Doe for Example News",
        texts_top=("This story first ran in Example News & more.",),
        texts_bottom=("Support Example News.",),
        notices=("© 2016 Example News",),
        changes="Shortened the title.",
        images_omitted=True,
        translator="T. Ranslator",
        translation="human",
        permission="Jane Doe, Example News",
        archive="https://archive.example.org/1",
        own_license=OWN,
    )
    entry = entry_of(given)
    above, _, below = text(entry, "content").partition("<p>The body of story.</p>")
    assert above.startswith(
        "<p>By Jane Doe for Example News</p>\n<p>This story first ran in Example News &amp; more.</p>"
    )
    for words in (
        "Shortened the title.",
        "Pictures are left out.",
        "Translated by T. Ranslator.",
        "by permission of Jane Doe",
    ):
        assert words in above
    for words in ("Support Example News.", "© 2016 Example News", "https://archive.example.org/1", "Our changes: "):
        assert words in below
    assert text(entry, "contributor", "name") == "T. Ranslator"


@pytest.mark.parametrize("kind", ReuseKind)
def test_every_kind_of_reuse_says_what_it_is(kind: ReuseKind) -> None:
    """Each kind has a sentence of its own above the text, with the outlet as a link to the original."""
    above = text(entry_of((article(reuse=kind), credit(kind))), "content").partition("<p>The body of story.</p>")[0]
    assert WORDS[kind.value].format(source=f'<a href="{ORIGINAL}">Example News</a>') in above
    assert len({WORDS[each.value] for each in ReuseKind}) == len(ReuseKind)


def test_a_free_work_says_why() -> None:
    """A work in the public domain says on what ground, beside its deed or, where there is none, alone."""
    free = LICENSES["CC0-1.0"]
    entry = entry_of(copy(license=free, license_description=free.basis))
    assert f'License: <a href="{free.deed}">CC0 1.0</a>. Its author has waived' in text(entry, "content")
    entry = entry_of(copy(license=None, license_description="Published without copyright."))
    assert "License: Published without copyright. " in text(entry, "content")
    assert "license" not in links(entry)


def test_a_machine_is_called_a_machine() -> None:
    """A machine translation says so, and names no person for it."""
    entry = entry_of(copy(kind=ReuseKind.TRANSLATE, translator="Example Engine", translation="machine"))
    assert "Machine translation: Example Engine." in text(entry, "content")
    assert entry.find(f"{ATOM}contributor") is None


def test_an_original_without_a_date_gets_none() -> None:
    """A date note is printed, and no day is claimed for the original nor for its publication."""
    note = "The original shows no date; dated by the event."
    entry = entry_of(brief(date_note=note))
    assert note in text(entry, "content")
    assert "Published there" not in text(entry, "content")
    assert entry.find(f"{ATOM}published") is None
    assert entry.find(f"{ATOM}source/{ATOM}updated") is None
    assert text(entry, "updated") == "2016-02-26T00:00:00Z"


@pytest.mark.parametrize(
    ("fields", "published", "updated"),
    [
        ({}, "", "2016-02-26T00:00:00Z"),
        (
            {"publish": dt.datetime(2026, 3, 1, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=-5)))},
            "2026-03-01T14:30:00Z",
            "2026-03-01T14:30:00Z",
        ),
        (
            {"corrections": (Correction(date=dt.date(2026, 5, 1), text="The weight."),)},
            "",
            "2026-05-01T00:00:00Z",
        ),
    ],
)
def test_times_come_from_the_file(fields: dict[str, Any], published: str, updated: str) -> None:
    """An item is as new as its date, its publication or its last correction, in UTC."""
    entry = entry_of(brief(**fields))
    assert (text(entry, "published"), text(entry, "updated")) == (published, updated)


def test_only_their_own_day_is_the_publication_of_words() -> None:
    """A copy was published on its original's day, a piece of the desk on its own, a brief on neither."""
    assert text(entry_of(copy()), "published") == "2016-02-26T00:00:00Z"
    assert text(entry_of(own_piece()), "published") == "2016-02-26T00:00:00Z"
    assert entry_of(brief()).find(f"{ATOM}published") is None


def test_a_theme_brings_its_own_words(theme: Theme) -> None:
    """The English theme says what the program says; another one is heard, and what it says is no markup."""
    assert feed_words(theme.locale) == WORDS
    strings = {**theme.locale.strings, "feed.brief": "Resumen <propio> & breve de {source}.", "feed.archived": "A & B"}
    strings["article.unavailable"] = "algo & nada"
    locale = dataclasses.replace(theme.locale, strings=strings)
    bodies = {"story": '<p>Ver <a href="article:hidden"></a>.</p>'}
    library = shelf((article(), credit(archive="https://archive.example.org/1")), bodies=bodies)
    content = text(ET.fromstring(atom(library, locale=locale)), "entry", "content")
    assert "Resumen &lt;propio&gt; &amp; breve de <a" in content
    assert ">A &amp; B</a>" in content
    assert "Ver algo &amp; nada." in content


def test_a_feed_speaks_the_language_of_the_site() -> None:
    """Sentences, days and the words of the rights are those of the site's language."""
    theme, _ = load_theme([DISPATCH], language="es")
    assert theme is not None
    config = dataclasses.replace(CONFIG, site=replace(CONFIG.site, language="es"))
    made, given = copy(license=None, terms_url="https://news.example.org/terms", permission="Jane Doe")
    corrected = replace(made, lang="es", corrections=(Correction(date=dt.date(2026, 5, 1), text="El peso."),))
    entry = ET.fromstring(atom(shelf((corrected, given), config=config), locale=theme.locale)).find(f"{ATOM}entry")
    assert entry is not None
    content = text(entry, "content")
    assert "Este artículo fue publicado originalmente por <a" in content
    assert "Publicado allí el 26 de febrero de 2016." in content
    assert "Corrección, 1 de mayo de 2026: El peso." in content
    assert text(entry, "rights") == (
        "Jane Doe, Example News. Condiciones de la fuente: https://news.example.org/terms. "
        "Se muestra con permiso de Jane Doe."
    )


def test_each_part_of_an_item_says_its_language_where_there_are_two() -> None:
    """Our sentences are in the site's, the text in its own, which may run the other way."""
    content = text(entry_of(brief(lang="ar")), "content")
    ours = '<div lang="en" dir="ltr">\n<p>'
    assert content.startswith(f"{ours}Our own summary")
    assert '</div>\n<div lang="ar" dir="rtl">\n<p>The body of story.</p>\n</div>\n' in content
    assert content.rpartition(ours)[2].startswith("Read the original")
    assert "<div" not in text(entry_of(brief()), "content")
    arabic = dataclasses.replace(CONFIG, site=replace(CONFIG.site, language="ar"))
    assert text(entry_of(brief(lang="ar"), config=arabic), "content").count('<div lang="ar" dir="rtl">') == 3


def test_corrections_and_notices_to_the_reader_are_shown() -> None:
    """A sensitive item warns before its text, and corrections follow it."""
    given = brief(
        sensitive="Describes <violence>.",
        corrections=(Correction(date=dt.date(2026, 5, 1), text="The weight was 300 kg."),),
    )
    above, _, below = text(entry_of(given), "content").partition("<p>The body of story.</p>")
    assert above.startswith("<p>Describes &lt;violence&gt;.</p>")
    assert "Correction, May 1, 2026: The weight was 300 kg." in below


def test_links_in_the_text_are_absolute() -> None:
    """Links to articles, pages, headings and pictures lead to the site from wherever the item is read."""
    html = (
        '<p>See <a href="article:other"></a>, <a href="article:gone" title="x">gone</a> and '
        '<a href="#fn:1">1</a>; <code>&lt;a href="#no"</code> <a href="https://news.example.org/">out</a></p>'
    )
    library = with_picture(shelf(brief(), brief("other"), bodies={"story": html}), "story", "port.jpg")
    feed = read(
        replace(library, config=dataclasses.replace(CONFIG, site=SiteSettings(base_url="https://example.org/brief/")))
    )
    content = "".join(text(entry, "content") for entry in feed.findall(f"{ATOM}entry"))
    assert '<a href="https://example.org/brief/articles/other/">Title of other</a>, gone and' in content
    assert '<a href="https://example.org/brief/articles/story/#fn:1">1</a>' in content
    assert '&lt;a href="#no"' in content
    assert 'src="https://example.org/brief/media/port.jpg"' in content


def test_pictures_are_credited_where_they_are_shown() -> None:
    """A picture in the text is credited under it; one that the item does not show is not."""
    library = shelf((article(images=(PORT,)), credit()))
    assert "P. Hoto" not in atom(library)
    entry = read(with_picture(library, "story", "port.jpg")).find(f"{ATOM}entry")
    assert entry is not None
    shown = f'Picture: <a href="https://pics.example.org/1">P. Hoto</a>, <a href="{OWN.deed}">CC BY 4.0</a>.'
    assert shown in text(entry, "content")


def test_categories_name_their_scheme() -> None:
    """Tags and regions are categories with key, label and the list they belong to."""
    entry = entry_of(brief(tags=("cocaine",), regions=("PE",)))
    assert [dict(each.attrib) for each in entry.findall(f"{ATOM}category")] == [
        {"term": "cocaine", "scheme": f"{BASE}tags/", "label": "Cocaine"},
        {"term": "PE", "scheme": f"{BASE}regions/", "label": "Peru"},
    ]


def test_the_language_of_an_item() -> None:
    """An item in another language says so on its title, its content and its link."""
    entry = entry_of(brief(lang="es", summary="Resumen"))
    assert [entry.find(f"{ATOM}{name}").get(LANG) for name in ("title", "summary", "content")] == ["es"] * 3  # type: ignore[union-attr]
    assert entry.find(f"{ATOM}link[@rel='alternate']").get("hreflang") == "es"  # type: ignore[union-attr]


def test_what_xml_cannot_hold_is_replaced() -> None:
    """A control character or a lone surrogate that got past reading does not break the feed."""
    entry = entry_of(brief(title='Drugs \x0b & "arms" <i> \ud800'))
    assert text(entry, "title") == 'Drugs � & "arms" <i> �'


def test_a_feed_of_one_term() -> None:
    """A topic has a feed of its own beside its page, with its name, what is meant by it, and its items only."""
    term = VocabularyTerm(key="cocaine", label="Cocaine", definition="A drug.", place=PLACE)
    library = shelf(brief(), brief("other", tags=("ports",)))
    library = replace(library, tags=replace(library.tags, terms={**library.tags.terms, "cocaine": term}))
    feed = ET.fromstring(atom(library, ("tags", "cocaine")))
    assert links(feed) == {"self": f"{BASE}tags/cocaine/feed.xml", "alternate": f"{BASE}tags/cocaine/"}
    assert (text(feed, "title"), text(feed, "subtitle")) == ("Cocaine · Example Brief", "A drug.")
    assert [text(entry, "title") for entry in feed.findall(f"{ATOM}entry")] == ["Title of story"]


def test_an_item_is_the_same_in_every_feed() -> None:
    """Whichever feed a reader follows, the item has one id and one text."""
    library = shelf(brief(), copy("other"))
    entries = [re.findall("<entry>.*?</entry>", atom(library, key), re.DOTALL) for key in (SITE, ("regions", "PE"))]
    assert len(entries[0]) == 2
    assert entries[0] == entries[1]


@pytest.mark.parametrize(
    ("old", "new", "broken"),
    [
        ("<updated>2016-02-26T00:00:00Z</updated>", "", "Did not expect element author"),
        ("<updated>2016-02-26T00:00:00Z</updated>", "<updated>2016-02-26</updated>", "updated"),
        (f"<id>{BASE}articles/story/</id>", "<id>story</id>", "id"),
        (f"<id>{BASE}articles/story/</id>", f"<id>{BASE}feed.xml</id>", "two things have one id"),
        (' type="html"', "", "content"),
        ("href=&quot;https", "href=&quot;/https", "is relative"),
        ("<rights>", "<right>", "right"),
        ('rel="self"', 'rel="via"', "link"),
        ("<author><name>Jane Doe</name></author>", "", "author"),
    ],
)
def test_the_rules_are_rules(old: str, new: str, broken: str) -> None:
    """A feed in which something of this is wrong does not pass, so the other tests mean something."""
    feed = atom(shelf(copy()))
    assert old in feed
    spoiled = feed.replace(old, new).replace("</rights>", "</right>" if "right>" in new else "</rights>")
    assert broken in " ".join(broken_atom_rules(spoiled))
