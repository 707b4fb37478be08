# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A draft may be as wrong as it likes: what is published, corrected or withdrawn meanwhile does not wait for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from blotter import pipeline
from blotter.model.problems import SiteError
from blotter.model.report import Report
from tests.builds import assert_as_clean, build, publish, request, texts_of
from tests.site_in_a_string import BASE, article, write_site

DRAFT = "status: draft"
# What may be wrong in one file, by the code that it has in an article.
MISTAKES = {
    "unknown-tag": article("half", tags="cocain", more=DRAFT),
    "missing-field": article("half", more=DRAFT).replace("title: Title of half\n", ""),
    "yaml-syntax": article("half", title='"never closed', more=DRAFT),
    "broken-link": article("half", body="See [[nowhere]].", more=DRAFT),
    "missing-image": article("half", body="![A plane](plane.jpg)", more=DRAFT),
    "unknown-article": article("half", more=f"{DRAFT}\nrelated: [nowhere]"),
}
LINKS = "By [words](/articles/half/), [words](half.md), [[half|words]] and [[half]]."


def edit(folder: Path, text: str, *, base: str = "") -> tuple[dict[str, str], Report]:
    """Write files of the site in a folder and publish it; the same comes of building it from nothing."""
    report = build(write_site(folder, text, base=base))
    assert_as_clean(folder)
    return texts_of(folder / "public"), report


@pytest.mark.parametrize("code", MISTAKES)
def test_a_draft_with_a_mistake_stops_nothing(tmp_path: Path, code: str) -> None:
    """It is told as a warning, with the place and hint that it has as an error; nothing of the draft is published."""
    edit(tmp_path, article("public-one"), base=BASE)
    files, report = edit(tmp_path, article("public-one", title="Corrected at once") + MISTAKES[code])
    assert "Corrected at once" in files["articles/public-one/index.html"]
    assert [path for path, text in files.items() if "half" in path or "Title of half" in text] == []
    assert {(problem.code, problem.place.path) for problem in report.problems} == {
        ("unfinished-draft", "content/articles/half.md")
    }
    assert any(f"({code}, in a draft)" in problem.message for problem in report.problems)
    assert all(problem.hint for problem in report.problems)
    assert report.withheld == {"draft": 1}


@pytest.mark.parametrize("code", MISTAKES)
def test_it_is_an_error_as_soon_as_it_is_to_be_shown(tmp_path: Path, code: str) -> None:
    """Published it stops the build like any other mistake."""
    publish(tmp_path, article("public-one") + MISTAKES[code])
    write_site(tmp_path, MISTAKES[code].replace(f"{DRAFT}\n", ""), base="")
    with pytest.raises(SiteError) as published:
        build(tmp_path)
    assert code in {problem.code for problem in published.value.problems}


@pytest.mark.parametrize("code", MISTAKES)
def test_a_withdrawal_does_not_wait(tmp_path: Path, code: str) -> None:
    """The reason for all this: what must go goes, whatever somebody else is writing."""
    edit(tmp_path, article("gone") + article("public-one"), base=BASE)
    files, _ = edit(tmp_path, MISTAKES[code] + article("gone", more="status: withdrawn"))
    assert [path for path, text in files.items() if "The body of gone" in text] == []


@pytest.mark.parametrize("code", MISTAKES)
def test_what_links_to_it_shows_words(tmp_path: Path, code: str) -> None:
    """A link to a draft with a mistake is a link to a draft; it comes to life when the draft is mended and shown."""
    edit(tmp_path, article("public-one", body=LINKS) + article("half", more=DRAFT), base=BASE)
    files, report = edit(tmp_path, MISTAKES[code])
    page = files["articles/public-one/index.html"]
    assert "By words, words, words and an item that is not available." in page
    assert {problem.code for problem in report.problems} <= {"unfinished-draft", "hidden-link"}
    files, report = edit(tmp_path, article("half"))
    assert report.problems == ()
    assert files["articles/public-one/index.html"].count('href="/articles/half/"') >= 4
    files, _ = edit(tmp_path, MISTAKES[code])
    assert files["articles/public-one/index.html"] == page
    assert "articles/half/index.html" not in files


@pytest.mark.parametrize("code", MISTAKES)
def test_a_heading_that_names_it_says_nothing_of_it(tmp_path: Path, code: str) -> None:
    """The slug of a draft may tell what is in it; it is no anchor of a page that readers see."""
    body = "## See [[half]]\n\nWords.\n\n## [[half]]\n\nMore words."
    files, _ = edit(tmp_path, article("public-one", body=body) + MISTAKES[code], base=BASE)
    assert [path for path, text in files.items() if not path.startswith("assets/") and "half" in text] == []


