# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""One article, all of it: the license, the publisher, the permission, the pictures, the gates, the credit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

import msgspec

from blotter.model.articles import Article, ReuseKind
from blotter.model.config import RightsSettings
from blotter.model.documents import Document
from blotter.model.licenses import Family, License
from blotter.model.problems import Problem
from blotter.model.sources import Source
from blotter.model.verdicts import Answer, Obligation, Rule, Verdict
from blotter.rights.candidates import Known, known_license
from blotter.rights.charts import Grade, contribution_license
from blotter.rights.clauses import clause
from blotter.rights.credit import Grounds, make_credit, owed
from blotter.rights.deadlines import (
    days_after,
    first_day,
    last_day,
    last_day_shown,
    permission_warning,
    shelf_life_warning,
)
from blotter.rights.engine import Ruling, context_of, judge
from blotter.rights.fidelity import check_fidelity
from blotter.rights.gates import check_gates
from blotter.rights.licenses import NO_LICENSE, find_license, name_all
from blotter.rights.origins import check_copy, check_own_article
from blotter.rights.permission import Objection, answer, check_evidence
from blotter.rights.pictures import check_pictures, rest_on_permission
from blotter.rights.publisher import Overlay, check_patterns, overlay
from blotter.rights.table import ADAPTATIONS, WHOSE


class HouseRules(msgspec.Struct, frozen=True, kw_only=True):
    """What is the same for every article of a build.

    ``originals`` are stored texts of originals by article slug. ``today`` is the day that articles are judged for: for
    one that is scheduled, the day on which it appears. ``built_on`` is then the day of the build, after which no
    evidence can be dated (``None``: the same day). ``zone`` and ``base_url`` are the site's.
    """

    settings: RightsSettings
    originals: Mapping[str, str]
    today: dt.date
    built_on: dt.date | None = None
    zone: dt.tzinfo = dt.UTC
    base_url: str = ""


def assess(
    article: Article, document: Document, source: Source, house: HouseRules
) -> tuple[Verdict, tuple[Problem, ...]]:
    """Decide on one article: the verdict with its obligations and credit, and everything that stands in the way."""
    context = context_of(house.settings)
    judgment = _own_article(article, source, house) if source.own else _others_work(article, document, source, house)
    verdict, problems, answered = judgment
    permitted = bool(answered) or rest_on_permission(article, source, context, today=house.today)
    return verdict, (
        *check_evidence(article, house.built_on or house.today),
        *problems,
        *check_pictures(article, document, source, context, today=house.today),
        *_running_out(article, source, house, permitted=permitted),
    )


# Verdict, problems, and for each objection that a permission answered the permission in words.
_Judgment: TypeAlias = tuple[Verdict, tuple[Problem, ...], tuple[str, ...]]


def _others_work(article: Article, document: Document, source: Source, house: HouseRules) -> _Judgment:
    """Decide on what comes from somebody else."""
    known, problems = known_license(article, source)
    ruling = judge(article.reuse, known.candidates, context_of(house.settings), source.terms)
    asked = overlay(article, source, house.settings, house.today)
    own_license, contribution = _contribution(article, known, house.settings)
    objections = (*_license_objections(article, ruling), *asked.objections, *contribution.objections)
    refused, answered = answer(objections, article, house.today)
    grounds = Grounds(
        known=known,
        overlay=asked,
        obligations=ruling.obligations,
        own_license=own_license,
        permitted=bool(answered),
    )
    credit = make_credit(article, source, grounds)
    obligations = owed(credit, grounds, article)
    verdict = Verdict(
        answer=_answer(ruling, refused=bool(refused)),
        obligations=obligations,
        because=(*ruling.because, *_seen(known), *_publisher_reasons(obligations), *answered),
        credit=credit,
    )
    original = house.originals.get(article.slug, "")
    problems += (
        *refused,
        *contribution.warnings,
        *check_copy(article, source),
        *_missing_values(article, obligations),
        *check_patterns(article, source),
        *check_gates(article, document, original, house.settings),
        *check_fidelity(article, document, original),
    )
    return verdict, problems, answered


