# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The command line: which call of the pipeline an argument becomes, and what the editor sees of it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from unittest import mock

import pytest

from blotter import __version__
from blotter.cli import main
from blotter.desk.progress import ProgressLine
from blotter.model.problems import Problem, SiteError
from blotter.model.report import BuildRequest, Report
from tests.desk.outcomes import ALIAS, TITLE
from tests.desk.test_early import WITHOUT_SEARCH
from tests.site_in_a_string import article, write_site

ROOT = Path(__file__).parent.parent

Result = Report | BaseException


class Pipeline:
    """Stands in for the pipeline: remembers what was asked and answers what a test wants."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, BuildRequest]] = []
        self.answer: Result = Report(pages=2)
        self.tells = False

    def command(self, name: str) -> Callable[..., Report]:
        """Return the stand-in for one function of the pipeline."""

        def run(request: BuildRequest, *, progress: ProgressLine | None = None) -> Report:
            self.asked.append((name, request))
            self.tells = progress is not None
            if isinstance(self.answer, BaseException):
                raise self.answer
            return self.answer

        return run

    @property
    def request(self) -> BuildRequest:
        """The one thing that was asked."""
        [(_, request)] = self.asked
        return request


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Pipeline:
    """Put the stand-in in place, and the editor into a folder of their own."""
    stand_in = Pipeline()
    monkeypatch.setattr("blotter.pipeline.build", stand_in.command("build"))
    monkeypatch.setattr("blotter.pipeline.check", stand_in.command("check"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    return stand_in


LINES: dict[str, str] = {
    "": "build",
    "build": "build",
    "check": "check",
    "--strict check": "check strict",
    "check --strict": "check strict",
    "--drafts": "build drafts",
    "--drafts build --strict": "build drafts strict",
    "--verify": "build verify",
    "check --verify --strict": "check strict verify",
    "--site news check": "check",
    "check --site=news": "check",
}


@pytest.mark.parametrize("line", LINES)
def test_options_stand_before_or_after_the_command(pipeline: Pipeline, line: str) -> None:
    """``build`` is what happens when no command is given."""
    assert main(line.split()) == 0
    [(command, request)] = pipeline.asked
    flags = {"drafts": request.drafts, "strict": request.strict, "verify": request.verify}
    assert " ".join([command, *(name for name, is_set in flags.items() if is_set)]) == LINES[line]


def test_the_site_is_the_current_folder_or_the_one_that_is_named(pipeline: Pipeline, tmp_path: Path) -> None:
    """Pages go to ``public`` in the site unless ``--output`` says otherwise; both are seen from the current folder."""
    main([])
    main([], home=tmp_path / "checkout")
    main(["--site", "news"], home=tmp_path / "checkout")
    main(["--site", "news/../other", "--output", "www"])
    assert [(request.site, request.output) for _, request in pipeline.asked] == [
        (tmp_path, tmp_path / "public"),
        (tmp_path / "checkout", tmp_path / "checkout/public"),
        (tmp_path / "news", tmp_path / "news/public"),
        (tmp_path / "other", tmp_path / "www"),
    ]


TIMES = {
    "2026-11-25": datetime(2026, 11, 25, tzinfo=UTC),
    "2026-11-25T08:00": datetime(2026, 11, 25, 8, tzinfo=UTC),
    "2026-11-25T08:00Z": datetime(2026, 11, 25, 8, tzinfo=UTC),
    "2026-11-25T08:00+01:00": datetime(2026, 11, 25, 8, tzinfo=timezone(timedelta(hours=1))),
}


@pytest.mark.parametrize("words", TIMES)
def test_now_is_a_date_or_a_time(pipeline: Pipeline, words: str) -> None:
    """Without an offset it is UTC."""
    main(["--now", words])
    assert pipeline.request.now.isoformat() == TIMES[words].isoformat()


@pytest.mark.parametrize("words", ["--now 2016-03-01", ""])
def test_only_a_time_that_was_chosen_is_another_day(
    pipeline: Pipeline, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    """However long a build takes, it is as of the moment at which it began."""
    pipeline.answer = Report(pages=1)
    late = mock.Mock(wraps=datetime)
    late.now.side_effect = [datetime(2026, 11, 25, hour, tzinfo=UTC) for hour in (1, 9, 17, 23)]
    with mock.patch("blotter.cli.datetime", late):
        main(words.split())
    assert ("as if it were" in capsys.readouterr().out) is bool(words)


def test_now_is_the_clock_when_nothing_is_said(pipeline: Pipeline) -> None:
    """The one place where a clock is read."""
    before = datetime.now(UTC)
    main([])
    assert before <= pipeline.request.now <= datetime.now(UTC)


MISTAKES = {
    "chekc": "blotter: there is no command chekc, did you mean check?; see blotter --help\n",
    "xylophone": "blotter: there is no command xylophone, there are build, check, search; see blotter --help\n",
    "--strcit": "blotter: there is no option --strcit, did you mean --strict?; see blotter --help\n",
    "--ouptut=www": "blotter: there is no option --ouptut=www, did you mean --output?; see blotter --help\n",
    "--zzz": "blotter: there is no option --zzz; see blotter --help\n",
    "build site": "blotter: site is one word too many; see blotter --help\n",
    "--site": "blotter: argument --site: expected one argument; see blotter --help\n",
    "--now yesterday": "blotter: argument --now: 'yesterday' is not a time such as 2026-11-25 or "
    "2026-11-25T08:00+01:00; see blotter --help\n",
    "--now 0001-01-01": "blotter: argument --now: '0001-01-01' is not in the years 1800 to 2199; see blotter --help\n",
    "--executor dsak --scheduler tcp://10.0.0.5:8786": "blotter: argument --executor: there is no executor dsak, "
    "did you mean dask?; see blotter --help\n",
    "--executor kubernetes": "blotter: argument --executor: there is no executor kubernetes, there are processes and "
    "dask; see blotter --help\n",
    "--executor dask": "blotter: --executor dask needs the address of its scheduler, such as "
    "--scheduler tcp://10.0.0.5:8786; see blotter --help\n",
    "--scheduler tcp://10.0.0.5:8786": "blotter: --scheduler goes with --executor dask, which is not there; "
    "see blotter --help\n",
    "--executor dask --scheduler 10.0.0.5": "blotter: argument --scheduler: '10.0.0.5' is not an address such as "
    "tcp://10.0.0.5:8786; see blotter --help\n",
    "--executor dask --scheduler tcp://10.0.0.5:8786 --jobs 4": "blotter: --jobs is about the processes of this "
    "machine, and --executor dask works on others; see blotter --help\n",
}


@pytest.mark.parametrize("line", MISTAKES)
def test_a_mistake_in_the_command_line_is_one_sentence(
    pipeline: Pipeline, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    """Exit code 2, on standard error, with what was probably meant; and nothing is done."""
    assert main(line.split()) == 2
    assert (capsys.readouterr(), pipeline.asked) == (("", MISTAKES[line]), [])


def test_help_names_the_commands_and_the_exit_codes(pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    """In the words the editor called it by."""
    assert main(["--help"], name="python build.py") == 0
    shown = capsys.readouterr().out
    assert shown.startswith("usage: python build.py [command] [options]\n")
    for words in ("build  ", "check  ", "--drafts", "--now TIME", "--verify", "exit codes: 0 fine, 1 problems, 2"):
        assert words in shown
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"blotter {__version__}\n"


def _failing(*problems: Problem) -> SiteError:
    return SiteError(problems)


EXITS: dict[str, tuple[Result, int]] = {
    "fine": (Report(), 0),
    "warnings": (Report(problems=(ALIAS,)), 0),
    "errors": (_failing(TITLE), 1),
    "warnings, strictly": (_failing(ALIAS), 1),
    "interrupted": (KeyboardInterrupt(), 130),
}


@pytest.mark.parametrize("case", EXITS)
def test_exit_codes(pipeline: Pipeline, capsys: pytest.CaptureFixture[str], case: str) -> None:
    """0 fine, 1 problems, 130 interrupted; none of them with a traceback."""
    pipeline.answer, code = EXITS[case]
    assert main(["check"]) == code
    assert capsys.readouterr().err == ""


def test_a_mistake_of_ours_shows_itself(pipeline: Pipeline) -> None:
    """An exception that is no SiteError is a bug, and a bug is not dressed up."""
    pipeline.answer = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        main([])


NO_SITE = {
    "a folder without config.yaml": (".", "there is no config.yaml in {}"),
    "a folder that is not there": ("nwes", "there is no folder {}/nwes"),
    "a file": ("notes.txt", "there is no folder {}/notes.txt"),
}


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize("case", NO_SITE)
def test_where_there_is_no_site_nothing_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str, command: str
) -> None:
    """A wrong ``--site`` is said before any folder of ours appears."""
    site, words = NO_SITE[case]
    (tmp_path / "notes.txt").touch()
    assert main([command, "-q", "--site", str(tmp_path / site)]) == 1
    assert capsys.readouterr().out == (
        f"config.yaml:1:1: error site-not-found: {words.format(tmp_path.as_posix())}\n"
        "    run this in the folder of your site, or name it with --site\n"
    )
    assert [path.name for path in tmp_path.rglob("*")] == ["notes.txt"]


def test_problems_and_the_summary_go_to_standard_output(pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    """With paths that lead from the current folder to the file."""
    pipeline.answer = _failing(TITLE)
    main(["--site", "news"])
    shown = capsys.readouterr().out.splitlines()
    assert shown[0] == "news/content/articles/2016/plane.md:2:8: error empty-value: title is empty"
    assert shown[1].startswith("1 error in 1 file; nothing was published. ")


def test_json_is_all_that_standard_output_has(pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    """Fine or not."""
    for answer in (Report(), _failing(TITLE)):
        pipeline.answer = answer
        main(["--format", "json"])
        assert json.loads(capsys.readouterr().out)["ok"] is isinstance(answer, Report)


def test_github_annotations_can_be_asked_for(pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    """``--format github``."""
    pipeline.answer = _failing(TITLE)
    main(["--format", "github", "-q"])
    assert capsys.readouterr().out.startswith(
        "::error file=content/articles/2016/plane.md,line=2,col=8,title=empty-value::"
    )


class Terminal(io.StringIO):
    """A stream that says that somebody is looking."""

    def isatty(self) -> bool:
        """Say so."""
        return True


COLORS = {
    "a terminal": ({}, True),
    "NO_COLOR": ({"NO_COLOR": "1"}, False),
    "NO_COLOR, empty": ({"NO_COLOR": ""}, True),
    "a dumb terminal": ({"TERM": "dumb"}, False),
}


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal that is known to understand color")
@pytest.mark.parametrize("case", COLORS)
def test_color_is_for_terminals_and_never_against_no_color(
    pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    """no-color.org: any value but the empty one."""
    environment, colored = COLORS[case]
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    pipeline.answer = _failing(TITLE)
    main([])
    assert ("\x1b[" in terminal.getvalue()) is colored


def test_output_that_nobody_looks_at_has_no_color(pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    """A log or a pipe."""
    pipeline.answer = _failing(TITLE)
    main([])
    assert "\x1b" not in capsys.readouterr().out


def test_progress_is_told_to_terminals_only(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    """On standard error, so that a redirected output stays clean; not with ``--quiet``."""
    main([])
    piped = pipeline.tells
    monkeypatch.setattr("sys.stderr", Terminal())
    main([])
    shown = pipeline.tells
    main(["-q"])
    assert (piped, shown, pipeline.tells) == (False, True, False)


def test_a_reader_that_leaves_early_is_no_mistake(tmp_path: Path) -> None:
    """``blotter | head -0``: the exit code is that of the build, and there is no traceback."""
    program = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from blotter import cli
from tests.desk.outcomes import TITLE
from blotter.model.problems import SiteError
def check(request, progress=None):
    sys.stdin.read()
    raise SiteError((TITLE,))
cli.pipeline.check = check
sys.exit(cli.main(["check"]))
"""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, cwd=tmp_path, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        process.stdin.close()
        assert (process.stderr.read(), process.wait(timeout=60)) == (b"", 1)


