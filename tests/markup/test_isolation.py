# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Risky bodies are marked up in a process that is stopped: whatever is in them, there is an answer."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from blotter.markup import documents
from blotter.markup.documents import mark_up, mark_up_all
from blotter.markup.isolation import ISOLATION
from blotter.model.config import MarkdownSettings
from blotter.model.documents import Document

PATH = "content/articles/a.md"
SHORT = MarkdownSettings(timeout=0.5)


def codes(document: Document) -> list[str]:
    """Return the codes of a document's problems."""
    return [problem.code for problem in document.problems]


HANGS = {
    "brackets": "[" * 10_000 + "](x",
    "tags": "<a " * 100_000,
    "footnotes": "[^1] " * 20_000 + "\n\n[^1]: x",
    "formatting": "".join(f"<b title={n}>" for n in range(20_000)) + "<p>" * 20_000,
}


@pytest.mark.parametrize("body", HANGS.values(), ids=HANGS)
def test_a_body_that_takes_too_long_is_a_problem(body: str) -> None:
    """Marking up is stopped after the time that the settings allow, and the message names the file."""
    document = mark_up_all([(PATH, body)], SHORT)[0]
    assert document.html == ""
    assert codes(document) == ["markup-timeout"]
    assert PATH in document.problems[0].message


ANSWERED = {
    "backticks": "`" * 60_000,
    "backticks apart": "` a" * 3_000,
    "nested quotations": ">" * 5_000,
    "deep lists": "\n".join("    " * depth + "- a" for depth in range(300)),
    "unbalanced <": "<" * 20_000,
    "stars": "*a " * 20_000,
    "bold": "**a" * 2_000,
    "open comment": "<!--" * 5_000,
}


@pytest.mark.parametrize("body", ANSWERED.values(), ids=ANSWERED)
def test_other_hostile_bodies_have_an_answer(body: str) -> None:
    """There is HTML or a problem, never neither."""
    document = mark_up_all([(PATH, body)], MarkdownSettings(timeout=20))[0]
    assert document.html or codes(document) == ["markup-failed"]


@pytest.mark.skipif(sys.platform == "win32", reason="memory cannot be limited there")
def test_a_body_that_eats_memory_is_a_problem() -> None:
    """A long title used often would make gigabytes."""
    body = '[a]: /x "' + "t" * 400_000 + '"\n\n' + "[a] " * 20_000
    assert codes(mark_up_all([(PATH, body)], MarkdownSettings(timeout=60))[0]) == ["markup-failed"]


def test_a_risky_body_that_is_fine_is_marked_up_as_ever() -> None:
    """The process makes the very document that this one would have made."""
    body = "# Head\n\n[ " * 60 + '[[slug]] "text" ![](x.jpg)'
    assert mark_up_all([(PATH, body)], MarkdownSettings())[0] == mark_up(body, MarkdownSettings(), path=PATH)


def test_the_process_is_used_again_and_replaced_when_it_dies() -> None:
    """One process serves one body after the other; when it is gone, the next body gets a new one."""
    body = "[ " * 60 + "text"
    expected = mark_up(body, MarkdownSettings(), path=PATH)
    assert mark_up_all([(PATH, body)], MarkdownSettings())[0] == expected
    first = ISOLATION.process_id
    assert mark_up_all([(PATH, body)], MarkdownSettings())[0] == expected
    assert ISOLATION.process_id == first
    assert first is not None
    os.kill(first, signal.SIGTERM)
    # Whether it is gone already or dies while it is asked, this body or the next one is answered by another.
    mark_up_all([(PATH, body)], MarkdownSettings())[0]
    assert mark_up_all([(PATH, body)], MarkdownSettings())[0] == expected
    assert ISOLATION.process_id != first


def test_an_ordinary_body_starts_no_process() -> None:
    """What does not look risky is marked up here."""
    ISOLATION.stop()
    mark_up_all([(PATH, "An *ordinary* text.")], MarkdownSettings())[0]
    assert ISOLATION.process_id is None


def test_bodies_that_come_together_do_not_meet() -> None:
    """Each has the document that it has alone, in their order: risky ones, refused ones and more than go together."""
    some = ["[ " * 60 + "text", ">" * 5_000, "Some *words*, [a](x.md)[^1].\n\n[^1]: Note.", "# Head\n\n[[slug]]", ""]
    bodies = [(f"content/articles/{number}.md", some[number % len(some)] + str(number)) for number in range(70)]
    assert mark_up_all(bodies, SHORT) == [mark_up(body, SHORT, path=path) for path, body in bodies]


def test_a_text_that_grows_is_refused() -> None:
    """HTML many times as long as its source is a problem and not a page."""
    body = "*[A]: " + "t" * 3_000 + "\n\n" + "A " * 900
    assert codes(documents.mark_up(body, MarkdownSettings(), path=PATH)) == ["markup-failed"]


def test_too_deep_a_recursion_is_a_problem() -> None:
    """Markup nested beyond Python's stack is a problem, and the next body is not affected by it."""
    body = "*[x]: y\n\n" + "*a _x " * 1000 + "b_ a*" * 1000
    assert codes(mark_up(body, MarkdownSettings(), path=PATH)) == ["markup-failed"]
    assert mark_up("*fine*", MarkdownSettings(), path=PATH).html == "<p><em>fine</em></p>"
