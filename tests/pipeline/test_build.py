# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A whole build: what readers get, what they never get, and what a failed build leaves."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from blotter import pipeline
from blotter.model.problems import SiteError
from blotter.reading.packaged import packaged_themes
from tests.builds import build, problems_of, publish, request, texts_of
from tests.site_in_a_string import BASE, article, write_site

ROOT = Path(pipeline.__file__).parents[1]


def test_an_article_is_published_with_credit_and_lists(tmp_path: Path) -> None:
    """One article gives its page with two links to the original, and stands on every list it belongs to."""
    files, report = publish(tmp_path, article("plane-down", body="See [[port-story]].") + article("port-story"))
    page = files["articles/plane-down/index.html"]
    body = page.index("e-content")
    original = 'href="https://news.example.org/plane-down"'
    assert original in page[:body]
    assert original in page[body:]
    for path in ("index.html", "tags/cocaine/index.html", "tags/drugs/index.html", "regions/pe/index.html"):
        assert "Title of plane-down" in files[path], path
    for path in ("regions/americas/index.html", "sources/example-news/index.html", "archive/2016/02/index.html"):
        assert "Title of plane-down" in files[path], path
    assert "Title of plane-down" in files["feed.xml"]
    assert "/articles/plane-down/" in files["attributions/index.html"]
    assert 'href="/articles/plane-down/"' in files["articles/port-story/index.html"], "the backlink"
    assert report.pages == len([path for path in files if path.endswith(".html")])


WITHHELD = {
    "draft": "status: draft",
    "withdrawn": "status: withdrawn",
    "future": "publish: 2016-04-01",
    "expired": "expires: 2016-02-28",
}


@pytest.mark.parametrize("why", WITHHELD)
def test_the_withheld_are_nowhere(tmp_path: Path, why: str) -> None:
    """No file of the site names a draft, future, expired or withdrawn article, not even one that links to it."""
    secret = article("hidden-slug", title="Hidden headline", more=WITHHELD[why])
    linking = article(
        "linking", body="Compare [[hidden-slug|an earlier case]] and [[hidden-slug]].", more="related: hidden-slug"
    )
    files, _ = publish(tmp_path, secret + linking)
    assert "an earlier case" in files["articles/linking/index.html"]
    for path, text in files.items():
        assert "Hidden headline" not in text, path
        if why != "withdrawn" or path != "articles/hidden-slug/index.html":
            assert "hidden-slug" not in text, path
    assert ("articles/hidden-slug/index.html" in files) == (why == "withdrawn"), "only a withdrawal leaves a tombstone"


def test_drafts_are_shown_marked_when_asked_for(tmp_path: Path) -> None:
    """--drafts shows drafts and the future, with a mark, and still not the withdrawn."""
    text = "".join(article(why, more=line) for why, line in WITHHELD.items()) + article("public-one")
    files, _ = publish(tmp_path, text, drafts=True)
    pages = {path.split("/")[1] for path in files if path.startswith("articles/")}
    assert pages == {"draft", "future", "public-one", "withdrawn"}
    assert "draft-note" in files["articles/draft/index.html"]
    assert "draft-note" in files["articles/future/index.html"]
    assert "draft-note" not in files["articles/public-one/index.html"]


def test_all_problems_of_all_files_in_one_run(tmp_path: Path) -> None:
    """Reading, markup, rights and link problems come together, sorted by place."""
    text = (
        article("a-tag", tags="cocain")
        + article("b-link", body="To [[nowhere]].")
        + article("c-rights", more="reuse: verbatim")
        + article("d-image", body="![](x.png)\n\n![A map](https://pictures.example.org/x.png)")
    )
    found = problems_of(tmp_path, text)
    places = [(line.split(":")[0], int(line.split(":")[1].split()[0])) for line in found]
    assert places == sorted(places)
    codes = {line.split()[1] for line in found}
    assert {"unknown-tag", "broken-link", "license-needs-permission", "missing-alt", "remote-image"} <= codes


