# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What the Python of a compiled template does where a page says something: the same as Jinja's, with less ado.

Jinja escapes into ``Markup`` whatever a template shows, since somebody might escape it again, and asks of whatever it
calls whether it wants to see the context. On a page the pieces are joined and done, and nothing that a theme can call
wants the context (see ``templates``).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from jinja2.compiler import CodeGenerator
    from jinja2.runtime import Context

SHOWN = "shown"  # under this name the environment of a template has the function below


def shown(value: object) -> str:
    """Return a value as it stands on a page: what is no markup is escaped, as ``markupsafe.escape`` does."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]
    if kind is str and not ("&" in value or "<" in value or ">" in value or '"' in value or "'" in value):  # type: ignore[operator]
        return value  # type: ignore[return-value]
    return str(value) if kind is int else escape(value)


@cache
def page_generator() -> type[CodeGenerator]:
    """Return the class that writes the Python of a template."""
    from jinja2.compiler import CodeGenerator, Frame

    class PageGenerator(CodeGenerator):
        """Jinja has these methods for its subclasses: its own for native types overrides the same."""

        def _output_child_pre(self, node: Any, frame: Frame, finalize: Any) -> None:
            if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
                super()._output_child_pre(node, frame, finalize)
            else:
                self.write(f"environment.{SHOWN}(")

    return PageGenerator


@cache
def page_context() -> type[Context]:
    """Return the class of what a template sees."""
    from jinja2.runtime import Context

    class PageContext(Context):
        """Calls a macro or a function of the theme as it is."""

        def call(
            self, called: Any, /, *args: Any, _loop_vars: Any = None, _block_vars: Any = None, **values: Any
        ) -> Any:
            return called(*args, **values)

    return PageContext
