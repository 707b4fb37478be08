# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
# ruff: noqa: E501 - templates stand here as they are
"""The corpus as a Pelican site with a minimal theme: regions are its categories, sources its authors."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.articles import Item
from benchmarks.site_format import SiteFormat, body_of


def pelican_format() -> SiteFormat:
    """Return the format of a Pelican site."""
    return SiteFormat(
        frame=lambda: _FRAME,
        article=_article,
        page=lambda item: f"articles/{item.slug}/index.html",
        output="output",
        caches=("cache",),
    )


def _article(item: Item) -> tuple[str, str]:
    text = (
        f"Title: {item.title}\nDate: {item.date}\nSlug: {item.slug}\nCategory: {item.country}\n"
        f"Tags: {', '.join(item.tags)}\nAuthor: {item.source}\n\n"
    )
    references = [f"[{slug}]({{filename}}{slug}.md)" for slug in item.references]
    return f"content/{item.slug}.md", text + body_of(item, references)


_CONFIG = """\
SITENAME = "Benchmark"
SITEURL = "https://bench.example.org"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
THEME_STATIC_PATHS = []
STATIC_PATHS = []
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
MARKDOWN = {
    "extensions": ["markdown.extensions.meta", "markdown.extensions.extra", "markdown.extensions.toc", "markdown.extensions.smarty"],
    "output_format": "html5",
}
DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"index": None, "tag": None, "category": None, "author": None}
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)
DIRECT_TEMPLATES = ["index", "tags", "categories", "authors"]
INDEX_SAVE_AS = "index.html"
TAGS_SAVE_AS = "tags/index.html"
CATEGORIES_SAVE_AS = "regions/index.html"
AUTHORS_SAVE_AS = "sources/index.html"
ARTICLE_URL = "articles/{slug}/"
ARTICLE_SAVE_AS = "articles/{slug}/index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = "tags/{slug}/index.html"
CATEGORY_URL = "regions/{slug}/"
CATEGORY_SAVE_AS = "regions/{slug}/index.html"
AUTHOR_URL = "sources/{slug}/"
AUTHOR_SAVE_AS = "sources/{slug}/index.html"
FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 30
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
GZIP_CACHE = False
CONTENT_CACHING_LAYER = "generator"
"""
_LIST = """\
{% extends "base.html" %}{% block main %}<h1>list</h1>
{% for article in articles_page.object_list %}<article><h2><a href="/{{ article.url }}">{{ article.title }}</a></h2>
{{ article.summary }}<p>{{ article.date.strftime("%B %d, %Y") }} {{ article.author }}</p></article>{% endfor %}
{% if articles_page.has_next() %}<a href="/{{ articles_next_page.url }}">older</a>{% endif %}{% endblock %}
"""


def _terms(name: str) -> str:
    row = '<li><a href="/{{ term.url }}">{{ term }}</a> {{ articles|length }}</li>'
    rows = f"<ul>{{% for term, articles in {name} %}}{row}{{% endfor %}}</ul>"
    return f'{{% extends "base.html" %}}{{% block main %}}{rows}{{% endblock %}}\n'


_FRAME: Mapping[str, str] = {
    "pelicanconf.py": _CONFIG,
    "theme/templates/base.html": """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ SITENAME }}</title>
</head>
<body>
<header><a href="/">Benchmark</a> <a href="/tags/">Topics</a> <a href="/regions/">Regions</a> <a href="/sources/">Sources</a></header>
<main>{% block main %}{% endblock %}</main>
</body>
</html>
""",
    "theme/templates/index.html": _LIST,
    "theme/templates/tag.html": _LIST,
    "theme/templates/category.html": _LIST,
    "theme/templates/author.html": _LIST,
    "theme/templates/tags.html": _terms("tags"),
    "theme/templates/categories.html": _terms("categories"),
    "theme/templates/authors.html": _terms("authors"),
    "theme/templates/article.html": """\
{% extends "base.html" %}{% block main %}<article><h1>{{ article.title }}</h1>
<p><time datetime="{{ article.date.strftime("%Y-%m-%d") }}">{{ article.date.strftime("%B %d, %Y") }}</time>
{% for tag in article.tags %}<a href="/{{ tag.url }}">{{ tag }}</a> {% endfor %}<a href="/{{ article.category.url }}">{{ article.category }}</a>
<a href="/{{ article.author.url }}">{{ article.author }}</a></p>
{{ article.content }}</article>{% endblock %}
""",
}
