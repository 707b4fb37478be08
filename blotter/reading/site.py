# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""All files of a site, read and checked; a problem in one file never hides another's."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

import msgspec
from msgspec.structs import replace

from blotter.model.articles import Article, StandingPage, Status
from blotter.model.config import Config, MarkdownSettings
from blotter.model.editions import Lead, Story
from blotter.model.problems import Place, Problem
from blotter.model.sources import Source
from blotter.model.terms import Vocabulary
from blotter.reading.addresses import slug_mistake
from blotter.reading.articles import ArticleContext, read_article, slug_of_path
from blotter.reading.config import CONFIG_FILE, read_config
from blotter.reading.cross_checks import check_articles, check_named, check_pages, former_slugs
from blotter.reading.editions import EDITIONS_FOLDER, read_lead
from blotter.reading.files import check_folder, choose_files, find_files, read_file
from blotter.reading.front_matter import ARTICLE_LIMIT, said_plainly
from blotter.reading.originals import ORIGINALS_FOLDER, check_originals
from blotter.reading.pages import read_standing_page
from blotter.reading.scan import STATIC_FOLDER
from blotter.reading.sources import SOURCES_FILE, read_sources
from blotter.reading.stories import STORIES_FOLDER, read_story
from blotter.reading.theme_names import check_theme
from blotter.reading.vocabularies import FILES, read_vocabulary
from blotter.reading.yaml_subset import VOCABULARY_LIMIT

ARTICLES_FOLDER: Final = "content/articles"
PAGES_FOLDER: Final = "content/pages"

SETTINGS_FILES: Final = (CONFIG_FILE, SOURCES_FILE, *FILES.values())

# What a Markdown file of the site becomes.
Item: TypeAlias = Article | StandingPage | Lead | Story
# The path and the bytes of a Markdown file; and what came of it: an item or errors, and warnings.
Manuscript: TypeAlias = tuple[str, bytes]
Reading: TypeAlias = tuple[Item | None, tuple[Problem, ...]]
ReadManuscripts: TypeAlias = Callable[[ArticleContext, MarkdownSettings, Iterable[Manuscript]], Iterable[Reading]]

_READERS: Final[Mapping[str, Callable[[bytes, str, ArticleContext], Reading]]] = {
    ARTICLES_FOLDER: read_article,
    PAGES_FOLDER: lambda data, path, _: read_standing_page(data, path),
    EDITIONS_FOLDER: lambda data, path, _: read_lead(data, path),
    STORIES_FOLDER: read_story,
}


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """An article whose file has a mistake; ``slug`` is what it has most likely, and what refers to it is no mistake."""

    path: str
    slug: str
    is_draft: bool


