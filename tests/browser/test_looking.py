# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What the browser tests notice: each complaint can be made to appear."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.looking import Visit

pytestmark = pytest.mark.browser

START = '<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title>'
POLICY = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; style-src 'self'\">"
CAUGHT = {
    "a line that does not break": ("<p style='width:900px'>wide", "px wide in 360 px"),
    "what sticks out is cut": ("<style>html{overflow-x:hidden}</style><p style='width:900px'>wide", "hidden"),
    "faint letters": ("<p style='color:#999;background:#fff'>faint", "contrast of 2.8: faint"),
    "tiny letters": ("<p style='font-size:9px'>tiny", "9 px: tiny"),
    "letters that are not shown": ("<p style='opacity:0'>secret", "not visible: secret"),
    "a picture from elsewhere": ("<img alt='' src='http://127.0.0.1:9/x.png'>", "asks another server"),
    "a file that is not there": ("<img alt='' src='/x.png'>", "404"),
    "a script that fails": ("<script>missing()</script>", "missing is not defined"),
    "a style against the policy": (POLICY + "<p style='color:red'>red", "Content Security Policy"),
}
PASSES = {
    "plain words": "<h1>Fine</h1><p>Black on white.",
    "a table that scrolls by itself": "<div style='overflow-x:auto'><p style='width:900px'>wide</div>",
    "large letters may be fainter": "<p style='color:#777;background:#fff;font-size:30px'>large",
    "spaces and what has no box": "<p hidden style='color:#fff'>hidden</p> <p>seen",
}


def _complaints(site: str, window: Visit, html: str) -> list[str]:
    address = f"{site}/a-page-of-the-test/"
    window.page.route(address, lambda route: route.fulfill(body=START + html, content_type="text/html"))
    window.go(address)
    return [*window.sideways(), *window.unreadable(), *window.complaints]


@pytest.mark.parametrize("case", CAUGHT)
def test_what_is_wrong_is_noticed(site: str, visit: Callable[..., Visit], case: str) -> None:
    """A page with one fault gives the complaint that belongs to it."""
    html, words = CAUGHT[case]
    found = _complaints(site, visit(width=360), html)
    assert any(words in complaint for complaint in found), found


@pytest.mark.parametrize("case", PASSES)
def test_what_is_fine_passes(site: str, visit: Callable[..., Visit], case: str) -> None:
    """No complaint where there is nothing to complain of."""
    assert _complaints(site, visit(width=360), PASSES[case]) == []


def test_an_outline_that_was_taken_away_is_noticed(site: str, visit: Callable[..., Visit]) -> None:
    """Where the focus is must be seen, not only be there."""
    window = visit()
    _complaints(site, window, "<style>.bare{outline:0}</style><a href='#a' class='bare'>a</a> <a href='#b'>b</a>")
    assert not window.press("Tab").seen
