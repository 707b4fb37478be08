# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A whole site read from its folder: which files count, and what can only be wrong between files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from blotter.model.config import Config
from blotter.reading.site import read_site
from tests.reading.desk import lines
from tests.site_in_a_string import article, write_site

PAGE = "-- content/pages/{slug}.md --\n---\ntitle: A page\n---\nWords.\n"


def problems_of(folder: Path, text: str) -> list[str]:
    """Write a site and read it."""
    return sorted(lines(read_site(write_site(folder, text))[1]))


def test_a_site(tmp_path: Path) -> None:
    """Articles and pages are found in all folders and sorted by path; nothing is wrong."""
    text = article("z") + article("b") + article("a") + PAGE.format(slug="home") + PAGE.format(slug="about")
    files, problems = read_site(write_site(tmp_path, text.replace("articles/b.md", "articles/2016/b.md")))
    assert problems == ()
    assert [found.path for found in files.articles] == [
        "content/articles/2016/b.md",
        "content/articles/a.md",
        "content/articles/z.md",
    ]
    assert [page.slug for page in files.pages] == ["about", "home"]
    assert files.config.site.name == "Example Brief"
    assert sorted(files.sources) == ["desk", "example-news"]
    assert files.tags.names["coke"] == "cocaine"
    assert "vraem" in files.regions.terms


def test_a_site_without_articles(tmp_path: Path) -> None:
    """A site may be empty."""
    files, problems = read_site(write_site(tmp_path, ""))
    assert (files.articles, files.pages, problems) == ((), (), ())


def test_no_site(tmp_path: Path) -> None:
    """Where there is no config.yaml there is no site, and nothing else is said."""
    files, problems = read_site(tmp_path)
    assert lines(problems) == [
        f"config.yaml:1:1: error site-not-found: there is no config.yaml in {tmp_path.as_posix()}"
    ]
    assert files.config == Config()


def test_missing_vocabularies(tmp_path: Path) -> None:
    """A missing vocabulary is one problem, not one in every article."""
    site = write_site(tmp_path, article("a") + article("b"))
    for name in ("sources", "tags", "regions"):
        (site / f"content/{name}.yaml").unlink()
    assert lines(read_site(site)[1]) == [
        "content/sources.yaml:1:1: error missing-file: content/sources.yaml is missing",
        "content/tags.yaml:1:1: error missing-file: content/tags.yaml is missing",
        "content/regions.yaml:1:1: error missing-file: content/regions.yaml is missing",
    ]


def test_one_file_does_not_hide_another(tmp_path: Path) -> None:
    """The mistakes of config, vocabularies, articles and pages come in one run, and the good articles with them."""
    text = (
        "-- config.yaml --\nthem: x\n"
        "-- content/tags.yaml --\ncocaine: {labl: Cocaine}\n"
        + article("a", date="2016-02-30")
        + article("b", tags="cocaine")
        + "-- content/articles/c.md --\nNo front matter\n"
        + "-- content/pages/about.md --\n---\nheading: x\n---\n"
    )
    files, problems = read_site(write_site(tmp_path, text))
    assert sorted(lines(problems)) == [
        'config.yaml:1:1: error unknown-key: "them" is not a field of config.yaml',
        "content/articles/a.md:5:7: error bad-date: 2016-02-30 is not a date: February 2016 has 29 days",
        "content/articles/c.md:1:1: error missing-front-matter: this file has no front matter",
        'content/pages/about.md:2:1: error missing-field: "title" is missing',
        'content/pages/about.md:2:1: error unknown-key: "heading" is not a field of a page',
        'content/tags.yaml:1:10: error missing-field: "cocaine.label" is missing',
        'content/tags.yaml:1:11: error unknown-key: "labl" is not a field of a tag',
    ]
    assert [found.slug for found in files.articles] == ["b"]


