# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Objections to a use, and the recorded permission that answers them. Nothing else does: no setting softens a rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from blotter.model.articles import Article, Permission, ReuseKind
from blotter.model.problems import Problem
from blotter.reading.suggest import closest
from blotter.rights.table import IMAGE

# What a permission's scope may name: kinds of reuse, and single rules that it waives.
WAIVERS: Final = ("ads", "commercial", "eligible", "embargo", "expires", "logo", "pixel", "volume")
SCOPE_WORDS: Final = (*(kind.value for kind in ReuseKind), IMAGE, *WAIVERS)


class Objection(msgspec.Struct, frozen=True, kw_only=True):
    """A reason why an article may not be published as it is, unless a permission's scope names all of ``words``.

    ``message`` says whose rule it is; ``instead`` is what else would satisfy it, for the hint. ``field`` is the
    front-matter key where the problem is shown.
    """

    code: str
    message: str
    words: frozenset[str]
    instead: str = ""
    field: str = "reuse"


def answer(
    objections: Iterable[Objection], article: Article, today: dt.date
) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
    """Answer objections by the article's permission: the problems that stay, and the reasons why others do not."""
    problems: list[Problem] = list(_unknown_words(article))
    answered: list[str] = []
    for objection in objections:
        permission = article.permission
        if permission is not None and covers(permission, objection.words, today):
            answered.append(f"permission: {permission.by}, {permission.date.isoformat()} ({permission.evidence})")
        else:
            problems.append(_problem(objection, article))
    return tuple(problems), tuple(dict.fromkeys(answered))


def check_evidence(article: Article, today: dt.date) -> Iterator[Problem]:
    """Refuse what is dated after today: no license was read then, no permission given, nothing corrected."""
    dates = []
    if article.license is not None:
        dates.append(("license.seen_on", article.license.seen_on, "the license cannot have been read on it"))
    if article.permission is not None:
        dates.append(("permission.date", article.permission.date, "no permission can have been given on it"))
    for field, day, why in dates:
        if day > today:
            hint = "write the day on which it happened; what is only promised is no evidence"
            yield _early(article, field, f"{day.isoformat()} is still to come, so {why}", hint)
    for number, correction in enumerate(article.corrections, 1):
        if correction.date > today:
            field = f"corrections.{number}.date"
            field = field if field in article.positions else "corrections.date"
            message = f"{correction.date.isoformat()} is still to come, so nothing can have been corrected on it"
            yield _early(article, field, message, f"write the day of the correction, {today.isoformat()} at the latest")


def _early(article: Article, field: str, message: str, hint: str) -> Problem:
    return Problem(code="bad-date", message=f"{field}: {message}", place=article.place_of(field), hint=hint)


def covers(permission: Permission, words: frozenset[str], today: dt.date) -> bool:
    """Say whether a permission names all of these words and still holds; its last day counts."""
    return words <= permission.scope and (permission.expires is None or today <= permission.expires)


def _problem(objection: Objection, article: Article) -> Problem:
    permission = article.permission
    if permission is not None and objection.words <= permission.scope:
        return Problem(
            code="permission-expired",
            message=f"{objection.message}; the permission recorded for it holds until {permission.expires} only",
            place=article.place_of("permission.expires"),
            hint=f"ask {permission.by} to renew it{_or(objection.instead)}",
        )
    scope = ", ".join(sorted(objection.words))
    if permission is not None:
        missing = ", ".join(sorted(objection.words - permission.scope))
        return Problem(
            code="permission-out-of-scope",
            message=f"{objection.message}; the recorded permission does not name: {missing}",
            place=article.place_of("permission.scope"),
            hint=f"if {permission.by} agreed to it, write scope: [{scope}]{_or(objection.instead)}",
        )
    return Problem(
        code=objection.code,
        message=objection.message,
        place=article.place_of(objection.field),
        hint=f"record a permission (by, date, evidence, scope: [{scope}]){_or(objection.instead)}",
    )


def _or(instead: str) -> str:
    return f", or {instead}" if instead else ""


def _unknown_words(article: Article) -> Iterable[Problem]:
    """Refuse words of a scope that mean nothing: a misspelled one would silently cover nothing."""
    for word in sorted(article.permission.scope if article.permission else ()):
        if word not in SCOPE_WORDS:
            near = closest(word, SCOPE_WORDS)
            yield Problem(
                code="bad-value",
                message=f"permission.scope: “{word}” is no kind of reuse and no rule that can be waived",
                place=article.place_of("permission.scope"),
                hint=f"did you mean “{near}”?" if near else f"one of: {', '.join(SCOPE_WORDS)}",
            )
