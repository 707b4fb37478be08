# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What goes to another machine to be done there: a task, what it needs once, and who may do it.

An assignment travels as one pickle and answers pickled chunks with pickled results, so that whoever passes them on (the
scheduler of a cluster) opens none of them. It is believed by whoever opens it, as code is: see docs/scale.md.
"""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, ClassVar

import msgspec
from msgspec.structs import replace

from blotter.publishing.inputs import portable_identity

Task = Callable[[Sequence[Any]], list[Any]]


class SetUp(msgspec.Struct, frozen=True, kw_only=True):
    """What is called once in each process before its first task, and with what.

    ``afar`` gives the same for a process that may be on another machine, where our files need not be; without it the
    arguments are such that they can travel.
    """

    call: Callable[..., object]
    arguments: tuple[Any, ...] = ()
    afar: Callable[[], SetUp] | None = None


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """What a worker answers that is not like the machine which builds; ``identity`` is what it is."""

    worker: str
    identity: tuple[str, ...]


@cache
def identity_here() -> tuple[str, ...]:
    """Name the code, the Python and the packages of this process, as they were when it was first asked.

    A worker lives long: the files of its code may be newer than what it has loaded. Raises ``OSError``.
    """
    return portable_identity()


def differences(here: tuple[str, ...], there: tuple[str, ...]) -> str:
    """Say in words what is not the same: ``jinja2 3.1.5 instead of 3.1.6``; empty where all is."""
    mine, theirs = _versions(here), _versions(there)
    return ", ".join(
        f"{name} {theirs.get(name, '(missing)')} instead of {mine.get(name, 'none')}"
        for name in sorted(mine.keys() | theirs.keys(), key=str.lower)
        if mine.get(name) != theirs.get(name)
    )


def _versions(identity: tuple[str, ...]) -> dict[str, str]:
    """Map names to versions; a package may be installed twice."""
    versions: dict[str, str] = {}
    for name, _, version in (part.partition(" ") for part in identity):
        versions[name] = f"{versions[name]} and {version}" if name in versions else version
    return versions


class Assignment(msgspec.Struct, frozen=True, kw_only=True):
    """A task ready to travel. ``key`` is no other's; ``identity`` is of the machine that asks."""

    task: Task
    set_up: SetUp
    identity: tuple[str, ...]
    key: bytes

    def __call__(self, chunk: bytes) -> bytes | Refusal:
        """Do a pickled chunk of work and return the pickled results; refuse where they might have other bytes."""
        if identity_here() != self.identity:
            import socket

            return Refusal(worker=f"on {socket.gethostname()} (process {os.getpid()})", identity=identity_here())
        with _Workplace.turn:
            if _Workplace.ready_for != self.key:
                _Workplace.ready_for = b""
                self.set_up.call(*self.set_up.arguments)
                _Workplace.ready_for = self.key
            return pickle.dumps(self.task(pickle.loads(chunk)), _PROTOCOL)  # noqa: S301 - from who sent us


class _Workplace:
    """What this process is set up for. A worker may have many threads, and what tasks share is made for one."""

    turn: ClassVar[threading.Lock] = threading.Lock()
    ready_for: ClassVar[bytes] = b""


_PROTOCOL = pickle.HIGHEST_PROTOCOL


def parcel(task: Task, set_up: SetUp) -> bytes:
    """Pack an assignment. Raises ``OSError`` when our own code cannot be read."""
    if set_up.afar is not None:
        set_up = set_up.afar()
    light = replace(set_up, afar=None)
    assignment = Assignment(task=task, set_up=light, identity=identity_here(), key=os.urandom(16))
    return pickle.dumps(assignment, _PROTOCOL)


def pack(items: Sequence[Any]) -> bytes:
    """Pickle a chunk of work for an assignment."""
    return pickle.dumps(items, _PROTOCOL)


def unpack(results: bytes) -> list[Any]:
    """Read what an assignment answered. The workers are trusted as our own processes are."""
    unpacked: list[Any] = pickle.loads(results)  # noqa: S301
    return unpacked
