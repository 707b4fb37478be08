# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Compiled templates, kept from one build to the next beside Python's own compiled modules.

A compiled template is code that will be run, so it lies only where whoever can write can change this program already:
never in a site, which may come from anywhere. What a file was made from and that it is whole is checked all the same.
"""

from __future__ import annotations

import json
import marshal
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import jinja2

_DIGEST: Final = 16
_SUFFIX: Final = ".template"
_MOST: Final = 500  # files, of some ten kilobytes; a theme has about fifty
_COMPILERS: Final = ("cldr", "compiled", "customs", "locales", "page_code", "settling", "templates")


def compiled_folder() -> Path | None:
    """Return the folder of this program's own compiled modules, if Python keeps any there and we may too."""
    folder = Path(cache_from_source(__file__)).parent
    may_keep = not sys.dont_write_bytecode and folder.is_dir() and os.access(folder, os.W_OK)
    return folder if may_keep else None


class Shelf:
    """What is kept for one theme: files whose names tell themes apart, and whose first bytes tell what they are of.

    ``theme`` is where the theme lies, ``facts`` are what its templates are compiled with besides their own text.
    """

    def __init__(self, folder: Path, theme: Iterable[Path], facts: object) -> None:
        self._folder = folder
        self._name = blake2b("\0".join(map(str, theme)).encode(), digest_size=8).hexdigest()
        self._stamp = _digest(MAGIC_NUMBER + _compilers() + json.dumps(facts).encode())

    def load(self, name: str, made_from: str) -> bytes | None:
        """Return what was stored under a name, if it was made from the same."""
        try:
            kept = self._path(name).read_bytes()
        except OSError:
            return None
        content = kept[2 * _DIGEST :]
        return content if kept[: 2 * _DIGEST] == self._label(made_from) + _digest(content) else None

    def store(self, name: str, made_from: str, content: bytes) -> None:
        """Store something whole or not at all; what cannot be stored is made again next time."""
        with suppress(OSError):
            from tempfile import mkstemp  # of no use to a build that finds all it needs

            handle, path = mkstemp(dir=self._folder, suffix=_SUFFIX)
            with os.fdopen(handle, "wb") as file:
                file.write(self._label(made_from) + _digest(content) + content)
            os.replace(path, self._path(name))
            self._make_room()

    def _make_room(self) -> None:
        """Take away what is oldest: themes that were tried once would stay for ever."""
        kept = sorted(self._folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime)
        for path in kept[:-_MOST]:
            path.unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self._folder / f"{self._name}-{_digest(name.encode()).hex()}{_SUFFIX}"

    def _label(self, made_from: str) -> bytes:
        return _digest(self._stamp + made_from.encode())


def keep_compiled(environment: jinja2.Environment, shelf: Shelf) -> None:
    """Let an environment take its compiled templates from a shelf, and put there what it had to compile."""
    import jinja2
    from jinja2.bccache import Bucket

    class Kept(jinja2.BytecodeCache):
        def get_source_checksum(self, source: str) -> str:
            return source  # the shelf makes the digest

        def load_bytecode(self, bucket: Bucket) -> None:
            content = shelf.load(bucket.key, bucket.checksum)
            if content is not None:
                with suppress(EOFError, ValueError, TypeError):
                    bucket.code = marshal.loads(content)  # noqa: S302 - whole, and from where our own code is

        def dump_bytecode(self, bucket: Bucket) -> None:
            shelf.store(bucket.key, bucket.checksum, marshal.dumps(bucket.code))

    environment.bytecode_cache = Kept()


@cache
def _compilers() -> bytes:
    """Digest what compiles templates: Jinja by its version, our own part by its text."""
    import jinja2

    own = [Path(__file__).with_name(f"{name}.py") for name in _COMPILERS]
    return _digest(jinja2.__version__.encode() + b"".join(path.read_bytes() for path in own))


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_DIGEST).digest()
