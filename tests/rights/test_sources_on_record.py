# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What ``content/sources.yaml`` has on record: nothing looser than what was read, and the first publisher whole."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from blotter.model.articles import ReuseKind
from blotter.model.sources import Certainty, Source
from blotter.model.verdicts import Answer, Rule
from blotter.reading.sources import read_sources
from tests.rights.making import article, codes, judged, permission

FILE = Path(__file__).parents[2] / "content" / "sources.yaml"
ORIGINAL = "https://insightcrime.org/news/invented-story/"


def on_record() -> Mapping[str, Source]:
    """Read the demonstration's sources."""
    sources, problems = read_sources(FILE.read_bytes())
    assert sources is not None
    assert problems == ()
    return sources


SOURCES = on_record()
INSIGHT_CRIME = SOURCES["insight-crime"]


def test_a_full_copy_from_insight_crime_is_possible_on_a_non_commercial_site() -> None:
    """Verbatim, without pictures: its name in the byline, both links, its terms, and no license asserted."""
    verdict, problems = judged(article("verbatim", source_url=ORIGINAL), INSIGHT_CRIME)
    assert (verdict.answer, problems) == (Answer.ALLOWED, ())
    credit = verdict.credit
    assert credit.byline == "Jane Doe, InSight Crime"
    assert credit.license is None
    assert credit.license_description == "a Creative Commons non-commercial license; version not stated"
    assert credit.images_omitted
    owed = {one.element: one for one in verdict.obligations}
    assert {owed[name].rule for name in ("byline", "link_top", "link_bottom", "notify")} == {Rule.PUBLISHER}
    assert {owed[name].value for name in ("link_top", "link_bottom", "terms_link")} == {ORIGINAL}


def test_its_terms_are_those_printed_under_the_original() -> None:
    """No page of terms is on record, so the original itself is where they can be read."""
    credit = judged(article("verbatim", source_url=ORIGINAL), INSIGHT_CRIME)[0].credit
    assert (INSIGHT_CRIME.terms_url, credit.terms_url) == ("", ORIGINAL)


def test_a_notice_is_owed_to_it_though_no_address_is_known() -> None:
    """The credit leads to where the wish is printed, and the obligation says that the address is to be found."""
    verdict, _ = judged(article("verbatim", source_url=ORIGINAL), INSIGHT_CRIME)
    assert (INSIGHT_CRIME.contact, verdict.credit.notify) == ("", ORIGINAL)
    notice = next(one for one in verdict.obligations if one.element == "notify")
    assert notice.value == f"no address for it is known; the wish is printed at {ORIGINAL}"
    assert "printed under its articles" in notice.basis
    assert judged(article("brief"), INSIGHT_CRIME)[0].credit.notify == ""


@pytest.mark.parametrize("settings", [{"commercial": True}, {"ads": "adjacent"}, {"paywall": True}])
def test_nothing_of_it_is_copied_on_a_site_that_earns(settings: dict[str, Any]) -> None:
    """License and publisher both refuse."""
    _, problems = judged(article("verbatim", source_url=ORIGINAL), INSIGHT_CRIME, **settings)
    assert {code.partition("-")[0] for code in codes(problems)} == {"license", "publisher"}


@pytest.mark.parametrize("reuse", ["excerpt", "style_edit", "abridge", "translate", "adapt"])
def test_nothing_else_of_it_is_copied_without_a_permission(reuse: str) -> None:
    """What its strictest candidate forbids is refused, and a recorded permission opens it."""
    one = article(reuse, source_url=ORIGINAL)
    assert "publisher-forbids" in codes(judged(one, INSIGHT_CRIME)[1])
    permitted = article(reuse, source_url=ORIGINAL, permission=permission(reuse))
    assert judged(permitted, INSIGHT_CRIME)[1] == ()


# (source, kind of copy): what stands in the way of it as things are on record
NEVER_LOOSENED = [
    ("the-conversation", "excerpt"),
    ("scidev", "excerpt"),
    ("unodc", "verbatim"),
    ("opendemocracy", "translate"),
    ("agencia-publica", "excerpt"),
    ("mongabay", "translate"),
    ("kff-health-news", "style_edit"),
    ("crisis-group", "verbatim"),
    ("texas-tribune", "verbatim"),
    ("europol", "translate"),
]


@pytest.mark.parametrize(("key", "reuse"), NEVER_LOOSENED)
def test_what_was_not_granted_is_refused(key: str, reuse: str) -> None:
    """Without a permission these fail."""
    assert codes(judged(article(reuse), SOURCES[key])[1])


@pytest.mark.parametrize("key", ["the-conversation", "opendemocracy", "agencia-publica", "marshall-project"])
def test_a_version_that_was_not_read_is_not_asserted(key: str) -> None:
    """A version from memory is one candidate of several."""
    assert len(SOURCES[key].licenses) > 1
    assert judged(article("verbatim"), SOURCES[key])[0].credit.license_description.endswith("version not stated")


@pytest.mark.parametrize("key", [key for key, source in SOURCES.items() if not source.licenses and not source.own])
def test_who_has_no_license_on_record_is_only_briefed(key: str) -> None:
    """Every kind of copy is refused, every kind of our own words is free."""
    for kind in ReuseKind:
        body = "“Two years”, says the sheet." if kind is ReuseKind.QUOTE else "Our own words."
        _, problems = judged(article(kind.value, body=body), SOURCES[key])
        assert bool([code for code in codes(problems) if code.startswith("license-needs")]) != kind.is_own_words


def test_our_own_rules_are_not_put_down_as_a_publishers() -> None:
    """No term of a publisher calls itself a house rule, unless it is recorded as unverified."""
    for source in SOURCES.values():
        for name in ("byline", "link_top", "link_bottom", "exact_text", "full_text", "index"):
            term = getattr(source.terms, name)
            assert "house rule" not in term.note or term.certainty is Certainty.UNKNOWN, (source.key, name)
