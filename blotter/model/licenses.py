# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Licenses as the rights engine sees them."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Family(StrEnum):
    """The columns of the reuse truth table."""

    PD = "PD"
    OGL = "OGL"
    BY = "BY"
    BY_SA = "BY-SA"
    BY_ND = "BY-ND"
    BY_NC = "BY-NC"
    BY_NC_SA = "BY-NC-SA"
    BY_NC_ND = "BY-NC-ND"
    NONE = "NONE"


class License(msgspec.Struct, frozen=True, kw_only=True):
    """One license. ``spdx`` is an SPDX id or a ``LicenseRef-`` of ours; ``deed`` is empty for ``NONE``.

    ``basis`` says why a public-domain work is free; ``ported`` marks a jurisdiction's own edition of a license.
    """

    spdx: str
    name: str
    deed: str
    family: Family
    version: str = ""
    basis: str = ""
    ported: bool = False

    @property
    def noncommercial(self) -> bool:
        """Whether the license forbids commercial use (NC)."""
        return "NC" in self.family.value.split("-")

    @property
    def no_derivatives(self) -> bool:
        """Whether the license forbids sharing adaptations (ND)."""
        return "ND" in self.family.value.split("-")

    @property
    def share_alike(self) -> bool:
        """Whether adaptations must carry the same license (SA)."""
        return "SA" in self.family.value.split("-")
