"""Set-up: project file, locks and environments agree; `python -m howopen` starts anywhere."""

from __future__ import annotations

import ast
import importlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import howopen
from howopen import __main__ as cli
from howopen import venv

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = list(venv.LOCKS.values())
BEFORE_SETUP = ("__init__.py", "__main__.py", "venv.py", "locks.py")  # run before .venv exists
MAKERS_MODULES = ("source", "build", "skeleton", "bench")  # these need the makers' environment


def lines(name: str) -> list[str]:
    """The requirements of a lock, one string each, hashes included."""
    text = (ROOT / name).read_text("utf-8").replace("\\\n", " ")
    return [
        line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]


def pins(name: str) -> dict[str, str]:
    """{package: "==version ; marker"} of a lock."""
    found = (re.match(r"([\w.-]+)(==[^\s]+(?: *; .*?)?) +--hash", line) for line in lines(name))
    return {match[1]: match[2].strip() for match in found}


def requirements(*extras: str) -> list[Requirement]:
    project = PROJECT["project"]
    asked = [*project["dependencies"]]
    for extra in extras:
        asked += project["optional-dependencies"][extra]
    return [Requirement(line) for line in asked]


# ---------------------------------------------------------------- locks and environments


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_of_a_lock_is_one_version_with_hashes(name):
    assert len(lines(name)) > 80
    for line in lines(name):
        assert re.fullmatch(r"[\w.-]+==\S+( *; [^#]+?)?( +--hash=sha256:[0-9a-f]{64})+\s*", line), (
            line
        )
    assert len(pins(name)) == len(lines(name))


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(name):
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text and "--index" not in text and "--find-links" not in text
    assert not re.search(r"(^|\s)/\w", text), "a path of this machine"


def test_makers_lock_is_the_learners_lock_and_more():
    learn, make = pins("requirements.lock"), pins("requirements-dev.lock")
    assert {name: make.get(name) for name in learn} == learn
    assert len(make) > len(learn)


@pytest.mark.parametrize(
    ("name", "extras"),
    [("requirements.lock", ["setup"]), ("requirements-dev.lock", ["setup", "make"])],
)
def test_a_lock_holds_what_the_project_asks_for(name, extras):
    locked = pins(name)
    for need in [*requirements(*extras), *map(Requirement, PROJECT["build-system"]["requires"])]:
        version = locked[canonicalize_name(need.name)].removeprefix("==").split(";")[0].strip()
        assert need.specifier.contains(version), f"{need} is not met by {version}: make lock"


def test_environment_yml_takes_the_learners_lock_and_nothing_else():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    python, pip, from_lock = environment["dependencies"]
    assert environment["name"] == "howopen"
    assert pip == "pip"
    assert from_lock == {"pip": ["-r requirements.lock"]}
    version = python.removeprefix("python=")
    assert Requirement(f"x{PROJECT['project']['requires-python']}").specifier.contains(version)


def test_everything_names_the_same_pythons():
    low, high = venv.OLDEST, venv.TOO_NEW
    assert PROJECT["project"]["requires-python"] == f">={low[0]}.{low[1]},<{high[0]}.{high[1]}"
    assert f"not {low} <= sys.version_info[:2] < {high}" in (ROOT / "Makefile").read_text("utf-8")


def test_every_dependency_says_what_it_is_for():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    asked = [*requirements(), *requirements(*PROJECT["project"]["optional-dependencies"])]
    for need in asked:
        assert re.search(rf'^ +"{re.escape(need.name)}[<>=].*", +# \w', text, re.MULTILINE), need


