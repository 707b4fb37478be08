# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What a disk may hold or refuse is a problem that names the file, and never the end of the program."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from blotter import pipeline
from blotter.desk import early
from blotter.model.problems import Problem, SiteError
from blotter.publishing.inputs import Look, read_inputs
from blotter.publishing.known_inputs import KnownInputs
from blotter.publishing.trees import discard
from blotter.reading.scan import LARGEST_FILE, UNREADABLE, read_regular, scan
from tests.builds import NOW, request
from tests.pipeline.test_incremental import PICTURE
from tests.publishing.small_trees import everything
from tests.site_in_a_string import article, write_site

CANARY = "canary-4711"
RECORD = (
    "image: {{src: {0}.png, alt: A map, credit: Example Desk, license: CC0-1.0, source_url: 'https://example.org/m'}}"
)


def build(site: Path, *, now: dt.datetime = NOW, drafts: bool = False) -> tuple[Problem, ...]:
    """Build a site into its own public folder; return the problems."""
    try:
        return pipeline.build(request(site, now=now, drafts=drafts)).problems
    except SiteError as error:
        return error.problems


def said(problems: tuple[Problem, ...]) -> list[str]:
    """Return the problems as ``path code``."""
    return [f"{problem.place.path} {problem.code}" for problem in problems]


def add_picture(site: Path, path: str, mark: bytes = b"") -> None:
    """Put a picture into content/articles."""
    (site / "content/articles" / path).write_bytes(PICTURE + mark)


WITHHELD = {
    "draft": "status: draft",
    "withdrawn": "status: withdrawn",
    "future": "publish: 2016-04-01",
    "dated ahead": "",
    "expired": "expires: 2016-02-28",
}


def with_canary(why: str, how: str) -> str:
    """Return a withheld article with a picture, in its record alone or in its body too."""
    more, date = ("", "2016-04-01") if why == "dated ahead" else (f"{WITHHELD[why]}\n", "2016-02-26")
    body = f"![A map]({CANARY}.png)" if how == "body" else "No picture here."
    return article("hidden", more=more + RECORD.format(CANARY), date=date, body=body)


@pytest.mark.parametrize("how", ["record", "body"])
@pytest.mark.parametrize("why", WITHHELD)
def test_the_pictures_of_the_withheld_are_nowhere(tmp_path: Path, why: str, how: str) -> None:
    """Neither their bytes nor their names are published, in a first build or a later one; a shared picture is."""
    shown = article("shown", body="![A map](shared.png)", more=RECORD.format("shared"))
    site = write_site(tmp_path, shown + with_canary(why, how))
    add_picture(site, f"{CANARY}.png", CANARY.encode())
    add_picture(site, "shared.png")
    for _ in range(2):
        assert build(site) == ()
        published = everything(site / "public")
        assert [path for path, content in published.items() if CANARY.encode() in path.encode() + content] == []
        assert "media/articles/shared.png" in published
        write_site(site, article("later"), base="")


def test_a_picture_leaves_with_its_article_and_comes_with_it(tmp_path: Path) -> None:
    """What was published while the article was shown is taken away when it is withdrawn, from the stage as well."""
    site = write_site(tmp_path, article("shown"))
    add_picture(site, f"{CANARY}.png", CANARY.encode())
    for status, there in (("published", True), ("withdrawn", False), ("published", True), ("draft", False)):
        write_site(site, article("hidden", more=f"status: {status}\n{RECORD.format(CANARY)}"), base="")
        assert build(site) == ()
        assert ((site / f"public/media/articles/{CANARY}.png").exists()) == there
        if not there:
            left = everything(site / "public") | everything(site / ".blotter")
            assert [
                path for path, content in left.items() if path.endswith(".png") and CANARY.encode() in content
            ] == []


def test_marked_drafts_show_their_pictures(tmp_path: Path) -> None:
    """Who asks for drafts sees them whole."""
    site = write_site(tmp_path, with_canary("draft", "body"))
    add_picture(site, f"{CANARY}.png")
    build(site, drafts=True)
    assert (site / f"public/media/articles/{CANARY}.png").exists()


