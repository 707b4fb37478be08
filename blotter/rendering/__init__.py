# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Values to pages, feeds and linked data. Of the files of a site only the theme is read here."""
