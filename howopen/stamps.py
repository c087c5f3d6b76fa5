"""Stamps: remember from what a file was built, so that nothing is built twice. Standard library.

`.cache/stamps.json` (git-ignored) maps a key, such as a lesson's file name, to a hash of all
inputs and outputs at the time of the last build.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

# Makers' modules that cannot change what a notebook holds.
APART = {
    "__main__.py",
    "bench.py",
    "bench_site.py",
    "carry.py",
    "copies.py",
    "data_report.py",
    "doctor.py",
    "lab.py",
    "locks.py",
    "originals.py",
    "pages.py",
    "site.py",
    "skeleton.py",
    "stamps.py",
    "venv.py",
}


def write(path: Path, text: str) -> None:
    """Write a text file with LF line ends in one step: a reader sees the old or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def digest(paths: Iterable[Path], root: Path) -> str:
    """One hash over names and contents of the files; an absent file counts as absent."""
    total = hashlib.sha256()
    for path in sorted(paths):
        content = path.read_bytes() if path.is_file() else b"absent"
        # Git may check out CRLF on Windows: the same text gives the same stamp.
        content = hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()
        total.update(f"{path.relative_to(root).as_posix()} {content}\n".encode())
    return total.hexdigest()


def shared_inputs(root: Path) -> list[Path]:
    """What every lesson depends on: library, tables, locks. Other lessons' exercises are not."""
    library = [
        path
        for pattern in ("*.py", "*.mplstyle", "exercises/*.py")
        for path in (root / "howopen").glob(pattern)
        if path.name not in APART and not path.name.startswith("html")
    ]
    library = [p for p in library if not is_exercise_module(p)]
    tables = [*(root / "datasets").glob("*.csv"), root / "datasets" / "datapackage.json"]
    tables += [p for p in (root / "datasets").glob("*.md") if p.name != "README.md"]  # datasheets
    locks = [root / "requirements.lock", root / "requirements-dev.lock"]
    return library + tables + locks


def is_exercise_module(path: Path) -> bool:
    """True for howopen/exercises/l03.py and its like."""
    return path.parent.name == "exercises" and path.stem[1:].isdigit() and path.stem[0] == "l"


class Stamps:
    """The stored stamps of a course folder: `fresh(key, paths)` and `keep(key, paths)`."""

    def __init__(self, root: Path):
        self.root, self.file = root, root / ".cache" / "stamps.json"
        try:
            self.known = json.loads(self.file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self.known = {}
        # Lessons link each other by file name, so a new or renamed one counts as a change.
        names = " ".join(sorted(path.name for path in (root / "solutions").glob("*.py")))
        self.shared = f"{names} {digest(shared_inputs(root), root)}"

    def _now(self, paths):
        return hashlib.sha256(f"{self.shared} {digest(paths, self.root)}".encode()).hexdigest()

    def fresh(self, key: str, paths: Iterable[Path]) -> bool:
        """True if neither the shared inputs nor `paths` have changed since `keep`."""
        return self.known.get(key) == self._now(paths)

    def keep(self, key: str, paths: Iterable[Path]) -> None:
        """Remember that `paths`, as they are now, belong together."""
        self.known[key] = self._now(paths)
        write(self.file, json.dumps(self.known, indent=1, sort_keys=True) + "\n")
