# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Who does the work: this process for little of it, a pool of processes or a cluster for much. All give the same bytes.

A task is a module-level function of plain values; what all its calls share is set up once in each process. Tasks carry
chunks of a hundred items: one page is too little to be worth a message. Items are asked for as they are needed, so that
no more of them exist at once than keep everybody busy.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, Any, TypeVar

from blotter.model.problems import Place, Problem, SiteError
from blotter.model.report import BuildRequest
from blotter.publishing.assignments import SetUp
from blotter.publishing.cluster import missing_package, on_cluster

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

__all__ = ["CHUNK", "MANY", "Crew", "SetUp", "crew_for"]

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 100
# Below this, starting processes costs more than they save.
MANY = 200
# Where forking is not safe (macOS) or not there, processes start from nothing.
_CAN_FORK = sys.platform.startswith("linux")
# How many chunks a process has in hand, the one that it works on included.
_IN_HAND = 3


class Crew:
    """Workers for the heavy stages.

    ``jobs`` is how many processes of this machine may work at once (0: one a core); ``scheduler`` is the address of a
    Dask cluster that works in their place.
    """

    def __init__(self, jobs: int = 0, *, scheduler: str = "") -> None:
        self._jobs = jobs or _cores()
        self._scheduler = scheduler

    @property
    def shares_memory(self) -> bool:
        """Say whether several processes work that are forked from this one, and see what it knew when they began."""
        return self._jobs > 1 and not self._scheduler and _CAN_FORK

    def work(
        self,
        task: Callable[[Sequence[Item]], list[Result]],
        items: Iterable[Item],
        set_up: SetUp,
        tell: Callable[[int], None],
    ) -> Iterator[Result]:
        """Give what ``task`` gives for the items, chunk by chunk in their order; ``tell`` hears how much it is.

        Raises ``SiteError`` where the cluster is not there or does not finish.
        """
        waiting = iter(items)
        first = list(islice(waiting, MANY))
        chunks = _even(items) if isinstance(items, Sequence) else _shares(chain(first, waiting))
        if len(first) < MANY or (self._jobs == 1 and not self._scheduler):
            _begin(set_up.call, set_up.arguments)
            yield from _told(map(partial(_do, task), chunks), tell)
            return
        if self._scheduler:
            yield from _told(on_cluster(self._scheduler, task, chunks, set_up), tell)
            return
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor
        from concurrent.futures.process import BrokenProcessPool

        # Forked workers have all modules loaded; others load them.
        method = multiprocessing.get_context("fork" if _CAN_FORK else "spawn")
        try:
            with ProcessPoolExecutor(
                self._jobs, method, initializer=_begin_as_worker, initargs=(set_up.call, set_up.arguments)
            ) as pool:
                yield from _told(_in_turn(pool, partial(_do, task), chunks, _IN_HAND * self._jobs), tell)
        except BrokenProcessPool as error:
            raise SiteError((lost(),)) from error


def _begin(call: Callable[..., object], arguments: tuple[Any, ...]) -> None:
    """Get this process ready; what is there by now stays, and need not be looked through again and again."""
    gc.freeze()
    call(*arguments)


def _begin_as_worker(call: Callable[..., object], arguments: tuple[Any, ...]) -> None:
    """Get a worker ready, and end it when the build is killed: it would wait for work for good, and hold the locks."""
    from multiprocessing import connection, parent_process

    parent = parent_process()
    assert parent is not None, "a worker has been started by somebody"
    sentinel = parent.sentinel

    def wait() -> None:
        connection.wait([sentinel])
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
    _begin(call, arguments)


def lost() -> Problem:
    """Say that the system ended one of our processes."""
    return Problem(
        code="worker-lost",
        message="a process that worked on this build was ended from outside, most likely because memory ran out",
        place=Place(path="config.yaml"),
        hint="the published site is as it was; build with --jobs 1, which takes less memory",
    )


def _do(task: Callable[[Sequence[Item]], list[Result]], chunk: Sequence[Item]) -> list[Result]:
    """Do a chunk, and let go what refers to itself in circles (templates do): a build lets the collector rest.

    Only what this chunk has made is looked through: what is kept from earlier ones is kept to the end.
    """
    results = task(chunk)
    if len(chunk) >= CHUNK // 2:
        gc.collect(0)
    return results


def crew_for(request: BuildRequest) -> Crew:
    """Return who works for a build. Raises ``SiteError`` where a cluster is asked for and its package is missing."""
    if request.executor != "dask":
        return Crew(request.jobs)
    if find_spec("distributed") is None:
        raise SiteError((missing_package(),))
    return Crew(scheduler=request.scheduler)


def _even(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Cut the items into even chunks, so that none is too little to be worth a message."""
    count = -(-len(items) // CHUNK)
    bounds = [len(items) * number // count for number in range(count)] if count else []
    return (items[start:end] for start, end in pairwise([*bounds, len(items)]))


def _shares(items: Iterator[Item]) -> Iterator[Sequence[Item]]:
    """Cut items that come one by one into chunks, the last two of them evenly where little is left over."""
    chunk = list(islice(items, CHUNK))
    while chunk:
        following = list(islice(items, CHUNK))
        if 0 < len(following) < CHUNK // 2:
            rest = chunk + following
            chunk, following = rest[: len(rest) // 2], rest[len(rest) // 2 :]
        yield chunk
        chunk = following


def _in_turn(
    pool: ProcessPoolExecutor,
    task: Callable[[Sequence[Item]], list[Result]],
    chunks: Iterator[Sequence[Item]],
    most: int,
) -> Iterator[list[Result]]:
    """Give the results of all chunks in their order, while at most so many of them are in the hands of the pool."""
    waiting: deque[Future[list[Result]]] = deque()
    for chunk in chunks:
        waiting.append(pool.submit(task, chunk))
        if len(waiting) >= most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


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
