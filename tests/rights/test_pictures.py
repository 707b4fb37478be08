# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Pictures need a record of their own; a text's license never covers them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from blotter.model.articles import ImageRecord
from blotter.model.documents import BodyImage
from blotter.model.problems import Place
from tests.rights.making import TEXT, TODAY, article, codes, document, judged, permission, recorded, source, terms

PLACE = Place(path="content/articles/harbor.md", line=6, column=3)


def picture(license_: str = "CC-BY-4.0", **fields: Any) -> ImageRecord:
    """Make the record of a picture from elsewhere."""
    values: dict[str, Any] = {
        "src": "harbor.jpg",
        "alt": "Cranes",
        "credit": "Photo: Ann Other",
        "license": license_,
        "source_url": "https://photos.example.org/1",
        "place": PLACE,
    }
    return ImageRecord(**(values | fields))


# (record, site settings, codes)
RECORDS: list[tuple[ImageRecord, dict[str, Any], list[str]]] = [
    (picture("CC-BY-4.0"), {"paywall": True}, []),
    (picture("CC0-1.0"), {}, []),
    (picture("CC-BY-NC-ND-4.0"), {}, []),
    (picture("CC-BY-NC-4.0"), {"ads": "adjacent"}, ["license-needs-permission"]),
    (picture("CC-BY-NC-4.0"), {"ads": "against"}, ["license-needs-permission"]),
    (picture("CC-BY-NC-4.0", permission="Ann Other, by mail"), {"ads": "against"}, []),
    (picture("NONE"), {}, ["license-needs-permission"]),
    (picture(""), {}, ["license-needs-permission"]),
    (picture("", permission="Ann Other, by mail"), {}, []),
    (picture("CC-BY-4"), {}, ["license-unknown"]),
]


@pytest.mark.parametrize(("record", "settings", "expected"), RECORDS)
@pytest.mark.parametrize("reuse", ["brief", "verbatim"])
def test_a_record_is_judged_by_the_row_of_images(
    record: ImageRecord, settings: dict[str, Any], expected: list[str], reuse: str
) -> None:
    """The record grants what the table leaves to one; money and missing licenses need a permission."""
    its = source("CC-BY-4.0")
    _, problems = judged(article(reuse, images=(record,)), its, **settings)
    assert codes(problems) == expected
    assert all(problem.place == PLACE for problem in problems)


def test_a_picture_in_the_body_needs_a_record() -> None:
    """The problem stands at the picture's line of the file."""
    body = document(TEXT, images=(BodyImage(src="harbor.jpg", alt="Cranes", line=3, column=5),))
    _, problems = judged(article("brief"), source(), body=body)
    assert codes(problems) == ["license-obligation"]
    assert (problems[0].place.line, problems[0].place.column) == (11, 5)
    assert judged(article("brief", images=(picture(),)), source(), body=body)[1] == ()


@pytest.mark.parametrize(
    ("stated", "address", "permission", "expected"),
    [
        ("no", "https://news.example.org/pics/1", "", ["publisher-forbids"]),
        ("ask", "https://img.news.example.org/1", "", ["publisher-forbids"]),
        ("no", "https://news.example.org/pics/1", "Example News, by mail", []),
        ("no", "https://photos.example.org/1", "", []),
        ("no", "https://othernews.example.org/1", "", []),
        ("yes", "https://news.example.org/pics/1", "", []),
        ("unknown", "https://news.example.org/pics/1", "", []),
    ],
)
def test_a_publishers_own_pictures_follow_its_terms(
    stated: str, address: str, permission: str, expected: list[str]
) -> None:
    """Only pictures from the publisher's own addresses are its own; a recorded permission answers."""
    its = source("CC-BY-4.0", terms=terms(images=stated))
    record = picture(source_url=address, permission=permission)
    assert codes(judged(article("verbatim", images=(record,)), its)[1]) == expected


def test_a_permission_for_the_article_may_cover_its_publishers_pictures() -> None:
    """With “image” in its scope it answers for pictures from the publisher, not for those of others."""
    its = source("CC-BY-4.0", terms=terms(images="no"))
    theirs, other = picture("", source_url="https://news.example.org/pics/1"), picture("")
    one = article("verbatim", images=(theirs,), permission=permission("image"))
    assert judged(one, its)[1] == ()
    assert codes(judged(article("verbatim", images=(theirs,), permission=permission("verbatim")), its)[1]) == [
        "license-needs-permission",
        "publisher-forbids",
    ]
    over = permission("image", expires=TODAY - dt.timedelta(days=1))
    assert len(judged(article("verbatim", images=(theirs,), permission=over), its)[1]) == 2
    assert codes(judged(article("verbatim", images=(other,), permission=permission("image")), its)[1]) == [
        "license-needs-permission"
    ]


def test_every_record_is_owed_on_the_page() -> None:
    """Its credit is an obligation, in our own articles too, and a copy with pictures leaves none out."""
    both = (picture(), picture(credit="Map: Example Desk"))
    for its in (source("CC-BY-4.0"), source(own=True)):
        verdict, problems = judged(article("verbatim", images=both, license=recorded("CC-BY-4.0")), its)
        assert problems == ()
        shown = [one.value for one in verdict.obligations if one.element == "image_credit"]
        assert shown == ["Photo: Ann Other", "Map: Example Desk"]
        assert not verdict.credit.images_omitted
