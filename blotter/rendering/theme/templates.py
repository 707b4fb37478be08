# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The Jinja environment of a theme: everything escaped, nothing undefined, no clock, no chance, no impure global.

Jinja is imported late: a build that has nothing to render never pays for it.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final

import msgspec
from markupsafe import Markup

from blotter.model.pages import Json
from blotter.model.problems import Place, Problem
from blotter.rendering.graphics.map_drawing import draw
from blotter.rendering.theme.customs import OTHER, direction_of, opening
from blotter.rendering.theme.dressing import dump_json
from blotter.rendering.theme.locales import Locale
from blotter.rendering.theme.page_code import page_environment
from blotter.rendering.theme.settling import settle

if TYPE_CHECKING:
    import jinja2
    from jinja2 import nodes

SUFFIX: Final = ".html.j2"
_IMPURE_FILTERS: Final = ("random",)
# The functions whose first argument names a string or a file, and what makes of it the key or (with a dot) the group.
_NAMING: Final = {"t": "", "counted": f".{OTHER}", "word": ".", "has_word": ".", "asset": ""}
_KEPT: Final = 1 << 15  # pieces, of about one kilobyte each
_MET: Final = 1 << 13  # with the values that they show, of some two kilobytes
_VALUES_ONLY: Final = 2  # the last version of marshal that writes equal values alike, however they share their parts
_NOTHING_KNOWN: Final[Mapping[str, Uses]] = {}
_DAYS: Final = 1 << 14  # different days that an archive is likely to show: forty years of them


