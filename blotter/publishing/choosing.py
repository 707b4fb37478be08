# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which pages a build looks at: all of them, or those that what changed since the last one can concern."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

import msgspec

from blotter.model.report import BuildRequest
from blotter.publishing.bundles import Digests
from blotter.publishing.content import Content
from blotter.publishing.memory import Memory
from blotter.publishing.narrowing import find_difference
from blotter.publishing.printing import is_made_by, recipes
from blotter.publishing.reprints import former_outputs
from blotter.rendering.candidates.pages import affected_pages, is_plain, lost_paths
from blotter.rendering.candidates.reorders import tickets_for
from blotter.rendering.composing.press import set_up
from blotter.rendering.pages.tickets import Ticket, list_tickets
from blotter.rendering.theme.loader import Theme
from blotter.rendering.wire.machine_outputs import Former


class Lineup(msgspec.Struct, frozen=True, kw_only=True):
    """What a build looks at.

    ``tickets`` are those of the pages that may have changed, ``kept`` the digests of others that cannot have, and
    ``former`` is what is known of what is no page. ``has_same_data`` says that the data of every page that is known are
    what they were; ``recast`` are the pages whose templates are not.
    """

    tickets: Iterable[Ticket]
    kept: Mapping[str, Digests] = msgspec.field(default_factory=dict)
    former: Former | None = None
    has_same_data: bool = False
    recast: frozenset[str] = frozenset()


def choose_pages(request: BuildRequest, content: Content, memory: Memory, theme: Theme) -> Lineup:
    """Choose what to look at, of a site whose content has been gathered."""
    library = content.shelved.library
    press = set_up(library, theme.locale)
    difference = find_difference(request, content, memory, theme)
    if difference is None or not is_plain(press, difference):
        return Lineup(tickets=list_tickets(press))
    recast = _recast(memory, theme)
    if recast and not difference.is_nothing:
        return Lineup(tickets=list_tickets(press))
    # What is no page (it has no page digest) is made anew at every build, so only pages are kept unseen.
    kept = {path: pair for path, pair in memory.outputs.items() if pair[0] and path not in recast}
    for path in lost_paths(press, difference):
        kept.pop(path, None)
    return Lineup(
        tickets=tickets_for(press, recast) if recast else [partial(affected_pages, press, difference)],
        kept=kept,
        former=former_outputs(request.output, memory, difference, library),
        has_same_data=difference.is_nothing,
        recast=recast,
    )


def _recast(memory: Memory, theme: Theme) -> frozenset[str]:
    """Name the published pages whose template, or something that it reaches, is not what they were made with."""
    if memory.edited == memory.touched:
        return frozenset()
    now = recipes(theme)
    return frozenset(path for path, (digest, _) in memory.outputs.items() if digest and not is_made_by(digest, now))
