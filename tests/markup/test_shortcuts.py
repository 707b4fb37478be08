# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The shortcuts taken around Python-Markdown change nothing but the time."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.markup.dialect import Dialect, Rendered
from blotter.markup.shortcuts import patterns_digest
from blotter.model.config import MarkdownSettings
from tests.markup.cases import read_cases

ROOT = Path(__file__).parents[2]
SETTINGS = MarkdownSettings()


def rendered(body: str, *, shortcuts: bool) -> Rendered | str:
    """Render a body with a new instance, or say what it raises."""
    try:
        return Dialect(SETTINGS, shortcuts=shortcuts).render(body)
    except Exception as error:  # noqa: BLE001 - whatever the library raises, it must raise the same
        return type(error).__name__


def same(body: str) -> None:
    """Assert that a body becomes the same both ways."""
    assert rendered(body, shortcuts=True) == rendered(body, shortcuts=False)


def test_the_installed_markdown_is_one_that_is_known() -> None:
    """Shortcuts are taken. If this fails after an update: read what changed in its patterns, then adapt the tables."""
    assert Dialect(SETTINGS).has_shortcuts
    assert not Dialect(SETTINGS, shortcuts=False).has_shortcuts


@pytest.mark.parametrize("body", [case.written for case in read_cases()], ids=[case.title for case in read_cases()])
def test_cases_come_out_the_same(body: str) -> None:
    """Every kind of markup that has a case."""
    same(body)


DOCUMENTS = sorted([*ROOT.glob("content/**/*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*.md")])


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_documents_come_out_the_same(path: Path) -> None:
    """The articles and pages of the demonstration and our own documentation, front matter and all."""
    same(path.read_text(encoding="utf-8"))


PARAGRAPH = (
    "It was the minister's 'first step' -- the *large* ministry gave no figure (see [the record](https://example.org/1))"
    " but residents counted flights on most evenings; **three** banks were asked for statements. See [[item-1]].\n"
)
ARTICLES = {
    "an article": f"{PARAGRAPH}\n## What is known\n\n- one\n- two *words*\n\n{PARAGRAPH}\n> {PARAGRAPH}\n{PARAGRAPH}",
    "a block too long to be looked at": PARAGRAPH * 30 + "# Heading\n- item\n\n" + "- item\n" * 900,
    "many headings without blank lines": "# a\nb\n" * 200,
    "references": f"[a][1] ![b][1] [1] ![1]\n\n{PARAGRAPH}\n[1]: /x/ 'Title'\n",
    "a reference within a footnote": "Text[^a] [b].\n\n[^a]: Note [b].\n\n    [b]: /x/\n",
}


@pytest.mark.parametrize("body", ARTICLES.values(), ids=ARTICLES)
def test_articles_come_out_the_same(body: str) -> None:
    """Prose as it is published."""
    same(body)


# What every block and every inline pattern is made of, whole and in parts, so that mixtures are nearly markup too.
_BLOCKS = (
    "#Tag¦"
    "# Head¦## Head ##¦#¦# \\# no¦Head\n====¦Head\n---¦-----¦* * *¦ _ _ _¦---¦- item¦* item¦+ item¦  - item¦    - inner"
    "¦1. one¦2. two¦٣. three¦10) ten¦> quote¦>quote¦  > > deep¦>¦    code¦\tcode¦```\ncode\n```¦~~~~ py\ncode\n~~~~¦```"
    "¦a | b\n--|--\n1 | 2¦|a|\n|-|\n|`|`|¦ | ¦|¦:-:|--¦[^1]: Note.¦[^1]: Note.\n    more¦  [^b]:¦[1]: /x/"
    "¦[name]: <https://example.org/> \"Title\"¦ [a b]: /y/ 'T'¦*[PNP]: Policía Nacional¦*[PNP]: ''¦<div id=x>¦</div>"
    "¦<p markdown=1>¦<!-- no -->¦<!--¦<hr>¦<table><tr><td>¦///Footnotes Go Here///"
)
_INLINES = (
    "*em*¦**strong**¦***both***¦_em_¦__strong__¦**a*b¦_a¦*¦**¦***¦_¦__¦a_b_c¦`code`¦`` ` ``¦`¦``¦\\`¦\\\\`¦\\*¦\\_¦\\["
    "¦\\\\¦\\¦[a](b)¦[a](<b c> \"t\")¦[a](b 'c')¦[a]( b )¦[a](¦[a]¦]¦[¦](¦[a][1]¦[a][name]¦[a][]¦[1]¦[name]¦[a b]"
    "¦![a](b.jpg)¦![a][1]¦![1]¦![¦!¦[[slug]]¦[[slug|words]]¦[[slug#x\\|w]]¦[[¦]]¦![[slug]]¦[^1]¦[^b]¦[^"
    "¦[[slug|]]¦[[a b|slug]]¦[[slug|a\nb]]¦\\\\[[slug]]¦\\![[slug]]"
    "¦<https://example.org/>¦<a@example.org>¦<b>¦</b>¦<br>¦<a href=\"/x/\">¦</a>¦<i title='*a*'>¦<¦>¦<!-- x -->¦<?x?>"
    "¦<![CDATA[x]]>¦&amp;¦&#38;¦&¦&x;¦PNP¦\"¦'¦--¦...¦  \n¦two  \nlines¦a\nb¦\x02¦\x03¦\x02klzzwxh:0000\x03¦\x0242\x03"
    "¦\u2028¦\xa0¦é¦https://example.org/a_b_c¦(¦)¦:¦.¦1¦word"
)
PIECES = st.sampled_from(f"{_BLOCKS}¦{_INLINES}".split("¦")) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=4
)
JOINTS = st.sampled_from(["", "", " ", "\n", "\n", "\n\n", "\n\n", "\n    ", "\n> ", "\n- ", "\r\n", "\t"])
BODIES = st.lists(st.tuples(PIECES, JOINTS).map("".join), max_size=14).map("".join)


@settings(max_examples=1500, deadline=None)
@given(BODIES)
def test_any_mixture_comes_out_the_same(body: str) -> None:
    """All syntax in any order, broken and nested: the same HTML, raw pieces and refused addresses."""
    same(body)


@settings(max_examples=100, deadline=None)
@given(st.lists(BODIES, min_size=2, max_size=4))
def test_one_instance_for_many_bodies_comes_out_the_same(bodies: list[str]) -> None:
    """An instance that goes through many bodies gives for each what a new one gives: nothing is left behind."""
    kept = Dialect(SETTINGS)
    for body in bodies:
        alone = rendered(body, shortcuts=True)
        if not isinstance(alone, str):
            assert kept.render(body) == alone


def test_another_series_is_used_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python-Markdown whose patterns nobody compared with the tables takes every step, and the result is the same."""
    monkeypatch.setattr(markdown, "__version_info__", (3, 12, 0, "final", 0))
    dialect = Dialect(SETTINGS)
    assert not dialect.has_shortcuts
    for body in ARTICLES.values():
        assert dialect.render(body) == rendered(body, shortcuts=False)


def test_another_pattern_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A release that keeps its number but finds autolinks differently is told by its regular expression."""
    known = patterns_digest(Dialect(SETTINGS, shortcuts=False)._markdown)
    monkeypatch.setattr("markdown.inlinepatterns.AUTOLINK_RE", r"<([A-Za-z]+:[^<>]*)>")
    dialect = Dialect(SETTINGS)
    assert patterns_digest(dialect._markdown) != known
    assert not dialect.has_shortcuts