def test_a_link_to_a_file_that_could_not_be_read_is_not_reported_as_broken(tmp_path: Path) -> None:
    """One mistake is one problem: a link to an article with a mistake in it is not a second one."""
    assert problems_of(tmp_path, article("bad", tags="cocain") + article("good", body="See [[bad]].")) == [
        "content/articles/bad.md:7 unknown-tag"
    ]


def test_a_failed_build_leaves_the_published_site(tmp_path: Path) -> None:
    """After an error the old site is there byte for byte, and nothing beside it."""
    before, _ = publish(tmp_path, article("good"))
    problems_of(tmp_path, article("bad", tags="cocain"))
    assert texts_of(tmp_path / "public") == before
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".public")]


def test_pages_leave_when_their_article_does(tmp_path: Path) -> None:
    """A deleted article is gone from the whole site at the next build."""
    publish(tmp_path, article("stays") + article("goes", tags="ports"))
    (tmp_path / "content/articles/goes.md").unlink()
    files, _ = publish(tmp_path, "")
    assert not [path for path, text in files.items() if "goes" in path or "Title of goes" in text]
    assert "tags/ports/index.html" not in files


def test_warnings_fail_only_when_strict(tmp_path: Path) -> None:
    """An alias is accepted with a warning; --strict makes it an error of the run."""
    _, report = publish(tmp_path, article("a", tags="coke"))
    assert [problem.code for problem in report.problems] == ["alias-used"]
    assert problems_of(tmp_path, "", strict=True) == ["content/articles/a.md:7 alias-used"]


def test_check_finds_what_build_finds_and_writes_nothing(tmp_path: Path) -> None:
    """Check stops before rendering: the same problems, no output folder."""
    site = write_site(tmp_path, article("a", body="To [[nowhere]]."))
    with pytest.raises(SiteError) as checked:
        pipeline.check(request(site))
    with pytest.raises(SiteError) as built:
        build(site)
    assert checked.value.problems == built.value.problems
    assert not (site / "public").exists()


def test_a_theme_that_drops_the_credit_cannot_publish(tmp_path: Path) -> None:
    """The rendered page is read by a checker: without its credit the build fails and says which article it is."""
    site = write_site(tmp_path, article("a"))
    shutil.copytree(packaged_themes() / "dispatch", site / "themes/dispatch")
    for template in (site / "themes/dispatch/templates").rglob("*.j2"):
        text = template.read_text(encoding="utf-8")
        template.write_text(text.replace('href="{{ credit.url }}"', 'href="/"'), encoding="utf-8")
    with pytest.raises(SiteError) as caught:
        build(site)
    assert {problem.code for problem in caught.value.problems} == {"credit-not-shown"}
    assert all("content/articles/a.md" in problem.message + problem.hint for problem in caught.value.problems)


def test_one_new_article_changes_few_listing_pages(tmp_path: Path) -> None:
    """Listing pages count from the oldest: a new article changes the head of each of its lists and no numbered page.

    And the indexes, which count the items of each list; a new month is named by the months and years beside it.
    """
    text = "".join(article(f"s{n:03}", date=f"2015-{n // 28 + 1:02}-{n % 28 + 1:02}") for n in range(90))
    before, _ = publish(tmp_path, text)
    after, report = publish(tmp_path, article("newest", date="2016-02-28"))
    numbered = [path for path in before if "/page/" in path]
    assert len(numbered) > 10
    assert [path for path in numbered if before[path] != after[path]] == []
    listings = {path for path in after if path.endswith("index.html") and before.get(path) != after[path]}
    listings -= {path for path in listings if "articles/newest/" in path}
    assert sorted(path for path in listings if not path.startswith("text/")) == [
        "archive/2015/04/index.html",
        "archive/2015/index.html",
        "archive/2016/02/index.html",
        "archive/2016/index.html",
        "archive/index.html",
        "attributions/index.html",
        "editions/2015-W15/index.html",
        "editions/2016-W08/index.html",
        "editions/index.html",
        "index.html",
        "latest/index.html",
        "map/index.html",
        "regions/americas/index.html",
        "regions/index.html",
        "regions/pe/index.html",
        "regions/south-america/index.html",
        "sources/example-news/index.html",
        "sources/index.html",
        "tags/cocaine/index.html",
        "tags/drugs/index.html",
        "tags/index.html",
    ]
    # The text edition has no calendars, weeks, maps and sources, and only some lists have feeds.
    assert len([path for path in listings if path.startswith("text/")]) == 6
    assert len([path for path in after if "/feed." in path and before.get(path) != after[path]]) == 12
    written = {path for path in after if before.get(path) != after[path]} - {".blotter-output"}
    assert report.written == len(written) < 60
    assert report.kept > 500


