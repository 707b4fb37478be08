# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Make the two fonts of the social cards from the ones they come from; run once, when those change.

    pip install fonttools uharfbuzz
    python -m tools.card_fonts CharisSIL-Bold.ttf SourceSans3-SemiBold.ttf blotter/rendering/graphics/fonts

Both come under the SIL Open Font License 1.1 with names that are reserved for the originals, so what is made here has a
name of its own. Kept are the letters of languages in Latin, Greek and Cyrillic script. Pillow's own layout knows only
the old table of kerned pairs, which such fonts have no more: it is made here from how HarfBuzz sets each pair (Charis
has none).
"""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path

import uharfbuzz
from fontTools import subset
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

LETTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),  # Latin-1 and Latin Extended-A
    *(0x18F, 0x192, 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x1E6, 0x1E7, 0x218, 0x219, 0x21A, 0x21B, 0x232, 0x233, 0x259),
    *range(0x386, 0x3CF),  # Greek
    *range(0x400, 0x460),  # Cyrillic
    *(0x490, 0x491, 0x492, 0x493, 0x49A, 0x49B, 0x4A2, 0x4A3, 0x4AE, 0x4AF, 0x4B0, 0x4B1, 0x4BA, 0x4BB, 0x4D8, 0x4D9),
    *(0x4E8, 0x4E9),
    *range(0x1E00, 0x1F00),  # Vietnamese and others
    *(0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0x2020, 0x2022),
    *(0x2026, 0x202F, 0x2009, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC, 0x20BD, 0x20A9, 0x2116, 0x2122),
    *(0x2212, 0x2248, 0x2260, 0x2264, 0x2265),
)
# Where kerning is seen: between letters, and between a letter and a mark.
_SETS = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÇÈÉÊÍÑÓÔÕÖÚÜabcdefghijklmnopqrstuvwxyzàáâãäçèéêëíïñóôõöúüß0123456789.,:;!?-–—‘’“”()«»",
    "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя.,:;!?-–—«»",
)
_LICENSE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
_SMALLEST = 0.006  # of an em: less is not seen
_MOST = 9000  # the old table holds no more than 10,920


def make(source: Path, target: Path, name: str) -> None:
    """Write the font that ``source`` becomes, under a name of its own."""
    options = subset.Options(layout_features=[], hinting=False, name_IDs=[0], notdef_outline=True)
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "Silf", "Feat", "Glat", "Gloc", "Sill", "DSIG", "STAT", "meta"]
    font = TTFont(source, recalcTimestamp=False)
    pairs = _kerned_pairs(source, font)
    maker = subset.Subsetter(options)
    maker.populate(unicodes=LETTERS)
    maker.subset(font)
    records = {1: name, 2: "Regular", 3: f"{name} 1", 4: name, 5: "Version 1", 6: name.replace(" ", "")}
    for record, words in (records | {13: _LICENSE, 14: "https://openfontlicense.org"}).items():
        font["name"].setName(words, record, 3, 1, 0x409)
    glyphs = set(font.getGlyphOrder())
    if kept := {pair: value for pair, value in pairs.items() if glyphs.issuperset(pair)}:
        font["kern"] = _table(kept)
    font.save(target)


def _table(pairs: dict[tuple[str, str], int]) -> object:
    table = newTable("kern")
    table.version = 0
    inner = KernTable_format_0()
    inner.coverage, inner.apple, inner.version, inner.tupleIndex, inner.format = 1, False, 0, None, 0
    inner.kernTable = pairs
    table.kernTables = [inner]
    return table


def _kerned_pairs(source: Path, font: TTFont) -> dict[tuple[str, str], int]:
    shaper = uharfbuzz.Font(uharfbuzz.Face(source.read_bytes()))
    names, size = font.getBestCmap(), font["head"].unitsPerEm
    single: dict[str, int] = {}
    found: dict[tuple[str, str], int] = {}
    for letters in _SETS:
        for letter in letters:
            single[letter] = _width(shaper, letter)
        for first, second in product(letters, letters):
            value = _width(shaper, first + second) - single[first] - single[second]
            if abs(value) >= _SMALLEST * size:
                found[names[ord(first)], names[ord(second)]] = value
    strongest = sorted(found.items(), key=lambda item: (-abs(item[1]), item[0]))[:_MOST]
    return dict(sorted(strongest))


def _width(shaper: uharfbuzz.Font, text: str) -> int:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(shaper, buffer, {"kern": True, "liga": False, "clig": False, "calt": False})
    return sum(position.x_advance for position in buffer.glyph_positions)


if __name__ == "__main__":
    serif, sans, folder = map(Path, sys.argv[1:])
    make(serif, folder / "card-serif.ttf", "Blotter Card Serif")
    make(sans, folder / "card-sans.ttf", "Blotter Card Sans")
