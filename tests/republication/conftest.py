# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The site that the readers read: a full copy, a copy under an uncertain license, and a brief of the same story."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from blotter import pipeline
from blotter.model.report import BuildRequest
from blotter.rights.texts import fingerprint
from tests.site_in_a_string import article, write_site

ORIGINAL = "https://news.example.org/2026/01/harbor-clerks"
ADDRESS = "https://brief.example.org/articles/harbor-clerks/"
NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)

_BODY = """\
Three clerks of an invented harbor were charged on Friday with waving containers through without a look.

According to the charge sheet, which is as invented as the harbor, the scheme went on for “about two years”.

## What happens next

The clerks deny it. A hearing is set for the spring, and [the court](https://court.example.org/) has been silent."""

# What stands on the page of the (invented) original: the copy is verbatim if these are its words.
_ORIGINAL_TEXT = """\
Three clerks of an invented harbor were charged on Friday with waving containers through without a look.
According to the charge sheet, which is as invented as the harbor, the scheme went on for "about two years".
What happens next
The clerks deny it. A hearing is set for the spring, and the court has been silent."""

_FULL = f"""\
sha256: {fingerprint(_ORIGINAL_TEXT)}
original_title: Harbor clerks charged over “blind” containers
author: [Jane Doe, Juan Pérez & Co.]
reuse: verbatim
license: {{id: CC-BY-NC-4.0, seen_at: "https://news.example.org/republish", seen_on: 2026-01-10}}
archive: https://archive.example.org/20260102/harbor-clerks
notices: ["© 2026 Example News"]
corrections:
  - {{date: 2026-02-01, text: "An earlier version gave the wrong number of clerks."}}"""

_SOURCES = """\
-- content/sources.yaml --
example-news:
  name: Example News
  home: https://news.example.org/
  domains: [news.example.org]
  terms_url: https://news.example.org/republish
unsure-news:
  name: Unsure News
  home: https://unsure.example.org/
  domains: [unsure.example.org]
  license: [CC-BY-NC-3.0, CC-BY-NC-4.0]
  license_certainty: registry
  terms_url: https://unsure.example.org/terms
footer-news:
  name: Footer News
  home: https://footer.example.org/
  domains: [footer.example.org]
  license: [CC-BY-NC-3.0, CC-BY-NC-4.0, CC-BY-NC-ND-4.0]
  license_certainty: registry
  terms:
    commercial: {value: "no", certainty: printed}
    byline: {value: "{author}, {outlet}", certainty: printed}
    link_top: {value: requested, certainty: printed}
    link_bottom: {value: requested, certainty: printed}
    images: {value: "no", certainty: inferred}
    notify: {value: requested, certainty: printed}
"""

_PRINTED = """\
-- content/articles/printed-copy.md --
---
title: A copy of what its publisher allows under each article
original_title: A copy of what its publisher allows under each article
source: footer-news
source_url: https://footer.example.org/one
date: 2026-01-03
region: PE
tags: ports
author: Ann Other
reuse: verbatim
sha256: {digest}
---
{text}
"""

_UNSURE_TEXT = "A text of one invented sentence that stands here in full."
_UNSURE = f"""\
-- content/articles/unsure-copy.md --
---
title: A copy under a license of which the version is not known
original_title: A copy under a license of which the version is not known
source: unsure-news
source_url: https://unsure.example.org/one
date: 2026-01-03
region: PE
tags: ports
author: Ann Other
reuse: verbatim
sha256: {fingerprint(_UNSURE_TEXT)}
---
{_UNSURE_TEXT}
"""


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish the site once, through the whole pipeline, and return its public folder."""
    full = article(
        "harbor-clerks",
        title="Harbor clerks charged over “blind” containers",
        date="2026-01-02",
        tags="[ports, cocaine]",
        more=_FULL,
        body=_BODY,
    ).replace("https://news.example.org/harbor-clerks", ORIGINAL)
    brief = article(
        "harbor-brief",
        title="Clerks before a judge",
        date="2026-01-04",
        more="author: Jane Doe",
        body="A short account in other words, with a link to [[harbor-clerks]].",
    )
    printed = _PRINTED.format(digest=fingerprint(_UNSURE_TEXT), text=_UNSURE_TEXT)
    site = write_site(tmp_path_factory.mktemp("republication"), _SOURCES + full + brief + _UNSURE + printed)
    pipeline.build(BuildRequest(site=site, output=site / "public", now=NOW))
    return site / "public"


@pytest.fixture(scope="session")
def copy_page(public: Path) -> str:
    """Return the page of the full copy."""
    return page_of(public, "harbor-clerks")


def page_of(public: Path, slug: str) -> str:
    """Read the published page of an article."""
    return (public / "articles" / slug / "index.html").read_text(encoding="utf-8")
