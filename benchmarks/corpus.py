# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
# ruff: noqa: E501, SIM905 - the templates of other generators and a text of words stand here as they are
"""A synthetic corpus for measurements: the same articles for Blotter and for the generators it is compared with.

Invented text from a fixed word list: about 450 words an article, five tags, two cross references, a heading, a list,
emphasis, a quotation and an external link, spread over some years. The same number and seed give the same bytes.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

WORDS = (
    "harbor customs officers found packages under a false floor while the crew waited for papers that never came and "
    "prosecutors said the route had been used before by people who knew the terminal well enough to move at night "
    "records show that trucks left the yard twice a week with fruit timber scrap metal and frozen fish bound for ports "
    "in the north where inspectors open one box in fifty the ministry gave no figure but residents counted flights on "
    "most evenings in the dry season a judge ordered the accounts frozen and asked three banks for statements reporters "
    "compared the list with company filings and court rulings from two countries"
).split()
TAGS = tuple(f"topic-{number:02}" for number in range(60))
COUNTRIES = ("PE", "BO", "BR", "CO", "EC", "MX", "BE", "NL", "GB", "IT", "NG", "KE", "MM", "TH", "VN", "AU")
SOURCES = tuple(f"outlet-{number:02}" for number in range(20))
FIRST_DAY = dt.date(2012, 1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One synthetic article."""

    slug: str
    title: str
    date: dt.date
    country: str
    source: str
    tags: tuple[str, ...]
    references: tuple[str, ...]
    body: str


def make_items(count: int, *, seed: int = 7) -> Iterator[Item]:
    """Make ``count`` articles, the oldest first; each refers to two earlier ones."""
    for number in range(count):
        dice = random.Random(seed * 1_000_003 + number)
        references = tuple(_slug(dice.randrange(number)) for _ in range(min(2, number)))
        yield Item(
            slug=_slug(number),
            title=f"{_phrase(dice, 6).capitalize()}, report {number}",
            date=FIRST_DAY + dt.timedelta(days=number * 5000 // max(count, 1)),
            country=dice.choice(COUNTRIES),
            source=dice.choice(SOURCES),
            tags=tuple(sorted(dice.sample(TAGS, 5))),
            references=references,
            body=_body(dice),
        )


def _slug(number: int) -> str:
    return f"item-{number:06}"


def _phrase(dice: random.Random, words: int) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(words))


def _sentence(dice: random.Random) -> str:
    text = _phrase(dice, dice.randint(9, 22)).capitalize()
    if dice.random() < 0.2:
        text = text.replace(" the ", " the *large* ", 1)
    if dice.random() < 0.1:
        text += f" (see [the record](https://records.example.org/{dice.randrange(9999)}))"
    if dice.random() < 0.2:
        text = f"It was the minister's 'first step' -- {text}"
    return text + "."


def _body(dice: random.Random) -> str:
    def paragraph() -> str:
        return " ".join(_sentence(dice) for _ in range(6))

    points = "\n".join(f"- {_phrase(dice, 8)}" for _ in range(3))
    return "\n\n".join(
        [
            paragraph(),
            "{references}",
            paragraph(),
            "## What is known",
            points,
            paragraph(),
            f"> {_phrase(dice, 15)}",
            paragraph(),
        ]
    )


def write_blotter(folder: Path, items: Iterator[Item]) -> None:
    """Write a Blotter site."""
    _write(folder / "config.yaml", "site:\n  name: Benchmark\n  base_url: https://bench.example.org/\n")
    sources = "".join(
        f"{key}:\n  name: Outlet {key[-2:]}\n  home: https://{key}.example.org/\n  domains: [{key}.example.org]\n"
        for key in SOURCES
    )
    _write(folder / "content/sources.yaml", sources)
    _write(folder / "content/tags.yaml", "".join(f"{tag}:\n  label: Topic {tag[-2:]}\n" for tag in TAGS))
    regions = (
        "world: {label: World, kind: continent}\neverywhere: {label: Everywhere, kind: subregion, parent: world}\n"
    )
    regions += "".join(f"{key}: {{label: Land {key}, kind: country, parent: everywhere}}\n" for key in COUNTRIES)
    _write(folder / "content/regions.yaml", regions)
    for item in items:
        _write(folder / f"content/articles/{item.date.year}/{item.slug}.md", _blotter_file(item))


def _blotter_file(item: Item) -> str:
    references = "Earlier: " + " and ".join(f"[[{slug}]]" for slug in item.references) + "."
    return (
        f"---\ntitle: {item.title}\nsource: {item.source}\nsource_url: https://{item.source}.example.org/{item.slug}\n"
        f"date: {item.date}\nregion: {item.country}\ntags: [{', '.join(item.tags)}]\n---\n"
        + item.body.replace("{references}", references if item.references else "Nothing earlier.")
        + "\n"
    )


