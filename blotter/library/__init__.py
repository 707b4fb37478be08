# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""Terms, links, backlinks, related stories and checks: the whole site as one frozen value."""
