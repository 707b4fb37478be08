# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A build with nothing to do leaves early, and only then."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from blotter import pipeline
from blotter.cli import main
from blotter.desk import early
from tests.builds import NOW, build
from tests.site_in_a_string import article, write_site

WITHOUT_SEARCH = """\
-- config.yaml --
site:
  name: Example Brief
  base_url: https://brief.example.org/
  publisher: Example Desk
outputs:
  search: false
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Publish a small site, twice: the second time everything is known."""
    folder = write_site(tmp_path / "site", WITHOUT_SEARCH + article("one") + article("two"))
    for path in folder.rglob("*"):
        os.utime(path, (1, 1))
    build(folder)
    return folder


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever looks at the clock to leave early finds the time at which these sites are built."""
    monkeypatch.setattr("time.time", NOW.timestamp)


def leaves(site: Path, *arguments: str) -> bool:
    """Say whether a build with these arguments leaves early."""
    return early.nothing_to_do([*arguments], str(site)).startswith("Nothing changed")


def test_an_unchanged_site_is_left_as_it_is(site: Path) -> None:
    """However the plain build is spelled, and whichever folder names the site."""
    assert leaves(site)
    assert leaves(site, "build")
    assert leaves(site / "elsewhere", "--site", str(site))
    assert leaves(site / "elsewhere", f"--site={site}", "--output", str(site / "public"))


def test_search_that_is_due_goes_the_long_way(tmp_path: Path) -> None:
    """The pages are as they were, and the index of them is still to be made."""
    folder = write_site(tmp_path / "site", article("one"))
    build(folder)
    assert not leaves(folder)


SCHEDULER = "--scheduler=tcp://10.0.0.5:8786"


def test_who_would_work_does_not_matter_where_there_is_no_work(site: Path) -> None:
    """A cluster may be named, and is not called; half of it is a mistake that the long way reports."""
    assert leaves(site, "--executor", "dask", SCHEDULER)
    assert not leaves(site, "--executor", "dask")
    assert not leaves(site, "--executor", "dsak", SCHEDULER)
    assert not leaves(site, SCHEDULER)


@pytest.mark.parametrize("arguments", [("check",), ("--strict",), ("--drafts",), ("--now", "2026-01-01"), ("--site",)])
def test_other_command_lines_go_the_long_way(site: Path, arguments: tuple[str, ...]) -> None:
    """Only a plain build may leave early."""
    assert not leaves(site, *arguments)


def same_second(site: Path) -> None:
    """Change a body, not its length, and set all times back."""
    file = site / "content/articles/one.md"
    stamp = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("The body", "Tha body"), encoding="utf-8")
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "an edit in the same second, the clock set back": same_second,
    "a new file": lambda site: (site / "content/articles/three.md").write_text("x", encoding="utf-8"),
    "a file gone": lambda site: (site / "content/articles/two.md").unlink(),
    "the configuration": lambda site: (site / "config.yaml").write_text("theme: dispatch", encoding="utf-8"),
    "a theme of its own": lambda site: write_site(site, "-- themes/dispatch/theme.yaml --\nname: x\n", base=""),
    "another tree published": lambda site: (site / "public/.blotter-output").write_text("tree 0", encoding="utf-8"),
    "a damaged state": lambda site: next((site / ".blotter").glob("*.sqlite")).write_bytes(b"junk" * 999),
    "no state": lambda site: next((site / ".blotter").glob("*.sqlite")).unlink(),
}


@pytest.mark.parametrize("what", CHANGES)
def test_any_change_goes_the_long_way(site: Path, what: str) -> None:
    """Whatever a page may depend on is noticed."""
    CHANGES[what](site)
    assert not leaves(site)


def test_a_moment_that_fell_due_goes_the_long_way(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A no-op stays one until the next publish or expires, and not after it."""
    later = NOW + dt.timedelta(hours=2)
    write_site(site, article("later", more=f"publish: {later:%Y-%m-%dT%H:%MZ}"), base="")
    build(site)
    assert leaves(site)
    due = later.timestamp()
    for moment, early_leave in ((due - 1, True), (due, False), (due + 1, False)):
        monkeypatch.setattr("time.time", lambda moment=moment: moment)
        assert leaves(site) == early_leave


