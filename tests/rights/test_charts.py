# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Creative Commons' published charts, transcribed here, hold for the engine."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from blotter.model.licenses import Family, License
from blotter.rights.charts import Grade, adapter_grade, contribution_license, may_collect, may_merge
from blotter.rights.licenses import LICENSES

ADAPTER_CHART = """
| original | BY | BY-NC | BY-NC-ND | BY-NC-SA | BY-ND | BY-SA | PD |
| PD | G | G | G | G | G | G | G |
| BY | G | G | G | G | G | G | Y |
| BY-NC | Y | G | G | G | Y | Y | Y |
| BY-NC-ND | X | X | X | X | X | X | X |
| BY-NC-SA | X | X | X | G | X | X | X |
| BY-ND | X | X | X | X | X | X | X |
| BY-SA | X | X | X | X | X | G | X |
"""

# The license compatibility chart of the Creative Commons FAQ, in its own order of rows and columns.
COMPATIBILITY_CHART = """
| merge | PD | BY | BY-SA | BY-NC | BY-ND | BY-NC-SA | BY-NC-ND |
| PD | yes | yes | yes | yes | no | yes | no |
| BY | yes | yes | yes | yes | no | yes | no |
| BY-SA | yes | yes | yes | no | no | no | no |
| BY-NC | yes | yes | no | yes | no | yes | no |
| BY-ND | no | no | no | no | no | no | no |
| BY-NC-SA | yes | yes | no | yes | no | yes | no |
| BY-NC-ND | no | no | no | no | no | no | no |
"""

COLLECTION_CHART = """
| item | BY | BY-SA | BY-ND | BY-NC | BY-NC-SA | BY-NC-ND |
| PD | A | A | A | A | A | A |
| BY | A | A | A | A | A | A |
| BY-SA | A | A | A | A | A | A |
| BY-NC | F | F | F | A | A | A |
| BY-NC-SA | F | F | F | A | A | A |
| BY-ND | A | A | A | A | A | A |
| BY-NC-ND | F | F | F | A | A | A |
"""


def chart(text: str) -> Mapping[tuple[Family, Family], str]:
    """Read a chart above into (row, column) -> cell."""
    header, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in text.strip().splitlines())
    return {
        (Family(row), Family(column)): cell
        for row, *cells in rows
        for column, cell in zip(header[1:], cells, strict=True)
    }


def test_adaptations_take_the_licenses_of_the_chart() -> None:
    """Every cell of the adapter's chart, within one version."""
    cells = chart(ADAPTER_CHART)
    assert len(cells) == 49
    for (original, ours), cell in cells.items():
        assert adapter_grade(_license(original), _license(ours)).value == cell


def test_merging_is_creative_commons_chart() -> None:
    """Two works may be woven together exactly where Creative Commons' own chart says so, in either order."""
    cells = chart(COMPATIBILITY_CHART)
    assert len(cells) == 49
    for (one, other), cell in cells.items():
        assert may_merge(one, other) == (cell == "yes")
        assert may_merge(one, other) == may_merge(other, one)


@pytest.mark.parametrize("family", Family)
def test_nothing_merges_with_a_work_without_a_license(family: Family) -> None:
    """All rights reserved is in no chart, so the answer is no."""
    assert not may_merge(Family.NONE, family)


def test_collections_follow_the_chart() -> None:
    """Every cell of the collection chart; with only our own text licensed, every item may stand beside it."""
    for (item, blanket), cell in chart(COLLECTION_CHART).items():
        assert may_collect(item, blanket) == (cell == "A")
        assert may_collect(item, None)


def test_what_the_collection_chart_lacks_is_refused() -> None:
    """A site under CC0 as a whole, or an item without a license in a licensed whole."""
    assert not may_collect(Family.BY, Family.PD)
    assert not may_collect(Family.NONE, Family.BY)
    assert may_collect(Family.OGL, Family.BY_SA)


@pytest.mark.parametrize(
    ("original", "ours", "grade"),
    [
        ("CC-BY-SA-3.0", "CC-BY-SA-4.0", Grade.OK),
        ("CC-BY-SA-3.0", "CC-BY-SA-3.0", Grade.OK),
        ("CC-BY-SA-4.0", "CC-BY-SA-3.0", Grade.FORBIDDEN),
        ("CC-BY-NC-SA-2.5", "CC-BY-NC-SA-2.0", Grade.FORBIDDEN),
        ("CC-BY-4.0", "CC-BY-3.0", Grade.OK),
        ("OGL-UK-3.0", "CC-BY-4.0", Grade.OK),
        ("NONE", "CC-BY-4.0", Grade.FORBIDDEN),
        ("CC-BY-4.0", "NONE", Grade.FORBIDDEN),
    ],
)
def test_share_alike_takes_the_same_or_a_later_version(original: str, ours: str, grade: Grade) -> None:
    """Share-alike looks at versions; what no chart has is forbidden."""
    assert adapter_grade(LICENSES[original], LICENSES[ours]) is grade


@pytest.mark.parametrize(
    ("originals", "own", "chosen", "grade"),
    [
        (["CC-BY-4.0"], "CC-BY-4.0", "CC-BY-4.0", "G"),
        (["CC-BY-SA-3.0"], "CC-BY-4.0", "CC-BY-SA-3.0", "G"),
        (["CC-BY-NC-SA-3.0", "CC-BY-NC-SA-4.0"], "CC-BY-4.0", "CC-BY-NC-SA-4.0", "G"),
        (["CC-BY-NC-4.0", "CC-BY-NC-SA-4.0"], "CC-BY-4.0", "CC-BY-NC-SA-4.0", "G"),
        (["CC-BY-NC-4.0"], "CC-BY-4.0", "CC-BY-4.0", "Y"),
        (["CC-BY-SA-4.0", "CC-BY-NC-SA-4.0"], "CC-BY-4.0", None, "X"),
        (["CC-BY-ND-4.0"], "CC-BY-4.0", None, "X"),
        (["CC-BY-4.0"], "NONE", None, "X"),
    ],
)
def test_our_contribution_takes_a_license_that_suits_all(
    originals: list[str], own: str, chosen: str | None, grade: str
) -> None:
    """The site's own license if it may be, else the share-alike of the original, else none."""
    license_, found = contribution_license([LICENSES[spdx] for spdx in originals], LICENSES[own])
    assert (license_.spdx if license_ else None, found.value) == (chosen, grade)


def _license(family: Family) -> License:
    return LICENSES["CC0-1.0" if family is Family.PD else f"CC-{family}-4.0"]
