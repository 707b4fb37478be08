# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Files to typed values: every field remembers its line, every mistake becomes a problem."""
