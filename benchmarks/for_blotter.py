# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The corpus as a Blotter site, with a copy of the default theme of its own that can be edited."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from benchmarks.articles import ABOVE_COUNTRIES, COUNTRIES, SOURCES, TAGS, Item
from benchmarks.site_format import SiteFormat, body_of

CHECKOUT = Path(__file__).resolve().parent.parent
EVERYTHING = "site:\n  name: Benchmark\n  base_url: https://bench.example.org/\n"
# The peers have one feed, no data, no pictures, no search and no second page for every item.
CONFIG = (
    EVERYTHING + "outputs: {feeds: false, text: false, api: false, cards: false, search: false, republish: false}\n"
)
OTHER_ENGINE = "markdown:\n  engine: commonmark\n"
THEME = "themes/dispatch"
_TEXTS = (".j2", ".css", ".js", ".yaml", ".svg")


def blotter_format(config: str = CONFIG) -> SiteFormat:
    """Return the format of a Blotter site with that ``config.yaml``."""

    def frame() -> Mapping[str, str]:
        theme = CHECKOUT / THEME
        # What is no text (icons, letters) comes from the theme that is packaged with Blotter.
        files = (path for path in sorted(theme.rglob("*")) if path.suffix in _TEXTS)
        copied = {f"{THEME}/{path.relative_to(theme).as_posix()}": path.read_text("utf-8") for path in files}
        return {"config.yaml": config, **_VOCABULARIES, **copied}

    return SiteFormat(
        frame=frame,
        article=_article,
        page=lambda item: f"articles/{item.slug}/index.html",
        output="public",
        caches=(".blotter",),
        longest=25,  # of a page_size of 20
    )


def code_digest() -> str:
    """Return a digest of Blotter's own code and theme: a measurement during which they change is worth nothing."""
    code = [CHECKOUT / "build.py", *(CHECKOUT / "blotter").rglob("*.py"), *(CHECKOUT / THEME).rglob("*")]
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(path for path in code if path.is_file()):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _article(item: Item) -> tuple[str, str]:
    text = (
        f"---\ntitle: {item.title}\nsource: {item.source}\nsource_url: https://{item.source}.example.org/{item.slug}\n"
        f"date: {item.date}\nregion: {item.country}\ntags: [{', '.join(item.tags)}]\n---\n"
    )
    references = [f"[[{slug}]]" for slug in item.references]
    return f"content/articles/{item.date.year}/{item.slug}.md", text + body_of(item, references)


def _regions() -> str:
    near, far = ABOVE_COUNTRIES
    lines = [
        f"{far}: {{label: World, kind: continent}}",
        f"{near}: {{label: Everywhere, kind: subregion, parent: {far}}}",
        *(f"{key}: {{label: Land {key}, kind: country, parent: {near}}}" for key in COUNTRIES),
    ]
    return "\n".join(lines) + "\n"


_VOCABULARIES = {
    "content/sources.yaml": "".join(
        f"{key}:\n  name: Outlet {key[-2:]}\n  home: https://{key}.example.org/\n  domains: [{key}.example.org]\n"
        for key in SOURCES
    ),
    "content/tags.yaml": "".join(f"{tag}:\n  label: Topic {tag[-2:]}\n" for tag in TAGS),
    "content/regions.yaml": _regions(),
}
