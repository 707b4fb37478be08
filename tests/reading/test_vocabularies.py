# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The vocabularies: terms, aliases, parents."""

from __future__ import annotations

import pytest

from blotter.model.problems import Place
from blotter.reading.new_names import new_term
from blotter.reading.vocabularies import plain_name, read_vocabulary
from tests.reading.desk import lines

REGIONS = """\
americas: {label: Americas, kind: continent}
south-america: {label: South America, kind: subregion, parent: americas, aliases: [Sudamérica]}
PE: {label: Peru, kind: country, parent: south-america, lat: -9.2, lon: -75}
BO: {label: Bolivia, kind: country, parent: south-america}
altiplano: {label: Altiplano, kind: area, parent: [PE, BO], definition: A plateau.}
puno: {label: Puno, kind: area, parent: altiplano}
"""


def test_a_vocabulary() -> None:
    """Terms keep their order and place; every spelling leads to its key."""
    vocabulary, problems = read_vocabulary(REGIONS.encode(), "regions")
    assert problems == ()
    assert vocabulary is not None
    assert list(vocabulary.terms) == ["americas", "south-america", "PE", "BO", "altiplano", "puno"]
    peru = vocabulary.terms["PE"]
    assert (peru.label, peru.kind, peru.parents) == ("Peru", "country", ("south-america",))
    assert (peru.latitude, peru.longitude) == (-9.2, -75.0)
    assert peru.place == Place(path="content/regions.yaml", line=3, column=1)
    assert vocabulary.terms["altiplano"].parents == ("PE", "BO")
    assert vocabulary.names["pe"] == "PE"
    assert vocabulary.names[plain_name("SUDAME\u0301RICA")] == "south-america"


def test_names_in_other_languages() -> None:
    """By language tag, in its usual case."""
    text = "cocaine: {label: Cocaine, labels: {es: Cocaína, PT-br: Cocaína}, definitions: {es: La hoja y el polvo.}}"
    vocabulary, problems = read_vocabulary(text.encode(), "tags")
    assert problems == ()
    assert vocabulary is not None
    cocaine = vocabulary.terms["cocaine"]
    assert cocaine.labels == {"es": "Cocaína", "pt-BR": "Cocaína"}
    assert cocaine.definitions == {"es": "La hoja y el polvo."}


CAUGHT = [
    ("tags", "a: {label: A, labels: B}", '1:23: error wrong-type: "a.labels" takes a text for each language'),
    ("tags", "a: {label: A, labels: {pt: B, PT: C}}", '1:31: error duplicate-key: "PT" is a language given twice'),
    ("tags", "a: {label: A, labels: {Spanish: B}}", '1:24: error bad-value: "Spanish" is not a language tag'),
    ("tags", "a: {label: A, labels: {es: [B]}}", '1:28: error wrong-type: "a.labels.es" takes one value, not a list'),
    ("tags", "a: {label: A, names: {es: B}}", '1:15: error unknown-key: "names" is not a field of a tag'),
    ("tags", "a: {}", '1:4: error missing-field: "a.label" is missing'),
    ("tags", "a:", '1:1: error empty-value: "a" is empty'),
    ("tags", "a: b", '1:4: error wrong-type: "a" must be a group of fields, not a text'),
    ("tags", "a: {name: A}", '1:5: error unknown-key: "name" is not a field of a tag',
     '1:4: error missing-field: "a.label" is missing'),
    ("tags", "a: {label: A, kind: area}", '1:15: error unknown-key: "kind" is not a field of a tag'),
    ("tags", "A b: {label: A}",
     '1:1: error bad-slug: "A b" is no key: a key has letters a-z, digits, and hyphens between them'),
    ("tags", "con: {label: Con}", '1:1: error bad-slug: "con" is the name of a device on Windows'),
    ("regions", "AUX: {label: A, kind: area}", '1:1: error bad-slug: "AUX" is the name of a device on Windows'),
    ("tags", "a: {label: A}\nA: {label: B}", '2:1: error duplicate-term: "A" stands here a second time'),
    ("tags", "a: {label: A}\na: {label: B}", '2:1: error duplicate-key: "a" stands here a second time'),
    ("tags", "a: {label: A, aliases: [x]}\nb: {label: B, aliases: [y, X]}",
     '2:28: error duplicate-term: the alias "X" of "b" already leads to "a"'),
    ("tags", "a: {label: A, aliases: b}\nb: {label: B}",
     '1:24: error duplicate-term: the alias "b" of "a" already leads to "b"'),
    ("tags", "aa: {label: A}\nb: {label: B, parent: AA}",
     '2:23: error unknown-parent: the parent "AA" of "b" is not in content/tags.yaml'),
    ("tags", "a: {label: A, parent: a}", "1:1: error parent-cycle: these terms are each other's parents: a → a"),
    ("tags", "a: {label: A, parent: c}\nb: {label: B, parent: a}\nc: {label: C, parent: b}",
     "1:1: error parent-cycle: these terms are each other's parents: a → c → b → a"),
    ("regions", "a: {label: A}", '1:4: error missing-field: "a.kind" is missing'),
    ("regions", "a: {label: A, kind: town}", '1:21: error bad-value: "town" is not a value of a.kind'),
    ("regions", "a: {label: A, kind: area, lat: 95, lon: 1}",
     '1:32: error bad-value: "a.lat" must be from -90 to 90, not 95'),
    ("regions", "a: {label: A, kind: area, lat: 5}", '1:1: error missing-field: "a" has one of lat and lon'),
    ("regions", "a: {label: A, kind: area}\nb: {label: B, kind: country, parent: a}",
     '2:38: error bad-value: "b" is a country, and its parent "a" is only an area'),
    ("tags", "- a", '1:1: error wrong-type: content/tags.yaml must be "name: value" lines'),
    ("tags", "a: {label: *x}", '1:12: error yaml-forbidden: "*x" is a YAML alias, which is not used here'),
]  # fmt: skip