def make_environment(
    sources: Mapping[str, str], *, locale: Locale, assets: Mapping[str, str], shown_as: Mapping[str, str]
) -> jinja2.Environment:
    """Make the environment for templates given by name.

    ``assets`` maps a static file's name to what ``asset`` gives for it; ``shown_as`` maps a template to the path that
    problems name.
    """
    import jinja2

    class ThemeEnvironment(page_environment()):  # type: ignore[misc]
        """Puts the words of the theme into a template before it is compiled."""

        def _generate(self, source: nodes.Template, *args: Any, **options: Any) -> str:
            settle(source, locale=locale, assets=assets)
            return str(super()._generate(source, *args, **options))

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        return (sources[name], shown_as[name], lambda: True) if name in sources else None

    environment = ThemeEnvironment(
        loader=jinja2.FunctionLoader(load),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    for name in _IMPURE_FILTERS:
        del environment.filters[name]
    environment.policies["json.dumps_function"] = dump_json
    environment.globals.clear()
    environment.globals.update(_pure_globals(locale, assets))
    environment.filters.update(_pure_filters(environment, locale))
    return environment


def _pure_filters(environment: jinja2.Environment, locale: Locale) -> dict[str, Callable[..., Any]]:
    return {
        "date": lru_cache(maxsize=_DAYS)(locale.date),
        "span": locale.span,
        "month": locale.month,
        "month_name": locale.month_name,
        "number": locale.number,
        "language_name": locale.language_name,
        "direction": direction_of,
        "opening": opening,
        "listed": locale.joined,
        "drawn": draw,
        "rendered": _keeping(environment),
    }


def _keeping(environment: jinja2.Environment) -> Callable[[dict[str, Json], str], Markup]:
    """Make the filter that renders a piece of a page, and keeps it for the other pages that show the same.

    The same is what is equal; the very same values (the card that many lists show) are known without a look
    inside, as long as ``met`` holds them.
    """
    kept: dict[bytes, Markup] = {}
    met: dict[tuple[object, ...], tuple[dict[str, Json], Markup]] = {}

    def rendered(data: dict[str, Json], name: str) -> Markup:
        values = (name, *data, *map(id, data.values()))
        if known := met.get(values):
            return known[1]
        try:
            key = blake2b(marshal.dumps((name, data), _VALUES_ONLY), digest_size=16).digest()
        except ValueError:  # not plain JSON: a template may pass on what it has made
            return Markup(environment.get_template(name).render(data))  # noqa: S704 - rendered with autoescape
        piece = kept.get(key)
        if piece is None:
            if len(kept) >= _KEPT:
                kept.clear()
            piece = kept[key] = Markup(environment.get_template(name).render(data))  # noqa: S704
        # Themes promise not to change what is inside the values (docs/themes.md). A list that is still being filled is
        # the one thing that a template is likely to hand on all the same.
        if list not in map(type, data.values()):
            if len(met) >= _MET:
                met.clear()
            met[values] = (data, piece)
        return piece

    return rendered


def _pure_globals(locale: Locale, assets: Mapping[str, str]) -> dict[str, Any]:
    def asset(name: str) -> str:
        try:
            return assets[name]
        except KeyError:
            raise LookupError(f'the theme has no static file "{name}"') from None

    return {
        "t": locale.text,
        "counted": locale.counted,
        "word": locale.word,
        "has_word": locale.has_word,
        "asset": asset,
        "locale": {"language": locale.language, "direction": locale.direction},
    }


class Uses(msgspec.Struct, frozen=True, kw_only=True):
    """What one template uses; ``source`` is the digest of its text, ``assets`` are static files with their lines."""

    source: str
    references: tuple[str, ...]
    strings: tuple[str, ...]
    assets: dict[str, int]


_encode_uses: Final = msgspec.json.Encoder().encode
decode_uses: Final = msgspec.json.Decoder(dict[str, Uses]).decode


class Survey:
    """What the templates of a theme use, read from their syntax trees, and what is wrong with that.

    What is ``known`` of templates that are the same need not be read again.
    """

    def __init__(
        self,
        environment: jinja2.Environment,
        sources: Mapping[str, str],
        shown_as: Mapping[str, str],
        known: Mapping[str, Uses] = _NOTHING_KNOWN,
    ) -> None:
        self.uses: dict[str, Uses] = {}
        self.problems: list[Problem] = []
        from jinja2 import TemplateSyntaxError

        for name in sorted(sources):
            source = blake2b(sources[name].encode(), digest_size=16).hexdigest()
            same = known.get(name)
            if same is not None and same.source == source and sources.keys() >= set(same.references):
                self.uses[name] = same
                continue
            try:
                tree = environment.parse(sources[name], name, shown_as[name])
            except TemplateSyntaxError as error:
                place = Place(path=shown_as[name], line=error.lineno)
                self.problems.append(Problem(code="template-error", message=str(error.message), place=place))
                continue
            self.uses[name] = self._look_at(tree, source, sources, shown_as[name])
        self.references = {name: frozenset(uses.references) for name, uses in self.uses.items()}
        self.strings = {key for uses in self.uses.values() for key in uses.strings}
        self.assets: dict[str, Place] = {}
        for name, uses in self.uses.items():
            for asset, line in uses.assets.items():
                self.assets.setdefault(asset, Place(path=shown_as[name], line=line))

    def kept(self) -> bytes:
        """Write down what was found in templates that have no problems; ``decode_uses`` reads it."""
        return _encode_uses(self.uses)

    def _look_at(self, tree: nodes.Template, source: str, sources: Mapping[str, str], shown: str) -> Uses:
        from jinja2 import meta, nodes

        found = list(meta.find_referenced_templates(tree))
        for filtered in tree.find_all(nodes.Filter):
            constants = [each.value for each in filtered.args if isinstance(each, nodes.Const)]
            if filtered.name == "rendered":
                found.append(str(constants[0]) if constants else None)
            elif "rendered" in constants:  # {{ items|map('rendered', …) }}
                found.append(None)
        for target in found:
            if target is None:
                message = "the name of an included template is computed, so what the page depends on cannot be known"
                self._complain(shown, 1, message, "write the name as a plain string")
            elif target not in sources:
                self._complain(shown, 1, f'there is no template "{target}"', "")
        strings: set[str] = set()
        assets: dict[str, int] = {}
        for call in tree.find_all(nodes.Call):
            self._look_at_call(call, shown, strings, assets)
        references = sorted({target for target in found if target and target in sources})
        return Uses(source=source, references=tuple(references), strings=tuple(sorted(strings)), assets=assets)

    def _look_at_call(self, call: nodes.Call, shown: str, strings: set[str], assets: dict[str, int]) -> None:
        from jinja2 import nodes

        if not isinstance(call.node, nodes.Name) or call.node.name not in _NAMING:
            return
        function = call.node.name
        first = call.args[0] if call.args else None
        if not isinstance(first, nodes.Const):
            hint = "write it as a plain string; word('group', name) looks a name up in a group"
            self._complain(shown, call.lineno, f"the first argument of {function}() is computed", hint)
        elif function == "asset":
            assets.setdefault(str(first.value), call.lineno)
        else:
            strings.add(f"{first.value}{_NAMING[function]}")

    def _complain(self, path: str, line: int, message: str, hint: str) -> None:
        place = Place(path=path, line=line)
        self.problems.append(Problem(code="theme-error", message=message, place=place, hint=hint))

    def closure(self, name: str) -> tuple[str, ...]:
        """Return a template and all that it extends, includes or imports, by name."""
        seen: set[str] = set()
        waiting = [name]
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen.add(current)
                waiting.extend(self.references.get(current, ()))
        return tuple(sorted(seen))


def failure(error: Exception, *, known: frozenset[str], fallback: str, page: str) -> Problem:
    """Turn what was raised while a page rendered into a problem at the line of the innermost template."""
    from jinja2 import TemplateError, TemplateSyntaxError

    place = Place(path=fallback)
    for path, line in _frames(error.__traceback__):
        if path in known:
            place = Place(path=path, line=line)
    if isinstance(error, TemplateSyntaxError) and error.filename:
        place = Place(path=error.filename, line=error.lineno)
    words = str(error) or type(error).__name__
    if not isinstance(error, TemplateError | LookupError):
        words = f"{type(error).__name__}: {words}"
    return Problem(code="template-error", message=f"{page} cannot be rendered: {words}", place=place)


def _frames(traceback: TracebackType | None) -> Iterator[tuple[str, int]]:
    while traceback is not None:
        yield traceback.tb_frame.f_code.co_filename, traceback.tb_lineno
        traceback = traceback.tb_next
