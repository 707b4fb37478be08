# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""One article's file: what is accepted, what it becomes, and every mistake at its place."""

from __future__ import annotations

import datetime as dt
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from blotter.model.articles import (
    Correction,
    GeoPlace,
    ImageRecord,
    Permission,
    RecordedLicense,
    ReuseKind,
    Status,
)
from blotter.model.problems import Place
from blotter.reading.articles import read_article
from blotter.reading.vocabularies import read_vocabulary
from tests.reading.desk import PATH, article, context, lines, read, with_hints, written

FULL = """\
slug: another-slug
original_title: A headline
author: [Ana Example, Luis Example]
date_note: Dated by the event.
retrieved: 2016-03-01
reuse: translate
license: {id: CC-BY-4.0, seen_at: "https://news.example.org/about", seen_on: 2016-03-02}
changes: Shortened.
translator: Ana Example
translation: human
translation_of: other-story
permission:
  by: An editor
  date: 2016-03-01
  scope: [translate, image]
  evidence: a letter
  expires: 2017-03-01
notices: One notice
sha256: 00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF
summary: >-
  Two
  lines.
lang: es-pe
status: draft
publish: 2016-03-05 08:00
expires: 2016-04-01
sensitive: Describes violence.
corrections:
  - {date: 2016-03-06, text: A number}
image: {src: ../pictures/a.jpg, alt: A plane, credit: Luis, license: CC0-1.0, source_url: "https://pictures.example.org/1"}
archive: https://archive.example.org/1
aliases: old-slug
related: [one-story, two-story]
places:
  - {name: VRAEM, lat: -12.6, lon: -74}
"""


def test_every_field_is_typed() -> None:
    """An article that uses every field becomes one value with all of them."""
    found = article(written(FULL, region="[vraem, pe]", tags="[Cocaine, ports, cocaine]"), timezone="America/Lima")
    assert (found.slug, found.path, found.title, found.source) == ("another-slug", PATH, "A title", "example-news")
    assert (found.regions, found.tags) == (("vraem", "PE"), ("cocaine", "ports"))
    assert (found.date, found.retrieved) == (dt.date(2016, 2, 26), dt.date(2016, 3, 1))
    assert (found.reuse, found.status, found.lang) == (ReuseKind.TRANSLATE, Status.DRAFT, "es-PE")
    assert found.authors == ("Ana Example", "Luis Example")
    assert found.license == RecordedLicense(
        spdx="CC-BY-4.0", seen_at="https://news.example.org/about", seen_on=dt.date(2016, 3, 2)
    )
    assert found.permission == Permission(
        by="An editor",
        date=dt.date(2016, 3, 1),
        scope=frozenset({"translate", "image"}),
        evidence="a letter",
        expires=dt.date(2017, 3, 1),
    )
    assert (found.summary, found.notices, found.aliases) == ("Two lines.", ("One notice",), ("old-slug",))
    assert found.related == ("one-story", "two-story")
    assert found.publish == dt.datetime(2016, 3, 5, 13, 0, tzinfo=dt.UTC)
    assert found.expires == dt.datetime(2016, 4, 2, 5, 0, tzinfo=dt.UTC)
    assert found.corrections == (Correction(date=dt.date(2016, 3, 6), text="A number"),)
    assert found.images == (
        ImageRecord(
            src="../pictures/a.jpg",
            alt="A plane",
            credit="Luis",
            license="CC0-1.0",
            source_url="https://pictures.example.org/1",
            place=Place(path=PATH, line=37, column=14),
        ),
    )
    assert found.places == (GeoPlace(name="VRAEM", latitude=-12.6, longitude=-74.0),)
    assert (found.body, found.body_line) == ("Body.\n", 44)


def test_plain_article_has_the_defaults() -> None:
    """Six fields are enough: a published brief whose slug is the name of its file."""
    found = article(written())
    assert (found.slug, found.reuse, found.status, found.body_line) == (
        "story",
        ReuseKind.BRIEF,
        Status.PUBLISHED,
        9,
    )


