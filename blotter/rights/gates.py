# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The gates of our own words: a brief must not be a close paraphrase, a quotation must be short.

The numbers are house heuristics (``rights`` in ``config.yaml``); no law sets them. What can be compared depends on
whether the original's text is stored; a brief without one is taken at its word.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

import msgspec

from blotter.model.articles import Article, ReuseKind
from blotter.model.config import RightsSettings
from blotter.model.documents import Document
from blotter.model.problems import Problem
from blotter.rights.disguises import read_words
from blotter.rights.table import OWN_WORDS
from blotter.rights.texts import SharedRuns, inline_quotes, normal_form, passages, words

_SHINGLE: Final = 5
_HEADLINE_WORDS: Final = 30
# How much of a shared run a message quotes.
_QUOTED_WORDS: Final = 12
_QUOTED_SIGNS: Final = 160
_NAME_LINKS: Final = frozenset(["of", "the", "and", "de", "del", "la", "las", "los", "da", "do", "dos", "el", "y"])
_SENTENCE_END: Final = re.compile(r"(?<=[.!?:])[\"')\]]*\s+|\n+")


class Closeness(msgspec.Struct, frozen=True, kw_only=True):
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


def closeness(
    document: Document, original: str, *, titles: Sequence[str] = (), beside: Iterable[str] = ()
) -> Closeness:
    """Measure what a body, and the texts ``beside`` it, share with an original outside marked quotes and the titles.

    All of it is one sequence of words: neither the end of a paragraph nor a quoted word in the middle ends a run.
    """
    original_words = read_words(original)
    reading = _Reading(capitals=frozenset(word for word in original_words if word[0].isupper()))
    for passage, is_quoted in _all_passages(document, beside):
        reading.take(passage, is_quoted=is_quoted)
    for title in titles:
        reading.excuse(_folded(title))
    low = [word.casefold() for word in original_words]
    end, length, counted = _longest_run(SharedRuns(low).lengths(reading.low), reading.excused)
    return Closeness(
        run=_in_short(reading.written[end - length : end]),
        run_words=counted,
        shingles=_common_share(reading, _shingles(low)),
    )


def _all_passages(document: Document, beside: Iterable[str]) -> Iterator[tuple[str, bool]]:
    yield from passages(document.text, document.quotes)
    for text in beside:
        yield from passages(text)


def _longest_run(lengths: Sequence[int], excused: Sequence[bool]) -> tuple[int, int, int]:
    """Find the shared run with the most words that count: where it ends, how long it is, how many of it count."""
    before = [0, *accumulate(not one for one in excused)]
    best = (0, 0, 0)
    for end, length in enumerate(lengths, 1):
        counted = before[end] - before[end - length]
        if counted > best[2]:
            best = (end, length, counted)
    return best


def _common_share(reading: _Reading, known: Container[tuple[str, ...]]) -> float:
    ours = common = 0
    for start in range(len(reading.low) - _SHINGLE + 1):
        if not all(reading.excused[start : start + _SHINGLE]):
            ours += 1
            common += tuple(reading.low[start : start + _SHINGLE]) in known
    return common / ours if ours else 0.0


def _in_short(written: Sequence[str]) -> str:
    """Quote a run as it is written, so much of it that it is recognized."""
    start = " ".join(one for one in written[:_QUOTED_WORDS] if one)
    short = len(written) <= _QUOTED_WORDS and len(start) <= _QUOTED_SIGNS
    return start if short else f"{start[:_QUOTED_SIGNS]} …"


def _check_own_words(
    article: Article, document: Document, original: str, settings: RightsSettings
) -> Iterator[Problem]:
    titles = [title for title in (article.title, article.original_title) if _is_headline(title)]
    found = closeness(document, original, titles=titles, beside=_texts_beside(article))
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


def _is_headline(title: str) -> bool:
    """A headline is short; a whole text in its place is no name of anything."""
    return len(words(title)) <= _HEADLINE_WORDS


def _texts_beside(article: Article) -> Iterator[str]:
    """Everything else that is shown of an article and that somebody wrote: words taken into it are taken as well."""
    yield from (title for title in (article.title, article.original_title) if not _is_headline(title))
    yield from (article.summary, article.sensitive, article.date_note, article.changes)
    yield from (correction.text for correction in article.corrections)
    yield from (text for image in article.images for text in (image.caption, image.alt, image.credit))
    yield from article.notices


def _check_quotes(article: Article, document: Document, original: str, settings: RightsSettings) -> Iterator[Problem]:
    quotes = marked_quotes(document)
    beside = [quote for text in _texts_beside(article) for quote in inline_quotes(text)]
    quoted = sum(len(read_words(quote)) for quote in (*quotes, *beside))
    if article.reuse is ReuseKind.QUOTE and not quotes:
        yield Problem(
            code="license-obligation",
            message="house rule: a quotation must be marked as one, and this body has no marked quote",
            place=article.place_of("reuse"),
            hint="set the quoted words in “…” or as a block quotation (lines that begin with >)",
        )
    limits = [(settings.quote_max_words, f"the house cap is {settings.quote_max_words} words")]
    if original and article.reuse is ReuseKind.QUOTE:
        share = int(len(read_words(original)) * settings.quote_max_share)
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


@dataclass(slots=True, kw_only=True)
class _Reading:
    """Our words in a row, for comparing.

    ``written`` are they as they stand (empty for the rest of what is written together), ``low`` as they are compared;
    ``excused`` are those that do not count: names, quotes, titles. ``capitals`` are the words that the original writes
    with a capital.
    """

    capitals: frozenset[str]
    written: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    excused: list[bool] = field(default_factory=list)

    def take(self, passage: str, *, is_quoted: bool) -> None:
        """Add a passage, sentence by sentence."""
        for sentence in _SENTENCE_END.split(passage):
            looks: list[str] = []
            for chunk in sentence.split():
                words_of_chunk = read_words(chunk)
                looks += words_of_chunk
                self.written += [chunk, *[""] * (len(words_of_chunk) - 1)] if words_of_chunk else []
            self.low += (word.casefold() for word in looks)
            self.excused += [True] * len(looks) if is_quoted else _names(looks, self.capitals)

    def excuse(self, title: Sequence[str]) -> None:
        """Do not count the words of a title, wherever it stands."""
        done = 0
        for end, length in enumerate(SharedRuns(title).lengths(self.low), 1):
            if title and length == len(title):
                start = max(done, end - length)
                self.excused[start:end] = [True] * (end - start)
                done = end


def _names(sentence: Sequence[str], capitals: Container[str]) -> list[bool]:
    """Say which words of a sentence belong to names.

    A name is a word with a capital that does not open a sentence, or two capitals in a row even there; small words that
    join names belong to them. The original must have the capital too, so that no headline style makes names.
    """
    capital = [word in capitals for word in sentence]
    names = [big and (i > 0 or (len(capital) > 1 and capital[1])) for i, big in enumerate(capital)]
    for i in range(1, len(sentence) - 1):
        names[i] = names[i] or (sentence[i].lower() in _NAME_LINKS and names[i - 1] and capital[i + 1])
    return names


def _folded(text: str) -> list[str]:
    return [word.casefold() for word in read_words(text)]


def _shingles(of: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(of[i : i + _SHINGLE]) for i in range(len(of) - _SHINGLE + 1)}
