# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The generators that are measured: where they are, how they are called, and which version they are."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import venv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from benchmarks.corpus import FORMATS
from benchmarks.for_blotter import CHECKOUT
from benchmarks.runs import LAST_WORDS, FailedRunError
from benchmarks.site_format import SiteFormat
from blotter.model.config import MarkdownSettings

PEERS = ("hugo", "pelican[markdown]")
BLOTTER, ENGINE, EVERYTHING = "blotter", "blotter-commonmark", "blotter-everything"
HUGO, OWN_RELATED, PELICAN = "hugo", "hugo-related", "pelican"
LABELS: Mapping[str, str] = {
    BLOTTER: "Blotter",
    ENGINE: "Blotter, engine: commonmark",
    EVERYTHING: "Blotter, all outputs on",
    HUGO: "Hugo",
    OWN_RELATED: "Hugo, its own related content",
    PELICAN: "Pelican",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """One generator, or one way to set it up.

    ``command`` builds the site of the current folder; ``clean`` are the options with which the page of a deleted
    article goes, too; ``tells`` is how the line begins in which it sums up. A *variant* is measured where everything is
    built, and nowhere else.
    """

    name: str
    form: SiteFormat
    command: tuple[str, ...]
    version: str
    tells: tuple[str, ...]
    clean: tuple[str, ...] = ()
    variant: bool = False

    @property
    def is_blotter(self) -> bool:
        """Whether it is Blotter in one of its ways."""
        return self.name in (BLOTTER, ENGINE, EVERYTHING)

    def summary_in(self, words: str) -> str:
        """Return the line of the tool's words in which it sums up what it did, or nothing."""
        lines = (" ".join(line.split()) for line in words.splitlines())
        return next((line for line in lines if line.startswith(self.tells)), "")


def has_other_engine() -> bool:
    """Say whether this Blotter has the opt-in Markdown engine, and its package is there."""
    settings = {field.name for field in msgspec.structs.fields(MarkdownSettings)}
    return "engine" in settings and importlib.util.find_spec("pyromark") is not None


def default_tools() -> tuple[str, ...]:
    """Name the tools to measure when none are named."""
    return (BLOTTER, *([ENGINE] if has_other_engine() else []), HUGO, PELICAN)


def find_tools(names: Sequence[str], peers: Path, blotter_options: Sequence[str] = ()) -> tuple[Tool, ...]:
    """Return the named tools; the generators of others are installed into the folder ``peers`` first."""
    if any(name not in (BLOTTER, ENGINE) for name in names):
        install_peers(peers)
    makers: Mapping[str, Callable[[str], Tool]] = {
        BLOTTER: lambda name: _blotter(name, blotter_options),
        ENGINE: lambda name: _blotter(name, blotter_options),
        EVERYTHING: lambda name: _blotter(name, blotter_options),
        HUGO: lambda name: _hugo(name, peers),
        OWN_RELATED: lambda name: _hugo(name, peers),
        PELICAN: lambda name: _pelican(name, peers),
    }
    return tuple(makers[name](name) for name in names)


def install_peers(folder: Path) -> None:
    """Install Hugo and Pelican from the package index into a virtual environment, unless they are there."""
    if (folder / "bin" / "pelican").exists() and (folder / "bin" / "hugo").exists():
        return
    venv.create(folder, with_pip=True, clear=True)
    pip = [_python(folder), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", *PEERS]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    if done.returncode:
        raise FailedRunError(f"pip could not install {' and '.join(PEERS)}:\n{done.stderr[-LAST_WORDS:]}")


def _blotter(name: str, options: Sequence[str]) -> Tool:
    front_door = (sys.executable, str(CHECKOUT / "build.py"))
    return Tool(
        name=name,
        form=FORMATS[name](),
        command=(*front_door, "--site", ".", *options),
        version=", ".join(filter(None, (_answer(*front_door, "--version"), _commit()))),
        tells=("Built", "Checked"),
        variant=name == ENGINE,
    )


def _hugo(name: str, peers: Path) -> Tool:
    # The binary itself: the script that the package puts before it would cost a start of Python.
    binaries = sorted(peers.glob("lib*/python*/site-packages/hugo/binaries/hugo"))
    binary = str(binaries[0] if binaries else peers / "bin" / "hugo")
    return Tool(
        name=name,
        form=FORMATS[name](),
        command=(binary, "--source", ".", "--cacheDir", str(peers / "nothing-for-hugo-to-keep")),
        version=_answer(binary, "version").partition("-")[0],
        tells=("Pages",),
        clean=("--cleanDestinationDir",),
        variant=name == OWN_RELATED,
    )


def _pelican(name: str, peers: Path) -> Tool:
    command = str(peers / "bin" / "pelican")
    packages = "import importlib.metadata as m; print(', '.join(f'{p} {m.version(p)}' for p in ('markdown', 'jinja2')))"
    return Tool(
        name=name,
        form=FORMATS[name](),
        command=(command, "--settings", "pelicanconf.py"),
        version=f"pelican {_answer(command, '--version')}, {_answer(_python(peers), '-c', packages)}",
        tells=("Done:",),
        clean=("--delete-output-directory",),
    )


def _python(folder: Path) -> str:
    return str(folder / "bin" / "python")


def _commit() -> str:
    try:
        commit = _answer("git", "-C", str(CHECKOUT), "rev-parse", "--short", "HEAD")
        changed = _answer("git", "-C", str(CHECKOUT), "status", "--porcelain", "--", "blotter", "themes", "build.py")
    except (OSError, FailedRunError):  # no git, or no repository
        return ""
    return f"commit {commit}{' with changes' if changed else ''}"


def _answer(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise FailedRunError(f"{' '.join(command)} failed:\n{done.stderr[-LAST_WORDS:]}")
    return done.stdout.strip()
