# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""docs/problems.md shows for every code what the program really says."""

from __future__ import annotations

from pathlib import Path

import pytest

from blotter.model.problem_codes import CODES
from tests.problems.cases import CASES
from tests.problems.documented import paragraphs, show
from tests.problems.makings import MAKINGS, example, problems_of


@pytest.mark.parametrize("code", CODES)
def test_the_example_is_what_the_program_says(tmp_path: Path, code: str) -> None:
    """Path, line, column, severity, code, message and hint, of a small site that has the mistake."""
    said = example(code, tmp_path.resolve() / "site")
    told = f"docs/problems.md has another example of {code}; the program says (python -m tests.problems writes it):\n\n"
    assert paragraphs()[code].example == said, told + show(said)


def test_every_code_has_its_site_and_every_site_its_code() -> None:
    """A code that no site brings up would be documented for nothing."""
    assert CASES.keys() | MAKINGS.keys() == CODES.keys()
    assert CASES.keys() & MAKINGS.keys() == set()


def test_the_site_that_is_changed_has_no_problem_of_its_own(tmp_path: Path) -> None:
    """So what is said comes from the change."""
    assert problems_of("", tmp_path / "site") == ()
