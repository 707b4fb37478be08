# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What is known before any page is rendered is put into a template when it is compiled.

The words of a theme and the stand-ins for its static files are the same on every page, so
``{{ t('credit.by', authors=names) }}`` becomes what a template of one language would say, ``By {{ names }}``. What
cannot be settled stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup

from blotter.rendering.theme.locales import Locale

if TYPE_CHECKING:
    from jinja2 import nodes


def settle(tree: nodes.Template, *, locale: Locale, assets: Mapping[str, str]) -> None:
    """Replace the calls of ``t`` and ``asset`` in a syntax tree by what they return, in place."""
    from jinja2 import nodes
    from jinja2.visitor import NodeTransformer

    class Settling(NodeTransformer):
        """Jinja calls the method that is named after a node's class."""

        def visit_ScopedEvalContextModifier(self, scope: nodes.Node) -> nodes.Node:  # noqa: N802
            return scope  # in {% autoescape false %} an expression between words would not be escaped

        def visit_Call(self, call: nodes.Call) -> nodes.Node:  # noqa: N802
            self.generic_visit(call)
            parts = _parts_of(call, locale, assets)
            if parts is None or (len(parts) == 1 and isinstance(parts[0], nodes.Const)):
                return parts[0] if parts else call
            known = [part.value for part in parts if isinstance(part, nodes.Const)]
            if len(known) == len(parts):
                return nodes.Const(Markup().join(known), lineno=call.lineno)
            return nodes.Concat([nodes.Const(Markup(), lineno=call.lineno), *parts], lineno=call.lineno)

        def visit_Output(self, output: nodes.Output) -> nodes.Node:  # noqa: N802
            shown: list[nodes.Expr] = []
            for child in output.nodes:
                self.generic_visit(child)
                parts = _parts_of(child, locale, assets) if isinstance(child, nodes.Call) else None
                shown += [self.visit(child)] if parts is None else parts
            output.nodes = shown
            return output

    Settling().visit(tree).set_environment(tree.environment)


def _parts_of(call: nodes.Call, locale: Locale, assets: Mapping[str, str]) -> list[nodes.Expr] | None:
    """Return what a call stands for: words as they are, and the expressions between them, to be escaped."""
    from jinja2 import nodes

    name = call.node.name if isinstance(call.node, nodes.Name) else ""
    key = str(call.args[0].value) if len(call.args) == 1 and isinstance(call.args[0], nodes.Const) else ""
    given = {pair.key: pair.value for pair in call.kwargs}
    if call.dyn_args or call.dyn_kwargs:
        return None
    if name == "asset" and key in assets and not given:
        return [nodes.Const(assets[key], lineno=call.lineno)]
    pieces = locale.pieces(key) if name == "t" and key in locale.strings else None
    if pieces is None or {piece for piece in pieces if not isinstance(piece, Markup)} != given.keys():
        return None
    return [nodes.Const(each, lineno=call.lineno) if isinstance(each, Markup) else given[each] for each in pieces]
