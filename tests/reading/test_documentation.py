# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The documentation of the front matter and of the settings is true and complete."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import fields

from blotter.model.articles import Article
from blotter.model.config import Config
from blotter.model.editions import Lead, Story
from blotter.reading.article_fields import ARTICLE, PAGE
from blotter.reading.config import CONFIG, LISTINGS, MARKDOWN, OUTPUTS, RIGHTS, SITE, read_config
from blotter.reading.editions import LEAD
from blotter.reading.field_groups import FieldGroup
from blotter.reading.json_schema import front_matter_schema
from blotter.reading.site import read_site
from blotter.reading.stories import STORY
from tests.reading.desk import lines, written
from tests.site_in_a_string import article, write_site

ROOT = Path(__file__).parents[2]
FRONT_MATTER = (ROOT / "docs/front-matter.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "docs/config.md").read_text(encoding="utf-8")
CONFIG_FILE = (ROOT / "config.yaml").read_text(encoding="utf-8")
KEYS = [field.name for field in ARTICLE.fields]
EXAMPLES = dict(re.findall(r"^### `(\w+)`\n.*?```yaml\n(.*?)```", FRONT_MATTER, re.MULTILINE | re.DOTALL))

# What the demonstration site sets, and why its file differs from the defaults there.
SET_HERE = {"site.tagline", "site.base_url", "site.publisher", "site.email", "menu"}


@pytest.mark.parametrize(("kind", "name"), [("article", "front-matter"), ("edition", "edition"), ("story", "story")])
def test_schema_files_are_current(kind: str, name: str) -> None:
    """The JSON Schemas in docs/ are those that the tables give: python -m blotter.reading.json_schema writes them."""
    assert (ROOT / f"docs/{name}.schema.json").read_text(encoding="utf-8") == front_matter_schema(kind)


def test_schema_is_one() -> None:
    """The schema is valid after draft 2020-12, takes a good article and refuses bad ones."""
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(front_matter_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    good: dict[str, object] = {"title": "T", "source": "s", "date": "2016-02-26", "region": "PE", "tags": ["a", "b"]}
    assert validator.is_valid(
        good | {"license": {"id": "CC0-1.0", "seen_at": "https://a.example/", "seen_on": "2016-01-01"}}
    )
    bad: list[dict[str, object]] = [
        {"titel": "T"},
        {"date": "26/02/2016"},
        {"reuse": "copy"},
        {"tags": []},
        {"slug": "con"},
        {"license": "MIT"},
    ]
    assert [each for each in bad if validator.is_valid(good | each)] == []
    assert not validator.is_valid({"title": "T"})


def test_leads_and_stories_have_schemas_of_their_own() -> None:
    """They take good front matter and refuse bad."""
    jsonschema = pytest.importorskip("jsonschema")
    lead = jsonschema.Draft202012Validator(json.loads(front_matter_schema("edition")))
    assert lead.is_valid({})
    assert lead.is_valid({"title": "T", "items": ["a", "b"]})
    assert not lead.is_valid({"articles": ["a"]})
    story = jsonschema.Draft202012Validator(json.loads(front_matter_schema("story")))
    assert story.is_valid({"title": "T", "tags": "a", "match": "all", "since": "2016-01-01"})
    assert not story.is_valid({"title": "T", "tags": "a", "match": "some"})
    assert not story.is_valid({"tags": "a"})


@pytest.mark.parametrize(("group", "type_"), [(LEAD, Lead), (STORY, Story)])
def test_every_field_of_leads_and_stories_is_documented(group: FieldGroup, type_: type) -> None:
    """docs/editions.md has a row for each, and the tables know all that the types hold."""
    document = (ROOT / "docs/editions.md").read_text(encoding="utf-8")
    renamed = {"region": "regions", "match": "match_all"}
    names = {field.name for field in group.fields}
    made = {"slug", "path", "body", "body_line", "positions"}
    assert {renamed.get(name, name) for name in names} == {field.name for field in fields(type_)} - made
    assert [name for name in names if not re.search(rf"^\| .*`{name}`.* \|", document, re.MULTILINE)] == []


def test_the_table_knows_every_field_of_an_article() -> None:
    """No field of the type is out of an editor's reach, and no key of the front matter leads nowhere."""
    renamed = {"region": "regions", "author": "authors", "image": "images"}
    made = {"path", "body", "body_line", "positions"}
    assert {renamed.get(key, key) for key in KEYS} == {field.name for field in fields(Article)} - made


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_explained_with_an_example_that_works(tmp_path: Path, key: str) -> None:
    """docs/front-matter.md has a section for every key, and its example is read without a problem."""
    assert key in EXAMPLES
    example = EXAMPLES[key]
    assert example.startswith(f"{key}:")
    sources = "insight-crime: {name: InSight Crime, home: https://insightcrime.org/}\nexample-news: " + (
        "{name: Example News, home: https://news.example.org/}\n"
    )
    text = written(example, without=(key,), source="example-news")
    site = f"-- content/articles/story.md --\n{text}-- content/sources.yaml --\n{sources}" + article(
        "peru-vraem-drug-plane-shot-down"
    )
    tags = "-- content/tags.yaml --\ncocaine: {label: Cocaine}\nair-bridge: {label: Air bridge}\n"
    assert lines(read_site(write_site(tmp_path, site + tags))[1]) == []


def test_no_key_is_explained_that_does_not_exist() -> None:
    """The sections of docs/front-matter.md are the keys, no more."""
    assert sorted(EXAMPLES) == sorted(KEYS)
    assert all(f"`{field.name}`" in FRONT_MATTER for field in PAGE.fields)


def settings_of(group: FieldGroup, prefix: str = "") -> list[str]:
    """List the settings of a table as dotted names."""
    sections = {"site": SITE, "rights": RIGHTS, "listings": LISTINGS, "markdown": MARKDOWN, "outputs": OUTPUTS}
    names = []
    for field in group.fields:
        inner = sections.get(field.name) if not prefix else None
        names += settings_of(inner, f"{field.name}.") if inner else [prefix + field.name]
    return names


def defaults_of(value: Config | msgspec.Struct, prefix: str = "") -> dict[str, object]:
    """List the defaults of the types as dotted names."""
    found: dict[str, object] = {}
    known: Any = dataclasses.fields(value) if isinstance(value, Config) else fields(value)
    for name in (each.name for each in known):
        inner = getattr(value, name)
        if name == "positions":  # where the settings stand is none
            continue
        found |= defaults_of(inner, f"{name}.") if isinstance(inner, msgspec.Struct) else {prefix + name: inner}
    return found


ALL = defaults_of(Config())


def test_the_table_knows_every_setting() -> None:
    """Table and types have the same settings."""
    assert sorted(settings_of(CONFIG)) == sorted(ALL)


def test_config_file_shows_every_setting_with_its_default() -> None:
    """config.yaml sets everything, each with a comment above, and to the default where it does not say otherwise."""
    config, problems = read_config(CONFIG_FILE.encode())
    assert problems == ()
    if config.site.base_url != "https://blotter.example.org/":
        pytest.skip("config.yaml is an editor's by now, and no longer the one that comes with Blotter")
    shown = defaults_of(config)
    assert {name for name in ALL if shown[name] != ALL[name]} == SET_HERE
    for name in ALL:
        setting = name.rpartition(".")[2]
        assert re.search(rf"^ *#.*\n *{setting}:", CONFIG_FILE, re.MULTILINE), name


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_setting_is_documented_with_its_default(name: str) -> None:
    """docs/config.md has a row for every setting, with the default that the types have."""
    row = re.search(rf"^\| `{re.escape(name)}` \| (.*?) \|", SETTINGS, re.MULTILINE)
    assert row is not None
    default = ALL[name]
    written_as = str(default).lower() if isinstance(default, bool) else str(default)
    assert row.group(1) == ("none" if default in ("", ()) else f"`{written_as}`")
