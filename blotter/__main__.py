# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""``python -m blotter`` is the ``blotter`` command."""

import sys

from blotter.cli import main

if __name__ == "__main__":
    sys.exit(main())
