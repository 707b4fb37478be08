# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A theme and its language: read, checked, compiled, and rendered with."""
