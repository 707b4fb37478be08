# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The last build as values: which files need to be read again, and what is known of all the others."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

import msgspec
from msgspec.structs import replace

from blotter.model.articles import Article, StandingPage
from blotter.model.documents import Document
from blotter.model.editions import Lead, Story
from blotter.model.library import Media
from blotter.model.problems import Problem, SiteError
from blotter.model.report import BuildRequest
from blotter.model.verdicts import Verdict
from blotter.publishing.bundles import DAMAGED, INPUTS, OUTPUTS, Bundles
from blotter.publishing.commit import published_digests
from blotter.publishing.drawer import Drawer
from blotter.publishing.inputs import Look, handed_over, identity, scan_inputs
from blotter.publishing.known_inputs import recall_inputs
from blotter.publishing.lock import cannot_write
from blotter.publishing.output_folder import published_tree
from blotter.publishing.places import PackedPlaces, RememberedPlaces, unpack_places
from blotter.publishing.related_stories import RelatedStories
from blotter.publishing.state import DamagedMemoryError, State, open_known_state, open_state
from blotter.reading.scan import Stamp
from blotter.reading.site import ARTICLES_FOLDER, SETTINGS_FILES, Item, Settings, SiteFiles

Value = TypeVar("Value")

_ARTICLES: Final = f"{ARTICLES_FOLDER}/"
_THEMES: Final = ("themes/", "packaged/")


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is remembered of one content file: what it holds (one of four), without its body, and what followed from it.

    ``key`` is the digest of what its document was made from. ``read`` are the warnings of reading and markup,
    ``rights``, ``links`` and ``unseen`` those of judging, of its links and of its pictures. ``slugs`` are what its body
    links to, ``addressed`` says that it links to addresses of the site, ``dated`` that its judgment may change with
    time. ``media`` are its pictures by the path as written. ``judged`` says that a verdict is known, ``reserved`` that
    by it the item is not for indexes. What few builds ask for (verdict, places, document) lies apart, and costs nothing
    until then. Of a draft there may be errors among the warnings.
    """

    article: Article | None = None
    page: StandingPage | None = None
    lead: Lead | None = None
    story: Story | None = None
    key: bytes = b""
    read: tuple[Problem, ...] = ()
    rights: tuple[Problem, ...] = ()
    links: tuple[Problem, ...] = ()
    slugs: tuple[str, ...] = ()
    addressed: bool = False
    dated: bool = False
    media: tuple[tuple[str, Media], ...] = ()
    unseen: tuple[Problem, ...] = ()
    judged: bool = False
    reserved: bool = False

    @property
    def item(self) -> Item:
        """The article, page, lead or story, whichever it is."""
        item = self.article or self.page or self.lead or self.story
        assert item is not None
        return item


_encode: Final = msgspec.msgpack.Encoder().encode
_RECORDS: Final = Bundles("items", msgspec.msgpack.Decoder(dict[str, Record]).decode)
_decode_document: Final = msgspec.msgpack.Decoder(Document).decode
_decode_verdict: Final = msgspec.msgpack.Decoder(Verdict).decode
_decode_settings: Final = msgspec.msgpack.Decoder(Settings).decode


@dataclass(slots=True)
class Memory:
    """The state of the last build, compared with the files as they are now.

    ``found`` are all inputs, ``passed`` what the ``look`` at them passed over; ``changed`` maps each new or changed one
    to its digest, ``gone`` are those that are no more. ``records`` are those of unchanged content files; they are empty
    where they cannot be used, because the ``settings`` changed, which are known if nothing was to be said of them.
    ``outputs`` maps the published paths to page digest and content digest; empty when what is published is not what was
    remembered. ``related`` is what items showed as related. ``made`` are the documents of this build, to be remembered.
    """

    state: State | None
    found: dict[str, Stamp] = field(default_factory=dict)
    passed: list[str] = field(default_factory=list)
    look: Look | None = None
    changed: dict[str, bytes] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    settings: Settings | None = None
    records: dict[str, Record] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    before: dict[str, Record] = field(default_factory=dict)
    outputs: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)
    related: RelatedStories = field(default_factory=lambda: RelatedStories(None))
    made: Drawer[Document] = field(default_factory=lambda: Drawer(_decode_document))

    def document(self, path: str) -> Document:
        """Return the remembered document of a file. Raises ``DamagedMemoryError`` when it is not there as it was."""
        return _recalled(self.state, "document", path, _decode_document)

    def document_key(self, path: str) -> bytes:
        """Return the digest of what the remembered document of a file was made from, empty if there is none."""
        return self.state.key(path) if self.state else b""

    def verdict(self, path: str) -> Verdict:
        """Return the remembered verdict on an article. Raises ``DamagedMemoryError`` when it is not there as it was."""
        return _recalled(self.state, "verdict", path, _decode_verdict)

    def last_now(self) -> float:
        """Return the time for which the last build was made, in seconds since 1970; 0 when there was none."""
        try:
            return float(self.state.fact("now") or 0) if self.state else 0.0
        except ValueError as error:
            raise DamagedMemoryError from error

    @property
    def touched(self) -> frozenset[str]:
        """Every input that is new, changed or gone."""
        return self.gone | self.changed.keys()

    @property
    def has_other_files(self) -> bool:
        """Say whether content that is no text (a picture, a vocabulary) is new, changed or gone."""
        return any(path.startswith("content/") and not path.endswith(".md") for path in self.touched)

    @property
    def edited(self) -> frozenset[str]:
        """Every input that is new, changed or gone, but for those of themes."""
        return frozenset(path for path in self.touched if not path.startswith(_THEMES))

    @property
    def there(self) -> Collection[str] | None:
        """Return the paths of all files, or nothing where a look at the folders has more to say than these."""
        return self.found.keys() if not self.passed else None

    @property
    def has_narrow_change(self) -> bool:
        """Say whether nothing but articles and themes changed since the last build."""
        return bool(self.outputs) and all(path.startswith(_ARTICLES) for path in self.edited)


def _recalled(state: State | None, what: str, path: str, decode: Callable[[bytes | memoryview], Value]) -> Value:
    """Return what lies apart of a file. Raises ``DamagedMemoryError`` when it is not there as it was."""
    try:
        return decode(state.apart(what, path) if state else b"")
    except DAMAGED as error:
        raise DamagedMemoryError from error


@contextmanager
def remember(request: BuildRequest, themes: Path, *, writing: bool, recalling: bool = True) -> Iterator[Memory]:
    """Open the memory of a site's output; to write it (the lock is held), or only to read what may be there.

    Without ``recalling`` nothing is known. Raises ``SiteError`` (``cannot-write``) when it cannot be opened for
    writing, and ``DamagedMemoryError`` when what is in it cannot be read.
    """
    site, output = str(request.site), str(request.output)
    named = f"{identity()} drafts={request.drafts}"
    try:
        opened = open_state if writing else open_known_state
        state = opened(site, output, named) if recalling else None
    except (OSError, sqlite3.Error) as error:
        problem = error if isinstance(error, OSError) else OSError(0, str(error))
        raise SiteError((cannot_write(".blotter", problem),)) from error
    try:
        try:
            memory = _recall(state, request, themes, writing=writing)
        except DAMAGED as error:
            raise DamagedMemoryError from error
        with closing(memory.made):
            yield memory
    finally:
        if state is not None:
            state.close()


def _recall(state: State | None, request: BuildRequest, themes: Path, *, writing: bool) -> Memory:
    """Read what is remembered; what was published matters to who publishes alone."""
    memory = Memory(state=state, related=RelatedStories(state))
    site, packaged = str(request.site), str(themes)
    if state is None:
        memory.found, _ = scan_inputs(site, packaged, memory.passed)
        memory.changed = dict.fromkeys(memory.found, b"")
        return memory
    look = handed_over(site, packaged, state.fact("run"))
    if look is None or request.verify:
        look = Look(site, packaged, known=recall_inputs(state), verify=request.verify)
    memory.look, memory.found, memory.passed = look, look.found, look.passed
    memory.changed, memory.gone = look.changed, look.gone
    tree = state.fact("tree").decode()
    if writing and tree and tree == published_tree(request.output):
        outputs = OUTPUTS.load(state)
        # A tree that somebody laid hands on is not known: then all of it is made again, and exchanged as a whole.
        memory.outputs = outputs if not request.verify or _is_as_left(outputs, request.output) else {}
    memory.before = _RECORDS.load(state)
    # This knows the state and not the memory: ten thousand values in a circle would be left to the collector.
    places = partial(_recalled, state, "places", decode=unpack_places)
    items: dict[str, Item] = {}
    for path, one in memory.before.items():
        item = one.article or one.page or one.lead or one.story
        if item is None:
            raise DamagedMemoryError
        # No new value for each of ten thousand articles: this is what decoding would have put there, only later.
        msgspec.structs.force_setattr(item, "positions", RememberedPlaces(path, places))
        items[path] = item
    if not any(_is_setting(path) for path in memory.touched):
        settings = state.fact("settings")
        memory.settings = _decode_settings(settings) if settings else None
        memory.records, memory.items = dict(memory.before), items
        for path in memory.touched & items.keys():
            del memory.records[path], items[path]
    return memory


def _is_as_left(outputs: Mapping[str, tuple[bytes, bytes]], output: Path) -> bool:
    """Say whether every published file can be read and has the bytes that were published."""
    try:
        there = published_digests(output)
    except OSError:
        return False
    return all(there.get(path) == content for path, (_, content) in outputs.items())


def _is_setting(path: str) -> bool:
    """Say whether a file bears on how others are read: ``SETTINGS_FILES``, and whatever else lies beside these."""
    return path == "config.yaml" or (path.startswith("content/") and path.count("/") == 1)


class NewState(msgspec.Struct, frozen=True, kw_only=True):
    """What a finished build leaves to the next.

    ``documents`` are (path, key, packed document) of newly marked-up files, ``verdicts`` those of newly judged ones.
    ``related`` is what the items whose pages were made show as related, of all that are ``shown`` (``None`` where these
    are the ones that were).
    """

    records: Mapping[str, Record]
    documents: Iterable[tuple[str, bytes, bytes]]
    verdicts: Mapping[str, Verdict]
    outputs: Mapping[str, tuple[bytes, bytes]]
    related: Mapping[str, tuple[str, ...]]
    shown: Collection[str] | None
    facts: Mapping[str, bytes]


def save(memory: Memory, new: NewState) -> None:
    """Remember a finished build, in one transaction. Raises one of ``DAMAGED``."""
    state, look = memory.state, memory.look
    assert state is not None
    assert look is not None, "who has a state looked at the inputs"
    state.connection.execute("BEGIN IMMEDIATE")
    INPUTS.save(state, look.news(), memory.gone)
    before = memory.before
    gone = sorted(path for path in before if path not in new.records)
    changed = [(path, one) for path, one in new.records.items() if one is not before.get(path) != one]
    _RECORDS.save(state, ((path, _slim(one)) for path, one in changed), gone)
    read = ((path, one.item.positions) for path, one in changed)
    state.put("places", ((path, at.packed) for path, at in read if isinstance(at, PackedPlaces)), gone=gone)
    state.put("documents", new.documents, gone=gone)
    state.put("verdicts", ((path, _encode(verdict)) for path, verdict in new.verdicts.items()), gone=gone)
    known = memory.outputs
    outputs = [(path, pair) for path, pair in new.outputs.items() if pair is not known.get(path) != pair]
    if not known:
        OUTPUTS.clear(state)
    OUTPUTS.save(state, outputs, [path for path in known if path not in new.outputs])
    memory.related.save(state, new.related, new.shown)
    state.put("facts", [*new.facts.items(), ("run", os.urandom(16))])
    state.connection.execute("COMMIT")


def pack_settings(files: SiteFiles, problems: Iterable[Problem]) -> bytes:
    """Pack what the configuration and the vocabularies say; nothing where a problem is in one of them.

    It would have to be found again.
    """
    if any(problem.place.path in SETTINGS_FILES for problem in problems):
        return b""
    return _encode(Settings(config=files.config, sources=files.sources, tags=files.tags, regions=files.regions))


def _slim(record: Record) -> Record:
    """Leave out the body of a record, of which its document has all that is needed, and the places, which lie apart."""
    return replace(
        record,
        article=record.article and replace(record.article, body="", positions={}),
        page=record.page and replace(record.page, body="", positions={}),
        lead=record.lead and replace(record.lead, body="", positions={}),
        story=record.story and replace(record.story, body="", positions={}),
    )
