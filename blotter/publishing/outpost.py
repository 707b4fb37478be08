# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A pressroom on another machine: the theme travels there as the values that it was read into, and no file is needed.

So what is rendered there comes from the very theme whose digests are remembered here, whatever happens to its files
meanwhile. Templates are code: who sends them decides what runs there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from blotter.publishing.assignments import SetUp
from blotter.publishing.printing import lend_theme, open_pressroom
from blotter.rendering.proofreading.safe_addresses import Surroundings
from blotter.rendering.theme.dressing import Wardrobe
from blotter.rendering.theme.loader import Theme
from blotter.rendering.theme.locales import Locale
from blotter.rendering.theme.templates import Survey, decode_uses, make_environment


class Luggage(msgspec.Struct, frozen=True, kw_only=True):
    """A theme without what cannot travel. ``assets`` are the addresses of its static files."""

    name: str
    license: str
    description: str
    locale: Locale
    sources: Mapping[str, str]
    shown_as: Mapping[str, str]
    assets: Mapping[str, str]
    survey: bytes


def pressroom(theme: Theme, folders: Sequence[Path], surroundings: Surroundings, tree: Path | None = None) -> SetUp:
    """Say how a process gets ready to print: here from the theme's folders, elsewhere from what travels.

    Here it lays what it made on the next ``tree``, if that is given; elsewhere it has no disk of ours.
    """
    here = (folders, theme.locale.language, surroundings, tree)
    return SetUp(call=open_pressroom, arguments=here, afar=partial(_afar, theme, surroundings))


def _afar(theme: Theme, surroundings: Surroundings) -> SetUp:
    return SetUp(call=open_outpost, arguments=(packed(theme), surroundings))


def packed(theme: Theme) -> Luggage:
    """Take of a theme what rendering needs."""
    return Luggage(
        name=theme.name,
        license=theme.license,
        description=theme.description,
        locale=theme.locale,
        sources=dict(theme.sources),
        shown_as=dict(theme.shown_as),
        assets=theme.wardrobe.addresses,
        survey=theme.survey.kept(),
    )


def unpacked(luggage: Luggage) -> Theme:
    """Make the theme again; it has no static files of its own (``outputs``), which only the commit needs."""
    wardrobe = Wardrobe(luggage.assets)
    environment = make_environment(
        luggage.sources, locale=luggage.locale, assets=wardrobe.stand_ins, shown_as=luggage.shown_as
    )
    return Theme(
        name=luggage.name,
        license=luggage.license,
        description=luggage.description,
        outputs=(),
        locale=luggage.locale,
        wardrobe=wardrobe,
        sources=luggage.sources,
        shown_as=luggage.shown_as,
        environment=environment,
        survey=Survey(environment, luggage.sources, luggage.shown_as, decode_uses(luggage.survey)),
    )


def open_outpost(luggage: Luggage, surroundings: Surroundings) -> None:
    """Get this process ready to print with a theme from elsewhere."""
    lend_theme(unpacked(luggage))
    open_pressroom((), luggage.locale.language, surroundings)
