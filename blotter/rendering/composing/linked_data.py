# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What a page says of itself to machines: schema.org as JSON-LD, one value a page.

Two shapes that are never mixed. A *copy* (excerpt to adaptation) is the source's work: its author, its publisher, its
license. *Our own words* (link, brief, quote, and the desk's own articles) are ours: our name, our license, and the
original as a citation that carries no license at all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Final

import msgspec

from blotter.library.addresses import article_address
from blotter.model.articles import Article, ImageRecord, ReuseKind
from blotter.model.config import Config
from blotter.model.library import Library
from blotter.model.pages import Json
from blotter.model.sources import Source
from blotter.model.verdicts import Credit
from blotter.rights.licenses import find_license
from blotter.rights.table import OWN_WORDS

METADATA_LICENSE: Final = "https://creativecommons.org/publicdomain/zero/1.0/"

_CONTEXT: Final = "https://schema.org"
_encode: Final = msgspec.json.Encoder(order="sorted").encode
_encode_strictly: Final = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode
# Lone surrogates are escaped too: they are legal in a JSON text and cannot be encoded otherwise.
_UNSAFE_IN_SCRIPT: Final = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def script_json(value: Json) -> str:
    """Write strict JSON that cannot close or open anything in the script element around it.

    Keys are sorted, so that equal values give equal texts. Raises ``ValueError`` for NaN and the infinities.
    """
    try:
        text = _encode(value).decode()
    except UnicodeEncodeError:
        text = _encode_strictly(value)
    else:
        if "null" in text:  # that is what NaN became, too
            text = _encode_strictly(value)
        # Five searches for one letter are faster than one for any of a class.
        if not any(letter in text for letter in "<>&\u2028\u2029"):
            return text
    return _UNSAFE_IN_SCRIPT.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def full_address(config: Config, address: str) -> str:
    """Return the absolute form of an address of the site (``/tags/``)."""
    return config.site.base_url.rstrip("/") + address


def desk_name(config: Config) -> str:
    """Return who publishes the site: the publisher, else the site's own name."""
    return config.site.publisher or config.site.name


def is_own_work(library: Library, slug: str) -> bool:
    """Say whether the words of an article are ours: the desk's own, or a link, brief or quote about somebody's work."""
    article = library.articles[slug]
    return library.sources[article.source].own or article.reuse in OWN_WORDS


def article_json_ld(library: Library, slug: str) -> dict[str, Json]:
    """Describe an article as a schema.org ``NewsArticle``; empty for a draft that is shown only for preview."""
    if slug in library.marked:
        return {}
    article = library.articles[slug]
    own = is_own_work(library, slug)
    described = _described(library, article) | _versions(library, article)
    rights = _own_rights(library, article) if own else _copy_rights(library, article)
    return {key: value for key, value in {**described, **rights}.items() if value not in ("", [], {}, None)}


def _described(library: Library, article: Article) -> dict[str, Json]:
    """Say what holds for every article, whoever wrote it."""
    config = library.config
    address = full_address(config, article_address(article.slug))
    corrections = sorted(article.corrections, key=lambda correction: (correction.date, correction.text))
    return {
        "@context": _CONTEXT,
        "@type": "NewsArticle",
        "@id": f"{address}#article",
        "url": address,
        "headline": article.title,
        "description": article.summary,
        "inLanguage": article.lang or config.site.language,
        "isAccessibleForFree": not config.rights.paywall,
        "isPartOf": {"@id": full_address(config, "/#website")},
        "keywords": [library.tags.terms[tag].label for tag in article.tags],
        "contentLocation": _locations(library, article),
        "image": [_image(library, article, image) for image in article.images if _is_shown(library, article, image)],
        "dateModified": corrections[-1].date.isoformat() if corrections else "",
        "correction": [
            {"@type": "CorrectionComment", "text": each.text, "datePublished": each.date.isoformat()}
            for each in corrections
        ],
        "sdPublisher": _desk(config),
        "sdLicense": METADATA_LICENSE,
    }


def _versions(library: Library, article: Article) -> dict[str, Json]:
    """Name the article on this site that this one translates, and those that translate this one."""
    others = {other: library.articles[other] for other in library.translations.get(article.slug, ())}
    of = article.translation_of if article.translation_of in others else ""
    said: dict[str, Json] = {
        "workTranslation": [
            _mentioned(library, slug) for slug, other in others.items() if other.translation_of == article.slug
        ],
        "translationOfWork": _mentioned(library, of) if of else {},
    }
    return said


def _mentioned(library: Library, slug: str) -> Json:
    return {"@id": f"{full_address(library.config, article_address(slug))}#article"}


def _own_rights(library: Library, article: Article) -> dict[str, Json]:
    """Name the desk as the author, with its license, and the original, if there is one, as what is cited."""
    config = library.config
    credit = library.verdicts[article.slug].credit
    source = library.sources[article.source]
    persons = _persons(article.authors) if source.own else []
    holder = _desk(config)
    said: dict[str, Json] = {
        "author": persons or [holder],
        "publisher": holder,
        "copyrightHolder": holder,
        "creditText": desk_name(config),
        "license": credit.own_license.deed if credit.own_license else "",
        "datePublished": _own_date(article, own_source=source.own),
        "mainEntityOfPage": full_address(config, article_address(article.slug)),
    }
    if not source.own and credit.source_url:
        said["isBasedOn"] = credit.source_url
        said["citation"] = _original(article, credit, complete=True)
    return said


def _own_date(article: Article, *, own_source: bool) -> str:
    """When our words were published: never the day of the original, which is somebody else's."""
    if article.publish is not None:
        return article.publish.isoformat()
    return article.date.isoformat() if own_source and not article.date_note else ""


def _copy_rights(library: Library, article: Article) -> dict[str, Json]:
    """Name the source: its authors, its name, its license if exactly one is recorded."""
    verdict = library.verdicts[article.slug]
    credit = verdict.credit
    source = library.sources[article.source]
    holder = _outlet(credit)
    free = any(obligation.element == "pd_basis" for obligation in verdict.obligations)
    said: dict[str, Json] = {
        "author": _persons(credit.authors) or [holder],
        "publisher": holder,
        "copyrightHolder": {} if free else holder,
        "copyrightNotice": " ".join(credit.notices),
        "creditText": credit_text(credit),
        "license": credit.license.deed if credit.license else "",
        "usageInfo": credit.terms_url,
        "acquireLicensePage": _page_of(source),
        "datePublished": _original_date(article, credit),
        "isBasedOn": _original(article, credit, complete=False),
        "archivedAt": credit.archive,
    }
    if article.reuse is ReuseKind.TRANSLATE:
        said["translationOfWork"] = {"@id": credit.source_url}
        said["translator"] = _persons([credit.translator] if credit.translation != "machine" else [])
    return said


def credit_text(credit: Credit) -> str:
    """Return the line that names whom to credit: the publisher's own form where it asks for one."""
    return credit.byline or ", ".join([*credit.authors, credit.source_name])


def _original(article: Article, credit: Credit, *, complete: bool) -> dict[str, Json]:
    """Describe the work at its own address. ``complete`` adds who made it (a copy says so of itself already)."""
    known: dict[str, Json] = {
        "@type": "NewsArticle",
        "@id": credit.source_url,
        "url": credit.source_url,
        "headline": credit.original_title,
    }
    if complete:
        known["author"] = _persons(credit.authors)
        known["publisher"] = _outlet(credit)
        known["datePublished"] = _original_date(article, credit)
        known["archivedAt"] = credit.archive
    return {key: value for key, value in known.items() if value not in ("", [])}


def _original_date(article: Article, credit: Credit) -> str:
    # A date note says that the original shows no date of its own: then none is claimed for it.
    return credit.date.isoformat() if credit.date and not article.date_note else ""


def _outlet(credit: Credit) -> dict[str, Json]:
    return {"@type": "NewsMediaOrganization", "name": credit.source_name, "url": credit.source_home}


def _desk(config: Config) -> dict[str, Json]:
    return {
        "@type": "NewsMediaOrganization",
        "@id": full_address(config, "/#desk"),
        "name": desk_name(config),
        "url": full_address(config, "/"),
    }


def _persons(names: Iterable[str]) -> list[Json]:
    return [{"@type": "Person", "name": name} for name in names if name]


def _page_of(source: Source) -> str:
    return source.contact if source.contact.startswith(("https://", "http://")) else ""


def _locations(library: Library, article: Article) -> list[Json]:
    """Regions by name (countries with their ISO code), then the named points of the article."""
    found: list[Json] = []
    for key in article.regions:
        region = library.regions.terms[key]
        if region.kind == "country":
            found.append({"@type": "Country", "name": region.label, "identifier": key})
        else:
            found.append({"@type": "Place", "name": region.label})
    for place in article.places:
        point: dict[str, Json] = {
            "@type": "GeoCoordinates",
            "latitude": place.latitude,
            "longitude": place.longitude,
        }
        found.append({"@type": "Place", "name": place.name, "geo": point})
    return found


def _is_shown(library: Library, article: Article, image: ImageRecord) -> bool:
    return (article.path, image.src) in library.media


def _image(library: Library, article: Article, image: ImageRecord) -> Json:
    """Describe a picture by its own record: its credit and license never come from the article around it."""
    media = library.media[article.path, image.src]
    license_ = find_license(image.license)
    known: dict[str, Json] = {
        "@type": "ImageObject",
        "contentUrl": full_address(library.config, f"/{media.output.lstrip('/')}"),
        "width": media.width,
        "height": media.height,
        "caption": image.caption or image.alt,
        "creditText": image.credit,
        "license": license_.deed if license_ else "",
        "isBasedOn": image.source_url,
    }
    return {key: value for key, value in known.items() if value != ""}


def site_json_ld(library: Library) -> dict[str, Json]:
    """Describe the site for its home page: the ``WebSite`` and the ``NewsMediaOrganization`` behind it."""
    config = library.config
    desk = _desk(config)
    if config.site.email:
        desk["email"] = config.site.email
    website: dict[str, Json] = {
        "@type": "WebSite",
        "@id": full_address(config, "/#website"),
        "url": full_address(config, "/"),
        "name": config.site.name,
        "inLanguage": config.site.language,
        "publisher": {"@id": full_address(config, "/#desk")},
    }
    if config.site.tagline:
        website["description"] = config.site.tagline
    return {"@context": _CONTEXT, "@graph": [website, desk]}


def listing_json_ld(config: Config, *, title: str, address: str, trail: Iterable[tuple[str, str]]) -> dict[str, Json]:
    """Describe a listing page; ``trail`` is the way down to it as (label, address), without the page itself.

    Its items are left out on purpose: a listing is then the same value until its own items change.
    """
    url = full_address(config, address)
    steps = [*trail, (title, address)]
    crumbs: list[Json] = [
        {"@type": "ListItem", "position": position, "name": label, "item": full_address(config, step)}
        for position, (label, step) in enumerate(steps, start=1)
    ]
    return {
        "@context": _CONTEXT,
        "@type": "CollectionPage",
        "@id": url,
        "url": url,
        "name": title,
        "inLanguage": config.site.language,
        "isPartOf": {"@id": full_address(config, "/#website")},
        "breadcrumb": {"@type": "BreadcrumbList", "itemListElement": crumbs},
    }