def sparse(path: Path, size: int) -> None:
    """Make a file that is long and takes no space."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(PICTURE)
        file.truncate(size)


@pytest.fixture
def shallow_in_the_end(tmp_path: Path) -> Iterator[None]:
    """Remove what a test leaves: pytest itself cannot remove a thousand folders one in the other."""
    yield
    discard(tmp_path / "site")


def deep(folder: Path, depth: int) -> None:
    """Make folders one in the other with a file in the last."""
    for _ in range(depth):
        folder = folder / "d"
        os.mkdir(folder)
    (folder / "x.md").write_text("x", encoding="utf-8")


def static_file(site: Path) -> None:
    """Put a file where the folder of static files should be."""
    (site / "content/static").write_text("x", encoding="utf-8")


def static_folders(site: Path) -> None:
    """Put folders one in the other among the static files."""
    (site / "content/static").mkdir()
    deep(site / "content/static", 1200)


def article_folders(site: Path) -> None:
    """Put an article into 1,200 folders."""
    deep(site / "content/articles", 1200)


def long_picture(site: Path) -> None:
    """Let an article show a picture that is too long."""
    sparse(site / "content/articles/big.png", LARGEST_FILE + 1)
    write_site(site, article("a", body="![A map](big.png)"), base="")


STRANGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a static file of 100 GB": (
        lambda site: sparse(site / "content/static/film.mp4", 10**11),
        "content/static/film.mp4 file-too-large",
    ),
    "a picture that is too long": (long_picture, "content/articles/a.md file-too-large"),
    "an article of 100 GB": (
        lambda site: sparse(site / "content/articles/long.md", 10**11),
        "content/articles/long.md file-too-large",
    ),
    "the static folder is a file": (static_file, "content/static unreadable-file"),
    "static files in 1,200 folders": (static_folders, f"content/static/{'d/' * 1200}x.md unreadable-file"),
    "an article in 1,200 folders": (article_folders, f"content/articles/{'d/' * 1200}x.md missing-front-matter"),
}


@pytest.mark.usefixtures("shallow_in_the_end")
@pytest.mark.parametrize("what", STRANGE)
def test_strange_content_is_a_problem_that_names_it(tmp_path: Path, what: str) -> None:
    """It is found by check as by build, and nothing is published."""
    make, problem = STRANGE[what]
    site = write_site(tmp_path / "site", article("a"))
    make(site)
    found = said(build(site))
    assert problem in found
    assert not (site / "public").exists()
    with pytest.raises(SiteError) as caught:
        pipeline.check(request(site))
    assert said(caught.value.problems) == found


def test_what_is_not_published_may_be_long(tmp_path: Path) -> None:
    """A disk image that somebody keeps in content/ is known by its stamp, not by its bytes."""
    site = write_site(tmp_path, article("a"))
    sparse(site / "content/notes/disk.img", 10**11)
    assert build(site) == ()
    first = Look(str(site), str(tmp_path / "none"), known=KnownInputs()).changed["content/notes/disk.img"]
    sparse(site / "content/notes/disk.img", 10**11 + 1)
    assert Look(str(site), str(tmp_path / "none"), known=KnownInputs()).changed["content/notes/disk.img"] != first


def deny(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Let the operating system refuse to open or to list something, as modes do for everybody but root."""

    def guarded(real: Callable[..., Any]) -> Callable[..., Any]:
        def step(name: Any, *arguments: Any, **named: Any) -> Any:
            if isinstance(name, str | Path) and Path(name) == path:
                raise PermissionError(13, "Permission denied", str(name))
            return real(name, *arguments, **named)

        return step

    for name in ("open", "scandir"):
        monkeypatch.setattr(os, name, guarded(getattr(os, name)))


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("content/articles", "content/articles unreadable-file"),
        ("content/static", "content/static unreadable-file"),
        ("content/static/CNAME", "content/static/CNAME unreadable-file"),
        ("content/articles/a.md", "content/articles/a.md unreadable-file"),
        ("content/tags.yaml", "content/tags.yaml unreadable-file"),
        ("config.yaml", "config.yaml unreadable-file"),
    ],
)
@pytest.mark.parametrize("again", [False, True], ids=["first build", "later build"])
def test_what_may_not_be_read_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, problem: str, again: bool
) -> None:
    """A mode that keeps us out is said of the file or folder that has it."""
    site = write_site(tmp_path, article("a") + "-- content/static/CNAME --\nx\n")
    before = build(site) if again else ()
    assert before == ()
    os.utime(site / path, (1, 1))
    with monkeypatch.context() as patched:
        deny(patched, site / path)
        assert problem in said(build(site))
    assert build(site) == ()