@pytest.mark.parametrize("code", MISTAKES)
def test_who_names_its_file_or_its_slug_is_told(tmp_path: Path, code: str) -> None:
    """As of any draft: a published article shows words where it leads to one, and its editor learns of it."""
    named = MISTAKES[code].replace(DRAFT, f"{DRAFT}\nslug: quito-raid")
    body = "By [words](/articles/quito-raid/), [words](half.md), [[quito-raid|words]] and [[quito-raid]]."
    _, report = edit(tmp_path, article("public-one", body=body) + article("half", more="slug: quito-raid"), base=BASE)
    assert report.problems == ()
    files, report = edit(tmp_path, named + "-- content/originals/quito-raid.txt --\nThe words of the original.\n")
    assert "By words, words, words and an item that is not available." in files["articles/public-one/index.html"]
    assert [problem.code for problem in report.problems].count("hidden-link") == 4
    assert {problem.code for problem in report.problems} == {"hidden-link", "unfinished-draft"}


@pytest.mark.parametrize("status", ["status: Draft", "status : draft", '"status": "DRAFT"  # not yet'])
def test_every_spelling_counts(tmp_path: Path, status: str) -> None:
    """What makes a draft of an article makes one of an article with a mistake."""
    text = article("public-one") + article("half", more=status)
    assert edit(tmp_path, text, base=BASE)[1].withheld == {"draft": 1}
    _, report = edit(tmp_path, article("half", more=status, tags="cocain"))
    assert [problem.code for problem in report.problems] == ["unfinished-draft"]
    assert report.withheld == {"draft": 1}


def test_a_slug_that_none_can_have_is_that_of_the_name(tmp_path: Path) -> None:
    """What it says is wrong, too; the name of its file is not."""
    named = MISTAKES["unknown-tag"].replace(DRAFT, f"{DRAFT}\nslug: Bad_Slug")
    _, report = edit(tmp_path, article("public-one", body="See [[half|it]].") + named, base=BASE)
    assert {problem.code for problem in report.problems} == {"hidden-link", "unfinished-draft"}


def test_a_story_without_items_is_told_beside_it(tmp_path: Path) -> None:
    """A draft that could not be read may belong there, and is not shown."""
    story = "-- content/stories/ports.md --\n---\ntitle: Ports\ntags: ports\n---\n"
    _, report = edit(tmp_path, article("public-one") + story + MISTAKES["unknown-tag"], base=BASE)
    assert {problem.code for problem in report.problems} == {"nothing-to-show", "unfinished-draft"}


def test_a_slug_that_another_article_has_leads_nowhere(tmp_path: Path) -> None:
    """A link to the file of a draft is no link to the article whose slug it takes."""
    text = article("public-one") + article("linking", body="See [it](half.md).")
    write_site(tmp_path, text + MISTAKES["unknown-tag"].replace(DRAFT, f"{DRAFT}\nslug: public-one"))
    with pytest.raises(SiteError) as stopped:
        build(tmp_path)
    assert [problem.code for problem in stopped.value.problems] == ["unfinished-draft", "broken-link"]


def test_what_was_its_address_may_be_that_of_another(tmp_path: Path) -> None:
    """An alias that has the name of the draft's file leads on to the article that has it."""
    text = article("public-one", body="By [words](/articles/half/).") + article("other", more="aliases: half")
    files, _ = edit(tmp_path, text + MISTAKES["unknown-tag"], base=BASE)
    assert '<a href="/articles/half/">words</a>' in files["articles/public-one/index.html"]


# Once each of these was wrong: what is published with the draft, what then changes, and what both builds say at last.
LATER = {
    "a hidden picture that is put there": (
        "",
        article("half", body="![A plane](.plane.png)", more=DRAFT),
        "-- content/articles/.plane.png --\nno picture",
        ["unfinished-draft"],
    ),
    "a picture that is still missing": ("", MISTAKES["missing-image"], article("other"), ["unfinished-draft"]),
    "a picture that is put there": (
        "",
        MISTAKES["missing-image"],
        "-- content/articles/plane.jpg --\n",
        ["unfinished-draft"],
    ),
    "a link to what comes later, under another name": (
        "",
        article("half", body="See [it](new.md).", more=DRAFT),
        article("new", more="slug: other"),
        [],
    ),
    "a link to something whose near namesake comes later": (
        "",
        article("half", body="See [[public-onces]].", more=DRAFT),
        article("public-once"),
        ["unfinished-draft"],
    ),
    "a file that gets another slug": (
        article("new"),
        article("linking", body="See [it](new.md)."),
        article("new", more="slug: other"),
        [],
    ),
    "a file that gets another slug than another": (
        article("new", more="slug: first"),
        article("linking", body="See [it](new.md)."),
        article("new", more="slug: other"),
        [],
    ),
    "a file that gets the slug of its name": (
        article("new", more="slug: first"),
        article("linking", body="See [it](new.md)."),
        article("new"),
        [],
    ),
    "a draft that gets another slug when it is mended": (
        article("linking", body="See [it](half.md)."),
        MISTAKES["unknown-tag"].replace(DRAFT, f"{DRAFT}\nslug: quito-raid"),
        article("half", more="slug: lima-raid"),
        [],
    ),
    "a draft that gets the slug of its name when it is mended": (
        article("linking", body="See [it](half.md)."),
        MISTAKES["unknown-tag"].replace(DRAFT, f"{DRAFT}\nslug: quito-raid"),
        article("half"),
        [],
    ),
    "a draft that gets a slug when it is mended": (
        article("linking", body="See [it](half.md)."),
        MISTAKES["unknown-tag"],
        article("half", more="slug: other"),
        [],
    ),
}


