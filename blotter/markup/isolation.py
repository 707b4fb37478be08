# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Marking up in a process of its own, which can be stopped when it takes too long or too much memory.

The process is a fresh interpreter (nothing is forked), started for the first body that needs it, kept for the next
ones, and ended with this one. Messages are pickles behind four bytes that say how long they are; both ends are ours.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import pickle
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, Literal

import msgspec

from blotter.markup import complaints
from blotter.model.config import MarkdownSettings
from blotter.model.documents import Document

if TYPE_CHECKING:
    import subprocess

_START_SECONDS: Final = 60.0
_ROOT: Final = str(Path(__file__).parents[2])
_MODULE: Final = "blotter.markup.worker"


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What the process is asked: the arguments of ``mark_up``."""

    body: str
    settings: MarkdownSettings
    path: str


Failure = Literal["timeout", "crash", "memory"]


def send(stream: IO[bytes], message: object) -> None:
    """Write one message. Raises ``OSError`` when nobody listens."""
    content = pickle.dumps(message)
    stream.write(len(content).to_bytes(4, "big") + content)
    stream.flush()


def receive(stream: IO[bytes]) -> object:
    """Read one message. Raises ``EOFError`` when the other end is gone."""
    header = stream.read(4)
    content = stream.read(int.from_bytes(header, "big")) if len(header) == 4 else b""
    if not content:
        raise EOFError
    return pickle.loads(content)  # noqa: S301 - written by our own process


@dataclass(slots=True)
class Isolation:
    """The process that marks up risky bodies, if it runs, and who may talk to it."""

    _process: subprocess.Popen[bytes] | None = None
    _owner: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def process_id(self) -> int | None:
        """The id of the process, if it was started."""
        return None if self._process is None else self._process.pid

    def mark_up(self, body: str, settings: MarkdownSettings, *, path: str) -> Document:
        """Mark up a body within ``settings.timeout`` seconds; a process that takes longer is killed."""
        with self._lock:
            outcome = self._attempt(Request(body=body, settings=settings, path=path))
        match outcome:
            case "timeout":
                problem = complaints.too_slow(path, settings.timeout)
            case "memory":
                problem = complaints.failed("it needs more than 1 GB of memory")
            case "crash":
                problem = complaints.failed("the process that tried it died")
            case _:
                return outcome
        return Document(html="", problems=(problem,))

    def stop(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():  # after a fork it is our parent's
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # what could not be sent any more
                    stream.close()

    def _attempt(self, request: Request) -> Document | Failure:
        late = threading.Event()
        try:
            process = self._running()
            if process.stdin is None or process.stdout is None:
                return "crash"

            def give_up() -> None:
                late.set()
                process.kill()

            timer = threading.Timer(request.settings.timeout, give_up)
            timer.start()
            try:
                send(process.stdin, request)
                outcome = receive(process.stdout)
            finally:
                timer.cancel()
                timer.join()
        except (OSError, EOFError):
            self.stop()
            return "timeout" if late.is_set() else "crash"
        if late.is_set() or not isinstance(outcome, Document):
            self.stop()
        if isinstance(outcome, Document):
            return outcome
        return "memory"

    def _running(self) -> subprocess.Popen[bytes]:
        """Return the process, started and ready: the time it takes to start is nobody's fault."""
        if self._process is not None and self._owner == os.getpid() and self._process.poll() is None:
            return self._process
        self.stop()
        import subprocess

        # -P: the folder of the site, which holds a build.py, must not come first on the path of modules.
        environment = os.environ | {"PYTHONPATH": os.pathsep.join([_ROOT, *filter(None, sys.path)])}
        self._process = subprocess.Popen(  # noqa: S603 - nothing of a user's is run
            [sys.executable, "-P", "-m", _MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self._owner = os.getpid()
        timer = threading.Timer(_START_SECONDS, self._process.kill)
        timer.start()
        try:
            if self._process.stdout is None:
                raise EOFError
            receive(self._process.stdout)
        finally:
            timer.cancel()
        return self._process


ISOLATION: Final = Isolation()
"""The one of this process."""

atexit.register(ISOLATION.stop)
