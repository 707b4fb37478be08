# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Who does the work: this process for little of it, a pool of processes or a cluster for much. All give the same bytes.

A task is a module-level function of plain values; what all its calls share is set up once in each process. Tasks carry
chunks of a hundred items: one page is too little to be worth a message.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from itertools import pairwise
from typing import TypeVar

from blotter.model.problems import SiteError
from blotter.model.report import BuildRequest
from blotter.publishing.assignments import SetUp
from blotter.publishing.cluster import missing_package, on_cluster

__all__ = ["CHUNK", "MANY", "Crew", "SetUp", "crew_for"]

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 100
# Below this, starting processes costs more than they save.
MANY = 200


class Crew:
    """Workers for the heavy stages.

    ``jobs`` is how many processes of this machine may work at once (0: one a core); ``scheduler`` is the address of a
    Dask cluster that works in their place.
    """

    def __init__(self, jobs: int = 0, *, scheduler: str = "") -> None:
        self._jobs = jobs or _cores()
        self._scheduler = scheduler

    def work(
        self,
        task: Callable[[Sequence[Item]], list[Result]],
        items: Sequence[Item],
        set_up: SetUp,
        tell: Callable[[int], None],
    ) -> Iterator[Result]:
        """Give ``task``'s result for every item, in their order; ``tell`` hears how many are done.

        Raises ``SiteError`` where the cluster is not there or does not finish.
        """
        chunks = _shares(items)
        if len(items) < MANY or (self._jobs == 1 and not self._scheduler):
            set_up.call(*set_up.arguments)
            yield from _told(map(task, chunks), tell)
            return
        if self._scheduler:
            yield from _told(on_cluster(self._scheduler, task, chunks, set_up), tell)
            return
        # Forked workers have all modules loaded. Where forking is not safe (macOS) or not there, they load them.
        method = multiprocessing.get_context("fork" if sys.platform.startswith("linux") else "spawn")
        with ProcessPoolExecutor(self._jobs, method, initializer=set_up.call, initargs=set_up.arguments) as pool:
            yield from _told(pool.map(task, chunks), tell)


def crew_for(request: BuildRequest) -> Crew:
    """Return who works for a build. Raises ``SiteError`` where a cluster is asked for and its package is missing."""
    if request.executor != "dask":
        return Crew(request.jobs)
    if find_spec("distributed") is None:
        raise SiteError((missing_package(),))
    return Crew(scheduler=request.scheduler)


def _shares(items: Sequence[Item]) -> list[Sequence[Item]]:
    """Cut the items into even chunks, so that none is too little to be worth a message."""
    count = -(-len(items) // CHUNK)
    bounds = [len(items) * number // count for number in range(count)] if count else []
    return [items[start:end] for start, end in pairwise([*bounds, len(items)])]


def _told(chunks: Iterator[list[Result]], tell: Callable[[int], None]) -> Iterator[Result]:
    done = 0
    for results in chunks:
        done += len(results)
        tell(done)
        yield from results


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
