# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The index of words is published beside the pages, late if need be, and never says what they no longer say."""

from __future__ import annotations

import gzip
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from blotter import pipeline
from blotter.desk.early import nothing_to_do
from blotter.model.problems import SiteError
from blotter.model.report import Report
from blotter.publishing import search_index
from blotter.publishing.lock import build_lock
from blotter.publishing.search_bundle import PagefindError, find_pagefind, make_bundle
from blotter.publishing.search_index import indexed_part, refresh_index
from tests.builds import NOW, build, request, tree
from tests.site_in_a_string import BASE, article, write_site

needs_pagefind = pytest.mark.skipif(find_pagefind() is None, reason="pagefind-bin is not installed")

FACT = '<meta name="m" data-pagefind-meta="m[content]" content="1">'
ONE = article("one", body="A harbor raid in Callao.")
TWO = article("two", body="An airstrip in the valley.")


def publish(folder: Path, text: str, *, base: str = BASE) -> Report:
    """Write files and build."""
    return build(write_site(folder, text, base=base))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Publish two items with their index."""
    publish(tmp_path, ONE + TWO)
    refresh_index(request(tmp_path))
    return tmp_path


@pytest.fixture
def large() -> Iterator[None]:
    """Let two items be so many that an index is not made anew for one edit."""
    with mock.patch.multiple(search_index, FEW_ITEMS=1, _SHARE=0):
        yield


def searched(folder: Path) -> str:
    """Return everything that the published index says of items, as one text; empty where there is none."""
    files = sorted((folder / "public" / "pagefind").rglob("*.pf_*"))
    return "\n".join(gzip.decompress(file.read_bytes()).decode(errors="replace") for file in files)


PARTS = {
    "nothing may be found": ("<html><head></head><body><div>a</div></body></html>", None),
    "an element and all in it": (
        "<html><head></head><body><div data-pagefind-body><div>a</div>b</div>c</body></html>",
        "<body><div data-pagefind-body><div>a</div>b</div></body>",
    ),
    "several elements": (
        '<p class="s" data-pagefind-body>a</p>x<div data-pagefind-body>b</div>y',
        '<body><p class="s" data-pagefind-body>a</p><div data-pagefind-body>b</div></body>',
    ),
    "facts of the head": (
        f'<head>{FACT}<meta name="x"></head><p data-pagefind-body>a</p>',
        f"<head>{FACT}</head><body><p data-pagefind-body>a</p></body>",
    ),
    "words about it": ("<p>Write data-pagefind-body there.</p>", None),
    "never closed": ("<div data-pagefind-body>a", "<body><div data-pagefind-body>a</body>"),
}


@pytest.mark.parametrize(("page", "part"), PARTS.values(), ids=PARTS.keys())
def test_what_goes_into_the_index(page: str, part: str | None) -> None:
    """What a page marks, and nothing around it: menus, credits and lists are no words of the item."""
    found = indexed_part(page.encode())
    assert found is None if part is None else part in (found or b"").decode()


@needs_pagefind
def test_only_articles_are_found(site: Path) -> None:
    """By their words and their titles; lists and pages of the site are ways to them and not what one looks for."""
    words = searched(site)
    assert "harbor raid" in words
    assert "Title of two" in words
    assert len(list((site / "public/pagefind/fragment").iterdir())) == 2


@needs_pagefind
def test_a_build_keeps_the_index(site: Path) -> None:
    """Nothing changed in it, so nothing of it is written; and the next command leaves early."""
    before = tree(site / "public")
    report = build(site)
    assert (report.written, report.search.behind, report.search.is_due) == (0, 0, False)
    assert tree(site / "public") == before
    with mock.patch("time.time", return_value=NOW.timestamp() + 1):
        assert nothing_to_do([], str(site)).startswith("Nothing changed")


@needs_pagefind
def test_an_old_index_and_a_new_one_are_the_same(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """After edits of every kind: what is published then is what a clean build publishes."""
    publish(site, article("one", body="A harbor raid in Paita.") + article("three", date="2016-02-27"), base="")
    (site / "content/articles/two.md").unlink()
    build(site)
    refresh_index(request(site))
    clean = tmp_path_factory.mktemp("clean")
    publish(clean, article("one", body="A harbor raid in Paita.") + article("three", date="2016-02-27"))
    refresh_index(request(clean))
    assert tree(site / "public") == tree(clean / "public")


@needs_pagefind
@pytest.mark.parametrize(
    "goes",
    [
        article("one", body="A harbor raid in Callao.", more="status: withdrawn"),
        article("one", body="A harbor raid in Callao.", more="status: draft"),
        article("one", body="A harbor raid in Callao.", more="expires: 2016-02-29"),
        article("one", body="A harbor raid in Callao.", more="publish: 2016-03-05"),
    ],
    ids=["withdrawn", "draft", "expired", "not yet"],
)
def test_what_goes_is_out_of_the_index_in_the_same_build(site: Path, large: None, goes: str) -> None:
    """The whole index goes with it, since single words cannot be struck out; the next has the rest."""
    report = publish(site, goes, base="")
    assert not (site / "public/pagefind").exists()
    assert report.search.is_due
    refresh_index(request(site))
    assert "harbor" not in searched(site)
    assert "airstrip" in searched(site)


@needs_pagefind
def test_a_deleted_file_is_out_of_the_index_in_the_same_build(site: Path, large: None) -> None:
    """However it went."""
    (site / "content/articles/one.md").unlink()
    build(site)
    assert not (site / "public/pagefind").exists()


@needs_pagefind
def test_an_edit_takes_its_old_words_out_at_once(site: Path, large: None) -> None:
    """A passage that was taken back is not shown among the results until the index is made anew."""
    report = publish(site, article("one", body="A raid in Callao."), base="")
    assert (report.search.behind, report.search.is_due) == (1, False)
    assert "harbor raid" not in searched(site)
    assert "airstrip" in searched(site)
    report = build(site)
    assert (report.search.behind, report.search.is_due) == (1, True)
    refresh_index(request(site))
    assert "raid in Callao" in searched(site)


@needs_pagefind
def test_what_an_edit_changes_around_the_text_is_no_edit_of_the_index(site: Path, large: None) -> None:
    """A backlink that comes: the page has other bytes, and its words are the same."""
    before = {path: content for path, content in tree(site / "public").items() if path.startswith("pagefind/fragment/")}
    report = publish(
        site, article("three", body="As in [[one]].", date="2010-01-01", region="CO", tags="ports"), base=""
    )
    assert report.search.behind == 1
    after = tree(site / "public")
    assert before.items() <= after.items()
    assert "Title of three" in after["articles/one/index.html"].decode()


@needs_pagefind
@pytest.mark.parametrize(
    ("items", "edits", "due"), [(300, 1, True), (301, 1, False), (301, 30, False), (301, 31, True), (90_000, 200, True)]
)
def test_when_the_index_is_made_anew(items: int, edits: int, due: bool) -> None:
    """At once where it takes no time, or where a tenth of it, or much, has changed."""
    assert search_index._coverage(items, edits, idle=False).is_due is due


@needs_pagefind
def test_a_build_with_nothing_to_do_does_not_leave_early_from_a_stale_index(site: Path, large: None) -> None:
    """The timer's next build catches up."""
    publish(site, article("one", body="A raid in Callao."), base="")
    with mock.patch("time.time", return_value=NOW.timestamp() + 1):
        assert nothing_to_do([], str(site)) == ""


