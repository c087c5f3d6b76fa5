"""`make bench`: how fast the course is, as ratios against a peer measured in the same run.

Each line names what was measured, ours, the peer's, the ratio and the aim. Times are medians of
whole processes, ours and the peer's in turn, so that a machine's drift meets both. Nothing here
passes or fails: a measurement is read by people, tests are elsewhere.
"""

from __future__ import annotations

import importlib.util
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Line:
    """One measurement: seconds (or another unit) of ours and of the peer, and what we aim at."""

    what: str
    ours: float
    peer: float | None
    aim: str
    unit: str = "s"

    @property
    def ratio(self) -> str:
        """Ours over the peer's, or an empty text without a peer."""
        return f"{self.ours / self.peer:.2f}" if self.peer else ""


def main(argv: list[str]) -> int:
    """Run the groups named (all without a name) and print their table; 2 for an unknown group."""
    unknown = [name for name in argv if name not in GROUPS]
    if unknown:
        print(f"There is no group {unknown[0]}. Groups: {', '.join(GROUPS)}.")
        return 2
    lines: list[Line] = []
    for name in argv or GROUPS:
        print(f"measuring {name} ...", flush=True)
        lines += GROUPS[name]()
    print(as_table(lines))
    return 0


def as_table(lines: list[Line]) -> str:
    """The measurements as a Markdown table."""
    rows = ["| what | ours | peer | ratio | aim |", "|---|---|---|---|---|"]
    for line in lines:
        peer = "" if line.peer is None else f"{line.peer:.3g} {line.unit}"
        rows.append(
            f"| {line.what} | {line.ours:.3g} {line.unit} | {peer} | {line.ratio} | {line.aim} |"
        )
    return "\n".join(rows)


# --- timing --------------------------------------------------------------------------------


def timed(command: list[str], cwd: Path = ROOT) -> float:
    """Wall seconds of one finished process; raises CalledProcessError with its output."""
    start = time.perf_counter()
    subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True)
    return time.perf_counter() - start


def in_turn(ours: Callable[[], float], peer: Callable[[], float], runs: int) -> tuple[float, float]:
    """Medians of `runs` measurements of each, taken ours, peer, ours, peer, ..."""
    pairs = [(ours(), peer()) for _ in range(runs)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def _python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


# --- the groups ----------------------------------------------------------------------------


def library() -> list[Line]:
    """Cost of `import howopen`, of a check and of all tables."""
    plain = "import pandas, matplotlib.pyplot"
    with_us, without = in_turn(
        lambda: timed(_python(f"{plain}; import howopen")), lambda: timed(_python(plain)), 7
    )
    return [
        Line("import howopen, on top of pandas and pyplot", with_us - without, None, "0.06 s"),
        Line("check, median over the answer banks", _check_seconds() * 1000, None, "50 ms", "ms"),
        *_load_lines(),
    ]


def _check_seconds() -> float:
    """Median seconds of `check` over every answer of tests/banks, after one warm-up each."""
    sys.path.insert(0, str(ROOT))
    from howopen.checks import as_html, as_text, evaluate, find
    from tests.test_banks import BANK

    times = []
    for exercise_id, cases in BANK.items():
        for case in cases:
            answer = case.build()
            start = time.perf_counter()
            feedback = evaluate(exercise_id, answer)
            as_text(find(exercise_id), feedback)
            as_html(find(exercise_id), feedback)
            times.append(time.perf_counter() - start)
    return statistics.median(times)


def _load_lines() -> list[Line]:
    code = (
        "import pandas, time, tracemalloc; from howopen import load, tables; "
        "names = list(tables()['name']); s = time.perf_counter(); kept = [load(n) for n in names]; "
        "t = time.perf_counter() - s; "
        "print(t, sum(f.memory_usage(deep=True).sum() for f in kept) / 1e6)"
    )
    runs = [
        subprocess.run(_python(code), cwd=ROOT, check=True, capture_output=True, text=True).stdout
        for _ in range(5)
    ]
    seconds = statistics.median(float(run.split()[0]) for run in runs)
    return [
        Line("all tables loaded together", seconds, None, "0.6 s"),
        Line("memory of all tables", float(runs[0].split()[1]), None, "60 MB", "MB"),
    ]


def notebooks() -> list[Line]:
    """Validation against nbmake, and the build against nbconvert --execute."""
    books = [
        str(p)
        for folder in ("lessons", "solutions")
        for p in sorted((ROOT / folder).glob("*.ipynb"))
    ]
    quiet = ["-q", "-p", "no:cacheprovider", "-n", "2", "--dist", "loadfile"]
    pytest = [sys.executable, "-m", "pytest", "-o", "addopts="]
    ours, peer = in_turn(
        lambda: timed([*pytest, "--nbval", *quiet, *books]),
        lambda: timed([*pytest, "--nbmake", *quiet, *books]),
        3,
    )
    lines = [Line("validation of all notebooks, peer nbmake", ours, peer, "1.0")]
    with tempfile.TemporaryDirectory() as folder:
        lines.append(_build_line(Path(folder)))
    lines.append(
        Line(
            "rebuild with nothing changed",
            timed([sys.executable, "-m", "howopen", "build"]),
            None,
            "1 s",
        )
    )
    return lines


def _build_line(folder: Path) -> Line:
    """Build everything in a copy of the course; the peer executes the same notebooks in turn."""
    copy = folder / "course"
    shutil.copytree(
        ROOT,
        copy,
        ignore=shutil.ignore_patterns(".venv", ".git", ".cache", "work", "site*", ".*_cache"),
    )
    code = (
        f"import sys; sys.path.insert(0, {str(copy)!r}); "
        "from howopen.build import main; sys.exit(main(['--all']))"
    )
    ours = timed(_python(code), cwd=copy)
    books = sorted((copy / "lessons").glob("*.ipynb")) + sorted(
        (copy / "solutions").glob("*.ipynb")
    )
    peer = sum(_nbconvert(book) for book in books)
    return Line("build of everything, peer nbconvert --execute", ours, peer, "0.6")


def _nbconvert(book: Path) -> float:
    return timed(
        [
            sys.executable,
            "-m",
            "jupyter",
            "nbconvert",
            "--to",
            "notebook",
            "--execute",
            "--inplace",
            book.name,
        ],
        cwd=book.parent,
    )


def site() -> list[Line]:
    """The class edition against Sphinx with myst-nb and the pydata theme (extra `bench`)."""
    from howopen.bench_site import measure

    return [
        Line(r.what, r.ours, r.peer, "" if r.limit is None else f"{r.limit:g}", r.unit)
        for r in measure()
    ]


def lab() -> list[Line]:
    """`howopen lab` against plain `jupyter lab`."""
    from howopen.bench_lab import measure

    return [Line(*row) for row in measure()]


GROUPS: dict[str, Callable[[], list[Line]]] = {"library": library, "notebooks": notebooks}
for _name, _group in (("site", site), ("lab", lab)):
    if importlib.util.find_spec(f"howopen.bench_{_name}"):
        GROUPS[_name] = _group
