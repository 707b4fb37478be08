# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The specification of Blotter, as tests.

Where Python is told to keep nothing that it compiles, every build of a test would compile the whole theme anew, which
takes ten times as long as the build.
"""

from blotter.front_door import keep_compiled_apart

keep_compiled_apart()
