# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Pictures: each needs a rights record of its own, whatever the text around it is. The ``image`` row of the table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from blotter.model.articles import Article, ImageRecord
from blotter.model.documents import Document
from blotter.model.problems import Place, Problem
from blotter.model.sources import PublisherTerms, Source
from blotter.model.verdicts import Answer
from blotter.reading.addresses import is_at
from blotter.rights.engine import judge
from blotter.rights.licenses import NO_LICENSE, find_license, nearest_license
from blotter.rights.permission import covers
from blotter.rights.table import IMAGE, Context
from blotter.rights.terms import basis, speaker, stance


def check_pictures(
    article: Article, document: Document, source: Source, context: Context, *, today: dt.date
) -> tuple[Problem, ...]:
    """Check that every picture has a record, and that every record allows what we do.

    The article's permission answers for the publisher's own pictures if its scope names ``image``.
    """
    problems = list(_without_record(article, document))
    for record in article.images:
        unknown = _check_id(record)
        problems += unknown
        if not unknown and not _is_permitted(article, record, source, today):
            problems += _refusals(record, source, context)
    return tuple(problems)


def rest_on_permission(article: Article, source: Source, context: Context, *, today: dt.date) -> bool:
    """Say whether some picture may be shown only because of the article's permission."""
    return any(
        _is_permitted(article, record, source, today) and not record.permission and _refusals(record, source, context)
        for record in article.images
    )


def _is_permitted(article: Article, record: ImageRecord, source: Source, today: dt.date) -> bool:
    permission = article.permission
    for_all = permission is not None and covers(permission, frozenset({IMAGE}), today)
    return bool(record.permission) or (for_all and is_at(record.source_url, source.domains))


def _refusals(record: ImageRecord, source: Source, context: Context) -> tuple[Problem, ...]:
    return (*_check_license(record, source, context), *_check_publisher(record, source))


def _without_record(article: Article, document: Document) -> Iterator[Problem]:
    recorded = {record.src for record in article.images}
    for image in document.images:
        if image.src not in recorded:
            place = Place(path=article.path, line=article.body_line + image.line - 1, column=image.column)
            yield Problem(
                code="license-obligation",
                message=f"the license of a text does not cover its pictures: “{image.src}” has no rights record",
                place=place,
                hint="add it to the front matter as image: {src, alt, credit, license, source_url}, or leave it out",
            )


def _check_id(record: ImageRecord) -> tuple[Problem, ...]:
    """Refuse a license that the table does not have."""
    if not record.license or find_license(record.license):
        return ()
    near = nearest_license(record.license)
    problem = Problem(
        code="license-unknown",
        message=f"“{record.license}”, the license of {record.src}, is none that Blotter knows",
        place=record.place,
        hint=f"did you mean “{near}”?" if near else "docs/rights.md lists the license ids",
    )
    return (problem,)


def _check_license(record: ImageRecord, source: Source, context: Context) -> Iterator[Problem]:
    """Judge the record by the table: the record itself grants what a C cell leaves open."""
    license_ = find_license(record.license) or NO_LICENSE
    terms = source.terms if is_at(record.source_url, source.domains) else PublisherTerms()
    ruling = judge(IMAGE, (license_,), context, terms)
    if ruling.table is Answer.NEEDS_GRANT and not ruling.lacking - {IMAGE}:
        return
    why = "NC, and this site carries advertisements or is commercial" if license_.noncommercial else "nobody granted it"
    yield Problem(
        code="license-needs-permission",
        message=f"the license of {record.src} ({license_.name}) does not cover it here: {why}",
        place=record.place,
        hint="write who permitted it, when, and where that is kept (image.permission), or leave the picture out",
    )


def _check_publisher(record: ImageRecord, source: Source) -> Iterator[Problem]:
    """A publisher's own pictures are left out where it says so; where it says nothing, the record counts."""
    if not source.own and is_at(record.source_url, source.domains) and stance(source.terms.images) in ("no", "ask"):
        yield Problem(
            code="publisher-forbids",
            message=f"{speaker(source, 'images')} has a rule on its pictures: {basis(source, 'images')}; "
            f"{record.src} comes from there and no permission for it is recorded",
            place=record.place,
            hint="record it (image.permission: who, when, where that is kept), or leave the picture out",
        )
