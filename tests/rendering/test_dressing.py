# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Pages are rendered with stand-ins for the addresses of a theme's files, and dressed with the addresses afterward."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from blotter.model.pages import Json, Page
from blotter.rendering.theme.dressing import Wardrobe, address_of, dress_anew, stand_in
from blotter.rendering.theme.loader import Theme, load_theme, render_page
from tests.rendering.test_theme import PLAIN, write_theme

OLD = Wardrobe({"site.css": "assets/site.0a1b2c3d.css", "faces/a.svg": "assets/faces/a.11111111.svg"})
NEW = Wardrobe({"site.css": "assets/site.4e5f6071.css", "faces/a.svg": "assets/faces/a.11111111.svg"})


def page_of(*texts: str) -> bytes:
    """Return what a template might have rendered."""
    return "".join(f"<p>{text}</p>" for text in texts).encode()


def loaded(folder: Path, source: str, *, statics: dict[str, str]) -> Theme:
    """Load a theme whose page is of this source."""
    files = {**PLAIN, "templates/page.html.j2": source} | {f"static/{name}": text for name, text in statics.items()}
    theme, problems = load_theme([write_theme(folder / "plain", files)])
    assert theme is not None, problems
    return theme


def test_a_stand_in_knows_the_name_and_not_the_content() -> None:
    """It is the address of the file, but for the part that its content gives."""
    assert stand_in("faces/a.svg") != stand_in("faces/b.svg")
    before, mark, after = stand_in("faces/a.svg").partition("\ufdd8")
    assert (before, mark, after[16:]) == ("assets/faces/a.", "\ufdd8", ".svg")
    assert OLD.dress(stand_in("faces/a.svg").encode()).content.decode() == "assets/faces/a.11111111.svg"


def test_a_page_is_dressed_anew() -> None:
    """Every address on it is the new one then, as if it had been rendered today."""
    rendered = page_of(stand_in("site.css"), "Ports", stand_in("faces/a.svg"), stand_in("site.css"))
    published = OLD.dress(rendered)
    assert published.is_reversible
    assert "\ufdd8" not in published.content.decode()
    assert dress_anew(published.content, OLD, NEW) == NEW.dress(rendered)
    assert dress_anew(published.content, OLD, NEW).content.decode().count("assets/site.4e5f6071.css") == 2


@pytest.mark.parametrize(
    "word", ["assets/site.0a1b2c3d.css", "see /assets/site.0a1b2c3d.css?x", "assets/faces/a.11111111.svg"]
)
def test_an_address_that_is_a_word_stays_a_word(word: str) -> None:
    """A page with such a text is not taken for one that can be undressed."""
    published = OLD.dress(page_of(stand_in("site.css"), word))
    assert not published.is_reversible
    assert word in published.content.decode()


def test_a_new_address_that_is_a_word_already() -> None:
    """The page can be dressed anew, once: what was rendered could not be told from it afterward."""
    rendered = page_of(stand_in("site.css"), "assets/site.4e5f6071.css")
    published = OLD.dress(rendered)
    assert published.is_reversible
    anew = dress_anew(published.content, OLD, NEW)
    assert anew == NEW.dress(rendered)
    assert not anew.is_reversible


def test_addresses_do_not_chain() -> None:
    """Where two files change places, each gets its own address, and not what the other had before."""
    one = Wardrobe({"a.js": "assets/a.1.js", "a.1.js": "assets/a.1.2.js"})
    other = Wardrobe({"a.js": "assets/a.1.2.js", "a.1.js": "assets/a.1.1.js"})
    rendered = page_of(stand_in("a.js"), stand_in("a.1.js"))
    published = one.dress(rendered)
    assert published.is_reversible
    assert dress_anew(published.content, one, other) == other.dress(rendered)


def test_what_is_no_stand_in_stays() -> None:
    """The mark of a file that the theme has not is left to the last look, which finds no such output."""
    rendered = page_of(stand_in("gone.css"), "\ufdd8", "\ufdd8xyz")
    assert OLD.dress(rendered) == (rendered, True)


def test_nothing_to_put_on() -> None:
    """A theme without static files has nothing to replace."""
    assert Wardrobe({}).dress(b"<p>Ports</p>") == (b"<p>Ports</p>", True)


def test_what_is_remembered_of_addresses() -> None:
    """A wardrobe is the same however its files were listed, and can be recalled."""
    again = Wardrobe(dict(reversed(OLD.addresses.items())))
    assert again.facts == OLD.facts != NEW.facts
    assert Wardrobe.recalled(OLD.facts).addresses == OLD.addresses
    assert Wardrobe.recalled(b"").addresses == {}
    with pytest.raises(ValueError, match="line 1"):
        Wardrobe.recalled(b"no JSON")


SOURCE = """\
<link href="{{ root }}/{{ asset("a&b's.css") }}"><p>{{ asset("a&b's.css") }}</p>
{% set kept = asset('grün.svg') %}<i title='{{ kept|lower }}'>{{ (root ~ '/' ~ kept)|tojson }}</i>
{{ "\\\\ufdd8"|tojson }} {{ text|tojson }}
"""


def test_whatever_a_template_does_to_a_name_is_done(tmp_path: Path) -> None:
    """It is escaped in attributes, in text and in JSON as the address itself would be."""
    theme = loaded(tmp_path, SOURCE, statics={"a&b's.css": "x", "grün.svg": "<svg/>"})
    data: dict[str, Json] = {"root": "/brief", "text": '\\ufdd8 and \\\\ufdd8"'}
    dressed, problems = render_page(theme, Page(path="a.html", template="page.html.j2", data=data))
    assert problems == ()
    style, drawing = (theme.wardrobe.addresses[name] for name in ("a&b's.css", "grün.svg"))
    escaped = style.replace("&", "&amp;").replace("'", "&#39;")
    as_json = json.dumps(f"/brief/{drawing}")
    link, kept, texts = dressed.content.decode().splitlines()
    assert link == f'<link href="/brief/{escaped}"><p>{escaped}</p>'
    assert kept == f"<i title='{drawing}'>{as_json}</i>"
    assert texts == f"{json.dumps(chr(92) + 'ufdd8')} {json.dumps(data['text'])}"
    assert not dressed.is_reversible, "the escaped forms of an address are not looked for"


def test_templates_do_not_change_with_a_file(tmp_path: Path) -> None:
    """What a page is rendered from is the same, whatever is in a static file; its dress is not."""
    source = "{{ asset('site.css') }}"
    one, other = (loaded(tmp_path / text, source, statics={"site.css": text}) for text in ("one", "two"))
    assert one.render("page.html.j2", {}) == other.render("page.html.j2", {})
    assert (one.digest("page.html.j2"), one.stock()) == (other.digest("page.html.j2"), other.stock())
    assert one.wardrobe.facts != other.wardrobe.facts
    more = loaded(tmp_path / "more", source, statics={"site.css": "one", "more.css": ""})
    assert more.stock() != one.stock()


def test_an_address_is_a_name_and_a_mark() -> None:
    """The mark stands before the ending."""
    assert address_of("faces/a.b.svg", "0a1b2c3d") == "assets/faces/a.b.0a1b2c3d.svg"
    assert address_of("plain", "0a1b2c3d") == "assets/plain.0a1b2c3d"
