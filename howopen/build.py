"""Build the lessons from their sources: `python -m howopen build [--check] [--all] [L03 ...]`.

Each solutions/NN-slug.py gives lessons/NN-slug.ipynb (exercises blank) and
solutions/NN-slug.ipynb (solved), both run from top to bottom. Glossary, tables of lessons and
row counts are renewed too. What has not changed is not built again; what fails leaves the
notebooks of before in place. `--check` runs nothing: it compares what is stored with what the
sources give.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from .stamps import Stamps, is_exercise_module, write

ROOT = Path(__file__).resolve().parents[1]
AT_ONCE = 2
CELL_SECONDS = 120


def main(argv: list[str], root: Path | None = None, exercises: Callable | None = None) -> int:
    """Run `[--check] [--all] [L03 ...]`; return the exit code (0 all well, 1 problems, 2 misuse).

    `root` is the course folder and `exercises(lesson_id)` gives a lesson's exercises by id: both
    are the course's own unless a test passes others.
    """
    if argv[:1] == ["new"]:
        return new(argv[1:], root)
    args = _arguments(argv[1:] if argv[:1] == ["build"] else argv)
    root = root or ROOT
    try:
        paths = _chosen(root, args.lessons)
    except LookupError as error:
        print(error.args[0], file=sys.stderr)
        return 2
    course = Course(root, exercises)
    return check(course, paths) if args.check else build(course, paths, args.all)


def _arguments(argv):
    about = "Build the lessons whose sources have changed, and the pages made from them."
    parser = argparse.ArgumentParser(prog="python -m howopen build", description=about)
    parser.add_argument("lessons", nargs="*", metavar="L03", help="lessons to build (default: all)")
    parser.add_argument("--check", action="store_true", help="compare, run nothing, write nothing")
    parser.add_argument("--all", action="store_true", help="build even what has not changed")
    return parser.parse_args(argv)


def new(argv: list[str], root: Path | None = None) -> int:
    """Run `new L13 slug`: write the skeleton of a lesson; return the exit code."""
    from .skeleton import new as write_skeleton

    about = "Write the skeleton of a lesson: its source, its exercises and their bank of answers."
    parser = argparse.ArgumentParser(prog="python -m howopen new", description=about)
    parser.add_argument("lesson", metavar="L13")
    parser.add_argument("slug", help="such as reading-the-licence")
    args = parser.parse_args(argv)
    return write_skeleton(root or ROOT, args.lesson, args.slug)


def _chosen(root, wanted):
    """Paths of the sources asked for by id, all if none are named."""
    paths = sorted((root / "solutions").glob("[0-9][0-9]-*.py"))
    by_id = {f"L{path.name[:2]}": path for path in paths}
    unknown = [name for name in wanted if name.upper() not in by_id]
    if unknown:
        known = ", ".join(by_id) or "none yet"
        raise LookupError(f"There is no lesson {', '.join(unknown)}. There are: {known}.")
    return [by_id[name.upper()] for name in wanted] or paths


class Course:
    """What all lessons of a course folder share; read when first needed."""

    def __init__(self, root: Path, exercises: Callable[[str], Mapping] | None = None):
        self.root, self._exercises, self._tables = root, exercises, {}

    def exercises(self, lesson_id: str) -> Mapping:
        """A lesson's exercises by id."""
        if self._exercises is None:
            from .checks import lesson_exercises

            self._exercises = lesson_exercises
        return self._exercises(lesson_id)

    def table(self, name: str) -> list[dict[str, str]]:
        """The rows of a table as they stand in the file."""
        from .source import read_csv

        if name not in self._tables:
            self._tables[name] = read_csv(self.root / "datasets" / f"{name}.csv")
        return self._tables[name]

    def read(self, path: Path):
        """The Lesson of a source; raises SourceError."""
        from .source import known_names, read_lesson

        known = known_names(self.root, self.exercises(f"L{path.name[:2]}"))
        return read_lesson(path, known, self.root)

    def drafts(self, lesson):
        """The lesson's two notebooks, not yet run: for learners and solved."""
        from .notebook import drafts

        glossary = {row["anchor"]: row for row in self.table("glossary")}
        sources = {row["source_id"]: row for row in self.table("sources")}
        return drafts(lesson, self.exercises(lesson.id), glossary, sources, self.root)

    def inputs(self, path: Path) -> list[Path]:
        """What a lesson's stamp covers besides the shared inputs: its own sources and notebooks."""
        return [
            path,
            self.root / "howopen" / "exercises" / f"l{path.name[:2]}.py",
            self.root / "lessons" / f"{path.stem}.ipynb",
            self.root / "solutions" / f"{path.stem}.ipynb",
        ]

    def page_inputs(self) -> list[Path]:
        """What the stamp of all generated pages covers."""
        names = ["README.md", "INSTRUCTORS.md", "lessons/glossary.md"]
        modules = (self.root / "howopen" / "exercises").glob("l*.py")
        return [
            *(self.root / "solutions").glob("*.py"),
            *(path for path in modules if is_exercise_module(path)),
            *(self.root / "datasets").glob("*.md"),
            *(self.root / name for name in names),
            *(self.root / "howopen" / name for name in ("pages.py", "data_report.py")),
        ]

    def pages(self):
        """Every generated page with its content; raises SourceError if a source is at fault."""
        from .pages import pages

        lessons = [self.read(path) for path in _chosen(self.root, [])]
        every = {i: e for lesson in lessons for i, e in self.exercises(lesson.id).items()}
        return pages(self.root, lessons, every, self.table("glossary"))

    def shown(self, path: Path) -> str:
        """A path as messages show it."""
        return path.relative_to(self.root).as_posix()


