# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The front matter of articles and pages as tables: they check it, type it, and become its JSON Schema."""

from __future__ import annotations

from typing import Any, Final

from blotter.model.articles import Correction, GeoPlace, Permission, RecordedLicense, ReuseKind, Status
from blotter.reading.field_groups import Field, FieldGroup, OneOrMany
from blotter.reading.kinds import Address, Choice, Day, Language, Moment, Number, Pattern, Sentence, Slug, Text, choice
from blotter.reading.license_ids import LicenseId

LICENSE_ID: Final = LicenseId()
_KINDS: Final = {kind.value: kind for kind in ReuseKind}
# Which words mean something is for the rights floor to say.
_SCOPES: Final = Pattern(pattern="[a-z][a-z_]*", form="a kind of reuse", hint="write a kind of reuse such as verbatim")


def _make_license(values: dict[str, Any]) -> RecordedLicense:
    return RecordedLicense(spdx=values["id"], seen_at=values["seen_at"], seen_on=values["seen_on"])


def _make_permission(values: dict[str, Any]) -> Permission:
    return Permission(**{**values, "scope": frozenset(values["scope"])})


def _make_place(values: dict[str, Any]) -> GeoPlace:
    return GeoPlace(name=values["name"], latitude=values["lat"], longitude=values["lon"])


LICENSE: Final = FieldGroup(
    where="license",
    make=_make_license,
    meant={"spdx": "id", "name": "id", "url": "seen_at", "date": "seen_on"},
    fields=(
        Field(name="id", kind=LICENSE_ID, required=True, description="The SPDX id of the license, e.g. CC-BY-NC-4.0."),
        Field(name="seen_at", kind=Address(), required=True, description="The page on which the license was read."),
        Field(name="seen_on", kind=Day(), required=True, description="The day on which it was read."),
    ),
)

PERMISSION: Final = FieldGroup(
    where="permission",
    make=_make_permission,
    meant={"from": "by", "for": "scope", "until": "expires"},
    fields=(
        Field(name="by", kind=Text(), required=True, description="Who gave the permission."),
        Field(name="date", kind=Day(), required=True, description="The day on which it was given."),
        Field(
            name="scope",
            kind=OneOrMany(kind=_SCOPES),
            required=True,
            description="What it allows: kinds of reuse, and any of ads, commercial, image and other rules it waives.",
        ),
        Field(name="evidence", kind=Text(lines=True), required=True, description="Where the evidence is kept."),
        Field(name="expires", kind=Day(), description="The last day on which it holds."),
    ),
)

CORRECTION: Final = FieldGroup(
    where="corrections",
    make=lambda values: Correction(**values),
    fields=(
        Field(name="date", kind=Day(), required=True, description="The day of the correction."),
        Field(name="text", kind=Text(lines=True), required=True, description="What was wrong and what is right."),
    ),
)

IMAGE: Final = FieldGroup(
    where="image",
    meant={"url": "src", "file": "src", "path": "src", "photographer": "credit", "title": "caption"},
    fields=(
        Field(name="src", kind=Text(), required=True, description="The picture file, relative to the article's file."),
        Field(
            name="alt", kind=Text(), required=True, description="What the picture shows, for those who cannot see it."
        ),
        Field(name="credit", kind=Text(), required=True, description="Who made the picture, as it is to be credited."),
        Field(name="license", kind=LICENSE_ID, required=True, description="The SPDX id of the picture's license."),
        Field(name="source_url", kind=Address(), required=True, description="The page on which the picture was found."),
        Field(
            name="permission", kind=Text(lines=True), description="Who allowed its use, when, and where it is written."
        ),
        Field(name="caption", kind=Text(lines=True), description="The words under the picture."),
    ),
)

PLACE: Final = FieldGroup(
    where="places",
    make=_make_place,
    meant={"latitude": "lat", "longitude": "lon", "lng": "lon", "long": "lon", "label": "name"},
    fields=(
        Field(name="name", kind=Text(), required=True, description="The name of the place."),
        Field(
            name="lat",
            kind=Number(low=-90, high=90),
            required=True,
            description="Its latitude in degrees, north positive.",
        ),
        Field(
            name="lon",
            kind=Number(low=-180, high=180),
            required=True,
            description="Its longitude in degrees, east positive.",
        ),
    ),
)

_MANY_SLUGS: Final = OneOrMany(kind=Slug())

