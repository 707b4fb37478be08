# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The publisher overlay: each rule with what passes and what is caught, and the permission that waives it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from blotter.model.articles import ReuseKind
from blotter.model.sources import Certainty
from blotter.model.verdicts import Rule
from tests.rights.making import URL, article, codes, judged, permission, source, terms

# (reuse, publisher's terms, site settings, word that a permission must name)
CAUGHT: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("verbatim", {"full_text": "brief-only"}, {}, "verbatim"),
    ("excerpt", {"excerpt": "no"}, {}, "excerpt"),
    ("excerpt", {"excerpt": "ask"}, {}, "excerpt"),
    ("style_edit", {"edits": "none"}, {}, "style_edit"),
    ("style_edit", {"edits": "ask"}, {}, "style_edit"),
    ("abridge", {"edits": "style"}, {}, "abridge"),
    ("abridge", {"derivatives": "no"}, {}, "abridge"),
    ("translate", {"translation": "no"}, {}, "translate"),
    ("translate", {"translation": "ask"}, {}, "translate"),
    ("adapt", {"derivatives": "ask"}, {}, "adapt"),
    ("adapt", {"edits": "style"}, {}, "adapt"),
    ("verbatim", {"commercial": "no"}, {"commercial": True}, "commercial"),
    ("verbatim", {"commercial": "ask"}, {"paywall": True}, "commercial"),
    ("verbatim", {"ads": "no"}, {"ads": "adjacent"}, "ads"),
    ("verbatim", {"ads": "ask"}, {"ads": "adjacent"}, "ads"),
    ("verbatim", {"ads": "adjacent"}, {"ads": "against"}, "ads"),
    ("verbatim", {"eligible": "nonprofit"}, {"operator": "company"}, "eligible"),
    ("verbatim", {"eligible": "newsrooms of one invented state"}, {}, "eligible"),
    ("verbatim", {"pixel": "required"}, {}, "pixel"),
    ("verbatim", {"logo": "required"}, {}, "logo"),
    ("verbatim", {"embargo_days": 90}, {}, "embargo"),
    ("verbatim", {"expires_days": 30}, {}, "expires"),
]

PASSED: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("verbatim", {"full_text": ""}, {}),
    ("excerpt", {"excerpt": "yes"}, {}),
    ("excerpt", {"excerpt": "unknown"}, {}),
    ("verbatim", {"excerpt": "no", "edits": "none", "translation": "no", "derivatives": "no"}, {}),
    ("style_edit", {"edits": "style", "derivatives": "no"}, {}),
    ("abridge", {"edits": "indicate"}, {}),
    ("translate", {"translation": "yes", "derivatives": "no"}, {}),
    ("adapt", {"edits": "indicate", "derivatives": "yes"}, {}),
    ("verbatim", {"commercial": "no"}, {}),
    ("verbatim", {"commercial": "yes"}, {"commercial": True}),
    ("verbatim", {"ads": "no"}, {}),
    ("verbatim", {"ads": "adjacent"}, {"ads": "adjacent"}),
    ("verbatim", {"ads": "yes"}, {"ads": "against"}),
    ("verbatim", {"eligible": "nonprofit"}, {"operator": "nonprofit"}),
    ("verbatim", {"eligible": "any"}, {"operator": "company"}),
    ("verbatim", {"pixel": "requested", "logo": "no"}, {}),
    ("verbatim", {"embargo_days": 58}, {}),
    ("verbatim", {"expires_days": 73}, {}),
    ("verbatim", {"expires_days": 999999999999999999}, {}),
    ("brief", {"full_text": "brief-only", "pixel": "required", "embargo_days": 90}, {"ads": "against"}),
    ("quote", {"excerpt": "no", "expires_days": 1, "eligible": "nonprofit"}, {"operator": "company"}),
    ("link", {"full_text": "brief-only", "ads": "no"}, {"ads": "adjacent"}),
]


def prepared(reuse: str, **fields: Any) -> Any:
    """Make an article that meets everything its license asks for, so that only the publisher can object."""
    body = "“Two years”, says the charge sheet." if reuse == "quote" else None
    return article(reuse, **({"body": body} if body else {}), **fields)


