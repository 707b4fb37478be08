# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The gates of our own words: how near a brief may come to its original, how much may be quoted."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blotter.rights.gates import closeness
from blotter.rights.texts import SharedRuns
from tests.rights.making import article, codes, document, judged, source

ORIGINAL = (
    "The patrol had been waiting for three nights beside the river when the small plane came in low over the trees "
    "and turned toward the strip. Officers of the Invented National Police of Examplia say that the pilot ignored two "
    "warnings. The mayor called it “a sad day for a quiet town that never asked to be on anybody's map at all”."
)
SOURCE = source()


def brief(text: str, **fields: object) -> tuple[str, ...]:
    """Assess a brief of this text against the original; give the messages of what is wrong."""
    one = article("brief", body=text, **fields)
    _, problems = judged(one, SOURCE, body=document(text), originals={"harbor": ORIGINAL})
    return tuple(f"{problem.code}: {problem.message}" for problem in problems)


PADDING = (
    "In other news our desk has gathered from several places, traffic by air keeps growing, and this week brings one "
    "more example to a list that readers of this briefing know well by now, with little hope of change before spring. "
    "Lawyers we asked expect hearings to last into summer, and families of those involved want answers much sooner. "
)

PASSES = [
    PADDING + "A light aircraft was brought down after it failed to heed warnings.",
    PADDING + "It was seen as the small plane came in low over the.",  # eight words in a row
    PADDING + "The Invented National Police of Examplia say that the pilot ignored orders.",  # a name
    PADDING + "The mayor spoke of “a sad day for a quiet town that never asked to be on anybody's map at all”.",
]

CAUGHT = [
    PADDING + "There the small plane came in low over the trees and crashed.",
    PADDING + "It SAID: “well”. The Small Plane came in low over the trees.",
    PADDING + "The small plane\ncame in low\nover the trees.",
]


@pytest.mark.parametrize("text", PASSES)
def test_a_brief_in_its_own_words_passes(text: str) -> None:
    """Eight shared words, names of any length and marked quotes are no copying."""
    assert brief(text) == ()


@pytest.mark.parametrize("text", CAUGHT)
def test_more_than_eight_words_in_a_row_are_caught(text: str) -> None:
    """The shared run is quoted, and the brief counts as an adaptation."""
    (message,) = brief(text)
    assert message.startswith("brief-too-close: house rule")
    assert "counts as “adapt”" in message
    assert "9 words in a row" in message or "10 words in a row" in message
    assert "plane" in message.lower()


def test_many_short_loans_are_caught() -> None:
    """Six words here and six there: no long run, but too many of the five-word sequences are the original's."""
    text = (
        "The patrol had been waiting for days. It was dark when the small plane came in low. Then it turned toward the "
        "strip. Some say that the pilot ignored two radio calls."
    )
    (message,) = brief(text)
    assert "% of its five-word sequences" in message
    assert "words in a row" not in message


def test_titles_are_not_counted() -> None:
    """The original's headline may be named in full inside a brief."""
    title = "small plane came in low over the trees and turned"
    text = PADDING + f"As the story {title} has it, nobody knows more."
    assert len(brief(text)) == 1
    assert brief(text, original_title=title) == ()


def test_without_a_stored_original_nothing_can_be_compared() -> None:
    """A brief is then taken at its word."""
    assert (
        judged(article("brief", body=ORIGINAL), SOURCE, body=document(ORIGINAL.replace("“", "").replace("”", "")))[1]
        == ()
    )


def test_a_quotation_must_be_marked() -> None:
    """A quote without quotation marks or block quotation is refused, and so is an unmarked loan beside a marked one."""
    _, problems = judged(article("quote", body="He denies it."), SOURCE)
    assert codes(problems) == ["license-obligation"]
    text = PADDING + "“A sad day.” And the small plane came in low over the trees."
    _, problems = judged(article("quote", body=text), SOURCE, originals={"harbor": ORIGINAL})
    assert codes(problems) == ["brief-too-close"]


@pytest.mark.parametrize("mark", ["“{}”", '"{}"', "«{}»", "„{}“"])
@pytest.mark.parametrize("reuse", ["quote", "brief", "link"])
def test_quotes_have_a_cap(mark: str, reuse: str) -> None:
    """Fifty quoted words pass, fifty-one do not, however they are marked and whatever they stand in."""
    for count, expected in ((50, []), (51, ["quote-too-long"])):
        text = "She said: " + mark.format(" ".join(["word"] * count))
        assert codes(judged(article(reuse, body=text), SOURCE)[1]) == expected


def test_the_cap_is_for_all_quotes_together_and_counts_none_twice() -> None:
    """Two quotes of thirty words are sixty; a quote inside a block quotation is part of it."""
    thirty = " ".join(["word"] * 30)
    two = f"“{thirty}” and “{thirty}”"
    assert codes(judged(article("quote", body=two), SOURCE)[1]) == ["quote-too-long"]
    block = f"“{thirty}”"
    one = document(f"He says:\n\n{block}", quotes=(block,))
    assert judged(article("quote", body=block), SOURCE, body=one)[1] == ()


def test_the_cap_is_also_a_share_of_the_original() -> None:
    """Of a stored original at most five per cent may be quoted."""
    original = {"harbor": " ".join(f"w{i}" for i in range(100))}
    for quoted, expected in (("w1 w2 w3 w4 w5", []), ("w1 w2 w3 w4 w5 w6", ["quote-too-long"])):
        text = f"It says “{quoted}”."
        assert codes(judged(article("quote", body=text), SOURCE, originals=original)[1]) == expected


def test_the_caps_are_settings() -> None:
    """A stricter house can lower the numbers."""
    text = "“one two three four five six”"
    assert codes(judged(article("quote", body=text), SOURCE, quote_max_words=5)[1]) == ["quote-too-long"]


words = st.lists(st.sampled_from("abc"), max_size=30)


@given(words, words)
def test_shared_runs_are_the_longest_there_are(original: list[str], passage: list[str]) -> None:
    """The automaton finds at every word exactly what comparing every slice would find."""

    def longest(end: int) -> int:
        for length in range(end, 0, -1):
            piece = passage[end - length : end]
            if any(original[i : i + length] == piece for i in range(len(original) - length + 1)):
                return length
        return 0

    assert SharedRuns(original).lengths(passage) == [longest(end) for end in range(1, len(passage) + 1)]


def test_comparing_takes_work_in_proportion_to_the_text() -> None:
    """The automaton of a text has at most twice as many states as words, also for the worst of repetitions."""
    sizes = [len(SharedRuns((["a", "b"] * n) + (["a"] * n))._next) for n in (500, 1000, 2000)]
    assert all(later <= 2 * 3 * n for later, n in zip(sizes, (500, 1000, 2000), strict=True))
    assert all(later < 2.1 * earlier for earlier, later in pairwise(sizes))


def test_an_empty_body_is_not_close_to_anything() -> None:
    """Nothing shared, nothing divided by."""
    found = closeness(document(""), ORIGINAL)
    assert (found.run_words, found.shingles) == (0, 0.0)
