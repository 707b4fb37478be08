# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""An edited stylesheet, script or icon renders nothing: published pages are dressed anew with its new address."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from blotter import pipeline
from blotter.model.pages import Page
from blotter.publishing.galley import Galley
from blotter.reading.packaged import packaged_themes
from blotter.rendering.makers import make_bytes
from blotter.rendering.theme.loader import Theme
from tests.builds import NOW, assert_as_clean, build, tree
from tests.site_in_a_string import BASE, article, write_site

STATIC = "themes/dispatch/static"
RULE = "\n.revision {{ color: {} }}\n"


def address(site: Path, name: str = "dispatch.*.css") -> str:
    """Return the published address of a file of the theme."""
    (found,) = (site / "public/assets").glob(name)
    return f"assets/{found.name}"


def edit(site: Path, name: str = "dispatch.css", text: str = RULE.format("red")) -> None:
    """Add something to a static file of the site's own theme."""
    with (site / STATIC / name).open("a", encoding="utf-8") as file:
        file.write(text)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Make a site with a theme of its own, and build it."""
    page = "-- content/pages/about.md --\n---\ntitle: About\n---\nWho we are.\n"
    site = write_site(tmp_path / "site", article("one") + article("two", date="2016-02-02") + page)
    shutil.copytree(packaged_themes() / "dispatch", site / "themes/dispatch")
    build(site)
    return site


@pytest.fixture
def rendered(site: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note what is rendered after the first build of the site."""
    paths: list[str] = []

    def noting(theme: Theme, page: Page) -> object:
        paths.append(page.path)
        return make_bytes(theme, page)

    monkeypatch.setattr("blotter.publishing.printing.make_bytes", noting)
    return paths


@pytest.mark.parametrize(
    ("name", "text"),
    [("dispatch.css", RULE.format("red")), ("dispatch.js", "\n// red\n"), ("favicon.svg", "\n")],
    ids=["stylesheet", "script", "icon"],
)
def test_an_edit_renders_nothing(site: Path, rendered: list[str], name: str, text: str) -> None:
    """Every page has the new address, and the tree is that of a clean build."""
    stem, _, ending = name.partition(".")
    before = address(site, f"{stem}.*.{ending}")
    edit(site, name, text)
    report = build(site)
    assert rendered == []
    now = address(site, f"{stem}.*.{ending}")
    assert now != before
    page = (site / "public/articles/one/index.html").read_text(encoding="utf-8")
    assert (now in page, before in page) == (True, False)
    assert report.removed == 1
    assert_as_clean(site)


def test_two_edits_in_a_row(site: Path, rendered: list[str]) -> None:
    """And back again."""
    original = (site / STATIC / "dispatch.css").read_text(encoding="utf-8")
    for text in (RULE.format("red"), RULE.format("blue")):
        edit(site, text=text)
        build(site)
        assert_as_clean(site)
    (site / STATIC / "dispatch.css").write_text(original, encoding="utf-8")
    rendered.clear()
    build(site)
    assert rendered == []
    assert_as_clean(site)


def test_nothing_is_to_do_afterward(site: Path, rendered: list[str]) -> None:
    """What was dressed anew is remembered as what a clean build would remember."""
    edit(site)
    build(site)
    written = build(site).written
    assert (rendered, written) == ([], 0)
    write_site(site, article("one", body="Other words."), base="")
    assert "looked at and kept" in build(site, explain="about/index.html").explained


def test_with_an_edited_article(site: Path, rendered: list[str]) -> None:
    """Its pages are rendered, and those that show it; the others are dressed anew."""
    edit(site)
    write_site(site, article("one", body="Other words."), base="")
    build(site)
    assert "articles/one/index.html" in rendered
    assert "articles/two/index.html" not in rendered
    assert_as_clean(site)


def test_with_another_configuration(site: Path, rendered: list[str]) -> None:
    """Every page is looked at then, and those that would be rendered as before are dressed anew."""
    edit(site)
    text = (site / "config.yaml").read_text(encoding="utf-8")
    (site / "config.yaml").write_text(f"{text}listings: {{related: 0}}\n", encoding="utf-8")
    build(site)
    assert "about/index.html" not in rendered
    assert_as_clean(site)


