# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A whole site in one string, so that a test shows what it is about.

Files are introduced by a line ``-- path --``. What every site needs and the test does not care about (configuration,
sources, vocabularies) is filled in from ``BASE``.
"""

from __future__ import annotations

import re
from pathlib import Path

_FILE = re.compile(r"^-- (\S+) --\n", re.MULTILINE)

BASE = """\
-- config.yaml --
site:
  name: Example Brief
  base_url: https://brief.example.org/
  publisher: Example Desk
-- content/sources.yaml --
desk:
  name: Example Desk
  home: https://brief.example.org/
  own: true
example-news:
  name: Example News
  home: https://news.example.org/
  domains: [news.example.org]
-- content/tags.yaml --
drugs:
  label: Drugs
cocaine:
  label: Cocaine
  parent: drugs
  aliases: [coke]
ports:
  label: Ports
-- content/regions.yaml --
americas: {label: Americas, kind: continent}
south-america: {label: South America, kind: subregion, parent: americas}
PE: {label: Peru, kind: country, parent: south-america}
CO: {label: Colombia, kind: country, parent: south-america}
vraem: {label: VRAEM, kind: area, parent: PE}
amazon: {label: Amazon, kind: area, parent: [PE, CO]}
"""

ARTICLE = """\
---
title: {title}
source: example-news
source_url: https://news.example.org/{slug}
date: {date}
region: {region}
tags: {tags}
{more}---
{body}
"""


def article(slug: str, **fields: str) -> str:
    """Return one article file for a site string: a plain brief, with what the test sets (``more``: further lines)."""
    filled = {
        "title": f"Title of {slug}",
        "date": "2016-02-26",
        "region": "PE",
        "tags": "cocaine",
        "more": "",
        "body": f"The body of {slug}.",
    } | fields
    if filled["more"] and not filled["more"].endswith("\n"):
        filled["more"] += "\n"
    return f"-- content/articles/{slug}.md --\n" + ARTICLE.format(slug=slug, **filled)


def files_of(text: str) -> dict[str, str]:
    """Split a site string into path and text."""
    parts = _FILE.split(text)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def write_site(folder: Path, text: str, *, base: str = BASE) -> Path:
    """Write a site string into a folder, over what ``base`` fills in; return the folder."""
    for path, content in (files_of(base) | files_of(text)).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")
    return folder
