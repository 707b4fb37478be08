# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A theme is loaded and checked whole; what goes wrong in it later is a problem that names template and page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from blotter.model.pages import Json, Page
from blotter.rendering.theme.loader import Theme, load_theme, render_page

ABOUT = "name: plain\nlicense: MIT\ndescription: A theme for tests.\n"
WORDS = """\
strings:
  list: {two: "{first} and {second}", more: ", ", last: "{first} and {last}"}
  hello: "Hello {name}"
  reuse: {brief: Our summary}
"""
PLAIN = {
    "theme.yaml": ABOUT,
    "locales/en.yaml": WORDS,
    "templates/frame.html.j2": "<html>{% block main %}{% endblock %}</html>\n",
    "templates/page.html.j2": '{% extends "frame.html.j2" %}\n{% block main %}{{ title }}{% endblock %}\n',
    "templates/other.html.j2": "{{ title }}\n",
    "static/site.css": "body { color: black; }\n",
}

BROKEN: list[tuple[str, dict[str, str], str, str]] = [
    (
        "no description",
        {"theme.yaml": "name: plain\nlicense: MIT\n"},
        "themes/plain/theme.yaml:1",
        "description is missing",
    ),
    ("theme.yaml is no YAML", {"theme.yaml": "name: [\n"}, "themes/plain/theme.yaml:2", "expected the node content"),
    (
        "template syntax",
        {"templates/page.html.j2": "\n{% if %}\n"},
        "themes/plain/templates/page.html.j2:2",
        "Expected an expression",
    ),
    (
        "computed template",
        {"templates/page.html.j2": "{% include name %}"},
        "themes/plain/templates/page.html.j2:1",
        "is computed",
    ),
    (
        "computed piece",
        {"templates/page.html.j2": "{{ {'title': title}|rendered(name) }}"},
        "themes/plain/templates/page.html.j2:1",
        "is computed",
    ),
    (
        "piece behind another filter",
        {"templates/page.html.j2": "{{ [{'title': title}]|map('rendered', 'other.html.j2')|join }}"},
        "themes/plain/templates/page.html.j2:1",
        "is computed",
    ),
    (
        "no such piece",
        {"templates/page.html.j2": "{{ {'title': title}|rendered('gone.html.j2') }}"},
        "themes/plain/templates/page.html.j2:1",
        'no template "gone.html.j2"',
    ),
    (
        "no such template",
        {"templates/page.html.j2": '{% include "gone.html.j2" %}'},
        "themes/plain/templates/page.html.j2:1",
        'no template "gone.html.j2"',
    ),
    (
        "no such string",
        {"templates/page.html.j2": "{{ t('bye') }}"},
        "themes/plain/locales/en.yaml:1",
        'no string "bye"',
    ),
    (
        "no such group",
        {"templates/page.html.j2": "{{ word('kind', kind) }}"},
        "themes/plain/locales/en.yaml:1",
        'no strings "kind.',
    ),
    (
        "computed string",
        {"templates/page.html.j2": "\n{{ t('reuse.' ~ kind) }}"},
        "themes/plain/templates/page.html.j2:2",
        "t() is computed",
    ),
    (
        "no such static file",
        {"templates/page.html.j2": "\n\n{{ asset('gone.css') }}"},
        "themes/plain/templates/page.html.j2:3",
        'no static file "gone.css"',
    ),
    ("locale is no mapping", {"locales/en.yaml": "- a\n"}, "themes/plain/locales/en.yaml:1", "is a mapping"),
    (
        "months are given",
        {"locales/en.yaml": WORDS.replace("strings:", "months: [January]\nstrings:")},
        "themes/plain/locales/en.yaml:1",
        'delete "months"',
    ),
    (
        "no plural form",
        {"templates/page.html.j2": "{{ counted('hello', 3) }}"},
        "themes/plain/locales/en.yaml:1",
        'no string "hello.other"',
    ),
    (
        "template is not UTF-8",
        {"templates/page.html.j2": "caf\udce9"},
        "themes/plain/templates/page.html.j2:1",
        "not UTF-8 (byte 3)",
    ),
]


