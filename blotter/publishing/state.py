# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What the last build knew, kept in ``.blotter/``: it may be deleted at any time, and is never believed blindly.

One SQLite file for each output folder. Hot columns (stamps, digests) lie apart from the cold records and the HTML: a
build with nothing to do reads only the hot ones. It is opened only if this user on this machine wrote it for this
very site, with this code: anything else (another version, a copied folder, a file that came with foreign content) is
dropped. Like ``reading.scan``, this module keeps its imports few.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import blake2b
from zlib import crc32

from blotter.reading.scan import read_regular

STATE_FOLDER = ".blotter"
FORMAT = "5"
_TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE inputs (first TEXT PRIMARY KEY, packed BLOB NOT NULL);
CREATE TABLE items (first TEXT PRIMARY KEY, records BLOB NOT NULL);
CREATE TABLE places (path TEXT PRIMARY KEY, places BLOB NOT NULL);
CREATE TABLE verdicts (path TEXT PRIMARY KEY, verdict BLOB NOT NULL);
CREATE TABLE documents (path TEXT PRIMARY KEY, key BLOB NOT NULL, document BLOB NOT NULL);
CREATE TABLE outputs (first TEXT PRIMARY KEY, digests BLOB NOT NULL);
CREATE TABLE related (first TEXT PRIMARY KEY, slugs BLOB NOT NULL);
"""
# What SQLite lays beside a database, and how many of its steps it may take to look up who wrote one.
_ASIDE = ("-journal", "-wal", "-shm")
_FEW_STEPS = 10_000
_KEY_LENGTH = 32
_SUM = 4
TABLES = ("facts", "inputs", "items", "places", "verdicts", "documents", "outputs", "related")
# What lies together, some dozens in a bundle, and is read whole (see ``bundles``).
_BUNDLED = {"inputs": "packed", "items": "records", "outputs": "digests", "related": "slugs"}
# What lies apart of each content file, and is looked up one by one.
_APART = {
    "places": "SELECT path, places FROM places WHERE path = ?",
    "verdict": "SELECT path, verdict FROM verdicts WHERE path = ?",
    "document": "SELECT path, key, document FROM documents WHERE path = ?",
}


class DamagedMemoryError(ValueError):
    """What was remembered cannot be read any more: the build begins again without it."""


def _sum(beside: list[object], value: bytes | memoryview) -> bytes:
    """Return the sum (CRC-32) of a value and of what stands beside it: whose it is, above all."""
    return crc32(value, crc32(repr(beside).encode())).to_bytes(_SUM, "big")


def summed(row: tuple[object, ...]) -> tuple[object, ...]:
    """Return a row as it is kept: its last value, which is bytes, with the sum of all before it."""
    *beside, value = row
    assert isinstance(value, bytes), "the last value of a row is bytes"
    return (*beside, _sum(beside, value) + value)


def _whole(row: Sequence[object]) -> memoryview:
    """Return the value of a row. Raises ``DamagedMemoryError`` where it is not as it was put.

    A file has no sums of its own, and a damaged value may well be one that can be read.
    """
    *beside, kept = row
    if not isinstance(kept, bytes):
        raise DamagedMemoryError
    value = memoryview(kept)[_SUM:]
    if kept[:_SUM] != _sum(beside, value):
        raise DamagedMemoryError
    return value


class State:
    """An open memory. ``is_new`` says that nothing is known; ``notice`` why a former one was dropped, if it was."""

    __slots__ = ("_inherited", "_opened", "_path", "_process", "is_new", "notice")

    def __init__(self, connection: sqlite3.Connection, path: str, *, is_new: bool, notice: str = "") -> None:
        self._opened = connection
        self.is_new = is_new
        self.notice = notice
        self._path = path
        self._process = os.getpid()
        self._inherited: sqlite3.Connection | None = None

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection of this process: a forked one has its own, to read only.

        That of its parent is neither to be used nor to be closed: see "How To Corrupt An SQLite Database File", section
        2.6 (https://www.sqlite.org/howtocorrupt.html).
        """
        if self._process != os.getpid():
            self._inherited, self._process = self._opened, os.getpid()
            self._opened = sqlite3.connect(self._path, isolation_level=None)
            self._opened.execute("PRAGMA query_only = ON")
        return self._opened

    def fact(self, name: str) -> bytes:
        """Return a fact, empty if it is not known. Raises ``DamagedMemoryError`` where it is not as it was put."""
        row = self.connection.execute("SELECT name, value FROM facts WHERE name = ?", (name,)).fetchone()
        return bytes(_whole(row)) if row else b""

    def words(self, name: str) -> list[str]:
        """Return a fact that is a list of words. Raises as ``fact`` does."""
        try:
            return self.fact(name).decode().split()
        except UnicodeDecodeError as error:
            raise DamagedMemoryError from error

    def bundles(self, table: str) -> Iterable[memoryview]:
        """Give the bundles of a table (``inputs``, ``items`` …) in their order. Raises as ``fact`` does."""
        rows = self.connection.execute(f"SELECT first, {_BUNDLED[table]} FROM {table} ORDER BY first")  # noqa: S608
        return map(_whole, rows)

    def bundle_of(self, table: str, path: str) -> str:
        """Name the bundle in which a path is or would be: the last that begins at it or before it, else the first."""
        command = f"SELECT max(first) FROM {table} WHERE first <= ?"  # noqa: S608
        return self.connection.execute(command, (path,)).fetchone()[0] or ""

    def bundle(self, table: str, first: str) -> memoryview:
        """Return one bundle by its name, empty if there is none. Raises as ``fact`` does."""
        command = f"SELECT first, {_BUNDLED[table]} FROM {table} WHERE first = ?"  # noqa: S608
        row = self.connection.execute(command, (first,)).fetchone()
        return _whole(row) if row else memoryview(b"")

    def apart(self, what: str, path: str) -> memoryview:
        """Return what lies apart of a content file, empty if it is not known.

        That is its ``places``, its ``verdict`` or its ``document``. Raises as ``fact`` does.
        """
        row = self.connection.execute(_APART[what], (path,)).fetchone()
        return _whole(row) if row else memoryview(b"")

    def key(self, path: str) -> bytes:
        """Return the digest of all that the document of a file was made from, empty if there is none."""
        row = self.connection.execute("SELECT key FROM documents WHERE path = ?", (path,)).fetchone()
        return bytes(row[0]) if row else b""

    def put(self, table: str, rows: Iterable[tuple[object, ...]], *, gone: list[str] | None = None) -> None:
        """Put rows into a table, and forget those of the paths that are ``gone``; part of the open transaction.

        The last value of a row is bytes, which are kept with a sum of all of it.
        """
        if table not in TABLES:
            raise ValueError(table)
        for row in (waiting := map(summed, rows)):
            command = f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(row))})"  # noqa: S608
            self.connection.execute(command, row)
            self.connection.executemany(command, waiting)
        if gone:
            self.connection.executemany(f"DELETE FROM {table} WHERE path = ?", [(path,) for path in gone])  # noqa: S608

    def clear(self, table: str) -> None:
        """Take all rows out of a table; part of the open transaction."""
        if table not in TABLES:
            raise ValueError(table)
        self.connection.execute(f"DELETE FROM {table}")  # noqa: S608

    def close(self) -> None:
        """Close; whatever is not committed is forgotten."""
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")
        self.connection.close()