# Row counts ---------------------------------------------------------------------------------


def counted(path: Path) -> str:
    """datapackage.json with the number of rows and the hash of each table in its resource.

    By them `load` knows a file that was cut or changed though every cell still fits.
    """
    import csv
    import hashlib
    import io
    import json

    package = json.loads(path.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        table = path.parent / resource["path"]
        if table.is_file():
            content = table.read_bytes().replace(b"\r\n", b"\n")
            lines = io.StringIO(content.decode("utf-8"), newline="")
            resource["rows"] = sum(1 for _ in csv.reader(lines)) - 1
            resource["hash"] = f"sha256:{hashlib.sha256(content).hexdigest()}"
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def _renew_counts(course):
    """First of all, since the stamps of all lessons cover the file."""
    path = course.root / "datasets" / "datapackage.json"
    text = counted(path)
    if path.read_text(encoding="utf-8") != text:
        write(path, text)
        print(f"wrote {course.shown(path)}")


# Building -------------------------------------------------------------------------------------


def build(course: Course, paths: list[Path], everything: bool = False) -> int:
    """Build the lessons of `paths` that have changed, then the generated pages."""
    _renew_counts(course)
    stamps = Stamps(course.root)
    stale = [p for p in paths if everything or not stamps.fresh(p.stem, course.inputs(p))]
    pages_stale = everything or not stamps.fresh("pages", course.page_inputs())
    if not stale and not pages_stale:
        print("Nothing has changed: all notebooks and pages are up to date.")
        return 0
    problems, ready = _read_all(course, stale)
    if ready:
        problems += _run_all(course, ready, stamps)
    problems += _renew_pages(course, paths, stamps)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        print(f"\n{len(problems)} to mend. Notebooks at fault are as they were.", file=sys.stderr)
    return 1 if problems else 0


def _read_all(course, paths):
    """Problems of all sources, and the two drafts of each source that has none, by its path."""
    from .source import SourceError

    problems, ready = [], {}
    for path in paths:
        try:
            ready[path] = course.drafts(course.read(path))
        except SourceError as error:
            problems += error.problems
    return problems, ready


def _run_all(course, ready, stamps):
    """Run every draft, AT_ONCE at a time; write a lesson's notebooks when both have run."""
    import asyncio

    cells = [cell for pair in ready.values() for draft in pair for cell in draft.content["cells"]]
    total = sum(cell["cell_type"] == "code" for cell in cells)
    with _progress(total) as progress:
        return asyncio.run(_run_lessons(course, ready, stamps, progress))


async def _run_lessons(course, ready, stamps, progress):
    import asyncio

    gate = asyncio.Semaphore(AT_ONCE)

    async def one(path, pair):
        found = await asyncio.gather(*(_run(course, draft, gate, progress) for draft in pair))
        problems = [problem for result in found for problem in result]
        if not problems:
            _store(course, path, pair, stamps)
        return problems

    results = await asyncio.gather(*(one(path, pair) for path, pair in ready.items()))
    return [problem for result in results for problem in result]


def _store(course, path, pair, stamps):
    from .notebook import dump

    for draft in pair:
        write(draft.path, dump(draft.content))
    stamps.keep(path.stem, course.inputs(path))


async def _run(course, draft, gate, progress):
    """Run one draft in place; return its problems."""
    from .notebook import clean

    async with gate:
        progress.start(course.shown(draft.path))
        content, trouble = await _execute(course.root, draft, progress)
        progress.done(course.shown(draft.path))
    if trouble:
        return [_failure(course, draft, content, trouble)]
    draft.content = clean(content)
    return list(_output_problems(course, draft))


async def _execute(root, draft, progress):
    """The executed notebook as a dictionary, and (index, message) of what stopped it or None."""
    import json

    import nbformat
    from nbclient import NotebookClient

    notebook, current = nbformat.from_dict(draft.content), [0]
    draft.path.parent.mkdir(parents=True, exist_ok=True)
    client = NotebookClient(
        notebook,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(draft.path.parent)}},
        on_cell_start=lambda cell, cell_index: current.__setitem__(0, cell_index),
        on_cell_complete=lambda cell, cell_index: progress.step(),
    )
    trouble = None
    try:
        with open(_kernel_log(root), "a", encoding="utf-8") as log:
            await client.async_execute(env=_environment(root), stderr=log)
    except Exception as error:  # a failing cell, a dead kernel, a cell that never ends
        lines = [line for line in str(error).strip().splitlines() if line.strip()]
        trouble = (current[0], lines[-1] if lines else type(error).__name__)
    return json.loads(json.dumps(notebook)), trouble