def test_places_of_fields() -> None:
    """Every field that is there knows its line and column, nested ones and items of a list too, counted from one."""
    found = article(written(FULL, region="[vraem, pe]"))
    assert found.place_of("title") == Place(path=PATH, line=2, column=8)
    assert found.place_of("region.2") == Place(path=PATH, line=6, column=17)
    assert found.place_of("license.id") == Place(path=PATH, line=14, column=15)
    assert found.place_of("permission.scope") == Place(path=PATH, line=22, column=10)
    assert found.place_of("corrections.1.text") == Place(path=PATH, line=36, column=30)
    assert found.place_of("absent") == Place(path=PATH)


def test_an_article_can_be_sent_to_another_process() -> None:
    """Articles and what they are checked against survive pickling."""
    found = article(written(FULL))
    assert pickle.loads(pickle.dumps(found)) == found
    assert pickle.loads(pickle.dumps(context())) == context()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(written(source="desk", without=("source_url",)), id="the desk's own needs no address"),
        pytest.param(written(source_url="https://www.news.example.org/a"), id="www."),
        pytest.param(written(source_url="https://es.news.example.org/a"), id="a subdomain"),
        pytest.param(written(region="NO").replace("NO", "co"), id="case of a region"),
        pytest.param(written("retrieved: 2016-02-26"), id="read on the day it came out"),
        pytest.param(written(title='"Quoted: with a colon"'), id="quotes"),
        pytest.param("\ufeff" + written().replace("\n", "\r\n"), id="byte order mark and CRLF"),
        pytest.param(
            written(
                'image:\n  - {src: a.jpg, alt: A, credit: B, license: CC0-1.0, source_url: "https://example.org/1"}'
            ),
            id="a list of one picture",
        ),
        pytest.param(written("status: Draft"), id="case of a choice"),
    ],
)
def test_accepted(text: str) -> None:
    """What an editor may reasonably write passes without a word."""
    article(text)


