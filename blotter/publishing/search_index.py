# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The index that readers search, as a part of what is published: what a commit keeps of it, and how it is made anew.

It stands under ``pagefind/``, is made of the published pages alone, and never in the path of a small edit. A commit
keeps it as it is, with two exceptions that admit no delay. What a page no longer says is not shown among the results
either: the file that shows the page there goes with the commit. And where an item is withdrawn, expires or may not be
found any more, the whole index goes, since its list of words has no place for a single one to be struck out.

Afterward it is made anew where that is quick, or due: see ``is_due``. Pagefind works while no lock is held, and what it
made is published only if the site is still the one that it was made from.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Final

from blotter.model.library import Library
from blotter.model.pages import Output
from blotter.model.problems import SiteError
from blotter.model.report import BuildRequest, SearchCoverage
from blotter.publishing.bundles import OUTPUTS, Digests
from blotter.publishing.commit import commit_changes, content_digest, open_stage
from blotter.publishing.exchange import Stage
from blotter.publishing.galley import Laid
from blotter.publishing.inputs import identity
from blotter.publishing.lock import build_lock, cannot_write, output_lock
from blotter.publishing.output_folder import published_tree
from blotter.publishing.printing import Printed
from blotter.publishing.search_bundle import PagefindError, find_pagefind, fragment_pages, make_bundle
from blotter.publishing.state import DamagedMemoryError, State, open_known_state
from blotter.reading.scan import read_regular

FOLDER: Final = "pagefind/"
# Up to so many items an index is made in less time than a reader needs to notice.
FEW_ITEMS: Final = 300
# From so many edits on, or from one for so many items on the average, an index is too old to be kept.
_MANY_EDITS: Final = 200
_SHARE: Final = 10
_ITEM: Final = re.compile(r"articles/[^/]+/index\.html")
_BODY: Final = re.compile(rb"<([a-z][a-z0-9]*)\b[^<>]*\sdata-pagefind-body\b")
_FACTS: Final = re.compile(rb"<meta [^<>]*\bdata-pagefind-[^<>]*>")
_LANGUAGE: Final = re.compile(rb'<html[^<>]*\slang="([A-Za-z0-9-]+)"')
_MARK: Final = 16
_KEPT: Final = b"search"
_UNKNOWN: Final = (
    "build it with this version and for this folder (the same --output): that makes the index, or says when it will be"
)


def indexed_part(page: bytes) -> bytes | None:
    """Return what of a page goes into the index, as a page: the elements that say so, and the facts in the head.

    ``None`` for a page that may not be found.
    """
    parts: list[bytes] = []
    start = 0
    while (body := _BODY.search(page, start)) is not None:
        start = _end_of(page, body)
        parts.append(page[body.start() : start])
    if not parts:
        return None
    facts = b"".join(_FACTS.findall(page))
    return b"<!doctype html><html><head>%b</head><body>%b</body></html>" % (facts, b"".join(parts))


def _end_of(page: bytes, opened: re.Match[bytes]) -> int:
    """Return where an element ends that begins at a match: others of its name may lie in it."""
    depth = 0
    for tag in re.compile(rb"<(/?)%b\b[^<>]*>" % opened[1]).finditer(page, opened.start()):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(page)


def carry_index(printed: Printed, known: Mapping[str, Digests], state: State | None, library: Library) -> None:
    """Put into ``printed`` what a commit keeps of the published index, and how that stands to the new site.

    ``known`` are the outputs of the last build.
    """
    for path in [path for path in printed.digests if path.startswith(FOLDER)]:
        del printed.digests[path]
    items = len(library.order)
    if not library.config.outputs.search or not items:
        return
    printed.search = _coverage(items, items, idle=False)
    index = {path: pair for path, pair in known.items() if path.startswith(FOLDER)}
    behind = state.fact("behind").decode() if state else ""
    # Where nothing may be found there is no index, and it is not behind.
    if not known or not (index or behind == "0"):
        return
    edited = {output.path: output for output in printed.changed if _ITEM.fullmatch(output.path)}
    gone: dict[str, Output | Laid | None] = {
        path: None for path in known if path not in printed.digests and _ITEM.fullmatch(path)
    }
    fresh = _without_changed(index, gone | edited)
    if fresh is not None:
        kept, changed = fresh
        printed.digests |= kept
        printed.search = _coverage(items, int(behind or 0) + changed, idle=not edited)


def _without_changed(
    index: dict[str, Digests], pages: Mapping[str, Output | Laid | None]
) -> tuple[dict[str, Digests], int] | None:
    """Return what stays of an index, and how many of these pages (``None`` is gone) it has not, or not as they are now.

    ``None``: one of them may not be found any more.
    """
    if not pages:
        return index, 0
    kept, changed = dict(index), 0
    shown = {pair[0][:_MARK]: path for path, pair in index.items() if len(pair[0]) > _MARK}
    for path, page in pages.items():
        part = indexed_part(page.content) if page else None
        where = shown.get(_digest(path.encode()), "")
        if part is None:
            if where:
                return None
        elif not where or index[where][0] != _mark(path, part):
            kept.pop(where, None)
            changed += 1
    return kept, changed


