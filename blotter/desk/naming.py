# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which output an editor means: named by its path, its address, its file in the output folder, or its article."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

_ARTICLES: Final = ("content", "articles")


def output_named(words: str, output: Path) -> str:
    """Return the path of an output below the ``output`` folder (``tags/cocaine/index.html``), however it is named.

    An article's own file names its page, by the name of the file: a ``slug`` in its front matter is not looked up.
    """
    if not words:
        return ""
    if "://" in words:
        words = unquote(urlsplit(words).path)
    full = os.path.abspath(words)
    if full.startswith(f"{output}{os.sep}"):
        words = full.removeprefix(f"{output}{os.sep}").replace(os.sep, "/") + ("/" if words.endswith("/") else "")
    path = PurePosixPath(words.lstrip("/"))
    if path.parts[:2] == _ARTICLES and path.suffix == ".md":
        return f"articles/{path.stem}/index.html"
    if not path.parts:
        return "index.html"
    is_page = words.endswith("/") or not path.suffix
    return (path / "index.html" if is_page else path).as_posix()
