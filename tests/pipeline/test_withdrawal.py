# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A withdrawal goes through at once, whatever refers to what is withdrawn, and leaves neither holes nor dead links."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from blotter import pipeline
from blotter.model.problems import Place, SiteError
from blotter.model.report import Report
from tests.builds import NOW, assert_as_clean, build, publish, request, texts_of
from tests.site_in_a_string import BASE, article, write_site

WITHDRAWN = "status: withdrawn"
LINKS = """\
By [words](/tags/ports/), [words](/regions/co/), [words](/sources/other-news/), [words](/archive/2015/01/),
[words](/articles/last/), [words](/articles/former/), [words](last.md), [[last|words]] and [[last]]."""
MENU = "menu:\n  - {label: Harbors, url: /tags/ports/}\n  - {label: All, url: /latest/}\n-- content/sources.yaml --\n"
OTHER = "other-news: {name: Other News, home: https://other.example.org/}\n"
SITE = BASE.replace("-- content/sources.yaml --\n", MENU + OTHER)


def last(more: str = "") -> str:
    """Write the one article under its topic, place, source and month."""
    text = article("last", tags="ports", region="CO", date="2015-01-02", more=f"aliases: former\n{more}")
    return text.replace("example-news", "other-news")


def edit(site: Path, text: str) -> tuple[dict[str, str], Report]:
    """Write some files of a site again and publish it."""
    report = build(write_site(site, text, base=""))
    return texts_of(site / "public"), report


@pytest.fixture
def links(tmp_path: Path) -> dict[str, str]:
    """Publish a site that links all that the article has, and withdraw the article."""
    files, report = publish(tmp_path, SITE + article("linking", body=LINKS) + last())
    assert report.problems == ()
    assert ">Harbors</a>" in files["index.html"]
    return files


def test_nothing_waits_for_other_files(tmp_path: Path, links: dict[str, str]) -> None:
    """Every way to refer to it becomes a warning, and words on the page; the menu goes without its entry."""
    files, report = edit(tmp_path, last(WITHDRAWN))
    assert {problem.code for problem in report.problems} == {"hidden-link"}
    assert [problem.place.path for problem in report.problems] == ["config.yaml"] + ["content/articles/linking.md"] * 9
    page = files["articles/linking/index.html"]
    body = page[page.index("e-content") :]
    assert "By words, words, words, words,\nwords, words, words, words and an item that is not available." in body
    assert [path for path, text in files.items() if "Harbors" in text or "Title of last" in text] == []
    back, report = edit(tmp_path, last())
    assert report.problems == ()
    assert back == links


def test_what_is_left_is_what_a_new_build_makes(tmp_path: Path, links: dict[str, str]) -> None:
    """Pages that were not edited are made again where they linked to it."""
    assert "articles/linking/index.html" in links
    files, _ = publish(tmp_path / "new", SITE + article("linking", body=LINKS) + last(WITHDRAWN))
    found, _ = edit(tmp_path, last(WITHDRAWN))
    assert {path: text for path, text in found.items() if path[0] != "."} == {
        path: text for path, text in files.items() if path[0] != "."
    }


FAR = {"tags": "ports", "region": "CO", "date": "2015-01-02"}


def test_a_page_far_from_it_loses_its_link(tmp_path: Path) -> None:
    """Also where nothing else connects the two: no topic, no place, no time."""
    publish(tmp_path, article("far", body="See [[gone|it]].", **FAR) + article("near") + article("gone"))
    files, _ = edit(tmp_path, article("gone", more=WITHDRAWN))
    assert "/articles/gone/" not in files["articles/far/index.html"]
    assert "See it." in files["articles/far/index.html"]


@pytest.mark.parametrize("more", ["status: draft", "expires: 2016-02-28", None])
def test_the_word_that_something_was_withdrawn_goes_with_it(tmp_path: Path, more: str | None) -> None:
    """A withdrawn article that becomes a draft, or whose file is deleted, leaves nothing at its address."""
    files, _ = publish(tmp_path, article("stays") + article("gone", more=WITHDRAWN))
    assert "articles/gone/index.html" in files
    if more is None:
        (tmp_path / "content/articles/gone.md").unlink()
    files, _ = edit(tmp_path, article("gone", more=more) if more else "")
    assert [path for path in files if "gone" in path] == []