class SiteFiles(msgspec.Struct, frozen=True, kw_only=True):
    """What the files of a site say. Articles, pages, leads and stories are sorted by path, without those with errors.

    ``originals`` and ``statics`` are the paths of the files in ``content/originals`` and ``content/static``. ``unread``
    are the articles with errors.
    """

    config: Config
    sources: Mapping[str, Source]
    tags: Vocabulary
    regions: Vocabulary
    articles: tuple[Article, ...]
    pages: tuple[StandingPage, ...]
    leads: tuple[Lead, ...] = ()
    stories: tuple[Story, ...] = ()
    originals: tuple[str, ...] = ()
    statics: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def names(self) -> dict[str, str]:
        """The slug of everything that has a body, by its path; of what could not be read, too."""
        listed = (self.articles, self.pages, self.leads, self.stories, self.unread)
        return {one.path: one.slug for items in listed for one in items}

    @property
    def items(self) -> tuple[Item, ...]:
        """Everything that has a body."""
        return (*self.articles, *self.pages, *self.leads, *self.stories)


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Config and vocabularies, which bear on how all others are read; ``None`` where one cannot be read at all."""

    config: Config
    sources: Mapping[str, Source] | None
    tags: Vocabulary | None
    regions: Vocabulary | None


def find_site(site: Path) -> tuple[Problem, ...]:
    """Say that the folder ``site`` holds no site where that is so: a site is where config.yaml is."""
    if os.path.lexists(site / CONFIG_FILE):
        return ()
    folder = site.as_posix()
    message = f"there is no {CONFIG_FILE} in {folder}" if site.is_dir() else f"there is no folder {folder}"
    hint = "run this in the folder of your site, or name it with --site"
    return (Problem(code="site-not-found", message=message, place=Place(path=CONFIG_FILE), hint=hint),)


def read_site(site: Path) -> tuple[SiteFiles, tuple[Problem, ...]]:
    """Read everything below the folder ``site`` that an editor touches, with all problems in no particular order."""
    files, problems = read_files(site)
    return files, (*problems, *compare_files(files))


def read_files(
    site: Path,
    known: Mapping[str, Item] | None = None,
    read_all: ReadManuscripts | None = None,
    *,
    settings: Settings | None = None,
    there: Collection[str] | None = None,
) -> tuple[SiteFiles, tuple[Problem, ...]]:
    """Read every file by itself. ``known`` are items by path whose files need not be read again.

    ``read_all`` says who reads the others: it gives what each of them says, in their order. Nor need those of the
    ``settings`` be read where these are known, and nothing was to be said of them. ``there`` are the paths of all
    files, where somebody looked already and met nothing but plain ones (see ``scan``).
    """
    problems: list[Problem] = []
    settings = settings or _read_settings(site, problems)
    if settings is None:
        nothing = Settings(config=Config(), sources=None, tags=None, regions=None)
        return _gather(nothing, articles=(), pages=()), tuple(problems)
    problems += (*check_folder(site, "content"), *check_theme(site, settings.config))
    texts = _find_texts(site, there, problems)
    paths = [path for folder in _READERS for path in texts[folder]]
    read = partial(read_all or _read_here, _context(settings), settings.config.markdown)
    ordered = _read_items(site, paths, dict(known or {}), read=read, problems=problems)
    files = _gather(
        settings,
        articles=tuple(item for item in ordered if isinstance(item, Article)),
        pages=tuple(item for item in ordered if isinstance(item, StandingPage)),
    )
    files = replace(
        files,
        unread=tuple(_unread(site, files.articles, problems)),
        leads=tuple(item for item in ordered if isinstance(item, Lead)),
        stories=tuple(item for item in ordered if isinstance(item, Story)),
    )
    listed: dict[str, tuple[str, ...]] = {}
    for folder in (ORIGINALS_FOLDER, STATIC_FOLDER):
        listed[folder], found = find_files(site, folder, hidden=folder == STATIC_FOLDER)
        problems += found
    return replace(files, originals=listed[ORIGINALS_FOLDER], statics=listed[STATIC_FOLDER]), tuple(problems)


def compare_files(files: SiteFiles) -> tuple[Problem, ...]:
    """Find what is wrong between files: slugs, aliases, references."""
    unread = frozenset(one.slug for one in files.unread)
    slugs = unread.union(article.slug for article in files.articles)
    former = former_slugs(files.articles)
    return (
        *check_articles(files.articles, unread, language=files.config.site.language),
        *check_pages(files.pages),
        *check_named(files.leads, slugs, former=former),
        *check_named(files.stories, slugs, former=former),
        *check_originals(files.originals, slugs),
    )


def _unread(site: Path, articles: Iterable[Article], problems: Iterable[Problem]) -> Iterator[Unread]:
    """Say what little is known of the articles that could not be read."""
    paths = {path for problem in problems if (path := problem.place.path).startswith(f"{ARTICLES_FOLDER}/")}
    for path in sorted(paths.difference(article.path for article in articles)) if paths else ():
        data, _ = read_file(site, path, limit=ARTICLE_LIMIT)
        said = said_plainly(data, "slug")
        slug = said if said and not slug_mistake(said) else slug_of_path(path)
        yield Unread(path=path, slug=slug, is_draft=said_plainly(data, "status").lower() == Status.DRAFT)


def _context(settings: Settings) -> ArticleContext:
    site = settings.config.site
    return ArticleContext(
        timezone=site.timezone,
        home=site.base_url,
        sources=settings.sources,
        tags=settings.tags,
        regions=settings.regions,
    )


def _find_texts(site: Path, there: Collection[str] | None, problems: list[Problem]) -> Mapping[str, tuple[str, ...]]:
    """Return the paths of the Markdown files in each of the folders that have some, sorted."""
    if there is not None:
        return choose_files(there, tuple(_READERS), ".md")
    texts: dict[str, tuple[str, ...]] = {}
    for folder in _READERS:
        texts[folder], found = find_files(site, folder, ".md")
        problems += found
    return texts


def _read_items(
    site: Path,
    paths: Iterable[str],
    items: dict[str, Item],
    *,
    read: Callable[[Iterable[Manuscript]], Iterable[Reading]],
    problems: list[Problem],
) -> list[Item]:
    """Return what the files at some paths say, in their order, without those with errors; ``items`` are known."""
    waiting = _fetch(site, (path for path in paths if path not in items), problems)
    for item, found in read(waiting):
        problems += found
        if item is not None:
            items[item.path] = item
    return [items[path] for path in paths if path in items]


def read_item(data: bytes, path: str, context: ArticleContext) -> Reading:
    """Read the bytes of a Markdown file: what its folder says that it is, or ``None`` and the errors."""
    folder = next(folder for folder in _READERS if path.startswith(f"{folder}/"))
    return _READERS[folder](data, path, context)


def _read_here(context: ArticleContext, settings: MarkdownSettings, files: Iterable[Manuscript]) -> Iterator[Reading]:
    del settings
    return (read_item(data, path, context) for path, data in files)


def _fetch(site: Path, paths: Iterable[str], problems: list[Problem]) -> Iterator[Manuscript]:
    """Give the bytes of files, one after the other as they are asked for."""
    for path in paths:
        data, found = read_file(site, path, limit=ARTICLE_LIMIT)
        problems += found
        if data is not None:
            yield path, data


def _read_settings(site: Path, problems: list[Problem]) -> Settings | None:
    """Read config and vocabularies; ``None`` where there is no site at all."""
    if missing := find_site(site):
        problems += missing
        return None
    data, found = read_file(site, CONFIG_FILE, limit=VOCABULARY_LIMIT)
    problems += found
    config, found = read_config(data) if data is not None else (Config(), ())
    problems += found
    data = _vocabulary_data(site, SOURCES_FILE, problems)
    sources, found = read_sources(data) if data is not None else (None, ())
    problems += found
    vocabularies: dict[str, Vocabulary | None] = {}
    for taxonomy, path in FILES.items():
        data = _vocabulary_data(site, path, problems)
        vocabularies[taxonomy], found = read_vocabulary(data, taxonomy) if data is not None else (None, ())
        problems += found
    return Settings(config=config, sources=sources, tags=vocabularies["tags"], regions=vocabularies["regions"])


def _vocabulary_data(site: Path, path: str, problems: list[Problem]) -> bytes | None:
    data, found = read_file(site, path, limit=VOCABULARY_LIMIT)
    problems += found
    return data


def _gather(settings: Settings, *, articles: tuple[Article, ...], pages: tuple[StandingPage, ...]) -> SiteFiles:
    return SiteFiles(
        config=settings.config,
        sources=settings.sources or {},
        tags=settings.tags or _no_terms("tags"),
        regions=settings.regions or _no_terms("regions"),
        articles=articles,
        pages=pages,
    )


def _no_terms(taxonomy: str) -> Vocabulary:
    return Vocabulary(taxonomy=taxonomy, path=FILES[taxonomy], terms={}, names={})
