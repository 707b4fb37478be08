# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What tools say that nobody here wrote: the Nu HTML checker, axe-core and Lighthouse."""
