# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""``content/sources.yaml``: publishers and their terms."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import fields

from blotter.model.problems import Place
from blotter.model.sources import UNKNOWN_TERM, Certainty, PublisherTerms, Source, Term
from blotter.reading.sources import TERM_KINDS, read_sources
from tests.reading.desk import lines

FULL = """\
example-news:
  name: Example News
  home: https://news.example.org/
  domains: [news.example.org, example.net]
  kind: nonprofit newsroom
  country: US
  lang: en
  license: CC-BY-NC-4.0
  license_certainty: own-text
  license_note: In the footer.
  license_seen_at: https://news.example.org/license
  license_seen_on: 2026-11-22
  terms_url: https://news.example.org/republish
  contact: desk@news.example.org
  checked_on: 2026-11-22
  checked_note: All of it.
  terms:
    commercial: {value: no, certainty: printed, note: "No."}
    edits: {value: style, certainty: inferred}
    exact_text: {value: "From {outlet}, {date}", certainty: printed}
    link_top: {value: required, certainty: printed}
    embargo_days: {value: 2, certainty: registry}
    max_per_month: {value: unknown}
    full_text: {value: ""}
"""


def test_a_source() -> None:
    """A source with everything becomes one value; what its terms do not mention stays unknown."""
    sources, problems = read_sources(FULL.encode())
    assert problems == ()
    assert sources is not None
    assert sources["example-news"] == Source(
        key="example-news",
        name="Example News",
        home="https://news.example.org/",
        domains=("news.example.org", "example.net"),
        kind="nonprofit newsroom",
        country="US",
        lang="en",
        licenses=("CC-BY-NC-4.0",),
        license_certainty=Certainty.OWN_TEXT,
        license_note="In the footer.",
        license_seen_at="https://news.example.org/license",
        license_seen_on=dt.date(2026, 11, 22),
        terms=PublisherTerms(
            commercial=Term(value="no", certainty=Certainty.PRINTED, note="No."),
            edits=Term(value="style", certainty=Certainty.INFERRED),
            exact_text=Term(value="From {outlet}, {date}", certainty=Certainty.PRINTED),
            link_top=Term(value="required", certainty=Certainty.PRINTED),
            embargo_days=Term(value=2, certainty=Certainty.REGISTRY),
            max_per_month=UNKNOWN_TERM,
            full_text=Term(value=""),
        ),
        terms_url="https://news.example.org/republish",
        contact="desk@news.example.org",
        checked_on=dt.date(2026, 11, 22),
        checked_note="All of it.",
        place=Place(path="content/sources.yaml", line=1, column=1),
    )


def test_the_desk_needs_only_a_name() -> None:
    """Our own desk needs neither home nor domains."""
    sources, problems = read_sources(b"desk: {name: The desk, own: true}")
    assert problems == ()
    assert sources is not None
    assert sources["desk"].own


def test_every_term_can_be_read() -> None:
    """The file knows exactly the terms that the type has."""
    assert list(TERM_KINDS) == [field.name for field in fields(PublisherTerms)]


def entry(more: str) -> str:
    """Write a source with a name and a home on line 1 to 3; ``more`` begins on line 4."""
    return f"x:\n  name: X\n  home: https://example.org/\n  {more}\n"


CAUGHT = [
    ("x: {name: X}", '1:1: error missing-field: "x.home" is missing'),
    ("x: {home: 'https://example.org/'}", '1:4: error missing-field: "x.name" is missing'),
    ("X y: {name: X, home: 'https://example.org/'}",
     "1:1: error bad-slug: a key has only the letters a-z, digits, and hyphens between them"),
    (entry("licence: CC0-1.0"), '4:3: error unknown-key: "licence" is not a field of a source'),
    (entry("domains: https://example.org"), '4:12: error bad-value: "https://example.org" is not a domain'),
    (entry("own: maybe"), '4:8: error wrong-type: "maybe" is not true or false'),
    (entry("license_certainty: sure"), '4:22: error bad-value: "sure" is not a value of x.license_certainty'),
    (entry("checked_on: 2026-11-31"),
     "4:15: error bad-date: 2026-11-31 is not a date: November 2026 has 30 days"),
    (entry("license_seen_on: 2026-11-22"),
     '1:1: error missing-field: "x" has one of license_seen_at and license_seen_on'),
    (entry("license: [CC0-1.0, CC-BY-4.0]\n  license_seen_on: 2026-11-22\n  license_seen_at: https://example.org/l"),
     '1:1: error bad-value: "x" has several licenses, and a page on which one was read'),
    (entry("terms: {commercial: no}"),
     '4:23: error wrong-type: "x.terms.commercial" must be a group of fields, not a text'),
    (entry("terms: {comercial: {value: no}}"), '4:11: error unknown-key: "comercial" is not a field of terms'),
    (entry("terms: {images: {value: never}}"),
     '4:27: error bad-value: "never" is not a value of x.terms.images.value'),
    (entry("terms: {embargo_days: {value: two}}"), '4:33: error wrong-type: "two" is not a whole number'),
    (entry("terms: {embargo_days: {value: 2.5}}"), '4:33: error wrong-type: "2.5" is not a whole number'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CAUGHT)
def test_caught(text: str, expected: str) -> None:
    """Every mistake about a source is reported at its place."""
    _, problems = read_sources(text.encode())
    assert lines(problems) == [f"content/sources.yaml:{expected}"]
    assert problems[0].hint
