# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The JSON Schemas of front matter, for editors and content management systems.

``python -m blotter.reading.json_schema > docs/front-matter.schema.json`` writes that of articles anew; with ``edition``
or ``story`` it is that of a lead or of a story line. A test keeps the files true.
"""

from __future__ import annotations

import json
import sys
from typing import Final

from blotter.reading.article_fields import ARTICLE
from blotter.reading.editions import LEAD
from blotter.reading.stories import STORY

# What each is called, the module that its schema is made from, and its fields.
_KINDS: Final = {
    "article": ("article", "article_fields", ARTICLE),
    "edition": ("edition", "editions", LEAD),
    "story": ("story", "stories", STORY),
}


def front_matter_schema(kind: str = "article") -> str:
    """Return a schema as JSON text (draft 2020-12), ending in a line feed. Raises ``KeyError`` for an unknown kind."""
    name, module, group = _KINDS[kind]
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Front matter of a Blotter {name}",
        "$comment": f"Made from blotter/reading/{module}.py. Values are read as text; no quotes are needed.",
    }
    return json.dumps(head | group.schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(front_matter_schema(*sys.argv[1:2]))
