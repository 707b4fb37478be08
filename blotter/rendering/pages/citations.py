# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""How to cite an item: whose it is, when it appeared and where, as APA 7, MLA 9 and BibTeX write it.

Our own words are the desk's, who sums up or quotes somebody; a copy is its authors', and we are who republished it. The
theme makes the sentences of the first two; BibTeX is the same in every language.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from blotter.library.addresses import article_address
from blotter.model.articles import Article
from blotter.model.pages import Json
from blotter.model.verdicts import Credit
from blotter.rendering.composing.linked_data import desk_name, full_address, is_own_work
from blotter.rendering.composing.press import Press

_TEX_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TEX: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "{}$&%#_"},
    }
)
_NAME: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_INITIAL: Final = re.compile(r"[^\W\d_](?:\.|$)")
_PARTICLE_WORDS: Final = "al bin da das de del den der di do dos du e el la le ten ter van von y"
_PARTICLES: Final = frozenset(_PARTICLE_WORDS.split())
_OFFICE_WORDS: Final = """
agence agencia agency agência bureau center centre commission correspondent correspondents council court department
desk editorial editors fund foundation group institute initiative media ministry network news newsroom newswire
noticias notícias observatory office police post prensa press presse project radio redacción redação reporter
reporters reports research service staff team times tv unit university watch wire writers
"""
# A byline with one of these is an office's, not a person's.
_OFFICES: Final = frozenset(_OFFICE_WORDS.split())


class Person(NamedTuple):
    """A name that can be turned around: what stands first in a list of authors is ``family``."""

    given: str
    family: str


class Author(NamedTuple):
    """A name as it is written, and the person whose it is, where it is one and can be turned around."""

    name: str
    person: Person | None


def citation_data(press: Press, slug: str) -> dict[str, Json]:
    """Return what the citations of an article are made of; dates and joined names are words of the theme's language.

    ``here`` is our page, ``url`` what is cited: the original of a copy, else our page. ``container`` is where it
    appeared, empty where the author is that already; ``publisher`` is who stands behind our site, if that is not named.
    """
    library = press.library
    article, credit, config = library.articles[slug], library.verdicts[slug].credit, library.config
    own = is_own_work(library, slug)
    site, desk = config.site.name, desk_name(config)
    outlet = site if own else credit.source_name
    authors = _authors(credit, own=own, desk=desk)
    names = tuple(author.name for author in authors)
    here = full_address(config, article_address(slug))
    title = article.title if own else credit.original_title or article.title
    day = _day(article, credit, own=own)
    return {
        "form": "own" if own else "copy",
        "title": title,
        "stop": "" if title.endswith((".", "?", "!", "…")) else ".",
        "apa_authors": _stopped(_apa_authors(press, authors)),
        "apa_date": _apa_date(press, day),
        # An organization that publishes itself is named once, where it publishes (MLA 9, 5.20).
        "mla_authors": "" if names in ((outlet,), (desk,)) else _stopped(_mla_authors(press, authors)),
        "mla_date": _mla_date(press, day),
        "container": "" if names == (outlet,) else outlet,
        "outlet": outlet,
        "publisher": desk if own and desk != site else "",
        "site": site,
        "url": here if own else credit.source_url,
        "here": here,
        "translator": credit.translator if credit.translation == "human" and not own else "",
        "bibtex": _bibtex(press, slug, authors=authors, day=day),
    }


def _authors(credit: Credit, *, own: bool, desk: str) -> tuple[Author, ...]:
    """Whose words they are: the desk's, those of the authors of its own article, or of the copied one."""
    named = credit.authors if credit.own or not own else ()
    offices = (desk, credit.source_name)
    return tuple(
        Author(name, None if name in offices else person(name)) for name in named or (desk if own else offices[1],)
    )


def _day(article: Article, credit: Credit, *, own: bool) -> dt.date | None:
    """The day on which the cited words appeared: never that of an original for words of ours."""
    if own:
        own_day = article.date if credit.own and not article.date_note else None
        return article.publish.date() if article.publish else own_day
    return credit.date if not article.date_note else None


