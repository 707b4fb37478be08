# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""An edited template costs the pages that it makes: the data of no others are made, and none are digested."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from blotter.model.pages import Page
from blotter.model.problems import SiteError
from blotter.publishing import choosing, printing
from blotter.publishing.bundles import Digests
from blotter.publishing.printing import Digester
from blotter.reading.packaged import packaged_themes
from blotter.rendering.candidates.reorders import tickets_for
from blotter.rendering.composing.press import set_up
from blotter.rendering.makers import is_templated
from blotter.rendering.pages.tickets import list_pages
from blotter.rendering.proofreading.last_look import look_at
from blotter.rendering.theme.loader import load_theme
from tests.builds import NOW, assert_as_clean, build, tree
from tests.rendering.one_of_everything import one_of_everything
from tests.site_in_a_string import BASE, article, write_site

TEMPLATES = packaged_themes() / "dispatch/templates"
DESK = """\
-- content/pages/about.md --
---
title: About
---
Who we are.
-- content/editions/2016-W06.md --
---
items: [story-03]
---
A week.
-- content/stories/found.md --
---
title: A found story
tags: cocaine
---
See [[story-01]].
"""


def edit(site: Path, name: str, text: str = "<!-- changed -->") -> None:
    """Change a template: a copy of the theme's own, in the site, says something more at the end of what it shows."""
    file = site / "themes/dispatch/templates" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    known = file if file.exists() else TEMPLATES / name
    source = known.read_text(encoding="utf-8")
    before, end, after = source.rpartition("</body>" if "</body>" in source else "{% endblock %}")
    file.write_text(before + text + end + after, encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Make a site with something of nearly everything, and build it."""
    base = BASE.replace("-- content", "listings: {page_size: 4, related: 2}\n-- content", 1)
    articles = (article(f"story-{number:02}", date=f"2016-02-{number + 1:02}") for number in range(14))
    site = write_site(tmp_path / "site", "".join(articles) + DESK, base=base)
    build(site)
    return site


@pytest.fixture
def made(site: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note the pages that are looked at after the first build of the site."""
    paths: list[str] = []
    digest = Digester.digest

    def noting(self: Digester, page: Page, known: Digests | None) -> bytes:
        paths.append(page.path)
        return digest(self, page, known)

    monkeypatch.setattr(Digester, "digest", noting)
    assert (site / "public").exists()
    return paths


@pytest.mark.parametrize(
    ("name", "there", "elsewhere"),
    [
        ("article.html.j2", "articles/story-03/index.html", "text/articles/story-03/index.html"),
        ("text_article.html.j2", "text/articles/story-03/index.html", "articles/story-03/index.html"),
        ("republish.html.j2", "articles/story-03/republish/index.html", "articles/story-03/index.html"),
        ("term.html.j2", "tags/cocaine/page/2/index.html", "archive/2016/02/index.html"),
        ("text_list.html.j2", "text/tags/cocaine/page/2/index.html", "tags/cocaine/page/2/index.html"),
        ("archive_month.html.j2", "archive/2016/02/index.html", "archive/2016/index.html"),
        ("edition.html.j2", "editions/2016-W06/index.html", "editions/index.html"),
        ("story.html.j2", "stories/found/index.html", "stories/index.html"),
        ("page.html.j2", "about/index.html", "index.html"),
        ("404.html.j2", "404.html", "about/index.html"),
        ("home.html.j2", "index.html", "latest/index.html"),
    ],
)
def test_only_its_pages_are_made(site: Path, made: list[str], name: str, there: str, elsewhere: str) -> None:
    """Whatever else the site has; each is made once, and the tree is that of a clean build."""
    edit(site, name)
    report = build(site)
    assert (there in made, elsewhere in made) == (True, False)
    assert len(made) == len(set(made)) == report.written
    assert_as_clean(site)


def test_the_frame_of_all_pages(site: Path, made: list[str]) -> None:
    """Every page of a template is made, and no feed."""
    edit(site, "base.html.j2")
    build(site)
    assert "about/index.html" in made
    assert not any("feed" in path and not path.endswith(".html") for path in made)
    assert_as_clean(site)


def test_no_data_are_digested(site: Path, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that they are made from changed: what was known of them holds, and holds for the build after that."""
    edit(site, "article.html.j2")
    with monkeypatch.context() as patched:
        patched.setattr(printing, "_encode", None)
        build(site)
    made.clear()
    write_site(site, "-- content/pages/about.md --\n---\ntitle: About\n---\nWho we were.\n", base="")
    build(site)
    path = "articles/story-03/index.html"
    assert path in made, "every page is looked at then"
    (site / "content/pages/about.md").write_text("---\ntitle: About\n---\nWho we are.\n", encoding="utf-8")
    assert "looked at and kept" in build(site, explain=path).explained


def test_the_same_bytes_need_no_second_look(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit of what many pages share, and few of them show, is looked over on these few."""
    looked: list[str] = []
    real = look_at

    def noting(page: Page, *given: Any, **named: Any) -> Any:
        looked.append(page.path)
        return real(page, *given, **named)

    monkeypatch.setattr("blotter.publishing.printing.look_at", noting)
    edit(site, "base.html.j2", "{% if head.link == '/about/' %}<p>Changed</p>{% endif %}")
    assert build(site).written == 1
    assert looked == ["about/index.html"]
    (site / "content/pages/about.md").write_text("---\ntitle: About\n---\nWho we were.\n", encoding="utf-8")
    edit(site, "404.html.j2", "{# nothing #}")
    looked.clear()
    build(site)
    assert set(looked) >= {"about/index.html", "404.html"}, "where content changed, nothing is taken as said"
    assert_as_clean(site)


def test_nothing_is_to_do_afterward(site: Path) -> None:
    """And a template that is as it was before is another edit."""
    edit(site, "article.html.j2")
    build(site)
    edited = tree(site / "public")
    (site / "themes/dispatch/templates/article.html.j2").unlink()
    build(site)
    assert_as_clean(site)
    edit(site, "article.html.j2")
    build(site)
    assert tree(site / "public") == edited
    assert build(site).written == 0


def test_it_says_why(site: Path) -> None:
    """A page was rendered because of its template alone; others were kept unseen."""
    edit(site, "article.html.j2")
    path = "articles/story-03/index.html"
    words = "rendered, because of its template, or what that reaches; its bytes changed"
    assert build(site, explain=path).explained == f"{path}: {words}"
    edit(site, "article.html.j2")
    assert "kept without a look" in build(site, explain="about/index.html").explained


@pytest.mark.parametrize("path", ["content/articles/story-05.md", "content/articles/story-13.md"])
def test_with_an_edited_article(site: Path, path: str) -> None:
    """Both show: then every page is looked at."""
    edit(site, "article.html.j2")
    (site / path).write_text((site / path).read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")
    build(site)
    assert_as_clean(site)


def test_with_an_article_that_falls_due(site: Path) -> None:
    """No file says so, and nothing else would tell."""
    write_site(site, article("later", more="publish: 2016-03-05\n"), base="")
    build(site)
    edit(site, "article.html.j2")
    later = NOW + dt.timedelta(days=5)
    build(site, now=later)
    assert (site / "public/articles/later/index.html").exists()
    assert_as_clean(site, later)


def test_with_other_words(site: Path, made: list[str]) -> None:
    """Titles of pages are words of the theme: where these are others, every page is looked at."""
    edit(site, "404.html.j2")
    words = site / "themes/dispatch/locales/en.yaml"
    words.parent.mkdir()
    text = (packaged_themes() / "dispatch/locales/en.yaml").read_text(encoding="utf-8")
    words.write_text(text.replace("Latest", "Newest"), encoding="utf-8")
    build(site)
    assert "articles/story-03/index.html" in made
    assert_as_clean(site)


def test_with_an_edited_stylesheet(site: Path, made: list[str]) -> None:
    """Pages of the template are rendered, all others are dressed anew."""
    edit(site, "404.html.j2")
    style = site / "themes/dispatch/static/dispatch.css"
    style.parent.mkdir()
    text = (packaged_themes() / "dispatch/static/dispatch.css").read_text(encoding="utf-8")
    style.write_text(f"{text}\n.revision {{ color: red }}\n", encoding="utf-8")
    build(site)
    assert made == ["404.html"]
    assert_as_clean(site)


def test_a_template_that_fails(site: Path) -> None:
    """The published site stays, and mending it publishes again."""
    before = tree(site / "public")
    edit(site, "article.html.j2", "{{ no.such.thing }}")
    with pytest.raises(SiteError):
        build(site)
    assert tree(site / "public") == before
    (site / "themes/dispatch/templates/article.html.j2").unlink()
    edit(site, "article.html.j2")
    build(site)
    assert_as_clean(site)


def test_a_page_that_no_ticket_makes(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the rules forget one, it is found by a look at all pages."""
    monkeypatch.setattr(choosing, "tickets_for", lambda *_: [])
    edit(site, "article.html.j2")
    build(site)
    assert_as_clean(site)


def test_every_page_has_its_ticket() -> None:
    """Asked for by its path, a page is made, and nothing else."""
    library = one_of_everything("en")
    theme, _ = load_theme([packaged_themes() / "dispatch"])
    assert theme is not None
    press = set_up(library, theme.locale)
    pages = {page.path: page for page in list_pages(library, theme) if is_templated(page)}
    for path, page in pages.items():
        assert [one for ticket in tickets_for(press, {path}) for one in ticket()] == [page]
    assert {one.path for ticket in tickets_for(press, pages.keys()) for one in ticket()} == pages.keys()
