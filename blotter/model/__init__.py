# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The ground floor: frozen values without behavior, shared by every floor above."""
