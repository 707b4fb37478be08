# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A print run: pages are asked for one by one, kept or printed, and let go, so that no build holds a whole site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path

from blotter.model.pages import Output, Page
from blotter.model.problems import Problem
from blotter.publishing.crew import MANY, Crew, SetUp
from blotter.publishing.galley import Galley
from blotter.publishing.printing import Digester, Digests, Printed, PrintJob, Proof, once_a_line, portable
from blotter.publishing.shift import open_shift, print_tickets
from blotter.reading.scan import read_regular
from blotter.rendering.safe_addresses import Surroundings
from blotter.rendering.safety import check_output
from blotter.rendering.views import Ticket

Task = Callable[[Sequence[PrintJob]], list[Proof]]


class PrintRun:
    """The pages of one build, from their data to what is to be published.

    ``printed`` is what came of them. ``looked_at`` are the digests of all pages whose data were made, ``claims`` their
    paths and the files behind them, ``linked`` the outputs that printed pages lead to.
    """

    def __init__(self, digester: Digester, known: Mapping[str, Digests], galley: Galley) -> None:
        self.printed = Printed(digests={}, changed=[])
        self.looked_at: dict[str, bytes] = {}
        self.claims: list[tuple[str, str]] = []
        self.linked: set[str] = set()
        self._rendered: dict[str, str] = {}
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
            proofs = self._printed_from_here(chain(first, waiting), crew, task, ready=ready, tell=tell)
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
            self._looked(proof.path, proof.origin, proof.made_from)
            yield proof

    def _printed_from_here(
        self,
        tickets: Iterable[Ticket],
        crew: Crew,
        task: Task,
        *,
        ready: Callable[[Path | None], SetUp],
        tell: Callable[[int], None],
    ) -> Iterator[Proof]:
        jobs = self._stale(chain.from_iterable(ticket() for ticket in tickets))
        first = list(islice(jobs, MANY))
        if len(first) == MANY:
            self._galley.open()
        tree = self._galley.tree if self._galley.is_open else None
        yield from crew.work(task, chain(first, jobs), ready(tree), tell)

    def _looked(self, path: str, origin: str, digest: bytes) -> None:
        self.looked_at[path] = digest
        self.claims.append((path, origin))

    def _stale(self, pages: Iterable[Page]) -> Iterator[PrintJob]:
        """Give those pages to print of which no page of the same digest is published."""
        for page in pages:
            digest = self._digester.digest(page)
            self._looked(page.path, page.origin, digest)
            known = self._known.get(page.path)
            if known is not None and known[0] == digest:
                self.printed.digests[page.path] = known
            else:
                yield portable(self._digester.job(page, known[1] if known else b""))

    def _take(self, proof: Proof) -> None:
        """Add a finished page to what was printed; one whose bytes are published already is kept."""
        if not proof.digest:
            self.printed.digests[proof.path] = self._known[proof.path]
            return
        self.linked.update(proof.asked)
        self._rendered[proof.path] = proof.origin
        self.printed.digests[proof.path] = (self.looked_at[proof.path], proof.digest)
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
