# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The last look at what was rendered: whatever a theme or an article let through, an unsafe output is not published.

It knows no templates. A page may run no script but the theme's own, ask no other site for anything, and is whole: its
policy in place, its ids unique, its links alive. Feed items are held to the same, for they are read elsewhere.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, NoReturn
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blotter.model.problems import Place, Problem
from blotter.rendering.safe_addresses import Reach, Surroundings, candidates_of, is_absolute, output_of, reach_of
from blotter.rendering.safe_xml import FeedItem, XmlRefusedError, read_xml

Finding = tuple[str, str, str]

_NOWHERE: Final = Surroundings()
_POLICY_HINT: Final = "the theme puts a meta element with the policy first in the head, before anything is loaded"
_SCRIPT_HINT: Final = "scripts live in files of the theme; article text never carries one"
_ORIGIN_HINT: Final = "a reader of this site is seen by no other: keep the file in the site and load it from there"

# A necessary sign of an event handler in the raw text: without it no element needs to be looked at one by one.
_HANDLER_SIGN: Final = re.compile(r"[\s/\"']on[a-z]+\s*=", re.IGNORECASE)
_EMBEDDING: Final = "base, object, embed, applet, frame, frameset, template"
_MOVING: Final = "set, animate, animatemotion, animatetransform, foreignobject"
_ADDRESSED: Final = (
    "[href], [src], [srcset], [action], [formaction], [poster], [data], [ping], [background], [imagesrcset], "
    r"[xlink\:href], [manifest]"
)
_FETCHED: Final = frozenset({"src", "action", "formaction", "poster", "data", "background", "xlink:href", "manifest"})
_FETCHED_LISTS: Final = frozenset({"srcset", "imagesrcset", "ping"})
_FETCHING_RELS: Final = frozenset(
    {"stylesheet", "icon", "shortcut", "apple-touch-icon", "mask-icon", "manifest"}
    | {"preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "prerender"}
)
_REFRESH: Final = re.compile(r"""^\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?["']?([^"']*)""", re.IGNORECASE)
_WEAK_SOURCES: Final = frozenset({"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "'strict-dynamic'"})


def check_output(
    path: str, text: str, surroundings: Surroundings = _NOWHERE, *, origin: str = ""
) -> tuple[Problem, ...]:
    """Find what must not be published in one output, by the ending of its path (html, xml, json; others pass).

    ``origin`` is the file an editor would open, if there is one; else problems name the output itself.
    """
    if path.endswith(".html"):
        findings = _check_page(path, text, surroundings)
    elif path.endswith(".xml"):
        findings = _check_xml(text, surroundings)
    elif path.endswith(".json"):
        findings = _check_json(text, "the file")
    else:
        return ()
    prefix = f"{path}: " if origin not in ("", path) else ""
    place = Place(path=origin or path)
    return tuple(
        Problem(code=code, message=prefix + message, place=place, hint=hint)
        for code, message, hint in sorted(set(findings))
    )


def _check_page(path: str, html: str, surroundings: Surroundings) -> Iterator[Finding]:
    tree = LexborHTMLParser(html)
    yield from _check_frame(tree, surroundings)
    yield from _check_active(tree, html)
    yield from _check_scripts(tree, surroundings)
    yield from _check_addresses(tree, surroundings)
    ids = [node.id or "" for node in tree.css("[id]")]
    for name, count in Counter(ids).items():
        if count > 1:
            yield "duplicate-id", f'{count} elements have the id "{name}"', "an id names one element of a page"
    if surroundings.outputs is not None:
        yield from _check_links(tree, path, frozenset(ids), surroundings)


def _check_frame(tree: LexborHTMLParser, surroundings: Surroundings) -> Iterator[Finding]:
    """Look at what every page has: a language, a title, and the policy before anything is loaded."""
    root, title, head = tree.root, tree.css_first("head > title"), tree.head
    if root is None or not root.attributes.get("lang"):
        yield "broken-output", "the page does not say its language", "the html element needs lang"
    if title is None or not title.text(strip=True):
        yield "broken-output", "the page has no title", "the head needs a title element with words"
    policy: str | None = None
    for child in head.iter() if head is not None else ():
        names = child.attributes
        if child.tag == "meta" and (names.get("http-equiv") or "").lower() == "content-security-policy":
            policy = names.get("content") or ""
            break
        if child.tag != "meta" or "charset" not in names:
            break
    if policy is None:
        yield "unsafe-output", "the page does not begin with a content security policy", _POLICY_HINT
    else:
        yield from _check_policy(policy, surroundings.origin)


def _check_policy(policy: str, origin: str) -> Iterator[Finding]:
    directives = [words.split() for words in policy.split(";") if words.strip()]
    if not any(words[0].lower() == "default-src" for words in directives):
        yield "unsafe-output", "the content security policy has no default-src", "begin it with default-src 'none'"
    for name, *sources in directives:
        for source in sources:
            if source.lower() in _WEAK_SOURCES or (source[0] != "'" and source != origin):
                hint = "allow 'none' or 'self' only"
                yield "unsafe-output", f"the content security policy allows {source} in {name}", hint


def _check_active(tree: LexborHTMLParser, html: str) -> Iterator[Finding]:
    """Look for what runs or styles without being a file of the theme."""
    for node in tree.css(f"{_EMBEDDING}, {_MOVING}"):
        yield "unsafe-output", f"there is a <{node.tag}> element", "no page of this site needs one"
    for node in tree.css("[srcdoc]"):
        yield "unsafe-output", f"<{node.tag}> carries a page inside it (srcdoc)", "no page of this site needs one"
    for node in tree.css("style, [style]"):
        yield "unsafe-output", f"<{node.tag}> carries style of its own", "style lives in the theme's stylesheet"
    if _HANDLER_SIGN.search(html):
        for node in tree.css("*"):
            for name in node.attributes:
                if name.lower().startswith("on"):
                    yield "unsafe-output", f"<{node.tag}> has an event handler ({name})", _SCRIPT_HINT


def _check_scripts(tree: LexborHTMLParser, surroundings: Surroundings) -> Iterator[Finding]:
    for node in tree.css("script"):
        names, text = node.attributes, node.text()
        if "src" in names:
            src = names["src"] or ""
            if src not in surroundings.scripts or text.strip():
                yield "unsafe-output", f"there is a script that is not the theme's own ({src})", _SCRIPT_HINT
        elif (names.get("type") or "").strip().lower() == "application/ld+json":
            yield from _check_json(text, "the JSON-LD")
        else:
            yield "unsafe-output", "there is a script in the page itself", _SCRIPT_HINT


def _check_addresses(
    tree: LexborHTMLParser, surroundings: Surroundings, *, elsewhere: bool = False
) -> Iterator[Finding]:
    """Look at every address; ``elsewhere``: the text is read in another place, so all of them must be absolute."""
    origin = surroundings.origin
    for node in tree.css(_ADDRESSED):
        for address, fetched in _addresses(node):
            reach = reach_of(address, origin)
            if reach is Reach.UNSAFE:
                yield "unsafe-output", f'<{node.tag}> has the unsafe address "{address[:80]}"', "use http or https"
            elif fetched and reach is Reach.OTHER:
                yield "unsafe-output", f'<{node.tag}> asks another site for "{address[:80]}"', _ORIGIN_HINT
            elif elsewhere and not is_absolute(address):
                hint = "addresses in a feed begin with the site's own"
                yield "broken-output", f'<{node.tag}> has the relative address "{address[:80]}"', hint
    for node in tree.css('meta[http-equiv="refresh" i]'):
        found = _REFRESH.match(node.attributes.get("content") or "")
        address = found[1].strip() if found else ""
        if reach_of(address, origin) is not Reach.OWN:
            yield "unsafe-output", f'the page sends its reader to "{address[:80]}"', "only to a page of this site"


def _addresses(node: LexborNode) -> Iterator[tuple[str, bool]]:
    """List the addresses of an element, each with whether a browser asks for it without being told to."""
    names, tag = node.attributes, node.tag
    if "href" in names:
        rels = frozenset((names.get("rel") or "").lower().split()) if tag == "link" else _FETCHING_RELS
        yield names["href"] or "", tag not in ("a", "area") and not rels.isdisjoint(_FETCHING_RELS)
    for name in _FETCHED.intersection(names):
        yield names[name] or "", True
    for name in _FETCHED_LISTS.intersection(names):
        value = names[name] or ""
        for address in value.split() if name == "ping" else candidates_of(value):
            yield address, True


def _check_links(
    tree: LexborHTMLParser, path: str, ids: frozenset[str], surroundings: Surroundings
) -> Iterator[Finding]:
    """Follow every link within the site to a file that this build writes, or to an id of the page itself."""
    outputs, origin = surroundings.outputs or frozenset(), surroundings.origin
    for node in tree.css("[href], [src]"):
        for name in ("href", "src"):
            address = node.attributes.get(name)
            if address is None or reach_of(address, origin) is not Reach.OWN:
                continue
            output = output_of(address, path, surroundings)
            if output:
                if output not in outputs:
                    yield "dead-link", f'"{address}" leads to no page of this site', "no output has this address"
            elif output is None:
                if not is_absolute(address):
                    hint = f"addresses of this site begin with {surroundings.folder}"
                    yield "dead-link", f'"{address}" leads out of this site', hint
            elif (target := unquote(address.partition("#")[2])) not in ids | {"", "top"}:
                yield "dead-link", f'"{address}" leads to no place of this page', f'no element has the id "{target}"'


def _check_xml(text: str, surroundings: Surroundings) -> Iterator[Finding]:
    try:
        items = read_xml(text)
    except XmlRefusedError as refused:
        yield "broken-output", f"the file is not the XML it should be: {refused}", "this is a mistake of Blotter's own"
        return
    for item in items:
        for code, message, hint in _check_item(item, surroundings):
            yield code, f"in the feed item {item.id}: {message}", hint


def _check_item(item: FeedItem, surroundings: Surroundings) -> Iterator[Finding]:
    tree = LexborHTMLParser(item.html)
    yield from _check_active(tree, item.html)
    yield from _check_scripts(tree, _NOWHERE)
    yield from _check_addresses(tree, surroundings, elsewhere=True)


def _check_json(text: str, what: str) -> Iterator[Finding]:
    def refuse(constant: str) -> NoReturn:
        raise ValueError(f"{constant} is not JSON")

    try:
        value: Any = json.loads(text, parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        yield "broken-output", f"{what} is not strict JSON: {error}", "this is a mistake of Blotter's own"
        return
    if not isinstance(value, (dict, list)):
        yield "broken-output", f"{what} is a bare value", "it should be an object or a list"
