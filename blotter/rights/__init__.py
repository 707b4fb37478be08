# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What we may do with somebody else's work, what we owe for it, and whether the page shows it.

Read in this order: ``table`` (the rules as data), ``clauses`` (where each comes from), ``engine`` (the pure answer),
``publisher`` (what a publisher asks beyond its license), ``assessment`` (one article, all of it), ``inspection``
(the finished page).
"""
