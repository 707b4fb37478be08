# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Everything a build depends on, as files with stamps, and as one identity for the code and its packages."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b

from blotter import __version__
from blotter.publishing.known_inputs import DIGEST_SIZE, Input, KnownInputs
from blotter.reading.scan import (
    FRESH,
    LARGEST_FILE,
    STATIC_FOLDER,
    UNREADABLE,
    Stamp,
    is_fresh,
    read_regular,
    scan,
    stamp_of,
)

PACKAGES = (
    "imagesize",
    "jinja2",
    "markdown",
    "markupsafe",
    "pyromark",
    "msgspec",
    "nh3",
    "pagefind_bin",
    "pagefind_bin_extended",
    "pillow",
    "python_frontmatter",
    "pyyaml",
    "selectolax",
    "tzdata",
)
_HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def scan_inputs(site: str, themes: str, passed: list[str] | None = None) -> tuple[dict[str, Stamp], int]:
    """Return the stamps of all inputs by name, and when the scan began (ns); ``passed`` is as ``scan`` has it.

    Names are paths relative to the site; files of the packaged ``themes`` folder begin with ``packaged/``. What cannot
    be listed is an input, too (see ``scan``).
    """
    began = time.time_ns()
    found: dict[str, Stamp] = {}
    config = os.path.join(site, "config.yaml")
    if os.path.lexists(config):
        facts = os.lstat(config)
        found["config.yaml"] = stamp_of(facts) if stat.S_ISREG(facts.st_mode) else UNREADABLE
    scan(os.path.join(site, "content"), "content/", found, passed=passed)
    scan(os.path.join(site, STATIC_FOLDER), f"{STATIC_FOLDER}/", found, hidden=True)
    scan(os.path.join(site, "themes"), "themes/", found)
    if os.path.realpath(themes) != os.path.realpath(os.path.join(site, "themes")):
        scan(themes, "packaged/", found)
    return found, began


def file_of(name: str, site: str, themes: str) -> str:
    """Return the file of an input."""
    if name.startswith("packaged/"):
        return os.path.join(themes, *name.split("/")[1:])
    return os.path.join(site, *name.split("/"))


def read_inputs(
    found: dict[str, Stamp], began: int, known: KnownInputs, where: tuple[str, str], *, verify: bool = False
) -> dict[str, bytes]:
    """Return the digests of the inputs that had to be read.

    A file is read where its stamp is another than before, proved nothing then or proves nothing now (or, to ``verify``,
    always). ``began`` is when the scan did; ``where`` are the site and the packaged themes.
    """
    stamps, fresh, fresh_since = known.stamps, known.fresh, began - FRESH
    suspects: Iterable[tuple[str, Stamp]] = found.items()
    if not verify:  # ``is_fresh`` written out: every command asks it of every input
        suspects = [
            (name, stamp)
            for name, stamp in found.items()
            if stamps.get(name) != stamp or stamp[1] > fresh_since or stamp[2] > fresh_since or name in fresh
        ]
    return {name: _digest_of(file_of(name, *where), stamp) for name, stamp in suspects}


class Look:
    """What one look at the inputs of a site found: it is taken early, and a build that has to be made goes on with it.

    ``found`` and ``began`` are what ``scan_inputs`` returns, ``known`` is what was remembered, ``read`` what
    ``read_inputs`` returns for these, and ``changed`` those of them that are new or say something else than before.
    ``passed`` is what of the content is neither a plain file nor a plain folder. ``where`` are the site and the
    packaged themes, ``run`` names the build that was remembered.
    """

    __slots__ = ("began", "changed", "found", "known", "passed", "read", "run", "where")

    def __init__(
        self,
        site: str,
        themes: str,
        *,
        known: KnownInputs,
        run: bytes = b"",
        verify: bool = False,
    ) -> None:
        self.where = (site, themes)
        self.run = run
        self.known = known
        self.passed: list[str] = []
        self.found, self.began = scan_inputs(site, themes, self.passed)
        self.read = read_inputs(self.found, self.began, known, self.where, verify=verify)
        self.changed = {name: digest for name, digest in self.read.items() if known.digest(name) != digest}

    @property
    def is_same(self) -> bool:
        """Say whether nothing changed."""
        return not self.changed and self.found.keys() == self.known.stamps.keys()

    @property
    def gone(self) -> frozenset[str]:
        """Every input that was there and is there no more."""
        return frozenset([name for name in self.known.stamps if name not in self.found])

    def news(self) -> Iterator[tuple[str, Input]]:
        """Give what is to be remembered of the inputs and is not remembered like this already."""
        for name, digest in self.read.items():
            stamp = self.found[name]
            now = (stamp, is_fresh(stamp, self.began), digest)
            if self.known.get(name) != now:
                yield name, now


_handed_over: list[Look] = []


def hand_over(look: Look) -> None:
    """Leave a look to the build that this process makes next."""
    _handed_over[:] = [look]


def handed_over(site: str, themes: str, run: bytes) -> Look | None:
    """Take the look that was left, if it was at this site, and no other build was remembered since; it serves once.

    What changes after it is seen by the build after that, as what changes during a build.
    """
    look = _handed_over.pop() if _handed_over else None
    return look if look is not None and look.where == (site, themes) and run and look.run == run else None


def _digest_of(file: str, stamp: Stamp) -> bytes:
    """Digest an input. What cannot be read, or is too long to be published, is known by its stamp alone."""
    content = repr(stamp).encode()
    if stamp != UNREADABLE and stamp[0] <= LARGEST_FILE:
        try:
            content = read_regular(file, LARGEST_FILE)
        except OSError:
            content += b" unreadable"
    return blake2b(content, digest_size=DIGEST_SIZE).digest()


@cache
def identity() -> str:
    """Name the code, the Python and the packages that a build is made with, as they were when it was first asked.

    Raises ``OSError``.
    """
    found: dict[str, Stamp] = {}
    scan(_HOME, "", found)
    code = blake2b(digest_size=16)
    for name in sorted(found):
        code.update(f"{name} {found[name][:3]}\n".encode())
    return f"{sys.version} {code.hexdigest()} {' '.join(_versions())}"


def portable_identity() -> tuple[str, ...]:
    """Name the same by content alone, part by part (``jinja2 3.1.6``), so that two machines can be compared.

    Themes are left out: they travel with the work. Raises ``OSError``.
    """
    found: dict[str, Stamp] = {}
    scan(_HOME, "", found)
    code = blake2b(digest_size=6)
    for name in sorted(found):
        if not name.startswith("themes/"):
            code.update(f"{name} {found[name][0]}\n".encode() + read_regular(os.path.join(_HOME, name)))
    # The index of words is made by the machine that publishes, from finished pages.
    shaping = (name.lower() for name in _versions() if not name.startswith("pagefind"))
    packages = {name.removesuffix(".dist-info").replace("-", " ") for name in shaping}
    return (f"Blotter {__version__}+{code.hexdigest()}", f"Python {sys.version.split()[0]}", *sorted(packages))


def _versions() -> list[str]:
    """Return the installed packages that matter, with their versions, as the names of their folders say."""
    return sorted(
        name
        for folder in sys.path
        if folder.endswith(("site-packages", "dist-packages")) and os.path.isdir(folder)
        for name in os.listdir(folder)
        if name.endswith(".dist-info") and name.partition("-")[0].lower() in PACKAGES
    )
