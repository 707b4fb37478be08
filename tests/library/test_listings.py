# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which terms an article is listed under."""

from __future__ import annotations

import pytest

from blotter.library.listings import list_articles, oldest_first, region_roll_up, with_ancestors
from tests.library.making import REGIONS, TAGS, article

AMERICAS = {"americas", "south-america"}


@pytest.mark.parametrize(
    ("regions", "listed"),
    [
        (["PE"], {"PE"} | AMERICAS),
        (["vraem"], {"vraem", "PE"} | AMERICAS),
        (["south-america"], AMERICAS),
        (["CO", "amazon"], {"amazon", "CO"} | AMERICAS),
        (["amazon", "vraem"], {"amazon", "vraem", "PE"} | AMERICAS),
        (["amazon"], {"amazon", "PE", "CO", "BR"} | AMERICAS),
    ],
)
def test_regions_roll_up(regions: list[str], listed: set[str]) -> None:
    """An area rolls up to its country, subregion and continent; a shared area to the countries the article names."""
    assert region_roll_up(regions, REGIONS) == listed
    assert region_roll_up(reversed(regions), REGIONS) == listed


def test_tags_roll_up_to_their_parents() -> None:
    """An article on cocaine is listed under drugs as well."""
    assert with_ancestors(["cocaine"], TAGS) == {"cocaine", "drugs"}


def test_every_taxonomy_lists_oldest_first() -> None:
    """Each term lists its articles by date, then slug, once each; terms without articles are absent."""
    ordered = oldest_first([article("b"), article("a"), article("old", "2014-12-31", tags=("cocaine", "drugs"))])
    listed = list_articles(ordered, tags=TAGS, regions=REGIONS)
    assert listed["tags"] == {"cocaine": ("old", "a", "b"), "drugs": ("old", "a", "b")}
    assert listed["sources"] == {"example-news": ("old", "a", "b")}
    assert listed["years"] == {"2014": ("old",), "2016": ("a", "b")}
    assert listed["months"] == {"2014-12": ("old",), "2016-02": ("a", "b")}
    assert "ports" not in listed["tags"]
