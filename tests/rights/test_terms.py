# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""How messages speak of a publisher's terms: its own words in quotation marks, ours as ours."""

from __future__ import annotations

import pytest

from blotter.model.sources import Certainty, PublisherTerms, Term
from blotter.model.verdicts import Rule
from blotter.rights.terms import basis, speaker
from tests.rights.making import article, codes, judged, source

QUOTE = "No excerpts, please"


def excerpt(certainty: Certainty, *, quote: str = "", note: str = "") -> PublisherTerms:
    """Make terms that forbid excerpts."""
    return PublisherTerms(excerpt=Term(value="no", certainty=certainty, quote=quote, note=note))


SAID = [
    (Certainty.OWN_TEXT, QUOTE, "ours", "“No excerpts, please” (from its own text)"),
    (Certainty.PRINTED, QUOTE, "", "“No excerpts, please” (from what is printed under its articles)"),
    (Certainty.OWN_TEXT, "", "in full only", "excerpt: no (from its own text; our note: in full only)"),
    (Certainty.REGISTRY, "", "", "excerpt: no (from an open list of newswires)"),
    (Certainty.THIRD_PARTY, "", "", "excerpt: no (as others quote it)"),
    (Certainty.INFERRED, QUOTE, "", "excerpt: no (inferred from its license)"),
    (Certainty.MEMORY, "", "I think", "excerpt: no (from memory, not verified; our note: I think)"),
    (Certainty.UNKNOWN, "", "", "excerpt: no (not verified)"),
]


@pytest.mark.parametrize(("certainty", "quote", "note", "words"), SAID)
def test_only_the_publishers_own_words_are_quoted(certainty: Certainty, quote: str, note: str, words: str) -> None:
    """A note never stands in quotation marks, nor does a quote that nobody can have read."""
    assert basis(source(terms=excerpt(certainty, quote=quote, note=note)), "excerpt") == words


SPEAKERS = [
    (Certainty.OWN_TEXT, "the publisher (Example News)"),
    (Certainty.THIRD_PARTY, "the publisher (Example News)"),
    (Certainty.INFERRED, "we take it that the publisher (Example News)"),
    (Certainty.MEMORY, "we take it that the publisher (Example News)"),
    (Certainty.UNKNOWN, "house rule: we take it that the publisher (Example News)"),
]


@pytest.mark.parametrize(("certainty", "words"), SPEAKERS)
def test_what_nobody_has_read_is_not_put_into_the_publishers_mouth(certainty: Certainty, words: str) -> None:
    """Below a quotation by others the message says that it is we who think so; unverified, that it is a house rule."""
    its = source("CC-BY-4.0", terms=excerpt(certainty))
    assert speaker(its, "excerpt") == words
    _, problems = judged(article("excerpt"), its)
    assert codes(problems) == ["publisher-forbids"]
    assert problems[0].message.startswith(f"{words} has a rule on this: ")


def test_a_decision_of_our_own_is_a_house_rule() -> None:
    """A source of which no terms were found is only briefed: not because it says so."""
    decided = PublisherTerms(full_text=Term(value="brief-only", note="no permission was found"))
    _, problems = judged(article("verbatim"), source("CC-BY-4.0", terms=decided))
    assert problems[0].message == (
        "house rule: we only brief, quote or link Example News; full text: brief-only (not verified; our note: no "
        "permission was found)"
    )
    said = PublisherTerms(full_text=Term(value="brief-only", certainty=Certainty.OWN_TEXT))
    _, problems = judged(article("verbatim"), source("CC-BY-4.0", terms=said))
    assert problems[0].message.startswith("the publisher (Example News) has a rule on this: we may only brief")


def test_an_unverified_wish_is_owed_as_a_house_rule() -> None:
    """The page still shows it, and no inspection says that the publisher asked."""
    wished = PublisherTerms(exact_text=Term(value="First in {outlet}."))
    verdict, _ = judged(article("verbatim"), source("CC-BY-4.0", terms=wished))
    owed = next(one for one in verdict.obligations if one.element == "exact_text_top")
    assert (owed.rule, owed.value) == (Rule.HOUSE, "First in Example News.")
    assert not [reason for reason in verdict.because if reason.startswith("publisher:")]


def test_no_license_is_said_in_plain_words() -> None:
    """The license of a work without one is not called “no license”."""
    _, problems = judged(article("verbatim"), source())
    assert problems[0].message == (
        "the license (all rights reserved) does not allow “verbatim” here: no license is known"
    )
    _, problems = judged(article("verbatim"), source("LicenseRef-CrisisGroup"))
    assert problems[0].message == (
        "the license (Crisis Group's own terms) does not allow “verbatim” here: such terms grant nothing by themselves"
    )


def test_a_house_rule_is_not_cited_twice() -> None:
    """It has no clause to quote."""
    _, problems = judged(article("translate", translation=""), source("CC-BY-4.0"))
    assert problems[0].message == "our house rule asks of “translate” for: machine or human"
