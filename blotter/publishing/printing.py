# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""From pages to outputs: what the digests know is kept, the rest is rendered, inspected and compared."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec.structs import replace

from blotter.model.articles import Article
from blotter.model.library import Library
from blotter.model.pages import Output, Page
from blotter.model.problems import Place, Problem
from blotter.model.report import SearchCoverage
from blotter.model.verdicts import Verdict
from blotter.publishing.bundles import Digests
from blotter.publishing.commit import content_digest
from blotter.publishing.galley import Galley, Laid
from blotter.reading.scan import STATIC_FOLDER
from blotter.rendering.makers import MAKERS, is_templated, make_bytes, recipe
from blotter.rendering.proofreading.amendments import amended
from blotter.rendering.proofreading.last_look import look_at
from blotter.rendering.proofreading.safe_addresses import Asked, Surroundings
from blotter.rendering.proofreading.safety import check_output
from blotter.rendering.theme.compiled import compiled_folder
from blotter.rendering.theme.dressing import Dressed, Wardrobe
from blotter.rendering.theme.loader import Theme, load_theme
from blotter.rendering.wire.attributions import ATTRIBUTIONS

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


@dataclass(slots=True)
class Printed:
    """The outputs of a build. ``digests`` are page and content digest by path; ``changed`` is what must be written.

    ``redressed`` are the pages of these that were not rendered but dressed anew. ``search`` is how the index of words,
    of which a commit keeps what it can, stands to them. ``theme`` are facts of the theme, to be remembered, as are the
    slugs that the items whose pages were made show as ``related``.
    """

    digests: dict[str, Digests]
    changed: list[Output | Laid]
    redressed: set[str] = field(default_factory=set)
    explained: str = ""
    search: SearchCoverage = field(default_factory=SearchCoverage)
    theme: dict[str, bytes] = field(default_factory=dict)
    related: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """How many pages the site has."""
        return sum([path.endswith(".html") for path in self.digests])


class PrintJob(msgspec.Struct, frozen=True, kw_only=True):
    """One page to be rendered, with what the finished page must show if it is an article's.

    ``published`` is the content digest of what is published there, empty if nothing is. Where that ``stands``, it was
    looked over as this page would be: the same bytes need no second look.
    """

    page: Page
    article: Article | None
    verdict: Verdict | None
    published: bytes = b""
    stands: bool = False


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """A rendered page, or the problems (``failed``) for which there is none; ``found`` are those in it.

    ``content`` are its bytes, empty where these are published already or ``laid`` at their place on the stage;
    ``digest`` is their content digest. A shift says what digest a page is ``made_from``; where it prints nothing, there
    is nothing more to say. ``asked`` are the outputs to which it leads, but for those of pages before it in its chunk;
    that they exist is seen when all is printed. One that ``is_reversible`` can be dressed anew (``Dressed``). Of an
    item's page a shift says which ``article`` it is of, and what it shows as ``related``.
    """

    path: str
    origin: str = ""
    content: bytes = b""
    digest: bytes = b""
    made_from: bytes = b""
    laid: Laid | None = None
    failed: tuple[Problem, ...] = ()
    found: tuple[Problem, ...] = ()
    asked: tuple[str, ...] = ()
    is_reversible: bool = True
    article: str = ""
    related: tuple[str, ...] = ()


class _Pressroom:
    """What a process needs to render: set up once, before its first page."""

    theme: Theme | None = None
    surroundings: Surroundings = Surroundings()
    galley: Galley | None = None


def lend_theme(theme: Theme) -> None:
    """Let this process, and those forked from it, render with a theme that is loaded already."""
    _Pressroom.theme = theme


def open_pressroom(
    folders: Sequence[Path], language: str, surroundings: Surroundings, tree: Path | None = None
) -> None:
    """Get a process ready to render; one that no theme was lent to loads it.

    ``tree`` is where finished pages are to be laid; without it they are handed over. Where ``surroundings`` do not say
    which outputs there are, it is noted which there should be.
    """
    if _Pressroom.theme is None:
        _Pressroom.theme, _ = load_theme(folders, language=language, compiled=compiled_folder())
    _Pressroom.surroundings = surroundings
    _Pressroom.galley = Galley(tree) if tree is not None else None


