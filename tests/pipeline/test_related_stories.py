# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which stories an item shows as related is remembered, and found again only where it may be another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blotter.library.related import Neighborhood
from blotter.model.problems import SiteError
from blotter.publishing.inputs import identity
from blotter.publishing.related_stories import RelatedStories
from blotter.publishing.state import open_known_state
from tests.builds import build
from tests.site_in_a_string import article, write_site

SMALL = "listings: {page_size: 4, home_size: 3, related: 2, related_window: 2}\n"
SLUGS = tuple(f"item-{number}" for number in range(12))

ITEMS = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["A title", "Another"]),
        "date": st.sampled_from(["2016-02-01", "2016-02-02", "2016-02-03", "2030-01-01"]),
        "tags": st.sampled_from(["cocaine", "ports", "[cocaine, ports]"]),
        "region": st.sampled_from(["PE", "CO"]),
        "more": st.sampled_from(["", "related: [item-0, item-1]", "status: withdrawn"]),
    }
)


def site_of(folder: Path) -> Path:
    """Write a site of a dozen items that are neighbors, and a few words of settings."""
    site = write_site(folder, "".join(article(slug, date=f"2016-02-{seat + 1:02}") for seat, slug in enumerate(SLUGS)))
    with (site / "config.yaml").open("a", encoding="utf-8") as config:
        config.write(SMALL)
    return site


def remembered(site: Path, output: str = "public") -> dict[str, tuple[str, ...]]:
    """Return all that is remembered of related stories."""
    state = open_known_state(str(site), str(site / output), f"{identity()} drafts=False")
    assert state is not None
    try:
        related = RelatedStories(state)
        related.showing(())  # all that were shown are there, and no others
        return {slug: related.of(slug) for slug in state.words("shown")}
    finally:
        state.close()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note for whom related stories are found."""
    slugs: list[str] = []
    find: Callable[[Neighborhood, str], tuple[str, ...]] = Neighborhood.related

    def noting(self: Neighborhood, slug: str) -> tuple[str, ...]:
        slugs.append(slug)
        return find(self, slug)

    monkeypatch.setattr(Neighborhood, "related", noting)
    return slugs


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(SLUGS), st.none() | ITEMS), min_size=1, max_size=5))
def test_what_is_remembered_is_what_a_clean_build_finds(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, dict[str, str] | None]]
) -> None:
    """Whatever is edited, added, deleted, scheduled or withdrawn: after each build it is as after a clean one."""
    site = site_of(tmp_path_factory.mktemp("site"))
    build(site)
    for number, (slug, fields) in enumerate(edits):
        if fields is None:
            (site / f"content/articles/{slug}.md").unlink(missing_ok=True)
            write_site(site, article(f"new-{number}", date="2016-02-05"), base="")
        elif slug in ("item-0", "item-1"):  # what others choose has to stay
            write_site(site, article(slug, title=fields["title"], date=fields["date"]), base="")
        else:
            write_site(site, article(slug, **fields), base="")
        try:
            build(site)
        except SiteError:
            continue
        build(site, output=f"clean-{number}")
        assert remembered(site) == remembered(site, f"clean-{number}")


@pytest.mark.parametrize("fields", [{"title": "Another title"}, {"body": "Another text."}, {"more": "summary: Short."}])
def test_an_edit_of_words_asks_for_nobody(tmp_path: Path, asked: list[str], fields: dict[str, str]) -> None:
    """What is related does not depend on words, so it is looked up."""
    site = site_of(tmp_path)
    build(site)
    assert set(asked) == set(SLUGS)
    asked.clear()
    write_site(site, article(SLUGS[3], **{"date": "2016-02-04"} | fields), base="")
    build(site)
    assert asked == []


def test_an_edited_template_asks_for_nobody(tmp_path: Path, asked: list[str]) -> None:
    """The pages of all items are made again, and the related stories are those that they were."""
    site = site_of(tmp_path)
    build(site)
    before = remembered(site)
    asked.clear()
    template = site / "themes/dispatch/templates/article.html.j2"
    template.parent.mkdir(parents=True)
    packaged = Path(__file__).parents[2] / "themes/dispatch/templates/article.html.j2"
    words = packaged.read_text(encoding="utf-8")
    template.write_text(words.replace("{% block main %}", "{% block main %}\n<!-- new -->"), encoding="utf-8")
    build(site)
    assert "<!-- new -->" in (site / "public/articles/item-3/index.html").read_text(encoding="utf-8")
    assert asked == []
    assert remembered(site) == before


def test_files_that_change_their_slugs(tmp_path: Path) -> None:
    """Two files of one day take each other's slug: everything stands where it stood, and is somebody else."""
    site = site_of(tmp_path)
    first, second = (
        article(path, date="2016-02-07", tags=tags, more=f"slug: {slug}")
        for path, tags, slug in (("item-4", "ports", "four"), ("item-5", "cocaine", "five"))
    )
    write_site(site, first + second, base="")
    build(site)
    third, fourth = (
        article(path, date="2016-02-07", tags=tags, more=f"slug: {slug}")
        for path, tags, slug in (("item-4", "ports", "five"), ("item-5", "cocaine", "four"))
    )
    write_site(site, third + fourth, base="")
    build(site)
    build(site, output="clean")
    assert remembered(site) == remembered(site, "clean")
    for slug in ("four", "five"):
        page = f"articles/{slug}/index.html"
        assert (site / "public" / page).read_bytes() == (site / "clean" / page).read_bytes()


@pytest.mark.parametrize("fields", [{"date": "2016-02-20"}, {"tags": "ports"}, {"region": "CO"}])
def test_what_moves_is_found_again(tmp_path: Path, asked: list[str], fields: dict[str, str]) -> None:
    """A date or a term decides whose neighbor an item is: those near it are looked at."""
    site = site_of(tmp_path)
    build(site)
    asked.clear()
    write_site(site, article(SLUGS[3], **{"date": "2016-02-04"} | fields), base="")
    build(site)
    assert SLUGS[3] in asked


def test_another_setting_is_another_answer(tmp_path: Path) -> None:
    """Where the configuration says how many there are, none is taken from memory."""
    site = site_of(tmp_path)
    build(site)
    config = site / "config.yaml"
    config.write_text(config.read_text(encoding="utf-8").replace("related: 2", "related: 3"), encoding="utf-8")
    build(site)
    build(site, output="clean")
    assert remembered(site) == remembered(site, "clean")
    assert max(len(related) for related in remembered(site).values()) == 3
