"""The learner's own copies of the lessons: first copy, update, undo.

`lessons/` belongs to the course, `work/` to the learner. This module puts a copy of each lesson
into `work/` and later brings in what changed, under one rule: nothing a learner wrote is ever
overwritten. It needs the standard library only.

What is kept in `work/.howopen/`:

    manifest.json   for each lesson: the name of the learner's copy and the fingerprint of the
                    original it was made from
    base/           the originals as they were copied, so that an answer can be told from a starter
    backup/<n>/     what the n-th update replaced, with a journal; `howopen update --undo` reads it
    lock            held while a lab or an update works on this folder
    tmp/            half-written files; every file is finished here and then moved in one step

Whether a copy was edited is told by its fingerprint (howopen/carry.py): running cells does not
count. Copies are made without outputs, so that "predict, then run" means something.

Names: when a lesson changed and the learner's copy was edited, the new lesson comes beside it as
`03-reading-the-licence.v2.ipynb` (then `.v3`, ...) with the learner's answers carried into it, and
becomes the copy that later updates look at. The older file is left exactly as it is.
"""

from __future__ import annotations

import argparse
import dataclasses
import errno
import hashlib
import json
import os
import re
import shutil
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import howopen
from howopen.carry import (
    Unreadable,
    carry_answers,
    dump,
    fingerprint,
    lesson_id,
    list_changes,
    parse,
    without_outputs,
)
from howopen.locks import file_lock

SUFFIXES = (".ipynb", ".md")
WAIT_FOR_LOCK = 5.0  # seconds; another update is done in less


class CopyError(Exception):
    """Something stands in the way of copying; the message says what and what to do about it."""


# ---------------------------------------------------------------- folders


def course_root() -> Path:
    """The folder that holds `lessons/`: the clone this package is in, else where we are."""
    clone = Path(__file__).resolve().parent.parent
    return clone if (clone / "lessons").is_dir() else Path.cwd()


def default_lessons() -> Path:
    return course_root() / "lessons"


def default_work() -> Path:
    """`HOWOPEN_WORK` if it is set, else `work/` beside `lessons/`."""
    named = os.environ.get("HOWOPEN_WORK")
    return Path(named) if named else course_root() / "work"


def state_folder(work: Path) -> Path:
    return work / ".howopen"


# ---------------------------------------------------------------- writing so that nothing is lost


def explain(error: OSError, path: Path) -> CopyError:
    """An error of the file system in words, with the remedy."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG):
        return CopyError(
            f"There is no room to write {path}: the disk or your quota is full. Nothing of yours "
            "was changed. Free some space and start again; it goes on where it stopped."
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return CopyError(
            f"{path} cannot be written (the folder or file is read-only, or open elsewhere). "
            "Nothing of yours was changed. Make the folder writable, or name another one: "
            "python -m howopen lab --work FOLDER"
        )
    return CopyError(f"{path} could not be written: {error.strerror or error}. "
                     "Nothing of yours was changed.")


def write_file(work: Path, path: Path, data: bytes, *, new: bool = False) -> None:
    """Write a file so that it is there whole or not at all, even when killed in mid-write.

    With `new`, refuses to replace a file that is there. Raises CopyError.
    """
    part = state_folder(work) / "tmp" / uuid.uuid4().hex
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(part, "xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if new:
                _move_without_replacing(part, path)
            else:
                os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
    except FileExistsError:
        raise CopyError(f"{path} is there already and was left as it is.") from None
    except OSError as error:
        raise explain(error, path) from error


def _move_without_replacing(part: Path, path: Path) -> None:
    try:
        os.link(part, path)  # fails if the file is there, in one step
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        os.replace(part, path)


@contextmanager
def locked(work: Path, wait: float = WAIT_FOR_LOCK) -> Iterator[None]:
    """Hold the folder's lock: one lab or update at a time. Raises CopyError if it stays taken."""
    path = state_folder(work) / "lock"
    lock = file_lock(path, wait, give_up=lambda: running_server(work) is not None)
    try:
        lock.__enter__()
    except TimeoutError:
        raise CopyError(busy_message(work)) from None
    except OSError as error:
        raise explain(error, path.parent) from error
    try:
        _clear_leftovers(work)
        yield
    finally:
        lock.__exit__(None, None, None)


