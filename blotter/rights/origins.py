# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Whether a work comes from whom the article says: terms and licenses of one source say nothing of another's works.

A source of our own owes nobody anything, so nothing of others may pass for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from blotter.model.articles import Article
from blotter.model.problems import Problem
from blotter.model.sources import Source
from blotter.reading.addresses import host_of, is_at

_CODE: Final = "foreign-original"


def check_copy(article: Article, source: Source) -> Iterator[Problem]:
    """Refuse a copy from an address that is not its source's, unless its license was read on that very site."""
    if article.reuse.is_own_words:
        return
    host, record = host_of(article.source_url), article.license
    domains = source.domains or ((host_of(source.home),) if source.home else ())
    read_there = record is not None and host_of(record.seen_at) == host
    if read_there or is_at(article.source_url, domains):
        return
    yield Problem(
        code=_CODE,
        message=f"house rule: {host} is not an address of {source.name} ({', '.join(domains) or 'none is known'}), so "
        "its license and terms do not speak of this copy",
        place=article.place_of("source_url"),
        hint="check source and source_url; if it is the source's, add the domain to it in content/sources.yaml; "
        f"or record the license as {host} states it (license: {{id, seen_at, seen_on}})",
    )


def check_own_article(article: Article, source: Source, base_url: str) -> Iterator[Problem]:
    """Refuse an article of our own that has its original on somebody else's site. ``base_url`` is the site's."""
    host = host_of(article.source_url)
    if host and not is_ours(host, base_url) and not is_at(article.source_url, source.domains):
        yield Problem(
            code=_CODE,
            message=f"{source.name} is our own (own: true), and {host} is not our site ({host_of(base_url)}): what "
            "others published owes them a credit",
            place=article.place_of("source_url"),
            hint="name the source whose work it is; or delete source_url, if every word is our own",
        )


def check_own_source(source: Source, base_url: str) -> Iterator[Problem]:
    """Refuse a source that is said to be our own and has its addresses elsewhere than the site."""
    named = [host_of(source.home)] if source.home else []
    foreign = [host for host in dict.fromkeys((*named, *source.domains)) if not is_ours(host, base_url)]
    if source.own and foreign:
        yield Problem(
            code=_CODE,
            message=f"{source.name} is said to be our own (own: true), and {foreign[0]} is not our site "
            f"({host_of(base_url)})",
            place=source.place,
            hint="delete own: true if it is another publisher; else correct home and domains, or site.base_url in "
            "config.yaml",
        )


def is_ours(host: str, base_url: str) -> bool:
    """Say whether a host belongs to the site at ``base_url``: the same, above or below it, or beside it.

    Beside it are hosts under one registered name, as far as this can be told without a list of registries. A site that
    is only on a test machine has no name yet that could be compared.
    """
    ours = host_of(base_url)
    if "." not in ours or ours.replace(".", "").isdecimal():
        return True
    one, other = host.split(".")[::-1], ours.split(".")[::-1]
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    if shared == min(len(one), len(other)):
        return shared > 1
    # co.uk and com.pe are no names of anybody.
    return shared >= (3 if len(other[0]) == 2 and len(other[1]) <= 3 else 2)
