# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The content of a site as one value: what came of its files, and what there is to remember of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from blotter.library.index import Shelved
from blotter.library.visibility import Visibility
from blotter.model.documents import Document
from blotter.model.verdicts import Verdict
from blotter.publishing.drawer import Drawer
from blotter.publishing.memory import Memory, Record
from blotter.reading.site import SiteFiles


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about the content of a site: its library, and what there is to remember of each file.

    ``documents`` are those of newly marked-up files, ``verdicts`` those of newly judged ones. ``agreed`` says that
    there was nothing to say of the files beside each other, ``shows_the_same`` that the last build showed these items.
    ``lost`` are the former slugs that lead nowhere, with those of now.
    """

    files: SiteFiles
    shelved: Shelved
    visibility: Visibility
    records: Mapping[str, Record]
    documents: Drawer[Document]
    verdicts: Mapping[str, Verdict]
    addresses: bytes
    agreed: bool
    shows_the_same: bool
    lost: Mapping[str, str]
    next_warning: dt.datetime | None


def owed_notices(content: Content, memory: Memory) -> tuple[tuple[str, str], ...]:
    """List the copies among the new and changed articles whose publishers want to be told: (path, to whom)."""
    judged = ((path, content.verdicts[path].credit) for path in sorted(memory.changed) if path in content.verdicts)
    return tuple((path, credit.notify) for path, credit in judged if credit.is_copy and credit.notify)
