# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""``python build.py`` sets itself up where it has to, and says in one sentence why when it cannot.

A checkout in a temporary folder, with a stand-in for pip that leaves empty modules instead of packages, so that no
network is needed; the virtual environments are real. ``.ci/run`` does the same with the real pip.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from blotter.front_door import DEVELOPMENT, RUNTIME, Needs

ROOT = Path(__file__).parent.parent
LOCKS = (RUNTIME.lock, DEVELOPMENT.lock)

CLI = """\
import sys
def main(arguments, home, name):
    print("cli", sys.prefix, home, name, sys.flags.dev_mode, *arguments)
    return 7
"""
# Answers where the words are put beside it, as it does when a build would change nothing.
EARLY = """\
import os
def nothing_to_do(arguments, home):
    words = os.path.join(home, "nothing-to-do")
    return open(words).read() if os.path.exists(words) else ""
"""
RUN = """\
def keep_all():
    pass
"""
PYTEST = """\
import os
def main(arguments):
    print("pytest", os.getcwd(), *arguments)
    return 5
"""
# Takes the place of pip. What it does is said in STAND_IN_DOES.
PIP = f"""\
import os, pathlib, signal, sys
does = os.environ.get("STAND_IN_DOES", "install")
with open(os.environ["STAND_IN_CALLS"], "a") as calls:
    print(*sys.argv[1:], file=calls)
if does == "kill":
    os.kill(os.getppid(), signal.SIGKILL)
if does != "install":
    sys.exit(does)
python = pathlib.Path(sys.argv[sys.argv.index("--python") + 1])
folder = next(path for path in python.parent.parent.rglob("site-packages"))
for module in {DEVELOPMENT.modules!r}:
    (folder / (module + ".py")).write_text({PYTEST!r} if module == "pytest" else "")
"""
# Python runs this by itself at the start: hides modules that the machine happens to have.
SITECUSTOMIZE = """\
import os, sys
class Filtered:
    def __init__(self, finder):
        self.finder = finder
    def find_spec(self, name, path=None, target=None):
        return None if name in hidden else self.finder.find_spec(name, path, target)
hidden = os.environ["STAND_IN_HIDES"].split()
if sys.prefix != os.environ["STAND_IN_FOLDER"]:
    sys.meta_path[:] = [Filtered(finder) for finder in sys.meta_path]
"""


@dataclass
class Checkout:
    """A copy of what the front door needs, on a machine whose pip is the stand-in."""

    folder: Path
    stand_ins: Path
    hidden: Sequence[str] = DEVELOPMENT.modules
    pip_does: str = "install"
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def venv(self) -> Path:
        """The folder that a set-up makes."""
        return self.folder / ".venv"

    @property
    def pip_calls(self) -> list[str]:
        """The arguments of each call of pip."""
        calls = self.stand_ins / "calls"
        return calls.read_text().splitlines() if calls.exists() else []

    def start(self, *arguments: str, python: Sequence[str] = (sys.executable,)) -> subprocess.Popen[str]:
        """Start ``python build.py`` with the arguments, from another folder."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        environment |= {
            "PYTHONPATH": str(self.stand_ins),
            "STAND_IN_CALLS": str(self.stand_ins / "calls"),
            "STAND_IN_DOES": self.pip_does,
            "STAND_IN_FOLDER": str(self.venv),
            "STAND_IN_HIDES": " ".join(self.hidden),
        }
        command = [*python, str(self.folder / "build.py"), *arguments]
        return subprocess.Popen(
            command, cwd=self.stand_ins, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def run(self, *arguments: str, python: Sequence[str] = (sys.executable,)) -> subprocess.CompletedProcess[str]:
        """Do the same and wait for its end."""
        process = self.start(*arguments, python=python)
        out, err = process.communicate(timeout=60)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout that was never built, on a machine without the packages."""
    folder = tmp_path.resolve() / "a checkout"
    for floor in ("desk", "publishing"):
        (folder / "blotter" / floor).mkdir(parents=True)
        (folder / "blotter" / floor / "__init__.py").touch()
    for name in ("build.py", "blotter/__init__.py", "blotter/front_door.py", "blotter/desk/terminal.py"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "blotter/cli.py").write_text(CLI)
    (folder / "blotter/desk/early.py").write_text(EARLY)
    (folder / "blotter/publishing/run.py").write_text(RUN)
    for lock in LOCKS:
        (folder / lock).write_text(f"# {lock}\n")
    stand_ins = tmp_path / "stand-ins"
    (stand_ins / "pip").mkdir(parents=True)
    (stand_ins / "pip/__init__.py").touch()
    (stand_ins / "pip/__main__.py").write_text(PIP)
    (stand_ins / "sitecustomize.py").write_text(SITECUSTOMIZE)
    return Checkout(folder, stand_ins)


