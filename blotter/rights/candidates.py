# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which license a work is under, as far as we know: one that an editor recorded, or a set of candidates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from blotter.model.articles import Article, RecordedLicense
from blotter.model.licenses import Family, License
from blotter.model.problems import Problem
from blotter.model.sources import Certainty, Source
from blotter.rights.licenses import NO_LICENSE, find_license, is_creative_commons, name_all, nearest_license

_UNVERIFIED: Final = frozenset({Certainty.MEMORY, Certainty.UNKNOWN})


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a work's license: the candidates (never none) and the one that was recorded, if one was.

    ``seen`` says where and when an editor read the recorded one. Only a recorded license may be asserted on a page.
    """

    candidates: tuple[License, ...]
    recorded: License | None = None
    seen: str = ""


def known_license(article: Article, source: Source) -> tuple[Known, tuple[Problem, ...]]:
    """Find the license of an article's original: the article's record first, then the source's, then its candidates.

    An unknown id grants nothing; a record that contradicts the source's candidates is a problem. A source's license of
    which we only have a memory counts as none.
    """
    listed = tuple(find_license(spdx) or NO_LICENSE for spdx in source.licenses)
    if article.license is not None:
        return _recorded_in_article(article, article.license, source, listed)
    if source.license_seen_at and source.license_seen_on and len(listed) == 1:
        seen = f"{source.license_seen_at}, {source.license_seen_on.isoformat()}"
        return Known(candidates=listed, recorded=listed[0], seen=seen), ()
    if not listed or source.license_certainty in _UNVERIFIED:
        return Known(candidates=(NO_LICENSE,)), ()
    return Known(candidates=listed), ()


def describe(candidates: Sequence[License]) -> str:
    """Say in words what all candidates have in common: “a Creative Commons non-commercial license; version not stated”.

    Empty where a candidate is no license at all: then nothing may be said to be granted.
    """
    if any(candidate.family is Family.NONE for candidate in candidates):
        return ""
    if len(candidates) == 1:
        return candidates[0].basis or candidates[0].name
    if all(candidate.family is Family.PD for candidate in candidates):
        return "in the public domain"
    if not all(is_creative_commons(candidate) for candidate in candidates):
        return f"{name_all(candidates)}; which of them is not stated"
    elements = [
        word
        for word, shared in (
            ("non-commercial", all(candidate.noncommercial for candidate in candidates)),
            ("share-alike", all(candidate.share_alike for candidate in candidates)),
            ("no-derivatives", all(candidate.no_derivatives for candidate in candidates)),
        )
        if shared
    ]
    versions = {candidate.version for candidate in candidates}
    open_question = "version not stated" if len(versions) > 1 else "which one is not stated"
    return f"a Creative Commons {' '.join(elements) or 'attribution'} license; {open_question}"


def _recorded_in_article(
    article: Article, record: RecordedLicense, source: Source, listed: tuple[License, ...]
) -> tuple[Known, tuple[Problem, ...]]:
    found = find_license(record.spdx)
    if found is None:
        near = nearest_license(record.spdx)
        problem = Problem(
            code="license-unknown",
            message=f"“{record.spdx}” is no license that Blotter knows, so it grants nothing",
            place=article.place_of("license.id"),
            hint=f"did you mean “{near}”?" if near else "docs/rights.md lists the license ids",
        )
        return Known(candidates=(NO_LICENSE,)), (problem,)
    seen = f"{record.seen_at}, {record.seen_on.isoformat()}"
    if listed and found not in listed:
        problem = Problem(
            code="license-mismatch",
            message=f"the article records {found.name}, but {source.name} is listed with {name_all(listed)}; "
            "until that is settled the strictest counts",
            place=article.place_of("license.id"),
            hint=f"read {record.seen_at} again; if it does say {found.name}, add {found.spdx} to the source's "
            "licenses in content/sources.yaml",
        )
        return Known(candidates=(found, *listed)), (problem,)
    return Known(candidates=(found,), recorded=found, seen=seen), ()
