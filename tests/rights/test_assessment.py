# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""One article, all of it: what an editor must write, permissions, the license of our part, and a whole real case."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from blotter.model.articles import Article, ReuseKind
from blotter.model.sources import Certainty, Source
from blotter.model.verdicts import Answer, Rule
from blotter.reading.sources import read_sources
from blotter.rights.licenses import LICENSES
from blotter.rights.permission import SCOPE_WORDS
from tests.rights.making import TODAY, URL, article, codes, judged, permission, recorded, source, terms

CC = source("CC-BY-4.0")

# (reuse, what is left out, code, words of the message, words of the hint)
LEFT_OUT = [
    ("verbatim", {"authors": ()}, "license-obligation", "3(a)(1)(A)(i)", "author:"),
    ("excerpt", {"changes": ""}, "license-obligation", "3(a)(1)(B)", "changes:"),
    ("style_edit", {"original_title": ""}, "license-obligation", "our house rule", "original_title:"),
    ("verbatim", {"original_title": ""}, "license-obligation", "our house rule", "original_title:"),
    ("abridge", {"changes": ""}, "license-obligation", "the license asks", "changes:"),
    ("translate", {"translator": ""}, "license-obligation", "translator", "translator:"),
    ("translate", {"translation": ""}, "license-obligation", "machine or human", "translation: human"),
    ("adapt", {"changes": ""}, "license-obligation", "change notice", "changes:"),
]


@pytest.mark.parametrize("reuse", [kind.value for kind in ReuseKind if kind is not ReuseKind.QUOTE])
def test_a_complete_article_of_every_kind_passes(reuse: str) -> None:
    """With everything its kind asks for, a work under CC BY may be used in every way."""
    verdict, problems = judged(article(reuse, license=recorded("CC-BY-4.0")), CC)
    assert problems == ()
    assert verdict.answer is (Answer.EXEMPT if reuse in ("link", "brief") else Answer.ALLOWED)


@pytest.mark.parametrize(("reuse", "missing", "code", "says", "hint"), LEFT_OUT)
def test_what_only_the_editor_can_write_is_asked_for(
    reuse: str, missing: dict[str, Any], code: str, says: str, hint: str
) -> None:
    """Every obligation without its words is a problem that names the rule and the key to write."""
    _, problems = judged(article(reuse, **missing), CC)
    assert codes(problems) == [code]
    assert says in problems[0].message
    assert hint in problems[0].hint


def test_up_to_3_0_the_title_is_the_license_that_asks() -> None:
    """The class of rule follows the version: the message blames the license only where it does ask."""
    _, problems = judged(article("style_edit", original_title=""), source("CC-BY-3.0"))
    assert "the license asks" in problems[0].message
    assert "4(b)(ii)" in problems[0].message


def test_public_domain_asks_for_less() -> None:
    """A government release needs neither author nor title nor change notice; its basis is shown instead."""
    verdict, problems = judged(
        article("abridge", authors=(), original_title="", changes=""), source("LicenseRef-US-Gov-PD")
    )
    assert problems == ()
    assert "17 U.S.C. § 105" in verdict.credit.license_description
    assert verdict.credit.license is None
    assert {"pd_basis", "source_link"} <= {one.element for one in verdict.obligations}


def test_a_license_without_a_deed_is_described_and_not_asserted() -> None:
    """There is nothing to link for a government work, recorded or not: its basis is said in words."""
    verdict, problems = judged(article("verbatim", license=recorded("LicenseRef-US-Gov-PD")), source())
    assert (problems, verdict.credit.license) == ((), None)
    assert verdict.credit.license_description.startswith("A work of the United States government")


def test_the_open_government_licence_has_its_sentence() -> None:
    """Without a statement of the provider's own, the licence's default stands below; with one, that is shown."""
    verdict, _ = judged(article("excerpt"), source("OGL-UK-3.0"))
    assert verdict.credit.texts_bottom == (
        "Contains public sector information licensed under the Open Government Licence v3.0.",
    )
    verdict, _ = judged(article("excerpt"), source("OGL-UK-3.0", terms=terms(exact_text="From the example register.")))
    assert verdict.credit.texts_top == ("From the example register.",)
    assert verdict.credit.texts_bottom == ()
    statement = next(one for one in verdict.obligations if one.element == "ogl_statement")
    assert statement.value == "From the example register."


