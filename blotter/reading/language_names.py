# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What to write in place of what is no language tag: the code of a language that is given by its name."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

from blotter.reading.addresses import language_tag

# What much written languages call themselves. CLDR knows it of all, but in one file each, which take long to load.
_OWN_NAMES: Final = """
ar العربية, bg български, ca català, cs čeština, da dansk, de deutsch, el ελληνικά, es castellano, es español,
et eesti, eu euskara, fa farsi, fa فارسی, fi suomi, fr français, ga gaeilge, gl galego, gn avañe'ẽ, he עברית,
hi हिन्दी, hr hrvatski, ht kreyòl ayisyen, hu magyar, id bahasa indonesia, is íslenska, it italiano, ja 日本語,
ko 한국어, lt lietuvių, lv latviešu, mk македонски, nl nederlands, no norsk, pl polski, pt português, qu runasimi,
ro română, ru русский, sk slovenčina, sl slovenščina, sq shqip, sr srpski, sr српски, sv svenska, sw kiswahili,
th ไทย, tr türkçe, uk українська, ur اردو, vi tiếng việt, zh 中文
"""


def language_hint(text: str) -> str:
    """Say how a language is written that stands there as ``es_PE``, ``Spanish`` or ``español``."""
    tag = language_tag(text.replace("_", "-")) or _tags().get(_folded(text), "")
    return f"write {tag}" if tag else "write a language tag such as es, pt-BR or zh-Hant"


@cache
def _tags() -> dict[str, str]:
    """Map the names of languages to their tags: those in English are the Unicode CLDR's."""
    from babel import Locale

    english = Locale.parse("en").languages
    tags = {_folded(str(english[code])): language_tag(code.replace("_", "-")) for code in sorted(english)}
    own = (one.split(maxsplit=1) for one in _OWN_NAMES.split(","))
    return {_folded(name): code for code, name in own} | tags


def _folded(name: str) -> str:
    """Return a name without what may be written in one way or another: case, accents, blanks."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())
