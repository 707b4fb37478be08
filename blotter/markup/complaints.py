# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What markup tells an editor, in one place so that it is told in one voice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from blotter.model.problems import Place, Problem
from blotter.reading.suggest import closest

MAX_PROBLEMS: Final = 50
"""So many are listed for one body; what else there is is counted. Suggestions are looked for no more often."""

_MAX_CANDIDATES: Final = 500
_NOWHERE: Final = Place(path="")


def failed(reason: str, place: Place = _NOWHERE) -> Problem:
    """The body could not be marked up."""
    hint = "look for long runs of brackets, asterisks, backticks, > or <, and for lists deep in lists"
    return Problem(code="markup-failed", message=f"this text cannot be marked up: {reason}", place=place, hint=hint)


def too_slow(path: str, seconds: float) -> Problem:
    """Marking up was stopped."""
    return Problem(
        code="markup-timeout",
        message=f"marking up the text of {path} took more than {seconds:g} s and was stopped",
        place=_NOWHERE,
        hint="look for long runs of brackets, asterisks, backticks, > or <; such text belongs into a code block",
    )


def unsafe_address(written: str, place: Place) -> Problem:
    """A reader's browser must not be led there."""
    written = " ".join(written.split())
    shown = written if len(written) <= 60 else written[:59] + "…"
    return Problem(
        code="unsafe-link",
        message=f'"{shown}" is not a safe address, so it was left out',
        place=place,
        hint="a link begins with https://, http://, mailto: or tel:, or leads to a page of this site",
    )


def broken_anchor(fragment: str, anchors: Iterable[str], place: Place) -> Problem:
    """A link within the text leads nowhere."""
    near = closest(fragment, sorted(anchors)[:_MAX_CANDIDATES])
    hint = f"did you mean #{near}?" if near else "an anchor is the id of a heading: ## The route has #the-route"
    message = f'no heading of this text has the anchor "#{fragment}"'
    return Problem(code="broken-anchor", message=message, place=place, hint=hint)


def empty_address(place: Place) -> Problem:
    """A link or an image leads nowhere because nothing is written there."""
    return Problem(
        code="broken-link",
        message="there is no address here",
        place=place,
        hint="write it in the parentheses: [words](https://example.org/), or take the brackets away",
    )


def broken_brackets(written: str, hint: str, place: Place) -> Problem:
    """What was to be a link between articles came to nothing."""
    shown = written if len(written) <= 60 else written[:59] + "…"
    message = f"{shown} is not a link, and readers would see the brackets"
    return Problem(code="broken-link", message=message, place=place, hint=hint)


def near_miss(written: str, hint: str, place: Place) -> Problem:
    """What looks like a link or a picture is none."""
    what = "picture" if written.startswith("!") else "link"
    message = f"{_shortened(written)} is not a {what}, and readers would see the brackets"
    return Problem(code="near-miss", message=message, place=place, hint=" ".join(hint.split()))


def swallowed_words(written: str, lost: str, hint: str, place: Place) -> Problem:
    """The address of a link goes on behind a blank, up to a parenthesis that was to close something else."""
    message = f'{_shortened(written)} is not closed before the blank, and readers do not see "{_shortened(lost)}"'
    return Problem(code="near-miss", message=message, place=place, hint=" ".join(hint.split()))


def _shortened(written: str) -> str:
    shown = " ".join(written.split())
    return shown if len(shown) <= 60 else shown[:59] + "…"


def unknown_reference(name: str, defined: Iterable[str], place: Place) -> Problem:
    """A link or a footnote has a name that nothing defines; a footnote's begins with ^."""
    defined = sorted(set(defined))[:_MAX_CANDIDATES]
    near = closest(name, defined)
    what = "note" if name.startswith("^") else "address"
    if name in defined:
        hint = f"the line [{name}]: … gives none: it needs the {what} after the colon, and a blank line before it"
    elif near:
        hint = f"did you mean [{near}]?"
    else:
        example = "and the note" if what == "note" else "https://example.org/"
        hint = f"add a line [{name}]: {example}; or write \\[ where brackets are meant"
    message = f"[{name}] has no {what} in this text, and readers would see the brackets"
    return Problem(code="unknown-reference", message=message, place=place, hint=hint)


def outside_site(written: str, place: Place) -> Problem:
    """A relative link climbs too high."""
    return Problem(
        code="broken-link",
        message=f'"{written}" leads out of the site folder',
        place=place,
        hint="write the path from this file to the other, or [[slug]]",
    )


def missing_alt(src: str, place: Place) -> Problem:
    """An image says nothing to those who cannot see it."""
    return Problem(
        code="missing-alt",
        message=f"the image {src} has no alternative text",
        place=place,
        hint="describe it in a few words for those who cannot see it: ![A burnt-out plane in a field](plane.jpg)",
    )


def remote_image(src: str, place: Place) -> Problem:
    """An image would make readers' browsers ask another site for it."""
    return Problem(
        code="remote-image",
        message=f"the image {src} would be loaded from another site, which would learn who reads this page",
        place=place,
        hint="if its license allows it, save it beside the article and record credit and license under image:",
    )


def dropped_tag(name: str, place: Place) -> Problem:
    """An element is not on the list."""
    shown = name if name.startswith(("!", "?")) else f"{name}>"
    return Problem(
        code="dropped-html",
        message=f"<{shown} is not allowed in articles, so it was left out",
        place=place,
        hint="docs/markdown.md lists the HTML that may be used",
    )


def unclosed_tag(name: str, place: Place) -> Problem:
    """A tag would take words with it."""
    return Problem(
        code="dropped-html",
        message=f"<{name}> has no end and is not allowed in articles, so it stands in the text as it was written",
        place=place,
        hint=f"delete it; where the word is meant, write &lt;{name}> or put it between backticks",
    )


def and_more(first: Problem, count: int) -> Problem:
    """There are more problems than anyone reads at once; ``first`` is the first of those that are left out."""
    hint = "correct those that are shown first"
    return Problem(code=first.code, message=f"and {count} more in this text", place=first.place, hint=hint)


def dropped_attribute(tag: str, name: str, place: Place) -> Problem:
    """An attribute is not on the list."""
    hint = "docs/markdown.md lists the HTML that may be used"
    if name in {"style", "align", "width"} and tag in {"td", "th", "table"}:
        hint = "align the columns of a Markdown table with colons: |---:|"
    message = f"the attribute {name} of <{tag}> is not allowed in articles, so it was left out"
    return Problem(code="dropped-html", message=message, place=place, hint=hint)


def refused_id(id_: str, place: Place) -> Problem:
    """An id would collide."""
    return Problem(
        code="dropped-html",
        message=f'the id "{id_}" was left out: it is taken, has blanks or begins with b- like those of the theme',
        place=place,
        hint="choose another id, or link to the heading's own: ## The route has #the-route",
    )
