"""Fetching the originals, against a server on this machine: whole and right, or not at all."""

from __future__ import annotations

import hashlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from howopen import originals
from howopen.originals import Original, OriginalError

TEXT = b"A licence of our own for the test.\n" * 4000
LOGIN = b"<!DOCTYPE html><html><title>Sign in</title></html>"


class Server(BaseHTTPRequestHandler):
    """Every way in which a download goes wrong, by path."""

    protocol_version = "HTTP/1.0"
    asked: ClassVar[list[str]] = []

    def do_GET(self):
        Server.asked.append(self.path)
        answer = getattr(self, "serve_" + Path(self.path).stem)
        answer()

    def send(self, body, code=200, kind="text/plain", length=None):
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def serve_good(self):
        self.send(TEXT)

    def serve_wrong(self):
        self.send(TEXT.replace(b"own", b"OWN"))

    def serve_long(self):
        self.send(TEXT * 50)

    def serve_short(self):
        self.send(TEXT[:100])

    def serve_broken(self):
        self.send(TEXT[:5000], length=len(TEXT))

    def serve_missing(self):
        self.send(b"not here", code=404)

    def serve_login(self):
        self.send(LOGIN, kind="text/html")

    def serve_redirect(self):
        self.send_response(302)
        self.send_header("Location", "/login")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def serve_moved(self):
        self.send_response(301)
        self.send_header("Location", "/good.md")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def serve_loop(self):
        self.send_response(302)
        self.send_header("Location", "/loop")
        self.end_headers()

    def serve_outside(self):
        self.send_response(302)
        self.send_header("Location", "file:///etc/hostname")
        self.end_headers()

    def serve_silent(self):
        self.server.released.wait(20)

    def serve_slow(self):
        self.send_response(200)
        self.end_headers()
        for start in range(len(TEXT)):
            self.wfile.write(TEXT[start : start + 1])
            self.wfile.flush()
            if self.server.released.wait(0.02):
                return

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def server():
    running = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    running.daemon_threads = True
    running.released = threading.Event()
    running.handle_error = lambda *args: None  # clients that hang up are part of the test
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{running.server_address[1]}"
    running.released.set()
    running.shutdown()
    running.server_close()


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    Server.asked.clear()


def original(server, path="good.md", data=TEXT, ident="llama-x"):
    return Original(ident, "A licence", f"{server}/{path}", hashlib.sha256(data).hexdigest(),
                    len(data))


def test_fetched_once_and_then_left(server, tmp_path):
    wanted = original(server)
    assert "as pinned" in originals.fetch(wanted, tmp_path / "originals")
    assert (tmp_path / "originals/llama-x.md").read_bytes() == TEXT
    assert "already there" in originals.fetch(wanted, tmp_path / "originals")
    assert Server.asked == ["/good.md"]


def test_a_redirect_to_the_very_document_is_fine(server, tmp_path):
    originals.fetch(original(server, "moved"), tmp_path)
    assert (tmp_path / "llama-x.txt").read_bytes() == TEXT


@pytest.mark.parametrize(
    "path, said",
    [
        ("wrong.md", "SHA-256 differs"),
        ("long.md", "larger than"),
        ("short.md", "only 100 of"),
        ("broken.md", "only 5,000 of"),
        ("missing.md", "404"),
        ("login.md", "login page"),
        ("redirect", "login page"),
        ("loop", "302"),
        ("outside", "302"),
    ],
)
def test_anything_else_is_refused_and_nothing_is_kept(server, tmp_path, path, said):
    with pytest.raises(OriginalError) as told:
        originals.fetch(original(server, path), tmp_path)
    assert said in str(told.value)
    assert list(tmp_path.iterdir()) == []


def test_a_silent_server(server, tmp_path):
    with pytest.raises(OriginalError, match="took too long"):
        originals.fetch(original(server, "silent"), tmp_path, timeout=0.2)
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_never_ends(server, tmp_path):
    with pytest.raises(OriginalError, match="took too long"):
        originals.fetch(original(server, "slow"), tmp_path, timeout=5, longest=0.2)
    assert list(tmp_path.iterdir()) == []


def test_offline(tmp_path):
    """A port on which nobody listens, and a name that does not exist."""
    for url in ("http://127.0.0.1:9/x.md", "http://name.invalid/x.md"):
        wanted = Original("llama-x", "A licence", url, "0" * 64, 10)
        with pytest.raises(OriginalError, match="Are you online"):
            originals.fetch(wanted, tmp_path, timeout=5)
    assert list(tmp_path.iterdir()) == []


def test_only_web_addresses(tmp_path):
    wanted = Original("llama-x", "A licence", "file:///etc/hostname", "0" * 64, 10)
    with pytest.raises(OriginalError, match="not a web address"):
        originals.fetch(wanted, tmp_path)


def test_interrupted(server, tmp_path, monkeypatch, capsys):
    def interrupt(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(originals, "_read", interrupt)
    assert originals._fetch_all([original(server)], tmp_path) == 130
    assert "was not kept" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_different_file_of_that_name_is_kept_beside(server, tmp_path):
    (tmp_path / "llama-x.md").write_text("my marks on it", encoding="utf-8")
    originals.fetch(original(server), tmp_path)
    assert (tmp_path / "llama-x.earlier.md").read_text(encoding="utf-8") == "my marks on it"
    (tmp_path / "llama-x.md").write_text("more marks", encoding="utf-8")
    originals.fetch(original(server), tmp_path)
    assert (tmp_path / "llama-x.earlier-2.md").read_text(encoding="utf-8") == "more marks"
    assert (tmp_path / "llama-x.md").read_bytes() == TEXT


def test_a_disk_that_refuses(server, tmp_path, monkeypatch):
    def refuse(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(originals.os, "replace", refuse)
    with pytest.raises(OriginalError, match="No space left"):
        originals.fetch(original(server), tmp_path)
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------- the command


@pytest.fixture
def table(server, tmp_path, monkeypatch):
    digest = hashlib.sha256(TEXT).hexdigest()
    path = tmp_path / "originals.csv"
    path.write_text(
        "original_id,title,url,sha256,bytes,source_id\n"
        f"one,The first,{server}/good.md,{digest.upper()},{len(TEXT)},x\n"
        f'two,"The second, wrong",{server}/wrong.txt,{digest},{len(TEXT)},x\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(originals, "table_path", lambda: path)
    return path


def test_command(table, tmp_path, capsys):
    work = ["--work", str(tmp_path / "work")]
    assert originals.main(["one", *work]) == 0
    assert originals.main(work) == 1
    told = capsys.readouterr()
    assert "already there" in told.out and "SHA-256 differs" in told.err
    assert [path.name for path in (tmp_path / "work/originals").iterdir()] == ["one.md"]
    assert originals.main(["--list"]) == 0
    assert "The second, wrong" in capsys.readouterr().out
    assert originals.main(["three", *work]) == 1
    assert "There are: one, two" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n",
                                  "original_id,title,url,sha256,bytes\nx,y,http://h,00,many\n"])
def test_a_damaged_table_is_said(table, capsys, text):
    table.write_text(text, encoding="utf-8")
    assert originals.main(["--list"]) == 1
    assert "damaged" in capsys.readouterr().err


def test_a_missing_table_is_said(table, capsys):
    table.unlink()
    assert originals.main([]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_the_real_table():
    path = Path(__file__).resolve().parent.parent / "datasets" / "originals.csv"
    rows = originals.read_table(path)
    assert rows
    for row in rows.values():
        assert row.url.startswith("https://") and len(row.sha256) == 64 and row.size > 0
    assert len({row.file_name for row in rows.values()}) == len(rows)
