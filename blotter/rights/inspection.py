# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The finished page of an article must *show* what is owed. A theme that drops the credit cannot publish.

It knows no templates: only the regions and marks of ``page``. What an obligation asks for is compared as visible text
or as an exact address; what is heeded rather than shown (no endorsement, keep all links) is not looked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from blotter.model.articles import Article
from blotter.model.licenses import License
from blotter.model.problems import Place, Problem
from blotter.model.verdicts import Credit, Obligation, Rule, Verdict
from blotter.rights.elements import ParsedPage
from blotter.rights.licenses import LICENSES, find_license
from blotter.rights.page import PageFacts, read_page
from blotter.rights.seen import collapsed
from blotter.rights.table import WHOSE

_DEEDS: Final = frozenset(one.deed for one in LICENSES.values() if one.deed)


class _Seen(NamedTuple):
    """One obligation against one page."""

    page: PageFacts
    value: str
    credit: Credit
    article: Article


def _in_byline(text: str, seen: _Seen) -> bool:
    return any(text in mark.text for mark in seen.page.marks if mark.name == "byline" and mark.above)


def _marked(seen: _Seen, name: str, *, text: str = "", data: tuple[str, str] | None = None) -> bool:
    return any(
        mark.name == name and mark.text and text in mark.text and (data is None or data in mark.data)
        for mark in seen.page.marks
    )


def _has_own_words_label(seen: _Seen) -> bool:
    data = ("data-reuse", seen.value)
    return any(mark.name == "reuse-mark" and mark.above and mark.text and data in mark.data for mark in seen.page.marks)


def _names(text: str, license_: License | None) -> bool:
    """Say whether a license is called in a text what it is called: a link with other words says another one."""
    return license_ is not None and (license_.name in text or license_.spdx in text)


def _has_license_link(seen: _Seen) -> bool:
    return any(
        link.target == seen.value and link.about == seen.credit.source_url and _names(link.words, seen.credit.license)
        for link in seen.page.licenses
    )


def _says_our_part(seen: _Seen) -> bool:
    return seen.page.leads_to(seen.value) and _names(seen.page.text, seen.credit.own_license)


def _has_no_license_mark(seen: _Seen) -> bool:
    """No deed but our own and those of the pictures in the credit, and no license said of the original."""
    ours = (seen.credit.own_license, *(find_license(image.license) for image in seen.article.images))
    others = _DEEDS - {license_.deed for license_ in ours if license_}
    about_original = any(link.about == seen.credit.source_url for link in seen.page.licenses)
    return not about_original and not seen.page.leads_to_any(others)


def _has_image_credit(seen: _Seen) -> bool:
    """Every record of this credit is shown with its license and its source, where its picture is shown."""
    for record in seen.article.images:
        if record.src.rpartition("/")[2] not in seen.page.pictures:
            continue
        license_ = find_license(record.license)
        deed = license_.deed if license_ else ""
        links = {record.source_url, deed} - {""}
        credit = collapsed(record.credit)
        shown = any(
            credit in region.text and links <= region.links and (not deed or _names(region.text, license_))
            for region in seen.page.image_credits
        )
        if credit == seen.value and not shown:
            return False
    return True


