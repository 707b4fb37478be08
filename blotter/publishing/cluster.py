# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Work on a Dask cluster, whose machines need not see our files.

What a stage needs once goes as one assignment, which the cluster hands to every worker that has none yet, one that came
later or was started again included; chunks go after it, a few more than the workers have in hand, so that the scheduler
never holds an archive. The cluster gives a dead worker's chunks to another; how often, and how long we wait for
workers, is bounded.
"""

from __future__ import annotations

import logging
import operator
import os
import pickle
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from typing import Any, Final, TypeVar

from blotter.model.problems import Place, Problem, SiteError
from blotter.publishing.assignments import Refusal, SetUp, differences, identity_here, pack, parcel, unpack

Item = TypeVar("Item")
Result = TypeVar("Result")

# In seconds: until a scheduler answers; without any worker; without any result (the slowest chunk that is allowed is
# a hundred bodies of two seconds each); between two looks at how the cluster is.
CONNECT: Final = 10.0
PATIENCE: Final = 30.0
SILENCE: Final = 900.0
PULSE: Final = 1.0
# How often a chunk is tried again that failed for want of memory or disk; death of the worker is counted by the
# scheduler (distributed.scheduler.allowed-failures).
RETRIES: Final = 2
_DEATHS: Final = "every worker that tried one of the chunks died, and there were {}"
_LOST: Final = "the connection to the scheduler was lost"
_LOGGERS: Final = ("distributed", "distributed.client", "tornado.application", "asyncio")


def missing_package() -> Problem:
    """Say that the optional package is not there."""
    return _problem(
        "missing-package",
        "--executor dask needs the package distributed, which is not installed",
        "install it (python -m pip install distributed), or leave --executor out to build on this machine alone",
    )


def unreachable(address: str, reason: str) -> Problem:
    """Say that there is no scheduler."""
    return _problem(
        "cluster-unreachable",
        f"no Dask scheduler answers at {address}" + (f" ({reason})" if reason else ""),
        "start one (dask scheduler) or mend the address; without --executor dask this machine builds alone",
    )


def failed(address: str, what: str) -> Problem:
    """Say that the cluster did not finish what it was given."""
    return _problem(
        "cluster-failed",
        f"{what} (scheduler {address})",
        "the published site is as it was; look into the logs of scheduler and workers, then build again",
    )


def foreign(worker: str, how: str) -> Problem:
    """Say that a worker is not like this machine."""
    return _problem(
        "foreign-worker",
        f"the worker {worker} cannot be given pages, since they might come out differently there: {how}",
        "install the same Blotter and the same packages (requirements.lock) there, and start the worker again",
    )


def _problem(code: str, message: str, hint: str) -> Problem:
    return Problem(code=code, message=message, place=Place(path="config.yaml"), hint=hint)


def on_cluster(
    address: str,
    task: Callable[[Sequence[Item]], list[Result]],
    chunks: Iterable[Sequence[Item]],
    set_up: SetUp,
) -> Iterator[list[Result]]:
    """Give ``task``'s results for every chunk, in their order.

    Raises ``SiteError``: ``cluster-unreachable``, ``cluster-failed`` or ``foreign-worker``. What the task itself
    raises comes through.
    """
    with _connected(address) as client:
        bureau = _Bureau(client, address)
        bureau.compare_workers()
        yield from bureau.work(task.__name__, parcel(task, set_up), iter(chunks))


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    """Connect to the scheduler; the library's own words (tracebacks, mostly) stay off the terminal meanwhile."""
    import asyncio

    import dask
    import distributed

    client_of: Any = distributed.Client  # its methods have no types
    loggers = [(logger, logger.level) for logger in map(logging.getLogger, _LOGGERS)]
    for logger, _ in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    settings = {"distributed.comm.timeouts.connect": CONNECT, "distributed.admin.large-graph-warning-threshold": "1TB"}
    try:
        with dask.config.set(settings):
            try:
                asyncio.run(_say_hello(address))
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # another version of the library is no mistake while it works
                    client = client_of(address, timeout=CONNECT, set_as_default=False, name="blotter")
            except Exception as error:  # whoever is there may answer anything
                raise SiteError((unreachable(address, _reason(error)),)) from error
            try:
                yield client
            finally:
                with suppress(Exception):
                    client.close(timeout=PULSE)
    finally:
        for logger, level in loggers:
            logger.setLevel(level)


async def _say_hello(address: str) -> None:
    """Connect and hang up. The library itself waits forever for somebody who takes the call and does not speak."""
    import asyncio

    from distributed import comm, security

    connect: Any = comm.core.connect
    credentials: Any = security.Security
    arguments = credentials().get_connection_args("client")
    line = await asyncio.wait_for(connect(address, timeout=CONNECT, **arguments), 1.5 * CONNECT)
    line.abort()


