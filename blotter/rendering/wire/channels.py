# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which feeds there are: of the whole site, of each language, and of every topic, place, source and story with items.

A channel is a feed before it is written in one form or another: what it is called, the page it belongs to, and the
newest of its items. Finding one costs next to nothing; what its items say is made only for the feeds that need it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

import msgspec

from blotter.library.addresses import FOLLOWED, feed_addresses, term_address
from blotter.library.alphabet import alphabetical
from blotter.model.library import Library
from blotter.rendering.composing.press import Press
from blotter.rendering.theme.customs import opening
from blotter.rendering.wire.entries import language_of

SITE: Final = ("", "")
LANGUAGES: Final = "languages"

Key = tuple[str, str]


class Channel(msgspec.Struct, frozen=True, kw_only=True):
    """One feed, in all its forms.

    ``place`` is the address of its files without their ending (``/tags/cocaine/feed``), ``address`` that of the page it
    belongs to, ``label`` its name among others of its kind. ``slugs`` are its items, the newest first. ``language`` is
    empty where it is the site's.
    """

    place: str
    address: str
    label: str
    title: str
    slugs: tuple[str, ...]
    description: str = ""
    language: str = ""

    @property
    def atom(self) -> str:
        """The address of the feed as Atom."""
        return f"{self.place}.xml"

    @property
    def json(self) -> str:
        """The address of the feed as JSON Feed."""
        return f"{self.place}.json"


def channel_keys(press: Press) -> Iterator[Key]:
    """Name every feed as (taxonomy, key): the site's and, if they are wanted, those of its languages and lists."""
    yield SITE
    if press.library.config.outputs.feeds:
        for language in languages(press.library):
            yield LANGUAGES, language
        for taxonomy in FOLLOWED:
            for key in listed_keys(press.library, taxonomy):
                yield taxonomy, key


def listed_keys(library: Library, taxonomy: str) -> list[str]:
    """List the keys of a taxonomy that have items, by label."""
    keys = library.listed.get(taxonomy, ())
    return sorted(keys, key=lambda key: (alphabetical(label_of(library, taxonomy, key)), key))


def label_of(library: Library, taxonomy: str, key: str) -> str:
    """Return the name of a list."""
    if taxonomy == "sources":
        return library.sources[key].name
    if taxonomy == "stories":
        return library.stories[key].title
    return (library.tags if taxonomy == "tags" else library.regions).terms[key].label


def channel(press: Press, key: Key) -> Channel:
    """Make one channel by its key."""
    library, site = press.library, press.library.config.site
    if key == SITE:
        slugs = newest(library, library.order)
        return Channel(
            place="/feed", address="/", label=site.name, title=site.name, slugs=slugs, description=site.tagline
        )
    taxonomy, name = key
    if taxonomy == LANGUAGES:
        return _language_channel(press, name)
    label = label_of(library, taxonomy, name)
    return Channel(
        place=feed_addresses(taxonomy, name)[0].removesuffix(".xml"),
        address=term_address(taxonomy, name),
        label=label,
        title=press.words("feeds.of", title=label, site=site.name),
        slugs=newest(library, library.listed[taxonomy][name]),
        description=_definition(library, taxonomy, name),
    )


def _definition(library: Library, taxonomy: str, key: str) -> str:
    """Return in a sentence what a list is about, if anybody said so."""
    if taxonomy == "sources":
        return ""
    if taxonomy == "stories":
        return library.stories[key].summary
    return (library.tags if taxonomy == "tags" else library.regions).terms[key].definition


def _language_channel(press: Press, language: str) -> Channel:
    library, site = press.library, press.library.config.site
    label = opening(press.locale.language_name(language))
    slugs = (
        slug
        for slug in reversed(library.order)
        if slug not in library.marked and language_of(library, library.articles[slug]) == language
    )
    return Channel(
        place=f"/feeds/{language.lower()}",
        address="/",
        label=label,
        title=press.words("feeds.of", title=label, site=site.name),
        slugs=tuple(islice(slugs, library.config.listings.feed_size)),
        language=language,
    )


def newest(library: Library, slugs: Sequence[str]) -> tuple[str, ...]:
    """Return the newest slugs of a list that is oldest first, as many as a feed has; drafts never."""
    size = library.config.listings.feed_size
    return tuple(islice((slug for slug in reversed(slugs) if slug not in library.marked), size))


def languages(library: Library) -> tuple[str, ...]:
    """Return the languages of the items, sorted; none where all are in one, for the site's own feed is theirs."""
    found = {language_of(library, one) for one in library.articles.values() if one.slug not in library.marked}
    return tuple(sorted(found)) if len(found) > 1 else ()
