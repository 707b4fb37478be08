# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What an editor reads at the end of a run."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from blotter.desk.outcome import Display, Outcome
from blotter.desk.terminal import printable
from blotter.desk.text import text
from blotter.model.report import Report
from tests.desk.outcomes import ALIAS, PATH, TAG, TITLE, done, failed, problem


def show(outcome: Outcome, display: Display = Display()) -> str:  # noqa: B008 - a frozen value
    """Return all lines as one text."""
    return "".join(f"{line}\n" for line in text(outcome, display))


def test_each_problem_has_its_line_and_its_hint_below_in_the_order_of_the_files() -> None:
    """``path:line:column: severity code: message``, then the hint's lines, four spaces in, then what it comes to."""
    assert (
        show(failed(TAG, TITLE, ALIAS))
        == """\
content/articles/2016/plane.md:2:8: error empty-value: title is empty
content/articles/2016/plane.md:7:9: error unknown-tag: "cocain" is not in content/tags.yaml
    did you mean "cocaine"?
    or add to content/tags.yaml:
      cocain: {label: Cocain}
content/articles/a.md:4:1: warning alias-used: "coke" is another name
2 errors and 1 warning in 2 files; nothing was published. 0.4 s
"""
    )


REPORT = Report(pages=512, written=12, kept=500, removed=1)
SUMMARIES: dict[str, tuple[Outcome, str]] = {
    "a build": (
        done(REPORT),
        "Built 512 pages in 1.3 s: 12 files written, 500 kept, 1 removed; no problems.\nThe site is in /site/public\n",
    ),
    "one page": (
        done(Report(pages=1, written=1)),
        "Built 1 page in 1.3 s: 1 file written, 0 kept, 0 removed; no problems.\nThe site is in /site/public\n",
    ),
    "a check": (done(Report(), "check"), "Checked in 1.3 s: no problems.\n"),
    "a check that failed": (failed(TITLE, command="check"), "1 error in 1 file. 0.4 s\n"),
    "strict": (
        failed(ALIAS),
        "1 warning in 1 file (--strict lets no warning pass); nothing was published. 0.4 s\n",
    ),
    "warnings": (done(Report(problems=(ALIAS,)), "check"), "Checked in 1.3 s: 1 warning.\n"),
    "something is due": (
        done(Report(next_change=datetime(2026, 12, 1, 8, 30, tzinfo=UTC)), "check"),
        "Checked in 1.3 s: no problems.\n"
        "Next change due 2026-12-01 08:30+00:00 (publish or expires): build again then.\n",
    ),
    "something is withheld": (
        done(Report(withheld={"draft": 1, "expired": 2}), "check"),
        "Checked in 1.3 s: no problems.\nNot shown: 3 articles (1 draft, 2 expired).\n",
    ),
    "a notice is owed": (
        done(Report(owed=((PATH, "desk@news.example.org"),)), "check"),
        "Checked in 1.3 s: no problems.\n"
        f"Notice owed for {PATH}: its publisher asks to be told, at desk@news.example.org\n",
    ),
}


@pytest.mark.parametrize("case", SUMMARIES)
def test_the_summary_says_what_was_done_what_is_wrong_and_how_long_it_took(case: str) -> None:
    """And when the site will change by itself, so that somebody builds it then."""
    outcome, expected = SUMMARIES[case]
    lines = show(outcome).splitlines(keepends=True)
    assert "".join(line for line in lines if ": warning " not in line and ": error " not in line) == expected


def test_quiet_leaves_the_problems_only() -> None:
    """With ``--quiet`` a run without problems says nothing."""
    assert show(done(REPORT), Display(quiet=True)) == ""
    assert show(failed(TITLE), Display(quiet=True)).count("\n") == 1


def test_paths_lead_from_where_the_editor_stands() -> None:
    """With ``--site news`` a path begins with ``news/``, so that a terminal can open it."""
    assert show(failed(TITLE), Display(folder="news")).startswith("news/content/articles/2016/plane.md:2:8: ")
    assert show(failed(problem(path="/etc/x")), Display(folder="news")).startswith("/etc/x:1:1: ")


def test_color_marks_the_place_and_the_severity() -> None:
    """Bold for the place, red for an error, yellow for a warning; without color not one escape."""
    colored = show(failed(TITLE, ALIAS), Display(color=True))
    assert "\x1b[1mcontent/articles/2016/plane.md:2:8:\x1b[0m \x1b[1;31merror\x1b[0m empty-value" in colored
    assert "\x1b[1;33mwarning\x1b[0m alias-used" in colored
    assert "\x1b" not in show(failed(TITLE, ALIAS))


def test_a_site_of_another_time_says_so() -> None:
    """With ``--now`` an embargoed item may be in the output before its time: nobody should publish that unawares."""
    lines = show(replace(done(REPORT), is_as_if=True)).splitlines()
    [said] = [line for line in lines if "--now" in line]
    assert "2026-11-25 00:00+00:00" in said
    assert "--now" not in show(done(REPORT))


HARMLESS = ["Perú’s “plane”", "警察", "a\\b", "emoji 🚔"]
HARMFUL = {
    "\x1b[2J": "\\x1b[2J",
    "a\nb": "a\\nb",
    "a\rb": "a\\rb",
    "\x00": "\\x00",
    "\x9b31m": "\\x9b31m",
    "gro\u202edm.exe": "gro\\u202edm.exe",
    "a\u200bb": "a\\u200bb",
    "a\u2028b": "a\\u2028b",
    "caf\udce9.md": "caf\\udce9.md",
    "a\xa0b": "a\\xa0b",
}


@pytest.mark.parametrize("words", HARMLESS)
def test_words_in_any_script_stay_as_they_are(words: str) -> None:
    """A message quotes the article."""
    assert printable(words) == words


@pytest.mark.parametrize("words", HARMFUL)
def test_what_could_move_the_cursor_or_hide_is_written_out(words: str) -> None:
    """A file name or a title pasted from the web never reaches the terminal as a command."""
    assert printable(words) == HARMFUL[words]
    for shown in (problem(path=words), problem(message=words)):
        assert HARMFUL[words] in show(failed(shown), Display(quiet=True))


def test_a_hint_cannot_smuggle_controls_either() -> None:
    """Only its line ends are kept, and each line is moved in."""
    assert show(failed(problem(hint="one\n\x1b[31mtwo")), Display(quiet=True)).endswith(
        ": no\n    one\n    \\x1b[31mtwo\n"
    )
