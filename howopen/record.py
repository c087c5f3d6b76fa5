"""The learner's progress: what was tried, passed, and with how many hints.

Kept only where `howopen lab` (or a server's set-up) names the learner's folder in the environment
variable HOWOPEN_WORK, in `<folder>/.howopen/progress.sqlite`; never under tests or CI, so that
stored outputs stay the same. Nothing leaves the machine: `export` writes a CSV file that the
learner may hand in, or not.

One row an event, only ever added. SQLite's rollback journal makes each row safe against two
notebooks writing at once and against a process killed in mid-write, also on disks of the kind
where the faster write-ahead log does not work. Nothing here raises into a lesson.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import sqlite3
import sys
import uuid
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from howopen.locks import file_lock

STAGES = ("not attempted", "wrong form", "misconception", "partly right", "right")
WORDS = {  # as `check` says them
    "wrong form": "another form is wanted",
    "misconception": "not yet",
    "partly right": "partly right",
    "right": "passed",
}
EXPORT = "progress.csv"
COLUMNS = ("learner", "at", "lesson", "exercise", "event", "stage", "code", "hint")
OFF = ("CI", "PYTEST_VERSION", "PYTEST_CURRENT_TEST")  # variables that switch it off
WAIT = 5.0  # seconds a writer waits for another notebook's write to end
SCHEMA = (
    "CREATE TABLE IF NOT EXISTS learner (id TEXT NOT NULL)",
    """CREATE TABLE IF NOT EXISTS events (number INTEGER PRIMARY KEY, at TEXT NOT NULL,
    exercise TEXT NOT NULL, event TEXT NOT NULL, stage TEXT, code TEXT, hint INTEGER)""",
)
INSERT = "INSERT INTO events (at, exercise, event, stage, code, hint) VALUES (?, ?, ?, ?, ?, ?)"
SELECT = "SELECT number, at, exercise, event, stage, code, hint FROM events ORDER BY number"
NOT_KEPT = (
    "Progress is not being kept here. It is when the course is opened with `make lab` "
    "(or `python -m howopen lab`)."
)


# ---------------------------------------------------------------- the database


def database() -> Path | None:
    """Where progress is kept; None when it is not (no HOWOPEN_WORK, or under tests or CI)."""
    work = os.environ.get("HOWOPEN_WORK")
    if not work or any(os.environ.get(name) for name in OFF):
        return None
    return database_in(Path(work))


def database_in(work: Path) -> Path:
    """The database of a learner's folder."""
    return work / ".howopen" / "progress.sqlite"


def _use(path: Path, work: Callable[[sqlite3.Connection], Any]) -> Any:
    """Open the database, do `work` in one transaction, close. A damaged file is set aside first."""
    try:
        return _try(path, work)
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            raise
    _set_aside(path)
    return _try(path, work)


def _try(path: Path, work: Callable[[sqlite3.Connection], Any]) -> Any:
    connection = _connect(path)
    try:
        with connection:  # commits, or rolls back after an error
            return work(connection)
    finally:
        connection.close()