def turning_days(article: Article, source: Source) -> tuple[dt.date, ...]:
    """List the days on which the judgment of an article may change by itself: each is the first day of the new state.

    A publisher's delay or shelf life ends, a permission expires. Whether the judgment then does change depends on all
    the rest, so there may be days here on which nothing happens, but never one too few.
    """
    days: set[dt.date] = set()
    copied = not source.own and not article.reuse.is_own_words
    if copied and (first := first_day(article, source)) is not None:
        days.add(first)
    if copied and (last := last_day(article, source)) is not None:
        days.add(days_after(last, 1))
    if (copied or article.images) and article.permission is not None and article.permission.expires is not None:
        days.add(days_after(article.permission.expires, 1))
    return tuple(sorted(days))


def may_change_with_time(article: Article) -> bool:
    """Say whether the judgment of an article, warnings included, depends on the day at all.

    Delays, shelf lives and permissions do, and so do evidence and corrections, which cannot be of a day to come.
    """
    dated = article.permission is not None or article.license is not None or bool(article.corrections)
    return dated or not article.reuse.is_own_words


def _running_out(article: Article, source: Source, house: HouseRules, *, permitted: bool) -> Iterator[Problem]:
    """Announce what ends soon, unless the article goes before that by itself (``expires``)."""
    leaves = last_day_shown(article, house.zone)
    if article.permission is not None and permitted:
        yield from permission_warning(article, article.permission, house.today, leaves)
    if not source.own and not article.reuse.is_own_words:
        yield from shelf_life_warning(article, source, house.today, leaves)


def _own_article(article: Article, source: Source, house: HouseRules) -> _Judgment:
    """Our own reporting: nothing is owed but the credits of its pictures."""
    own = find_license(house.settings.own_license)
    grounds = Grounds(known=Known(candidates=()), overlay=Overlay(), own_license=own)
    credit = make_credit(article, source, grounds)
    pictures = tuple(one for one in owed(credit, grounds, article) if one.element == "image_credit")
    verdict = Verdict(answer=Answer.EXEMPT, obligations=pictures, because=("house: our own article",), credit=credit)
    return verdict, tuple(check_own_article(article, source, house.base_url)), ()


# Why a license leaves a use open, by the word that a permission would have to name.
_WHY: Final = {
    "ads": "NC, and this site shows advertisements (rights.ads)",
    "commercial": "NC, and this site is commercial, has a paywall or sells advertisements against its items",
}
_GRANTED_BY: Final = {
    ReuseKind.EXCERPT.value: ("excerpt", "yes"),
    ReuseKind.STYLE_EDIT.value: ("edits", "style"),
    ReuseKind.ABRIDGE.value: ("edits", "indicate"),
    ReuseKind.TRANSLATE.value: ("translation", "yes"),
    "ads": ("ads", "adjacent"),
}


def _license_objections(article: Article, ruling: Ruling) -> Iterator[Objection]:
    """Put what the license leaves open into words, with its clause and what would settle it."""
    if not ruling.lacking:
        return
    reasons = "; ".join(_reasons(article, ruling))
    several = ", the strictest that it may be under," if len(ruling.because) > 1 else ""
    if ruling.table is Answer.NEEDS_GRANT:
        code, verb = "license-needs-grant", "does not by itself allow"
        granting = (_GRANTED_BY[word] for word in sorted(ruling.lacking) if word in _GRANTED_BY)
        terms = ", ".join(f"{term}: {{value: {value}, certainty: own-text}}" for term, value in granting)
        instead = f"if the publisher's own terms allow it, record them in content/sources.yaml: terms: {{{terms}}}"
    else:
        code, verb = "license-needs-permission", "does not allow"
        instead = "write a brief in your own words (reuse: brief)"
    yield Objection(
        code=code,
        message=f"the license ({name_all(ruling.decisive)}){several} {verb} “{article.reuse}” here: {reasons}",
        words=ruling.lacking,
        instead=instead,
    )


def _reasons(article: Article, ruling: Ruling) -> Iterator[str]:
    """Give each reason once, with the clause of the first license that has it."""
    given: set[str] = set()
    for license_ in ruling.decisive:
        for reason, element in _grounds(article, ruling, license_):
            if reason not in given:
                given.add(reason)
                cited = clause(element, article.reuse, license_)
                yield f"{reason} ({cited})" if cited else reason


