# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A preview shows what is to come, but for drafts in which something is wrong: those are told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from blotter import pipeline
from blotter.model.problems import SiteError
from blotter.model.report import Report
from tests.builds import build, request, texts_of, tree
from tests.pipeline.test_unfinished_drafts import DRAFT, LINKS, MISTAKES
from tests.site_in_a_string import BASE, article, write_site

READY = article("ready", title="Ready to be read", body=LINKS, more=DRAFT)
# What the rights engine or the rest of the site has against a draft, beside what is wrong in its file.
ALSO_WRONG = {
    "license-needs-permission": article("half", more=f"{DRAFT}\nreuse: verbatim\nauthor: Ana Flores"),
    "broken-anchor": article("half", body="See [[ready#nowhere]].", more=DRAFT),
    "control-character": article("half", title="\x08", more=DRAFT),
}
PAGES = [
    *(f"{folder}articles/{name}/index.html" for folder in ("", "text/") for name in ("ready", "later")),
    *("latest/index.html", "text/index.html"),
]
WRONG = {**MISTAKES, **ALSO_WRONG}


def preview(site: Path, *, output: str = "preview") -> Report:
    """Build a site with its drafts."""
    return build(site, output=output, drafts=True)


def words_of(page: Path) -> str:
    """Read a page, with plain blanks where a line must not break."""
    return page.read_text(encoding="utf-8").replace("\xa0", " ")


def assert_as_clean(site: Path) -> None:
    """Build the same files into a folder of which nothing is remembered, and compare."""
    again = preview(site).problems
    output = f"clean-{sum(1 for _ in site.glob('clean-*'))}"
    assert preview(site, output=output).problems == again
    assert tree(site / "preview") == tree(site / output)


@pytest.mark.parametrize("code", WRONG)
def test_the_others_are_shown_and_it_is_told_of(tmp_path: Path, code: str) -> None:
    """As without ``--drafts``: a warning with the code of the mistake, and words where a link leads to the draft."""
    site = write_site(tmp_path, article("public-one") + READY + WRONG[code])
    report = preview(site)
    assert_as_clean(site)
    files = texts_of(tmp_path / "preview")
    assert "Ready to be read" in files["articles/ready/index.html"]
    assert "By words, words, words and an item that is not available." in files["articles/ready/index.html"]
    assert "articles/half/index.html" not in files
    said = [problem for problem in report.problems if problem.code == "unfinished-draft"]
    assert {problem.place.path for problem in said} == {"content/articles/half.md"}
    assert any(f"({code}, in a draft)" in problem.message for problem in said)
    assert {problem.code for problem in report.problems} == {"unfinished-draft", "hidden-link"}
    assert report.withheld == {"draft": 1}


@pytest.mark.parametrize("code", WRONG)
def test_it_comes_and_goes_as_it_is_mended_and_broken(tmp_path: Path, code: str) -> None:
    """A preview on top of another shows what a first one would."""
    site = write_site(tmp_path, BASE + article("public-one") + READY + WRONG[code], base="")
    preview(site)
    write_site(site, article("half", body="Mended.", more=DRAFT), base="")
    assert preview(site).problems == ()
    assert_as_clean(site)
    assert 'href="/articles/half/"' in texts_of(tmp_path / "preview")["articles/ready/index.html"]
    write_site(site, WRONG[code], base="")
    preview(site)
    assert_as_clean(site)
    write_site(site, article("public-one", body="Edited."), base="")
    assert {problem.code for problem in preview(site).problems} == {"unfinished-draft", "hidden-link"}
    assert_as_clean(site)


def test_checking_asks_what_a_draft_will_need(tmp_path: Path) -> None:
    """Of its rights, too, which nobody asks for before it is to be shown; it is a warning as all of it is."""
    site = write_site(tmp_path, article("public-one") + WRONG["license-needs-permission"])
    assert pipeline.check(request(site)).problems == ()
    assert {problem.code for problem in pipeline.check(request(site, drafts=True)).problems} == {"unfinished-draft"}


LANGUAGES = {
    "en": ("Draft, shown for preview only", "Scheduled for April 1, 2016, shown for preview only"),
    "es": ("Borrador, visible solo como prueba", "Programado para el 1 de abril de 2016, visible solo como prueba"),
    "pt": ("Rascunho, exibido apenas para revisão", "Agendado para 1 de abril de 2016, exibido apenas para revisão"),
}
SCHEDULED = {
    "a moment": article("later", more="publish: 2016-04-01T03:00Z"),
    "a day to come": article("later", date="2016-04-01"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", SCHEDULED)
def test_what_is_scheduled_is_no_draft(tmp_path: Path, what: str, language: str) -> None:
    """Each says which it is, on its page, in lists and in the text edition, in the language of the site."""
    draft, scheduled = LANGUAGES[language]
    site = write_site(tmp_path, article("ready", more=f"{DRAFT}\npublish: 2016-04-01") + SCHEDULED[what])
    config = site / "config.yaml"
    zone = f"language: {language}\n  timezone: Asia/Tokyo\n"
    config.write_text(config.read_text(encoding="utf-8").rstrip("\n") + f"\n  {zone}", encoding="utf-8")
    preview(site)
    files = {path: words_of(tmp_path / "preview" / path) for path in PAGES}
    for name, mine, others in (("ready", draft, scheduled), ("later", scheduled, draft)):
        for path in (f"articles/{name}/index.html", f"text/articles/{name}/index.html"):
            assert f'<p class="draft-note">{mine}</p>' in files[path] or f"<p>{mine}</p>" in files[path]
            assert others not in files[path].partition("<h1")[0]
    for path in ("latest/index.html", "text/index.html"):
        assert files[path].count(draft) == files[path].count(scheduled) == 1


def test_a_list_follows_the_day_of_a_scheduled_item(tmp_path: Path) -> None:
    """The day is shown where the item is; when it changes, or a draft gets one, the lists change with it."""
    site = write_site(tmp_path, article("public-one") + SCHEDULED["a moment"])
    preview(site)
    for more in ("publish: 2016-05-02", "publish: 2016-05-02\nstatus: draft", "publish: 2016-06-03"):
        write_site(site, article("later", more=more), base="")
        preview(site)
        assert_as_clean(site)
    assert "Scheduled for June 3, 2016" in words_of(tmp_path / "preview/latest/index.html")


def test_what_will_appear_by_itself_has_to_be_right(tmp_path: Path) -> None:
    """Nobody may be at the desk then: a mistake in a scheduled item stops the preview, as it stops the site."""
    site = write_site(tmp_path, article("later", body="See [[nowhere]].", more="publish: 2016-04-01"))
    with pytest.raises(SiteError):
        preview(site)
