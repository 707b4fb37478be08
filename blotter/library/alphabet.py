# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The order in which names stand in lists."""

from __future__ import annotations

import unicodedata


def alphabetical(name: str) -> tuple[str, str]:
    """Return what names are sorted by: their letters without marks, so that México stands beside Mexico."""
    folded = name.casefold()
    if folded.isascii():
        return folded, folded
    letters = "".join(sign for sign in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(sign))
    return letters, folded
