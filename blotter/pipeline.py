# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The story of a build, top to bottom: read, mark up, judge, index, check; then view, render, inspect, commit.

``check`` is ``build`` stopped before rendering, so the two cannot disagree about what is wrong.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from blotter.library.index import Findings, build_library
from blotter.library.links import check_links, check_menu, linked_slugs
from blotter.library.visibility import sort_by_visibility
from blotter.markup.documents import mark_up_safely, placed
from blotter.model.articles import Article, StaticPage
from blotter.model.documents import Document
from blotter.model.library import Library, Media
from blotter.model.pages import Output, Page
from blotter.model.problems import Place, Problem, SiteError, has_errors, in_order
from blotter.model.report import BuildRequest, Report
from blotter.model.verdicts import Verdict
from blotter.publishing.commit import Committed, commit_tree, open_stage, published_digests
from blotter.publishing.lock import build_lock
from blotter.publishing.output_folder import refuse_output
from blotter.reading.articles import slug_of_path, zone_of
from blotter.reading.originals import read_originals
from blotter.reading.packaged import packaged_themes
from blotter.reading.pictures import read_media, read_picture, read_statics
from blotter.reading.site import ARTICLES_FOLDER, SiteFiles, read_site
from blotter.rendering.attributions import attributions_json
from blotter.rendering.collisions import find_collisions
from blotter.rendering.feeds import atom_feed
from blotter.rendering.safe_addresses import Surroundings
from blotter.rendering.safety import check_output
from blotter.rendering.sitemaps import robots_txt, sitemap
from blotter.rendering.theme import Theme, load_theme, render_page
from blotter.rendering.views import list_pages
from blotter.rights.assessment import HouseRules, assess
from blotter.rights.inspection import inspect
from blotter.rights.site_rules import check_site

Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class _Run:
    """What a run gathers on its way: the problems so far, seconds by stage, and where progress is told."""

    progress: Progress
    problems: list[Problem] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        started = time.perf_counter()
        self.progress(name, 0, 0)
        yield
        self.seconds[name] = time.perf_counter() - started

    def stop_on_errors(self, *, strict: bool) -> None:
        if has_errors(self.problems) or (strict and self.problems):
            raise SiteError(in_order(self.problems))


def check(request: BuildRequest, *, progress: Progress | None = None) -> Report:
    """Find everything that is wrong with a site's content, and write nothing.

    Raises ``SiteError`` with all problems when one of them is an error (or, when strict, a warning).
    """
    run = _Run(progress or _silent)
    _prepare(request, run)
    return _report(run, None, 0, None)


def build(request: BuildRequest, *, progress: Progress | None = None) -> Report:
    """Publish a site into ``request.output``.

    Raises ``SiteError`` with all problems when there is an error (or, when strict, a warning); the published site is
    then byte for byte as it was.
    """
    refusal = refuse_output(request.output, request.site)
    if refusal is not None:
        raise SiteError((refusal,))
    run = _Run(progress or _silent)
    with build_lock(request.site) as workshop:
        stage = open_stage(request.output, workshop)
        library = _prepare(request, run)
        theme = _load_theme(request, library, run)
        outputs = _render(request, library, theme, run)
        run.stop_on_errors(strict=request.strict)
        with run.stage("commit"):
            committed = commit_tree(outputs, stage, published_digests(request.output))
    pages = sum(output.path.endswith(".html") for output in outputs)
    return _report(run, library, pages, committed)


def _prepare(request: BuildRequest, run: _Run) -> Library:
    """Everything up to the checks: the whole site as one value, or ``SiteError`` with all that is wrong with it."""
    with run.stage("read"):
        files, problems = read_site(request.site)
        run.problems += problems
    with run.stage("mark up"):
        documents = _mark_up(files, run)
        media = _find_pictures(request.site, files, documents, run)
    visibility = sort_by_visibility(
        files.articles, now=request.now, timezone=files.config.site.timezone, drafts=request.drafts
    )
    if not _is_settled(files):
        run.stop_on_errors(strict=request.strict)
    with run.stage("judge"):
        verdicts = _judge(request, files, visibility.shown, documents, run)
    with run.stage("index"):
        names = {item.path: item.slug for item in _bodies(files)}
        findings = Findings(
            documents=documents,
            links={path: linked_slugs(document, names) for path, document in documents.items()},
            verdicts=verdicts,
            media=media,
            visibility=visibility,
            unread=_unread(files, run),
        )
        shelved = build_library(files, findings)
        library = shelved.library
        run.problems += check_menu(files.config.menu, shelved.targets.addresses)
        for item in _bodies(files):
            document = documents[item.path]
            run.problems += check_links(document, shelved.targets, path=item.path, body_line=item.body_line)
    run.stop_on_errors(strict=request.strict)
    return library


def _is_settled(files: SiteFiles) -> bool:
    """Say whether every name that an article uses is known; not so where a vocabulary could not be read."""
    return all(
        article.source in files.sources
        and files.tags.terms.keys() >= set(article.tags)
        and files.regions.terms.keys() >= set(article.regions)
        for article in files.articles
    )


