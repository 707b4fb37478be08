# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The reuse truth table, transcribed here a second time, cell by cell, and its properties."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.model.articles import ReuseKind
from blotter.model.config import RightsSettings
from blotter.model.licenses import Family, License
from blotter.model.sources import Certainty, PublisherTerms, Term
from blotter.model.verdicts import Answer, Rule
from blotter.rights.clauses import elements
from blotter.rights.engine import context_of, judge, strictest
from blotter.rights.licenses import LICENSES
from blotter.rights.table import IMAGE, KINDS, VERDICTS, Context, Kind

VERDICT_TABLE = """
| kind | PD | OGL | BY | BY-SA | BY-ND | BY-NC nc/ads/com | BY-NC-SA nc/ads/com | BY-NC-ND nc/ads/com | NONE |
|---|---|---|---|---|---|---|---|---|---|
| link | E | E | E | E | E | E/E/E | E/E/E | E/E/E | E |
| brief | E | E | E | E | E | E/E/E | E/E/E | E/E/E | E |
| quote | E | E | E | E | E | E/E/E | E/E/E | E/E/E | E |
| excerpt | A | A | A | A | C | A/C/P | A/C/P | C/C/P | P |
| verbatim | A | A | A | A | A | A/C/P | A/C/P | A/C/P | P |
| style_edit | A | A | A | A | C | A/C/P | A/C/P | C/C/P | P |
| abridge | A | A | A | A | C | A/C/P | A/C/P | C/C/P | P |
| translate | A | A | A | A | C | A/C/P | A/C/P | C/C/P | P |
| adapt | A | A | A | A | P | A/C/P | A/C/P | P/P/P | P |
| image | C | C | C | C | C | C/C/P | C/C/P | C/C/P | P |
"""

CC_CREDIT = "author, license_link, no_endorsement, no_extra_terms, notices_kept, outlet, source_link, title"
OGL_CREDIT = "author, license_link, no_endorsement, ogl_statement, outlet, source_link, title"
PD_CREDIT = "no_endorsement, outlet, pd_basis, source_link"
TRANSLATION = "machine_or_human, translation_of_link, translator"
BRIEF = "no_license_mark, author, outlet, own_words_label, source_link"
QUOTE = "no_license_mark, author, length_cap, outlet, quote_marks, source_link"
LINK = "outlet, source_link"

# kind: (public domain, OGL, Creative Commons, added by share-alike)
ELEMENT_TABLE: dict[Kind, tuple[str, str, str, str]] = {
    ReuseKind.LINK: (LINK, LINK, LINK, ""),
    ReuseKind.BRIEF: (BRIEF, BRIEF, BRIEF, ""),
    ReuseKind.QUOTE: (QUOTE, QUOTE, QUOTE, ""),
    ReuseKind.EXCERPT: (PD_CREDIT, f"{OGL_CREDIT}, change_notice", f"{CC_CREDIT}, change_notice", ""),
    ReuseKind.VERBATIM: (PD_CREDIT, OGL_CREDIT, CC_CREDIT, ""),
    ReuseKind.STYLE_EDIT: (PD_CREDIT, f"{OGL_CREDIT}, change_notice", f"{CC_CREDIT}, change_notice", ""),
    ReuseKind.ABRIDGE: (
        PD_CREDIT,
        f"{OGL_CREDIT}, change_notice",
        f"{CC_CREDIT}, change_notice",
        "adapter_license_same",
    ),
    ReuseKind.TRANSLATE: (
        f"{PD_CREDIT}, {TRANSLATION}",
        f"{OGL_CREDIT}, change_notice, {TRANSLATION}",
        f"{CC_CREDIT}, change_notice, {TRANSLATION}",
        "adapter_license_same",
    ),
    ReuseKind.ADAPT: (
        PD_CREDIT,
        f"{OGL_CREDIT}, change_notice",
        f"{CC_CREDIT}, change_notice",
        "adapter_license_same",
    ),
    IMAGE: (
        f"{PD_CREDIT}, image_credit, image_record",
        f"{OGL_CREDIT}, image_credit, image_record",
        f"{CC_CREDIT}, image_credit, image_record",
        "",
    ),
}

NO_TERMS = PublisherTerms()
ONE_OF_EACH = {
    Family.PD: LICENSES["CC0-1.0"],
    Family.OGL: LICENSES["OGL-UK-3.0"],
    Family.NONE: LICENSES["NONE"],
    **{family: LICENSES[f"CC-{family}-4.0"] for family in Family if family.value.startswith("BY")},
}


