"""`python -m howopen COMMAND`: sets up `.venv` if need be, then runs the command in it.

Standard library only, so that it works in a fresh clone; `make COMMAND` is the same in short.
"""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from difflib import get_close_matches
from pathlib import Path

from howopen import venv
from howopen.venv import ROOT, SetupError, say

# command: (environment it needs, what runs it, what it does)
COMMANDS = {
    "lab": ("learn", "howopen.lab:main", "open the lessons in JupyterLab, on your own copies"),
    "update": ("learn", "howopen.copies:main", "bring new versions into your copies"),
    "progress": ("learn", "howopen.record:main", "what you tried and passed; export it as CSV"),
    "originals": ("learn", "howopen.originals:main", "fetch the licences' own texts to read them"),
    "doctor": ("learn", "howopen.doctor:main", "check this computer, problem by problem"),
    "html": ("learn", "howopen.site:main", "write the lessons as web pages into site/"),
    "setup": ("learn", "howopen.__main__:setup", "only make .venv (for makers: setup make)"),
    "build": ("make", "howopen.build:main", "make lessons/ and solutions/ from the solved scripts"),
    "new": ("make", "howopen.build:new", "write the skeleton of a lesson: new L13 slug"),
    "check": ("make", "howopen.__main__:check", "fast checks: style, freshness, lesson contract"),
    "test": ("make", "howopen.__main__:test", "run every test and every notebook"),
    "bench": ("make", "howopen.bench:main", "measure build, validation and pages"),
    "lock": ("make", "howopen.__main__:lock", "resolve the locks again (--upgrade)"),
    "clean": ("", "howopen.__main__:clean", "delete pages and caches; your work/ and .venv stay"),
}
GROUPS = {
    "To learn": ("lab", "update", "progress", "originals", "doctor"),
    "To teach": ("html",),
    "To make": ("build", "new", "check", "test", "bench", "lock", "setup", "clean"),
}
QUICK_TESTS = ("test_contract.py", "test_lessons.py", "test_setup.py")
BUILT = ("site", "site-teacher", "dist", "build", ".cache")
CACHES = (".pytest_cache", ".ruff_cache", ".hypothesis", "__pycache__", ".ipynb_checkpoints")
INSIDE = "HOWOPEN_INSIDE"  # tells the second process that the first one sent it into .venv


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    argv = sys.argv[1:] if argv is None else list(argv)
    sent = os.environ.pop(INSIDE, "")
    if not argv or argv[0] in ("-h", "--help", "help"):
        say(help_text())
        return 0
    if argv[0] not in COMMANDS:
        return _unknown(argv[0])
    try:
        return run(argv, sent)
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The same command takes it up again.", file=sys.stderr)
        return 130


def run(argv: list[str], sent: str = "") -> int:
    """Run a known command in the environment it needs. Raises SetupError."""
    kind, target, _ = COMMANDS[argv[0]]
    if argv[:2] == ["setup", "make"]:
        kind = "make"
    venv.check_python()
    if kind == "make" and not venv.is_clone():
        raise SetupError(f"`{argv[0]}` needs a clone of the course, not the installed package.")
    python = venv.python_for(kind) if kind else sys.executable
    if not venv.runs_here(python):
        if sent:
            raise SetupError("The environment in .venv does not start as it should: delete .venv.")
        return _send(python, argv)
    module, name = target.split(":")
    try:
        function = getattr(importlib.import_module(module), name)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise SetupError(f"`{argv[0]}` is not part of the course yet.") from error
    return int(function(argv[1:]) or 0)


def _send(python: str, argv: list[str]) -> int:
    """Run the same command with another Python, in place of this process where that can be."""
    command, env = [python, "-m", "howopen", *argv], {**os.environ, INSIDE: "1"}
    sys.stdout.flush()
    if os.name == "posix":
        os.execve(python, command, env)
    with subprocess.Popen(command, env=env) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                pass  # Ctrl-C reaches the command itself; we wait until it has ended


