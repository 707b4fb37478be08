# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Pages are rendered with stand-ins for the addresses of a theme's files, and dressed with the addresses afterward.

An address changes with the content of its file, a stand-in with its name alone. So an edited stylesheet changes no
template and no rendered page, only what pages are dressed with: a published one is undressed and dressed anew.
That is exact, and no guess at what on a page is an address and what the words of an author: a page counts as one that
can be undressed only if that was tried when it was dressed, and gave back what had been rendered.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple

# A noncharacter: bodies lose them (``typography.without_noncharacters``), YAML with them is refused.
_MARK: Final = "\ufdd8"
# As JSON has it. After an odd number of backslashes it would be text that only looks like it.
_ESCAPED: Final = json.dumps(_MARK)[1:-1]
_IN_JSON: Final = re.compile(rf"(?<!\\)((?:\\\\)*){re.escape(_ESCAPED)}")
_STAND_IN: Final = re.compile(f"{_MARK}([0-9a-f]{{16}})".encode())
_NOTHING: Final = re.compile(b"(?!)")


def address_of(name: str, mark: str) -> str:
    """Return where the static file of a name is published; ``mark`` is what its content adds to the name."""
    within = PurePosixPath(name)
    return str(PurePosixPath("assets") / within.with_name(f"{within.stem}.{mark}{within.suffix}"))


def stand_in(name: str) -> str:
    """Return what stands in a rendered page for the address of a static file: the same, but for what its content adds.

    What a template does to the name of a file (it escapes it, say) is done to that of the stand-in, too.
    """
    return address_of(name, _MARK + _key(name))


def _key(name: str) -> str:
    return blake2b(name.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def dump_json(value: Any, **options: Any) -> str:
    """Write JSON for a template, with stand-ins as they are: escaped they would not be found."""
    written = json.dumps(value, **options)
    return _IN_JSON.sub(rf"\1{_MARK}", written) if _ESCAPED in written else written


class Dressed(NamedTuple):
    """A page as it is published; ``is_reversible`` says that it can be undressed, which gives what was rendered."""

    content: bytes
    is_reversible: bool


class Wardrobe:
    """What pages of a theme are dressed with: the ``addresses`` of its static files by name."""

    def __init__(self, addresses: Mapping[str, str]) -> None:
        self.addresses = dict(sorted(addresses.items()))
        self._marks: dict[bytes, bytes] = {}
        self._stand_ins: dict[bytes, bytes] = {}
        for name, address in self.addresses.items():
            before, after = stand_in(name).split(_MARK + _key(name))
            self._marks[_encoded(_key(name))] = _encoded(address.removeprefix(before).removesuffix(after))
            self._stand_ins[_encoded(address)] = _encoded(stand_in(name))
        longest_first = sorted(self._stand_ins, key=len, reverse=True)
        self._address = re.compile(b"|".join(map(re.escape, longest_first))) if longest_first else _NOTHING

    @property
    def facts(self) -> bytes:
        """What is remembered of it: the same for the same addresses (see ``recalled``)."""
        return json.dumps(self.addresses).encode()

    @property
    def stand_ins(self) -> dict[str, str]:
        """What stands in for each address, by the name of the file."""
        return {name: stand_in(name) for name in self.addresses}

    @classmethod
    def recalled(cls, facts: bytes) -> Wardrobe:
        """Read what is remembered. Raises ``ValueError`` where it is nothing of ours."""
        return cls(json.loads(facts or b"{}"))

    def dress(self, rendered: bytes) -> Dressed:
        """Put the addresses in, each in the place of its stand-in."""
        marks = self._marks
        content = _STAND_IN.sub(lambda found: marks.get(found[1], found[0]), rendered)
        return Dressed(content, self.undress(content) == rendered)

    def undress(self, content: bytes) -> bytes:
        """Put stand-ins in the place of all addresses, also of one that was no stand-in before but somebody's word."""
        return self._address.sub(lambda found: self._stand_ins[found[0]], content)


def dress_anew(published: bytes, before: Wardrobe, after: Wardrobe) -> Dressed:
    """Dress a published page with other addresses. It must be plain as it was dressed before.

    The result is what rendering it anew would give: ``undress`` gives what was rendered, as was tried when the page was
    made, and to dress that is what is done with a page that has just been rendered.

    It needs no new look, for it differs from a page that was looked at in nothing but the addresses of the theme's
    files, name by name. They are published as the former ones were, so no link of the theme is dead; a script that was
    the theme's own is so still, by its name; and no other check tells two digests in an address apart.
    """
    return after.dress(before.undress(published))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
