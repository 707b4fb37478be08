# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What an editor saved in the wrong place or under the wrong name is said, and never passed over in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from blotter.reading.editions import read_lead
from blotter.reading.pages import read_standing_page
from blotter.reading.site import read_site
from blotter.reading.stories import read_story
from blotter.reading.strays import find_strays
from tests.reading.desk import context
from tests.site_in_a_string import article, write_site

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
    "content/articles/harbor.MD",
    "content/README.md",
    "content/articles/README.txt",
    "content/articles/LICENSE",
    "content/articles/.hidden",
    "content/articles/.hidden.md ",
    "content/articles/noext~",
    "content/articles/2026/",
    "content/CNAME",
    "themes/ours/theme.yaml",
)
STRAY = {
    "content/harbor.md": "content/articles/",
    "content/article/harbor.md": "did you mean content/articles/? Move it there",
    "content/edition/2026-W47.md": "did you mean content/editions/? Move it there",
    "content/weeks/2026-W47.md": "did you mean content/editions/?",
    "content/2026-W47.md": "did you mean content/editions/?",
    "content/story/harbor.md": "did you mean content/stories/? Move it there",
    "content/Stories/harbor.txt": "did you mean content/stories/? Move it there and give it the ending .md",
    "content/drafts/harbor.md": "articles are in content/articles/",
    "content/articles/harbor.markdown": "harbor.md",
    "content/articles/2026/harbor.txt": "harbor.md",
    "content/articles/harbor.md.txt": "rename it to harbor.md,",
    "content/articles/harbor.MD.markdown.txt": "rename it to harbor.md,",
    "content/articles/harbor": "rename it to harbor.md,",
    "content/stories/harbor": "rename it to harbor.md,",
    "content/articles/harbor.md ": "its name ends with a blank; rename it to harbor.md,",
    "content/articles/harbor ": "its name ends with a blank; rename it to harbor.md,",
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


SIGNS = "source: example-news\nsource_url: https://news.example.org/a\nregion: PE\ntags: cocaine"


@pytest.mark.parametrize(
    ("path", "fields", "signs"),
    [
        ("content/pages/harbor.md", f"title: x\n{SIGNS}", "source, source_url, region, tags"),
        ("content/pages/harbor.md", "title: x\nregion: PE\ntags: cocaine", "region, tags"),
        ("content/stories/harbor.md", f"title: x\n{SIGNS}", "source, source_url"),
        ("content/editions/2026-W47.md", f"title: x\n{SIGNS}", "source, source_url, region, tags"),
        ("content/pages/harbor.md", "title: x\ntags: cocaine", ""),
        ("content/stories/harbor.md", "title: x\nregion: PE\ntags: cocaine", ""),
    ],
)
def test_an_article_among_other_texts_is_told_by_its_fields(path: str, fields: str, signs: str) -> None:
    """It is said once where the file belongs, beside each field that is not one there."""
    data = f"---\n{fields}\n---\nText.\n".encode()
    if path.startswith("content/stories/"):
        _, problems = read_story(data, path, context())
    else:
        _, problems = read_standing_page(data, path) if path.startswith("content/pages/") else read_lead(data, path)
    astray = [problem for problem in problems if problem.code == "stray-file"]
    assert [problem.message for problem in astray] == ([f"this looks like an article: it has {signs}"] if signs else [])
    assert all(path.rpartition("/")[2] in one.hint and "content/articles/" in one.hint for one in astray)


def test_an_ending_in_capitals_is_read(tmp_path: Path) -> None:
    """One message for a name that cannot be, none for one that can."""
    text = article("M18-Upper").replace("M18-Upper.md", "M18-Upper.MD") + article("fine").replace("fine.md", "fine.MD")
    paths = ["content/articles/M18-Upper.MD", "content/articles/fine.MD"]
    _, problems = read_site(write_site(tmp_path, text))
    (problem,) = (*problems, *find_strays(paths))
    assert (problem.code, problem.place.path) == ("bad-slug", paths[0])
    assert "rename the file to m18-upper.md" in problem.hint
