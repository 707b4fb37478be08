# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The last look at what was rendered: whatever a theme or an article let through, an unsafe output is not published.

It knows no templates. A page may run no script but the theme's own, ask no other site for anything, and is whole: its
policy in place, its ids unique, its links alive. Feed items are held to the same, for they are read elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import Final, TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

from blotter.model.problems import Place, Problem
from blotter.rendering.proofreading.safe_addresses import (
    Reach,
    Surroundings,
    Target,
    candidates_of,
    output_of,
    reach_of,
    target_of,
)
from blotter.rendering.proofreading.safe_json import JsonRefusedError, read_json
from blotter.rendering.proofreading.safe_xml import FeedItem, XmlRefusedError, read_xml
from blotter.rights.elements import SILENT, Element, Names, ParsedPage

Finding: TypeAlias = tuple[str, str, str]

_NOWHERE: Final = Surroundings()
_POLICY_HINT: Final = "the theme puts a meta element with the policy first in the head, before anything is loaded"
_SCRIPT_HINT: Final = "scripts live in files of the theme; article text never carries one"
_STYLE_HINT: Final = "style lives in the theme's stylesheet"
_ORIGIN_HINT: Final = "a reader of this site is seen by no other: keep the file in the site and load it from there"

# Attributes that ask for nothing, run nothing and send nowhere: an element that has no others needs no closer look.
_QUIET: Final = frozenset(
    {"about", "alt", "aria-current", "charset", "content", "decoding", "defer", "height", "hidden", "id", "loading"}
    | {"media", "name", "prefix", "property", "rel", "sizes", "tabindex", "type", "typeof", "value", "width", *SILENT}
)
_QUIET_IN_LINKS: Final = _QUIET | {"href"}
# Names that begin so are for scripts of the theme and for assistive technology.
_QUIET_BEGINNINGS: Final = ("aria-", "data-")
_EMBEDDING: Final = frozenset({"base", "object", "embed", "applet", "frame", "frameset", "template"})
# In SVG the parser spells some names with capitals, whatever the page wrote.
_MOVING: Final = frozenset(
    {"set", "animate", "animatemotion", "animatetransform", "foreignobject"}
    | {"animateMotion", "animateTransform", "foreignObject"}
)
_WATCHED: Final = _EMBEDDING | _MOVING | {"script", "style"}
_FETCHED: Final = frozenset({"src", "action", "formaction", "poster", "data", "background", "xlink:href", "manifest"})
_FETCHED_LISTS: Final = frozenset({"srcset", "imagesrcset", "ping"})
_FETCHING_RELS: Final = frozenset(
    {"stylesheet", "icon", "shortcut", "apple-touch-icon", "mask-icon", "manifest"}
    | {"preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch", "prerender"}
)
_REFRESH: Final = re.compile(r"""^\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?["']?([^"']*)""", re.IGNORECASE)
_CHECKED: Final[dict[bytes, tuple[Finding, ...]]] = {}
_MOST_CHECKED: Final = 1 << 15
_WEAK_SOURCES: Final = frozenset({"'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "'strict-dynamic'"})


def check_output(
    path: str,
    content: str | bytes,
    surroundings: Surroundings = _NOWHERE,
    *,
    origin: str = "",
    parsed: ParsedPage | None = None,
) -> tuple[Problem, ...]:
    """Find what must not be published in one output, by the ending of its path.

    HTML, XML, OPML, JSON and web manifests are looked at, as text or in UTF-8; others pass.
    ``origin`` is the file an editor would open, if there is one; else problems name the output itself. ``parsed``
    is what parsing a page gives, where somebody did that already.
    """
    if path.endswith(".html"):
        findings = _check_page(path, parsed or ParsedPage(content), surroundings)
    elif path.endswith((".xml", ".opml")):
        findings = _check_xml(_as_text(content), surroundings)
    elif path.endswith((".json", ".webmanifest")):
        findings = _check_json(_as_text(content), "the file", surroundings)
    else:
        return ()
    prefix = f"{path}: " if origin not in ("", path) else ""
    place = Place(path=origin or path)
    return tuple(
        Problem(code=code, message=prefix + message, place=place, hint=hint)
        for code, message, hint in sorted(set(findings))
    )


def _as_text(content: str | bytes) -> str:
    return content if isinstance(content, str) else content.decode()


@dataclass(slots=True)
class _Walk:
    """One walk through all elements of a page or feed item; ``elsewhere``: the text is read in another place.

    ``scripts`` are the addresses that a script may have. Gathered on the way: what is wrong, the ids, and the links
    within the site that a reader or browser follows.
    """

    surroundings: Surroundings
    scripts: frozenset[str]
    elsewhere: bool = False
    findings: list[Finding] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: dict[str, Target] = field(default_factory=dict)

    def through(self, elements: Iterable[Element]) -> None:
        is_quiet, is_quiet_in_links = _QUIET.issuperset, _QUIET_IN_LINKS.issuperset
        addresses: dict[str, None] = {}  # of links with nothing more to them: there are many, and many of them twice
        for node, tag, names in elements:
            if tag in _WATCHED:
                self.findings += _check_tag(node, tag, names, self.scripts)
            if "id" in names:
                self.ids.append(names["id"] or "")
            if is_quiet(names):
                continue
            if tag == "a" and is_quiet_in_links(names):
                addresses[names["href"] or ""] = None
            else:
                self.look_at(tag, names)
        followed = self.surroundings.followed
        for address in addresses:
            if address not in followed:
                self.follow("a", "href", address, fetched=False)

    def look_at(self, tag: str, names: Names) -> None:
        """Look at every attribute that can do something."""
        for name, value in names.items():
            if name in _QUIET:
                continue
            if name == "href" or name in _FETCHED:
                if value in self.surroundings.followed:
                    continue
                self.follow(tag, name, value or "", fetched=name != "href" or _is_fetched(tag, names))
            elif name in _FETCHED_LISTS:
                for address in (value or "").split() if name == "ping" else candidates_of(value or ""):
                    self.follow(tag, name, address, fetched=True)
            elif not name.startswith(_QUIET_BEGINNINGS):
                self.findings += _check_attribute(tag, name, names, self.surroundings.origin)

    def follow(self, tag: str, name: str, address: str, *, fetched: bool) -> None:
        """Look at one address; ``fetched``: a browser asks for it without being told to."""
        target = target_of(address, self.surroundings.base_url)
        reach = target.reach
        if reach is Reach.OWN and name in ("href", "src"):
            self.links[address] = target
        if reach is Reach.UNSAFE:
            words = f'<{tag}> has the unsafe address "{address[:80]}"'
            self.findings.append(("unsafe-output", words, "use http or https"))
        elif fetched and reach is Reach.OTHER:
            words = f'<{tag}> asks another site for "{address[:80]}"'
            self.findings.append(("unsafe-output", words, _ORIGIN_HINT))
        elif self.elsewhere and not target.absolute:
            words = f'<{tag}> has the relative address "{address[:80]}"'
            self.findings.append(("broken-output", words, "addresses in a feed begin with the site's own"))


def _check_page(path: str, parsed: ParsedPage, surroundings: Surroundings) -> Iterator[Finding]:
    walk = _Walk(surroundings, surroundings.scripts)
    walk.through(parsed.elements)
    yield from walk.findings
    yield from _check_frame(parsed.tree, surroundings)
    ids = frozenset(walk.ids)
    if len(ids) < len(walk.ids):
        for name, count in Counter(walk.ids).items():
            if count > 1:
                yield "duplicate-id", f'{count} elements have the id "{name}"', "an id names one element of a page"
    outputs = surroundings.outputs
    if outputs is not None:
        for address, target in walk.links.items():
            if target.output in outputs:
                surroundings.followed.add(address)
            else:
                yield from _check_link(address, target, path, ids, surroundings)


def _check_frame(tree: LexborHTMLParser, surroundings: Surroundings) -> Iterator[Finding]:
    """Look at what every page has: a language, a title, and the policy before anything is loaded."""
    root, head = tree.root, tree.head
    title = next((child for child in head.iter() if child.tag == "title"), None) if head is not None else None
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


@lru_cache(maxsize=16)  # all pages of a site have the same
def _check_policy(policy: str, origin: str) -> tuple[Finding, ...]:
    return tuple(_check_directives(policy, origin))


def _check_directives(policy: str, origin: str) -> Iterator[Finding]:
    directives = [words.split() for words in policy.split(";") if words.strip()]
    if not any(words[0].lower() == "default-src" for words in directives):
        yield "unsafe-output", "the content security policy has no default-src", "begin it with default-src 'none'"
    for name, *sources in directives:
        for source in sources:
            if source.lower() in _WEAK_SOURCES or (source[0] != "'" and source != origin):
                hint = "allow 'none' or 'self' only"
                yield "unsafe-output", f"the content security policy allows {source} in {name}", hint


def _check_tag(node: LexborNode, tag: str, names: Names, scripts: frozenset[str]) -> Iterator[Finding]:
    """Look at an element that could run, embed or style by what it is."""
    if tag == "style":
        yield "unsafe-output", "<style> carries style of its own", _STYLE_HINT
    elif tag != "script":
        yield "unsafe-output", f"there is a <{tag}> element", "no page of this site needs one"
    elif "src" in names:
        src = names["src"] or ""
        if src not in scripts or node.text().strip():
            yield "unsafe-output", f"there is a script that is not the theme's own ({src})", _SCRIPT_HINT
    elif (names.get("type") or "").strip().lower() == "application/ld+json":
        yield from _check_json(node.text(), "the JSON-LD", _NOWHERE)
    else:
        yield "unsafe-output", "there is a script in the page itself", _SCRIPT_HINT


def _check_attribute(tag: str, name: str, names: Names, origin: str) -> Iterator[Finding]:
    """Look for an attribute that runs, embeds, styles or sends away."""
    if name == "srcdoc":
        yield "unsafe-output", f"<{tag}> carries a page inside it (srcdoc)", "no page of this site needs one"
    elif name == "style" and tag != "style":
        yield "unsafe-output", f"<{tag}> carries style of its own", _STYLE_HINT
    elif name.lower().startswith("on"):
        yield "unsafe-output", f"<{tag}> has an event handler ({name})", _SCRIPT_HINT
    elif tag == "meta" and name == "http-equiv" and (names[name] or "").lower() == "refresh":
        found = _REFRESH.match(names.get("content") or "")
        address = found[1].strip() if found else ""
        if reach_of(address, origin) is not Reach.OWN:
            yield "unsafe-output", f'the page sends its reader to "{address[:80]}"', "only to a page of this site"


def _is_fetched(tag: str, names: Names) -> bool:
    """Say whether a browser asks for the ``href`` of an element without being told to."""
    if tag in ("a", "area"):
        return False
    return tag != "link" or not _FETCHING_RELS.isdisjoint((names.get("rel") or "").lower().split())


def _check_link(
    address: str, target: Target, path: str, ids: frozenset[str], surroundings: Surroundings
) -> Iterator[Finding]:
    """Follow a link within the site to a file that this build writes, or to an id of the page itself."""
    output = output_of(address, path, surroundings) if target.relative else target.output
    if output:
        if output not in (surroundings.outputs or ()):
            yield "dead-link", f'"{address}" leads to no page of this site', "no output has this address"
    elif output is None:
        if not target.absolute:
            hint = f"addresses of this site begin with {surroundings.folder}"
            yield "dead-link", f'"{address}" leads out of this site', hint
    elif target.fragment not in ids and target.fragment not in ("", "top"):
        hint = f'no element has the id "{target.fragment}"'
        yield "dead-link", f'"{address}" leads to no place of this page', hint


def _check_xml(text: str, surroundings: Surroundings) -> Iterator[Finding]:
    try:
        items = read_xml(text)
    except XmlRefusedError as refused:
        yield "broken-output", f"the file is not the XML it should be: {refused}", "this is a mistake of Blotter's own"
        return
    yield from _check_items(items, surroundings)


def _check_json(text: str, what: str, surroundings: Surroundings) -> Iterator[Finding]:
    try:
        items = read_json(text)
    except JsonRefusedError as refused:
        yield "broken-output", f"{what} is {refused}", "this is a mistake of Blotter's own"
        return
    yield from _check_items(items, surroundings)


def _check_items(items: Iterable[FeedItem], surroundings: Surroundings) -> Iterator[Finding]:
    for item in items:
        for code, message, hint in _check_html(item.html, surroundings.base_url):
            yield code, f"in the feed item {item.id}: {message}", hint


def _check_html(html: str, base_url: str) -> tuple[Finding, ...]:
    """Look over what is read elsewhere. An item stands in ten feeds: what was found in it is remembered."""
    key = blake2b(f"{base_url}\0{html}".encode("utf-8", "surrogatepass"), digest_size=16).digest()
    found = _CHECKED.get(key)
    if found is None:
        walk = _Walk(Surroundings(base_url=base_url), frozenset(), elsewhere=True)
        walk.through(ParsedPage(html).elements)
        found = tuple(walk.findings)
        if len(_CHECKED) < _MOST_CHECKED:
            _CHECKED[key] = found
    return found
