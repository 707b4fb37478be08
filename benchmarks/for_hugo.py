# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
# ruff: noqa: E501 - templates stand here as they are
"""The corpus as a Hugo site with a minimal theme: of Blotter's pages those that Hugo makes without tricks."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.articles import ABOVE_COUNTRIES, Item
from benchmarks.site_format import SiteFormat, body_of


def hugo_format(*, own_related: bool = False) -> SiteFormat:
    """Return the format of a Hugo site.

    The four related stories under an article are the newest that share its first tag, which costs Hugo next to
    nothing. With ``own_related`` they are what Hugo's own "related content" finds by tags, which grows with the square
    of the archive.
    """
    page = _PAGE_OF_ARTICLE.replace("RELATED", _OWN_RELATED if own_related else _CHEAP_RELATED)
    frame = {**_FRAME, "layouts/page.html": page}
    return SiteFormat(
        frame=lambda: frame,
        article=_article,
        page=lambda item: f"articles/{item.slug}/index.html",
        output="public",
        caches=("resources", ".hugo_build.lock"),
    )


def _article(item: Item) -> tuple[str, str]:
    regions = ", ".join((item.country, *ABOVE_COUNTRIES))  # Blotter lists an article under the regions above, too
    text = (
        f'---\ntitle: "{item.title}"\ndate: {item.date}\nregions: [{regions}]\nsources: [{item.source}]\n'
        f"tags: [{', '.join(item.tags)}]\n---\n"
    )
    references = [f'{{{{< story "{slug}" >}}}}' for slug in item.references]
    return f"content/articles/{item.date.year}/{item.slug}.md", text + body_of(item, references)


_CONFIG = """\
baseURL = "https://bench.example.org/"
title = "Benchmark"
enableRobotsTXT = true
[permalinks.page]
articles = "/articles/:contentbasename/"
[pagination]
pagerSize = 20
disableAliases = true
[taxonomies]
tag = "tags"
region = "regions"
source = "sources"
[outputs]
home = ["html", "rss"]
section = ["html"]
taxonomy = ["html"]
term = ["html"]
page = ["html"]
[services.rss]
limit = 30
[related]
includeNewer = true
threshold = 20
toLower = false
[[related.indices]]
name = "tags"
weight = 100
"""
_BASE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ .Title }}</title>
<link rel="canonical" href="{{ .Permalink }}">
</head>
<body>
<header><a href="/">Benchmark</a> <a href="/articles/">Latest</a> <a href="/tags/">Topics</a> <a href="/regions/">Regions</a> <a href="/sources/">Sources</a></header>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
"""
_LIST = """\
{{ define "main" }}<h1>{{ .Title }}</h1>
{{ range .Paginator.Pages }}{{ partialCached "card.html" . .RelPermalink }}{{ end }}
{{ with .Paginator.Prev }}<a href="{{ .URL }}">newer</a>{{ end }}{{ with .Paginator.Next }}<a href="{{ .URL }}">older</a>{{ end }}{{ end }}
"""
_OWN_RELATED = "(site.RegularPages.Related .)"
_CHEAP_RELATED = "(complement (slice .) (first 5 (index site.Taxonomies.tags (index .Params.tags 0)).Pages))"
_PAGE_OF_ARTICLE = """\
{{ define "main" }}<article><h1>{{ .Title }}</h1>
<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "January 2, 2006" }}</time>
{{ range .Params.tags }}<a href="/tags/{{ . }}/">{{ . }}</a> {{ end }}<a href="/regions/{{ index .Params.regions 0 | lower }}/">{{ index .Params.regions 0 }}</a>
<a href="/sources/{{ index .Params.sources 0 }}/">{{ index .Params.sources 0 }}</a></p>
{{ .Content }}</article>
<ul>{{ range first 4 RELATED }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
"""
_FRAME: Mapping[str, str] = {
    "hugo.toml": _CONFIG,
    "layouts/baseof.html": _BASE,
    "layouts/section.html": _LIST,
    "layouts/term.html": _LIST,
    "layouts/home.html": """\
{{ define "main" }}<h1>{{ .Title }}</h1>
{{ range first 12 site.RegularPages }}{{ partialCached "card.html" . .RelPermalink }}{{ end }}{{ end }}
""",
    "layouts/taxonomy.html": """\
{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Data.Terms.Alphabetical }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>{{ end }}
""",
    "layouts/_partials/card.html": """\
<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
<p>{{ .Summary | plainify | truncate 200 }}</p>
<p>{{ .Date.Format "January 2, 2006" }} {{ index .Params.sources 0 }}</p></article>
""",
    "layouts/_shortcodes/story.html": """\
{{- with site.GetPage (.Get 0) }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end -}}
""",
}
