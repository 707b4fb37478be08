# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Every problem code with its severity. Codes are words and stable; each has a paragraph in docs/problems.md."""

from __future__ import annotations

from typing import Final

_ERRORS: Final = """
missing-front-matter unclosed-front-matter front-matter-not-mapping yaml-syntax yaml-forbidden yaml-too-deep
front-matter-too-large file-too-large too-many-values not-utf8 nul-byte control-character unreadable-file
not-a-regular-file missing-file missing-package duplicate-key unknown-key missing-field empty-value wrong-type
bad-value bad-date bad-url bad-slug bad-week unknown-source unknown-tag unknown-region unknown-parent parent-cycle
duplicate-term
unknown-article duplicate-slug date-after-retrieval
broken-link broken-anchor own-address unknown-reference unsafe-link
missing-alt missing-image unreadable-image remote-image
markup-timeout markup-failed
license-needs-grant license-needs-permission license-obligation license-unknown license-mismatch
permission-expired permission-out-of-scope
foreign-original
publisher-forbids publisher-obligation publisher-embargo publisher-expired publisher-volume
brief-too-close quote-too-long verbatim-changed missing-fingerprint adapter-license collection-license
credit-not-shown second-license
theme-error template-error page-collision unsafe-output duplicate-id broken-output dead-link
site-not-found output-not-ours build-locked cannot-write worker-lost
cluster-unreachable cluster-failed foreign-worker
"""

_WARNINGS: Final = """
alias-used hidden-link lost-address nothing-to-show not-this-week duplicate-source-url foreign-source-url same-language
original-withdrawn local-address near-miss dropped-html
adapter-license-discouraged
runs-out-soon unfinished-draft cut-value stray-file untranslated-theme search-not-made not-remembered
"""

CODES: Final[dict[str, str]] = {
    **dict.fromkeys(_ERRORS.split(), "error"),
    **dict.fromkeys(_WARNINGS.split(), "warning"),
}
