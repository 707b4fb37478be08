# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""One small site for every problem code: what docs/problems.md shows is what the program says of it."""
