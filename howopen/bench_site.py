"""Measure the class edition against Sphinx, myst-nb and pydata-sphinx-theme on the same notebooks.

`measure()` gives the rows of a table; `make bench` prints them, and so does
`python -m howopen.bench_site`. The peer is installed into an environment of its own under
`.cache/bench-peer`, in the versions of the extra `bench`. Everything is built in a temporary
folder, each builder as a process of its own, without a PDF. Pages are opened from file://.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
import venv
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .site import find_browser

ROOT = Path(__file__).resolve().parents[1]
BUILDS = 3
OPENINGS = 7
SETTLE = 700  # ms: a new window first loads pages of the browser's own
BLANK = "<!doctype html><title>Blank</title><p>Nothing."
OURS = "from pathlib import Path; from howopen.site import main; main({argv!r}, Path({root!r}))"
CONFIGURATION = """\
project = "How open is Llama 3?"
extensions = ["myst_nb"]
html_theme = "pydata_sphinx_theme"
nb_execution_mode = "off"
mathjax_path = "mathjax/tex-mml-chtml.js"
html_static_path = ["_static"]
suppress_warnings = ["myst", "mystnb", "toc"]
"""
READABLE = """() => new Promise((done) => {
    const page = performance.getEntriesByType('navigation')[0];
    new PerformanceObserver((list) => {
        const drawn = list.getEntries().at(-1).startTime;
        done(Math.max(drawn, page.domContentLoadedEventEnd));
    }).observe({ type: 'largest-contentful-paint', buffered: true });
})"""


@dataclass
class Row:
    """One thing measured: ours, the peer's (None where there is none), the most allowed.

    limit counts for the ratio ours/peer where there is a peer, else for ours.
    """

    what: str
    unit: str
    ours: float
    peer: float | None
    limit: float | None

    @property
    def ratio(self) -> float | None:
        """Ours by the peer's."""
        return self.ours / self.peer if self.peer else None

    @property
    def held(self) -> bool:
        """True when the limit is kept."""
        value = self.ours if self.peer is None else self.ratio
        return self.limit is None or (value is not None and value <= self.limit)


def main(argv: list[str]) -> int:
    """Measure and print; 1 if a limit is not kept."""
    rows = measure()
    for line in lines(rows):
        print(line)
    return 0 if all(row.held for row in rows) else 1


def lines(rows: list[Row]) -> list[str]:
    """The rows as a table in Markdown."""
    made = ["| measured | ours | peer | ratio | at most | held |", "|---|---|---|---|---|---|"]
    for row in rows:
        peer = "" if row.peer is None else f"{row.peer:,.2f} {row.unit}"
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        limit = "" if row.limit is None else f"{row.limit:g}"
        held = "yes" if row.held else "NO"
        made.append(
            f"| {row.what} | {row.ours:,.2f} {row.unit} | {peer} | {ratio} | {limit} | {held} |"
        )
    return made


def measure(root: Path = ROOT) -> list[Row]:
    """All rows: builds, and pages if there is a browser."""
    peer = peer_python(root)
    with tempfile.TemporaryDirectory(prefix="howopen-bench-") as name:
        folder = Path(name)
        ours, theirs = _our_course(root, folder / "ours"), _their_course(root, folder / "theirs")
        rows = builds(peer, ours, theirs)
        return rows + (pages(ours / "site", theirs / "out") if find_browser() else [])


# The peer -------------------------------------------------------------------------------------


def peer_python(root: Path = ROOT) -> Path:
    """The Python of an environment that has the extra `bench`; made when it is not there."""
    home = root / ".cache" / "bench-peer"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    wanted = _wanted(root)
    mark = home / "installed.txt"
    if not mark.is_file() or mark.read_text(encoding="utf-8") != "\n".join(wanted):
        print("Installing the peer: " + ", ".join(wanted), flush=True)
        shutil.rmtree(home, ignore_errors=True)
        venv.create(home, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *wanted], check=True)
        mark.write_text("\n".join(wanted), encoding="utf-8")
    return python


def _wanted(root):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project["optional-dependencies"]["bench"]


def _our_course(root, folder):
    for name in ("lessons", "datasets"):
        shutil.copytree(root / name, folder / name)
    shutil.copy(root / "README.md", folder)
    return folder


def _their_course(root, folder):
    source = folder / "source"
    shutil.copytree(root / "lessons", source, ignore=shutil.ignore_patterns(".*"))
    (source / "_static").mkdir()
    _mathjax(source / "_static" / "mathjax")
    names = sorted(path.stem for path in source.glob("[0-9][0-9]-*.ipynb"))
    listed = "\n".join([*names, "glossary"])
    contents = f"# How open is Llama 3?\n\n```{{toctree}}\n{listed}\n```\n"
    (source / "index.md").write_text(contents, encoding="utf-8")
    (source / "conf.py").write_text(CONFIGURATION, encoding="utf-8")
    return folder


def _mathjax(folder):
    """MathJax beside the peer's pages, from npm; left out where npm is not there."""
    npm = shutil.which("npm")
    if not npm:
        return
    with tempfile.TemporaryDirectory() as name:
        done = subprocess.run(
            [npm, "pack", "--silent", "mathjax@3.2.2"], cwd=name, capture_output=True, text=True
        )
        if done.returncode == 0:
            shutil.unpack_archive(Path(name) / done.stdout.split()[-1], name, "gztar")
            shutil.move(Path(name) / "package" / "es5", folder)


