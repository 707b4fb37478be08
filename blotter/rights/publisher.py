# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The publisher overlay: what a publisher asks of copies beyond its license. A class of rule of its own.

What is only remembered (``certainty: memory``) still binds; what is unknown asks for nothing here, and grants nothing
either (``engine.grants``). None of it applies to our own words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from blotter.model.articles import Article, ReuseKind
from blotter.model.config import RightsSettings
from blotter.model.sources import Certainty, Source, Term
from blotter.model.verdicts import Obligation, Rule
from blotter.rights.engine import stance
from blotter.rights.permission import Objection
from blotter.rights.table import COPIES

_DIGITS: Final = 6
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
_CERTAINTY: Final = {
    Certainty.OWN_TEXT: "in its own text",
    Certainty.PRINTED: "printed under its articles",
    Certainty.REGISTRY: "as an open list of newswires has it",
    Certainty.THIRD_PARTY: "as others quote it",
    Certainty.INFERRED: "inferred from its license",
    Certainty.MEMORY: "from memory, not verified",
    Certainty.UNKNOWN: "not verified",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """What the publisher adds to a license: what stands in the way, what is owed, and where a notice goes."""

    objections: tuple[Objection, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    notify: str = ""


def overlay(article: Article, source: Source, settings: RightsSettings, today: dt.date) -> Overlay:
    """Collect what the publisher asks of this copy; nothing for our own words and our own articles."""
    if article.reuse not in COPIES or source.own:
        return Overlay()
    return Overlay(
        objections=(
            *_about_the_kind(article, source),
            *_about_the_site(source, settings),
            *_about_time(article, source, today),
            *_never_shown(source),
        ),
        obligations=tuple(_obligations(article, source)),
        notify=notice_address(source),
    )


def notice_address(source: Source) -> str:
    """Give the address to which a notice of each copy is owed; empty where the publisher asks for none."""
    if stance(source.terms.notify) not in _ASKED:
        return ""
    return source.contact or source.terms_url or source.home


def quoted(source: Source, name: str) -> str:
    """Say what a publisher's term is, in its words if we have them, and how we know."""
    term: Term = getattr(source.terms, name)
    words = f"“{term.note}”" if term.note else f"“{name.replace('_', ' ')}: {stance(term)}”"
    return f"{words} ({_CERTAINTY[term.certainty]})"


def fill(pattern: str, article: Article, source: Source) -> str:
    """Fill a publisher's pattern: ``{author}``, ``{date}`` (2 January 2026), ``{outlet}``, ``{title}``."""
    date = f"{article.date.day} {_MONTHS[article.date.month - 1]} {article.date.year}"
    for name, value in (
        ("{author}", ", ".join(article.authors) or source.name),
        ("{date}", date),
        ("{outlet}", source.name),
        ("{title}", article.original_title or article.title),
    ):
        pattern = pattern.replace(name, value)
    return pattern


# Not strftime: a name of a month must not depend on the machine's locale.
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _about_the_kind(article: Article, source: Source) -> Iterator[Objection]:
    kind = article.reuse.value
    if stance(source.terms.full_text) == "brief-only":
        yield _forbidden(source, "full_text", f"we may only brief, quote or link (reuse: {kind})", {kind})
    for name, refusals in _KIND_TERMS.get(article.reuse, {}).items():
        if stance(getattr(source.terms, name)) in refusals:
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
    embargo, shelf_life = whole_number(source.terms.embargo_days), whole_number(source.terms.expires_days)
    if embargo is not None and today < (free := _later(article.date, embargo)):
        yield Objection(
            code="publisher-embargo",
            message=f"the publisher ({source.name}) asks for a delay of {embargo} days: "
            f"{quoted(source, 'embargo_days')}",
            words=frozenset({"embargo"}),
            instead=f"publish it on {free.isoformat()} (publish: {free.isoformat()})",
            field="date",
        )
    if shelf_life is not None and today > (last := _later(article.date, shelf_life)):
        yield Objection(
            code="publisher-expired",
            message=f"the publisher ({source.name}) asks that copies go after {shelf_life} days, "
            f"which was {last.isoformat()}: {quoted(source, 'expires_days')}",
            words=frozenset({"expires"}),
            instead="withdraw the copy (status: withdrawn)",
            field="date",
        )


def _never_shown(source: Source) -> Iterator[Objection]:
    for name, why in _NEVER_SHOWN.items():
        if stance(getattr(source.terms, name)) == "required":
            yield _forbidden(source, name, f"a copy must carry its {name}; {why}", {name})


def _forbidden(source: Source, term: str, what: str, words: set[str]) -> Objection:
    return Objection(
        code="publisher-forbids",
        message=f"the publisher ({source.name}) has a rule on this: {what}; {quoted(source, term)}",
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
        if stance(getattr(terms, name)) in _ASKED:
            yield _owed(source, name, article.source_url)
    if stance(terms.index) in ("canonical", "noindex"):
        yield _owed(source, "index", article.source_url, stance(terms.index))
    for name, value in _STATED.items():
        if stance(getattr(terms, name)) in _ASKED:
            yield _owed(source, name, value)
    if notice_address(source):
        yield _owed(source, "notify", notice_address(source))


def _owed(source: Source, term: str, value: str, element: str = "") -> Obligation:
    return Obligation(element=element or term, rule=Rule.PUBLISHER, value=value, quote=quoted(source, term))


def whole_number(term: Term) -> int | None:
    """Read a whole number (of days, of copies) from a term; ``None`` where none is stated."""
    text = stance(term)
    return int(text) if text.isdecimal() and len(text) <= _DIGITS else None


def _later(day: dt.date, number_of_days: int) -> dt.date:
    """Add days to a date; past the end of the calendar it is the last day there is."""
    return dt.date.fromordinal(min(day.toordinal() + number_of_days, dt.date.max.toordinal()))
