# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What a page says of itself to machines: whose work it is, under which license, and nothing that is not known."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from blotter.model.articles import Correction, GeoPlace, ReuseKind
from blotter.model.config import Config, RightsSettings, SiteSettings
from blotter.model.pages import Json
from blotter.model.verdicts import Obligation, Rule
from blotter.rendering.composing.linked_data import article_json_ld, listing_json_ld, script_json, site_json_ld
from blotter.rights.licenses import LICENSES
from tests.rendering.machine_fixtures import (
    BASE,
    BY_NC,
    CONFIG,
    ORIGINAL,
    OWN,
    PORT,
    article,
    brief,
    copy,
    credit,
    own_piece,
    shelf,
    with_picture,
)

COPIES = [ReuseKind.EXCERPT, ReuseKind.VERBATIM, ReuseKind.STYLE_EDIT, ReuseKind.ABRIDGE, ReuseKind.TRANSLATE]
COPIES += [ReuseKind.ADAPT]
OURS = [ReuseKind.LINK, ReuseKind.BRIEF, ReuseKind.QUOTE]


def described(*items: Any, slug: str = "story", config: Config = CONFIG) -> dict[str, Any]:
    """Return the JSON-LD of an article in a small library."""
    return article_json_ld(shelf(*items, config=config), slug)


@pytest.mark.parametrize("kind", COPIES)
def test_a_copy_is_the_sources_work(kind: ReuseKind) -> None:
    """A copy names the source's author, publisher, license and address, and the desk only as who describes it."""
    given = {"terms_url": "https://news.example.org/terms", "archive": "https://archive.example.org/1"}
    said = described(copy(kind=kind, **given))
    assert said["author"] == [{"@type": "Person", "name": "Jane Doe"}]
    assert said["publisher"]["name"] == said["copyrightHolder"]["name"] == "Example News"
    assert said["license"] == BY_NC.deed
    assert said["creditText"] == "Jane Doe, Example News"
    assert said["usageInfo"] == "https://news.example.org/terms"
    assert said["acquireLicensePage"] == "https://news.example.org/contact"
    assert said["isBasedOn"] == {"@type": "NewsArticle", "@id": ORIGINAL, "url": ORIGINAL}
    assert said["archivedAt"] == "https://archive.example.org/1"
    assert said["datePublished"] == "2016-02-26"
    assert said["sdPublisher"]["name"] == "Example Desk"


@pytest.mark.parametrize("kind", OURS)
def test_our_own_words_are_ours(kind: ReuseKind) -> None:
    """A link, brief or quote is the desk's, under its license; the original is cited, with no license of its own."""
    said = described((article(reuse=kind), credit(kind)))
    assert said["author"][0]["name"] == said["publisher"]["name"] == said["copyrightHolder"]["name"] == "Example Desk"
    assert said["license"] == OWN.deed
    assert said["creditText"] == "Example Desk"
    assert said["isBasedOn"] == ORIGINAL
    assert said["citation"] == {
        "@type": "NewsArticle",
        "@id": ORIGINAL,
        "url": ORIGINAL,
        "author": [{"@type": "Person", "name": "Jane Doe"}],
        "publisher": {"@type": "NewsMediaOrganization", "name": "Example News", "url": "https://news.example.org/"},
        "datePublished": "2016-02-26",
    }
    assert BY_NC.deed not in script_json(said)


def test_an_original_is_called_by_its_own_title() -> None:
    """Where the original's title is known it is its headline, in a copy as in a brief."""
    assert described(copy(original_title="The original"))["isBasedOn"]["headline"] == "The original"
    assert described((article(), credit(original_title="The original")))["citation"]["headline"] == "The original"


def test_an_article_says_its_language() -> None:
    """The article's own language, else the site's."""
    assert described(brief(lang="es"))["inLanguage"] == "es"
    assert described(brief(lang=""))["inLanguage"] == "en"


def test_the_day_of_the_original_is_not_ours() -> None:
    """A brief has a publication date only when its file gives one, because the original's day is not its own."""
    assert "datePublished" not in described(brief())
    at = dt.datetime(2026, 3, 1, 9, 30, tzinfo=dt.UTC)
    assert described(brief(publish=at))["datePublished"] == "2026-03-01T09:30:00+00:00"


