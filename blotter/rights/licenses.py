# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Every license that the engine knows, with its deed. What is not here grants nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from blotter.model.licenses import Family, License
from blotter.reading.license_ids import read_creative_commons
from blotter.reading.suggest import closest

_CC: Final = "https://creativecommons.org"

# Creative Commons versions 2.0 and later (1.0 asks for other things and no publisher of ours uses it).
_VERSIONS: Final = ("2.0", "2.5", "3.0", "4.0")
_CC_FAMILIES: Final = (
    Family.BY,
    Family.BY_SA,
    Family.BY_ND,
    Family.BY_NC,
    Family.BY_NC_SA,
    Family.BY_NC_ND,
)

_PUBLIC_DOMAIN: Final = (
    License(
        spdx="CC0-1.0",
        name="CC0 1.0",
        deed=f"{_CC}/publicdomain/zero/1.0/",
        family=Family.PD,
        version="1.0",
        basis="Its author has waived all rights in it (CC0).",
    ),
    License(
        spdx="CC-PDM-1.0",
        name="Public Domain Mark 1.0",
        deed=f"{_CC}/publicdomain/mark/1.0/",
        family=Family.PD,
        version="1.0",
        basis="Free of known copyright restrictions (Public Domain Mark).",
    ),
    License(
        spdx="LicenseRef-US-Gov-PD",
        name="US government work",
        deed="",
        family=Family.PD,
        basis="A work of the United States government, in the public domain in the United States (17 U.S.C. § 105).",
    ),
    License(
        spdx="LicenseRef-VOA-PD",
        name="Voice of America material",
        deed="",
        family=Family.PD,
        basis="Produced exclusively by Voice of America, whose terms put its own material in the public domain.",
    ),
)

_OPEN_GOVERNMENT: Final = License(
    spdx="OGL-UK-3.0",
    name="Open Government Licence v3.0",
    deed="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    family=Family.OGL,
    version="3.0",
)

# Editions of a jurisdiction: their sections are numbered otherwise, so their clauses are cited by name only.
_PORTED: Final = (
    License(
        spdx="LicenseRef-CC-BY-NC-ND-3.0-US",
        name="CC BY-NC-ND 3.0 US",
        deed=f"{_CC}/licenses/by-nc-nd/3.0/us/",
        family=Family.BY_NC_ND,
        version="3.0",
        ported=True,
    ),
    License(
        spdx="LicenseRef-CC-BY-NC-ND-2.0-UK",
        name="CC BY-NC-ND 2.0 UK",
        deed=f"{_CC}/licenses/by-nc-nd/2.0/uk/",
        family=Family.BY_NC_ND,
        version="2.0",
        ported=True,
    ),
)

# A publisher's own conditions, and no license at all: both need a recorded permission.
NO_LICENSE: Final = License(spdx="NONE", name="all rights reserved", deed="", family=Family.NONE)
_CUSTOM: Final = (
    NO_LICENSE,
    License(
        spdx="LicenseRef-EU-reproduction", name="the EU body's own reproduction notice", deed="", family=Family.NONE
    ),
    License(spdx="LicenseRef-CrisisGroup", name="Crisis Group's own terms", deed="", family=Family.NONE),
    License(spdx="LicenseRef-Grist", name="Grist's own terms", deed="", family=Family.NONE),
    License(spdx="LicenseRef-CalMatters", name="CalMatters' own terms", deed="", family=Family.NONE),
    License(spdx="LicenseRef-TexasTribune", name="The Texas Tribune's own terms", deed="", family=Family.NONE),
)


def _creative_commons() -> Iterator[License]:
    for family in _CC_FAMILIES:
        for version in _VERSIONS:
            yield License(
                spdx=f"CC-{family.value}-{version}",
                name=f"CC {family.value} {version}",
                deed=f"{_CC}/licenses/{family.value.lower()}/{version}/",
                family=family,
                version=version,
            )


LICENSES: Final[Mapping[str, License]] = MappingProxyType(
    {
        license_.spdx: license_
        for license_ in (*_PUBLIC_DOMAIN, _OPEN_GOVERNMENT, *_creative_commons(), *_PORTED, *_CUSTOM)
    }
)

_OTHER_NAMES: Final = {"PDM": "CC-PDM-1.0", "OGL-3.0": "OGL-UK-3.0", "CC0": "CC0-1.0"}


def find_license(spdx: str) -> License | None:
    """Look a license up by its SPDX id (or a ``LicenseRef-`` of ours); ``None`` where the table has none."""
    return LICENSES.get(_OTHER_NAMES.get(spdx, spdx))


def nearest_license(spdx: str) -> str:
    """Name the id that an editor may have meant; empty when none is near.

    Never another license than the one that was named: of Creative Commons' the same elements in the nearest version,
    of others an id with the same version.
    """
    ported = {one.spdx.lower(): one.spdx for one in _PORTED}.get(f"licenseref-{spdx.lower()}", "")
    family, version = read_creative_commons(spdx)
    if ported or not family:
        return ported or closest(spdx, [one for one in LICENSES if _digits(one).startswith(_digits(spdx))])
    number = float(".".join(_digits(version)[:2]) or _VERSIONS[-1])
    if number < float(_VERSIONS[0]):  # version 1.0 is a license of its own, which Blotter does not know
        return ""
    return f"{family}-{min(_VERSIONS, key=lambda known: abs(float(known) - number))}"


def _digits(spdx: str) -> str:
    return "".join(filter(str.isdecimal, spdx))


def is_creative_commons(license_: License) -> bool:
    """Say whether it is one of the six Creative Commons licenses (CC0 is not a license but a waiver)."""
    return license_.family in _CC_FAMILIES


def name_all(licenses: Iterable[License]) -> str:
    """Name licenses in a sentence: ``CC BY 3.0, CC BY 4.0 or CC BY-SA 4.0``."""
    *others, last = (license_.name for license_ in licenses)
    return f"{', '.join(others)} or {last}" if others else last
