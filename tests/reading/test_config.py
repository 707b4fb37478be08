# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""``config.yaml``: settings, defaults, mistakes."""

from __future__ import annotations

import pytest

from blotter.model.config import Config, MarkdownSettings, MenuEntry
from blotter.reading.config import read_config
from blotter.reading.license_ids import FOR_OWN_WORDS
from tests.reading.desk import lines


def test_an_empty_file_is_all_defaults() -> None:
    """Every setting is optional."""
    assert read_config(b"") == (Config(), ())


def test_settings_are_typed() -> None:
    """Texts, flags, numbers and lists become what the types say; the site's address ends in a slash."""
    config, problems = read_config(
        b"theme: mine\n"
        b"site: {base_url: 'https://example.org/brief', language: ES-pe, timezone: America/Lima, tagline: ''}\n"
        b"rights: {commercial: yes, brief_max_run: 6, quote_max_share: 0.1, operator: company}\n"
        b"markdown: {engine: CommonMark, typographic_quotes: false, timeout: 1}\n"
        b"menu:\n- {label: Topics, url: /tags/}\n"
    )
    assert problems == ()
    assert (config.theme, config.site.base_url, config.site.language) == ("mine", "https://example.org/brief/", "es-PE")
    assert (config.rights.commercial, config.rights.brief_max_run, config.rights.quote_max_share) == (True, 6, 0.1)
    assert (config.markdown.typographic_quotes, config.markdown.timeout) == (False, 1.0)
    assert config.markdown.engine == "commonmark"
    assert config.menu == (MenuEntry(label="Topics", url="/tags/"),)
    assert config.listings == Config().listings


@pytest.mark.parametrize("url", ["http://localhost:8000", "https://example.org/", "https://example.org/a/b/"])
def test_base_urls(url: str) -> None:
    """A site may stand on this machine, on a host, or in a folder of one."""
    config, problems = read_config(f"site: {{base_url: '{url}'}}".encode())
    assert problems == ()
    assert config.site.base_url == url.rstrip("/") + "/"


CAUGHT = [
    ("them: x", '1:1: error unknown-key: "them" is not a field of config.yaml', 'did you mean "theme"?'),
    ("site: {nam: x}", '1:8: error unknown-key: "nam" is not a field of site', 'did you mean "name"?'),
    ("site: {title: x}", '1:8: error unknown-key: "title" is not a field of site', 'did you mean "name"?'),
    ("site: Blotter", '1:7: error wrong-type: "site" must be a group of fields, not a text',
     "give it the fields name, tagline, base_url, …"),
    ("site: {name: ''}", '1:14: error empty-value: "site.name" is empty',
     "give it a value, or delete it if it is optional"),
    ("site: {base_url: example.org}",
     '1:18: error bad-url: "site.base_url": this address does not begin with https://', "write https://example.org"),
    ("site: {base_url: 'https://example.org/?a=b'}",
     '1:18: error bad-url: "site.base_url": the address of a site cannot contain ? or #', "end it after its path"),
    ("site: {timezone: Lima}", '1:18: error bad-value: "Lima" is not a time zone', 'did you mean "America/Lima"?'),
    ("site: {timezone: ../etc/passwd}", '1:18: error bad-value: "../etc/passwd" is not a time zone',
     "write a name such as America/Lima or Europe/London"),
    ("site: {email: nobody}", '1:15: error bad-value: "nobody" is not an e-mail address',
     "write it as desk@example.org"),
    ("rights: {commercial: maybe}", '1:22: error wrong-type: "maybe" is not true or false', "write true or false"),
    ("rights: {ads: some}", '1:15: error bad-value: "some" is not a value of rights.ads',
     "write one of: none, adjacent, against"),
    ("listings: {page_size: 0}", '1:23: error bad-value: "listings.page_size" must be from 1 to 1000, not 0',
     "correct the number"),
    ("listings: {page_size: 2.5}", '1:23: error wrong-type: "2.5" is not a whole number',
     "write a whole number, with digits only"),
    ("markdown: {engine: commonmrk}", '1:20: error bad-value: "commonmrk" is not a value of markdown.engine',
     'did you mean "commonmark"? (one of: python-markdown, commonmark)'),
    ("theme: ../x", '1:8: error bad-value: "../x" is not the name of a theme',
     "write the name of a folder in themes/"),
    ("menu: {label: a, url: /}", '1:7: error wrong-type: "menu" takes a list', 'begin each item with "- "'),
    ("menu: [{label: a, url: 'https://example.org/'}]",
     '1:24: error bad-value: "https://example.org/" is not an address within the site',
     "write it from the root, such as /tags/"),
    ("menu: [{label: a, url: //example.org}]",
     '1:24: error bad-value: "//example.org" is not an address within the site',
     "write it from the root, such as /tags/"),
    ("- a", '1:1: error wrong-type: config.yaml must be "name: value" lines', 'write one "name: value" on a line'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "hint"), CAUGHT)
def test_caught(text: str, expected: str, hint: str) -> None:
    """A setting that does not exist, or cannot have this value, is an error with a way out."""
    _, problems = read_config(text.encode())
    assert lines(problems) == [f"config.yaml:{expected}"]
    assert problems[0].hint == hint


def test_an_engine_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to install; without it, the usual engine marks up what is checked besides."""
    monkeypatch.setattr("blotter.reading.config.find_spec", lambda name: None)
    config, problems = read_config(b"markdown:\n  engine: commonmark\n  timeout: 3\n")
    message = "the engine commonmark needs the package pyromark, which is not installed"
    assert lines(problems) == [f"config.yaml:2:11: error missing-package: {message}"]
    assert "python -m pip install pyromark" in problems[0].hint
    assert config.markdown == MarkdownSettings()
    assert read_config(b"markdown: {engine: python-markdown}")[1] == ()


def test_all_mistakes_at_once() -> None:
    """One mistake does not hide the next, in whatever section."""
    _, problems = read_config(b"theme: ''\nsite: {nam: x, language: English}\nrights: {ads: some, paywall: maybe}\n")
    assert [problem.code for problem in problems] == [
        "empty-value",
        "unknown-key",
        "bad-value",
        "bad-value",
        "wrong-type",
    ]


def test_every_license_refused_for_our_own_words_is_answered_alike() -> None:
    """Whoever would reserve all rights is not sent from one refusal to the next: the hint names what is accepted."""
    _, (problem,) = read_config(b"rights:\n  own_license: all rights reserved\n")
    assert (problem.code, problem.hint) == ("bad-value", FOR_OWN_WORDS)
    assert "NONE" not in problem.hint


def test_entries_of_the_menu_know_where_their_addresses_stand() -> None:
    """A link of the menu that leads nowhere is said later, and at its line."""
    config, _ = read_config(b"menu:\n  - {label: A, url: /a/}\n  - label: B\n    url: /b/\n")
    assert [(entry.place.line, entry.place.column) for entry in config.menu] == [(2, 21), (4, 10)]