def _reason(error: BaseException) -> str:
    """Return the innermost reason in a few words, none where it is just silence."""
    while error.__cause__ is not None:
        error = error.__cause__
    if isinstance(error, TypeError):  # what tls:// says where nobody has set it up
        return "its certificates are not in the configuration of Dask"
    words = str(getattr(error, "strerror", None) or error).strip().splitlines()
    return words[0] if words and not isinstance(error, TimeoutError) else ""


class _Bureau:
    """One stage's dealings with the cluster."""

    def __init__(self, client: Any, address: str) -> None:
        self._client = client
        self._address = address
        self._threads = 0
        self._looked = 0.0
        self._seen = self._heard = time.monotonic()

    def compare_workers(self) -> None:
        """Wait for a worker; refuse to go on where one is not like this machine."""
        while not self._look():
            time.sleep(PULSE / 10)
        for worker, answer in sorted(self._ask("run", identity_here, on_error="return").items()):
            if isinstance(answer, tuple):
                self._compare(worker, answer)
            elif not isinstance(answer, OSError):  # that one is gone since
                raise SiteError((foreign(worker, f"it cannot load this Blotter ({answer})"),))

    def _compare(self, worker: str, identity: tuple[str, ...]) -> None:
        if how := differences(identity_here(), identity):
            raise SiteError((foreign(worker, how),))

    def work(self, name: str, assignment: bytes, chunks: Iterator[Sequence[Any]]) -> Iterator[list[Any]]:
        """Give the results of all chunks in their order; a few more are under way than keep the workers busy."""
        stage, given = f"blotter-{name}-{os.urandom(16).hex()}", 0
        # Its own first task unpacks it, on a worker: a scheduler may know nothing but Dask, and sees only bytes.
        [desk] = self._ask("map", pickle.loads, [assignment], key=[f"{stage}-assignment"], retries=RETRIES)
        waiting: deque[Any] = deque()
        while True:
            # Many at once in the beginning: so Dask spreads them at once, wherever the assignment lies already.
            parcels = [pack(chunk) for chunk in islice(chunks, max(0, 2 * self._look() + 2 - len(waiting)))]
            keys = [(stage, given + number) for number in range(len(parcels))]
            given += len(parcels)
            if parcels:
                desks = [desk] * len(parcels)
                waiting.extend(self._ask("map", operator.call, desks, parcels, key=keys, retries=RETRIES))
            if not waiting:
                return
            yield self._taken(waiting.popleft())

    def _taken(self, future: Any) -> list[Any]:
        """Wait for a result, as long as there is somebody to wait for."""
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        while True:
            try:
                future.exception(timeout=PULSE)  # waits and brings nothing: a slow line must not begin again and again
                result = future.result(timeout=PATIENCE)
            except TimeoutError:
                self._look()
                if time.monotonic() - self._heard > SILENCE:
                    raise self._broken(f"nothing was heard for {SILENCE / 60:.0f} minutes") from None
            except KilledWorker as error:
                raise self._broken(_DEATHS.format(error.allowed_failures + 1)) from error
            except FutureCancelledError as error:
                raise self._broken(_LOST) from error
            except ImportError as error:
                raise SiteError((foreign("that came last", f"it cannot load this Blotter ({error})"),)) from error
            else:
                break
        self._heard = time.monotonic()
        if isinstance(result, Refusal):
            self._compare(result.worker, result.identity)
        return unpack(result)

    def _look(self) -> int:
        """Return how many threads the workers have, as of about a second ago; lose patience where there are none."""
        now = time.monotonic()
        if not self._threads or now - self._looked > PULSE:
            try:
                self._threads = sum(self._client.nthreads().values())
            except (OSError, RuntimeError):  # the scheduler is gone, which the waiting results tell
                self._threads = 0
            self._looked = now
            if self._threads:
                self._seen = now
            elif now - self._seen > PATIENCE:
                raise self._broken(f"there was no worker for {PATIENCE:.0f} seconds")
        return self._threads

    def _ask(self, what: str, *words: Any, **more: Any) -> Any:
        """Call a method of the client; one that fails because the scheduler is gone is no mistake of ours."""
        try:
            return getattr(self._client, what)(*words, **more)
        except Exception as error:
            if self._client.status == "running" and not isinstance(error, OSError):
                raise
            raise self._broken(_LOST) from error

    def _broken(self, what: str) -> SiteError:
        return SiteError((failed(self._address, what),))
