# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The last look: what was made is read once more, by code that knows no template, before it may be published."""
