# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What a reader may want to know of a text before trusting it: how long, whose words, when taken, how checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

import msgspec

from blotter.library.addresses import article_address
from blotter.model.articles import Article, ReuseKind
from blotter.model.documents import Document
from blotter.model.pages import Json
from blotter.rendering.composing.linked_data import full_address
from blotter.rendering.composing.press import Press

# Words a minute of grown-up readers, by S. Trauzettel-Klosinski and K. Dietz, "Standardized Assessment of Reading
# Performance: The New International Reading Speed Texts IReST", Investigative Ophthalmology & Visual Science 53 (2012).
_WORDS_A_MINUTE: Final = {
    "ar": 138,
    "de": 179,
    "en": 228,
    "es": 218,
    "fi": 161,
    "fr": 195,
    "he": 187,
    "it": 188,
    "nl": 202,
    "pl": 166,
    "pt": 181,
    "ru": 184,
    "sl": 180,
    "sv": 199,
    "tr": 166,
}
_ANY: Final = 184  # the mean of the languages that were measured
# The same for scripts that put no blank between words: signs a minute.
_SIGNS_A_MINUTE: Final = {"ja": 357, "zh": 255}
_COMPARED: Final = (ReuseKind.BRIEF, ReuseKind.QUOTE)
# What the section says of the credit (see ``credits``), besides what it says of the text.
_OF_CREDIT: Final = (
    *("kind", "own", "copy", "source", "license", "license_description"),
    *("permission", "changes", "unchanged", "images_omitted"),
)
_KEPT: Final = 1 << 12  # of some two kilobytes each
_QUOTED: Final = {byte: quote(bytes((byte,)), safe="") for byte in range(256)}


def reading_minutes(document: Document, lang: str) -> int:
    """Estimate how many minutes a text takes to read, rounded up; 0 where its length is not known."""
    language = lang.partition("-")[0]
    if language in _SIGNS_A_MINUTE:
        signs = sum(not sign.isspace() for sign in document.text)
        return -(-signs // _SIGNS_A_MINUTE[language])
    return -(-document.words // _WORDS_A_MINUTE.get(language, _ANY))


def about_text(press: Press, article: Article, credit: Mapping[str, Json]) -> dict[str, Json]:
    """Return what the section about a text says: whose words it has, where they come from and how they were checked.

    ``shared_words`` is how many words in a row a brief may share with a stored original, else 0; ``compared`` says that
    a whole copy is held against the fingerprint of its original at every build. Texts of which the same is to be said
    get the very same value, so that its words are made once.
    """
    said = {
        **{name: credit[name] for name in _OF_CREDIT},
        **_checks(press, article),
        "source_page": press.term_link("sources", article.source),
    }
    if len(press.abouts) >= _KEPT:
        press.abouts.clear()
    return press.abouts.setdefault(msgspec.msgpack.encode(said), said)


def _checks(press: Press, article: Article) -> dict[str, Json]:
    library = press.library
    source = library.sources[article.source]
    own = source.own
    read_at, read_on = source.license_seen_at, source.license_seen_on
    if article.license is not None:
        read_at, read_on = article.license.seen_at, article.license.seen_on
    credit = library.verdicts[article.slug].credit
    recorded = credit.is_copy and credit.license is not None and read_on is not None
    return {
        "retrieved": article.retrieved.isoformat() if article.retrieved else "",
        "shared_words": library.config.rights.brief_max_run if not own and article.reuse in _COMPARED else 0,
        "compared": not own and article.reuse is ReuseKind.VERBATIM and bool(article.sha256),
        "license_read_at": read_at if recorded else "",
        "license_read_on": read_on.isoformat() if recorded and read_on else "",
        "terms_url": "" if own else source.terms_url,
    }


def share_data(press: Press, article: Article) -> dict[str, Json]:
    """Return how to hand an article on: its address, and a letter with title and address for the reader's own mail."""
    url = full_address(press.library.config, article_address(article.slug))
    subject, below = _in_mail(article.title), _in_mail(f"\n{url}")
    return {"url": url, "mail": f"mailto:?subject={subject}&body={subject}{below}"}


def _in_mail(text: str) -> str:
    """Write a text for a ``mailto:`` address: RFC 6068 wants line breaks as CRLF and every special sign escaped."""
    return text.replace("\n", "\r\n").encode().decode("latin-1").translate(_QUOTED)
