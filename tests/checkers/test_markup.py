# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The Nu HTML checker reads every page and every stylesheet of the demonstration."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.checkers.conftest import Checker


def complaints(jar: Path, kind: str, files: list[str]) -> list[str]:
    """Return what the checker calls an error, each with its file and line."""
    # On one core's worth of stack, long pages are read all the same.
    command = ["java", "-Xss4m", "-jar", str(jar), "--errors-only", "--exit-zero-always", "--format", "json", kind]
    done = subprocess.run([*command, *files], capture_output=True, text=True, check=True, timeout=300)
    messages = json.loads(done.stderr)["messages"]
    return [f"{one.get('url', '')}:{one.get('lastLine', 0)} {one['message']}" for one in messages]


def test_no_page_has_an_error(checker: Checker, public: Path) -> None:
    """HTML as the living standard has it, on all pages."""
    jar = checker("vnu-jar/build/dist/vnu.jar", program="java")
    assert complaints(jar, "--skip-non-html", [str(public)]) == []


def test_no_stylesheet_has_an_error(checker: Checker, public: Path) -> None:
    """CSS that every browser reads alike."""
    jar = checker("vnu-jar/build/dist/vnu.jar", program="java")
    files = [str(path) for path in sorted(public.rglob("*.css"))]
    assert files
    assert complaints(jar, "--css", files) == []


def test_the_checker_is_asked(checker: Checker, tmp_path: Path) -> None:
    """A page that is wrong is found: a check that cannot fail proves nothing."""
    jar = checker("vnu-jar/build/dist/vnu.jar", program="java")
    page = tmp_path / "wrong.html"
    page.write_text("<!doctype html><html lang=en><title>Wrong</title><p id=a><p id=a>", encoding="utf-8")
    assert any("Duplicate ID" in one for one in complaints(jar, "--skip-non-html", [str(page)]))
