# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The answer of the truth table: pure, total, and no whenever the table does not say yes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

import msgspec

from blotter.model.articles import ReuseKind
from blotter.model.config import RightsSettings
from blotter.model.licenses import License
from blotter.model.sources import PublisherTerms
from blotter.model.verdicts import Answer, Obligation, Rule
from blotter.rights.clauses import obligations
from blotter.rights.licenses import NO_LICENSE, name_all
from blotter.rights.table import IMAGE, VERDICTS, Context, Kind
from blotter.rights.terms import grants

_FROM_FREE_TO_FORBIDDEN: Final = tuple(Answer)
_RULES_BY_WEIGHT: Final = (Rule.HOUSE, Rule.PUBLISHER, Rule.LICENSE)

# Which of the publisher's own terms grants what its license leaves open (the C cells). A permission's scope names
# the same words.
_GRANTS: Final[Mapping[str, Callable[[PublisherTerms], bool]]] = {
    ReuseKind.EXCERPT: lambda terms: grants(terms.excerpt, "yes"),
    ReuseKind.STYLE_EDIT: lambda terms: grants(terms.edits, "style", "indicate", "yes"),
    ReuseKind.ABRIDGE: lambda terms: grants(terms.edits, "indicate", "yes") or grants(terms.derivatives, "yes"),
    ReuseKind.TRANSLATE: lambda terms: grants(terms.translation, "yes"),
    "ads": lambda terms: grants(terms.ads, "yes", "adjacent"),
    IMAGE: lambda terms: grants(terms.images, "yes"),
}


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """What the table says of one use.

    ``table`` is the cell itself (the strictest over the candidates); ``answer`` is what it comes to once the
    publisher's terms are counted (``ALLOWED`` where they grant all that was open). ``lacking`` are the words that a
    permission's scope would have to name: the kind, ``ads``, ``commercial``, ``image``. ``decisive`` are the candidates
    whose cell is the strictest.
    """

    table: Answer
    answer: Answer
    lacking: frozenset[str]
    decisive: tuple[License, ...]
    obligations: tuple[Obligation, ...]
    because: tuple[str, ...]


def context_of(settings: RightsSettings) -> Context:
    """Reduce the site's flags to one of the three contexts; an unknown way of advertising counts as commercial."""
    if settings.commercial or settings.paywall or settings.ads not in ("none", "adjacent"):
        return Context.COM
    return Context.ADS if settings.ads == "adjacent" else Context.NC


def judge(kind: Kind, candidates: Iterable[License], context: Context, terms: PublisherTerms) -> Ruling:
    """Judge one use of a work whose license is one of ``candidates`` (none: no license).

    The strictest answer over the candidates, the union of their obligations.
    """
    return _judged(kind, tuple(candidates) or (NO_LICENSE,), context, terms)


@lru_cache(maxsize=1024, typed=True)  # a site has many articles of one kind from one source
def _judged(kind: Kind, licenses: tuple[License, ...], context: Context, terms: PublisherTerms) -> Ruling:
    cells = {license_.spdx: VERDICTS[kind, license_.family, context] for license_ in licenses}
    table = strictest(cells.values())
    lacking = frozenset[str]().union(*(_lacking(kind, license_, context, terms) for license_ in licenses))
    answer = Answer.ALLOWED if table is Answer.NEEDS_GRANT and not lacking else table
    decisive = tuple(license_ for license_ in licenses if cells[license_.spdx] is table)
    return Ruling(
        table=table,
        answer=answer,
        lacking=lacking,
        decisive=decisive,
        obligations=union(obligations(kind, license_) for license_ in licenses),
        because=_because(kind, licenses, decisive, context, answer),
    )


def strictest(answers: Iterable[Answer]) -> Answer:
    """The least free of several answers."""
    return max(answers, key=_FROM_FREE_TO_FORBIDDEN.index)


def union(lists: Iterable[Sequence[Obligation]]) -> tuple[Obligation, ...]:
    """Join lists of obligations by element; of two rules that ask for one thing, the license's is named."""
    joined: dict[str, Obligation] = {}
    for obligation in (one for obligations_ in lists for one in obligations_):
        known = joined.get(obligation.element)
        if known is None or _RULES_BY_WEIGHT.index(obligation.rule) > _RULES_BY_WEIGHT.index(known.rule):
            joined[obligation.element] = obligation
    return tuple(joined[element] for element in sorted(joined))


def _lacking(kind: Kind, license_: License, context: Context, terms: PublisherTerms) -> frozenset[str]:
    """What stays open for one license after the publisher's terms; a P cell is opened by no term."""
    cell = VERDICTS[kind, license_.family, context]
    causes = _causes(kind, license_, context)
    if cell is Answer.NEEDS_PERMISSION:
        return causes | {kind}
    if cell is Answer.NEEDS_GRANT:
        return frozenset(cause for cause in causes if not (cause in _GRANTS and _GRANTS[cause](terms)))
    return frozenset()


def _causes(kind: Kind, license_: License, context: Context) -> frozenset[str]:
    """Why a cell is not simply allowed: what was changed, where the money is, or that it is a picture."""
    causes: set[str] = set()
    if kind == IMAGE or (license_.no_derivatives and kind is not ReuseKind.VERBATIM):
        causes.add(kind)
    if license_.noncommercial and context is not Context.NC:
        causes.add("ads" if context is Context.ADS else "commercial")
    return frozenset(causes)


_MEANING: Final = {
    Answer.ALLOWED: "allowed with the elements it asks for",
    Answer.NEEDS_GRANT: "allowed only where the publisher's own terms grant it",
    Answer.NEEDS_PERMISSION: "allowed only with a recorded permission",
}
_PLACE: Final = {
    Context.NC: "a non-commercial site without advertisements",
    Context.ADS: "a site with advertisements beside the item",
    Context.COM: "a commercial site",
}


def _because(
    kind: Kind, licenses: Sequence[License], decisive: Sequence[License], context: Context, answer: Answer
) -> tuple[str, ...]:
    if answer is Answer.EXEMPT:
        return (f"license: a {kind} needs none: facts, links and short quotations are free",)
    reason = f"license: {kind} under {name_all(decisive)}, on {_PLACE[context]}, is {_MEANING[answer]}"
    if len(licenses) == 1:
        return (reason,)
    return (reason, f"license: the source's license is not settled; of {name_all(licenses)} the strictest counts")
