# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A shift: processes forked from the one that builds, which make the data of their pages as well as the pages.

They see the library as it was when they began, so nothing of it is sent to them: they get the numbers of job tickets,
and give back digests. Where memory is not shared (a cluster), pages are made at home and sent out (``print_run``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from blotter.publishing.assignments import SetUp
from blotter.publishing.bundles import Digests
from blotter.publishing.printing import Digester, Proof, print_pages
from blotter.rendering.pages.tickets import Ticket


class _Shift:
    """What the workers of a build share with it."""

    tickets: Sequence[Ticket] = ()
    known: Mapping[str, Digests] = {}
    digester: Digester | None = None


def open_shift(tickets: Sequence[Ticket], digester: Digester, known: Mapping[str, Digests], pressroom: SetUp) -> None:
    """Get a process ready to work on tickets. ``known`` are the digests of what is published, by path."""
    _Shift.tickets, _Shift.digester, _Shift.known = tickets, digester, known
    pressroom.call(*pressroom.arguments)


def print_tickets(numbers: Sequence[int]) -> list[Proof]:
    """Make the pages of some tickets, and print those that are not published as they would be rendered.

    Of a chunk those that are kept come first.
    """
    assert _Shift.digester is not None, "the shift is open"
    kept, jobs, begun = [], [], []
    for page in [page for number in numbers for page in _Shift.tickets[number]()]:
        known = _Shift.known.get(page.path)
        digest = _Shift.digester.digest(page, known)
        related = _Shift.digester.related(page)
        proof = Proof(path=page.path, origin=page.origin, made_from=digest, article=page.article, related=related)
        if _Shift.digester.is_stale(known, digest):
            jobs.append(_Shift.digester.job(page, known[1] if known else b""))
            begun.append(proof)
        else:
            kept.append(proof)
    printed = zip(print_pages(jobs), begun, strict=True)
    return kept + [
        replace(proof, made_from=one.made_from, article=one.article, related=one.related) for proof, one in printed
    ]
