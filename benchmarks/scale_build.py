# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""One build for ``benchmarks.scale``: ``python -m benchmarks.scale_build SITE OUTPUT WAY REPORT``.

``WAY`` is a number of processes or the address of a scheduler. The report, as JSON: seconds by stage; the memory of
this process in bytes when each stage began and in the end (``memory``); how many bytes went to the cluster as chunks
(``pack``) and as assignments (``parcel``) and came back (``unpack``), by what was in them (``shipped``).
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

from blotter import pipeline
from blotter.model.report import BuildRequest
from blotter.publishing import cluster

NOW = datetime(2026, 11, 25, 8, tzinfo=UTC)


def main() -> None:
    """Build, and write the report."""
    site, output, way, report = sys.argv[1:]
    memory: dict[str, int] = {}
    shipped: dict[str, int] = defaultdict(int)
    itself = psutil.Process()

    def note(stage: str, _done: int, _total: int) -> None:
        memory.setdefault(stage, itself.memory_info().rss)

    for name in ("pack", "parcel", "unpack"):
        setattr(cluster, name, counting(name, getattr(cluster, name), shipped))
    words: dict[str, Any] = {"jobs": int(way)} if way.isdigit() else {"executor": "dask", "scheduler": way}
    request = BuildRequest(site=Path(site), output=Path(output), now=NOW, **words)
    done = pipeline.build(request, progress=note)
    memory["end"] = itself.memory_info().rss
    text = json.dumps({"seconds": done.seconds, "memory": memory, "shipped": shipped, "pages": done.pages})
    Path(report).write_text(text, encoding="utf-8")


def counting(name: str, call: Callable[..., Any], shipped: dict[str, int]) -> Callable[..., Any]:
    """Count the bytes that go through a function of the cluster, and how often it was called."""

    def counted(*arguments: Any) -> Any:
        result = call(*arguments)
        packed, content = (arguments[0], result) if name == "unpack" else (result, arguments[0])
        kind = content.__name__ if name == "parcel" else type(content[0]).__name__
        shipped[f"{name} {kind}: bytes"] += len(packed)
        shipped[f"{name} {kind}: calls"] += 1
        shipped[f"{name} {kind}: items"] += 1 if name == "parcel" else len(content)
        return result

    return counted


if __name__ == "__main__":
    main()
