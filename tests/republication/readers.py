# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Independent readers of a page or a feed, each returning the same few facts in the same form.

The parsers are other people's and know nothing of Blotter; a test that needs one which is not installed is skipped.
"""

from __future__ import annotations

import io
import json
from typing import Any, Final

import msgspec
import pytest

CC: Final = "http://creativecommons.org/ns#"
DCT: Final = "http://purl.org/dc/terms/"
LICENSE: Final = "http://www.w3.org/1999/xhtml/vocab#license"


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader understood: title, authors, license deeds, the outlet's name, and the address of the original."""

    title: str
    creators: frozenset[str]
    licenses: frozenset[str]
    outlet: str
    original: str


def from_json_ld(html: str, address: str) -> Facts:
    """Read the JSON-LD with extruct."""
    said = json_ld(html, address)
    return Facts(
        title=said["headline"],
        creators=frozenset(person["name"] for person in said["author"]),
        licenses=frozenset(values_of(said, "license")),
        outlet=said["publisher"]["name"],
        original=said["isBasedOn"]["url"],
    )


def from_rdfa(html: str, address: str) -> Facts:
    """Read the RDFa with extruct: what it says of the one work that is not the page."""
    extruct = pytest.importorskip("extruct")
    nodes = extruct.extract(html, base_url=address, syntaxes=["rdfa"])["rdfa"]
    (work,) = (node for node in nodes if f"{CC}Work" in node.get("@type", ()))
    assert work[f"{CC}attributionURL"] == [{"@id": work["@id"]}]
    return Facts(
        title=work[f"{DCT}title"][0]["@value"],
        creators=frozenset(each["@value"] for each in work[f"{DCT}creator"]),
        licenses=frozenset(each["@id"] for node in nodes for each in node.get(LICENSE, ())),
        outlet=work[f"{CC}attributionName"][0]["@value"],
        original=work["@id"],
    )


def from_triples(html: str, address: str) -> Facts:
    """Read the RDFa with pyRdfa3 into an rdflib graph."""
    found = triples(html, address)
    (work,) = {subject for subject, predicate, value in found if value == f"{CC}Work"}

    def values(predicate: str) -> list[str]:
        return [value for subject, name, value in found if (subject, name) == (work, predicate)]

    (title,), (outlet,), (original,) = (
        values(f"{DCT}title"),
        values(f"{CC}attributionName"),
        values(f"{CC}attributionURL"),
    )
    assert original == work
    return Facts(
        title=title,
        creators=frozenset(values(f"{DCT}creator")),
        licenses=frozenset(value for _, predicate, value in found if predicate == LICENSE),
        outlet=outlet,
        original=original,
    )


def from_microformats(html: str, address: str) -> Facts:
    """Read the microformats with mf2py: the entry, the work it reposts, and the page's license links."""
    said = microformats(html, address)
    entry = entry_in(said)
    (work,) = entry["repost-of"]
    return Facts(
        title=entry["name"][0],
        creators=frozenset(each["properties"]["name"][0] for each in entry["author"]),
        licenses=frozenset(said["rels"].get("license", ())),
        outlet=work["properties"]["name"][0],
        original=work["properties"]["url"][0],
    )


def from_feed(xml: str, address: str) -> Facts:
    """Read the feed with feedparser: the entry of this address."""
    entry = feed_entry(xml, address)
    links = {rel: [link.href for link in entry.links if link.rel == rel] for rel in ("license", "via")}
    (original,) = links["via"]
    return Facts(
        title=entry.title,
        creators=frozenset(author.name for author in entry.authors),
        licenses=frozenset(links["license"]),
        outlet=entry.source.title,
        original=original,
    )


def from_json_feed(text: str, address: str) -> Facts:
    """Read the JSON Feed by its specification and by the extension that the feed documents."""
    (item,) = (item for item in json.loads(text)["items"] if item["id"] == address)
    said = item["_blotter"]
    return Facts(
        title=item["title"],
        creators=frozenset(author["name"] for author in item["authors"]),
        licenses=frozenset([said["license"]["url"]]),
        outlet=said["source"]["name"],
        original=item["external_url"],
    )


def from_ninjs(text: str, address: str) -> Facts:
    """Read the article as data by the specification of IPTC ninjs 3.1."""
    item = json.loads(text)
    (original,) = (one for one in item["associations"] if one["rel"] == "original")
    assert item["uri"] == address
    return Facts(
        title=item["headlines"][0]["value"],
        creators=frozenset(person["name"] for person in item["people"] if person["rel"] == "author"),
        licenses=frozenset([item["rightsInfo"]["linkedRights"]]),
        outlet=item["copyrightHolder"],
        original=original["uri"],
    )


def json_ld(html: str, address: str) -> Any:
    """Return the one JSON-LD value of a page."""
    extruct = pytest.importorskip("extruct")
    (said,) = extruct.extract(html, base_url=address, syntaxes=["json-ld"])["json-ld"]
    return said


def triples(html: str, address: str) -> frozenset[tuple[str, str, str]]:
    """Return all that a page says in RDFa, as texts."""
    pyrdfa = pytest.importorskip("pyRdfa")
    pytest.importorskip("rdflib")
    graph = pyrdfa.pyRdfa(base=address, media_type="text/html").graph_from_source(io.StringIO(html))
    return frozenset((str(subject), str(predicate), str(value)) for subject, predicate, value in graph)


def microformats(html: str, address: str) -> Any:
    """Return all that a page says in microformats."""
    return pytest.importorskip("mf2py").parse(doc=html, url=address)


def entry_in(said: Any) -> Any:
    """Return the properties of the one entry of a page."""
    (entry,) = (item for item in said["items"] if item["type"] == ["h-entry"])
    return entry["properties"]


def feed_entry(xml: str, address: str) -> Any:
    """Return the feed entry of an address."""
    feed = pytest.importorskip("feedparser").parse(io.BytesIO(xml.encode()))
    assert not feed.bozo, feed.get("bozo_exception")
    (entry,) = (entry for entry in feed.entries if entry.link == address)
    return entry


def values_of(value: Any, key: str) -> list[str]:
    """Collect every value of a key, however deep it lies."""
    if isinstance(value, list):
        return [found for each in value for found in values_of(each, key)]
    if not isinstance(value, dict):
        return []
    here = [value[key]] if isinstance(value.get(key), str) else []
    return here + [found for each in value.values() for found in values_of(each, key)]
