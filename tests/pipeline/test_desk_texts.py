# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Editions and stories in a whole build: what readers get, what they never get, and how little an edit touches."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from unittest.mock import patch

import pytest

from blotter.markup.documents import mark_up_all
from blotter.model.problems import SiteError
from blotter.model.report import Report
from tests.builds import NOW, build, problems_of, publish, texts_of
from tests.site_in_a_string import BASE, article, write_site

LEAD = "-- content/editions/2016-W08.md --\n---\ntitle: A week of flights\nitems: [second]\n---\nSee [[far]].\n"
NAMED = """\
-- content/stories/named.md --
---
title: The named story
articles: [third, first, second]
status: Nothing is settled.
status_date: 2016-02-29
---
It began with [[far]].
"""
FOUND = "-- content/stories/found.md --\n---\ntitle: The found story\ntags: ports\n---\n"
FIRST = article("first", date="2016-02-22")
SECOND = article("second", date="2016-02-24", region="CO")
THIRD = article("third", date="2016-02-29", tags="ports")
FAR = article("far", date="2015-05-05", tags="ports", region="CO")
SITE = FIRST + SECOND + THIRD + FAR + LEAD + NAMED + FOUND


def edit(folder: Path, text: str) -> tuple[dict[str, str], Report]:
    """Write some files of a published site again, publish it, and hold the result against a clean build."""
    site = write_site(folder, text, base="")
    report = build(site)
    files = texts_of(site / "public")
    clean = build(site, output="clean")
    assert files == texts_of(folder / "clean")
    assert report.problems == clean.problems
    return files, report


def order_of(page: str, *titles: str) -> list[str]:
    """Return titles in the order in which a page first links them as headlines."""
    found = re.findall(r'class="card-title"><a[^>]*>([^<]*)<', page)
    return [title for title in found if title in titles]


def test_a_week_is_an_edition(tmp_path: Path) -> None:
    """With its lead, the chosen item, the others, its numbers, and the weeks before and after it."""
    files, report = publish(tmp_path, SITE)
    page = files["editions/2016-W08/index.html"]
    assert report.problems == ()
    assert "<h1>A week of flights</h1>" in page
    assert 'See <a href="/articles/far/">Title of far</a>.' in page
    assert order_of(page, "Title of first", "Title of second", "Title of third") == [
        "Title of second",
        "Title of first",
    ]
    assert re.findall(r"<dt>(\w+)</dt><dd>(\d+)</dd>", page) == [
        ("Items", "2"),
        ("Places", "2"),
        ("Sources", "1"),
        ("Topics", "1"),
    ]
    assert 'rel="prev" href="/editions/2015-W19/"' in page
    assert 'rel="next" href="/editions/2016-W09/"' in page
    index = files["editions/index.html"]
    assert index.index("2016-W09") < index.index("A week of flights") < index.index("2015-W19")
    assert "A week of flights" not in files["index.html"], "the front page has the newest week"
    assert "/editions/2016-W08/" in files["sitemaps/pages.xml"]


def test_a_story_is_told_in_order(tmp_path: Path) -> None:
    """The editors' order where they name its items; each item has its place in the story, and a way on."""
    files, _ = publish(tmp_path, SITE)
    page = files["stories/named/index.html"]
    assert order_of(page, "Title of first", "Title of second", "Title of third") == [
        "Title of third",
        "Title of first",
        "Title of second",
    ]
    assert "Nothing is settled." in page
    assert "February 29, 2016" in page.partition("Nothing is settled.")[0].replace("\u00c2\u00a0", " ")
    box = files["articles/first/index.html"].partition('class="shelf story-box"')[2].partition("</section>")[0]
    assert 'href="/stories/named/">The named story</a> <span class="meta">2 of 3</span>' in box
    assert re.findall(r'class="label">(\w+).*?href="/articles/(\w+)/"', box) == [
        ("Before", "third"),
        ("After", "second"),
    ]
    assert order_of(files["stories/found/index.html"], "Title of third", "Title of far") == [
        "Title of far",
        "Title of third",
    ]
    assert "story-box" in files["articles/far/index.html"]
    assert re.findall(r'href="/stories/(\w+)/"', files["stories/index.html"]) == ["found", "named"]
    assert "/stories/named/" in files["sitemaps/pages.xml"]


@pytest.mark.parametrize("why", ["status: draft", "status: withdrawn", "publish: 2016-04-01", "expires: 2016-02-26"])
def test_what_is_hidden_is_left_out_without_a_trace(tmp_path: Path, why: str) -> None:
    """From the story, its counts and the boxes of the others, from the week and its numbers."""
    hidden = article("second", date="2016-02-24", region="CO", title="Hidden headline", more=why)
    files, report = publish(tmp_path, SITE.replace(SECOND, hidden))
    assert report.problems == ()
    assert "1 of 2" in files["articles/third/index.html"]
    assert "<dt>Items</dt><dd>1</dd>" in files["editions/2016-W08/index.html"]
    assert [path for path, text in files.items() if "Hidden headline" in text] == []


