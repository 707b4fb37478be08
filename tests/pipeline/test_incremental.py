# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""An incremental build gives the tree that a clean build gives, byte for byte, whatever happened before it.

The machine edits a small site at random and kills builds at random points. After every step the published tree equals
that of a clean build of the same files, the problems are the same, and a failed build leaves what was published. For a
longer run: ``BLOTTER_STEPS=3000 python build.py test tests/pipeline/test_incremental.py``.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import TestCase
from unittest.mock import patch

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from msgspec.structs import fields as fields_of
from msgspec.structs import replace

from blotter import pipeline
from blotter.model.config import OutputSettings
from blotter.model.problems import Problem, SiteError
from blotter.model.report import BuildRequest, Report
from blotter.publishing.crew import MANY
from blotter.publishing.memory import save
from blotter.reading.packaged import packaged_themes
from tests.builds import tree
from tests.site_in_a_string import BASE, article, write_site

STEPS = int(os.environ.get("BLOTTER_STEPS", "240"))
STEPS_A_RUN = 24
# What can be switched off, one by one.
EXTRA = tuple(field.name for field in fields_of(OutputSettings))
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000030802000000368849d60000000c49444154789c636060600000000400"
    "01f61738550000000049454e44ae426082"
)

STORIES = """\
-- content/stories/named.md --
---
title: A named story
articles: [story-03, story-01, story-04]
---
It began with [[story-01]].
-- content/stories/found.md --
---
title: A found story
tags: cocaine
region: PE
without: story-02
status: Open.
status_date: 2016-02-20
---
See [the ports](/tags/ports/).
-- content/editions/2016-W06.md --
---
title: A week
items: [story-05]
---
See [[story-02]] and [a story](../stories/named.md).
"""
slugs = st.integers(0, 11).map(lambda number: f"story-{number:02}")
titles = st.sampled_from(["A quiet port", "The second flight", "Gold & paper", "What the ledger shows"])
dates = st.dates(dt.date(2016, 1, 1), dt.date(2016, 3, 20)).map(str)
tags = st.sampled_from(["cocaine", "ports", "[cocaine, ports]", "drugs", "coke"])
regions = st.sampled_from(["PE", "[CO, amazon]", "vraem", "amazon", "[PE, vraem]", "south-america"])
links = st.sampled_from(
    ["", "[[{0}]]", "[[{0}|an earlier case]]", "[file]({0}.md)", "[page](/tags/ports/)", "[[{0}#more]]"]
)
fields = st.fixed_dictionaries({"title": titles, "date": dates, "tags": tags, "region": regions})
extras = st.sampled_from(
    [
        "",
        "status: draft",
        "status: withdrawn",
        "publish: 2016-03-05",
        "expires: 2016-03-04",
        "summary: In two lines.",
        "aliases: old-{0}",
        "aliases: old-{0}\nstatus: withdrawn",
        "related: {0}",
        "corrections: [{{date: 2016-03-01, text: A number was wrong.}}]",
        "original_title: The first headline",
        "lang: es",
        "translation_of: {0}",
        "lang: es\ntranslation_of: {0}",
        "places: [{{name: Lima, lat: -12.05, lon: -77.04}}]",
        "source: desk",
        "slug: renamed-{0}",
    ]
)


class Killed(BaseException):
    """What stands for SIGKILL: nothing in the project catches it."""


