# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Draw the icons of the theme that are no SVG, as ``favicon.svg`` has them; run once, when that changes.

    python -m tools.icons themes/dispatch/static

An icon that a telephone may cut to a circle (*maskable*) keeps what matters within four fifths of its width.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageDraw

PAPER, INK, ACCENT = "#fbf9f4", "#1d1a16", "#8c1c13"
# On the grid of 32 of the SVG: left, top, right, bottom.
RULE = (9, 0, 11, 32)
LINES = ((14, 7.5, 28, 10.5), (14, 14.5, 28, 17.5), (14, 21.5, 23, 24.5))
_FINE = 8


def draw(size: int, *, inset: float = 0.0) -> Image.Image:
    """Draw an icon; ``inset`` is how much of its width stays empty at each side of the lines."""
    whole = size * _FINE
    unit = whole * (1 - 2 * inset) / 32
    edge = whole * inset
    image = Image.new("RGB", (whole, whole), PAPER)
    pen = ImageDraw.Draw(image)
    left, right = (edge + unit * RULE[0], edge + unit * RULE[2])
    pen.rectangle((left, 0, right - 1, whole), fill=ACCENT)
    for line in LINES:
        box = [edge + unit * one for one in line]
        pen.rectangle((box[0], box[1], box[2] - 1, box[3] - 1), fill=INK)
    return image.resize((size, size), Image.Resampling.BOX)


def main(folder: Path) -> None:
    """Write all of them."""
    for name, size, inset in (("icon-192", 192, 0), ("icon-512", 512, 0), ("apple-touch-icon", 180, 0.06)):
        draw(size, inset=inset).quantize(32).save(folder / f"{name}.png", optimize=True)
    draw(512, inset=0.14).quantize(32).save(folder / "icon-maskable-512.png", optimize=True)
    sizes = [draw(size) for size in (16, 32, 48)]
    sizes[-1].save(folder / "favicon.ico", sizes=[image.size for image in sizes], append_images=sizes[:-1])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
