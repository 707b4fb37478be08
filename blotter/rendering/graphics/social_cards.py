# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Social cards: the picture that stands beside a shared link, drawn from words alone (1200 × 630, PNG).

Paper, ink, hairlines and one red rule, as the pages have them: the date to the left of the rule, place, headline and
source to its right. The source stands on every card, because a card travels without its page. A word that the fonts
have no letters for is left out, never drawn as boxes: a headline in Arabic gives a card without a headline.

Pillow is loaded with the first card. Its own simple layout is used, which sets the same everywhere; the other one
depends on libraries of the machine.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from blotter.model.pages import Json

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

MAKER: Final = "social-card"
WIDTH: Final = 1200
HEIGHT: Final = 630

_FONTS: Final = Path(__file__).parent / "fonts"
_SERIF: Final = "card-serif.ttf"
_SANS: Final = "card-sans.ttf"

# The colors of the theme by day, each with the steps from paper to itself that the edges of letters are drawn in.
_PAPER: Final = (0xFB, 0xF9, 0xF4)
_INK: Final = "ink"
_ACCENT: Final = "accent"
_SECOND: Final = "second"
_LINE: Final = "line"
_COLORS: Final[Mapping[str, tuple[tuple[int, int, int], int]]] = {
    _INK: ((0x1D, 0x1A, 0x16), 6),
    _ACCENT: ((0x8C, 0x1C, 0x13), 4),
    _SECOND: ((0x5F, 0x57, 0x4C), 4),
    _LINE: ((0xD9, 0xD2, 0xC4), 1),
}

_EDGE: Final = 64
_RULE: Final = 276  # where the red rule stands
_TEXT: Final = _RULE + 36
_TOP: Final = 138
_FOOT: Final = 546
_HEADLINE_TOP: Final = 226
_HEADLINE_BOTTOM: Final = 524
_SIZES: Final = (76, 70, 64, 58, 52, 47, 43)
_LEADING: Final = 1.16
_SPACED: Final = 3  # between the capitals of a kicker


def draw_card(data: Mapping[str, Json]) -> bytes:
    """Draw a card.

    ``data`` has the texts ``headline``, ``kicker``, ``source``, ``mark``, ``date`` and ``site``; each may be empty. The
    same words give the same bytes with the same Pillow.
    """
    # No line holds a letter a pixel: what is pasted by mistake may be of any length, and must not cost its square.
    words = {name: _drawable(str(value)[:WIDTH]) for name, value in data.items()}
    sheet = _Sheet()
    sheet.fill((0, 0, WIDTH, 14), _INK)
    sheet.line(_EDGE, WIDTH - _EDGE, _TOP, _INK)
    sheet.fill((_RULE, _TOP + 2, _RULE + 3, HEIGHT), _ACCENT)
    sheet.line(_TEXT, WIDTH - _EDGE, _FOOT, _LINE)
    wide = WIDTH - 2 * _EDGE
    face = _face(words["site"])
    sheet.write((_EDGE, 102), _fitted(words["site"], face, 52, wide), _font(face, 52), _INK)
    _write_date(sheet, words["date"])
    _write_kicker(sheet, words["kicker"] if words["headline"] else "")
    headline = words["headline"] or words["kicker"]
    face = _face(headline)
    lines, size = _set_headline(headline, face)
    leading = round(size * _LEADING)
    for number, line in enumerate(lines):
        sheet.write((_TEXT, _HEADLINE_TOP + round(size * 0.86) + number * leading), line, _font(face, size), _INK)
    # A card says whose reporting it is in any case: a name that cannot be drawn by the address of its site.
    _write_source(sheet, words["source"] or words.get("host", ""), words["mark"])
    return sheet.png()


def _write_date(sheet: _Sheet, date: str) -> None:
    """Write the date to the left of the rule, on as many lines as it needs."""
    font = _font(_SANS, 27)
    for number, line in enumerate((_wrapped(date, font, _RULE - _EDGE - 24) or [])[:4]):
        sheet.write((_EDGE, 193 + number * 36), line, font, _SECOND)


