# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The composing room: what every page is made with, and an item as the pages and feeds that show it have it."""
