# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which pages a few changed articles can change: a superset, found without looking at the other pages.

The digests decide what is really rendered; these rules only spare the work of making thousands of pages' data to see
that nothing changed in them. Where a rule would be intricate (a term that appears or empties, an alias, a picture), the
caller looks at every page instead. A property test holds the result against a clean build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from blotter.library.addresses import article_address
from blotter.library.listings import list_articles, oldest_first
from blotter.library.related import Neighborhood
from blotter.model.articles import Article
from blotter.model.pages import Page
from blotter.rendering.attribution_views import attribution_listing
from blotter.rendering.cards import quoted_titles
from blotter.rendering.listing_views import (
    Listing,
    latest_listing,
    listing_page,
    month_listing,
    sheet_address,
    year_listing,
)
from blotter.rendering.pagination import cut_sheets
from blotter.rendering.press import Press, output_path
from blotter.rendering.term_views import source_listing, term_listing
from blotter.rendering.views import (
    companions_of_listing,
    pages_of_article,
    paths_of_article,
    single_pages,
    standing_pages,
)

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What changed between two builds: the changed articles as they were and as they are, where they were or are shown.

    ``linked_before`` are the slugs that the changed articles linked to. ``touched`` are all slugs that changed files
    had, those of hidden articles too. ``neighborhood`` is that of the new library.
    """

    before: Mapping[str, Article]
    after: Mapping[str, Article]
    linked_before: frozenset[str]
    touched: frozenset[str]
    neighborhood: Neighborhood

    @property
    def slugs(self) -> frozenset[str]:
        """Every slug that is new, changed or gone."""
        return frozenset(self.before) | frozenset(self.after)


def is_plain(press: Press, difference: Difference) -> bool:
    """Say whether the rules below cover a difference: no pictures, no aliases, no title that other cards show.

    And no term that comes or goes, nor an entry of the menu.
    """
    articles = (*difference.before.values(), *difference.after.values())
    if any(article.images or article.aliases for article in articles):
        return False
    if any(press.library.documents[slug].images for slug in difference.after):
        return False
    menu = {entry.url.partition("#")[0] for entry in press.library.config.menu}
    if any(article_address(slug) in menu for slug in difference.slugs) or _is_quoted(press, difference):
        return False
    listed = press.library.listed
    return all(
        bool(listed[taxonomy].get(key)) == bool(before) for (taxonomy, key), before in _lists_before(press, difference)
    )


def _is_quoted(press: Press, difference: Difference) -> bool:
    """Say whether a title changed that stands in the card of another article, and so on all of that one's lists."""
    library = press.library
    for slug in difference.slugs:
        before, after = difference.before.get(slug), difference.after.get(slug)
        if before is not None and after is not None and before.title == after.title:
            continue
        referring = {*library.backlinks.get(slug, ()), *library.missed.get(slug, ())}
        if any(slug in quoted_titles(library, other) for other in referring - difference.slugs):
            return True
    return False


def affected_pages(press: Press, difference: Difference) -> Iterator[Page]:
    """Make every page that may differ; some are the same after all."""
    yield from single_pages(press)
    yield from standing_pages(press)
    for slug in sorted(_affected_articles(press, difference)):
        if slug in press.library.articles:
            yield from pages_of_article(press, slug)
    for listing, before in _affected_listings(press, difference):
        size = press.library.config.listings.page_size
        old = {sheet.number: sheet for sheet in cut_sheets(before, size)}
        for sheet in cut_sheets(listing.slugs, size):
            if old.get(sheet.number) != sheet or not difference.slugs.isdisjoint(sheet.slugs):
                yield listing_page(press, listing, sheet)
        yield from companions_of_listing(press, listing)


def lost_paths(press: Press, difference: Difference) -> Iterator[str]:
    """Name the outputs that a difference takes away: pages of articles, and sheets of lists that became shorter.

    A withdrawn article that is one no more leaves its page too: the word that it was withdrawn.
    """
    for slug in (difference.before.keys() | difference.touched) - difference.after.keys():
        yield from paths_of_article(slug)
    size = press.library.config.listings.page_size
    for listing, before in _affected_listings(press, difference):
        numbers = {sheet.number for sheet in cut_sheets(listing.slugs, size)}
        for sheet in cut_sheets(before, size):
            if sheet.number not in numbers:
                yield output_path(sheet_address(listing.address, sheet.number))


def _affected_articles(press: Press, difference: Difference) -> set[str]:
    """Name the articles that show a changed one: as a link, a backlink or a related story."""
    library = press.library
    found = set(difference.slugs) | difference.linked_before
    for slug in difference.slugs:
        found.update(library.links.get(slug, ()))
        found.update(library.backlinks.get(slug, ()))
        found.update(library.missed.get(slug, ()))
        found.update(other for other, links in library.links.items() if slug in links)
        found.update(other.slug for other in library.articles.values() if slug in other.related)
    if difference.before == difference.after:
        return found
    settings = library.config.listings
    ordered = oldest_first(_articles_before(press, difference))
    former = Neighborhood(ordered, count=settings.related, window=settings.related_window)
    for article in difference.before.values():
        found |= former.neighbors(article) | difference.neighborhood.neighbors(article)
    for article in difference.after.values():
        found |= former.neighbors(article) | difference.neighborhood.neighbors(article)
    return found


def _articles_before(press: Press, difference: Difference) -> Iterator[Article]:
    for slug, article in press.library.articles.items():
        if slug not in difference.slugs:
            yield article
    yield from difference.before.values()


def _affected_listings(press: Press, difference: Difference) -> Iterator[tuple[Listing, Sequence[str]]]:
    """Give each listing on which a changed article stands or stood, with its slugs before."""
    order = _before(press, press.library.order, difference, difference.before.values())
    yield latest_listing(press), order
    yield attribution_listing(press), order
    for (taxonomy, key), before in _lists_before(press, difference):
        yield _listing(press, taxonomy, key), before


def _listing(press: Press, taxonomy: str, key: str) -> Listing:
    match taxonomy:
        case "sources":
            return source_listing(press, key)
        case "years":
            return year_listing(press, key)
        case "months":
            return month_listing(press, key)
        case _:
            return term_listing(press, taxonomy, key)


def _lists_before(press: Press, difference: Difference) -> Iterator[tuple[Key, Sequence[str]]]:
    """Give each list on which a changed article stands or stood, as it was."""
    library = press.library
    stood = list_articles(difference.before.values(), tags=library.tags, regions=library.regions)
    stands = list_articles(difference.after.values(), tags=library.tags, regions=library.regions)
    for taxonomy, lists in stood.items():
        for key in sorted(lists.keys() | stands[taxonomy].keys()):
            were_there = [difference.before[slug] for slug in lists.get(key, ())]
            now = library.listed[taxonomy].get(key, ())
            yield (taxonomy, key), _before(press, now, difference, were_there)


def _before(press: Press, now: Iterable[str], difference: Difference, stood: Iterable[Article]) -> Sequence[str]:
    """Put a list back as it was: without the changed articles, and with those that stood on it."""
    articles = press.library.articles
    changed = difference.slugs
    seats = [(articles[slug].date, slug) for slug in now if slug not in changed]
    seats += [(article.date, article.slug) for article in stood]
    return tuple(slug for _, slug in sorted(seats))