def test_one_version_everywhere():
    version = PROJECT["project"]["version"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert howopen.__version__ == citation["version"] == version
    assert f"\n## {version} - " in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_binder_and_the_set_up_add_the_project_in_the_same_way():
    assert "pip " + " ".join(venv.PROJECT) + "\n" in (ROOT / "postBuild").read_text("utf-8")


# ---------------------------------------------------------------- what may import what


def imports(path: Path) -> set[str]:
    """The first part of the name of every module that a file imports, wherever it does so."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("name", BEFORE_SETUP)
def test_what_runs_before_set_up_is_standard_library(name):
    path = ROOT / "howopen" / name
    assert imports(path) <= sys.stdlib_module_names | {"howopen"}
    ast.parse(path.read_text("utf-8"), feature_version=(3, 7))  # an old Python must read it


def test_help_works_without_any_package():
    command = [sys.executable, "-S", "-E", "-m", "howopen", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0 and done.stderr == ""
    assert all(f"  {name} " in done.stdout for name in cli.COMMANDS)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "howopen").rglob("*.py")), ids=lambda p: "-".join(p.parts[-2:])
)
def test_a_module_imports_only_what_its_environment_has(path):
    for_makers = path.stem.startswith(MAKERS_MODULES)
    lock = pins(venv.LOCKS["make" if for_makers else "learn"])
    where = packages_distributions()
    for name in imports(path) - sys.stdlib_module_names - {"howopen", "tests"}:
        packages = {canonicalize_name(package) for package in where.get(name, [name])}
        assert packages & set(lock), f"{name} is in no package of the lock"


# ---------------------------------------------------------------- commands


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_leads_somewhere(name):
    kind, target, text = cli.COMMANDS[name]
    module, function = target.split(":")
    assert callable(getattr(importlib.import_module(module), function))
    assert kind in ("", *venv.LOCKS) and text


def test_every_command_is_in_one_group():
    assert sorted(name for group in cli.GROUPS.values() for name in group) == sorted(cli.COMMANDS)


def test_the_exporter_can_be_loaded():
    module, name = PROJECT["project"]["entry-points"]["nbconvert.exporters"]["lesson"].split(":")
    assert isinstance(getattr(importlib.import_module(module), name), type)


def test_makefile_has_each_command_and_says_what_it_does():
    text = (ROOT / "Makefile").read_text("utf-8")
    assert set(re.search(r"^COMMANDS = (.*)$", text, re.MULTILINE)[1].split()) == set(cli.COMMANDS)
    assert set(re.findall(r"^(\w+): python ## \w", text, re.MULTILINE)) == set(cli.COMMANDS)


needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def make(*arguments: str) -> subprocess.CompletedProcess:
    outside = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    command = ["make", *arguments]  # not as a part of the make that may be running these tests
    return subprocess.run(command, cwd=ROOT, env=outside, capture_output=True, text=True)


@needs_make
def test_make_is_only_another_name():
    done = make("-n", "html", "PYTHON=py", "EDITION=teacher", "ARGS=--all")
    assert done.stdout.splitlines()[-1] == "py -m howopen html --edition teacher --all"
    done = make("-n", "test", "PYTHON=py")
    assert done.stdout.splitlines()[-1].strip() == "py -m howopen test"


@needs_make
def test_make_says_when_there_is_no_python():
    done = make("lab", "CANDIDATES=no-such-python")
    assert done.returncode != 0
    assert "No Python 3.11 to 3.14 was found" in done.stderr


def test_a_mistyped_command_is_met_with_the_nearest(capsys):
    assert cli.main(["tset"]) == 2
    assert "Did you mean test?" in capsys.readouterr().err


def test_a_failed_set_up_ends_with_its_message(monkeypatch, capsys):
    def fail(kind):
        raise venv.SetupError("Say this.")

    monkeypatch.setattr(venv, "python_for", fail)
    assert cli.main(["lab"]) == 1
    assert capsys.readouterr().err == "\nSay this.\n"


def test_a_command_is_sent_into_the_environment_once(monkeypatch):
    sent = []
    monkeypatch.setattr(venv, "python_for", lambda kind: "elsewhere")
    monkeypatch.setattr(venv, "runs_here", lambda python: False)
    monkeypatch.setattr(cli, "_send", lambda python, argv: sent.append((python, argv)) or 7)
    monkeypatch.delenv(cli.INSIDE, raising=False)
    assert cli.main(["build", "L03"]) == 7
    assert sent == [("elsewhere", ["build", "L03"])]
    monkeypatch.setenv(cli.INSIDE, "1")
    assert cli.main(["build", "L03"]) == 1
    assert len(sent) == 1


# ---------------------------------------------------------------- the environment


@pytest.fixture
def clone(tmp_path, monkeypatch):
    """A folder with what set-up looks at; nothing is installed and no environment is active."""
    for name in ["pyproject.toml", *LOCKS]:
        shutil.copy(ROOT / name, tmp_path)
    monkeypatch.delenv("HOWOPEN_NO_VENV", raising=False)
    monkeypatch.setattr(venv, "_in_another_environment", lambda root: False)
    monkeypatch.setattr(venv, "_check_space", lambda kind, root: None)
    monkeypatch.setattr(venv, "_pip_for", lambda python: ["pip"])
    # An environment without pip is made in a moment.
    monkeypatch.setattr(venv, "find_spec", lambda name: None if name == "ensurepip" else name)
    return tmp_path


@pytest.fixture
def installs(monkeypatch):
    """What pip was asked to do, in place of doing it."""
    asked = []
    monkeypatch.setattr(venv, "_run_pip", lambda command, *more: asked.append(command))
    return asked


def test_set_up_installs_the_lock_then_the_project_then_never_again(clone, installs):
    python = venv.python_for("learn", clone)
    assert Path(python) == venv.python_of(clone / ".venv")
    assert installs == [
        ["pip", "install", "--require-hashes", "--no-deps", "-r", "requirements.lock"],
        ["pip", "install", "--no-deps", "--no-build-isolation", "--editable", "."],
    ]
    assert venv.python_for("learn", clone) == python
    assert len(installs) == 2


def test_fonts_are_listed_before_the_first_figure(tmp_path, monkeypatch):
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path))
    venv.list_fonts(sys.executable)
    assert list(tmp_path.glob("fontlist-*.json"))


def test_makers_environment_serves_learners_but_not_the_other_way(clone, installs):
    venv.python_for("learn", clone)
    assert not venv.is_fresh("make", clone)
    venv.python_for("make", clone)
    assert installs[2][-1] == "requirements-dev.lock"
    venv.python_for("learn", clone)
    assert len(installs) == 4


@pytest.mark.parametrize("name", ["pyproject.toml", "requirements.lock"])
def test_a_changed_lock_or_project_is_installed(clone, installs, name):
    venv.python_for("learn", clone)
    with open(clone / name, "a", encoding="utf-8") as file:
        file.write("# changed\n")
    assert not venv.is_fresh("learn", clone)
    venv.python_for("learn", clone)
    assert len(installs) == 4 and venv.is_fresh("learn", clone)


def test_line_ends_of_windows_change_nothing(clone):
    before = venv.fingerprint("learn", clone)
    path = clone / "requirements.lock"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert venv.fingerprint("learn", clone) == before


def test_a_moved_folder_is_set_up_again(clone, installs):
    venv.python_for("learn", clone)
    moved = clone / "moved"
    moved.mkdir()
    for name in ["pyproject.toml", *LOCKS, ".venv"]:
        shutil.move(clone / name, moved / name)
    assert not venv.is_fresh("learn", moved)


def test_makers_keep_their_tools_when_a_learners_command_updates(clone, installs):
    venv.python_for("make", clone)
    with open(clone / "pyproject.toml", "a", encoding="utf-8") as file:
        file.write("# changed\n")
    venv.python_for("learn", clone)
    assert installs[2][-1] == "requirements-dev.lock"


@pytest.mark.parametrize("fault", [KeyboardInterrupt, venv.SetupError("no network")])
def test_an_interrupted_set_up_starts_afresh(clone, monkeypatch, fault):
    def stop(*anything):
        (clone / ".venv" / "half a package").touch()
        raise fault

    monkeypatch.setattr(venv, "_run_pip", stop)
    with pytest.raises((KeyboardInterrupt, venv.SetupError)):
        venv.python_for("learn", clone)
    assert venv.read_stamp(clone) == (venv.UNFINISHED, "")
    monkeypatch.setattr(venv, "_run_pip", lambda *anything: None)
    venv.python_for("learn", clone)
    assert not (clone / ".venv" / "half a package").exists()
    assert venv.is_fresh("learn", clone)


def test_an_environment_that_works_is_completed_not_wiped(clone, installs):
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", clone / ".venv"], check=True)
    (clone / ".venv" / "own").touch()
    venv.python_for("learn", clone)
    assert (clone / ".venv" / "own").exists()


def test_an_environment_whose_python_is_gone_is_made_anew(clone, installs):
    venv.python_for("learn", clone)
    venv.python_of(clone / ".venv").unlink()
    assert not venv.is_fresh("learn", clone)
    venv.python_for("learn", clone)
    assert venv.python_of(clone / ".venv").exists()


def test_a_damaged_stamp_is_no_stamp(clone, installs):
    venv.python_for("learn", clone)
    for damage in (b"", b"\xff\xfe\x00", b"learn", b"make 0"):
        (clone / ".venv" / "howopen-setup").write_bytes(damage)
        assert not venv.is_fresh("learn", clone)


def test_another_environment_with_all_packages_is_used_as_it_is(clone, installs, monkeypatch):
    monkeypatch.setattr(venv, "_in_another_environment", lambda root: True)
    monkeypatch.setattr(venv, "missing", lambda kind, root: [])
    assert venv.python_for("make", clone) == sys.executable
    assert installs == []
    monkeypatch.setattr(venv, "missing", lambda kind, root: ["howopen"])
    assert venv.python_for("make", clone) == sys.executable
    assert len(installs) == 1 and "--editable" in installs[0]
    monkeypatch.setattr(venv, "missing", lambda kind, root: ["pandas", "howopen"])
    assert venv.python_for("make", clone) != sys.executable


def test_without_venv_what_lacks_is_named(clone, installs, monkeypatch):
    monkeypatch.setenv("HOWOPEN_NO_VENV", "1")
    monkeypatch.setattr(venv, "missing", lambda kind, root: [])
    assert venv.python_for("learn", clone) == sys.executable
    monkeypatch.setattr(venv, "missing", lambda kind, root: ["pandas", "howopen"])
    with pytest.raises(venv.SetupError, match=r"lacks: pandas, howopen\.\n.*requirements\.lock"):
        venv.python_for("learn", clone)
    assert installs == []


def test_missing_names_packages_and_versions(clone):
    path = clone / "requirements.lock"
    text = re.sub(r"^pandas==\S+", "pandas==0.0.1", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(text, "utf-8")
    project = clone / "pyproject.toml"
    text = project.read_text("utf-8").replace('"networkx>', '"no-such-package>')
    project.write_text(text, "utf-8")
    lacking = venv.missing("learn", clone)
    assert any(re.fullmatch(r"pandas 0\.0\.1 \(has .*\)", item) for item in lacking)
    assert "no-such-package" in lacking and "matplotlib" not in lacking


def test_an_installed_package_needs_no_set_up(tmp_path):
    assert venv.python_for("learn", tmp_path) == sys.executable


# ---------------------------------------------------------------- what can go wrong


@pytest.mark.parametrize("version", [(3, 10, 13), (3, 8, 0), (2, 7, 18)])
def test_an_old_python_is_told_so(version):
    with pytest.raises(venv.SetupError, match="too old: the course needs Python 3.11") as told:
        venv.check_python(version)
    assert f"This is Python {version[0]}.{version[1]}," in str(told.value)


def test_a_python_from_the_future_is_told_so():
    with pytest.raises(venv.SetupError, match="newer than the course was tested with"):
        venv.check_python((3, 15, 0))
    for minor in range(11, 15):
        venv.check_python((3, minor, 0))


SAID = {
    "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device": (
        "The disk is full"
    ),
    "OSError: [Errno 122] Disk quota exceeded": "The disk is full",
    "[WinError 112] There is not enough space on the disk": "The disk is full",
    "[Errno 30] Read-only file system: '.venv'": "may not write to",
    "PermissionError: [Errno 13] Permission denied: '.venv'": "may not write to",
    "NewConnectionError: Failed to establish a new connection: [Errno 111]": "could not reach",
    "Failed: Temporary failure in name resolution\n"
    "ERROR: Could not find a version that satisfies the requirement anyio==4": "could not reach",
    "ReadTimeoutError: Read timed out.": "could not reach",
    "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS.": "not the file that",
    "SSLError(SSLCertVerificationError(1, 'CERTIFICATE_VERIFY_FAILED'))": "variable PIP_CERT",
    "The virtual environment was not created successfully because ensurepip is not\navailable.": (
        "sudo apt install python3-venv"
    ),
    "No module named venv": "sudo apt install python3-venv",
    "ERROR: No matching distribution found for pandas==9": "No matching distribution found",
    "something new": "something new",
}


@pytest.mark.parametrize("said", SAID)
def test_what_went_wrong_is_said_with_a_remedy(said, tmp_path):
    assert SAID[said] in venv.explain(said, tmp_path)


def test_pip_s_failure_is_explained_and_kept(tmp_path):
    log = tmp_path / ".cache" / "setup.log"
    script = (
        "print('Collecting a'); print('[Errno 28] No space left on device'); raise SystemExit(2)"
    )
    with pytest.raises(venv.SetupError, match="The disk is full"):
        venv._run_pip([sys.executable, "-c", script], tmp_path, log, 3)
    assert "Collecting a" in log.read_text("utf-8")


def test_too_little_disk_is_said_before_anything_is_made(clone, monkeypatch, installs):
    monkeypatch.undo()
    usage = shutil.disk_usage(clone)._replace(free=5 * 10**6)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    monkeypatch.setattr(venv, "_in_another_environment", lambda root: False)
    with pytest.raises(venv.SetupError, match="5 MB are free, about 900 MB are needed"):
        venv.python_for("learn", clone)
    assert not (clone / ".venv").exists()


def test_a_folder_that_may_not_be_written_to(clone, monkeypatch):
    def refuse(*anything, **named):
        raise PermissionError(13, "Permission denied", str(clone / ".cache"))

    monkeypatch.setattr(venv, "file_lock", refuse)
    with pytest.raises(venv.SetupError, match="Put the course into a folder of your own"):
        venv.python_for("learn", clone)


def test_a_python_that_cannot_make_environments(clone, monkeypatch):
    monkeypatch.setattr(venv, "find_spec", lambda name: None)
    with pytest.raises(venv.SetupError, match="sudo apt install python3-venv"):
        venv.python_for("learn", clone)


def test_an_environment_that_cannot_be_made(clone, monkeypatch):
    monkeypatch.setattr(sys, "_base_executable", sys.executable, raising=False)
    (clone / ".venv").write_text("a file is in the way", "utf-8")
    with pytest.raises(venv.SetupError, match="Set-up failed. The last lines were:"):
        venv.python_for("learn", clone)


@pytest.mark.parametrize(
    "line",
    [
        "Collecting a_b==1 (from -r requirements.lock (line 1))",
        "Processing ./wheels/a_b-1-py3-none-any.whl (from -r requirements.lock (line 1))",
        "Ignoring a_b: markers 'os_name == \"nt\"' don't match your environment",
        "Requirement already satisfied: a_b==1 in ./.venv/lib (from -r requirements.lock (line 1))",
    ],
)
def test_progress_counts_each_kind_of_line(line, capsys):
    progress = venv.Progress(60)
    for _ in range(50):
        progress.read(line)
        progress.read("  Downloading a_b-1-py3-none-any.whl (134 kB)")
    progress.read("Installing collected packages: a_b")
    told = ["  25/60  a_b", "  50/60  a_b", "  putting the packages in place"]
    assert capsys.readouterr().out.splitlines() == told


# ---------------------------------------------------------------- what is handed on


def test_the_package_carries_the_tables_and_an_editable_one_no_copy(tmp_path, monkeypatch):
    from hatchling import build

    monkeypatch.chdir(ROOT)
    wheel = set(zipfile.ZipFile(tmp_path / build.build_wheel(str(tmp_path))).namelist())
    tables = {f"howopen/datasets/{path.name}" for path in (ROOT / "datasets").glob("*.csv")}
    assert tables | {"howopen/datasets/datapackage.json", "howopen/course.mplstyle"} <= wheel
    assert not [name for name in wheel if name.startswith(("tests/", "solutions/", "lessons/"))]
    edit = zipfile.ZipFile(tmp_path / build.build_editable(str(tmp_path))).namelist()
    assert not [name for name in edit if name.endswith(".csv")]


def course_files() -> list[Path]:
    """The files that are handed on: those git tracks or would track; else all but the ignored."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True)
    if done.returncode == 0:
        return [ROOT / name for name in done.stdout.decode().split("\0") if name]
    folders = ["howopen", "datasets", "lessons", "solutions", "tests", "docs", ".ci"]
    return [path for path in ROOT.iterdir() if path.is_file()] + [
        path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()
    ]


HOSTS = [
    first + second  # in two parts, so that this file passes too
    for first, second in [
        ("py", "pi.org"),
        ("python", "hosted.org"),
        ("npm", "js.org"),
        ("npm", "js.com"),
        ("deb.", "debian.org"),
    ]
]
PLACES = r"(?<![\w.~/*}>-])/(?:root|home/\w+|Users/\w+|work/(?:main|shared)|tmp/\w+|opt/\w+)\b"


def test_no_file_names_a_machine_or_a_package_index():
    found = []
    for path in course_files():
        if not path.is_file() or path.suffix in (".png", ".pyc", ".woff2", ".pdf"):
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if '"image/png":' in line:
                continue
            place = re.search(PLACES, line) and "tests" not in path.parts  # tests give bad examples
            if place or any(host in line for host in HOSTS):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}")
    assert found == []


def test_scripts_are_sound():
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    for name in (".ci/run", "postBuild"):
        assert subprocess.run(["bash", "-n", ROOT / name]).returncode == 0
    run = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "HOWOPEN_REQUIRE_BROWSER=1" in run
    assert "\nmake test\n" in run, "CI runs the README's test command"
