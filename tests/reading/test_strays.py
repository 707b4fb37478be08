# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What an editor saved in the wrong place or under the wrong name is said, and never passed over in silence."""

from __future__ import annotations

import pytest

from blotter.reading.strays import find_strays

READ = (
    "config.yaml",
    "content/articles/2026/harbor.md",
    "content/articles/harbor.md",
    "content/articles/2026/crane.jpg",
    "content/pages/about.md",
    "content/editions/2026-W47.md",
    "content/stories/harbor.md",
    "content/tags.yaml",
    "content/originals/harbor.txt",
    "content/static/terms.html",
    "content/README.md",
    "content/articles/README.txt",
    "themes/ours/theme.yaml",
)
STRAY = {
    "content/harbor.md": "content/articles/",
    "content/article/harbor.md": "content/articles/",
    "content/articles/harbor.markdown": "harbor.md",
    "content/articles/2026/harbor.txt": "harbor.md",
    "content/articles/harbor.docx": "save its text as Markdown",
    "content/tags.yml": "content/tags.yaml",
    "content/region.yaml": "content/regions.yaml",
}


@pytest.mark.parametrize("path", READ)
def test_what_is_read_is_no_stray(path: str) -> None:
    """Files in their places, pictures, notes and a site's own theme."""
    assert list(find_strays([path])) == []


@pytest.mark.parametrize(("path", "hint"), STRAY.items())
def test_what_nothing_reads_is_a_warning(path: str, hint: str) -> None:
    """The hint says where it belongs."""
    (problem,) = find_strays([path])
    assert (problem.code, problem.place.path) == ("stray-file", path)
    assert hint in problem.hint
