# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""An article as a feed reader shows it: the credit above and below the text, in the text itself.

Feed readers show no theme and few of Atom's elements, so attribution survives only as part of the content. All
addresses are absolute, for the text is read elsewhere. Our sentences are in the language of the site; where an item's
own words are in another one, or a language runs from right to left, each part says so, for no page does it around them.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

from blotter.library.addresses import article_address
from blotter.model.articles import Article, ReuseKind
from blotter.model.library import Library
from blotter.model.licenses import License
from blotter.model.verdicts import Credit
from blotter.rendering.composing.body import resolve_body
from blotter.rendering.composing.linked_data import credit_text, desk_name, full_address, is_own_work
from blotter.rendering.composing.press import Press
from blotter.rendering.theme.customs import direction_of
from blotter.rendering.theme.locales import Locale, plain
from blotter.rights.licenses import find_license
from blotter.rights.table import ADAPTATIONS, OWN_WORDS

# Patterns of HTML; what is filled in is escaped or a link already. Where a theme's locale has words of its own, those
# are used (see ``feed_words``).
WORDS: Final[Mapping[str, str]] = {
    "link": "A link to an article published by {source}.",
    "brief": "Our own summary, in our own words, of an article published by {source}.",
    "quote": "We quote from an article published by {source}.",
    "excerpt": "An excerpt from an article originally published by {source}.",
    "verbatim": "This article was originally published by {source}.",
    "style_edit": "This article was originally published by {source} and is shown in our house style.",
    "abridge": "This article was originally published by {source} and is shortened here.",
    "translate": "A translation of an article originally published by {source}.",
    "adapt": "Adapted from an article originally published by {source}.",
    "title": "Title of the original: {title}.",
    "authors": "By {authors}.",
    "date": "Published there on {date}.",
    "license": "License: {license}.",
    "terms": "Terms of the source: {terms}.",
    "permission": "Shown by permission of {permission}.",
    "changes": "Changes: {changes}",
    "unchanged": "No changes were made.",
    "images_omitted": "Pictures are left out.",
    "translator": "Translated by {translator}.",
    "machine": "Machine translation: {translator}.",
    "original": "Read the original: {source}.",
    "archive": "{archive}.",
    "archived": "Archived copy",
    "own_license": "Our text: {license}.",
    "own_changes": "Our changes: {license}.",
    "picture": "Picture: {credit}.",
    "correction": "Correction, {date}: {text}",
}

_TEXTS: Final = ("archived",)  # this is plain, and escaped where it is used
_SAID_PLAINLY: Final = ("terms", "permission")  # these are said in plain words as well

_WITHIN: Final = re.compile(r'(<a(?:\s+[^\s"<>=]+(?:="[^"]*")?)*?\s+href=")#')


def feed_words(locale: Locale) -> Mapping[str, str]:
    """Return the words of a theme for feeds: the group ``feed`` of its locale, English where that has none."""
    words = {name: locale.strings.get(f"feed.{name}", text) for name, text in WORDS.items()}
    return {name: text if name in _TEXTS else escape(text, quote=False) for name, text in words.items()}


def feed_html(press: Press, slug: str) -> str:
    """Return the content of an article's feed item: notice, credit, body, pictures' credits, corrections, credit."""
    library, locale, words = press.library, press.locale, feed_words(press.locale)
    article, credit = library.articles[slug], library.verdicts[slug].credit
    own = library.sources[article.source].own
    address = full_address(library.config, article_address(slug))
    elsewhere = dataclasses.replace(press, root=full_address(library.config, ""))
    body = resolve_body(elsewhere, library.documents[slug], article.path)
    below = (
        *_picture_credits(library, article, words),
        *_corrections(article, words, locale),
        *_credit_below(library, article, credit, words),
    )
    ours = library.config.site.language
    theirs = article.lang or ours
    parts = (
        (theirs, _p(escape(article.sensitive)) if article.sensitive else ""),
        (ours, "" if own else "\n".join(_credit_above(article, credit, words, locale))),
        (theirs, _WITHIN.sub(rf"\g<1>{escape(address)}#", body)),
        (ours, "\n".join(below)),
    )
    plainly = theirs == ours and direction_of(ours) == "ltr"
    return "\n".join(html if plainly else _spoken(html, language) for language, html in parts if html)


def _spoken(html: str, language: str) -> str:
    return f'<div lang="{escape(language)}" dir="{direction_of(language)}">\n{html}\n</div>'


