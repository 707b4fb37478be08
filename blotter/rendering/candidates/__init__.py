# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Which pages a change concerns, told without making the others: always more than change, never fewer."""
