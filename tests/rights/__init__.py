# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The rights floor, read as a specification: the table, the publishers, one article, the finished page."""
