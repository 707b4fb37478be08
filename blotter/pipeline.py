# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The story of a build, top to bottom: recall, gather, view, render, inspect, commit, remember.

``check`` is ``build`` stopped before rendering, so the two cannot disagree about what is wrong. What the last build
knew saves work and never decides: a page is kept only if the digest of all that it is made from is the same.
"""

from __future__ import annotations

import datetime as dt
import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from blotter.desk.text import outlook_lines, to_say_again
from blotter.model.library import Library
from blotter.model.pages import Output
from blotter.model.problems import Place, Problem, SiteError, in_order
from blotter.model.report import BuildRequest, Report
from blotter.publishing.agreement import shows_less
from blotter.publishing.bundles import DAMAGED
from blotter.publishing.choosing import choose_pages
from blotter.publishing.commit import (
    Committed,
    commit_changes,
    commit_tree,
    open_stage,
    published_digests,
    writing,
)
from blotter.publishing.content import Content, owed_notices
from blotter.publishing.crew import Crew, crew_for
from blotter.publishing.exchange import Stage
from blotter.publishing.galley import Galley, galley_on
from blotter.publishing.gathering import gather
from blotter.publishing.lock import build_lock, cannot_write, nothing_escapes, output_lock
from blotter.publishing.memory import Memory, NewState, pack_settings, remember, save
from blotter.publishing.narrowing import former_wardrobe, theme_facts
from blotter.publishing.outpost import pressroom
from blotter.publishing.output_folder import refuse_foreign, refuse_output
from blotter.publishing.print_run import PrintRun
from blotter.publishing.printing import (
    Digester,
    Printed,
    compare,
    lend_theme,
    look_over,
    print_pages,
)
from blotter.publishing.reasons import explain
from blotter.publishing.redressing import dressing_room
from blotter.publishing.run import Progress, Run, keep, silent
from blotter.publishing.search_index import carry_index, coverage_facts
from blotter.publishing.state import DamagedMemoryError, forget_state
from blotter.reading.articles import zone_of
from blotter.reading.packaged import packaged_themes
from blotter.reading.pictures import read_media, read_statics
from blotter.reading.site import find_site
from blotter.rendering.pages.tickets import list_pages
from blotter.rendering.proofreading.collisions import find_collisions
from blotter.rendering.proofreading.last_look import surroundings_of
from blotter.rendering.theme.compiled import compiled_folder
from blotter.rendering.theme.loader import Theme, check_whole, load_theme
from blotter.rendering.wire.machine_outputs import machine_outputs

# Where more files than this changed, and more than one in so many of the site, the whole tree is written anew.
_FEW_FILES = 400
_SHARE = 10


def check(request: BuildRequest, *, progress: Progress | None = None) -> Report:
    """Find everything that is wrong with a site's content, and write nothing.

    Raises ``SiteError`` with all problems when one of them is an error (or, when strict, a warning).
    """
    if missing := find_site(request.site):
        raise SiteError(missing)
    request = _resolved(request)
    with _no_collector(), nothing_escapes(request.site):
        try:
            return _check(request, Run(progress or silent), recalling=True)
        except DamagedMemoryError:
            return _check(request, Run(progress or silent), recalling=False)


def _check(request: BuildRequest, run: Run, *, recalling: bool) -> Report:
    with remember(request, packaged_themes(), writing=False, recalling=recalling) as memory:
        content = gather(request, memory, run)
        library = content.shelved.library
        _load_theme(_theme_folders(request, library), library, run)
        run.stop_on_errors(strict=request.strict)
    return Report(
        problems=in_order(run.problems),
        seconds=run.seconds,
        next_change=library.next_change,
        withheld=content.visibility.withheld,
        owed=owed_notices(content, memory),
    )


def build(request: BuildRequest, *, progress: Progress | None = None) -> Report:
    """Publish a site into ``request.output``.

    Raises ``SiteError`` with all problems when there is an error (or, when strict, a warning); the published site is
    then byte for byte as it was.
    """
    if missing := find_site(request.site):
        raise SiteError(missing)
    request = _resolved(request)
    refusal = refuse_output(request.output, request.site)
    if refusal is not None:
        raise SiteError((refusal,))
    with _no_collector(), nothing_escapes(request.site), build_lock(request.site) as workshop:
        try:
            return _publish(request, workshop, Run(progress or silent))
        except DamagedMemoryError:
            forget_state(str(request.site), str(request.output))
            return _publish(request, workshop, Run(progress or silent))


def _publish(request: BuildRequest, workshop: Path, run: Run) -> Report:
    """Build with what is remembered. Raises ``DamagedMemoryError`` before anything is published."""
    with (
        output_lock(request.output),
        open_stage(request.output, workshop) as stage,
        galley_on(stage.tree) as galley,
        remember(request, packaged_themes(), writing=True) as memory,
    ):
        content = gather(request, memory, run)
        printed = _print(request, content, memory, run, galley)
        run.stop_on_errors(strict=request.strict)
        with run.stage("commit"):
            carry_index(printed, memory.outputs, memory.state, content.shelved.library)
            committed = _commit(printed, stage, memory, content)
            remembered = _new_state(request, content, printed, committed, run)
            _save(memory, remembered, run)
        if not printed.search.is_due:  # else there is more to do, for which there should be room
            keep(content, memory, printed)
    return _report(run, content, printed, committed, owed_notices(content, memory))


def _resolved(request: BuildRequest) -> BuildRequest:
    """Follow links first: what is replaced is the folder that a link leads to, and never the link."""
    site, output = (Path(os.path.realpath(path)) for path in (request.site, request.output))
    return replace(request, site=site, output=output)


@contextmanager
def _no_collector() -> Iterator[None]:
    """Let the garbage collector rest: a build makes many values, keeps them to its end, and makes no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if was_on:
            gc.enable()


