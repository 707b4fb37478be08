# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Whose work it is: copies from other sites than the source's, and what is passed off as our own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from blotter.model.articles import Article, RecordedLicense
from blotter.model.config import Config, RightsSettings, SiteSettings
from blotter.model.problems import Problem, SiteError
from blotter.model.report import BuildRequest
from blotter.model.sources import Source
from blotter.pipeline import build
from blotter.rights.assessment import HouseRules, assess
from blotter.rights.origins import is_ours
from blotter.rights.site_rules import check_site
from tests.problems.cases import ARTICLE, SOURCES, changed
from tests.problems.cases import SITE as SAMPLE
from tests.problems.makings import NOW
from tests.rights.making import TODAY, article, codes, document, judged, recorded, source
from tests.site_in_a_string import write_site

ELSEWHERE = "https://blog.example.net/harbor"
SITE = "https://brief.example.org/news/"


def read_at(page: str) -> RecordedLicense:
    """Record a license as read on this page."""
    return RecordedLicense(spdx="CC-BY-4.0", seen_at=page, seen_on=dt.date(2026, 1, 10))


@pytest.mark.parametrize("reuse", ["excerpt", "verbatim", "style_edit", "abridge", "translate", "adapt"])
def test_a_copy_from_another_site_is_refused(reuse: str) -> None:
    """The source's license says nothing of what stands elsewhere; the message names host, source and its domains."""
    _, (problem,) = judged(article(reuse, source_url=ELSEWHERE), source("CC-BY-4.0"))
    assert problem.code == "foreign-original"
    assert "blog.example.net is not an address of Example News (news.example.org)" in problem.message


@pytest.mark.parametrize(
    ("one", "its"),
    [
        (article("brief", source_url=ELSEWHERE), source("CC-BY-4.0")),
        (article("abridge", source_url=ELSEWHERE, license=read_at("https://blog.example.net/about")), source()),
        (article("abridge", source_url="https://www.news.example.org/1"), source("CC-BY-4.0")),
        (article("abridge", source_url="https://es.news.example.org/1"), source("CC-BY-4.0")),
        (article("abridge"), source("CC-BY-4.0", domains=())),
    ],
    ids=["brief", "license read there", "www", "subdomain", "home instead of domains"],
)
def test_what_is_the_sources_or_read_there_passes(one: Article, its: Source) -> None:
    """Own words may come from anywhere; a license that was read on the very site speaks of what stands there."""
    assert judged(one, its)[1] == ()


@pytest.mark.parametrize(
    ("one", "its"),
    [
        (article("abridge", source_url=ELSEWHERE, license=recorded("CC-BY-4.0")), source()),
        (article("abridge", source_url=ELSEWHERE), source("CC-BY-4.0", domains=())),
        (article("abridge", source_url="https://mynews.example.org/1"), source("CC-BY-4.0")),
    ],
    ids=["license read elsewhere", "home elsewhere", "name with the same end"],
)
def test_what_is_not_the_sources_is_refused(one: Article, its: Source) -> None:
    """Neither a license read on the source's own site nor a name that ends alike makes it the source's."""
    assert codes(judged(one, its)[1]) == ["foreign-original"]


OWN = source(own=True, key="desk", name="Example Desk", home="", domains=())


def own_article(url: str, its: Source = OWN) -> tuple[Problem, ...]:
    """Assess an article of our own with this original on the site ``SITE``."""
    house = HouseRules(settings=RightsSettings(), originals={}, today=TODAY, base_url=SITE)
    return assess(article("brief", source="desk", source_url=url), document(), its, house)[1]


@pytest.mark.parametrize(
    "url", ["", "https://brief.example.org/a", "https://example.org/a", "https://tv.example.org/a"]
)
def test_an_article_of_our_own_may_have_stood_on_our_site(url: str) -> None:
    """No original at all, or one on our own site or beside it."""
    assert own_article(url) == ()


def test_an_article_of_our_own_has_no_original_elsewhere() -> None:
    """Who writes own: true for a publisher would owe it nothing."""
    (problem,) = own_article(ELSEWHERE)
    assert problem.code == "foreign-original"
    assert "Example Desk is our own" in problem.message
    assert "blog.example.net is not our site (brief.example.org)" in problem.message


def checked(its: Source, base_url: str = SITE) -> tuple[Problem, ...]:
    """Check a site with this source and no articles."""
    return check_site([], {its.key: its}, Config(site=SiteSettings(base_url=base_url)))


@pytest.mark.parametrize(
    "fields",
    [{"home": ELSEWHERE, "domains": ()}, {"home": "", "domains": ("brief.example.org", "blog.example.net")}],
    ids=["home", "domain"],
)
def test_a_source_of_our_own_is_at_home_on_our_site(fields: dict[str, Any]) -> None:
    """A publisher elsewhere is not our own, whatever content/sources.yaml says."""
    (problem,) = checked(source(own=True, **fields))
    assert (problem.code, problem.place.line) == ("foreign-original", 7)
    assert "blog.example.net is not our site" in problem.message
    assert checked(source(**fields)) == ()
    assert checked(source(own=True, **fields), "http://localhost:8000/") == ()


@pytest.mark.parametrize(
    ("host", "base_url", "ours"),
    [
        ("example.org", "https://example.org/", True),
        ("brief.example.org", "https://www.example.org/", True),
        ("example.org", "https://brief.example.org/", True),
        ("tv.example.org", "https://brief.example.org/", True),
        ("example.net", "https://example.org/", False),
        ("tv.example.co.uk", "https://brief.example.co.uk/", True),
        ("other.co.uk", "https://example.co.uk/", False),
        ("org", "https://example.org/", False),
        ("other.example", "http://localhost:8000/", True),
        ("other.example", "http://127.0.0.1:8000/", True),
    ],
)
def test_which_hosts_are_ours(host: str, base_url: str, *, ours: bool) -> None:
    """The same, one above or below, or one beside it under the same registered name; co.uk is nobody's name."""
    assert is_ours(host, base_url) is ours


def test_a_build_knows_which_site_is_ours(tmp_path: Path) -> None:
    """The address of config.yaml reaches the judgment of articles and of sources."""
    ours = changed("source: example-news", "source: desk", of=changed("news.example.org", "blog.example.net"))
    write_site(tmp_path, ours + changed("brief.example.org", "tv.example.net", of=SOURCES), base=SAMPLE)
    with pytest.raises(SiteError) as caught:
        build(BuildRequest(site=tmp_path, output=tmp_path / "public", now=NOW))
    assert [(one.code, one.place.path) for one in caught.value.problems] == [
        ("foreign-original", ARTICLE),
        ("foreign-original", "content/sources.yaml"),
    ]
