# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Who does the work: this process for little of it, a pool of processes for much. Both give the same bytes.

A task is a module-level function of plain values; what all its calls share is set up once in each process. Tasks carry
chunks of a hundred items: one page is too little to be worth a message.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 100
# Below this, starting processes costs more than they save.
MANY = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """What is called once in each process before its first task, and with what."""

    call: Callable[..., object]
    arguments: tuple[Any, ...] = ()


class Crew:
    """Workers for the heavy stages. ``jobs`` is how many processes may work at once (0: one a core)."""

    def __init__(self, jobs: int = 0) -> None:
        self._jobs = jobs or _cores()

    def work(
        self,
        task: Callable[[Sequence[Item]], list[Result]],
        items: Sequence[Item],
        set_up: SetUp,
        tell: Callable[[int], None],
    ) -> Iterator[Result]:
        """Give ``task``'s result for every item, in their order; ``tell`` hears how many are done."""
        chunks = [items[start : start + CHUNK] for start in range(0, len(items), CHUNK)]
        if self._jobs == 1 or len(items) < MANY:
            set_up.call(*set_up.arguments)
            yield from _told(map(task, chunks), tell)
            return
        # Forked workers have all modules loaded. Where forking is not safe (macOS) or not there, they load them.
        method = multiprocessing.get_context("fork" if sys.platform.startswith("linux") else "spawn")
        with ProcessPoolExecutor(self._jobs, method, initializer=set_up.call, initargs=set_up.arguments) as pool:
            yield from _told(pool.map(task, chunks), tell)


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