class Newsroom(RuleBasedStateMachine):
    """Editors at work on one site, and a build after every change.

    ``outputs`` are those that this site publishes besides its pages. From ``many`` pages on they are not held in memory
    but laid on the stage as they are made, as those of large builds are; a real build does so from 200 on.
    """

    outputs: tuple[str, ...] = ()
    many = MANY

    def __init__(self) -> None:
        super().__init__()
        self.patch = patch("blotter.publishing.print_run.MANY", self.many)
        self.patch.start()
        self.folder = Path(tempfile.mkdtemp(prefix="blotter-incremental-"))
        self.site = self.folder / "site"
        self.now = dt.datetime(2016, 3, 1, 12, tzinfo=dt.UTC)
        self.clean_builds = 0

    def teardown(self) -> None:
        """Remove the site."""
        self.patch.stop()
        shutil.rmtree(self.folder)

    @initialize()
    def open(self) -> None:
        """Begin with a small site and its first build."""
        sizes = "listings: {page_size: 4, home_size: 3, feed_size: 2, related: 2, related_window: 2}"
        switches = ", ".join(f"{name}: {str(name in self.outputs).lower()}" for name in EXTRA)
        base = BASE.replace("-- content", f"{sizes}\noutputs: {{{switches}}}\n-- content", 1)
        text = "".join(article(f"story-{number:02}", date=f"2016-02-{number + 1:02}") for number in range(6))
        page = "-- content/pages/about.md --\n---\ntitle: About\n---\nSee [[story-00]].\n"
        write_site(self.site, text + page + STORIES, base=base)
        self.build()

    def article_file(self, slug: str) -> Path:
        """Return the file of an article."""
        return self.site / f"content/articles/{slug}.md"

    def rewrite(self, path: str, old: str, new: str) -> None:
        """Replace a text in a file, if it is there."""
        file = self.site / path
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(old, new), encoding="utf-8")

    @rule(slug=slugs, other=slugs, fields=fields, link=links, more=extras)
    def write(self, slug: str, other: str, fields: dict[str, str], link: str, more: str) -> None:
        """Write an article, new or over an old one."""
        body = f"Some facts about {fields['title']}. {link.format(other)}\n\n## More\n\nAnd an end."
        text = article(slug, **fields, more=more.format(other), body=body)
        write_site(self.site, text.replace("source: example-news\n", "") if "source: desk" in more else text, base="")
        self.build()

    @rule(slug=slugs, word=st.sampled_from(["port", "flight", "ledger", "[[story-01]]"]))
    def edit_body(self, slug: str, word: str) -> None:
        """Add a sentence to an article."""
        if self.article_file(slug).exists():
            with self.article_file(slug).open("a", encoding="utf-8") as file:
                file.write(f"\nOne more line on the {word}.\n")
        self.build()

    @rule(slug=slugs)
    def tell_address(self, slug: str) -> None:
        """Let an article name the address of the stylesheet, which no edit of that may change in its text."""
        found = next((self.site / "public/assets").glob("dispatch.*.css"), None)
        if found is not None and self.article_file(slug).exists():
            with self.article_file(slug).open("a", encoding="utf-8") as file:
                file.write(f"\nIt is `/assets/{found.name}`.\n")
        self.build()

    @rule(slug=slugs)
    def delete(self, slug: str) -> None:
        """Delete an article."""
        self.article_file(slug).unlink(missing_ok=True)
        self.build()

    @rule(slug=slugs, folder=st.sampled_from(["2016", "old"]))
    def move(self, slug: str, folder: str) -> None:
        """Move an article's file into another folder."""
        if self.article_file(slug).exists():
            target = self.site / "content/articles" / folder / f"{slug}.md"
            target.parent.mkdir(exist_ok=True)
            self.article_file(slug).rename(target)
        self.build()

    @rule(label=st.sampled_from(["Cocaine", "Coca", "Powder"]), path=st.sampled_from(["tags", "regions", "sources"]))
    def edit_vocabulary(self, label: str, path: str) -> None:
        """Rename a tag, a region or a source."""
        for old in ("Cocaine", "Coca", "Powder", "Peru", "Example News"):
            self.rewrite(f"content/{path}.yaml", f": {old}", f": {label}")
        self.build()

    @rule(size=st.sampled_from(["1", "3", "4"]))
    def edit_config(self, size: str) -> None:
        """Change the length of listing pages: below four an exact one, from four on about so many."""
        for old in ("1", "3", "4"):
            self.rewrite("config.yaml", f"page_size: {old}", f"page_size: {size}")
        self.build()

    @rule(
        name=st.sampled_from(
            [
                *(f"templates/{name}.html.j2" for name in ("article", "listing", "term", "text_list", "base")),
                "static/dispatch.css",
                "locales/en.yaml",
            ]
        )
    )
    def edit_theme(self, name: str) -> None:
        """Put a changed copy of a theme's file into the site, or take it away again."""
        target = self.site / "themes/dispatch" / name
        if target.exists():
            target.unlink()
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            original = (packaged_themes() / "dispatch" / name).read_text(encoding="utf-8")
            begun, end, rest = original.rpartition("</body>" if "</body>" in original else "{% endblock %}")
            mark = "# changed" if name.endswith("yaml") else "/* changed */"
            changed = f"{begun}<!-- changed -->{end}{rest}" if end else f"{original}\n{mark}\n"
            target.write_text(changed, encoding="utf-8")
        self.build()

    @rule(hours=st.sampled_from([-30, 1, 24, 24 * 7]))
    def wait(self, hours: int) -> None:
        """Let time pass, or set the clock back."""
        self.now += dt.timedelta(hours=hours)
        self.build()

    @rule(slug=slugs)
    def add_picture(self, slug: str) -> None:
        """Give an article a picture with its record."""
        if self.article_file(slug).exists():
            (self.site / "content/articles/map.png").write_bytes(PICTURE)
            record = "image: {src: map.png, alt: A map, credit: Example Desk, license: CC0-1.0, source_url: 'https://example.org/map'}\n"
            text = self.article_file(slug).read_text(encoding="utf-8")
            if "image:" not in text:
                self.article_file(slug).write_text(
                    text.replace("---\ntitle", f"---\n{record}title", 1), encoding="utf-8"
                )
        self.build()

    @rule(text=st.sampled_from(["one", "two"]))
    def edit_page_and_static(self, text: str) -> None:
        """Change a page of the desk and a file that is published as it is."""
        (self.site / "content/static").mkdir(exist_ok=True)
        (self.site / "content/static/note.txt").write_text(text, encoding="utf-8")
        self.rewrite("content/pages/about.md", "See ", f"{text} See ")
        self.build()

    def known(self, *wanted: str) -> list[str]:
        """Return those of some slugs that are the names of articles, so that a text of the desk can name them."""
        return [slug for slug in wanted if self.article_file(slug).exists() and "slug:" not in self.text_of(slug)]

    def text_of(self, slug: str) -> str:
        """Return the file of an article."""
        return self.article_file(slug).read_text(encoding="utf-8")

    @rule(
        name=st.sampled_from(["named", "found"]),
        items=st.lists(slugs, max_size=4, unique=True),
        link=links,
        query=st.sampled_from(["tags: ports", "region: PE", "tags: coke\nregion: [CO, vraem]\nmatch: all", ""]),
    )
    def edit_story(self, name: str, items: list[str], link: str, query: str) -> None:
        """Write a story line that names some items, or finds some, or both."""
        items = self.known(*items)
        fields = f"articles: [{', '.join(items)}]\n{query}".rstrip() if items else query or "tags: drugs"
        body = f"It began with {link.format(items[0])}." if items else "It began with nobody."
        file = self.site / f"content/stories/{name}.md"
        file.write_text(f"---\ntitle: On {name} items\n{fields}\n---\n{body}\n", encoding="utf-8")
        self.build()

    @rule(slug=slugs, week=st.sampled_from(["2016-W05", "2016-W06", "2016-W09"]), is_there=st.booleans())
    def edit_edition(self, slug: str, week: str, is_there: bool) -> None:
        """Write the lead of a week, or take it away."""
        file = self.site / f"content/editions/{week}.md"
        file.unlink(missing_ok=True)
        if is_there:
            chosen = "".join(f"items: {known}\n---\nSee [[{known}]]" for known in self.known(slug)) or "---\nSee nobody"
            file.write_text(f"---\n{chosen} and [that week](/editions/2016-W06/).\n", encoding="utf-8")
        self.build()

    @rule(slug=slugs)
    def break_and_mend(self, slug: str) -> None:
        """Publish a mistake: the build fails, what is published stays, and mending it publishes again."""
        bad = self.site / "content/articles/bad.md"
        bad.write_text(article("bad", body=f"To [[nowhere]] and [[{slug}]].").partition("\n")[2], encoding="utf-8")
        self.build()
        bad.unlink()
        self.build()

    @rule(slug=slugs, other=slugs, mistake=st.sampled_from(["tags: cocain", "note: 1: 2", "", "related: [nowhere]"]))
    def leave_unfinished(self, slug: str, other: str, mistake: str) -> None:
        """Turn an article into a draft with a mistake, of which some are seen only when its links are followed."""
        body = f"To [[nowhere]] and [[{other}]]."
        text = article(slug, body=body, more=f"status: draft\n{mistake}").partition("\n")[2]
        self.article_file(slug).write_text(text, encoding="utf-8")
        self.build()

    @precondition(lambda self: (self.site / "public").exists())
    @rule(slug=slugs, after=st.integers(0, 12))
    def kill(self, slug: str, after: int) -> None:
        """Kill a build at some point of its commit; the next one finishes or repeats it."""
        if self.article_file(slug).exists():
            self.article_file(slug).write_text(
                article(slug, title="Before the end").partition("\n")[2], encoding="utf-8"
            )
        steps = iter(range(after))

        def counted(real: Callable[..., Any]) -> Callable[..., Any]:
            def step(*arguments: Any, **named: Any) -> Any:
                if next(steps, None) is None:
                    raise Killed
                return real(*arguments, **named)

            return step

        targets: dict[str, Callable[..., Any]] = {
            "os.replace": os.replace,
            "os.unlink": os.unlink,
            "os.makedirs": os.makedirs,
        }
        patches = [patch(name, counted(real)) for name, real in targets.items()]
        patches += [
            patch.object(Path, name, counted(getattr(Path, name))) for name in ("rename", "write_bytes", "mkdir")
        ]
        patches.append(patch("blotter.pipeline.save", counted(save)))
        try:
            for one in patches:
                one.start()
            pipeline.build(self.request(self.site / "public"))
        except (Killed, SiteError):
            pass
        finally:
            for one in patches:
                one.stop()
        self.build(after_a_kill=True)

    def request(self, output: Path) -> BuildRequest:
        """Ask for a build at the newsroom's time."""
        return BuildRequest(site=self.site, output=output, now=self.now)

    def run(self, output: Path) -> tuple[tuple[Problem, ...], Report | None]:
        """Build; return the problems, and the report if it was published."""
        try:
            report = pipeline.build(self.request(output))
        except SiteError as error:
            return error.problems, None
        return report.problems, report

    def build(self, *, after_a_kill: bool = False) -> None:
        """Build on top of what is there, and from nothing, and compare.

        What the build before was killed in the middle of may be finished first, and is not counted as written.
        """
        public = self.site / "public"
        before = tree(public) if public.exists() else {}
        problems, report = self.run(public)
        clean = self.folder / f"clean-{self.clean_builds}"
        self.clean_builds += 1
        expected, clean_report = self.run(clean)
        lost = [problem for problem in problems if problem.code == "lost-address"]
        # Of these a build from nothing cannot know, nor of the slug that an item has now.
        known = [problem for problem in problems if problem not in lost]
        assert [without_former(problem) for problem in known] == [without_former(problem) for problem in expected]
        if report is None or clean_report is None:
            assert report is clean_report
            assert (tree(public) if public.exists() else {}) == before
            self.take_away_what_names_the_gone(problems)
            return
        assert tree(public) == tree(clean)
        for problem in lost:
            assert not (public / problem.message.split("/")[1] / problem.message.split("/")[2]).exists()
        assert report.pages == clean_report.pages
        changed = {path for path, content in tree(public).items() if before.get(path) != content}
        assert after_a_kill or report.written == len(changed - {".blotter-output"})
        shutil.rmtree(clean)

    def take_away_what_names_the_gone(self, problems: tuple[Problem, ...]) -> None:
        """Delete leads and stories that name an article which is no more, and build again."""
        desk = ("content/stories/", "content/editions/")
        wrong = {problem.place.path for problem in problems if problem.place.path.startswith(desk)}
        for path in wrong:
            (self.site / path).unlink(missing_ok=True)
        if wrong:
            self.build()


