# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Whether readers may pass an item on: a table over every kind of reuse and every family, and what it does not say."""

from __future__ import annotations

from typing import Any

import pytest

from blotter.model.articles import ImageRecord, ReuseKind
from blotter.model.licenses import Family
from blotter.model.problems import Place
from blotter.model.sources import Certainty, Source
from blotter.rights.licenses import LICENSES
from blotter.rights.onward import Condition, Onward, Way, onward, picture_goes_on
from tests.rights.making import article, document, judged, permission, recorded, source, terms
from tests.rights.test_documentation import table

# One license of each family. For NONE the use rests on a permission, which is the only way that it can be shown.
SPDX = {
    Family.PD: "CC0-1.0",
    Family.OGL: "OGL-UK-3.0",
    Family.BY: "CC-BY-4.0",
    Family.BY_SA: "CC-BY-SA-4.0",
    Family.BY_ND: "CC-BY-ND-4.0",
    Family.BY_NC: "CC-BY-NC-4.0",
    Family.BY_NC_SA: "CC-BY-NC-SA-4.0",
    Family.BY_NC_ND: "CC-BY-NC-ND-4.0",
    Family.NONE: "LicenseRef-Grist",
}
# o our words, under our license · l the license goes on · v the publisher granted it to us alone · p by permission.
TABLE = """
kind        PD OGL BY BY-SA BY-ND BY-NC BY-NC-SA BY-NC-ND NONE
link        o  o   o  o     o     o     o        o        o
brief       o  o   o  o     o     o     o        o        o
quote       o  o   o  o     o     o     o        o        o
excerpt     l  l   l  l     v     l     l        v        p
verbatim    l  l   l  l     l     l     l        l        p
style_edit  l  l   l  l     v     l     l        v        p
abridge     l  l   l  l     v     l     l        v        p
translate   l  l   l  l     v     l     l        v        p
adapt       l  l   l  l     p     l     l        p        p
"""
DOCUMENTED = {Way.OWN: "ours", Way.LICENSE: "yes", Way.VERSION: "–", Way.PERMISSION: "–"}
WAYS = {"o": Way.OWN, "l": Way.LICENSE, "v": Way.VERSION, "p": Way.PERMISSION}
# What the publisher grants of versions that an ND license leaves open (the C cells of the truth table).
GRANTED = terms(excerpt="yes", edits="yes", derivatives="yes", translation="yes")
C = Condition


def cells() -> list[tuple[str, Family, Way]]:
    """The table, cell by cell."""
    header, *rows = (line.split() for line in TABLE.strip().splitlines())
    return [(row[0], Family(name), WAYS[cell]) for row in rows for name, cell in zip(header[1:], row[1:], strict=True)]


def asked(kind: str, spdx: str, its: Source | None = None, **fields: Any) -> Onward:
    """Ask of an article under a license that an editor has read."""
    its = its or source(spdx)
    one = article(kind, **{"license": recorded(spdx), **fields})
    body = document(quotes=("The clerks deny it.",)) if kind == "quote" else None
    verdict, problems = judged(one, its, body=body)
    assert [problem.code for problem in problems if problem.code != "adapter-license-discouraged"] == []
    return onward(one, its, verdict)


@pytest.mark.parametrize(("kind", "family", "way"), cells())
def test_every_kind_and_family(kind: str, family: Family, way: Way) -> None:
    """A copy goes on where its license alone allows it; a grant and a permission end with us."""
    given = permission(kind) if way is Way.PERMISSION else None
    own = {"license": None} if way is Way.OWN else {}
    found = asked(kind, SPDX[family], source(SPDX[family], terms=GRANTED), permission=given, **own)
    assert found.way is way
    assert found.is_open is (way in (Way.OWN, Way.LICENSE))
    if way is Way.OWN:
        assert found.license == LICENSES["CC-BY-4.0"]
    else:
        assert found.license == (LICENSES[SPDX[family]] if way is Way.LICENSE else None)