STREAMS = {
    "no room for what is said": (">/dev/full", 1),
    "no room for either": (">/dev/full 2>&1", 1),
    "no room for complaints, of which there are none": ("2>/dev/full", 0),
    "nowhere to say it": (">&-", 0),
    "nowhere for complaints": ("2>&-", 0),
}
COMMANDS = ("build", "build", "check --format json")  # the second one leaves early


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("what", STREAMS)
def test_what_cannot_be_said_is_no_mistake_of_ours(tmp_path: Path, what: str) -> None:
    """No traceback; a disk without room gives an exit code that says so, and the site is published all the same."""
    streams, code = STREAMS[what]
    site = write_site(tmp_path / "site", WITHOUT_SEARCH + article("one", tags="coke"))
    for command in COMMANDS:
        line = f'"{sys.executable}" build.py {command} --site "{site}" {streams}'
        ran = subprocess.run(["sh", "-c", line], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
        assert (ran.returncode, "Traceback" in ran.stderr) == (code, False), (command, ran.stderr)
        assert (site / "public/articles/one/index.html").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize(("words", "code"), [("--help >/dev/full", 1), ("--nonsense 2>/dev/full", 2), ("no 2>&-", 2)])
def test_what_the_command_line_has_to_say_may_not_fit_either(words: str, code: int) -> None:
    """The exit code is then all that is left."""
    line = f'"{sys.executable}" build.py {words}'
    environment = {**os.environ, "PYTHONUNBUFFERED": ""}
    ran = subprocess.run(["sh", "-c", line], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (ran.returncode, "Traceback" in ran.stderr) == (code, False)


def test_a_terminal_without_our_letters_still_gets_the_message(tmp_path: Path) -> None:
    """Quotation marks and accents are written out where the encoding lacks them."""
    program = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from blotter import cli
from blotter.model.problems import Place, Problem, SiteError
def check(request, progress=None):
    raise SiteError((Problem(code="bad-value", message="“Perú”", place=Place(path="a.md")),))
cli.pipeline.check = check
sys.exit(cli.main(["check", "-q"]))
"""
    run = subprocess.run(
        [sys.executable, "-c", program],
        check=False,
        cwd=tmp_path,
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "SYSTEMROOT": ""},
    )
    assert (run.returncode, run.stdout.split()) == (
        1,
        [b"a.md:1:1:", b"error", b"bad-value:", rb"\u201cPer\xfa\u201d"],
    )


def test_drafts_never_go_where_readers_may_be(pipeline: Pipeline, tmp_path: Path) -> None:
    """A preview has a folder of its own, unless somebody names one."""
    main(["--drafts"])
    assert pipeline.request.output == tmp_path / "preview"
    pipeline.asked.clear()
    main(["--drafts", "--output", "elsewhere"])
    assert pipeline.request.output == tmp_path / "elsewhere"


def test_a_preview_is_called_one(pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    """The summary says that drafts are in it."""
    main(["--drafts"])
    assert "The preview, with drafts and not for readers, is in" in capsys.readouterr().out


@pytest.mark.parametrize(("words", "jobs"), [([], 0), (["--jobs", "1"], 1), (["--jobs=4"], 4)])
def test_jobs(pipeline: Pipeline, words: list[str], jobs: int) -> None:
    """How many processes may work is passed on; none said leaves it to the cores."""
    main(words)
    assert pipeline.request.jobs == jobs


ADDRESSES = ["tcp://10.0.0.5:8786", "tls://scheduler.example.org:8786", "tcp://[fd00::5]:8786", "tcp://desk_2:1"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_cluster(pipeline: Pipeline, address: str) -> None:
    """Who works and where their scheduler is are passed on; nobody is called from here."""
    main(["check", "--executor", "dask", f"--scheduler={address}"])
    assert (pipeline.request.executor, pipeline.request.scheduler) == ("dask", address)


def test_without_a_cluster_this_machine_works(pipeline: Pipeline) -> None:
    """Also when that is said."""
    main([])
    main(["--executor", "processes", "--jobs", "2"])
    assert {(request.executor, request.scheduler) for _, request in pipeline.asked} == {("processes", "")}


NO_ADDRESSES = [
    "",
    "8786",
    "http://10.0.0.5:8786",
    "tcp://10.0.0.5",
    "tcp://:8786",
    "tcp://a b:1",
    "tcp://u@h:1",
    "tcp://h:99999",
]


@pytest.mark.parametrize("words", NO_ADDRESSES)
def test_what_is_no_address_of_a_scheduler(pipeline: Pipeline, words: str) -> None:
    """It is said before anything is read or anybody is called."""
    assert main(["--executor", "dask", f"--scheduler={words}"]) == 2
    assert pipeline.asked == []


@pytest.mark.parametrize("number", ["0", "-1", "many", "1000"])
def test_jobs_that_are_no_number(pipeline: Pipeline, number: str) -> None:
    """Anything but a small number is a mistake in the command line."""
    assert main([f"--jobs={number}"]) == 2
    assert pipeline.asked == []


def test_an_explanation_is_shown(pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    """--explain names an output, and what the pipeline says of it stands below the summary."""
    pipeline.answer = Report(pages=2, explained="feed.xml: made at every build")
    assert main(["--explain", "feed.xml"]) == 0
    assert pipeline.request.explain == "feed.xml"
    assert capsys.readouterr().out.splitlines()[-1] == "feed.xml: made at every build"