BETWEEN = [
    pytest.param(
        article("a") + article("2016/a").replace("news.example.org/2016/a", "news.example.org/other"),
        ['content/articles/a.md:1:1: error duplicate-slug: "a" is already the slug of content/articles/2016/a.md'],
        id="two articles of one slug",
    ),
    pytest.param(
        article("a") + article("b", more="slug: a"),
        ['content/articles/b.md:8:7: error duplicate-slug: "a" is already the slug of content/articles/a.md'],
        id="a slug field that is another's file name",
    ),
    pytest.param(
        article("a") + article("b").replace("news.example.org/b", "www.news.example.org/a/?utm_source=x&fbclid=y#top"),
        ["content/articles/b.md:4:13: warning duplicate-source-url: content/articles/a.md has the same source_url"],
        id="one original twice",
    ),
    pytest.param(
        article("a")
        + article("b", more="translation_of: a\nlang: es").replace("news.example.org/b", "news.example.org/a"),
        [],
        id="one original and its translation",
    ),
    pytest.param(
        article("a", more="status: withdrawn") + article("b").replace("news.example.org/b", "news.example.org/a"),
        [],
        id="one original whose first article was withdrawn",
    ),
    pytest.param(
        article("a") + article("b").replace("news.example.org/b", "news.example.org/a?page=2"),
        [],
        id="two addresses that differ in their query",
    ),
    pytest.param(
        article("port-of-antwerp") + article("b", more="related: [port-of-antwerpen]\ntranslation_of: nothing-like-it"),
        [
            'content/articles/b.md:8:11: error unknown-article: there is no article "port-of-antwerpen"',
            'content/articles/b.md:9:17: error unknown-article: there is no article "nothing-like-it"',
        ],
        id="references to nothing",
    ),
    pytest.param(
        article("a", more="lang: pt")
        + article("b", more="translation_of: a\nlang: pt-br")
        + article("c", more="")
        + article("d", more="translation_of: a\nlang: es")
        + article("e", more="translation_of: c\nlang: es"),
        [],
        id="translations into other languages",
    ),
    pytest.param(
        article("a") + article("b", more="translation_of: a"),
        [
            "content/articles/b.md:8:17: warning same-language: this is in the same language as what it translates "
            '("en"), so readers are not led to it'
        ],
        id="a translation that names no language",
    ),
    pytest.param(
        article("a", more="lang: es") + article("b", more="lang: es\ntranslation_of: a"),
        [
            "content/articles/b.md:8:7: warning same-language: this is in the same language as what it translates "
            '("es"), so readers are not led to it'
        ],
        id="a translation into the same language",
    ),
    pytest.param(
        article("a", more="translation_of: a"),
        ["content/articles/a.md:8:17: error unknown-article: an article cannot be its own translation"],
        id="its own translation",
    ),
    pytest.param(
        article("a", date="2016-02-30") + article("b", more="related: a"),
        ["content/articles/a.md:5:7: error bad-date: 2016-02-30 is not a date: February 2016 has 29 days"],
        id="a reference to an article with a mistake",
    ),
    pytest.param(
        article("a", more="aliases: [b, old, own, a]") + article("b", more="aliases: old"),
        [
            'content/articles/a.md:8:11: error duplicate-slug: the alias "b" is already the slug of '
            "content/articles/b.md",
            'content/articles/b.md:8:10: error duplicate-slug: the alias "old" is already the alias of '
            "content/articles/a.md",
        ],
        id="aliases that are taken",
    ),
    pytest.param(
        PAGE.format(slug="tags"),
        ["content/pages/tags.md:1:1: error bad-slug: /tags/ is an address that the site itself uses"],
        id="a page at an address of the site",
    ),
    pytest.param(
        PAGE.format(slug="About"),
        [
            'content/pages/About.md:1:1: error bad-slug: "About.md" is no name for a page: '
            "a slug has only the letters a-z, digits, and hyphens between them"
        ],
        id="a page whose slug collides where capitals do not count",
    ),
    pytest.param(
        PAGE.format(slug="about") + PAGE.format(slug="en/about"),
        ['content/pages/en/about.md:1:1: error duplicate-slug: "about" is already the slug of content/pages/about.md'],
        id="two pages of one slug",
    ),
]