def forget_state(site: str, output: str) -> None:
    """Remove the memory of a site's output. Raises ``OSError``."""
    path = _path_of(site, output)
    for ending in ("", *_ASIDE):
        if os.path.lexists(path + ending):
            os.unlink(path + ending)


def open_state(site: str, output: str, identity: str) -> State:
    """Open the memory of a site's output, or a new one in its place. ``site`` and ``output`` are absolute.

    ``identity`` names everything besides the content that a page depends on and that is not compared file by file.
    Raises ``OSError`` and ``sqlite3.Error`` when the folder cannot be written.
    """
    known, notice = _open_known(site, output, identity)
    if known is not None:
        return known
    forget_state(site, output)
    path = _path_of(site, output)
    connection = sqlite3.connect(path, isolation_level=None)
    # A power cut costs a cold build at most: what is found damaged is dropped.
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(_TABLES)
    connection.execute("INSERT INTO facts VALUES ('owner', ?)", (_owner(site, output, identity),))
    return State(connection, path, is_new=True, notice=notice)


def open_known_state(site: str, output: str, identity: str) -> State | None:
    """Open the memory of a site's output if there is one to believe; never makes or changes anything."""
    try:
        return _open_known(site, output, identity)[0]
    except (OSError, sqlite3.Error):
        return None


