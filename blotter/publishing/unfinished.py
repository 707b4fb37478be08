# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Drafts of a preview in which something is wrong: they are left out of it, so that the others can be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from blotter.library.links import Targets, check_links
from blotter.library.visibility import Visibility
from blotter.model.articles import Status
from blotter.model.documents import Document
from blotter.model.problems import Problem, Severity, has_errors


def unfinished_drafts(
    visibility: Visibility, problems: Iterable[Problem], documents: Mapping[str, Document], targets: Targets
) -> frozenset[str]:
    """Return the paths of shown drafts with errors, in what was found of them so far or in their links.

    ``targets`` are those with all drafts shown. Links to one that is not are no errors, so that one look is enough.
    """
    if not visibility.marked:
        return frozenset()
    wrong = {problem.place.path for problem in problems if problem.severity is Severity.ERROR}
    drafts = [article.path for article in visibility.shown if article.status is Status.DRAFT]
    return frozenset(
        path
        for path in drafts
        if path in wrong or has_errors(check_links(documents[path], targets, path=path, body_line=1))
    )
