# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Files that say something of every item, where only a few items changed: what they said of the others is taken over.

It is read from what is published, and believed only if that is, byte for byte, what was remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

from blotter.model.library import Library
from blotter.model.pages import Output
from blotter.publishing.commit import content_digest
from blotter.publishing.memory import Memory
from blotter.reading.scan import read_regular
from blotter.rendering.candidates.differences import Difference
from blotter.rendering.wire.machine_outputs import Former


def former_outputs(output: Path, memory: Memory, difference: Difference, library: Library) -> Former:
    """Return what is known of the published files, given what changed since they were made."""
    rewritten = difference.rewritten(library)
    known = {path: content for path, (page, content) in memory.outputs.items() if not page}

    def is_published(made: Output) -> bool:
        return known.get(made.path) == content_digest(made.content)

    published = cache(partial(_published, output, known))

    def lines(path: str, cut: Callable[[str], Sequence[str]]) -> Mapping[str, str]:
        said = cut(text.decode()) if (text := published(path)) else ()
        slugs = _slugs_before(memory)
        if len(said) != len(slugs):
            return {}
        return {slug: line for slug, line in zip(slugs, said, strict=True) if slug not in rewritten}

    reserved = frozenset(slug for slug in difference.before if difference.verdicts[slug].credit.index)
    is_of_words = difference.is_of_words and reserved == library.reserved & difference.before.keys()
    return Former(
        is_same=not rewritten,
        is_of_words=is_of_words,
        paths=frozenset(known),
        is_published=is_published,
        published=published,
        lines=lines,
    )


def _published(output: Path, known: Mapping[str, bytes], path: str) -> bytes:
    """Return the bytes of a published file, none if it is not what was published."""
    try:
        content = read_regular(output.joinpath(*path.split("/")))
        return content if content_digest(content) == known.get(path) else b""
    except OSError:
        return b""


def _slugs_before(memory: Memory) -> list[str]:
    """List the items that were shown to everybody, in the order of the files: oldest first, without drafts."""
    assert memory.state is not None, "who knows what changed has a state"
    marked = frozenset(memory.state.words("marked"))
    return [slug for slug in memory.state.words("shown") if slug not in marked]
