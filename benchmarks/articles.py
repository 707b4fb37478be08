# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Synthetic articles for measurements.

Invented text from a fixed word list: about 450 words an article, five tags, two cross references, a heading, a list,
emphasis, a quotation and an external link now and then, spread over some years. The same number and seed give the same
article, whichever others are made.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass

_TEXT = (
    "harbor customs officers found packages under a false floor while the crew waited for papers that never came and "
    "prosecutors said the route had been used before by people who knew the terminal well enough to move at night "
    "records show that trucks left the yard twice a week with fruit timber scrap metal and frozen fish bound for ports "
    "in the north where inspectors open one box in fifty the ministry gave no figure but residents counted flights on "
    "most evenings in the dry season a judge ordered the accounts frozen and asked three banks for statements "
    "reporters compared the list with company filings and court rulings from two countries"
)
WORDS = tuple(_TEXT.split())
TAGS = tuple(f"topic-{number:02}" for number in range(60))
COUNTRIES = ("PE", "BO", "BR", "CO", "EC", "MX", "BE", "NL", "GB", "IT", "NG", "KE", "MM", "TH", "VN", "AU")
ABOVE_COUNTRIES = ("everywhere", "world")  # the regions that every country lies in, the nearest first
SOURCES = tuple(f"outlet-{number:02}" for number in range(20))
FIRST_DAY = dt.date(2012, 1, 2)
DAYS = 5000
REFERENCES = "{references}"  # where a body has its cross references, which every generator writes in its own way


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One synthetic article. ``references`` are slugs of earlier ones."""

    slug: str
    title: str
    date: dt.date
    country: str
    source: str
    tags: tuple[str, ...]
    references: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """So many articles, numbered from the oldest."""

    count: int
    seed: int = 7

    def items(self) -> Iterator[Item]:
        """Make all articles, the oldest first."""
        return (self.item(number) for number in range(self.count))

    def item(self, number: int) -> Item:
        """Make one article; a number from ``count`` on gives one that is newer than all."""
        dice = self._dice(number)
        references = self._references(number, dice)
        return Item(
            slug=_slug(number),
            title=f"{_phrase(dice, 6).capitalize()}, report {number}",
            date=FIRST_DAY + dt.timedelta(days=number * DAYS // max(self.count, 1)),
            country=dice.choice(COUNTRIES),
            source=dice.choice(SOURCES),
            tags=tuple(sorted(dice.sample(TAGS, 5))),
            references=tuple(_slug(other) for other in references),
            body=_body(dice),
        )

    def unreferenced(self, near: int) -> list[int]:
        """List the articles that no other refers to, the nearest to ``near`` first: they can go, and no link breaks."""
        referred = {other for number in range(self.count) for other in self._references(number, self._dice(number))}
        free = (number for number in range(self.count) if number not in referred)
        return sorted(free, key=lambda number: abs(number - near))

    def _dice(self, number: int) -> random.Random:
        return random.Random(self.seed * 1_000_003 + number)

    def _references(self, number: int, dice: random.Random) -> tuple[int, ...]:
        earlier = min(number, self.count)  # an added article never refers to another added one
        return tuple(dict.fromkeys(dice.randrange(earlier) for _ in range(min(2, earlier))))


def _slug(number: int) -> str:
    return f"item-{number:06}"


def _phrase(dice: random.Random, words: int) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(words))


def _sentence(dice: random.Random) -> str:
    text = _phrase(dice, dice.randint(9, 22)).capitalize()
    if dice.random() < 0.2:
        text = text.replace(" the ", " the *large* ", 1)
    if dice.random() < 0.1:
        text += f" (see [the record](https://records.example.org/{dice.randrange(9999)}))"
    if dice.random() < 0.2:
        text = f"It was the minister's 'first step' -- {text}"
    return text + "."


def _body(dice: random.Random) -> str:
    def paragraph() -> str:
        return " ".join(_sentence(dice) for _ in range(6))

    points = "\n".join(f"- {_phrase(dice, 8)}" for _ in range(3))
    return "\n\n".join(
        [
            paragraph(),
            REFERENCES,
            paragraph(),
            "## What is known",
            points,
            paragraph(),
            f"> {_phrase(dice, 15)}",
            paragraph(),
        ]
    )
