# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The story of a build, top to bottom: recall, gather, view, render, inspect, commit, remember.

``check`` is ``build`` stopped before rendering, so the two cannot disagree about what is wrong. What the last build
knew saves work and never decides: a page is kept only if the digest of all that it is made from is the same.
"""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from blotter.desk.text import due_line
from blotter.model.articles import Article
from blotter.model.library import Library
from blotter.model.pages import Output, Page
from blotter.model.problems import SiteError, in_order
from blotter.model.report import BuildRequest, Report
from blotter.publishing.commit import (
    Committed,
    close_journal,
    commit_changes,
    commit_tree,
    open_stage,
    published_digests,
)
from blotter.publishing.exchange import Stage
from blotter.publishing.gathering import Content, gather
from blotter.publishing.inputs import input_rows
from blotter.publishing.lock import build_lock, cannot_write
from blotter.publishing.memory import Memory, NewState, remember, save
from blotter.publishing.output_folder import refuse_output
from blotter.publishing.printing import Printed, Printer, compare, look_over
from blotter.publishing.run import Progress, Run, silent
from blotter.reading.articles import zone_of
from blotter.reading.packaged import packaged_themes
from blotter.reading.pictures import STATIC_FOLDER, read_media, read_statics
from blotter.reading.site import find_site
from blotter.rendering.attributions import attributions_json
from blotter.rendering.candidates import Difference, affected_pages, is_plain, lost_paths
from blotter.rendering.collisions import find_collisions
from blotter.rendering.feeds import atom_feed
from blotter.rendering.press import set_up
from blotter.rendering.safe_addresses import Surroundings
from blotter.rendering.sitemaps import robots_txt, sitemap
from blotter.rendering.theme import Theme, load_theme
from blotter.rendering.views import list_pages

# Above this many changed inputs every page's data is made anew; above this many changed files the whole tree is.
_FEW_ARTICLES = 50
_FEW_FILES = 400


def check(request: BuildRequest, *, progress: Progress | None = None) -> Report:
    """Find everything that is wrong with a site's content, and write nothing.

    Raises ``SiteError`` with all problems when one of them is an error (or, when strict, a warning).
    """
    if missing := find_site(request.site):
        raise SiteError(missing)
    run = Run(progress or silent)
    with _no_collector(), remember(request, packaged_themes(), writing=False) as memory:
        content = gather(request, memory, run)
    return Report(problems=in_order(run.problems), seconds=run.seconds, next_change=content.shelved.library.next_change)


def build(request: BuildRequest, *, progress: Progress | None = None) -> Report:
    """Publish a site into ``request.output``.

    Raises ``SiteError`` with all problems when there is an error (or, when strict, a warning); the published site is
    then byte for byte as it was.
    """
    if missing := find_site(request.site):
        raise SiteError(missing)
    # Links are followed first: what is replaced is the folder that a link leads to, and never the link.
    request = replace(request, site=request.site.resolve(), output=request.output.resolve())
    refusal = refuse_output(request.output, request.site)
    if refusal is not None:
        raise SiteError((refusal,))
    run = Run(progress or silent)
    with _no_collector(), build_lock(request.site) as workshop:
        stage = open_stage(request.output, workshop)
        with remember(request, packaged_themes(), writing=True) as memory:
            content = gather(request, memory, run)
            theme = _load_theme(request, content.shelved.library, run)
            printed = _print(request, content, theme, memory, run)
            run.stop_on_errors(strict=request.strict)
            with run.stage("commit"):
                committed = _commit(printed, stage, memory, content.shelved.library)
                remembered = _new_state(request, content, printed, committed, run)
                _save(memory, remembered)
                close_journal(stage)
    return _report(run, content.shelved.library, printed, committed)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Let the garbage collector rest: a build makes many values, keeps them to its end, and makes no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load_theme(request: BuildRequest, library: Library, run: Run) -> Theme:
    """Load the theme: a site's own files first, then those of the packaged theme of that name."""
    name = library.config.theme
    folders = [request.site / "themes" / name, packaged_themes() / name]
    found = list(dict.fromkeys(folder.resolve() for folder in folders if folder.is_dir())) or folders[:1]
    theme, problems = load_theme(found, language=library.config.site.language)
    run.problems += problems
    if theme is None:
        raise SiteError(in_order(run.problems))
    return theme


def _print(request: BuildRequest, content: Content, theme: Theme, memory: Memory, run: Run) -> Printed:
    """Make what must be made of the site's files, and inspect it as a reader would meet it."""
    library = content.shelved.library
    known = memory.outputs
    with run.stage("render"):
        difference = _difference(request, content, memory)
        press = set_up(library, theme.locale)
        narrow = difference is not None and is_plain(press, difference)
        pages = list(affected_pages(press, difference) if narrow and difference else list_pages(library, theme))
        outputs, kept, digests = _print_pages(pages, Printer(library, theme, known, run))
        # What is no page (it has no page digest) is made anew at every build, so only pages are kept unseen.
        printed = Printed(digests={path: pair for path, pair in known.items() if pair[0]} if narrow else {}, changed=[])
        if narrow and difference:
            for path in lost_paths(press, difference):
                printed.digests.pop(path, None)
        printed.digests |= {path: known[path] for path in kept}
        outputs += _other_outputs(request, library, theme)
        compare(outputs, known, printed, digests)
    claims = [(page.path, page.origin) for page in pages]
    claims += [(output.path, output.origin) for output in outputs if output.path not in digests]
    run.problems += find_collisions(claims)
    with run.stage("inspect"):
        surroundings = _surroundings(library, theme, press.root, printed)
        run.problems += look_over(printed.changed, surroundings, own=f"{STATIC_FOLDER}/")
    return printed