def test_with_an_edited_template(site: Path, rendered: list[str]) -> None:
    """Its pages are rendered, and no others."""
    edit(site)
    with (site / "themes/dispatch/templates/page.html.j2").open("a", encoding="utf-8") as file:
        file.write("{# changed #}\n")
    build(site)
    assert rendered == ["about/index.html"]
    assert_as_clean(site)


def rename(site: Path) -> None:
    """Give the stylesheet another name."""
    (site / STATIC / "dispatch.css").rename(site / STATIC / "paper.css")
    frame = site / "themes/dispatch/templates/base.html.j2"
    frame.write_text(frame.read_text(encoding="utf-8").replace("'dispatch.css'", "'paper.css'"), encoding="utf-8")


def switch(site: Path) -> None:
    """Take another theme."""
    shutil.copytree(site / "themes/dispatch", site / "themes/night")
    (site / "themes/night/static/dispatch.css").write_text("body { color: white }\n", encoding="utf-8")
    text = (site / "config.yaml").read_text(encoding="utf-8")
    (site / "config.yaml").write_text(f"theme: night\n{text}", encoding="utf-8")


CHANGES: list[Callable[[Path], object]] = [
    lambda site: (site / STATIC / "more.svg").write_text("<svg/>", encoding="utf-8"),
    rename,
    switch,
    lambda site: shutil.rmtree(site / "themes"),
]


@pytest.mark.parametrize("change", CHANGES, ids=["a new file", "a renamed file", "another theme", "the packaged theme"])
def test_another_set_of_files(site: Path, change: Callable[[Path], object]) -> None:
    """Where files come or go pages are made as ever."""
    edit(site)
    build(site)
    change(site)
    build(site)
    assert_as_clean(site)


def test_a_file_that_comes_and_goes(site: Path, rendered: list[str]) -> None:
    """What a page may name is part of what it is rendered from."""
    (site / STATIC / "more.svg").write_text("<svg/>", encoding="utf-8")
    build(site)
    assert "about/index.html" in rendered
    rendered.clear()
    (site / STATIC / "more.svg").unlink()
    build(site)
    assert "about/index.html" in rendered
    assert_as_clean(site)


def test_an_address_as_somebodys_words(site: Path, rendered: list[str]) -> None:
    """An article may tell the old address, or the new one before anybody knew it: its words stay what they are."""
    was = address(site)
    edit(site)
    build(site)
    will_be = address(site)
    write_site(site, article("one", body=f"Once `{was}`, then `{will_be}`."), base="")
    build(site)
    for text in (RULE.format("blue"), RULE.format("green")):
        rendered.clear()
        edit(site, text=text)
        build(site)
        page = (site / "public/articles/one/index.html").read_text(encoding="utf-8")
        assert f"Once <code>{was}</code>, then <code>{will_be}</code>." in page
        assert ("articles/one/index.html" in rendered) is (text == RULE.format("blue")), "it is none, the second time"
        assert_as_clean(site)


def test_the_present_address_as_somebodys_words(site: Path, rendered: list[str]) -> None:
    """Such a page is rendered each time that the address changes, and only then."""
    write_site(site, article("one", body=f"The stylesheet is `{address(site)}`."), base="")
    build(site)
    rendered.clear()
    edit(site)
    build(site)
    assert "articles/one/index.html" in rendered
    assert "articles/two/index.html" not in rendered
    assert_as_clean(site)


def test_the_next_address_as_somebodys_words(site: Path, rendered: list[str]) -> None:
    """A page that tells an address before that is one is dressed anew, and rendered at the change after that."""
    original = (site / STATIC / "dispatch.css").read_text(encoding="utf-8")
    edit(site)
    build(site)
    will_be = address(site)
    (site / STATIC / "dispatch.css").write_text(original, encoding="utf-8")
    write_site(site, article("one", body=f"It will be `{will_be}`."), base="")
    build(site)
    rendered.clear()
    edit(site)
    build(site)
    assert rendered == []
    assert_as_clean(site)
    edit(site, text=RULE.format("blue"))
    build(site)
    assert "articles/one/index.html" in rendered
    assert_as_clean(site)