@pytest.mark.parametrize("path", ["content", "content/originals", "themes"])
def test_what_nobody_expected_to_be_closed_is_a_problem_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """Wherever the operating system refuses, it is said of which file, by check as by build."""
    site = write_site(tmp_path, article("a") + "-- content/originals/a.txt --\nx\n-- themes/x/y --\nx\n")

    def closed(real: Callable[..., Any]) -> Callable[..., Any]:
        def step(name: Any, *arguments: Any, **named: Any) -> Any:
            if f"{name}/".startswith(f"{site}/{path}/") and (real is listing or str(name) != f"{site}/{path}"):
                raise PermissionError(13, "Permission denied", str(name))
            return real(name, *arguments, **named)

        return step

    listing = os.listdir
    monkeypatch.setattr(os, "stat", closed(os.stat))
    monkeypatch.setattr(os, "listdir", closed(listing))
    for run in (pipeline.check, pipeline.build):
        with pytest.raises(SiteError) as caught:
            run(request(site))
        [problem] = caught.value.problems
        assert problem.code == "unreadable-file"
        assert problem.place.path.startswith(path)


def test_a_published_file_that_may_not_be_read_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody needs to read what is about to be replaced."""
    site = write_site(tmp_path, article("a"))
    assert build(site) == ()
    expected = everything(site / "public")
    next((site / ".blotter").glob("*.sqlite")).unlink()
    with monkeypatch.context() as patched:
        deny(patched, site / "public/feed.xml")
        assert build(site) == ()
    assert everything(site / "public") == expected


def test_a_folder_that_cannot_be_listed_is_an_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So a build notices that it can be listed again, or no longer, and does not leave early."""
    (tmp_path / "kept/secret").mkdir(parents=True)
    found: dict[str, tuple[int, int, int, int]] = {}
    deny(monkeypatch, tmp_path / "kept/secret")
    scan(str(tmp_path / "kept"), "content/", found)
    assert found == {"content/secret/": UNREADABLE}
    assert read_inputs(found, 0, KnownInputs(), (str(tmp_path), "")).keys() == found.keys()


def test_only_regular_files_are_read(tmp_path: Path) -> None:
    """A pipe would be waited for, a device might never end, a link leads elsewhere."""
    (tmp_path / "plain").write_bytes(b"12345")
    (tmp_path / "link").symlink_to(tmp_path / "plain")
    os.mkfifo(tmp_path / "pipe")
    assert (read_regular(tmp_path / "plain"), read_regular(tmp_path / "plain", 3)) == (b"12345", b"123")
    for path in (tmp_path / "link", tmp_path / "pipe", tmp_path, Path("/dev/null"), tmp_path / "missing"):
        with pytest.raises(OSError, match=r"not a regular|No such"):
            read_regular(path)


def test_a_pipe_in_the_place_of_the_marker_is_not_waited_for(tmp_path: Path) -> None:
    """Neither by the early leave nor by the build, which does not take the folder for its own then."""
    site = write_site(tmp_path, article("a"))
    assert build(site) == ()
    (site / "public/.blotter-output").unlink()
    os.mkfifo(site / "public/.blotter-output")
    assert early.nothing_to_do([], str(site)) == ""
    assert said(build(site)) == [f"{site}/public output-not-ours"]
