# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What time does: the days on which a judgment turns, what is announced before, and evidence of days to come."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from blotter.model.articles import Article, Correction, ImageRecord
from blotter.model.config import RightsSettings
from blotter.model.problems import Place, Problem, Severity
from blotter.model.sources import Source
from blotter.rights.assessment import HouseRules, assess, may_change_with_time, turning_days
from tests.rights.making import TODAY, article, codes, document, judged, permission, recorded, source, terms

PICTURE = ImageRecord(
    src="harbor.jpg",
    alt="Cranes",
    credit="Photo: Example News",
    license="",
    source_url="https://news.example.org/pictures/1",
    place=Place(path="content/articles/harbor.md", line=6),
)
DELAYED = source("CC-BY-4.0", terms=terms(embargo_days=2))
SHORT_LIVED = source("CC-BY-4.0", terms=terms(expires_days=90))
DESK = source(own=True, domains=("news.example.org",))


def judged_on(day: dt.date, one: Article, its: Source, **rules: Any) -> tuple[Problem, ...]:
    """Assess an article as of a day."""
    house = HouseRules(settings=RightsSettings(), originals={}, today=day, **rules)
    return assess(one, document(), its, house)[1]


def day(month: int, number: int) -> dt.date:
    """Return a day of 2026."""
    return dt.date(2026, month, number)


# The license allows the one copy without the permission that ends here.
NOT_NEEDED = day(2, 2)
TURNS: list[tuple[Article, Source, list[dt.date]]] = [
    (article("verbatim"), source("CC-BY-4.0"), []),
    (article("verbatim"), DELAYED, [day(1, 4)]),
    (article("verbatim"), SHORT_LIVED, [day(4, 3)]),
    (article("verbatim", permission=permission("verbatim", expires=day(6, 30))), source(), [day(7, 1)]),
    (article("verbatim", permission=permission("verbatim", expires=day(2, 1))), SHORT_LIVED, [NOT_NEEDED, day(4, 3)]),
    (article("brief", images=(PICTURE,), permission=permission("image", expires=day(6, 30))), source(), [day(7, 1)]),
    (article("brief", images=(PICTURE,), permission=permission("image", expires=day(6, 30))), DESK, [day(7, 1)]),
]


@pytest.mark.parametrize(("one", "its", "days"), TURNS)
def test_a_judgment_turns_on_the_first_day_of_its_new_state(one: Article, its: Source, days: list[dt.date]) -> None:
    """Day after day for more than a year: no error comes or goes on any but the days that are named."""
    assert list(turning_days(one, its)) == days
    assert may_change_with_time(one)
    errors = {}
    for number in range(400):
        now = one.date + dt.timedelta(days=number)
        found = judged_on(now, one, its, built_on=dt.date.max)
        errors[now] = [problem.code for problem in found if problem.severity is Severity.ERROR]
    turned = [now for now in errors if errors[now] != errors.get(now - dt.timedelta(days=1), errors[one.date])]
    assert turned == [each for each in days if each != NOT_NEEDED]


@pytest.mark.parametrize("reuse", ["brief", "link"])
def test_our_own_words_do_not_turn(reuse: str) -> None:
    """A delay and a shelf life speak of copies; a brief without a permission or a record does not depend on the day."""
    its = source(terms=terms(embargo_days=9, expires_days=9))
    assert turning_days(article(reuse), its) == ()
    assert not may_change_with_time(article(reuse))


def test_our_own_article_of_any_kind_does_not_turn() -> None:
    """Terms do not bind the desk itself."""
    assert turning_days(article("verbatim"), source(own=True, terms=terms(embargo_days=9, expires_days=9))) == ()


# (days from today to the last day, announced)
NOTICES = [(0, True), (13, True), (14, True), (15, False), (100, False)]


@pytest.mark.parametrize(("days", "announced"), NOTICES)
def test_what_ends_within_two_weeks_is_announced(days: int, announced: bool) -> None:
    """A permission, a publisher's shelf life and a permitted picture: a warning with the day and how to go in time."""
    last = TODAY + dt.timedelta(days=days)
    permitted = permission("verbatim", "image", expires=last)
    aged = article("verbatim", date=last - dt.timedelta(days=90))
    pictured = article("brief", images=(PICTURE,), permission=permitted)
    for one, its in (
        (article("verbatim", permission=permitted), source()),
        (aged, SHORT_LIVED),
        (pictured, source()),
        (pictured, DESK),
    ):
        problems = judged_on(TODAY, one, its)
        assert codes(problems) == (["runs-out-soon"] if announced else [])
        for problem in problems:
            assert problem.severity is Severity.WARNING
            assert last.isoformat() in problem.message
            assert f"expires: {last.isoformat()}" in problem.hint


def test_what_is_over_is_no_warning_any_more() -> None:
    """On the day after, the error speaks."""
    over = article("verbatim", permission=permission("verbatim", expires=TODAY - dt.timedelta(days=1)))
    assert codes(judged_on(TODAY, over, source())) == ["permission-expired"]
    aged = article("verbatim", date=TODAY - dt.timedelta(days=91))
    assert codes(judged_on(TODAY, aged, SHORT_LIVED)) == ["publisher-expired"]


