# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The publisher overlay: what a publisher asks of copies beyond its license. A class of rule of its own.

What is only remembered (``certainty: memory``) still binds; what is unknown asks for nothing here, and grants nothing
either (``terms.grants``). None of it applies to our own words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from blotter.model.articles import Article, ReuseKind
from blotter.model.config import RightsSettings
from blotter.model.problems import Problem
from blotter.model.sources import Certainty, Source
from blotter.model.verdicts import Obligation, Rule
from blotter.reading.dates import MONTHS
from blotter.rights.deadlines import first_day, last_day
from blotter.rights.permission import Objection
from blotter.rights.terms import basis, rule_of, speaker, stance, term_of

_ASKED: Final = ("required", "requested")
_REFUSED: Final = ("no", "ask")

# Which terms speak of a kind, and the values that forbid it without a permission.
_KIND_TERMS: Final[Mapping[ReuseKind, Mapping[str, tuple[str, ...]]]] = {
    ReuseKind.EXCERPT: {"excerpt": _REFUSED},
    ReuseKind.STYLE_EDIT: {"edits": ("none", *_REFUSED)},
    ReuseKind.ABRIDGE: {"edits": ("none", "style", *_REFUSED), "derivatives": _REFUSED},
    ReuseKind.TRANSLATE: {"translation": _REFUSED},
    ReuseKind.ADAPT: {"edits": ("none", "style", *_REFUSED), "derivatives": _REFUSED},
}
_ALLOWED_ADS: Final = {"none": ("no", "ask", "adjacent"), "adjacent": ("adjacent",)}

# What Blotter never puts on a page, and why.
_NEVER_SHOWN: Final = {
    "pixel": "a counting pixel would report our readers to a third party, and Blotter makes no such request",
    "logo": "Blotter shows no publisher's logo",
}
_STATED: Final = {
    "keep_links": "keep every link of the original in the copy",
    "human_selected": "an editor selects each story by hand (each has its own file in content/articles)",
}


