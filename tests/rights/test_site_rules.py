# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What no single article breaks: volume per month, the collection, the licenses that the site names."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from blotter.model.articles import Article
from blotter.model.config import Config, RightsSettings
from blotter.model.problems import Place, Problem
from blotter.model.sources import Source
from blotter.reading.config import read_config
from blotter.reading.license_ids import FOR_OWN_WORDS
from blotter.rights.licenses import LICENSES
from blotter.rights.site_rules import check_site
from tests.rights.making import article, codes, permission, source, terms


def checked(articles: list[Article], its: Source, **settings: Any) -> tuple[Problem, ...]:
    """Check a site of articles from one source."""
    return check_site(articles, {its.key: its}, Config(rights=RightsSettings(**settings)))


def copies(*days: str, **fields: Any) -> list[Article]:
    """Make one verbatim copy a day."""
    return [
        article("verbatim", slug=f"copy-{i}", date=dt.date.fromisoformat(day), **fields) for i, day in enumerate(days)
    ]


TWO_A_MONTH = source("CC-BY-4.0", terms=terms(max_per_month=2))


def test_two_a_month_are_two_a_month() -> None:
    """Two pass; the third of one calendar month is a problem at that article; the next month counts anew."""
    assert checked(copies("2026-01-01", "2026-01-31", "2026-02-01"), TWO_A_MONTH) == ()
    problems = checked(copies("2026-01-09", "2026-01-01", "2026-01-31"), TWO_A_MONTH)
    assert codes(problems) == ["publisher-volume"]
    assert "the publisher (Example News)" in problems[0].message
    assert "3 in 2026-01" in problems[0].message
    assert "what it says of max_per_month" in problems[0].message


def test_what_does_not_count_toward_the_volume() -> None:
    """Briefs do not, nor copies permitted for volume; a copy counts in the month in which it is published."""
    many = copies("2026-01-01", "2026-01-02", "2026-01-03", permission=permission("volume"))
    briefs = [article("brief", slug=f"brief-{i}") for i in range(5)]
    assert checked(many + briefs, TWO_A_MONTH) == ()
    later = copies("2026-01-03", publish=dt.datetime(2026, 2, 1, tzinfo=dt.UTC))
    assert checked(copies("2026-01-01", "2026-01-02") + later, TWO_A_MONTH) == ()


def test_a_month_is_one_of_the_sites_zone() -> None:
    """Midnight of 1 February in Tokyo is still January in UTC; the site's readers count."""
    tokyo = ZoneInfo("Asia/Tokyo")
    third = copies("2026-01-03", publish=dt.datetime(2026, 2, 1, tzinfo=tokyo).astimezone(dt.UTC))
    site = copies("2026-01-01", "2026-01-02") + third
    its = {TWO_A_MONTH.key: TWO_A_MONTH}
    assert check_site(site, its, Config(), zone=tokyo) == ()
    assert codes(check_site(site, its, Config(), zone=dt.UTC)) == ["publisher-volume"]


def test_a_sources_license_cannot_have_been_read_on_a_day_to_come() -> None:
    """The day itself counts; the day before, the record is an error."""
    seen = dt.date(2026, 3, 1)
    its = source("CC-BY-4.0", license_seen_at="https://news.example.org/license", license_seen_on=seen)
    for today, expected in ((seen, []), (seen - dt.timedelta(days=1), ["bad-date"])):
        assert codes(check_site([], {its.key: its}, Config(), today=today)) == expected


def test_without_a_limit_nothing_is_counted() -> None:
    """Most publishers state none."""
    assert checked(copies(*["2026-01-01"] * 9), source("CC-BY-4.0")) == ()


