# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""``attributions.json``: whose work every item is, under which terms, for whoever wants to check all of it at once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from blotter.library.addresses import article_address
from blotter.model.articles import Article, ImageRecord
from blotter.model.library import Library
from blotter.model.licenses import License
from blotter.model.pages import Json, Output
from blotter.model.verdicts import Credit
from blotter.rendering.composing.linked_data import credit_text, desk_name, full_address, is_own_work
from blotter.rights.licenses import find_license

VERSION: Final = 1
ATTRIBUTIONS: Final = "attributions.json"
_NO_LINES: Final[Mapping[str, str]] = {}


def attributions_json(library: Library, lines: Mapping[str, str] = _NO_LINES) -> Output:
    """Return the attributions of every item, oldest first; drafts never. Absent keys mean that nothing is known.

    ``lines`` are those that ``attribution_line`` made before for items that are still the same, by slug.
    """
    items = [lines.get(slug) or attribution_line(library, slug) for slug in library.order if slug not in library.marked]
    head: dict[str, Json] = {
        "version": VERSION,
        "site": full_address(library.config, "/"),
        "publisher": desk_name(library.config),
    }
    # One item a line: an edit of one article changes one line.
    joined = ",\n".join(items)
    text = f'{_compact(head)[:-1]},"items":[\n{joined}\n]}}\n'
    return Output(path=ATTRIBUTIONS, content=text.encode("utf-8"))


def attribution_lines(text: str) -> list[str]:
    """Cut the file into the lines of its items, in their order."""
    return [line.removesuffix(",") for line in text.split("\n")[1:-2]]


def attribution_line(library: Library, slug: str) -> str:
    """Write what is said of one item.

    It depends on the article's record, its verdict, its pictures, its source, and the site's name and address; on no
    other article.
    """
    return _compact(_item(library, slug))


def _item(library: Library, slug: str) -> dict[str, Json]:
    """Describe the rights of one item as plain values.

    ``license`` is the license of the words shown here: the source's for a copy, the desk's for its own words.
    """
    article = library.articles[slug]
    credit = library.verdicts[slug].credit
    own = is_own_work(library, slug)
    known: dict[str, Json] = {
        "address": full_address(library.config, article_address(slug)),
        "title": article.title,
        "kind": "own" if library.sources[article.source].own else credit.kind.value,
        "words": "ours" if own else "theirs",
        "credit": desk_name(library.config) if own else credit_text(credit),
        "license": _license(credit.own_license if own else credit.license),
        "original": {} if library.sources[article.source].own else _original(article, credit),
        "changes": credit.changes,
        "images": [_image(image) for image in article.images if (article.path, image.src) in library.media],
    }
    if not own:
        known |= _terms_of_copy(credit)
    return _known(known)


def _terms_of_copy(credit: Credit) -> dict[str, Json]:
    return {
        "license_description": credit.license_description,
        "terms": credit.terms_url,
        "permission": credit.permission,
        "images_omitted": credit.images_omitted or None,
        "translator": credit.translator,
        "translation": credit.translation,
        "our_license": _license(credit.own_license if credit.own_license != credit.license else None),
        "sentences": [*credit.texts_top, *credit.texts_bottom],
        "notices": list(credit.notices),
        "notify": credit.notify,
    }


def _original(article: Article, credit: Credit) -> dict[str, Json]:
    return _known(
        {
            "address": credit.source_url,
            "title": credit.original_title,
            "authors": list(credit.authors),
            "source": credit.source_name,
            "source_address": credit.source_home,
            "date": credit.date.isoformat() if credit.date and not article.date_note else "",
            "date_note": article.date_note,
            "archive": credit.archive,
        }
    )


def _image(image: ImageRecord) -> Json:
    license_ = find_license(image.license)
    stated: dict[str, Json] | None = {"description": image.license} if image.license else None
    return _known(
        {
            "credit": image.credit,
            "address": image.source_url,
            "license": _license(license_) if license_ else stated,
            "permission": image.permission,
        }
    )


def _license(license_: License | None) -> dict[str, Json] | None:
    if license_ is None:
        return None
    return _known({"spdx": license_.spdx, "name": license_.name, "deed": license_.deed})


def _known(values: dict[str, Json]) -> dict[str, Json]:
    return {key: value for key, value in values.items() if value not in ("", [], {}, None)}


_compact: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
