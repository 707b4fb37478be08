# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A build can say why an output was made anew or kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builds import build
from tests.site_in_a_string import article, write_site


def explained(site: Path, path: str) -> str:
    """Build, and return what is said of one output."""
    return build(site, explain=path).explained


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("articles/one/index.html", "rendered, because of its data; its bytes changed"),
        ("articles/other/index.html", "kept without a look, because nothing that changed can show on it"),
        ("tags/ports/index.html", "kept without a look, because nothing that changed can show on it"),
        ("about/index.html", "looked at and kept, because all that it is made from is the same"),
        ("feed.xml", "rendered, because of its data; its bytes changed"),
        ("robots.txt", "made at every build (it is no page); its bytes are the same"),
        ("nowhere.html", "no output of this site"),
    ],
)
def test_after_one_edit(tmp_path: Path, path: str, said: str) -> None:
    """Each kind of output has its reason."""
    far = article("other", tags="ports", region="CO", date="2014-01-01")
    page = "-- content/pages/about.md --\n---\ntitle: About\n---\nWho we are.\n"
    site = write_site(tmp_path, article("one") + far + page)
    assert explained(site, path).endswith(("because nothing was known of it", "no output of this site"))
    write_site(site, article("one", body="Other words."), base="")
    assert explained(site, path) == f"{path}: {said}"


def test_what_a_build_takes_away(tmp_path: Path) -> None:
    """A deleted article's page is said to be gone."""
    site = write_site(tmp_path, article("one") + article("two"))
    build(site)
    (site / "content/articles/two.md").unlink()
    path = "articles/two/index.html"
    assert explained(site, path) == f"{path}: no output of this site, and taken away by this build"


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("status: draft\n", "because the article is not shown (draft), and taken away by this build"),
        ("publish: 2016-04-01 08:00\n", "because the article is not shown (scheduled), and taken away by this build"),
    ],
)
def test_what_is_not_shown(tmp_path: Path, status: str, said: str) -> None:
    """Who looks for an article in vain is told why it is not there."""
    site = write_site(tmp_path, article("one") + article("two"))
    build(site)
    path = site / "content/articles/two.md"
    path.write_text(path.read_text().replace("---\n", f"---\n{status}", 1))
    assert explained(site, "articles/two/index.html") == f"articles/two/index.html: no output of this site, {said}"
