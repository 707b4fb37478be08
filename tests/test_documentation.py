# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What the documents say is so: every code has its paragraph, every link its file, and README's example its error."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from blotter.cli import main
from blotter.model.problem_codes import CODES
from tests.problems.documented import paragraphs

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix() for folder in (ROOT, ROOT / "docs") for path in folder.glob("*.md")
)
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLE = "content/articles/2026/air-bridge.md"


def test_every_problem_has_its_paragraph_and_every_paragraph_its_problem() -> None:
    """docs/problems.md and the table of codes name the same, in the same order."""
    assert list(paragraphs()) == list(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_paragraph_says_what_it_means_shows_it_and_says_how_to_mend_it(code: str) -> None:
    """Whether the example is a real message is seen in tests/problems."""
    paragraph = paragraphs()[code]
    assert re.match(rf"\S.*:\d+:\d+: {CODES[code]} {code}: \S", paragraph.example)
    assert paragraph.meaning.endswith(".")
    assert paragraph.mending[-1] in ".`"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_links_files_that_are_there(document: str) -> None:
    """Relative links lead to files of the checkout."""
    file = ROOT / document
    code = r"```.*?```|`[^`\n]*`|^ {4}.*?$"
    prose = re.sub(code, "", file.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", prose) if "://" not in link]
    assert [link for link in links if link and not (file.parent / link).exists()] == []


def fenced(language: str) -> str:
    """Return README's one block of a language."""
    [block] = re.findall(rf"^```{language}\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE)
    return str(block)


def test_the_first_screen_has_the_two_commands_a_ten_line_article_and_its_error() -> None:
    """Who opens README sees what it is and how it feels without scrolling."""
    screen = "\n".join(README.splitlines()[:42])
    assert re.search(r"^    python build\.py  .*\n    python build\.py test  ", screen, re.MULTILINE)
    assert fenced("markdown").count("\n") == 10
    assert fenced("markdown") in screen
    assert fenced("text") in screen


@pytest.mark.parametrize("mended", [False, True], ids=["as printed", "mended"])
def test_the_example_gives_the_error_that_is_printed_below_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], mended: bool
) -> None:
    """Pasted into this very site, it is caught with these words; with the right tag it passes."""
    shutil.copy(ROOT / "config.yaml", tmp_path)
    shutil.copytree(ROOT / "content", tmp_path / "content")
    article = tmp_path / EXAMPLE
    article.parent.mkdir(exist_ok=True)
    article.write_text(fenced("markdown").replace("cocain,", "cocaine," if mended else "cocain,"), encoding="utf-8")
    assert main(["check", "--quiet", "--now", "2026-12-01", "--site", str(tmp_path)]) == (0 if mended else 1)
    assert capsys.readouterr().out == ("" if mended else fenced("text"))


def test_every_code_is_used() -> None:
    """A code that no module gives would be documented for nothing."""
    modules = [path for path in (ROOT / "blotter").rglob("*.py") if path.name != "problem_codes.py"]
    code = "".join(path.read_text(encoding="utf-8") for path in modules)
    assert [name for name in CODES if f'"{name}"' not in code] == []
