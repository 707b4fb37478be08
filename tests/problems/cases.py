# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The mistake that belongs to each code, as a change to a small site that has none.

``SITE`` builds without a problem. ``CASES`` maps a code to the files that are put over it (see ``site_in_a_string``).
What takes more than a text (bytes, folders, a second build) is in ``makings``.
"""

from __future__ import annotations

from typing import Final

ARTICLE: Final = "content/articles/2026/harbor.md"

# Lines 1 to 7 are its front matter, line 9 its text; {more} is for further fields, {body} for another text.
HARBOR: Final = """\
---
title: Police search a harbor
source: example-news
source_url: https://news.example.org/harbor
date: 2026-11-20
region: PE
tags: [cocaine, ports]
{more}---
{body}
"""
BODY: Final = "Officers opened nine containers in one night."
ORIGINAL: Final = (
    "Nine containers were opened by officers in the course of a single night, the port authority said on Friday."
)
STORED: Final = f"-- content/originals/harbor.txt --\n{ORIGINAL}\n"

SOURCES: Final = """\
-- content/sources.yaml --
desk: {name: Example Desk, home: https://brief.example.org/, own: true}
example-news:
  name: Example News
  home: https://news.example.org/
  domains: [news.example.org]
  license: CC-BY-4.0
  license_certainty: own-text
  license_seen_at: https://news.example.org/terms
  license_seen_on: 2026-11-01
"""
TAGS: Final = """\
-- content/tags.yaml --
drugs: {label: Drugs}
cocaine: {label: Cocaine, parent: drugs, aliases: [coke]}
ports: {label: Ports}
"""
REGIONS: Final = """\
-- content/regions.yaml --
south-america: {label: South America, kind: continent}
PE: {label: Peru, kind: country, parent: south-america}
"""
CONFIG: Final = """\
-- config.yaml --
site:
  name: Example Brief
  base_url: https://brief.example.org/
  publisher: Example Desk
"""


def harbor(more: str = "", body: str = BODY, path: str = ARTICLE) -> str:
    """Return the article, with further fields (lines 8 and on) or another text."""
    return f"-- {path} --\n" + HARBOR.format(more=more + "\n" if more else "", body=body)


def changed(old: str, new: str, *, of: str = "") -> str:
    """Return the article (or another file ``of`` the site), with one thing changed."""
    text = of or harbor()
    assert old in text, f"{old!r} is not there"
    return text.replace(old, new, 1)


def copy(reuse: str, more: str = "", *, path: str = ARTICLE, body: str = BODY) -> str:
    """Return the article as a copy with all that its credit needs; ``reuse`` is line 8, ``more`` begins on line 11."""
    fields = f"reuse: {reuse}\nauthor: Ana Flores\noriginal_title: Police search a harbor"
    return harbor(f"{fields}\n{more}" if more else fields, body=body, path=path)


def licensed(license_: str, terms: str = "") -> str:
    """Return the sources with another license (or none), which no editor has read yet, and publisher's terms."""
    text = SOURCES.partition("  license:")[0]
    if license_:
        text += f"  license: {license_}\n  license_certainty: own-text\n"
    return text + (f"  terms:\n    {terms}\n" if terms else "")


def elsewhere(path: str, text: str = "") -> str:
    """Return the article, or a variant of it, as a second one: in another file, with another original."""
    name = path.rpartition("/")[2].removesuffix(".md")
    return changed(ARTICLE, path, of=changed("example.org/harbor", f"example.org/{name}-story", of=text or harbor()))


def page_not_found(main: str, *, title: str = "") -> str:
    """Return the theme's template of the page 404 with another content."""
    block = f"{{% block title %}}{title}{{% endblock %}}" if title else ""
    return (
        "-- themes/dispatch/templates/404.html.j2 --\n"
        f'{{% extends "base.html.j2" %}}\n{block}{{% block main %}}\n<h1>Not here</h1>\n{main}\n{{% endblock %}}\n'
    )


SITE: Final = CONFIG + SOURCES + TAGS + REGIONS + harbor()
STRIKE: Final = "content/articles/2026/strike.md"
TRIAL: Final = "content/articles/2026/trial.md"
# Of "Officers opened nine containers in one night."
SHA: Final = "sha256: 36a640f5ffe98e3da2908b73c48b4b0e6910fda9a852e4c0398b5297f6498372"
PERMISSION: Final = (
    "permission: {by: The editor of Example News, date: 2026-09-01, evidence: letter 7, scope: [verbatim]}"
)
READ: Final = "seen_at: https://news.example.org/terms, seen_on: 2026-11-20"

CASES: Final[dict[str, str]] = {
    "missing-front-matter": f"-- {ARTICLE} --\n{BODY}\n",
    "unclosed-front-matter": changed("---\nOfficers", "Officers"),
    "front-matter-not-mapping": f"-- {ARTICLE} --\n---\n- Police search a harbor\n- example-news\n---\n{BODY}\n",
    "yaml-syntax": changed("title: Police", "title: Peru: police"),
    "yaml-forbidden": changed("title: Police search a harbor", "title: *police"),
    "yaml-too-deep": changed("[cocaine, ports]", "[[[[[[[cocaine]]]]]]]"),
    "front-matter-too-large": harbor(f"summary: {'word ' * 14_000}"),
    "file-too-large": harbor(body="word " * 250_000),
    "too-many-values": changed("[cocaine, ports]", f"[{', '.join(['cocaine'] * 120)}]"),
    "control-character": changed("Police", "Pol\x08ice"),
    "duplicate-key": harbor("date: 2026-11-21"),
    "unknown-key": changed("source:", "sorce:"),
    "missing-field": changed("date: 2026-11-20\n", ""),
    "empty-value": harbor("summary:"),
    "wrong-type": changed("title: Police search a harbor", "title: [Police search a harbor]"),
    "bad-value": harbor("reuse: breif"),
    "bad-date": changed("2026-11-20", "2026-02-30"),
    "bad-url": changed("https://news.example.org/harbor", "news.example.org/harbor"),
    "bad-slug": harbor(path="content/articles/2026/Harbor_Raid.md"),
    "bad-week": "-- content/editions/2026-W7.md --\nA quiet week.\n",
    "unknown-source": changed("example-news", "exampel-news"),
    "unknown-tag": changed("cocaine", "cocain"),
    "unknown-region": changed("PE", "Perou"),
    "unknown-parent": changed("parent: drugs", "parent: drug", of=TAGS),
    "parent-cycle": changed("{label: Drugs}", "{label: Drugs, parent: cocaine}", of=TAGS),
    "duplicate-term": TAGS + "coal: {label: Coal, aliases: [coke]}\n",
    "unknown-article": harbor("related: stroke") + elsewhere(STRIKE),
    "duplicate-slug": elsewhere("content/articles/2025/harbor.md"),
    "date-after-retrieval": harbor("retrieved: 2026-11-18"),
    "broken-link": harbor(body="The [[stroke]] goes on.") + elsewhere(STRIKE),
    "own-address": harbor(body="See [the port](https://brief.example.org/tags/ports/)."),
    "broken-anchor": harbor(body="## The routes\n\nSee [below](#the-rotes)."),
    "unknown-reference": harbor(body="A judge [agreed][order].\n\n[ordre]: https://news.example.org/order"),
    "unsafe-link": harbor(body="See [the list](javascript:list)."),
    "missing-alt": harbor(body="![](quay.png)"),
    "missing-image": harbor(body="![A quay at night](quay.png)"),
    "unreadable-image": harbor(body="![A quay at night](quay.png)") + "-- content/articles/2026/quay.png --\nA text.\n",
    "remote-image": harbor(body="![A quay at night](https://news.example.org/quay.png)"),
    "markup-timeout": CONFIG + "markdown: {timeout: 0.1}\n" + harbor(body="[" * 10_000 + "](x"),
    "markup-failed": harbor(body="*[A]: " + "t" * 3_000 + "\n\n" + "A " * 900),
    "license-needs-grant": licensed("CC-BY-ND-4.0") + copy("excerpt"),
    "license-needs-permission": licensed("CC-BY-NC-4.0") + CONFIG + "rights: {ads: against}\n" + copy("verbatim", SHA),
    "license-obligation": copy("abridge"),
    "license-unknown": copy("verbatim", f"{SHA}\nlicense: {{id: CC-BY-40, {READ}}}"),
    "license-mismatch": copy("verbatim", f"{SHA}\nlicense: {{id: CC-BY-NC-4.0, {READ}}}"),
    "permission-expired": licensed("")
    + copy("verbatim", f"{SHA}\n{PERMISSION.replace('scope:', 'expires: 2026-10-01, scope:')}"),
    "permission-out-of-scope": licensed("") + copy("abridge", f"changes: Shortened.\n{PERMISSION}"),
    "foreign-original": changed("news.example.org/harbor", "blog.example.net/harbor", of=copy("verbatim", SHA)),
    "publisher-forbids": licensed(
        "CC-BY-4.0", "edits: {value: ask, certainty: printed, quote: Please ask before you cut.}"
    )
    + copy("abridge", "changes: Shortened."),
    "publisher-obligation": licensed(
        "CC-BY-4.0", 'exact_text: {value: "Published by {outlet} on {date}.", certainty: printed, note: our wording}'
    )
    + copy("verbatim", f"{SHA}\ndate_note: The day of the search; the original shows none."),
    "publisher-embargo": licensed("CC-BY-4.0", "embargo_days: {value: 7, certainty: printed, quote: A week after us.}")
    + copy("verbatim", SHA),
    "publisher-expired": licensed("CC-BY-4.0", "expires_days: {value: 3, certainty: printed, quote: For three days.}")
    + copy("verbatim", SHA),
    "publisher-volume": licensed("CC-BY-4.0", "max_per_month: {value: 2, certainty: printed, quote: Two a month.}")
    + copy("verbatim", SHA)
    + elsewhere(STRIKE, copy("verbatim", SHA))
    + elsewhere(TRIAL, copy("verbatim", SHA)),
    "brief-too-close": harbor("reuse: brief", body=ORIGINAL) + STORED,
    "quote-too-long": harbor("reuse: quote", body="> " + " ".join(["word"] * 84)),
    "verbatim-changed": copy("verbatim", SHA) + STORED,
    "missing-fingerprint": copy("verbatim"),
    "adapter-license": licensed("[CC-BY-SA-4.0, CC-BY-NC-SA-4.0]") + copy("adapt", "changes: Rewritten."),
    "collection-license": licensed("CC-BY-NC-4.0")
    + CONFIG
    + "rights: {blanket_license: true}\n"
    + copy("verbatim", SHA),
    "untranslated-theme": CONFIG + "  language: qu\n",
    "theme-error": "-- themes/dispatch/theme.yaml --\nname: dispatch\nlicense: MIT\n",
    "template-error": page_not_found("<p>{{ article.title }}</p>"),
    "page-collision": "-- content/static/about/index.html --\nAbout us.\n-- content/pages/about.md --\n"
    "---\ntitle: About us\n---\nWho we are.\n",
    "unsafe-output": page_not_found('<iframe src="https://video.example.org/1"></iframe>'),
    "duplicate-id": page_not_found('<p id="map">Here</p>\n<p id="map">and there</p>'),
    "broken-output": page_not_found("", title=" "),
    "dead-link": page_not_found('<p><a href="/tags/cocain/">Cocaine</a></p>'),
    "cut-value": changed("Police search a harbor", "Police search harbor #2"),
    "stray-file": "-- content/article/strike.md --\nA strike at the harbor.\n",
    "alias-used": changed("cocaine", "coke"),
    "hidden-link": harbor(body="The [[strike]] goes on.") + elsewhere(STRIKE, harbor("status: draft")),
    "nothing-to-show": "-- content/editions/2026-W46.md --\n---\ntitle: A quiet week\n---\nNothing moved.\n",
    "not-this-week": "-- content/editions/2026-W47.md --\n---\ntitle: A search\nitems: [harbor, strike]\n---\n"
    + changed("2026-11-20", "2026-11-13", of=elsewhere(STRIKE)),
    "duplicate-source-url": harbor(path=STRIKE),
    "same-language": elsewhere(STRIKE, harbor("translation_of: harbor")),
    "original-withdrawn": harbor("status: withdrawn") + elsewhere(STRIKE, harbor("translation_of: harbor\nlang: pt")),
    "local-address": harbor(body="See [the topics](http://localhost:8000/tags/)."),
    "foreign-source-url": changed("news.example.org", "blog.example.net"),
    "near-miss": harbor(body="The [court] (https://example.org/ruling) agreed."),
    "dropped-html": harbor(body='<iframe src="https://video.example.org/1"></iframe>'),
    "adapter-license-discouraged": licensed("CC-BY-NC-4.0") + copy("adapt", "changes: Rewritten."),
    "unfinished-draft": changed("cocaine", "cocain", of=harbor("status: draft")),
    "runs-out-soon": licensed("")
    + copy("verbatim", f"{SHA}\n{PERMISSION.replace('scope:', 'expires: 2026-12-01, scope:')}"),
}
