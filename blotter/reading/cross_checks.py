# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What can only be wrong between files: slugs, aliases, references from one to another, one original taken twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

from blotter.model.articles import Article, StandingPage, Status
from blotter.model.editions import Lead, Story
from blotter.model.problems import Place, Problem
from blotter.reading.addresses import host_of
from blotter.reading.notebook import Notebook, shown
from blotter.reading.suggest import closest

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid")


def check_articles(articles: Iterable[Article], unread: Iterable[str] = (), *, language: str) -> tuple[Problem, ...]:
    """Compare all articles (sorted by path). ``unread`` are the slugs of files that could not be read.

    ``language`` is the site's, in which an article is that names none.

    What refers to one of those is not reported: the file's own problems say enough.
    """
    articles = tuple(articles)
    notes = Notebook()
    owners = _check_slugs(articles, notes)
    _check_aliases(articles, owners, notes)
    _check_references(articles, owners.keys() | set(unread), notes)
    _check_languages(articles, owners, language, notes)
    _check_originals(articles, notes)
    return tuple(notes.problems)


def held_against_others(article: Article) -> tuple[object, ...]:
    """Return all that ``check_articles`` compares of an article, and all by which other files name it."""
    original = (article.source_url, article.translation_of, article.lang, article.status is Status.WITHDRAWN)
    return (article.slug, article.path, article.aliases, article.related, *original)


def former_slugs(articles: Iterable[Article]) -> Mapping[str, str]:
    """Map the slugs that articles had before to those that they have now."""
    return {alias: article.slug for article in articles for alias in article.aliases}


def check_pages(pages: Iterable[StandingPage]) -> tuple[Problem, ...]:
    """Compare all pages (sorted by path): each has its own address."""
    notes = Notebook()
    owners: dict[str, StandingPage] = {}
    for page in pages:
        first = owners.setdefault(page.slug, page)
        if first is not page:
            message = f'"{page.slug}" is already the slug of {first.path}'
            notes.problem("duplicate-slug", message, page.positions.get("slug") or _top(page), "give one another slug")
    return tuple(notes.problems)


def check_named(
    texts: Iterable[Lead] | Iterable[Story], known: Collection[str], *, former: Mapping[str, str]
) -> tuple[Problem, ...]:
    """Compare all leads, or all stories (sorted by path): each has its own address and names articles that exist.

    ``known`` are the slugs of articles, ``former`` those of before with those of now.
    """
    notes = Notebook()
    owners: dict[str, Lead | Story] = {}
    for text in texts:
        first = owners.setdefault(text.slug, text)
        if first is not text:
            message = f'"{text.slug}" is already the name of {first.path}'
            notes.problem("duplicate-slug", message, Place(path=text.path), "keep one of the two files")
        lists = (
            {"items": text.items} if isinstance(text, Lead) else {"articles": text.articles, "without": text.without}
        )
        for field, slugs in lists.items():
            for number, slug in enumerate(slugs, 1):
                if slug not in known:
                    place = text.positions.get(f"{field}.{number}") or _top(text)
                    notes.problem("unknown-article", _no_article(slug), place, _slug_hint(slug, known, former))
    return tuple(notes.problems)


def _top(item: StandingPage | Lead | Story) -> Place:
    return Place(path=item.path)


def _no_article(slug: str) -> str:
    return f"there is no article {shown(slug)}"


def _slug_hint(slug: str, known: Collection[str], former: Mapping[str, str]) -> str:
    if slug in former:
        return f"that is a former slug: write {former[slug]}"
    near = closest(slug, (*known, *former))
    near = near if near in known else former.get(near, near)
    return f'did you mean "{near}"?' if near else "a slug is the file name of an article, without .md"


def _check_slugs(articles: tuple[Article, ...], notes: Notebook) -> dict[str, Article]:
    owners = {article.slug: article for article in articles}
    if len(owners) == len(articles):
        return owners
    owners = {}
    for article in articles:
        first = owners.setdefault(article.slug, article)
        if first is not article:
            message = f'"{article.slug}" is already the slug of {first.path}'
            notes.problem("duplicate-slug", message, article.place_of("slug"), "give one of the two another slug")
    return owners


