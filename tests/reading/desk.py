# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A small desk for tests of reading: vocabularies to read against, articles to change, problems as lines."""

from __future__ import annotations

from collections.abc import Iterable

from blotter.model.articles import Article
from blotter.model.problems import Problem
from blotter.reading.articles import ArticleContext, read_article
from blotter.reading.sources import read_sources
from blotter.reading.vocabularies import read_vocabulary
from tests.site_in_a_string import BASE, files_of

PATH = "content/articles/story.md"
_FILES = files_of(BASE)
FIELDS = {
    "title": "A title",
    "source": "example-news",
    "source_url": "https://news.example.org/a",
    "date": "2016-02-26",
    "region": "PE",
    "tags": "cocaine",
}


def lines(problems: Iterable[Problem]) -> list[str]:
    """Write problems as the program prints them, without their hints."""
    return [f"{p.place.path}:{p.place.line}:{p.place.column}: {p.severity} {p.code}: {p.message}" for p in problems]


def with_hints(problems: Iterable[Problem]) -> str:
    """Write problems as the program prints them, hints on an indented line below."""
    problems = tuple(problems)
    told = zip(lines(problems), problems, strict=True)
    return "".join(f"{line}\n" + (f"    {problem.hint}\n" if problem.hint else "") for line, problem in told)


def context(timezone: str = "UTC") -> ArticleContext:
    """Return the vocabularies that every test site has."""
    return ArticleContext(
        timezone=timezone,
        home="https://brief.example.org/",
        sources=read_sources(_FILES["content/sources.yaml"].encode())[0],
        tags=read_vocabulary(_FILES["content/tags.yaml"].encode(), "tags")[0],
        regions=read_vocabulary(_FILES["content/regions.yaml"].encode(), "regions")[0],
    )


def written(more: str = "", *, without: tuple[str, ...] = (), **changed: str) -> str:
    """Write an article of six plain fields (lines 2 to 7); ``more`` is put below them (line 8)."""
    fields = {name: value for name, value in (FIELDS | changed).items() if name not in without}
    block = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\n{block}{more}{'' if not more or more.endswith(chr(10)) else chr(10)}---\nBody.\n"


def read(text: str | bytes, *, timezone: str = "UTC", path: str = PATH) -> tuple[Article | None, tuple[Problem, ...]]:
    """Read one article."""
    data = text if isinstance(text, bytes) else text.encode()
    return read_article(data, path, context(timezone))


def article(text: str, *, timezone: str = "UTC", path: str = PATH) -> Article:
    """Read one article that has no problem at all."""
    found, problems = read(text, timezone=timezone, path=path)
    assert lines(problems) == []
    assert found is not None
    return found
