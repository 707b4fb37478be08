# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Library values made by hand, so that each test shows only what it is about."""

from __future__ import annotations

import datetime as dt
from typing import Any

from blotter.model.articles import Article
from blotter.model.problems import Place
from blotter.model.terms import Vocabulary, VocabularyTerm

PLACE = Place(path="content/tags.yaml")


def article(slug: str, day: str = "2016-02-26", **fields: Any) -> Article:
    """Make an article with everything required filled in."""
    values: dict[str, Any] = {
        "slug": slug,
        "path": f"content/articles/{slug}.md",
        "title": f"Title of {slug}",
        "source": "example-news",
        "source_url": f"https://news.example.org/{slug}",
        "date": dt.date.fromisoformat(day),
        "regions": ("PE",),
        "tags": ("cocaine",),
        "body": "",
        "body_line": 9,
        "positions": {},
    }
    return Article(**(values | fields))


def vocabulary(taxonomy: str, **parents: str) -> Vocabulary:
    """Make a vocabulary from key=parents (blank-separated); a key's underscores stand for hyphens."""
    terms = {
        key.replace("_", "-"): VocabularyTerm(
            key=key.replace("_", "-"), label=key, parents=tuple(text.replace("_", "-").split()), place=PLACE
        )
        for key, text in parents.items()
    }
    return Vocabulary(
        taxonomy=taxonomy, path=f"content/{taxonomy}.yaml", terms=terms, names={key.casefold(): key for key in terms}
    )


TAGS = vocabulary("tags", drugs="", cocaine="drugs", ports="")
REGIONS = vocabulary(
    "regions",
    americas="",
    south_america="americas",
    PE="south_america",
    CO="south_america",
    BR="south_america",
    vraem="PE",
    amazon="PE CO BR",
)
