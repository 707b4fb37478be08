# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The articles as data, under ``/api/``: each by itself, all of them one a line, and what there is to find."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final

from blotter.model.library import Library
from blotter.model.pages import Json, Output, Page
from blotter.rendering.composing.linked_data import METADATA_LICENSE, desk_name, full_address
from blotter.rendering.composing.press import Press, license_data, set_up
from blotter.rendering.theme.locales import Locale
from blotter.rendering.wire.json_feeds import MAKER
from blotter.rendering.wire.ninjs import SCHEMA, api_address, ninjs, ninjs_line
from blotter.rendering.wire.opml import ADDRESS as OPML_ADDRESS
from blotter.rights.licenses import find_license

VERSION: Final = 1
INDEX: Final = "/api/index.json"
LINES: Final = "/api/articles.ndjson"
_NO_LINES: Final[Mapping[str, str]] = {}
_compact: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def article_data_pages(press: Press, slug: str) -> Iterator[Page]:
    """Make an article as data, if that is wanted and it is no draft; it depends on no more than the article's page."""
    library = press.library
    if library.config.outputs.api and slug not in library.marked:
        path = data_path(slug)
        yield Page(path=path, template=MAKER, data=ninjs(press, slug), origin=library.articles[slug].path)


def data_path(slug: str) -> str:
    """Return the file of an article as data."""
    return api_address(slug).lstrip("/")


def api_index(press: Press) -> Iterator[Page]:
    """Make the page from which programs begin: what there is, in what form, and on what terms."""
    config = press.library.config
    if not config.outputs.api:
        return

    def there(address: str) -> str:
        return full_address(config, address)

    data: dict[str, Json] = {
        "version": VERSION,
        "site": there("/"),
        "publisher": desk_name(config),
        "language": config.site.language,
        "format": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
        "articles": {"all": there(LINES), "one": there(api_address("{slug}"))},
        "attributions": there("/attributions.json"),
        "feeds": {"atom": there("/feed.xml"), "json": there("/feed.json"), "opml": there(OPML_ADDRESS)},
        "license": {
            "own_words": license_data(find_license(config.rights.own_license)),
            "metadata": METADATA_LICENSE,
        },
        "notes": [press.words(f"api.note.{name}") for name in ("items", "texts", "credit", "metadata")],
        "contact": config.site.email,
    }
    yield Page(path=INDEX.lstrip("/"), template=MAKER, data=data, origin="config.yaml")


def articles_ndjson(library: Library, locale: Locale, lines: Mapping[str, str] = _NO_LINES) -> tuple[Output, ...]:
    """Return what there is of each article, one a line, oldest first; drafts never. Nothing where it is not wanted.

    ``lines`` are those that ``article_line`` made before for items that are still the same, by slug. With texts in it,
    every edit would write the whole archive anew: each line links the object that has its own.
    """
    if not library.config.outputs.api:
        return ()
    press = set_up(library, locale)
    items = [lines.get(slug) or article_line(press, slug) for slug in library.order if slug not in library.marked]
    text = "".join([f"{item}\n" for item in items])
    return (Output(path=LINES.lstrip("/"), content=text.encode("utf-8", "backslashreplace")),)


def article_lines(text: str) -> list[str]:
    """Cut the file into the lines of its articles, in their order."""
    return text.split("\n")[:-1]


def article_line(press: Press, slug: str) -> str:
    """Write what ``articles.ndjson`` says of an article.

    It depends on the article's record, its verdict, its source, its terms, the theme's words, and the site's name and
    address; on no text, and on no other article.
    """
    return _compact(ninjs_line(press, slug))
