"""A lock on a file: one process at a time.

The operating system lets go of it when the process ends, however it ends.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def file_lock(
    path: Path, wait: float, give_up: Callable[[], object] = lambda: False
) -> Iterator[None]:
    """Hold `path` locked. Raises TimeoutError after `wait` seconds, or at once if `give_up()`.

    Raises OSError when the file cannot be opened. On a disk that knows no locks it goes on
    without one: better to work unlocked than not at all.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a+b") as file:
        deadline = time.monotonic() + wait
        while not _taken(file):
            if give_up() or time.monotonic() >= deadline:
                raise TimeoutError(f"{path} is locked by another process")
            time.sleep(0.05)
        yield


def _taken(file) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno in (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP)
    return True