def test_a_dated_by_event_original_gets_no_date() -> None:
    """An article with a date note claims no publication date for the original, as a brief and as a copy."""
    note = "The original shows no date; dated by the event."
    assert "datePublished" not in described(brief(date_note=note))["citation"]
    assert "datePublished" not in described((article(reuse=ReuseKind.VERBATIM, date_note=note), copy()[1]))
    assert "datePublished" not in described(own_piece(date_note=note))


def test_a_piece_of_the_desk_is_dated_and_cites_nothing() -> None:
    """An article of the desk itself has its own date and authors, and no original."""
    said = described(own_piece(authors=("Ann Other",)))
    assert said["datePublished"] == "2016-02-26"
    assert said["author"] == [{"@type": "Person", "name": "Ann Other"}]
    assert said["publisher"]["name"] == "Example Desk"
    assert "citation" not in said
    assert "isBasedOn" not in said


def test_an_unknown_license_is_not_asserted() -> None:
    """Where the license is not exactly one, none is claimed, and the publisher's terms are linked."""
    said = described(copy(license=None, license_description="a free license", terms_url="https://t.example.org/"))
    assert "license" not in said
    assert said["usageInfo"] == "https://t.example.org/"


def test_public_domain_has_no_copyright_holder() -> None:
    """Nobody is made the copyright holder of a work in the public domain."""
    library = shelf(copy(license=LICENSES["CC0-1.0"]))
    basis = Obligation(element="pd_basis", rule=Rule.HOUSE)
    verdict = replace(library.verdicts["story"], obligations=(basis,))
    said: Any = article_json_ld(replace(library, verdicts={"story": verdict}), "story")
    assert "copyrightHolder" not in said
    assert said["license"] == LICENSES["CC0-1.0"].deed
    assert said["publisher"]["name"] == "Example News"


def test_a_work_without_author_is_the_outlets() -> None:
    """A copy without a named author has the outlet as its author, and the publisher's own byline as its credit."""
    said = described(copy(authors=(), byline="Written by Example News staff"))
    assert said["author"][0]["name"] == "Example News"
    assert said["creditText"] == "Written by Example News staff"


def test_supplied_notices_are_kept() -> None:
    """A copyright notice is repeated where the source gave one, and none is made up."""
    assert described(copy(notices=("© 2016 Example News",)))["copyrightNotice"] == "© 2016 Example News"
    assert "copyrightNotice" not in described(copy())


def test_a_translation_names_its_translator_unless_it_was_a_machine() -> None:
    """A translation points to the original as its work; only a person is named as translator."""
    said = described(copy(kind=ReuseKind.TRANSLATE, translator="T. Ranslator", translation="human"))
    assert said["translationOfWork"] == {"@id": ORIGINAL}
    assert said["translator"] == [{"@type": "Person", "name": "T. Ranslator"}]
    assert "translator" not in described(copy(kind=ReuseKind.TRANSLATE, translator="Machine", translation="machine"))


def test_corrections_are_listed_and_date_the_change() -> None:
    """Corrections come in order of their days, and the last one is when the page was modified."""
    late = Correction(date=dt.date(2026, 5, 2), text="The port was Callao.")
    early = Correction(date=dt.date(2026, 5, 1), text="The weight was 300 kg.")
    said = described(brief(corrections=(late, early)))
    assert [each["text"] for each in said["correction"]] == [early.text, late.text]
    assert said["correction"][0]["@type"] == "CorrectionComment"
    assert said["dateModified"] == "2026-05-02"
    assert "dateModified" not in described(brief())


def test_where_and_about_what() -> None:
    """Countries carry their code, areas and points only what is known of them; tags are keywords by label."""
    place = GeoPlace(name="Airstrip", latitude=-12.6, longitude=-73.8)
    said = described(brief(regions=("PE", "vraem"), places=(place,), tags=("ports", "cocaine")))
    assert said["contentLocation"] == [
        {"@type": "Country", "name": "Peru", "identifier": "PE"},
        {"@type": "Place", "name": "VRAEM"},
        {
            "@type": "Place",
            "name": "Airstrip",
            "geo": {"@type": "GeoCoordinates", "latitude": -12.6, "longitude": -73.8},
        },
    ]
    assert said["keywords"] == ["Ports", "Cocaine"]


