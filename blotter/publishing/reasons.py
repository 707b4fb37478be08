# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Why an output was made anew or kept, or why there is none: the answer to ``--explain``."""

from __future__ import annotations

from collections.abc import Mapping

from blotter.library.addresses import slug_of_address
from blotter.publishing.bundles import Digests
from blotter.publishing.printing import PARTS, Printed, part_of


def explain(
    path: str,
    before: Mapping[str, Digests],
    printed: Printed,
    looked_at: Mapping[str, bytes],
    hidden: Mapping[str, str],
) -> str:
    """Say in a sentence why an output was made anew or kept, or why there is none.

    ``looked_at`` are the digests of the pages' new data, ``hidden`` the reasons why articles are not shown, by slug.
    """
    if path not in printed.digests:
        reason = hidden.get(slug_of_address(f"/{path.removesuffix('index.html')}"))
        why = f", because the article is not shown ({reason})" if reason else ""
        return f"{path}: no output of this site{why}" + (", and taken away by this build" if path in before else "")
    if path not in before:
        return f"{path}: made, because nothing was known of it"
    old, new = before[path], printed.digests[path]
    if not new[0]:
        return f"{path}: made at every build (it is no page); its bytes " + _changed(old[1] != new[1])
    if path in printed.redressed:
        return f"{path}: not rendered, but given {PARTS[-1]} as they are now; its bytes " + _changed(old[1] != new[1])
    if path not in looked_at:
        return f"{path}: kept without a look, because nothing that changed can show on it"
    parts = [part for number, part in enumerate(PARTS) if part_of(old[0], number) != part_of(new[0], number)]
    if not parts:
        return f"{path}: looked at and kept, because all that it is made from is the same"
    return f"{path}: rendered, because of {' and '.join(parts)}; its bytes " + _changed(old[1] != new[1])


def _changed(changed: bool) -> str:
    return "changed" if changed else "are the same"
