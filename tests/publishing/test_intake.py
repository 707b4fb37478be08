# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Taking in copy: files are read and marked up in one pass, by one process or several."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from blotter.markup.documents import mark_up_all
from blotter.model.config import MarkdownSettings
from blotter.model.problems import Place
from blotter.publishing import crew, places
from blotter.publishing.crew import Crew
from blotter.publishing.intake import Intake, body_key
from blotter.publishing.memory import Memory
from blotter.reading.articles import ArticleContext

CONTEXT = ArticleContext(timezone="UTC", home="", sources=None, tags=None, regions=None)
SETTINGS = MarkdownSettings()
GOOD = "---\ntitle: Title {0}\nsource: desk\ndate: 2016-02-26\nregion: PE\ntags: cocaine\n---\nBody *{0}*.\n"


def copy(count: int) -> list[tuple[str, bytes]]:
    """Make files, of which every fifth has no front matter."""
    texts = ("No front matter." if number % 5 == 4 else GOOD.format(number) for number in range(count))
    return [(f"content/articles/story-{number}.md", text.encode()) for number, text in enumerate(texts)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_files_come_back_in_their_order(monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    """Each with its item and its body's document, or with its errors and neither."""
    monkeypatch.setattr(crew, "MANY", 5)
    memory = Memory(state=None)
    intake = Intake(memory, Crew(jobs), lambda done: None)
    read = list(intake.read(CONTEXT, SETTINGS, copy(20)))
    assert [item.slug if item else "" for item, _ in read] == [
        "" if number % 5 == 4 else f"story-{number}" for number in range(20)
    ]
    assert all(problems for item, problems in read if item is None)
    assert "<em>7</em>" in memory.made["content/articles/story-7.md"].html
    assert sorted(memory.made) == sorted(intake.keys)
    memory.made.close()


def test_where_fields_stand_is_unpacked_for_whoever_asks() -> None:
    """A dozen places for each of ten thousand articles are a quarter of all that a build would hold."""
    with patch("blotter.publishing.places.unpack_places", wraps=places.unpack_places) as unpacked:
        intake = Intake(Memory(state=None), Crew(1), lambda done: None)
        [(item, _)] = intake.read(CONTEXT, SETTINGS, copy(1))
        assert item is not None
        assert not unpacked.called
        assert item.positions["source"] == Place(path="content/articles/story-0.md", line=3, column=9)
        assert item.positions.keys() >= {"date", "region", "tags", "title"}
    assert unpacked.call_count == 1


def test_a_body_whose_document_is_known_is_not_marked_up() -> None:
    """Its file changed, but not its body: another title, say."""
    path, data = copy(1)[0]
    memory = Memory(state=None)
    known = body_key("Body *0*.\n", SETTINGS, path)
    with (
        patch.object(Memory, "document_key", lambda memory, path: known),
        patch("blotter.publishing.intake.mark_up_all", wraps=mark_up_all) as parsed,
    ):
        intake = Intake(memory, Crew(1), lambda done: None)
        [(item, _)] = intake.read(CONTEXT, SETTINGS, [(path, data)])
    assert item is not None
    assert intake.keys == {path: known}
    assert parsed.call_args.args[0] == []
    assert path not in memory.made