@pytest.mark.parametrize(("reuse", "stated", "settings", "word"), CAUGHT)
@pytest.mark.parametrize("certainty", [Certainty.OWN_TEXT, Certainty.MEMORY])
def test_a_publishers_rule_stops_a_copy(
    reuse: str, stated: dict[str, Any], settings: dict[str, Any], word: str, certainty: Certainty
) -> None:
    """Each rule is an error of the publisher's class that quotes it and names what a permission must cover.

    A rule that is only remembered binds as well.
    """
    its = source("CC-BY-4.0", terms=terms(certainty, **stated))
    _, problems = judged(prepared(reuse), its, **settings)
    (problem,) = problems
    assert problem.code.startswith("publisher-")
    assert "the publisher (Example News)" in problem.message
    assert f"what it says of {next(iter(stated))}" in problem.message
    assert f"scope: [{word}]" in problem.hint


@pytest.mark.parametrize(("reuse", "stated", "settings", "word"), CAUGHT)
def test_a_permission_for_it_waives_a_publishers_rule(
    reuse: str, stated: dict[str, Any], settings: dict[str, Any], word: str
) -> None:
    """The word in a permission's scope answers the objection, and the verdict says so."""
    its = source("CC-BY-4.0", terms=terms(**stated))
    verdict, problems = judged(prepared(reuse, permission=permission(word)), its, **settings)
    assert problems == ()
    assert any("permission: Rights desk of Example News" in reason for reason in verdict.because)
    assert verdict.credit.permission == "Rights desk of Example News"


@pytest.mark.parametrize(("reuse", "stated", "settings"), PASSED)
def test_what_a_publisher_does_not_forbid_passes(reuse: str, stated: dict[str, Any], settings: dict[str, Any]) -> None:
    """Terms that are met, unknown, or speak of copies where we use our own words stop nothing."""
    _, problems = judged(prepared(reuse), source("CC-BY-4.0", terms=terms(**stated)), **settings)
    assert problems == ()


def test_an_embargo_ends_on_its_day() -> None:
    """Two days' delay: refused on the next day, free on the day after it, and the message gives the date."""
    its = source("CC-BY-4.0", terms=terms(embargo_days=2))
    _, problems = judged(article("verbatim", date=dt.date(2026, 2, 28)), its)
    assert codes(problems) == ["publisher-embargo"]
    assert "2026-03-02" in problems[0].hint
    assert judged(article("verbatim", date=dt.date(2026, 2, 27)), its)[1] == ()


def test_a_copy_with_a_shelf_life_goes_after_its_last_day() -> None:
    """Ninety days: the last day still passes (with a warning), the next one fails and says since when."""
    its = source("CC-BY-4.0", terms=terms(expires_days=90))
    assert codes(judged(article("verbatim", date=dt.date(2025, 12, 1)), its)[1]) == ["runs-out-soon"]
    _, problems = judged(article("verbatim", date=dt.date(2025, 11, 30)), its)
    assert codes(problems) == ["publisher-expired"]
    assert "2026-02-28" in problems[0].message


def test_what_the_page_must_show_is_owed_to_the_publisher() -> None:
    """Byline, sentence, links and indexing become obligations of the publisher's class, filled in."""
    asked = terms(
        byline="{author} of {outlet}",
        exact_text="This story by {author} originally appeared on {outlet} on {date}.",
        link_top="required",
        link_bottom="requested",
        keep_links="required",
        human_selected="required",
        index="canonical",
        notify="requested",
    )
    verdict, _ = judged(article("verbatim"), source("CC-BY-4.0", terms=asked, contact="mailto:desk@example.org"))
    owed = {one.element: one for one in verdict.obligations if one.rule is Rule.PUBLISHER}
    assert {name: one.value for name, one in owed.items() if name not in ("keep_links", "human_selected")} == {
        "byline": "Jane Doe of Example News",
        "exact_text_top": "This story by Jane Doe originally appeared on Example News on 2 January 2026.",
        "link_top": URL,
        "link_bottom": URL,
        "canonical": URL,
        "notify": "mailto:desk@example.org",
    }
    assert {"keep_links", "human_selected"} <= owed.keys()
    assert verdict.credit.texts_top == (owed["exact_text_top"].value,)
    assert (verdict.credit.index, verdict.credit.notify) == ("canonical", "mailto:desk@example.org")
    assert all("what it says of" in one.basis for one in owed.values())