def _grounds(article: Article, ruling: Ruling, license_: License) -> Iterator[tuple[str, str]]:
    """Pair every reason that holds for one license with the name of its clause."""
    if license_.family is Family.NONE:
        yield "no license is known" if license_ is NO_LICENSE else "such terms grant nothing by themselves", ""
    if license_.no_derivatives and article.reuse in ruling.lacking and article.reuse is not ReuseKind.VERBATIM:
        yield "ND, no changed or partial version may be shared", "ND"
    if license_.noncommercial:
        for word in sorted(ruling.lacking & _WHY.keys()):
            yield _WHY[word], "NC"


class _Contribution(msgspec.Struct, frozen=True, kw_only=True):
    """What the adapter's chart says against the license of our contribution."""

    objections: tuple[Objection, ...] = ()
    warnings: tuple[Problem, ...] = ()


def _contribution(article: Article, known: Known, settings: RightsSettings) -> tuple[License | None, _Contribution]:
    """Choose the license of our own words, or of our contribution to an adaptation (the adapter's chart).

    Where an original allows no adaptation, a grant or permission must; our contribution then carries no license of its
    own, because nobody but the rights holder could let it be passed on.
    """
    own = find_license(settings.own_license)
    if article.reuse.is_own_words:
        return own, _Contribution()
    closed = any(one.no_derivatives or one.family is Family.NONE for one in known.candidates)
    if article.reuse not in ADAPTATIONS or closed:
        return None, _Contribution()
    chosen, grade = contribution_license(known.candidates, own)
    original, ours = name_all(known.candidates), own.name if own else settings.own_license
    if grade is Grade.FORBIDDEN:
        objection = Objection(
            code="adapter-license",
            message=f"the license ({original}) forbids our part of this {article.reuse} to carry {ours}, "
            "and no license suits all that it may be under",
            words=frozenset({article.reuse.value}),
            instead="record which license it is (license: {id, seen_at, seen_on}), or change rights.own_license",
        )
        return None, _Contribution(objections=(objection,))
    if grade is Grade.DISCOURAGED:
        warning = Problem(
            code="adapter-license-discouraged",
            message=f"Creative Commons advises against {ours} for an adaptation of a work under {original}: "
            "readers will think that they may do more with the whole than they may",
            place=article.place_of("reuse"),
            hint=f"a brief in our own words carries {ours} without reserve",
        )
        return chosen, _Contribution(warnings=(warning,))
    return chosen, _Contribution()


def _answer(ruling: Ruling, *, refused: bool) -> Answer:
    if ruling.table is Answer.EXEMPT:
        return Answer.EXEMPT
    if not refused:
        return Answer.ALLOWED
    return ruling.answer if ruling.answer is not Answer.ALLOWED else Answer.NEEDS_PERMISSION


def _seen(known: Known) -> Iterator[str]:
    if known.recorded is not None:
        yield f"license: {known.recorded.name} as read by an editor ({known.seen})"


def _publisher_reasons(obligations: tuple[Obligation, ...]) -> Iterator[str]:
    for one in obligations:
        if one.rule is Rule.PUBLISHER:
            yield f"publisher: {one.element.replace('_', ' ')}: {one.value or 'as asked'}; {one.basis}"


# What an editor must write for an obligation to be met: element -> (front-matter key, what to write).
_TO_WRITE: Final = {
    "author": ("author", "author: the original's byline (its desk or the outlet, where no person is named)"),
    "title": (
        "original_title",
        "original_title: the original's headline, word for word (a verbatim copy has it as its title too)",
    ),
    "change_notice": ("changes", "changes: what was changed (“Shortened; headline changed.”)"),
    "translator": ("translator", "translator: the person, or the machine that translated"),
    "machine_or_human": ("translation", "translation: human, or translation: machine"),
}


def _missing_values(article: Article, obligations: tuple[Obligation, ...]) -> Iterator[Problem]:
    """Name the obligations of a copy whose words only the editor can give."""
    if article.reuse.is_own_words:
        return
    for one in obligations:
        if one.element in _TO_WRITE and not one.value:
            key, words = _TO_WRITE[one.element]
            yield Problem(
                code="license-obligation",
                message=f"{WHOSE[one.rule]} asks of “{article.reuse}” for: {one.element.replace('_', ' ')}"
                + (f" ({one.basis})" if one.basis else ""),
                place=article.place_of(key) if key in article.positions else article.place_of("reuse"),
                hint=f"write {words}",
            )