def write_theme(folder: Path, files: Mapping[str, str]) -> Path:
    """Write a theme's files into a folder and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return folder


def make_theme(folder: Path, files: Mapping[str, str] = {}, *, language: str = "en") -> Theme:
    """Load the plain theme with some files of its own."""
    theme, problems = load_theme([write_theme(folder / "plain", {**PLAIN, **files})], language=language)
    assert problems == ()
    assert theme is not None
    return theme


def test_a_theme_says_who_it_is(tmp_path: Path) -> None:
    """Name, license and description come from theme.yaml."""
    theme = make_theme(tmp_path)
    assert (theme.name, theme.license, theme.description) == ("plain", "MIT", "A theme for tests.")


@pytest.mark.parametrize(("files", "place", "words"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_broken_theme_is_a_problem(tmp_path: Path, files: dict[str, str], place: str, words: str) -> None:
    """Each mistake of a theme's author is found when it is loaded, at its file and line."""
    theme, problems = load_theme([write_theme(tmp_path / "plain", {**PLAIN, **files})])
    assert theme is None
    assert any(f"{p.place.path}:{p.place.line}" == place and words in p.message for p in problems), problems
    assert {problem.code for problem in problems} <= {"theme-error", "template-error"}


def test_all_mistakes_are_found_at_once(tmp_path: Path) -> None:
    """Two broken templates and a missing string are three problems, not one."""
    files = {
        "templates/page.html.j2": "{% if %}",
        "templates/other.html.j2": "{% endfor %}",
        "templates/frame.html.j2": "{{ t('bye') }}",
    }
    _, problems = load_theme([write_theme(tmp_path / "plain", {**PLAIN, **files})])
    assert len(problems) == 3


def test_a_theme_that_is_not_there(tmp_path: Path) -> None:
    """An unknown theme is a problem that says what a theme is."""
    theme, problems = load_theme([tmp_path / "gone"])
    assert theme is None
    assert [(problem.code, problem.place.path) for problem in problems] == [("theme-error", "themes/gone/theme.yaml")]


def test_a_site_replaces_one_file_and_keeps_the_rest(tmp_path: Path) -> None:
    """A file of an earlier folder stands for the same file of a later one."""
    packaged = write_theme(tmp_path / "packaged" / "plain", PLAIN)
    own = write_theme(
        tmp_path / "site" / "plain", {"templates/frame.html.j2": "<main>{% block main %}{% endblock %}</main>"}
    )
    theme, problems = load_theme([own, packaged])
    assert problems == ()
    assert theme is not None
    assert theme.render("page.html.j2", {"title": "Ports"}) == "<main>Ports</main>"


def test_a_site_replaces_one_string_and_keeps_the_rest(tmp_path: Path) -> None:
    """A locale file of the site holds only what differs."""
    files = {**PLAIN, "templates/other.html.j2": "{{ t('hello', name=title) }}, {{ word('reuse', 'brief') }}"}
    packaged = write_theme(tmp_path / "packaged" / "plain", files)
    own = write_theme(tmp_path / "site" / "plain", {"locales/en.yaml": "strings: {reuse: {brief: In short}}\n"})
    theme, problems = load_theme([own, packaged])
    assert problems == ()
    assert theme is not None
    assert theme.render("other.html.j2", {"title": "Ana"}) == "Hello Ana, In short"


def test_links_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    """Only regular files are read: a link cannot bring a file from outside into the site."""
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    folder = write_theme(tmp_path / "plain", {**PLAIN, "static/.hidden": "x"})
    (folder / "static" / "secret.txt").symlink_to(secret)
    theme, _ = load_theme([folder])
    assert theme is not None
    assert [output.content for output in theme.outputs] == [b"body { color: black; }\n"]


def test_static_files_are_named_by_their_content(tmp_path: Path) -> None:
    """A changed file has another address, so that a reader's browser never shows the old one."""
    first = make_theme(tmp_path / "a")
    second = make_theme(tmp_path / "b", {"static/site.css": "body { color: red; }\n", "static/faces/a.svg": "<svg/>"})
    assert [output.path for output in first.outputs] == ["assets/site.e0c71a2a.css"]
    paths = [output.path for output in second.outputs]
    assert [path.partition(".")[0] for path in paths] == ["assets/faces/a", "assets/site"]
    assert paths[1] != first.outputs[0].path
    assert dict(zip(["faces/a.svg", "site.css"], paths, strict=True)) == second.wardrobe.addresses


def test_everything_is_escaped(tmp_path: Path) -> None:
    """Text of an article is never markup, whatever it contains."""
    theme = make_theme(tmp_path)
    assert theme.render("other.html.j2", {"title": "<script>\"'&"}) == "&lt;script&gt;&#34;&#39;&amp;\n"


@pytest.mark.parametrize("source", ["{{ range(3) }}", "{{ lipsum() }}", "{{ [1, 2]|random }}", "{{ now() }}"])
def test_templates_have_no_chance_and_no_clock(tmp_path: Path, source: str) -> None:
    """What is not a function of the data is not there."""
    theme = make_theme(tmp_path)
    with pytest.raises(Exception, match=r"undefined|No filter"):
        theme.environment.from_string(source).render()