def test_a_brief_needs_nothing_but_its_facts() -> None:
    """No author, no license, an unknown publisher: a brief is free, and owes the name and both links."""
    verdict, problems = judged(article("brief"), source())
    assert problems == ()
    assert verdict.answer is Answer.EXEMPT
    assert {one.element: one.value for one in verdict.obligations if one.value} == {
        "outlet": "Example News",
        "byline": "Example News",
        "source_link": URL,
        "link_top": URL,
        "link_bottom": URL,
        "own_words_label": "brief",
    }
    assert verdict.credit.license is None
    assert verdict.credit.own_license is LICENSES["CC-BY-4.0"]


def test_our_own_articles_owe_nothing() -> None:
    """A source that is the desk itself has no original, no license of others and no link to give."""
    desk = source(own=True, key="desk", name="Example Desk")
    verdict, problems = judged(article("brief", source="desk", source_url=""), desk)
    assert (verdict.answer, verdict.obligations, problems) == (Answer.EXEMPT, (), ())
    assert verdict.credit.own_license is LICENSES["CC-BY-4.0"]


def test_only_a_recorded_license_is_asserted() -> None:
    """A listed license is described and linked in words; rel=license needs the record of an editor."""
    listed, _ = judged(article("verbatim"), CC)
    assert listed.credit.license is None
    assert (listed.credit.license_description, listed.credit.terms_url) == (
        "CC BY 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
    )
    read, _ = judged(article("verbatim", license=recorded("CC-BY-4.0")), CC)
    assert read.credit.license is LICENSES["CC-BY-4.0"]
    link = next(one for one in read.obligations if one.element == "license_link")
    assert (link.value, link.rule) == ("https://creativecommons.org/licenses/by/4.0/", Rule.LICENSE)
    assert any("as read by an editor" in reason for reason in read.because)


def test_notices_are_owed_one_by_one() -> None:
    """Every copyright notice that an editor kept is an obligation with its own words."""
    verdict, _ = judged(article("verbatim", notices=("© 2026 Example News", "© Jane Doe")), CC)
    kept = [one.value for one in verdict.obligations if one.element == "notices_kept"]
    assert kept == ["© 2026 Example News", "© Jane Doe"]


@pytest.mark.parametrize(("reuse", "noted"), [("verbatim", True), ("excerpt", False), ("brief", False)])
def test_pictures_left_out_are_noted(reuse: str, noted: bool) -> None:
    """A copy without the original's pictures says so; an excerpt or a brief need not."""
    assert judged(article(reuse), CC)[0].credit.images_omitted is noted


# --- Permissions ---

ANSWERED = [
    ("translate", "CC-BY-ND-4.0", {}, ("translate",)),
    ("adapt", "CC-BY-ND-4.0", {}, ("adapt",)),
    ("verbatim", "", {}, ("verbatim",)),
    ("verbatim", "CC-BY-NC-4.0", {"ads": "adjacent"}, ("ads",)),
    ("verbatim", "CC-BY-NC-4.0", {"paywall": True}, ("verbatim", "commercial")),
    ("excerpt", "CC-BY-NC-ND-4.0", {"ads": "adjacent"}, ("excerpt", "ads")),
]


@pytest.mark.parametrize(("reuse", "license_", "settings", "scope"), ANSWERED)
def test_a_permission_opens_what_the_license_leaves_closed(
    reuse: str, license_: str, settings: dict[str, Any], scope: tuple[str, ...]
) -> None:
    """Without it the build fails; with every word in its scope it passes; without one of them it fails again."""
    its = source(*filter(None, [license_]))
    refused, problems = judged(article(reuse), its, **settings)
    assert refused.answer in (Answer.NEEDS_GRANT, Answer.NEEDS_PERMISSION)
    assert [code for code in codes(problems) if code.startswith("license-needs-")]
    verdict, problems = judged(article(reuse, permission=permission(*scope)), its, **settings)
    assert (verdict.answer, problems) == (Answer.ALLOWED, ())
    for word in scope:
        rest = permission(*(set(scope) - {word}), "logo")
        _, problems = judged(article(reuse, permission=rest), its, **settings)
        assert codes(problems) == ["permission-out-of-scope"]
        assert f"does not name: {word}" in problems[0].message


