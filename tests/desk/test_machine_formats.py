# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What programs read at the end of a run."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from blotter.desk.machine_formats import github, json_object
from blotter.desk.outcome import Display
from blotter.model.report import Report, SearchCoverage
from tests.desk.outcomes import ALIAS, PATH, TAG, TITLE, done, failed, problem


def test_json_is_one_object_with_everything_in_it() -> None:
    """A build that went through, with its warning, its counts and its seconds."""
    due = datetime(2026, 12, 1, 8, tzinfo=UTC)
    report = Report(
        problems=(ALIAS,),
        pages=3,
        written=2,
        kept=1,
        seconds={"read": 0.25},
        next_change=due,
        withheld={"draft": 2},
        owed=((PATH, "Example News"),),
        search=SearchCoverage(is_on=True, items=12, behind=1),
    )
    assert json.loads("\n".join(json_object(done(report), Display(quiet=True)))) == {
        "command": "build",
        "ok": True,
        "problems": [
            {
                "path": "content/articles/a.md",
                "line": 4,
                "column": 1,
                "severity": "warning",
                "code": "alias-used",
                "message": '"coke" is another name',
                "hint": "",
            }
        ],
        "errors": 0,
        "warnings": 1,
        "pages": 3,
        "written": 2,
        "kept": 1,
        "removed": 0,
        "withheld": {"draft": 2},
        "owed": [{"path": PATH, "to": "Example News"}],
        "search": {"items": 12, "behind": 1},
        "next_change": "2026-12-01T08:00:00+00:00",
        "seconds": {"read": 0.25, "total": 1.26},
    }


def test_json_of_a_failure_has_problems_in_order_and_no_counts_it_does_not_know() -> None:
    """``ok`` is false and ``pages`` null; paths stay relative to the site, wherever that is."""
    value = json.loads("\n".join(json_object(failed(TAG, TITLE), Display(folder="news"))))
    assert [(p["path"], p["line"], p["code"]) for p in value["problems"]] == [
        (PATH, 2, "empty-value"),
        (PATH, 7, "unknown-tag"),
    ]
    assert (value["ok"], value["errors"], value["pages"], value["seconds"]) == (False, 2, None, {"total": 0.44})


@pytest.mark.parametrize("words", ["caf\udce9", "\x1b[2J", "a\u2028b", "警察"])
def test_json_is_plain_ascii_and_loses_nothing(words: str) -> None:
    """Any byte of a file name and any sign of a message comes back as it was."""
    shown = "\n".join(json_object(failed(problem(path=words, message=words)), Display()))
    assert shown.isascii()
    [value] = json.loads(shown)["problems"]
    assert (value["path"], value["message"]) == (words, words)


def test_github_annotates_the_line_of_each_problem() -> None:
    """The hint is part of the message, and the summary follows for the log."""
    assert list(github(failed(TAG, ALIAS), Display(folder="news"))) == [
        "::error file=news/content/articles/2016/plane.md,line=7,col=9,title=unknown-tag::"
        '"cocain" is not in content/tags.yaml%0Adid you mean "cocaine"?%0Aor add to content/tags.yaml:%0A'
        "  cocain: {label: Cocain}",
        '::warning file=news/content/articles/a.md,line=4,col=1,title=alias-used::"coke" is another name',
        "1 error and 1 warning in 2 files; nothing was published. 0.4 s",
    ]


ESCAPES = {
    "a%b": ("a%25b", "a%25b"),
    "a,b:c": ("a%2Cb%3Ac", "a,b:c"),
    "a\n::error::b": ("a\\n%3A%3Aerror%3A%3Ab", "a\\n::error::b"),
    "a\r\nb": ("a\\r\\nb", "a\\r\\nb"),
}


@pytest.mark.parametrize("words", ESCAPES)
def test_nothing_in_a_problem_can_become_a_command_of_its_own(words: str) -> None:
    """Percent signs, line ends, colons and commas are written so that GitHub reads them as they were meant."""
    path, message = ESCAPES[words]
    [line] = github(failed(problem(path=words, message=words)), Display(quiet=True))
    assert line == f"::error file={path},line=1,col=1,title=bad-value::{message}"
