# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which remembered links have to be followed again, because of what happened to the files that they lead to."""

from __future__ import annotations

from collections.abc import Mapping

from blotter.library.links import DESK_FOLDERS
from blotter.library.visibility import Visibility
from blotter.publishing.memory import Memory
from blotter.reading.articles import slug_of_path


def renamed_slugs(memory: Memory, names: Mapping[str, str]) -> frozenset[str]:
    """Name the slugs under which links to a file may have been put down that has another one now, or none.

    ``names`` maps the paths of files to their slugs. A link to a file that is not there is put down under its name.
    """
    found: set[str] = set()
    for path in memory.touched:
        if path.endswith(".md"):
            before = memory.before.get(path)
            found |= {slug_of_path(path), before.item.slug if before else slug_of_path(path)} - {names.get(path)}
    return frozenset(found)


def moved_slugs(memory: Memory, names: Mapping[str, str], visibility: Visibility) -> frozenset[str]:
    """Name the slugs whose files changed, came or went, and those that came into view or went out of it."""
    state = memory.state
    hidden = frozenset(state.words("hidden")) if state is not None else frozenset()
    slugs = {names[path] for path in memory.changed if path in names}
    slugs |= {memory.before[path].item.slug for path in memory.touched if path in memory.before}
    texts = {path for path in memory.touched if path.startswith(DESK_FOLDERS)}
    return frozenset(slugs) | texts | (hidden ^ visibility.hidden)