# What is said to those who take a whole copy, by its license.
SAID = {
    "CC0-1.0": (C.COURTESY,),
    "LicenseRef-US-Gov-PD": (C.COURTESY,),
    "OGL-UK-3.0": (C.CREDIT, C.LICENSE),
    "CC-BY-4.0": (C.CREDIT, C.LICENSE, C.CHANGES),
    "CC-BY-SA-3.0": (C.CREDIT, C.LICENSE, C.CHANGES, C.SHARE_ALIKE),
    "CC-BY-ND-4.0": (C.CREDIT, C.LICENSE, C.NO_DERIVATIVES),
    "CC-BY-NC-2.5": (C.CREDIT, C.LICENSE, C.CHANGES, C.NONCOMMERCIAL),
    "CC-BY-NC-SA-4.0": (C.CREDIT, C.LICENSE, C.CHANGES, C.NONCOMMERCIAL, C.SHARE_ALIKE),
    "CC-BY-NC-ND-4.0": (C.CREDIT, C.LICENSE, C.NONCOMMERCIAL, C.NO_DERIVATIVES),
}


@pytest.mark.parametrize("spdx", SAID)
def test_a_copy_says_what_its_license_asks(spdx: str) -> None:
    """Nothing is added to a license and nothing of it is left out."""
    assert asked("verbatim", spdx).conditions == SAID[spdx]


def test_an_adaptation_asks_for_what_both_licenses_ask() -> None:
    """Our part of a translation has a license of its own: whoever takes the whole heeds both."""
    its, one = source("CC-BY-4.0"), article("translate", license=recorded("CC-BY-4.0"))
    verdict, _ = judged(one, its, own_license="CC-BY-NC-4.0")
    found = onward(one, its, verdict)
    assert (found.license, found.ours) == (LICENSES["CC-BY-4.0"], LICENSES["CC-BY-NC-4.0"])
    assert found.conditions == (C.CREDIT, C.LICENSE, C.CHANGES, C.NONCOMMERCIAL)


def test_our_part_is_not_named_where_it_has_the_license_of_the_whole() -> None:
    """A shortened share-alike work is under one license."""
    assert asked("abridge", "CC-BY-SA-4.0").ours is None


@pytest.mark.parametrize("candidates", [("CC-BY-4.0",), ("CC-BY-NC-3.0", "CC-BY-NC-4.0")])
def test_a_license_that_nobody_recorded_is_passed_on_to_nobody(candidates: tuple[str, ...]) -> None:
    """We may heed the strictest of several; a reader must be told which one it is."""
    its, one = source(*candidates), article("verbatim")
    verdict, problems = judged(one, its)
    assert problems == ()
    assert onward(one, its, verdict) == Onward(way=Way.UNRECORDED)


def test_a_permission_is_ours_alone_whatever_the_license_is() -> None:
    """What the license does not allow everybody, our permission allows only us."""
    assert asked("abridge", "CC-BY-ND-4.0", permission=permission("abridge")).way is Way.PERMISSION


def test_a_permission_for_our_advertisements_takes_nothing_from_readers() -> None:
    """Somebody without advertisements needs none: the license alone is enough."""
    its, one = (
        source("CC-BY-NC-4.0"),
        article("verbatim", license=recorded("CC-BY-NC-4.0"), permission=permission("ads")),
    )
    verdict, problems = judged(one, its, ads="adjacent")
    assert problems == ()
    assert onward(one, its, verdict).way is Way.LICENSE


@pytest.mark.parametrize(
    "asks", [{"full_text": "brief-only"}, {"eligible": "members of a network"}, {"pixel": "required"}]
)
def test_a_publisher_that_wants_to_be_asked_is_asked(asks: dict[str, str]) -> None:
    """What our permission waived for us, nobody waived for our readers."""
    its = source("CC-BY-4.0", terms=terms(Certainty.OWN_TEXT, **asks))
    scope = "verbatim" if "full_text" in asks else next(iter(asks))
    one = article("verbatim", license=recorded("CC-BY-4.0"), permission=permission(scope))
    verdict, problems = judged(one, its)
    assert problems == ()
    assert onward(one, its, verdict).way is Way.PERMISSION
    stranger = article("verbatim", license=recorded("CC-BY-4.0"))
    refused, _ = judged(stranger, its)
    assert onward(stranger, its, refused).way is Way.PUBLISHER


