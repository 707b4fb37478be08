# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A page is made by a template of the theme or by a maker, and is the same kind of thing either way."""

from __future__ import annotations

from blotter.rendering.makers import MAKERS
from blotter.rendering.theme.templates import SUFFIX


def test_no_maker_is_named_as_a_template_is() -> None:
    """The name tells which of the two makes a page."""
    assert not [name for name in MAKERS if name.endswith(SUFFIX)]
