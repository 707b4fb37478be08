# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Dates, times, addresses, slugs and language tags."""

from __future__ import annotations

import datetime as dt

import pytest

from blotter.reading.addresses import language_tag, slug_mistake, slugify, url_mistake
from blotter.reading.articles import zone_of
from blotter.reading.dates import read_day, read_moment
from blotter.reading.language_names import language_hint


@pytest.mark.parametrize(
    ("text", "day"),
    [("2016-02-26", dt.date(2016, 2, 26)), ("2016-02-29", dt.date(2016, 2, 29)), ("1800-01-01", dt.date(1800, 1, 1))],
)
def test_days(text: str, day: dt.date) -> None:
    """A day is year, month and day with hyphens."""
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("2016-02-30", "2016-02-30 is not a date: February 2016 has 29 days", "correct the date"),
        ("2015-02-29", "2015-02-29 is not a date: February 2015 has 28 days", "correct the date"),
        ("2016-13-01", "2016-13-01 is not a date: there is no month 13", "correct the date"),
        ("2016-01-00", "2016-01-00 is not a date: January 2016 has 31 days", "correct the date"),
        ("0216-02-26", "0216-02-26 is not a date: the year must be from 1800 to 2199", "correct the date"),
        ("2016-2-6", '"2016-2-6" is not a date of the form 2016-02-26', "write 2016-02-06"),
        ("2016/02/26", '"2016/02/26" is not a date of the form 2016-02-26', "write 2016-02-26"),
        ("26.02.2016", '"26.02.2016" is not a date of the form 2016-02-26', "write 2016-02-26"),
        ("26 February 2016", '"26 February 2016" is not a date of the form 2016-02-26', "write 2016-02-26"),
        ("february 26th, 2016", '"february 26th, 2016" is not a date of the form 2016-02-26', "write 2016-02-26"),
        ("Sept. 3, 2016", '"Sept. 3, 2016" is not a date of the form 2016-02-26', "write 2016-09-03"),
        (
            "30 February 2016",
            '"30 February 2016" is not a date of the form 2016-02-26',
            "write year, month and day, with hyphens",
        ),
        (
            "26 febrero 2016",
            '"26 febrero 2016" is not a date of the form 2016-02-26',
            "write year, month and day, with hyphens",
        ),
        ("02/26/2016", '"02/26/2016" is not a date of the form 2016-02-26', "write 2016-02-26"),
        (
            "05/02/2016",
            '"05/02/2016" is not a date of the form 2016-02-26',
            "write year, month and day, with hyphens",
        ),
        ("2016-02-26T10:00", '"2016-02-26T10:00" is not a date of the form 2016-02-26', "write 2016-02-26"),
        ("Feb 26", '"Feb 26" is not a date of the form 2016-02-26', "write year, month and day, with hyphens"),
        (
            "２０１６-02-26",
            '"２０１６-02-26" is not a date of the form 2016-02-26',
            "write year, month and day, with hyphens",
        ),
    ],
)
def test_no_days(text: str, message: str, hint: str) -> None:
    """What is no day says why, and how to write it where that is certain."""
    assert read_day(text) == (message, hint)


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2026-03-01", "2026-03-01T05:00:00"),
        ("2026-03-01 18:30", "2026-03-01T23:30:00"),
        ("2026-03-01T18:30:15", "2026-03-01T23:30:15"),
        ("2026-03-01T18:30Z", "2026-03-01T18:30:00"),
        ("2026-03-01T18:30+01:00", "2026-03-01T17:30:00"),
        ("2026-03-01 18:30 -0330", "2026-03-01T22:00:00"),
    ],
)
def test_moments(text: str, utc: str) -> None:
    """A moment without an offset is one of the site's time zone (here Lima); all become UTC."""
    expected = dt.datetime.fromisoformat(utc).replace(tzinfo=dt.UTC)
    assert read_moment(text, zone_of("America/Lima"), end_of_day=False) == expected


def test_what_expires_on_a_day_is_there_on_that_day() -> None:
    """A day alone as the end is the midnight after it, in the site's time zone, also when the clock changes."""
    end = read_moment("2026-03-29", zone_of("Europe/Madrid"), end_of_day=True)
    assert end == dt.datetime(2026, 3, 29, 22, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2026-11-25 8:00", "write 2026-11-25 08:00"),
        ("2026/11/25 8.30", "write 2026-11-25 08:30"),
        ("2026-11-25 08:00 CET", "write 2026-11-25 08:00, and an offset as +01:00"),
        ("2026-11-25 noon", "write 2026-11-25, and a time as 18:30"),
        ("25.11.2026", "write 2026-11-25"),
        ("November 25, 2026", "write 2026-11-25"),
        ("25 November 2026 18:30", "write it as 2016-02-26, or as 2016-02-26 18:30"),
        ("soon", "write it as 2016-02-26, or as 2016-02-26 18:30"),
    ],
)
def test_a_time_is_never_lost_from_a_hint(text: str, hint: str) -> None:
    """Whoever follows the hint of an embargo publishes at that hour, not at midnight before it."""
    found = read_moment(text, dt.UTC, end_of_day=False)
    assert isinstance(found, tuple)
    assert found[1] == hint


