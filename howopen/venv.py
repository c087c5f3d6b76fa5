"""The environment the course runs in: `.venv`, made once and brought up to date when needed.

Standard library only, and readable by any Python 3.7 or newer, so that an old one can be told
what it lacks. The packages come from a lock with hashes: `requirements.lock` for learners,
`requirements-dev.lock` for makers (the same versions and more).

`.venv/howopen-setup` says how far set-up has come: "unfinished" while it runs, afterwards the
kind of environment and a fingerprint of what it was made from. As long as the fingerprint fits,
there is nothing to do.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import re
import shutil
import subprocess
import sys
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path

from howopen.locks import file_lock

ROOT = Path(__file__).resolve().parents[1]
OLDEST, TOO_NEW = (3, 11), (3, 15)
LOCKS = {"learn": "requirements.lock", "make": "requirements-dev.lock"}
EXTRAS = {"learn": (), "make": ("make",)}
MEGABYTES = {"learn": 900, "make": 1300}  # of free disk: packages, and their downloads meanwhile
UNFINISHED = "unfinished"
PROJECT = ["install", "--no-deps", "--no-build-isolation", "--editable", "."]


class SetupError(Exception):
    """Set-up cannot go on; the message says why and what to do about it."""


# ---------------------------------------------------------------- which environment


def check_python(version: tuple = sys.version_info) -> None:
    """Raise SetupError if this Python is older or newer than the course was made for."""
    if OLDEST <= tuple(version[:2]) < TOO_NEW:
        return
    here = ".".join(str(part) for part in version[:2])
    fit = "3.11, 3.12, 3.13 or 3.14"
    age = "too old" if tuple(version[:2]) < OLDEST else "newer than the course was tested with"
    raise SetupError(
        f"This is Python {here}, which is {age}: the course needs Python {fit}.\n"
        "Install one of them beside it (python.org has installers; most systems have a package),\n"
        "then name it: make lab PYTHON=python3.12\n"
        "or, without make: python3.12 -m howopen lab   (Windows: py -3.12 -m howopen lab)"
    )


def is_clone(root: Path = ROOT) -> bool:
    """Whether the course runs from a clone (with locks), not from an installed package."""
    return all((root / name).is_file() for name in ("pyproject.toml", *LOCKS.values()))


def python_for(kind: str, root: Path = ROOT) -> str:
    """The Python to run a command with: this one if it will do, else that of `.venv`.

    `kind` is "learn" or "make". Makes `.venv`, or brings it up to date, if need be.
    Raises SetupError.
    """
    check_python()
    if not is_clone(root):
        return sys.executable
    if os.environ.get("HOWOPEN_NO_VENV", "0") not in ("", "0"):
        _insist_on_this_one(kind, root)
        return sys.executable
    if _in_another_environment(root) and _completes_this_one(kind, root):
        return sys.executable
    if not is_fresh(kind, root):
        try:
            set_up(kind, root)
        except OSError as error:
            raise SetupError(explain(str(error), root)) from error
    return str(python_of(root / ".venv"))


def runs_here(python: str, root: Path = ROOT) -> bool:
    """Whether `python`, as given by `python_for`, is the environment that is running now."""
    return python == sys.executable or Path(sys.prefix).resolve() == (root / ".venv").resolve()


def _in_another_environment(root: Path) -> bool:
    """Whether we run in a virtual or conda environment that is not our own `.venv`."""
    prefix = Path(sys.prefix)
    made = sys.prefix != sys.base_prefix or (prefix / "conda-meta").is_dir()
    return made and prefix.resolve() != (root / ".venv").resolve()


def _completes_this_one(kind: str, root: Path) -> bool:
    """Whether this environment has what the lock asks for; adds the project if only that lacks."""
    lacking = missing(kind, root)
    if lacking == ["howopen"]:
        say("Adding the course to this environment.")
        _run_pip([sys.executable, "-m", "pip", *PROJECT], root, root / ".cache" / "setup.log")
        return True
    return not lacking


def _insist_on_this_one(kind: str, root: Path) -> None:
    lacking = missing(kind, root)
    if lacking:
        raise SetupError(
            "HOWOPEN_NO_VENV is set, but this Python lacks: " + ", ".join(lacking) + ".\n"
            f"Add them:  {sys.executable} -m pip install -r {LOCKS[kind]}\n"
            f"           {sys.executable} -m pip {' '.join(PROJECT)}\n"
            "or unset HOWOPEN_NO_VENV and let set-up make its own environment."
        )


def missing(kind: str, root: Path = ROOT) -> list[str]:
    """Which direct dependencies this Python lacks at the locked version; "howopen" comes last."""
    from importlib.metadata import PackageNotFoundError, version

    locked = locked_versions(kind, root)
    lacking = []
    for name in [*direct_dependencies(kind, root), "howopen"]:
        try:
            if version(name) == locked.get(name, version(name)):
                continue
            lacking.append(f"{name} {locked[name]} (has {version(name)})")
        except PackageNotFoundError:
            lacking.append(name)
    return lacking


def direct_dependencies(kind: str, root: Path = ROOT) -> list[str]:
    """The names of the packages that pyproject.toml asks for."""
    tomllib = importlib.import_module("tomllib")  # not in Pythons older than we support
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    lines = list(project["dependencies"])
    for extra in EXTRAS[kind]:
        lines += project["optional-dependencies"][extra]
    return [re.match(r"[\w.-]+", line).group().lower() for line in lines]


def locked_versions(kind: str, root: Path = ROOT) -> dict[str, str]:
    """{package: version} as the lock has them, whatever the platform."""
    text = (root / LOCKS[kind]).read_text("utf-8")
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE))


# ---------------------------------------------------------------- the stamp


def fingerprint(kind: str, root: Path = ROOT) -> str:
    """What the environment is made from: lock, pyproject.toml, and where the folder is."""
    digest = hashlib.sha256(str(root.resolve()).encode())  # scripts in .venv carry the address
    for name in (LOCKS[kind], "pyproject.toml"):
        digest.update((root / name).read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def read_stamp(root: Path = ROOT) -> tuple[str, str]:
    """(kind, fingerprint) of the environment there is; ("unfinished", "") or ("", "")."""
    try:
        words = _stamp(root).read_text("utf-8").split()
    except (OSError, UnicodeDecodeError):
        return "", ""
    return (words[0], words[1] if len(words) > 1 else "") if words else (UNFINISHED, "")


def is_fresh(kind: str, root: Path = ROOT) -> bool:
    """Whether `.venv` has all that `kind` needs. A makers' environment serves learners too."""
    have, digest = read_stamp(root)
    return (
        have in (kind, "make")
        and digest == fingerprint(have, root)
        and python_of(root / ".venv").exists()
    )