@pytest.mark.parametrize("what", LATER)
def test_what_is_remembered_is_what_is_so(tmp_path: Path, what: str) -> None:
    """A build on top of others says and publishes what a first one would, whatever came of a mistake meanwhile."""
    first, draft, later, codes = LATER[what]
    edit(tmp_path, article("public-one") + first + draft, base=BASE)
    site = write_site(tmp_path, later, base="")
    said = [one for one in build(site).problems if one.code != "lost-address"]  # of which a first build knows nothing
    assert_as_clean(site)
    again, clean = build(site).problems, build(site, output="clean-of-problems").problems
    assert said == [one for one in again if one.code != "lost-address"] == [*clean]
    assert [problem.code for problem in said] == codes


def test_a_path_that_leads_nowhere_is_no_draft(tmp_path: Path) -> None:
    """A link to a file in another folder is not excused by a draft of that name."""
    for target in ("../pages/half.md", "2016/half.md"):
        write_site(tmp_path, MISTAKES["unknown-tag"] + article("public-one", body=f"See [it]({target})."))
        with pytest.raises(SiteError) as stopped:
            build(tmp_path)
        assert [problem.code for problem in stopped.value.problems] == ["unfinished-draft", "broken-link"]


def test_a_draft_named_as_an_article_is_one_too(tmp_path: Path) -> None:
    """Its mistakes are a draft's, and the article of that name stays on the site."""
    text = article("public-one") + article("2015/public-one", tags="cocain", more=DRAFT)
    files, report = edit(tmp_path, text, base=BASE)
    assert [problem.code for problem in report.problems] == ["unfinished-draft"]
    assert "articles/public-one/index.html" in files


def test_what_is_kept_beside_a_draft_stops_nothing(tmp_path: Path) -> None:
    """The original that its words will be held against is read when it is to be shown."""
    site = write_site(tmp_path, article("public-one") + article("half", more=DRAFT))
    (site / "content/originals").mkdir()
    (site / "content/originals/half.txt").write_bytes(b"\xff\x00")
    assert build(site).problems == ()


def test_an_expired_draft_is_hidden_from_the_preview_with_its_mistakes(tmp_path: Path) -> None:
    """``--drafts`` shows what is to come, and asks no more of what is not."""
    text = article("public-one") + article("half", body="See [[nowhere]].", more=f"{DRAFT}\nexpires: 2016-02-27")
    report = build(write_site(tmp_path, text), drafts=True)
    assert [problem.code for problem in report.problems] == ["unfinished-draft"]


def test_a_mistake_outside_drafts_stops_the_build_as_ever(tmp_path: Path) -> None:
    """The drafts' mistakes are told beside it, as warnings, and what is published stays."""
    before, _ = publish(tmp_path, article("public-one"))
    write_site(tmp_path, MISTAKES["unknown-tag"] + article("other", tags="cocain"), base="")
    with pytest.raises(SiteError) as stopped:
        build(tmp_path)
    codes = [(problem.code, problem.place.path) for problem in stopped.value.problems]
    assert codes == [("unfinished-draft", "content/articles/half.md"), ("unknown-tag", "content/articles/other.md")]
    assert texts_of(tmp_path / "public") == before


@pytest.mark.parametrize("name", ["half", "zz"])
def test_no_draft_takes_the_slug_of_an_article(tmp_path: Path, name: str) -> None:
    """Two files with one slug are an error, a draft or not: a link to it must not lead to whichever comes first."""
    publish(tmp_path, article("public-one"))
    write_site(tmp_path, article(name, more=f"{DRAFT}\nslug: public-one"), base="")
    with pytest.raises(SiteError) as stopped:
        build(tmp_path)
    assert "duplicate-slug" in {problem.code for problem in stopped.value.problems}


def test_a_strict_build_stops_at_a_draft_as_well(tmp_path: Path) -> None:
    """Who asks that there be no warning gets none."""
    write_site(tmp_path, article("public-one") + MISTAKES["unknown-tag"])
    with pytest.raises(SiteError):
        build(tmp_path, strict=True)


def test_checking_says_the_same(tmp_path: Path) -> None:
    """``check`` has the same warning, after a build as before it."""
    write_site(tmp_path, article("public-one") + MISTAKES["broken-link"] + article("more", more=DRAFT, tags="[no]"))
    first = pipeline.check(request(tmp_path)).problems
    built = build(tmp_path).problems
    assert [problem.code for problem in first] == ["unfinished-draft"] * 2
    assert first == built == pipeline.check(request(tmp_path)).problems
