# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Lists of items and their sheets: by day and week, by topic, place and source, by story; and the indexes of these."""
