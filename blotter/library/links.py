# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Links inside the site: every one leads somewhere, and every article knows who refers to it."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from typing import Final
from urllib.parse import SplitResult, urlsplit

import msgspec

from blotter.library.addresses import SEARCH, edition_address, page_address, page_of, slug_of_address, story_address
from blotter.model.config import MenuEntry
from blotter.model.documents import Document, Link, LinkKind
from blotter.model.problems import Place, Problem
from blotter.reading.addresses import is_own_machine, path_within
from blotter.reading.articles import slug_of_path
from blotter.reading.editions import EDITIONS_FOLDER
from blotter.reading.site import PAGES_FOLDER
from blotter.reading.stories import STORIES_FOLDER
from blotter.reading.suggest import closest

# Addresses of elsewhere that are not whole: without https://, or without its colon.
_ELSEWHERE: Final = re.compile(r"(?:https?:?/{0,2})?(www\.\S+|(?:[\w-]+\.)+[a-z]{2,}/\S*)", re.IGNORECASE)
_MAIL: Final = re.compile(r"[^\s/@?]+@(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
PAGES_PREFIX: Final = f"{PAGES_FOLDER}/"
# The files behind editions and stories: a link to one leads to an address, which may have no page now.
DESK_FOLDERS: Final = (f"{EDITIONS_FOLDER}/", f"{STORIES_FOLDER}/")


class Targets(msgspec.Struct, frozen=True, kw_only=True):
    """What a link may lead to.

    ``articles`` and ``pages`` map a slug to its document, shown or not; ``files`` maps the path of every article and
    page file to its slug, those that could not be read too, ``texts`` that of every lead and story to its address and
    its document; ``addresses`` are the site addresses (``/tags/cocaine/``) of this build, ``vacant`` those that have no
    page now, because nothing that belongs there is shown. ``aliases`` maps former slugs to those of now. ``home`` is
    the full address of the site.
    ``unread`` are articles whose own file has a mistake: a link to one is not a second one.
    """

    articles: Mapping[str, Document]
    pages: Mapping[str, Document]
    files: Mapping[str, str]
    texts: Mapping[str, tuple[str, Document]] = msgspec.field(default_factory=dict)
    addresses: frozenset[str]
    vacant: frozenset[str] = frozenset()
    aliases: Mapping[str, str] = msgspec.field(default_factory=dict)
    home: str = ""
    hidden: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()

    def digest(self) -> bytes:
        """Digest the addresses of this build and those that have no page now."""
        named = sorted([*self.addresses, *(f"{one} (vacant)" for one in self.vacant)])
        return blake2b("\n".join(named).encode(), digest_size=16).digest()


def check_links(document: Document, targets: Targets, *, path: str, body_line: int) -> tuple[Problem, ...]:
    """Find the links of one document that lead nowhere, each with the nearest thing that exists."""
    found: list[Problem] = []
    for link in document.links:
        complaint = _complaint(link, targets, path)
        if complaint is not None:
            code, message, hint = complaint
            place = Place(path=path, line=body_line + link.line - 1, column=link.column)
            found.append(Problem(code=code, message=message, hint=hint, place=place))
    return tuple(found)


def check_menu(entries: Iterable[MenuEntry], targets: Targets) -> tuple[Problem, ...]:
    """Find the entries of the menu that lead nowhere: said once, not on every page that shows the menu."""
    found = ((entry.place, _menu_complaint(entry.url, targets)) for entry in entries)
    return tuple(
        Problem(code=said[0], message=said[1], hint=said[2], place=place) for place, said in found if said is not None
    )


def _menu_complaint(url: str, targets: Targets) -> tuple[str, str, str] | None:
    address = page_of(url)
    if not address.startswith("/"):
        return None
    if address in targets.vacant:
        message = f"the menu leads to {address}, where nothing is shown now, so readers will not see this entry"
        return "hidden-link", message, "it comes back by itself with the first item there; or delete it"
    if address in targets.addresses or slug_of_address(address) in targets.unread:
        return None
    message = f"the menu leads to {address}, and there is no such page on this site"
    near = closest(address, targets.addresses | targets.vacant)
    return "broken-link", message, f"did you mean {near}?" if near else "write the address of a page that there is"


def linked_slugs(document: Document, files: Mapping[str, str]) -> tuple[str, ...]:
    """List the slugs that a document links to, there or not, in order, each once; of leads and stories the paths.

    ``files`` maps the path of every article and page file to its slug.
    """
    slugs: dict[str, None] = {}
    for link in document.links:
        if link.kind is LinkKind.ARTICLE:
            slugs[link.target] = None
        elif link.kind is LinkKind.PAGE and (slug := slug_of_address(page_of(link.target))):
            slugs[slug] = None
        elif link.kind is LinkKind.FILE and link.target.startswith(DESK_FOLDERS):
            slugs[link.target] = None
        elif link.kind is LinkKind.FILE and not link.target.startswith(PAGES_PREFIX):
            slugs[files.get(link.target) or slug_of_path(link.target)] = None
    return tuple(slugs)


def is_addressed(document: Document) -> bool:
    """Say whether a document leads to addresses of the site, which may come and go without a file that it names."""
    return any(
        link.kind is LinkKind.PAGE or (link.kind is LinkKind.FILE and link.target.startswith(DESK_FOLDERS))
        for link in document.links
    )


def turn_around(links: Mapping[str, Iterable[str]], order: Iterable[str]) -> Callable[[str], tuple[str, ...]]:
    """Turn links into backlinks: return what gives for a slug those that refer to it, oldest first, itself left out."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for slug in order:
        for target in links[slug]:
            found[target].append(slug)
    return lambda slug: tuple([source for source in found.get(slug, ()) if source != slug])


def _complaint(link: Link, targets: Targets, path: str) -> tuple[str, str, str] | None:
    """Say what is wrong with a link of the file ``path`` as (code, message, hint), or None."""
    match link.kind:
        case LinkKind.ARTICLE:
            return _article_complaint(link, link.target, targets)
        case LinkKind.FILE:
            return _file_complaint(link, targets, path)
        case LinkKind.PAGE:
            return _address_complaint(link, page_of(link.target) or link.target, targets)
        case LinkKind.EXTERNAL:
            return _local_complaint(link) if is_own_machine(link.target) else _own_complaint(link.target, targets)
        case LinkKind.ANCHOR:
            return None


def _local_complaint(link: Link) -> tuple[str, str, str]:
    message = f"{link.written or link.target} leads to your own machine or network; readers cannot follow it"
    said = urlsplit(link.target)
    place = _place(said.path or "/", said)
    return "local-address", message, f"write {place} if it is a page of this site, else its public address"


def _own_complaint(address: str, targets: Targets) -> tuple[str, str, str] | None:
    """Refuse the full address of a page of the site: it would not follow when the page goes, or the site moves."""
    within = path_within(address, targets.home)
    if not within:  # nearly always
        return None
    said, path = urlsplit(address), within.removesuffix("index.html")
    path += "" if path.endswith("/") or "." in path.rpartition("/")[2] else "/"
    slug = slug_of_address(path)
    hint = f"write [[{slug}]] or [[{slug}|your words]]" if slug in targets.articles else f"write {_place(path, said)}"
    return "own-address", f"{address} is an address of this site: a link to one begins with /", hint


def _place(path: str, said: SplitResult) -> str:
    """Return a path within the site with what the full address asks of it, and its fragment."""
    place = f"{path}?{said.query}" if said.query and path == SEARCH else path  # no other page reads what is asked
    return f"{place}#{said.fragment}" if said.fragment else place


def _article_complaint(link: Link, slug: str, targets: Targets) -> tuple[str, str, str] | None:
    if slug not in targets.articles and slug not in targets.unread:
        return "broken-link", f'there is no article "{slug}"', _near(slug, targets)
    if slug in targets.hidden:
        hint = "draft, future, expired and withdrawn articles are not linked"
        return "hidden-link", f'"{slug}" is not on the site now, so readers will see {_instead(link)}', hint
    # Documents are many and lie packed: few links name a place in one.
    return _anchor_complaint(link, targets.articles[slug]) if link.fragment and slug in targets.articles else None


def _instead(link: Link) -> str:
    """Say what stands in a page where a link leads to something that is not shown."""
    return "words such as “an item that is not available” in its place" if link.bare else "the words without a link"


def _near(slug: str, targets: Targets) -> str:
    if slug in targets.aliases:
        return f"that is a former slug: write [[{targets.aliases[slug]}]]"
    address = _address_named(slug, targets)
    if address:
        return f"that is no article: write [words]({address})"
    name = slug_of_path(slug.rstrip("/"))
    if name != slug and name in targets.articles:  # a path of its file, or of its page
        return f"write [[{name}]]"
    near = closest(slug, (*targets.articles, *targets.unread, *targets.aliases))
    near = targets.aliases.get(near, near)
    return f"did you mean [[{near}]]?" if near else "the slug is the file name of the article, without .md"


def _address_named(name: str, targets: Targets) -> str:
    """Return the address of the story, the edition or the page of a name, or the empty text."""
    for path in targets.texts:
        if slug_of_path(path) == name:
            return story_address(name) if path.startswith(f"{STORIES_FOLDER}/") else edition_address(name)
    return page_address(name) if name in targets.pages else ""


def _file_complaint(link: Link, targets: Targets, path: str) -> tuple[str, str, str] | None:
    if link.target in targets.texts:
        address, document = targets.texts[link.target]
        return _address_complaint(link, address, targets) or _anchor_complaint(link, document)
    slug = targets.files.get(link.target)
    if slug is None:
        return "broken-link", f"there is no file {link.target}", _near_file(link, targets, path)
    if link.target.startswith(PAGES_PREFIX):
        return _anchor_complaint(link, targets.pages[slug])
    return _article_complaint(link, slug, targets)


def _near_file(link: Link, targets: Targets, path: str) -> str:
    """Propose what can be pasted: the slug of an article, wherever its file lies, or the path from one file to another.

    ``path`` is that of the file in which the link stands.
    """
    name, near = slug_of_path(link.target), ""
    name = name if name in targets.articles else targets.aliases.get(name, name)
    if name not in targets.articles:
        near = closest(link.target, [*targets.files, *targets.texts])
        name = "" if near in targets.texts or near.startswith(PAGES_PREFIX) else targets.files.get(near, "")
    anchor = f"#{link.fragment}" if link.fragment else ""
    if name:
        return f"did you mean [[{name}{anchor}]], or [[{name}{anchor}|your words]]?"
    if near:
        return f"did you mean {posixpath.relpath(near, posixpath.dirname(path))}{anchor}?"
    return "write the path from this file to the other, or [[slug]]"


def _anchor_complaint(link: Link, document: Document) -> tuple[str, str, str] | None:
    if not link.fragment or link.fragment in document.anchors:
        return None
    near = closest(link.fragment, document.anchors)
    hint = f"did you mean #{near}?" if near else "an anchor is the id of a heading there"
    return "broken-anchor", f'"{link.written or link.target}" has no heading with the anchor "{link.fragment}"', hint


def _address_complaint(link: Link, address: str, targets: Targets) -> tuple[str, str, str] | None:
    if address in targets.vacant:
        hint = "it becomes a link by itself when something is shown there; or take it out"
        return "hidden-link", f"nothing is shown at {address} now, so readers will see {_instead(link)}", hint
    if address in targets.addresses or slug_of_address(address) in targets.unread:
        return None
    return "broken-link", f"there is no page {address} on this site", _near_address(address, link.target, targets)


def _near_address(address: str, written: str, targets: Targets) -> str:
    if now := targets.aliases.get(slug_of_address(address)):
        return f"that is a former slug: write [[{now}]] or [[{now}|your words]]"
    near = closest(address.removesuffix("index.html"), targets.addresses | targets.vacant)
    if near:
        asked = written.removeprefix(address)
        return f"did you mean {near}{asked if asked != '?' else ''}?"
    name = slug_of_path(address.rstrip("/"))
    if name in targets.articles:
        return f"write [[{name}]] or [[{name}|your words]]"
    if _MAIL.fullmatch(written):
        return f"write mailto:{written}"
    if elsewhere := _ELSEWHERE.fullmatch(written):
        return f"write https://{elsewhere[1]}"
    return "write [[slug]] for an article, or the full address of another site"
