# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A theme, read from its folder and checked as a whole; the only module of this floor that reads files of a site."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from blotter.model.pages import Json, Output, Page
from blotter.model.problems import Place, Problem, has_errors
from blotter.rendering.theme.asked_words import TEMPLATES, unanswered
from blotter.rendering.theme.cldr import find_customs
from blotter.rendering.theme.compiled import Shelf, keep_compiled
from blotter.rendering.theme.customs import Customs
from blotter.rendering.theme.dressing import Dressed, Wardrobe, address_of
from blotter.rendering.theme.locale_checks import check_complete, check_locale, compare_locales, missing_strings
from blotter.rendering.theme.locales import FALLBACK, Locale, flatten, make_locale
from blotter.rendering.theme.templates import SUFFIX, Survey, decode_uses, failure, make_environment

if TYPE_CHECKING:
    import jinja2

# Of so many missing strings each is named; of a file that was just begun there would be hundreds.
_MISSING_NAMED: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme that can render. ``outputs`` are its static files, under names that change with their content.

    ``wardrobe`` has these names; what is rendered is dressed with them.
    """

    name: str
    license: str
    description: str
    outputs: tuple[Output, ...]
    locale: Locale
    wardrobe: Wardrobe
    sources: Mapping[str, str] = field(repr=False)
    shown_as: Mapping[str, str] = field(repr=False)
    environment: jinja2.Environment = field(repr=False)
    survey: Survey = field(repr=False)

    def render(self, template: str, data: Mapping[str, Json]) -> str:
        """Render a template, undressed; what it raises comes through (see ``render_page``)."""
        return self.environment.get_template(template).render(data)

    def digest(self, template: str) -> str:
        """Return a digest of all that a page of this template is rendered from, except its data.

        That is the template with everything it reaches, the strings, the names of static files, and Jinja itself.
        """
        return self._digest(self.survey.closure(template))

    def stock(self) -> str:
        """Return a digest of what every page is made with, whatever its template: all of ``digest`` but templates.

        Of a theme the data of pages depend on nothing else.
        """
        return self._digest(())

    def _digest(self, templates: Sequence[str]) -> str:
        import jinja2

        closure = [[name, self.sources[name]] for name in templates]
        facts = [
            jinja2.__version__,
            closure,
            [self.locale.language, self.locale.customs.mark],
            sorted(self.locale.strings.items()),
            list(self.wardrobe.addresses),
        ]
        return blake2b(json.dumps(facts).encode(), digest_size=16).hexdigest()


def render_page(theme: Theme, page: Page) -> tuple[Dressed, tuple[Problem, ...]]:
    """Render and dress one page; whatever its templates raise becomes a problem at ``themes/…:line`` that names it."""
    try:
        return theme.wardrobe.dress(theme.render(page.template, page.data).encode()), ()
    except Exception as error:  # noqa: BLE001 - a template can raise anything, and it is its author's mistake
        known = frozenset(theme.shown_as.values())
        fallback = theme.shown_as.get(page.template, f"themes/{theme.name}")
        return Dressed(b"", is_reversible=True), (
            failure(error, known=known, fallback=fallback, page=page.origin or page.path),
        )


def load_theme(
    folders: Sequence[Path], *, language: str = FALLBACK, compiled: Path | None = None
) -> tuple[Theme | None, tuple[Problem, ...]]:
    """Read a theme that lies in one or more folders: a file of an earlier folder stands for the same of a later one.

    So a site may replace one template and keep the rest. ``language`` is the site's (BCP 47); its strings come from its
    locale files and from those of the language without its region. Where there are none, they are the English ones,
    and the one problem is a warning. All problems are returned at once.
    ``compiled`` is where compiled templates are kept; they are run, so see ``compiled_folder`` for where that may be.
    """
    files: dict[str, tuple[Path, str]] = {}
    for folder in folders:
        for name, path in _plain_files(folder):
            files.setdefault(name, (path, f"themes/{folder.name}/{name}"))
    shown = f"themes/{folders[0].name}" if folders else "themes"
    if "theme.yaml" not in files:
        hint = "a theme is a folder with theme.yaml, templates/, static/ and locales/"
        return None, (_theme_error(f"{shown}/theme.yaml", "there is no such theme", hint),)
    problems: list[Problem] = []
    about = _read_about(files["theme.yaml"], problems)
    locale = _read_locale(folders, language, compiled, problems)
    sources, shown_as = _read_templates(files, problems)
    statics = [_static_output(name, path) for name, (path, _) in sorted(files.items()) if name.startswith("static/")]
    wardrobe = Wardrobe({name: output.path for name, output in statics})
    environment = make_environment(sources, locale=locale, assets=wardrobe.stand_ins, shown_as=shown_as)
    shelf = _shelf(compiled, folders, locale, wardrobe.stand_ins)
    survey = _survey(shelf, environment, sources, shown_as)
    problems += survey.problems
    problems += [_theme_error(f"{shown}/locales/en.yaml", words) for words in check_complete(locale, survey.strings)]
    problems += _missing_assets(survey, wardrobe.addresses)
    if has_errors(problems):
        return None, tuple(problems)
    theme = Theme(
        **about,
        outputs=tuple(output for _, output in statics),
        locale=locale,
        wardrobe=wardrobe,
        sources=sources,
        shown_as=shown_as,
        environment=environment,
        survey=survey,
    )
    return theme, tuple(problems)


def check_whole(theme: Theme, folder: str) -> tuple[Problem, ...]:
    """Say what the program asks for and the theme of a folder lacks; ``load_theme`` saw what its templates ask for."""
    hint = "the packaged theme dispatch has it: begin with a copy"
    found = [(f"templates/{name}", "there is no such template") for name in sorted(TEMPLATES - theme.sources.keys())]
    words = f"locales/{FALLBACK}.yaml"
    found += [(words, f'the locale has no string "{key}"') for key in unanswered(theme.locale)]
    return tuple(_theme_error(f"themes/{folder}/{path}", message, hint) for path, message in found)


def _shelf(compiled: Path | None, folders: Sequence[Path], locale: Locale, assets: Mapping[str, str]) -> Shelf | None:
    if compiled is None:
        return None
    words = [locale.language, locale.customs.mark, sorted(locale.strings.items())]
    return Shelf(compiled, folders, [words, sorted(assets.items())])


def _survey(
    shelf: Shelf | None, environment: jinja2.Environment, sources: Mapping[str, str], shown_as: Mapping[str, str]
) -> Survey:
    """Look through the templates; of those that are the same, recall what was found in them before."""
    if shelf is None:
        return Survey(environment, sources, shown_as)
    keep_compiled(environment, shelf)
    kept = shelf.load("survey", "")
    known = decode_uses(kept) if kept is not None else {}
    survey = Survey(environment, sources, shown_as, known)
    if not survey.problems and survey.uses != known:
        shelf.store("survey", "", survey.kept())
    return survey


def _missing_assets(survey: Survey, assets: Mapping[str, str]) -> Iterator[Problem]:
    for name, place in survey.assets.items():
        if name not in assets:
            yield Problem(code="theme-error", message=f'the theme has no static file "{name}"', place=place)


def _plain_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Find the regular files of a folder, sorted; links, devices and hidden files are passed over."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        mode = path.lstat().st_mode
        if path.name.startswith("."):
            continue
        if stat.S_ISREG(mode):
            yield path.name, path
        elif stat.S_ISDIR(mode):
            for name, inner in _plain_files(path):
                yield f"{path.name}/{name}", inner


def _static_output(name: str, path: Path) -> tuple[str, Output]:
    """Name a static file by its content: ``static/dispatch.css`` becomes ``assets/dispatch.0a1b2c3d.css``."""
    content = path.read_bytes()
    within = name.removeprefix("static/")
    mark = blake2b(content, digest_size=4).hexdigest()
    return within, Output(path=address_of(within, mark), content=content)


def _read_templates(
    files: Mapping[str, tuple[Path, str]], problems: list[Problem]
) -> tuple[dict[str, str], dict[str, str]]:
    """Read every template: its source and the path that problems name, both by template name."""
    sources: dict[str, str] = {}
    shown_as: dict[str, str] = {}
    for name, (path, shown) in files.items():
        if name.startswith("templates/") and name.endswith(SUFFIX):
            short = name.removeprefix("templates/")
            shown_as[short] = shown
            sources[short] = _read_text(path, shown, problems)
    return sources, shown_as


def _read_text(path: Path, shown: str, problems: list[Problem]) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        problems.append(_theme_error(shown, f"the file is not UTF-8 (byte {error.start})"))
        return ""


def _read_yaml(path: Path, shown: str, problems: list[Problem]) -> Any:
    import yaml

    text = _read_text(path, shown, problems)
    with suppress(AttributeError, yaml.YAMLError):  # ten times as fast where it is there; the other one words mistakes
        return yaml.load(text, yaml.CSafeLoader)
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(path=shown, line=mark.line + 1 if mark else 1)
        words = getattr(error, "problem", None) or "the file is not YAML"
        problems.append(Problem(code="theme-error", message=str(words), place=place))
        return None


def _read_about(file: tuple[Path, str], problems: list[Problem]) -> dict[str, str]:
    """Read theme.yaml: name, license and description, all of them required."""
    path, shown = file
    content = _read_yaml(path, shown, problems)
    known = content if isinstance(content, dict) else {}
    about = {key: str(known.get(key) or "") for key in ("name", "license", "description")}
    problems += [_theme_error(shown, f"{key} is missing") for key, value in about.items() if not value]
    return about


def _read_locale(folders: Sequence[Path], language: str, compiled: Path | None, problems: list[Problem]) -> Locale:
    """Merge the locale files: the site's language first, then without region, then English; each folder in turn."""
    languages = list(dict.fromkeys([language, language.partition("-")[0], FALLBACK]))
    read: list[tuple[str, str, Mapping[str, Any]]] = []
    shelf = Shelf(compiled, folders, "locales") if compiled else None
    for name in languages:
        for folder in folders:
            path = folder / "locales" / f"{name}.yaml"
            shown = f"themes/{folder.name}/locales/{name}.yaml"
            if path.is_file() and not path.is_symlink():
                content = _read_strings(path, shown, shelf, problems)
                if content is not None:
                    read.append((name, shown, content))
    customs = find_customs(language, Shelf(compiled, folders, "customs") if compiled else None)
    english = make_locale(FALLBACK, [content for name, _, content in read if name == FALLBACK], customs=customs).strings
    others = [(shown, flatten(content["strings"])) for name, shown, content in read if name != FALLBACK]
    for shown, strings in others:
        problems += [_theme_error(shown, words) for words in compare_locales(strings, english)]
    if language.partition("-")[0] != FALLBACK:
        problems += _untranslated(others, english, customs) if others else [_no_words(folders[-1], language)]
    return make_locale(language, [content for _, _, content in read], customs=customs)