@needs_pagefind
def test_drafts_are_not_found(tmp_path: Path) -> None:
    """Not even in the preview that shows them."""
    asked = request(tmp_path, drafts=True)
    write_site(tmp_path, ONE + article("draft", body="Not for readers.", more="status: draft"))
    pipeline.build(asked)
    refresh_index(asked)
    assert "Not for readers" not in searched(tmp_path)
    assert "harbor raid" in searched(tmp_path)


COPY = article(
    "copy",
    title="Copy",
    body="Their words about a river.",
    more="reuse: verbatim\nauthor: A Writer\noriginal_title: Copy\n"
    "sha256: ab1827c0660e6bbd0fc6349351c144bb0450f536c0208c3033cc0c4baaafebd4\n",
)
NO_INDEX = """\
-- content/sources.yaml --
example-news:
  name: Example News
  home: https://news.example.org/
  license: CC-BY-4.0
  license_certainty: printed
  terms:
    index: {value: noindex, certainty: printed}
"""


@needs_pagefind
def test_what_a_publisher_keeps_out_of_indexes_is_not_found(tmp_path: Path) -> None:
    """A copy under such terms is for readers, and in no index, this one included."""
    publish(tmp_path, NO_INDEX + ONE + COPY)
    page = (tmp_path / "public/articles/copy/index.html").read_text()
    assert 'name="robots" content="noindex"' in page
    assert "data-pagefind" not in page
    refresh_index(request(tmp_path))
    assert "river" not in searched(tmp_path)
    assert "harbor raid" in searched(tmp_path)


