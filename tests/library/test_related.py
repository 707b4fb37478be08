# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Related stories: shared rare terms, near in time, and local by construction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from blotter.library.listings import list_articles, oldest_first
from blotter.library.related import Neighborhood, named_in
from blotter.model.articles import Article
from tests.library.making import REGIONS, TAGS, article

DAY = dt.timedelta(days=1)


def neighborhood(items: Iterable[Article], *, count: int = 4, window: int = 16) -> Neighborhood:
    """Put articles of the vocabularies here, in any order, on their lists."""
    ordered = oldest_first(items)
    articles = {one.slug: one for one in ordered}
    named = named_in(articles, list_articles(ordered, tags=TAGS, regions=REGIONS))
    return Neighborhood(articles, named, count=count, window=window)


def related(*items: Article, count: int = 4, window: int = 16) -> dict[str, tuple[str, ...]]:
    """Find related stories for articles in any order."""
    near = neighborhood(items, count=count, window=window)
    return {one.slug: near.related(one.slug) for one in oldest_first(items)}


def test_rarer_shared_terms_count_more() -> None:
    """Two stories on ports are closer to each other than to the many on cocaine."""
    crowd = [article(f"crowd-{n}", regions=()) for n in range(8)]
    pair = [article("one", tags=("cocaine", "ports"), regions=()), article("two", tags=("ports",), regions=())]
    assert related(*crowd, *pair)["one"][0] == "two"


def test_the_nearer_in_time_wins_a_tie() -> None:
    """Among equals the one closer in time comes first, then the slug decides."""
    found = related(article("a", "2016-01-10"), article("far", "2015-01-10"), article("near", "2016-01-12"))
    assert found["a"] == ("near", "far")


def test_the_editors_choice_comes_first() -> None:
    """Chosen stories lead, in the editor's order, and hidden ones are left out."""
    chosen = article("a", related=("c", "withdrawn", "b"), tags=("ports",), regions=())
    found = related(chosen, article("b"), article("c"), article("d", tags=("ports",)))
    assert found["a"] == ("c", "b", "d")


def test_a_story_chosen_twice_stands_once() -> None:
    """What an editor names twice takes one place."""
    found = related(article("a", related=("b", "b")), article("b"), article("c"), count=2)
    assert found["a"] == ("b", "c")


def test_nothing_shared_is_not_related() -> None:
    """An article with no shared term has no related stories."""
    assert related(article("a", tags=("ports",), regions=()), article("b"))["a"] == ()


@given(st.lists(st.integers(0, 400), min_size=30, max_size=60, unique=True))
def test_one_article_more_changes_few(days: list[int]) -> None:
    """Adding one article changes the related stories of its window's neighbors at most (no list doubles here)."""
    start = dt.date(2016, 1, 1)
    items = [article(f"s{day:03}", str(start + day * DAY), regions=()) for day in days[:-1]]
    if len(items).bit_length() != (len(items) + 1).bit_length():
        items = items[1:]
    new = article("new", str(start + days[-1] * DAY), regions=())
    before, after = related(*items, window=3), related(*items, new, window=3)
    assert sum(before[slug] != after[slug] for slug in before) <= 6


def test_who_stands_under_a_term_without_naming_it_is_no_neighbor() -> None:
    """Lists are rolled up, and what rolls up to a country shares no term with what names it."""
    found = related(article("a", tags=()), article("below", tags=(), regions=("vraem",)), article("same", tags=()))
    assert found["a"] == ("same",)


DAYS = st.lists(st.integers(0, 60), min_size=2, max_size=40, unique=True)
OWN = st.lists(st.sampled_from(["cocaine", "drugs", "ports"]), min_size=1, max_size=3, unique=True).map(tuple)


def dated(days: list[int], data: st.DataObject) -> list[Article]:
    """Make an article for each day of a year, under some topics."""
    start = dt.date(2016, 1, 1)
    return [article(f"s{day:03}", str(start + day * DAY), regions=(), tags=data.draw(OWN)) for day in days]


@given(DAYS, st.data())
def test_related_is_who_shares_the_rarest_terms(days: list[int], data: st.DataObject) -> None:
    """Shared terms are weighed exactly: one divided by the doublings of each list; then days, then slugs."""
    items = dated(days, data)
    near = neighborhood(items, count=5, window=100)
    weights = {
        tag: Fraction(1, sum(tag in one.tags for one in items).bit_length()) for one in items for tag in one.tags
    }
    for one in items:
        ranks = [
            (-sum(weights[tag] for tag in {*one.tags} & {*other.tags}), abs(other.date - one.date), other.slug)
            for other in items
            if other is not one and {*one.tags} & {*other.tags}
        ]
        assert near.related(one.slug) == tuple(slug for _, _, slug in sorted(ranks)[:5])


@given(DAYS, st.data())
def test_neighbors_name_all_whose_related_stories_change(days: list[int], data: st.DataObject) -> None:
    """Adding or taking away an article changes nobody's related stories but its neighbors', before or after."""
    new, *rest = items = dated(days, data)
    before = neighborhood(rest, window=3)
    after = neighborhood(items, window=3)
    changed = {one.slug for one in rest if before.related(one.slug) != after.related(one.slug)}
    assert changed <= before.neighbors(new) | after.neighbors(new)


@given(DAYS, st.data())
def test_a_neighborhood_can_be_put_back_as_it_was(days: list[int], data: st.DataObject) -> None:
    """From that of now and the few articles that changed, came or went follows the one before, in every list."""
    items = dated(days, data)
    now = neighborhood(items[1:], window=3)
    other = article(items[1].slug, "2016-01-20", regions=(), tags=data.draw(OWN))
    former = {items[0].slug: items[0]} | ({other.slug: other} if data.draw(st.booleans()) else {})
    whole = {one.slug: one for one in items[2:]} | former
    before = neighborhood(whole.values(), window=3)
    put_back = now.as_it_was(former, {items[0].slug, items[1].slug})
    assert {slug: put_back.related(slug) for slug in whole} == {slug: before.related(slug) for slug in whole}
    assert all(put_back.neighbors(one) == before.neighbors(one) for one in items)
