# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Where reading one file writes down what it finds: problems, and the place of every field."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from blotter.model.problems import Place, Problem

_MAX_SHOWN = 60


@dataclass(slots=True, kw_only=True)
class Notebook:
    """The notes of one file. ``zone`` is the time zone of the site, for times without one; ``home`` its address."""

    zone: dt.tzinfo = dt.UTC
    home: str = ""
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)

    def problem(self, code: str, message: str, place: Place, hint: str = "") -> None:
        """Write a problem down."""
        self.problems.append(Problem(code=code, message=message, place=place, hint=hint))


def shown(text: str) -> str:
    """Quote an author's text in a message: on one line, printable, not too long."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return f'"{line if len(line) <= _MAX_SHOWN else line[: _MAX_SHOWN - 1] + "…"}"'