ONE_MISTAKE = [
    # --- fields ---
    (written(without=("title",)), '2:1: error missing-field: "title" is missing'),
    (written(without=("date",)), '2:1: error missing-field: "date" is missing'),
    (written(without=("source_url",)), '2:1: error missing-field: "source_url" is missing'),
    (written("licence: x"), '8:1: error unknown-key: "licence" is not a field of an article'),
    (written("title: Again"), '8:1: error duplicate-key: "title" stands here a second time'),
    (written(title=""), '2:1: error empty-value: "title" is empty'),
    (written(title='""'), '2:8: error empty-value: "title" is empty'),
    (written(tags="[]"), '7:7: error empty-value: "tags" is an empty list'),
    (written("summary: ''"), '8:10: error empty-value: "summary" is empty'),
    (written(title="[a, b]"), '2:8: error wrong-type: "title" takes one value, not a list'),
    (written(title="{a: b}"), '2:8: error wrong-type: "title" takes one value, not a group of fields'),
    (written("license: CC-BY-4.0"), '8:10: error wrong-type: "license" must be a group of fields, not a text'),
    (written("permission: []"), '8:13: error wrong-type: "permission" must be a group of fields, not a list'),
    (written("license:"), '8:1: error empty-value: "license" is empty'),
    (written(title="|\n  Two\n  lines"), '2:8: error bad-value: "title" has several lines'),
    (written(tags="[" + "cocaine, " * 100 + "cocaine]"),
     '7:7: error too-many-values: "tags" has 101 values; at most 100 are allowed'),
    (written("places: [{name: A, lat: 91, lon: 0}]"),
     '8:25: error bad-value: "places.1.lat" must be from -90 to 90, not 91'),
    (written("places: [{name: A, lat: 1e1, lon: 0}]"), '8:25: error wrong-type: "1e1" is not a number'),
    (written("places: [{name: A, lat: nan, lon: 0}]"), '8:25: error wrong-type: "nan" is not a number'),
    (written("places: {name: A, latitude: 1, lon: 0}"),
     '8:19: error unknown-key: "latitude" is not a field of places',
     '8:9: error missing-field: "places.lat" is missing'),
    (written("license: {id: CC-BY-4.0, seen_on: 2016-02-26}"),
     '8:10: error missing-field: "license.seen_at" is missing'),
    # --- values ---
    (written(date="2016-02-30"), "5:7: error bad-date: 2016-02-30 is not a date: February 2016 has 29 days"),
    (written(date="yesterday"), '5:7: error bad-date: "yesterday" is not a date of the form 2016-02-26'),
    (written("publish: 2016-02-26 25:00"), "8:10: error bad-date: 2016-02-26 25:00 is not a time of day"),
    (written("publish: 2016-03-02\nexpires: 2016-03-01"),
     "9:10: error bad-date: this is not after the moment it appears (publish)"),
    (written("retrieved: 2016-02-25"),
     "5:7: error date-after-retrieval: the date 2016-02-26 is after 2016-02-25, "
     "the day on which the original was read (retrieved)"),
    (written(source_url="news.example.org/a"),
     '4:13: error bad-url: "source_url": this address does not begin with https://'),
    (written(source_url="https://brief.example.org/articles/a/"),
     '4:13: error own-address: "source_url" is an address of this site, and the original is elsewhere'),
    (written(source="desk", source_url="http://Brief.example.org.:80"),
     '4:13: error own-address: "source_url" is an address of this site, and the original is elsewhere'),
    (written("archive: javascript:alert(1)"),
     '8:10: error bad-url: "archive": an address must begin with https:// or http://'),
    (written("reuse: verbatm"), '8:8: error bad-value: "verbatm" is not a value of reuse'),
    (written("status: live"), '8:9: error bad-value: "live" is not a value of status'),
    (written("lang: Spanish"), '8:7: error bad-value: "Spanish" is not a language tag'),
    (written("sha256: abc"), '8:9: error bad-value: "abc" is not a SHA-256 digest'),
    (written("slug: Drug Plane"),
     "8:7: error bad-slug: a slug has only the letters a-z, digits, and hyphens between them"),
    (written("slug: aux"), '8:7: error bad-slug: "aux" is the name of a device on Windows'),
    (written("license: {id: CC BY, seen_at: 'https://example.org/', seen_on: 2016-02-26}"),
     '8:15: error bad-value: "CC BY" is not an SPDX id'),
    (written("image: {src: 'https://example.org/a.jpg', alt: A, credit: B, license: CC0-1.0, "
             "source_url: 'https://example.org/'}"),
     "8:14: error remote-image: a picture must be a file of this site"),
    (written("image: {src: ../../../a.jpg, alt: A, credit: B, license: CC0-1.0, source_url: 'https://example.org/'}"),
     '8:14: error bad-value: "../../../a.jpg" is not a file of this site'),
    # --- names ---
    (written(source="exmaple-news"), '3:9: error unknown-source: "exmaple-news" is not in content/sources.yaml'),
    (written(tags="[ports, cocain]"), '7:15: error unknown-tag: "cocain" is not in content/tags.yaml'),
    (written(region="Atlantis"), '6:9: error unknown-region: "Atlantis" is not in content/regions.yaml'),
    # --- YAML ---
    (written(title="Foo: bar"), '2:11: error yaml-syntax: there is a ": " inside a value here, or the indent is wrong'),
    (written(title="*Foo"), '2:8: error yaml-forbidden: "*Foo" is a YAML alias, which is not used here'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [(case[0], case[1:]) for case in ONE_MISTAKE])
def test_caught(text: str, expected: tuple[str, ...]) -> None:
    """A mistake is reported at its line and column, has a hint, and leaves no half article behind."""
    found, problems = read(text)
    assert found is None
    assert lines(problems) == [f"{PATH}:{line}" for line in expected]
    assert all(problem.hint for problem in problems)


ABOVE = "parent: <region above it>"
ZIMBABWE = f"add this line to content/regions.yaml: ZW: {{label: Zimbabwe, kind: country, {ABOVE}}}"
HINTS = [
    (written(source="exmaple-news"), 'did you mean "example-news"? If not, add this line to content/sources.yaml: '
                                     'exmaple-news: {name: "exmaple-news", home: https://…}'),
    (written(tags="cocain"),
     'did you mean "cocaine"? If not, add this line to content/tags.yaml: cocain: {label: Cocain}'),
    (written(tags="cok"), 'did you mean "cocaine"? If not, add this line to content/tags.yaml: cok: {label: Cok}'),
    (written(tags="Money Laundering"),
     "add this line to content/tags.yaml: money-laundering: {label: Money Laundering}; and write money-laundering "
     "here"),
    (written(source="El Comercio"), "add this line to content/sources.yaml: el-comercio: "
                                    '{name: "El Comercio", home: https://…}; and write el-comercio here'),
    (written(source="Example News"), "write example-news"),
    (written(source="example  desk"), "write desk"),
    (written(source="“Example Desk”"), "leave out the curly quotes, which count as part of the name; write desk"),
    (written(region="Colombia"), 'did you mean "CO"?'),
    (written(region="ZW"), ZIMBABWE),
    (written(region="zw"), ZIMBABWE),
    (written(region="Zimbabwe"), f"{ZIMBABWE}; and write ZW here"),
    (written(region="XA"), f"add this line to content/regions.yaml: xa: {{label: XA, kind: area, {ABOVE}}}"),
    (written(tags="[“cocaine”]"),
     'leave out the curly quotes, which count as part of the name; did you mean "cocaine"?'),
    (written(date="“2016-02-26”"),
     "the curly quotes are the mistake: they count as part of the value; write 2016-02-26"),
    (written("reuse: ‘brief’"), "the curly quotes are the mistake: they count as part of the value; write brief"),
    (written("related: [«story»]"), "the curly quotes are the mistake: they count as part of the value; write story"),
    (written("sensitive: yes"), "write a sentence, such as sensitive: Describes violence against a child.; "
                                "or delete the field"),
    (written("sensitive: 'False'"), "write a sentence, such as sensitive: Describes violence against a child.; "
                                    "or delete the field"),
    (written("licence: x"), 'did you mean "license"?'),
    (written("category: x"), 'did you mean "tags"?'),
    (written("reuse: verbatm"), 'did you mean "verbatim"? (one of: link, brief, quote, excerpt, verbatim, '
                                "style_edit, abridge, translate, adapt)"),
    (written("lang: es_PE"), "write es-PE"),
    (written("slug: Drug Plane"), "write drug-plane"),
    (written(date="26/02/2016"), "write 2016-02-26"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "hint"), HINTS)
def test_hints_say_what_would_mend_it(text: str, hint: str) -> None:
    """A hint proposes what was probably meant, or the line that makes it right."""
    _, problems = read(text)
    assert [problem.hint for problem in problems] == [hint]


WARNINGS = [
    (written(tags="[coke, ports]"), '7:8: warning alias-used: "coke" is another spelling of "cocaine"'),
    (written(source_url="https://example.com/a"),
     "4:13: warning foreign-source-url: example.com is not an address of Example News"),
    (written(source_url="https://notnews.example.org/a"),
     "4:13: warning foreign-source-url: notnews.example.org is not an address of Example News"),
    (written(source_url="http://127.0.0.1/a"),
     '4:13: warning local-address: "source_url" leads to your own machine or network; readers cannot follow it'),
    (written("archive: http://127.0.0.1:8000/a"),
     '8:10: warning local-address: "archive" leads to your own machine or network; readers cannot follow it'),
    (written("license: {id: CC0-1.0, seen_at: http://archive.local/, seen_on: 2016-03-01}"),
     '8:33: warning local-address: "license.seen_at" leads to your own machine or network; readers cannot follow it'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WARNINGS)
def test_warnings_come_with_the_article(text: str, expected: str) -> None:
    """A warning does not cost the article."""
    found, problems = read(text)
    assert found is not None
    assert lines(problems) == [f"{PATH}:{expected}"]


def test_alias_counts_as_its_key() -> None:
    """An alias is accepted and the canonical key kept."""
    found, _ = read(written(tags="[coke, cocaine, ports]"))
    assert found is not None
    assert found.tags == ("cocaine", "ports")


def test_all_mistakes_at_once() -> None:
    """A file with ten mistakes reports ten, each with its hint."""
    text = written(
        "licence: CC-BY\nauthor:\nretrieved: 2016-02-25\nlang: Spanish\nslug: No Slug\n",
        without=("title",),
        source="exmaple-news",
        source_url="example.org",
        region="[PE, Atlantis]",
        tags="[coke, cocain]",
    )
    found, problems = read(text)
    assert found is None
    expected = f"""\
{PATH}:7:1: error unknown-key: "licence" is not a field of an article
    did you mean "license"?
{PATH}:8:1: error empty-value: "author" is empty
    give it a value, or delete it if it is optional
{PATH}:10:7: error bad-value: "Spanish" is not a language tag
    write es
{PATH}:11:7: error bad-slug: a slug has only the letters a-z, digits, and hyphens between them
    write no-slug
{PATH}:2:1: error missing-field: "title" is missing
    add the field: the headline, in our words
{PATH}:3:13: error bad-url: "source_url": this address does not begin with https://
    write https://example.org
{PATH}:2:9: error unknown-source: "exmaple-news" is not in content/sources.yaml
    did you mean "example-news"? If not, add this line to content/sources.yaml: exmaple-news: {{name: "exmaple-news", home: https://…}}
{PATH}:6:8: warning alias-used: "coke" is another spelling of "cocaine"
    write "cocaine"
{PATH}:6:14: error unknown-tag: "cocain" is not in content/tags.yaml
    did you mean "cocaine"? If not, add this line to content/tags.yaml: cocain: {{label: Cocain}}
{PATH}:5:14: error unknown-region: "Atlantis" is not in content/regions.yaml
    add this line to content/regions.yaml: atlantis: {{label: Atlantis, kind: area, parent: <region above it>}}
{PATH}:4:7: error date-after-retrieval: the date 2016-02-26 is after 2016-02-25, the day on which the original was read (retrieved)
    correct one of the two
"""  # noqa: E501
    assert sorted(with_hints(problems).splitlines()) == sorted(expected.splitlines())


def test_a_bad_file_name_is_no_slug() -> None:
    """A file whose name cannot be a slug needs another name, or a slug field."""
    _, problems = read(written(), path="content/articles/Drug Plane.md")
    assert lines(problems) == [
        'content/articles/Drug Plane.md:1:1: error bad-slug: "Drug Plane.md" is no name for an article: '
        "a slug has only the letters a-z, digits, and hyphens between them"
    ]
    assert problems[0].hint == "rename the file to drug-plane.md, or add a slug field"
    assert article(written("slug: drug-plane"), path="content/articles/Drug Plane.md").slug == "drug-plane"


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.binary(max_size=200).map(lambda data: b"---\n" + data + b"\n---\nBody")))
def test_no_bytes_can_raise(data: bytes) -> None:
    """Whatever a file contains, reading it gives an article or problems, in places of that file."""
    found, problems = read(data)
    assert (found is None) == any(problem.severity == "error" for problem in problems)
    assert all(problem.place.path == PATH and problem.place.line >= 1 for problem in problems)


