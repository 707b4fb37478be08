# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What many items tell together: how many there are of what, when and where, in numbers, charts and maps."""
