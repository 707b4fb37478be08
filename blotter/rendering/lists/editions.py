# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The pages of the weeks: an edition each, with the editors' lead, and their index by year."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from blotter.library.addresses import edition_address, term_address
from blotter.library.editions import edition_of
from blotter.model.editions import Lead
from blotter.model.library import Edition
from blotter.model.pages import Json, Page
from blotter.reading.editions import days_of_week
from blotter.rendering.composing.body import fill_text, resolve_body
from blotter.rendering.composing.cards import card, lead_card, shorten
from blotter.rendering.composing.linked_data import listing_json_ld
from blotter.rendering.composing.press import Head, Press, links_data, make_page
from blotter.rendering.lists.calendars import count_items
from blotter.rendering.theme.customs import opening
from blotter.rendering.theme.locales import plain

# So many items stand beside the lead; what follows has the whole width.
BESIDE = 3
_DESCRIBED = 200


def edition_page(press: Press, key: str) -> Page:
    """Make the page of a week that has items."""
    edition = edition_of(press.library, key)
    title = edition_title(press, key)
    trail = ((press.words("editions.title"), "/editions/"),)
    address = edition_address(key)
    head = Head(
        title=title,
        address=address,
        description=_description(press, edition),
        json_ld=listing_json_ld(press.library.config, title=title, address=address, trail=trail),
    )
    before, after = _neighbors(press, key)
    data: dict[str, Json] = {
        "trail": links_data((label, press.link(step)) for label, step in trail),
        "edition": edition_data(press, edition),
        "numbers": _numbers(press, edition),
        "before": _week_link(press, before) if before else None,
        "after": _week_link(press, after) if after else None,
    }
    return make_page(press, "edition.html.j2", head, data=data, origin=edition.lead.path if edition.lead else "")


def edition_index(press: Press) -> Page:
    """Make the index of the weeks by year, the newest first."""
    years: dict[str, list[Json]] = {}
    days = {key: _days(key) for key in sorted(press.library.listed["weeks"], reverse=True)}
    counts = count_items(press, {key: (first, last + dt.timedelta(days=1)) for key, (first, last) in days.items()})
    for key, (first, last) in days.items():
        years.setdefault(key[:4], []).append(_index_entry(press, key, (first, last), counts[key]))
    title = press.words("editions.title")
    head = Head(
        title=title,
        address="/editions/",
        description=press.words("editions.index", site=press.library.config.site.name),
        json_ld=listing_json_ld(press.library.config, title=title, address="/editions/", trail=()),
    )
    shown: list[Json] = [{"year": year, "weeks": weeks} for year, weeks in years.items()]
    return make_page(press, "editions.html.j2", head, data={"title": title, "years": shown})


def newest_edition(press: Press, *, limit: int) -> dict[str, Json] | None:
    """Return the newest week as the front page shows it, with at most ``limit`` items; nothing where nothing is."""
    weeks = press.library.listed.get("weeks", {})
    return edition_data(press, edition_of(press.library, max(weeks)), limit=limit) if weeks else None


def edition_data(press: Press, edition: Edition, *, limit: int = 0) -> dict[str, Json]:
    """Return a week as plain values: its days, its lead, and its items in groups; ``limit`` cuts them off (0: not).

    The groups ``beside`` the lead are the chosen items, or else the first places; ``below`` are the others.
    """
    chosen = [("", edition.chosen)] if edition.chosen else []
    groups = _cut([*chosen, *edition.sections], limit or len(edition.items))
    few = _how_many_beside(groups)
    lead = _lead_data(press, edition.lead) if edition.lead else None
    shown = [
        _group(press, *group, opens=not (number or (lead and lead["html"]))) for number, group in enumerate(groups)
    ]
    return {
        "title": edition.lead.title if edition.lead else "",
        "url": press.link(edition_address(edition.key)),
        "week": week_words(press, edition.key),
        "days": days_in_words(press, edition.key),
        "key": edition.key,
        "lead": lead,
        "beside": list(shown[:few]),
        "below": list(shown[few:]),
    }


def edition_title(press: Press, key: str) -> str:
    """Return the headline of a week's lead, or else its days."""
    lead = press.library.leads.get(key)
    return (lead.title if lead else "") or days_in_words(press, key)