WISHES = [
    ({"commercial": "ask"}, C.NONCOMMERCIAL),
    ({"ads": "no"}, C.NO_ADVERTISEMENTS),
    ({"eligible": "nonprofit"}, C.NONPROFIT),
    ({"index": "canonical"}, C.CANONICAL),
    ({"notify": "requested"}, C.TERMS),
    ({"expires_days": 90}, C.TERMS),
]


@pytest.mark.parametrize(("wish", "condition"), WISHES)
def test_what_a_publisher_asks_beyond_its_license_is_said(wish: dict[str, str | int], condition: Condition) -> None:
    """Its wishes go along with its work."""
    its = source("CC-BY-4.0", terms=terms(Certainty.OWN_TEXT, **wish))
    assert condition in asked("verbatim", "CC-BY-4.0", its).conditions
    assert condition not in asked("verbatim", "CC-BY-4.0").conditions


def test_our_own_words_without_a_license_stay_here() -> None:
    """Where rights.own_license is no license, nothing is offered."""
    its, one = source(), article("brief")
    verdict, _ = judged(one, its, own_license="NONE")
    assert onward(one, its, verdict).way is Way.CLOSED


def test_a_quotation_in_our_words_is_not_ours_to_give() -> None:
    """Of a quote, and of a brief that quotes, that is said."""
    its, one = source(), article("brief")
    verdict, _ = judged(one, its)
    assert C.QUOTATION not in onward(one, its, verdict).conditions
    assert C.QUOTATION in onward(one, its, verdict, quoting=True).conditions
    assert C.QUOTATION in asked("quote", "CC-BY-4.0", license=None).conditions


def test_a_brief_is_ours_whatever_the_original_is_under() -> None:
    """No license of the source is ever the license of a brief."""
    assert asked("brief", "CC-BY-NC-ND-4.0", license=None).license == LICENSES["CC-BY-4.0"]


PICTURES = [
    ("CC-BY-ND-4.0", "https://pictures.example.net/1", "", {}, True),
    ("LicenseRef-US-Gov-PD", "https://pictures.example.net/1", "", {}, True),
    ("NONE", "https://pictures.example.net/1", "the photographer, by mail", {}, False),
    ("CC-BY-4.0", "https://pictures.example.net/1", "the photographer, by mail", {}, False),
    ("", "https://pictures.example.net/1", "", {}, False),
    ("CC-BY-4.0", "https://news.example.org/1.jpg", "", {"images": "no"}, False),
    ("CC-BY-4.0", "https://pictures.example.net/1", "", {"images": "no"}, True),
]


@pytest.mark.parametrize(("license_", "address", "permitted", "said", "goes"), PICTURES)
def test_a_picture_goes_by_its_own_license(
    license_: str, address: str, permitted: str, said: dict[str, str], goes: bool
) -> None:
    """Never by the license of the text, never by a permission, and not against the wish of its publisher."""
    record = ImageRecord(
        src="port.jpg",
        alt="A port",
        credit="Photo: Ana Roca",
        license=license_,
        source_url=address,
        permission=permitted,
        place=Place(path="content/articles/harbor.md"),
    )
    its = source("CC-BY-4.0", terms=terms(Certainty.OWN_TEXT, **said))
    assert picture_goes_on(record, its) is goes


def test_the_table_is_documented_cell_by_cell() -> None:
    """What a lawyer reads in docs/rights.md is what is tested here."""
    documented = table("onward")
    assert documented == {(kind, family.value): DOCUMENTED[way] for kind, family, way in cells()}


def test_every_kind_is_in_the_table() -> None:
    """A new kind of reuse cannot be forgotten here."""
    assert {kind for kind, _, _ in cells()} == {kind.value for kind in ReuseKind}
    assert len(cells()) == len(ReuseKind) * len(Family)