def _unread(files: SiteFiles, run: _Run) -> frozenset[str]:
    """Name the articles whose files could not be read: links to them are not a second mistake."""
    paths = {problem.place.path for problem in run.problems} - {article.path for article in files.articles}
    return frozenset(slug_of_path(path) for path in paths if path.startswith(f"{ARTICLES_FOLDER}/"))


def _mark_up(files: SiteFiles, run: _Run) -> Mapping[str, Document]:
    """Turn every body into a document, hidden articles too: their links are checked while they are written."""
    documents: dict[str, Document] = {}
    items = _bodies(files)
    for done, item in enumerate(items):
        run.progress("mark up", done, len(items))
        document = mark_up_safely(item.body, files.config.markdown, path=item.path)
        run.problems += placed(document.problems, item.path, item.body_line)
        documents[item.path] = document
    return documents


def _bodies(files: SiteFiles) -> tuple[Article | StaticPage, ...]:
    return (*files.articles, *files.pages)


def _find_pictures(
    site: Path, files: SiteFiles, documents: Mapping[str, Document], run: _Run
) -> Mapping[tuple[str, str], Media]:
    """Measure every picture that an article shows, in its body or by its record."""
    media: dict[tuple[str, str], Media] = {}
    for item in _bodies(files):
        wanted = {
            image.src: Place(path=item.path, line=item.body_line + image.line - 1, column=image.column)
            for image in documents[item.path].images
        }
        if isinstance(item, Article):
            wanted |= {record.src: record.place for record in item.images}
        for src, place in wanted.items():
            found, problems = read_picture(site, item.path, src, place)
            run.problems += problems
            if found is not None:
                media[item.path, src] = found
    return media


def _judge(
    request: BuildRequest,
    files: SiteFiles,
    shown: tuple[Article, ...],
    documents: Mapping[str, Document],
    run: _Run,
) -> Mapping[str, Verdict]:
    """Ask the rights engine about every article that readers would see."""
    originals, problems = read_originals(request.site, shown)
    run.problems += problems
    today = request.now.astimezone(zone_of(files.config.site.timezone)).date()
    house = HouseRules(settings=files.config.rights, originals=originals, today=today)
    verdicts: dict[str, Verdict] = {}
    for article in shown:
        source = files.sources[article.source]
        verdicts[article.slug], problems = assess(article, documents[article.path], source, house)
        run.problems += problems
    run.problems += check_site(shown, files.sources, files.config.rights)
    return verdicts


def _load_theme(request: BuildRequest, library: Library, run: _Run) -> Theme:
    """Load the theme: a site's own files first, then those of the packaged theme of that name."""
    name = library.config.theme
    folders = [request.site / "themes" / name, packaged_themes() / name]
    found = list(dict.fromkeys(folder.resolve() for folder in folders if folder.is_dir())) or folders[:1]
    theme, problems = load_theme(found, language=library.config.site.language)
    run.problems += problems
    if theme is None:
        raise SiteError(in_order(run.problems))
    return theme


def _render(request: BuildRequest, library: Library, theme: Theme, run: _Run) -> tuple[Output, ...]:
    """Make every file of the site, and inspect each as a reader would meet it."""
    with run.stage("render"):
        pages = tuple(list_pages(library, theme))
        origins = {page.path: page.origin or page.path for page in pages}
        outputs = [*_render_pages(pages, library, theme, run), *_machine_outputs(library), *theme.outputs]
        outputs += [*read_media(request.site, library.media.values()), *read_statics(request.site)]
    claims = [(page.path, page.origin) for page in pages]
    claims += [(output.path, "") for output in outputs[len(pages) :]]
    run.problems += find_collisions(claims)
    with run.stage("inspect"):
        paths = frozenset(output.path for output in outputs)
        surroundings = Surroundings(base_url=library.config.site.base_url, outputs=paths)
        for output in outputs:
            text = output.content.decode("utf-8", "replace")
            run.problems += check_output(output.path, text, surroundings, origin=origins.get(output.path, output.path))
    return tuple(outputs)


def _machine_outputs(library: Library) -> tuple[Output, ...]:
    return (atom_feed(library), *sitemap(library), robots_txt(library), attributions_json(library))


def _render_pages(pages: tuple[Page, ...], library: Library, theme: Theme, run: _Run) -> Iterator[Output]:
    for done, page in enumerate(pages):
        run.progress("render", done, len(pages))
        html, problems = render_page(theme, page)
        run.problems += problems
        if page.article and not problems:
            article, verdict = library.articles[page.article], library.verdicts[page.article]
            run.problems += inspect(html, verdict, path=page.path, article=article)
        yield Output(path=page.path, content=html.encode())


def _report(run: _Run, library: Library | None, pages: int, committed: Committed | None) -> Report:
    return Report(
        problems=in_order(run.problems),
        pages=pages,
        written=committed.written if committed else 0,
        kept=committed.kept if committed else 0,
        removed=committed.removed if committed else 0,
        seconds=run.seconds,
        next_change=library.next_change if library else None,
    )


def _silent(stage: str, done: int, total: int) -> None:
    """Tell nobody about the progress."""