def _kernel_log(root):
    """Where kernels put what they say outside of notebooks."""
    (root / ".cache" / "ipython").mkdir(parents=True, exist_ok=True)
    return root / ".cache" / "kernels.log"


def _environment(root):
    """The kernel's environment: this course's library, nobody's own settings or progress."""
    import os

    kept = {k: v for k, v in os.environ.items() if k not in ("HOWOPEN_WORK", "PYTHONSTARTUP")}
    others = [p for p in kept.get("PYTHONPATH", "").split(os.pathsep) if p]
    return kept | {
        "PYTHONPATH": os.pathsep.join([str(ROOT), *others]),
        "IPYTHONDIR": str(root / ".cache" / "ipython"),
        "JUPYTER_PREFER_ENV_PATH": "1",
    }


def _failure(course, draft, content, trouble):
    """The Problem of a notebook that stopped: source line, exercise, last line of the traceback."""
    from .notebook import failing_cell

    failed = failing_cell(content)
    index, message, row = trouble[0], trouble[1], None
    if failed:
        index, name, value, row = failed
        message = f"{name}: {value.strip().splitlines()[-1] if value.strip() else ''}"
    exercise = draft.exercise[index]
    what = f"a cell of {exercise} fails" if exercise else "a cell fails"
    return _problem(course, draft, index, f"{what} in {course.shown(draft.path)}: {message}", row)


def _problem(course, draft, index, message, row=None, remedy=""):
    from .source import Problem

    lines = draft.where[index]
    line = lines[min(row or 1, len(lines)) - 1]
    source = f"solutions/{draft.path.stem}.py"
    return Problem(source, line, message, remedy or "Mend it and build again.")


def _output_problems(course, draft):
    from .notebook import order_problem, output_problems

    for index, cell in enumerate(draft.content["cells"]):
        if cell["cell_type"] == "code":
            for message, remedy in output_problems(cell):
                where = f"{message} (in {course.shown(draft.path)})"
                yield _problem(course, draft, index, where, remedy=remedy)
    order = order_problem(draft.content)
    if order:
        yield _problem(course, draft, 0, order)


def _renew_pages(course, paths, stamps):
    """Write the generated pages that have changed. A broken lesson not asked for only waits."""
    from .pages import PageError
    from .source import SourceError

    try:
        made = course.pages()
    except SourceError as error:
        wanted = {course.shown(path) for path in paths}
        if not wanted & {problem.path for problem in error.problems}:
            first = error.problems[0]
            print(f"Tables of lessons not renewed: {first.path}:{first.line}: {first.message}")
        return []
    except PageError as error:
        return [str(error)]
    for path, text in made.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            write(path, text)
            print(f"wrote {course.shown(path)}")
    stamps.keep("pages", course.page_inputs())
    return []