def _stamp(root: Path) -> Path:
    return root / ".venv" / "howopen-setup"


def _write_stamp(root: Path, text: str) -> None:
    part = _stamp(root).with_suffix(".part")
    part.write_text(text + "\n", "utf-8")
    os.replace(part, _stamp(root))


# ---------------------------------------------------------------- making it


def set_up(kind: str, root: Path = ROOT) -> None:
    """Make `.venv` or bring it up to date. Raises SetupError, or OSError from the disk."""
    with _only_one(root):
        if is_fresh(kind, root):  # another set-up has just done it
            return
        have, _ = read_stamp(root)
        kind = "make" if have == "make" else kind
        _check_space(kind, root)
        say(f"Setting up the course in {root / '.venv'} (once; some minutes).")
        python = _make_venv(root)
        _write_stamp(root, UNFINISHED)
        pip, log = _pip_for(python), root / ".cache" / "setup.log"
        log.write_text("", "utf-8")
        packages = ["install", "--require-hashes", "--no-deps", "-r", LOCKS[kind]]
        _run_pip([*pip, *packages], root, log, len(locked_versions(kind, root)))
        _run_pip([*pip, *PROJECT], root, log)
        list_fonts(python)
        _write_stamp(root, f"{kind} {fingerprint(kind, root)}")
        say("Set-up is complete.")


