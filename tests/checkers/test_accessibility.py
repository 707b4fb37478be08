# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""axe-core looks at every kind of page: WCAG 2.2 at level AA, by day and by night, on a phone and on a desk."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.kinds import PATTERNS, addresses
from tests.browser.looking import Visit
from tests.checkers.conftest import Checker

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_ASK = """async (rules) => {
  const answer = await axe.run(document, {runOnly: {type: 'tag', values: rules}});
  const where = (one) => one.nodes.map(node => node.target.join(' ')).join(', ');
  return answer.violations.map(one => `${one.id}: ${one.help}: ${where(one)}`);
}"""


def violations(window: Visit, axe: Path) -> list[str]:
    """Return what axe-core finds on the page that a window shows.

    It takes a page without a ground of its own, as those of the text edition are, to be white even by night, when the
    browser paints it dark: so it is told.
    """
    window.page.add_style_tag(content=":where(html) { background-color: Canvas }")
    window.page.evaluate(axe.read_text(encoding="utf-8"))
    return list(window.page.evaluate(_ASK, _RULES))


@pytest.mark.parametrize("kind", PATTERNS)
def test_nobody_is_shut_out(checker: Checker, public: Path, site: str, visit: Callable[..., Visit], kind: str) -> None:
    """No violation, nor of what axe-core calls good practice."""
    axe = checker("axe-core/axe.min.js", program="chromium")
    found = {}
    for width, scheme in itertools.product((360, 1440), ("light", "dark")):
        # The policy of the pages forbids strangers' scripts, and this is one: for the checker it is set aside.
        window = visit(width=width, color_scheme=scheme, bypass_csp=True)
        window.go(site + addresses(public)[kind])
        found[width, scheme] = violations(window, axe)
    assert not any(found.values()), found


def test_what_is_found_shuts_nobody_out(checker: Checker, public: Path, site: str, visit: Callable[..., Visit]) -> None:
    """The search page with its results, all choices open."""
    if not (public / "pagefind").exists():
        pytest.skip("pagefind-bin is not installed")
    axe = checker("axe-core/axe.min.js", program="chromium")
    found = {}
    for width, scheme in itertools.product((360, 1440), ("light", "dark")):
        window = visit(width=width, color_scheme=scheme, bypass_csp=True)
        window.go(f"{site}/search/?q=police&place=Peru")
        window.page.wait_for_selector("#b-found li")
        found[width, scheme] = violations(window, axe)
    assert not any(found.values()), found


def test_the_checker_is_asked(checker: Checker, site: str, visit: Callable[..., Visit]) -> None:
    """A page that is wrong is found."""
    axe = checker("axe-core/axe.min.js", program="chromium")
    window = visit(bypass_csp=True)
    window.go(site + "/about/")
    window.page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=x>')")
    assert any("image-alt" in one for one in violations(window, axe))
