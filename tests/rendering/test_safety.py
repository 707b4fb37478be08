# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The last look at every output: a table of what passes, a table of what is caught."""

from __future__ import annotations

import json
import pickle

import pytest

from blotter.rendering.proofreading.safe_addresses import Surroundings, output_of
from blotter.rendering.proofreading.safety import check_output

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'"
SITE = Surroundings(base_url="https://brief.example.org/", scripts=frozenset({"/assets/search.1a2b3c4d.js"}))


def page(body: str = "", *, head: str = "", policy: str = POLICY) -> str:
    """Return a whole page around what a test is about."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"><title>Title</title>{head}</head>'
        f"<body>{body}</body></html>"
    )


def found(path: str, text: str, surroundings: Surroundings = SITE) -> list[str]:
    """Return what is found in an output, as ``code: message``."""
    return [f"{problem.code}: {problem.message}" for problem in check_output(path, text, surroundings)]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://other.example.org/" rel="noopener">elsewhere</a>',
        '<a href="mailto:desk@example.org">write</a> <a href="tel:+511">call</a> <a href="#top">up</a>',
        '<a href="?a:b">x</a> <a href="/tags/a:b/">y</a>',
        '<img src="/media/port.jpg" srcset="/media/a.jpg 1x, /media/b.jpg 2x" alt="A port" width="1" height="1">',
        '<img src="https://brief.example.org/media/port.jpg" alt="A port">',
        '<script src="/assets/search.1a2b3c4d.js" defer></script>',
        '<form action="/search/"><input name="q"></form>',
        "<p>The comparison = none, and an action onboard=false &lt;img onerror=x&gt; in words.</p>",
        "<pre>javascript:alert(1) data:text/html,x &lt;script&gt;</pre>",
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"a\\u003c/script\\u003e"}</script>',
        '<svg viewBox="0 0 1 1"><path d="M0 0"/><a href="/regions/pe/"><text>Peru</text></a></svg>',
        '<section id="one"></section><section id="two"></section>',
    ],
)
def test_what_passes(body: str) -> None:
    """Ordinary pages have nothing to answer for, whatever their words look like."""
    assert found("index.html", page(body)) == []


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="stylesheet" href="/assets/dispatch.css">',
        '<link rel="canonical" href="https://news.example.org/story">',
        '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">',
        '<link rel="alternate" type="application/atom+xml" href="/feed.xml">',
        '<meta http-equiv="refresh" content="0; url=/articles/new/">',
        '<meta property="og:image" content="https://brief.example.org/media/port.jpg">',
    ],
)
def test_what_passes_in_the_head(head: str) -> None:
    """A head may name other sites; it may not ask them for anything."""
    assert found("index.html", page(head=head)) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<script>alert(1)</script>", "a script in the page itself"),
        ('<script type="text/javascript">alert(1)</script>', "a script in the page itself"),
        ('<script type="module" src="/assets/other.js"></script>', "not the theme's own (/assets/other.js)"),
        ('<script src="/assets/search.1a2b3c4d.js">alert(1)</script>', "not the theme's own"),
        ('<script type="application/ld+json" src="https://x.example.org/"></script>', "not the theme's own"),
        ("<svg><script>alert(1)</script></svg>", "a script in the page itself"),
        ('<p onclick="x()">', "<p> has an event handler (onclick)"),
        ("<p/ONCLICK=x()>", "<p> has an event handler (onclick)"),
        ('<img alt="a"onerror=x() src=/a.jpg>', "<img> has an event handler (onerror)"),
        ('<p style="color:red">', "<p> carries style of its own"),
        ("<style>p{}</style>", "<style> carries style of its own"),
        ('<a href="javascript:alert(1)">', '<a> has the unsafe address "javascript:alert(1)"'),
        ('<a href=" java\nscript:alert(1)">', "unsafe address"),
        ('<a href="\x01JaVaScRiPt:alert(1)">', "unsafe address"),
        ('<a href="&#106;avascript:alert(1)">', "unsafe address"),
        ('<a href="data:text/html,x">', "unsafe address"),
        ('<a href="vbscript:x">', "unsafe address"),
        ('<a href="article:some-slug">', '<a> has the unsafe address "article:some-slug"'),
        ('<svg><a xlink:href="javascript:x"></a></svg>', "unsafe address"),
        ('<form action="javascript:x">', "unsafe address"),
        ('<img src="media:port.jpg">', "unsafe address"),
        ('<img src="data:image/gif;base64,AA">', "unsafe address"),
        ('<img src="https://tracker.example.org/p.gif">', 'asks another site for "https://tracker.example.org/p.gif"'),
        ('<img src="//tracker.example.org/p.gif">', "asks another site"),
        ('<img src="/\\tracker.example.org/p.gif">', "asks another site"),
        ('<img src="https://brief.example.org.evil.example/p.gif">', "asks another site"),
        ('<img src="/a.jpg" srcset="/a.jpg 1x, https://t.example.org/b.jpg 2x">', "asks another site"),
        ('<picture><source srcset="https://t.example.org/b.jpg"></picture>', "asks another site"),
        ('<iframe src="https://video.example.org/"></iframe>', "asks another site"),
        ('<iframe srcdoc="&lt;p&gt;"></iframe>', "carries a page inside it"),
        ('<video poster="https://t.example.org/b.jpg"></video>', "asks another site"),
        ('<table background="https://t.example.org/b.jpg"></table>', "asks another site"),
        ('<svg><use href="https://t.example.org/b.svg#x"/></svg>', "asks another site"),
        ('<svg><image xlink:href="https://t.example.org/b.jpg"/></svg>', "asks another site"),
        ('<form action="https://search.example.org/"></form>', "asks another site"),
        ('<button formaction="https://search.example.org/">', "asks another site"),
        ('<a href="/" ping="https://t.example.org/">', "asks another site"),
        ('<object data="/a.pdf"></object>', "there is a <object> element"),
        ('<embed src="/a.pdf">', "there is a <embed> element"),
        ("<template><p></template>", "there is a <template> element"),
        ('<base href="https://evil.example.org/">', "there is a <base> element"),
        ('<svg><animate attributeName="href" to="x"/></svg>', "there is a <animate> element"),
    ],
)
def test_what_is_caught(body: str, expected: str) -> None:
    """Whatever runs, styles or asks another site for something is an error that names it."""
    messages = found("index.html", page(body))
    assert any(message.startswith("unsafe-output: ") and expected in message for message in messages), messages


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<link rel="stylesheet" href="https://fonts.example.org/css">', "asks another site"),
        ('<link rel="Preconnect" href="https://fonts.example.org">', "asks another site"),
        ('<link rel="alternate icon" href="https://t.example.org/i.png">', "asks another site"),
        ('<link rel="preload" as="image" imagesrcset="https://t.example.org/i.png 1x">', "asks another site"),
        ('<meta http-equiv="Refresh" content="0;URL=\'https://evil.example.org/\'">', "sends its reader to"),
        ('<meta http-equiv="refresh" content="0; javascript:x">', "sends its reader to"),
    ],
)
def test_what_is_caught_in_the_head(head: str, expected: str) -> None:
    """A head that makes the browser ask another site, or leave for one, is an error."""
    messages = found("index.html", page(head=head))
    assert any(message.startswith("unsafe-output: ") and expected in message for message in messages), messages


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("default-src 'none'; script-src 'unsafe-inline'", "allows 'unsafe-inline' in script-src"),
        ("default-src *", "allows * in default-src"),
        ("default-src 'self'; font-src https://fonts.example.org", "allows https://fonts.example.org in font-src"),
        ("default-src 'self'; img-src data:", "allows data: in img-src"),
        ("img-src 'self'", "has no default-src"),
        ("", "has no default-src"),
    ],
)
def test_a_weak_policy_is_caught(policy: str, expected: str) -> None:
    """A policy that lets another site or the page itself in is an error naming the directive."""
    assert expected in "\n".join(found("index.html", page(policy=policy)))


def test_the_policy_comes_before_anything_is_loaded() -> None:
    """A policy that is missing, late or in the body does not count: what precedes it would be free."""
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    start = '<!doctype html><html lang="en"><head>'
    sheet = '<link rel="stylesheet" href="/a.css"><title>T</title>'
    complaint = ["unsafe-output: the page does not begin with a content security policy"]
    assert found("a.html", f"{start}{policy}{sheet}</head><body></body></html>") == []
    assert found("a.html", f"{start}{sheet}</head><body></body></html>") == complaint
    assert found("a.html", f"{start}{sheet}{policy}</head><body></body></html>") == complaint
    assert found("a.html", f"{start}{sheet}</head><body>{policy}</body></html>") == complaint


def test_a_page_without_language_or_title_is_broken() -> None:
    """A page says its language and has a title with words."""
    html = page().replace(' lang="en"', "").replace("Title", " ")
    assert found("index.html", html) == [
        "broken-output: the page does not say its language",
        "broken-output: the page has no title",
    ]


def test_an_id_names_one_element() -> None:
    """An id that stands twice is reported once, with how often."""
    problems = found("index.html", page('<p id="a"></p><p id="b"></p><p id="a"></p><i id="a"></i>'))
    assert problems == ['duplicate-id: 3 elements have the id "a"']


@pytest.mark.parametrize("text", ['{"a": NaN}', "{'a': 1}", '{"a": 1,}', "", '"bare"', "{"])
def test_linked_data_and_json_files_are_strict(text: str) -> None:
    """JSON that only some readers accept is broken, in a page as in a file of its own."""
    assert len(found("attributions.json", text)) == 1
    html = page(f'<script type="application/ld+json">{text}</script>')
    assert [message.partition(":")[0] for message in found("index.html", html)] == ["broken-output"]


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("<a><b></a>", "mismatched tag"),
        ("<a>&nbsp;</a>", "undefined entity"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "declares a document type"),
        ('<?xml-stylesheet href="https://x.example.org/a.xsl"?><a/>', "takes its style from elsewhere"),
        ('<?xml-stylesheet href="//x.example.org/a.xsl"?><a/>', "takes its style from elsewhere"),
        ("<?xml-stylesheet ?><a/>", "takes its style from elsewhere"),
        ("<a>\x01</a>", "not well-formed"),
        ("", "no element found"),
    ],
)
def test_broken_xml_is_caught(xml: str, expected: str) -> None:
    """XML is well-formed, declares nothing and takes nothing from another site."""
    assert expected in "\n".join(found("feed.xml", xml))


def test_plain_xml_passes() -> None:
    """A sitemap, and a feed styled by a file of the site, have nothing to answer for."""
    assert found("sitemap.xml", '<?xml version="1.0"?><urlset xmlns="a"><url/></urlset>') == []
    assert found("feed.xml", '<?xml-stylesheet href="/assets/feed.xsl"?><feed/>') == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="https://news.example.org/">x</a><img src="https://brief.example.org/a.jpg">', ""),
        ("<script>x</script>", "a script in the page itself"),
        ("<p onclick=x>", "an event handler"),
        ('<img src="https://t.example.org/a.gif">', "asks another site"),
        ('<a href="/tags/">x</a>', 'the relative address "/tags/"'),
        ('<a href="#note">x</a>', 'the relative address "#note"'),
    ],
)
def test_feed_items_are_held_to_the_same(html: str, expected: str) -> None:
    """The HTML inside a feed is checked like a page, must be absolute, and the message names the item."""
    escaped = html.replace("&", "&amp;").replace("<", "&lt;")
    xml = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><id>feed</id><title>&lt;script&gt; is a word here</title>'
        f'<entry><content type="html">{escaped}</content><id>item-1</id><source><id>origin</id></source></entry></feed>'
    )
    item = {"id": "item-1", "content_html": html}
    article = {"uri": "item-1", "bodies": [{"contentType": "text/html", "value": html}]}
    for path, text in [
        ("feed.xml", xml),
        ("feed.json", json.dumps({"items": [item]})),
        ("api/articles/item-1.json", json.dumps(article)),
    ]:
        messages = found(path, text)
        assert messages == [] if not expected else expected in messages[0]
        assert all("in the feed item item-1: " in message for message in messages)


def test_what_was_found_in_an_item_is_found_in_every_feed() -> None:
    """An item is looked over once, and what is wrong with it is said of each file in which it stands."""
    text = json.dumps({"items": [{"id": "item-2", "content_html": "<img src='https://x.example.org/a.png'>"}]})
    assert found("feed.json", text) == found("tags/ports/feed.json", text) != []
    elsewhere = Surroundings(base_url="https://x.example.org/")
    assert check_output("feed.json", text, elsewhere) != check_output("feed.json", text)


def test_a_list_of_feeds_is_xml() -> None:
    """The list that feed readers take in is looked over as their feeds are."""
    assert found("feeds.opml", '<opml version="2.0"/>') == []
    assert "mismatched tag" in "\n".join(found("feeds.opml", "<opml><head></opml>"))


def test_data_without_html_has_nothing_to_answer_for() -> None:
    """A list, or an object that only looks like a feed, is looked over for being JSON and no more."""
    for value in ([{"content_html": "<script>"}], {"items": "<script>"}, {"items": [1, {"content_html": 2}]}):
        assert found("attributions.json", json.dumps(value)) == []


def test_problems_stand_where_they_can_be_mended() -> None:
    """A problem names the output, and the editor's file too where there is one."""
    (plain,) = check_output("a/index.html", page("<style></style>"))
    assert (plain.place.path, plain.message) == ("a/index.html", "<style> carries style of its own")
    (known,) = check_output("a/index.html", page("<style></style>"), origin="content/articles/a.md")
    assert known.place.path == "content/articles/a.md"
    assert known.message == "a/index.html: <style> carries style of its own"