def test_the_first_run_says_in_one_line_that_it_sets_itself_up_and_goes_on(checkout: Checkout) -> None:
    """The packages go into ``.venv``, from the lock with hashes, and the command runs there with its exit code."""
    run = checkout.run("check", "--strict")
    assert run.stderr == f"Setting Blotter up in {checkout.venv} (once, about half a minute) ...\n"
    assert run.stdout == f"cli {checkout.venv} {checkout.folder} python build.py False check --strict\n"
    assert run.returncode == 7
    [call] = checkout.pip_calls
    assert "--require-hashes" in call
    assert call.endswith(f"-r {checkout.folder / 'requirements.lock'}")


def test_the_second_run_starts_straight_away(checkout: Checkout) -> None:
    """Nothing is said and pip is not asked again."""
    checkout.run()
    second = checkout.run()
    assert (second.stderr, second.returncode, len(checkout.pip_calls)) == ("", 7, 1)


def test_the_way_in_imports_nothing_that_python_has_not_loaded_already() -> None:
    """Every command passes through the front door, so anything it imports at once is paid for each time."""
    tree = ast.parse((ROOT / "blotter/front_door.py").read_text())
    imports = [ast.unparse(node) for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert imports == ["from __future__ import annotations", "import os", "import sys"]


def test_a_build_with_nothing_to_do_says_so_and_loads_no_more(checkout: Checkout) -> None:
    """What was found out early is printed as it is; the command line is not even loaded."""
    (checkout.folder / "nothing-to-do").write_text("Nothing changed.\n")
    run = checkout.run()
    assert (run.stdout, run.returncode) == ("Nothing changed.\n", 0)


def test_python_options_survive_the_change_of_python(checkout: Checkout) -> None:
    """``python -X dev build.py`` stays in development mode."""
    run = checkout.run(python=(sys.executable, "-X", "dev"))
    assert f"{checkout.venv} {checkout.folder} python build.py True" in run.stdout


def test_packages_that_are_there_are_used_as_they_are(checkout: Checkout) -> None:
    """A Python that can import all of them builds by itself: no ``.venv``, no pip."""
    for module in RUNTIME.modules:
        (checkout.stand_ins / f"{module}.py").touch()
    checkout.hidden = ()
    run = checkout.run()
    assert (run.stderr, run.returncode, checkout.venv.exists(), checkout.pip_calls) == ("", 7, False, [])


def test_a_changed_lock_is_installed_into_the_folder_that_is_there(checkout: Checkout) -> None:
    """After a ``git pull`` with new versions the packages follow; what else is in the folder stays."""
    checkout.run()
    (checkout.venv / "kept").touch()
    (checkout.folder / RUNTIME.lock).write_text("# another\n")
    run = checkout.run()
    assert (run.returncode, len(checkout.pip_calls), (checkout.venv / "kept").exists()) == (7, 2, True)
    assert checkout.run().stderr == ""


def test_a_lock_that_could_not_be_installed_is_not_forgotten(checkout: Checkout) -> None:
    """A failed update never builds with the packages of before, however it is called."""
    checkout.run()
    (checkout.folder / RUNTIME.lock).write_text("# another\n")
    checkout.pip_does = "ERROR: no"
    inside = (str(checkout.venv / "bin/python"),)
    assert [checkout.run().returncode, checkout.run(python=inside).returncode, checkout.run().returncode] == [2, 2, 2]


@pytest.mark.skipif(sys.platform == "win32", reason="kills the way POSIX does")
def test_a_set_up_that_was_cut_off_is_made_anew(checkout: Checkout) -> None:
    """Half a folder is never used."""
    checkout.pip_does = "kill"
    assert checkout.run().returncode == -signal.SIGKILL
    (checkout.venv / "half").touch()
    checkout.pip_does = "install"
    run = checkout.run()
    assert (run.returncode, len(checkout.pip_calls), (checkout.venv / "half").exists()) == (7, 2, False)


def test_somebodys_own_folder_is_kept(checkout: Checkout) -> None:
    """A ``.venv`` that a developer made gets the packages and keeps what it has."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", checkout.venv], check=True)
    (checkout.venv / "kept").touch()
    run = checkout.run()
    assert (run.returncode, len(checkout.pip_calls), (checkout.venv / "kept").exists()) == (7, 1, True)


def test_a_folder_of_a_python_that_was_upgraded_is_made_anew(checkout: Checkout) -> None:
    """Packages of Python 3.11 are not there for the 3.12 that took its place."""
    checkout.run()
    for packages in (checkout.venv / "lib").glob("python3*"):
        packages.rename(packages.with_name("python3.1"))
    run = checkout.run()
    assert (run.returncode, len(checkout.pip_calls)) == (7, 2)
    assert run.stderr.startswith("Setting Blotter up")


def test_two_first_runs_at_once_set_up_once(checkout: Checkout) -> None:
    """The second waits for the first and uses what it made."""
    runs = [checkout.start() for _ in range(3)]
    assert [run.communicate(timeout=60) and run.returncode for run in runs] == [7, 7, 7]
    assert len(checkout.pip_calls) == 1


FAILURES = {
    "no network": (
        "WARNING: Retrying after connection broken by 'NewConnectionError'\nERROR: No matching distribution",
        (),
        "Blotter could not fetch its packages: pip did not reach the package index. Connect to the network, then run",
    ),
    "altered package": (
        "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
        (),
        "Blotter did not install its packages: what pip downloaded is not what requirements.lock names. Try another",
    ),
    "another failure of pip": (
        "Collecting nh3\nERROR: No space left on device",
        (),
        "Blotter could not install its packages: pip says 'No space left on device'. Mend that, then run this again",
    ),
    "no venv module": (
        "install",
        ("venv",),
        "Blotter needs Python's venv module, which this Python lacks: install it (on Debian or Ubuntu: sudo apt",
    ),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_a_set_up_that_fails_says_why_and_what_to_do(checkout: Checkout, failure: str) -> None:
    """One sentence, exit code 2, no traceback; and the next run tries again."""
    checkout.pip_does, hidden, sentence = FAILURES[failure]
    checkout.hidden = (*DEVELOPMENT.modules, *hidden)
    run = checkout.run()
    said, *rest = run.stderr.splitlines()[1:]
    assert (run.returncode, run.stdout, rest) == (2, "", [])
    assert said.startswith(sentence)
    checkout.pip_does, checkout.hidden = "install", DEVELOPMENT.modules
    assert checkout.run().returncode == 7


def test_a_folder_that_cannot_be_written_is_a_sentence_too(checkout: Checkout) -> None:
    """A read-only or full disk is not our traceback."""
    (checkout.folder / ".blotter").touch()
    run = checkout.run()
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(f"Blotter could not set itself up: {checkout.folder / '.blotter'}: File exists.")
    assert run.stderr.count("\n") == 1


def test_a_python_without_pip_gets_it_from_ensurepip_or_is_told(checkout: Checkout) -> None:
    """Without pip and without ``ensurepip`` there is a sentence that says what to install."""
    shutil.rmtree(checkout.stand_ins / "pip")
    ensurepip = checkout.stand_ins / "ensurepip.py"
    ensurepip.write_text("raise SystemExit(1)")
    checkout.hidden = (*DEVELOPMENT.modules, "pip")
    run = checkout.run()
    assert run.returncode == 2
    assert run.stderr.splitlines()[1].startswith("Blotter needs pip, which this Python lacks: install it (on Debian")


def test_an_old_python_is_told_so_in_its_own_syntax(checkout: Checkout) -> None:
    """build.py parses on Python 3.4 and asks for a newer one before anything else."""
    ast.parse((ROOT / "build.py").read_text(), feature_version=(3, 4))
    pretend = f"""
import runpy, sys
sys.version_info = (3, 9, 18, "final", 0)
runpy.run_path({str(checkout.folder / "build.py")!r}, run_name="__main__")
"""
    run = subprocess.run([sys.executable, "-c", pretend], check=False, capture_output=True, text=True)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == (
        "Blotter needs Python 3.11 or newer and this is Python 3.9: install a newer one from python.org, "
        "then run build.py with it.\n"
    )


def test_importing_build_does_nothing_and_running_it_as_a_module_points_to_the_packaging_tool() -> None:
    """build.py shadows the packaging tool ``build``, so it keeps still when that is what was meant."""
    imported = subprocess.run([sys.executable, "-c", "import build"], check=False, cwd=ROOT, capture_output=True)
    assert (imported.returncode, imported.stdout, imported.stderr) == (0, b"", b"")
    as_tool = subprocess.run([sys.executable, "-m", "build"], check=False, cwd=ROOT, capture_output=True, text=True)
    assert as_tool.returncode == 2
    assert "python -P -m build" in as_tool.stderr


def test_the_test_command_hands_its_arguments_to_pytest(checkout: Checkout) -> None:
    """``python build.py test`` installs the development lock, which serves the build as well."""
    run = checkout.run("test", "tests/reading", "-x")
    assert (run.stdout, run.returncode) == (f"pytest {checkout.folder} tests/reading -x\n", 5)
    assert checkout.run().stderr == ""
    assert [call.split()[-1].rpartition("/")[2] for call in checkout.pip_calls] == ["requirements-dev.lock"]


def _locked(lock: str) -> dict[str, str]:
    """Map each package of a lock to its whole entry."""
    entries = re.split(r"\n(?=\w)", "\n" + re.sub(r"(?m)^#.*\n", "", (ROOT / lock).read_text()))
    return {
        re.split(r"[=\s]", entry)[0] + entry.partition(";")[2].partition("\\")[0]: entry.strip()
        for entry in entries
        if entry
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_versions_and_hashes_and_no_address(lock: str) -> None:
    """A lock is the same for everyone: where the packages come from is the business of the machine."""
    entries = _locked(lock)
    assert len(entries) > 8
    for entry in entries.values():
        assert re.match(r"[\w.-]+==\S+", entry)
        assert entry.count("--hash=sha256:") >= 1
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links|^/", (ROOT / lock).read_text(), re.MULTILINE)


def test_the_locks_agree_with_each_other_and_with_pyproject() -> None:
    """Tests run with the very packages that a build runs with, and those are the ones that pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    build, development = _locked(RUNTIME.lock), _locked(DEVELOPMENT.lock)
    assert build.items() <= development.items()
    asked = project["project"]["dependencies"], project["dependency-groups"]["dev"]
    for requirements, locked in zip(asked, (build, development), strict=True):
        # What is for some machines only has its condition behind its name.
        assert {re.split(r"[<>=]", name)[0].lower() for name in requirements} <= {key.split()[0] for key in locked}


@pytest.mark.parametrize("needs", [RUNTIME, DEVELOPMENT], ids=lambda needs: needs.lock)
def test_the_modules_looked_for_are_those_of_the_lock(needs: Needs) -> None:
    """What shows that the packages are there belongs to packages of the lock."""
    owners = packages_distributions()
    locked = _locked(needs.lock)
    assert not [module for module in needs.modules if not {name.lower() for name in owners[module]} & locked.keys()]


def _imported(folder: Path) -> set[str]:
    """Return the packages of other people that the modules of a folder import, wherever in a module they do it."""
    names: set[str] = set()
    for module in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    return names - sys.stdlib_module_names - {"blotter"}


def _names(requirements: Sequence[str]) -> set[str]:
    return {re.split(r"[<>=]", requirement)[0].lower() for requirement in requirements}


def test_whatever_is_imported_is_asked_for() -> None:
    """A package that only happens to be there is missing on the next machine: pyproject.toml and the set-up name it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    needed = _names(project["dependencies"])
    optional = {name for extra in project["optional-dependencies"].values() for name in _names(extra)}
    owners = packages_distributions()
    imported = {module: {owner.lower() for owner in owners.get(module, [])} for module in _imported(ROOT / "blotter")}
    assert {"jinja2", "yaml"} <= imported.keys()
    assert [module for module, names in imported.items() if not names & (needed | optional)] == []
    assert {module for module, names in imported.items() if names & needed} <= set(RUNTIME.modules)


def test_every_floor_is_packaged() -> None:
    """The list in pyproject.toml has each package of the checkout, and the themes."""
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]
    folders = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "blotter").rglob("__init__.py")}
    assert set(listed) == folders | {"blotter.themes"}


KEEPING = """\
import sys
sys.path.insert(0, sys.argv[1])
from blotter.front_door import keep_compiled_apart
keep_compiled_apart()
print(sys.dont_write_bytecode, sys.pycache_prefix or "")
"""


def kept_in(caches: Path, *options: str) -> str:
    """Say where a Python that may lay nothing beside the sources keeps compiled modules."""
    environment = {
        **os.environ,
        "XDG_CACHE_HOME": str(caches),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPYCACHEPREFIX": "",
    }
    command = [sys.executable, *options, "-c", KEEPING, str(ROOT)]
    return subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout.strip()


def test_where_python_keeps_nothing_it_compiles_the_users_own_folder_does(tmp_path: Path) -> None:
    """Else every command would compile the whole program anew; where Python keeps its modules already, they stay."""
    assert kept_in(tmp_path) == f"False {tmp_path / 'blotter' / 'python'}"
    assert kept_in(tmp_path, "-X", "pycache_prefix=/elsewhere") == "True /elsewhere"


def test_compiled_modules_lie_where_nobody_else_may_write(tmp_path: Path) -> None:
    """They are code that will be run."""
    folder = tmp_path / "blotter" / "python"
    folder.mkdir(parents=True)
    folder.chmod(0o777)
    assert kept_in(tmp_path) == "True"


def test_the_program_itself_is_kept_compiled(tmp_path: Path) -> None:
    """The front door sees to it before anything large is loaded."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, str(ROOT / "build.py"), "--version"]
    subprocess.run(command, check=True, capture_output=True, env=environment)
    assert {path.name.partition(".")[0] for path in tmp_path.rglob("*.pyc")} >= {"cli", "early", "pipeline"}


def test_a_command_says_all_before_it_ends(tmp_path: Path) -> None:
    """It ends its process without taking anything apart; what it says through a pipe, and its exit code, are whole."""
    (tmp_path / "content/articles").mkdir(parents=True)
    (tmp_path / "config.yaml").write_text("site: {name: Test, base_url: https://test.example.org/}\n", encoding="utf-8")
    for number in range(400):
        (tmp_path / f"content/articles/broken-{number:03}.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    command = [sys.executable, str(ROOT / "build.py"), "--site", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "broken-399.md" in done.stdout
    assert "nothing was published" in done.stdout.splitlines()[-1]
    assert done.stderr == ""