def week_words(press: Press, key: str) -> str:
    """Return a week's number and year in words."""
    year, _, week = key.partition("-W")
    return press.words("editions.week", week=str(int(week)), year=year)


def days_in_words(press: Press, key: str) -> str:
    """Write the days of a week: ``February 22–28, 2016``."""
    first, last = _days(key)
    return opening(plain(press.locale.span(first.isoformat(), last.isoformat())))


def _days(key: str) -> tuple[dt.date, dt.date]:
    days = days_of_week(key)
    assert days is not None, key
    return days


def _lead_data(press: Press, lead: Lead) -> dict[str, Json]:
    document = press.library.desk_documents[lead.path]
    return {
        "lang": _foreign_language(press, lead),
        "html": resolve_body(press, document, lead.path) if document.text else "",
    }


def _description(press: Press, edition: Edition) -> str:
    lead = edition.lead
    text = press.library.desk_documents[lead.path].text.partition("\n\n")[0] if lead else ""
    described = (lead.summary if lead else "") or shorten(fill_text(press, text), _DESCRIBED)
    days = days_in_words(press, edition.key)
    return described or press.words("editions.description", site=press.library.config.site.name, days=days)


def _cut(groups: Iterable[tuple[str, Sequence[str]]], limit: int) -> list[tuple[str, Sequence[str]]]:
    shown = []
    for place, slugs in groups:
        if limit > 0:
            shown.append((place, slugs[:limit]))
        limit -= len(slugs)
    return shown


def _how_many_beside(groups: Sequence[tuple[str, Sequence[str]]]) -> int:
    """Say how many groups stand beside the lead: the chosen items, or else places with ``BESIDE`` items in all."""
    if groups and not groups[0][0]:
        return 1
    count = items = 0
    for _, slugs in groups:
        items += len(slugs)
        if count and items > BESIDE:
            break
        count += 1
    return count


def _group(press: Press, place: str, slugs: Sequence[str], *, opens: bool) -> dict[str, Json]:
    """The items of one place; of none (``""``): those that the editors chose. A week without a lead opens with one."""
    return {
        "label": press.library.regions.terms[place].label if place else "",
        "url": press.link(term_address("regions", place)) if place else "",
        "items": [lead_card(press, slug) if opens and slug == slugs[0] else card(press, slug) for slug in slugs],
    }


def _numbers(press: Press, edition: Edition) -> list[Json]:
    """The numbers of the week, of its items alone: places and topics are those that they name themselves."""
    items = [press.library.articles[slug] for slug in edition.items]
    counts = {
        "items": len(items),
        "places": len({key for item in items for key in item.regions}),
        "sources": len({item.source for item in items}),
        "topics": len({key for item in items for key in item.tags}),
    }
    return [{"name": name, "count": count} for name, count in counts.items()]


def _neighbors(press: Press, key: str) -> tuple[str, str]:
    """The weeks with items before and after one; empty where there is none."""
    keys = sorted(press.library.listed["weeks"])
    seat = bisect_left(keys, key)
    return keys[seat - 1] if seat else "", keys[seat + 1] if seat + 1 < len(keys) else ""


def _week_link(press: Press, key: str) -> dict[str, Json]:
    lead = press.library.leads.get(key)
    return {
        "url": press.link(edition_address(key)),
        "title": lead.title if lead else "",
        "lang": _foreign_language(press, lead),
        "days": days_in_words(press, key),
    }


def _index_entry(press: Press, key: str, days: tuple[dt.date, dt.date], count: int) -> dict[str, Json]:
    """A week as the index shows it; its days are put into words when the page is rendered."""
    lead = press.library.leads.get(key)
    return {
        "url": press.link(edition_address(key)),
        "title": lead.title if lead else "",
        "lang": _foreign_language(press, lead),
        "number": int(key.partition("-W")[2]),
        "first_day": days[0].isoformat(),
        "last_day": days[1].isoformat(),
        "count": count,
    }


def _foreign_language(press: Press, lead: Lead | None) -> str:
    """Return the language of a lead where it is not the site's, else empty."""
    return lead.lang if lead and lead.lang != press.library.config.site.language else ""
