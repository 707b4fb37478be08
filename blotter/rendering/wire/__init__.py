# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The wire: what the site says to programs, as feeds, as data and to crawlers, and the page on which people find it."""
