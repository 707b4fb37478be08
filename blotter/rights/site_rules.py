# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Rules that no single article breaks: how much is taken from one source, and under what the whole site is licensed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from blotter.model.articles import Article
from blotter.model.config import Config, RightsSettings
from blotter.model.problems import Place, Problem
from blotter.model.sources import Source
from blotter.reading.license_ids import FOR_OWN_WORDS
from blotter.rights.candidates import known_license
from blotter.rights.charts import may_collect
from blotter.rights.licenses import LICENSES, find_license, name_all, nearest_license
from blotter.rights.origins import check_own_source
from blotter.rights.terms import basis, speaker, whole_number

_CONFIG = "config.yaml"
# A mark for works that are free already, which nobody can make free with it.
_FOR_OTHERS = (LICENSES["CC-PDM-1.0"],)


def check_site(
    articles: Iterable[Article],
    sources: Mapping[str, Source],
    config: Config,
    *,
    zone: dt.tzinfo = dt.UTC,
    today: dt.date = dt.date.max,
) -> tuple[Problem, ...]:
    """Check the whole site: the licenses that it names, the volume per source and month, the collection.

    ``zone`` is the site's: a copy counts in the month in which it appears there. ``today`` is the day of the build,
    after which no license can have been read. Scheduled articles may be among ``articles``, each for its own month.
    """
    copies = [one for one in articles if not one.reuse.is_own_words and not sources[one.source].own]
    return (
        *_check_own_license(config),
        *(problem for key in sorted(sources) for problem in _check_source(sources[key], config, today)),
        *_check_volume(copies, sources, zone),
        *_check_collection(copies, sources, config.rights),
    )


def _check_own_license(config: Config) -> Iterator[Problem]:
    """Our own words are given to readers under a license that can be linked, and that is for authors to give."""
    spdx = config.rights.own_license
    found = find_license(spdx)
    place = config.positions.get("rights.own_license") or Place(path=_CONFIG)
    if found is not None and (not found.deed or found in _FOR_OTHERS):
        yield Problem(
            code="bad-value",
            message=f"rights.own_license: {spdx} ({found.name}) is nothing under which we can give our own words",
            place=place,
            hint=FOR_OWN_WORDS,
        )
    if found is None:
        near = nearest_license(spdx)
        yield Problem(
            code="license-unknown",
            message=f"rights.own_license: “{spdx}” is no license that Blotter knows",
            place=place,
            hint=f"did you mean “{near}”?" if near else FOR_OWN_WORDS,
        )


def _check_source(source: Source, config: Config, today: dt.date) -> Iterator[Problem]:
    yield from check_own_source(source, config.site.base_url)
    if source.license_seen_on and source.license_seen_on > today:
        yield Problem(
            code="bad-date",
            message=f"license_seen_on of {source.name}: {source.license_seen_on.isoformat()} is still to come, so the "
            "license cannot have been read on it",
            place=source.place,
            hint="write the day on which an editor read it",
        )
    for spdx in source.licenses:
        if find_license(spdx) is None:
            near = nearest_license(spdx)
            yield Problem(
                code="license-unknown",
                message=f"“{spdx}”, listed for {source.name}, is no license that Blotter knows, so it grants nothing",
                place=source.place,
                hint=f"did you mean “{near}”?" if near else "docs/rights.md lists the license ids",
            )
    if source.license_seen_at and len(source.licenses) != 1:
        yield Problem(
            code="license-mismatch",
            message=f"an editor has read the license of {source.name} at {source.license_seen_at}, "
            f"but {len(source.licenses)} are listed",
            place=source.place,
            hint="list the one license that was read, or drop license_seen_at and license_seen_on",
        )


def _check_volume(copies: Sequence[Article], sources: Mapping[str, Source], zone: dt.tzinfo) -> Iterator[Problem]:
    """Count copies by source and calendar month of publication; copies permitted for ``volume`` do not count."""
    taken: dict[tuple[str, int, int], list[Article]] = {}
    for article in copies:
        if article.permission is None or "volume" not in article.permission.scope:
            day = day_of_appearance(article, zone)
            taken.setdefault((article.source, day.year, day.month), []).append(article)
    for (key, year, month), articles in sorted(taken.items()):
        source = sources[key]
        limit = whole_number(source.terms.max_per_month)
        if limit is None:
            continue
        most = f"{limit} {'copy' if limit == 1 else 'copies'} a month"
        for article in sorted(articles, key=lambda one: (day_of_appearance(one, zone), one.slug))[limit:]:
            yield Problem(
                code="publisher-volume",
                message=f"{speaker(source, 'max_per_month')} allows {most}, and this is one too many "
                f"of the {len(articles)} in {year}-{month:02}: {basis(source, 'max_per_month')}",
                place=article.place_of("reuse"),
                hint="ask the publisher and record a permission (scope: [volume]), publish it in another month, "
                "or write a brief in your own words (reuse: brief)",
            )


def day_of_appearance(article: Article, zone: dt.tzinfo) -> dt.date:
    """The day on which an article appears on the site: that of ``publish`` in the site's zone, else its date."""
    return article.publish.astimezone(zone).date() if article.publish else article.date


def _check_collection(
    copies: Sequence[Article], sources: Mapping[str, Source], settings: RightsSettings
) -> Iterator[Problem]:
    """Hold every copy against a license of the whole site; by default only our own text is licensed."""
    if not settings.blanket_license:
        return
    own = find_license(settings.own_license)
    for article in copies:
        known, _ = known_license(article, sources[article.source])
        forbidding = [one for one in known.candidates if own is None or not may_collect(one.family, own.family)]
        if forbidding:
            yield Problem(
                code="collection-license",
                message=f"the license ({name_all(forbidding)}) forbids this copy in a site that is as a whole under "
                f"{settings.own_license} (rights.blanket_license)",
                place=article.place_of("reuse"),
                hint="set rights.blanket_license: false (own text only): each item then keeps its own license",
            )
