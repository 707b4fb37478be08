# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The pages of the site as values: of items, in text, and what there is one of; and the tickets that make them all."""