def help_text() -> str:
    """What `--help` says: the commands in groups."""
    lines = [
        "How open is Llama 3? A course you work through in JupyterLab.",
        "",
        "usage: python3 -m howopen COMMAND [options]      (or: make COMMAND)",
    ]
    for title, names in GROUPS.items():
        lines += ["", title]
        lines += [f"  {name:<10} {COMMANDS[name][2]}" for name in names]
    return "\n".join([
        *lines,
        "",
        "The first command sets up .venv, which takes some minutes; later ones start at once.",
        "COMMAND --help tells the options. With HOWOPEN_NO_VENV=1 nothing is set up: the Python",
        "that runs this is used as it is (for conda, Binder and containers).",
    ])  # fmt: skip


def _unknown(name: str) -> int:
    near = get_close_matches(name, COMMANDS, 1)
    hint = f" Did you mean {near[0]}?" if near else ""
    print(f"There is no command {name!r}.{hint} See: python3 -m howopen --help", file=sys.stderr)
    return 2


# ---------------------------------------------------------------- commands of its own


def setup(argv: list[str]) -> int:
    """`howopen setup [make]`: by now the environment is there."""
    say(f"Ready: {sys.executable}")
    return 0


def test(argv: list[str]) -> int:
    """`howopen test [pytest options]`: everything, two files at a time."""
    return _python("-m", "pytest", *argv)


def check(argv: list[str]) -> int:
    """`howopen check`: style, freshness of what is built, lesson contract. All three are run."""
    tests = [f"tests/{name}" for name in QUICK_TESTS if (ROOT / "tests" / name).is_file()]
    steps = {
        "style": ("-m", "ruff", "check", "."),
        "freshness": ("-m", "howopen", "build", "--check"),
        "contract": ("-m", "pytest", "-q", "-n", "0", *tests),
    }
    failed = []
    for name, command in steps.items():
        say(f"-- {name}")
        if _python(*command):
            failed.append(name)
    say("check: " + ("failed: " + ", ".join(failed) if failed else "all is well"))
    return 1 if failed else 0


def lock(argv: list[str]) -> int:
    """`howopen lock [--upgrade]`: resolve both locks; makers' first, learners' as a part of it."""
    uv = shutil.which("uv")
    if uv is None:
        raise SetupError("The locks are resolved with uv, which is not here: pip install uv")
    command = [
        uv, "pip", "compile", "--quiet", "pyproject.toml", "--extra", "setup",
        "--universal", "--fork-strategy", "fewest", "--generate-hashes", "--no-emit-index-url",
        "--no-header",
    ]  # fmt: skip
    learn, make = (ROOT / venv.LOCKS[kind] for kind in ("learn", "make"))
    code = subprocess.call([*command, "--extra", "make", "-o", make.name, *argv], cwd=ROOT)
    if code:
        return code
    shutil.copyfile(make, learn)  # uv keeps the versions it finds in the file it writes
    code = subprocess.call([*command, "-o", learn.name], cwd=ROOT)
    say(f"Written: {learn.name}, {make.name}. Now run: make test")
    return code


def clean(argv: list[str]) -> int:
    """`howopen clean`: delete what can be made again; never work/, .venv or a tracked file."""
    caches = [p for name in CACHES for p in ROOT.rglob(name) if not _kept(p)]
    for folder in [ROOT / name for name in BUILT] + caches:
        if folder.is_dir() and not folder.is_symlink():
            shutil.rmtree(folder, ignore_errors=True)
            say(f"deleted {folder.relative_to(ROOT)}/")
    return 0


def _kept(path: Path) -> bool:
    return path.relative_to(ROOT).parts[0] in (".venv", ".git", "work")


def _python(*arguments: str) -> int:
    env = {k: v for k, v in os.environ.items() if k != "HOWOPEN_WORK"}
    return subprocess.call([sys.executable, *arguments], cwd=ROOT, env=env)


if __name__ == "__main__":
    sys.exit(main())
