# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The keys in a body become addresses."""

from __future__ import annotations

import dataclasses

import pytest
from msgspec.structs import replace

from blotter.model.articles import StandingPage
from blotter.model.config import SiteSettings
from blotter.model.documents import Document
from blotter.model.library import Library, Media
from blotter.rendering.composing.body import resolve_body
from blotter.rendering.composing.press import set_up
from blotter.rendering.theme.loader import Theme
from tests.rendering.machine_fixtures import CONFIG, brief, shelf

PATH = "content/articles/2016/story.md"

RESOLVED = [
    ("an article", '<a href="article:other">words</a>', '<a href="/b/articles/other/">words</a>'),
    ("with an anchor", '<a href="article:other#why">words</a>', '<a href="/b/articles/other/#why">words</a>'),
    (
        "without words",
        '<a href="article:other"></a>',
        '<a href="/b/articles/other/">Ports &amp; &quot;prisons&quot;</a>',
    ),
    ("a file", '<a href="file:content/articles/other.md">words</a>', '<a href="/b/articles/other/">words</a>'),
    ("a page's file", '<a href="file:content/pages/about.md"></a>', '<a href="/b/about/">About us</a>'),
    ("an address", '<a href="page:/tags/cocaine/#top">words</a>', '<a href="/b/tags/cocaine/#top">words</a>'),
    (
        "other attributes",
        '<a href="article:other" title="a &gt; b" id="x">w</a>',
        '<a href="/b/articles/other/" title="a &gt; b" id="x">w</a>',
    ),
    (
        "markup inside",
        '<a href="article:other">two <em>words</em></a>',
        '<a href="/b/articles/other/">two <em>words</em></a>',
    ),
    ("hidden", '<p><a href="article:hidden">its <em>words</em></a>.</p>', "<p>its <em>words</em>.</p>"),
    ("hidden, without words", '<p>See <a href="article:hidden"></a>.</p>', "<p>See an item that is not available.</p>"),
    ("hidden, by its file", '<a href="file:content/articles/hidden.md">words</a>', "words"),
    (
        "another site",
        '<a href="https://example.org/" rel="noopener">w</a>',
        '<a href="https://example.org/" rel="noopener">w</a>',
    ),
    ("an anchor", '<a href="#why">why</a>', '<a href="#why">why</a>'),
    (
        "a picture",
        '<img src="media:port.png" alt="A port">',
        '<img src="/b/media/articles/2016/port.png" width="640" height="480" loading="lazy" decoding="async" '
        'alt="A port">',
    ),
    (
        "a picture in a link",
        '<a href="article:other"><img src="media:port.png" alt="A port"></a>',
        '<a href="/b/articles/other/"><img src="/b/media/articles/2016/port.png" width="640" height="480" '
        'loading="lazy" decoding="async" alt="A port"></a>',
    ),
    ("a picture that is not there", '<p><img src="media:gone.png" alt="A port"></p>', "<p></p>"),
    (
        "text that looks like one",
        "<p>write &lt;a href=&quot;article:other&quot;&gt; here</p>",
        "<p>write &lt;a href=&quot;article:other&quot;&gt; here</p>",
    ),
]


@pytest.fixture
def library() -> Library:
    """A site at /b/ with two articles, a page and a picture."""
    config = dataclasses.replace(CONFIG, site=SiteSettings(name="Example Brief", base_url="https://example.org/b/"))
    made = shelf(brief("story"), brief("other", title='Ports & "prisons"'), config=config)
    page = StandingPage(
        slug="about", path="content/pages/about.md", title="About us", body="", body_line=1, positions={}
    )
    media = Media(path="content/articles/2016/port.png", output="media/articles/2016/port.png", width=640, height=480)
    return replace(
        made,
        pages={"about": page},
        files={
            "content/articles/other.md": "other",
            "content/articles/hidden.md": "hidden",
            "content/pages/about.md": "about",
        },
        media={(PATH, "port.png"): media},
        hidden=frozenset({"hidden"}),
    )


@pytest.mark.parametrize(("html", "expected"), [case[1:] for case in RESOLVED], ids=[case[0] for case in RESOLVED])
def test_keys_become_addresses(library: Library, theme: Theme, html: str, expected: str) -> None:
    """Links lead to pages under the site's base path, pictures have address and size; all else stays as it is."""
    assert resolve_body(set_up(library, theme.locale), Document(html=html), PATH) == expected
