"""Progress: kept only where it should be, never in a lesson's way, never lost."""

from __future__ import annotations

import csv
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from howopen import checks, record
from tests import crash, learner


def made_up(number, objectives, must=True, lesson="L03"):
    return SimpleNamespace(id=f"{lesson}-E{number}", lesson=lesson, title=f"Task {number}",
                           must=must, minutes=5, objectives=objectives)


COURSE = {
    exercise.id: exercise for exercise in (
        made_up(1, ("L03-O1",)), made_up(2, ("L03-O1", "L03-O2")),
        made_up(3, ("L03-O2",), must=False), made_up(1, ("L00-O1",), lesson="L00"),
    )
}


@pytest.fixture
def work(tmp_path, monkeypatch):
    """A learner's folder in which progress is kept, and a small course."""
    monkeypatch.setattr(record, "OFF", ())
    monkeypatch.setenv("HOWOPEN_WORK", str(tmp_path))
    monkeypatch.setattr(checks, "exercises", lambda: COURSE)
    monkeypatch.setattr(record, "_TROUBLE", {})
    return tmp_path


def stored(work):
    return record.events(record.database_in(work))


# ---------------------------------------------------------------- when it is kept


def test_the_variables_that_pytest_sets_switch_it_off(monkeypatch, tmp_path):
    monkeypatch.setenv("HOWOPEN_WORK", str(tmp_path))
    assert record.database() is None


@pytest.mark.parametrize("name", record.OFF)
def test_not_kept_under_tests_and_ci(work, monkeypatch, capsys, name):
    monkeypatch.setattr(record, "OFF", (name,))
    monkeypatch.setenv(name, "true")
    record.record("L03-E1", "right")
    record.record_hint("L03-E1", 1)
    assert record.progress() is None
    assert "not being kept" in capsys.readouterr().out
    assert list(work.iterdir()) == []


def test_not_kept_without_a_folder(work, monkeypatch, capsys):
    monkeypatch.delenv("HOWOPEN_WORK")
    record.record("L03-E1", "right")
    record.progress("L03")
    assert "not being kept" in capsys.readouterr().out
    with pytest.raises(RuntimeError, match="not being kept"):
        record.export(work / "x.csv")
    assert list(work.iterdir()) == []