def test_a_key_wins_over_a_method(tmp_path: Path) -> None:
    """``data.items`` is the key of that name, not the method of a mapping."""
    theme = make_theme(tmp_path, {"templates/other.html.j2": "{{ page.items }}"})
    assert theme.render("other.html.j2", {"page": {"items": "three"}}) == "three"


SENTENCES = [
    ("{{ t('hello', name=title) }}", "Hello &lt;b&gt;"),
    ("{{ t('hello', name=title|upper) }}", "Hello &lt;B&gt;"),
    ("{{ t('hello', name=t('hello', name=title)) }}", "Hello Hello &lt;b&gt;"),
    ("{% set made %}<i>{{ title }}</i>{% endset %}{{ t('hello', name=made) }}", "Hello <i>&lt;b&gt;</i>"),
    ("{% set said = t('hello', name=title) %}{{ said }}, {{ said|length }}", "Hello &lt;b&gt;, 15"),
    ("{{ t('hello', name=title) if title else t('plain') }}", "Hello &lt;b&gt;"),
    ("{{ t('plain') }}{{ t('plain')|length }}", "&lt;&amp;{}&gt;15"),
    ("{{ t('wide', name='x') }}", "x    |"),
    ("{{ t('twice', name=title) }}", "&lt;b&gt;, &lt;b&gt;"),
    ("{{ t('hello', name=title, other=title) }}", "Hello &lt;b&gt;"),
    ("{% set said = t('both', name=title) %}{{ said }}", "&lt;b&gt; &amp; all"),
    ("{% set said = t('both', name='<i>') %}{{ said }}, {{ said|length }}", "&lt;i&gt; &amp; all, 19"),
    ("{% autoescape false %}{{ t('hello', name=title) }}{% endautoescape %}", "Hello &lt;b&gt;"),
    ("<link href='{{ asset('site.css') }}'>", "<link href='{}'>"),
]
MORE_WORDS = """\
  plain: "<&{{}}>"
  wide: "{name:5}|"
  twice: "{name}, {name}"
  both: "{name} & all"
"""


@pytest.mark.parametrize(("source", "expected"), SENTENCES)
def test_words_stand_in_a_template_as_if_written_there(tmp_path: Path, source: str, expected: str) -> None:
    """Whether a sentence is settled when its template is compiled or made while it is rendered: it is escaped alike."""
    files = {"locales/en.yaml": WORDS + MORE_WORDS, "templates/other.html.j2": source}
    theme = make_theme(tmp_path, files)
    (style,) = theme.outputs
    page = Page(path="a.html", template="other.html.j2", data={"title": "<b>"})
    assert render_page(theme, page)[0].content.decode() == expected.replace("{}'", f"{style.path}'")


def test_a_word_that_is_not_given_its_value_is_a_mistake(tmp_path: Path) -> None:
    """A name of a string that the template does not fill in fails when the page is rendered."""
    theme = make_theme(tmp_path, {"templates/other.html.j2": "{{ t('hello') }}"})
    with pytest.raises(KeyError, match="name"):
        theme.render("other.html.j2", {})


def test_a_piece_sees_what_it_is_given(tmp_path: Path) -> None:
    """A piece is rendered from the mapping before it, escaped, and again for every other value or type of value."""
    source = "{% for each in each_title %}{{ {'title': each}|rendered('other.html.j2') }}{% endfor %}"
    theme = make_theme(tmp_path, {"templates/page.html.j2": source, "templates/other.html.j2": "{{ title }};"})
    titles: list[Json] = ["<b>", 1, True, 1.0, "1", "<b>", None]
    assert theme.render("page.html.j2", {"each_title": titles}) == "&lt;b&gt;;1;True;1.0;1;&lt;b&gt;;None;"


def test_a_piece_is_known_by_what_it_shows(tmp_path: Path) -> None:
    """A value that is met again and again is not looked into, unless a template can have changed it."""
    source = (
        "{% set names = [] %}{% for each in cards + cards + cards %}{% set ignored = names.append(each.title) %}"
        "{{ {'page': each}|rendered('page.html.j2') }}{{ {'names': names}|rendered('other.html.j2') }}{% endfor %}"
    )
    files = {"templates/list.html.j2": source, "templates/other.html.j2": "{{ names|join }}/"}
    theme = make_theme(tmp_path, files | {"templates/page.html.j2": "{{ page.title }};"})
    cards: list[Json] = [{"title": title} for title in "abb"]
    for _ in range(3):
        said = theme.render("list.html.j2", {"cards": cards})
        assert said == "a;a/b;ab/b;abb/a;abba/b;abbab/b;abbabb/a;abbabba/b;abbabbab/b;abbabbabb/"


