# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Creative Commons' charts: the license of an adaptation, what may be merged, what may stand in a collection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

from blotter.model.licenses import Family, License
from blotter.rights.table import ADAPTERS, COLLECTIONS

# The Open Government Licence v3.0 says itself that it is compatible with CC BY 4.0, so it takes the place of BY.
_AS: Final = {Family.OGL: Family.BY}
_COLUMNS: Final = sorted({column for _, column in ADAPTERS})


class Grade(StrEnum):
    """A cell of the adapter's chart, the best first."""

    OK = "G"
    DISCOURAGED = "Y"
    FORBIDDEN = "X"


_WORSE: Final = tuple(Grade)


def adapter_grade(original: License, ours: License) -> Grade:
    """Grade the license ``ours`` for our contribution to an adaptation of ``original``.

    Share-alike takes the same license in the same or a later version. Whatever the chart does not have (no license,
    custom terms) is forbidden.
    """
    cell = ADAPTERS.get((_row(original.family), _row(ours.family)), Grade.FORBIDDEN.value)
    if original.share_alike and _version(ours) < _version(original):
        return Grade.FORBIDDEN
    return Grade(cell)


def contribution_license(originals: Sequence[License], own: License | None) -> tuple[License | None, Grade]:
    """Choose the license of our contribution: the site's own if the chart has it, else the originals' share-alike.

    A candidate set is served by a license that suits all of its members. ``(None, FORBIDDEN)`` if there is none.
    """
    shared = sorted((one for one in originals if one.share_alike), key=_version, reverse=True)
    options = [*([own] if own else []), *shared]
    graded = [(_worst(adapter_grade(original, option) for original in originals), option) for option in options]
    for wanted in (Grade.OK, Grade.DISCOURAGED):
        for grade, option in graded:
            if grade is wanted:
                return option, grade
    return None, Grade.FORBIDDEN


def may_merge(one: Family, other: Family) -> bool:
    """Say whether two works may be woven into one adaptation: some license suits both without reserve."""
    return any(
        ADAPTERS.get((_row(one), column)) == ADAPTERS.get((_row(other), column)) == Grade.OK.value
        for column in _COLUMNS
    )


def may_collect(item: Family, blanket: Family | None) -> bool:
    """Say whether an item may stand in a site whose whole is licensed ``blanket`` (``None``: only our own text is)."""
    if blanket is None:
        return True
    return COLLECTIONS.get((_row(item), _row(blanket))) == "A"


def _row(family: Family) -> str:
    return _AS.get(family, family).value


def _version(license_: License) -> tuple[int, ...]:
    return tuple(int(part) for part in license_.version.split(".") if part)


def _worst(grades: Iterable[Grade]) -> Grade:
    return max(grades, key=_WORSE.index, default=Grade.FORBIDDEN)
