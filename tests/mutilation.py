# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Pages spoiled by chance (the same chance every time): pieces put in, taken out and said twice."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

_EDGES = re.compile(r"<[^>]*>|[^<]+")


def mutilate(page: str, pieces: Sequence[str], *, times: int, seed: int) -> Iterator[str]:
    """Yield the page ``times`` times, each time spoiled in one to six places with some of the pieces."""
    chance = random.Random(seed)
    whole = _EDGES.findall(page)
    for _ in range(times):
        parts = list(whole)
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(parts))
            match chance.randrange(5):
                case 0:
                    del parts[place]
                case 1:
                    parts.insert(place, parts[chance.randrange(len(parts))])
                case 2 if parts[place].startswith("<") and not parts[place].startswith(("</", "<!")):
                    name, space, rest = parts[place].partition(" ")
                    attribute = chance.choice([piece for piece in pieces if not piece.startswith("<")])
                    parts[place] = f"{name.rstrip('>')} {attribute}{space or '>'}{rest}"
                case _:
                    parts.insert(place, chance.choice(pieces))
        yield "".join(parts)
