# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Arguments -> one pipeline call -> exit code.

0: fine; 1: problems (or no room to write them to); 2: the command line cannot be understood (or the set-up failed);
130: interrupted. What a command has to say goes to standard output, progress and complaints about the command line to
standard error.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, NoReturn, TypeAlias

from msgspec.structs import replace

from blotter import __version__, pipeline
from blotter.desk import terminal
from blotter.desk.machine_formats import github, json_object
from blotter.desk.naming import output_named
from blotter.desk.outcome import Display, Outcome
from blotter.desk.progress import ProgressLine
from blotter.desk.searching import bring_up_to_date, joined
from blotter.desk.text import text
from blotter.model.problems import SiteError
from blotter.model.report import BuildRequest, Report
from blotter.publishing.run import silent
from blotter.reading.dates import FIRST_YEAR, LAST_YEAR
from blotter.reading.suggest import closest

COMMANDS: Final[Mapping[str, str]] = {
    "build": "publish the site (what happens when no command is given)",
    "check": "find everything that is wrong with the content, and write nothing",
    "search": "make the index that readers search anew, of what is published",
}
EXECUTORS: Final = ("processes", "dask")
# How far a time that was asked for may be from the clock before that is said: scripts name the present, too.
_AS_IF: Final = timedelta(hours=1)
_OUTPUTS: Final = {False: "public", True: "preview"}
Form: TypeAlias = Callable[[Outcome, Display], Iterator[str]]
FORMATS: Final[Mapping[str, Form]] = {
    "text": text,
    "json": json_object,
    "github": github,
}


def main(arguments: Sequence[str] | None = None, *, home: Path | None = None, name: str = "blotter") -> int:
    """Run one command and return its exit code.

    ``home`` is the site when ``--site`` names none (default: the current folder); ``name`` is what the command was
    called by, for its help.
    """
    started = time.perf_counter()
    terminal.get_ready()
    try:
        options = _parse(sys.argv[1:] if arguments is None else arguments, home or Path.cwd(), name)
        return _run(options, started)
    except SystemExit as stop:  # argparse has said why
        # What argparse wrote may still wait to be written, and the disk be full.
        return max(stop.code if isinstance(stop.code, int) else 0, terminal.write(()))
    except KeyboardInterrupt:
        return 130


def _run(options: argparse.Namespace, started: float) -> int:
    request = _request(options)
    progress = ProgressLine(sys.stderr) if terminal.is_terminal(sys.stderr) and not options.quiet else None
    display = Display(
        folder=terminal.seen_from_here(request.site), color=terminal.has_color(sys.stdout), quiet=options.quiet
    )
    form = FORMATS[options.format]
    if options.command == "search":
        return _search(request, form, display, progress)
    outcome = _work(options, request, progress, started)
    is_search_due = outcome.report is not None and outcome.report.search.is_due
    # The pages are published by now, and an editor reads so; only a format that has room for one outcome waits.
    writing_code = 0
    if not is_search_due or form is not json_object:
        writing_code = terminal.write(form(outcome, display))
    if not is_search_due:
        return max(outcome.exit_code, writing_code)
    return max(outcome.exit_code, writing_code, _search(request, form, display, progress, after=outcome))


def _request(options: argparse.Namespace) -> BuildRequest:
    site = Path(os.path.abspath(options.site))
    # Drafts never go where readers may be, unless somebody names that folder.
    output = Path(os.path.abspath(options.output)) if options.output else site / _OUTPUTS[options.drafts]
    return BuildRequest(
        site=site,
        output=output,
        now=options.now or datetime.now(UTC),
        drafts=options.drafts,
        strict=options.strict,
        verify=options.verify,
        jobs=options.jobs,
        executor=options.executor,
        scheduler=options.scheduler or "",
        explain=output_named(options.explain, output),
    )


def _work(options: argparse.Namespace, request: BuildRequest, progress: ProgressLine | None, started: float) -> Outcome:
    """Build or check."""
    is_as_if = options.now is not None and abs(options.now - datetime.now(UTC)) > _AS_IF
    report: Report | None = None
    try:
        if options.command == "check":
            report = pipeline.check(request, progress=progress)
        else:
            report = pipeline.build(request, progress=progress)
            if options.no_search:
                report = replace(report, search=replace(report.search, is_due=False))
        problems = report.problems
    except SiteError as error:
        problems = error.problems
    finally:
        if progress:
            progress.clear()
    return Outcome(
        command=options.command,
        request=request,
        problems=problems,
        report=report,
        seconds=time.perf_counter() - started,
        is_as_if=is_as_if,
    )


def _search(
    request: BuildRequest, form: Form, display: Display, progress: ProgressLine | None, *, after: Outcome | None = None
) -> int:
    """Bring search up to date, for itself or ``after`` a build, and print how that went; return the exit code."""
    outcome = bring_up_to_date(request, after_build=after is not None, progress=progress or silent)
    if progress:
        progress.clear()
    writing_code = terminal.write(form(joined(after, outcome) if after and form is json_object else outcome, display))
    return max(outcome.exit_code, writing_code)


