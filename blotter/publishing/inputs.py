# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Everything a build depends on, as files with stamps, and as one identity for the code and its packages."""

from __future__ import annotations

import os
import stat
import sys
import time
from hashlib import blake2b

from blotter.reading.scan import LARGEST_FILE, STATIC_FOLDER, UNREADABLE, Stamp, is_fresh, read_regular, scan, stamp_of

PACKAGES = (
    "imagesize",
    "jinja2",
    "markdown",
    "markupsafe",
    "pyromark",
    "msgspec",
    "nh3",
    "python_frontmatter",
    "pyyaml",
    "selectolax",
    "tzdata",
)
_HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def scan_inputs(site: str, themes: str) -> tuple[dict[str, Stamp], int]:
    """Return the stamps of all inputs by name, and when the scan began (ns).

    Names are paths relative to the site; files of the packaged ``themes`` folder begin with ``packaged/``. What cannot
    be listed is an input, too (see ``scan``).
    """
    began = time.time_ns()
    found: dict[str, Stamp] = {}
    config = os.path.join(site, "config.yaml")
    if os.path.lexists(config):
        facts = os.lstat(config)
        found["config.yaml"] = stamp_of(facts) if stat.S_ISREG(facts.st_mode) else UNREADABLE
    scan(os.path.join(site, "content"), "content/", found)
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


def changed_inputs(
    found: dict[str, Stamp],
    known: dict[str, tuple[Stamp, bool, bytes]],
    site: str,
    themes: str,
    *,
    verify: bool = False,
) -> dict[str, bytes]:
    """Return the digests of the inputs that are new or whose content changed; gone ones are not here.

    A file is read where its stamp is another than before or proves nothing (or, to ``verify``, always).
    """
    changed: dict[str, bytes] = {}
    for name, stamp in found.items():
        before = known.get(name)
        if before is not None and before[0] == stamp and not before[1] and not verify:
            continue
        digest = _digest_of(file_of(name, site, themes), stamp)
        if before is None or before[2] != digest:
            changed[name] = digest
    return changed


def _digest_of(file: str, stamp: Stamp) -> bytes:
    """Digest an input. What cannot be read, or is too long to be published, is known by its stamp alone."""
    content = repr(stamp).encode()
    if stamp != UNREADABLE and stamp[0] <= LARGEST_FILE:
        try:
            content = read_regular(file, LARGEST_FILE)
        except OSError:
            content += b" unreadable"
    return blake2b(content, digest_size=16).digest()


def input_rows(
    found: dict[str, Stamp], began: int, known: dict[str, tuple[Stamp, bool, bytes]], changed: dict[str, bytes]
) -> list[tuple[object, ...]]:
    """Return what is to be remembered of the inputs: the rows that are not remembered like this already."""
    rows: list[tuple[object, ...]] = []
    for name, stamp in found.items():
        before = known.get(name)
        digest = changed.get(name) or (before[2] if before else b"")
        fresh = is_fresh(stamp, began)
        if before != (stamp, fresh, digest):
            rows.append((name, *stamp, fresh, digest))
    return rows


def identity() -> str:
    """Name the code, the Python and the packages that a build is made with. Raises ``OSError``."""
    found: dict[str, Stamp] = {}
    scan(_HOME, "", found)
    code = blake2b(digest_size=16)
    for name in sorted(found):
        code.update(f"{name} {found[name][:3]}\n".encode())
    return f"{sys.version} {code.hexdigest()} {' '.join(_versions())}"


def _versions() -> list[str]:
    """Return the installed packages that matter, with their versions, as the names of their folders say."""
    return sorted(
        name
        for folder in sys.path
        if folder.endswith(("site-packages", "dist-packages")) and os.path.isdir(folder)
        for name in os.listdir(folder)
        if name.endswith(".dist-info") and name.partition("-")[0].lower() in PACKAGES
    )