def transcribed() -> Iterator[tuple[str, str, str, str]]:
    """Yield kind, family, context and letter of every cell above."""
    header, _, *rows = (
        [cell.strip() for cell in line.strip("|").split("|")] for line in VERDICT_TABLE.strip().splitlines()
    )
    for kind, *cells in rows:
        for column, cell in zip(header[1:], cells, strict=True):
            letters = cell.split("/") if "/" in cell else [cell] * 3
            for context, letter in zip(("nc", "ads", "com"), letters, strict=True):
                yield kind, column.split()[0], context, letter


CELLS = list(transcribed())


def test_the_table_has_exactly_its_270_cells() -> None:
    """Ten kinds, nine families and three contexts, each once, none more."""
    assert len(CELLS) == len(VERDICTS) == 270
    assert {(kind, family, context) for kind, family, context, _ in CELLS} == set(VERDICTS)


def test_every_cell_is_judged_as_written() -> None:
    """The engine's answer for one license without publisher terms is the letter of the specification."""
    for kind, family, context, letter in CELLS:
        ruling = judge(_kind(kind), [ONE_OF_EACH[Family(family)]], Context(context), NO_TERMS)
        assert (kind, family, context, ruling.table.value) == (kind, family, context, letter)


def test_every_license_of_a_family_is_judged_alike() -> None:
    """Version and port of a license change its clauses, never the answer."""
    for license_ in LICENSES.values():
        for kind in KINDS:
            for context in Context:
                ruling = judge(kind, [license_], context, NO_TERMS)
                assert ruling.table is VERDICTS[kind, license_.family, context]


@pytest.mark.parametrize("kind", KINDS)
def test_elements_are_those_of_the_second_table(kind: Kind) -> None:
    """What a page owes depends on kind and column; share-alike adds the adapter's license to adaptations."""
    public_domain, ogl, creative_commons, added = ELEMENT_TABLE[kind]
    for family, license_ in ONE_OF_EACH.items():
        if family is Family.NONE:
            continue
        wanted = {Family.PD: public_domain, Family.OGL: ogl}.get(family, creative_commons)
        owed = {*wanted.split(", "), *([added] if added and license_.share_alike else [])}
        assert set(elements(kind, license_)) == owed


def test_what_stands_open_is_named_exactly_where_the_cell_is_open() -> None:
    """A cell is C or P if and only if the ruling names what a permission would have to cover."""
    for kind, family, context, letter in CELLS:
        ruling = judge(_kind(kind), [ONE_OF_EACH[Family(family)]], Context(context), NO_TERMS)
        assert bool(ruling.lacking) == (letter in "CP")


def test_nc_nd_and_sa_never_loosen() -> None:
    """Adding an element to a license gives at least as strict an answer."""
    for kind in KINDS:
        for context in Context:
            for family in (one for one in Family if one.value.startswith("BY")):
                for more in (one for one in Family if _includes(one, family)):
                    both = VERDICTS[kind, family, context], VERDICTS[kind, more, context]
                    assert strictest(both) is both[1]


def test_more_commerce_never_loosens() -> None:
    """From non-commercial over advertisements to commercial the answer is never freer."""
    for kind in KINDS:
        for family in Family:
            row = [VERDICTS[kind, family, context] for context in (Context.NC, Context.ADS, Context.COM)]
            assert row == sorted(row, key=list(Answer).index)


def test_own_words_are_free_everywhere() -> None:
    """The rows of link, brief and quote are E in every cell."""
    free = {kind for kind in KINDS if {VERDICTS[kind, f, c] for f in Family for c in Context} == {Answer.EXEMPT}}
    assert free == {ReuseKind.LINK, ReuseKind.BRIEF, ReuseKind.QUOTE}


def test_whatever_is_allowed_owes_outlet_and_link() -> None:
    """No cell with A comes without the outlet's name and the link to the original."""
    for (kind, family, _), answer in VERDICTS.items():
        if answer is Answer.ALLOWED:
            assert {"outlet", "source_link"} <= set(elements(kind, ONE_OF_EACH[family]))


any_license = st.sampled_from(list(LICENSES.values()))
any_candidates = st.lists(any_license, max_size=6, unique_by=lambda license_: license_.spdx)
any_term = st.builds(
    Term,
    value=st.sampled_from(["yes", "no", "ask", "none", "style", "indicate", "adjacent", "unknown", None]),
    certainty=st.sampled_from(Certainty),
)
any_terms = st.builds(
    PublisherTerms,
    excerpt=any_term,
    edits=any_term,
    derivatives=any_term,
    translation=any_term,
    ads=any_term,
    images=any_term,
)