def print_pages(jobs: Sequence[PrintJob]) -> list[Proof]:
    """Render pages and look each over: its credit, and that nothing unsafe is in it.

    First all are rendered, then all looked over, then all laid: a processor's caches have room for the code of one of
    these steps, and changing between them with every page costs a tenth more.
    """
    theme = _Pressroom.theme
    assert theme is not None, "the pressroom is open, and the theme was whole when the build began"
    asked = Asked()
    around = _Pressroom.surroundings
    if around.outputs is None:
        around = replace(around, outputs=asked)
    made = [make_bytes(theme, job.page) for job in jobs]
    proofs = [replace(_proofread(job, one, around), asked=asked.take()) for job, one in zip(jobs, made, strict=True)]
    return [_laid(job, proof) for job, proof in zip(jobs, proofs, strict=True)]


def _proofread(job: PrintJob, made: tuple[Dressed, tuple[Problem, ...]], around: Surroundings) -> Proof:
    page = job.page
    (content, is_reversible), failed = made
    if failed:
        return Proof(path=page.path, failed=failed)
    digest = content_digest(content)
    if job.stands and digest == job.published:
        found: tuple[Problem, ...] = ()
    elif is_templated(page):
        found = look_at(page, content, around, article=job.article, verdict=job.verdict)
    else:
        found = tuple(look_over([Output(path=page.path, content=content, origin=page.origin)], around))
    return Proof(
        path=page.path, origin=page.origin, content=content, digest=digest, found=found, is_reversible=is_reversible
    )


def _laid(job: PrintJob, proof: Proof) -> Proof:
    """Put a finished page where it will be published, if it is not yet, and nobody wants it in hand."""
    if proof.failed:
        return proof
    if proof.digest == job.published:
        return replace(proof, content=b"")
    if _Pressroom.galley is None:
        return proof
    laid = _Pressroom.galley.lay(proof.path, proof.content, proof.origin)
    return replace(proof, content=b"", laid=laid) if laid else proof


PARTS = (
    "its template, or what that reaches",
    "its data",
    "what it must show",
    "the addresses of the theme's files",
)
_PART = 16
_WHOLE = len(PARTS) * _PART
_RENDERED = _WHOLE - _PART
# After the digest of a page that cannot be undressed: there an address is somebody's word.
_IRREVERSIBLE = b"!"


def _digest(part: bytes) -> bytes:
    return blake2b(part, digest_size=_PART).digest()


def recipes(theme: Theme) -> frozenset[bytes]:
    """Digest what each template of a theme is now, with all that it reaches, and each maker (see ``is_made_by``)."""
    return frozenset(_digest(recipe(theme, name).encode()) for name in (*theme.sources, *MAKERS))


def is_made_by(known: bytes, made_of: Container[bytes]) -> bool:
    """Say whether a known page was made by one of some templates."""
    return known[:_PART] in made_of


def part_of(digest: bytes, number: int) -> bytes:
    """Return a part of the digest of a page, by its place in ``PARTS``."""
    return digest[number * _PART : (number + 1) * _PART]