def write_hugo(folder: Path, items: Iterator[Item]) -> None:
    """Write a Hugo site of the same articles with a minimal theme: the same pages, as far as Hugo has them."""
    _write(folder / "hugo.toml", HUGO_CONFIG)
    for path, text in HUGO_LAYOUTS.items():
        _write(folder / "layouts" / path, text)
    for item in items:
        references = " and ".join(f'[{slug}]({{{{< ref "{slug}" >}}}})' for slug in item.references)
        text = (
            f'---\ntitle: "{item.title}"\ndate: {item.date}\nsource: {item.source}\nregions: [{item.country}]\n'
            f"sources: [{item.source}]\ntags: [{', '.join(item.tags)}]\n---\n"
            + item.body.replace("{references}", f"Earlier: {references}.")
            + "\n"
        )
        _write(folder / f"content/articles/{item.slug}.md", text)


def write_pelican(folder: Path, items: Iterator[Item]) -> None:
    """Write a Pelican site of the same articles with a minimal theme."""
    _write(folder / "pelicanconf.py", PELICAN_CONFIG)
    for path, text in PELICAN_TEMPLATES.items():
        _write(folder / "theme/templates" / path, text)
    for item in items:
        references = " and ".join(f"[{slug}]({{filename}}{slug}.md)" for slug in item.references)
        text = (
            f"Title: {item.title}\nDate: {item.date}\nSlug: {item.slug}\nCategory: {item.country}\n"
            f"Tags: {', '.join(item.tags)}\nAuthor: {item.source}\n\n"
            + item.body.replace("{references}", f"Earlier: {references}.")
            + "\n"
        )
        _write(folder / f"content/{item.slug}.md", text)


HUGO_CONFIG = """\
baseURL = "https://bench.example.org/"
title = "Benchmark"
enableRobotsTXT = true
[pagination]
pagerSize = 20
[taxonomies]
tag = "tags"
region = "regions"
source = "sources"
"""
_HUGO_LIST = """\
<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>
{{ range .Paginator.Pages }}<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p>{{ .Summary | plainify }}</p>
<p>{{ .Date.Format "2006-01-02" }} {{ .Params.source }}</p></article>{{ end }}
{{ with .Paginator.Prev }}<a href="{{ .URL }}">newer</a>{{ end }}{{ with .Paginator.Next }}<a href="{{ .URL }}">older</a>{{ end }}
"""
HUGO_LAYOUTS = {
    "_default/list.html": _HUGO_LIST,
    "index.html": _HUGO_LIST.replace(".Paginator.", "(.Paginate site.RegularPages).").replace("range (", "range ("),
    "_default/terms.html": """<!doctype html><title>{{ .Title }}</title>
{{ range .Data.Terms.Alphabetical }}<a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ end }}
""",
    "_default/single.html": """<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>
<p>{{ .Date.Format "2006-01-02" }} {{ range .Params.tags }}<a href="/tags/{{ . }}/">{{ . }}</a> {{ end }}</p>
{{ .Content }}<ul>{{ range first 4 (site.RegularPages.Related .) }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</ul>
""",
}
PELICAN_CONFIG = """\
SITENAME = "Benchmark"
SITEURL = "https://bench.example.org"
PATH = "content"
THEME = "theme"
TIMEZONE = "UTC"
DEFAULT_PAGINATION = 20
FEED_ALL_ATOM = "feed.xml"
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
DIRECT_TEMPLATES = ["index", "archives"]
LOAD_CONTENT_CACHE = False
"""
_PELICAN_LIST = """\
<!doctype html><title>list</title>{% for article in articles_page.object_list %}<article><h2><a href="/{{ article.url }}">
{{ article.title }}</a></h2>{{ article.summary }}<p>{{ article.date }}</p></article>{% endfor %}
"""
PELICAN_TEMPLATES = {
    "base.html": "{{ SITENAME }}",
    "index.html": _PELICAN_LIST,
    "tag.html": _PELICAN_LIST,
    "category.html": _PELICAN_LIST,
    "author.html": _PELICAN_LIST,
    "archives.html": "{% for article in dates %}<a href='/{{ article.url }}'>{{ article.title }}</a>{% endfor %}",
    "page.html": "{{ page.content }}",
    "article.html": """<!doctype html><title>{{ article.title }}</title><h1>{{ article.title }}</h1>
<p>{{ article.date }} {% for tag in article.tags %}<a href="/{{ tag.url }}">{{ tag }}</a> {% endfor %}</p>{{ article.content }}
""",
}
WRITERS: dict[str, Callable[[Path, Iterator[Item]], None]] = {
    "blotter": write_blotter,
    "hugo": write_hugo,
    "pelican": write_pelican,
}


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Write one corpus: ``python -m benchmarks.corpus blotter 10000 FOLDER``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("generator", choices=sorted(WRITERS))
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    WRITERS[arguments.generator](arguments.folder, make_items(arguments.count))


if __name__ == "__main__":
    main()