def test_a_teaser_has_the_titles_that_its_links_show(tmp_path: Path) -> None:
    """In lists and descriptions a bare link is read as on the page, and follows its article's title and fate."""
    far = article("far", body="Compare [[gone]] and\n[[near]].", **FAR)
    files, _ = publish(tmp_path, far + article("gone") + article("near"))
    for title, fields in (
        ("Title of gone", {}),
        ("Another title", {"title": "Another title"}),
        ("an item that is not available", {"title": "Another title", "more": WITHDRAWN}),
        ("Another title", {"title": "Another title"}),
    ):
        files, _ = edit(tmp_path, article("gone", **fields))
        words = f"Compare {title} and Title of near."
        assert f'content="{words}"' in files["articles/far/index.html"]
        for path in ("tags/ports/index.html", "archive/2015/index.html", "index.html", "latest/index.html"):
            assert words in files[path], (path, title)


def test_what_is_no_page_can_be_linked(tmp_path: Path) -> None:
    """The feed, the lists for machines, former addresses and the desk's own files are there for a link."""
    body = "[a](/feed.xml) [b](/attributions.json) [c](/sitemap.xml) [d](/robots.txt) [e](/key.txt) [f](/articles/old/)"
    text = article("a", body=body) + article("b", more="aliases: old") + "-- content/static/key.txt --\nkey\n"
    assert publish(tmp_path, text)[1].problems == ()


HIDDEN = {
    "withdrawn": WITHDRAWN,
    "a draft": "status: draft",
    "scheduled": "publish: 2031-01-01",
    "expired": "expires: 2016-01-31",
    "shown": "",
}


@pytest.mark.parametrize("before", HIDDEN)
@pytest.mark.parametrize("now", ["withdrawn", "a draft"])
def test_the_word_that_it_was_withdrawn_stays_as_long_as_it_is(tmp_path: Path, before: str, now: str) -> None:
    """Whatever the item was before, and whatever else is edited in its file."""
    publish(tmp_path, SITE + article("gone", more=HIDDEN[before]))
    for title in ("One title", "Another title"):
        files, _ = edit(tmp_path, article("gone", title=title, more=HIDDEN[now]))
        assert ("articles/gone/index.html" in files) is (now == "withdrawn")


def test_an_item_may_come_as_a_withdrawn_one(tmp_path: Path) -> None:
    """As one does that another system published before."""
    publish(tmp_path, SITE)
    files, _ = edit(tmp_path, article("gone", more=WITHDRAWN))
    assert "articles/gone/index.html" in files
    (tmp_path / "content/articles/gone.md").unlink()
    files, _ = edit(tmp_path, "")
    assert "articles/gone/index.html" not in files


OLD, NEW = "articles/old/index.html", "articles/gone/index.html"


def test_the_word_stands_at_former_addresses_too(tmp_path: Path) -> None:
    """A reader with an old bookmark is told the same; no index is led there, and links to it become words."""
    publish(tmp_path, article("near", body="See [it](/articles/old/).") + article("gone", more="aliases: old"))
    files, report = edit(tmp_path, article("gone", more=f"aliases: [old, gone]\n{WITHDRAWN}"))
    assert [problem.code for problem in report.problems] == ["hidden-link"]
    assert files[OLD] == files[NEW].replace("/articles/gone/", "/articles/old/")
    assert "Title of gone" not in files[OLD]
    assert 'content="noindex' in files[OLD]
    assert [path for path, text in files.items() if "/articles/old/" in text] == [OLD]


WORDS_AT = {
    "aliases: [old, older]": {"gone", "old", "older"},
    "aliases: older": {"gone", "older"},
    "": {"gone"},
}