def test_a_picture_has_rights_of_its_own() -> None:
    """A picture carries its own credit and license; one that the site does not hold is not mentioned."""
    item = (article(images=(PORT,)), credit())
    assert "image" not in described(item)
    said: Any = article_json_ld(with_picture(shelf(item), "story", "port.jpg"), "story")
    assert said["image"] == [
        {
            "@type": "ImageObject",
            "contentUrl": f"{BASE}media/port.jpg",
            "width": 640,
            "height": 480,
            "caption": "A port",
            "creditText": "P. Hoto",
            "license": OWN.deed,
            "isBasedOn": "https://pics.example.org/1",
        }
    ]


def test_a_draft_says_nothing() -> None:
    """An article shown only for preview has no linked data."""
    library = shelf(brief(), brief("other"))
    assert article_json_ld(replace(library, marked=frozenset({"story"})), "story") == {}
    assert article_json_ld(replace(library, marked=frozenset({"story"})), "other")


def test_a_site_in_a_folder_behind_a_paywall() -> None:
    """Addresses keep the site's folder, and a paywall is not called free."""
    site = SiteSettings(name="Brief", base_url="https://example.org/brief/")
    config = Config(site=site, rights=RightsSettings(paywall=True))
    said = described(brief(), config=config)
    assert said["url"] == "https://example.org/brief/articles/story/"
    assert said["publisher"]["name"] == "Brief"
    assert said["isAccessibleForFree"] is False


def test_the_site_and_its_listings() -> None:
    """The home page describes the site and the desk by ids that articles refer to; a listing the way down to it."""
    library = shelf(brief())
    said: Any = site_json_ld(library)
    ids = {each["@id"]: each["@type"] for each in said["@graph"]}
    assert ids == {f"{BASE}#website": "WebSite", f"{BASE}#desk": "NewsMediaOrganization"}
    assert [(each["name"], each["url"]) for each in said["@graph"]] == [("Example Brief", BASE), ("Example Desk", BASE)]
    page: Any = article_json_ld(library, "story")
    assert page["isPartOf"]["@id"] in ids
    assert page["publisher"]["@id"] in ids
    listing: Any = listing_json_ld(CONFIG, title="Cocaine", address="/tags/cocaine/", trail=[("Topics", "/tags/")])
    assert (listing["name"], listing["url"]) == ("Cocaine", f"{BASE}tags/cocaine/")
    assert listing["isPartOf"]["@id"] in ids
    assert [(each["position"], each["name"], each["item"]) for each in listing["breadcrumb"]["itemListElement"]] == [
        (1, "Topics", f"{BASE}tags/"),
        (2, "Cocaine", f"{BASE}tags/cocaine/"),
    ]


@pytest.mark.parametrize(
    "text",
    ["</script><script>alert(1)</script>", "<!--<script>", "a & b", "line\u2028and\u2029", "lone \ud800", '"\\\n'],
)
def test_script_json_cannot_leave_its_element(text: str) -> None:
    """What is written reads back the same, has nothing that HTML takes for markup, and can be encoded."""
    written = script_json({"text": text})
    assert json.loads(written) == {"text": text}
    assert not set("<>&\u2028\u2029") & set(written)
    written.encode("utf-8")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(-180, 180).map(lambda number: round(number, 6)) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
)


@given(VALUES)
def test_script_json_writes_what_json_writes(value: Json) -> None:
    """Any value reads back the same, and but for what is escaped and for very small numbers every sign is JSON's."""
    written = script_json(value)
    assert json.loads(written) == value
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert written == plain or any(sign in plain for sign in ("<", ">", "&", "\u2028", "\u2029", "e-"))


def test_script_json_is_strict_and_in_order() -> None:
    """Equal values give equal texts whatever their order; what JSON does not have is refused."""
    one: Json = {"b": 1, "a": {"d": "é", "c": None}}
    two: Json = {"a": {"c": None, "d": "é"}, "b": 1}
    assert script_json(one) == script_json(two) == '{"a":{"c":null,"d":"é"},"b":1}'
    for number in ("nan", "inf", "-inf"):
        with pytest.raises(ValueError, match="not JSON compliant"):
            script_json({"a": float(number)})
