# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Leave early: whether a site is published just as it is, found without loading what builds one.

Most builds of a day find nothing to do (a timer, a hook). This reads the stamps of the inputs and what the
state knows of them, and neither YAML, Markdown nor templates are imported. Whatever is not plainly the same goes the
long way.
"""

from __future__ import annotations

import os
import sqlite3
import time

from blotter.desk.terminal import as_seen_here
from blotter.publishing.inputs import Look, hand_over, identity
from blotter.publishing.known_inputs import recall_inputs
from blotter.publishing.state import State, open_known_state
from blotter.reading.scan import read_regular

# A stamp that proves nothing yet costs a read; many of them are better read by a build, which remembers new ones.
_MANY_FRESH = 100
_MARKER = ".blotter-output"
_MARKER_LENGTH = 1000


def nothing_to_do(arguments: list[str], home: str) -> str:
    """Return what to print when a plain ``build`` would change nothing, else the empty text.

    ``home`` is the site when ``--site`` names none. Any other option, and any doubt, gives the empty text.
    """
    began = time.perf_counter()
    named = _folders(arguments, home)
    if named is None:
        return ""
    site, output = map(os.path.realpath, named)
    state = open_known_state(site, output, f"{identity()} drafts=False")
    if state is None:
        return ""
    try:
        if not (_is_quiet(state, time.time()) and _is_published(state, output)):
            return ""
        look = _look(state, site)
        if look is None or not look.is_same:
            return ""
        return _said(state, *named, time.perf_counter() - began)
    except (OSError, ValueError, sqlite3.Error):
        return ""
    finally:
        state.close()


def _folders(arguments: list[str], home: str) -> tuple[str, str] | None:
    """Return site and output of a plain build, as an editor names them; ``None`` for every other command line."""
    rest = arguments[1:] if arguments[:1] == ["build"] else arguments[:]
    chosen = {"--site": home, "--output": "", "--executor": "", "--scheduler": ""}
    while rest:
        name, _, value = rest.pop(0).partition("=")
        if name not in chosen or not (value or rest):
            return None
        chosen[name] = value or rest.pop(0)
    # Who would work matters only where there is work. Half an answer is a mistake that has to be said.
    if (chosen["--executor"], bool(chosen["--scheduler"])) not in (("", False), ("dask", True)):
        return None
    site = os.path.abspath(chosen["--site"])
    return site, os.path.abspath(chosen["--output"] or os.path.join(site, "public"))


def _is_quiet(state: State, now: float) -> bool:
    """Say whether nothing has fallen due since the last build, and search is up to date."""
    due = float(state.fact("next") or "inf")
    return not state.fact("search") and float(state.fact("now")) <= now < due


def _is_published(state: State, output: str) -> bool:
    note = read_regular(os.path.join(output, _MARKER), _MARKER_LENGTH)
    return bool(state.fact("tree")) and note.rpartition(b"tree ")[2].strip() == state.fact("tree")


def _look(state: State, site: str) -> Look | None:
    """Look at the inputs, unless that is better done by a build; one that has to be made finds what was seen here."""
    known = recall_inputs(state)
    if len(known.fresh) > _MANY_FRESH:
        return None
    look = Look(site, _themes(), known=known, run=state.fact("run"))
    hand_over(look)
    return look


def _themes() -> str:
    """Return the folder of the packaged themes (see ``reading.packaged``, which costs the import of pathlib)."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    installed = os.path.join(package, "themes")
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(package), "themes")


def _said(state: State, site: str, output: str, seconds: float) -> str:
    pages = state.fact("pages").decode()
    lines = [
        f"Nothing changed: all {pages} pages are published as they are. {seconds:.2f} s",
        f"The site is in {output}",
    ]
    due = state.fact("due").decode()
    warnings = state.fact("warnings").decode()
    return as_seen_here("\n".join(filter(None, (warnings, *lines, due))) + "\n", site)
