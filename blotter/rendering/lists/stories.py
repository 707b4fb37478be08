# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The pages of story lines, their index, and the box that each of their items carries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import partial

from blotter.library.addresses import story_address
from blotter.model.editions import Story
from blotter.model.pages import Json, Page
from blotter.rendering.composing.body import fill_text, resolve_body
from blotter.rendering.composing.cards import mention, shorten
from blotter.rendering.composing.linked_data import listing_json_ld
from blotter.rendering.composing.press import Head, Press, make_page
from blotter.rendering.lists.listings import Listing

# The items of a story that is no longer than this are counted ("3 of 7"): a new one then changes the pages of the
# others. In a longer one it changes those of its neighbors only.
COUNTED = 50
_DESCRIBED = 200


def story_listing(press: Press, slug: str) -> Listing:
    """The items of a story in the order in which it is told, under its intro and its status."""
    story = press.library.stories[slug]
    return Listing(
        address=story_address(slug),
        title=story.title,
        slugs=press.library.told[slug],
        template="story.html.j2",
        feed=("stories", slug),
        kicker=press.words("stories.one"),
        description=story.summary or _first_words(press, story),
        trail=((press.words("stories.title"), "/stories/"),),
        overview=partial(_overview, press, story),
        counted=True,
    )


def _overview(press: Press, story: Story) -> dict[str, Json]:
    """What only the first page of a story shows."""
    return {
        "lang": _foreign_language(press, story),
        "summary": story.summary,
        "html": resolve_body(press, press.library.desk_documents[story.path], story.path),
        "status": story.status,
        "status_date": story.status_date.isoformat() if story.status_date else "",
        **_extent(press, story.slug),
    }


def story_index(press: Press) -> Page:
    """Make the index of the stories."""
    title = press.words("stories.title")
    head = Head(
        title=title,
        address="/stories/",
        description=press.words("stories.index", site=press.library.config.site.name),
        json_ld=listing_json_ld(press.library.config, title=title, address="/stories/", trail=()),
    )
    return make_page(press, "stories.html.j2", head, data={"title": title, "stories": list(story_entries(press))})


def story_entries(press: Press) -> list[dict[str, Json]]:
    """Return every story as an index shows it, the one with the newest item first."""
    entries = [_entry(press, press.library.stories[slug]) for slug in press.library.told]
    return sorted(entries, key=lambda entry: str(entry["last"]), reverse=True)


def story_boxes(press: Press, slug: str) -> list[Json]:
    """Return the box of every story that an article belongs to: where it stands in it, and what comes before and after.

    ``number`` and ``total`` are 0 in a story of more than ``COUNTED`` items.
    """
    boxes: list[Json] = []
    for key, seat in press.library.seats.get(slug, ()):
        told = press.library.told[key]
        is_counted = len(told) <= COUNTED
        boxes.append(
            {
                "title": press.library.stories[key].title,
                "url": press.link(story_address(key)),
                "number": seat + 1 if is_counted else 0,
                "total": len(told) if is_counted else 0,
                "before": mention(press, told[seat - 1]) if seat else None,
                "after": mention(press, told[seat + 1]) if seat + 1 < len(told) else None,
            }
        )
    return boxes


def boxed_with(before: Sequence[str], after: Sequence[str], changed: AbstractSet[str]) -> Iterator[str]:
    """Name the items of a story whose boxes may differ, given the story as it was and as it is told."""
    if min(len(before), len(after)) <= COUNTED:
        yield from before
        yield from after
        return
    for told in (before, after):
        for seat, slug in enumerate(told):
            if slug in changed:
                yield from told[max(0, seat - 1) : seat + 2]


def _entry(press: Press, story: Story) -> dict[str, Json]:
    return {
        "title": story.title,
        "url": press.link(story_address(story.slug)),
        "lang": _foreign_language(press, story),
        "summary": story.summary or _first_words(press, story),
        **_extent(press, story.slug),
    }


def _extent(press: Press, slug: str) -> dict[str, Json]:
    """How many items a story has, the day of its newest, and the years that it spans, in words."""
    by_date = press.library.listed["stories"][slug]
    first, last = (press.library.articles[item].date for item in (by_date[0], by_date[-1]))
    years = str(last.year)
    if first.year != last.year:
        years = press.words("stories.years", first=str(first.year), last=years)
    return {"count": len(by_date), "last": last.isoformat(), "years": years}


def _foreign_language(press: Press, story: Story) -> str:
    """Return the language of a story's intro where it is not the site's, else empty."""
    return story.lang if story.lang != press.library.config.site.language else ""


def _first_words(press: Press, story: Story) -> str:
    text = press.library.desk_documents[story.path].text.partition("\n\n")[0]
    return shorten(fill_text(press, text), _DESCRIBED)
