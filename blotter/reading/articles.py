# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""One file of ``content/articles`` into an article, or into everything that is wrong with it."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import msgspec

from blotter.model.articles import Article, ImageRecord, ReuseKind
from blotter.model.problems import Place, Problem, has_errors
from blotter.model.sources import Source
from blotter.model.terms import Vocabulary
from blotter.reading.addresses import host_of, is_at, is_own_machine, path_within, slug_mistake, slugify
from blotter.reading.article_fields import ARTICLE
from blotter.reading.curly_quotes import unquoted
from blotter.reading.front_matter import SplitFile, split_file
from blotter.reading.new_names import adding_hint, new_source, new_term
from blotter.reading.notebook import Notebook, shown
from blotter.reading.sources import SOURCES_FILE
from blotter.reading.suggest import closest, in_brackets
from blotter.reading.vocabularies import plain_name

# What stands between several names that were written as one.
_SEPARATOR: Final = re.compile(r"[,;]")


class ArticleContext(msgspec.Struct, frozen=True, kw_only=True):
    """What an article's file is checked against; a function of config and vocabularies alone.

    ``timezone`` is an IANA name, ``home`` the full address of the site. ``None`` for sources, tags or regions: their
    file could not be read, so names in it are taken as they are.
    """

    timezone: str
    home: str
    sources: Mapping[str, Source] | None
    tags: Vocabulary | None
    regions: Vocabulary | None


@cache
def zone_of(name: str) -> dt.tzinfo:
    """Return the time zone of a checked IANA name; UTC needs no database."""
    if name == "UTC":
        return dt.UTC
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)


def read_article(data: bytes, path: str, context: ArticleContext) -> tuple[Article | None, tuple[Problem, ...]]:
    """Read the bytes of the file at ``path`` (relative to the site): a whole article, or ``None`` and the errors.

    Never raises for any bytes. Warnings come with the article.
    """
    split, problems = split_file(data, path)
    if split is None:
        return None, problems
    notes = Notebook(zone=zone_of(context.timezone), home=context.home, problems=list(problems))
    values = ARTICLE.read_values(split.fields, notes) or {}
    values["slug"] = values.get("slug") or _slug_of_file(path, notes)
    _check_source(values, notes, context, split)
    _check_addresses(values, notes, context.home)
    if "tags" in values:
        values["tags"] = canonical_keys("tags", values["tags"], context.tags, notes)
    if "region" in values:
        values["region"] = canonical_keys("region", values["region"], context.regions, notes)
    if "image" in values:
        values["image"] = _images(values["image"], path, notes)
    _check_dates(values, notes)
    article = None if has_errors(notes.problems) else _build(values, path, split, notes)
    return article, tuple(notes.problems)


def _build(values: dict[str, Any], path: str, split: SplitFile, notes: Notebook) -> Article:
    return Article(
        path=path,
        body=split.body,
        body_line=split.body_line,
        positions=notes.places,
        source_url=values.pop("source_url", ""),
        regions=values.pop("region"),
        authors=values.pop("author", ()),
        images=values.pop("image", ()),
        **values,
    )


def _slug_of_file(path: str, notes: Notebook) -> str:
    """Take the slug from the file's name, unless the file has a ``slug`` field (right or wrong)."""
    stem = slug_of_path(path)
    if "slug" in notes.places:
        return stem
    mistake = slug_mistake(stem)
    if mistake is not None:
        hint = f"rename the file to {slugify(stem) or 'some-words'}.md, or add a slug field"
        message = f"{shown(stem + '.md')} is no name for an article: {mistake[0]}"
        notes.problem("bad-slug", message, Place(path=path), hint)
    return stem


def slug_of_path(path: str) -> str:
    """Return the name of a file without its folder and its ending."""
    return posixpath.splitext(posixpath.basename(path))[0]


def _is_foreign(values: dict[str, Any], source: Source, home: str) -> bool:
    """Say whether a text in our own words names an address that is not its source's; of a copy, the judges speak."""
    url = values.get("source_url", "")
    if values.get("reuse", ReuseKind.BRIEF).is_own_words and url and source.domains:
        return not (is_at(url, source.domains) or is_own_machine(url) or path_within(url, home))
    return False


def _check_source(values: dict[str, Any], notes: Notebook, context: ArticleContext, split: SplitFile) -> None:
    key = values.get("source")
    if key is None or context.sources is None:
        return
    source = context.sources.get(key)
    if source is None:
        hint = _on_quotes(key) + _source_hint(key, context.sources)
        notes.problem("unknown-source", f"{shown(key)} is not in {SOURCES_FILE}", notes.places["source"], hint)
    elif "source_url" not in notes.places:
        if not source.own:
            hint = f"add the address of the original at {source.name}"
            notes.problem("missing-field", '"source_url" is missing', split.fields.place, hint)
    elif _is_foreign(values, source, context.home):
        message = f"{host_of(values['source_url'])} is not an address of {source.name}"
        hint = f"check source and source_url; its domains in {SOURCES_FILE} are {', '.join(source.domains)}"
        notes.problem("foreign-source-url", message, notes.places["source_url"], hint)


def _source_hint(name: str, sources: Mapping[str, Source]) -> str:
    plain = _plain_words(unquoted(name))
    named = next((key for key, source in sources.items() if _plain_words(source.name) == plain), "")
    if named:
        return f"write {named}"
    new = new_source(name)
    near = new.key if new.key in sources else closest(name, sources)
    return adding_hint(new, near=near, known=sources, path=SOURCES_FILE, as_written=new.key == name)