def list_fonts(python: Path) -> None:
    """Let matplotlib look through this machine's fonts now, not in somebody's first figure.

    It does so once; with many fonts it takes a while and warns in the notebook. What goes wrong
    here is no matter: the first figure tries again.
    """
    subprocess.run([str(python), "-c", "import matplotlib.font_manager"], capture_output=True)


def python_of(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _make_venv(root: Path) -> Path:
    """The Python of a `.venv` that works: the one there is, else a new one."""
    venv, python = root / ".venv", python_of(root / ".venv")
    if read_stamp(root)[0] != UNFINISHED and _works(python):
        return python
    if venv.exists():
        say("What is in .venv is not complete or does not run: making it anew.")
        if os.name == "nt" and Path(sys.prefix).resolve() == venv.resolve():
            raise SetupError(
                "This .venv has to be made anew, but it is the one running now. Close JupyterLab,\n"
                "open a new terminal and run: py -m howopen setup"
            )
    base = getattr(sys, "_base_executable", None) or sys.executable
    command = [base, "-m", "venv", "--clear", str(venv)]
    if find_spec("ensurepip") is None:  # Debian and Ubuntu without python3-venv
        if find_spec("pip") is None:
            raise SetupError(_NO_VENV_MODULE)
        command.insert(-1, "--without-pip")
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise SetupError(explain(done.stdout, root))
    return python


_NO_VENV_MODULE = (
    "This Python cannot make virtual environments: its venv or pip part is not installed.\n"
    "Debian, Ubuntu:  sudo apt install python3-venv\n"
    "Elsewhere: install Python from python.org, or use conda: conda env create -f environment.yml\n"
    "Then run the same command again."
)


def _works(python: Path) -> bool:
    """Whether the Python of an environment starts and is of a version we support."""
    check = f"import sys; sys.exit(not {OLDEST} <= sys.version_info[:2] < {TOO_NEW})"
    try:
        return subprocess.run([str(python), "-c", check], capture_output=True).returncode == 0
    except OSError:
        return False


def _pip_for(python: Path) -> list[str]:
    """The command that installs into the environment of `python`."""
    own = subprocess.run([str(python), "-m", "pip", "--version"], capture_output=True)
    if own.returncode == 0:
        return [str(python), "-m", "pip"]
    base = getattr(sys, "_base_executable", None) or sys.executable
    command = [base, "-m", "pip", "--python", str(python)]
    if subprocess.run([*command, "--version"], capture_output=True).returncode:
        raise SetupError(_NO_VENV_MODULE)
    return command


def _run_pip(command: list[str], root: Path, log: Path, total: int = 0) -> None:
    """Run pip, show how far it is when `total` packages are known, keep what it said in `log`."""
    log.parent.mkdir(exist_ok=True)
    options = ["--disable-pip-version-check", "--no-input"]
    env = {k: v for k, v in os.environ.items() if k not in ("PIP_TARGET", "PIP_PREFIX")}
    env.update(PIP_USER="0", PYTHONUNBUFFERED="1", PYTHONIOENCODING="utf-8")
    said, progress = [], Progress(total)
    with subprocess.Popen(
        [*command, *options], cwd=root, env=env, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace",
    ) as process:  # fmt: skip
        for line in process.stdout:
            said.append(line)
            progress.read(line)
    progress.end()
    _keep_log(log, said)
    if process.returncode:
        raise SetupError(explain("".join(said), root))


def _keep_log(log: Path, said: list[str]) -> None:
    try:
        with open(log, "a", encoding="utf-8") as file:
            file.writelines(said)
    except OSError:
        pass  # a full disk is told from what pip said, not from its log


_PRESENT = "Requirement already satisfied:"


class Progress:
    """One line on a terminal, a line for every 25 packages elsewhere."""

    def __init__(self, total: int):
        self.total, self.done, self.live = total, 0, sys.stdout.isatty()

    def read(self, line: str) -> None:
        """Take in one line of what pip says."""
        words = line.split()
        if not self.total or not words:
            return
        if words[0] in ("Collecting", "Ignoring", "Processing") or line.startswith(_PRESENT):
            self.done = min(self.done + 1, self.total)
            name = words[3] if line.startswith(_PRESENT) else words[1].replace("\\", "/")
            self._show(f"  {self.done}/{self.total}  {re.split('[-=:]', name.split('/')[-1])[0]}")
        elif line.startswith("Installing collected"):
            self._show("  putting the packages in place", always=True)

    def _show(self, text: str, always: bool = False) -> None:
        if self.live:
            print("\r" + text[:70].ljust(70), end="", flush=True)
        elif always or self.done % 25 == 0:
            say(text)

    def end(self) -> None:
        if self.live and self.total:
            print("\r" + " " * 70, end="\r", flush=True)


def _check_space(kind: str, root: Path) -> None:
    free = shutil.disk_usage(root).free // 10**6
    if free < MEGABYTES[kind] and not is_fresh("learn", root):
        raise SetupError(_disk_full(f"{free} MB are free, about {MEGABYTES[kind]} MB are needed."))


def _only_one(root: Path) -> ExitStack:
    """Hold the set-up lock, so that two terminals do not make one environment at once."""
    path, held = root / ".cache" / "setup.lock", ExitStack()
    try:
        held.enter_context(file_lock(path, wait=0.2))
    except TimeoutError:
        say("Another set-up of this folder is under way; waiting for it.")
        try:
            held.enter_context(file_lock(path, wait=1800))
        except TimeoutError:
            raise SetupError("Another set-up does not end: close the window it runs in.") from None
    return held


# ---------------------------------------------------------------- what went wrong

_SIGNS = (  # (what pip or the system says, which explanation); the first that fits counts
    (r"No space left|Errno 28|quota exceeded|Errno 122|not enough space", "disk"),
    (r"Read-only file system|Errno 30|Permission denied|Errno 13|Access is denied", "folder"),
    (r"DO NOT MATCH THE HASHES", "hash"),
    (r"CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerification", "certificate"),
    (
        r"NewConnectionError|Failed to establish|name resolution|getaddrinfo|Network is unreach"
        r"|ConnectTimeout|Read timed out|ReadTimeout|ProxyError|ConnectionResetError"
        r"|Connection refused|RemoteDisconnected|IncompleteRead|Connection aborted",
        "network",
    ),
    (r"ensurepip is not\s+available|No module named '?(venv|ensurepip|pip)\b", "venv"),
    (r"No matching distribution|Could not find a version", "package"),
)


def explain(said: str, root: Path = ROOT) -> str:
    """A message for a person, from what pip or the system said."""
    kind = next((kind for sign, kind in _SIGNS if re.search(sign, said, re.IGNORECASE)), "other")
    last = "\n".join("  " + line for line in said.strip().splitlines()[-6:])
    log = root / ".cache" / "setup.log"
    again = "Then run the same command again; what was downloaded is not fetched twice."
    return {
        "disk": _disk_full("Set-up stopped when no space was left."),
        "folder": (
            f"Set-up may not write to {root}.\n"
            "Put the course into a folder of your own (in your home folder, say) and run it there."
        ),
        "hash": (
            "A download is not the file that the lock names, so it was not installed.\n"
            "It was cut short, or something on the way changed it. " + again
        ),
        "certificate": (
            "A download was refused because the certificate of the other side could not be checked"
            ".\nIn many institutions a proxy stands in between: ask for its certificate and name it"
            "\nin the variable PIP_CERT. " + again
        ),
        "network": (
            "Set-up could not reach the package index: no network, or it broke off.\n"
            "Check the connection (and the proxy, if you need one: variable HTTPS_PROXY).\n" + again
        ),
        "venv": _NO_VENV_MODULE,
        "package": (
            "A package of the lock is not to be had for this Python or this computer:\n"
            f"{last}\nTry Python 3.12 (64 bit). If the network asks for a login, log in first."
        ),
        "other": f"Set-up failed. The last lines were:\n{last}\nAll of it is in {log}.",
    }[kind]


def _disk_full(fact: str) -> str:
    return f"The disk is full: {fact}\nFree some space, then run the same command again."


def say(text: str) -> None:
    print(text, flush=True)
