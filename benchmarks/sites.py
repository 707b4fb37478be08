# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""One generator's site: it is written, changed, built, looked at, and put back."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.articles import Corpus, Item
from benchmarks.runs import Cost, FailedRunError, Snapshot, run, snapshot
from benchmarks.site_format import put, write_site
from benchmarks.tools import Tool

AGE = 3600.0  # seconds


class Site:
    """The site of ``tool`` in ``folder``, and what was changed in it since it was written."""

    def __init__(self, tool: Tool, folder: Path, corpus: Corpus) -> None:
        self.tool = tool
        self.folder = folder
        self.corpus = corpus
        self.output = folder / tool.form.output
        self._discarded = folder.with_suffix(".discarded")
        self._originals: dict[Path, str | None] = {}
        self._seen: Snapshot = {}

    def create(self) -> None:
        """Write the site anew, with files that are some time old: those of an archive are not of this second."""
        self.remove()
        write_site(self.folder, self.tool.form, self.corpus)
        then = time.time() - AGE
        for path in self.folder.rglob("*"):
            if path.is_file():
                os.utime(path, (then, then))

    def write(self, item: Item) -> None:
        """Write an article, new or changed."""
        path, text = self.tool.form.article(item)
        self.replace(path, text)

    def delete(self, item: Item) -> None:
        """Delete an article."""
        path, _ = self.tool.form.article(item)
        self._remember(self.folder / path)
        (self.folder / path).unlink()

    def replace(self, path: str, text: str) -> None:
        """Write any file of the site."""
        self._remember(self.folder / path)
        put(self.folder / path, text)

    def text(self, path: str) -> str:
        """Read any file of the site, as it was before all changes."""
        original = self._originals.get(self.folder / path)
        return (self.folder / path).read_text("utf-8") if original is None else original

    def _remember(self, path: Path) -> None:
        self._originals.setdefault(path, path.read_text("utf-8") if path.exists() else None)

    def restore(self) -> None:
        """Undo all changes."""
        for path, text in self._originals.items():
            if text is None:
                path.unlink(missing_ok=True)
            else:
                put(path, text)
        self._originals.clear()

    def forget(self, *, output: bool) -> None:
        """Put out of the way what builds have left: the caches, and the output if wanted.

        It is deleted with the site: a file system that has just deleted ten thousand files takes longer to make others.
        """
        self._discarded.mkdir(exist_ok=True)
        for name in (*self.tool.form.caches, *([self.tool.form.output] if output else [])):
            if (self.folder / name).exists():
                (self.folder / name).rename(self._discarded / str(len(list(self._discarded.iterdir()))))

    def remove(self) -> None:
        """Delete the site, and what was put out of the way."""
        for folder in (self.folder, self._discarded):
            shutil.rmtree(folder, ignore_errors=True)

    def run(self, *arguments: str, sample: bool = False) -> Cost:
        """Run the tool. Raises ``FailedRunError``."""
        log = self.folder.with_suffix(".log")
        return run([*self.tool.command, *arguments], folder=self.folder, log=log, sample=sample)

    def look(self) -> Snapshot:
        """Note every file of the output."""
        self._seen = snapshot(self.output, self._seen)
        return self._seen

    def count_pages(self) -> Mapping[str, int]:
        """Count the pages of the output, by what they are.

        Raises ``FailedRunError`` when an article has no page, or not what it consists of, or a list is too short.
        """
        for item in self.corpus.items():
            self._check_article(item)
        lists = {name: _count(self.output / name, "index.html") for name in ("tags", "regions", "sources")}
        for name, expected in self._fewest_lists().items():
            if lists[name] < expected:
                raise FailedRunError(f"{self.tool.name}: {lists[name]} pages below {name}/ instead of {expected}")
        return {
            "articles": self.corpus.count,
            **lists,
            "all pages": _count(self.output, "*.html"),
            "all files": len(self.look()),
        }

    def _check_article(self, item: Item) -> None:
        path = self.output / self.tool.form.page(item)
        if not path.exists():
            raise FailedRunError(f"{self.tool.name}: no page for {item.slug}")
        page = path.read_text("utf-8")
        links = [f"articles/{slug}/" for slug in item.references] + [f"/{tag}/" for tag in item.tags]
        missing = [part for part in (item.title, "What is known", *links) if part not in page]
        if missing:
            raise FailedRunError(f"{self.tool.name}: the page of {item.slug} lacks {missing[0]!r}")

    def _fewest_lists(self) -> Mapping[str, int]:
        """Say how many listing pages the output has at least; Blotter's newest of a list holds up to 39 items."""
        per_list: dict[tuple[str, str], int] = {}
        for item in self.corpus.items():
            for key in _lists_of(item):
                per_list[key] = per_list.get(key, 0) + 1
        fewest: dict[str, int] = {}
        for (name, _), count in per_list.items():
            fewest[name] = fewest.get(name, 0) + max(1, count // self.tool.form.longest)
        return fewest


def _lists_of(item: Item) -> Iterator[tuple[str, str]]:
    yield from (("tags", tag) for tag in item.tags)
    yield "regions", item.country
    yield "sources", item.source


def _count(folder: Path, pattern: str) -> int:
    return sum(1 for _ in folder.rglob(pattern))
