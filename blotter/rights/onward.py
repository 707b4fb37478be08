# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Whether readers may pass an item on as it stands here, and on what conditions.

That is not the question whether *we* may show it: what rests on our permission, or on what a publisher granted us, ends
with us. A copy goes on only if somebody who has nothing but the license that an editor read, and the terms that the
publisher states, may do the same with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Final

import msgspec

from blotter.model.articles import Article, ImageRecord, ReuseKind
from blotter.model.config import RightsSettings
from blotter.model.licenses import Family, License
from blotter.model.sources import PublisherTerms, Source
from blotter.model.verdicts import Answer, Rule, Verdict
from blotter.reading.addresses import is_at
from blotter.rights.candidates import known_license
from blotter.rights.engine import judge
from blotter.rights.licenses import find_license
from blotter.rights.publisher import overlay
from blotter.rights.table import ADAPTATIONS, Context
from blotter.rights.terms import stance, term_of

_REFUSED: Final = ("no", "ask")
# What a publisher asks of copies beyond what its license says, and what is therefore left to the reader to look up.
_STATED: Final = ("expires_days", "max_per_month", "exact_text", "byline", "notify", "keep_links", "ads")
# The site of somebody of whom nothing is known but that no money is made: what it may do, everybody may do.
_SOMEBODY: Final = RightsSettings()


class Way(StrEnum):
    """Why readers may pass an item on (the first two), or why not."""

    OWN = "own"
    """Our own words, under our license."""
    LICENSE = "license"
    """A copy under a license that everybody has."""
    CLOSED = "closed"
    """Our own words, under no license."""
    UNRECORDED = "unrecorded"
    """Nobody has recorded which license it is, or there is none."""
    PERMISSION = "permission"
    """It is shown by a permission, which is ours alone."""
    VERSION = "version"
    """The license lets nobody share a version such as this one; the publisher granted it to us."""
    PUBLISHER = "publisher"
    """The publisher wants to be asked, whatever its license says."""


class Condition(StrEnum):
    """What those who pass an item on must heed, in the order in which it is said."""

    CREDIT = "credit"
    """Keep the names and the links of the credit."""
    LICENSE = "license"
    """Name the license and link it."""
    CHANGES = "changes"
    """Say what you changed."""
    COURTESY = "courtesy"
    """Nothing is owed; a credit is asked for."""
    NONCOMMERCIAL = "nc"
    NO_DERIVATIVES = "nd"
    SHARE_ALIKE = "sa"
    NONPROFIT = "nonprofit"
    """The publisher gives it to nonprofit organizations only."""
    NO_ADVERTISEMENTS = "ads"
    CANONICAL = "canonical"
    """The publisher asks for a canonical link to the original."""
    QUOTATION = "quotation"
    """What is quoted is not ours to license."""
    TERMS = "terms"
    """The publisher asks for more: its terms are to be read."""


LIMITS: Final = (
    Condition.NONCOMMERCIAL,
    Condition.NO_DERIVATIVES,
    Condition.SHARE_ALIKE,
    Condition.NONPROFIT,
    Condition.NO_ADVERTISEMENTS,
)
"""The conditions that say what may not be done; the others say what is to be shown."""


