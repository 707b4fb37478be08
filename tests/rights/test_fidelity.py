# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Copies are what they say: the verbatim fingerprint, its normal form, and excerpts in one piece."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.rights.texts import fingerprint, normal_form
from tests.rights.making import TEXT, article, codes, document, judged, source

ND = source("CC-BY-ND-4.0")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a  b\n\n c", "a b c"),
        ("“two years”, it’s said", '"two years", it\'s said'),
        ("10–20 — or more…", "10-20 - or more..."),
        ("Jose\u0301", "José"),
        ("non\u00a0breaking\u00adhyphen\u200b", "non breakinghyphen"),
        ("dash — spaced", "dash--spaced"),
    ],
)
def test_format_is_no_change(one: str, other: str) -> None:
    """White space, typographic marks and Unicode composition do not count."""
    assert normal_form(one) == normal_form(other)
    assert fingerprint(one) == fingerprint(other)


@pytest.mark.parametrize(
    ("one", "other"), [("a b", "ab"), ("A", "a"), ("two", "three"), ("yes.", "yes"), ("well-known", "well known")]
)
def test_words_case_and_punctuation_count(one: str, other: str) -> None:
    """Everything that is text is kept."""
    assert fingerprint(one) != fingerprint(other)


@given(st.text())
def test_the_normal_form_is_stable(text: str) -> None:
    """Normalizing twice is normalizing once."""
    assert normal_form(normal_form(text)) == normal_form(text)


def test_a_verbatim_copy_needs_its_fingerprint() -> None:
    """Without sha256 the copy is refused; the hint gives the digest to write once the text was compared."""
    _, problems = judged(article("verbatim", sha256=""), ND)
    assert codes(problems) == ["missing-fingerprint"]
    assert f"sha256: {fingerprint(TEXT)}" in problems[0].hint


def test_a_changed_verbatim_copy_is_an_error() -> None:
    """One word more, and both fingerprints are named."""
    _, problems = judged(article("verbatim", body=f"{TEXT} Allegedly."), ND)
    assert codes(problems) == ["verbatim-changed"]
    assert fingerprint(TEXT) in problems[0].message
    assert fingerprint(f"{TEXT} Allegedly.") in problems[0].message
    assert "style_edit" in problems[0].hint


def test_a_fingerprint_may_be_written_in_capitals() -> None:
    """Hexadecimal digits are read without case."""
    assert judged(article("verbatim", sha256=fingerprint(TEXT).upper()), ND)[1] == ()


def test_a_stored_original_shows_the_difference() -> None:
    """With the original at hand the message quotes the place where the texts part, whatever the fingerprint says."""
    edited = TEXT.replace("deny it", "admit it")
    one = article("verbatim", body=edited, sha256=fingerprint(edited))
    _, problems = judged(one, ND, originals={"harbor": TEXT})
    assert codes(problems) == ["verbatim-changed"]
    assert "admit it" in problems[0].message
    assert "deny it" in problems[0].message
    assert judged(article("verbatim"), ND, originals={"harbor": TEXT})[1] == ()


def test_a_verbatim_copy_keeps_its_headline() -> None:
    """Another headline is a change; the same with other quotation marks is not."""
    _, problems = judged(article("verbatim", title="Our headline", original_title="Their headline"), ND)
    assert codes(problems) == ["verbatim-changed"]
    assert "Their headline" in problems[0].message
    assert judged(article("verbatim", title="The “case”", original_title='The "case"'), ND)[1] == ()


def test_an_excerpt_is_one_unaltered_piece() -> None:
    """A contiguous part of the stored original passes; two parts joined, or a changed word, do not."""
    original = {"harbor": "One. Two. Three. Four."}
    its = source("CC-BY-4.0")
    assert judged(article("excerpt", body="Two. Three."), its, originals=original)[1] == ()
    for body in ("Two. Four.", "Two. Thrice."):
        _, problems = judged(article("excerpt", body=body), its, body=document(body), originals=original)
        assert codes(problems) == ["verbatim-changed"]