def test_an_old_article_that_is_deleted_leaves_other_listing_pages_alone(tmp_path: Path) -> None:
    """Of each of its lists the page on which it stood is another; the numbered pages behind that one stay."""
    months = [f"201{year}-{month:02}" for year in range(2) for month in range(1, 6)]
    days = [f"{month}-{day:02}" for month in months for day in range(1, 19)]
    text = "".join(article(f"s{number:03}", date=day) for number, day in enumerate(days))
    plain = "outputs: {feeds: false, api: false, cards: false, search: false, republish: false}\n-- content"
    write_site(tmp_path, text, base=BASE.replace("-- content", plain, 1))
    build(tmp_path)
    before = texts_of(tmp_path / "public")
    (tmp_path / "content/articles/s050.md").unlink()
    report = build(tmp_path)
    after = texts_of(tmp_path / "public")
    clean = build(tmp_path, output="clean")
    assert texts_of(tmp_path / "clean") == after
    assert clean.pages == report.pages
    assert before.keys() - after.keys() == {"articles/s050/index.html", "text/articles/s050/index.html"}
    numbered = [path for path in before if "/page/" in path]
    lists = {path.partition("/page/")[0] for path in numbered}
    changed = [path for path in numbered if before[path] != after[path]]
    assert len(numbered) > 5 * len(lists)
    assert 0 < len(changed) <= len(lists)
    assert report.written < 80
    assert report.kept > 500


