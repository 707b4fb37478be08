# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What changes in one version of an article changes on the page of the other, in a build of little too."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builds import build, tree
from tests.site_in_a_string import article, write_site

# Others of every language and list, so that none comes or goes and a change stays a small one.
FAR = "".join(
    article(f"story-{number:02}", date=f"2016-01-{number + 1:02}", tags="ports", more=f"lang: {language}")
    for number, language in enumerate(["en", "es", "pt"])
)
PORT = article("port", date="2016-02-26", region="CO", tags="drugs")
TRANSLATED = "lang: es\ntranslation_of: port"
PUERTO = article("puerto", date="2016-01-20", region="PE", tags="ports", more=TRANSLATED)

CHANGES = {
    "another headline": PUERTO.replace("Title of puerto", "Un titular"),
    "another language": PUERTO.replace("lang: es", "lang: pt"),
    "a translation of something else": PUERTO.replace("translation_of: port", "translation_of: story-01"),
    "a draft": PUERTO.replace("lang: es", "lang: es\nstatus: draft"),
    "withdrawn": PUERTO.replace("lang: es", "lang: es\nstatus: withdrawn"),
}


@pytest.mark.parametrize("changed", CHANGES.values(), ids=CHANGES.keys())
def test_the_page_of_the_other_version_is_made_again(tmp_path: Path, changed: str) -> None:
    """And everything else is as a clean build makes it."""
    site = tmp_path / "site"
    write_site(site, FAR + PORT + PUERTO)
    public = site / "public"
    build(site)
    page = public / "articles/port/index.html"
    before = page.read_bytes()
    assert b'hreflang="es"' in before
    write_site(site, changed, base="")
    build(site)
    assert page.read_bytes() != before
    build(site, output="clean")
    assert tree(public) == tree(site / "clean")
