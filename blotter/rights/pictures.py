# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Pictures: each needs a rights record of its own, whatever the text around it is. The ``image`` row of the table."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from blotter.model.articles import Article, ImageRecord
from blotter.model.documents import Document
from blotter.model.problems import Place, Problem
from blotter.model.sources import PublisherTerms, Source
from blotter.model.verdicts import Answer
from blotter.rights.engine import judge, stance
from blotter.rights.licenses import NO_LICENSE, find_license, nearest_license
from blotter.rights.publisher import quoted
from blotter.rights.table import IMAGE, Context


def check_pictures(article: Article, document: Document, source: Source, context: Context) -> tuple[Problem, ...]:
    """Check that every picture has a record, and that every record allows what we do."""
    problems = list(_without_record(article, document))
    for record in article.images:
        problems += _check_license(record, source, context)
        if not record.permission and not source.own:
            problems += _check_publisher(record, source)
    return tuple(problems)


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


def _check_license(record: ImageRecord, source: Source, context: Context) -> Iterator[Problem]:
    """Judge the record by the table: the record itself grants what a C cell leaves open, a permission answers a P."""
    license_ = find_license(record.license) if record.license else NO_LICENSE
    if license_ is None:
        near = nearest_license(record.license)
        yield Problem(
            code="license-unknown",
            message=f"“{record.license}”, the license of {record.src}, is none that Blotter knows",
            place=record.place,
            hint=f"did you mean “{near}”?" if near else "docs/rights.md lists the license ids",
        )
        return
    terms = source.terms if _is_publishers(record, source) else PublisherTerms()
    ruling = judge(IMAGE, (license_,), context, terms)
    if record.permission or (ruling.table is Answer.NEEDS_GRANT and not ruling.lacking - {IMAGE}):
        return
    why = "NC, and this site carries advertisements or is commercial" if license_.noncommercial else "it grants no use"
    yield Problem(
        code="license-needs-permission",
        message=f"the license of {record.src} ({license_.name}) does not cover it here: {why}",
        place=record.place,
        hint="write who permitted it, when, and where that is kept (image.permission), or leave the picture out",
    )


def _check_publisher(record: ImageRecord, source: Source) -> Iterator[Problem]:
    """A publisher's own pictures are left out where it says so; where it says nothing, the record counts."""
    if _is_publishers(record, source) and stance(source.terms.images) in ("no", "ask"):
        yield Problem(
            code="publisher-forbids",
            message=f"the publisher ({source.name}) has a rule on its pictures: {quoted(source, 'images')}; "
            f"{record.src} comes from there and no permission for it is recorded",
            place=record.place,
            hint="record it (image.permission: who, when, where that is kept), or leave the picture out",
        )


def _is_publishers(record: ImageRecord, source: Source) -> bool:
    host = (urlsplit(record.source_url).hostname or "").lower()
    return any(host == domain or host.endswith(f".{domain}") for domain in map(str.lower, source.domains))