def _plain_words(name: str) -> str:
    return plain_name(" ".join(name.split()))


def _check_addresses(values: dict[str, Any], notes: Notebook, home: str) -> None:
    """Refuse an original that is a page of this site, warn of addresses that only this machine, or office, can open."""
    if path_within(values.get("source_url", ""), home):
        message = '"source_url" is an address of this site, and the original is elsewhere'
        hint = "write the address at which you read it; an item of ours has none, and leads to another with [[slug]]"
        notes.problem("own-address", message, notes.places["source_url"], hint)
    license_ = values.get("license")
    given = {field: values.get(field, "") for field in ("source_url", "archive")}
    given |= {"license.seen_at": license_.seen_at} if license_ is not None else {}
    for field, url in given.items():
        if is_own_machine(url):
            message = f'"{field}" leads to your own machine or network; readers cannot follow it'
            notes.problem("local-address", message, notes.places[field], "write the public address of the page")


def canonical_keys(
    field: str, names: tuple[str, ...], vocabulary: Vocabulary | None, notes: Notebook
) -> tuple[str, ...]:
    """Replace names by the keys of a vocabulary, each once; case does not matter, other spellings get a warning."""
    if vocabulary is None:
        return names
    keys: dict[str, None] = {}
    for number, name in enumerate(names, 1):
        place = notes.places[f"{field}.{number}"]
        folded = plain_name(name)
        key = vocabulary.names.get(folded)
        if key is None:
            _unknown_name(name, vocabulary, notes, place)
            continue
        if folded != plain_name(key):
            hint = f'write "{key}"'
            notes.problem("alias-used", f'{shown(name)} is another spelling of "{key}"', place, hint)
        keys[key] = None
    return tuple(keys)


def _unknown_name(name: str, vocabulary: Vocabulary, notes: Notebook, place: Place) -> None:
    code = "unknown-tag" if vocabulary.taxonomy == "tags" else "unknown-region"
    new, names = new_term(name, vocabulary), vocabulary.names
    spelled = _spellings(vocabulary)
    whole = spelled.get(slugify(name), "") if not _SEPARATOR.search(name) else ""
    near = whole or names.get(closest(name, names), "") or _by_label(name, vocabulary)
    known = {new.key} if whole or plain_name(new.key) in names else ()
    as_written = plain_name(new.key) == plain_name(name)
    hint = adding_hint(new, near=near, known=known, path=vocabulary.path, as_written=as_written)
    hint = _on_quotes(name) + hint
    parts = [part.strip() for part in (_SEPARATOR.split(name) if _SEPARATOR.search(name) else name.split())]
    known_parts = [part if plain_name(part) in names else spelled.get(slugify(part), "") for part in parts if part]
    if not whole and len(known_parts) > 1 and all(known_parts):
        hint = in_brackets(known_parts)
    notes.problem(code, f"{shown(name)} is not in {vocabulary.path}", place, hint)


def _spellings(vocabulary: Vocabulary) -> dict[str, str]:
    """Map every name, and every label, to its key, without what tells ``drug policy`` from ``drug-policy``."""
    spelled = {slugify(term.label): key for key, term in vocabulary.terms.items()}
    spelled |= {slugify(name): key for name, key in vocabulary.names.items()}
    return {plain: key for plain, key in spelled.items() if plain}


def _on_quotes(name: str) -> str:
    return "" if unquoted(name) == name else "leave out the curly quotes, which count as part of the name; "


def _by_label(name: str, vocabulary: Vocabulary) -> str:
    keys = {term.label: key for key, term in vocabulary.terms.items()}
    return keys.get(closest(name, keys), "")


def _images(records: tuple[dict[str, Any], ...], path: str, notes: Notebook) -> tuple[ImageRecord, ...]:
    images = []
    for number, record in enumerate(records, 1):
        prefix = "image" if "image.src" in notes.places else f"image.{number}"
        place = notes.places[f"{prefix}.src"]
        if "://" in record["src"] or record["src"].startswith("//"):
            hint = "save the picture beside the article and write its file name"
            notes.problem("remote-image", "a picture must be a file of this site", place, hint)
        elif _leaves_site(record["src"], path):
            hint = "write a path from the article's file, such as photo.jpg or ../images/photo.jpg"
            notes.problem("bad-value", f"{shown(record['src'])} is not a file of this site", place, hint)
        images.append(ImageRecord(**record, place=place))
    return tuple(images)


def _leaves_site(src: str, path: str) -> bool:
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), src))
    return src.startswith("/") or "\\" in src or target.split("/")[0] in ("..", ".") or ":" in src.partition("/")[0]


def _check_dates(values: dict[str, Any], notes: Notebook) -> None:
    date, retrieved = values.get("date"), values.get("retrieved")
    if date and retrieved and date > retrieved:
        message = f"the date {date} is after {retrieved}, the day on which the original was read (retrieved)"
        notes.problem("date-after-retrieval", message, notes.places["date"], "correct one of the two")
    publish, expires = values.get("publish"), values.get("expires")
    if publish and expires and expires <= publish:
        message = "this is not after the moment it appears (publish)"
        notes.problem("bad-date", message, notes.places["expires"], "correct one of the two")