def test_the_sentence_may_stand_below() -> None:
    """A sentence asked for at the bottom is owed and credited there."""
    asked = terms(exact_text="First in {outlet}.", exact_text_place="bottom")
    verdict, _ = judged(article("verbatim"), source("CC-BY-4.0", terms=asked))
    assert verdict.credit.texts_bottom == ("First in Example News.",)
    assert any(one.element == "exact_text_bottom" for one in verdict.obligations)


@pytest.mark.parametrize(
    ("pattern", "authors", "byline"),
    [
        ("", ("Jane Doe", "Juan Pérez"), "Jane Doe, Juan Pérez, Example News"),
        ("", (), "Example News"),
        ("", ("Example News",), "Example News"),
        ("{author}, {outlet}", ("Jane Doe",), "Jane Doe, Example News"),
        ("{author}, {outlet}", (), "Example News"),
        ("{author}", ("Jane Doe",), "Jane Doe, Example News"),
        ("{outlet}", ("Jane Doe",), "Jane Doe, Example News"),
        ("By {author} for {outlet}", ("Jane Doe",), "By Jane Doe for Example News"),
    ],
)
def test_every_byline_names_authors_and_source(pattern: str, authors: tuple[str, ...], byline: str) -> None:
    """The publisher's pattern is kept, and what it leaves out is added round it."""
    its = source("CC0-1.0", terms=terms(byline=pattern) if pattern else terms())
    verdict, _ = judged(article("verbatim", authors=authors), its)
    assert verdict.credit.byline == byline


def test_own_words_owe_a_publisher_no_notice_and_no_sentence() -> None:
    """A brief carries the house's links and byline, and nothing of the overlay."""
    asked = terms(notify="required", exact_text="First in {outlet}.", byline="by {author}", index="canonical")
    verdict, _ = judged(article("brief"), source("CC-BY-4.0", terms=asked, contact="mailto:desk@example.org"))
    assert {one.rule for one in verdict.obligations} == {Rule.HOUSE}
    credit = verdict.credit
    assert (credit.notify, credit.texts_top, credit.index, credit.byline) == ("", (), "", "Example News")


@pytest.mark.parametrize(
    ("contact", "terms_url", "address"),
    [
        ("mailto:desk@example.org", "https://news.example.org/terms", "mailto:desk@example.org"),
        ("", "https://news.example.org/terms", "https://news.example.org/terms"),
        ("", "", "https://news.example.org/"),
    ],
)
def test_a_notice_goes_to_the_best_address_known(contact: str, terms_url: str, address: str) -> None:
    """The contact, else the page of terms, else the home page."""
    its = source("CC-BY-4.0", terms=terms(notify="requested"), contact=contact, terms_url=terms_url)
    assert judged(article("verbatim"), its)[0].credit.notify == address


@pytest.mark.parametrize(
    ("reuse", "stated", "index"),
    [
        ("verbatim", "unknown", "noindex"),
        ("style_edit", "none-stated", "noindex"),
        ("translate", "unknown", ""),
        ("excerpt", "noindex", "noindex"),
        ("verbatim", "canonical", "canonical"),
        ("brief", "noindex", ""),
    ],
)
def test_copies_keep_out_of_indexes_unless_canonical_is_asked(reuse: str, stated: str, index: str) -> None:
    """One or the other, as the publisher asks; by house rule a whole copy is not indexed."""
    verdict, _ = judged(article(reuse), source("CC-BY-4.0", terms=terms(index=stated)))
    assert verdict.credit.index == index


def test_every_kind_but_our_own_words_is_a_copy() -> None:
    """A source that allows only briefs refuses six kinds and lets three pass."""
    its = source("CC-BY-4.0", terms=terms(full_text="brief-only"))
    refused = {kind for kind in ReuseKind if "publisher-forbids" in codes(judged(article(kind.value), its)[1])}
    assert refused == set(ReuseKind) - {ReuseKind.BRIEF, ReuseKind.LINK, ReuseKind.QUOTE}