def test_a_piece_may_be_given_markup(tmp_path: Path) -> None:
    """What a template has made is passed on as it is, and is not taken for the text of the same letters."""
    source = (
        "{% set made %}<i>x</i>{% endset %}"
        "{{ {'title': made}|rendered('other.html.j2') }}{{ {'title': '<i>x</i>'}|rendered('other.html.j2') }}"
    )
    theme = make_theme(tmp_path, {"templates/page.html.j2": source})
    assert theme.render("page.html.j2", {}) == "<i>x</i>\n&lt;i&gt;x&lt;/i&gt;\n"


FAILURES = [
    ("undefined", "\n\n{{ page.titel }}", 3, "has no attribute 'titel'"),
    ("a wrong type", "\n{{ title|date }}", 2, "ValueError"),
    ("no such word", "{{ word('reuse', title) }}", 1, 'no string "reuse.Ports"'),
]


@pytest.mark.parametrize(
    ("source", "line", "words"), [case[1:] for case in FAILURES], ids=[case[0] for case in FAILURES]
)
def test_a_failing_template_is_a_problem(tmp_path: Path, source: str, line: int, words: str) -> None:
    """Whatever a template raises names the template's line and the page that it was for."""
    page_template = '{% extends "frame.html.j2" %}\n{% block main %}{% include "other.html.j2" %}{% endblock %}'
    theme = make_theme(tmp_path, {"templates/page.html.j2": page_template, "templates/other.html.j2": source})
    data: dict[str, Json] = {"title": "Ports", "page": {"title": "Ports"}}
    page = Page(path="a/index.html", template="page.html.j2", data=data, origin="content/articles/a.md")
    dressed, (problem,) = render_page(theme, page)
    assert dressed.content.decode() == ""
    assert problem.code == "template-error"
    assert (problem.place.path, problem.place.line) == ("themes/plain/templates/other.html.j2", line)
    assert problem.message.startswith("content/articles/a.md cannot be rendered: ")
    assert words in problem.message


DIGESTS = [
    ("the template itself", {"templates/page.html.j2": "{{ title }}!"}, True),
    ("the template it extends", {"templates/frame.html.j2": "{% block main %}{% endblock %}"}, True),
    ("a string", {"locales/en.yaml": WORDS.replace("Hello", "Good day")}, True),
    ("the content of a static file", {"static/site.css": "body {}"}, False),
    ("another static file", {"static/more.css": "body {}"}, True),
    ("a piece of it", {"templates/piece.html.j2": "{{ title }}!"}, True),
    ("another template", {"templates/other.html.j2": "{{ title }}!"}, False),
    ("the description", {"theme.yaml": ABOUT.replace("tests", "others")}, False),
]


@pytest.mark.parametrize(("files", "changes"), [case[1:] for case in DIGESTS], ids=[case[0] for case in DIGESTS])
def test_a_digest_covers_what_a_page_is_made_from(tmp_path: Path, files: dict[str, str], changes: bool) -> None:
    """It changes with everything that the template reaches, and with nothing else."""
    piece = '{{ {"title": title}|rendered("piece.html.j2") }}'
    source = f'{{% extends "frame.html.j2" %}}{{% block main %}}{piece}{{% endblock %}}'
    plain = {"templates/page.html.j2": source, "templates/piece.html.j2": "{{ title }}"}
    before = make_theme(tmp_path / "before", plain)
    after = make_theme(tmp_path / "after", plain | files)
    assert (before.digest("page.html.j2") != after.digest("page.html.j2")) is changes


SPANISH = """\
strings:
  list: {two: "{first} y {second}", more: ", ", last: "{first} y {last}"}
  hello: "Hola {name}"
  reuse: {brief: Nuestro resumen}
"""


def test_a_region_says_only_what_differs(tmp_path: Path) -> None:
    """What the file of a region lacks comes from the language; days are written as the region writes them."""
    files = {
        "locales/es.yaml": SPANISH,
        "locales/es-PE.yaml": "strings: {hello: 'Buenas, {name}'}\n",
        "templates/other.html.j2": "{{ t('hello', name=title) }}. {{ '2016-02'|month }}. {{ word('reuse', 'brief') }}",
    }
    theme = make_theme(tmp_path, files, language="es-PE")
    assert theme.render("other.html.j2", {"title": "Ana"}) == "Buenas, Ana. febrero de\u00a02016. Nuestro resumen"
    assert theme.locale.language == "es-PE"


