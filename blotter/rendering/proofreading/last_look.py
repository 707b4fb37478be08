# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The last look at a rendered page: what it owes and what it must not do, on one parse of it."""

from __future__ import annotations

from blotter.model.articles import Article
from blotter.model.library import Library
from blotter.model.pages import Page
from blotter.model.problems import Problem
from blotter.model.verdicts import Verdict
from blotter.rendering.composing.press import set_up
from blotter.rendering.proofreading.safe_addresses import Surroundings
from blotter.rendering.proofreading.safety import check_output
from blotter.rendering.theme.loader import Theme
from blotter.rights.elements import ParsedPage
from blotter.rights.inspection import inspect


def surroundings_of(library: Library, theme: Theme) -> Surroundings:
    """Return what the pages of a site may name and run: its own addresses, and the theme's own scripts."""
    root = set_up(library, theme.locale).root
    scripts = frozenset(f"{root}/{output.path}" for output in theme.outputs if output.path.endswith(".js"))
    return Surroundings(base_url=library.config.site.base_url, scripts=scripts)


def look_at(
    page: Page,
    content: bytes,
    surroundings: Surroundings,
    *,
    article: Article | None = None,
    verdict: Verdict | None = None,
) -> tuple[Problem, ...]:
    """Return what ``inspect`` finds (on an article's page, given with its verdict), then what ``check_output`` does.

    The page that a reader gets are these bytes: what is looked at must be what is written.
    """
    parsed = ParsedPage(content)
    shown = inspect(parsed, verdict, path=page.path, article=article) if article and verdict else ()
    return (*shown, *check_output(page.path, content, surroundings, origin=page.origin or page.path, parsed=parsed))
