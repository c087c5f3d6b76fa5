"""`howopen originals`: fetch the licences and policies themselves, on request, for close reading.

The course does not carry them. The table `originals` names each: a pinned address, its size and
its SHA-256. A file is kept in the learner's folder `originals/` only if both agree; otherwise
nothing is kept and a line says why. Nothing else in the course depends on these files.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import http.client
import os
import socket
import sys
import time
import urllib.error
import urllib.request
import uuid
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from howopen.copies import course_root, default_work

TIMEOUT = 20.0  # seconds to wait for a connection, and for each piece of a file
LONGEST = 120.0  # seconds for one file altogether
PIECE = 64 * 1024  # bytes read at a time
CACHE_HINT = "The pinned link in the lesson works in any browser."


class OriginalError(Exception):
    """A document could not be fetched; the message says why and what to do."""


@dataclass(frozen=True)
class Original:
    """A row of the table `originals`. size in bytes."""

    id: str
    title: str
    url: str
    sha256: str
    size: int

    @property
    def file_name(self) -> str:
        """Its name in the learner's folder: the id, and the address's ending or .txt."""
        ending = PurePosixPath(urlsplit(self.url).path).suffix.lower()
        return self.id + (ending if ending in (".md", ".txt", ".pdf", ".html") else ".txt")


def table_path() -> Path:
    """datasets/originals.csv of the clone, or the one that came with the package."""
    clone = course_root() / "datasets" / "originals.csv"
    packaged = Path(__file__).parent / "datasets" / "originals.csv"
    return clone if clone.is_file() else packaged


def read_table(path: Path) -> dict[str, Original]:
    """original_id -> Original. Raises OriginalError for a table that cannot be used."""
    try:
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        originals = [
            Original(row["original_id"], row["title"], row["url"], row["sha256"].lower(),
                     int(row["bytes"]))
            for row in rows
        ]
    except OSError as error:
        raise OriginalError(f"The table {path} cannot be read: {error.strerror}.") from None
    except (KeyError, ValueError, AttributeError, TypeError) as error:
        raise OriginalError(f"The table {path} is damaged ({error}). `git status` may say more; "
                            "a fresh clone has it.") from None
    if not originals:
        raise OriginalError(f"The table {path} is damaged (it is empty). A fresh clone has it.")
    return {original.id: original for original in originals}


def is_right(original: Original, path: Path) -> bool:
    """Whether the file at `path` is this very document."""
    try:
        data = path.read_bytes()
    except OSError:
        return False
    return len(data) == original.size and hashlib.sha256(data).hexdigest() == original.sha256


def fetch(original: Original, folder: Path, *, timeout: float = TIMEOUT,
          longest: float = LONGEST) -> str:
    """Fetch one document into `folder`; returns a line that says what was done.

    Already there and right: left as it is. There and different (edited, or of an older course):
    kept beside under the name .earlier. Raises OriginalError; then no part of a file is left.
    """
    path = folder / original.file_name
    if is_right(original, path):
        return f"{original.id}: already there ({path})"
    data = _download(original, timeout, longest)
    _verify(original, data)
    _keep(path, data)
    return f"{original.id}: {len(data):,} bytes, as pinned, in {path}"


def _download(original: Original, timeout: float, longest: float) -> bytes:
    if urlsplit(original.url).scheme not in ("https", "http"):
        raise OriginalError(f"{original.id}: {original.url} is not a web address.")
    request = urllib.request.Request(original.url, headers={"User-Agent": "howopen-course"})
    try:
        with urllib.request.urlopen(request, timeout=timeout) as response:
            return _read(original, response, time.monotonic() + longest)
    except urllib.error.HTTPError as error:
        raise OriginalError(f"{original.id}: the server answered {error.code} {error.reason} for "
                            f"{original.url}.") from None
    except TimeoutError:
        raise OriginalError(_slow(original)) from None
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError | socket.timeout):
            raise OriginalError(_slow(original)) from None
        raise OriginalError(f"{original.id}: {urlsplit(original.url).hostname} cannot be reached "
                            f"({error.reason}). Are you online? {CACHE_HINT}") from None
    except (http.client.HTTPException, OSError) as error:
        raise OriginalError(f"{original.id}: the connection broke off ({error}). "
                            "Nothing was kept; try again.") from None


def _slow(original: Original) -> str:
    return (f"{original.id}: {urlsplit(original.url).hostname} took too long. Nothing was kept; "
            f"try again later. {CACHE_HINT}")


def _read(original: Original, response: http.client.HTTPResponse, deadline: float) -> bytes:
    """The body, but never more than one byte beyond the size we expect."""
    data = b""
    while len(data) <= original.size:
        piece = response.read1(min(PIECE, original.size + 1 - len(data)))
        if not piece:
            break
        data += piece
        if time.monotonic() > deadline:
            raise TimeoutError
    return data


def _verify(original: Original, data: bytes) -> None:
    if len(data) == original.size and hashlib.sha256(data).hexdigest() == original.sha256:
        return
    if data[:1000].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        raise OriginalError(
            f"{original.id}: a web page came instead of the document, perhaps a login page or the "
            "sign-in of your network. Nothing was kept. Sign in to the network and try again."
        )
    if len(data) > original.size:
        why = f"it is larger than the {original.size:,} bytes expected"
    elif len(data) < original.size:
        why = f"only {len(data):,} of {original.size:,} bytes came"
    else:
        why = "its SHA-256 differs"
    raise OriginalError(f"{original.id}: what came is not the document we pinned: {why}. "
                        f"Nothing was kept. If it happens again, tell the makers of the course.")


def _keep(path: Path, data: bytes) -> None:
    part = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(data)
            if path.exists():
                os.replace(path, _free_name(path))
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise OriginalError(f"{path} cannot be written: {error.strerror or error}. "
                            "Nothing was kept.") from None


def _free_name(path: Path) -> Path:
    number, name = 1, f"{path.stem}.earlier"
    while (path.with_name(f"{name}{path.suffix}")).exists():
        number += 1
        name = f"{path.stem}.earlier-{number}"
    return path.with_name(f"{name}{path.suffix}")


def main(argv: list[str] | None = None) -> int:
    """`howopen originals [names]`. Returns 1 if anything could not be fetched, else 0."""
    parser = argparse.ArgumentParser(
        prog="python -m howopen originals",
        description="Fetch the licences and policies, as pinned, into work/originals/.",
    )
    parser.add_argument("names", nargs="*", help="which (default: all); --list names them")
    parser.add_argument("--list", action="store_true", help="only say which there are")
    parser.add_argument("--work", type=Path, default=None, help="your folder (default: work)")
    args = parser.parse_args(argv)
    try:
        table = read_table(table_path())
    except OriginalError as error:
        print(error, file=sys.stderr)
        return 1
    if args.list:
        print(*(f"{o.id:28} {o.size:>9,} bytes  {o.title}" for o in table.values()), sep="\n")
        return 0
    unknown = [name for name in args.names if name not in table]
    if unknown:
        print(f"Not in the table: {', '.join(unknown)}. There are: {', '.join(table)}.",
              file=sys.stderr)
        return 1
    folder = (args.work or default_work()).absolute() / "originals"
    return _fetch_all([table[name] for name in args.names or table], folder)


def _fetch_all(originals: list[Original], folder: Path) -> int:
    failed = 0
    for original in originals:
        try:
            print(fetch(original, folder), flush=True)
        except OriginalError as error:
            failed += 1
            print(error, file=sys.stderr, flush=True)
        except KeyboardInterrupt:
            print(f"Stopped. {original.id} was not kept; what came before it was.",
                  file=sys.stderr)
            return 130
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
