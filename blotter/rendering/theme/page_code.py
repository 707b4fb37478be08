# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What the Python of a compiled template does where a page says something: the same as Jinja's, with less ado.

Jinja escapes into ``Markup`` whatever a template shows, since somebody might escape it again, and asks of whatever it
calls whether it wants to see the context. On a page the pieces are joined and done, and nothing that a theme can call
wants the context (see ``templates``).
"""

from __future__ import annotations

from builtins import getattr as attribute_of
from collections.abc import Callable, MutableMapping
from functools import cache, partial
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

if TYPE_CHECKING:
    import jinja2
    from jinja2 import nodes
    from jinja2.compiler import CodeGenerator
    from jinja2.environment import Template, TemplateModule
    from jinja2.runtime import Context


def shown(value: object) -> str:
    """Return a value as it stands on a page: what is no markup is escaped, as ``markupsafe.escape`` does."""
    if isinstance(value, str):
        if type(value) is Markup:
            return value
        if type(value) is str and not ("&" in value or "<" in value or ">" in value or '"' in value or "'" in value):
            return value
    return str(value) if type(value) is int or type(value) is float else escape(value)


# Makes markup of a text that has been escaped; ``Markup`` itself would first ask whether it is markup already. In
# compiled templates it goes by that name, for the code that Jinja writes there hands it nothing but escaped texts.
as_markup: Callable[[str], Markup] = partial(str.__new__, Markup)


@cache
def page_environment() -> type[jinja2.Environment]:
    """Return the class of a theme's environment."""

    class PageEnvironment(_loaded_once()):  # type: ignore[misc]
        """Looks up ``value.name`` in a mapping first: page data are plain dicts, and ``data.items`` means the key."""

        code_generator_class = _generator()
        context_class = _context()
        macro = staticmethod(_macro_maker())
        as_markup = staticmethod(as_markup)
        shown = staticmethod(shown)

        def getattr(self, obj: Any, attribute: str) -> Any:
            if type(obj) is dict:
                return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
            try:
                return attribute_of(obj, attribute)
            except AttributeError:
                return super().getattr(obj, attribute)

        def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
            # The same for every template: a chain of two mappings, as Jinja makes it, takes long to read.
            return {**self.globals, **d} if d else self.globals

    return PageEnvironment


def _loaded_once() -> type[jinja2.Environment]:
    import jinja2

    class LoadedOnce(jinja2.Environment):
        """A theme does not change while it renders: a template that was loaded is at hand, and so are its macros."""

        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            self._templates: dict[str, Template] = {}
            self._modules: dict[str, TemplateModule] = {}

        def get_template(
            self,
            name: Any,
            parent: str | None = None,
            globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name
        ) -> Template:
            if globals is None and name in self._templates:
                return self._templates[name]
            template = super().get_template(name, parent, globals)
            if globals is None and type(name) is str:
                self._templates[name] = template
            return template

        def module(self, name: str) -> TemplateModule:
            """Return what a template offers for import: the same to all, for all see the same globals."""
            if name not in self._modules:
                self._modules[name] = self.get_template(name).module
            return self._modules[name]

    return LoadedOnce


def _generator() -> type[CodeGenerator]:
    from jinja2.compiler import Frame, MacroRef

    class PageGenerator(_direct_generator()):  # type: ignore[misc]
        """Writes the Python of a template. Jinja overrides methods like these where it makes native types."""

        def write_commons(self) -> None:
            super().write_commons()
            self.writeline("shown = environment.shown")
            self.writeline("Markup = environment.as_markup")

        def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
            takes_more = macro_ref.accesses_kwargs or macro_ref.accesses_varargs or macro_ref.accesses_caller
            if takes_more or frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
                super().macro_def(macro_ref, frame)
                return
            names = tuple(argument.name for argument in macro_ref.node.args)
            name = getattr(macro_ref.node, "name", None)
            self.write(f"environment.macro(environment, macro, {name!r}, {names!r})")

        def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
            if not _words(node.nodes[0]) or frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
                super().visit_Concat(node, frame)
                return
            self.write("Markup(concat((")
            for part in node.nodes:
                words = _words(part)
                self.write(f"{words}, " if words else "shown(")
                if not words:
                    self.visit(part, frame)
                    self.write("), ")
            self.write(")))")

        def _output_child_pre(self, node: Any, frame: Frame, finalize: Any) -> None:
            if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
                super()._output_child_pre(node, frame, finalize)
            else:
                self.write("shown(")

    return PageGenerator


def _words(part: nodes.Expr) -> str:
    """Return how Python writes the words of a sentence (see ``settling``); nothing for what stands between them."""
    value = getattr(part, "value", None)
    return repr(str(value)) if type(value) is Markup else ""


def _direct_generator() -> type[CodeGenerator]:
    from jinja2 import nodes
    from jinja2.compiler import CodeGenerator, Frame

    class DirectGenerator(CodeGenerator):
        """Writes what a template asks for as what it nearly always is: the key of a mapping, a call, a known module."""

        def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
            if not isinstance(node.node, nodes.Name):
                super().visit_Getattr(node, frame)
                return
            # Nearly always it is a mapping that has the key: then nobody need be asked.
            owner = frame.symbols.ref(node.node.name)
            self.write(f"({owner}[{node.attr!r}] if type({owner}) is dict and {node.attr!r} in {owner} else ")
            super().visit_Getattr(node, frame)
            self.write(")")

        def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
            is_plain = isinstance(node.node, nodes.Name | nodes.Getattr) and not (node.dyn_args or node.dyn_kwargs)
            if forward_caller or not is_plain or any(iskeyword(pair.key) for pair in node.kwargs):
                super().visit_Call(node, frame, forward_caller=forward_caller)
                return
            # What ``PageContext.call`` would do, without its being asked.
            self.visit(node.node, frame)
            self.write("(")
            for argument in (*node.args, *node.kwargs):
                self.visit(argument, frame)
                self.write(", ")
            self.write(")")

        def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
            if node.with_context or not isinstance(node.template, nodes.Const):
                super()._import_common(node, frame)
            else:
                self.write(f"environment.module({node.template.value!r})")

    return DirectGenerator


def _macro_maker() -> Callable[..., Callable[..., Markup]]:
    from jinja2.runtime import Macro
    from jinja2.utils import missing

    def make_macro(
        environment: jinja2.Environment, function: Callable[..., str], name: Any, names: Any
    ) -> Callable[..., Markup]:
        """Make a macro that takes what it ``names`` and nothing else: a plain function is called in half the time."""
        most = len(names)
        function.__defaults__ = (missing,) * most

        def macro(*args: Any, **values: Any) -> Markup:
            if not values and len(args) <= most:
                return as_markup(function(*args))
            left = names[len(args) :]
            if len(args) <= most and values.keys() <= set(left):
                return as_markup(function(*args, *[values.get(each, missing) for each in left]))
            # What is wrong with it is said in Jinja's words.
            return as_markup(Macro(environment, function, name, names, False, False, False, True)(*args, **values))

        # What Jinja lets a template know of a macro.
        macro.__dict__.update(
            name=name, arguments=names, catch_kwargs=False, catch_varargs=False, caller=False, explicit_caller=False
        )
        return macro

    return make_macro


def _context() -> type[Context]:
    from jinja2.runtime import Context

    class PageContext(Context):
        """What a template sees; a macro or a function of the theme is called as it is."""

        def call(
            self, called: Any, /, *args: Any, _loop_vars: object = None, _block_vars: object = None, **values: Any
        ) -> Any:
            return called(*args, **values)

    return PageContext
