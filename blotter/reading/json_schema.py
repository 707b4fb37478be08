# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The JSON Schema of the front matter, for editors and content management systems.

``python -m blotter.reading.json_schema > docs/front-matter.schema.json`` writes it anew; a test keeps the file true.
"""

from __future__ import annotations

import json
import sys
from typing import Final

from blotter.reading.article_fields import ARTICLE

_HEAD: Final = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Front matter of a Blotter article",
    "$comment": "Made from blotter/reading/article_fields.py. Values are read as text; no quotes are needed.",
}


def front_matter_schema() -> str:
    """Return the schema as JSON text (draft 2020-12), ending in a line feed."""
    return json.dumps(_HEAD | ARTICLE.schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(front_matter_schema())
