# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What is taken off the site is not left in the folder of a builder either, whatever was built before."""

from __future__ import annotations

from pathlib import Path

import pytest

from blotter import pipeline
from tests.builds import build
from tests.site_in_a_string import article, write_site

PACKAGED = Path(__file__).parents[2] / "themes/dispatch/templates/base.html.j2"
TOLD = "Quokka seized"


def telling(folder: Path) -> list[str]:
    """Name the files below a folder in which a reader of them would find the words."""
    return [str(path) for path in folder.rglob("*") if path.is_file() and TOLD.encode() in path.read_bytes()]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site whose retired tree lies on the stage, and shows an item where it stands no more."""
    others = "".join(article(f"other-{number}") for number in range(4))
    site = write_site(tmp_path, others + article("secret", title=TOLD, tags="ports", region="PE"))
    build(site)
    template = site / "themes/dispatch/templates/base.html.j2"
    template.parent.mkdir(parents=True)
    template.write_text(PACKAGED.read_text(encoding="utf-8") + "\n<!-- new -->\n", encoding="utf-8")
    write_site(site, article("secret", title=TOLD, tags="cocaine", region="CO"), base="")
    # So few files would be replaced one by one; those of a large site are not.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "_FEW_FILES", 0)
        build(site)
    assert telling(site / ".blotter")
    return site


@pytest.mark.parametrize("how", ["deleted", "withdrawn", "withdrawn, and the memory is damaged"])
def test_nothing_is_left(site: Path, how: str) -> None:
    """In one build, be it a small one."""
    path = site / "content/articles/secret.md"
    if how == "deleted":
        path.unlink()
    else:
        path.write_text(path.read_text().replace("---\n", "---\nstatus: withdrawn\n", 1), encoding="utf-8")
    if "damaged" in how:
        for state in (site / ".blotter").glob("state-*.sqlite"):
            state.write_bytes(b"damaged")
    build(site)
    assert telling(site / "public") == []
    # What the desk's own file says is remembered of it as long as that is there.
    assert [name for name in telling(site / ".blotter") if not name.endswith(".sqlite")] == []


@pytest.mark.parametrize("what", ["nothing", "a folder"])
def test_a_published_file_that_somebody_took_away(site: Path, what: str) -> None:
    """A large build would take it over as it is; without it, it makes everything anew."""
    taken = site / "public/robots.txt"
    content = taken.read_bytes()
    taken.unlink()
    if what == "a folder":
        taken.mkdir()
    template = site / "themes/dispatch/templates/base.html.j2"
    template.write_text(template.read_text() + "<!-- newer -->\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "_FEW_FILES", 0)
        build(site)
    assert taken.read_bytes() == content
    assert "<!-- newer -->" in (site / "public/index.html").read_text(encoding="utf-8")