def person(name: str) -> Person | None:
    """Split a byline's name into given and family name, where nobody can be in doubt how; ``None`` leaves it as it is.

    Offices are no persons; of three full names nobody knows which are the family's (Gabriel García Márquez, Anna Maria
    Rossi). Particles go with the family name (Ana de la Roca), initials with the given one.
    """
    before, comma, after = name.partition(",")
    if comma and before.strip() and _NAME.fullmatch(after.strip().partition(" ")[0]):
        return Person(given=after.strip(), family=before.strip())
    words = name.split()
    if len(words) < 2 or not all(_NAME.fullmatch(word) for word in words) or _is_office(words):
        return None
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    given, family = words[:start], words[start:]
    if any(not _INITIAL.fullmatch(word) for word in given[1:]) or not given[0][0].isupper():
        return None
    return Person(given=" ".join(given), family=" ".join(family))


def _is_office(words: Sequence[str]) -> bool:
    return any(word.casefold() in _OFFICES or (len(word) > 1 and word.isupper() and word.isalpha()) for word in words)


def _initials(given: str) -> str:
    """Jean-Luc is J.-L., John Quincy is J. Q."""
    return " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in given.split())


def _apa_authors(press: Press, authors: Sequence[Author]) -> str:
    """Turn every name around, with initials: Doe, J., & Roe, B. (APA 7, 9.8)."""
    turned = [f"{one.family}, {_initials(one.given)}" if one else name for name, one in authors]
    *others, last = turned
    return press.words("cite.apa_list", others=", ".join(others), last=last) if others else last


def _mla_authors(press: Press, authors: Sequence[Author]) -> str:
    """Turn the first name around; of three and more only that one is named (MLA 9, 5.7)."""
    name, first = authors[0]
    turned = f"{first.family}, {first.given}" if first else name
    if len(authors) == 2:
        return press.words("cite.mla_two", first=turned, last=authors[1].name)
    return press.words("cite.mla_more", first=turned) if authors[2:] else turned


def _apa_date(press: Press, day: dt.date | None) -> str:
    if day is None:
        return press.words("cite.no_date")
    month = press.locale.months[day.month - 1]
    return press.words("cite.apa_date", day=str(day.day), month=month, year=str(day.year))


def _mla_date(press: Press, day: dt.date | None) -> str:
    if day is None:
        return ""
    months = press.words("cite.mla_months").split()
    return press.words("cite.mla_date", day=str(day.day), month=months[day.month - 1], year=str(day.year))


def _stopped(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _bibtex(press: Press, slug: str, *, authors: Sequence[Author], day: dt.date | None) -> str:
    """Write an entry that BibTeX and biblatex both read: ``@misc`` with ``url``, in UTF-8."""
    library = press.library
    article, credit, site = library.articles[slug], library.verdicts[slug].credit, library.config.site
    own = is_own_work(library, slug)
    here = full_address(library.config, article_address(slug))
    title = article.title if own else credit.original_title or article.title
    entry = {
        "author": f"{{{' and '.join(map(_tex_name, authors))}}}",
        "title": f"{{{{{tex(title)}}}}}",
        "year": f"{{{day.year}}}" if day else "",
        "month": _TEX_MONTHS[day.month - 1] if day else "",  # a macro of every style: no braces
        "howpublished": f"{{{tex(site.name if own else credit.source_name)}}}",
        "url": f"{{{_tex_address(here if own else credit.source_url)}}}",
        "note": "" if credit.own else f"{{{_tex_note(press, credit, own=own, here=here)}}}",
        "language": f"{{{article.lang or site.language}}}",
    }
    lines = "".join(f"  {name} = {value},\n" for name, value in entry.items() if value)
    return f"@misc{{{slug},\n{lines}}}"


def _tex_note(press: Press, credit: Credit, *, own: bool, here: str) -> str:
    """Say what our words rest on, or who republished a copy and where."""
    kind, site = credit.kind.value, press.library.config.site.name
    if own:
        words, url = press.words(f"cite.about.{kind}", source=credit.source_name), credit.source_url
    else:
        words, url = press.words(f"cite.republished.{kind}", site=site), here
    return f"{tex(words)}, \\url{{{_tex_address(url)}}}"


def tex(text: str) -> str:
    """Write a text so that TeX sets it as it is: no sign of it is a command."""
    return " ".join(text.split()).translate(_TEX)


def _tex_name(author: Author) -> str:
    """A person as BibTeX takes names apart; whatever else in braces, so that it stays in one piece."""
    name, found = author
    return f"{tex(found.family)}, {tex(found.given)}" if found else f"{{{tex(name)}}}"


def _tex_address(url: str) -> str:
    """Make an address fit for a verbatim field: no brace or backslash that would end it."""
    return url.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")