def _coverage(items: int, behind: int, *, idle: bool) -> SearchCoverage:
    is_possible = find_pagefind() is not None
    is_due = (
        is_possible and behind and (items <= FEW_ITEMS or behind >= _MANY_EDITS or behind * _SHARE >= items or idle)
    )
    return SearchCoverage(is_on=True, items=items, behind=behind, is_due=bool(is_due), is_possible=is_possible)


def coverage_facts(coverage: SearchCoverage) -> dict[str, str]:
    """Return what a build remembers: ``search`` is ``due`` where a build with nothing else to do has this to do."""
    is_due = coverage.behind and coverage.is_possible
    return {"behind": str(coverage.behind) if coverage.is_on else "", "search": "due" if is_due else ""}


def refresh_index(request: BuildRequest) -> SearchCoverage:
    """Make the index of what is published now, and publish it. The paths of the request are absolute and resolved.

    Raises ``PagefindError`` when that did not come about, and ``SiteError`` when another build is running or the disk
    refuses; the published site is then as it was.
    """
    with _opened(request) as (_, state):
        if not state.fact("behind"):
            return SearchCoverage()
        tree, outputs = state.fact("tree"), OUTPUTS.load(state)
        pages, language = _published_items(request.output, outputs)
    files = make_bundle(sorted(pages.items()), language) if pages else {}
    with _opened(request) as (stage, state):
        if state.fact("tree") != tree:
            raise PagefindError("the site was built again meanwhile")
        marks = {path: _mark(path, part) for path, part in pages.items()}
        _publish(stage, state, files, marks)
    return SearchCoverage(is_on=True, items=len(pages), is_possible=True)


@contextmanager
def _opened(request: BuildRequest) -> Iterator[tuple[Stage, State]]:
    """Hold the locks, and open what is remembered of the published site. Raises ``PagefindError`` without it."""
    with (
        build_lock(request.site) as workshop,
        output_lock(request.output),
        open_stage(request.output, workshop) as stage,
    ):
        state = _known_state(request)
        if state is None:
            raise PagefindError("nothing is known of the published site", _UNKNOWN)
        try:
            if not published_tree(request.output) or published_tree(request.output) != state.fact("tree").decode():
                raise PagefindError("the published site is not as the last build left it", _UNKNOWN)
            yield stage, state
        except DamagedMemoryError as error:
            raise PagefindError("what is remembered of the published site is damaged", _UNKNOWN) from error
        except sqlite3.Error as error:
            raise SiteError((cannot_write(".blotter", OSError(0, str(error))),)) from error
        finally:
            state.close()


def _known_state(request: BuildRequest) -> State | None:
    """Open what is remembered of the output, whether it was built with drafts or without."""
    for drafts in (request.drafts, not request.drafts):
        state = open_known_state(str(request.site), str(request.output), f"{identity()} drafts={drafts}")
        if state is not None:
            return state
    return None


def _published_items(output: Path, outputs: Mapping[str, Digests]) -> tuple[dict[str, bytes], str]:
    """Read what goes into the index, by the path of the page, and the language of the site.

    Raises ``OSError``, and ``PagefindError`` where a page is not the one that was published.
    """
    pages: dict[str, bytes] = {}
    language = ""
    for path, (_, digest) in outputs.items():
        if _ITEM.fullmatch(path):
            page = read_regular(output.joinpath(*path.split("/")))
            if content_digest(page) != digest:
                raise PagefindError(f"{path} is not as the last build left it")
            if (part := indexed_part(page)) is not None:
                pages[path] = part
                found = None if language else _LANGUAGE.search(page)
                language = found[1].decode() if found else language
    return pages, language or "en"


def _publish(stage: Stage, state: State, files: Mapping[str, bytes], marks: Mapping[str, bytes]) -> None:
    """Publish the files of an index in the place of those that are there, and remember it."""
    shown = fragment_pages(files)
    rows = {
        FOLDER + path: (marks[shown[path]] if path in shown else _KEPT, content_digest(content))
        for path, content in files.items()
    }
    outputs = OUTPUTS.load(state)
    before = {path: pair for path, pair in outputs.items() if path.startswith(FOLDER)}
    changed = [
        Output(path=FOLDER + path, content=content)
        for path, content in files.items()
        if before.get(FOLDER + path, (b"", b""))[1] != rows[FOLDER + path][1]
    ]
    gone = sorted(before.keys() - rows.keys())
    after = {path: pair[1] for path, pair in (outputs | rows).items() if path in rows or path not in before}
    committed = commit_changes(changed, gone, stage, after)
    state.connection.execute("BEGIN IMMEDIATE")
    OUTPUTS.save(state, rows.items(), gone)
    facts = {"tree": committed.tree, **coverage_facts(SearchCoverage(is_on=True))}
    state.put("facts", [(name, value.encode()) for name, value in facts.items()])
    state.connection.execute("COMMIT")


def _mark(path: str, part: bytes) -> bytes:
    """Return what is remembered of a page in the index: which it is, and what of it is there."""
    return _digest(path.encode()) + _digest(part)


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_MARK).digest()