def _connect(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=WAIT)
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if not tables:
            _create(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _create(connection: sqlite3.Connection) -> None:
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        for statement in SCHEMA:
            connection.execute(statement)
        if not connection.execute("SELECT count(*) FROM learner").fetchone()[0]:
            connection.execute("INSERT INTO learner VALUES (?)", (uuid.uuid4().hex[:12],))


def _is_damage(error: sqlite3.Error) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _set_aside(path: Path) -> None:
    """Rename a damaged database (and its journal), so that what is in it may yet be rescued.

    Two notebooks may find the damage at once: the second looks again, under a lock.
    """
    with file_lock(path.with_name("progress.lock"), WAIT):
        if not path.exists() or _sound(path):
            return  # another notebook has mended it
        number = 1 + len(damaged(path))
        aside = path.with_name(f"progress.damaged-{number}.sqlite")
        os.replace(path, aside)
        journal = path.with_name(path.name + "-journal")
        if journal.exists():
            os.replace(journal, aside.with_name(aside.name + "-journal"))


def _sound(path: Path) -> bool:
    connection = sqlite3.connect(path, timeout=WAIT)
    try:
        return connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            raise
        return False
    finally:
        connection.close()


def damaged(path: Path) -> list[Path]:
    """The damaged databases that were set aside, oldest first."""
    return sorted(path.parent.glob("progress.damaged-*.sqlite"))


# ---------------------------------------------------------------- writing


def record(exercise_id: str, stage: str, code: str | None = None) -> None:
    """Note the outcome of one `check`. Blank answers are not noted. Never raises."""
    if stage != "not attempted":
        _add(exercise_id, "check", stage, code, None)


def record_hint(exercise_id: str, number: int) -> None:
    """Note that hint `number` (from 1) was shown. Never raises."""
    _add(exercise_id, "hint", None, None, number)


def note(event: str, answers: Mapping[str, str]) -> bool:
    """Note answers that are kept without being judged, a row each, all together or none.

    event: what they belong to, such as "inventory pre"; answers: an id for each ("L00-I01") and the
    answer as text, which goes into the column `code`. True if they were kept. Never raises.
    """
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return _insert([(at, key, event, None, answer, None) for key, answer in answers.items()])


def _add(exercise: str, event: str, stage: str | None, code: str | None, hint: int | None) -> None:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    _insert([(at, str(exercise), event, stage, code, hint)])


def _insert(rows: list[tuple]) -> bool:
    """Add rows in one transaction; whether they are kept."""
    path = database()
    if path is None:
        return False
    try:
        _use(path, lambda connection: connection.executemany(INSERT, rows))
    except Exception as error:  # a lesson goes on whatever happens to its record
        _TROUBLE[str(path)] = str(error)
        return False
    _TROUBLE.pop(str(path), None)
    return True


_TROUBLE: dict[str, str] = {}  # database -> the last error, told by progress()


# ---------------------------------------------------------------- reading


def events(path: Path) -> list[tuple]:
    """All events, oldest first: (number, at, exercise, event, stage, code, hint)."""
    if not path.exists():
        return []
    return _use(path, lambda connection: connection.execute(SELECT).fetchall())


def summary(rows: Iterable[tuple]) -> dict[str, dict]:
    """Exercise id -> {tries, best, hints}: checks up to the first pass, best stage, hints seen."""
    found: dict[str, dict] = {}
    for _, _, exercise, event, stage, _, hint in rows:
        if event not in ("check", "hint"):
            continue
        entry = found.setdefault(exercise, {"tries": 0, "best": None, "hints": 0})
        passed = entry["best"] == "right"
        if event == "hint" and not passed:
            entry["hints"] = max(entry["hints"], hint or 0)
        if event == "check" and stage in STAGES and not passed:
            entry["tries"] += 1
            entry["best"] = max(entry["best"] or stage, stage, key=STAGES.index)
    return found


def last_lesson(work: Path) -> str | None:
    """The lesson ("L03") of the last event in a learner's folder, or None. Never raises."""
    try:
        rows = events(database_in(work))
    except Exception:
        return None
    return rows[-1][2].split("-")[0] if rows else None


# ---------------------------------------------------------------- showing


def progress(lesson: str | None = None) -> None:
    """Show what was tried and passed, with how many hints, per exercise and per objective.

    lesson: an id such as "L03"; without it, every lesson begun. Displays tables and a figure,
    returns None. Says so where progress is not being kept. Never raises.
    """
    path = database()
    if path is None:
        print(NOT_KEPT)
        return
    try:
        found = summary(events(path))
    except Exception as error:
        _TROUBLE[str(path)] = str(error)
        found = {}
    for line in _remarks(path):
        print(line)
    _show_lessons(found, lesson, path)


def _remarks(path: Path) -> list[str]:
    """What is wrong with the record, if anything, a line each."""
    lines = [
        f"An earlier record was damaged and is set aside as {aside.name} (in {aside.parent}); "
        "a new one was begun." for aside in damaged(path)
    ]
    folder = path.parent if path.parent.exists() else path.parent.parent
    if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        lines.append(f"Progress cannot be kept: {folder} cannot be written. "
                     "`python -m howopen doctor` says what to do.")
    elif str(path) in _TROUBLE:
        lines.append(f"Progress could not be kept or read ({_TROUBLE[str(path)]}). "
                     "`python -m howopen doctor` may say why.")
    return lines


def _show_lessons(found: dict[str, dict], lesson: str | None, path: Path) -> None:
    from howopen.checks import exercises

    known = exercises()
    lessons = {exercise.lesson for exercise in known.values()}
    if lesson is not None and str(lesson).upper() not in lessons:
        print(f"There is no lesson {lesson!r}. Try one of: {', '.join(sorted(lessons))}.")
        return
    begun = {known[i].lesson for i in found if i in known}
    wanted = {str(lesson).upper()} if lesson is not None else begun
    if not wanted & begun:
        print("Nothing recorded yet. Try an exercise, then come back.")
        return
    shown = [exercise for exercise in known.values() if exercise.lesson in wanted]
    _display(exercise_table(shown, found))
    _display(objective_table(shown, found, objective_texts(path.parent.parent)))
    bars = _by_objective(shown) if lesson is not None else _by_lesson(known.values())
    _show_figure(bars, found)


def _display(table) -> None:
    core = sys.modules.get("IPython.core.getipython")
    if core is None or core.get_ipython() is None:
        print(table.to_string())
        return
    import pandas as pd
    from IPython.display import display

    with pd.option_context("display.max_colwidth", None, "display.max_rows", None):
        display(table)


def _result(entry: dict | None) -> str:
    if entry is None or not entry["tries"]:
        return "not tried"
    return WORDS[entry["best"]]


def exercise_table(shown: Iterable, found: dict[str, dict]):
    """DataFrame, a row an exercise (index: id): title, must do, tries, result, hints."""
    import pandas as pd

    rows = [
        {
            "exercise": exercise.id,
            "title": exercise.title,
            "must do": "yes" if exercise.must else "",
            "tries": found.get(exercise.id, {}).get("tries", 0),
            "result": _result(found.get(exercise.id)),
            "hints": found.get(exercise.id, {}).get("hints", 0),
        }
        for exercise in shown
    ]
    return pd.DataFrame(rows).set_index("exercise").rename_axis(index=None, columns="exercise")


def objective_texts(work: Path) -> dict[str, str]:
    """Objective id -> its words, read from the first cells of the learner's copies."""
    texts = {}
    for path in sorted(work.glob("*.ipynb")):
        try:
            cell = json.loads(path.read_text(encoding="utf-8"))["cells"][0]
            lines = "".join(cell["source"]).splitlines()
            lesson = re.match(r"# (L\d\d)\b", lines[0])
        except (OSError, ValueError, LookupError, TypeError):
            continue  # a copy that cannot be read has no place in this table
        for line in lines if lesson else ():
            if point := re.match(r"(\d+)\. (.+)", line):
                texts.setdefault(f"{lesson[1]}-O{point[1]}", point[2])
    return texts


def objective_table(shown: Iterable, found: dict[str, dict], texts: Mapping[str, str]):
    """DataFrame, a row an objective (index: id): you can, exercises, tried, passed, hints."""
    import pandas as pd

    rows = []
    for objective, ids in _by_objective(shown).items():
        entries = [found[i] for i in ids if i in found]
        rows.append({
            "objective": objective,
            "you can": texts.get(objective, ""),
            "exercises": len(ids),
            "tried": sum(entry["tries"] > 0 for entry in entries),
            "passed": sum(entry["best"] == "right" for entry in entries),
            "hints": sum(entry["hints"] for entry in entries),
        })
    return pd.DataFrame(rows).set_index("objective").rename_axis(index=None, columns="objective")


def _by_objective(shown: Iterable) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for exercise in shown:
        for objective in exercise.objectives:
            groups.setdefault(objective, []).append(exercise.id)
    return dict(sorted(groups.items(), key=lambda item: _in_order(item[0])))


def _in_order(objective: str) -> tuple[str, int, str]:
    """So that L03-O10 comes after L03-O2."""
    lesson, _, number = objective.partition("-O")
    return lesson, int(number) if number.isdigit() else 0, objective


def _by_lesson(shown: Iterable) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for exercise in shown:
        groups.setdefault(exercise.lesson, []).append(exercise.id)
    return dict(sorted(groups.items()))


def _show_figure(groups: dict[str, list[str]], found: dict[str, dict]) -> None:
    """Bars of exercises passed, tried and not tried; told apart by hatching as well as colour."""
    try:
        import matplotlib.pyplot as plt

        from howopen.figures import show
    except ImportError:
        return  # the tables say the same

    names = list(groups)
    passed = [sum(_result(found.get(i)) == "passed" for i in groups[n]) for n in names]
    blank = [sum(_result(found.get(i)) == "not tried" for i in groups[n]) for n in names]
    tried = [len(groups[n]) - p - b for n, p, b in zip(names, passed, blank, strict=True)]
    with plt.style.context("howopen.course"):
        fig, ax = plt.subplots(figsize=(6, 0.9 + 0.32 * len(names)))
        left = [0] * len(names)
        for counts, label, face, hatch in (
            (passed, "passed", "#0072B2", ""),
            (tried, "tried, not passed yet", "#E69F00", "///"),
            (blank, "not tried", "white", ""),
        ):
            ax.barh(names, counts, left=left, label=label, color=face, hatch=hatch,
                    edgecolor="#444444", linewidth=0.8)
            left = [x + count for x, count in zip(left, counts, strict=True)]
        ax.invert_yaxis()
        ax.set_xlabel("exercises")
        ax.xaxis.get_major_locator().set_params(integer=True)
        ax.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
        alt = "Bars of exercises. " + "; ".join(
            f"{n}: {p} passed, {t} tried, {b} not tried"
            for n, p, t, b in zip(names, passed, tried, blank, strict=True)
        ) + "."
        show(fig, alt=alt, caption="Your exercises so far", source="your own record, kept here")


# ---------------------------------------------------------------- export


def export(path: str | os.PathLike = EXPORT) -> int:
    """Write every event to a CSV file with the columns COLUMNS; returns the number of rows.

    `learner` is a random code made with the record, so that the files of a class can be put
    together without names; `at` is UTC. Uses the record that HOWOPEN_WORK names; raises
    RuntimeError where progress is not kept and OSError where the file cannot be written, or is
    there already and is no earlier export.
    """
    kept = database()
    if kept is None:
        raise RuntimeError(NOT_KEPT)
    return _export(kept, Path(path))


def learner(kept: Path) -> str:
    """The random code of the learner whose record this is."""
    return _use(kept, lambda c: c.execute("SELECT id FROM learner").fetchone()[0])


def _export(kept: Path, path: Path) -> int:
    found = events(kept)
    who = learner(kept) if found else ""
    rows = [(who, at, exercise.split("-")[0], exercise, event, stage, code, hint)
            for _, at, exercise, event, stage, code, hint in found]
    write_export(path, COLUMNS, rows)
    return len(rows)


def write_export(path: Path, columns: tuple, rows: list[tuple]) -> None:
    """Write a CSV file as a whole. FileExistsError for a file that is no earlier export."""
    if path.exists():
        with open(path, encoding="utf-8", errors="replace") as file:
            if file.readline().rstrip("\n") != ",".join(columns):
                raise FileExistsError(
                    f"{path} is there already and is no earlier export: give another file name"
                )
    part = path.with_name(path.name + ".part")
    with open(part, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    os.replace(part, path)


def main(argv: list[str] | None = None) -> int:
    """`howopen progress [--export [FILE]] [--work FOLDER]`. Returns the exit code."""
    from howopen.copies import default_work

    parser = argparse.ArgumentParser(
        prog="python -m howopen progress",
        description="What you tried and passed; it stays on this machine.",
    )
    parser.add_argument(
        "--export", type=Path, metavar="FILE", nargs="?", const=Path(EXPORT),
        help=f"write it as a CSV file (default: {EXPORT})",
    )  # fmt: skip
    parser.add_argument("--work", type=Path, default=None, help="your folder (default: work)")
    args = parser.parse_args(argv)
    kept = database_in((args.work or default_work()).absolute())
    try:
        if args.export:
            print(f"{_export(kept, args.export)} rows written to {args.export}.")
        else:
            _print_summary(summary(events(kept)))
    except FileExistsError as error:
        print(f"Nothing was written: {error}.", file=sys.stderr)
        return 1
    except (OSError, sqlite3.Error) as error:
        print(f"The record in {kept.parent} cannot be used: {error}", file=sys.stderr)
        return 1
    return 0


def _print_summary(found: dict[str, dict]) -> None:
    if not found:
        print("Nothing recorded yet.")
    for exercise, entry in sorted(found.items()):
        print(f"{exercise:8} {_result(entry):14} tries {entry['tries']}, hints {entry['hints']}")


if __name__ == "__main__":
    sys.exit(main())
