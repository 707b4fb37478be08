# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which pages a few changed articles can change: a superset, found without looking at the other pages.

The digests decide what is really rendered; these rules only spare the work of making thousands of pages' data to see
that nothing changed in them. Where a rule would be intricate (a term that appears or empties, an alias, a picture), the
caller looks at every page instead. A property test holds the result against a clean build.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from blotter.library.addresses import article_address, page_of
from blotter.library.listings import list_articles
from blotter.library.stories import in_order
from blotter.library.translations import group_translations
from blotter.model.articles import Article
from blotter.model.library import Library
from blotter.model.pages import Page
from blotter.rendering.candidates.calendars import Key, is_first, pages_beside
from blotter.rendering.candidates.differences import Difference, Looks
from blotter.rendering.candidates.feeds import affected_feeds, speaks_the_same
from blotter.rendering.composing.cards import card, lead_card, quoted_titles
from blotter.rendering.composing.press import Press, output_path
from blotter.rendering.lists.attributions import attribution_listing
from blotter.rendering.lists.listings import Listing, latest_listing, month_listing, year_listing
from blotter.rendering.lists.pagination import Recut, recut
from blotter.rendering.lists.stories import boxed_with, story_listing
from blotter.rendering.lists.terms import source_listing, term_listing
from blotter.rendering.pages.tickets import (
    counting_pages,
    front_pages,
    pages_of_article,
    pages_of_sheet,
    pages_of_week,
    paths_of_article,
    paths_of_sheet,
    standing_pages,
)
from blotter.rendering.wire.feed_pages import feed_files