def _theme_folders(request: BuildRequest, library: Library) -> list[Path]:
    """Return where the theme's files are: a site's own first, then those of the packaged theme of that name."""
    name = library.config.theme
    folders = [request.site / "themes" / name, packaged_themes() / name]
    return list(dict.fromkeys(folder.resolve() for folder in folders if folder.is_dir())) or folders[:1]


def _load_theme(folders: list[Path], library: Library, run: Run) -> Theme:
    theme, problems = load_theme(folders, language=library.config.site.language, compiled=compiled_folder())
    run.problems += problems
    missing = check_whole(theme, folders[0].name) if theme is not None else ()
    if theme is None or missing:
        raise SiteError(in_order([*run.problems, *missing]))
    return theme


def _print(request: BuildRequest, content: Content, memory: Memory, run: Run, galley: Galley) -> Printed:
    """Make what must be made of the site's files, and look each over as a reader would meet it."""
    library, known = content.shelved.library, memory.outputs
    folders = _theme_folders(request, library)
    theme = _load_theme(folders, library, run)
    with run.stage("view"):
        chosen = choose_pages(request, content, memory, theme)
        machines, same = machine_outputs(library, theme.locale, request.now, chosen.former)
        others = [*machines, *_other_outputs(request, library, theme, run)]
    around = surroundings_of(library, theme)
    dress_before = former_wardrobe(memory)
    edition = PrintRun(Digester(library, theme, dress_before, has_same_data=chosen.has_same_data), known, galley)
    printed = edition.printed
    printed.theme = theme_facts(theme)
    with run.stage("render"), writing(request.output):
        lend_theme(theme)
        ready = partial(pressroom, theme, folders, around)
        tell = run.tell("render")
        print_all = partial(edition.print, crew=crew_for(request), task=print_pages, ready=ready, tell=tell)
        run.problems += print_all(chosen.tickets)
        dressing = partial(dressing_room, dress_before, theme.wardrobe, request.output)
        unfit = edition.redress(chosen.kept, Crew(request.jobs), dressing, tell)
        unfit |= chosen.recast - edition.looked_at.keys()
        if unfit:
            run.problems += print_all([lambda: (page for page in list_pages(library, theme) if page.path in unfit)])
        claims = [*edition.claims, *((output.path, output.origin) for output in others)]
        run.problems += find_collisions(sorted(claims))
        printed.digests = {**chosen.kept, **printed.digests}
        printed.digests |= {path: known[path] for path in same}
        compare(others, known, printed)
        around = replace(around, outputs=printed.digests.keys() | edition.looked_at.keys())
        run.problems += [one for one in edition.follow_links(around, request.output) if one not in run.problems]
    # What is published already was looked over before it was.
    news = (one for one in others if known.get(one.path) != printed.digests[one.path])
    run.problems += look_over(news, around, chosen.former.published if chosen.former else None)
    if request.explain:
        printed.explained = explain(request.explain, known, printed, edition.looked_at, content.visibility.reasons)
    return printed


