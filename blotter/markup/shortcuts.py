# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
r"""Python-Markdown without the steps that cannot find anything in the text at hand.

Python-Markdown tries every pattern on every piece of text. Each pattern needs certain characters, and looking for a
character costs a fiftieth of trying a pattern: so a step is taken only where its characters are there. The steps
themselves, and their order, are the library's own.

Skipping is sound while two things hold, which ``tests/markup/test_shortcuts.py`` checks on many texts: a pattern that
does not match leaves no trace, and what a pattern leaves in the text (``\x02klzzwxh:0001\x03``) has no character that
any pattern needs. A pattern that is not in the tables below is always tried, and a Python-Markdown of another series
than ``KNOWN`` is used as it comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown
    from markdown.blockprocessors import BlockProcessor
    from markdown.inlinepatterns import InlineProcessor as InlinePattern
    from markdown.util import Registry

KNOWN: Final = (3, 11)
"""The series of Python-Markdown whose classes were read for the tables below."""

WIKI_LINK: Final = r"(?<![!\\])\[\[([^\[\]|\\\n\x02]+)(?:\\?\|([^\[\]\n]+))?\]\]"
r"""``[[slug]]``, ``[[slug#anchor]]``, ``[[slug|words]]``; in a table the bar is written ``\|``."""

# The names under which inline patterns are registered, and what a text must have for one of them: any of these.
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
_ANY_INLINE: Final = re.compile(r"[`\\\[<&*_]|  \n")
# These only find something when the document defines a name: [name]: address.
_REFERENCES: Final = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})

# The same for block processors; the block has a line feed before it, so that "\n#" is # at the start of a line.
_BLOCKS: Final[Mapping[str, tuple[str, ...]]] = {
    "indent": ("\n    ",),
    "code": ("\n    ",),
    "table": ("|",),
    "hashheader": ("\n#",),
    "setextheader": ("\n=", "\n-"),
    "hr": ("\n-", "\n_", "\n*", "\n "),
    "olist": (". ",),
    "ulist": ("- ", "* ", "+ "),
    "quote": (">",),
    "footnote": ("[^",),
    "abbr": ("\n*[",),
    "reference": ("]:",),
}
_ANY_BLOCK: Final = re.compile(r"\n[#=\-_* +]|[|>]|\. |\[\^|\]:")

# Replaced by name and priority, which say where in the order they stand.
_INLINE_PRIORITY: Final = 20
_FENCES_PRIORITY: Final = 25
_HTML_PRIORITY: Final = 20
_WHITESPACE_PRIORITY: Final = 30


def take_shortcuts(markdown: Markdown) -> bool:
    """Make an instance skip what cannot match, and say whether that was done; its patterns are all registered."""
    if not _is_known(markdown):
        return False
    return True
