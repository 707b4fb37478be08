# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Pagefind at work: pages in, the files of a search index out; the same pages give the same bytes.

Pagefind is a program. It works on a copy of what is to be found, in a folder of its own that goes afterward: it never
sees the site, and a ``pagefind.toml`` or a variable of somebody else has no say. Of what it writes, the search page
needs its script, its WebAssembly and the index.

Pagefind 1.5 writes filters, and the values in them, in the order of a hash table, which is another one at every run:
they are put in order here. Its files are CBOR behind a signature, in gzip.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from blotter.publishing.cbor import read_cbor, write_cbor

PROGRAM: Final = "pagefind.js"
_ENTRY: Final = "pagefind-entry.json"
_SIGNATURE: Final = b"pagefind_dcd"
_PACKAGES: Final = ("pagefind_bin_extended", "pagefind_bin")
_NAMES: Final = ("pagefind_extended", "pagefind", "pagefind_extended.exe", "pagefind.exe")
_PARTS: Final = ("index", "fragment", "filter")
_LONGEST: Final = 3600.0


class PagefindError(Exception):
    """The index could not be made; the message says why in a sentence without its end, ``hint`` what helps."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = (
            hint or "the pages are published, search is as it was or off: build again, or use the command search"
        )


def find_pagefind() -> Path | None:
    """Return the program that comes with Pagefind's package, where that is installed."""
    for package in _PACKAGES:
        spec = find_spec(package)
        if spec is not None and spec.origin:
            for name in _NAMES:
                program = Path(spec.origin).with_name(name)
                if program.is_file():
                    return program
    return None


def make_bundle(pages: Iterable[tuple[str, bytes]], language: str) -> dict[str, bytes]:
    """Index pages, given by path and HTML, and return the files of the index by their paths below its folder.

    All is indexed as one ``language`` (a BCP 47 tag), that of the site. Raises ``PagefindError`` and ``OSError``.
    """
    program = find_pagefind()
    if program is None:
        hint = "install it (python -m pip install pagefind-bin), or switch search off (outputs: search: false)"
        raise PagefindError("the package pagefind-bin, which makes it, is not installed", hint)
    import tempfile

    with tempfile.TemporaryDirectory(prefix="blotter-search-") as name:
        folder = Path(name)
        for path, content in pages:
            file = folder / "site" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        _run(program, folder, language.partition("-")[0].lower())
        return _in_order(_collect(folder / "bundle"))


def _run(program: Path, folder: Path, language: str) -> None:
    import subprocess

    command = [str(program), "--site", "site", "--output-path", "bundle", "--force-language", language, "--quiet"]
    bare = {name: value for name, value in os.environ.items() if not name.upper().startswith("PAGEFIND")}
    try:
        done = subprocess.run(  # noqa: S603 - the program of a package of ours, with arguments of ours
            command,
            cwd=folder,
            env=bare,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise PagefindError(f"Pagefind was not done after {_LONGEST / 60:.0f} minutes") from None
    if done.returncode or not (folder / "bundle" / _ENTRY).is_file():
        said = " ".join(done.stdout.decode(errors="replace").split())[-200:]
        raise PagefindError(f"Pagefind ended with code {done.returncode}" + (f": {said}" if said else ""))


def _collect(bundle: Path) -> dict[str, bytes]:
    """Read what the search page needs: without Pagefind's own interfaces, which are four times the rest."""
    entry = json.loads((bundle / _ENTRY).read_bytes())
    names = {PROGRAM, _ENTRY}
    for facts in entry["languages"].values():
        names.add(f"wasm.{facts['wasm'] or 'unknown'}.pagefind")
        names.add(f"pagefind.{facts['hash']}.pf_meta")
    for part in _PARTS:
        if (bundle / part).is_dir():
            names.update(f"{part}/{file.name}" for file in (bundle / part).iterdir())
    return {name: (bundle / name).read_bytes() for name in sorted(names)}


def _in_order(files: dict[str, bytes]) -> dict[str, bytes]:
    """Put filters and their values in order, and name the files that this changes by their new content."""
    entry = json.loads(files[_ENTRY])
    for language, facts in sorted(entry["languages"].items()):
        path = f"pagefind.{facts['hash']}.pf_meta"
        meta = _unpack(files[path])
        if meta is None:
            continue
        version, pages, chunks, filters, sorts, *rest = meta
        renamed = [_filter_in_order(files, language, name, old) for name, old in sorted(filters)]
        content = _pack([version, pages, chunks, renamed, sorted(sorts), *rest])
        del files[path]
        facts["hash"] = f"{language}_{_name_of(content)}"
        files[f"pagefind.{facts['hash']}.pf_meta"] = content
    files[_ENTRY] = json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return files


def _filter_in_order(files: dict[str, bytes], language: str, name: str, old: str) -> list[str]:
    """Put the values of one filter in order; return its name and that of its file."""
    path = f"filter/{old}.pf_filter"
    chunk = _unpack(files[path])
    if chunk is None:
        return [name, old]
    content = _pack([chunk[0], sorted(chunk[1])])
    del files[path]
    new = f"{language}_{_name_of(content)}"
    files[f"filter/{new}.pf_filter"] = content
    return [name, new]


def _unpack(packed: bytes) -> Any:
    """Read a file of the index; ``None`` where it is not of the form that is known, and so stays as it is."""
    plain = gzip.decompress(packed)
    content = plain.removeprefix(_SIGNATURE)
    try:
        value = read_cbor(content)
    except ValueError:
        return None
    return value if content != plain and write_cbor(value) == content else None


def _pack(value: Any) -> bytes:
    return gzip.compress(_SIGNATURE + write_cbor(value), compresslevel=9, mtime=0)


def _name_of(content: bytes) -> str:
    return blake2b(content, digest_size=5).hexdigest()


def fragment_pages(files: Mapping[str, bytes]) -> dict[str, str]:
    """Map each file that shows a page among the results to the path of that page."""
    found: dict[str, str] = {}
    for path, content in files.items():
        if path.startswith("fragment/"):
            url = json.loads(gzip.decompress(content).removeprefix(_SIGNATURE))["url"].lstrip("/")
            found[path] = f"{url}index.html" if not url or url.endswith("/") else url
    return found
