# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""From pages to outputs: what the digests know is kept, the rest is rendered, inspected and compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b

import msgspec

from blotter.model.library import Library
from blotter.model.pages import Output, Page
from blotter.model.problems import Place, Problem
from blotter.publishing.commit import content_digest
from blotter.publishing.run import Run
from blotter.rendering.safe_addresses import Surroundings
from blotter.rendering.safety import check_output
from blotter.rendering.theme import Theme, render_page
from blotter.rights.inspection import inspect

Digests = tuple[bytes, bytes]
_encode = msgspec.msgpack.Encoder(order="deterministic").encode


@dataclass(slots=True)
class Printed:
    """The outputs of a build. ``digests`` are page and content digest by path; ``changed`` is what must be written."""

    digests: dict[str, Digests]
    changed: list[Output]

    @property
    def pages(self) -> int:
        """How many pages the site has."""
        return sum(path.endswith(".html") for path in self.digests)


class Printer:
    """Renders the pages of one library with one theme, and remembers by digest."""

    def __init__(self, library: Library, theme: Theme, known: Mapping[str, Digests], run: Run) -> None:
        self._library = library
        self._theme = theme
        self._known = known
        self._run = run
        self._templates: dict[str, bytes] = {}
        self._failed: list[Problem] = []

    def print_pages(self, pages: Iterable[Page], total: int) -> Iterator[tuple[str, bytes, Output | None]]:
        """Give for each page its path, its digest, and the output if it had to be rendered."""
        for done, page in enumerate(pages):
            self._run.progress("render", done, total)
            digest = self._digest(page)
            known = self._known.get(page.path)
            if known is not None and known[0] == digest:
                yield page.path, digest, None
                continue
            html, problems = render_page(self._theme, page)
            if problems:
                self._failed += problems
                continue
            self._run.problems += self._inspect(page, html)
            yield page.path, digest, Output(path=page.path, content=html.encode(), origin=page.origin)
        self._run.problems += once_a_line(self._failed)

    def _inspect(self, page: Page, html: str) -> tuple[Problem, ...]:
        if not page.article:
            return ()
        article, verdict = self._library.articles[page.article], self._library.verdicts[page.article]
        return inspect(html, verdict, path=page.path, article=article)

    def _digest(self, page: Page) -> bytes:
        """Digest all that a page is made from: its data, its template and all that this reaches, what it must show."""
        if page.template not in self._templates:
            self._templates[page.template] = self._theme.digest(page.template).encode()
        whole = blake2b(self._templates[page.template], digest_size=16)
        whole.update(_encode(page.data))
        if page.article:
            whole.update(_encode(self._library.verdicts[page.article]))
        return whole.digest()


def once_a_line(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Name a line of a template once, however many pages it spoils."""
    places: dict[Place, list[Problem]] = {}
    for problem in problems:
        places.setdefault(problem.place, []).append(problem)
    for found in places.values():
        more = f" (and {len(found) - 1} more pages)" if len(found) > 1 else ""
        yield replace(found[0], message=found[0].message + more)


def look_over(outputs: Iterable[Output], surroundings: Surroundings, *, own: str) -> Iterator[Problem]:
    """Take the last look at what was rendered. What the desk put into the folder ``own`` itself is its own affair."""
    for output in outputs:
        if output.path.endswith((".html", ".xml", ".json")) and not output.origin.startswith(own):
            yield from check_output(output.path, output.content.decode(), surroundings, origin=output.origin)


def compare(
    outputs: Iterable[Output], known: Mapping[str, Digests], printed: Printed, pages: Mapping[str, bytes]
) -> None:
    """Add finished outputs to what was printed; those whose bytes are published already are kept."""
    for output in outputs:
        digest = content_digest(output.content)
        printed.digests[output.path] = (pages.get(output.path, b""), digest)
        if known.get(output.path, (b"", b""))[1] != digest:
            printed.changed.append(output)