@pytest.mark.parametrize(("taxonomy", "text", "expected"), [(case[0], case[1], case[2:]) for case in CAUGHT])
def test_caught(taxonomy: str, text: str, expected: tuple[str, ...]) -> None:
    """Every mistake in a vocabulary is reported once, at its place."""
    _, problems = read_vocabulary(text.encode(), taxonomy)
    assert lines(problems) == [f"content/{taxonomy}.yaml:{line}" for line in expected]
    assert all(problem.hint for problem in problems)


def test_a_term_with_a_mistake_is_still_known() -> None:
    """Articles that use a term with a mistake are not blamed for it."""
    vocabulary, _ = read_vocabulary(b"a: {labl: A}", "tags")
    assert vocabulary is not None
    assert vocabulary.names == {"a": "a"}


def test_a_long_chain_and_a_wide_web_of_parents_are_read() -> None:
    """Thousands of terms in one line of descent, or each below all before it, are no more than a list."""
    chain = "t0: {label: T}\n" + "".join(f"t{i}: {{label: T, parent: t{i - 1}}}\n" for i in range(1, 3000))
    assert read_vocabulary(chain.encode(), "tags")[1] == ()
    web = "t0: {label: T}\n" + "".join(
        f"t{i}: {{label: T, parent: [{', '.join(f't{j}' for j in range(i))}]}}\n" for i in range(1, 60)
    )
    assert read_vocabulary(web.encode(), "tags")[1] == ()


@pytest.mark.parametrize(
    "name",
    ["cocain", "Money Laundering", 'A "quoted" \\ name: [x]', "日本", "Río Tambo", "no", "con", "Côte d’Ivoire", "ZW"],
)
@pytest.mark.parametrize("taxonomy", ["tags", "regions"])
def test_the_line_to_add_is_right(name: str, taxonomy: str) -> None:
    """The line that a hint proposes can be pasted into the vocabulary; the parent of a region is left to be filled."""
    above = {"tags": "", "regions": "world: {label: World, kind: continent}\n"}[taxonomy]
    before, _ = read_vocabulary(above.encode(), taxonomy)
    assert before is not None
    new = new_term(name, before)
    assert ("parent: <region above it>" in new.line) == (taxonomy == "regions")
    pasted = above + new.line.replace("<region above it>", "world")
    vocabulary, problems = read_vocabulary(pasted.encode(), taxonomy)
    assert problems == ()
    assert vocabulary is not None
    assert list(vocabulary.terms)[-1] == new.key


def test_a_parent_that_was_left_to_be_filled_is_missed() -> None:
    """Who pastes the line as it is learns that the region above is not there yet."""
    _, problems = read_vocabulary(b"NO: {label: Norway, kind: country, parent: <region above it>}", "regions")
    assert [problem.code for problem in problems] == ["unknown-parent"]