# element -> (does the page show it, what it should show). ``{value}`` is what the obligation asks for.
_CHECKS: Final[Mapping[str, tuple[Callable[[_Seen], bool], str]]] = {
    "outlet": (lambda s: _in_byline(s.value, s), "the name “{value}” in an element of class byline above the body"),
    "author": (
        lambda s: all(_in_byline(collapsed(name), s) for name in s.credit.authors),
        "“{value}” in an element of class byline above the body",
    ),
    "byline": (lambda s: _in_byline(s.value, s), "“{value}” in an element of class byline above the body"),
    "title": (lambda s: s.value in s.page.text, "the original's title “{value}” outside the body"),
    "source_link": (lambda s: s.page.leads_to(s.value), "a visible link to {value} outside the body"),
    "translation_of_link": (lambda s: s.page.leads_to(s.value), "a visible link to {value} outside the body"),
    "link_top": (lambda s: s.page.leads_to(s.value, above=True), "a visible link to {value} above the body"),
    "link_bottom": (lambda s: s.page.leads_to(s.value, above=False), "a visible link to {value} below the body"),
    "license_link": (
        _has_license_link,
        "a visible link with rel=license to {value}, its words the license's name, outside the body and within the "
        "element about the original",
    ),
    "license_statement": (lambda s: s.value in s.page.text, "the words “{value}” outside the body"),
    "terms_link": (lambda s: s.page.leads_to(s.value), "a visible link to {value} outside the body"),
    "pd_basis": (lambda s: s.value in s.page.text, "the words “{value}” outside the body"),
    "ogl_statement": (lambda s: s.value in s.page.text, "the sentence “{value}” outside the body"),
    "exact_text_top": (lambda s: s.value in s.page.text_above, "the exact sentence “{value}” above the body"),
    "exact_text_bottom": (lambda s: s.value in s.page.text_below, "the exact sentence “{value}” below the body"),
    "change_notice": (lambda s: s.value in s.page.text, "the words “{value}” outside the body"),
    "notices_kept": (lambda s: s.value in s.page.text, "the notice “{value}” outside the body"),
    "permission_note": (lambda s: s.value in s.page.text, "“{value}”, who permitted it, outside the body"),
    "adapter_license_same": (_says_our_part, "the license of our part, by its name and with a link to {value}"),
    "archive_link": (lambda s: s.page.leads_to(s.value), "a visible link to {value} outside the body"),
    "translator": (
        lambda s: _marked(s, "translation", text=s.value),
        "“{value}” in an element of class translation outside the body",
    ),
    "machine_or_human": (
        lambda s: _marked(s, "translation", data=("data-translation", s.value)),
        "a visible element of class translation with data-translation={value} outside the body",
    ),
    "own_words_label": (
        _has_own_words_label,
        "a visible label of class reuse-mark with data-reuse={value} above the body: our summary, in our own words",
    ),
    "no_license_mark": (_has_no_license_mark, "no license of the source: these are our own words"),
    "images_omitted": (lambda s: _marked(s, "images-omitted"), "a visible note of class images-omitted"),
    "image_credit": (
        _has_image_credit,
        "“{value}” in a visible element of class image-credit, with the name of the picture's license and links to it "
        "and to the source",
    ),
    "no_extra_terms": (lambda s: not s.page.reserved, "no tdm-reservation over somebody else's text"),
    "canonical": (lambda s: s.value in s.page.canonical, "link rel=canonical to {value}"),
    "noindex": (lambda s: s.page.noindex, "meta name=robots with noindex"),
}
_NO_VALUE: Final = frozenset({"no_license_mark", "images_omitted", "no_extra_terms"})


def inspect(html: str | ParsedPage, verdict: Verdict, *, path: str, article: Article) -> tuple[Problem, ...]:
    """Hold a finished page, as text or parsed already, against its verdict. ``path`` is relative to ``public/``."""
    page = read_page(html)
    place = Place(path=path)
    if page is None:
        problem = Problem(
            code="credit-not-shown",
            message=f"the page of {article.path} shows no element of class h-entry with one of class e-content in it, "
            "so nothing on it can be credited",
            place=place,
            hint="mend the theme's article template; docs/rights.md says what a page must show",
        )
        return (problem,)
    return (
        *_not_shown(page, verdict, article, place),
        *_other_licenses(page, verdict.credit, article, place),
        *_both_signals(page, verdict.credit, article, place),
    )


def _not_shown(page: PageFacts, verdict: Verdict, article: Article, place: Place) -> Iterator[Problem]:
    for obligation in verdict.obligations:
        if obligation.element not in _CHECKS or not (obligation.value or obligation.element in _NO_VALUE):
            continue
        shows, wanted = _CHECKS[obligation.element]
        value = collapsed(obligation.value)
        if not shows(_Seen(page=page, value=value, credit=verdict.credit, article=article)):
            yield Problem(
                code="credit-not-shown",
                message=f"the page of {article.path} does not show {wanted.format(value=value)}; "
                f"{_asked_by(obligation, verdict.credit)}",
                place=place,
                hint="mend the theme's article template; docs/rights.md says what a page must show",
            )


def _asked_by(obligation: Obligation, credit: Credit) -> str:
    name = f" ({credit.source_name})" if obligation.rule is Rule.PUBLISHER else ""
    element = obligation.element.replace("_", " ")
    cited = f": {obligation.basis}" if obligation.basis else ""
    return f"{WHOSE[obligation.rule]}{name} asks for it ({element}{cited})"


def _other_licenses(page: PageFacts, credit: Credit, article: Article, place: Place) -> Iterator[Problem]:
    """Refuse a second license: a machine that reads the page must not take the work to be under another one."""
    own = credit.own_license.deed if credit.own_license else ""
    allowed = (credit.license.deed if credit.license else "") if credit.is_copy else own
    linked = {link.target for link in page.licenses} - {allowed}
    stated = page.json_licenses - {allowed, own}
    for target in sorted(linked | stated):
        right = f"only {allowed} may be" if allowed else "none may be until an editor records it"
        yield Problem(
            code="second-license",
            message=f"the page of {article.path} gives the item the license {target or '(no address)'} "
            f"(rel=license or JSON-LD); {right}",
            place=place,
            hint="the license of the site's own text is an ordinary link, without rel=license",
        )


def _both_signals(page: PageFacts, credit: Credit, article: Article, place: Place) -> Iterator[Problem]:
    if page.noindex and credit.source_url and credit.source_url in page.canonical:
        yield Problem(
            code="credit-not-shown",
            message=f"the page of {article.path} has both noindex and a canonical link to the original; "
            "search engines take one or the other",
            place=place,
            hint="show what credit.index says, and only that",
        )
