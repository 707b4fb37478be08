# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Marking up one body: Markdown, sanitizer, and the walk that makes a ``Document`` of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from blotter.markup import complaints
from blotter.markup.commonmark import CommonMark
from blotter.markup.composition import Composer
from blotter.markup.dialect import Dialect, Rendered
from blotter.markup.leftovers import report_leftovers
from blotter.markup.near_misses import report_near_misses
from blotter.markup.positions import WrittenBody
from blotter.markup.raw_html import report_dropped
from blotter.markup.risk import find_deep_nesting
from blotter.markup.sanitizing import sanitize
from blotter.markup.unclosed import escape_at, find_unclosed, keep_words
from blotter.model.config import MarkdownSettings
from blotter.model.documents import Document
from blotter.model.problems import Problem, Severity, in_order

_MAX_GROWTH: Final = 20
_MAX_SMALL: Final = 200_000

_dialects: dict[MarkdownSettings, Dialect | CommonMark] = {}


def mark_up(body: str, settings: MarkdownSettings, *, path: str) -> Document:
    """Turn a Markdown body into a document. ``path`` is its file, relative to the site: relative links start there.

    The result depends on nothing else. Time is not limited: bodies of unknown origin go to ``mark_up_all``. What
    is wrong with the body is in ``Document.problems``; if it cannot be marked up, ``html`` is empty.
    """
    return mark_up_together([(path, body)], settings)[0]


def mark_up_together(bodies: Sequence[tuple[str, str]], settings: MarkdownSettings) -> list[Document]:
    """Turn some bodies into documents, as ``mark_up`` does with one; each comes behind its path.

    Each step is taken for all of them before the next: parser, sanitizer and walk do not fit into a processor's caches
    together, and changing between them with every body costs a tenth more.
    """
    sources = [WrittenBody(body) for _, body in bodies]
    parsed = [_parse(source, settings) for source in sources]
    clean = ["" if isinstance(one, Document) else sanitize(one[0].html) for one in parsed]
    documents = []
    for (path, _), source, one, html in zip(bodies, sources, parsed, clean, strict=True):
        composer = Composer(source=source, path=path, typographic=settings.typographic_quotes)
        documents.append(one if isinstance(one, Document) else _finish(composer, html, *one))
    return documents


def _parse(source: WrittenBody, settings: MarkdownSettings) -> tuple[Rendered, list[Problem]] | Document:
    """Turn a body into HTML that nobody has checked yet, with its problems; where it cannot be, into a refusal."""
    body = source.text
    if (offset := find_deep_nesting(body)) is not None:
        return refusal(complaints.failed("lists or quotations are too deep in each other", source.place(offset)))
    dialect = _dialects.get(settings)
    if dialect is None:
        dialect = _dialects[settings] = (CommonMark if settings.engine == "commonmark" else Dialect)(settings)
    try:
        rendered, problems = _render(dialect, source)
    except RecursionError:
        del _dialects[settings]  # its state is broken off in the middle
        return refusal(complaints.failed("its markup is too deep in itself"))
    except MemoryError:
        del _dialects[settings]
        return refusal(complaints.failed("it needs too much memory"))
    except Exception as error:  # noqa: BLE001 - a parser that stumbles over a text is not our bug
        del _dialects[settings]
        return refusal(complaints.failed(f"the Markdown parser gave up ({type(error).__name__})"))
    if len(rendered.html) > max(_MAX_SMALL, _MAX_GROWTH * len(body)):
        return refusal(complaints.failed("it grows to a multiple of its size"))
    return rendered, problems


def _finish(composer: Composer, clean: str, rendered: Rendered, problems: list[Problem]) -> Document:
    """Make a document of sanitized HTML; ``rendered`` is what it was before."""
    source = composer.source
    html = composer.compose(clean)
    text = "\n\n".join(composer.text.paragraphs)
    problems += [
        *composer.problems,
        *report_leftovers(text, composer.links, source),
        *report_near_misses(text, composer.links, composer.images, source),
        *(complaints.unsafe_address(written, source.find(written)) for written in rendered.unsafe),
        *report_dropped(rendered.raw, source),
        *(complaints.refused_id(id_, source.find(id_)) for id_ in composer.anchors.refused),
    ]
    return Document(
        html=html,
        headings=tuple(composer.headings),
        links=tuple(composer.links),
        images=tuple(composer.images),
        text=text,
        words=sum(paragraph.count(" ") + 1 for paragraph in composer.text.paragraphs),  # their blanks are single
        quotes=tuple(composer.text.quotes),
        anchors=frozenset(composer.anchors.given),
        problems=_few(problems) if problems else (),
    )


def _render(dialect: Dialect | CommonMark, source: WrittenBody) -> tuple[Rendered, list[Problem]]:
    """Turn a body into HTML in which no tag takes words with it that stand after it."""
    rendered = dialect.render(source.text)
    if not rendered.raw:
        return rendered, []
    places: dict[str, int] = {}
    if names := {name for _, name in find_unclosed(rendered.html)}:
        # Escaped in the source, so that what comes after it is marked up as ever.
        tags = [(start, name) for start, name in find_unclosed(source.prose) if name in names]
        places = {name: start for start, name in reversed(tags)}
        rendered = dialect.render(escape_at(source.text, (start for start, _ in tags)))
    problems = [
        complaints.unclosed_tag(name, source.place(places[name]) if name in places else source.find(f"<{name}"))
        for name in names
    ]
    return replace(rendered, html=keep_words(rendered.html)), problems


def _few(problems: list[Problem]) -> tuple[Problem, ...]:
    """Sort problems, and count those that are too many; errors are kept before warnings."""
    ordered = in_order(problems)
    if len(ordered) <= complaints.MAX_PROBLEMS:
        return ordered
    by_severity = sorted(ordered, key=lambda problem: problem.severity is not Severity.ERROR)
    kept, others = by_severity[: complaints.MAX_PROBLEMS], by_severity[complaints.MAX_PROBLEMS :]
    return (*in_order(kept), complaints.and_more(others[0], len(others)))


def refusal(problem: Problem) -> Document:
    """Return the document of a body that could not be marked up."""
    return Document(html="", problems=(problem,))
