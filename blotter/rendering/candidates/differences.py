# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What changed between two builds, where that is a few articles, and what of it shows on other pages than their own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from msgspec.structs import replace

from blotter.library.computed import Computed
from blotter.library.related import Neighborhood, seat_of
from blotter.model.articles import Article
from blotter.model.documents import Document
from blotter.model.library import Library
from blotter.model.pages import Json
from blotter.model.verdicts import Verdict
from blotter.rendering.composing.press import Press, set_up
from blotter.rendering.lists.pagination import Recut

Value = TypeVar("Value")
ItemMaker: TypeAlias = Callable[[Press, str], dict[str, Json]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What changed between two builds: the changed articles as they were and as they are, where they were or are shown.

    ``links_before`` are the slugs that each of ``before`` linked to. ``touched`` are all slugs that changed files had
    and have, those of hidden articles too; ``turned`` those that came into view, went out of it or got another mark;
    ``withdrawn_before`` those, former ones too, at which changed files said that something was withdrawn.
    ``vacant_before`` are the addresses that would have had a page if more had been shown. ``neighborhood`` is that of
    the new library. ``documents`` and ``verdicts`` are the former ones of ``before``.
    ``related`` gives what an item that was shown then showed as related, ``showing`` those that showed one of some.
    ``memory`` is what was found out about all this, ``lists_before`` are the lists on which changed articles stand or
    stood, and ``recuts`` how lists are cut, before and now.
    """

    before: Mapping[str, Article]
    after: Mapping[str, Article]
    links_before: Mapping[str, tuple[str, ...]]
    touched: frozenset[str]
    withdrawn_before: frozenset[str]
    turned: frozenset[str]
    vacant_before: frozenset[str]
    neighborhood: Neighborhood
    documents: Mapping[str, Document]
    verdicts: Mapping[str, Verdict]
    related: Callable[[str], tuple[str, ...]]
    showing: Callable[[Collection[str]], set[str]]
    memory: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)
    recuts: list[Recut] = field(default_factory=list, compare=False, repr=False)
    lists_before: list[tuple[tuple[str, str], Sequence[str]]] = field(default_factory=list, compare=False, repr=False)

    @property
    def slugs(self) -> frozenset[str]:
        """Every slug that is new, changed or gone."""
        return frozenset(self.before) | frozenset(self.after)

    @property
    def is_nothing(self) -> bool:
        """Say whether no article changed, not even one that is hidden, nor what is shown of any."""
        return not (self.before or self.after or self.touched or self.turned)

    @property
    def is_of_texts(self) -> bool:
        """Say whether nothing changed but bodies: what articles say of themselves is as it was, and they are shown."""
        return self.before == self.after and not self.turned

    @property
    def is_of_words(self) -> bool:
        """Say whether nothing changed but words: everything stands where it stood, and is counted as it was."""
        return _wordless(self.before) == _wordless(self.after) and not self.turned

    @property
    def keeps_seats(self) -> bool:
        """Say whether no changed article moved among its neighbors."""
        return _seats(self.before) == _seats(self.after)

    def rewritten(self, library: Library) -> frozenset[str]:
        """Name those that came or went, or whose record or verdict is another; of the others only texts changed."""
        return frozenset(
            slug
            for slug in self.slugs
            if slug in self.turned
            or self.before.get(slug) != self.after.get(slug)
            or self.verdicts[slug] != library.verdicts[slug]
        )


def _seats(articles: Mapping[str, Article]) -> dict[str, object]:
    return {slug: seat_of(article) for slug, article in articles.items()}


def _wordless(articles: Mapping[str, Article]) -> dict[str, Article]:
    return {slug: replace(article, title="", summary="") for slug, article in articles.items()}


class Looks:
    """Tells which changed articles lists show otherwise than before; that is seen by looking at them as they were."""

    def __init__(self, press: Press, difference: Difference) -> None:
        self.difference = difference
        self._press = press
        self._former = set_up(_former_library(press.library, difference), press.locale)
        self._changed: dict[ItemMaker, frozenset[str]] = {}

    def changed(self, item: ItemMaker) -> frozenset[str]:
        """Name the changed articles of which ``item`` (which makes what a list shows of one) now makes something else.

        Those that came or went are among them.
        """
        if item not in self._changed:
            self._changed[item] = frozenset(slug for slug in self.difference.slugs if self._is_other(item, slug))
        return self._changed[item]

    def _is_other(self, item: ItemMaker, slug: str) -> bool:
        changed = self.difference
        if slug in changed.turned or slug not in changed.before or slug not in changed.after:
            return True
        return item(self._former, slug) != item(self._press, slug)


def _former_library(library: Library, difference: Difference) -> Library:
    """Return a library in which the changed articles say what they said; everything else is as it is now."""

    def mixed(former: Mapping[str, Value], now: Mapping[str, Value]) -> Mapping[str, Value]:
        return Computed(now.keys(), lambda slug: former[slug] if slug in former else now[slug])

    return replace(
        library,
        articles=mixed(difference.before, library.articles),
        documents=mixed(difference.documents, library.documents),
        verdicts=mixed(difference.verdicts, library.verdicts),
    )
