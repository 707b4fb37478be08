# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""How an item is cited: who wrote it, when, where; and that nothing is claimed that nobody knows."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from blotter.model.articles import ReuseKind
from blotter.model.config import SiteSettings
from blotter.model.library import Library
from blotter.rendering.composing.press import set_up
from blotter.rendering.pages.citations import citation_data, person, tex
from blotter.rendering.theme.loader import Theme
from tests.rendering.machine_fixtures import CONFIG, article, brief, copy, credit, own_piece, shelf
from tests.rendering.printing import print_article

HERE = "https://brief.example.org/articles/story/"

NAMES = [
    ("Jane Doe", ("Jane", "Doe")),
    ("Jean-Luc Picard", ("Jean-Luc", "Picard")),
    ("John Q. Public", ("John Q.", "Public")),
    ("Ana de la Roca", ("Ana", "de la Roca")),
    ("Vincent van Gogh", ("Vincent", "van Gogh")),
    ("Flann O’Brien", ("Flann", "O’Brien")),
    ("Doe, Jane", ("Jane", "Doe")),
    ("Gabriel García Márquez", None),
    ("Anna Maria Rossi", None),
    ("Associated Press", None),
    ("Agence France-Presse", None),
    ("AFP", None),
    ("UN Watch", None),
    ("The editors", None),
    ("Example News staff", None),
    ("Madonna", None),
    ("Channel 4", None),
    ("记者 王", None),
]


@pytest.mark.parametrize(("name", "parts"), NAMES)
def test_a_name_is_turned_around_only_where_nobody_can_be_in_doubt(name: str, parts: tuple[str, str] | None) -> None:
    """Offices stay as they are, and so do names of which nobody knows where the family name begins."""
    assert person(name) == parts


def cited(library: Library, theme: Theme, slug: str = "story") -> list[str]:
    """What the page says under “How to cite”: APA, MLA and BibTeX, each as a reader would copy it."""
    tree = LexborHTMLParser(print_article(library, theme, slug))
    apa, mla, bibtex = (tree.css_first(f"#b-{name}") for name in ("apa", "mla", "bibtex"))
    assert apa is not None
    assert mla is not None
    assert bibtex is not None
    return [" ".join(apa.text().split()), " ".join(mla.text().split()), bibtex.text()]


def data(library: Library, theme: Theme, slug: str = "story") -> dict[str, Any]:
    """The values that the theme makes sentences of."""
    return citation_data(set_up(library, theme.locale), slug)


def test_a_brief_is_the_desks_and_bears_no_day_of_somebody_elses_work(theme: Theme) -> None:
    """Its date is the original's; without a day of publication of its own it has none."""
    apa, mla, bibtex = cited(shelf(brief()), theme)
    assert apa == f"Example Desk. (n.d.). Title of story. Example Brief. {HERE}"
    assert mla == f"“Title of story.” Example Brief, Example Desk, {HERE.removeprefix('https://')}."
    assert "author = {{Example Desk}}" in bibtex
    assert "year" not in bibtex
    assert "note = {Summary of an article of Example News, \\url{https://news.example.org/story}}" in bibtex


def test_a_brief_with_a_day_of_its_own_has_that_day(theme: Theme) -> None:
    """``publish`` is when our words appeared."""
    day = dt.datetime(2016, 3, 5, 8, tzinfo=dt.UTC)
    apa, mla, bibtex = cited(shelf(brief(publish=day)), theme)
    assert "Example Desk. (2016, March 5)." in apa
    assert "5 Mar. 2016" in mla
    assert "  year = {2016},\n  month = mar,\n" in bibtex


def test_a_desk_that_is_its_site_is_named_once(theme: Theme) -> None:
    """An organization that publishes itself."""
    config = dataclasses.replace(CONFIG, site=SiteSettings(name="Example Brief", base_url="https://brief.example.org/"))
    apa, mla, _ = cited(shelf(brief(), config=config), theme)
    assert apa == f"Example Brief. (n.d.). Title of story. {HERE}"
    assert mla == f"“Title of story.” Example Brief, {HERE.removeprefix('https://')}."


def test_a_copy_is_its_authors_and_says_who_republished_it(theme: Theme) -> None:
    """The original's day and address; ours stand behind it."""
    apa, mla, bibtex = cited(shelf(copy()), theme)
    assert apa == (
        "Doe, J. (2016, February 26). Title of story. Example News. https://news.example.org/story "
        f"(Republished by Example Brief, {HERE})"
    )
    assert mla == (
        "Doe, Jane. “Title of story.” Example News, 26 Feb. 2016, news.example.org/story. "
        "Republished by Example Brief, brief.example.org/articles/story/."
    )
    assert bibtex == (
        "@misc{story,\n"
        "  author = {Doe, Jane},\n"
        "  title = {{Title of story}},\n"
        "  year = {2016},\n"
        "  month = feb,\n"
        "  howpublished = {Example News},\n"
        "  url = {https://news.example.org/story},\n"
        f"  note = {{Republished by Example Brief, \\url{{{HERE}}}}},\n"
        "  language = {en},\n"
        "}"
    )