def rights_text(press: Press, slug: str) -> str:
    """Return the plain words of an item's ``rights``: whose it is, and under which license, for this item alone."""
    library = press.library
    words = {name: press.locale.strings.get(f"feed.{name}", WORDS[name]) for name in _SAID_PLAINLY}
    credit = library.verdicts[slug].credit
    own = is_own_work(library, slug)
    holder = desk_name(library.config) if own else credit_text(credit)
    license_ = credit.own_license if own else credit.license
    said = [holder]
    if license_ is not None:
        said.append(f"{license_.name} ({license_.deed})" if license_.deed else license_.name)
    elif not own:
        terms = words["terms"].format(terms=credit.terms_url) if credit.terms_url else ""
        said += filter(None, [credit.license_description, terms])
    if credit.permission:
        said.append(words["permission"].format(permission=credit.permission))
    if not own:
        said += credit.notices
    return ". ".join(text.rstrip(".") for text in said) + "."


def _credit_above(article: Article, credit: Credit, words: Mapping[str, str], locale: Locale) -> Iterator[str]:
    """Say whose work it is, with the link to the original, before the first paragraph."""
    copied = credit.kind not in OWN_WORDS
    source = _a(credit.source_url, credit.source_name)
    if copied:
        yield _p(escape(credit_text(credit)))
    yield from (_p(escape(text)) for text in credit.texts_top)
    said = [words[credit.kind.value].format(source=source)]
    if credit.original_title and credit.original_title != article.title:
        said.append(words["title"].format(title=f"<cite>{escape(credit.original_title)}</cite>"))
    if credit.authors and not copied:
        said.append(words["authors"].format(authors=escape(", ".join(credit.authors))))
    if article.date_note:
        said.append(escape(article.date_note))
    elif credit.date:
        said.append(words["date"].format(date=_day(locale, credit.date)))
    if copied:
        said += _license_words(credit, words)
        said += _change_words(credit, words)
    yield _p(" ".join(filter(None, said)))


def _license_words(credit: Credit, words: Mapping[str, str]) -> Iterator[str]:
    if credit.license is not None:
        yield words["license"].format(license=_license_link(credit.license))
        yield escape(credit.license_description)
    elif credit.license_description:
        yield words["license"].format(license=escape(credit.license_description.rstrip(".")))
    if credit.license is None and credit.terms_url:
        yield words["terms"].format(terms=_a(credit.terms_url, credit.terms_url))
    if credit.permission:
        yield words["permission"].format(permission=escape(credit.permission))


def _change_words(credit: Credit, words: Mapping[str, str]) -> Iterator[str]:
    if credit.changes:
        yield words["changes"].format(changes=escape(credit.changes))
    elif credit.kind is ReuseKind.VERBATIM:
        yield words["unchanged"]
    if credit.images_omitted:
        yield words["images_omitted"]
    if credit.translator:
        form = "machine" if credit.translation == "machine" else "translator"
        yield words[form].format(translator=escape(credit.translator))


def _credit_below(library: Library, article: Article, credit: Credit, words: Mapping[str, str]) -> Iterator[str]:
    """Say it again after the last paragraph: the original, its archived copy, the notices and the license."""
    own = is_own_work(library, article.slug)
    if not library.sources[article.source].own:
        said = [words["original"].format(source=_a(credit.source_url, credit.source_name))]
        if credit.archive:
            said.append(words["archive"].format(archive=_a(credit.archive, words["archived"])))
        yield _p(" ".join(filter(None, said)))
        yield from (_p(escape(text)) for text in (*credit.texts_bottom, *credit.notices))
    said = [] if own else list(_license_words(credit, words))
    ours = credit.own_license
    if ours is not None and (own or (credit.kind in ADAPTATIONS and ours != credit.license)):
        said.append(words["own_license" if own else "own_changes"].format(license=_license_link(ours)))
    if said:
        yield _p(" ".join(filter(None, said)))


def _picture_credits(library: Library, article: Article, words: Mapping[str, str]) -> Iterator[str]:
    """Credit the pictures that the text shows; a feed item shows no others."""
    shown = {image.src for image in library.documents[article.slug].images}
    for image in article.images:
        if image.src in shown:
            license_ = find_license(image.license)
            said = [_a(image.source_url, image.credit) if image.source_url else escape(image.credit)]
            if license_ is not None:
                said.append(_license_link(license_))
            yield _p(words["picture"].format(credit=", ".join(said)))


def _corrections(article: Article, words: Mapping[str, str], locale: Locale) -> Iterator[str]:
    for each in sorted(article.corrections, key=lambda correction: (correction.date, correction.text)):
        yield _p(words["correction"].format(date=_day(locale, each.date), text=escape(each.text)))


def _day(locale: Locale, day: dt.date) -> str:
    """Write a day as the language does. Feed readers set lines of their own: no blank needs to hold two words there."""
    return escape(plain(locale.date(day.isoformat())))


def _license_link(license_: License) -> str:
    return _a(license_.deed, license_.name) if license_.deed else escape(license_.name)


def _a(address: str, text: str) -> str:
    return f'<a href="{escape(address)}">{escape(text)}</a>'


def _p(html: str) -> str:
    return f"<p>{html}</p>"