@given(st.sampled_from(KINDS), any_candidates, any_license, st.sampled_from(Context))
def test_another_candidate_never_loosens(kind: Kind, known: list[License], more: License, context: Context) -> None:
    """A candidate more gives at least as strict an answer, and no obligation fewer."""
    if not known:
        return
    before, after = (judge(kind, candidates, context, NO_TERMS) for candidates in (known, [*known, more]))
    assert strictest((before.table, after.table)) is after.table
    assert {one.element for one in before.obligations} <= {one.element for one in after.obligations}
    assert before.lacking <= after.lacking


@given(st.sampled_from(KINDS), any_candidates, st.sampled_from(Context), any_terms)
def test_judge_is_total_and_no_term_opens_more_than_a_c(
    kind: Kind, candidates: list[License], context: Context, terms: PublisherTerms
) -> None:
    """Every input has an answer; publisher terms turn C into A at most, and never touch E, A or P."""
    ruling = judge(kind, candidates, context, terms)
    bare = judge(kind, candidates, context, NO_TERMS)
    assert ruling.table is bare.table
    assert ruling.answer is bare.answer or (bare.answer, ruling.answer) == (Answer.NEEDS_GRANT, Answer.ALLOWED)
    assert ruling.lacking <= bare.lacking


def test_no_candidates_are_all_rights_reserved() -> None:
    """An empty set is judged as no license at all."""
    for kind in KINDS:
        assert judge(kind, [], Context.NC, NO_TERMS) == judge(kind, [LICENSES["NONE"]], Context.NC, NO_TERMS)


GRANTS = [
    # ((kind, license, context), term, values that grant, values that do not)
    (("excerpt", "CC-BY-ND-4.0", "nc"), "excerpt", ["yes"], ["no", "ask", "unknown"]),
    (("style_edit", "CC-BY-ND-4.0", "nc"), "edits", ["style", "indicate", "yes"], ["none", "ask", "unknown"]),
    (("abridge", "CC-BY-ND-4.0", "nc"), "edits", ["indicate", "yes"], ["style", "none", "ask", "unknown"]),
    (("abridge", "CC-BY-ND-4.0", "nc"), "derivatives", ["yes"], ["no", "ask", "unknown"]),
    (("translate", "CC-BY-NC-ND-4.0", "nc"), "translation", ["yes"], ["no", "ask", "unknown"]),
    (("verbatim", "CC-BY-NC-4.0", "ads"), "ads", ["yes", "adjacent"], ["no", "ask", "unknown"]),
    (("image", "CC-BY-4.0", "nc"), "images", ["yes"], ["no", "ask", "unknown"]),
]


@pytest.mark.parametrize(("use", "term", "granting", "refusing"), GRANTS)
def test_a_c_is_granted_by_the_publishers_own_terms_only(
    use: tuple[str, str, str], term: str, granting: list[str], refusing: list[str]
) -> None:
    """The right term with a granting value opens the cell; another value, a memory or an unknown one does not."""
    kind, license_, context = use

    def answer(value: str, certainty: Certainty) -> Answer:
        terms = PublisherTerms(**{term: Term(value=value, certainty=certainty)})
        return judge(_kind(kind), [LICENSES[license_]], Context(context), terms).answer

    trusted = set(Certainty) - {Certainty.MEMORY, Certainty.UNKNOWN}
    assert {answer(value, certainty) for value in granting for certainty in trusted} == {Answer.ALLOWED}
    assert {answer(value, certainty) for value in refusing for certainty in Certainty} == {Answer.NEEDS_GRANT}
    unsure = (Certainty.MEMORY, Certainty.UNKNOWN)
    assert {answer(value, certainty) for value in granting for certainty in unsure} == {Answer.NEEDS_GRANT}


def test_two_open_questions_need_two_grants() -> None:
    """An excerpt of an NC-ND work beside advertisements needs the publisher's word on both."""
    yes = Term(value="yes", certainty=Certainty.OWN_TEXT)
    license_ = [LICENSES["CC-BY-NC-ND-4.0"]]
    half = judge(ReuseKind.EXCERPT, license_, Context.ADS, PublisherTerms(excerpt=yes))
    whole = judge(ReuseKind.EXCERPT, license_, Context.ADS, PublisherTerms(excerpt=yes, ads=yes))
    assert (half.answer, half.lacking) == (Answer.NEEDS_GRANT, frozenset({"ads"}))
    assert (whole.answer, whole.lacking) == (Answer.ALLOWED, frozenset())


