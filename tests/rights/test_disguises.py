# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A loan is found whatever signs it is written with and wherever in the article it stands."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Any

import pytest

from blotter.model.articles import Correction, ImageRecord
from blotter.model.documents import Document
from blotter.model.problems import Place
from blotter.rights import gates
from blotter.rights.disguises import read_words
from blotter.rights.gates import closeness
from tests.rights.making import article, codes, document, judged, source
from tests.rights.test_gates import ORIGINAL, PADDING, SOURCE

LOAN = "the small plane came in low over the trees and turned toward the strip"
CYRILLIC = str.maketrans("aceopxy", "асеорху")
MATHEMATICAL = {ord(letter): chr(0x1D41A + i) for i, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}
FULL_WIDTH = {ord(letter): chr(ord(letter) + 0xFEE0) for letter in "abcdefghijklmnopqrstuvwxyz"}

DISGUISES = {
    "Cyrillic": LOAN.translate(CYRILLIC),
    "Greek": LOAN.replace("o", "ο").replace("v", "ν"),
    "mathematical": LOAN.translate(MATHEMATICAL),
    "full width": LOAN.translate(FULL_WIDTH),
    "zero width": "\u200b".join(LOAN).replace("\u200b \u200b", " "),
    "word joiners": LOAN.replace("l", "l\u2060").replace("a", "a\u00ad"),
    "tags": LOAN.replace("a", "a\U000e0061"),
    "marks": "".join(sign + "\u0323" if sign.isalpha() else sign for sign in LOAN),
    "accents": unicodedata.normalize("NFC", LOAN.replace("a", "á").replace("e", "è")),
    "grapheme joiners": "".join(f"{sign}\u034f" for sign in LOAN),
    "apostrophes": LOAN.replace(" ", "'"),
    "primes": LOAN.replace(" ", "′"),
    "low lines": LOAN.replace(" ", "_"),
    "middle dots": LOAN.replace(" ", "·"),
    "fillers": LOAN.replace(" ", "\u3164"),
    "empty Braille": LOAN.replace(" ", "\u2800"),
    "paragraphs": LOAN.replace(" low", "\n\nlow").replace(" and", "\n\nand"),
    "lines": LOAN.replace(" ", "\n"),
    "one word quoted": LOAN.replace("low", "“low”"),
    "straight quotes": LOAN.replace("low", '"low"').replace("turned", '"turned"'),
}


@pytest.mark.parametrize("text", DISGUISES.values(), ids=DISGUISES)
def test_a_disguised_loan_is_found(text: str) -> None:
    """What a reader reads as the original's words is the original's words."""
    _, problems = judged(
        article("brief", body=text), SOURCE, body=document(f"{PADDING}\n\n{text}"), originals={"harbor": ORIGINAL}
    )
    assert "brief-too-close" in codes(problems)
    assert any("words in a row" in problem.message for problem in problems)


def picture(**fields: str) -> ImageRecord:
    """Make the record of a picture."""
    values = {"src": "a.jpg", "alt": "A plane", "credit": "Ann Other", "license": "CC-BY-4.0"}
    return ImageRecord(**(values | fields), source_url="https://photos.example.org/1", place=Place(path="a.md"))


BESIDE: dict[str, dict[str, Any]] = {
    "summary": {"summary": LOAN},
    "sensitive": {"sensitive": LOAN},
    "date_note": {"date_note": LOAN},
    "changes": {"changes": LOAN},
    "notices": {"notices": (LOAN,)},
    "corrections": {"corrections": (Correction(date=dt.date(2026, 1, 3), text=LOAN),)},
    "caption": {"images": (picture(caption=LOAN),)},
    "alt": {"images": (picture(alt=LOAN),)},
    "credit": {"images": (picture(credit=LOAN),)},
    "endless title": {"title": f"{LOAN} {LOAN} {LOAN}"},
    "endless original title": {"original_title": f"{LOAN} {LOAN} {LOAN}"},
}


@pytest.mark.parametrize("fields", BESIDE.values(), ids=BESIDE)
def test_what_stands_beside_the_body_is_compared_too(fields: dict[str, Any]) -> None:
    """Every text of the article is shown, so a loan counts in each; only a headline of a headline's length may be."""
    _, problems = judged(
        article("brief", **fields), source("CC-BY-4.0"), body=document(PADDING), originals={"harbor": ORIGINAL}
    )
    assert codes(problems) == ["brief-too-close"]


def test_quotes_beside_the_body_count_for_the_cap() -> None:
    """Forty quoted words in the text and forty in the summary are eighty."""
    quote = f"“{' '.join(['word'] * 40)}”"
    assert judged(article("brief", body=quote), SOURCE)[1] == ()
    _, (problem,) = judged(article("brief", body=quote, summary=quote), SOURCE)
    assert (problem.code, "80 words are quoted" in problem.message) == ("quote-too-long", True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The patrol's men don't", ["The", "patrol", "men", "don"]),
        ("L’avion d'État", ["L", "avion", "d", "Etat"]),
        ("Señor Núñez, 3.5 km", ["Senor", "Nunez", "3", "5", "km"]),
        ("МОСКВА", ["MOCKBA"]),
        ("", []),
        ("\u200b\u2800", []),
    ],
)
def test_words_as_a_reader_takes_them(text: str, words: list[str]) -> None:
    """Without marks and in Latin letters where they look like it; an apostrophe parts words or ends one."""
    assert read_words(text) == words


def test_a_message_quotes_only_so_much() -> None:
    """The first words of a run are enough to find it, as they are written."""
    text = "Señor " + " ".join(f"word{number}" for number in range(40))
    found = closeness(Document(html="", text=text), text)
    assert (found.run_words, found.shingles) == (41, 1.0)
    assert found.run == "Señor " + " ".join(f"word{number}" for number in range(11)) + " …"
    endless = "x" * 60_000
    assert len(closeness(Document(html="", text=endless), endless).run) < 200


def test_a_long_text_of_one_word_is_compared_in_linear_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """A title is marked once wherever it begins anew, and the run that grows with every word is cut out once."""
    handled = 0

    class Counting(list[Any]):
        """Counts the words that are cut out or marked."""

        def __setitem__(self, key: Any, value: Any) -> None:
            nonlocal handled
            handled += len(value)
            super().__setitem__(key, value)

        def __getitem__(self, key: Any) -> Any:
            nonlocal handled
            found = super().__getitem__(key)
            handled += len(found) if isinstance(key, slice) else 0
            return found

    make = gates._Reading
    monkeypatch.setattr(gates, "_Reading", lambda **given: make(**given, written=Counting(), excused=Counting()))
    text = " ".join(["word"] * 2_000)
    for title, counted in ((" ".join(["word"] * 20), 0), ("another", 2_000)):
        handled = 0
        found = closeness(Document(html="", text=text), text, titles=[title])
        assert found.run_words == counted
        # Every five-word sequence is looked at once, every word is marked and cut out at most once.
        assert handled <= 7 * 2_000