def test_a_translation_that_lacks_a_string_is_a_problem(tmp_path: Path) -> None:
    """Readers never meet English words between others: the theme's check names each key, and what to translate."""
    files = {**PLAIN, "locales/es.yaml": SPANISH.replace('  hello: "Hola {name}"\n', "")}
    theme, (problem,) = load_theme([write_theme(tmp_path / "plain", files)], language="es")
    assert theme is None
    assert (problem.code, problem.place.path) == ("theme-error", "themes/plain/locales/es.yaml")
    assert problem.message == 'the string "hello" is missing'
    assert problem.hint == 'translate the English one: "Hello {name}"'


def test_a_translation_that_was_just_begun_is_not_reported_line_by_line(tmp_path: Path) -> None:
    """Of hundreds of missing strings twenty are named and the others counted."""
    many = WORDS + "".join(f"  s{number}: text\n" for number in range(40))
    files = {**PLAIN, "locales/en.yaml": many, "locales/es.yaml": SPANISH}
    _, problems = load_theme([write_theme(tmp_path / "plain", files)], language="es")
    assert len(problems) == 21
    assert problems[-1].message == "20 more strings are missing"


def test_a_site_may_change_one_string_of_a_translation(tmp_path: Path) -> None:
    """A locale file of the site holds only what differs from the theme's own, which is whole."""
    packaged = write_theme(tmp_path / "packaged" / "plain", {**PLAIN, "locales/es.yaml": SPANISH})
    own = write_theme(tmp_path / "site" / "plain", {"locales/es.yaml": "strings: {hello: 'Hey, {name}'}\n"})
    theme, problems = load_theme([own, packaged], language="es")
    assert problems == ()
    assert theme is not None
    assert theme.locale.text("hello", name="Ana") == "Hey, Ana"
    assert theme.locale.word("reuse", "brief") == "Nuestro resumen"


def test_a_language_without_a_file_reads_english_and_says_so(tmp_path: Path) -> None:
    """Nobody is kept from publishing in Quechua: the words are English, and the editor is told of other languages."""
    folder = write_theme(tmp_path / "plain", {**PLAIN, "locales/es.yaml": SPANISH})
    theme, (problem,) = load_theme([folder], language="qu")
    assert theme is not None
    assert theme.locale.text("hello", name="Ana") == "Hello Ana"
    assert (problem.code, problem.place.path) == ("untranslated-theme", "themes/plain/locales/qu.yaml")
    assert problem.hint.endswith("to one it has: en, es")


def test_a_language_from_right_to_left_turns_the_page(tmp_path: Path) -> None:
    """The direction is the language's own, whether the theme has words in it or not."""
    theme, _ = load_theme([write_theme(tmp_path / "plain", PLAIN)], language="ar")
    assert theme is not None
    assert theme.environment.from_string("{{ locale.direction }}").render() == "rtl"


PLURALS = """\
  tally: {one: "{count} item in {place}", other: "{count} items in {place}"}
"""


def test_a_number_has_its_plural_form(tmp_path: Path) -> None:
    """The form is the language's for that number, which stands in it in groups of digits; the rest is escaped."""
    files = {
        "locales/en.yaml": WORDS + PLURALS,
        "templates/other.html.j2": "{{ counted('tally', count, place=title) }}",
    }
    theme = make_theme(tmp_path, files)
    seen = [theme.render("other.html.j2", {"title": "<Peru>", "count": count}) for count in (1, 0, 1234)]
    assert seen == [
        "1 item in &lt;Peru&gt;",
        "0 items in &lt;Peru&gt;",
        "1,234 items in &lt;Peru&gt;",
    ]


def test_a_translation_has_the_plural_forms_of_its_own_language(tmp_path: Path) -> None:
    """Polish tells apart one, few and many: ``other`` alone would be wrong for most numbers."""
    polish = SPANISH + '  tally: {one: "{count} wpis, {place}", many: "{count} wpisów, {place}", other: "{count}"}\n'
    files = {**PLAIN, "locales/en.yaml": WORDS + PLURALS, "locales/pl.yaml": polish}
    _, (problem,) = load_theme([write_theme(tmp_path / "plain", files)], language="pl")
    assert problem.message == 'the string "tally.few" is missing'


def test_a_translation_that_asks_for_too_much_is_a_problem(tmp_path: Path) -> None:
    """A ``{name}`` that English does not have would never be filled in."""
    files = {**PLAIN, "locales/es.yaml": SPANISH.replace("{name}", "{nombre}")}
    theme, (problem,) = load_theme([write_theme(tmp_path / "plain", files)], language="es")
    assert theme is None
    assert problem.place.path == "themes/plain/locales/es.yaml"
    assert "{nombre}" in problem.message