def _open_known(site: str, output: str, identity: str) -> tuple[State | None, str]:
    """Open a state file if it is whole and ours; else say why not."""
    path = _path_of(site, output)
    if not os.path.isfile(path) or os.path.islink(path):
        return None, ""
    # SQLite would finish what such a file says, and delete another file if it says so: it may come from anywhere.
    if any(os.path.lexists(path + ending) for ending in _ASIDE):
        return None, "a build was cut off while it wrote it"
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.set_progress_handler(lambda: 1, _FEW_STEPS)
        (known,) = connection.execute("SELECT value FROM facts WHERE name = 'owner'").fetchone() or (b"",)
        if known == _owner(site, output, identity):
            connection.set_progress_handler(None, 0)
            connection.execute("PRAGMA synchronous = OFF")
            return State(connection, path, is_new=False), ""
        notice = "it was written by another version, for another place, or by somebody else"
    except sqlite3.Error as error:
        notice = f"it is damaged ({error})"
    connection.close()
    return None, notice


def _path_of(site: str, output: str) -> str:
    mark = blake2b(os.fsencode(os.path.relpath(output, site)), digest_size=4).hexdigest()
    return os.path.join(site, STATE_FOLDER, f"state-{mark}.sqlite")


def _owner(site: str, output: str, identity: str) -> bytes:
    """Sign with a key that lies outside the site, so that a state that came with foreign content is not believed."""
    return seal(*(fact.encode("utf-8", "surrogateescape") for fact in (FORMAT, identity, site, output)))


def seal(*facts: bytes) -> bytes:
    """Sign facts with this user's key, so that it can be told whether a build of this user wrote them down."""
    digest = blake2b(key=_key(), digest_size=32)
    for fact in facts:
        digest.update(b"%d:" % len(fact) + fact)
    return digest.digest()


def desk_folder() -> str:
    """Return the folder for what belongs to this user on this machine and to no site, empty if there is none."""
    home = os.environ.get("XDG_STATE_HOME", "")
    if not os.path.isabs(home):
        home = os.path.join(os.path.expanduser("~"), ".local", "state")
    folder = os.path.join(home, "blotter")
    try:
        if os.path.isabs(folder):
            os.makedirs(folder, exist_ok=True)
            return folder
    except OSError:
        pass
    return ""


def _key() -> bytes:
    """Return this user's key on this machine, made at the first build; where none can be kept, one for this process."""
    folder = desk_folder()
    if not folder:
        return _passing_key()
    path = os.path.join(folder, "key")
    try:
        return _stored_key(path) or _new_key(path) or _passing_key()
    except OSError:
        return _passing_key()


@cache
def _passing_key() -> bytes:
    return os.urandom(_KEY_LENGTH)


def _stored_key(path: str) -> bytes:
    """Return the key, empty if there is none or it is not whole (a power cut). Raises ``OSError``."""
    if not os.path.lexists(path):
        return b""
    key = read_regular(path, 64)
    if len(key) >= _KEY_LENGTH:
        return key
    os.unlink(path)
    return b""


def _new_key(path: str) -> bytes:
    """Make a key, whole or not at all; another build may be faster. Raises ``OSError``."""
    draft = f"{path}.{os.getpid()}"
    with open(draft, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(os.urandom(_KEY_LENGTH))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)
    return _stored_key(path)
