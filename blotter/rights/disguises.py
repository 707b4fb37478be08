# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Words as a reader takes them, whatever signs they are made of: for comparing a brief with its original only.

A Cyrillic letter that looks like a Latin one, an accent on every word or a sign that prints nothing make another text
for a program and the same one for a reader. A fingerprint, which must not take one text for another, knows nothing of
this (``texts.normal_form``).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from blotter.reading.visible import BLANK_LETTERS, without_invisible

_BLANKS: Final = str.maketrans(dict.fromkeys(BLANK_LETTERS, " "))
# Each word is a Latin letter and the Cyrillic, Greek, Armenian and other letters that look like it.
_ALIKE: Final = (
    "aаɑα bЬʙв cсϲ dԁđ eеε gɡց hһհ iіıɩι jјϳ kкκ lӏłƖ mм nпηոɴ oоοσօø pрρ qԛզ rгʀ sѕ tтτŧ uυս vѵν wԝω xхχ yуүγʏ",
    "AАΑ BВΒ CСϹ DĐ EЕΕ GԌ HНΗ IІΙӀ JЈ KКΚ LŁ MМΜ NΝ OОΟՕØ PРΡ QԚ SЅՏ TТΤ UՍ WԜ XХΧ YУҮΥ ZΖ",
)
_LOOKALIKES: Final = str.maketrans({other: word[0] for row in _ALIKE for word in row.split() for other in word[1:]})
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("‘’‚‛′ʼʹ＇`´", "'"))
# What an apostrophe joins to a word ("the patrol's") tells no two texts apart; at any other, two words meet.
_ENDINGS: Final = re.compile(r"'(?:s|t|d|m|re|ve|ll)\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_]+")


def read_words(text: str) -> list[str]:
    """List the words of a text as they look, with their capitals: plain Latin letters wherever a sign looks like one.

    Compatibility forms (full width, mathematical letters) are the plain ones; marks over and under letters, and what
    prints nothing, are gone. Any other sign parts words.
    """
    plain = text.translate(_APOSTROPHES)
    if not plain.isascii():
        split_up = unicodedata.normalize("NFKD", without_invisible(plain.translate(_BLANKS)))
        plain = "".join(sign for sign in split_up if not unicodedata.category(sign).startswith(("M", "Cf")))
        plain = plain.translate(_LOOKALIKES).translate(_APOSTROPHES)
    return _WORD.findall(_ENDINGS.sub("", plain))