@pytest.mark.parametrize(
    ("settings", "context"),
    [
        ({}, "nc"),
        ({"ads": "adjacent"}, "ads"),
        ({"ads": "against"}, "com"),
        ({"ads": "everywhere"}, "com"),
        ({"paywall": True}, "com"),
        ({"commercial": True, "ads": "adjacent"}, "com"),
        ({"operator": "company"}, "nc"),
    ],
)
def test_site_flags_make_the_context(settings: dict[str, bool | str], context: str) -> None:
    """What the site does counts, not who runs it; a way of advertising that we do not know counts as sold."""
    assert context_of(RightsSettings(**settings)) == context  # type: ignore[arg-type]


BASIS = [
    # (element, kind, license, rule, where)
    ("title", "verbatim", "CC-BY-3.0", Rule.LICENSE, "section 4(b)(ii)"),
    ("title", "verbatim", "CC-BY-NC-SA-3.0", Rule.LICENSE, "section 4(d)(ii)"),
    ("title", "verbatim", "CC-BY-ND-2.0", Rule.LICENSE, "section 4(b)"),
    ("title", "verbatim", "CC-BY-4.0", Rule.HOUSE, ""),
    ("change_notice", "excerpt", "CC-BY-4.0", Rule.LICENSE, "section 3(a)(1)(B)"),
    ("change_notice", "style_edit", "CC-BY-4.0", Rule.LICENSE, "section 3(a)(1)(B)"),
    ("change_notice", "excerpt", "CC-BY-3.0", Rule.HOUSE, ""),
    ("change_notice", "style_edit", "CC-BY-3.0", Rule.HOUSE, ""),
    ("change_notice", "translate", "CC-BY-3.0", Rule.LICENSE, "section 3(b)"),
    ("change_notice", "translate", "CC-BY-ND-3.0", Rule.HOUSE, ""),
    ("change_notice", "adapt", "CC-BY-SA-2.0", Rule.LICENSE, "section 4(c)"),
    ("license_link", "verbatim", "CC-BY-NC-4.0", Rule.LICENSE, "section 3(a)(1)(C)"),
    ("license_link", "verbatim", "CC-BY-NC-3.0", Rule.LICENSE, "section 4(a)"),
    ("no_extra_terms", "verbatim", "CC-BY-SA-4.0", Rule.LICENSE, "section 2(a)(5)(C)"),
    ("no_extra_terms", "verbatim", "CC-BY-ND-4.0", Rule.LICENSE, "section 2(a)(5)(B)"),
    ("adapter_license_same", "translate", "CC-BY-SA-4.0", Rule.LICENSE, "section 3(b)(1)"),
    ("license_link", "verbatim", "LicenseRef-CC-BY-NC-ND-2.0-UK", Rule.LICENSE, "ported edition, cited by name"),
    ("ogl_statement", "verbatim", "OGL-UK-3.0", Rule.LICENSE, "any attribution statement"),
    ("title", "verbatim", "OGL-UK-3.0", Rule.HOUSE, ""),
    ("outlet", "verbatim", "CC0-1.0", Rule.HOUSE, ""),
    ("outlet", "brief", "CC-BY-4.0", Rule.HOUSE, ""),
]


@pytest.mark.parametrize(("element", "kind", "license_", "rule", "where"), BASIS)
def test_the_basis_of_an_element_depends_on_the_version(
    element: str, kind: str, license_: str, rule: Rule, where: str
) -> None:
    """The same element is a license condition in one version and a house rule in another, and says which clause."""
    ruling = judge(_kind(kind), [LICENSES[license_]], Context.NC, NO_TERMS)
    obligation = next(one for one in ruling.obligations if one.element == element)
    assert obligation.rule is rule
    assert where in obligation.basis
    assert bool(obligation.basis) == (rule is Rule.LICENSE)


def test_of_two_rules_for_one_element_the_license_is_named() -> None:
    """A set of versions owes the title because one of them demands it."""
    for order in (["CC-BY-4.0", "CC-BY-3.0"], ["CC-BY-3.0", "CC-BY-4.0"]):
        ruling = judge(ReuseKind.VERBATIM, [LICENSES[spdx] for spdx in order], Context.NC, NO_TERMS)
        title = next(one for one in ruling.obligations if one.element == "title")
        assert (title.rule, "CC BY 3.0" in title.basis) == (Rule.LICENSE, True)


def _kind(word: str) -> Kind:
    return IMAGE if word == IMAGE else ReuseKind(word)


def _includes(more: Family, less: Family) -> bool:
    parts = set(more.value.split("-"))
    subsets = chain.from_iterable(combinations(sorted(parts), n) for n in range(1, len(parts) + 1))
    return more is not Family.NONE and set(less.value.split("-")) in map(set, subsets)