def _surroundings(library: Library, theme: Theme, root: str, printed: Printed) -> Surroundings:
    scripts = frozenset(f"{root}/{output.path}" for output in theme.outputs if output.path.endswith(".js"))
    return Surroundings(base_url=library.config.site.base_url, scripts=scripts, outputs=frozenset(printed.digests))


def _print_pages(pages: list[Page], printer: Printer) -> tuple[list[Output], list[str], dict[str, bytes]]:
    """Return the rendered outputs, the paths of the pages that are kept, and the digest of every page."""
    outputs: list[Output] = []
    kept: list[str] = []
    digests: dict[str, bytes] = {}
    for path, digest, output in printer.print_pages(pages, len(pages)):
        digests[path] = digest
        if output is None:
            kept.append(path)
        else:
            outputs.append(output)
    return outputs, kept, digests


def _other_outputs(request: BuildRequest, library: Library, theme: Theme) -> list[Output]:
    machines = (atom_feed(library), *sitemap(library), robots_txt(library), attributions_json(library))
    return [*machines, *theme.outputs, *read_media(request.site, library.media.values()), *read_statics(request.site)]


def _difference(request: BuildRequest, content: Content, memory: Memory) -> Difference | None:
    """Say what changed, where that is a few articles and nothing else; ``None`` asks for a look at every page."""
    state, library = memory.state, content.shelved.library
    if state is None or not memory.is_settled or request.now.timestamp() < memory.last_now():
        return None
    shown_before = frozenset(state.fact("shown").decode().split())
    moved = {path for path in memory.touched if path.endswith(".md")}
    if moved != memory.touched or len(moved) > _FEW_ARTICLES:
        return None
    marked_before = frozenset(state.fact("marked").decode().split())
    turned = (shown_before ^ library.articles.keys()) | (marked_before ^ library.marked)
    records = {path: one for path, one in memory.before.items() if path in moved or one.item.slug in turned}
    before = {one.item.slug: one for one in records.values() if one.item.slug in shown_before}
    slugs = {item.slug for item in content.files.articles if item.path in moved} | turned
    return Difference(
        before={slug: _facts(one.article) for slug, one in before.items() if one.article is not None},
        after={slug: _facts(library.articles[slug]) for slug in slugs if slug in library.articles},
        linked_before=frozenset(slug for one in before.values() for slug in one.slugs),
        neighborhood=content.shelved.neighborhood,
    )


def _facts(article: Article) -> Article:
    """Return an article without its text and its lines: what other pages may show of it."""
    return replace(article, body="", body_line=0, positions={})


def _commit(printed: Printed, stage: Stage, memory: Memory, library: Library) -> Committed:
    """Publish: a few changed files one by one, else the whole tree at once."""
    contents = {path: content for path, (_, content) in printed.digests.items()}
    removed = memory.outputs.keys() - contents.keys()
    if memory.outputs and len(printed.changed) + len(removed) <= _FEW_FILES:
        return commit_changes(printed.changed, removed, stage, contents)
    try:
        before = {path: pair[1] for path, pair in memory.outputs.items()} or published_digests(stage.output)
    except OSError as error:
        raise SiteError((cannot_write(str(stage.output), error),)) from error
    shown_before = memory.state.fact("shown").decode().split() if memory.state else []
    return commit_tree(
        printed.changed, stage, before, contents, forget=bool(set(shown_before) - library.articles.keys())
    )


def _new_state(request: BuildRequest, content: Content, printed: Printed, committed: Committed, run: Run) -> NewState:
    """Put together what the next build may know of this one."""
    library = content.shelved.library
    today = request.now.astimezone(zone_of(library.config.site.timezone)).date()
    facts = {
        "now": str(request.now.timestamp()),
        "today": today.isoformat(),
        "tree": committed.tree,
        "shown": " ".join(library.order),
        "marked": " ".join(sorted(library.marked)),
        "hidden": " ".join(sorted(content.visibility.hidden)),
        "next": str(library.next_change.timestamp()) if library.next_change else "",
        "due": due_line(library.next_change) if library.next_change else "",
        "pages": str(printed.pages),
        "warnings": str(len(run.problems)),
    }
    return NewState(
        records=content.records,
        documents=list(content.documents),
        outputs=printed.digests,
        facts={name: text.encode() for name, text in facts.items()} | {"addresses": content.addresses},
    )


def _save(memory: Memory, new: NewState) -> None:
    try:
        save(memory, new, input_rows(memory.found, memory.began, memory.known, memory.changed))
    except sqlite3.Error as error:
        raise SiteError((cannot_write(".blotter", OSError(0, str(error))),)) from error


def _report(run: Run, library: Library, printed: Printed, committed: Committed) -> Report:
    return Report(
        problems=in_order(run.problems),
        pages=printed.pages,
        written=committed.written,
        kept=committed.kept,
        removed=committed.removed,
        seconds=run.seconds,
        next_change=library.next_change,
    )
