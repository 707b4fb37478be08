# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
r"""Python-Markdown without the steps that cannot find anything in the text at hand.

Python-Markdown tries every pattern on every piece of text. Each pattern needs certain characters, and looking for a
character costs a fiftieth of trying a pattern: so a step is taken only where its characters are there. The steps
themselves, and their order, are the library's own.

That changes nothing as long as a pattern that does not match leaves no trace, and what a pattern leaves in the text
(``\x02klzzwxh:0001\x03``) has no character that a pattern needs. ``tests/markup/test_shortcuts.py`` compares both ways
on many texts. A Python-Markdown of another series, or with other patterns, is used as it comes.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown
    from markdown.blockparser import BlockParser
    from markdown.treeprocessors import InlineProcessor

SERIES: Final = (3, 11)
"""The series of Python-Markdown whose code was read for the tables below."""

KNOWN: Final = "ac52347015b92d65"
"""The digest of its patterns and of the methods that are called here."""

# What a text must have for an inline pattern, by the name under which it is registered: one of these.
_INLINE: Final[Mapping[str, tuple[str, ...]]] = {
    "backtick": ("`",),
    "wiki-link": ("[[",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("](",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
# Where the document defines no [name]: address, these find nothing either.
_REFERENCES: Final = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})

# What a block must have for a block processor: a line that begins with one of these characters. A table is known by
# the bar in it. Processors that are not named here are always asked (ordered lists: there are many kinds of digits).
_BLOCKS: Final[Mapping[str, str]] = {
    "indent": " ",
    "code": " ",
    "table": "|",
    "hashheader": "#",
    "setextheader": "=-",
    "hr": " -_*",
    "ulist": " *+-",
    "quote": " >",
    "footnote": " [",
    "abbr": "*",
    "reference": " [",
}
_BEGINNINGS: Final = frozenset("".join(_BLOCKS.values()))
# Longer blocks are not looked at: some are parsed line by line, and the look would be repeated for each.
_LONG_BLOCK: Final = 4000

# What is done to all lines: its priority, what it needs, and the lines that it adds in any case.
_LINES: Final[Mapping[str, tuple[float, tuple[str, ...], tuple[str, ...]]]] = {
    "normalize_whitespace": (30, ("\n ", "\t", "\r", "\x02", "\x03"), ("", "")),
    "fenced_code_block": (25, ("```", "~~~"), ()),
    "html_block": (20, ("<",), ()),
}

_Step = tuple[int, Any, tuple[tuple[str, str], ...]]
"""The number of an inline pattern, the pattern, and what it needs, each with its last character: looking for a single
character takes a tenth of the time."""


def take_shortcuts(markdown: Markdown) -> bool:
    """Make an instance skip what cannot match, and say whether that was done. Its patterns must all be registered."""
    from markdown import __version_info__

    if __version_info__[:2] != SERIES or patterns_digest(markdown) != KNOWN:
        return False
    markdown.treeprocessors.register(_inline(markdown), "inline", 20)
    markdown.parser.__class__ = _block_parser(markdown)
    for name, (priority, needs, added) in _LINES.items():
        step = _OnlyWith(markdown.preprocessors[name], needs, added)
        markdown.preprocessors.register(step, name, priority)  # type: ignore[arg-type]
    return True


def patterns_digest(markdown: Markdown) -> str:
    """Return what the patterns of an instance are told by: names, classes and regular expressions."""
    from markdown.treeprocessors import InlineProcessor

    methods = (name for name in vars(InlineProcessor) if name.startswith("_InlineProcessor__"))
    patterns: list[object] = [*sorted(methods)]
    for registry in (markdown.preprocessors, markdown.parser.blockprocessors, markdown.inlinePatterns):
        for name, step in _named(registry):
            expression = getattr(step, "compiled_re", None) or getattr(step, "RE", None)
            patterns.append((name, type(step).__name__, getattr(expression, "pattern", "")))
    patterns += [name for name, _ in _named(markdown.treeprocessors)]
    return blake2b(repr(patterns).encode(), digest_size=8).hexdigest()


def _named(registry: Any) -> list[tuple[str, Any]]:
    """List the steps of a registry with their names, in order."""
    return sorted(registry._data.items(), key=lambda item: registry.get_index_for_name(item[0]))  # noqa: SLF001


class _OnlyWith:
    """A step that works on all lines, skipped where they have nothing for it."""

    def __init__(self, step: Any, needs: tuple[str, ...], added: tuple[str, ...]) -> None:
        self._step = step
        self._needs = needs
        self._added = added

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        for need in self._needs:
            if need in text:
                found: list[str] = self._step.run(lines)
                return found
        return [*lines, *self._added]


def _inline(markdown: Markdown) -> InlineProcessor:
    """Make the step that finds what stands within paragraphs."""
    from markdown.treeprocessors import InlineProcessor
    from markdown.util import AtomicString

    everything = [
        (number, pattern, tuple((need[-1], need) for need in _INLINE[name]))
        for number, (name, pattern) in enumerate(_named(markdown.inlinePatterns))
    ]
    names = [name for name, _ in _named(markdown.inlinePatterns)]
    with_references = _from_each_on(everything)
    without_references = _from_each_on([step for step in everything if names[step[0]] not in _REFERENCES])

    class Inline(InlineProcessor):
        """The library's, with another loop over the patterns."""

        _remaining = with_references

        def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
            self._remaining = with_references if self.md.references else without_references
            return super().run(tree, ancestors)

        def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
            if isinstance(data, AtomicString):
                return data
            for number, pattern, needs in self._remaining[patternIndex]:
                for last, need in needs:
                    if last in data and need in data:
                        break
                else:
                    continue
                matched, start = True, 0
                while matched:
                    data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                        pattern, data, number, start
                    )
            return data

    return Inline(markdown)


def _from_each_on(steps: list[_Step]) -> list[list[_Step]]:
    """List for each pattern the steps from there on: within what one pattern found, only later ones are tried."""
    return [[step for step in steps if step[0] >= first] for first in range(len(_INLINE) + 1)]


def _block_parser(markdown: Markdown) -> type[BlockParser]:
    """Make the class of parsers that find paragraphs, lists and the like, for this instance."""
    from markdown.blockparser import BlockParser

    named = _named(markdown.parser.blockprocessors)
    everything = [processor for _, processor in named]
    chosen: dict[frozenset[str], list[Any]] = {}

    def choose(block: str) -> list[Any]:
        """Return the processors to ask about a block, in order."""
        if len(block) > _LONG_BLOCK:
            return everything
        beginnings = _BEGINNINGS.intersection(line[:1] for line in block.split("\n"))
        if "|" in block:
            beginnings |= {"|"}
        if beginnings not in chosen:
            chosen[beginnings] = [
                processor
                for name, processor in named
                if name not in _BLOCKS or not beginnings.isdisjoint(_BLOCKS[name])
            ]
        return chosen[beginnings]

    class Blocks(BlockParser):
        """The library's, with another loop over the processors."""

        def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802 - the library's name
            while blocks:
                for processor in choose(blocks[0]):
                    if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                        break

    return Blocks