@pytest.mark.parametrize("before", WORDS_AT)
@pytest.mark.parametrize("now", [*WORDS_AT, "aliases: old\nstatus: draft", "slug: renamed", None])
def test_former_addresses_come_and_go_with_the_line(tmp_path: Path, before: str, now: str | None) -> None:
    """Edited, made a draft or deleted: an edit leaves what a new build of all makes."""
    publish(tmp_path / "a", article("near") + article("gone", more=f"{before}\n{WITHDRAWN}"))
    text = "" if now is None else article("gone", more=now if "status" in now else f"{now}\n{WITHDRAWN}")
    if now is None:
        (tmp_path / "a/content/articles/gone.md").unlink()
    found, _ = edit(tmp_path / "a", text)
    fresh, _ = publish(tmp_path / "b", article("near") + text)
    assert {path for path in found if path[0] != "."} == {path for path in fresh if path[0] != "."}
    there = {path.split("/")[1] for path in found if path.startswith("articles/")} - {"near"}
    wanted = {"renamed"} if now == "slug: renamed" else WORDS_AT.get(now, set()) if now is not None else set()
    assert there == wanted


def test_an_item_takes_the_address_that_another_had(tmp_path: Path) -> None:
    """It is shown there once the withdrawn one gives it up, which the build asks for."""
    publish(tmp_path, article("near") + article("gone", more=f"aliases: old\n{WITHDRAWN}"))
    with pytest.raises(SiteError, match=r"the alias .* is already the slug"):
        edit(tmp_path, article("old"))
    files, _ = edit(tmp_path, article("gone", more=WITHDRAWN))
    assert "Title of old" in files[OLD]


def spanish(more: str = "translation_of: gone") -> str:
    """Write a translation, which names the same original."""
    return article("salida", more=f"lang: es\n{more}").replace("example.org/salida", "example.org/gone")


def test_a_translation_that_stays_is_named_by_every_build(tmp_path: Path) -> None:
    """Nothing else says that the other half is online: not the page, which has lost its link to what went."""
    _, report = publish(tmp_path, article("gone") + spanish() + article("near"))
    assert report.problems == ()
    said = edit(tmp_path, article("gone", more=WITHDRAWN))[1].problems
    assert [(one.code, one.place) for one in said] == [
        ("original-withdrawn", Place(path="content/articles/salida.md", line=9, column=17))
    ]
    assert said[0].message == "content/articles/gone.md is withdrawn, and this translation of it is still shown"
    assert_as_clean(tmp_path)
    assert pipeline.check(request(tmp_path)).problems == said
    for text in ("", article("near", body="Other words."), article("fresh"), spanish() + "More.\n"):
        assert edit(tmp_path, text)[1].problems == said
        assert build(tmp_path).problems == said, "the early leave says it, too"


@pytest.mark.parametrize("mended", [WITHDRAWN, f"translation_of: gone\n{WITHDRAWN}", ""])
def test_it_is_named_until_it_is_withdrawn_or_stands_alone(tmp_path: Path, mended: str) -> None:
    """Neither way leads into the next complaint."""
    publish(tmp_path, article("gone", more=WITHDRAWN) + spanish())
    files, report = edit(tmp_path, spanish(mended))
    assert report.problems == ()
    assert ("Title of salida" in files["articles/salida/index.html"]) is not (WITHDRAWN in mended)


@pytest.mark.parametrize(
    ("more", "days"),
    [
        ("status: draft", []),
        ("expires: 2016-02-29", []),
        ("expires: 2016-03-02", [0]),
        ("publish: 2016-03-02", [2]),
        ("", [0, 2]),
    ],
)
def test_no_translation_is_named_that_nobody_sees(tmp_path: Path, more: str, days: list[int]) -> None:
    """On the day that it appears or goes the same build says so or ceases to."""
    write_site(tmp_path, article("gone", more=WITHDRAWN) + spanish(f"translation_of: gone\n{more}"))
    reports = {day: build(tmp_path, now=NOW + dt.timedelta(days=day)) for day in (0, 2)}
    assert [day for day, report in reports.items() if report.problems] == days


def test_translations_of_translations_are_named(tmp_path: Path) -> None:
    """Over any number of steps, also over one that is not shown; what translates each other in a circle ends."""
    text = article("gone", more=WITHDRAWN) + spanish("translation_of: gone\nstatus: draft")
    text += article("ida", more="lang: pt\ntranslation_of: salida")
    text += article("one", more="translation_of: two") + article("two", more="lang: fr\ntranslation_of: one")
    _, report = publish(tmp_path, text)
    assert [(one.code, one.place.path) for one in report.problems] == [
        ("original-withdrawn", "content/articles/ida.md")
    ]
