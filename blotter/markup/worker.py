# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The process that marks up risky bodies one by one until nobody sends any more; see ``isolation``."""

from __future__ import annotations

import os
import sys
from typing import IO, Final

from blotter.markup.isolation import Request, receive, send
from blotter.markup.marking import mark_up
from blotter.model.config import MarkdownSettings

_MEMORY: Final = 1 << 30
_SPARE_SECONDS: Final = 5
READY: Final = "ready"
OUT_OF_MEMORY: Final = "memory"


def serve() -> None:
    """Answer each ``Request`` with a document."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not come between the answers
    _limit_memory()
    mark_up("*Load* what is loaded late.", MarkdownSettings(), path="")
    send(answers, READY)
    while _answer_one(requests, answers):
        pass


def _answer_one(requests: IO[bytes], answers: IO[bytes]) -> bool:
    """Answer one message; False when there is none or none can be answered after it."""
    try:
        request = receive(requests)
    except EOFError:
        return False
    if not isinstance(request, Request):
        return False
    _limit_time(request.settings.timeout)
    try:
        send(answers, mark_up(request.body, request.settings, path=request.path))
    except MemoryError:
        send(answers, OUT_OF_MEMORY)
        return False
    return True


def _limit_memory() -> None:
    """Allow 1 GB of address space, where the system can be told so."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _limit_time(seconds: float) -> None:
    """Make the system end this process some time after whoever waits for it should have, should they be gone."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        limit = int(used.ru_utime + used.ru_stime + seconds) + _SPARE_SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))


if __name__ == "__main__":
    serve()