def test_a_permission_holds_on_its_last_day_and_not_after() -> None:
    """The day of the build is compared with the expiry date, which still counts."""
    its = source()
    good = permission("verbatim", expires=TODAY)
    assert codes(judged(article("verbatim", permission=good), its)[1]) == ["runs-out-soon"]
    over = permission("verbatim", expires=TODAY - dt.timedelta(days=1))
    _, problems = judged(article("verbatim", permission=over), its)
    assert codes(problems) == ["permission-expired"]
    assert "2026-02-28" in problems[0].message


def test_a_permission_that_is_not_needed_changes_nothing() -> None:
    """Where license and publisher allow it anyway, an expired permission is nobody's problem and is not credited."""
    over = permission("verbatim", expires=TODAY - dt.timedelta(days=1))
    verdict, problems = judged(article("verbatim", permission=over), CC)
    assert (problems, verdict.credit.permission) == ((), "")


def test_a_misspelled_scope_is_caught() -> None:
    """A word that covers nothing is an error with the word that was meant."""
    _, problems = judged(article("verbatim", permission=permission("verbatm")), CC)
    assert codes(problems) == ["bad-value"]
    assert "verbatim" in problems[0].hint
    assert "verbatim" in SCOPE_WORDS


def test_a_permitted_copy_of_an_unlicensed_work_says_who_permitted_it() -> None:
    """No license is asserted or described; the page owes the name of who gave the permission."""
    verdict, _ = judged(article("verbatim", permission=permission("verbatim")), source())
    credit = verdict.credit
    assert (credit.license, credit.license_description) == (None, "")
    note = next(one for one in verdict.obligations if one.element == "permission_note")
    assert note.value == credit.permission == "Rights desk of Example News"


# --- The license of our part of an adaptation ---


@pytest.mark.parametrize(
    ("license_", "ours", "problem"),
    [
        ("CC-BY-4.0", "CC-BY-4.0", []),
        ("CC-BY-SA-3.0", "CC-BY-SA-3.0", []),
        ("CC-BY-NC-SA-4.0", "CC-BY-NC-SA-4.0", []),
        ("CC-BY-NC-4.0", "CC-BY-4.0", ["adapter-license-discouraged"]),
        ("CC0-1.0", "CC-BY-4.0", []),
        ("OGL-UK-3.0", "CC-BY-4.0", []),
    ],
)
def test_our_part_takes_the_license_of_the_chart(license_: str, ours: str, problem: list[str]) -> None:
    """Share-alike is passed on by itself; what Creative Commons advises against is a warning."""
    verdict, problems = judged(article("translate"), source(license_))
    assert codes(problems) == problem
    assert verdict.credit.own_license is LICENSES[ours]


def test_a_conflict_of_share_alikes_is_forbidden() -> None:
    """Of two share-alike candidates no license suits both: an editor must find out which it is."""
    verdict, problems = judged(article("adapt"), source("CC-BY-SA-4.0", "CC-BY-NC-SA-4.0"))
    assert codes(problems) == ["adapter-license"]
    assert "record which license it is" in problems[0].hint
    assert verdict.credit.own_license is None


def test_a_granted_translation_of_an_nd_work_carries_no_license_of_ours() -> None:
    """The publisher's own terms let us translate; nobody but the publisher could let readers pass it on."""
    its = source("CC-BY-ND-4.0", terms=terms(translation="yes"))
    verdict, problems = judged(article("translate"), its)
    assert (verdict.answer, problems, verdict.credit.own_license) == (Answer.ALLOWED, (), None)
    its = source("CC-BY-ND-4.0", terms=terms(Certainty.MEMORY, translation="yes"))
    assert codes(judged(article("translate"), its)[1]) == ["license-needs-grant"]


# --- A whole case: a nonprofit newsroom whose footer says “non-commercial” and not which license ---

CRIME_DESK = source(
    "CC-BY-NC-3.0",
    "CC-BY-NC-4.0",
    "CC-BY-NC-SA-3.0",
    "CC-BY-NC-SA-4.0",
    "CC-BY-NC-ND-3.0",
    "CC-BY-NC-ND-4.0",
    certainty=Certainty.REGISTRY,
    name="Example Crime Desk",
    terms=terms(
        Certainty.PRINTED,
        commercial="no",
        derivatives="ask",
        translation="ask",
        edits="none",
        excerpt="ask",
        byline="{author}, {outlet}",
        link_top="requested",
        link_bottom="requested",
        images="no",
        notify="requested",
        ads="ask",
    ),
    contact="mailto:desk@example.org",
)