@settings(max_examples=300, deadline=None)
@given(
    st.text(max_size=60), st.sampled_from(["title", "date", "publish", "source_url", "slug", "lang", "tags", "image"])
)
def test_no_value_can_raise(value: str, field: str) -> None:
    """Whatever a field contains, in quotes or not, reading it gives an article or problems."""
    quoted = "'" + value.replace("'", "''") + "'"
    for form in (value, quoted):
        found, problems = read(
            written(without=(field,)).replace("---\n", f"---\n{field}: {form}\n", 1).encode("utf-8", "replace")
        )
        assert (found is None) == any(problem.severity == "error" for problem in problems)


def test_names_without_brackets_are_a_list_that_lacks_them() -> None:
    """Known names with commas between them are not offered as a new name."""
    _, problems = read(written(tags="ports, cocaine"))
    assert [problem.hint for problem in problems] == ["several names are a list in brackets: write [ports, cocaine]"]


TOPICS = b"""\
drug: {label: Drug}
policy: {label: Policy, aliases: [labs]}
drug-policy: {label: Drug policy, aliases: [drug-labs]}
smuggling: {label: Drug trafficking}
"""


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("drug policy", 'did you mean "drug-policy"?'),
        ("Drug labs", 'did you mean "drug-policy"?'),
        ("drug_policy", 'did you mean "drug-policy"?'),
        ("Drug trafficking", 'did you mean "smuggling"?'),
        ("policy labs", "several names are a list in brackets: write [policy, labs]"),
        ("drug, policy", "several names are a list in brackets: write [drug, policy]"),
        ("drug policy; drug", "several names are a list in brackets: write [drug-policy, drug]"),
    ],
)
def test_a_name_is_asked_for_as_a_whole_first(value: str, hint: str) -> None:
    """A tag that is written with a blank is that tag, though its words are tags, too; with a comma they are several."""
    tags, _ = read_vocabulary(TOPICS, "tags")
    (problem,) = read_article(written(tags=f'["{value}"]').encode(), PATH, replace(context(), tags=tags))[1]
    assert problem.hint == hint


