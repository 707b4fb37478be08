# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""From pages to outputs: what the digests know is kept, the rest is rendered, inspected and compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

import msgspec

from blotter.model.articles import Article
from blotter.model.library import Library
from blotter.model.pages import Output, Page
from blotter.model.problems import Place, Problem
from blotter.model.report import SearchStanding
from blotter.model.verdicts import Verdict
from blotter.publishing.commit import content_digest
from blotter.rendering.compiled import compiled_folder
from blotter.rendering.last_look import look_at
from blotter.rendering.makers import is_templated, make_bytes, recipe
from blotter.reading.scan import STATIC_FOLDER
from blotter.rendering.safe_addresses import Surroundings
from blotter.rendering.safety import check_output
from blotter.rendering.theme import Theme, load_theme

Digests = tuple[bytes, bytes]
_encode = msgspec.msgpack.Encoder(order="deterministic").encode


@dataclass(slots=True)
class Printed:
    """The outputs of a build. ``digests`` are page and content digest by path; ``changed`` is what must be written.

    ``search`` is how the index of words, of which a commit keeps what it can, stands to them.
    """

    digests: dict[str, Digests]
    changed: list[Output]
    explained: str = ""
    search: SearchStanding = field(default_factory=SearchStanding)

    @property
    def pages(self) -> int:
        """How many pages the site has."""
        return sum(path.endswith(".html") for path in self.digests)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """One page to be rendered, with what the finished page must show if it is an article's."""

    page: Page
    article: Article | None
    verdict: Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A rendered page: its bytes, or the problems (``failed``) for which there are none; ``found`` are those in it."""

    content: bytes
    failed: tuple[Problem, ...] = ()
    found: tuple[Problem, ...] = ()


class _Pressroom:
    """What a process needs to render: set up once, before its first page."""

    theme: Theme | None = None
    surroundings: Surroundings = Surroundings()


def lend_theme(theme: Theme) -> None:
    """Let this process, and those forked from it, render with a theme that is loaded already."""
    _Pressroom.theme = theme


def open_pressroom(folders: Sequence[Path], language: str, surroundings: Surroundings) -> None:
    """Get a process ready to render; one that no theme was lent to loads it."""
    if _Pressroom.theme is None:
        _Pressroom.theme, _ = load_theme(folders, language=language, compiled=compiled_folder())
    _Pressroom.surroundings = surroundings


def print_pages(jobs: Sequence[PrintJob]) -> list[Proof]:
    """Render pages and look each over: its credit, and that nothing unsafe is in it."""
    return [_print_page(job) for job in jobs]


def _print_page(job: PrintJob) -> Proof:
    page = job.page
    assert _Pressroom.theme is not None, "the pressroom is open, and the theme was whole when the build began"
    content, failed = make_bytes(_Pressroom.theme, page)
    if failed:
        return Proof(content=b"", failed=failed)
    if not is_templated(page):
        made = Output(path=page.path, content=content, origin=page.origin)
        return Proof(content=content, found=tuple(look_over([made], _Pressroom.surroundings)))
    found = look_at(page, content.decode(), _Pressroom.surroundings, article=job.article, verdict=job.verdict)
    return Proof(content=content, found=found)


PARTS = ("its template, or what that reaches", "its data", "what it must show")
_PART = 16


def _digest(part: bytes) -> bytes:
    return blake2b(part, digest_size=_PART).digest()


def explain(path: str, before: Mapping[str, Digests], printed: Printed, looked_at: Mapping[str, bytes]) -> str:
    """Say in a sentence why an output was made anew or kept. ``looked_at`` are the digests of the pages' new data."""
    if path not in printed.digests:
        return f"{path}: no output of this site" + (", and taken away by this build" if path in before else "")
    if path not in before:
        return f"{path}: made, because nothing was known of it"
    old, new = before[path], printed.digests[path]
    if not new[0]:
        return f"{path}: made at every build (it is no page); its bytes " + _changed(old[1] != new[1])
    if path not in looked_at:
        return f"{path}: kept without a look, because nothing that changed can show on it"
    parts = [part for number, part in enumerate(PARTS) if _part(old[0], number) != _part(new[0], number)]
    if not parts:
        return f"{path}: looked at and kept, because all that it is made from is the same"
    return f"{path}: rendered, because of {' and '.join(parts)}; its bytes " + _changed(old[1] != new[1])


def _part(digest: bytes, number: int) -> bytes:
    return digest[number * _PART : (number + 1) * _PART]


def _changed(changed: bool) -> str:
    return "changed" if changed else "are the same"


class Digester:
    """Gives pages their digests: of their data, their template and all that this reaches, and what they must show."""

    def __init__(self, library: Library, theme: Theme) -> None:
        self._library = library
        self._theme = theme
        self._templates: dict[str, bytes] = {}

    def digest(self, page: Page) -> bytes:
        """Digest all that a page is made from, part by part (see ``PARTS``), so that a change can be explained."""
        if page.template not in self._templates:
            self._templates[page.template] = _digest(recipe(self._theme, page).encode())
        verdict = _encode(self._library.verdicts[page.article]) if page.article else b""
        return self._templates[page.template] + _digest(_encode(page.data)) + _digest(verdict)

    def job(self, page: Page) -> PrintJob:
        """Put together what a process needs to make a page."""
        if not page.article:
            return PrintJob(page=page, article=None, verdict=None)
        article = replace(self._library.articles[page.article], body="", positions={})
        return PrintJob(page=page, article=article, verdict=self._library.verdicts[page.article])


def once_a_line(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Name a line of a template once, however many pages it spoils."""
    places: dict[Place, list[Problem]] = {}
    for problem in problems:
        places.setdefault(problem.place, []).append(problem)
    for found in places.values():
        more = f" (and {len(found) - 1} more pages)" if len(found) > 1 else ""
        yield replace(found[0], message=found[0].message + more)


def look_over(outputs: Iterable[Output], surroundings: Surroundings) -> Iterator[Problem]:
    """Take the last look at what is no page: feeds, sitemaps, the attributions as data; not at what is not ours."""
    for output in outputs:
        if output.path.endswith((".xml", ".opml", ".json")) and not output.origin.startswith(f"{STATIC_FOLDER}/"):
            yield from check_output(output.path, output.content.decode(), surroundings)


def compare(
    outputs: Iterable[Output], known: Mapping[str, Digests], printed: Printed, pages: Mapping[str, bytes]
) -> None:
    """Add finished outputs to what was printed; those whose bytes are published already are kept."""
    for output in outputs:
        digest = content_digest(output.content)
        printed.digests[output.path] = (pages.get(output.path, b""), digest)
        if known.get(output.path, (b"", b""))[1] != digest:
            printed.changed.append(output)
