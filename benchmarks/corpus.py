# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Write a synthetic corpus as a site: ``python -m benchmarks.corpus blotter 10000 FOLDER``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.articles import Corpus
from benchmarks.for_blotter import CONFIG, EVERYTHING, OTHER_ENGINE, blotter_format
from benchmarks.for_hugo import hugo_format
from benchmarks.for_pelican import pelican_format
from benchmarks.site_format import SiteFormat, write_site

FORMATS: Mapping[str, Callable[[], SiteFormat]] = {
    "blotter": blotter_format,
    "blotter-everything": lambda: blotter_format(EVERYTHING),
    "blotter-commonmark": lambda: blotter_format(CONFIG + OTHER_ENGINE),
    "hugo": hugo_format,
    "hugo-related": lambda: hugo_format(own_related=True),
    "pelican": pelican_format,
}


def main() -> None:
    """Write one site."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("generator", choices=FORMATS)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    write_site(arguments.folder, FORMATS[arguments.generator](), Corpus(count=arguments.count))


if __name__ == "__main__":
    main()
