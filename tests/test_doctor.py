"""The doctor: each problem is found, and comes with its remedy."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import sys
from pathlib import Path

import pytest

from howopen import doctor, record


def test_python_versions():
    assert doctor.check_python((3, 10, 2)).level == "PROBLEM"
    assert doctor.check_python((3, 11, 0)).level == "ok"
    assert doctor.check_python((3, 14, 3)).level == "ok"
    assert doctor.check_python((3, 15, 0)).level == "note"


LOCK = """\
# a comment
pandas=={pandas} \\
    --hash=sha256:00
    # via howopen
never-on-this-system==1.0 ; sys_platform == 'a-system-of-no-one' \\
    --hash=sha256:00
"""


@pytest.fixture
def lock(tmp_path):
    path = tmp_path / "requirements.lock"
    path.write_text(LOCK.format(pandas=doctor._installed("pandas")), encoding="utf-8")
    return path


def test_packages_as_in_the_lock(lock):
    (found,) = doctor.check_packages(lock)
    assert found.level == "ok" and found.what.startswith("1 packages")


def test_another_version_is_a_note(lock):
    lock.write_text(LOCK.format(pandas="0.1"), encoding="utf-8")
    (found,) = doctor.check_packages(lock)
    assert found.level == "note" and "(not 0.1)" in found.what and found.remedy


def test_a_missing_package_is_a_problem(lock, monkeypatch):
    with open(lock, "a", encoding="utf-8") as file:
        file.write("no-such-package-here==1.0\n")
    (found,) = doctor.check_packages(lock)
    assert found.level == "PROBLEM" and "no-such-package-here" in found.what and found.remedy
    monkeypatch.setattr(doctor, "NEEDED", ("also-missing",))
    (found,) = doctor.check_packages(lock)
    assert found.level == "PROBLEM" and "also-missing" in found.what


def test_without_a_lock_nothing_is_compared(tmp_path):
    (found,) = doctor.check_packages(tmp_path / "requirements.lock")
    assert found.level == "note"


def test_the_real_lock_can_be_read():
    lock = Path(__file__).resolve().parent.parent / "requirements.lock"
    pins = dict(doctor.read_lock(lock))
    assert {"pandas", "matplotlib", "jupyterlab", "ipykernel"} <= set(pins)


def kernel(prefix, argv):
    spec = prefix / "share/jupyter/kernels/python3/kernel.json"
    spec.parent.mkdir(parents=True)
    spec.write_text(json.dumps({"argv": argv}), encoding="utf-8")


def test_kernel(tmp_path):
    assert doctor.check_kernel(tmp_path).level == "PROBLEM"
    kernel(tmp_path / "a", ["python", "-m", "ipykernel_launcher"])
    assert doctor.check_kernel(tmp_path / "a").level == "ok"
    kernel(tmp_path / "b", [str(tmp_path / "gone" / "python")])
    found = doctor.check_kernel(tmp_path / "b")
    assert found.level == "PROBLEM" and "gone" in found.what and "ipykernel install" in found.remedy
    kernel(tmp_path / "c", [])
    assert doctor.check_kernel(tmp_path / "c").level == "PROBLEM"


def test_imports(monkeypatch, tmp_path):
    assert doctor.check_imports().level == "ok"
    (tmp_path / "pandas.py").write_text("raise ImportError('a broken pandas')", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    found = doctor.check_imports()
    assert found.level == "PROBLEM" and "a broken pandas" in found.what


@pytest.mark.parametrize("free, level", [(10**7, "PROBLEM"), (2 * 10**8, "note"), (10**10, "ok")])
def test_disk(tmp_path, free, level):
    assert doctor.check_disk(tmp_path / "not" / "yet", free).level == level


def test_disk_of_a_folder_that_is_not_there_yet(tmp_path):
    assert "MB free" in doctor.check_disk(tmp_path / "not" / "yet").what


def test_fonts(monkeypatch, tmp_path):
    assert doctor.check_fonts().level == "ok"
    monkeypatch.setattr(doctor.importlib.util, "find_spec", lambda name: None)
    assert doctor.check_fonts().level == "PROBLEM"
    (tmp_path / "matplotlib").mkdir()
    origin = type("Spec", (), {"origin": str(tmp_path / "matplotlib" / "__init__.py")})
    monkeypatch.setattr(doctor.importlib.util, "find_spec", lambda name: origin)
    assert "missing" in doctor.check_fonts().what


def test_a_used_port_is_passed_over():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert doctor.free_port(port) != port
        assert doctor.free_port(port, tried=1) is None
        assert doctor.check_port(port).level == "ok" or port > 65000
        assert f"({port} is in use)" in doctor.check_port(port).what


def test_work(tmp_path, monkeypatch):
    assert doctor.check_work(tmp_path / "work").level == "ok"
    assert not list((tmp_path / "work/.howopen").iterdir())
    (tmp_path / "file").touch()
    found = doctor.check_work(tmp_path / "file")
    assert found.level == "PROBLEM" and "--work" in found.remedy


def test_progress(tmp_path):
    assert doctor.check_progress(tmp_path).level == "ok"
    path = record.database_in(tmp_path)
    path.parent.mkdir()
    sqlite3.connect(path).close()
    assert doctor.check_progress(tmp_path).level == "ok"
    path.write_bytes(b"not a database, by any reading of it" * 50)
    assert "damaged" in doctor.check_progress(tmp_path).what
    os.replace(path, path.with_name("progress.damaged-1.sqlite"))
    assert "set aside" in doctor.check_progress(tmp_path).what


def test_the_report_is_plain_and_the_exit_code_says_it(tmp_path, capsys, monkeypatch):
    assert doctor.main(["--work", str(tmp_path / "work")]) == 0
    said = capsys.readouterr().out
    assert said.isascii() and "Ready." in said
    monkeypatch.setattr(doctor, "OLDEST", (99, 0))
    assert doctor.main(["--work", str(tmp_path / "work")]) == 1
    said = capsys.readouterr().out
    assert "PROBLEM" in said and "->" in said and "1 problem to solve" in said


def test_a_check_that_fails_is_reported(tmp_path, monkeypatch):
    def fall_ill(work):
        raise RuntimeError("unforeseen")

    monkeypatch.setattr(doctor, "check_disk", fall_ill)
    levels = [f.level for f in doctor.examine(tmp_path, fast=True) if "unforeseen" in f.what]
    assert levels == ["PROBLEM"]


def test_every_problem_has_a_remedy(tmp_path, monkeypatch):
    monkeypatch.setattr(doctor, "_installed", lambda name: None)
    monkeypatch.setattr(doctor.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    (tmp_path / "work").touch()
    findings = doctor.examine(tmp_path / "work")
    problems = [finding for finding in findings if finding.level == "PROBLEM"]
    assert len(problems) >= 3
    assert all(finding.remedy for finding in problems)