def _write_kicker(sheet: _Sheet, kicker: str) -> None:
    """Write place and topic in small capitals with space between them."""
    font = _font(_SANS, 25)
    left = float(_TEXT)
    for letter in kicker.upper():
        width = font.getlength(letter) + _SPACED
        if left + width > WIDTH - _EDGE:
            break
        sheet.write((round(left), 193), letter, font, _ACCENT)
        left += width


def _write_source(sheet: _Sheet, source: str, mark: str) -> None:
    """Write whose reporting it is, and in a thin frame what we made of it: the name goes before the frame."""
    label = _font(_SANS, 24)
    room = WIDTH - _EDGE - _TEXT
    frame = round(label.getlength(mark)) + 24 if mark else 0
    tries = [(size, beside) for beside in (frame, 0) for size in (32, 28, 24)]
    size, beside = next(
        (one for one in tries if _font(_SANS, one[0]).getlength(source) + (one[1] and one[1] + 24) <= room), tries[-1]
    )
    source = _fitted(source, _SANS, size, room)
    name = _font(_SANS, size)
    sheet.write((_TEXT, 598), source, name, _INK)
    if beside:
        left = _TEXT + (round(name.getlength(source)) + 24 if source else 0)
        sheet.frame((left, 567, left + frame, 609), _SECOND)
        sheet.write((left + 12, 597), mark, label, _SECOND)


def _set_headline(headline: str, face: str) -> tuple[list[str], int]:
    """Return the lines of a headline and their size: as large as it fits, and never more than the card holds."""
    room = WIDTH - _EDGE - _TEXT
    for size in _SIZES:
        font = _font(face, size)
        most = (_HEADLINE_BOTTOM - _HEADLINE_TOP) // round(size * _LEADING)
        lines = _wrapped(headline, font, room)
        if lines is not None and len(lines) <= most:
            return _balanced(headline, font, room, len(lines)), size
    size = _SIZES[-1]
    most = (_HEADLINE_BOTTOM - _HEADLINE_TOP) // round(size * _LEADING)
    return list(_cut(headline, _font(face, size), room, most)), size


def _balanced(text: str, font: ImageFont.FreeTypeFont, room: int, count: int) -> list[str]:
    """Set a text in as many lines, none much longer than the others."""
    narrow, wide = room // 2, room
    best = _wrapped(text, font, room) or []
    while wide - narrow > 8:
        middle = (narrow + wide) // 2
        lines = _wrapped(text, font, middle)
        if lines is not None and len(lines) <= count:
            best, wide = lines, middle
        else:
            narrow = middle
    return best


def _wrapped(text: str, font: ImageFont.FreeTypeFont, room: int) -> list[str] | None:
    """Break a text at its spaces; ``None`` if a single word is wider than the room."""
    lines: list[list[str]] = []
    space, left = _length(font, " "), 0.0
    for word in text.split():
        width = _length(font, word)
        if width > room:
            return None
        if lines and space + width <= left:
            lines[-1].append(word)
            left -= space + width
        else:
            lines.append([word])
            left = room - width
    return [" ".join(line) for line in lines]


@lru_cache(maxsize=1 << 12)
def _length(font: ImageFont.FreeTypeFont, word: str) -> float:
    return font.getlength(word)


def _cut(text: str, font: ImageFont.FreeTypeFont, room: int, most: int) -> Iterator[str]:
    """Break a text anywhere it must be broken, and end the last line with an ellipsis where there is more."""
    rest = text
    for number in range(most):
        if not rest:
            return
        if _how_many_fit(rest, font, room) == len(rest):
            yield rest
            return
        end = "…" if number == most - 1 else ""
        line = rest[: _how_many_fit(rest, font, room, end)]
        if not rest.startswith(" ", len(line)) and " " in line:
            line = line.rpartition(" ")[0]
        yield line.rstrip(" ,;:–—-") + end if end else line
        rest = rest[len(line) :].lstrip()


def _fitted(text: str, name: str, size: int, room: float) -> str:
    """Shorten a single line until it fits."""
    font = _font(name, size)
    if _how_many_fit(text, font, room) == len(text):
        return text
    return f"{text[: _how_many_fit(text, font, room, '…')].rstrip()}…"


