# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What lawyers and editors read in docs/rights.md is what the engine does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import fields

from blotter.model.articles import ReuseKind
from blotter.model.licenses import Family
from blotter.model.sources import PublisherTerms
from blotter.rights.clauses import elements
from blotter.rights.inspection import _CHECKS
from blotter.rights.licenses import LICENSES
from blotter.rights.permission import SCOPE_WORDS
from blotter.rights.table import ADAPTERS, COLLECTIONS, IMAGE, KINDS, VERDICTS, Context, Kind

TEXT = (Path(__file__).parents[2] / "docs" / "rights.md").read_text(encoding="utf-8")


def table(name: str) -> dict[tuple[str, str], str]:
    """Read the table that follows a marker: (row, column) -> cell."""
    lines = TEXT.split(f"<!-- {name} -->\n")[1].split("\n\n")[0].splitlines()
    header, _, *rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
    return {(row[0], column): cell for row in rows for column, cell in zip(header[1:], row[1:], strict=True)}


def test_the_verdicts_are_documented_cell_by_cell() -> None:
    """The first table of the document is the engine's."""
    documented = table("verdicts")
    assert len(documented) == len(KINDS) * len(Family)
    for (word, family), cell in documented.items():
        kind: Kind = IMAGE if word == IMAGE else ReuseKind(word)
        letters = [VERDICTS[kind, Family(family), context].value for context in Context]
        assert cell in ("/".join(letters), letters[0] if len(set(letters)) == 1 else "")


def test_the_charts_are_documented_cell_by_cell() -> None:
    """The adapter's chart and the collection chart of the document are the engine's."""
    assert table("adapters") == ADAPTERS
    assert table("collections") == COLLECTIONS


def test_every_word_an_editor_may_meet_is_explained() -> None:
    """Kinds, elements, checks, scope words and publisher terms are all in the document."""
    owed = {name for kind in KINDS for license_ in LICENSES.values() for name in elements(kind, license_)}
    terms = {field.name for field in fields(PublisherTerms)}
    missing = {word for word in (*SCOPE_WORDS, *owed, *_CHECKS, *terms) if f"`{word}" not in TEXT}
    assert missing == set()


@pytest.mark.parametrize("spdx", [spdx for spdx in LICENSES if not spdx.startswith("CC-BY")])
def test_every_license_id_is_listed(spdx: str) -> None:
    """An editor finds the ids that may be written; the six Creative Commons families are listed by pattern."""
    assert f"`{spdx}`" in TEXT


def test_the_creative_commons_ids_are_listed_by_pattern() -> None:
    """Six families and four versions make up all the rest."""
    families = re.findall(r"`(CC-BY[A-Z-]*)-…`", TEXT)
    versions = [version for version in ("2.0", "2.5", "3.0", "4.0") if f"`{version}`" in TEXT]
    listed = {f"{family}-{version}" for family in families for version in versions}
    assert listed == {spdx for spdx in LICENSES if spdx.startswith("CC-BY")}
