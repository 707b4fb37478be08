# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What one run is asked to do, and what it says it did."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from blotter.model.problems import Problem


class BuildRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What the command line asks of the pipeline.

    ``site`` is the folder that holds config.yaml and content/; ``output`` is where the pages go; ``now`` is aware of
    its time zone and decides what is due; ``strict`` makes warnings fail the run; ``verify`` compares every
    input by its content, whatever its times say.
    ``jobs`` is how many processes may work at once (0: one a core). ``executor`` is who works: ``processes`` of this
    machine or a ``dask`` cluster, whose ``scheduler`` is at an address such as ``tcp://10.0.0.5:8786``.
    ``explain`` names an output (``tags/cocaine/index.html``) of which the report says why it was made or kept.
    """

    site: Path
    output: Path
    now: datetime
    drafts: bool = False
    strict: bool = False
    verify: bool = False
    jobs: int = 0
    executor: str = "processes"
    scheduler: str = ""
    explain: str = ""


class SearchCoverage(msgspec.Struct, frozen=True, kw_only=True):
    """How much of what is published is in the index that readers search.

    ``is_on`` says that there is to be one, ``is_possible`` that what makes it is installed. ``items`` is how many items
    there are, ``behind`` how many edits of them it does not have yet; ``is_due`` that it should be made now.
    """

    is_on: bool = False
    items: int = 0
    behind: int = 0
    is_due: bool = False
    is_possible: bool = False


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a run without errors did.

    ``pages`` counts all pages of the site (0 after a check, which makes none); ``written``, ``kept`` and ``removed``
    count files of the output folder. ``seconds`` maps a stage to its wall time. ``next_change`` is when the next
    ``publish`` or ``expires`` falls due, if any does: the site should be built again then. ``withheld`` counts the
    articles that readers do not see, by reason (``draft``, ``scheduled``, ``expired``, ``withdrawn``). ``owed`` are the
    notices that publishers want for what this run read anew, as (path of the article, to whom it goes). ``search`` is
    how the index of words stands, which is made apart.
    """

    problems: tuple[Problem, ...] = ()
    pages: int = 0
    written: int = 0
    kept: int = 0
    removed: int = 0
    seconds: Mapping[str, float] = msgspec.field(default_factory=dict)
    next_change: datetime | None = None
    explained: str = ""
    withheld: Mapping[str, int] = msgspec.field(default_factory=dict)
    owed: tuple[tuple[str, str], ...] = ()
    search: SearchCoverage = msgspec.field(default_factory=SearchCoverage)
