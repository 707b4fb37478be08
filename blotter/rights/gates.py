# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The gates of our own words: a brief must not be a close paraphrase, a quotation must be short.

The numbers are house heuristics (``rights`` in ``config.yaml``); no law sets them. What can be compared depends on
whether the original's text is stored; a brief without one is taken at its word.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from blotter.model.articles import Article, ReuseKind
from blotter.model.config import RightsSettings
from blotter.model.documents import Document
from blotter.model.problems import Problem
from blotter.rights.table import OWN_WORDS
from blotter.rights.texts import SharedRuns, folded, inline_quotes, normal_form, without_quotes, words

_SHINGLE: Final = 5
_NAME_LINKS: Final = frozenset(["of", "the", "and", "de", "del", "la", "las", "los", "da", "do", "dos", "el", "y"])
_SENTENCE_END: Final = re.compile(r"(?<=[.!?:])[\"')\]]*\s+|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Closeness:
    """How near our words are to an original.

    ``run`` is the longest passage that both have word for word, ``run_words`` its length without names;
    ``shingles`` the share (0 to 1) of our 5-word sequences that the original has too.
    """

    run: str
    run_words: int
    shingles: float


def check_gates(article: Article, document: Document, original: str, settings: RightsSettings) -> tuple[Problem, ...]:
    """Check a brief, a quotation or a link; ``original`` is empty where its text is not stored."""
    problems: list[Problem] = []
    if article.reuse in OWN_WORDS:
        problems += _check_quotes(article, document, original, settings)
        if original:
            problems += _check_own_words(article, document, original, settings)
    return tuple(problems)


def closeness(document: Document, original: str, *, titles: Sequence[str] = ()) -> Closeness:
    """Measure what a body, outside its marked quotes and the titles, shares with an original."""
    original_words = folded(original)
    shared = SharedRuns(original_words)
    known = _shingles(original_words)
    capitals = {word for word in words(normal_form(original)) if word[0].isupper()}
    excused = [title for title in map(folded, titles) if title]
    best, best_words, ours, common = "", 0, 0, 0
    for passage in without_quotes(document.text, document.quotes):
        written, is_name = _words_and_names(passage, capitals)
        low = [word.casefold() for word in written]
        _excuse(low, is_name, excused)
        own_before = [0, *accumulate(not name for name in is_name)]
        for end, length in enumerate(shared.lengths(low), 1):
            counted = own_before[end] - own_before[end - length]
            if counted > best_words:
                best, best_words = " ".join(written[end - length : end]), counted
        for start in range(len(low) - _SHINGLE + 1):
            if all(is_name[start : start + _SHINGLE]):
                continue
            ours += 1
            common += tuple(low[start : start + _SHINGLE]) in known
    return Closeness(run=best, run_words=best_words, shingles=common / ours if ours else 0.0)


def _check_own_words(
    article: Article, document: Document, original: str, settings: RightsSettings
) -> Iterator[Problem]:
    titles = (article.title, article.original_title)
    found = closeness(document, original, titles=titles)
    too_long = found.run_words > settings.brief_max_run
    too_many = found.shingles > settings.brief_max_shingles
    if not (too_long or too_many):
        return
    reasons = []
    if too_long:
        reasons.append(
            f"it shares {found.run_words} words in a row with the original (the house allows "
            f"{settings.brief_max_run}): “{found.run}”"
        )
    if too_many:
        reasons.append(
            f"{found.shingles:.0%} of its five-word sequences stand in the original (the house allows "
            f"{settings.brief_max_shingles:.0%})"
        )
    yield Problem(
        code="brief-too-close",
        message=f"house rule: this {article.reuse} is too close to its original and counts as “adapt”, which needs "
        f"a license or permission for adaptations: {'; '.join(reasons)}",
        place=article.place_of("reuse"),
        hint="say the facts in your own words, mark what you quote, or write reuse: adapt and meet what it asks for",
    )


def _check_quotes(article: Article, document: Document, original: str, settings: RightsSettings) -> Iterator[Problem]:
    quotes = marked_quotes(document)
    quoted = sum(len(words(quote)) for quote in quotes)
    if article.reuse is ReuseKind.QUOTE and not quotes:
        yield Problem(
            code="license-obligation",
            message="house rule: a quotation must be marked as one, and this body has no marked quote",
            place=article.place_of("reuse"),
            hint="set the quoted words in “…” or as a block quotation (lines that begin with >)",
        )
    limits = [(settings.quote_max_words, f"the house cap is {settings.quote_max_words} words")]
    if original and article.reuse is ReuseKind.QUOTE:
        share = int(len(words(original)) * settings.quote_max_share)
        limits.append((share, f"the house cap is {settings.quote_max_share:.0%} of the original, here {share} words"))
    for limit, cap in limits:
        if quoted > limit:
            yield Problem(
                code="quote-too-long",
                message=f"house rule: {quoted} words are quoted, and {cap}; what is longer counts as an excerpt",
                place=article.place_of("reuse"),
                hint="quote less, or write reuse: excerpt and meet what it asks for",
            )
            return


def marked_quotes(document: Document) -> tuple[str, ...]:
    """List the marked quotes of a body, block quotations and those in quotation marks, none of them twice."""
    inside = {normal_form(quote) for block in document.quotes for quote in inline_quotes(block)}
    inline = (quote for quote in inline_quotes(document.text) if normal_form(quote) not in inside)
    return (*document.quotes, *inline)


def _words_and_names(passage: str, capitals: Container[str]) -> tuple[list[str], list[bool]]:
    """Give a passage's words and which of them belong to names.

    A name is a word with a capital that does not open a sentence, or two capitals in a row even there; small words that
    join names belong to them. The original must have the capital too, so that no headline style makes names.
    """
    written: list[str] = []
    is_name: list[bool] = []
    for sentence in _SENTENCE_END.split(normal_form_lines(passage)):
        part = words(sentence)
        capital = [word in capitals for word in part]
        names = [big and (i > 0 or (len(part) > 1 and capital[1])) for i, big in enumerate(capital)]
        for i in range(1, len(part) - 1):
            names[i] = names[i] or (part[i].lower() in _NAME_LINKS and names[i - 1] and capital[i + 1])
        written += part
        is_name += names
    return written, is_name


def normal_form_lines(text: str) -> str:
    """Bring each line to its normal form and keep the line breaks: headings and items of a list are sentences."""
    return "\n".join(normal_form(line) for line in text.splitlines())


def _excuse(low: Sequence[str], is_name: list[bool], titles: Iterable[Sequence[str]]) -> None:
    """Count the words of a title, wherever it stands in the passage, as a name."""
    for title in titles:
        for start, word in enumerate(low):
            if word == title[0] and low[start : start + len(title)] == title:
                is_name[start : start + len(title)] = [True] * len(title)


def _shingles(of: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(of[i : i + _SHINGLE]) for i in range(len(of) - _SHINGLE + 1)}
