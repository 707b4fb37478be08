# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A print run: pages are asked for one by one, kept or printed, and let go, so that no build holds a whole site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path

from blotter.model.pages import Output, Page
from blotter.model.problems import Problem
from blotter.publishing.bundles import Digests
from blotter.publishing.crew import MANY, Crew, SetUp
from blotter.publishing.galley import Galley
from blotter.publishing.printing import (
    Digester,
    Printed,
    PrintJob,
    Proof,
    digest_of,
    is_reversible,
    is_same_page,
    once_a_line,
    portable,
)
from blotter.publishing.redressing import RedressJob, redress_pages
from blotter.publishing.shift import open_shift, print_tickets
from blotter.reading.scan import read_regular
from blotter.rendering.pages.tickets import Ticket
from blotter.rendering.proofreading.safe_addresses import Surroundings
from blotter.rendering.proofreading.safety import check_output

Task = Callable[[Sequence[PrintJob]], list[Proof]]


class PrintRun:
    """The pages of one build, from their data to what is to be published.

    ``printed`` is what came of them. ``looked_at`` are the digests of all pages whose data were made, ``claims`` their
    paths and the files behind them, ``linked`` the outputs that printed pages lead to. Pages that need nothing but
    other addresses of the theme's files wait for ``redress``.
    """

    def __init__(self, digester: Digester, known: Mapping[str, Digests], galley: Galley) -> None:
        self.printed = Printed(digests={}, changed=[])
        self.looked_at: dict[str, bytes] = {}
        self.claims: list[tuple[str, str]] = []
        self.linked: set[str] = set()
        self._rendered: dict[str, str] = {}
        self._waiting: dict[str, bytes] = {}
        self._unfit: set[str] = set()
        self._digester = digester
        self._known = known
        self._galley = galley

    def print(
        self,
        tickets: Iterable[Ticket],
        crew: Crew,
        task: Task,
        *,
        ready: Callable[[Path | None], SetUp],
        tell: Callable[[int], None],
    ) -> Iterator[Problem]:
        """Print those pages of some tickets whose digests are new, and give the problems in them.

        ``ready`` says how a process gets ready that lays pages on a tree, or hands them over where there is none. They
        are laid where there are many. Raises ``OSError`` where the stage cannot be written, and what ``Crew`` raises.
        """
        waiting = iter(tickets)
        first = list(islice(waiting, MANY))
        if len(first) == MANY and crew.shares_memory:
            proofs = self._printed_by_a_shift([*first, *waiting], crew, ready, tell)
        else:
            jobs = self._jobs(chain(first, waiting))
            proofs = crew.work(task, jobs, ready(self._tree), tell)
        failed: list[Problem] = []
        for proof in proofs:
            yield from proof.found
            failed += proof.failed
            if not proof.failed:
                self._take(proof)
        yield from once_a_line(failed)

    def _printed_by_a_shift(
        self, tickets: Sequence[Ticket], crew: Crew, ready: Callable[[Path | None], SetUp], tell: Callable[[int], None]
    ) -> Iterator[Proof]:
        self._galley.open()
        set_up = SetUp(call=open_shift, arguments=(tickets, self._digester, self._known, ready(self._galley.tree)))
        for proof in crew.work(print_tickets, range(len(tickets)), set_up, tell):
            self._look(proof.path, proof.origin, proof.made_from)
            if proof.article:
                self.printed.related[proof.article] = proof.related
            if proof.digest or proof.failed:
                yield proof
            else:
                self._keep(proof.path)

    def _jobs(self, tickets: Iterable[Ticket]) -> Iterator[PrintJob]:
        """Give the pages to print, made at home; where there are many, the galley is open by then."""
        jobs = self._stale(chain.from_iterable(ticket() for ticket in tickets))
        first = list(islice(jobs, MANY))
        if len(first) == MANY:
            self._galley.open()
        return chain(first, jobs)

    @property
    def _tree(self) -> Path | None:
        return self._galley.tree if self._galley.is_open else None

    def redress(
        self,
        kept: Iterable[str],
        crew: Crew,
        ready: Callable[[Path | None], SetUp],
        tell: Callable[[int], None],
    ) -> frozenset[str]:
        """Dress those pages anew that need only that: of those looked at, and of those known that were ``kept`` unseen.

        Gives the paths of those with which it cannot be done, to be printed after all. Raises as ``print`` does.
        """
        for path in kept if self._digester.dresses_anew else ():
            digest = self._digester.redressed(self._known[path][0]) if path not in self.looked_at else None
            if digest is not None:
                self._waiting[path] = digest
        self._unfit |= {path for path in self._waiting if not is_reversible(self._known[path][0])}
        fit = [path for path in self._waiting if path not in self._unfit]
        jobs = [RedressJob(path=path, published=self._known[path][1]) for path in fit]
        if len(jobs) >= MANY:
            self._galley.open()
        for proof in crew.work(redress_pages, jobs, ready(self._tree), tell) if jobs else ():
            if proof.digest:
                self.printed.redressed.add(proof.path)
                self._add(proof, self._waiting[proof.path])
            else:
                self._unfit.add(proof.path)
        return frozenset(self._unfit)

    def _look(self, path: str, origin: str, digest: bytes) -> None:
        self.looked_at[path] = digest
        if path not in self._unfit:
            self.claims.append((path, origin))

    def _stale(self, pages: Iterable[Page]) -> Iterator[PrintJob]:
        """Give those pages to print that are not published as they would be rendered."""
        for page in pages:
            if page.article:
                self.printed.related[page.article] = self._digester.related(page)
            known = self._known.get(page.path)
            digest = self._digester.digest(page, known)
            self._look(page.path, page.origin, digest)
            if page.path in self._unfit or self._digester.is_stale(known, digest):
                yield portable(self._digester.job(page, known[1] if known else b""))
            else:
                self._keep(page.path)

    def _keep(self, path: str) -> None:
        """Keep a published page, or note that it has to be dressed anew."""
        known, digest = self._known[path], self.looked_at[path]
        if is_same_page(known[0], digest):
            self.printed.digests[path] = known
        else:
            self._waiting[path] = digest

    def _take(self, proof: Proof) -> None:
        """Add a finished page to what was printed; one whose bytes are published already is kept."""
        self.linked.update(proof.asked)
        self._rendered[proof.path] = proof.origin
        self._add(proof, self.looked_at[proof.path])

    def _add(self, proof: Proof, digest: bytes) -> None:
        self.printed.digests[proof.path] = (digest_of(proof, digest), proof.digest)
        known = self._known.get(proof.path)
        if known is not None and known[1] == proof.digest:
            return
        if proof.laid is not None:
            self.printed.changed.append(proof.laid)
            return
        laid = self._galley.lay(proof.path, proof.content, proof.origin) if self._galley.is_open else None
        self.printed.changed.append(laid or Output(path=proof.path, content=proof.content, origin=proof.origin))

    def follow_links(self, surroundings: Surroundings, output: Path) -> Iterator[Problem]:
        """Find the links of printed pages that lead nowhere, now that all outputs are known.

        Nearly always there are none; then no page is read again. ``output`` is the published site. Raises ``OSError``.
        """
        paths = surroundings.outputs
        if paths is None or all(path in paths for path in self.linked):
            return
        changed = {one.path: one for one in self.printed.changed}
        for path, origin in self._rendered.items():
            if path.endswith(".html"):
                content = changed[path].content if path in changed else read_regular(output / path)
                found = check_output(path, content.decode(), surroundings, origin=origin or path)
                yield from (problem for problem in found if problem.code == "dead-link")
