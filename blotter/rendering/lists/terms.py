# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Topics, places and sources: a listing for each that has items, and what is known of it."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from blotter.library.addresses import term_address
from blotter.library.alphabet import alphabetical
from blotter.model.pages import Json
from blotter.model.sources import PublisherTerms, Source, Stance
from blotter.model.terms import Vocabulary, VocabularyTerm
from blotter.rendering.composing.press import Press, license_data
from blotter.rendering.lists.listings import Listing, Trail
from blotter.rendering.overviews.terms import region_overview, source_overview, topic_overview
from blotter.rights.licenses import find_license

_BLANK: Final = re.compile(r"\{(author|date|outlet|title)\}")


def term_listing(press: Press, taxonomy: str, key: str) -> Listing:
    """The items of a tag or a region, its own and those of the terms below it."""
    vocabulary = vocabulary_of(press, taxonomy)
    term = vocabulary.terms[key]
    label = press.words(f"{taxonomy}.title")
    parents = _listed_parents(press, vocabulary, term)
    return Listing(
        address=term_address(taxonomy, key),
        title=term.label,
        slugs=press.library.listed[taxonomy][key],
        feed=(taxonomy, key),
        template="term.html.j2",
        kicker=press.words(f"{taxonomy}.kind.{term.kind}") if term.kind else press.words(f"{taxonomy}.one"),
        description=term.definition,
        trail=((label, f"/{taxonomy}/"), *_way_down(press, vocabulary, term)),
        head={
            "taxonomy": taxonomy,
            "definition": term.definition,
            "children": [_below(press, vocabulary, child) for child in children_of(press, taxonomy, key)],
            "also_in": [term_link(press, vocabulary, parent) for parent in parents[1:]],
        },
        overview=partial(topic_overview if taxonomy == "tags" else region_overview, press, key),
        counted=True,
    )


def vocabulary_of(press: Press, taxonomy: str) -> Vocabulary:
    """Return the vocabulary of ``tags`` or ``regions``."""
    return press.library.tags if taxonomy == "tags" else press.library.regions


def children_of(press: Press, taxonomy: str, key: str) -> list[str]:
    """List the terms directly below one (below nothing: key ``""``) that have items, by label."""
    vocabulary = vocabulary_of(press, taxonomy)
    listed = press.library.listed.get(taxonomy, {})
    found = [
        term
        for term in vocabulary.terms.values()
        if term.key in listed and (key in term.parents or not (key or term.parents))
    ]
    return [term.key for term in sorted(found, key=lambda term: (alphabetical(term.label), term.key))]


def term_link(press: Press, vocabulary: Vocabulary, key: str) -> dict[str, Json]:
    """Return a term as label and link."""
    return {"label": vocabulary.terms[key].label, "url": press.term_link(vocabulary.taxonomy, key)}


def _below(press: Press, vocabulary: Vocabulary, key: str) -> dict[str, Json]:
    """A term on the page of one above it. A topic tells its number: all its items are on the list of that page, too.

    An area of several countries does not: its items elsewhere are not on the list of each.
    """
    link = counted_link if vocabulary.taxonomy == "tags" else term_link
    return link(press, vocabulary, key)


def counted_link(press: Press, vocabulary: Vocabulary, key: str) -> dict[str, Json]:
    """Return a term as label and link, with the number of its items: for pages that are made again with any item."""
    return {**term_link(press, vocabulary, key), "count": len(press.library.listed[vocabulary.taxonomy][key])}


def _way_down(press: Press, vocabulary: Vocabulary, term: VocabularyTerm) -> Trail:
    """The ancestors of a term, the first parent's line, from the top; each as (label, address)."""
    steps: list[tuple[str, str]] = []
    while parents := _listed_parents(press, vocabulary, term):
        term = vocabulary.terms[parents[0]]
        steps.append((term.label, term_address(vocabulary.taxonomy, term.key)))
    return tuple(reversed(steps))


def _listed_parents(press: Press, vocabulary: Vocabulary, term: VocabularyTerm) -> list[str]:
    """The parents of a term that have a page: an area of three countries may have items in one of them only."""
    listed = press.library.listed.get(vocabulary.taxonomy, {})
    return [key for key in term.parents if key in listed]


def source_listing(press: Press, key: str) -> Listing:
    """The items of a source, and in words what is known of its terms."""
    source = press.library.sources[key]
    title = press.words("sources.title")
    return Listing(
        address=term_address("sources", key),
        title=source.name,
        slugs=press.library.listed["sources"][key],
        feed=("sources", key),
        template="source.html.j2",
        kicker=press.words("sources.one"),
        description=press.words("sources.description", source=source.name, site=press.library.config.site.name),
        trail=((title, "/sources/"),),
        head={"source": source_data(press, source)},
        overview=partial(source_overview, press, key),
        counted=True,
    )


def source_data(press: Press, source: Source) -> dict[str, Json]:
    """Return a source as plain values: who it is, its license as far as it is known, and its terms."""
    candidates = [license_data(found) for found in map(find_license, source.licenses) if found is not None]
    return {
        "name": source.name,
        "url": press.term_link("sources", source.key),
        "home": source.home,
        "own": source.own,
        "kind": source.kind,
        "licenses": list(candidates),
        "certainty": source.license_certainty.value,
        "license_note": source.license_note,
        "license_seen_at": source.license_seen_at,
        "license_seen_on": source.license_seen_on.isoformat() if source.license_seen_on else "",
        "terms_url": source.terms_url,
        "checked_on": source.checked_on.isoformat() if source.checked_on else "",
        "terms": _known_terms(source.terms),
    }


def _parts(value: str) -> list[Json]:
    """Split a publisher's pattern into its words and its blanks (``{author}``), which the theme names."""
    parts: list[Json] = []
    for place, text in enumerate(_BLANK.split(value)):
        if text:
            parts.append({"text": "", "blank": text} if place % 2 else {"text": text, "blank": ""})
    return parts


def _known_terms(terms: PublisherTerms) -> list[Json]:
    """The terms of a publisher that are known, in the order of ``PublisherTerms``."""
    known: list[Json] = []
    for name in PublisherTerms.__struct_fields__:
        term = getattr(terms, name)
        if term.value in (None, "", Stance.UNKNOWN.value):
            continue
        value = {True: "yes", False: "no"}[term.value] if isinstance(term.value, bool) else str(term.value)
        row: dict[str, Json] = {"name": name, "value": value, "parts": _parts(value)}
        known.append({**row, "note": term.note, "certainty": term.certainty.value})
    return known