ARTICLE: Final = FieldGroup(
    where="an article",
    meant={
        "url": "source_url",
        "link": "source_url",
        "original_url": "source_url",
        "category": "tags",
        "categories": "tags",
        "keywords": "tags",
        "topics": "tags",
        "country": "region",
        "description": "summary",
        "excerpt": "summary",
        "byline": "author",
        "permalink": "slug",
        "language": "lang",
        "locale": "lang",
        "publisher": "source",
        "draft": "status",
        "headline": "title",
        "photo": "image",
        "cover": "image",
        "expiry_date": "expires",
        "published": "publish",
        "kind": "reuse",
    },
    fields=(
        Field(name="title", kind=Text(), required=True, description="The headline, in our words."),
        Field(name="source", kind=Text(), required=True, description="A key of content/sources.yaml."),
        Field(
            name="source_url",
            kind=Address(),
            description="The address of the original. Required unless the source is the desk itself.",
        ),
        Field(name="date", kind=Day(), required=True, description="The day on which the original was published."),
        Field(
            name="region",
            kind=OneOrMany(kind=Text()),
            required=True,
            description="One or more keys of content/regions.yaml, the main one first.",
        ),
        Field(
            name="tags",
            kind=OneOrMany(kind=Text()),
            required=True,
            description="One or more keys of content/tags.yaml, at most 100.",
        ),
        Field(
            name="slug", kind=Slug(), description="The last part of the address. By default the file name without .md."
        ),
        Field(name="original_title", kind=Text(), description="The headline of the original."),
        Field(name="author", kind=OneOrMany(kind=Text()), description="Who wrote the original: one name or a list."),
        Field(
            name="date_note",
            kind=Text(lines=True),
            description="What readers should know of the date, when it is not simply that of the original.",
        ),
        Field(name="retrieved", kind=Day(), description="The day on which we read the original."),
        Field(name="reuse", kind=Choice(values=_KINDS), description="What we do with the original. By default brief."),
        Field(name="license", kind=LICENSE, description="The license of the original, as an editor read it."),
        Field(name="changes", kind=Text(lines=True), description="What we changed in the original."),
        Field(name="translator", kind=Text(), description="Who translated it, or which program."),
        Field(
            name="translation",
            kind=choice("human", "machine"),
            description="Whether a person or a machine translated it.",
        ),
        Field(
            name="translation_of",
            kind=Slug(),
            description="The slug of the article on this site of which this one is a translation.",
        ),
        Field(name="permission", kind=PERMISSION, description="A permission for what the license does not allow."),
        Field(
            name="notices",
            kind=OneOrMany(kind=Text(lines=True)),
            description="Copyright notices and disclaimers that came with the original and must stay.",
        ),
        Field(
            name="sha256",
            kind=Pattern(
                pattern="[0-9a-fA-F]{64}",
                form="a SHA-256 digest",
                hint="write its 64 hexadecimal digits, in quotes",
            ),
            description="The SHA-256 digest of the original's text, for a verbatim copy.",
        ),
        Field(name="summary", kind=Text(lines=True), description="One or two sentences for lists, feeds and previews."),
        Field(
            name="lang", kind=Language(), description="The language of our text. By default the language of the site."
        ),
        Field(
            name="status",
            kind=Choice(values={status.value: status for status in Status}),
            description="Where the article stands. By default published.",
        ),
        Field(
            name="publish",
            kind=Moment(),
            description="When it appears: a day (from midnight), or a day and a time, in the time zone of the site.",
        ),
        Field(
            name="expires",
            kind=Moment(end_of_day=True),
            description="When it goes: a day (the last one shown), or a day and a time, in the time zone of the site.",
        ),
        Field(
            name="sensitive",
            kind=Sentence(example="Describes violence against a child."),
            description="A specific, neutral warning shown before the text.",
        ),
        Field(
            name="corrections",
            kind=OneOrMany(kind=CORRECTION),
            description="What was corrected since it was published, and when.",
        ),
        Field(name="image", kind=OneOrMany(kind=IMAGE), description="One or more pictures with their rights record."),
        Field(name="archive", kind=Address(), description="The address of an archived copy of the original."),
        Field(name="aliases", kind=_MANY_SLUGS, description="Slugs that the article had before; they lead to it."),
        Field(
            name="related", kind=_MANY_SLUGS, description="Slugs of articles to be shown as related, the nearest first."
        ),
        Field(name="places", kind=OneOrMany(kind=PLACE), description="Points on the map: name, latitude, longitude."),
    ),
)

PAGE: Final = FieldGroup(
    where="a page",
    meant={"description": "summary", "permalink": "slug", "language": "lang"},
    fields=(
        Field(name="title", kind=Text(), required=True, description="The headline of the page."),
        Field(
            name="slug", kind=Slug(), description="The address below the site's. By default the file name without .md."
        ),
        Field(name="summary", kind=Text(lines=True), description="One or two sentences for previews."),
        Field(
            name="lang", kind=Language(), description="The language of the page. By default the language of the site."
        ),
    ),
)
