# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Values to pages, feeds and linked data. Only the theme loader reads files."""