class Overlay(msgspec.Struct, frozen=True, kw_only=True):
    """What the publisher adds to a license: what stands in the way, what is owed, and where a notice goes."""

    objections: tuple[Objection, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    notify: str = ""


def overlay(article: Article, source: Source, settings: RightsSettings, today: dt.date) -> Overlay:
    """Collect what the publisher asks of this copy; nothing for our own words and our own articles."""
    if article.reuse.is_own_words or source.own:
        return Overlay()
    return Overlay(
        objections=(
            *_about_the_kind(article, source),
            *_about_the_site(source, settings),
            *_about_time(article, source, today),
            *_never_shown(source),
        ),
        obligations=tuple(_obligations(article, source)),
        notify=notice_address(article, source),
    )


def notice_address(article: Article, source: Source) -> str:
    """Give where a notice of a copy goes, or else where the publisher's wish is printed; empty where it has none."""
    term = source.terms.notify
    if stance(term) not in _ASKED:
        return ""
    under_the_original = article.source_url if term.certainty is Certainty.PRINTED else ""
    return source.contact or under_the_original or source.terms_url or source.home


def fill(pattern: str, article: Article, source: Source) -> str:
    """Fill a publisher's pattern: ``{author}``, ``{date}`` (2 January 2026), ``{outlet}``, ``{title}``."""
    date = f"{article.date.day} {MONTHS[article.date.month - 1]} {article.date.year}"
    for name, value in (
        ("{author}", ", ".join(article.authors) or source.name),
        ("{date}", date),
        ("{outlet}", source.name),
        ("{title}", article.original_title or article.title),
    ):
        pattern = pattern.replace(name, value)
    return pattern


def check_patterns(article: Article, source: Source) -> Iterator[Problem]:
    """Refuse to fill in a day that is not the original's: the publisher's sentence would say what is not so."""
    if article.reuse.is_own_words or not article.date_note:
        return
    for name in ("byline", "exact_text"):
        if "{date}" in stance(term_of(source, name)):
            yield Problem(
                code="publisher-obligation",
                message=f"{speaker(source, name)} asks for a sentence with the day on which the original appeared, "
                f"which is not known here (date_note): {basis(source, name)}",
                place=article.place_of("date_note"),
                hint="find that day, write it as date and delete date_note; or write a brief in your own words "
                "(reuse: brief)",
            )


def _about_the_kind(article: Article, source: Source) -> Iterator[Objection]:
    kind = article.reuse.value
    if stance(source.terms.full_text) == "brief-only":
        if rule_of(source, "full_text") is Rule.HOUSE:
            decided = f"house rule: we only brief, quote or link {source.name}; {basis(source, 'full_text')}"
            yield _refusal(decided, {kind})
        else:
            yield _forbidden(source, "full_text", f"we may only brief, quote or link (reuse: {kind})", {kind})
    for name, refusals in _KIND_TERMS.get(article.reuse, {}).items():
        if stance(term_of(source, name)) in refusals:
            yield _forbidden(source, name, f"“{kind}” needs its agreement", {kind})


def _about_the_site(source: Source, settings: RightsSettings) -> Iterator[Objection]:
    terms = source.terms
    for_money = settings.commercial or settings.paywall or settings.ads == "against"
    if for_money and stance(terms.commercial) in _REFUSED:
        yield _forbidden(source, "commercial", "no copy on a commercial site", {"commercial"})
    ads = stance(terms.ads)
    if settings.ads != "none" and ads not in ("yes", "unknown", *_ALLOWED_ADS.get(settings.ads, ())):
        yield _forbidden(source, "ads", f"no copy on a site with rights.ads: {settings.ads}", {"ads"})
    eligible = stance(terms.eligible)
    if eligible == "nonprofit" and settings.operator != "nonprofit":
        message = f"only nonprofit sites may copy, and rights.operator is “{settings.operator}”"
        yield _forbidden(source, "eligible", message, {"eligible"})
    elif eligible not in ("any", "nonprofit", "unknown"):
        yield _forbidden(source, "eligible", "only some may copy, and this cannot be checked here", {"eligible"})


def _about_time(article: Article, source: Source, today: dt.date) -> Iterator[Objection]:
    first, last = first_day(article, source), last_day(article, source)
    if first is not None and today < first:
        yield Objection(
            code="publisher-embargo",
            message=f"{speaker(source, 'embargo_days')} asks for a delay of {stance(source.terms.embargo_days)} days: "
            f"{basis(source, 'embargo_days')}",
            words=frozenset({"embargo"}),
            instead=f"publish it on {first.isoformat()} (publish: {first.isoformat()})",
            field="date",
        )
    if last is not None and today > last:
        yield Objection(
            code="publisher-expired",
            message=f"{speaker(source, 'expires_days')} asks that copies go after {stance(source.terms.expires_days)} "
            f"days (the last one was {last.isoformat()}): {basis(source, 'expires_days')}",
            words=frozenset({"expires"}),
            instead="withdraw the copy (status: withdrawn)",
            field="date",
        )


def _never_shown(source: Source) -> Iterator[Objection]:
    for name, why in _NEVER_SHOWN.items():
        if stance(term_of(source, name)) == "required":
            yield _forbidden(source, name, f"a copy must carry its {name}; {why}", {name})


def _forbidden(source: Source, term: str, what: str, words: set[str]) -> Objection:
    return _refusal(f"{speaker(source, term)} has a rule on this: {what}; {basis(source, term)}", words)


def _refusal(message: str, words: set[str]) -> Objection:
    return Objection(
        code="publisher-forbids",
        message=message,
        words=frozenset(words),
        instead="write a brief in your own words (reuse: brief)",
    )


def _obligations(article: Article, source: Source) -> Iterator[Obligation]:
    terms = source.terms
    if stance(terms.byline) != "unknown":
        yield _owed(source, "byline", fill(stance(terms.byline), article, source))
    if stance(terms.exact_text) != "unknown":
        place = "bottom" if stance(terms.exact_text_place) == "bottom" else "top"
        yield _owed(source, "exact_text", fill(stance(terms.exact_text), article, source), f"exact_text_{place}")
    for name in ("link_top", "link_bottom"):
        if stance(term_of(source, name)) in _ASKED:
            yield _owed(source, name, article.source_url)
    if stance(terms.index) in ("canonical", "noindex"):
        yield _owed(source, "index", article.source_url, stance(terms.index))
    for name, value in _STATED.items():
        if stance(term_of(source, name)) in _ASKED:
            yield _owed(source, name, value)
    if address := notice_address(article, source):
        unknown = f"no address for it is known; the wish is printed at {address}"
        yield _owed(source, "notify", address if source.contact else unknown)


def _owed(source: Source, term: str, value: str, element: str = "") -> Obligation:
    return Obligation(element=element or term, rule=rule_of(source, term), value=value, basis=basis(source, term))
