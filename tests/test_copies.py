"""The learner's copies: nothing a learner wrote is ever overwritten or lost."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from howopen import carry, copies
from tests import crash, learner

L00, L03, GLOSSARY = learner.NAMES
V2 = "03-reading-the-licence.v2.ipynb"
ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def lessons(tmp_path):
    return learner.course(tmp_path / "lessons")


@pytest.fixture
def work(tmp_path, lessons):
    """A learner's folder with first copies in it."""
    folder = tmp_path / "work"
    prepare(lessons, folder)
    return folder


def prepare(lessons, work):
    with copies.locked(work):
        return copies.prepare(lessons, work)


def update(lessons, work, *options):
    return copies.main(["--work", str(work), "--lessons", str(lessons), *options])


def visible(work):
    return sorted(path.name for path in work.iterdir() if not path.name.startswith("."))


def actions(lessons, work):
    return {step.name: step.action for step in copies.plan(lessons, work)}


def change(lessons, extra=" New words."):
    learner.save(lessons / L03, learner.lesson(3, extra))


# ---------------------------------------------------------------- first copies


def test_first_copies_hold_the_lessons_without_outputs(lessons, work):
    assert visible(work) == sorted(learner.NAMES)
    copied = learner.read(work / L03)
    assert [c["source"] for c in copied["cells"]] == [
        c["source"] for c in learner.read(lessons / L03)["cells"]
    ]
    assert all(not c["outputs"] and c["execution_count"] is None
               for c in copied["cells"] if c["cell_type"] == "code")
    manifest = copies.read_manifest(work)
    assert set(manifest) == set(learner.NAMES)
    assert manifest[L03]["copy"] == L03
    assert manifest[L03]["course"]


def test_second_start_changes_nothing(lessons, work):
    before = {path: path.stat().st_mtime_ns for path in work.iterdir() if path.is_file()}
    assert prepare(lessons, work) == []
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_edited_copy_of_an_unchanged_lesson_is_left(lessons, work):
    text = learner.answer(work / L03, "L03-E1", "mine")
    assert prepare(lessons, work) == []
    assert learner.source(learner.read(work / L03), "L03-E1") == text
    assert visible(work) == sorted(learner.NAMES)


def test_no_lessons_is_said(tmp_path, capsys):
    assert update(tmp_path / "nowhere", tmp_path / "work") == 1
    assert "There is no folder" in capsys.readouterr().err
    (tmp_path / "empty").mkdir()
    assert update(tmp_path / "empty", tmp_path / "work") == 1
    assert "no lessons in" in capsys.readouterr().err


# ---------------------------------------------------------------- what counts as an edit


def test_running_cells_is_no_edit(lessons, work):
    notebook = learner.read(work / L03)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"execution_count": 7, "outputs": [
                {"name": "stdout", "output_type": "stream", "text": ["other\n"]}]}
        cell["source"] = "".join(cell["source"]) + "\n"  # some editors store one string
        cell["id"] = "x" + cell["id"]  # and give new ids
    notebook["cells"].append(learner.cell("code", "new", ""))  # Shift-Enter on the last cell
    notebook["metadata"]["language_info"] = {"name": "python", "version": "3.14.1"}
    learner.save(work / L03, notebook)
    change(lessons)
    assert actions(lessons, work)[L03] == "replace"


@pytest.mark.parametrize("ident", ["L03-E1", "aa02", "aa03"])
def test_any_changed_source_is_an_edit(lessons, work, ident):
    learner.edit(work / L03, ident, "something of mine")
    change(lessons)
    assert actions(lessons, work)[L03] == "beside"


def test_an_added_cell_is_an_edit(lessons, work):
    notebook = learner.read(work / L03)
    notebook["cells"].append(learner.cell("markdown", "note", "my note"))
    learner.save(work / L03, notebook)
    change(lessons)
    assert actions(lessons, work)[L03] == "beside"


def test_new_outputs_upstream_are_no_change(lessons, work):
    notebook = learner.read(lessons / L03)
    notebook["cells"][2]["outputs"] = []
    learner.save(lessons / L03, notebook)
    assert actions(lessons, work)[L03] == "keep"


