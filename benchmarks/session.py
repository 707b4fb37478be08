# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What both measuring commands share: their options, the folder they work in, and where results go."""

from __future__ import annotations

import argparse
import json
import os
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.cases import MOST_RUNS
from benchmarks.for_blotter import code_digest
from benchmarks.machine import describe_machine, load
from benchmarks.runs import FailedRunError
from benchmarks.tables import Results, around_marks, put_between_marks

OUR_FOLDER = "blotter-benchmarks"


@dataclass(slots=True)
class Session:
    """A measurement under way. ``folder`` is ours alone; ``results`` grow and are saved after every case."""

    options: argparse.Namespace
    folder: Path
    results: dict[str, Any] = field(default_factory=dict)

    def save(self) -> None:
        """Write the results so far, if a file was named for them."""
        self.results["load_after"] = load()
        if self.options.json:
            self.options.json.write_text(json.dumps(self.results, indent=1) + "\n", encoding="utf-8")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of every measurement."""
    add = parser.add_argument
    add("--runs", type=int, default=3, metavar="N", help="runs of every case; the median counts (default: %(default)s)")
    add("--work", type=Path, metavar="DIR", help=f"work in DIR/{OUR_FOLDER} and keep it (default: a temporary folder)")
    add("--json", type=Path, metavar="FILE", help="write all figures there, too, after every case")
    add(
        "--blotter-options",
        type=shlex.split,
        default=[],
        metavar="WORDS",
        help="more options for every run of build.py",
    )
    add("--into", type=Path, metavar="FILE", help="put the table between its marks in this Markdown file, too")


def run_session(
    parser: argparse.ArgumentParser,
    *,
    kind: str,
    work: Callable[[Session], None],
    table: Callable[[Results], Iterator[str]],
) -> int:
    """Parse the options, measure, print the table, and return the exit code."""
    options = parser.parse_args()
    if not hasattr(os, "wait4"):
        parser.error("the system must be POSIX: only there it tells what a process cost")
    if not 1 <= options.runs <= MOST_RUNS:
        parser.error(f"--runs must be from 1 to {MOST_RUNS}")
    if options.into:
        try:
            around_marks(options.into, kind)  # rather now than after an hour
        except (OSError, ValueError) as error:
            parser.error(str(error))
    try:
        with _folder(options.work) as folder:
            session = Session(options, folder)
            command = shlex.join(["python", "-m", f"benchmarks.{kind}", *sys.argv[1:]])
            session.results |= {"kind": kind, "command": command, "machine": describe_machine(folder)}
            before = code_digest()
            work(session)
            session.results["steady"] = code_digest() == before
            session.save()
    except FailedRunError as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    print("\n".join(table(session.results)))
    if options.into:
        put_between_marks(options.into, kind, table(session.results))
    return 0


@contextmanager
def _folder(wanted: Path | None) -> Iterator[Path]:
    if wanted is None:
        with tempfile.TemporaryDirectory(prefix=f"{OUR_FOLDER}-") as temporary:
            yield Path(temporary)
    else:
        folder = wanted.absolute() / OUR_FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        yield folder


def words_of(allowed: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
    """Return a reader of ``one,two`` that takes the allowed words, each once."""

    def read(value: str) -> tuple[str, ...]:
        words = tuple(dict.fromkeys(word.strip() for word in value.split(",")))
        for word in words:
            if word not in allowed:
                raise argparse.ArgumentTypeError(f"{word!r} is none of {', '.join(allowed)}")
        return words

    return read
