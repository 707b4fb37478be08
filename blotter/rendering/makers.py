# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What makes the bytes of a page: a template of the theme, or a maker of ours for what no theme should have to write.

A maker is a pure function of a page's data. Feeds, data and pictures are pages like any other: they have a digest, are
made by the crew, kept when nothing changed, and looked at before they are published.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from blotter.model.pages import Json, Page
from blotter.model.problems import Problem
from blotter.rendering.graphics import social_cards
from blotter.rendering.theme.dressing import Dressed
from blotter.rendering.theme.loader import Theme, render_page
from blotter.rendering.theme.templates import SUFFIX
from blotter.rendering.wire import feeds, json_feeds, opml

Maker: TypeAlias = Callable[[Mapping[str, Json]], bytes]

# By the name that a page gives as its ``template``; no name ends as a template's does.
MAKERS: Final[Mapping[str, Maker]] = {
    feeds.MAKER: feeds.write_atom,
    json_feeds.MAKER: json_feeds.write_json,
    opml.MAKER: opml.write_opml,
    social_cards.MAKER: social_cards.draw_card,
}


def make_bytes(theme: Theme, page: Page) -> tuple[Dressed, tuple[Problem, ...]]:
    """Make the bytes of a page; where its template fails, there are problems and no bytes."""
    if is_templated(page):
        return render_page(theme, page)
    return Dressed(MAKERS[page.template](page.data), is_reversible=True), ()


def is_templated(page: Page) -> bool:
    """Say whether a template of the theme makes a page."""
    return page.template.endswith(SUFFIX)


def recipe(theme: Theme, template: str) -> str:
    """Return what a page of a template is rendered from besides its data; our own code is part of a state's identity.

    ``template`` may name a maker, too.
    """
    return theme.digest(template) if template.endswith(SUFFIX) else template
