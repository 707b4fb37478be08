# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Articles, sources and terms made by hand, so that each test shows only what it is about."""

from __future__ import annotations

import datetime as dt
from typing import Any

from blotter.model.articles import Article, Permission, RecordedLicense, ReuseKind
from blotter.model.config import RightsSettings
from blotter.model.documents import Document
from blotter.model.problems import Place, Problem
from blotter.model.sources import Certainty, PublisherTerms, Source, Term
from blotter.model.verdicts import Verdict
from blotter.rights.assessment import HouseRules, assess
from blotter.rights.texts import fingerprint

TODAY = dt.date(2026, 3, 1)
URL = "https://news.example.org/2026/harbor"
TEXT = "Three clerks of an invented harbor were charged on Friday.\n\nThe clerks deny it."
DEED = "https://creativecommons.org/licenses/{}/"


def document(text: str = TEXT, **fields: Any) -> Document:
    """Make a marked-up body of a plain text."""
    return Document(html=f"<p>{text}</p>", text=text, **fields)


def article(reuse: str = "brief", **fields: Any) -> Article:
    """Make an article of a kind with everything filled in that its kind asks for (`fields` override)."""
    values: dict[str, Any] = {
        "slug": "harbor",
        "path": "content/articles/harbor.md",
        "title": "Clerks charged in harbor case",
        "source": "example-news",
        "source_url": URL,
        "date": dt.date(2026, 1, 2),
        "regions": ("PE",),
        "tags": ("ports",),
        "reuse": ReuseKind(reuse),
        "body": TEXT,
        "body_line": 9,
        "positions": {},
    }
    if reuse not in ("brief", "link", "quote"):
        values |= {"authors": ("Jane Doe",)}
        if reuse == "verbatim":
            values |= {"sha256": fingerprint(TEXT), "original_title": fields.get("title", values["title"])}
        else:
            values |= {"original_title": "Harbor clerks charged", "changes": "Shortened."}
    if reuse == "translate":
        values |= {"translator": "Ana Díaz", "translation": "human"}
    return Article(**(values | fields))


def source(*licenses: str, certainty: Certainty = Certainty.OWN_TEXT, **fields: Any) -> Source:
    """Make a source whose license is one of these; further fields as they are."""
    values: dict[str, Any] = {
        "key": "example-news",
        "name": "Example News",
        "home": "https://news.example.org/",
        "domains": ("news.example.org",),
        "licenses": licenses,
        "license_certainty": certainty,
        "place": Place(path="content/sources.yaml", line=7),
    }
    return Source(**(values | fields))


def recorded(spdx: str) -> RecordedLicense:
    """Make the record of a license that an editor has read."""
    return RecordedLicense(spdx=spdx, seen_at="https://news.example.org/republish", seen_on=dt.date(2026, 1, 10))


def permission(*scope: str, expires: dt.date | None = None) -> Permission:
    """Make a permission for these words."""
    return Permission(
        by="Rights desk of Example News",
        date=dt.date(2026, 1, 5),
        scope=frozenset(scope),
        evidence="mail of 5 January 2026",
        expires=expires,
    )


def terms(certainty: Certainty = Certainty.OWN_TEXT, **values: str | int) -> PublisherTerms:
    """Make publisher terms, all with one certainty; a note names the term so that messages can be recognized."""
    stated = {
        name: Term(value=value, certainty=certainty, note=f"what it says of {name}") for name, value in values.items()
    }
    return PublisherTerms(**stated)


def judged(
    one: Article,
    its: Source,
    *,
    body: Document | None = None,
    originals: dict[str, str] | None = None,
    **settings: Any,
) -> tuple[Verdict, tuple[Problem, ...]]:
    """Assess an article on a site with these settings."""
    house = HouseRules(settings=RightsSettings(**settings), originals=originals or {}, today=TODAY)
    return assess(one, body or document(one.body), its, house)


def codes(problems: tuple[Problem, ...]) -> list[str]:
    """List the codes of problems, sorted."""
    return sorted(problem.code for problem in problems)
