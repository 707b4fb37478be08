# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The engine commonmark makes the same documents as the usual one, but for the differences that have a case."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.markup.documents import mark_up, mark_up_all
from blotter.model.config import MarkdownSettings
from blotter.model.documents import Document
from tests.markup.cases import FOLDER, Case, matches, read_cases
from tests.markup.test_dialect import ESCAPES
from tests.markup.test_documents import KINDS, TEXTS, WHERE
from tests.markup.test_hostile import faults
from tests.markup.test_shortcuts import ARTICLES, BODIES

USUAL = MarkdownSettings()
OTHER = MarkdownSettings(engine="commonmark")
OWN_CASES = {case.title: case for case in read_cases(FOLDER / "commonmark")}
COMMON_CASES = [OWN_CASES.get(case.title, case) for case in read_cases()]
CASES = [*COMMON_CASES, *(case for case in OWN_CASES.values() if case not in COMMON_CASES)]


def marked(body: str) -> Document:
    """Mark up a body as a file of 2016."""
    return mark_up(body, OTHER, path="content/articles/2016/a.md")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_what_is_written_becomes_what_is_shown(case: Case) -> None:
    """Each case of the usual engine that is not listed as a difference, and each of this one's own."""
    document = marked(case.written)
    assert document.html.strip() == case.html
    assert len(document.problems) == len(case.problems), document.problems
    for expected, problem in zip(case.problems, document.problems, strict=True):
        assert matches(expected, problem), (expected, problem)


def test_a_difference_is_one() -> None:
    """A case that is listed with another result has another with the usual engine, for the same text."""
    usual = {case.title: case for case in read_cases()}
    listed = [case for case in read_cases(FOLDER / "commonmark") if case.title in usual]
    assert len(listed) > 5
    for case in listed:
        assert case.written == usual[case.title].written
        assert (case.html, case.problems) != (usual[case.title].html, usual[case.title].problems), case.title


@pytest.mark.parametrize("name", ["an article", "many headings without blank lines"])
def test_articles_are_the_same_documents(name: str) -> None:
    """Prose as it is published gives the same document to the last field, places included."""
    assert marked(ARTICLES[name]) == mark_up(ARTICLES[name], USUAL, path="content/articles/2016/a.md")


@pytest.mark.parametrize(("body", "places"), WHERE)
def test_links_know_where_they_stand(body: str, places: list[tuple[int, int]]) -> None:
    """Line and column of each link, as with the usual engine."""
    assert [(link.line, link.column) for link in marked(body).links] == places


@pytest.mark.parametrize(("body", "kind", "target", "fragment"), KINDS)
def test_links_are_understood(body: str, kind: str, target: str, fragment: str) -> None:
    """Kind, target and fragment of each way to write a link."""
    (link,) = marked(body).links
    assert (link.kind, link.target, link.fragment) == (kind, target, fragment)


@pytest.mark.parametrize(("body", "text"), TEXTS + ESCAPES)
def test_the_plain_text(body: str, text: str) -> None:
    """The words without markup, footnote marks and hidden words; what a backslash protects stays."""
    assert marked(body).text == text.strip()


@settings(max_examples=400, deadline=None)
@given(BODIES)
def test_no_mixture_lets_anything_through(body: str) -> None:
    """Whatever is written, what comes out is on the list; and there is always something."""
    document = marked(body)
    assert list(faults(document.html)) == []
    assert "markup-failed" not in [problem.code for problem in document.problems]


@settings(max_examples=100, deadline=None)
@given(st.lists(BODIES, min_size=2, max_size=3))
def test_a_document_depends_on_its_body_alone(bodies: list[str]) -> None:
    """No footnote, name or id is carried over from one body to the next."""
    alone = [marked(body) for body in bodies]
    assert [marked(body) for body in reversed(bodies)] == alone[::-1]


def test_typographic_quotes_can_be_turned_off() -> None:
    """Without the setting, characters stay as they were typed."""
    plain = MarkdownSettings(engine="commonmark", typographic_quotes=False)
    assert mark_up('"a" -- \\"b\\"', plain, path="a.md").text == '"a" -- "b"'


def test_risky_bodies_are_marked_up_by_the_same_engine_elsewhere() -> None:
    """The process that can be stopped knows which engine is meant."""
    body = "- one\n  - two\n\n" + "[" * 3000
    assert mark_up_all([("a.md", body)], OTHER)[0] == mark_up(body, OTHER, path="a.md")
    assert mark_up_all([("a.md", body)], OTHER)[0] != mark_up_all([("a.md", body)], USUAL)[0]
