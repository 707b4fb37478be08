# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Sets Blotter up on a machine that has only Python and pip, once; afterward it only looks and goes on.

This runs in whatever Python the editor has, before any package is there, and every command passes through it: so it
imports the standard library alone, and of that only ``os`` and ``sys`` at once, which any Python has loaded already.
Even ``dataclasses`` or ``typing`` would cost more than all that is done here when there is nothing to do.

The packages live in ``.venv`` beside ``build.py``. A *stamp* in it is a copy of the lock that was installed, empty
while pip is at work: another text than the lock's means work to do. A *mark* is there from before the folder's first
file to after its last: where it still stands, a set-up was cut off, and the folder is made anew. Somebody's own
``.venv`` (neither stamp nor mark) is kept: it is used as it is, or the packages are installed into it.
"""

from __future__ import annotations

import os
import sys


class Needs:
    """What a command needs: its lock, the modules that show that its packages are there, other locks that it covers."""

    __slots__ = ("covers", "lock", "modules")

    def __init__(self, lock: str, modules: tuple[str, ...], covers: tuple[str, ...] = ()) -> None:
        self.lock = lock
        self.modules = modules
        self.covers = covers


_PACKAGES = (
    "PIL",
    "babel",
    "frontmatter",
    "imagesize",
    "jinja2",
    "markdown",
    "markupsafe",
    "msgspec",
    "nh3",
    "selectolax",
    "tzdata",
    "yaml",
)
_TEST_PACKAGES = (
    "distributed",
    "extruct",
    "feedparser",
    "hypothesis",
    "jsonschema",
    "lxml",
    "mf2py",
    "playwright",
    "pyRdfa",
    "pyromark",
    "pytest",
    "rdflib",
    "xdist",
)
RUNTIME = Needs("requirements.lock", _PACKAGES)
DEVELOPMENT = Needs("requirements-dev.lock", _PACKAGES + _TEST_PACKAGES, covers=("requirements.lock",))

_MARK = "blotter-set-up-unfinished"
_NETWORK_SIGNS = (
    "NewConnectionError",
    "ConnectTimeout",
    "NameResolutionError",
    "Failed to establish",
    "Connection broken",
    "ReadTimeout",
    "ProxyError",
    "Network is unreachable",
)


class NotReadyError(Exception):
    """Set-up cannot go on; its text is one sentence that says why and what to do."""


def make_ready(home: str, needs: Needs) -> None:
    """Return only in a Python that has the needed packages; ``home`` is the folder of build.py.

    Where that is another Python than the running one, the process is replaced by it (POSIX), or this one ends with its
    exit code. Raises ``NotReadyError``.
    """
    folder = os.path.join(home, ".venv")
    inside = _is_running_in(folder)
    ready = _is_ready(folder, home, needs)
    if not ready:
        if not (inside and _is_ours(folder, needs)) and _are_importable(needs.modules):
            return
        _set_up(folder, home, needs)
    if not (inside and ready):
        _go_on_in(folder)


def keep_compiled_apart() -> None:
    """Keep compiled modules in the user's own folder where Python is told not to lay any beside the sources.

    That is what ``PYTHONDONTWRITEBYTECODE`` is set for, in containers above all. Without compiled modules every command
    would compile the whole program anew, which takes longer than to publish an edit. They are code that will be run, so
    the folder must be this user's, and nobody else's to write to.
    """
    if not sys.dont_write_bytecode or sys.pycache_prefix:
        return
    caches = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(caches):
        caches = os.path.join(os.path.expanduser("~"), ".cache")
    folder = os.path.join(caches, "blotter", "python")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        facts = os.stat(folder)
    except OSError:
        return
    if hasattr(os, "geteuid") and (facts.st_uid != os.geteuid() or facts.st_mode & 0o022):
        return
    sys.pycache_prefix = folder
    sys.dont_write_bytecode = False


def _are_importable(modules: tuple[str, ...]) -> bool:
    from importlib.util import find_spec

    return all(find_spec(module) for module in modules)


def _is_running_in(folder: str) -> bool:
    try:
        return os.path.samefile(sys.prefix, folder)
    except OSError:
        return False


def _is_ours(folder: str, needs: Needs) -> bool:
    """Say whether we made the folder or installed into it, be it long ago or not to the end."""
    return os.path.exists(os.path.join(folder, _MARK)) or os.path.exists(_stamp(folder, needs.lock))


def _is_ready(folder: str, home: str, needs: Needs) -> bool:
    """Say whether the folder is usable and holds what the lock asks for."""
    try:
        with open(_stamp(folder, needs.lock), "rb") as stamp, open(os.path.join(home, needs.lock), "rb") as lock:
            return stamp.read() == lock.read() and _is_usable(folder)
    except OSError:
        return False


def _is_usable(folder: str) -> bool:
    """Say whether the folder is whole and, if we run in it, for this Python: after an upgrade of Python it is not."""
    version = "python{}.{}".format(*sys.version_info)
    packages = os.path.join(folder, "lib", version)
    outdated = sys.platform != "win32" and _is_running_in(folder) and not os.path.isdir(packages)
    return _is_whole(folder) and not outdated


def _is_whole(folder: str) -> bool:
    """Say whether the folder was made to the end and has a Python that will look for its packages there."""
    return (
        os.access(_python(folder), os.X_OK)
        and os.path.exists(os.path.join(folder, "pyvenv.cfg"))
        and not os.path.exists(os.path.join(folder, _MARK))
    )


def _stamp(folder: str, lock: str) -> str:
    return os.path.join(folder, f"blotter-{lock}")


def _python(folder: str) -> str:
    where = ("Scripts", "python.exe") if sys.platform == "win32" else ("bin", "python")
    return os.path.join(folder, *where)


def _go_on_in(folder: str) -> None:
    """Run the same command line in the folder's Python, interpreter options included."""
    arguments = [_python(folder), *sys.orig_argv[1:]]
    if sys.platform != "win32":
        sys.stderr.flush()
        os.execv(arguments[0], arguments)
    import subprocess

    sys.exit(subprocess.call(arguments))


