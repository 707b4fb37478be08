# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Blotter: a static site generator for a curated, properly attributed crime-news briefing."""

__version__ = "0.1.0"
