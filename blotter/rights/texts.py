# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Comparing texts: the normal form behind a verbatim copy's fingerprint, marked quotes, words and shared runs.

Everything here takes time in proportion to the text.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

# Typography is format, not text: quotes, dashes and ellipses are read alike however they are set.
_TYPOGRAPHY: Final = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
        "\u00ad": None,
        "\u200b": None,
        "\ufeff": None,
    }
)
_DASHES: Final = re.compile(r" ?-{1,3} ?")
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PARAGRAPHS: Final = re.compile(r"\n[ \t]*\n")
_INLINE_QUOTES: Final = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\"")
_OPENING: Final = '“„«"'
_AROUND: Final = 40  # characters of a text, where it departs from another


def normal_form(text: str) -> str:
    """Reduce a plain text to what a verbatim copy must keep.

    Unicode NFC; quotation marks, dashes, hyphens and ellipses set plainly (and a dash without spaces around it); soft
    hyphens and zero-width characters gone; every run of white space one space; none at the ends.
    """
    plain = unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY)
    return _DASHES.sub("-", " ".join(plain.split()))


def fingerprint(text: str) -> str:
    """SHA-256 of the normal form, as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(normal_form(text).encode()).hexdigest()


def first_difference(ours: str, original: str) -> tuple[str, str]:
    """Show where two texts part, in their normal forms: some words of each from a little before."""
    one, other = normal_form(ours), normal_form(original)
    position = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    start = max(0, position - _AROUND // 2)
    return one[start : start + _AROUND], other[start : start + _AROUND]


def words(text: str) -> list[str]:
    """List the words of a text as they stand (``_`` and punctuation are no words)."""
    return _WORD.findall(text)


def inline_quotes(text: str) -> Iterator[str]:
    """Yield every passage that stands in double quotation marks; a quotation ends with its paragraph."""
    if any(mark in text for mark in _OPENING):
        for paragraph in _PARAGRAPHS.split(text):
            yield from _INLINE_QUOTES.findall(paragraph)


def passages(text: str, block_quotes: Iterable[str] = ()) -> Iterator[tuple[str, bool]]:
    """Cut a text at its marked quotes: its passages in their order, each with whether it is quoted."""
    quoted_paragraphs = {normal_form(part) for quote in block_quotes for part in _PARAGRAPHS.split(quote)}
    for paragraph in _PARAGRAPHS.split(text):
        if normal_form(paragraph) in quoted_paragraphs:
            yield paragraph, True
            continue
        end = 0
        for quote in _INLINE_QUOTES.finditer(paragraph):
            yield paragraph[end : quote.start()], False
            yield quote.group(), True
            end = quote.end()
        yield paragraph[end:], False


class SharedRuns:
    """Finds what a text shares with an original, word for word: a suffix automaton of the original's words.

    Built in time and space proportional to the original; ``lengths`` takes time proportional to the passage.
    """

    __slots__ = ("_length", "_link", "_next")

    def __init__(self, original: Sequence[str]) -> None:
        self._next: list[dict[str, int]] = [{}]
        self._link: list[int] = [-1]
        self._length: list[int] = [0]
        last = 0
        for word in original:
            last = self._extend(last, word)

    def lengths(self, passage: Sequence[str]) -> list[int]:
        """For each word, give how many words up to and with it stand in the original in the same order."""
        state, length, found = 0, 0, []
        for word in passage:
            while state and word not in self._next[state]:
                state = self._link[state]
                length = self._length[state]
            if word in self._next[state]:
                state, length = self._next[state][word], length + 1
            else:
                state, length = 0, 0
            found.append(length)
        return found

    def _extend(self, last: int, word: str) -> int:
        new = self._add({}, -1, self._length[last] + 1)
        state = last
        while state != -1 and word not in self._next[state]:
            self._next[state][word] = new
            state = self._link[state]
        if state == -1:
            self._link[new] = 0
            return new
        target = self._next[state][word]
        if self._length[state] + 1 == self._length[target]:
            self._link[new] = target
            return new
        clone = self._add(dict(self._next[target]), self._link[target], self._length[state] + 1)
        while state != -1 and self._next[state].get(word) == target:
            self._next[state][word] = clone
            state = self._link[state]
        self._link[target] = self._link[new] = clone
        return new

    def _add(self, following: dict[str, int], link: int, length: int) -> int:
        self._next.append(following)
        self._link.append(link)
        self._length.append(length)
        return len(self._next) - 1