def test_bytes_are_looked_at_as_the_text_that_they_are() -> None:
    """What was made is looked at as it will be written, and not turned back into text before that."""
    for path, text in (
        ("index.html", page("<style></style><p>Año")),
        ("feed.xml", "<feed>Año"),
        ("feed.json", '{"a": NaN}'),
        ("feed.json", "\ufeff{}"),
    ):
        assert check_output(path, text.encode()) == check_output(path, text) != ()


def test_a_byte_order_mark_before_json_is_named() -> None:
    """Many programs refuse it."""
    assert "Unexpected UTF-8 BOM" in str(found("feed.json", "\ufeff{}"))


def test_other_files_are_not_looked_into() -> None:
    """Stylesheets, pictures and plain text are no pages."""
    assert check_output("robots.txt", "<script>") == ()


OUTPUTS = frozenset({"index.html", "tags/index.html", "articles/a/index.html", "media/port.jpg", "feed.xml"})


@pytest.mark.parametrize(
    ("address", "dead"),
    [
        ("/blotter/tags/", False),
        ("/blotter/", False),
        ("/blotter/tags/?q=1#x", False),
        ("https://example.org/blotter/tags/", False),
        ("https://example.org/other/", False),
        ("https://elsewhere.example.org/tags/nothing/", False),
        ("../../feed.xml", False),
        ("#here", False),
        ("#", False),
        ("#top", False),
        ("mailto:desk@example.org", False),
        ("/blotter/tags/nothing/", True),
        ("/blotter/tags", True),
        ("/tags/", True),
        ("https://example.org/blotter/nothing/", True),
        ("../b/", True),
        ("#nowhere", True),
    ],
)
def test_links_within_the_site_are_followed(address: str, *, dead: bool) -> None:
    """A link to a file that this build does not write, or to an id the page does not have, is dead."""
    site = Surroundings(base_url="https://example.org/blotter/", outputs=OUTPUTS)
    html = page(f'<p id="here"></p><a href="{address}">x</a>')
    assert [message.partition(":")[0] for message in found("articles/a/index.html", html, site)] == ["dead-link"] * dead