class Plain(Newsroom):
    """Pages alone."""


class Streaming(Newsroom):
    """Pages alone, laid on the stage as they are made."""

    many = 5


class Feeds(Newsroom):
    """Pages and feeds."""

    outputs = ("feeds",)


class Copies(Newsroom):
    """The text edition and the pages to republish from."""

    outputs = ("text", "republish")


class Everything(Newsroom):
    """Every output that there is, laid on the stage where there are many at once."""

    outputs = EXTRA
    many = 40


def without_former(problem: Problem) -> Problem:
    """Leave out the hint of a broken link, which names the slug to which an item moved where that is known."""
    return replace(problem, hint="") if "broken-link" in f"{problem.code} {problem.message}" else problem


NEWSROOMS = (Plain, Streaming, Feeds, Copies, Everything)


def test_every_output_takes_part() -> None:
    """Whatever can be switched off is on in one of the newsrooms, and off in another."""
    for name in EXTRA:
        assert {name in newsroom.outputs for newsroom in NEWSROOMS} == {True, False}


def at_work(newsroom: type[Newsroom], *, share: int) -> type[TestCase]:
    """Let a newsroom work for its share of the steps, in hundredths."""
    case: type[TestCase] = newsroom.TestCase
    case.settings = settings(  # type: ignore[attr-defined]
        max_examples=max(STEPS * share // 100 // STEPS_A_RUN, 1),
        stateful_step_count=STEPS_A_RUN,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    return case


TestPlain = at_work(Plain, share=20)
TestStreaming = at_work(Streaming, share=20)
TestFeeds = at_work(Feeds, share=20)
TestCopies = at_work(Copies, share=20)
TestEverything = at_work(Everything, share=20)