# Builds ---------------------------------------------------------------------------------------


def builds(peer: Path, ours: Path, theirs: Path) -> list[Row]:
    """Cold build, rebuild of one lesson, nothing changed: medians of BUILDS in turn."""
    cold, one, none = ([], []), ([], []), ([], [])
    for turn in range(BUILDS):
        shutil.rmtree(ours / "site", ignore_errors=True)
        shutil.rmtree(ours / ".cache", ignore_errors=True)
        shutil.rmtree(theirs / "out", ignore_errors=True)
        cold[0].append(_ours(ours))
        cold[1].append(_theirs(peer, theirs))
        _change_one(ours / "lessons", turn)
        _change_one(theirs / "source", turn)
        one[0].append(_ours(ours))
        one[1].append(_theirs(peer, theirs))
        none[0].append(_ours(ours))
        none[1].append(_theirs(peer, theirs))
    median = statistics.median
    return [
        Row("cold build", "s", median(cold[0]), median(cold[1]), 0.5),
        Row("rebuild of one lesson", "s", median(one[0]), median(one[1]), 0.5),
        Row("nothing changed", "s", median(none[0]), None, 1.0),
    ]


def _ours(course):
    script = OURS.format(argv=["--no-pdf"], root=str(course))
    return _timed([sys.executable, "-c", script], ROOT)


def _theirs(peer, course):
    command = [peer, "-m", "sphinx", "-q", "-b", "html", course / "source", course / "out"]
    return _timed(command, course)


def _timed(command, folder):
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def _change_one(folder, turn):
    """Another word in the text of one lesson."""
    path = sorted(folder.glob("[0-9][0-9]-*.ipynb"))[-1]
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cell = next(c for c in notebook["cells"][1:] if c["cell_type"] == "markdown")
    cell["source"] = ["".join(cell["source"]) + f"\n\nChanged {turn}."]
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False), encoding="utf-8")


# Pages ----------------------------------------------------------------------------------------


@dataclass
class Opened:
    """A page as the browser loaded it: bytes without pictures, requests, milliseconds.

    readable: until the largest piece of the first screen is drawn and the document is read.
    """

    size: int
    requests: int
    outside: int
    readable: float


def pages(ours: Path, theirs: Path) -> list[Row]:
    """Bytes, requests and time of the lesson pages: the median lesson, the heaviest for bytes."""
    from playwright.sync_api import sync_playwright

    names = sorted(path.name for path in ours.glob("[0-9][0-9]-*.html"))
    blank = ours / "blank.html"
    blank.write_text(BLANK, encoding="utf-8")
    found: dict[Path, dict[str, list[Opened]]] = {ours: {}, theirs: {}}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=_flags())
        for name in names:
            for _ in range(OPENINGS):
                for folder in (ours, theirs):
                    opened = open_page(browser, folder / name)
                    found[folder].setdefault(name, []).append(opened)
        empty = [[open_page(browser, blank) for _ in range(OPENINGS)]]
        browser.close()
    mine, peer = ([opened for opened in found[folder].values()] for folder in (ours, theirs))
    median = statistics.median
    return [
        Row("lesson page, median", "KB", _kilobytes(mine), _kilobytes(peer), 0.25),
        Row("lesson page, heaviest", "KB", _kilobytes(mine, max), None, 170),
        Row("requests", "", max(o[0].requests for o in mine), None, 3),
        Row("requests outside", "", max(o[0].outside for o in mine), None, 0),
        Row("requests of the peer", "", median(o[0].requests for o in peer), None, None),
        Row("time to readable", "ms", _time(mine), _time(peer), 0.3),
        Row("the same of a blank page", "ms", _time(empty), None, None),
    ]


def _kilobytes(opened, of=statistics.median):
    return of(o[0].size for o in opened) / 1000


def _time(opened):
    return statistics.median(statistics.median(x.readable for x in o) for o in opened)


def _flags():
    flags = "--disable-gpu --disable-quic --no-first-run --disable-background-networking"
    return [*flags.split(), "--disable-component-update", "--disable-sync", "--no-sandbox"]


def open_page(browser, path: Path) -> Opened:
    """Open a page in a context of its own, with nothing from before."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    tab, asked = context.new_page(), []
    tab.wait_for_timeout(SETTLE)
    tab.on("request", lambda request: asked.append((request.url, request.resource_type)))
    tab.goto(path.as_uri(), wait_until="load")
    tab.wait_for_timeout(100)
    readable = tab.evaluate(READABLE)
    context.close()
    files = [url for url, _ in asked if url.startswith("file:")]
    loaded = [url for url, kind in asked if kind != "image" and url.startswith("file:")]
    outside = [url for url, _ in asked if not url.startswith(("file:", "data:"))]
    return Opened(sum(map(_size, loaded)), len(files) + len(outside), len(outside), readable)


def _size(url):
    """Bytes of a file without the pictures inside it."""
    path = Path(unquote(urlsplit(url).path))
    if not path.is_file():
        return 0
    content = path.read_bytes()
    if path.suffix == ".html":
        content = re.sub(rb'src="data:image[^"]*"', b'src=""', content)
    return len(content)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
