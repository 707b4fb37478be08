# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
r"""Markup that came to nothing: a ``[[slug`` that is not closed, a ``[name]`` that nothing defines.

Parsers show such things to readers as they are written. What they showed is in the text of a document; where it stands
is looked up in the source, whose escapes, code and HTML are no markup, so that ``\[[`` and ``[sic]`` stay silent.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from typing import Final, Literal

import msgspec

from blotter.markup import complaints
from blotter.markup.addresses import is_link_between
from blotter.markup.positions import WrittenBody
from blotter.model.documents import Link, LinkKind
from blotter.model.problems import Place, Problem

_Kind = Literal["link", "note", "name"]

_SHOWN: Final = re.compile(r"(?P<link>\[\[)|\[\^(?P<note>[^\[\]]+)\]|(?<=\])\[(?!\^)(?P<name>[^\[\]]*)\]")
_WRITTEN: Final = re.compile(
    r"""
    \\.|<[A-Za-z/!][^<>\n]*+>|\]\([^()\s]*+\)       # what is escaped, tags, addresses: nothing in them counts
    |(?P<end>\n[ \t]*\n)|(?P<link>\[\[)
    |\[\^(?P<note>[^\[\]\n]+)\]|\]\[(?!\^)(?P<name>[^\[\]]*)\]|(?P<open>\[)|(?P<close>\])
    """,
    re.VERBOSE,
)
_WORD: Final = re.compile(r"[^\W_]+")
_FAR: Final = 200
_DEFINED: Final = re.compile(r"^[ \t>*+-]*\[([^\[\]\n]+)\]:", re.MULTILINE)

_PARAGRAPH_END: Final = re.compile(r"\n[ \t>]*\n|\[\[")
_NO_SLUG: Final = re.compile(r"\[\[\s*(?:\\?\|[^\[\]]*)?\]\]")
_WHOLE: Final = re.compile(r"\[\[(?P<slug>[^\[\]|\\]+)(?:(?P<bar>\\?\|)(?P<words>[^\[\]]*))?\]\]")


class _Written(msgspec.Struct, frozen=True, kw_only=True):
    """A place in the source where something is written that may have come to nothing."""

    kind: _Kind
    key: str
    offset: int
    name: str = ""


def report_leftovers(text: str, links: Iterable[Link], source: WrittenBody) -> Iterator[Problem]:
    """Yield what was written as a link or a footnote and is shown with its brackets.

    ``text`` is that of the document, ``links`` are those that came of it.
    """
    if "[" not in text or not _SHOWN.search(text):  # looking for one character takes a tenth of the time
        return
    links_between = {(link.line, link.column) for link in links if link.kind is LinkKind.ARTICLE}
    waiting: defaultdict[_Kind, list[_Written]] = defaultdict(list)
    for written in _written(source.prose):
        place = source.place(written.offset)
        if written.kind != "link" or (place.line, place.column + 2) not in links_between:
            waiting[written.kind].append(written)
    defined = _DEFINED.findall(source.prose)
    for kind, keys in _shown(text).items():
        for number, (written, shown) in enumerate(_matched(keys, waiting[kind])):
            if kind == "link":
                yield _broken_link(source, written.offset, shown)
            else:
                names = defined if number < complaints.MAX_PROBLEMS else []
                yield _unknown(written, names, source.place(written.offset))


def _shown(text: str) -> dict[_Kind, list[tuple[str, str]]]:
    """List by kind what readers see: its key, and how it goes on."""
    found: defaultdict[_Kind, list[tuple[str, str]]] = defaultdict(list)
    for match in _SHOWN.finditer(text):
        kind, key = _key(match, text)
        found[kind].append((key, text[match.start() : match.start() + _FAR]))
    return found


def _written(prose: str) -> Iterator[_Written]:
    depth = 0
    for match in _WRITTEN.finditer(prose):
        what = match.lastgroup
        if what in {"link", "note"}:
            depth += 2 * (what == "link")
            kind, key = _key(match, prose)
            yield _Written(kind=kind, key=key, offset=match.start(), name=match["note"] or "")
        elif what == "name":
            if depth:
                depth -= 1
                words = prose[prose.rfind("[", 0, match.start()) + 1 : match.start()]
                name = match["name"].strip() or words
                yield _Written(kind="name", key=_key(match, prose)[1], offset=match.start() + 1, name=name)
        elif what == "open":
            depth += 1
        elif what == "end":
            depth = 0
        elif depth and match[0].startswith("]"):
            depth -= 1


def _key(match: re.Match[str], text: str) -> tuple[_Kind, str]:
    """Return the kind of what was found, and what its source and its looks have in common: letters and digits."""
    if match["link"]:
        word = _WORD.search(text, match.end(), match.end() + _FAR)
        return "link", word[0] if word else ""
    if match["note"]:
        return "note", "".join(_WORD.findall(match["note"]))
    return "name", "".join(_WORD.findall(match["name"]))


def _matched(shown: list[tuple[str, str]], waiting: list[_Written]) -> Iterator[tuple[_Written, str]]:
    """Pair what is shown with what is written: by its key, and what is left of the brackets ``[[`` in order."""
    by_key: defaultdict[str, deque[_Written]] = defaultdict(deque)
    for written in waiting:
        by_key[written.key].append(written)
    unmatched: list[str] = []
    taken: set[int] = set()
    for key, looks in shown:
        if by_key[key]:
            written = by_key[key].popleft()
            taken.add(written.offset)
            yield written, looks
        else:
            unmatched.append(looks)
    others = (written for written in waiting if written.kind == "link" and written.offset not in taken)
    yield from zip(others, unmatched, strict=False)


def _broken_link(source: WrittenBody, offset: int, shown: str) -> Problem:
    text = source.text[offset : offset + 500]
    end = _PARAGRAPH_END.search(text, 2)
    text = text[: end.start()] if end else text
    close = text.find("]]")
    quoted = " ".join(text[: close + 2 if close >= 0 else 40].split())
    before = source.text[offset - 1 : offset]
    return complaints.broken_brackets(quoted, _mending(before, text, shown), source.place(offset))


def _mending(before: str, text: str, shown: str) -> str:
    """Say what would mend brackets: ``text`` is what is written from there on, ``shown`` what readers see of it."""
    if _NO_SLUG.match(text):
        return "write the slug of an article in it: [[slug]] or [[slug|words]]"
    whole = _WHOLE.match(text)
    slug = " ".join((whole["slug"] if whole else text[2:].partition("]")[0].partition("|")[0]).split())
    if before == "!":
        return f"a picture is ![what it shows]({slug}), and a link has a blank before it"
    if whole is None:
        if "]]" in text:
            return f"the words must have no brackets in them: [[{slug.split('[')[0].strip()}|words]]"
        first = (slug.split() or ["slug"])[0].rstrip(".,;:")
        return f"close it: [[{first}]]; or write \\[[ where brackets are meant"
    words = " ".join((whole["words"] or "").split())
    if whole["bar"] and not words:
        return f"write words after the bar, or [[{slug}]] to show the title of the article"
    if whole["bar"] and not is_link_between(slug, words):
        return f"the slug comes first: write [[{words}{whole['bar']}{slug}]]"
    if whole["bar"] == "|" and "|" not in shown.partition("]]")[0]:
        return f"in a table write the bar as \\|: [[{slug}\\|{words}]]"
    return "it stands where no link can be, in another link or in a block of HTML: take it out of that"


def _unknown(written: _Written, names: list[str], place: Place) -> Problem:
    """A name that nothing defines; ``names`` are those that something does. ``^name`` is that of a footnote."""
    mark = "^" if written.kind == "note" else ""
    alike = [name for name in names if name.startswith("^") == bool(mark)]
    return complaints.unknown_reference(mark + " ".join(written.name.split()), alike, place)
