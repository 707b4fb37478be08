# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The house rules that can be counted: imports go down a floor and a room, and modules and functions stay small."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# The ground first. Each may import itself and what stands before it; ``blotter`` is the package itself (its version).
FLOORS = (
    "blotter",
    "model",
    "reading",
    "markup",
    "rights",
    "library",
    "rendering",
    "publishing",
    "desk",
    "pipeline",
    "cli",
    "__main__",
)
# The rooms of a floor that is divided, the ground first: the same holds for them. Who stands in no room of such a floor
# joins what is in them: it may import each, and none may import it.
ROOMS = {
    "rendering": (
        "graphics",
        "theme",
        "composing",
        "proofreading",
        "wire",
        "overviews",
        "lists",
        "pages",
        "candidates",
    ),
}
PLACES = tuple(place for floor in FLOORS for place in (*(f"{floor}.{room}" for room in ROOMS.get(floor, ())), floor))
# Runs before any package is installed, so it stands beside the house and imports nothing of ours.
BESIDE = ("front_door",)

MODULE_LINES = 320
FUNCTION_LINES = 40
PARAMETERS = 5

MODULES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "blotter").rglob("*.py"))


def floor_of(module: str) -> str:
    """Return the floor of a dotted module name: ``blotter.model.places`` is on ``model``."""
    return [*module.split("."), "blotter"][1] if module != "blotter" else "blotter"


def place_of(module: str) -> str:
    """Return floor and room of a dotted module name: ``blotter.rendering.wire.opml`` is in ``rendering.wire``."""
    room = ".".join(module.split(".")[1:3])
    return room if room in PLACES else floor_of(module)


def own_imports(tree: ast.Module, package: str) -> Iterator[tuple[ast.stmt | ast.expr, str]]:
    """Yield each import of a module of ours, wherever it stands and however it is spelled."""
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) + 1 - node.level] if node.level else []
            source = ".".join([*above, *filter(None, [node.module])])
            is_whole = source in ("blotter", *(f"blotter.{floor}" for floor in ROOMS))
            names = [f"{source}.{alias.name}" for alias in node.names] if is_whole else [source]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            names = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        for name in names:
            if isinstance(node, ast.stmt | ast.expr) and (name == "blotter" or name.startswith("blotter.")):
                yield node, "blotter" if name == "blotter.__version__" else name


def wrong_imports(source: str, module: str) -> list[str]:
    """List the imports of ours that go up, or hide in a function, a condition or a call."""
    package = module.rpartition(".")[0]
    tree = ast.parse(source)
    place = place_of(module)
    wrong = []
    for node, name in own_imports(tree, package):
        if node not in tree.body:
            wrong.append(f"line {node.lineno}: {name} is imported in a hidden place")
        if place in BESIDE or PLACES.index(place_of(name)) > PLACES.index(place):
            wrong.append(f"line {node.lineno}: {place} imports {place_of(name)}")
    return wrong