def test_two_builds_give_the_same_bytes_whatever_surrounds_them(tmp_path: Path) -> None:
    """Another hash seed, time zone, locale and checkout folder change nothing."""
    trees = []
    for number, settings in enumerate(
        ({"PYTHONHASHSEED": "1", "TZ": "UTC"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"})
    ):
        site = write_site(
            tmp_path / f"checkout-{number}", article("a", body="To [[b]].") + article("b", tags="[ports, cocaine]")
        )
        command = [sys.executable, "-m", "blotter", "build", "--site", str(site), "--now", "2016-03-01T12:00:00Z"]
        environment = {**os.environ, **settings, "LANG": "C" if number else "C.UTF-8", "PYTHONPATH": str(ROOT)}
        subprocess.run(command, check=True, env=environment, capture_output=True, timeout=120)
        trees.append(texts_of(site / "public"))
    assert trees[0] == trees[1]


def test_hostile_bodies_become_problems(tmp_path: Path) -> None:
    """A body that would hang the parser is a problem that names its file; the run goes on to the next."""
    text = article("hang", body="<a" * 30_000) + article("next", tags="cocain")
    found = problems_of(tmp_path, text)
    assert any(line.startswith("content/articles/hang.md") and "markup-" in line for line in found)
    assert "content/articles/next.md:7 unknown-tag" in found


def test_two_files_for_one_address_are_named_both(tmp_path: Path) -> None:
    """An alias that is somebody's address is an error that names both files."""
    found = problems_of(tmp_path, article("a") + article("b", more="aliases: a"))
    assert [line for line in found if line.startswith("content/articles/b.md")]


def test_files_of_the_desk_are_published_as_they_are(tmp_path: Path) -> None:
    """What lies in content/static stands at the root of the site, hidden files too, and leaves when it is deleted."""
    text = "-- content/static/CNAME --\nbrief.example.org\n-- content/static/.well-known/security.txt --\nContact: x\n"
    text += "-- content/static/settings.json --\n{not: strict}\n-- content/static/feeds.xml --\n<a>\n"
    files, _ = publish(tmp_path, article("a") + text + "-- content/static/proof.html --\n<p>proof</p>\n")
    assert files["CNAME"] == "brief.example.org\n"
    assert files[".well-known/security.txt"] == "Contact: x\n"
    assert files["proof.html"] == "<p>proof</p>\n"
    (tmp_path / "content/static/CNAME").unlink()
    files, _ = publish(tmp_path, "")
    assert "CNAME" not in files


@pytest.mark.parametrize("name", ["pagefind/pagefind.js", "Pagefind", ".blotter-output", ".blotter-pending/x"])
def test_a_file_of_the_desk_lies_nowhere_where_blotter_writes(tmp_path: Path, name: str) -> None:
    """The index and the marks of a build come and go apart from the pages: a check finds who is in their way."""
    site = write_site(tmp_path, article("a") + f"-- content/static/{name} --\nx\n")
    with pytest.raises(SiteError) as caught:
        pipeline.check(request(site))
    [problem] = caught.value.problems
    assert (problem.code, problem.place.path) == ("page-collision", f"content/static/{name}")


def test_a_file_of_the_desk_cannot_take_a_page_s_place(tmp_path: Path) -> None:
    """Two files of one path are named both, by what an editor would open."""
    assert problems_of(tmp_path, article("a") + "-- content/static/robots.txt --\nx\n") == [
        "content/static/robots.txt:1 page-collision"
    ]


def test_check_knows_a_broken_theme(tmp_path: Path) -> None:
    """A theme that is not there is found by check as by build."""
    site = write_site(tmp_path, "-- config.yaml --\ntheme: dispach\n" + article("a"))
    with pytest.raises(SiteError) as checked:
        pipeline.check(request(site))
    assert [problem.code for problem in checked.value.problems] == ["theme-error"]


def test_a_theme_is_told_what_it_lacks(tmp_path: Path) -> None:
    """Words and templates that only the program asks for are missed by check and build, before any page is made."""
    site = write_site(tmp_path, "-- config.yaml --\ntheme: ours\n" + article("a"))
    shutil.copytree(packaged_themes() / "dispatch", site / "themes/ours")
    words = site / "themes/ours/locales/en.yaml"
    words.write_text(words.read_text(encoding="utf-8").replace("    of: ", "    about: "), encoding="utf-8")
    (site / "themes/ours/templates/search.html.j2").unlink()
    for work in (pipeline.check, pipeline.build):
        with pytest.raises(SiteError) as caught:
            work(request(site))
        assert [(problem.place.path, problem.message) for problem in caught.value.problems] == [
            ("themes/ours/locales/en.yaml", 'the locale has no string "feeds.of"'),
            ("themes/ours/templates/search.html.j2", "there is no such template"),
        ]


def test_a_line_of_a_template_is_named_once(tmp_path: Path) -> None:
    """A slip in a template is one problem, at its line, however many pages it spoils; nothing else is said of those."""
    site = write_site(tmp_path, article("a") + article("b"))
    shutil.copytree(packaged_themes() / "dispatch", site / "themes/dispatch")
    template = site / "themes/dispatch/templates/article.html.j2"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("{{ article.title }}</h1>", "{{ nobody.title }}</h1>", 1), encoding="utf-8")
    with pytest.raises(SiteError) as caught:
        build(site)
    assert {problem.code for problem in caught.value.problems} == {"template-error"}
    assert len(caught.value.problems) == 1


def test_what_is_scheduled_is_judged_before_its_day(tmp_path: Path) -> None:
    """A full copy without a license is an error today, not on the night when it would appear."""
    found = problems_of(tmp_path, article("later", more="publish: 2016-05-01\nreuse: verbatim"))
    assert any("license-needs-permission" in line for line in found)


LICENSED = """\
-- content/sources.yaml --
herald:
  name: Example Herald
  home: https://herald.example.org/
  domains: [herald.example.org]
"""
PERMITTED = """\
-- content/articles/copy.md --
---
title: Copied
source: herald
source_url: https://herald.example.org/copied
author: Example Herald
original_title: Copied
date: 2016-02-20
region: PE
tags: cocaine
reuse: adapt
changes: Rewritten.
permission: {by: Ann Example, date: 2016-02-21, scope: [adapt], evidence: mail of that day, expires: 2016-03-31}
---
A body.
"""


def test_the_end_of_a_permission_is_announced(tmp_path: Path) -> None:
    """The report names the day on which a permission ends; some days before it warns, and after it the build fails."""
    site = write_site(tmp_path, LICENSED + PERMITTED)
    report = build(site)
    assert report.problems == ()
    assert report.next_change == dt.datetime(2016, 4, 1, tzinfo=dt.UTC)
    report = build(site, now=dt.datetime(2016, 3, 25, tzinfo=dt.UTC))
    assert [problem.code for problem in report.problems] == ["runs-out-soon"]
    with pytest.raises(SiteError):
        build(site, now=dt.datetime(2016, 4, 1, tzinfo=dt.UTC))


def test_a_page_of_the_desk_shows_no_picture_without_a_record(tmp_path: Path) -> None:
    """Nothing appears without its credit, and only an article can record whose picture it shows."""
    page = "-- content/pages/about.md --\n---\ntitle: About\n---\nWe.\n\n![A harbor](harbor.png)\n"
    assert "content/pages/about.md:6 license-obligation" in problems_of(tmp_path, article("a") + page)


def test_a_publisher_who_wants_to_be_told_is_named_once(tmp_path: Path) -> None:
    """The build that first takes a copy says that a notice is owed and to whom; the next ones do not repeat it."""
    wants = "  terms:\n    notify: {value: requested, certainty: own-text, note: a mail}\n"
    site = write_site(tmp_path, LICENSED + wants + PERMITTED)
    report = build(site)
    assert [path for path, _ in report.owed] == ["content/articles/copy.md"]
    write_site(site, "-- content/pages/about.md --\n---\ntitle: About\n---\nWe.\n", base="")
    report = build(site)
    assert (report.owed, report.written > 0) == ((), True)


def test_what_is_asked_of_a_page_stands_behind_its_address(tmp_path: Path) -> None:
    """A link may ask; whether its page is there is seen without that, today and when it comes or goes."""
    body = "[a](/search/?q=ports&place=Peru#top), [b](/tags/ports/?from=a), [c](/articles/later/?from=a)."
    files, report = publish(tmp_path, article("a", body=body) + article("later", more="publish: 2016-04-01"))
    asked = '<p><a href="{}/search/?q=ports&amp;place=Peru#top">a</a>, '
    for page in ("articles/a/index.html", "text/articles/a/index.html"):
        assert f"{asked.format('')}b, c.</p>" in files[page]
    assert [problem.code for problem in report.problems] == ["hidden-link", "hidden-link"]
    write_site(tmp_path, article("later", tags="ports"), base="")
    assert pipeline.build(request(tmp_path)).problems == ()
    page = texts_of(tmp_path / "public")["articles/a/index.html"]
    assert '<a href="/tags/ports/?from=a">b</a>, <a href="/articles/later/?from=a">c</a>.</p>' in page
    assert 'href="/articles/a/"' in texts_of(tmp_path / "public")["articles/later/index.html"], "the backlink"
    write_site(tmp_path, article("a", body="[a](/serach/?q=ports)"), base="")
    with pytest.raises(SiteError) as caught:
        pipeline.build(request(tmp_path))
    assert [problem.hint for problem in caught.value.problems] == ["did you mean /search/?q=ports?"]


def test_a_copy_from_a_strange_address_is_one_mistake(tmp_path: Path) -> None:
    """The judges refuse it; that its address is not the source's is no second complaint."""
    strange = PERMITTED.replace("https://herald.example.org/copied", "https://blog.example.net/copied")
    assert problems_of(tmp_path, LICENSED + strange) == ["content/articles/copy.md:4 foreign-original"]
