# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""``attributions.json``: every item with whose it is and under which terms, and nothing that is not known."""

from __future__ import annotations

import json
from typing import Any

from msgspec.structs import replace

from blotter.model.articles import ReuseKind
from blotter.model.library import Library
from blotter.rendering.proofreading.safety import check_output
from blotter.rendering.wire.attributions import attribution_line, attributions_json
from tests.rendering.machine_fixtures import (
    BASE,
    BY_NC,
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


def read(library: Library) -> dict[str, Any]:
    """Return the file as what it says, after the output check has passed it."""
    output = attributions_json(library)
    assert check_output(output.path, output.content.decode()) == ()
    said: dict[str, Any] = json.loads(output.content)
    return said


def test_a_brief_is_ours_and_says_about_what() -> None:
    """A brief is credited to the desk under its license, the original beside it, never with the source's license."""
    said = read(shelf(brief()))
    assert (said["version"], said["site"], said["publisher"]) == (1, BASE, "Example Desk")
    assert said["items"] == [
        {
            "address": f"{BASE}articles/story/",
            "title": "Title of story",
            "kind": "brief",
            "words": "ours",
            "credit": "Example Desk",
            "license": {"spdx": "CC-BY-4.0", "name": "CC BY 4.0", "deed": OWN.deed},
            "original": {
                "address": ORIGINAL,
                "authors": ["Jane Doe"],
                "source": "Example News",
                "source_address": "https://news.example.org/",
                "date": "2016-02-26",
            },
        }
    ]


def test_a_copy_says_all_it_owes() -> None:
    """A copy carries the source's license, changes, permission, sentences, notices and where a notice is owed."""
    given = copy(
        changes="House style.",
        permission="Example News",
        texts_top=("First ran in Example News.",),
        notices=("© 2016 Example News",),
        notify="rights@news.example.org",
        archive="https://archive.example.org/1",
        images_omitted=True,
        own_license=OWN,
    )
    (item,) = read(shelf(given))["items"]
    assert item["words"] == "theirs"
    assert item["credit"] == "Jane Doe, Example News"
    assert item["license"] == {"spdx": "CC-BY-NC-4.0", "name": "CC BY-NC 4.0", "deed": BY_NC.deed}
    assert item["our_license"]["spdx"] == "CC-BY-4.0"
    assert item["changes"] == "House style."
    assert item["permission"] == "Example News"
    assert item["sentences"] == ["First ran in Example News."]
    assert item["notices"] == ["© 2016 Example News"]
    assert item["notify"] == "rights@news.example.org"
    assert item["images_omitted"] is True
    assert item["original"]["archive"] == "https://archive.example.org/1"


def test_a_translation_says_by_whom() -> None:
    """A translation names the original's title, its translator, and whether that was a machine."""
    given = copy(
        kind=ReuseKind.TRANSLATE, original_title="El título", translator="Example Engine", translation="machine"
    )
    (item,) = read(shelf(given))["items"]
    assert (item["translator"], item["translation"]) == ("Example Engine", "machine")
    assert item["original"]["title"] == "El título"


def test_a_license_that_is_not_known_is_described() -> None:
    """Without one recorded license the words and the terms stand, and no license is claimed."""
    (item,) = read(
        shelf(copy(license=None, license_description="version not stated", terms_url="https://t.example.org/"))
    )["items"]
    assert "license" not in item
    assert (item["license_description"], item["terms"]) == ("version not stated", "https://t.example.org/")


def test_a_dated_by_event_original_keeps_its_note() -> None:
    """An article with a date note claims no day for the original and says why."""
    (item,) = read(shelf(brief(date_note="Dated by the event.")))["items"]
    assert item["original"]["date_note"] == "Dated by the event."
    assert "date" not in item["original"]


def test_a_piece_of_the_desk_has_no_original() -> None:
    """The desk's own article is of kind ``own``."""
    (item,) = read(shelf(own_piece()))["items"]
    assert item["kind"] == "own"
    assert "original" not in item


def test_pictures_have_records_of_their_own() -> None:
    """A picture that is shown is listed with its own credit and license; an unlisted license in its own words."""
    library = with_picture(shelf((article(images=(PORT,)), credit())), "story", "port.jpg")
    (image,) = read(library)["items"][0]["images"]
    assert (image["credit"], image["address"]) == ("P. Hoto", PORT.source_url)
    assert image["license"]["spdx"] == "CC-BY-4.0"
    odd = replace(library.articles["story"], images=(replace(PORT, license="by arrangement"),))
    (image,) = read(replace(library, articles={"story": odd}))["items"][0]["images"]
    assert image["license"] == {"description": "by arrangement"}


def test_one_item_a_line_oldest_first_and_no_draft() -> None:
    """An edit of one article changes one line of the file; drafts are in none."""
    library = replace(shelf(brief("a"), brief("b"), brief("c")), marked=frozenset({"b"}))
    lines = attributions_json(library).content.decode().splitlines()
    assert len(lines) == 4
    assert '"title":"Title of a"' in lines[1]
    assert '"title":"Title of c"' in lines[2]


def test_an_empty_site_has_the_file() -> None:
    """A site without articles lists none."""
    assert read(shelf())["items"] == []


def test_lines_can_be_kept() -> None:
    """A line that was made before stands for its item; the others are made. All of them make the same file."""
    library = shelf(brief(), copy(slug="other"))
    lines = {slug: attribution_line(library, slug) for slug in library.order}
    assert attributions_json(library, lines) == attributions_json(library)
    changed = attributions_json(library, {"other": '{"title":"kept"}'})
    assert [item["title"] for item in json.loads(changed.content)["items"]] == ["kept", "Title of story"]