@pytest.mark.parametrize(("text", "expected"), BETWEEN)
def test_between_files(tmp_path: Path, text: str, expected: list[str]) -> None:
    """What is wrong between two files names both."""
    assert problems_of(tmp_path, text) == expected


def test_the_nearest_slug_is_proposed(tmp_path: Path) -> None:
    """A reference to an article that does not exist proposes the one that was meant."""
    site = write_site(tmp_path, article("port-of-antwerp") + article("b", more="related: port-of-antwerpen"))
    assert [problem.hint for problem in read_site(site)[1]] == ['did you mean "port-of-antwerp"?']


def test_files_that_are_no_articles_are_passed_over(tmp_path: Path) -> None:
    """Hidden files, editors' backups, pictures and hidden folders are not read."""
    site = write_site(tmp_path, article("a"))
    folder = site / "content/articles"
    (folder / ".obsidian").mkdir()
    for name in (".a.md.swp", ".hidden.md", "a.md~", "#a.md#", "a.md.bak", "plane.jpg", ".obsidian/x.md"):
        (folder / name).write_text("no article", encoding="utf-8")
    files, problems = read_site(site)
    assert ([found.slug for found in files.articles], problems) == (["a"], ())


needs_links = pytest.mark.skipif(os.name == "nt", reason="needs symbolic links")


def refused(*paths: str) -> list[str]:
    """Return what is said of links."""
    return [f"{path}:1:1: error not-a-regular-file: {path} is a link, and links are not followed" for path in paths]


