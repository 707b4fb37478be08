# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Tags that would take an author's words with them: ``See <title> of the act`` must not end the article.

The sanitizer drops some elements with all that is in them, and what is never closed has the rest of the text in it.
Whoever writes such a tag means a word, as a rule: so it is escaped, and stays in the text. That is done before the
sanitizer, which looks at whatever comes of it, and so cannot make anything pass that would not pass anyway.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from blotter.markup.sanitizing import TAGS, WITH_CONTENT, sanitize

_TAG: Final = re.compile(r"<(/?)([A-Za-z][^\s/>]*+)([^>]*+)")
# A tag from end to end, or the beginning of one that has none.
_UNFINISHED: Final = re.compile(
    r"""
    <!--.*?-->|<(?:!(?!--)|\?)[^>]*+>|<[A-Za-z/](?:[^>=]|=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])))*+>
    |(?P<begun><)(?=[A-Za-z/!?])
    """,
    re.DOTALL | re.VERBOSE,
)
_OPENING: Final = re.compile(r"<(?=[A-Za-z!?])")
# What has no end in HTML either. (Of most other elements that are not allowed the words would stay, but where such a
# tag begins a line, Python-Markdown takes all that comes after it for HTML.)
_WITHOUT_END: Final = """
area base basefont bgsound embed frame image input isindex keygen link meta nextid param source spacer track
"""
_HARMLESS: Final = TAGS.union(_WITHOUT_END.split())
_FOREIGN: Final = frozenset({"svg", "math"})
_NEVER_CLOSED: Final = frozenset({"plaintext"})
_MARK: Final = "\ufdd7"  # cannot come from an author, see ``typography.without_noncharacters``


def find_unclosed(html: str) -> list[tuple[int, str]]:
    """List position and name of each tag that begins something which never ends, and would take words with it."""
    open_: defaultdict[str, list[int]] = defaultdict(list)
    dropped: list[tuple[int, int]] = []
    for match in _TAG.finditer(html):
        name = match[2].lower()
        if name in _HARMLESS:
            continue
        if not match[1]:
            if name not in _FOREIGN or not match[3].endswith("/"):
                open_[name].append(match.start())
        elif name not in _NEVER_CLOSED and open_[name]:
            start = open_[name].pop()
            if name in WITH_CONTENT:
                dropped.append((start, match.start()))
    return list(_outside(sorted((start, name) for name, starts in open_.items() for start in starts), sorted(dropped)))


def _outside(tags: list[tuple[int, str]], dropped: list[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Yield the tags that are not in one of the pieces that will be dropped; both are in order."""
    pieces = iter([*dropped, (sys.maxsize, sys.maxsize)])
    next_piece = next(pieces)
    end = -1
    for start, name in tags:
        while next_piece[0] < start:
            end = max(end, next_piece[1])
            next_piece = next(pieces)
        if start > end:
            yield start, name


def escape_at(text: str, positions: Iterable[int]) -> str:
    """Escape the ``<`` at some positions, given in order."""
    pieces: list[str] = []
    end = 0
    for position in positions:
        pieces += [text[end:position], "&lt;"]
        end = position + 1
    return "".join((*pieces, text[end:]))


def finish_tags(html: str) -> str:
    """Escape the tags in a piece of HTML that have no ``>`` in it: they would go on in what comes after the piece."""
    return escape_at(html, (match.start() for match in _UNFINISHED.finditer(html) if match["begun"]))


def keep_words(html: str) -> str:
    """Escape in HTML what would take the rest of the text with it; return it as it is if nothing would.

    HTML has more ways to hide an end tag than are looked for here (in a comment, in an attribute), so it is tried
    whether the end of the text is still there; where it is not, no tag passes that is not allowed.
    """
    html = escape_at(html, (start for start, _ in find_unclosed(html)))
    if _loses_its_end(html):
        html = escape_at(html, (match.start() for match in _OPENING.finditer(html) if not _is_harmless(html, match)))
        html = finish_tags(html)  # what stood in a comment or an attribute may be a tag now
    return html


def _loses_its_end(html: str) -> bool:
    return any(not _is_harmless(html, match) for match in _OPENING.finditer(html)) and _MARK not in sanitize(
        f"{html}\n{_MARK}"
    )


def _is_harmless(html: str, opening: re.Match[str]) -> bool:
    tag = _TAG.match(html, opening.start())
    return tag is not None and tag[2].lower() in _HARMLESS
