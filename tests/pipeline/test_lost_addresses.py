# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""An article that is published under another slug than before: its editor learns of the address that leads nowhere."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from blotter import pipeline
from blotter.model.problems import Problem, SiteError
from tests.builds import NOW, assert_as_clean, build, request
from tests.site_in_a_string import BASE, article, write_site

FIRST = article("port-raid") + article("other")


def renamed(old: str = "port-raid", new: str = "quay-raid", **fields: str) -> str:
    """Return the file of an article under another name, of the same original."""
    return article(old, **fields).replace(f"articles/{old}.md", f"articles/{new}.md")


def ours(text: str) -> str:
    """Make a text one of the desk's own, which has no original."""
    return "\n".join(line for line in text.split("\n") if "source_url:" not in line).replace(
        "source: example-news", "source: desk"
    )


def edit(folder: Path, text: str, *, without: str = "", now: dt.datetime = NOW) -> tuple[Problem, ...]:
    """Take a file away, write others, publish; return what is said of addresses."""
    site = write_site(folder, text, base="")
    if without:
        (site / "content/articles" / f"{without}.md").unlink()
    return lost(build(site, now=now).problems)


def lost(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Choose what is said of addresses."""
    return tuple(problem for problem in problems if problem.code == "lost-address")


def test_a_renamed_file_is_said_until_it_has_the_alias(tmp_path: Path) -> None:
    """By every build and check, with the line to add; then the old address leads on and nothing is said."""
    edit(tmp_path, BASE + FIRST)
    (said,) = edit(tmp_path, renamed(), without="port-raid")
    assert said.place.path == "content/articles/quay-raid.md"
    assert "/articles/port-raid/" in said.message
    assert "aliases: [port-raid]" in said.hint
    assert_as_clean(tmp_path)
    assert lost(pipeline.check(request(tmp_path)).problems) == (said,)
    later = NOW + dt.timedelta(days=3)
    assert edit(tmp_path, article("third"), now=later) == (said,)
    assert edit(tmp_path, renamed(more="aliases: [port-raid]")) == ()
    assert edit(tmp_path, article("third", body="Other words.")) == ()
    assert "quay-raid" in (tmp_path / "public/articles/port-raid/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("link", ["[[port-raid]]", "[it](port-raid.md)", "[it](/articles/port-raid/)"])
def test_links_to_where_it_was_are_told_where_it_is(tmp_path: Path, link: str) -> None:
    """However unlike its slugs are; the build fails until they are mended, and then says that readers had the other."""
    edit(tmp_path, BASE + FIRST.replace("The body of other", f"More in {link}"))
    with pytest.raises(SiteError) as caught:
        edit(tmp_path, renamed(new="customs-chief"), without="port-raid")
    (broken,) = (one for one in caught.value.problems if one.code == "broken-link")
    assert "[[customs-chief]]" in broken.hint
    assert len(edit(tmp_path, article("other", body="More in [[customs-chief]]."))) == 1


def test_a_changed_slug_is_said_at_its_line(tmp_path: Path) -> None:
    """The file stays, and its address does not; former names that it has are kept in what is to be written."""
    edit(tmp_path, BASE + FIRST)
    (said,) = edit(tmp_path, article("port-raid", more="slug: quay-raid"))
    assert (said.place.path, said.place.line) == ("content/articles/port-raid.md", 8)
    (said,) = edit(tmp_path, article("port-raid", more="slug: quay-raid\naliases: [dock-raid]"))
    assert said.place.line == 9
    assert "aliases: [dock-raid, port-raid]" in said.hint


def test_a_second_move_is_said_with_the_first(tmp_path: Path) -> None:
    """Both addresses are out there, and lead to nothing."""
    edit(tmp_path, BASE + FIRST)
    edit(tmp_path, renamed(), without="port-raid")
    said = edit(tmp_path, renamed(new="dock-raid"), without="quay-raid")
    assert [(one.place.path, one.message.split("/")[2]) for one in said] == [
        ("content/articles/dock-raid.md", "port-raid"),
        ("content/articles/dock-raid.md", "quay-raid"),
    ]
    assert all("aliases: [port-raid, quay-raid]" in one.hint for one in said)


def test_a_move_back_leaves_the_other_address(tmp_path: Path) -> None:
    """What is there again is not lost; what was there meanwhile is."""
    edit(tmp_path, BASE + FIRST)
    edit(tmp_path, renamed(), without="port-raid")
    (said,) = edit(tmp_path, article("port-raid"), without="quay-raid")
    assert "/articles/quay-raid/" in said.message


def test_an_item_of_ours_is_known_by_its_day_and_title(tmp_path: Path) -> None:
    """It has no original; another one of the same day is another one."""
    edit(tmp_path, BASE + ours(FIRST))
    assert edit(tmp_path, ours(article("new-one")), without="other") == ()
    assert len(edit(tmp_path, ours(renamed()), without="port-raid")) == 1


SILENT = {
    "deleted": "",
    "another original": article("quay-raid"),
    "a translation of it": renamed(more="lang: es\ntranslation_of: other"),
    "withdrawn under its new name": renamed(more="status: withdrawn"),
    "an alias at once": renamed(more="aliases: port-raid"),
    "its name taken by another": renamed()
    + article("port-raid", more="slug: port-raid").replace("/port-raid.md", "/x.md"),
}


@pytest.mark.parametrize("what", SILENT)
def test_nothing_is_said_of(tmp_path: Path, what: str) -> None:
    """An address that is to be nowhere, or leads on, or is another's."""
    edit(tmp_path, BASE + FIRST)
    assert edit(tmp_path, SILENT[what], without="port-raid") == ()


@pytest.mark.parametrize("more", ["status: withdrawn", "status: draft", "expires: 2016-02-28"])
def test_nothing_is_said_of_what_nobody_is_to_find(tmp_path: Path, more: str) -> None:
    """An alias would lead to nothing; when the article is shown again, it is said again."""
    edit(tmp_path, BASE + FIRST)
    assert len(edit(tmp_path, renamed(), without="port-raid")) == 1
    assert edit(tmp_path, renamed(more=more)) == ()
    assert edit(tmp_path, article("third")) == ()
    assert len(edit(tmp_path, renamed())) == 1


@pytest.mark.parametrize("more", ["status: draft", "slug: port-raid\nstatus: withdrawn"])
def test_a_name_that_a_hidden_article_has_meanwhile_is_still_lost(tmp_path: Path, more: str) -> None:
    """Its address leads to nothing, too; and an alias of that name would be refused as long as it is there."""
    edit(tmp_path, BASE + FIRST)
    other = article("port-raid", title="Another", more=more).replace("example.org/", "example.org/another-")
    assert len(edit(tmp_path, renamed(), without="port-raid")) == 1
    assert edit(tmp_path, other) == ()
    assert len(edit(tmp_path, "", without="port-raid")) == 1


def test_a_page_of_the_same_name_is_no_article(tmp_path: Path) -> None:
    """It stands at another address."""
    edit(tmp_path, BASE + FIRST + "-- content/pages/port-raid.md --\n---\ntitle: About\n---\nUs.\n")
    assert len(edit(tmp_path, renamed(), without="port-raid")) == 1


def test_an_original_and_its_translation_may_move_together(tmp_path: Path) -> None:
    """The translation names its original by the slug of now."""
    spanish = "lang: es\ntranslation_of: {0}"
    edit(tmp_path, BASE + FIRST + article("redada", more=spanish.format("port-raid")))
    (tmp_path / "content/articles/redada.md").unlink()
    moved = renamed() + renamed("redada", "en-el-muelle", more=spanish.format("quay-raid"))
    said = edit(tmp_path, moved, without="port-raid")
    assert sorted(one.message.split("/")[2] for one in said) == ["port-raid", "redada"]


def test_an_article_that_takes_the_name_of_another_leaves_its_own(tmp_path: Path) -> None:
    """Where it was is nothing now; where it is was another's, who is elsewhere."""
    edit(tmp_path, BASE + FIRST)
    (tmp_path / "content/articles/other.md").unlink()
    (said,) = edit(tmp_path, renamed() + renamed("other", "port-raid"))
    assert said.place.path == "content/articles/port-raid.md"
    assert "/articles/other/" in said.message


def test_of_two_that_are_alike_nobody_says_which_one_moved(tmp_path: Path) -> None:
    """One was deleted on purpose, perhaps: its readers are not to be sent to the other."""
    twins = [ours(article(name, title="Seizures of the week")) for name in ("port-raid", "other")]
    edit(tmp_path, BASE + "".join(twins))
    (tmp_path / "content/articles/other.md").unlink()
    assert edit(tmp_path, twins[0].replace("port-raid", "week"), without="port-raid") == ()


@pytest.mark.parametrize("more", ["status: draft", "publish: 2016-04-01", "expires: 2016-02-28"])
def test_what_nobody_saw_may_move(tmp_path: Path, more: str) -> None:
    """The name of a draft is nobody's address."""
    edit(tmp_path, BASE + FIRST + article("port-raid", more=more))
    assert edit(tmp_path, renamed(), without="port-raid") == ()


def test_a_preview_is_nobodys_address(tmp_path: Path) -> None:
    """What moves between two of them was not out there."""
    site = write_site(tmp_path, FIRST)
    build(site, drafts=True)
    write_site(site, renamed(), base="")
    (site / "content/articles/port-raid.md").unlink()
    assert lost(build(site, drafts=True).problems) == ()


def test_a_move_that_takes_back_the_article_is_forgotten_with_it(tmp_path: Path) -> None:
    """Where the article is no more there is nothing to lead to."""
    edit(tmp_path, BASE + FIRST)
    edit(tmp_path, renamed(), without="port-raid")
    assert edit(tmp_path, "", without="quay-raid") == ()
    assert edit(tmp_path, article("third")) == ()
