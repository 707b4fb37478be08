# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Copies say what they are: a verbatim copy carries its original's fingerprint, an excerpt is one unaltered piece."""

from __future__ import annotations

from collections.abc import Iterator

from blotter.model.articles import Article, ReuseKind
from blotter.model.documents import Document
from blotter.model.problems import Problem
from blotter.rights.texts import fingerprint, first_difference, normal_form

_INSTEAD = "put the original's words back, or write reuse: style_edit (abridge, adapt) and meet what it asks for"


def check_fidelity(article: Article, document: Document, original: str) -> tuple[Problem, ...]:
    """Compare a copy with its fingerprint and with the stored original (``original`` is empty where there is none)."""
    if article.reuse is ReuseKind.VERBATIM:
        return (*_check_headline(article), *_check_verbatim(article, document, original))
    if article.reuse is ReuseKind.EXCERPT and original and normal_form(document.text) not in normal_form(original):
        problem = Problem(
            code="verbatim-changed",
            message="house rule: an excerpt is one unaltered piece; this text does not stand so in the stored original",
            place=article.place_of("reuse"),
            hint=_INSTEAD,
        )
        return (problem,)
    return ()


def _check_headline(article: Article) -> Iterator[Problem]:
    if article.original_title and normal_form(article.original_title) != normal_form(article.title):
        yield Problem(
            code="verbatim-changed",
            message=f"a verbatim copy keeps its headline: the original's is “{article.original_title}”",
            place=article.place_of("title"),
            hint="take the original's headline, or write reuse: style_edit and meet what it asks for",
        )


def _check_verbatim(article: Article, document: Document, original: str) -> Iterator[Problem]:
    digest = fingerprint(document.text)
    if original and fingerprint(original) != digest:
        ours, theirs = first_difference(document.text, original)
        yield Problem(
            code="verbatim-changed",
            message=f"this verbatim copy differs from the stored original: “{ours}” here, “{theirs}” there",
            place=article.place_of("reuse"),
            hint=_INSTEAD,
        )
        return
    if not article.sha256:
        yield Problem(
            code="missing-fingerprint",
            message="house rule: a verbatim copy carries the fingerprint of its original's text",
            place=article.place_of("reuse"),
            hint=f"compare the text with the original, word for word; if they are the same, write sha256: {digest}",
        )
    elif article.sha256.lower() != digest:
        yield Problem(
            code="verbatim-changed",
            message=f"the text of this verbatim copy was changed: its fingerprint is {digest}, "
            f"that of the original {article.sha256.lower()}",
            place=article.place_of("sha256"),
            hint=_INSTEAD,
        )
