# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Footnotes of the CommonMark engine: numbered as the text mentions them, written below it as Python-Markdown does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any


class Footnotes:
    """The footnotes of one body."""

    def __init__(self) -> None:
        self._events: dict[str, list[Any]] = {}
        self._order: list[str] = []
        self._numbers: dict[str, int] = {}
        self._mentions: Counter[str] = Counter()
        self._written: dict[str, str] = {}

    def set_aside(self, events: Iterable[Any]) -> list[Any]:
        """Take the definitions out of a body's events, and return what remains."""
        body: list[Any] = []
        targets = [body]
        for event in events:
            name = _defined(event)
            if name is not None:
                targets.append([] if name in self._events else self._events.setdefault(name, []))  # the first counts
            elif isinstance(event, dict) and event.get("End") == "FootnoteDefinition":
                targets.pop()
            else:
                targets[-1].append(event)
        return body

    def refer(self, name: str) -> str:
        """Return the mark in the text; what was written where there is no such footnote."""
        if name not in self._events:
            return escape(f"[^{name}]")
        number = self._number(name)
        self._mentions[name] += 1
        mark = f'<a class="footnote-ref" href="#fn:{escape(name)}">{number}</a>'
        return f'<sup id="{_mention(name, self._mentions[name])}">{mark}</sup>'

    def remaining(self) -> Iterator[tuple[str, list[Any]]]:
        """Yield name and events of each, in order; writing one may mention, and so number, the next."""
        unmentioned = iter(self._events)
        numbered = 0
        while True:
            if numbered == len(self._order):
                name = next((name for name in unmentioned if name not in self._numbers), None)
                if name is None:
                    return
                self._number(name)
            mentioned = self._order[numbered]
            numbered += 1
            yield mentioned, self._events[mentioned]

    def written(self, name: str, html: str) -> None:
        """Keep the HTML of a footnote."""
        self._written[name] = html

    def html(self) -> str:
        """Return them all, each with links back to where it is mentioned; empty if there are none."""
        items = "".join(f'<li id="fn:{escape(name)}">\n{self._item(name)}</li>\n' for name in self._written)
        return f'<div class="footnote">\n<hr>\n<ol>\n{items}</ol>\n</div>\n' if items else ""

    def _item(self, name: str) -> str:
        title = f'title="Jump back to footnote {self._numbers[name]} in the text"'
        links = "".join(
            f'<a class="footnote-backref" href="#{_mention(name, count)}" {title}>↩</a>'
            for count in range(1, max(1, self._mentions[name]) + 1)
        )
        html = self._written[name]
        if html.endswith("</p>\n"):
            return html.removesuffix("</p>\n") + f"\xa0{links}</p>\n"
        return f"{html}<p>{links}</p>\n"

    def _number(self, name: str) -> int:
        if name not in self._numbers:
            self._order.append(name)
            self._numbers[name] = len(self._order)
        return self._numbers[name]


def _defined(event: Any) -> str | None:
    tag = event.get("Start") if isinstance(event, dict) else None
    name = tag.get("FootnoteDefinition") if isinstance(tag, dict) else None
    return None if name is None else str(name)


def _mention(name: str, count: int) -> str:
    return f"fnref{count if count > 1 else ''}:{escape(name)}"