def dotted(path: str) -> str:
    """Return the dotted name of a module file."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@pytest.mark.parametrize("path", MODULES)
def test_imports_go_down_and_stand_in_the_open(path: str) -> None:
    """A module imports its own floor and room and those below them, at the top of the file."""
    module = dotted(path) + (".__init__" if path.endswith("__init__.py") else "")
    assert wrong_imports((ROOT / path).read_text(encoding="utf-8"), module) == []


UP = {
    "from": "from blotter.rights.engine import judge",
    "plain": "import blotter.rights.engine",
    "from the package": "from blotter import pipeline",
    "relative": "from ..rights import engine",
    "two relative": "from ..rights.engine import judge",
    "relative to the package": "from .. import cli",
}
HIDDEN = {
    "in a function": "def f():\n    from blotter.model.terms import Term",
    "for the type checker": "if TYPE_CHECKING:\n    from blotter.model.terms import Term",
    "by name": "importlib.import_module('blotter.model.terms')",
    "by the builtin": "__import__('blotter.model.terms')",
    "in a try": "try:\n    import blotter.model.terms\nexcept ImportError:\n    pass",
}
FINE = {
    "down": "from blotter.model.terms import Term",
    "same floor": "from .nodes import Node",
    "the version": "from blotter import __version__",
    "somebody else's, late": "def f():\n    import jinja2",
}


UP_A_ROOM = {
    "from": "from blotter.rendering.wire.feeds import atom_page",
    "from the room": "from blotter.rendering.wire import feeds",
    "from the floor": "from blotter.rendering import theme, wire",
    "plain": "import blotter.rendering.wire.feeds",
    "the whole floor": "import blotter.rendering",
    "relative": "from ..wire import feeds",
    "relative to the floor": "from .. import wire",
    "what stands in no room": "from blotter.rendering.makers import make_bytes",
}
FINE_IN_A_ROOM = {
    "down": "from blotter.rendering.theme.locales import Locale",
    "down, relative": "from ..theme import locales",
    "down, from the floor": "from blotter.rendering import graphics, theme",
    "same room": "from blotter.rendering.composing.credits import credit_data",
    "same room, relative": "from .credits import credit_data",
    "a floor below": "from blotter.library.addresses import article_address",
}


@pytest.mark.parametrize("case", UP)
def test_an_import_that_goes_up_is_caught(case: str) -> None:
    """Reading must not know the rights engine, nor the command line."""
    assert len(wrong_imports(UP[case], "blotter.reading.articles")) == 1


@pytest.mark.parametrize("case", UP_A_ROOM)
def test_an_import_that_goes_up_a_room_is_caught(case: str) -> None:
    """What every page is made with must not know the feeds, nor what joins the rooms."""
    assert len(wrong_imports(UP_A_ROOM[case], "blotter.rendering.composing.press")) == 1


@pytest.mark.parametrize("case", FINE_IN_A_ROOM)
def test_imports_that_go_down_a_room_pass(case: str) -> None:
    """Down the rooms, within one, and from the floors below."""
    assert wrong_imports(FINE_IN_A_ROOM[case], "blotter.rendering.composing.press") == []


def test_whoever_stands_above_may_import_every_room() -> None:
    """What stands in no room of the floor, and the floors above."""
    for room in ROOMS["rendering"]:
        for module in ("blotter.rendering.makers", "blotter.publishing.printing"):
            assert wrong_imports(f"import blotter.rendering.{room}", module) == []


@pytest.mark.parametrize("case", HIDDEN)
def test_a_hidden_import_is_caught(case: str) -> None:
    """An import of ours in a function or a condition is a knot that the top of the file does not show."""
    assert len(wrong_imports(HIDDEN[case], "blotter.reading.articles")) == 1


@pytest.mark.parametrize("case", FINE)
def test_imports_that_are_fine_pass(case: str) -> None:
    """Down, on the same floor, and packages of other people anywhere."""
    assert wrong_imports(FINE[case], "blotter.reading.articles") == []


def test_every_module_stands_on_a_floor() -> None:
    """A new folder or module in ``blotter/`` is given its place in the order."""
    assert {floor_of(dotted(path)) for path in MODULES} <= {*FLOORS, *BESIDE}


def test_every_room_has_its_place() -> None:
    """A new folder on a floor is given its place among the rooms, and none is there that is no more."""
    rooms = {(floor_of(dotted(path)), Path(path).parent.name) for path in MODULES if path.count("/") > 2}
    assert rooms == {(floor, room) for floor, order in ROOMS.items() for room in order}


@pytest.mark.parametrize("path", MODULES)
def test_modules_stay_small(path: str) -> None:
    """About 300 lines: one module, one thing."""
    assert len((ROOT / path).read_text(encoding="utf-8").splitlines()) <= MODULE_LINES


def _functions(path: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count a function's lines without its docstring."""
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


@pytest.mark.parametrize("path", MODULES)
def test_functions_stay_small(path: str) -> None:
    """About 40 lines and at most five parameters; the counted ones leave out ``self`` and the docstring."""
    too_long = {function.name: _lines(function) for function in _functions(path) if _lines(function) > FUNCTION_LINES}
    assert too_long == {}
    parameters = {
        function.name: len(
            [arg for arg in (*args.posonlyargs, *args.args, *args.kwonlyargs) if arg.arg not in {"self", "cls"}]
        )
        for function in _functions(path)
        for args in [function.args]
    }
    assert {name: count for name, count in parameters.items() if count > PARAMETERS} == {}
