# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The published demonstration, seen as readers see it (chromium)."""