def _set_up(folder: str, home: str, needs: Needs) -> None:
    """Make the folder what the lock says, one process at a time. Raises ``NotReadyError``."""
    state = os.path.join(home, ".blotter")
    try:
        os.makedirs(state, exist_ok=True)
        with open(os.path.join(state, "set-up.lock"), "a+b") as turn:
            _wait_for_our_turn(turn.fileno())
            if not _is_ready(folder, home, needs):  # else another run did it while we waited
                _say(f"Setting Blotter up in {folder} (once, about half a minute) ...")
                _make_folder(folder)
                _install(folder, home, needs, os.path.join(state, "set-up.log"))
    except OSError as error:
        raise NotReadyError(
            f"Blotter could not set itself up: {error.filename or folder}: {error.strerror or error}. Make room or "
            "give yourself the right to write there, then run this again."
        ) from error


def _say(line: str) -> None:
    try:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
    except OSError:  # nobody can read it, which is no reason to stop
        pass


def _wait_for_our_turn(lock: int) -> None:
    """Hold the lock until the file is closed or the process ends, however that happens."""
    if sys.platform == "win32":
        import msvcrt

        while True:
            try:
                msvcrt.locking(lock, msvcrt.LK_LOCK, 1)
            except OSError:  # not free after ten seconds
                continue
            return
    import fcntl

    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        _say("Another run is setting Blotter up: waiting for it ...")
        fcntl.flock(lock, fcntl.LOCK_EX)


def _make_folder(folder: str) -> None:
    """Leave a whole virtual environment: one that is there is kept, anything else is made anew."""
    if _is_usable(folder):
        return
    try:
        import venv
    except ImportError:
        raise NotReadyError(
            "Blotter needs Python's venv module, which this Python lacks: install it (on Debian or Ubuntu: "
            "sudo apt install python3-venv), then run this again."
        ) from None
    import shutil

    if os.path.islink(folder) or os.path.isfile(folder):
        os.unlink(folder)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder, exist_ok=True)
    _write(os.path.join(folder, _MARK), b"")
    venv.create(folder, symlinks=sys.platform != "win32")


def _write(path: str, content: bytes) -> None:
    with open(path, "wb") as file:
        file.write(content)


def _install(folder: str, home: str, needs: Needs, log: str) -> None:
    """Install the lock with pip, whose words go into the log, then stamp the folder."""
    import subprocess

    locks = (needs.lock, *needs.covers)
    for lock in locks:
        _write(_stamp(folder, lock), b"")
    options = ("--require-hashes", "--no-input", "--disable-pip-version-check", "--retries", "2")
    command = (*_pip(folder), "install", *options, "-r", os.path.join(home, needs.lock))
    with open(log, "wb") as out:
        done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        raise NotReadyError(_why_pip_failed(log, needs.lock))
    if os.path.exists(os.path.join(folder, _MARK)):
        os.unlink(os.path.join(folder, _MARK))
    for lock in locks:
        with open(os.path.join(home, lock), "rb") as installed:
            _write(_stamp(folder, lock), installed.read())


def _pip(folder: str) -> tuple[str, ...]:
    """Name the pip to install with: this Python's, else one that ``ensurepip`` puts into the folder."""
    if _are_importable(("pip",)):
        return (sys.executable, "-m", "pip", "--python", _python(folder))
    import subprocess

    pip = (_python(folder), "-m", "pip")
    ensured = (_python(folder), "-m", "ensurepip", "--default-pip")
    for command in ((*pip, "--version"), ensured):
        if subprocess.run(command, check=False, capture_output=True).returncode == 0:
            return pip
    raise NotReadyError(
        "Blotter needs pip, which this Python lacks: install it (on Debian or Ubuntu: sudo apt install python3-pip), "
        "then run this again."
    )


def _why_pip_failed(log: str, lock: str) -> str:
    with open(log, encoding="utf-8", errors="replace") as lines:
        said = lines.read()
    if "DO NOT MATCH THE HASHES" in said:
        return (
            f"Blotter did not install its packages: what pip downloaded is not what {lock} names. Try another network, "
            f"and if it happens again report it (pip's words are in {log})."
        )
    if any(sign in said for sign in _NETWORK_SIGNS):
        return (
            "Blotter could not fetch its packages: pip did not reach the package index. Connect to the network, "
            f"then run this again (pip's words are in {log})."
        )
    errors = [line for line in said.splitlines() if line.startswith("ERROR: ")] or ["ERROR: no reason given"]
    return (
        f"Blotter could not install its packages: pip says {errors[-1].removeprefix('ERROR: ')!r}. Mend that, "
        f"then run this again (all of pip's words are in {log})."
    )
