"""`howopen doctor`: is this machine ready for the course? Each problem with its remedy.

Lines are plain text and begin with "ok", "note" or "PROBLEM". A note does not stop anything; with
a problem the exit code is 1. `howopen lab` runs the fast checks every time. Nothing here imports
the packages it looks at: a broken one must not break the doctor.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from howopen.copies import course_root, default_work, running_server

OLDEST, NEWEST = (3, 11), (3, 14)  # versions of Python the lessons are proved with
ROOM_NEEDED, ROOM_WANTED = 100, 500  # MB free: to work at all; to be at ease
FIRST_PORT = 8888
PORTS_TRIED = 50
NEEDED = ("jupyterlab", "ipykernel", "nbconvert", "pandas", "matplotlib")
SET_UP = "Set the course up again: python -m howopen setup"


@dataclass(frozen=True)
class Finding:
    """One line of the report. level: "ok", "note" or "PROBLEM"; remedy: what to do, or empty."""

    level: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        line = f"{self.level:7}  {self.what}"
        return f"{line}\n         -> {self.remedy}" if self.remedy else line


def check_python(version: tuple[int, ...] = sys.version_info[:3]) -> Finding:
    """Python old enough and new enough."""
    said = "Python " + ".".join(str(part) for part in version)
    if version[:2] < OLDEST:
        return Finding("PROBLEM", f"{said}: the course needs 3.11 or newer",
                       "Install Python 3.11 to 3.14, delete the folder .venv, start again.")
    if version[:2] > NEWEST:
        return Finding("note", f"{said}: the lessons are proved with 3.11 to 3.14",
                       "If a lesson misbehaves, use one of these.")
    return Finding("ok", said)


def check_packages(lock: Path) -> list[Finding]:
    """The packages installed here against the lock's pins."""
    missing = [name for name in NEEDED if _installed(name) is None]
    if missing:
        return [Finding("PROBLEM", f"not installed: {', '.join(missing)}", SET_UP)]
    if not lock.is_file():
        return [Finding("note", f"no {lock.name} beside the course: versions not compared")]
    pins = dict(read_lock(lock))
    absent = [name for name in pins if _installed(name) is None]
    other = [f"{name} {_installed(name)} (not {pin})" for name, pin in pins.items()
             if _installed(name) not in (None, pin)]
    findings = []
    if absent:
        findings.append(Finding("PROBLEM", f"not installed: {', '.join(absent)}", SET_UP))
    if other:
        findings.append(Finding("note", "other versions than the lock's: " + ", ".join(other),
                                f"Outputs may differ a little. {SET_UP}"))
    return findings or [Finding("ok", f"{len(pins)} packages, all as in {lock.name}")]


def read_lock(lock: Path) -> Iterator[tuple[str, str]]:
    """(name, version) of each pin in a lock that applies to this Python and system."""
    from packaging.requirements import InvalidRequirement, Requirement

    for line in lock.read_text(encoding="utf-8").splitlines():
        if not line[:1].isalnum():
            continue  # a hash, a comment or an option
        try:
            pin = Requirement(line.rstrip(" \\"))
        except InvalidRequirement:
            continue
        versions = [part.version for part in pin.specifier if part.operator == "=="]
        if versions and (pin.marker is None or pin.marker.evaluate()):
            yield pin.name, versions[0]


def _installed(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def check_kernel(prefix: Path = Path(sys.prefix)) -> Finding:
    """The kernel "python3" that lessons name, in this environment."""
    spec = prefix / "share" / "jupyter" / "kernels" / "python3" / "kernel.json"
    remedy = f'"{sys.executable}" -m ipykernel install --sys-prefix'
    try:
        command = json.loads(spec.read_text(encoding="utf-8"))["argv"][0]
    except (OSError, ValueError, KeyError, IndexError, TypeError):
        return Finding("PROBLEM", "the kernel python3 is not installed here", remedy)
    if os.path.isabs(command) and not os.path.exists(command):
        return Finding("PROBLEM", f"the kernel python3 points to {command}, which is gone", remedy)
    return Finding("ok", "the kernel python3")


def check_imports() -> Finding:
    """That a fresh Python can import what every lesson imports."""
    code = "import ipykernel, matplotlib, pandas, howopen.checks"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True,
                         timeout=120, check=False)
    if run.returncode:
        lines = run.stderr.strip().splitlines() or ["no reason given"]
        return Finding("PROBLEM", f"a lesson could not start: {lines[-1]}", SET_UP)
    return Finding("ok", "pandas, matplotlib and the course can be imported")


