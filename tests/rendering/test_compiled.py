# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Compiled templates are kept beside the program's own compiled modules, and used only where they are what they say."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jinja2
import pytest

import blotter
from blotter.model.problems import Problem
from blotter.rendering.theme import loader
from blotter.rendering.theme.compiled import compiled_folder
from blotter.rendering.theme.loader import Theme, load_theme
from tests.rendering.test_theme import PLAIN, WORDS, write_theme

DATA = {"title": "Ports"}
NEW = "{{ title }}, {{ t('hello', name=title) }}, {{ asset('site.css') }}"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Make a folder for compiled templates."""
    folder = tmp_path / "compiled"
    folder.mkdir()
    return folder


def load(folder: Path, shelf: Path | None, files: Mapping[str, str] = {}) -> Theme:
    """Load the plain theme with some files of its own."""
    theme, problems = load_theme([write_theme(folder / "plain", {**PLAIN, **files})], compiled=shelf)
    assert problems == ()
    assert theme is not None
    return theme


def refuse_to_compile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every attempt to parse a template fail."""

    def parse(*_: object) -> None:
        raise AssertionError("a template was parsed")

    monkeypatch.setattr(jinja2.Environment, "_parse", parse)


def test_what_was_compiled_is_not_compiled_again(tmp_path: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time neither the templates nor what they use need to be looked at, and all is as it was."""
    before = load(tmp_path, shelf)
    page = before.render("page.html.j2", DATA)
    refuse_to_compile(monkeypatch)
    after = load(tmp_path, shelf)
    assert after.render("page.html.j2", DATA) == page
    assert after.digest("page.html.j2") == before.digest("page.html.j2")
    assert (after.survey.strings, after.survey.assets) == (before.survey.strings, before.survey.assets)


def test_words_that_were_read_are_not_read_again(tmp_path: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A locale file that was right and is the same is not parsed; one with a mistake is, each time."""
    before = load(tmp_path, shelf).locale.strings
    parsed: list[str] = []
    real = loader._read_yaml

    def noting(path: Path, shown: str, problems: list[Problem]) -> Any:
        parsed.append(shown)
        return real(path, shown, problems)

    monkeypatch.setattr(loader, "_read_yaml", noting)
    assert load(tmp_path, shelf).locale.strings == before
    assert parsed == ["themes/plain/theme.yaml"]
    # A site's own words and those in front of which they stand are two files of one name.
    (tmp_path / "site").mkdir()
    both = [write_theme(tmp_path / "site/plain", {**PLAIN, "locales/en.yaml": WORDS}), tmp_path / "plain"]
    load_theme(both, compiled=shelf)
    parsed.clear()
    load_theme(both, compiled=shelf)
    assert parsed == ["themes/plain/theme.yaml"]
    for _ in range(2):
        parsed.clear()
        wrong = write_theme(tmp_path / "plain", {**PLAIN, "locales/en.yaml": "months: {}\n" + WORDS})
        assert load_theme([wrong], compiled=shelf)[0] is None
        assert "themes/plain/locales/en.yaml" in parsed


CHANGES = [
    ("the template", {"templates/other.html.j2": NEW + "!"}),
    ("a string", {"locales/en.yaml": WORDS.replace("Hello", "Good day")}),
]


@pytest.mark.parametrize("files", [case[1] for case in CHANGES], ids=[case[0] for case in CHANGES])
def test_a_change_is_seen(tmp_path: Path, shelf: Path, files: Mapping[str, str]) -> None:
    """What stands in a compiled template is its own text and the words; the address of a file is put in later."""
    was = {"templates/other.html.j2": NEW}
    before = load(tmp_path, shelf, was).render("other.html.j2", DATA)
    after = load(tmp_path, shelf, {**was, **files}).render("other.html.j2", DATA)
    assert after == load(tmp_path / "elsewhere", None, {**was, **files}).render("other.html.j2", DATA)
    assert after != before


def test_only_what_changed_is_looked_at_again(tmp_path: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the other templates it is known what they use; the answer is that of a theme of which nothing is known."""
    was = {"templates/first.html.j2": "{% include 'other.html.j2' %}{{ asset('site.css') }}", "static/more.css": ""}
    load(tmp_path, shelf, {**was, "templates/other.html.j2": NEW})
    parsed: list[str] = []
    real = jinja2.Environment.parse

    def noting(self: jinja2.Environment, source: str, name: str, filename: str) -> Any:
        parsed.append(name)
        return real(self, source, name, filename)

    monkeypatch.setattr(jinja2.Environment, "parse", noting)
    now = {
        **was,
        "templates/other.html.j2": "{{ asset('more.css') }}\n{{ asset('site.css') }}{{ t('hello', name='x') }}",
    }
    after = load(tmp_path, shelf, now).survey
    assert parsed == ["other.html.j2"]
    clean = load(tmp_path / "elsewhere", None, now).survey
    assert (after.uses, after.references, after.strings) == (clean.uses, clean.references, clean.strings)
    assert list(after.assets.items()) == list(clean.assets.items())
    (tmp_path / "plain/templates/other.html.j2").unlink()
    theme, problems = load_theme([tmp_path / "plain"], compiled=shelf)
    assert theme is None
    assert [(one.message, one.place.path) for one in problems] == [
        ('there is no template "other.html.j2"', "themes/plain/templates/first.html.j2")
    ]


def test_themes_do_not_disturb_each_other(tmp_path: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two themes with templates of the same names keep theirs in one folder."""
    one = load(tmp_path / "one", shelf, {"templates/other.html.j2": "one"})
    other = load(tmp_path / "other", shelf, {"templates/other.html.j2": "other"})
    assert [theme.render("other.html.j2", {}) for theme in (one, other)] == ["one", "other"]
    refuse_to_compile(monkeypatch)
    again = load(tmp_path / "one", shelf, {"templates/other.html.j2": "one"})
    assert again.render("other.html.j2", {}) == "one"


@pytest.mark.parametrize("spoil", [lambda kept: b"", lambda kept: kept[:-1], lambda kept: kept[:-1] + b"\xff"])
def test_a_damaged_file_is_not_believed(tmp_path: Path, shelf: Path, spoil: object) -> None:
    """A file that is empty, cut or changed is as good as none."""
    page = load(tmp_path, shelf).render("page.html.j2", DATA)
    kept = sorted(shelf.iterdir())
    assert kept
    for path in kept:
        path.write_bytes(spoil(path.read_bytes()))  # type: ignore[operator]
    assert load(tmp_path, shelf).render("page.html.j2", DATA) == page


def test_a_folder_that_takes_nothing_does_no_harm(tmp_path: Path) -> None:
    """What cannot be kept is made again."""
    theme = load(tmp_path, tmp_path / "gone")
    assert theme.render("other.html.j2", DATA) == "Ports\n"


def test_there_is_an_end_to_it(tmp_path: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all that was ever compiled only the newest stays."""
    monkeypatch.setattr("blotter.rendering.theme.compiled._MOST", 3)
    for text in "abcde":
        load(tmp_path / text, shelf, {"templates/other.html.j2": text}).render("other.html.j2", {})
    assert len(list(shelf.iterdir())) == 3


def test_a_theme_with_a_mistake_is_looked_at_again(tmp_path: Path, shelf: Path) -> None:
    """Problems are not kept: they are found anew at every build."""
    folder = write_theme(tmp_path / "plain", {**PLAIN, "templates/other.html.j2": "{{ t('bye') }}"})
    first, second = (load_theme([folder], compiled=shelf) for _ in range(2))
    assert first == second
    assert first[1]


def test_code_lies_only_beside_the_programs_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Never in a site: where Python keeps what it compiled of this package, and not at all where Python may not."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    folder = compiled_folder()
    assert folder is None or folder.is_relative_to(Path(blotter.__file__).parent)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiled_folder() is None
