# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Reading one term of a publisher: what it says, whether it may be relied on, and how to say where we know it from.

Nothing is put into quotation marks but the publisher's own words (``Term.quote``); what we concluded or decided
ourselves is said to be so.
"""

from __future__ import annotations

from typing import Final

from blotter.model.sources import Certainty, Source, Term
from blotter.model.verdicts import Rule

_DIGITS: Final = 6

# What is only remembered, or not known at all, may tighten an answer and never loosen it.
_TRUSTED: Final = frozenset(Certainty) - {Certainty.MEMORY, Certainty.UNKNOWN}
# What somebody has read, so that it can have words to quote.
_READ: Final = _TRUSTED - {Certainty.INFERRED}

_HOW_WE_KNOW: Final = {
    Certainty.OWN_TEXT: "from its own text",
    Certainty.PRINTED: "from what is printed under its articles",
    Certainty.REGISTRY: "from an open list of newswires",
    Certainty.THIRD_PARTY: "as others quote it",
    Certainty.INFERRED: "inferred from its license",
    Certainty.MEMORY: "from memory, not verified",
    Certainty.UNKNOWN: "not verified",
}


def grants(term: Term, *values: str) -> bool:
    """Say whether a publisher's term is one of these values *and* known well enough to be relied on."""
    return term.certainty in _TRUSTED and stance(term) in values


def stance(term: Term) -> str:
    """Read a term's value as a word; ``unknown`` where there is none."""
    if isinstance(term.value, bool):
        return "yes" if term.value else "no"
    return "unknown" if term.value in (None, "") else str(term.value)


def whole_number(term: Term) -> int | None:
    """Read a whole number (of days, of copies) from a term; ``None`` where none is stated."""
    text = stance(term)
    return int(text) if text.isdecimal() and len(text) <= _DIGITS else None


def basis(source: Source, name: str) -> str:
    """Say what a publisher's term is and how we know it: in its own words if they are on record, else in ours."""
    term = term_of(source, name)
    how = _HOW_WE_KNOW[term.certainty]
    if term.quote and term.certainty in _READ:
        return f"“{term.quote}” ({how})"
    note = f"; our note: {term.note}" if term.note else ""
    return f"{name.replace('_', ' ')}: {stance(term)} ({how}{note})"


def speaker(source: Source, name: str) -> str:
    """Begin a sentence about a term with whoever says so: the publisher, or we who take it that it does."""
    certainty = term_of(source, name).certainty
    if certainty in _READ:
        return f"the publisher ({source.name})"
    if certainty is Certainty.UNKNOWN:
        return f"house rule: we take it that the publisher ({source.name})"
    return f"we take it that the publisher ({source.name})"


def rule_of(source: Source, name: str) -> Rule:
    """Tell the class of rule of a term: one that nobody has verified is our own."""
    return Rule.HOUSE if term_of(source, name).certainty is Certainty.UNKNOWN else Rule.PUBLISHER


def term_of(source: Source, name: str) -> Term:
    """Return a term by its name."""
    term: Term = getattr(source.terms, name)
    return term