# ---------------------------------------------------------------- update


def test_untouched_copy_is_renewed_at_the_next_start_and_kept_in_a_backup(lessons, work):
    before = (work / L03).read_bytes()
    change(lessons)
    lines = prepare(lessons, work)
    assert "New words." in learner.source(learner.read(work / L03), "aa02")
    assert (work / ".howopen/backup/1" / L03).read_bytes() == before
    assert any("Renewed" in line and L03 in line for line in lines)


def test_dry_run_says_all_and_changes_nothing(lessons, work, capsys):
    learner.answer(work / L03, "L03-E2", "mine")
    change(lessons)
    everything = {path: path.read_bytes() for path in work.rglob("*") if path.is_file()}
    assert update(lessons, work) == 0
    said = capsys.readouterr().out
    assert V2 in said and "L03-E2" in said and "First section" in said and "dry run" in said
    assert {path: path.read_bytes() for path in work.rglob("*") if path.is_file()} == everything


def test_new_version_comes_beside_with_the_answers(lessons, work, capsys):
    one = learner.answer(work / L03, "L03-E1", "first")
    three = learner.answer(work / L03, "L03-E3", "third")
    mine = (work / L03).read_bytes()
    change(lessons)
    assert any("waits" in line and L03 in line for line in prepare(lessons, work))
    assert not (work / V2).exists()
    assert update(lessons, work, "--apply") == 0
    assert (work / L03).read_bytes() == mine
    new = learner.read(work / V2)
    assert learner.source(new, "L03-E1") == one
    assert learner.source(new, "L03-E3") == three
    assert "answer = ..." in learner.source(new, "L03-E2")
    assert "New words." in learner.source(new, "aa02")
    assert copies.read_manifest(work)[L03]["copy"] == V2
    assert "L03-E1, L03-E3" in capsys.readouterr().out
    assert prepare(lessons, work) == []


def test_a_third_version_carries_from_the_second(lessons, work):
    learner.answer(work / L03, "L03-E1", "first")
    change(lessons)
    update(lessons, work, "--apply")
    two = learner.answer(work / V2, "L03-E2", "second")
    change(lessons, " Still newer.")
    update(lessons, work, "--apply")
    newest = learner.read(work / "03-reading-the-licence.v3.ipynb")
    assert learner.source(newest, "L03-E2") == two
    assert '"first"' in learner.source(newest, "L03-E1")


def test_answers_survive_a_changed_starter_and_lost_ids(lessons, work):
    learner.answer(work / L03, "L03-E1", "mine")
    notebook = learner.read(work / L03)
    for number, cell in enumerate(notebook["cells"]):
        cell["id"] = f"other{number}"
    learner.save(work / L03, notebook)
    newer = learner.lesson(3)
    newer["cells"][4]["source"] = ["which = ...\n", 'check("L03-E1", which)']
    learner.save(lessons / L03, newer)
    update(lessons, work, "--apply")
    text = learner.source(learner.read(work / V2), "L03-E1")
    assert text.startswith('answer = "mine"')
    assert "# which = ..." in text
    compile(text, "cell", "exec")


def test_what_cannot_be_carried_is_said(lessons, work):
    learner.answer(work / L03, "L03-E3", "mine")
    learner.edit(work / L03, "aa03", "my own code")
    newer = learner.lesson(3)
    del newer["cells"][-2:]  # the exercise is gone
    learner.save(lessons / L03, newer)
    step = next(step for step in copies.plan(lessons, work) if step.name == L03)
    assert step.carried == ()
    assert any("L03-E3 is no longer" in remark for remark in step.remarks)
    assert any("1 other cell" in remark for remark in step.remarks)
    assert "L03-E3: no longer in the lesson" in step.changes