def _clear_leftovers(work: Path) -> None:
    """Remove what a killed run left half-written. Only we write there, and we hold the lock."""
    shutil.rmtree(state_folder(work) / "tmp", ignore_errors=True)
    for part in (state_folder(work) / "backup").glob("*.part"):
        shutil.rmtree(part, ignore_errors=True)


def running_server(work: Path) -> dict | None:
    """What JupyterLab, started by `howopen lab` on this folder, says of itself: url, token, pid."""
    for path in sorted((state_folder(work) / "jupyter" / "runtime").glob("jpserver-*.json")):
        try:
            server = json.loads(path.read_text(encoding="utf-8"))
            os.kill(int(server["pid"]), 0) if os.name != "nt" else None
            return server
        except (OSError, ValueError, KeyError, TypeError):
            continue  # left by one that was killed
    return None


def busy_message(work: Path) -> str:
    server = running_server(work)
    if server is None:
        return (f"Another howopen command is at work on {work}. Wait until it has ended, then "
                "try again.")
    address = f"{server.get('url', '')}lab?token={server.get('token', '')}"
    return (f"JupyterLab is already running on {work}. It is open at\n  {address}\n"
            "Use that one, or end it first (in JupyterLab: File > Shut Down).")


# ---------------------------------------------------------------- the manifest