def test_a_dead_picture_is_dead_too() -> None:
    """What a page shows must be written as well."""
    site = Surroundings(base_url="https://brief.example.org/", outputs=OUTPUTS)
    assert found("index.html", page('<img src="/media/port.jpg" alt="">'), site) == []
    assert found("index.html", page('<img src="/media/ship.jpg" alt="">'), site) == [
        'dead-link: "/media/ship.jpg" leads to no page of this site'
    ]


def test_only_what_leads_to_the_same_everywhere_is_followed_once() -> None:
    """One that names the same file of the site from every page, and a file that is there; no other is."""
    site = Surroundings(base_url="https://example.org/blotter/", outputs=OUTPUTS)
    links = ["/blotter/tags/", "../../tags/", "#here", "?q=1", "/blotter/nothing/", "https://other.example.org/", "/"]
    html = page('<p id="here"></p>' + "".join(f'<a href="{address}">x</a>' for address in links))
    dead = ['dead-link: "/" leads out of this site', 'dead-link: "/blotter/nothing/" leads to no page of this site']
    assert found("articles/a/index.html", html, site) == dead
    assert site.followed == {"/blotter/tags/"}
    elsewhere = found("articles/index.html", html.replace('id="here"', ""), site)
    assert elsewhere == [
        'dead-link: "#here" leads to no place of this page',
        'dead-link: "../../tags/" leads out of this site',
        *dead,
    ]


