# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What is made for machines and spans the whole site: its feed, the sitemaps, robots.txt, the attributions."""

from __future__ import annotations

import datetime as dt

from blotter.model.library import Library
from blotter.model.pages import Output
from blotter.rendering.attributions import attributions_json
from blotter.rendering.feed_items import feed_words
from blotter.rendering.feeds import atom_feed
from blotter.rendering.locales import Locale
from blotter.rendering.sitemaps import robots_txt, sitemap


def machine_outputs(library: Library, locale: Locale, now: dt.datetime) -> tuple[Output, ...]:
    """Make them all. ``now`` is the time of the build."""
    del now  # what is true for two days only (the news sitemap) will ask for it
    return (
        atom_feed(library, feed_words(locale)),
        *sitemap(library),
        robots_txt(library),
        attributions_json(library),
    )
