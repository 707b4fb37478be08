# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What the program itself asks of a theme: templates, and the strings of titles, citations and our data.

Strings that templates ask for are found by reading the templates. These are written down here, so that a theme of
somebody's own is told what it lacks before a reader meets it. Feeds have words of their own where a theme has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from blotter.model.articles import ReuseKind
from blotter.rendering.theme.locales import Locale
from blotter.rendering.theme.templates import SUFFIX
from blotter.rights.onward import Condition
from blotter.rights.table import COPIES

_BY_GROUP: Final = {
    "api": "own license ours closed asked cited note.items note.texts note.credit note.metadata",
    "archive": "title index",
    "attributions": "title description",
    "card": "alt site",
    "cite": "no_date apa_date apa_list mla_date mla_months mla_more mla_two about.link about.brief about.quote",
    "editions": "title index description week",
    "feeds": "title index of all site languages",
    "latest": "title description",
    "list": "two more last",
    "listing": "description sheet",
    "map": "title description",
    "menu": "latest regions map tags editions stories sources archive",
    "moved": "title",
    "not_found": "title",
    "regions": "title index one kind.continent kind.subregion kind.country kind.area",
    "republish": "title",
    "search": "title description",
    "sources": "title index one description",
    "stories": "title index one years",
    "tags": "title index one",
    "text": "picture",
    "withdrawn": "title",
}
_TEMPLATES: Final = (
    "404 archive archive_month archive_year article attributions edition editions feeds home latest "
    "listing map moved page republish search source sources stories story term terms text_article "
    "text_index text_list text_page webmanifest withdrawn"
)

ASKED: Final = frozenset(
    {
        *(f"{group}.{name}" for group, names in _BY_GROUP.items() for name in names.split()),
        *(f"api.condition.{condition.value}" for condition in Condition),
        *(f"cite.republished.{kind}" for kind in sorted(one.value for one in COPIES)),
        *(f"reuse.{kind.value}" for kind in ReuseKind),
        "reuse.own",
    }
)


TEMPLATES: Final = frozenset(f"{name}{SUFFIX}" for name in _TEMPLATES.split())


def unanswered(locale: Locale) -> Iterator[str]:
    """Name the strings that the program asks for and a locale does not have."""
    return (key for key in sorted(ASKED) if key not in locale.strings)