AUTHORS = [
    (("Jane Doe", "Ben Roe"), "Doe, J., & Roe, B.", "Doe, Jane, and Ben Roe.", "Doe, Jane and Roe, Ben"),
    (
        ("Jane Doe", "Ben Roe", "Ana de la Roca"),
        "Doe, J., Roe, B., & de la Roca, A.",
        "Doe, Jane, et al.",
        "Doe, Jane and Roe, Ben and de la Roca, Ana",
    ),
    (("Example News desk",), "Example News desk.", "Example News desk.", "{Example News desk}"),
    (("Juan Pérez Gómez",), "Juan Pérez Gómez.", "Juan Pérez Gómez.", "{Juan Pérez Gómez}"),
]


@pytest.mark.parametrize(("authors", "apa", "mla", "bibtex"), AUTHORS)
def test_several_authors(theme: Theme, authors: tuple[str, ...], apa: str, mla: str, bibtex: str) -> None:
    """Each style joins names in its own way; what is no person's name stays in one piece."""
    found = data(shelf(copy(authors=authors)), theme)
    assert (found["apa_authors"], found["mla_authors"]) == (apa, mla)
    assert f"author = {{{bibtex}}}" in found["bibtex"]


def test_a_copy_without_a_byline_is_its_outlets(theme: Theme) -> None:
    """Named once, as what published it."""
    apa, mla, _ = cited(shelf(copy(authors=())), theme)
    assert apa.startswith("Example News. (2016, February 26). Title of story. https://")
    assert mla.startswith("“Title of story.” Example News, 26 Feb. 2016,")


def test_a_translation_names_its_translator_and_keeps_the_title_of_the_original(theme: Theme) -> None:
    """A machine is nobody's name."""
    given = {"original_title": "Oficinistas del puerto", "translator": "Ana Roca"}
    human = cited(shelf(copy(kind=ReuseKind.TRANSLATE, translation="human", **given)), theme)[0]
    assert "Oficinistas del puerto (Ana Roca, Trans.). Example News." in human
    assert "(Translation published by Example Brief" in human
    machine = cited(shelf(copy(kind=ReuseKind.TRANSLATE, translation="machine", **given)), theme)[0]
    assert "Trans." not in machine


def test_our_own_article_is_its_authors(theme: Theme) -> None:
    """By name and with its day, for nobody else wrote it; without names, it is the desk's."""
    library = shelf((own_piece(authors=("Jane Doe",))[0], credit(source_url="", authors=("Jane Doe",), own=True)))
    library = replace(library, articles={"story": replace(library.articles["story"], source="desk")})
    apa, mla, bibtex = cited(library, theme)
    assert apa == f"Doe, J. (2016, February 26). Title of story. Example Brief. {HERE}"
    assert mla.startswith("Doe, Jane. “Title of story.” Example Brief, Example Desk, 26 Feb. 2016,")
    assert "note" not in bibtex


def test_a_day_that_is_not_the_originals_is_not_cited(theme: Theme) -> None:
    """With a date note nobody knows when it appeared."""
    item = article(reuse=ReuseKind.VERBATIM, date_note="day of the event")
    apa, _, bibtex = cited(shelf((item, credit(ReuseKind.VERBATIM))), theme)
    assert "(n.d.)" in apa
    assert "year" not in bibtex


def test_a_title_that_ends_in_a_mark_gets_no_second_one(theme: Theme) -> None:
    """Who killed them? keeps its question mark."""
    apa, mla, _ = cited(shelf(brief(title="Who was it?")), theme)
    assert "Who was it? Example Brief." in apa
    assert "“Who was it?” Example Brief" in mla


TEX = [
    ("100 % of R&D_#1", r"100 \% of R\&D\_\#1"),
    ("{braces} and $5", r"\{braces\} and \$5"),
    (r"back\slash ~ ^", r"back\textbackslash{}slash \textasciitilde{} \textasciicircum{}"),
    ("two\nlines  and Ñandú", "two lines and Ñandú"),
]


@pytest.mark.parametrize(("text", "written"), TEX)
def test_no_sign_of_a_text_is_a_command(text: str, written: str) -> None:
    """TeX sets what is there."""
    assert tex(text) == written


def test_an_address_cannot_end_its_field(theme: Theme) -> None:
    """A brace in an address would close the entry before its end."""
    url = "https://news.example.org/a}b{c\\d?x=1&y=100%25"
    code = data(shelf(copy(source_url=url)), theme)["bibtex"]
    assert "url = {https://news.example.org/a%7Db%7Bc%5Cd?x=1&y=100%25}" in code
    assert code.count("{") == code.count("}")