class Digester:
    """Gives pages their digests: of all that they are rendered from, and of what they are dressed with then.

    ``former`` is what the pages of the last build were dressed with. Where a page that is known ``has_same_data`` as it
    had, what it must show is the same, too: these parts of its digest hold.
    """

    def __init__(self, library: Library, theme: Theme, former: Wardrobe, *, has_same_data: bool = False) -> None:
        self._library = library
        self._theme = theme
        self._has_same_data = has_same_data
        self._recipes: dict[str, tuple[bytes, bytes]] = {}
        self._former_dress = _digest(former.facts)
        self._dress = _digest(theme.wardrobe.facts)

    def digest(self, page: Page, known: Digests | None) -> bytes:
        """Digest all that a page is made from, part by part (see ``PARTS``), so that a change can be explained.

        ``known`` are the digests of what is published at its place.
        """
        if page.template not in self._recipes:
            dress = self._dress if is_templated(page) else _digest(b"")
            self._recipes[page.template] = (_digest(recipe(self._theme, page.template).encode()), dress)
        template, dress = self._recipes[page.template]
        if self._has_same_data and known is not None and known[0]:
            return template + known[0][_PART:_RENDERED] + dress
        verdict = _encode(self._library.verdicts[page.article]) if page.article else b""
        return template + _digest(_encode(page.data)) + _digest(verdict) + dress

    def related(self, page: Page) -> tuple[str, ...]:
        """Return the slugs that the item of a page shows as related, if it has one."""
        return self._library.related[page.article] if page.article else ()

    @property
    def dresses_anew(self) -> bool:
        """Say whether pages are dressed with anything else than those of the last build."""
        return self._former_dress != self._dress

    def redressed(self, known: bytes) -> bytes | None:
        """Return the digest that a known page has when it is dressed anew; ``None`` if it need not be."""
        is_same = not self.dresses_anew or known[_RENDERED:_WHOLE] != self._former_dress
        return None if is_same else known[:_RENDERED] + self._dress

    def is_stale(self, known: Digests | None, digest: bytes) -> bool:
        """Say whether a page must be rendered, given the digests of what is published at its place and its own."""
        return known is None or not (is_same_page(known[0], digest) or self.redressed(known[0]) == digest)

    def job(self, page: Page, published: bytes = b"") -> PrintJob:
        """Put together what a process needs to make a page; ``published`` is the content digest of what is there."""
        stands = self._has_same_data and not self.dresses_anew
        if not page.article:
            return PrintJob(page=page, article=None, verdict=None, published=published, stands=stands)
        article = self._library.articles[page.article]
        verdict = self._library.verdicts[page.article]
        return PrintJob(page=page, article=article, verdict=verdict, published=published, stands=stands)


def portable(job: PrintJob) -> PrintJob:
    """Leave out of a job what nobody needs who prints it elsewhere."""
    return replace(job, article=replace(job.article, body="", positions={})) if job.article else job


def digest_of(proof: Proof, digest: bytes) -> bytes:
    """Return what is remembered as the digest of a finished page: it tells, too, whether that can be dressed anew."""
    return digest if proof.is_reversible else digest + _IRREVERSIBLE


def is_same_page(known: bytes, digest: bytes) -> bool:
    """Say whether a known page is the one of a digest."""
    return known[:_WHOLE] == digest


def is_reversible(known: bytes) -> bool:
    """Say whether a known page can be dressed anew."""
    return len(known) == _WHOLE


def once_a_line(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Name a line of a template once, however many pages it spoils."""
    places: dict[Place, list[Problem]] = {}
    for problem in problems:
        places.setdefault(problem.place, []).append(problem)
    for found in places.values():
        more = f" (and {len(found) - 1} more pages)" if len(found) > 1 else ""
        first = min(found, key=lambda problem: problem.message)  # whichever was made first
        yield replace(first, message=first.message + more)


def look_over(
    outputs: Iterable[Output], surroundings: Surroundings, published: Callable[[str], bytes] | None = None
) -> Iterator[Problem]:
    """Take the last look at what is no page: feeds, sitemaps, the attributions as data; not at what is not ours.

    What is ``published`` was looked over before: of the attributions, only items that are not among those then are.
    """
    for output in outputs:
        if output.path.endswith((".xml", ".opml", ".json")) and not output.origin.startswith(f"{STATIC_FOLDER}/"):
            before = published(output.path) if published and output.path == ATTRIBUTIONS else b""
            content = amended(before, output.content) or output.content
            yield from check_output(output.path, content.decode(), surroundings)


def compare(outputs: Iterable[Output], known: Mapping[str, Digests], printed: Printed) -> None:
    """Add finished outputs that are no pages to what was printed; those whose bytes are published already are kept."""
    for output in outputs:
        digest = content_digest(output.content)
        printed.digests[output.path] = (b"", digest)
        if known.get(output.path, (b"", b""))[1] != digest:
            printed.changed.append(output)
