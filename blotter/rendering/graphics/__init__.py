# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The graphics desk: maps and social cards, drawn from numbers and words alone. Of the site it knows nothing."""