class Onward(msgspec.Struct, frozen=True, kw_only=True):
    """The answer. ``license`` is what readers have; ``ours`` is that of our part of an adaptation, where it differs."""

    way: Way
    license: License | None = None
    ours: License | None = None
    conditions: tuple[Condition, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether readers may pass it on."""
        return self.way in (Way.OWN, Way.LICENSE)


def onward(article: Article, source: Source, verdict: Verdict, *, quoting: bool = False) -> Onward:
    """Say whether readers may republish an article's text. ``quoting``: it has marked quotations in it.

    Pictures are never covered: see ``picture_goes_on``.
    """
    if verdict.credit.is_copy:
        return _copy(article, source, verdict)
    own = verdict.credit.own_license
    if own is None or not own.deed or verdict.answer not in (Answer.EXEMPT, Answer.ALLOWED):
        return Onward(way=Way.CLOSED)
    return _own(own, quoting=quoting or article.reuse is ReuseKind.QUOTE)


@cache
def _own(license_: License, *, quoting: bool) -> Onward:
    """Answer for words of ours: the same for nearly all items of a site."""
    found = {*_asked_by(license_), *((Condition.QUOTATION,) if quoting else ())}
    return Onward(way=Way.OWN, license=license_, conditions=_in_order(found))


def _copy(article: Article, source: Source, verdict: Verdict) -> Onward:
    """Judge a copy as for somebody who has no permission and was granted nothing."""
    credit = verdict.credit
    theirs = credit.license or known_license(article, source)[0].recorded
    permitted = Way.PERMISSION if credit.permission else None
    if theirs is None or theirs.family is Family.NONE:
        return Onward(way=permitted or Way.UNRECORDED)
    ruling = judge(article.reuse, (theirs,), Context.NC, PublisherTerms())
    adapted = article.reuse in ADAPTATIONS
    if ruling.answer is not Answer.ALLOWED or (adapted and credit.own_license is None):
        return Onward(way=permitted or Way.VERSION)
    refusals = overlay(article, source, _SOMEBODY, article.date).objections
    if any(one.code == "publisher-forbids" for one in refusals) or verdict.answer is not Answer.ALLOWED:
        return Onward(way=permitted or Way.PUBLISHER)
    ours = credit.own_license if adapted and credit.own_license != theirs else None
    found = {*_asked_by(theirs), *(_asked_by(ours) if ours else ()), *_wished(source, verdict)}
    return Onward(way=Way.LICENSE, license=theirs, ours=ours, conditions=_in_order(found))


def picture_goes_on(record: ImageRecord, source: Source) -> bool:
    """Say whether readers may pass a picture on by its own license, whatever the text around it is under."""
    license_ = find_license(record.license)
    if license_ is None or license_.family is Family.NONE or record.permission:
        return False
    kept = stance(source.terms.images) in _REFUSED and is_at(record.source_url, source.domains)
    return source.own or not kept


def _asked_by(license_: License) -> Iterator[Condition]:
    """What a license asks of everybody."""
    if license_.family is Family.PD:
        yield Condition.COURTESY
        return
    yield Condition.CREDIT
    yield Condition.LICENSE
    if license_.no_derivatives:
        yield Condition.NO_DERIVATIVES
    elif license_.family is not Family.OGL:
        yield Condition.CHANGES
    if license_.noncommercial:
        yield Condition.NONCOMMERCIAL
    if license_.share_alike:
        yield Condition.SHARE_ALIKE


def _wished(source: Source, verdict: Verdict) -> Iterator[Condition]:
    """What the publisher asks for beyond its license, as far as it can be said in a word."""
    terms = source.terms
    if stance(terms.commercial) in _REFUSED:
        yield Condition.NONCOMMERCIAL
    if stance(terms.ads) in _REFUSED:
        yield Condition.NO_ADVERTISEMENTS
    if stance(terms.eligible) == "nonprofit":
        yield Condition.NONPROFIT
    if stance(terms.index) == "canonical":
        yield Condition.CANONICAL
    stated = any(stance(term_of(source, name)) not in ("unknown", "no", "none-stated") for name in _STATED)
    if stated or any(one.rule is Rule.PUBLISHER for one in verdict.obligations):
        yield Condition.TERMS


def _in_order(found: set[Condition]) -> tuple[Condition, ...]:
    """Order conditions; of a work that may not be changed, nobody says what they changed."""
    if Condition.NO_DERIVATIVES in found:
        found.discard(Condition.CHANGES)
    if Condition.CREDIT in found:
        found.discard(Condition.COURTESY)
    return tuple(condition for condition in Condition if condition in found)
