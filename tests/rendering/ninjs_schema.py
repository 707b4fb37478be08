# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The rules of IPTC ninjs 3.1 as a JSON Schema of our own.

The file of the IPTC (http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json) comes with no package, and tests need no
network. These are its names, types, required properties and closed lists of values, written down from it by hand and
reduced to the properties that we use; where it leaves a thing open, ours is narrower. So what passes here passes there,
and a property that the standard does not have fails.
"""

from __future__ import annotations

from typing import Any, Final

from tests.rendering.feeding import ADDRESS, MOMENT, TAG, TEXT, closed


def _many(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item, "minItems": 1}


_TEXTS = _many(closed(["value"], role=TEXT, contentType=TEXT, value=TEXT))
_BODY = closed(
    ["role", "contentType", "wordCount", "value"],
    role=TEXT,
    contentType={"const": "text/html"},
    charCount={"type": "integer", "minimum": 0},
    wordCount={"type": "integer", "minimum": 0},
    value=TEXT,
)
# GeoJSON (RFC 7946), a point: longitude, then latitude.
_POINT = closed(
    ["type", "coordinates"],
    type={"const": "Point"},
    coordinates={
        "type": "array",
        "prefixItems": [
            {"type": "number", "minimum": -180, "maximum": 180},
            {"type": "number", "minimum": -90, "maximum": 90},
        ],
        "items": False,
        "minItems": 2,
    },
)
_RENDITION = closed(
    ["name", "href"],
    name=TEXT,
    href=ADDRESS,
    contentType=TEXT,
    title=TEXT,
    width={"type": "integer", "minimum": 1},
    height={"type": "integer", "minimum": 1},
)

_PROPERTIES: Final[dict[str, Any]] = {
    "uri": ADDRESS,
    "type": {
        "enum": [
            *("text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"),
        ]
    },
    "representationType": {"enum": ["full", "partial"]},
    "profile": TEXT,
    "firstCreated": MOMENT,
    "versionCreated": MOMENT,
    "contentCreated": MOMENT,
    "pubStatus": {"enum": ["usable", "withheld", "canceled"]},
    "copyrightHolder": TEXT,
    "copyrightNotice": TEXT,
    "usageTerms": TEXT,
    "language": TAG,
    "descriptions": _TEXTS,
    "bodies": _many(_BODY),
    "headlines": _TEXTS,
    "people": _many(closed(["name"], name=TEXT, rel=TEXT, uri=ADDRESS)),
    "organisations": _many(closed(["name"], name=TEXT, rel=TEXT, uri=ADDRESS)),
    "places": _many(closed(["name"], name=TEXT, rel=TEXT, uri=ADDRESS, literal=TEXT, geoJSON=_POINT)),
    "subjects": _many(closed(["name"], name=TEXT, rel=TEXT, uri=ADDRESS, literal=TEXT)),
    "infoSources": _many(closed(["name"], name=TEXT, role=TEXT, uri=ADDRESS)),
    "title": TEXT,
    "by": TEXT,
    "renditions": _many(_RENDITION),
    "altIds": _many(closed(["role", "value"], role=TEXT, value=TEXT)),
    "standard": closed(
        ["name", "version", "schema"],
        name={"const": "ninjs"},
        version={"const": "3.1"},
        schema={"const": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"},
    ),
    "genres": _many(closed(["literal"], name=TEXT, literal=TEXT)),
    "expires": MOMENT,
    "rightsInfo": closed(["linkedRights"], linkedRights=ADDRESS),
}
_ASSOCIATION = closed(["uri", "name"], **_PROPERTIES, rel=TEXT) | {}
_ASSOCIATION["properties"]["name"] = TEXT

NINJS: Final = closed(["uri"], **_PROPERTIES, associations=_many(_ASSOCIATION))
"""An object by itself or one line of all of them."""
