# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Days, numbers, plural forms and names from plain tables are what Babel makes of CLDR, in every language."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from babel import Locale, dates, numbers
from babel.localedata import locale_identifiers
from hypothesis import given, settings
from hypothesis import strategies as st

from blotter.rendering.theme.cldr import find_customs, read_customs
from blotter.rendering.theme.compiled import Shelf
from blotter.rendering.theme.customs import (
    Customs,
    direction_of,
    name_language,
    needed_plurals,
    opening,
    plural_of,
    write_day,
    write_number,
    write_span,
)

LANGUAGES = (
    "en",
    "en-GB",
    "es",
    "es-PE",
    "es-419",
    "pt",
    "pt-PT",
    "ar",
    "fa",
    "he",
    "ur",
    "de",
    "fr",
    "hi",
    "ja",
    "pl",
    "ru",
)
CUSTOMS = {language: read_customs(language) for language in LANGUAGES}
LENGTHS = ("long", "medium", "short")

languages = st.sampled_from(LANGUAGES)
days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


def as_babel(language: str) -> Locale:
    """Return the same locale as Babel names it."""
    return Locale.parse(language, sep="-")


def loose(text: str) -> str:
    """Return a text with blanks at which a line may end, and an ordinary dash between days."""
    return text.replace("\u00a0", " ").replace("\u2009–\u2009", "–")


@given(languages, days, st.sampled_from(LENGTHS))
def test_a_day_is_written_as_babel_writes_it(language: str, day: dt.date, length: str) -> None:
    """Long, medium and short; only the blanks beside numbers hold on to them."""
    expected = dates.format_date(day, length, locale=as_babel(language))
    assert loose(write_day(CUSTOMS[language], day, length)) == loose(expected)


@given(languages, days)
def test_a_month_and_a_day_of_the_year_are_written_as_babel_writes_them(language: str, day: dt.date) -> None:
    """As CLDR's skeletons for them say."""
    locale = as_babel(language)
    for pattern, skeleton in (("month", "yMMMM"), ("day", "MMMMd")):
        expected = dates.format_skeleton(skeleton, day, locale=locale, fuzzy=False)
        assert loose(write_day(CUSTOMS[language], day, pattern)) == loose(expected)


@given(st.sampled_from(["es", "es-PE", "es-419", "pt"]), days, st.integers(1, 400))
def test_a_span_of_days_is_written_as_babel_writes_it(language: str, first: dt.date, length: int) -> None:
    """Where CLDR has spans with months written out; the others are made of those with short months."""
    last = first + dt.timedelta(days=length)
    expected = dates.format_interval(first, last, "yMMMMd", locale=as_babel(language), fuzzy=False)
    if "yMMMMd" in as_babel(language).interval_formats:
        assert loose(write_span(CUSTOMS[language], first, last)) == loose(expected)


SPANS = [
    ("en", "2016-02-22", "2016-02-28", "February 22–28, 2016", "February 22–28"),
    ("en", "2016-05-30", "2016-06-05", "May 30\u2009–\u2009June 5, 2016", "May 30\u2009–\u2009June 5"),
    ("en", "2015-12-28", "2016-01-03", "December 28, 2015\u2009–\u2009January 3, 2016", ""),
    ("en-GB", "2016-02-22", "2016-02-28", "22–28 February 2016", "22–28 February"),
    ("es", "2016-02-22", "2016-02-28", "22–28 de febrero de 2016", "22–28 de febrero"),
    (
        "pt",
        "2016-02-29",
        "2016-03-06",
        "29 de fevereiro\u2009–\u20096 de março de 2016",
        "29 de fevereiro\u2009–\u20096 de março",
    ),
    ("en", "2016-02-26", "2016-02-26", "February 26, 2016", "February 26"),
]


@pytest.mark.parametrize(("language", "first", "last", "full", "brief"), SPANS)
def test_days_say_once_what_they_have_in_common(language: str, first: str, last: str, full: str, brief: str) -> None:
    """Of one month, of two, of two years, and one day alone; with the year and, where it is one, without."""
    start, end = (dt.date.fromisoformat(day) for day in (first, last))
    written = [write_span(CUSTOMS[language], start, end, year=year).replace("\u00a0", " ") for year in (True, False)]
    assert written == [full, brief or full]


def test_no_line_ends_between_a_number_and_its_word() -> None:
    """After a comma it may."""
    day = dt.date(2016, 2, 6)
    written = [write_day(CUSTOMS[language], day) for language in ("en", "es", "de", "fa")]
    assert written[:3] == ["February\u00a06, 2016", "6\u00a0de febrero de\u00a02016", "6.\u00a0Februar\u00a02016"]
    assert " " not in written[3]