def test_what_was_followed_as_a_link_is_no_leave_for_anything_else() -> None:
    """A script is the theme's own or not, however often a link leads to the same file."""
    site = Surroundings(base_url="https://brief.example.org/", outputs=OUTPUTS)
    assert found("index.html", page('<a href="/media/port.jpg">x</a>'), site) == []
    assert "/media/port.jpg" in site.followed
    for odd in ('<script src="/media/port.jpg"></script>', '<object data="/media/port.jpg"></object>'):
        assert found("index.html", page(odd), site) == found("index.html", page(odd)) != []


def test_surroundings_are_the_same_whatever_was_followed_in_them() -> None:
    """What is remembered stays in the process: it is no part of what surroundings are, nor of what is sent."""
    site = Surroundings(base_url="https://brief.example.org/", outputs=OUTPUTS)
    site.followed.add("/feed.xml")
    sent = pickle.loads(pickle.dumps(site))
    assert sent == site == Surroundings(base_url="https://brief.example.org/", outputs=OUTPUTS)
    assert hash(sent) == hash(site)
    assert sent.followed == set()


def test_output_of_an_address() -> None:
    """Addresses map to files as a web server maps them, escapes undone."""
    site = Surroundings(base_url="https://example.org/blotter/")
    assert output_of("/blotter/caf%C3%A9/", "index.html", site) == "café/index.html"
    assert output_of("https://example.org/blotter/", "index.html", site) == "index.html"
    assert output_of("?a=b", "index.html", site) == ""
    assert output_of("/elsewhere/", "index.html", site) is None