def test_list_of_changes_names_exercises_and_sections():
    old, new = learner.lesson(3), learner.lesson(3, " Changed.")
    new["cells"][3]["source"] = ["### L03-E1 · One\n", "\n", "Do something else."]
    new["cells"][7]["source"] = ["answer = None\n", 'check("L03-E2", answer)']
    new["cells"] += learner.exercise("L03-E4", "Four")
    new["cells"].append(learner.cell("markdown", "zz", "## Third section\n\nText"))
    assert carry.list_changes(old, new) == [
        "L03-E4: a new exercise",
        "L03-E1: the task reads differently",
        "L03-E2: the starter code is different",
        'the text or code of "First section"',
        'a new section, "Third section"',
    ]
    assert carry.list_changes(old, old) == ["the order of its parts"]


def test_an_edited_glossary_is_kept_and_the_new_one_comes_beside(lessons, work):
    (work / GLOSSARY).write_text("my notes", encoding="utf-8")
    (lessons / GLOSSARY).write_text("# Glossary, newer\n", encoding="utf-8")
    update(lessons, work, "--apply")
    assert (work / GLOSSARY).read_text(encoding="utf-8") == "my notes"
    assert "newer" in (work / "glossary.v2.md").read_text(encoding="utf-8")


def test_a_new_lesson_and_a_renamed_one_upstream(lessons, work):
    text = learner.answer(work / L03, "L03-E1", "mine")
    os.rename(lessons / L03, lessons / "03-other-words.ipynb")
    learner.save(lessons / "04-next.ipynb", learner.lesson(4))
    lines = prepare(lessons, work)
    assert learner.source(learner.read(work / L03), "L03-E1") == text
    assert visible(work) == sorted([*learner.NAMES, "04-next.ipynb"])
    assert any("1 file copied" in line for line in lines)


# ---------------------------------------------------------------- undo


def test_undo_brings_back_what_was_and_stays_undone(lessons, work, capsys):
    learner.answer(work / L03, "L03-E1", "mine")
    before = {name: (work / name).read_bytes() for name in visible(work)}
    change(lessons)
    learner.save(lessons / L00, learner.lesson(0, " Newer."))
    update(lessons, work, "--apply")
    assert visible(work) != sorted(before)
    assert update(lessons, work, "--undo") == 0
    assert {name: (work / name).read_bytes() for name in visible(work)} == before
    assert (work / ".howopen/backup/1-undone/undone" / V2).is_file()
    prepare(lessons, work)  # an undone update does not come back by itself
    assert {name: (work / name).read_bytes() for name in visible(work)} == before
    update(lessons, work, "--apply")  # but it does when asked for
    assert V2 in visible(work)
    capsys.readouterr()
    update(lessons, work, "--undo")
    update(lessons, work, "--undo")
    assert "no update to undo" in capsys.readouterr().out


def test_undo_leaves_what_was_edited_since(lessons, work, capsys):
    learner.answer(work / L03, "L03-E1", "mine")
    change(lessons)
    learner.save(lessons / L00, learner.lesson(0, " Newer."))
    update(lessons, work, "--apply")
    two = learner.answer(work / V2, "L03-E2", "after the update")
    zero = learner.answer(work / L00, "L00-E1", "after the update")
    update(lessons, work, "--undo")
    assert learner.source(learner.read(work / V2), "L03-E2") == two
    assert learner.source(learner.read(work / L00), "L00-E1") == zero
    assert capsys.readouterr().out.count("stays as it is") >= 2


def test_undo_can_be_run_again_after_an_interruption(lessons, work, monkeypatch):
    learner.answer(work / L03, "L03-E1", "mine")
    before = {name: (work / name).read_bytes() for name in visible(work)}
    change(lessons)
    learner.save(lessons / L00, learner.lesson(0, " Newer."))
    update(lessons, work, "--apply")
    with monkeypatch.context() as patch:
        patch.setattr(copies, "write_manifest", interrupt)
        with pytest.raises(KeyboardInterrupt):
            update(lessons, work, "--undo")
    assert update(lessons, work, "--undo") == 0
    assert {name: (work / name).read_bytes() for name in visible(work)} == before


def interrupt(*args, **kwargs):
    raise KeyboardInterrupt


# ---------------------------------------------------------------- odd folders