@given(languages, st.one_of(st.integers(-(10**12), 10**12), st.floats(0.0, 1e9)))
def test_a_number_is_written_as_babel_writes_it(language: str, number: float) -> None:
    """Its digits in groups, at most three decimals, with the signs of the language."""
    assert write_number(CUSTOMS[language], number) == numbers.format_decimal(number, locale=as_babel(language))


@given(languages, st.integers(0, 3_000_000))
def test_a_number_has_the_plural_form_that_babel_gives_it(language: str, count: int) -> None:
    """For whole numbers, which are all that is counted here."""
    assert plural_of(CUSTOMS[language], count) == as_babel(language).plural_form(count)


def test_every_language_of_cldr_is_known() -> None:
    """None has a pattern or a rule that the plain tables cannot work with, and each has its direction."""
    day, later = dt.date(2016, 2, 6), dt.date(2017, 1, 1)
    for identifier in locale_identifiers():
        tag = identifier.replace("_", "-")
        customs = read_customs(tag)
        written = [write_day(customs, day, pattern) for pattern in customs.patterns]
        assert all([*written, write_span(customs, day, later), write_number(customs, 12345.5)]), tag
        for count in (0, 1, 2, 5, 11, 100, 1_000_000):
            assert plural_of(customs, count) == as_babel(tag).plural_form(count), tag
        vertical = tag.partition("-")[2].startswith("Mong")
        assert vertical or customs.direction == direction_of(tag), tag


NEEDED = [("en", {"one", "other"}), ("es", {"one", "other"}), ("pl", {"one", "few", "many"}), ("ja", {"other"})]


@pytest.mark.parametrize(("language", "forms"), NEEDED)
def test_a_language_needs_the_forms_that_it_tells_apart(language: str, forms: set[str]) -> None:
    """Those that nobody counts up to (Spanish "un millón de") may be left out."""
    assert needed_plurals(CUSTOMS[language]) == forms


@pytest.mark.parametrize("tag", ["es", "en", "pt-BR", "sr-Latn", "zh-Hant-TW", "az-Arab", "qu"])
@pytest.mark.parametrize("language", ["en", "es", "pt", "ar"])
def test_a_language_is_named_as_babel_names_it(language: str, tag: str) -> None:
    """With its script and its country, if it has them."""
    expected = as_babel(tag).get_display_name(as_babel(language))
    assert name_language(CUSTOMS[language], tag) == expected


def test_an_unknown_language_is_named_by_its_tag() -> None:
    """Better that than nothing."""
    assert name_language(CUSTOMS["en"], "zzz") == "zzz"
    assert name_language(CUSTOMS["en"], "es-x-desk") == "Spanish (x, desk)"


DIRECTIONS = [("ar", "rtl"), ("AR-eg", "rtl"), ("az", "ltr"), ("az-Arab", "rtl"), ("ar-Latn", "ltr"), ("", "ltr")]


@pytest.mark.parametrize(("tag", "direction"), DIRECTIONS)
def test_a_tag_tells_the_direction(tag: str, direction: str) -> None:
    """By its script where it has one, else by its language."""
    assert direction_of(tag) == direction


def test_what_cldr_does_not_know_is_written_as_what_is_near() -> None:
    """A region that is unknown as its language, a language that is unknown as English."""
    assert read_customs("es-AQ").language == "es"
    assert read_customs("xx").language == "en"


def test_words_open_a_line_with_a_capital() -> None:
    """Months are small in Spanish, and not at the head of a page."""
    assert [opening(words) for words in ("febrero de 2016", "", "África")] == ["Febrero de 2016", "", "África"]


@settings(max_examples=5)
@given(languages)
def test_what_comes_from_the_shelf_is_what_was_put_there(
    tmp_path_factory: pytest.TempPathFactory, language: str
) -> None:
    """A build that has it from before writes the same, and never loads Babel."""
    shelf = Shelf(tmp_path_factory.mktemp("shelf"), [Path("theme")], "customs")
    first = find_customs(language, shelf)
    with patch("blotter.rendering.theme.cldr.read_customs", side_effect=AssertionError("CLDR was read again")):
        assert find_customs(language, shelf) == first
    assert isinstance(first, Customs)


def test_a_warm_build_does_not_load_babel(tmp_path: Path) -> None:
    """It takes longer to load than a small edit may take."""
    shelf = Shelf(tmp_path, [Path("theme")], "customs")
    find_customs("es", shelf)
    hidden = {name: module for name, module in sys.modules.items() if name.partition(".")[0] == "babel"}
    for name in hidden:
        del sys.modules[name]
    try:
        find_customs("es", shelf)
        assert not any(name.partition(".")[0] == "babel" for name in sys.modules)
    finally:
        sys.modules.update(hidden)
