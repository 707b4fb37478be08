# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Files that an editor meant for the site and that nothing reads: in the wrong folder, or with another ending."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final

from blotter.model.problems import Place, Problem
from blotter.reading.suggest import closest

# Where each kind of file is read, as patterns of paths.
_READ: Final = re.compile(
    r"content/(?:(?:articles/.+|(?:pages|editions|stories)/.+)\.md|(?:tags|regions|sources)\.yaml|(?:originals|static)/.+)",
)
# What is written rather than drawn; pictures may lie anywhere beside what shows them.
_WRITTEN: Final = (".md", ".markdown", ".mdown", ".mdwn", ".mkd", ".txt", ".text", ".html", ".htm", ".yaml", ".yml")
_OFFICE: Final = (".doc", ".docx", ".odt", ".rtf", ".pages")
_NOTES: Final = re.compile(r"(?:README|CHANGELOG|LICENSE|NOTES)(?:\.\w+)?", re.IGNORECASE)
_NAMES: Final = ("content/tags.yaml", "content/regions.yaml", "content/sources.yaml")


def find_strays(paths: Iterable[str]) -> Iterator[Problem]:
    """Warn of texts below ``content/`` that no build reads. ``paths`` are those of the site's files, in any order."""
    for path in sorted(paths):
        name = PurePosixPath(path)
        if not path.startswith("content/") or _READ.fullmatch(path) or _NOTES.fullmatch(name.name):
            continue
        if name.suffix.lower() in (*_WRITTEN, *_OFFICE) and not name.name.startswith("."):
            message = f"nothing reads {path}, so what is in it is not published"
            yield Problem(code="stray-file", message=message, place=Place(path=path), hint=_hint(name))


def _hint(name: PurePosixPath) -> str:
    if name.suffix.lower() in _OFFICE:
        return "save its text as Markdown, in content/articles/, with the ending .md"
    near = closest(str(name), _NAMES) if len(name.parts) == 2 else ""
    if near and name.suffix.lower() in (".yaml", ".yml"):
        return f"did you mean {near}?"
    if len(name.parts) > 2 and name.parts[1] in ("articles", "pages", "editions", "stories"):
        return f"rename it to {name.stem}.md, or move it out of content/ if it is no item"
    return "articles are in content/articles/, pages in content/pages/, both with the ending .md; move it there"