def read_manifest(work: Path) -> dict[str, dict]:
    """Lesson file -> its entry {copy, base, course[, pending, declined]}; {} when there is none.

    A damaged manifest counts as none: what it held is worked out again from the files.
    """
    try:
        stored = json.loads((state_folder(work) / "manifest.json").read_text(encoding="utf-8"))
        files = stored["files"]
        return {
            name: entry for name, entry in files.items()
            if isinstance(entry, dict) and isinstance(entry.get("copy"), str)
            and isinstance(entry.get("base"), str)
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_manifest(work: Path, manifest: dict[str, dict]) -> None:
    path = state_folder(work) / "manifest.json"
    text = json.dumps({"format": 1, "files": manifest}, indent=1, sort_keys=True) + "\n"
    write_file(work, path, text.encode("utf-8"))


def _free_name(path: Path) -> Path:
    """`path` with the first free number before its suffix: name.v2.ipynb, name.v3.ipynb, ..."""
    stem = re.sub(r"\.v\d+$", "", path.stem)
    number = 2
    while os.path.lexists(path.with_name(f"{stem}.v{number}{path.suffix}")):
        number += 1
    return path.with_name(f"{stem}.v{number}{path.suffix}")


def _newest_version(work: Path, name: str) -> str | None:
    """Of name.ipynb, name.v2.ipynb, ... in the learner's folder, the last; None without any."""
    newest = name if os.path.lexists(work / name) else None
    number = 2
    while os.path.lexists(path := (work / name).with_suffix(f".v{number}{Path(name).suffix}")):
        newest = path.name
        number += 1
    return newest


def _base_path(work: Path, name: str, base: str) -> Path:
    return state_folder(work) / "base" / f"{base[:16]}{Path(name).suffix}"


def _read_base(work: Path, name: str, base: str) -> dict | None:
    try:
        data = _base_path(work, name, base).read_bytes()
        return parse(data) if fingerprint(name, data) == base else None
    except (OSError, Unreadable):
        return None


def settle(work: Path, manifest: dict[str, dict]) -> dict[str, dict]:
    """Finish what a killed update had announced: each pending write either happened or did not."""
    settled = {}
    for name, entry in manifest.items():
        entry = dict(entry)
        pending = entry.pop("pending", None)
        if isinstance(pending, dict) and _happened(work, name, pending):
            entry = {"copy": pending["copy"], "base": pending["base"],
                     "course": pending.get("course", "")}
        if entry["copy"]:
            settled[name] = entry
    return settled


def _happened(work: Path, name: str, pending: dict) -> bool:
    path = work / pending["copy"]
    if pending.get("new"):
        return path.is_file()
    try:
        return fingerprint(name, path.read_bytes()) == pending["base"]
    except (OSError, Unreadable):
        return False


# ---------------------------------------------------------------- the plan


@dataclass(frozen=True)
class Step:
    """What is to be done about one lesson.

    action: "new" (first copy), "replace" (the copy is untouched), "beside" (the copy was edited,
    or cannot be read), "declined" (an update that was undone), "keep", or "trouble" (nothing can
    be done; `note` says why). `copy` is the learner's file, `target` the file to be written.
    """

    name: str
    action: str
    copy: str = ""
    target: str = ""
    base: str = ""
    note: str = ""
    changes: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    content: bytes = field(default=b"", repr=False)
    before: bytes = field(default=b"", repr=False)


def originals(lessons: Path) -> list[str]:
    """The files of lessons/ that learners get: the notebooks and the glossary, by name."""
    if not lessons.is_dir():
        raise CopyError(
            f"There is no folder {lessons}. Run this in the folder of the course (where README.md "
            "is), or name the lessons: --lessons FOLDER"
        )
    names = sorted(
        path.name for path in lessons.iterdir()
        if path.suffix in SUFFIXES and path.is_file() and not path.name.startswith(".")
    )
    if not names:
        raise CopyError(f"There are no lessons in {lessons}. A fresh clone of the course has them.")
    return names


def plan(lessons: Path, work: Path) -> list[Step]:
    """What an update would do, one step a lesson, in order. Reads only. Raises CopyError."""
    names = originals(lessons)
    manifest = _follow_renames(names, settle(work, read_manifest(work)))
    taken = {entry["copy"] for entry in manifest.values()}
    return [_plan_one(lessons, work, name, manifest.get(name), taken) for name in names]


def _follow_renames(names: list[str], manifest: dict[str, dict]) -> dict[str, dict]:
    """Where the course renamed a lesson (same number, other words), keep its entry."""
    followed = dict(manifest)
    for name in names:
        if name in followed or not re.match(r"\d\d-", name):
            continue
        for old in [old for old in followed if old not in names and old[:3] == name[:3]]:
            followed[name] = followed.pop(old)
            break
    return followed


def _plan_one(lessons: Path, work: Path, name: str, entry: dict | None, taken: set[str]) -> Step:
    try:
        original = (lessons / name).read_bytes()
        base = fingerprint(name, original)
        content = without_outputs(name, original)
    except (OSError, Unreadable) as error:
        return Step(name, "trouble", note=f"the course's own {lessons / name} cannot be used: "
                    f"{error}. Your copy is untouched. `git status` may say more")
    held, note = _find_copy(work, name, original, entry, taken)
    if held is None:
        target = name if not os.path.lexists(work / name) else _free_name(work / name).name
        return Step(name, "new", target=target, base=base, content=content, note=note)
    step = Step(name, "keep", copy=held, base=base, note=note)
    if not (work / held).is_file():
        return _changed(step, action="trouble", note=f"{held} is in the way: it is not a file")
    try:
        before = (work / held).read_bytes()
        print_now = fingerprint(name, before)
    except OSError as error:
        return _changed(step, action="trouble", note=f"{held} cannot be read: {error.strerror}")
    except Unreadable as error:
        return _beside_unreadable(step, work, content, str(error))
    if print_now == base:
        return step  # this very version, however it came here
    if entry is None and _base_path(work, name, print_now).exists():
        entry = {"copy": held, "base": print_now}  # the manifest was lost; we once copied this
    if entry is None:
        return _changed(step, note="was there already and is left as it is")
    if entry["base"] == base:
        return step  # edited, and the lesson has not changed
    older = _read_base(work, name, entry["base"])
    changes = _changes(name, older, original)
    if entry.get("declined") == base:
        return _changed(step, action="declined", changes=changes,
                        note="this update was undone")
    if print_now == entry["base"]:
        return _changed(step, action="replace", target=held, content=content, before=before,
                        changes=changes)
    return _beside(_changed(step, changes=changes), work, before, older, content)


def _changed(step: Step, **fields) -> Step:
    return dataclasses.replace(step, **fields)


def _changes(name: str, older: dict | None, original: bytes) -> tuple[str, ...]:
    if not name.endswith(".ipynb"):
        return ("its text",)
    if older is None:
        return ("not listed: the earlier version is no longer on record",)
    return tuple(list_changes(older, parse(original)))


def _beside(step: Step, work: Path, before: bytes, older: dict | None, content: bytes) -> Step:
    carried: list[str] = []
    remarks: list[str] = []
    if step.name.endswith(".ipynb"):
        merged, carried, remarks = carry_answers(parse(before), older, parse(content))
        content = dump(merged)
    target = _free_name(work / step.copy).relative_to(work).as_posix()
    return _changed(step, action="beside", target=target, content=content,
                    carried=tuple(carried), remarks=tuple(remarks))


def _beside_unreadable(step: Step, work: Path, content: bytes, why: str) -> Step:
    target = _free_name(work / step.copy).relative_to(work).as_posix()
    return _changed(
        step, action="beside", target=target, content=content,
        note=f"{step.copy} cannot be opened: {why}. It stays as it is",
        remarks=("answers could not be carried over",),
    )


def _find_copy(
    work: Path, name: str, original: bytes, entry: dict | None, taken: set[str]
) -> tuple[str | None, str]:
    """The learner's copy of a lesson, wherever it is now; a remark if it is not where it was."""
    if not entry:
        return _newest_version(work, name), ""
    expected = entry["copy"]
    if os.path.lexists(work / expected):
        return expected, ""
    moved = _find_renamed(work, name, original, taken)
    if moved:
        return moved, f"taken as your copy, as {expected} is no longer there"
    return None, f"{expected} was no longer in your folder"


def _find_renamed(work: Path, name: str, original: bytes, taken: set[str]) -> str | None:
    """A notebook of the same lesson that no other entry claims; the one last saved."""
    if not name.endswith(".ipynb"):
        newest = _newest_version(work, name)
        return newest if newest not in taken else None
    wanted = lesson_id(parse(original))
    candidates = []
    for path in sorted(work.rglob("*.ipynb")) if wanted else []:
        relative = path.relative_to(work)
        if relative.as_posix() in taken or any(part.startswith(".") for part in relative.parts):
            continue
        try:
            if lesson_id(parse(path.read_bytes())) == wanted:
                candidates.append((path.stat().st_mtime, relative.as_posix()))
        except (OSError, Unreadable):
            continue
    return max(candidates)[1] if candidates else None


# ---------------------------------------------------------------- doing it


def carry_out(lessons: Path, work: Path, steps: list[Step]) -> Path | None:
    """Do the steps. The lock must be held. Returns the folder of the backup, if one was needed.

    Each write is announced in the manifest first, so that a run killed anywhere is picked up by
    the next one. Raises CopyError; what was done until then stays done.
    """
    found = settle(work, read_manifest(work))
    manifest = _follow_renames(originals(lessons), found)
    writing = [step for step in steps if step.target]
    for step in steps:
        if step.action == "keep":
            _note_kept(manifest, step)
    backup = _make_backup(work, manifest, writing)
    for step in writing:
        _keep_base(lessons, work, step)
        entry = {"copy": step.target, "base": step.base, "course": howopen.__version__}
        previous = manifest.get(step.name, {"copy": "", "base": ""})
        pending = {**entry, "new": step.action != "replace"}
        write_manifest(work, {**manifest, step.name: {**previous, "pending": pending}})
        _write_step(work, step)
        manifest[step.name] = entry
    if manifest != read_manifest(work):
        write_manifest(work, manifest)
    return backup


def _note_kept(manifest: dict[str, dict], step: Step) -> None:
    """Record where a kept copy is; one that is new to us counts as made from this version."""
    entry = manifest.get(step.name)
    if entry is None or entry["copy"] != step.copy:
        base = entry["base"] if entry else step.base
        manifest[step.name] = {"copy": step.copy, "base": base, "course": howopen.__version__}


def _keep_base(lessons: Path, work: Path, step: Step) -> None:
    path = _base_path(work, step.name, step.base)
    if not path.exists():
        write_file(work, path, without_outputs(step.name, (lessons / step.name).read_bytes()))


def _write_step(work: Path, step: Step) -> None:
    path = work / step.target
    if step.action == "replace" and path.read_bytes() != step.before:
        raise CopyError(f"{path} was saved while the update ran, so it was left as it is. "
                        "Run the update again.")
    write_file(work, path, step.content, new=step.action != "replace")


def _make_backup(work: Path, manifest: dict[str, dict], steps: list[Step]) -> Path | None:
    """Keep what an update is about to change; whole or not at all, like every file here."""
    steps = [step for step in steps if step.action in ("replace", "beside")]
    if not steps:
        return None
    folder = state_folder(work) / "backup"
    number = 1 + max((int(path.name.split("-")[0]) for path in folder.glob("[0-9]*")
                      if path.name.split("-")[0].isdigit()), default=0)
    part = folder / f"{number}.part"
    journal = []
    for step in steps:
        journal.append({
            "name": step.name, "action": step.action, "target": step.target,
            "base": step.base, "entry": manifest.get(step.name),
            "written": hashlib.sha256(step.content).hexdigest(),
            "content": fingerprint(step.name, step.content),
        })
        if step.action == "replace":
            write_file(work, part / step.target, step.before)
    write_file(work, part / "journal.json", (json.dumps(journal, indent=1) + "\n").encode())
    try:
        os.rename(part, folder / str(number))
    except OSError as error:
        raise explain(error, folder) from error
    return folder / str(number)


def prepare(lessons: Path, work: Path) -> list[str]:
    """What `howopen lab` does before it starts: first copies, and untouched copies renewed.

    The lock must be held. Copies that were edited are never touched here: the lines returned say
    that an update waits. Raises CopyError.
    """
    steps = plan(lessons, work)
    now = [step for step in steps if step.action in ("new", "replace", "keep")]
    backup = carry_out(lessons, work, now)
    lines = []
    new = [step for step in now if step.action == "new"]
    if new:
        lines.append(f"{_count(len(new), 'file')} copied into {work}.")
    lines += [f"{step.note}: a fresh copy was put there." for step in new if step.note]
    lines += [f"{step.copy}: {step.note}." for step in now if step.action == "keep" and step.note]
    replaced = [step.copy for step in now if step.action == "replace"]
    if replaced:
        lines.append(f"Renewed, as you had not edited them: {', '.join(replaced)}. "
                     f"The earlier ones are in {backup}.")
    lines += [f"{step.name}: {step.note}." for step in steps if step.action == "trouble"]
    lines += [f"{step.note}. `python -m howopen update --apply` puts a fresh copy beside it."
              for step in steps if step.action == "beside" and step.note]
    waiting = [step for step in steps if step.action == "beside" and not step.note]
    if waiting:
        lines.append(f"A newer version waits for {', '.join(step.copy for step in waiting)}. "
                     "`python -m howopen update` says what would happen; nothing of yours is "
                     "overwritten.")
    return lines


def describe_plan(steps: list[Step]) -> list[str]:
    """The plan in words, for the dry run."""
    lines = []
    for step in steps:
        if step.action == "new":
            lines.append(f"{step.target}: new, will be copied")
        elif step.action == "replace":
            lines.append(f"{step.copy}: you have not edited it; it will be replaced")
        elif step.action == "beside":
            reason = step.note or f"you have edited {step.copy}; it stays as it is"
            lines.append(f"{step.target}: will be put beside yours. {_capital(reason)}")
        elif step.action == "declined":
            lines.append(f"{step.copy}: {step.note}; `--apply` takes it after all")
        elif step.note:
            lines.append(f"{step.copy or step.name}: {step.note}")
        if step.action in ("replace", "beside", "declined"):
            lines += [f"    changed: {change}" for change in step.changes]
        if step.carried:
            lines.append(f"    answers carried over: {', '.join(step.carried)}")
        lines += [f"    {remark}" for remark in step.remarks]
    kept = sum(step.action == "keep" for step in steps)
    if kept:
        lines.append(f"{_count(kept, 'file')} already up to date.")
    return lines


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _take_declined(work: Path) -> None:
    """Forget that updates were undone: whoever says --apply wants them."""
    manifest = read_manifest(work)
    if any("declined" in entry for entry in manifest.values()):
        for entry in manifest.values():
            entry.pop("declined", None)
        write_manifest(work, manifest)


# ---------------------------------------------------------------- undo


def undo(work: Path) -> list[str]:
    """Take back the last update. The lock must be held. Raises CopyError.

    Files changed since the update are left as they are, and named. A file the update had put
    beside an edited one is moved into the backup. Can be run again when it was interrupted.
    """
    folder = state_folder(work) / "backup"
    numbers = sorted(int(path.name) for path in folder.glob("[0-9]*") if path.name.isdigit())
    if not numbers:
        return ["There is no update to undo."]
    backup = folder / str(numbers[-1])
    try:
        journal = json.loads((backup / "journal.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise CopyError(f"{backup} has no readable journal. The files in it are your earlier "
                        "copies; copy back by hand what you need.") from None
    manifest = settle(work, read_manifest(work))
    lines = [_undo_one(work, backup, manifest, record) for record in reversed(journal)]
    write_manifest(work, manifest)
    try:
        os.rename(backup, folder / f"{backup.name}-undone")
    except OSError as error:
        raise explain(error, backup) from error
    return [line for line in lines if line]


def _undo_one(work: Path, backup: Path, manifest: dict[str, dict], record: dict) -> str:
    name, target = record["name"], work / record["target"]
    kept, moved = backup / record["target"], backup / "undone" / record["target"]
    if target.is_file() and not _as_written(name, target, record, kept):
        return f"{record['target']}: changed since the update, so it stays as it is."
    if record["action"] == "replace":
        data = kept.read_bytes()
        if not target.is_file() or target.read_bytes() != data:
            write_file(work, target, data)
        line = f"{record['target']}: the earlier copy is back."
    else:
        if target.is_file():
            write_file(work, moved, target.read_bytes())
            target.unlink()
        line = f"{record['target']}: taken away (kept in {moved.parent})."
    if record["entry"] is None:
        manifest.pop(name, None)
    else:
        manifest[name] = {**record["entry"], "declined": record["base"]}
    return line


def _as_written(name: str, target: Path, record: dict, kept: Path) -> bool:
    """Whether a file is as the update left it (run, at most), or already put back."""
    data = target.read_bytes()
    if kept.is_file() and data == kept.read_bytes():
        return True
    try:
        return fingerprint(name, data) == record["content"]
    except Unreadable:
        return False


# ---------------------------------------------------------------- howopen update


def main(argv: list[str] | None = None) -> int:
    """`howopen update [--apply | --undo]`. Returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m howopen update",
        description="Bring new versions of the lessons into your folder. Without an option it only "
        "says what it would do. Nothing you wrote is overwritten.",
    )
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--apply", action="store_true", help="do it; a backup is kept")
    choice.add_argument("--undo", action="store_true", help="take back the last update")
    parser.add_argument("--work", type=Path, default=None, help="your folder (default: work)")
    parser.add_argument("--lessons", type=Path, default=None, help="the course's lessons")
    args = parser.parse_args(argv)
    work = (args.work or default_work()).absolute()
    lessons = (args.lessons or default_lessons()).absolute()
    try:
        if args.undo:
            with locked(work):
                print(*undo(work), sep="\n")
        elif args.apply:
            _apply(lessons, work)
        else:
            _dry_run(lessons, work)
    except CopyError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _dry_run(lessons: Path, work: Path) -> None:
    steps = plan(lessons, work)
    print(*describe_plan(steps), sep="\n")
    if any(step.target or step.action == "declined" for step in steps):
        print("This was a dry run: nothing was changed. Do it: python -m howopen update --apply")


def _apply(lessons: Path, work: Path) -> None:
    with locked(work):
        _take_declined(work)
        steps = plan(lessons, work)
        backup = carry_out(lessons, work, steps)
    print(*(line.replace("will be ", "was ") for line in describe_plan(steps)), sep="\n")
    if backup:
        print(f"Backup: {backup}. Take it back: python -m howopen update --undo")


if __name__ == "__main__":
    sys.exit(main())
