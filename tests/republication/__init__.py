# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""A full republication under Creative Commons, read back by parsers that know nothing of this project."""