@pytest.mark.parametrize(
    ("fields", "message", "hint"),
    [
        ("related: [[callao-trial]]", '"related" has a list in its list', "write [callao-trial]: one pair of brackets"),
        ("related: [a, [b, c]]", '"related" has a list in its list', "write [a, b, c]: one pair of brackets"),
        ('aliases: [["a|b"]]', '"aliases" has a list in its list', "take the inner brackets away: one pair is a list"),
        ("translation_of: [[a]]", '"translation_of" takes one value, not a list', "write a, without brackets"),
    ],
)
def test_brackets_in_brackets_are_one_pair_too_many(fields: str, message: str, hint: str) -> None:
    """Who links an article with two pairs writes them in the front matter, too; the hint has the values."""
    (problem,) = read(written(fields))[1]
    assert (problem.message, problem.hint) == (message, hint)


def test_a_region_of_a_site_without_wider_ones_gets_no_parent() -> None:
    """The line that would add a country leaves room for the region above it only where there are such regions."""
    regions, _ = read_vocabulary(b"PE: {label: Peru, kind: country}\n", "regions")
    _, problems = read_article(written(region="NO").encode(), PATH, replace(context(), regions=regions))
    assert [one.hint for one in problems] == [
        "add this line to content/regions.yaml: NO: {label: Norway, kind: country}"
    ]