@pytest.fixture
def warned(site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A published site of which there are two things to say, as it is seen from the folder above."""
    write_site(site, article("alias", tags="coke") + article("draft", tags="cocain", more="status: draft"), base="")
    build(site)
    monkeypatch.chdir(site.parent)
    return site


@pytest.mark.parametrize("color", [False, True])
def test_warnings_are_repeated_word_for_word(
    warned: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *, color: bool
) -> None:
    """What the long way says of the files is said again without it: named from where one is, in color on a terminal."""
    monkeypatch.setattr("blotter.desk.terminal.has_color", lambda stream: color)
    assert main(["--site", "site", "--now", NOW.isoformat()]) == 0
    told = capsys.readouterr().out.partition("Built")[0]
    assert "site/content/articles/alias.md:" in told
    assert ("\x1b[1m" in told) == color
    assert early.nothing_to_do(["--site", "site"], "elsewhere").partition("Nothing changed")[0] == told
    monkeypatch.chdir(warned)
    within = early.nothing_to_do([], str(warned)).partition("Nothing changed")[0]
    assert within == told.replace("site/content", "content")


@pytest.mark.parametrize("here", ["", "linked", "elsewhere"])
def test_a_site_is_named_as_its_editor_names_it(
    warned: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, here: str
) -> None:
    """A folder may be reached through a link: what is said is the same, whichever way a build goes."""
    (warned.parent / "linked").symlink_to(warned.parent)
    (warned.parent / "elsewhere").mkdir()
    monkeypatch.chdir(warned.parent / here)
    for site in (warned, warned.parent / "linked" / "site"):
        assert main(["--site", str(site), "--now", NOW.isoformat()]) == 0
        lines = capsys.readouterr().out.splitlines()
        early_lines = early.nothing_to_do(["--site", str(site)], "elsewhere").splitlines()
        assert [line for line in early_lines if "Nothing changed" not in line] == [
            line for line in lines if not line.startswith(("Built", "This is the site as if"))
        ]


def test_a_warning_that_a_file_has_no_more_is_not_repeated(warned: Path) -> None:
    """What was said goes with its cause."""
    for name in ("alias", "draft"):
        (warned / f"content/articles/{name}.md").unlink()
    build(warned)
    assert leaves(warned)


def test_warnings_are_looked_for_anew_on_another_day(warned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some speak of days to come."""
    midnight = dt.datetime.combine(NOW.date() + dt.timedelta(days=1), dt.time(), dt.UTC).timestamp()
    for moment, goes in ((midnight - 1, True), (midnight, False)):
        monkeypatch.setattr("time.time", lambda moment=moment: moment)
        assert bool(early.nothing_to_do([], str(warned))) == goes


def test_a_state_from_elsewhere_is_not_believed(site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Another user's key, or another folder, makes a state foreign."""
    moved = site.rename(tmp_path / "moved")
    assert not leaves(moved)
    moved.rename(site)
    assert leaves(site)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "somebody-else"))
    assert not leaves(site)


def test_leaving_early_loads_no_builder(site: Path) -> None:
    """Neither YAML nor Markdown nor templates are imported, nor the pipeline."""
    code = (
        f"import sys, time; time.time = lambda: {NOW.timestamp()}; from blotter.desk.early import nothing_to_do; "
        f"print(nothing_to_do([], {str(site)!r})[:15]); "
        "print([name for name in ('yaml', 'markdown', 'jinja2', 'msgspec', 'blotter.pipeline') if name in sys.modules])"
    )
    root = str(Path(pipeline.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": root}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.splitlines() == ["Nothing changed", "[]"]