def check_disk(work: Path, free: int | None = None) -> Finding:
    """Room on the disk of the learner's folder. free: bytes, for tests."""
    folder = _existing(work)
    megabytes = (shutil.disk_usage(folder).free if free is None else free) // 1_000_000
    said = f"{megabytes:,} MB free for {work}"
    if megabytes < ROOM_NEEDED:
        return Finding("PROBLEM", said, f"Free some space: {ROOM_NEEDED} MB at least.")
    if megabytes < ROOM_WANTED:
        return Finding("note", said, "Free some space soon.")
    return Finding("ok", said)


def _existing(folder: Path) -> Path:
    while not folder.exists():
        folder = folder.parent
    return folder


def check_fonts() -> Finding:
    """The font of the figures, which comes with matplotlib."""
    found = importlib.util.find_spec("matplotlib")
    if found is None or not found.origin:
        return Finding("PROBLEM", "matplotlib is not installed", SET_UP)
    font = Path(found.origin).parent / "mpl-data" / "fonts" / "ttf" / "DejaVuSans.ttf"
    if not font.is_file():
        return Finding("PROBLEM", "the font DejaVu Sans is missing from matplotlib", SET_UP)
    return Finding("ok", "the font DejaVu Sans")


def free_port(first: int = FIRST_PORT, tried: int = PORTS_TRIED) -> int | None:
    """The first port of 127.0.0.1, from `first`, that nobody uses; None if there is none."""
    for port in range(first, min(first + tried, 65536)):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            if os.name != "nt":  # a port just given back counts as free, as for JupyterLab
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    return None


def check_port(first: int = FIRST_PORT) -> Finding:
    """A port for JupyterLab."""
    port = free_port(first)
    if port is None:
        return Finding("PROBLEM", f"no free port from {first} to {first + PORTS_TRIED - 1}",
                       "Close programs you do not need, or: python -m howopen lab --port 9000")
    note = "" if port == first else f" ({first} is in use)"
    return Finding("ok", f"port {port} is free{note}")


def check_work(work: Path) -> Finding:
    """That files can be written into the learner's folder."""
    folder = work / ".howopen"
    probe = folder / f"probe-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"x")
        probe.unlink()
    except OSError as error:
        return Finding("PROBLEM", f"{work} cannot be written: {error.strerror or error}",
                       "Make it writable, or choose another: python -m howopen lab --work FOLDER")
    server = running_server(work)
    if server:
        return Finding("ok", f"{work} can be written; JupyterLab runs on it at {server.get('url')}")
    return Finding("ok", f"{work} can be written")


def check_progress(work: Path) -> Finding:
    """That the record of progress can be read."""
    from howopen.record import damaged, database_in

    path = database_in(work)
    if damaged(path):
        names = ", ".join(aside.name for aside in damaged(path))
        return Finding("note", f"an earlier record of progress was damaged and set aside: {names}",
                       f"It is in {path.parent}; delete it if you do not need it.")
    if not path.exists():
        return Finding("ok", "no progress recorded yet")
    try:
        connection = sqlite3.connect(path, timeout=2)
        try:
            sound = connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        finally:
            connection.close()
    except sqlite3.Error:
        sound = False
    if not sound:
        return Finding("note", "the record of progress is damaged",
                       "The next exercise you check sets it aside and begins a new one.")
    return Finding("ok", "the record of progress")


def examine(work: Path, fast: bool = False) -> list[Finding]:
    """All findings, in the order they are told. fast: what costs next to nothing."""
    lock = course_root() / "requirements.lock"
    checks: list[Callable[[], Finding | list[Finding]]] = [
        check_python, lambda: check_work(work), lambda: check_disk(work), check_kernel, check_fonts,
    ]
    if not fast:
        checks += [lambda: check_packages(lock), check_imports, check_port,
                   lambda: check_progress(work)]
    findings: list[Finding] = []
    for check in checks:
        try:
            found = check()
        except Exception as error:  # the doctor reports, it does not fall ill
            name = getattr(check, "__name__", "a check")
            found = Finding("PROBLEM", f"{name} could not be done: {error}", SET_UP)
        findings += found if isinstance(found, list) else [found]
    return findings


def main(argv: list[str] | None = None) -> int:
    """`howopen doctor`. Returns 1 if there is a problem, else 0."""
    parser = argparse.ArgumentParser(
        prog="python -m howopen doctor",
        description="Check this machine; each problem comes with its remedy.",
    )
    parser.add_argument("--work", type=Path, default=None, help="your folder (default: work)")
    args = parser.parse_args(argv)
    findings = examine((args.work or default_work()).absolute())
    print(*findings, sep="\n")
    problems = sum(finding.level == "PROBLEM" for finding in findings)
    if problems:
        print(f"\n{problems} {'problem' if problems == 1 else 'problems'} to solve, see above.")
    else:
        print("\nReady. Open the course: make lab (or python -m howopen lab)")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