def _other_outputs(request: BuildRequest, library: Library, theme: Theme, run: Run) -> list[Output]:
    media, unreadable = read_media(request.site, library.media.values())
    statics, missing = read_statics(request.site)
    run.problems += (*unreadable, *missing)
    return [*theme.outputs, *media, *statics]


def _commit(printed: Printed, stage: Stage, memory: Memory, content: Content) -> Committed:
    """Publish: a few changed files one by one, else the whole tree at once."""
    contents = {path: content for path, (_, content) in printed.digests.items()}
    foreign = refuse_foreign(stage.output, contents, memory.outputs)
    if foreign is not None:
        raise SiteError((foreign,))
    removed = [path for path in memory.outputs if path not in contents]
    forget = not content.shows_the_same and shows_less(content.shelved.library, memory)
    if memory.outputs and len(printed.changed) + len(removed) <= max(_FEW_FILES, len(contents) // _SHARE):
        return commit_changes(printed.changed, removed, stage, contents, forget=forget)
    try:
        before = {path: pair[1] for path, pair in memory.outputs.items()} or published_digests(stage.output)
    except OSError as error:
        raise SiteError((cannot_write(str(stage.output), error),)) from error
    return commit_tree(printed.changed, stage, before, contents, forget=forget)


def _new_state(request: BuildRequest, content: Content, printed: Printed, committed: Committed, run: Run) -> NewState:
    """Put together what the next build may know of this one."""
    library = content.shelved.library
    zone = zone_of(library.config.site.timezone)
    today = request.now.astimezone(zone).date()
    turns = [library.next_change, content.next_warning]
    if run.problems:  # what one says may be true of this day only
        turns.append(dt.datetime.combine(today + dt.timedelta(days=1), dt.time(), zone))
    facts = {
        "now": str(request.now.timestamp()),
        "today": today.isoformat(),
        "tree": committed.tree,
        **({} if content.shows_the_same else {"shown": " ".join(library.order)}),
        "marked": " ".join(sorted(library.marked)),
        "hidden": " ".join(sorted(content.visibility.hidden)),
        "unread": " ".join(sorted(one.slug for one in content.files.unread)),
        "vacant": " ".join(sorted(library.vacant)),
        "lost": " ".join(word for pair in content.lost.items() for word in pair),
        "next": str(min((one.timestamp() for one in turns if one), default="")),
        "due": "\n".join(outlook_lines(content.visibility.withheld, library.next_change)),
        "pages": str(printed.pages),
        "warnings": to_say_again(run.problems),
        "agreed": "yes" if content.agreed else "",
        **coverage_facts(printed.search),
    }
    return NewState(
        records=content.records,
        documents=((path, content.records[path].key, content.documents.packed(path)) for path in content.documents),
        verdicts=content.verdicts,
        outputs=printed.digests,
        related=printed.related,
        shown=None if content.shows_the_same else library.articles,
        facts={name: text.encode() for name, text in facts.items()}
        | printed.theme
        | {"addresses": content.addresses, "settings": pack_settings(content.files, run.problems)},
    )


def _save(memory: Memory, new: NewState, run: Run) -> None:
    """Remember the build; the site is published by now, and nobody may be told otherwise where that fails."""
    try:
        save(memory, new)
    except DAMAGED as error:
        why = str(error) or "what was known is damaged"
        message = f"the site is published, but what was made could not be remembered: {why}"
        hint = "make room where .blotter is; the next build makes everything anew"
        run.problems.append(Problem(code="not-remembered", message=message, place=Place(path=".blotter"), hint=hint))


def _report(
    run: Run, content: Content, printed: Printed, committed: Committed, owed: tuple[tuple[str, str], ...]
) -> Report:
    return Report(
        problems=in_order(run.problems),
        pages=printed.pages,
        written=committed.written,
        kept=committed.kept,
        removed=committed.removed,
        seconds=run.seconds,
        next_change=content.shelved.library.next_change,
        withheld=content.visibility.withheld,
        owed=owed,
        explained=printed.explained,
        search=printed.search,
    )