def test_a_full_copy_from_an_uncertain_non_commercial_source_is_possible() -> None:
    """Verbatim, without pictures, name in the byline, both links, a notice owed, and no license asserted."""
    verdict, problems = judged(article("verbatim"), CRIME_DESK)
    assert (verdict.answer, problems) == (Answer.ALLOWED, ())
    credit = verdict.credit
    assert credit.byline == "Jane Doe, Example Crime Desk"
    assert (credit.license, credit.own_license) == (None, None)
    assert credit.license_description == "a Creative Commons non-commercial license; version not stated"
    assert credit.images_omitted
    assert credit.notify == "mailto:desk@example.org"
    owed = {one.element: one for one in verdict.obligations}
    assert {owed[name].rule for name in ("byline", "link_top", "link_bottom", "notify")} == {Rule.PUBLISHER}
    assert owed["license_link"].value == ""
    assert owed["license_statement"].value == credit.license_description


REFUSED: list[tuple[str, dict[str, Any], list[str]]] = [
    ("verbatim", {"ads": "against"}, ["license-needs-permission", "publisher-forbids", "publisher-forbids"]),
    ("verbatim", {"ads": "adjacent"}, ["license-needs-grant", "publisher-forbids"]),
    ("verbatim", {"paywall": True}, ["license-needs-permission", "publisher-forbids"]),
    ("style_edit", {}, ["license-needs-grant", "publisher-forbids"]),
    ("excerpt", {}, ["license-needs-grant", "publisher-forbids"]),
    ("abridge", {}, ["license-needs-grant", "publisher-forbids", "publisher-forbids"]),
    ("translate", {}, ["license-needs-grant", "publisher-forbids"]),
    ("adapt", {}, ["license-needs-permission", "publisher-forbids", "publisher-forbids"]),
]


@pytest.mark.parametrize(("reuse", "settings", "expected"), REFUSED)
def test_everything_else_from_it_is_refused_by_both_classes_of_rule(
    reuse: str, settings: dict[str, Any], expected: list[str]
) -> None:
    """Money, edits, excerpts and translations: the license and the publisher each say no, in their own words."""
    _, problems = judged(article(reuse), CRIME_DESK, **settings)
    assert codes(problems) == expected
    for problem in problems:
        assert problem.message.startswith(("the license (", "the publisher (Example Crime Desk)"))
        assert "record a permission" in problem.hint


def test_its_permission_to_translate_answers_both_classes() -> None:
    """One recorded permission for the kind settles license and publisher."""
    verdict, problems = judged(article("translate", permission=permission("translate")), CRIME_DESK)
    assert (verdict.answer, problems) == (Answer.ALLOWED, ())


def test_its_license_once_read_is_asserted() -> None:
    """With the record of an editor the candidate set is settled and the page links the deed."""
    verdict, problems = judged(article("verbatim", license=recorded("CC-BY-NC-4.0")), CRIME_DESK)
    assert problems == ()
    assert verdict.credit.license is LICENSES["CC-BY-NC-4.0"]


@pytest.mark.parametrize(
    ("one", "its"),
    [(article("verbatim"), CRIME_DESK), (article("translate"), source("CC-BY-NC-SA-4.0")), (article(), source())],
)
def test_assessing_is_pure(one: Article, its: Source) -> None:
    """The same values give the same verdict, and the settings that are not named by a rule do not matter."""
    assert judged(one, its)[0] == judged(one, its, jurisdiction="somewhere")[0]


@pytest.mark.parametrize("reuse", ["excerpt", "style_edit", "abridge", "translate"])
def test_what_the_hint_says_is_what_grants(reuse: str) -> None:
    """The line that is to be written into content/sources.yaml, pasted there, settles what it was written for."""
    _, (problem,) = judged(article(reuse), source("CC-BY-ND-4.0"))
    assert problem.code == "license-needs-grant"
    line = problem.hint.partition("content/sources.yaml: ")[2]
    text = f"example-news:\n  name: Example News\n  home: https://news.example.org/\n  {line}\n"
    sources, problems = read_sources(text.encode())
    assert (sources is not None, problems) == (True, ())
    granted = (sources or {})["example-news"].terms
    assert judged(article(reuse), source("CC-BY-ND-4.0", terms=granted))[1] == ()