@pytest.mark.parametrize(
    "tampered", [b"", b"<p>Somebody else was here</p>", None], ids=["empty", "other words", "gone"]
)
def test_a_published_page_that_is_not_ours(site: Path, rendered: list[str], tampered: bytes | None) -> None:
    """What is published is believed only if it is what was published: else the page is rendered."""
    page = site / "public/articles/one/index.html"
    if tampered is None:
        page.unlink()
    else:
        page.write_bytes(tampered)
    edit(site)
    build(site)
    assert [path for path in rendered if path.endswith(".html")] == ["articles/one/index.html"]
    assert_as_clean(site)


def test_it_says_why(site: Path) -> None:
    """A page that was dressed anew, whether it was looked at or kept unseen."""
    edit(site)
    words = "not rendered, but given the addresses of the theme's files as they are now; its bytes changed"
    assert build(site, explain="about/index.html").explained == f"about/index.html: {words}"
    edit(site)
    path = "articles/two/index.html"
    assert build(site, explain=path).explained == f"{path}: {words}"


def test_it_says_why_a_page_was_rendered(site: Path) -> None:
    """Where a new address is the only reason."""
    write_site(site, article("one", body=f"The stylesheet is `{address(site)}`."), base="")
    build(site)
    edit(site)
    path = "articles/one/index.html"
    words = "rendered, because of the addresses of the theme's files; its bytes changed"
    assert build(site, explain=path).explained == f"{path}: {words}"


def test_of_a_feed(site: Path) -> None:
    """It names no file of the theme."""
    edit(site)
    assert "kept" in build(site, explain="feed.xml").explained


def test_when_time_passed(site: Path) -> None:
    """What falls due meanwhile is rendered, and all the rest is dressed anew."""
    later = NOW + dt.timedelta(days=5)
    write_site(site, article("three", more="publish: 2016-03-05\n"), base="")
    build(site)
    edit(site)
    build(site, now=later)
    assert (site / "public/articles/three/index.html").exists()
    assert_as_clean(site, later)


def test_many_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are dressed by many processes, and laid on the stage at once."""
    monkeypatch.setattr("blotter.publishing.print_run.MANY", 20)
    monkeypatch.setattr("blotter.publishing.crew.MANY", 20)
    monkeypatch.setattr("blotter.publishing.crew.CHUNK", 10)
    monkeypatch.setattr(pipeline, "_FEW_FILES", 3)
    site = write_site(tmp_path / "site", "".join(article(f"story-{number}") for number in range(12)), base=BASE)
    shutil.copytree(packaged_themes() / "dispatch", site / "themes/dispatch")
    build(site, jobs=2)
    calls: list[object] = []
    monkeypatch.setattr("blotter.publishing.printing.make_bytes", lambda *given: calls.append(given))
    edit(site)
    report = build(site, jobs=2)
    assert calls == []
    assert report.written > 20
    monkeypatch.undo()
    assert_as_clean(site)


def test_what_cannot_be_laid_is_kept_in_hand(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where something is in the way on the stage."""
    monkeypatch.setattr("blotter.publishing.print_run.MANY", 2)
    monkeypatch.setattr(Galley, "lay", lambda *_: None)
    edit(site)
    build(site)
    assert_as_clean(site)


def test_a_failed_build_leaves_nothing_on_the_stage(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that were dressed anew are no more to be read there than rendered ones; what is published stays."""

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    before = tree(site / "public")
    monkeypatch.setattr("blotter.publishing.print_run.MANY", 2)
    monkeypatch.setattr(pipeline, "_commit", fail)
    edit(site)
    with pytest.raises(KeyboardInterrupt), patch.object(Galley, "lay", autospec=True, side_effect=Galley.lay) as laid:
        build(site)
    assert laid.call_count
    assert tree(site / "public") == before
    staged = [tree(folder) for folder in (*site.glob(".blotter/*.next"), *site.glob(".public.blotter-next"))]
    assert [files for files in staged if files] == []
    monkeypatch.undo()
    build(site)
    assert_as_clean(site)
