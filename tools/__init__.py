# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What is run by hand, once in a while: none of it is part of a build."""
