# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Markdown to documents: sanitized HTML, links as keys, and no input that can hang the build."""