def test_a_renamed_copy_is_followed(lessons, work):
    text = learner.answer(work / L03, "L03-E1", "mine")
    (work / "done").mkdir()
    os.rename(work / L03, work / "done" / "my licence.ipynb")
    lines = prepare(lessons, work)
    assert any("done/my licence.ipynb" in line for line in lines)
    assert not (work / L03).exists()
    change(lessons)
    update(lessons, work, "--apply")
    assert learner.source(learner.read(work / "done" / "my licence.v2.ipynb"), "L03-E1") == text


def test_a_deleted_copy_comes_back_fresh(lessons, work):
    (work / L03).unlink()
    (work / GLOSSARY).unlink()
    lines = prepare(lessons, work)
    assert visible(work) == sorted(learner.NAMES)
    assert any("no longer in your folder" in line for line in lines)


def test_a_copy_that_is_a_folder_is_said(lessons, work):
    (work / L03).unlink()
    (work / L03).mkdir()
    assert any("in the way" in line for line in prepare(lessons, work))


MERGED = '{\n "cells": [\n<<<<<<< HEAD\n  1\n=======\n  2\n>>>>>>> theirs\n ]\n}\n'


@pytest.mark.parametrize(
    "damage, said",
    [
        (MERGED, "merge markers (line 3)"),
        ('{"cells": [', "not valid JSON"),
        ("", "empty"),
        ('{"worksheets": []}', "no list of cells"),
        ("[" * 100_000, "not valid JSON"),
        (b"\xff\xfe\x00", "not UTF-8"),
    ],
    ids=["merge", "cut", "empty", "old", "deep", "bytes"],
)
def test_a_damaged_copy_is_kept_and_a_fresh_one_offered(lessons, work, damage, said):
    data = damage if isinstance(damage, bytes) else damage.encode()
    (work / L03).write_bytes(data)
    lines = prepare(lessons, work)
    assert any(L03 in line and said in line and "--apply" in line for line in lines)
    assert visible(work) == sorted(learner.NAMES)
    assert update(lessons, work, "--apply") == 0
    assert (work / L03).read_bytes() == data
    assert learner.read(work / V2)["cells"]
    assert prepare(lessons, work) == []


def test_a_damaged_original_harms_no_copy(lessons, work):
    text = learner.answer(work / L03, "L03-E1", "mine")
    (lessons / L03).write_text(MERGED, encoding="utf-8")
    learner.save(lessons / L00, learner.lesson(0, " Newer."))
    lines = prepare(lessons, work)
    assert any("merge markers" in line for line in lines)
    assert learner.source(learner.read(work / L03), "L03-E1") == text
    assert "Newer" in learner.source(learner.read(work / L00), "aa02")


@pytest.mark.parametrize("damage", ["", "{", '{"files": 3}', '{"files": {"x": 1}}', None])
def test_a_lost_manifest_is_worked_out_again(lessons, work, damage):
    text = learner.answer(work / L03, "L03-E1", "mine")
    manifest = work / ".howopen/manifest.json"
    manifest.unlink() if damage is None else manifest.write_text(damage, encoding="utf-8")
    prepare(lessons, work)
    assert learner.source(learner.read(work / L03), "L03-E1") == text
    assert visible(work) == sorted(learner.NAMES)
    learner.save(lessons / L00, learner.lesson(0, " Newer."))
    assert actions(lessons, work)[L00] == "replace"


def test_lost_manifest_and_changed_lesson(lessons, work):
    """What we once copied is still known from base/, so the untouched copy is renewed."""
    (work / ".howopen/manifest.json").unlink()
    change(lessons)
    assert actions(lessons, work)[L03] == "replace"


def test_a_file_of_the_learners_with_a_versioned_name_is_not_overwritten(lessons, work):
    learner.answer(work / L03, "L03-E1", "mine")
    (work / V2).write_text("my own file", encoding="utf-8")
    change(lessons)
    update(lessons, work, "--apply")
    assert (work / V2).read_text(encoding="utf-8") == "my own file"
    assert (work / "03-reading-the-licence.v3.ipynb").is_file()