COLLECTION: list[tuple[tuple[str, ...], dict[str, Any], list[str]]] = [
    (("CC-BY-NC-SA-4.0",), {}, []),
    (("CC-BY-NC-4.0",), {"blanket_license": True}, ["collection-license"]),
    (("CC-BY-NC-4.0",), {"blanket_license": True, "own_license": "CC-BY-NC-4.0"}, []),
    (("CC-BY-SA-4.0",), {"blanket_license": True}, []),
    (("CC-BY-4.0", "CC-BY-NC-4.0"), {"blanket_license": True}, ["collection-license"]),
    ((), {"blanket_license": True}, ["collection-license"]),
    (("CC-BY-4.0",), {"blanket_license": True, "own_license": "CC0-1.0"}, ["collection-license"]),
]


@pytest.mark.parametrize(("licenses", "settings", "expected"), COLLECTION)
def test_a_blanket_license_must_suit_every_copy(
    licenses: tuple[str, ...], settings: dict[str, Any], expected: list[str]
) -> None:
    """With our own text only licensed all may stand together; a license of the whole follows the chart."""
    problems = checked([article("verbatim"), article("brief", slug="b")], source(*licenses), **settings)
    assert codes(problems) == expected
    assert all("blanket_license: false" in problem.hint for problem in problems)


def test_a_site_names_licenses_that_exist() -> None:
    """A misspelled license of the site or of a source is an error with the one that was meant."""
    problems = checked([], source("CC-BY-NC-4"), own_license="CC-BY-4")
    assert codes(problems) == ["license-unknown", "license-unknown"]
    assert [problem.place.path for problem in problems] == ["config.yaml", "content/sources.yaml"]
    assert ["CC-BY-4.0" in problems[0].hint, "CC-BY-NC-4.0" in problems[1].hint] == [True, True]


def test_one_reading_settles_one_license() -> None:
    """A source of which the license was read lists that one license and no other."""
    seen: dict[str, Any] = {"license_seen_at": "https://news.example.org/", "license_seen_on": dt.date(2026, 1, 1)}
    assert codes(checked([], source("CC-BY-3.0", "CC-BY-4.0", **seen))) == ["license-mismatch"]
    assert checked([], source("CC-BY-4.0", **seen)) == ()


@pytest.mark.parametrize("spdx", ["NONE", "LicenseRef-US-Gov-PD", "LicenseRef-Grist", "CC-PDM-1.0"])
def test_our_own_words_are_under_a_license_that_we_can_give(spdx: str) -> None:
    """No license, somebody else's terms and marks of works that are free already are none; the hint names those."""
    (problem,) = checked([], source(), own_license=spdx)
    assert (problem.code, spdx in problem.message) == ("bad-value", True)
    assert problem.hint == FOR_OWN_WORDS


def test_the_hint_names_what_is_accepted_and_nothing_else() -> None:
    """Every id in it may be our own license."""
    named = re.findall(r"\b(?:CC|OGL)[\w.-]*[0-9]\.[0-9]\b", FOR_OWN_WORDS)
    assert len(set(named)) == 8
    assert all(checked([], source(), own_license=spdx) == () for spdx in named)
    (problem,) = checked([], source(), own_license="MIT")
    assert (problem.code, problem.hint) == ("license-unknown", FOR_OWN_WORDS)


@pytest.mark.parametrize("spdx", ["CC0-1.0", "OGL-UK-3.0", *(one for one in LICENSES if one.startswith("CC-BY"))])
def test_any_license_that_can_be_linked_may_be_our_own(spdx: str) -> None:
    """All of Creative Commons', the waiver and the open government licence."""
    assert checked([], source(), own_license=spdx) == ()


@pytest.mark.parametrize("spdx", ["NONE", "CC-BY-5.0"])
def test_a_wrong_license_of_our_own_is_shown_where_it_stands(spdx: str) -> None:
    """The line of config.yaml on which it is set."""
    config, problems = read_config(f"site:\n  name: X\nrights:\n  own_license: {spdx}\n".encode())
    assert problems == ()
    (problem,) = check_site([], {}, config)
    assert problem.place == Place(path="config.yaml", line=4, column=16)