def test_the_name_a_lesson_imports_is_the_function():
    """No module of that name may come in its way, whatever was imported before."""
    code = (
        "import howopen.record; from howopen import check, progress; check('L03-E1', 'b');"
        "from howopen import progress as again; print(progress is again is howopen.record.progress)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "True"


def test_import_is_light():
    heavy = "{'pandas', 'matplotlib', 'IPython'}"
    code = f"import sys, howopen.record; print({heavy} & {{*sys.modules}})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


# ---------------------------------------------------------------- what is kept


def test_records_and_summary(work):
    record.record("L03-E1", "not attempted", "blank")
    record.record("L03-E1", "wrong form", "form")
    record.record("L03-E1", "misconception", "price")
    record.record_hint("L03-E1", 1)
    record.record_hint("L03-E1", 2)
    record.record("L03-E1", "right", "ok")
    record.record("L03-E1", "wrong form", "later play does not count")
    record.record_hint("L03-E1", 3)
    record.record("L03-E2", "partly right")
    record.record("L03-E2", "misconception")
    record.record_hint("L03-E3", 1)
    assert record.summary(stored(work)) == {
        "L03-E1": {"tries": 3, "best": "right", "hints": 2},
        "L03-E2": {"tries": 2, "best": "partly right", "hints": 0},
        "L03-E3": {"tries": 0, "best": None, "hints": 1},
    }
    assert record.last_lesson(work) == "L03"


def test_tables(work):
    found = {"L03-E1": {"tries": 3, "best": "right", "hints": 2},
             "L03-E2": {"tries": 1, "best": "misconception", "hints": 1}}
    shown = [exercise for exercise in COURSE.values() if exercise.lesson == "L03"]
    table = record.exercise_table(shown, found)
    assert list(table.index) == ["L03-E1", "L03-E2", "L03-E3"]
    assert list(table["result"]) == ["passed", "not yet", "not tried"]
    assert list(table["must do"]) == ["yes", "yes", ""]
    goals = record.objective_table(shown, found, {"L03-O1": "find the clause"})
    assert goals.to_dict("index") == {
        "L03-O1": {"you can": "find the clause", "exercises": 2, "tried": 2, "passed": 1,
                   "hints": 3},
        "L03-O2": {"you can": "", "exercises": 2, "tried": 1, "passed": 0, "hints": 1},
    }


def test_words_of_the_objectives_come_from_the_copies(tmp_path):
    head = "# L03 · Reading\n\nAt the end you can:\n\n1. find a clause\n2. sort clauses\n"
    learner.save(tmp_path / "03-x.ipynb", {"cells": [learner.cell("markdown", "a", head)]})
    learner.save(tmp_path / "04-x.ipynb", {"cells": []})
    (tmp_path / "05-x.ipynb").write_text("<<<<<<< HEAD", encoding="utf-8")
    learner.save(tmp_path / "06-x.ipynb", {"cells": [learner.cell("markdown", "a", "1. mine")]})
    assert record.objective_texts(tmp_path) == {
        "L03-O1": "find a clause", "L03-O2": "sort clauses"}


def test_progress_shows_tables_and_a_figure(work, capsys):
    record.record("L03-E1", "right")
    record.record("L03-E2", "misconception")
    assert record.progress() is None
    said = capsys.readouterr().out
    assert "Task 1" in said and "passed" in said and "L03-O2" in said
    assert "L03: 1 passed, 1 tried, 1 not tried" in said  # the figure's alt text
    assert "L00-E1" not in said  # a lesson not begun is in the figure only
    record.progress("l03")
    assert "L03-O1: 1 passed, 1 tried, 0 not tried" in capsys.readouterr().out


def test_nothing_yet_and_unknown_lessons(work, capsys):
    record.progress()
    assert "Nothing recorded yet" in capsys.readouterr().out
    for odd in ("L77", 3, ["L03"], object()):
        record.progress(odd)
        assert "There is no lesson" in capsys.readouterr().out


def test_without_figures_the_tables_still_come(work, monkeypatch, capsys):
    record.record("L03-E1", "right")
    monkeypatch.setitem(sys.modules, "howopen.figures", None)
    record.progress()
    assert "Task 1" in capsys.readouterr().out


def test_objectives_in_the_order_of_their_numbers():
    shown = [made_up(1, ("L03-O10", "L03-O2"))]
    assert list(record._by_objective(shown)) == ["L03-O2", "L03-O10"]


# ---------------------------------------------------------------- export


def test_export_is_one_row_an_event(work, tmp_path):
    record.record("L03-E1", "right", "ok")
    record.record_hint("L00-E1", 2)
    target = tmp_path / "mine.csv"
    assert record.export(target) == 2
    with open(target, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == record.COLUMNS
    assert [(r["lesson"], r["exercise"], r["event"], r["stage"], r["hint"]) for r in rows] == [
        ("L03", "L03-E1", "check", "right", ""), ("L00", "L00-E1", "hint", "", "2")]
    assert rows[0]["learner"] == rows[1]["learner"] != ""
    assert not list(tmp_path.glob("*.part"))


def test_command_line(work, tmp_path, capsys):
    record.record("L03-E1", "right")
    assert record.main(["--work", str(work)]) == 0
    assert "L03-E1   passed" in capsys.readouterr().out
    assert record.main(["--work", str(work), "--export", str(tmp_path / "x.csv")]) == 0
    assert "1 rows written" in capsys.readouterr().out
    assert record.main(["--work", str(work), "--export", str(tmp_path / "no" / "x.csv")]) == 1


def test_an_export_replaces_an_earlier_one_and_no_other_file(work, tmp_path, monkeypatch, capsys):
    record.record("L03-E1", "right")
    monkeypatch.chdir(tmp_path)
    command = ["--work", str(work), "--export"]
    assert record.main(command) == record.main(command) == 0
    assert Path(record.EXPORT).read_text("utf-8").count("L03-E1") == 1
    Path("notes.csv").write_text("mine\n", "utf-8")
    assert record.main([*command, "notes.csv"]) == 1
    assert "give another file name" in capsys.readouterr().err
    assert Path("notes.csv").read_text("utf-8") == "mine\n"


def test_two_exports_can_be_told_apart(work, tmp_path, monkeypatch):
    learners = set()
    for name in ("a", "b"):
        monkeypatch.setenv("HOWOPEN_WORK", str(tmp_path / name))
        record.record("L03-E1", "right")
        record.export(tmp_path / f"{name}.csv")
        with open(tmp_path / f"{name}.csv", encoding="utf-8") as file:
            learners.add(next(csv.DictReader(file))["learner"])
    assert len(learners) == 2


# ---------------------------------------------------------------- two notebooks, damage, refusal


def test_four_notebooks_writing_at_once(tmp_path):
    processes = [crash.start(crash.write_some, tmp_path, n, 40) for n in range(4)]
    for process in processes:
        process.join(120)
        assert process.exitcode == 0
    rows = stored(tmp_path)
    assert sorted(row[2] for row in rows) == sorted(
        f"L{n:02}-E{m}" for n in range(4) for m in range(40))


def damage(path, how):
    size = path.stat().st_size
    with open(path, "r+b") as file:
        if how == "header":
            file.write(b"not a database at all")
        elif how == "inside":
            file.seek(100)
            file.write(b"\xff" * (size - 100))
        else:
            file.truncate(size // 2)


@pytest.mark.parametrize("how", ["header", "inside", "cut"])
def test_a_damaged_record_is_set_aside_and_said(work, capsys, how):
    for number in range(200):
        record.record("L03-E2", "misconception", f"{number:0300}")
    path = record.database_in(work)
    damage(path, how)
    broken = path.read_bytes()
    record.record("L03-E1", "right")
    record.progress()
    said = capsys.readouterr().out
    assert [aside.read_bytes() for aside in record.damaged(path)] == [broken]
    assert "progress.damaged-1.sqlite" in said
    assert record.summary(stored(work)) == {"L03-E1": {"tries": 1, "best": "right", "hints": 0}}
    damage(path, "header")
    record.progress()
    assert len(record.damaged(path)) == 2


def test_an_empty_file_is_a_new_record(work):
    path = record.database_in(work)
    path.parent.mkdir()
    path.touch()
    record.record("L03-E1", "right")
    assert len(stored(work)) == 1


def test_a_record_of_another_shape_is_left_alone_and_said(work, capsys):
    path = record.database_in(work)
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE events (other TEXT)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    record.record("L03-E1", "right")
    record.progress()
    assert "could not be kept or read" in capsys.readouterr().out
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_said_once(work, monkeypatch, capsys):
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    monkeypatch.setattr(record.Path, "mkdir", refuse)
    record.record("L03-E1", "right")  # silent
    assert capsys.readouterr().out == ""
    record.progress()
    said = capsys.readouterr().out
    assert said.count("cannot be kept") == 1


def refuse(*args, **kwargs):
    raise PermissionError(13, "Permission denied")


def test_a_folder_in_the_place_of_the_record(work, capsys):
    record.database_in(work).mkdir(parents=True)
    record.record("L03-E1", "right")
    assert record.last_lesson(work) is None
    record.progress()
    assert "could not be kept or read" in capsys.readouterr().out


def test_a_locked_record_does_not_stop_a_lesson(work, monkeypatch, capsys):
    record.record("L03-E1", "right")
    monkeypatch.setattr(record, "WAIT", 0.05)
    other = sqlite3.connect(record.database_in(work))
    other.execute("BEGIN EXCLUSIVE")
    record.record("L03-E2", "right")
    other.rollback()
    other.close()
    record.progress()
    assert "database is locked" in capsys.readouterr().out
    record.record("L03-E2", "right")
    assert len(stored(work)) == 2


def test_real_exercises_have_what_progress_reads():
    for exercise in checks.exercises().values():
        assert exercise.id.startswith(exercise.lesson)
        assert isinstance(exercise.must, bool) and exercise.objectives
    lessons = Path(__file__).resolve().parent.parent / "lessons"
    texts = record.objective_texts(lessons)
    built = {objective[:3] for objective in texts}
    assert built
    for exercise in checks.exercises().values():
        assert exercise.lesson not in built or set(exercise.objectives) <= set(texts)
