# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The credit of an article as values, and the obligations that its page must show, filled with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import msgspec
from msgspec.structs import fields, replace

from blotter.model.articles import Article, ReuseKind
from blotter.model.licenses import Family, License
from blotter.model.sources import Certainty, PublisherTerms, Source
from blotter.model.verdicts import Credit, Obligation, Rule
from blotter.rights.candidates import Known, describe
from blotter.rights.engine import union
from blotter.rights.publisher import Overlay, fill
from blotter.rights.terms import grants, stance, term_of

_OGL_STATEMENT: Final = "Contains public sector information licensed under the Open Government Licence v3.0."
_WHOLE_COPIES: Final = frozenset({ReuseKind.VERBATIM, ReuseKind.STYLE_EDIT})

# Where an obligation's value is found in the credit. An element that is absent here is heeded, not shown.
_VALUES: Final[Mapping[str, Callable[[Credit], str]]] = {
    "outlet": lambda credit: credit.source_name,
    "author": lambda credit: ", ".join(credit.authors),
    "byline": lambda credit: credit.byline,
    "title": lambda credit: credit.original_title,
    "source_link": lambda credit: credit.source_url,
    "translation_of_link": lambda credit: credit.source_url,
    "link_top": lambda credit: credit.source_url,
    "link_bottom": lambda credit: credit.source_url,
    "license_link": lambda credit: credit.license.deed if credit.license else "",
    "license_statement": lambda credit: credit.license_description,
    "terms_link": lambda credit: credit.terms_url,
    "pd_basis": lambda credit: credit.license_description,
    "ogl_statement": lambda credit: (_OGL_STATEMENT, *credit.texts_top, *credit.texts_bottom)[-1],
    "change_notice": lambda credit: credit.changes,
    "translator": lambda credit: credit.translator,
    "machine_or_human": lambda credit: credit.translation,
    "permission_note": lambda credit: credit.permission,
    "adapter_license_same": lambda credit: credit.own_license.deed if credit.own_license else "",
    "archive_link": lambda credit: credit.archive,
    "own_words_label": lambda credit: credit.kind.value,
}


class Grounds(msgspec.Struct, frozen=True, kw_only=True):
    """What a credit rests on: the license as known, the publisher's overlay and the license of our contribution."""

    known: Known
    overlay: Overlay
    obligations: tuple[Obligation, ...] = ()
    own_license: License | None = None
    permitted: bool = False


def make_credit(article: Article, source: Source, grounds: Grounds) -> Credit:
    """Gather everything that a page needs to credit this work."""
    credit = Credit(
        kind=article.reuse,
        source_name=source.name,
        source_home=source.home,
        source_url=article.source_url,
        original_title=article.original_title,
        authors=article.authors,
        byline=_byline(article, source),
        date=article.date,
        own_license=grounds.own_license,
        archive=article.archive,
        own=source.own,
    )
    if not credit.is_copy:
        return credit
    top = _texts(grounds.overlay, "exact_text_top")
    bottom = _texts(grounds.overlay, "exact_text_bottom")
    if any(one.element == "ogl_statement" for one in grounds.obligations) and not (top or bottom):
        bottom = (_OGL_STATEMENT,)
    return replace(
        _with_license(credit, grounds.known, _terms_page(article, source)),
        changes=article.changes,
        images_omitted=_omits_images(article, source),
        translator=article.translator,
        translation=article.translation,
        texts_top=top,
        texts_bottom=bottom,
        notices=article.notices,
        permission=article.permission.by if article.permission and grounds.permitted else "",
        index=_index(article, source),
        notify=grounds.overlay.notify,
    )


def owed(credit: Credit, grounds: Grounds, article: Article) -> tuple[Obligation, ...]:
    """List everything the page owes, of the table, the publisher and the house, each filled with what it must show."""
    asked = union((grounds.obligations, grounds.overlay.obligations, tuple(_house_rules(credit))))
    filled = [replace(one, value=_VALUES[one.element](credit)) if one.element in _VALUES else one for one in asked]
    notices = next((one for one in filled if one.element == "notices_kept"), None)
    if notices is not None:
        filled.remove(notices)
        filled += [replace(notices, value=notice) for notice in credit.notices] or [notices]
    filled += [Obligation(element="image_credit", rule=Rule.HOUSE, value=image.credit) for image in article.images]
    return tuple(filled)


def _house_rules(credit: Credit) -> Iterator[Obligation]:
    """Our own rules beyond the table: the links at both ends, the byline, and saying what is left out or not known."""

    def house(element: str, value: str = "") -> Obligation:
        return Obligation(element=element, rule=Rule.HOUSE, value=value)

    yield from map(house, ("byline", "link_top", "link_bottom"))
    if credit.archive:
        yield house("archive_link")
    if credit.is_copy:
        if credit.license is None and credit.license_description:
            yield house("license_statement")
        if credit.license is None and credit.terms_url:
            yield house("terms_link")
        if credit.permission:
            yield house("permission_note")
        if credit.images_omitted:
            yield house("images_omitted")
        if credit.index:
            yield house(credit.index, credit.source_url)


def _terms_page(article: Article, source: Source) -> str:
    """Find where the publisher's terms can be read: its page of terms, or the original if they are printed under it."""
    certainties = {source.license_certainty, *(term_of(source, each.name).certainty for each in fields(PublisherTerms))}
    return source.terms_url or (article.source_url if Certainty.PRINTED in certainties else "")


def _with_license(credit: Credit, known: Known, terms_page: str) -> Credit:
    """Assert a license only where one is recorded and has a deed; else say what is known, and where it stands."""
    recorded = known.recorded
    if recorded is not None and recorded.deed:
        words = recorded.basis if recorded.family is Family.PD else ""
        return replace(credit, license=recorded, license_description=words, terms_url=terms_page)
    description = describe(known.candidates)
    only = known.candidates[0] if len(known.candidates) == 1 else None
    return replace(credit, license_description=description, terms_url=(only.deed if only else "") or terms_page)


def _byline(article: Article, source: Source) -> str:
    """Set the byline: the publisher's pattern where it has one, with every author and the outlet in it all the same."""
    pattern = stance(source.terms.byline)
    nobody_named = "{author}" in pattern and not article.authors
    if source.own or article.reuse.is_own_words or pattern == "unknown" or nobody_named:
        return ", ".join(dict.fromkeys((*article.authors, source.name)))
    byline = fill(pattern, article, source)
    missing = [author for author in article.authors if author not in byline]
    after = [source.name] if source.name not in byline else []
    return ", ".join((*missing, byline, *after))


def _texts(overlay: Overlay, element: str) -> tuple[str, ...]:
    return tuple(one.value for one in overlay.obligations if one.element == element)


def _omits_images(article: Article, source: Source) -> bool:
    """Pictures may be left out of a whole copy, with a note; where the publisher gives them along, none is missing."""
    return article.reuse is not ReuseKind.EXCERPT and not article.images and not grants(source.terms.images, "yes")


def _index(article: Article, source: Source) -> str:
    """Say what search engines are told: what the publisher asks, else the house keeps whole copies out of indexes."""
    asked = stance(source.terms.index)
    if asked in ("canonical", "noindex"):
        return asked
    return "noindex" if article.reuse in _WHOLE_COPIES else ""