@pytest.mark.parametrize("text", ["2026-03-01T24:00", "2026-03-01 10:60", "2026-03-01T10:00+15:00"])
def test_no_moments(text: str) -> None:
    """An hour, minute or offset that no clock shows is refused."""
    assert read_moment(text, dt.UTC, end_of_day=False) == (
        f"{text} is not a time of day",
        "write it as 2016-02-26 18:30, or with an offset: 2016-02-26T18:30-05:00",
    )


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/",
        "http://example.org",
        "https://example.org:8443/a?b=c&d=e#f",
        "https://xn--bcher-kva.example/",
        "https://es.example.org/Perú/narcovuelo",
        "https://example.org/a(b),c;d",
        "https://archive.example.org/web/2016/https://example.org/",
        "https://192.0.2.1/a",
    ],
)
def test_addresses(url: str) -> None:
    """Web addresses of all usual forms pass."""
    assert url_mistake(url) is None


@pytest.mark.parametrize(
    ("url", "message", "hint"),
    [
        ("example.org/a", "this address does not begin with https://", "write https://example.org/a"),
        ("//example.org/a", "this address does not begin with https://", "write https://example.org/a"),
        (
            "ftp://example.org/",
            "an address must begin with https:// or http://",
            "write it as https://example.org/page",
        ),
        (
            "javascript:alert(1)",
            "an address must begin with https:// or http://",
            "write it as https://example.org/page",
        ),
        ("https://", "this address names no website", "write it as https://example.org/page"),
        ("https://localhost/a", "this address names no website", "write it as https://example.org/page"),
        ("https://https://example.org/", "this address names no website", "write it as https://example.org/page"),
        ("https://exa_mple..org/", "this address names no website", "write it as https://example.org/page"),
        ("https://example.org/a b", "an address cannot contain a space", "write it as %20, or delete it"),
        ('https://example.org/"x', 'an address cannot contain """', "write it as %22, or delete it"),
        (
            "https://ana:secret@example.org/",
            "an address cannot contain a user name or a password",
            "delete everything up to the @",
        ),
        ("https://example.org:port/", "this is no web address", "write it as https://example.org/page"),
        ("https://[::1", "this is no web address", "write it as https://example.org/page"),
        (
            "https://example.org/" + "a" * 2000,
            "this address has more than 2000 characters",
            "use the address without its tracking parameters",
        ),
    ],
)
def test_no_addresses(url: str, message: str, hint: str) -> None:
    """What no reader could follow, or should not, is refused with the reason."""
    assert url_mistake(url) == (message, hint)


@pytest.mark.parametrize("slug", ["a", "2016", "peru-vraem", "a--b", "x" * 100, "console", "com", "com10"])
def test_slugs(slug: str) -> None:
    """Lower-case letters, digits and hyphens, up to a hundred."""
    assert slug_mistake(slug) is None


LETTERS = "a slug has only the letters a-z, digits, and hyphens between them"


@pytest.mark.parametrize(
    ("slug", "message", "hint"),
    [
        ("Peru", LETTERS, "write peru"),
        ("perú vraem", LETTERS, "write peru-vraem"),
        ("a_b", LETTERS, "write a-b"),
        ("-a-", LETTERS, "write a"),
        ("../etc", LETTERS, "write etc"),
        ("日本", LETTERS, "write a few words in lower case, with hyphens between"),
        ("a\n", LETTERS, "write a"),
        ("x" * 101, "this slug has more than 100 characters", f"write {'x' * 100}"),
        ("con", '"con" is the name of a device on Windows', "write con-story, or the like"),
        ("lpt1", '"lpt1" is the name of a device on Windows', "write lpt1-story, or the like"),
    ],
)
def test_no_slugs(slug: str, message: str, hint: str) -> None:
    """A slug that some file system or address would not bear is refused, with a better one where there is one."""
    assert slug_mistake(slug) == (message, hint)


def test_slugify_drops_accents() -> None:
    """Words of European languages keep their letters."""
    assert slugify("  Señor Łódź & Straße: ¿Qué? ") == "senor-lodz-strasse-que"


@pytest.mark.parametrize(
    ("text", "tag"),
    [("es", "es"), ("PT-br", "pt-BR"), ("zh-hant-tw", "zh-Hant-TW"), ("es-419", "es-419"), ("qu", "qu")],
)
def test_language_tags(text: str, tag: str) -> None:
    """Language tags are brought into their usual case."""
    assert language_tag(text) == tag


@pytest.mark.parametrize("text", ["", "Spanish", "es_PE", "e", "es-", "es--PE", "x-klingon", "es-PERU1234567"])
def test_no_language_tags(text: str) -> None:
    """Names of languages and loose spellings are none."""
    assert language_tag(text) == ""


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("es_PE", "es-PE"),
        ("spanish", "es"),
        ("Español", "es"),
        ("espanol", "es"),
        ("castellano", "es"),
        ("Brazilian  Portuguese", "pt-BR"),
        ("Русский", "ru"),
        ("Quechua", "qu"),
        ("Filipino", "fil"),
        ("Spanish, French", "a language tag such as es, pt-BR or zh-Hant"),
    ],
)
def test_a_language_given_by_its_name_is_offered_by_its_tag(text: str, tag: str) -> None:
    """In English or in the language itself, with or without its accents."""
    assert language_hint(text) == f"write {tag}"
