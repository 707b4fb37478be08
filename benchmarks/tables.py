# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Results as Markdown, made of the JSON alone: ``python -m benchmarks.tables FILE`` prints them again."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.tools import HUGO, LABELS, PELICAN

Results = Mapping[str, Any]
NONE = "–"
_COSTS = ("wall, s", "CPU, s", "peak, MB", "files written", "of them changed")
_MB = 1024 * 1024


def comparison(results: Results) -> Iterator[str]:
    """Yield the lines of a comparison: the circumstances, what was built, and what each case cost."""
    yield from circumstances(results)
    yield ""
    yield from _outputs(results["tools"])
    yield ""
    peers = [peer for peer in (HUGO, PELICAN) if peer in results["tools"]]
    heads = [f"{what} ÷ {LABELS[peer]}" for peer in peers for what in ("wall", "CPU")]
    yield from _head("case", "tool", *_COSTS, *heads, "÷ own cold")
    for case in results["cases"]:
        for tool, series in case["results"].items():
            ratios = [
                _ratio(series[what], case["results"].get(peer, {}).get(what)) if peer != tool else "1"
                for peer in peers
                for what in ("wall", "cpu")
            ]
            yield _row(case["title"], LABELS[tool], *_costs(series), *ratios, _share_of_cold(results, tool, series))


def curve(results: Results) -> Iterator[str]:
    """Yield the lines of a curve: what the cases cost at several sizes."""
    yield from circumstances(results)
    yield ""
    yield from _head("case", "articles", *_COSTS, "wall, ms per 1,000 articles")
    for case in results["cases"]:
        for count, series in case["results"].items():
            each = median(series["wall"]) * 1e6 / int(count)
            yield _row(case["title"], f"{int(count):,}", *_costs(series), f"{each:.0f}")


def circumstances(results: Results) -> Iterator[str]:
    """Yield what has to be known to judge the figures."""
    machine = results["machine"]
    yield f"- Command: `{results['command']}`, {machine['date']}"
    yield (
        f"- Machine: {machine['cores']} cores ({machine['processor'] or 'unknown'}), "
        f"{machine['memory'] / 2**30:.0f} GB, {machine['system']}, {machine['file_system'] or 'unknown file system'}; "
        f"load average {machine['load']} before and {results.get('load_after', NONE)} after"
    )
    yield f"- Versions: {machine['python']}; " + "; ".join(dict.fromkeys(results["versions"].values()))
    if not results.get("steady", True):
        yield "- **Blotter's code was changed while this ran: its figures are worth nothing**"


def _outputs(tools: Mapping[str, Any]) -> Iterator[str]:
    kinds = list(next(iter(tools.values()))["pages"])
    yield from _head("what was built", *kinds, "peak of all processes together, MB")
    for tool, built in tools.items():
        together = f"{built['together'] / _MB:.0f}" if built["together"] else NONE
        yield _row(LABELS[tool], *(f"{built['pages'][kind]:,}" for kind in kinds), together)


def _costs(series: Mapping[str, Sequence[float]]) -> Iterator[str]:
    yield _spread(series["wall"])
    yield _spread(series["cpu"])
    yield f"{median(series['peak']) / _MB:.0f}"
    yield f"{median(series['written']):,.0f}"
    yield f"{median(series['changed']):,.0f}"


def _spread(values: Sequence[float]) -> str:
    """Write a median, and how far the runs lay apart."""
    middle = _number(median(values))
    return middle if len(values) == 1 else f"{middle} ({_number(min(values))}–{_number(max(values))})"


def _ratio(ours: Sequence[float], theirs: Sequence[float] | None) -> str:
    """Write the median of the ratios round by round: the two of a round ran one after the other."""
    return _number(median(one / other for one, other in zip(ours, theirs, strict=True))) if theirs else NONE


def _share_of_cold(results: Results, tool: str, series: Mapping[str, Sequence[float]]) -> str:
    cold = next((case["results"].get(tool) for case in results["cases"] if case["key"] == "cold"), None)
    return _number(median(series["wall"]) / median(cold["wall"])) if cold else NONE


def _number(value: float) -> str:
    """Write three figures, or two decimals."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _head(*cells: str) -> Iterator[str]:
    yield _row(*cells)
    yield _row(*("---" for _ in cells))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def put_between_marks(path: Path, name: str, lines: Iterable[str]) -> None:
    """Replace what stands in a file between ``<!-- begin NAME -->`` and ``<!-- end NAME -->``.

    Raises ``ValueError`` when the marks are not there.
    """
    before, after = around_marks(path, name)
    table = "\n".join(lines)
    path.write_text(f"{before}\n\n{table}\n\n{after}", encoding="utf-8", newline="\n")


def around_marks(path: Path, name: str) -> tuple[str, str]:
    """Return a file's text up to and including the mark of the beginning, and from the mark of the end on.

    Raises ``ValueError`` when the marks are not there.
    """
    begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    before, found, rest = path.read_text("utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise ValueError(f"{path} lacks {begin} or {end}")
    return before + begin, end + after


def main() -> None:
    """Print the tables of result files."""
    for name in sys.argv[1:]:
        results = json.loads(Path(name).read_text("utf-8"))
        print("\n".join((curve if results["kind"] == "curve" else comparison)(results)))


if __name__ == "__main__":
    main()
