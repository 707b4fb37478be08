# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The reuse truth table as data, laid out so that a lawyer can read it. ``docs/rights.md`` explains every word.

Engineering rules, not legal advice. Nothing here computes: the functions that read these tables are in ``engine``,
``clauses`` and ``charts``.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, Literal, TypeAlias

from blotter.model.articles import ReuseKind
from blotter.model.licenses import Family
from blotter.model.verdicts import Answer, Rule

Kind: TypeAlias = ReuseKind | Literal["image"]
IMAGE: Final = "image"
KINDS: Final[tuple[Kind, ...]] = (*ReuseKind, IMAGE)

OWN_WORDS: Final = frozenset(kind for kind in ReuseKind if kind.is_own_words)
COPIES: Final = frozenset(ReuseKind) - OWN_WORDS
ADAPTATIONS: Final = frozenset({ReuseKind.ABRIDGE, ReuseKind.TRANSLATE, ReuseKind.ADAPT})


WHOSE: Final[Mapping[Rule, str]] = {
    Rule.LICENSE: "the license",
    Rule.PUBLISHER: "the publisher",
    Rule.HOUSE: "our house rule",
}
"""Who asks for it, as messages put it."""


class Context(StrEnum):
    """How commercial the site is; only NC licenses depend on it."""

    NC = "nc"
    """Non-commercial, no advertisements."""
    ADS = "ads"
    """Advertisements elsewhere on the page."""
    COM = "com"
    """Advertisements sold against the item, a paywall, a sale, a sponsorship."""


# 1. May we? E free of the license (quotation, facts, links) · A allowed with the elements of table 2 · C only if the
# publisher's own terms (for images: a record of the image) grant it · P only with a recorded permission.
# Three letters: nc/ads/com.
_VERDICTS: Final = """
kind        PD  OGL  BY  BY-SA  BY-ND  BY-NC  BY-NC-SA  BY-NC-ND  NONE
link        E   E    E   E      E      E/E/E  E/E/E     E/E/E     E
brief       E   E    E   E      E      E/E/E  E/E/E     E/E/E     E
quote       E   E    E   E      E      E/E/E  E/E/E     E/E/E     E
excerpt     A   A    A   A      C      A/C/P  A/C/P     C/C/P     P
verbatim    A   A    A   A      A      A/C/P  A/C/P     A/C/P     P
style_edit  A   A    A   A      C      A/C/P  A/C/P     C/C/P     P
abridge     A   A    A   A      C      A/C/P  A/C/P     C/C/P     P
translate   A   A    A   A      C      A/C/P  A/C/P     C/C/P     P
adapt       A   A    A   A      P      A/C/P  A/C/P     P/P/P     P
image       C   C    C   C      C      C/C/P  C/C/P     C/C/P     P
"""

# 2. What must a page show or heed? Own words owe the same whatever the license; copies owe the elements of the
# license's column and those that the kind adds. An editor's permission stands where no license does (NONE).
OWN_WORDS_ELEMENTS: Final[Mapping[Kind, str]] = {
    ReuseKind.LINK: "outlet source_link",
    ReuseKind.BRIEF: "no_license_mark author outlet own_words_label source_link",
    ReuseKind.QUOTE: "no_license_mark author length_cap outlet quote_marks source_link",
}
COLUMN_ELEMENTS: Final[Mapping[str, str]] = {
    "PD": "no_endorsement outlet pd_basis source_link",
    "OGL": "author license_link no_endorsement ogl_statement outlet source_link title",
    "CC": "author license_link no_endorsement no_extra_terms notices_kept outlet source_link title",
    "NONE": "author no_endorsement notices_kept outlet permission_note source_link title",
}
KIND_ELEMENTS: Final[Mapping[Kind, str]] = {
    ReuseKind.EXCERPT: "change_notice",
    ReuseKind.VERBATIM: "",
    ReuseKind.STYLE_EDIT: "change_notice",
    ReuseKind.ABRIDGE: "change_notice",
    ReuseKind.TRANSLATE: "change_notice machine_or_human translation_of_link translator",
    ReuseKind.ADAPT: "change_notice",
    IMAGE: "image_credit image_record",
}
NOT_OWED_FOR_PUBLIC_DOMAIN: Final = frozenset({"change_notice"})
SHARE_ALIKE_ELEMENT: Final = "adapter_license_same"

# 3. Which license may our contribution to an adaptation carry (columns)? G yes · Y possible, not recommended · X no.
_ADAPTERS: Final = """
original   BY  BY-NC  BY-NC-ND  BY-NC-SA  BY-ND  BY-SA  PD
PD         G   G      G         G         G      G      G
BY         G   G      G         G         G      G      Y
BY-NC      Y   G      G         G         Y      Y      Y
BY-NC-ND   X   X      X         X         X      X      X
BY-NC-SA   X   X      X         G         X      X      X
BY-ND      X   X      X         X         X      X      X
BY-SA      X   X      X         X         X      G      X
"""

# 4. May an unaltered item stand in a site that is licensed as a whole (columns)? A yes · F no. Where only our own text
# is licensed (the default), every item may.
_COLLECTIONS: Final = """
item       BY  BY-SA  BY-ND  BY-NC  BY-NC-SA  BY-NC-ND
PD         A   A      A      A      A         A
BY         A   A      A      A      A         A
BY-SA      A   A      A      A      A         A
BY-NC      F   F      F      A      A         A
BY-NC-SA   F   F      F      A      A         A
BY-ND      A   A      A      A      A         A
BY-NC-ND   F   F      F      A      A         A
"""


def _cells(table: str) -> Mapping[tuple[str, str], str]:
    """Read a table above into (row, column) -> cell."""
    header, *rows = (line.split() for line in table.strip().splitlines())
    return {(row[0], column): cell for row in rows for column, cell in zip(header[1:], row[1:], strict=True)}


def _verdicts() -> Mapping[tuple[Kind, Family, Context], Answer]:
    """Spread table 1 over the contexts: one letter holds for all three."""
    cells = _cells(_VERDICTS)
    spread: dict[tuple[Kind, Family, Context], Answer] = {}
    for kind in KINDS:
        for family in Family:
            letters = cells[kind, family.value].split("/")
            for context, letter in zip(Context, letters * (3 // len(letters)), strict=True):
                spread[kind, family, context] = Answer(letter)
    return spread


VERDICTS: Final = _verdicts()
ADAPTERS: Final = _cells(_ADAPTERS)
COLLECTIONS: Final = _cells(_COLLECTIONS)