def _check_aliases(articles: tuple[Article, ...], owners: dict[str, Article], notes: Notebook) -> None:
    taken: dict[str, Article] = {}
    for article in (article for article in articles if article.aliases):
        for number, alias in enumerate(dict.fromkeys(article.aliases), 1):
            place = article.place_of(f"aliases.{number}")
            owner = owners.get(alias) or taken.setdefault(alias, article)
            if owner is not article:
                kind = "slug" if alias in owners else "alias"
                message = f'the alias "{alias}" is already the {kind} of {owner.path}'
                notes.problem("duplicate-slug", message, place, "delete the alias")


def _check_references(articles: tuple[Article, ...], known: set[str], notes: Notebook) -> None:
    former = former_slugs(articles)
    for article in (article for article in articles if article.related or article.translation_of):
        if article.translation_of == article.slug:
            message = "an article cannot be its own translation"
            hint = "name the slug of the other article"
            notes.problem("unknown-article", message, article.place_of("translation_of"), hint)
        named = [("translation_of", article.translation_of)] if article.translation_of else []
        named += [(f"related.{number}", slug) for number, slug in enumerate(article.related, 1)]
        for field, slug in named:
            if slug not in known:
                hint = _slug_hint(slug, known, former)
                notes.problem("unknown-article", _no_article(slug), article.place_of(field), hint)


def _check_languages(articles: tuple[Article, ...], owners: dict[str, Article], language: str, notes: Notebook) -> None:
    """A translation is in another language than what it translates; where both are in one, neither names the other."""
    for article in (article for article in articles if article.translation_of):
        original, ours = owners.get(article.translation_of), article.lang or language
        if original is None or original is article or (original.lang or language) != ours:
            continue
        place = article.place_of("lang" if article.lang else "translation_of")
        message = f'this is in the same language as what it translates ("{ours}"), so readers are not led to it'
        other = next(tag for tag in ("pt", "es") if tag != ours)
        hint = f"write lang: {other}, or whatever language this text is in; or mend the lang of {original.path}"
        notes.problem("same-language", message, place, hint)


def _check_originals(articles: tuple[Article, ...], notes: Notebook) -> None:
    owners: dict[str, Article] = {}
    for article in _lookalikes(article for article in articles if _may_take_an_original(article)):
        first = owners.setdefault(same_address(article.source_url), article)
        if first is not article:
            message = f"{first.path} has the same source_url"
            hint = "delete one of the two; if this is a translation of the other, say so with translation_of"
            notes.problem("duplicate-source-url", message, article.place_of("source_url"), hint)


def _may_take_an_original(article: Article) -> bool:
    """Say whether an article may be the second one of its original: to delete a withdrawn one is no way out."""
    return bool(article.source_url) and not article.translation_of and article.status is not Status.WITHDRAWN


def _lookalikes(articles: Iterable[Article]) -> Iterator[Article]:
    """Give the articles, in their order, whose original may be that of another one: few are worth a close look."""
    paths = [(article, _path_of(article.source_url)) for article in articles]
    counts = Counter(path for _, path in paths)
    return (article for article, path in paths if counts[path] > 1)


def _path_of(url: str) -> str:
    """Return the path of an address as it stands, which is the same where ``same_address`` is the same."""
    return url.partition("#")[0].partition("?")[0].partition("://")[2].partition("/")[2].rstrip("/")


def same_address(url: str) -> str:
    """Reduce an address to what tells originals apart: no scheme, ``www.``, last slash, tracking or fragment."""
    parts = urlsplit(url)
    asked = parse_qsl(parts.query, keep_blank_values=True)
    query = [(key, value) for key, value in asked if not _TRACKING.fullmatch(key)]
    return f"{host_of(url)}{parts.path.rstrip('/')}?{urlencode(query)}"