@pytest.mark.parametrize(
    ("fields", "hint"),
    [
        ("related: callao-trial, air-bridge", "[callao-trial, air-bridge]"),
        ("aliases: old;older ; oldest", "[old, older, oldest]"),
        ("permission: {by: A, date: 2016-03-01, scope: 'translate, image', evidence: a letter}", "[translate, image]"),
    ],
)
def test_slugs_without_brackets_are_a_list_that_lacks_them(fields: str, hint: str) -> None:
    """As with tags: several are not taken for a single long one."""
    (problem,) = read(written(fields))[1]
    assert problem.hint == f"several names are a list in brackets: write {hint}"


@pytest.mark.parametrize("field", ["related", "translation_of", "aliases", "slug"])
@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("/articles/antwerp-quay/", "write antwerp-quay"),
        ("articles/antwerp-quay", "write antwerp-quay"),
        ("/antwerp-quay/", "write antwerp-quay"),
        ("antwerp-quay.md", "write antwerp-quay"),
        ("../2024/Antwerp_Quay.md", "write antwerp-quay"),
        ("content/articles/2024/antwerp-quay.md", "write antwerp-quay"),
        ("https://brief.example.org/articles/antwerp-quay/?a#b", "write antwerp-quay"),
        ("https://brief.example.org/articles/antwerp-quay", "write antwerp-quay"),
        ("https://brief.example.org/articles/antwerp-quay/index.html", "write antwerp-quay"),
        ("https://elsewhere.example.org/articles/antwerp-quay/", "write the slug: the last part of the address"),
        ("/tags/ports/", "write the slug: the last part of the address"),
        ("content/stories/ports.md", "write the slug: the last part of the address"),
        ("24/7 ports", "write 24-7-ports"),
    ],
)
def test_a_slug_is_found_in_what_was_copied(field: str, value: str, hint: str) -> None:
    """An address of an article, its path or its file's name becomes its slug; what leads elsewhere becomes none."""
    (problem,) = read(written(f"{field}: {value}"))[1]
    assert (problem.code, problem.hint.partition(" of the address")[0]) == ("bad-slug", hint.partition(" of the a")[0])


@pytest.mark.parametrize(
    ("value", "hint"), [("Callao trial", "write callao-trial"), ("callao-trial,", "write callao-trial")]
)
def test_one_slug_is_no_list(value: str, hint: str) -> None:
    """Blanks between words are those of a headline."""
    (problem,) = read(written(f"related: {value}"))[1]
    assert problem.hint == hint
