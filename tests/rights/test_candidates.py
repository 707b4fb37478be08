# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which license a work is under: recorded, a candidate set, or none; and how a set is put into words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from blotter.model.licenses import Family
from blotter.model.sources import Certainty
from blotter.rights.candidates import describe, known_license
from blotter.rights.licenses import LICENSES, find_license, nearest_license
from tests.rights.making import article, codes, recorded, source

SEEN: dict[str, Any] = {
    "license_seen_at": "https://news.example.org/republish",
    "license_seen_on": dt.date(2026, 1, 10),
}


@pytest.mark.parametrize(
    ("spdx", "deed"),
    [
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC-PDM-1.0", "https://creativecommons.org/publicdomain/mark/1.0/"),
        ("PDM", "https://creativecommons.org/publicdomain/mark/1.0/"),
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-NC-SA-2.5", "https://creativecommons.org/licenses/by-nc-sa/2.5/"),
        ("LicenseRef-CC-BY-NC-ND-3.0-US", "https://creativecommons.org/licenses/by-nc-nd/3.0/us/"),
        ("LicenseRef-CC-BY-NC-ND-2.0-UK", "https://creativecommons.org/licenses/by-nc-nd/2.0/uk/"),
        ("OGL-UK-3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"),
        ("LicenseRef-CrisisGroup", ""),
    ],
)
def test_licenses_have_their_true_deeds(spdx: str, deed: str) -> None:
    """A license is found by its SPDX id and carries the address that a page must link."""
    license_ = find_license(spdx)
    assert license_ is not None
    assert license_.deed == deed


def test_a_publishers_own_conditions_grant_nothing() -> None:
    """Custom terms are all rights reserved to the table: they need a recorded permission."""
    custom = [license_ for spdx, license_ in LICENSES.items() if spdx.startswith("LicenseRef-") and not license_.deed]
    assert {license_.family for license_ in custom} == {Family.NONE, Family.PD}
    assert all(license_.basis for license_ in custom if license_.family is Family.PD)


@pytest.mark.parametrize(("typed", "meant"), [("CC-BY-4", "CC-BY-4.0"), ("cc-by-nc-4.0", "CC-BY-NC-4.0"), ("MIT", "")])
def test_a_misspelled_license_is_recognized(typed: str, meant: str) -> None:
    """The nearest id is suggested, and nothing where nothing is near."""
    assert find_license(typed) is None
    assert nearest_license(typed) == meant


def test_the_articles_record_comes_first() -> None:
    """A license that an editor read on the article settles a candidate set."""
    known, problems = known_license(article(license=recorded("CC-BY-NC-4.0")), source("CC-BY-NC-3.0", "CC-BY-NC-4.0"))
    assert problems == ()
    assert known.recorded is LICENSES["CC-BY-NC-4.0"]
    assert known.candidates == (LICENSES["CC-BY-NC-4.0"],)
    assert "https://news.example.org/republish, 2026-01-10" in known.seen


def test_the_sources_record_counts_for_all_its_articles() -> None:
    """One license with the place and day of reading is recorded, whatever its certainty was before."""
    known, problems = known_license(article(), source("CC-BY-3.0", certainty=Certainty.UNKNOWN, **SEEN))
    assert (known.recorded, problems) == (LICENSES["CC-BY-3.0"], ())


def test_a_reading_of_several_licenses_settles_none() -> None:
    """A source that lists two has not been settled, whatever page was read."""
    known, _ = known_license(article(), source("CC-BY-3.0", "CC-BY-4.0", **SEEN))
    assert known.recorded is None
    assert len(known.candidates) == 2


@pytest.mark.parametrize("certainty", Certainty)
def test_what_was_not_read_is_asserted_by_nobody(certainty: Certainty) -> None:
    """A listed license is a candidate, not a record; of which we have only a memory it counts as none."""
    known, _ = known_license(article(), source("CC-BY-4.0", certainty=certainty))
    assert known.recorded is None
    unverified = certainty in (Certainty.MEMORY, Certainty.UNKNOWN)
    assert known.candidates == ((LICENSES["NONE"],) if unverified else (LICENSES["CC-BY-4.0"],))


def test_no_license_is_all_rights_reserved() -> None:
    """A source without a license has one candidate: none."""
    known, _ = known_license(article(), source())
    assert known.candidates == (LICENSES["NONE"],)


def test_a_record_that_contradicts_the_source_is_a_problem() -> None:
    """Until it is settled, the recorded license and the listed ones are all candidates, and none is asserted."""
    known, problems = known_license(article(license=recorded("CC-BY-4.0")), source("CC-BY-ND-4.0"))
    assert codes(problems) == ["license-mismatch"]
    assert "CC BY 4.0" in problems[0].message
    assert "CC BY-ND 4.0" in problems[0].message
    assert known.recorded is None
    assert set(known.candidates) == {LICENSES["CC-BY-4.0"], LICENSES["CC-BY-ND-4.0"]}


def test_an_unknown_record_grants_nothing_and_is_explained() -> None:
    """A misspelled id is an error with a suggestion, and the work counts as unlicensed."""
    known, problems = known_license(article(license=recorded("CC-BY-NC-4")), source())
    assert codes(problems) == ["license-unknown"]
    assert "CC-BY-NC-4.0" in problems[0].hint
    assert known.candidates == (LICENSES["NONE"],)


def test_an_unknown_id_among_a_sources_candidates_tightens() -> None:
    """What the table does not have counts as no license."""
    known, _ = known_license(article(), source("CC-BY-4.0", "CC-BYE-4.0"))
    assert set(known.candidates) == {LICENSES["CC-BY-4.0"], LICENSES["NONE"]}


@pytest.mark.parametrize(
    ("candidates", "words"),
    [
        (
            "CC-BY-NC-3.0 CC-BY-NC-4.0 CC-BY-NC-SA-3.0 CC-BY-NC-SA-4.0 CC-BY-NC-ND-3.0 CC-BY-NC-ND-4.0",
            "a Creative Commons non-commercial license; version not stated",
        ),
        ("CC-BY-ND-3.0 CC-BY-ND-4.0", "a Creative Commons no-derivatives license; version not stated"),
        ("CC-BY-2.0 CC-BY-3.0", "a Creative Commons attribution license; version not stated"),
        ("CC-BY-NC-4.0 CC-BY-NC-SA-4.0", "a Creative Commons non-commercial license; which one is not stated"),
        ("CC-BY-SA-3.0 CC-BY-SA-4.0", "a Creative Commons share-alike license; version not stated"),
        ("CC-BY-ND-4.0", "CC BY-ND 4.0"),
        ("CC0-1.0 CC-PDM-1.0", "in the public domain"),
        ("CC-BY-4.0 OGL-UK-3.0", "CC BY 4.0 or Open Government Licence v3.0; which of them is not stated"),
        ("NONE", ""),
        ("CC-BY-4.0 NONE", ""),
    ],
)
def test_a_set_is_described_by_what_its_members_share(candidates: str, words: str) -> None:
    """Only what holds for every candidate is said, and where one is no license nothing is."""
    assert describe([LICENSES[spdx] for spdx in candidates.split()]) == words
