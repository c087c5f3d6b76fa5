"""Processes for the fault tests: they are killed, or run as another user.

Started from a fork server, so that each costs milliseconds and no test process is forked.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import traceback  # noqa: F401  (loaded before as_nobody gives up its rights)
from pathlib import Path

from howopen import copies, record

NOBODY = 65534
_CONTEXT = multiprocessing.get_context("spawn" if os.name == "nt" else "forkserver")
if os.name != "nt":
    _CONTEXT.set_forkserver_preload(["tests.crash"])


def start(target, *args):
    """A started process that runs target(*args)."""
    process = _CONTEXT.Process(target=target, args=args, daemon=True)
    process.start()
    return process


def pipe():
    """(receiving end, sending end)"""
    return _CONTEXT.Pipe(duplex=False)


def prepare(lessons: Path, work: Path, ready) -> None:
    """First copies; says on `ready` that it begins."""
    ready.send("go")
    with copies.locked(work):
        copies.prepare(lessons, work)
    ready.send("done")


def update(lessons: Path, work: Path, ready) -> None:
    """An update; says on `ready` that it begins."""
    ready.send("go")
    with copies.locked(work):
        copies.carry_out(lessons, work, copies.plan(lessons, work))
    ready.send("done")


def undo(work: Path, ready) -> None:
    """An undo; says on `ready` that it begins."""
    ready.send("go")
    with copies.locked(work):
        copies.undo(work)
    ready.send("done")


def _keep_progress(work: Path) -> None:
    record.OFF = ()
    os.environ["HOWOPEN_WORK"] = str(work)


def write_progress(work: Path, first: int, ready) -> None:
    """Records without end; each number is sent once it is written."""
    _keep_progress(work)
    ready.send("go")
    number = first
    while True:
        record.record(f"L03-E{number}", "right", "x" * 200)
        ready.send(number)
        number += 1


def write_some(work: Path, lesson: int, count: int) -> None:
    """Records `count` checks of one lesson, as one notebook does."""
    _keep_progress(work)
    for number in range(count):
        record.record(f"L{lesson:02}-E{number}", "right")


def as_nobody(report: Path, argv: list[str]) -> None:
    """`howopen update` as a user without rights, when we are root; output goes to `report`."""
    # That user may not be able to read the standard library: a dry run loads what is needed.
    copies.main([option for option in argv if option != "--apply"])
    with (
        open(report, "w", encoding="utf-8") as file,
        contextlib.redirect_stdout(file),
        contextlib.redirect_stderr(file),
    ):
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        code = copies.main(argv)
    os._exit(code)
