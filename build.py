# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""The front door: ``python build.py`` publishes the site, and sets itself up first where it has to.

``python build.py test`` runs the tests. What the set-up does is in ``blotter/front_door.py``; this file keeps to the
syntax of old Pythons, so that it can tell them that they are old. It shares its name with the packaging tool ``build``,
which is why it does nothing when imported (package with ``python -P -m build``).
"""

import os
import sys

if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.stderr.write(
            "Blotter needs Python 3.11 or newer and this is Python %d.%d: install a newer one from python.org, "
            "then run build.py with it.\n" % sys.version_info[:2]
        )
        sys.exit(2)
    if __spec__ is not None:
        sys.stderr.write("This build.py publishes the site. The packaging tool of that name: python -P -m build\n")
        sys.exit(2)

    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed: the next file that is opened would get its number
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115 - it stays open

    HERE = os.path.dirname(os.path.abspath(__file__))
    if HERE not in sys.path:
        sys.path.insert(0, HERE)

    from blotter.front_door import DEVELOPMENT, RUNTIME, NotReadyError, keep_compiled_apart, make_ready

    testing = sys.argv[1:2] == ["test"]
    try:
        make_ready(HERE, DEVELOPMENT if testing else RUNTIME)
    except NotReadyError as reason:
        sys.stderr.write(str(reason) + "\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)

    keep_compiled_apart()

    if testing:
        import pytest

        os.chdir(HERE)
        sys.exit(pytest.main(sys.argv[2:]))

    import gc

    gc.disable()  # from here on many values are made, and kept to the end

    from blotter.desk.early import nothing_to_do

    message = nothing_to_do(sys.argv[1:], HERE)
    if message:
        from blotter.desk.terminal import write

        sys.exit(write(message.splitlines()))

    from pathlib import Path

    from blotter.cli import main
    from blotter.publishing.run import keep_all

    keep_all()
    code = main(sys.argv[1:], home=Path(HERE), name="python build.py")
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody can read it
        pass
    # What was made goes with the process. That which marks up risky bodies ends when its input does.
    os._exit(code)
