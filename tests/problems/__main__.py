# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""``python -m tests.problems`` writes what the program says now into the examples of docs/problems.md."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from blotter.model.problem_codes import CODES
from tests.problems.documented import replace_example
from tests.problems.makings import example

for code in CODES:
    with TemporaryDirectory() as folder:
        try:
            said = example(code, Path(folder).resolve() / "site")
        except AssertionError as error:
            sys.exit(str(error))
        if replace_example(code, said):
            sys.stdout.write(f"{code}\n")
