# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Articles as data: in the shape of IPTC ninjs 3.1, whole where others may take them, always with whose they are."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from typing import Any

import pytest
from msgspec.structs import replace

from blotter.model.articles import Correction, GeoPlace, ImageRecord, ReuseKind
from blotter.model.config import OutputSettings
from blotter.model.library import Library
from blotter.model.verdicts import Obligation, Rule
from blotter.rendering.makers import MAKERS
from blotter.rendering.wire.api import api_index, article_data_pages, article_line, articles_ndjson
from blotter.rights.licenses import LICENSES
from tests.rendering.feeding import json_schema, make, press_of, relative_addresses, words
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
from tests.rendering.ninjs_schema import NINJS


def data_of(library: Library, slug: str = "story") -> dict[str, Any]:
    """Read an article as data; it keeps the rules of ninjs and passes the output check."""
    (page,) = article_data_pages(press_of(library), slug)
    assert page.path == f"api/articles/{slug}.json"
    said: dict[str, Any] = json.loads(make(page, library.config.site.base_url))
    assert broken_rules(said) == []
    return said


def broken_rules(said: dict[str, Any]) -> list[str]:
    """Return what an object breaks of the rules of ninjs."""
    broken = [f"{error.json_path}: {error.message}" for error in json_schema(NINJS).iter_errors(said)]
    return broken or [error for body in said.get("bodies", ()) for error in relative_addresses(body["value"])]


def lines_of(library: Library) -> list[dict[str, Any]]:
    """Read all articles from the file that has one a line."""
    (output,) = articles_ndjson(library, words())
    text = output.content.decode()
    assert text.endswith("\n")
    lines = [json.loads(line) for line in text.splitlines()]
    assert [broken_rules(line) for line in lines] == [[] for _ in lines]
    return lines


def test_our_own_words_come_whole() -> None:
    """A brief has its text with the credit in it, our license, and the original as what it is about."""
    said = data_of(shelf(brief(summary="In short.")))
    assert said["uri"] == f"{BASE}articles/story/"
    assert said["standard"]["version"] == "3.1"
    assert (said["type"], said["representationType"], said["language"]) == ("text", "full", "en")
    assert said["headlines"] == [{"role": "main", "value": "Title of story"}]
    assert said["by"] == said["copyrightHolder"] == "Example Desk"
    assert said["descriptions"] == [{"role": "summary", "contentType": "text/plain", "value": "In short."}]
    (body,) = said["bodies"]
    above, _, below = body["value"].partition("<p>The body of story.</p>")
    assert f'<a href="{ORIGINAL}">Example News</a>' in above
    assert f'<a href="{ORIGINAL}">Example News</a>' in below
    assert said["rightsInfo"] == {"linkedRights": OWN.deed}
    assert said["usageTerms"].startswith("These are the words of Example Desk. You may reuse them under CC BY 4.0.")
    assert "The original, by Example News, is not covered." in said["usageTerms"]
    assert said["infoSources"] == [{"name": "Example News", "role": "originator", "uri": "https://news.example.org/"}]
    assert said["altIds"] == [{"role": "slug", "value": "story"}, {"role": "original", "value": ORIGINAL}]
    (original,) = said["associations"]
    assert (original["rel"], original["uri"], original["by"]) == ("about", ORIGINAL, "Jane Doe")
    assert "firstCreated" not in said
    assert said["versionCreated"] == "2016-02-26T00:00:00Z"


def test_topics_and_places() -> None:
    """Topics are subjects; regions are places with their key, and points with longitude before latitude."""
    said = data_of(
        shelf(brief(regions=("PE", "vraem"), places=(GeoPlace(name="Ica", latitude=-14.1, longitude=-75.7),)))
    )
    assert said["subjects"] == [
        {"name": "Cocaine", "rel": "about", "uri": f"{BASE}tags/cocaine/", "literal": "cocaine"}
    ]
    assert said["places"] == [
        {"name": "Peru", "rel": "about", "uri": f"{BASE}regions/pe/", "literal": "PE"},
        {"name": "VRAEM", "rel": "about", "uri": f"{BASE}regions/vraem/", "literal": "vraem"},
        {"name": "Ica", "rel": "about", "geoJSON": {"type": "Point", "coordinates": [-75.7, -14.1]}},
    ]
    assert said["genres"] == [{"name": "Our summary", "literal": "brief"}]


def test_a_region_with_coordinates_is_a_point() -> None:
    """Where the vocabulary knows where a place is, the data do."""
    library = shelf(brief())
    peru = replace(library.regions.terms["PE"], latitude=-9.2, longitude=-75.0)
    library = replace(library, regions=replace(library.regions, terms={**library.regions.terms, "PE": peru}))
    assert data_of(library)["places"][0]["geoJSON"] == {"type": "Point", "coordinates": [-75.0, -9.2]}