def is_plain(press: Press, difference: Difference) -> bool:
    """Say whether the rules below cover a difference: no pictures, no aliases, no title that other cards show.

    And no term that comes or goes, but a week, month or year that has its first item; no language that does, nor an
    entry of the menu.
    """
    articles = (*difference.before.values(), *difference.after.values())
    if any(article.images or article.aliases for article in articles):
        return False
    if any(press.library.documents[slug].images for slug in difference.after):
        return False
    menu = {page_of(entry.url) for entry in press.library.config.menu}
    if any(article_address(slug) in menu for slug in difference.slugs) or _is_quoted(press, difference):
        return False
    if not speaks_the_same(press.library, difference.before, difference.after):
        return False
    library, vacant = press.library, difference.vacant_before
    return all(
        bool(library.listed[key[0]].get(key[1])) == bool(before) or is_first(library, key, before, vacant)
        for key, before in _lists_before(press, difference)
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
    looks = Looks(press, difference)
    if _shows_elsewhere(looks, press.library):
        yield from front_pages(press)
        yield from standing_pages(press)
    elif difference.touched - difference.slugs:  # of a hidden item it may have to be said that it was withdrawn
        yield from standing_pages(press)
    if not difference.is_of_words:
        yield from counting_pages(press)
    for slug in sorted(_affected_articles(press, difference)):
        if slug in press.library.articles:
            yield from pages_of_article(press, slug)
    for listing, before in _affected_listings(press, difference):
        yield from _affected_sheets(press, looks, listing, before)
    for week in sorted({*_affected_weeks(press, difference)}):
        yield from pages_of_week(press, week)
    yield from feed_files(press, affected_feeds(press, difference.before, difference.after))


def _shows_elsewhere(looks: Looks, library: Library) -> bool:
    """Say whether more changed than texts, or as much of one as the card of an item shows."""
    difference = looks.difference
    if not difference.is_of_texts or difference.rewritten(library):
        return True
    return bool(looks.changed(card) or looks.changed(lead_card))


def lost_paths(press: Press, difference: Difference) -> Iterator[str]:
    """Name the outputs that a difference may take away: pages of articles, and sheets of lists that became shorter.

    All that an affected article could have is named, for it may have less than before (no kit, fewer pages of text);
    what it still has is among the ``affected_pages``. A withdrawn article that is one no more leaves its pages too: the
    word that it was withdrawn, at each address that it had.
    """
    yield from (output_path(article_address(slug)) for slug in difference.withdrawn_before)
    for slug in _affected_articles(press, difference) | difference.touched:
        yield from paths_of_article(slug)
    for listing, before in _affected_listings(press, difference):
        if before is not listing.slugs:  # lists beside a first item are given as they are: they lost no sheet
            for number in _recut(press, difference, listing, before).lost:
                yield from paths_of_sheet(press, listing.address, number)


def _affected_sheets(press: Press, looks: Looks, listing: Listing, before: Sequence[str]) -> Iterator[Page]:
    """Make the pages of a listing that may differ: where items moved, or where one is shown that looks different."""
    changed = looks.changed(listing.item)
    if looks.difference.is_of_texts and not changed:
        return
    sheets = _recut(press, looks.difference, listing, before)
    heads = [sheets.head] if listing.counted else []
    for sheet in dict.fromkeys([*heads, *sheets.moved(changed)]):
        yield from pages_of_sheet(press, listing, sheet)


def _recut(press: Press, difference: Difference, listing: Listing, before: Sequence[str]) -> Recut:
    """Cut a listing as it was and as it is now, once for all who ask and all lists that have the same items."""
    for known in difference.recuts:
        if known.now == listing.slugs and known.before == before:
            return known
    difference.recuts.append(recut(before, listing.slugs, press.library.config.listings.page_size))
    return difference.recuts[-1]


def _affected_articles(press: Press, difference: Difference) -> frozenset[str]:
    """Name the articles that show a changed one: as a link, a backlink or a related story."""
    if "articles" not in difference.memory:
        difference.memory["articles"] = frozenset(_showing(press, difference))
    return difference.memory["articles"]


def _showing(press: Press, difference: Difference) -> set[str]:
    library = press.library
    if difference.is_of_texts and not difference.rewritten(library):
        # Nothing of a text but where it leads is on the pages of others: on those, as one that refers to them.
        led = ((set(before), library.links.get(slug, ())) for slug, before in difference.links_before.items())
        return set(difference.slugs).union(*(before.symmetric_difference(now) for before, now in led))
    found = set(difference.slugs).union(*difference.links_before.values())
    for slug in difference.slugs:
        found.update(library.links.get(slug, ()))
        found.update(library.backlinks.get(slug, ()))
        found.update(library.missed.get(slug, ()))
    if difference.is_of_texts:
        return found
    found |= _related_otherwise(press, difference)
    for slug, before in _affected_stories(press, difference):
        found.update(boxed_with(before, library.told[slug], difference.slugs))
    for versions in (library.translations, group_translations(_articles_before(press, difference))):
        found.update(other for slug in difference.slugs for other in versions.get(slug, ()))
    return found


def _related_otherwise(press: Press, difference: Difference) -> set[str]:
    """Name the articles among whose related stories a changed one is or was, or that have other ones than before.

    Where no changed article moved among the others, all have the related stories that they had. Else neighbors and
    those that chose it come into question.
    """
    library, changed = press.library, difference.slugs
    if difference.keeps_seats and not difference.turned:
        return difference.showing(changed) - changed
    now, former = difference.neighborhood, difference.neighborhood.as_it_was(difference.before, changed)
    near = {article.slug for article in library.articles.values() if not changed.isdisjoint(article.related)}
    for article in (*difference.before.values(), *difference.after.values()):
        near |= former.neighbors(article) | now.neighbors(article)
    near.intersection_update(library.articles)
    near -= changed
    return {
        slug
        for slug in near
        if not changed.isdisjoint(library.related[slug]) or difference.related(slug) != library.related[slug]
    }


def _articles_before(press: Press, difference: Difference) -> Iterator[Article]:
    changed = difference.slugs
    for slug, article in press.library.articles.items():
        if slug not in changed:
            yield article
    yield from difference.before.values()


def _affected_listings(press: Press, difference: Difference) -> Iterator[tuple[Listing, Sequence[str]]]:
    """Give each listing on which a changed article stands or stood, with its slugs before."""
    order = _before(press, press.library.order, difference, difference.before.values())
    yield latest_listing(press), order
    yield attribution_listing(press), order
    for (taxonomy, key), before in _lists_before(press, difference):
        if taxonomy not in ("weeks", "stories"):
            yield _listing(press, taxonomy, key), before
    for slug, before in _affected_stories(press, difference):
        yield story_listing(press, slug), before
    for taxonomy, key in _beside_firsts(press, difference):
        if taxonomy != "weeks":
            yield _listing(press, taxonomy, key), press.library.listed[taxonomy][key]


def _beside_firsts(press: Press, difference: Difference) -> list[Key]:
    """Name the times, of those without a changed article, that show that others have their first items."""
    lists = dict(_lists_before(press, difference))
    firsts = (key for key, before in lists.items() if not before)  # nothing else begins where these rules are asked
    return [key for key in dict.fromkeys(pages_beside(press.library, firsts)) if key not in lists]


def _affected_stories(press: Press, difference: Difference) -> Iterator[tuple[str, Sequence[str]]]:
    """Give each story that a changed article belongs or belonged to, or that its intro links to: as it was told."""
    library = press.library
    seen = set()
    for (taxonomy, key), before in _lists_before(press, difference):
        if taxonomy == "stories":
            seen.add(key)
            yield key, in_order(library.stories[key], before)
    for key, told in library.told.items():
        if key not in seen and not difference.slugs.isdisjoint(library.desk_links[library.stories[key].path]):
            yield key, told


def _affected_weeks(press: Press, difference: Difference) -> Iterator[str]:
    """Name the weeks that a changed article belongs or belonged to, or that their lead links to."""
    library = press.library
    for (taxonomy, key), _ in _lists_before(press, difference):
        if taxonomy == "weeks":
            yield key
    for key, lead in library.leads.items():
        if key in library.listed["weeks"] and not difference.slugs.isdisjoint(library.desk_links[lead.path]):
            yield key
    yield from (key for taxonomy, key in _beside_firsts(press, difference) if taxonomy == "weeks")


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


def _lists_before(press: Press, difference: Difference) -> Sequence[tuple[Key, Sequence[str]]]:
    """Return each list on which a changed article stands or stood, as it was: found once, for many rules ask for it."""
    if not difference.lists_before:
        difference.lists_before.extend(_find_lists_before(press, difference))
    return difference.lists_before


def _find_lists_before(press: Press, difference: Difference) -> Iterator[tuple[Key, Sequence[str]]]:
    library = press.library
    stories = library.stories.values()
    stood = list_articles(difference.before.values(), tags=library.tags, regions=library.regions, stories=stories)
    stands = list_articles(difference.after.values(), tags=library.tags, regions=library.regions, stories=stories)
    for taxonomy, lists in stood.items():
        for key in sorted(lists.keys() | stands[taxonomy].keys()):
            were_there = [difference.before[slug] for slug in lists.get(key, ())]
            now = library.listed[taxonomy].get(key, ())
            yield (taxonomy, key), _before(press, now, difference, were_there)


def _before(press: Press, now: Sequence[str], difference: Difference, stood: Iterable[Article]) -> Sequence[str]:
    """Put a list back as it was: without the changed articles, and with those that stood on it."""
    articles, changed = press.library.articles, difference.slugs
    former = {article.slug: article.date for article in stood}
    there = {slug: articles[slug].date for slug in changed.intersection(now)}
    if former == there:
        return now
    seats = [slug for slug in now if slug not in changed]
    for slug in sorted(former):
        seat = bisect_left(seats, (former[slug], slug), key=lambda one: (former.get(one) or articles[one].date, one))
        seats.insert(seat, slug)
    return tuple(seats)