def _read_strings(path: Path, shown: str, shelf: Shelf | None, problems: list[Problem]) -> Mapping[str, Any] | None:
    """Read and check a locale file; one that was right before and is the same is not parsed again."""
    text = _read_text(path, shown, [])
    name = str(path)  # a site's own file and the one that it stands in front of are shown alike
    kept = shelf.load(name, text) if shelf and text else None
    if kept is not None:
        return {"strings": json.loads(kept)}
    known = len(problems)
    content = _read_yaml(path, shown, problems)
    complaints = check_locale(content)
    problems += [_theme_error(shown, words) for words in complaints]
    if shelf and text and len(problems) == known:
        shelf.store(name, text, json.dumps(flatten(content["strings"])).encode())
    return content if not complaints else None


def _untranslated(
    files: Sequence[tuple[str, Mapping[str, str]]], english: Mapping[str, str], customs: Customs
) -> Iterator[Problem]:
    """Name the strings that no file of a language has, at the last of its files: the theme's own."""
    missing = missing_strings({key for _, strings in files for key in strings}, english, customs)
    shown = files[-1][0]
    for key in list(missing)[:_MISSING_NAMED]:
        yield _theme_error(shown, f'the string "{key}" is missing', f'translate the English one: "{missing[key]}"')
    if len(missing) > _MISSING_NAMED:
        yield _theme_error(shown, f"{len(missing) - _MISSING_NAMED} more strings are missing", "see locales/en.yaml")


def _no_words(folder: Path, language: str) -> Problem:
    """Say that readers meet English words: nobody has translated the theme into the site's language."""
    known = sorted(path.stem for path in (folder / "locales").glob("*.yaml"))
    shown = f"themes/{folder.name}/locales/{language}.yaml"
    hint = f"write that file (docs/themes.md says how), or set site.language to one it has: {', '.join(known)}"
    message = f'the theme has no words in "{language}", so that readers meet its English ones'
    return Problem(code="untranslated-theme", message=message, place=Place(path=shown), hint=hint)


def _theme_error(path: str, message: str, hint: str = "") -> Problem:
    return Problem(code="theme-error", message=message, place=Place(path=path), hint=hint)