def test_a_copy_under_a_license_that_everybody_has_comes_whole() -> None:
    """It is its authors' under the source's license, with what this asks, in words and as a link."""
    said = data_of(shelf(copy(byline="Jane Doe for Example News", notices=("© 2016 Example News",))))
    assert said["representationType"] == "full"
    assert "<p>The body of story.</p>" in said["bodies"][0]["value"]
    assert said["by"] == "Jane Doe for Example News"
    assert said["people"] == [{"name": "Jane Doe", "rel": "author"}]
    assert said["copyrightHolder"] == "Example News"
    assert "© 2016 Example News" in said["copyrightNotice"]
    assert said["rightsInfo"] == {"linkedRights": BY_NC.deed}
    assert said["usageTerms"].startswith("This is the work of Example News. You may reuse it under CC BY-NC 4.0.")
    assert "Not for commercial use." in said["usageTerms"]
    assert said["contentCreated"] == "2016-02-26T00:00:00Z"
    assert said["associations"][0]["rel"] == "original"


@pytest.mark.parametrize(
    ("fields", "linked"),
    [
        ({"permission": "Jane Doe", "license": None}, None),
        ({"license": None, "license_description": "One of several.", "terms_url": "https://news.example.org/t"}, "t"),
        ({"license": LICENSES["CC-BY-ND-4.0"], "kind": ReuseKind.ABRIDGE, "permission": "Example News"}, None),
    ],
    ids=["by permission", "no recorded license", "a version that the license lets nobody share"],
)
def test_what_is_not_ours_to_give_is_named_and_not_given(fields: dict[str, Any], linked: str | None) -> None:
    """Headline, links, whose it is and whom to ask: neither the text nor a summary of it."""
    library = shelf(copy(archive="https://archive.example.org/1", **fields))
    library = replace(library, articles={"story": replace(library.articles["story"], summary="What it says.")})
    said = data_of(library)
    assert said["representationType"] == "partial"
    assert said.keys().isdisjoint({"bodies", "descriptions"})
    assert "The body of story" not in json.dumps(said)
    assert "What it says" not in json.dumps(said)
    assert said["headlines"][0]["value"] == "Title of story"
    assert said["copyrightHolder"] == "Example News"
    assert "ask Example News for permission" in said["usageTerms"]
    assert said.get("rightsInfo") == ({"linkedRights": f"https://news.example.org/{linked}"} if linked else None)
    assert said["altIds"][1:] == [
        {"role": "original", "value": ORIGINAL},
        {"role": "archive", "value": "https://archive.example.org/1"},
    ]


def test_our_words_under_no_license_are_not_given_away() -> None:
    """Where nobody licensed the desk's own words, their text is not part of the data."""
    said = data_of(shelf((article(), credit(own_license=None))))
    assert "bodies" not in said
    assert said["usageTerms"].startswith("These are the words of Example Desk, under no license for others.")
    assert "rightsInfo" not in said


def test_a_piece_of_the_desk_is_its_authors() -> None:
    """It comes from nowhere else, and was first created when it was published."""
    said = data_of(shelf(own_piece(authors=("Ann Other",), publish=dt.datetime(2016, 3, 1, 9, tzinfo=dt.UTC))))
    assert said["by"] == "Ann Other"
    assert said["people"] == [{"name": "Ann Other", "rel": "author"}]
    assert said.keys().isdisjoint({"infoSources", "associations", "contentCreated"})
    assert said["firstCreated"] == said["versionCreated"] == "2016-03-01T09:00:00Z"


def test_a_work_that_nobody_owns_has_no_holder() -> None:
    """For a work in the public domain no copyright is claimed by anybody."""
    library = shelf(copy(license=LICENSES["CC0-1.0"]))
    free = Obligation(element="pd_basis", rule=Rule.LICENSE)
    verdict = replace(library.verdicts["story"], obligations=(free,))
    assert "copyrightHolder" not in data_of(replace(library, verdicts={"story": verdict}))


def test_translators_corrections_and_ends() -> None:
    """Who translated is named; corrections are told and date the version; an item says when it ends."""
    said = data_of(shelf(copy(kind=ReuseKind.TRANSLATE, translator="T. Ranslator", own_license=BY_NC)))
    assert said["people"][-1] == {"name": "T. Ranslator", "rel": "translator"}
    said = data_of(
        shelf(
            brief(
                corrections=(Correction(date=dt.date(2016, 5, 1), text="The weight."),),
                sensitive="Describes violence.",
                expires=dt.datetime(2030, 1, 1, tzinfo=dt.UTC),
            )
        )
    )
    assert [(told["role"], told["value"]) for told in said["descriptions"]] == [
        ("sensitive", "Describes violence."),
        ("correction", "2016-05-01: The weight."),
    ]
    assert (said["versionCreated"], said["expires"]) == ("2016-05-01T00:00:00Z", "2030-01-01T00:00:00Z")


def picture(license_: str) -> ImageRecord:
    """Make the record of a picture."""
    return replace(PORT, caption="The port at night", license=license_)