def test_a_status_of_a_day_to_come_is_none_yet(tmp_path: Path) -> None:
    """As of the build's own day: what is in order tomorrow is a mistake today."""
    told = "-- content/stories/line.md --\n---\ntitle: A line\narticles: one\nstatus: Over.\nstatus_date: {}\n---\n"
    publish(tmp_path / "past", article("one") + told.format(NOW.date()))
    with pytest.raises(SiteError) as caught:
        publish(tmp_path / "ahead", article("one") + told.format(NOW.date() + dt.timedelta(days=1)))
    [problem] = caught.value.problems
    assert (problem.code, problem.place.path, problem.place.line) == ("bad-date", "content/stories/line.md", 5)


def test_a_week_and_a_story_go_with_their_last_item(tmp_path: Path) -> None:
    """Each link to them or to the item becomes words with one warning; the lead and the intro stay at the desk."""
    links = "[words](/editions/2015-W19/), [words](../stories/alone.md), [words](../editions/2015-W19.md)."
    alone = "-- content/stories/alone.md --\n---\ntitle: One item\narticles: far\n---\nAn intro.\n"
    early = "-- content/editions/2015-W19.md --\nA lead.\n"
    files, _ = publish(tmp_path, SITE + alone + early + article("linking", body=f"By {links}"))
    assert files["articles/linking/index.html"].count('href="/editions/2015-W19/"') == 2
    assert 'href="/stories/alone/">words</a>' in files["articles/linking/index.html"]
    files, report = edit(tmp_path, FAR.replace("tags: ports", "tags: ports\nstatus: withdrawn"))
    assert {problem.code for problem in report.problems} == {"hidden-link"}
    assert [f"{problem.place.path}:{problem.place.line}:{problem.place.column}" for problem in report.problems] == [
        *(f"content/articles/linking.md:9:{column}" for column in (12, 42, 72)),
        "content/editions/2016-W08.md:5:7",
        "content/stories/named.md:7:17",
    ]
    assert "By words, words, words." in files["articles/linking/index.html"]
    assert [path for path in files if "2015-W19" in path or "alone" in path] == []
    assert [path for path, text in files.items() if "An intro." in text or "A lead." in text] == []