def _how_many_fit(text: str, font: ImageFont.FreeTypeFont, room: float, end: str = "") -> int:
    """Count the letters at the beginning of a text that fit with ``end`` behind them; at least one, if there is one.

    By halving: to take one letter away at a time would measure a long headline hundreds of times.
    """
    few, many = min(1, len(text)), len(text)
    while few < many:
        middle = (few + many + 1) // 2
        if font.getlength(text[:middle] + end) <= room:
            few = middle
        else:
            many = middle - 1
    return few


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(_FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)


def _drawable(text: str) -> str:
    """Return a text as it is drawn: its letters composed, its spaces plain; empty if a letter cannot be drawn."""
    plain = "".join(char for char in unicodedata.normalize("NFC", text) if unicodedata.category(char) != "Cf")
    plain = " ".join(plain.split())
    return plain if all(_has_letter(_SANS, char) for char in plain) else ""


def _face(text: str) -> str:
    """Choose the font for large letters: the sans serif, which has more of them, only where the other lacks one."""
    return _SERIF if all(_has_letter(_SERIF, char) for char in text) else _SANS


@cache
def _has_letter(name: str, char: str) -> bool:
    """Say whether a font has a letter, and whether it stands alone: marks would be set beside what they belong to.

    What a font lacks it draws as it draws a character that is none.
    """
    if char == " ":
        return True
    font = _font(name, 32)
    return bytes(font.getmask(char)) != bytes(font.getmask("\uffff")) and not unicodedata.combining(char)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet of paper, one layer for each color: sixteen shades in all, so that a card is a small file."""

    layers: dict[str, Image.Image] = field(default_factory=dict)
    pens: dict[str, ImageDraw.ImageDraw] = field(default_factory=dict)

    def pen(self, color: str) -> ImageDraw.ImageDraw:
        """Return what draws in a color."""
        from PIL import Image, ImageDraw

        if color not in self.pens:
            self.layers[color] = Image.new("L", (WIDTH, HEIGHT))
            self.pens[color] = ImageDraw.Draw(self.layers[color])
        return self.pens[color]

    def write(self, place: tuple[int, int], text: str, font: ImageFont.FreeTypeFont, color: str) -> None:
        """Write a line; ``place`` is where its baseline begins."""
        if text:
            self.pen(color).text(place, text, fill=255, font=font, anchor="ls")

    def fill(self, box: Sequence[int], color: str) -> None:
        """Fill a box, given by its corners."""
        left, top, right, bottom = box
        self.pen(color).rectangle((left, top, right - 1, bottom - 1), fill=255)

    def frame(self, box: Sequence[int], color: str) -> None:
        """Draw a thin frame."""
        left, top, right, bottom = box
        self.pen(color).rectangle((left, top, right, bottom), outline=255, width=2)

    def line(self, left: int, right: int, top: int, color: str) -> None:
        """Draw a hairline."""
        self.fill((left, top, right, top + 2), color)

    def png(self) -> bytes:
        """Lay the layers over each other and write the file."""
        from PIL import Image

        shades = Image.new("L", (WIDTH, HEIGHT))
        palette = [*_PAPER]
        for color, (shade, steps) in _COLORS.items():
            first = len(palette) // 3 - 1
            for step in range(1, steps + 1):
                palette += [round(low + (high - low) * step / steps) for low, high in zip(_PAPER, shade, strict=True)]
            layer = self.layers.get(color)
            if layer is not None and (box := layer.getbbox()) is not None:
                levels = [round(value * steps / 255) for value in range(256)]
                drawn = layer.crop(box)
                numbers = drawn.point([first + level if level else 0 for level in levels])
                shades.paste(numbers, box, drawn.point([255 if level else 0 for level in levels]))
        sheet = Image.frombytes("P", shades.size, shades.tobytes())
        sheet.putpalette(palette)
        file = io.BytesIO()
        # Runs of one shade are all there is to pack (Z_RLE): half the time of looking for more, for the same size.
        sheet.save(file, "PNG", bits=4, compress_type=3)
        return file.getvalue()