@needs_links
def test_no_link_is_followed(tmp_path: Path) -> None:
    """A link to a file or a folder, inside the site or out of it, is a problem; hidden ones are passed over."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.md").write_text("---\ntitle: x\n---\n", encoding="utf-8")
    site = write_site(tmp_path / "site", article("a"))
    folder = site / "content/articles"
    for name, target in (
        ("b.md", "a.md"),
        ("c.md", "../../../outside/secret.md"),
        ("d.md", "nothing.md"),
        ("e", "../../../outside"),
        ("loop", "../articles"),
        (".obsidian", "../../../outside"),
        ("plane.jpg", "a.md"),
    ):
        (folder / name).symlink_to(target)
    files, problems = read_site(site)
    assert [found.slug for found in files.articles] == ["a"]
    assert lines(problems) == refused(*(f"content/articles/{name}" for name in ("b.md", "c.md", "d.md", "e", "loop")))
    assert all(problem.hint for problem in problems)


@needs_links
@pytest.mark.parametrize("folder", ["articles", "pages", "static", "originals"])
def test_a_linked_folder_is_not_entered(tmp_path: Path, folder: str) -> None:
    """Whatever lies behind a link in the place of a folder of the site, nobody said that it belongs to the site."""
    site = write_site(tmp_path / "site", "")
    real = write_site(tmp_path / "elsewhere", article("a") + PAGE.format(slug="about")) / "content/articles"
    (site / f"content/{folder}").symlink_to(real, target_is_directory=True)
    files, problems = read_site(site)
    assert (files.articles, files.pages, files.statics) == ((), (), ())
    assert lines(problems) == refused(f"content/{folder}")


@needs_links
def test_a_linked_vocabulary_and_a_linked_content_folder(tmp_path: Path) -> None:
    """They are no better than other links: what they lead to could change without being noticed."""
    site = write_site(tmp_path / "site", "")
    (site / "content/tags.yaml").rename(tmp_path / "tags.yaml")
    (site / "content/tags.yaml").symlink_to(tmp_path / "tags.yaml")
    assert lines(read_site(site)[1]) == refused("content/tags.yaml")
    (site / "content").rename(tmp_path / "content")
    (site / "content").symlink_to(tmp_path / "content")
    assert refused("content")[0] in lines(read_site(site)[1])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A named pipe, which nobody may ever write to, is a problem at once."""
    site = write_site(tmp_path, article("a"))
    os.mkfifo(site / "content/articles/pipe.md")
    (site / "content/articles/null.md").symlink_to("/dev/null")
    assert lines(read_site(site)[1]) == [
        *refused("content/articles/null.md"),
        "content/articles/pipe.md:1:1: error not-a-regular-file: content/articles/pipe.md is not a regular file",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_among_the_files_that_are_published_as_they_are(tmp_path: Path) -> None:
    """What cannot be published is said, and not passed over."""
    site = write_site(tmp_path, article("a"))
    (site / "content/static").mkdir()
    os.mkfifo(site / "content/static/pipe.bin")
    assert lines(read_site(site)[1]) == [
        "content/static/pipe.bin:1:1: error not-a-regular-file: content/static/pipe.bin is not a regular file"
    ]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs permissions that are heeded")
def test_an_unreadable_file(tmp_path: Path) -> None:
    """A file that may not be read is a problem with the system's reason."""
    site = write_site(tmp_path, article("a"))
    (site / "content/articles/a.md").chmod(0)
    assert lines(read_site(site)[1]) == [
        "content/articles/a.md:1:1: error unreadable-file: content/articles/a.md cannot be read: permission denied"
    ]


@needs_links
@pytest.mark.parametrize(("name", "told"), [(b"a\nb.md", "a\\nb.md"), (b"a\xff.md", "a\\udcff.md")])
def test_file_names_that_cannot_be_shown(tmp_path: Path, name: bytes, told: str) -> None:
    """A name with a line end or broken characters is a problem that can be printed."""
    site = write_site(tmp_path, article("a"))
    try:
        Path(os.fsdecode(bytes(site / "content/articles") + b"/" + name)).write_bytes(b"")
    except OSError:
        pytest.skip("this file system refuses such a name itself")
    problems = lines(read_site(site)[1])
    assert problems == [
        f'content/articles:1:1: error unreadable-file: the file name "{told}" contains characters that cannot be shown'
    ]
    "".join(problems).encode("utf-8")


def test_a_former_slug_is_answered_with_that_of_now(tmp_path: Path) -> None:
    """Wherever an article is named by its slug: related, a week, a story; a misspelled former one, too."""
    text = (
        article("new-name", more="aliases: old-name")
        + article("b", more="related: [old-name, old-nam]")
        + "-- content/editions/2016-W08.md --\n---\nitems: old-name\n---\nWords.\n"
        + "-- content/stories/x.md --\n---\ntitle: X\narticles: [new-name, old-name]\n---\nWords.\n"
    )
    _, problems = read_site(write_site(tmp_path, text))
    assert {problem.code for problem in problems} == {"unknown-article"}
    told = {(problem.place.path.rpartition("/")[2], problem.hint) for problem in problems}
    former = "that is a former slug: write new-name"
    assert told == {
        ("b.md", former),
        ("b.md", 'did you mean "new-name"?'),
        ("2016-W08.md", former),
        ("x.md", former),
    }


def test_the_language_to_write_is_shown(tmp_path: Path) -> None:
    """A translation that names no language is told how, and where else the mistake may be."""
    _, problems = read_site(write_site(tmp_path, article("a") + article("b", more="translation_of: a")))
    assert "write lang: pt, or whatever language this text is in" in problems[0].hint
    assert "content/articles/a.md" in problems[0].hint


def test_a_theme_that_is_not_there_is_said_where_it_is_chosen(tmp_path: Path) -> None:
    """With the themes that are there: those that come with Blotter, and the site's own."""
    config = "-- config.yaml --\nsite:\n  name: X\ntheme: {}\n-- themes/ours/theme.yaml --\nname: ours\n"
    _, problems = read_site(write_site(tmp_path, config.format("nice")))
    assert lines(problems) == ['config.yaml:3:8: error theme-error: there is no theme "nice"']
    assert problems[0].hint == "write the name of a theme that is there: dispatch, ours"
    _, problems = read_site(write_site(tmp_path, config.format("dispach")))
    assert problems[0].hint == 'did you mean "dispatch"? (themes: dispatch, ours)'
    assert read_site(write_site(tmp_path, config.format("ours")))[1] == ()