WRONG = {
    "no such week": ("-- content/editions/2016-W54.md --\nWords.\n", "content/editions/2016-W54.md:1 bad-week"),
    "two leads of a week": (
        "-- content/editions/old/2016-W08.md --\nWords.\n",
        "content/editions/old/2016-W08.md:1 duplicate-slug",
    ),
    "an item that is none": (LEAD.replace("[second]", "[secnd]"), "content/editions/2016-W08.md:3 unknown-article"),
    "an article that is none": (NAMED.replace("third,", "thrid,"), "content/stories/named.md:3 unknown-article"),
    "a link of a lead": (LEAD.replace("[[far]]", "[[fra]]"), "content/editions/2016-W08.md:5 broken-link"),
    "a link of a story": (NAMED.replace("[[far]]", "[x](/stories/nmed/)"), "content/stories/named.md:7 broken-link"),
    "a picture of a lead": (
        LEAD.replace("See", "![A map](map.png)"),
        "content/editions/2016-W08.md:5 license-obligation",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_mistakes_stop_the_build(tmp_path: Path, case: str) -> None:
    """At their place in the file of the lead or the story."""
    text, said = WRONG[case]
    picture = tmp_path / "content/editions/map.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(bytes.fromhex("89504e470d0a1a0a0000000d49484452000000020000000308020000003688"))
    assert said in problems_of(tmp_path, SITE + text)


def test_a_picture_is_refused_in_the_words_of_its_file(tmp_path: Path) -> None:
    """Only an article can give a rights record."""
    with pytest.raises(SiteError) as caught:
        publish(tmp_path, SITE + NAMED.replace("It began", "![A map](map.png)"))
    assert any("a story cannot give one for" in problem.message for problem in caught.value.problems)


# Every list has as many pages as items, so that an edit shows which of them are looked at.
NARROW = BASE.replace("-- content", "listings: {page_size: 1, related: 0}\n-- content", 1)
EDITS = {
    "a title that a box shows": FIRST.replace("Title of first", "Another title"),
    "a title that a lead and an intro show": FAR.replace("Title of far", "Another title"),
    "another day of the month": FIRST.replace("2016-02-22", "2016-02-23"),
    "a body": FIRST.replace("The body of first", "Another body"),
    "an item that moves to another week": FIRST.replace("2016-02-22", "2016-03-01"),
    "an item that comes into a story": FIRST.replace("tags: cocaine", "tags: ports"),
    "an item that leaves a story": THIRD.replace("tags: ports", "tags: cocaine"),
    "an item that goes": SECOND.replace("tags: cocaine", "tags: cocaine\nstatus: withdrawn"),
    "a new item of a week": article("fourth", date="2016-02-23"),
    "a new week": article("fourth", date="2016-01-05"),
    "another lead": LEAD.replace("items: [second]", "items: [first]"),
    "another headline of a week": LEAD.replace("A week of flights", "Another week"),
    "another order of a story": NAMED.replace("[third, first, second]", "[first, third]"),
    "another query": FOUND.replace("tags: ports", "region: CO"),
    "a story that begins": "-- content/stories/new.md --\n---\ntitle: New\nregion: PE\n---\n[It](/stories/named/).\n",
    "a lead that begins": "-- content/editions/2015-W19.md --\n---\ntitle: Far away\n---\n",
}


@pytest.mark.parametrize("case", EDITS)
def test_an_edit_gives_what_a_clean_build_gives(tmp_path: Path, case: str) -> None:
    """Whatever is edited: items, leads or stories."""
    build(write_site(tmp_path, SITE, base=NARROW))
    edit(tmp_path, EDITS[case])


@pytest.mark.parametrize("day", ["2016-02-16", "2016-01-31", "2016-01-05", "2015-12-28", "2014-03-01", "2015-05-31"])
def test_a_week_or_month_that_begins_is_looked_at_alone(tmp_path: Path, day: str) -> None:
    """Every Monday brings a new week: its page, those beside it and the calendars, and not the whole site."""
    build(write_site(tmp_path, SITE, base=NARROW))
    with patch("blotter.publishing.choosing.list_tickets", side_effect=AssertionError("the whole site was looked at")):
        write_site(tmp_path, article("fourth", date=day), base="")
        report = build(tmp_path)
    assert report.written
    files = texts_of(tmp_path / "public")
    build(tmp_path, output="clean")
    assert files == texts_of(tmp_path / "clean")


def test_a_week_that_others_link_to_is_no_news_to_them(tmp_path: Path) -> None:
    """While its only item waited, the link was plain words; with the item it becomes a link, on every page."""
    waiting = article("later", date="2016-01-05", more="publish: 2016-03-15")
    pointing = FIRST.replace("The body of first", "See [the week](/editions/2016-W01/).")
    publish(tmp_path, SITE + waiting + pointing)
    files, _ = edit(tmp_path, waiting.replace("publish: 2016-03-15", "publish: 2016-01-05"))
    assert 'href="/editions/2016-W01/">the week</a>' in files["articles/first/index.html"]


def test_a_lead_or_a_story_that_goes_leaves_nothing(tmp_path: Path) -> None:
    """The week stays, under its days; the story and its boxes go."""
    publish(tmp_path, SITE)
    (tmp_path / "content/editions/2016-W08.md").unlink()
    (tmp_path / "content/stories/named.md").unlink()
    files, _ = edit(tmp_path, "")
    assert "<h1>February 22–28, 2016</h1>" in files["editions/2016-W08/index.html"].encode("latin-1").decode()
    assert "stories/named/index.html" not in files
    assert [path for path, text in files.items() if "The named story" in text] == []


def test_an_edited_lead_or_story_is_the_only_markdown_that_is_parsed(tmp_path: Path) -> None:
    """And an edited article leaves theirs alone."""
    site = write_site(tmp_path, SITE)
    build(site)
    for text, path in ((LEAD, "editions/2016-W08"), (NAMED, "stories/named"), (FIRST, "articles/first")):
        write_site(tmp_path, text.rstrip() + " And more.\n", base="")
        with patch("blotter.publishing.intake.mark_up_all", wraps=mark_up_all) as parsed:
            build(site)
        assert [path for call in parsed.call_args_list for path, _ in call.args[0]] == [f"content/{path}.md"]


def test_a_scheduled_item_brings_its_week_with_it(tmp_path: Path) -> None:
    """A lead may wait for it, and nobody sees the lead before."""
    text = article("later", date="2016-03-15") + "-- content/editions/2016-W11.md --\n---\ntitle: Still to come\n---\n"
    files, report = publish(tmp_path, SITE + text)
    assert report.problems == ()
    assert [path for path, page in files.items() if "Still to come" in page] == []
    build(tmp_path, now=NOW + dt.timedelta(days=20))
    files = texts_of(tmp_path / "public")
    assert "Still to come" in files["editions/2016-W11/index.html"]
    assert "Still to come" in files["index.html"]
