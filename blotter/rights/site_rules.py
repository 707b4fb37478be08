# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Rules that no single article breaks: how much is taken from one source, and under what the whole site is licensed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from blotter.model.articles import Article
from blotter.model.config import RightsSettings
from blotter.model.problems import Place, Problem
from blotter.model.sources import Source
from blotter.rights.candidates import known_license
from blotter.rights.charts import may_collect
from blotter.rights.licenses import find_license, name_all, nearest_license
from blotter.rights.publisher import quoted, whole_number
from blotter.rights.table import COPIES

_CONFIG = "config.yaml"


def check_site(
    articles: Iterable[Article], sources: Mapping[str, Source], settings: RightsSettings
) -> tuple[Problem, ...]:
    """Check the whole site: the licenses that it names, the volume per source and month, the collection."""
    copies = [article for article in articles if article.reuse in COPIES and not sources[article.source].own]
    return (
        *_check_own_license(settings),
        *(problem for key in sorted(sources) for problem in _check_source(sources[key])),
        *_check_volume(copies, sources),
        *_check_collection(copies, sources, settings),
    )


def _check_own_license(settings: RightsSettings) -> Iterator[Problem]:
    if find_license(settings.own_license) is None:
        near = nearest_license(settings.own_license)
        yield Problem(
            code="license-unknown",
            message=f"rights.own_license: “{settings.own_license}” is no license that Blotter knows",
            place=Place(path=_CONFIG),
            hint=f"did you mean “{near}”?" if near else "docs/rights.md lists the license ids",
        )


def _check_source(source: Source) -> Iterator[Problem]:
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


def _check_volume(copies: Sequence[Article], sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Count copies by source and calendar month of publication; copies permitted for ``volume`` do not count."""
    taken: dict[tuple[str, int, int], list[Article]] = {}
    for article in copies:
        if article.permission is None or "volume" not in article.permission.scope:
            day = _published(article)
            taken.setdefault((article.source, day.year, day.month), []).append(article)
    for (key, year, month), articles in sorted(taken.items()):
        source = sources[key]
        limit = whole_number(source.terms.max_per_month)
        if limit is None:
            continue
        for article in sorted(articles, key=lambda one: (_published(one), one.slug))[limit:]:
            yield Problem(
                code="publisher-volume",
                message=f"the publisher ({source.name}) allows {limit} copies a month, and this is one too many of the "
                f"{len(articles)} in {year}-{month:02}: {quoted(source, 'max_per_month')}",
                place=article.place_of("reuse"),
                hint="ask the publisher and record a permission (scope: [volume]), publish it in another month, "
                "or write a brief in your own words (reuse: brief)",
            )


def _published(article: Article) -> dt.date:
    return article.publish.date() if article.publish else article.date


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