# Progress -------------------------------------------------------------------------------------


@contextlib.contextmanager
def _progress(total):
    """A bar on a terminal, plain lines elsewhere."""
    if not sys.stdout.isatty():
        yield _Lines()
        return
    from rich import progress

    columns = [progress.TextColumn("{task.description}"), progress.BarColumn()]
    columns += [progress.MofNCompleteColumn(), progress.TimeElapsedColumn()]
    with progress.Progress(*columns) as bar:
        yield _Bar(bar, bar.add_task("cells", total=total))


class _Lines:
    """Says when a notebook begins and ends."""

    def start(self, name):
        print(f"running {name}", flush=True)

    def step(self):
        pass

    def done(self, name):
        print(f"ran {name}", flush=True)


class _Bar:
    """Moves a progress bar on by one a cell."""

    def __init__(self, bar, task):
        self.bar, self.task = bar, task

    def start(self, name):
        self.bar.update(self.task, description=name)

    def step(self):
        self.bar.advance(self.task)

    def done(self, name):
        self.bar.console.print(f"ran {name}", highlight=False)


# Checking -------------------------------------------------------------------------------------


def check(course: Course, paths: list[Path]) -> int:
    """Compare notebooks and pages with what the sources give; print each difference."""
    problems, ready = _read_all(course, paths)
    reports = [str(problem) for problem in problems]
    for pair in ready.values():
        for draft in pair:
            reports += _compare(course, draft)
    reports += _strays(course)
    if not problems:
        reports += _compare_pages(course)
    for report in reports:
        print(report, end="\n\n")
    if reports:
        print(f"{len(reports)} differences.")
        return 1
    print(f"{len(ready)} lessons: sources, notebooks and pages agree.")
    return 0


def _compare(course, draft):
    """Reports on one stored notebook."""
    from . import notebook

    name = course.shown(draft.path)
    mend = f"Mend with: python -m howopen build L{draft.path.name[:2]}"
    if not draft.path.exists():
        return [f"{name} has not been built.\n{mend}"]
    text = draft.path.read_text(encoding="utf-8")
    try:
        stored = notebook.load(draft.path)
        want, have = notebook.readable(draft.content), notebook.readable(stored)
        tidy = notebook.dump(notebook.clean(stored)) == text
        order = notebook.order_problem(stored)
    except (ValueError, KeyError, TypeError, AttributeError):
        return [f"{name} is not a readable notebook.\n{mend}"]
    if want != have:
        return [f"{name} is not what its source gives.\n{_diff(have, want, name)}\n{mend}"]
    reports = [] if tidy else [f"{name} was saved by another program than the build.\n{mend} --all"]
    if order:
        reports.append(f"{name}: {order}.\n{mend} --all")
    for cell in stored["cells"]:
        if cell["cell_type"] == "code":
            found = notebook.output_problems(cell)
            reports += [f"{name}, cell {cell['id']}: {m}. {r}" for m, r in found]
    return reports


def _diff(have, want, name):
    import difflib

    stored, given = f"{name} (stored)", f"{name} (from the source)"
    return "\n".join(difflib.unified_diff(have, want, stored, given, lineterm=""))


def _strays(course):
    """Notebooks without a source."""
    sources = {path.stem for path in _chosen(course.root, [])}
    return [
        f"{course.shown(path)} has no source solutions/{path.stem}.py. Delete it, or write that."
        for folder in ("lessons", "solutions")
        for path in sorted((course.root / folder).glob("*.ipynb"))
        if path.stem not in sources
    ]


def _compare_pages(course):
    from .pages import PageError
    from .source import SourceError

    try:
        made = course.pages()
    except (SourceError, PageError) as error:
        return [str(error)]
    package = course.root / "datasets" / "datapackage.json"
    made[package] = counted(package)
    reports = []
    for path, text in made.items():
        have = path.read_text(encoding="utf-8") if path.exists() else ""
        if have != text:
            diff = _diff(have.splitlines(), text.splitlines(), course.shown(path))
            reports.append(
                f"{course.shown(path)} is out of date.\n{diff}\nMend with: python -m howopen build"
            )
    return reports


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