def test_a_copy_saved_while_the_update_runs_is_left(lessons, work):
    change(lessons)
    with copies.locked(work):
        steps = copies.plan(lessons, work)
        text = learner.answer(work / L03, "L03-E1", "just now")
        with pytest.raises(copies.CopyError, match="saved while"):
            copies.carry_out(lessons, work, steps)
    assert learner.source(learner.read(work / L03), "L03-E1") == text


# ---------------------------------------------------------------- two at once


def test_two_at_once_the_second_is_told(lessons, work, capsys):
    told = pytest.raises(copies.CopyError, match="Another howopen command")
    with copies.locked(work), told, copies.locked(work, wait=0.1):
        pass
    with copies.locked(work):
        pass


def test_the_second_lab_is_told_where_the_first_is(work):
    runtime = work / ".howopen/jupyter/runtime"
    runtime.mkdir(parents=True)
    server = {"url": "http://127.0.0.1:8899/", "token": "secret", "pid": os.getpid()}
    (runtime / f"jpserver-{os.getpid()}.json").write_text(json.dumps(server), encoding="utf-8")
    with copies.locked(work), pytest.raises(copies.CopyError) as told, copies.locked(work):
        pass
    assert "http://127.0.0.1:8899/lab?token=secret" in str(told.value)


# ---------------------------------------------------------------- disks that refuse


def tree(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name != "lock"}


@pytest.mark.parametrize("code, said", [
    (errno.ENOSPC, "full"), (errno.EROFS, "read-only"), (errno.EIO, "could not be written"),
])
@pytest.mark.parametrize("call", ["fsync", "replace", "link"])
def test_a_disk_that_refuses_is_explained(lessons, work, monkeypatch, capsys, code, said, call):
    learner.answer(work / L03, "L03-E1", "mine")
    change(lessons)
    learner.save(lessons / L00, learner.lesson(0, " Newer."))
    mine = {name: (work / name).read_bytes() for name in visible(work)}

    def refuse(*args, **kwargs):
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        failed = update(lessons, work, "--apply")
    if call == "link":  # a disk without hard links is no obstacle
        assert failed == 0
    else:
        assert failed == 1
        assert said in capsys.readouterr().err
        assert {name: (work / name).read_bytes() for name in visible(work)} == mine
    assert not list((work / ".howopen").glob("tmp/*"))
    assert update(lessons, work, "--apply") == 0
    assert V2 in visible(work)


posix = pytest.mark.skipif(os.name == "nt", reason="limits and users of POSIX")


def run_update(lessons, work, **options):
    command = [sys.executable, "-m", "howopen.copies", "--apply",
               "--work", str(work), "--lessons", str(lessons)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, **options)


@posix
def test_a_file_cut_short_by_a_full_disk_leaves_nothing_half(lessons, work):
    """A real limit on the size of files: the write itself fails after some bytes."""
    import resource

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (900, 900))

    learner.answer(work / L03, "L03-E1", "mine")
    change(lessons)
    mine = {name: (work / name).read_bytes() for name in visible(work)}
    run = run_update(lessons, work, preexec_fn=limit)
    assert run.returncode == 1
    assert "full" in run.stderr and "Traceback" not in run.stderr
    assert {name: (work / name).read_bytes() for name in visible(work)} == mine
    assert run_update(lessons, work).returncode == 0
    assert V2 in visible(work)


@posix
def test_a_read_only_folder_is_said(lessons, tmp_path):
    folder = tmp_path / "readonly"
    folder.mkdir(mode=0o555)
    for path in (tmp_path, *tmp_path.parents):
        if path.name.startswith(("test_", "popen-", "pytest-")):
            path.chmod(0o755)  # root may write anywhere, so another user tries; let them through
    report = tmp_path / "report"
    process = crash.start(crash.as_nobody, report, ["--apply", "--work", str(folder),
                                                    "--lessons", str(lessons)])
    process.join(60)
    said = report.read_text(encoding="utf-8")
    assert process.exitcode == 1
    assert "read-only" in said and "--work" in said and "Traceback" not in said
