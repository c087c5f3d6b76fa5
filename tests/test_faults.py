"""Killed with SIGKILL at random moments: no answer is lost and the next start works."""

from __future__ import annotations

import random
import shutil
import time

import pytest

from howopen import copies, record
from tests import crash, learner

ROUNDS = 50
L00, L03, GLOSSARY = learner.NAMES
V2 = "03-reading-the-licence.v2.ipynb"
MOMENTS = random.Random(20240502)


def kill_at_random(target, *args, up_to: float) -> bool:
    """Start, kill after a random part of `up_to` seconds. True if it was stopped on the way."""
    receive, send = crash.pipe()
    process = crash.start(target, *args, send)
    try:
        assert receive.poll(60) and receive.recv() == "go"
        finished = receive.poll(MOMENTS.uniform(0, up_to))
    finally:
        process.kill()
        process.join()
    return not finished


@pytest.fixture(scope="module")
def lessons(tmp_path_factory):
    """Thirteen lessons, so that there is something to interrupt."""
    folder = learner.course(tmp_path_factory.mktemp("course") / "lessons")
    for number in range(4, 15):
        learner.save(folder / f"{number:02}-more.ipynb", learner.lesson(number))
    return folder


def assert_state_is_whole(lessons, work):
    for path in work.glob("*.ipynb"):
        assert learner.read(path)["cells"]
    assert not list((work / ".howopen" / "tmp").glob("*"))
    assert {step.action for step in copies.plan(lessons, work)} == {"keep"}


def test_killed_while_copying(lessons, tmp_path):
    stopped = 0
    for number in range(ROUNDS):
        work = tmp_path / str(number)
        stopped += kill_at_random(crash.prepare, lessons, work, up_to=0.05)
        with copies.locked(work):
            copies.prepare(lessons, work)
        assert_state_is_whole(lessons, work)
        assert sorted(path.name for path in work.iterdir() if path.name != ".howopen") == sorted(
            path.name for path in lessons.iterdir()
        )
        shutil.rmtree(work)
    assert stopped, "every copy ended before it was killed: the moments prove nothing"


@pytest.fixture
def answered(lessons, tmp_path):
    """A course that has changed, and a folder with answers in four lessons; the texts of these."""
    work = tmp_path / "answered"
    with copies.locked(work):
        copies.prepare(lessons, work)
    texts = {}
    for name in sorted(path.name for path in work.glob("*.ipynb"))[:4]:
        exercise = f"L{name[:2]}-E2"
        texts[name] = (exercise, learner.answer(work / name, exercise, f"kept {name}"))
    newer = tmp_path / "newer"
    shutil.copytree(lessons, newer)
    for path in newer.glob("*.ipynb"):
        learner.save(path, learner.lesson(int(path.name[:2]), " Newer."))
    return newer, work, texts


def assert_answers_are_there(work, texts):
    for name, (exercise, text) in texts.items():
        assert learner.source(learner.read(work / name), exercise) == text


def assert_carried(work, texts):
    manifest = copies.read_manifest(work)
    for name, (exercise, text) in texts.items():
        current = learner.read(work / manifest[name]["copy"])
        assert learner.source(current, exercise) == text
        assert "Newer." in learner.source(current, "aa02")


def test_killed_while_updating(answered, tmp_path):
    newer, answers, texts = answered
    stopped = 0
    for number in range(ROUNDS):
        work = tmp_path / str(number)
        shutil.copytree(answers, work)
        stopped += kill_at_random(crash.update, newer, work, up_to=0.08)
        assert_answers_are_there(work, texts)
        assert copies.main(["--apply", "--work", str(work), "--lessons", str(newer)]) == 0
        assert_state_is_whole(newer, work)
        assert_answers_are_there(work, texts)
        assert_carried(work, texts)
        assert len(list(work.glob("*.v2.ipynb"))) == len(texts)
        assert not list(work.glob("*.v3.ipynb"))
        shutil.rmtree(work)
    assert stopped, "every update ended before it was killed: the moments prove nothing"


def test_killed_while_undoing(answered, tmp_path):
    newer, answers, texts = answered
    updated = tmp_path / "updated"
    shutil.copytree(answers, updated)
    assert copies.main(["--apply", "--work", str(updated), "--lessons", str(newer)]) == 0
    stopped = 0
    for number in range(10):
        work = tmp_path / str(number)
        shutil.copytree(updated, work)
        stopped += kill_at_random(crash.undo, work, up_to=0.05)
        assert_answers_are_there(work, texts)
        assert copies.main(["--undo", "--work", str(work)]) == 0
        assert_answers_are_there(work, texts)
        assert sorted(p.name for p in work.glob("*")) == sorted(p.name for p in answers.glob("*"))
        for path in answers.glob("*.ipynb"):
            assert (work / path.name).read_bytes() == path.read_bytes()
    assert stopped, "every undo ended before it was killed: the moments prove nothing"


class Stop(BaseException):
    """The process ends here: nothing after this point happens."""


@pytest.mark.parametrize("call", ["open", "fsync", "replace", "link", "rename"])
def test_stopped_at_every_single_write_of_an_update(answered, tmp_path, monkeypatch, call):
    """Not at random but before each call that touches the disk, one after another."""
    newer, answers, texts = answered
    at, reached = 0, True
    while reached:
        work = tmp_path / f"{call}{at}"
        shutil.copytree(answers, work)
        with monkeypatch.context() as patch:
            counter = stop_at(patch, call, at)
            try:
                copies.main(["--apply", "--work", str(work), "--lessons", str(newer)])
            except Stop:
                pass
            reached = counter["calls"] > at
        assert_answers_are_there(work, texts)
        assert copies.main(["--apply", "--work", str(work), "--lessons", str(newer)]) == 0
        assert_carried(work, texts)
        assert_answers_are_there(work, texts)
        assert_state_is_whole(newer, work)
        assert len(list(work.glob("*.v[0-9].ipynb"))) == len(texts)
        shutil.rmtree(work)
        at += 1
    assert at > 1


def stop_at(patch, call, at):
    """Let the function `call` of os stop the process when called for the `at`-th time."""
    counter = {"calls": 0}
    home = copies if call == "open" else copies.os
    real = open if call == "open" else getattr(copies.os, call)

    def counted(*args, **kwargs):
        counter["calls"] += 1
        if counter["calls"] > at:
            raise Stop
        return real(*args, **kwargs)

    patch.setattr(home, call, counted, raising=False)
    return counter


def test_killed_while_writing_progress(tmp_path):
    """Each record that was acknowledged is there afterwards, and the next one can be written."""
    expected = 0
    for _ in range(ROUNDS):
        receive, send = crash.pipe()
        process = crash.start(crash.write_progress, tmp_path, expected, send)
        assert receive.poll(60) and receive.recv() == "go"
        time.sleep(MOMENTS.uniform(0, 0.05))
        process.kill()
        process.join()
        send.close()
        try:
            while receive.poll():
                expected = receive.recv() + 1
        except EOFError:
            pass
        numbers = recorded(tmp_path)
        assert numbers[:expected] == list(range(expected))
        assert len(numbers) <= expected + 1  # one may be written and not yet acknowledged
        expected = len(numbers)
    assert expected, "nothing was written before any of the kills"
    assert not record.damaged(record.database_in(tmp_path))


def recorded(work):
    rows = record.events(record.database_in(work))
    return [int(row[2].partition("-E")[2]) for row in rows]