@pytest.mark.parametrize(("license_", "goes"), [("CC-BY-4.0", True), ("NONE", False)])
def test_a_picture_goes_by_its_own_record(license_: str, goes: bool) -> None:
    """It is no part of the text: an object of its own where its license lets it be passed on, else not there."""
    library = with_picture(shelf((article(images=(picture(license_),)), credit())), "story", "port.jpg")
    said = data_of(library)
    assert "<img" not in said["bodies"][0]["value"]
    assert "<p></p>" not in said["bodies"][0]["value"]
    pictures = [one for one in said["associations"] if one["type"] == "picture"]
    assert ("port.jpg" in json.dumps(said)) is goes
    if goes:
        (shown,) = pictures
        assert (shown["by"], shown["title"]) == ("P. Hoto", "The port at night")
        assert shown["rightsInfo"] == {"linkedRights": LICENSES["CC-BY-4.0"].deed}
        assert shown["renditions"][0]["href"] == f"{BASE}media/port.jpg"


def test_all_articles_one_a_line() -> None:
    """Oldest first, each with what finds it, credits it and leads to the rest; texts would double the archive."""
    lines = lines_of(shelf(brief("a", date=dt.date(2016, 1, 1)), copy("b"), copy("c", permission="x", license=None)))
    assert [line["uri"] for line in lines] == [f"{BASE}articles/{slug}/" for slug in "abc"]
    assert all(line["representationType"] == "partial" for line in lines)
    assert all(line.keys().isdisjoint({"bodies", "descriptions"}) for line in lines)
    assert [line["by"] for line in lines] == ["Example Desk", "Jane Doe, Example News", "Jane Doe, Example News"]
    assert [line.get("rightsInfo", {}).get("linkedRights") for line in lines] == [OWN.deed, BY_NC.deed, None]
    assert lines[0]["renditions"] == [
        {"name": "ninjs", "href": f"{BASE}api/articles/a.json", "contentType": "application/json"}
    ]
    assert lines[1]["copyrightNotice"] == f"Jane Doe, Example News. CC BY-NC 4.0 ({BY_NC.deed})."


def test_lines_of_items_that_did_not_change_can_be_used_again() -> None:
    """Given the lines made before, the file is the same, and only those that are missing are made."""
    library = shelf(brief("a"), copy("b"))
    (output,) = articles_ndjson(library, words())
    lines = {"a": article_line(press_of(library), "a")}
    assert articles_ndjson(library, words(), lines) == (output,)
    assert articles_ndjson(library, words(), {"a": '{"uri":"x"}'})[0].content.startswith(b'{"uri":"x"}\n')


def test_a_text_is_no_part_of_a_line() -> None:
    """Editing a text leaves the file of all articles as it is."""
    one, other = (shelf(brief(), bodies={"story": f"<p>{text}</p>"}) for text in ("One.", "Another."))
    assert articles_ndjson(one, words()) == articles_ndjson(other, words())


def test_the_index_says_what_there_is() -> None:
    """Where each thing is, in what form, under which license."""
    (page,) = api_index(press_of(shelf(brief())))
    said = json.loads(make(page, BASE))
    assert page.path == "api/index.json"
    assert said["articles"] == {"all": f"{BASE}api/articles.ndjson", "one": f"{BASE}api/articles/{{slug}}.json"}
    assert said["attributions"] == f"{BASE}attributions.json"
    assert said["feeds"]["opml"] == f"{BASE}feeds.opml"
    assert said["license"]["own_words"]["deed"] == OWN.deed
    assert any("show its credit" in note for note in said["notes"])


def test_drafts_are_no_data() -> None:
    """What is shown for preview is in neither form."""
    library = replace(shelf(brief("a"), brief("b")), marked=frozenset({"a"}))
    assert list(article_data_pages(press_of(library), "a")) == []
    assert [line["uri"] for line in lines_of(library)] == [f"{BASE}articles/b/"]


def test_data_can_be_switched_off() -> None:
    """Then there is neither an index nor a line."""
    library = shelf(brief(), config=dataclasses.replace(CONFIG, outputs=OutputSettings(api=False)))
    press = press_of(library)
    assert [*api_index(press), *article_data_pages(press, "story"), *articles_ndjson(library, words())] == []


@pytest.mark.parametrize(
    ("key", "value"),
    [("byline", "x"), ("type", "article"), ("uri", "story"), ("versionCreated", "2016-02-26"), ("bodies", [])],
)
def test_the_rules_are_rules(key: str, value: Any) -> None:
    """An object that has a property more, or a value that the standard does not know, does not pass."""
    assert broken_rules({**data_of(shelf(brief())), key: value}) != []


def test_half_a_character_is_written_as_an_escape() -> None:
    """What cannot be encoded does not stop a build."""
    (page,) = article_data_pages(press_of(shelf(brief(title="Half \ud800"))), "story")
    assert b'"Half \\ud800"' in MAKERS[page.template](page.data)
    assert b'"Half \\ud800"' in articles_ndjson(shelf(brief(title="Half \ud800")), words())[0].content
