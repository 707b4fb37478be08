# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A theme and its language: read from files, as no other room reads them, checked, compiled, and rendered with."""
