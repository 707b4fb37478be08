# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which feeds a change can touch: held against making them all before and after, for many small changes."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from blotter.model.articles import Article
from blotter.model.config import ListingSettings, OutputSettings
from blotter.model.library import Library
from blotter.rendering.candidates.feeds import affected_feeds, speaks_the_same
from blotter.rendering.wire.channels import SITE, channel_keys
from blotter.rendering.wire.feed_pages import feed_files
from tests.rendering.feeding import press_of
from tests.rendering.machine_fixtures import CONFIG, article, credit, shelf

FEED_SIZE = 2
SETTINGS = dataclasses.replace(CONFIG, listings=ListingSettings(feed_size=FEED_SIZE))

facts = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["One", "Another"]),
        "date": st.integers(1, 6).map(lambda day: dt.date(2016, 2, day)),
        "tags": st.sampled_from([("cocaine",), ("ports",), ("cocaine", "ports")]),
        "regions": st.sampled_from([("PE",), ("vraem",)]),
        "lang": st.sampled_from(["en", "en", "en", "es"]),
    }
)
# A slug and what it links to: the text of b shows the title of a while a is shown, and so on in a ring.
RING = {"a": "f", "b": "a", "c": "b", "d": "c", "e": "d", "f": "e"}
desks = st.dictionaries(st.sampled_from(sorted(RING)), facts, min_size=1, max_size=6)
marks = st.frozensets(st.sampled_from(sorted(RING)), max_size=2)


def library_of(desk: dict[str, dict[str, Any]], marked: frozenset[str]) -> Library:
    """Shelve articles that link to one another; those that are ``marked`` are drafts."""
    items = [(article(slug, **fields), credit()) for slug, fields in desk.items()]
    bodies = {slug: f'<p>See <a href="article:{RING[slug]}"></a>.</p>' for slug in desk}
    library = shelf(*items, config=SETTINGS, bodies=bodies)
    backlinks = {target: (slug,) for slug, target in RING.items() if slug in desk}
    return replace(
        library,
        marked=marked & desk.keys(),
        links={slug: (RING[slug],) if RING[slug] in desk else () for slug in desk},
        backlinks={slug: others for slug, others in backlinks.items() if slug in desk},
        missed={slug: others for slug, others in backlinks.items() if slug not in desk},
    )


def files_of(library: Library) -> dict[str, Any]:
    """Return the data of every feed of a library by its path."""
    press = press_of(library)
    return {page.path: page.data for page in feed_files(press, channel_keys(press))}


def changed(one: Library, other: Library, turned: frozenset[str]) -> dict[str, Article]:
    """Return the articles of one library that are not the same in another, or that are ``turned``."""
    return {
        slug: article for slug, article in one.articles.items() if slug in turned or other.articles.get(slug) != article
    }


@settings(max_examples=400, deadline=None)
@given(before=desks, edits=desks, gone=marks, marked_before=marks, marked_after=marks)
def test_no_feed_that_changes_is_left_out(
    before: dict[str, dict[str, Any]],
    edits: dict[str, dict[str, Any]],
    gone: frozenset[str],
    marked_before: frozenset[str],
    marked_after: frozenset[str],
) -> None:
    """Whatever is written, renamed, moved, hidden or shown: every feed that differs is named, or all are looked at."""
    old = library_of(before, marked_before)
    new = library_of({slug: fields for slug, fields in {**before, **edits}.items() if slug not in gone}, marked_after)
    turned = old.marked ^ new.marked
    was, is_now = changed(old, new, turned), changed(new, old, turned)
    if not speaks_the_same(new, was, is_now):
        return
    named = {page.path for page in feed_files(press_of(new), affected_feeds(press_of(new), was, is_now))}
    files, now = files_of(old), files_of(new)
    kept = {path for path in files.keys() & now.keys() if path not in named}
    assert [path for path in sorted(kept) if files[path] != now[path]] == []
    assert [path for path in now.keys() - files.keys() if path not in named] == []


def test_a_language_that_comes_or_goes_asks_for_a_look_at_all() -> None:
    """Its first item makes a feed of every language, its last one takes them away; others leave them as they are."""
    desk: dict[str, dict[str, Any]] = {"a": {}, "b": {}, "c": {"lang": "es"}}
    library = library_of(desk, frozenset())
    spanish, english = {"c": library.articles["c"]}, {"a": library.articles["a"]}
    assert not speaks_the_same(library, {}, spanish)
    assert not speaks_the_same(library_of({"a": {}, "b": {}}, frozenset()), spanish, {})
    assert not speaks_the_same(library_of(desk, frozenset({"b"})), english, english)
    assert speaks_the_same(library, english, english)
    quiet = replace(library, config=dataclasses.replace(SETTINGS, outputs=OutputSettings(feeds=False)))
    assert speaks_the_same(quiet, {}, spanish)


def test_an_old_item_touches_no_feed() -> None:
    """What stands on a list, but not among its newest, is edited without any feed being made."""
    desk = {slug: {"date": dt.date(2016, 2, day)} for day, slug in enumerate("abcdef", start=1)}
    library = library_of(desk, frozenset())
    edited = {"a": library.articles["a"]}
    assert list(affected_feeds(press_of(library), edited, edited)) == []


def test_the_newest_item_touches_the_feeds_of_its_lists() -> None:
    """And no others."""
    desk = {slug: {"date": dt.date(2016, 2, day), "tags": ("ports",)} for day, slug in enumerate("abcd", start=1)}
    library = library_of({**desk, "f": {"date": dt.date(2016, 2, 9), "regions": ("vraem",)}}, frozenset())
    edited = {"f": library.articles["f"]}
    assert list(affected_feeds(press_of(library), edited, edited)) == [
        SITE,
        ("tags", "cocaine"),
        ("regions", "vraem"),
        ("sources", "example-news"),
    ]


def test_a_new_title_touches_the_feeds_in_which_it_is_read() -> None:
    """A link without words shows the title of an older article: the feeds of the linking one change with it."""
    desk: dict[str, dict[str, Any]] = {
        "a": {"date": dt.date(2016, 1, 1), "tags": ("ports",)},
        "b": {"date": dt.date(2016, 2, 3)},
        "c": {"date": dt.date(2016, 2, 2)},
        "d": {"date": dt.date(2016, 2, 1)},
    }
    library = library_of(desk, frozenset())
    before = {"a": replace(library.articles["a"], title="Before")}
    touched = set(affected_feeds(press_of(library), before, {"a": library.articles["a"]}))
    assert {SITE, ("tags", "cocaine")} < touched
    assert ("tags", "cocaine") not in set(
        affected_feeds(press_of(library), {"a": library.articles["a"]}, before | {"a": library.articles["a"]})
    )
