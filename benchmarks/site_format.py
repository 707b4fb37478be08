# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What a generator wants its site to look like."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.articles import REFERENCES, Corpus, Item


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFormat:
    """How one generator's site is written.

    ``frame`` has the files beside the articles by their path in the site, ``article`` gives path and text of an
    article's file, ``page`` the path of its page in the ``output`` folder. A build that starts from nothing has
    neither ``output`` nor ``caches``. No page of a list but the newest has more items than ``longest``.
    """

    frame: Callable[[], Mapping[str, str]]
    article: Callable[[Item], tuple[str, str]]
    page: Callable[[Item], str]
    output: str
    caches: tuple[str, ...]
    longest: int = 20


def write_site(folder: Path, form: SiteFormat, corpus: Corpus) -> None:
    """Write a whole site."""
    for path, text in form.frame().items():
        put(folder / path, text)
    for item in corpus.items():
        path, text = form.article(item)
        put(folder / path, text)


def put(path: Path, text: str) -> None:
    """Write one file, whose folder may not be there yet; the same bytes everywhere."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def body_of(item: Item, references: Sequence[str]) -> str:
    """Return the body with its cross references, written as the generator wants them."""
    earlier = f"Earlier: {' and '.join(references)}." if references else "Nothing earlier."
    return item.body.replace(REFERENCES, earlier) + "\n"
