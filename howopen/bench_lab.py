"""Measure `howopen lab` against plain JupyterLab, and a lesson run as a whole against its cells.

`measure()` gives rows (what, ours, peer, aim) in seconds for `make bench`, group `lab`. Times are
medians, ours and the peer's in turn.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from howopen import doctor, record

ROOT = Path(__file__).resolve().parents[1]
RUNS = 3
PATIENCE = 120  # seconds
PAUSE = 0.02  # seconds between two looks at whether the server answers


def measure() -> list[tuple[str, float, float, str]]:
    """The rows: start of the lab; the longest lesson run as a whole."""
    with tempfile.TemporaryDirectory(prefix="howopen-bench-") as name:
        return [_start_row(Path(name)), _run_all_row()]


# --- the start -----------------------------------------------------------------------------


def _start_row(folder: Path) -> tuple[str, float, float, str]:
    work = folder / "work"
    ours = [sys.executable, "-m", "howopen", "lab", "--no-browser", "--work", str(work)]
    peer = [sys.executable, "-m", "jupyter", "lab", "--no-browser", "--ip=127.0.0.1",
            f"--ServerApp.root_dir={folder}", "--ServerApp.allow_root=True"]
    home = _environment(folder / "home")
    answering(ours, "--port={}", home)  # first copies are made, as when "everything is set up"
    answering(peer, "--ServerApp.port={}", home)
    times = [
        (answering(ours, "--port={}", home), answering(peer, "--ServerApp.port={}", home))
        for _ in range(RUNS)
    ]
    mine, theirs = (statistics.median(column) for column in zip(*times, strict=True))
    return ("howopen lab answers, peer jupyter lab", mine, theirs, "1.5, and 3 s more at most")


def _environment(home: Path) -> dict[str, str]:
    """A home of its own, so that neither meets somebody's settings."""
    home.mkdir()
    off = (*record.OFF, "HOWOPEN_WORK", "JUPYTER_CONFIG_DIR")
    return {**{k: v for k, v in os.environ.items() if k not in off}, "HOME": str(home)}


def answering(command: list[str], option: str, env: dict[str, str]) -> float:
    """Seconds from the start of a lab until it answers; then it is ended."""
    port = doctor.free_port(8900, 200)
    begun = time.perf_counter()
    process = subprocess.Popen([*command, option.format(port)], cwd=ROOT, env=env,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while time.perf_counter() - begun < PATIENCE and process.poll() is None:
            with suppress(URLError, ConnectionError), urlopen(f"http://127.0.0.1:{port}/api"):
                return time.perf_counter() - begun
            time.sleep(PAUSE)
        raise RuntimeError(f"{' '.join(command)} did not answer")
    finally:
        process.terminate()
        process.wait(PATIENCE)


# --- a lesson as a whole -------------------------------------------------------------------


def _run_all_row() -> tuple[str, float, float, str]:
    """Run-all, from no kernel to the last answer; peer: what cannot be saved.

    That is the cells' own times, as the kernel dates its "busy" and "idle" for each, and the start
    of a kernel, measured with one that runs an empty cell.
    """
    path, whole, own = longest(sorted((ROOT / "lessons").glob("[0-9][0-9]-*.ipynb")))
    start = statistics.median(kernel_start() for _ in range(RUNS))
    runs = [(whole, own), *(run_all(path) for _ in range(RUNS - 1))]
    mine, theirs = (statistics.median(column) for column in zip(*runs, strict=True))
    what = f"run-all of {path.stem}, peer its cells' own times and a kernel's start"
    return (what, mine, theirs + start, "1.3")


def longest(books: list[Path]) -> tuple[Path, float, float]:
    """The lesson that takes longest to run, with its seconds as a whole and of its cells."""
    runs = [(*run_all(book), book) for book in books]
    whole, own, book = max(runs)
    return book, whole, own


def run_all(path: Path) -> tuple[float, float]:
    """(seconds for everything from no kernel on, sum of the cells' own seconds)."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=PATIENCE, record_timing=True,
                            resources={"metadata": {"path": str(path.parent)}})
    begun = time.perf_counter()
    with client.setup_kernel():
        for number, cell in enumerate(notebook.cells):
            client.execute_cell(cell, number)
        whole = time.perf_counter() - begun
    return whole, sum(_seconds(cell) for cell in notebook.cells)


def _seconds(cell) -> float:
    """From a cell's "busy" to its "idle", as the kernel dates them."""
    times = cell.metadata.get("execution", {})
    if "iopub.status.idle" not in times:
        return 0.0
    busy, idle = (
        datetime.fromisoformat(times[f"iopub.status.{state}"]) for state in ("busy", "idle")
    )
    return (idle - busy).total_seconds()


def kernel_start() -> float:
    """Seconds until a new kernel has answered its first, empty cell."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("None")])
    client = NotebookClient(notebook, timeout=PATIENCE)
    begun = time.perf_counter()
    with client.setup_kernel():
        client.execute_cell(notebook.cells[0], 0)
        return time.perf_counter() - begun


def main() -> int:
    """Print the rows."""
    for what, ours, peer, aim in measure():
        print(f"{what}: {ours:.2f} s, {peer:.2f} s, ratio {ours / peer:.2f} (aim {aim})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