def test_a_permission_that_nothing_rests_on_is_not_announced() -> None:
    """Where the license allows the copy, or a picture has a permission of its own, the end changes nothing."""
    soon = permission("verbatim", "image", expires=TODAY)
    assert judged_on(TODAY, article("verbatim", permission=soon), source("CC-BY-4.0")) == ()
    own_record = ImageRecord(
        src="a.jpg", alt="A", credit="A", license="", source_url="", permission="Ann Other", place=PICTURE.place
    )
    assert judged_on(TODAY, article("brief", images=(own_record,), permission=soon), source()) == ()


def test_a_waived_shelf_life_is_not_announced() -> None:
    """A permission for “expires” lets the copy stay."""
    aged = article("verbatim", date=TODAY - dt.timedelta(days=90), permission=permission("expires"))
    assert judged_on(TODAY, aged, SHORT_LIVED) == ()


@pytest.mark.parametrize("zone", ["UTC", "America/Lima", "Asia/Tokyo"])
def test_a_copy_that_goes_by_itself_is_not_announced(zone: str) -> None:
    """``expires`` on the last day or before it, in the zone of the site; a day later is too late."""
    its, last = ZoneInfo(zone), TODAY + dt.timedelta(days=3)
    for days, expected in ((0, []), (-1, []), (1, ["runs-out-soon"])):
        # What an editor writes as a day is read as the first moment after it.
        end = dt.datetime.combine(last + dt.timedelta(days=days + 1), dt.time(), its).astimezone(dt.UTC)
        one = article("verbatim", expires=end, permission=permission("verbatim", expires=last))
        assert codes(judged_on(TODAY, one, source(), zone=its)) == expected


def test_a_warning_does_not_change_from_day_to_day() -> None:
    """It names the day, not how far away it is: an unchanged site gives an unchanged report."""
    one = article("verbatim", permission=permission("verbatim", expires=TODAY + dt.timedelta(days=9)))
    assert judged_on(TODAY, one, source()) == judged_on(TODAY + dt.timedelta(days=1), one, source()) != ()


EVIDENCE: list[tuple[dict[str, Any], str]] = [
    ({"license": recorded("CC-BY-4.0")}, "license.seen_on"),
    ({"permission": permission("verbatim")}, "permission.date"),
]


@pytest.mark.parametrize(("fields", "field"), EVIDENCE)
@pytest.mark.parametrize("reuse", ["verbatim", "brief"])
def test_evidence_cannot_be_of_a_day_to_come(fields: dict[str, Any], field: str, reuse: str) -> None:
    """On the day itself it counts; the day before, it is an error at that field, whatever the kind."""
    place = Place(path="content/articles/harbor.md", line=8, column=3)
    one = article(reuse, positions={field: place}, **fields)
    assert may_change_with_time(one)
    that_day = one.license.seen_on if one.license else one.permission.date if one.permission else TODAY
    assert judged_on(that_day, one, source("CC-BY-4.0")) == ()
    (problem,) = judged_on(that_day - dt.timedelta(days=1), one, source("CC-BY-4.0"))
    assert (problem.code, problem.place) == ("bad-date", place)
    assert that_day.isoformat() in problem.message


def test_a_scheduled_article_is_judged_for_its_day_with_the_evidence_of_today() -> None:
    """Embargoes and permissions are those of the day it appears; what is dated after the build is no evidence yet."""
    appears = day(1, 4)
    waiting = article("verbatim", publish=dt.datetime(2026, 1, 4, tzinfo=dt.UTC))
    assert codes(judged_on(day(1, 3), waiting, DELAYED)) == ["publisher-embargo"]
    assert judged_on(appears, waiting, DELAYED, built_on=day(1, 3)) == ()
    promised = article("verbatim", permission=permission("verbatim"))  # dated 5 January
    assert judged_on(day(1, 6), promised, source()) == ()
    assert codes(judged_on(day(1, 6), promised, source(), built_on=appears)) == ["bad-date"]


def test_a_sentence_with_a_day_needs_the_day_of_the_original() -> None:
    """An article dated by something else (date_note) cannot fill in a publisher's {date}; without one it can."""
    its = source("CC-BY-4.0", terms=terms(exact_text="First in {outlet} on {date}."))
    assert judged(article("verbatim"), its)[1] == ()
    _, problems = judged(article("verbatim", date_note="The day of the event."), its)
    assert codes(problems) == ["publisher-obligation"]
    assert "the publisher (Example News)" in problems[0].message
    assert judged(article("brief", date_note="The day of the event."), its)[1] == ()


def test_nothing_is_corrected_on_a_day_to_come() -> None:
    """The day of the build counts, also for an article that is judged for a later one; tomorrow is an error."""
    for form in ("corrections.1.date", "corrections.date"):
        one = article(
            corrections=(Correction(date=day(1, 6), text="A number."),), positions={form: Place(path="a.md", line=9)}
        )
        assert may_change_with_time(one)
        assert judged_on(day(1, 6), one, source()) == ()
        (problem,) = judged_on(day(1, 9), one, source(), built_on=day(1, 5))
        assert (problem.code, problem.place.line) == ("bad-date", 9)
        assert problem.message.startswith(f"{form}: 2026-01-06 is still to come")
        assert "2026-01-05 at the latest" in problem.hint