class _Parser(argparse.ArgumentParser):
    """Complains in one sentence instead of the usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")

    def option_names(self) -> list[str]:
        """Return all options in all their spellings."""
        return [name for action in self._actions for name in action.option_strings]


def _parse(arguments: Sequence[str], home: Path, name: str) -> argparse.Namespace:
    """Return the options; the shared ones may stand before or after the command. Raises ``SystemExit``."""
    parser = _parser(home, name)
    options, rest = parser.parse_known_args(arguments)
    for word in rest:
        if not word.startswith("-"):
            parser.error(f"{word} is one word too many")
        near = closest(word.partition("=")[0], parser.option_names())
        parser.error(f"there is no option {word}" + (f", did you mean {near}?" if near else ""))
    if options.command not in COMMANDS:
        near = closest(options.command, COMMANDS)
        hint = f"did you mean {near}?" if near else f"there are {', '.join(COMMANDS)}"
        parser.error(f"there is no command {options.command}, {hint}")
    _check_executor(parser, options)
    return options


def _check_executor(parser: _Parser, options: argparse.Namespace) -> None:
    """Refuse options that do not go together. Raises ``SystemExit``."""
    is_cluster = options.executor == "dask"
    if is_cluster and not options.scheduler:
        parser.error("--executor dask needs the address of its scheduler, such as --scheduler tcp://10.0.0.5:8786")
    if options.scheduler and not is_cluster:
        parser.error("--scheduler goes with --executor dask, which is not there")
    if options.jobs and is_cluster:
        parser.error("--jobs is about the processes of this machine, and --executor dask works on others")


def _parser(home: Path, name: str) -> _Parser:
    commands = "\n".join(f"  {command:22}{words}" for command, words in COMMANDS.items())
    parser = _Parser(
        prog=name,
        usage=f"{name} [command] [options]",
        description=f"commands:\n{commands}",
        epilog="exit codes: 0 fine, 1 problems, 2 command line not understood",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("command", nargs="?", default="build", help=argparse.SUPPRESS)
    _add_places(parser, home)
    _add_ways(parser)
    add("--version", action="version", version=f"blotter {__version__}")
    return parser


def _add_places(parser: _Parser, home: Path) -> None:
    """Add the options that say where things are and how they are shown."""
    add = parser.add_argument
    add(
        "--site",
        metavar="DIR",
        type=Path,
        default=home,
        help="folder with config.yaml and content/ (default: %(default)s)",
    )
    add(
        "--output",
        metavar="DIR",
        type=Path,
        help="where the pages go (default: public in the site; preview with --drafts)",
    )
    add("--format", choices=FORMATS, default="text", help="how problems are shown (default: text)")
    add("-q", "--quiet", action="store_true", help="no summary, no progress")


def _add_ways(parser: _Parser) -> None:
    """Add the options that change what a command does."""
    add = parser.add_argument
    add("--strict", action="store_true", help="let warnings fail the command, too")
    add("--drafts", action="store_true", help="show drafts and the future as well, marked; not for publication")
    add(
        "--now",
        metavar="TIME",
        type=_time,
        help="as if it were then: 2026-11-25T08:00+01:00",
    )
    add("--jobs", metavar="N", type=_count, default=0, help="how many processes may work at once (default: one a core)")
    add(
        "--executor",
        metavar="WHO",
        type=_executor,
        default="processes",
        help="who works when there is much to do: processes (of this machine, the default) or dask (a cluster)",
    )
    add(
        "--scheduler",
        metavar="URL",
        type=_scheduler,
        help="where the scheduler of the Dask cluster is: tcp://10.0.0.5:8786",
    )
    add("--explain", metavar="PATH", default="", help="say why this output (tags/cocaine/index.html) was made or kept")
    add(
        "--no-search",
        action="store_true",
        help="do not make the search index anew (what is withdrawn leaves it anyway)",
    )
    add("--verify", action="store_true", help="compare every file by its content, whatever its times say")


def _count(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 0 < int(value) <= 256:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number from 1 to 256")
    return int(value)


def _executor(value: str) -> str:
    if value not in EXECUTORS:
        near = closest(value, EXECUTORS)
        hint = f"did you mean {near}?" if near else f"there are {' and '.join(EXECUTORS)}"
        raise argparse.ArgumentTypeError(f"there is no executor {value}, {hint}")
    return value


def _scheduler(value: str) -> str:
    """Read the address of a scheduler: what stands between machines, encrypted (``tls``) or not."""
    address = re.fullmatch(r"(?:tcp|tls)://(?:[\w.-]+|\[[0-9a-fA-F:.]+\]):([0-9]{1,5})", value, re.ASCII)
    if not address or not 0 < int(address[1]) < 1 << 16:
        raise argparse.ArgumentTypeError(f"{value!r} is not an address such as tcp://10.0.0.5:8786")
    return value


def _time(value: str) -> datetime:
    """Read an ISO 8601 date or time of the years that an item may have; without an offset it is UTC."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{value!r} is not a time such as 2026-11-25 or 2026-11-25T08:00+01:00"
        ) from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"{value!r} is not in the years {FIRST_YEAR} to {LAST_YEAR}")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
