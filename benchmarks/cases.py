# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What is measured. Each case changes a site, another way in every run, and says how its page must look afterwards."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks.articles import TAGS, Item
from benchmarks.for_blotter import THEME
from benchmarks.runs import FailedRunError
from benchmarks.sites import Site
from benchmarks.tools import Tool

ARTICLE_TEMPLATE = f"{THEME}/templates/article.html.j2"
STYLESHEET = f"{THEME}/static/dispatch.css"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a file of the output (a path or a pattern) must hold after the build; without ``text``, it must be gone."""

    path: str
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One thing to measure.

    ``change`` prepares a site for a run of that number and returns what to expect; a case that ``stays`` leaves the
    site as it was built. ``command`` is what Blotter is asked to do; the peers can only build.
    """

    key: str
    title: str
    change: Callable[[Site, int], Expected | None]
    stays: bool = False
    blotter_only: bool = False
    command: tuple[str, ...] = ()
    clean: bool = False
    from_nothing: bool = False

    def concerns(self, tool: Tool) -> bool:
        """Say whether the tool is measured here."""
        return (tool.is_blotter or not self.blotter_only) and (self.from_nothing or not tool.variant)

    def arguments(self, tool: Tool) -> tuple[str, ...]:
        """Return the arguments to run the tool with."""
        return (*self.command, *(tool.clean if self.clean else ()))


def verify(site: Site, expected: Expected | None) -> None:
    """Raise ``FailedRunError`` unless the change has arrived in the output."""
    if expected is None:
        return
    found = list(site.output.glob(expected.path))
    if expected.text is None:
        if found:
            raise FailedRunError(f"{site.tool.name}: {expected.path} is still there")
    elif not any(expected.text in path.read_text("utf-8") for path in found):
        raise FailedRunError(f"{site.tool.name}: {expected.path} lacks {expected.text!r}")


def _middle(site: Site) -> Item:
    return site.corpus.item(site.corpus.count // 2)


def _delete_all(site: Site, _: int) -> None:
    site.forget(output=True)


def _delete_caches(site: Site, _: int) -> None:
    site.forget(output=False)


def _change_nothing(_: Site, __: int) -> None:
    pass


def _edit_body(site: Site, number: int) -> Expected:
    item = _middle(site)
    text = f"In revision {number} the ministry gave a figure."
    site.write(dataclasses.replace(item, body=f"{item.body} {text}"))  # its last paragraph: no list shows it
    return Expected(path=site.tool.form.page(item), text=text)


def _edit_title(site: Site, number: int) -> Expected:
    item = _middle(site)
    title = f"{item.title}, revision {number}"
    site.write(dataclasses.replace(item, title=title))
    return Expected(path=site.tool.form.page(item), text=title)


def _add_article(site: Site, number: int) -> Expected:
    item = site.corpus.item(site.corpus.count + number)
    site.write(item)
    return Expected(path=site.tool.form.page(item), text=item.title)


def _add_tag(site: Site, number: int) -> Expected:
    item = _middle(site)
    new = [tag for tag in TAGS if tag not in item.tags][:number]
    site.write(dataclasses.replace(item, tags=(*item.tags, *new)))
    return Expected(path=site.tool.form.page(item), text=f"/{new[-1]}/")


def _delete_article(site: Site, number: int) -> Expected:
    item = site.corpus.item(site.corpus.unreferenced(site.corpus.count // 2)[number])
    site.delete(item)
    return Expected(path=site.tool.form.page(item), text=None)


def _edit_template(site: Site, number: int) -> Expected:
    mark = f"<!-- revision {number} of the template -->"
    text = site.text(ARTICLE_TEMPLATE)
    site.replace(ARTICLE_TEMPLATE, text.replace("{% block main %}", f"{{% block main %}}\n{mark}", 1))
    return Expected(path=site.tool.form.page(_middle(site)), text=mark)


def _edit_stylesheet(site: Site, number: int) -> Expected:
    rule = f".revision-{number} {{ color: inherit }}"
    site.replace(STYLESHEET, f"{site.text(STYLESHEET)}\n{rule}\n")
    return Expected(path="assets/*.css", text=rule)


_ALL = (
    Case(key="cold", title="from nothing", change=_delete_all, stays=True, from_nothing=True),
    Case(key="no-op", title="nothing changed", change=_change_nothing, stays=True),
    Case(key="body", title="one body edited", change=_edit_body),
    Case(key="title", title="one title edited", change=_edit_title),
    Case(key="added", title="one article added, the newest", change=_add_article),
    Case(key="tag", title="one tag added to an old article", change=_add_tag),
    Case(key="deleted", title="one article deleted", change=_delete_article, clean=True),
    Case(key="template", title="the article template edited", change=_edit_template, blotter_only=True),
    Case(key="stylesheet", title="the stylesheet edited", change=_edit_stylesheet, blotter_only=True),
    Case(
        key="check",
        title="`check`, warm",
        change=_change_nothing,
        stays=True,
        blotter_only=True,
        command=("check",),
    ),
    Case(
        key="check-cold",
        title="`check`, no cache",
        change=_delete_caches,
        blotter_only=True,
        command=("check",),
    ),
)
CASES: Mapping[str, Case] = {case.key: case for case in _ALL}
MOST_RUNS = len(TAGS) - 5  # the case "tag" adds another tag in every run
