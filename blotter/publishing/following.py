# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which remembered links have to be followed again, because of what happened to the files that they lead to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from blotter.library.links import DESK_FOLDERS
from blotter.library.visibility import Visibility
from blotter.publishing.memory import Memory
from blotter.reading.articles import slug_of_path

# Where an edit makes no address but those that are compared: articles, weeks and stories have some, a theme has none.
_NO_ADDRESSES: Final = ("content/articles/", *DESK_FOLDERS, "themes/", "packaged/")


def concerns_all_links(memory: Memory) -> bool:
    """Say whether something changed by which any link may lead to something else, or to nothing."""
    return not all(path.startswith(_NO_ADDRESSES) for path in memory.touched)


def renamed_slugs(memory: Memory, names: Mapping[str, str]) -> frozenset[str]:
    """Name the slugs under which links to a file may have been put down that has another one now, or none.

    ``names`` maps the paths of files to their slugs. A link to a file that is not there is put down under its name, and
    one to a file that could not be read under what little it said.
    """
    unread = memory.state.words("unread") if memory.state is not None else []
    found: set[str] = set()
    for path in memory.touched:
        if path.endswith(".md"):
            before = memory.before.get(path)
            former = {before.item.slug} if before else {slug_of_path(path), *unread}
            found |= former - {names.get(path)}
    return frozenset(found)


def moved_slugs(memory: Memory, names: Mapping[str, str], visibility: Visibility) -> frozenset[str]:
    """Name the slugs whose files changed, came or went, and those that came into view or went out of it.

    Of leads and stories these are the paths.
    """
    state = memory.state
    hidden = frozenset(state.words("hidden")) if state is not None else frozenset()
    slugs = {names[path] for path in memory.changed if path in names}
    slugs |= {memory.before[path].item.slug for path in memory.touched if path in memory.before}
    texts = {path for path in memory.touched if path.startswith(DESK_FOLDERS)}
    return frozenset(slugs) | texts | (hidden ^ visibility.hidden)