@needs_pagefind
def test_search_can_be_switched_off(site: Path) -> None:
    """Then there is no page, no link to it, and no index; and back."""
    off = BASE.replace("-- content/sources", "outputs: {search: false}\n-- content/sources")
    report = publish(site, "", base=off)
    paths = tree(site / "public")
    assert not [path for path in paths if path.startswith(("pagefind/", "search/"))]
    assert not [path for path, text in paths.items() if b'"/search/' in text or b"data-pagefind" in text]
    assert not report.search.is_on
    assert publish(site, "", base=BASE).search.is_due


@needs_pagefind
def test_a_failed_build_leaves_the_index(site: Path) -> None:
    """As it leaves everything else."""
    before = tree(site / "public")
    with pytest.raises(SiteError):
        publish(site, article("one", tags="nothing-known"), base="")
    assert tree(site / "public") == before


@needs_pagefind
def test_nothing_is_indexed_that_nobody_built(site: Path) -> None:
    """Pages that somebody else put in the place of ours, and a site that was never built."""
    (site / "public/articles/one/index.html").write_text("<p data-pagefind-body>Forged.</p>")
    with pytest.raises(PagefindError, match="not as the last build left it"):
        refresh_index(request(site))
    (site / "public/.blotter-output").write_text("")
    with pytest.raises(PagefindError, match="not as the last build left it"):
        refresh_index(request(site))
    write_site(site / "other", ONE)
    with pytest.raises(PagefindError, match="nothing is known"):
        refresh_index(request(site / "other"))


@needs_pagefind
def test_no_lock_is_held_while_pagefind_works(site: Path) -> None:
    """An editor can build meanwhile; what was made of the site before is not published then."""

    def edit_meanwhile(pages: list[tuple[str, bytes]], language: str) -> dict[str, bytes]:
        publish(site, article("one", body="A raid in Callao."), base="")
        return make_bundle(pages, language)

    with (
        mock.patch.object(search_index, "make_bundle", edit_meanwhile),
        pytest.raises(PagefindError, match="built again meanwhile"),
    ):
        refresh_index(request(site))
    assert "harbor raid" not in searched(site)


def test_another_build_is_waited_for_and_not_disturbed(site: Path) -> None:
    """As builds do with each other."""
    with build_lock(site), pytest.raises(SiteError) as found:
        refresh_index(request(site))
    assert [problem.code for problem in found.value.problems] == ["build-locked"]


@needs_pagefind
def test_where_nothing_may_be_found_there_is_no_index_and_no_second_try(tmp_path: Path) -> None:
    """A site of copies that are kept out of indexes."""
    publish(tmp_path, NO_INDEX + COPY)
    assert refresh_index(request(tmp_path)).items == 0
    assert not (tmp_path / "public/pagefind").exists()
    assert not build(tmp_path).search.behind


def test_without_pagefind_nothing_is_due(tmp_path: Path) -> None:
    """A build does not try what cannot be, and says so in its report."""
    with mock.patch.object(search_index, "find_pagefind", return_value=None):
        report = publish(tmp_path, ONE)
    assert (report.search.is_on, report.search.is_possible, report.search.is_due) == (True, False, False)


def test_a_damaged_memory_is_said_in_words(tmp_path: Path) -> None:
    """Who asks for the index is told that the site has to be built first."""
    publish(tmp_path, article("one"))
    connection = sqlite3.connect(next((tmp_path / ".blotter").glob("state-*.sqlite")))
    with connection:
        connection.execute("UPDATE facts SET value = x'00' WHERE name = 'behind'")
    connection.close()
    with pytest.raises(PagefindError, match="damaged"):
        refresh_index(request(tmp_path))
