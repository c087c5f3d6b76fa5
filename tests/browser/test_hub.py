"""A class on one server: the recipe in hub/, followed on this machine, with three learners.

Slow and opt-in (HOWOPEN_TEST_HUB=1; `.ci/run` sets it), as it installs JupyterHub and makes three
accounts of this machine, which it removes again. It needs root, npm, git and Chromium; where one
is missing it is skipped and says so. Nothing but the installation needs a network.

    HOWOPEN_TEST_HUB=1 .venv/bin/python -m pytest -n 0 -rs -s tests/browser/test_hub.py

prints what a learner cost: memory and processor time. HOWOPEN_HUB_LEARNERS=12 asks for more.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote, urlencode
from urllib.request import urlopen

import pytest

from tests import learner
from tests.browser import test_lab
from tests.browser.test_lab import chrome  # noqa: F401 (a fixture)

ROOT = Path(__file__).resolve().parents[2]
COURSE = ROOT / ".cache" / "hub" / "course"  # the server's own clone, which learners only read
LEARNERS = int(os.environ.get("HOWOPEN_HUB_LEARNERS", "3"))
GROUP = "howopen-test"
L01 = "01-the-story.ipynb"
PATIENCE = 240  # seconds: several servers start at once here, on however slow a machine
NOT_THE_COURSE = (".venv", ".git", ".cache", "work", "site*", ".*_cache", ".hypothesis",
                  "__pycache__")

pytestmark = pytest.mark.skipif(
    os.environ.get("HOWOPEN_TEST_HUB") != "1",
    reason="a class on one server is tested when HOWOPEN_TEST_HUB=1, as in .ci/run",
)


# ---------------------------------------------------------------- the machine


def everybodys_python() -> str:
    """A Python that accounts other than root's can run, too."""
    for python in (getattr(sys, "_base_executable", ""), "/usr/bin/python3"):
        with suppress(OSError, subprocess.SubprocessError):
            subprocess.run([python, "-c", "import ensurepip"], check=True, capture_output=True,
                           user=65534, group=65534, extra_groups=[], cwd="/")
            return python
    pytest.skip("no Python with venv that every account can run: install python3 and python3-venv")


def reachable(folder: Path) -> bool:
    """Whether every account can enter a folder: each one above it lets others pass."""
    return all(path.stat().st_mode & 0o001 for path in (folder, *folder.parents))


@pytest.fixture(scope="module")
def course():
    """The course, installed as hub/install.sh does; read-only for everyone but root."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("not root: the accounts of three learners cannot be made")
    lacking = [name for name in ("npm", "git", "useradd", "chpasswd") if not shutil.which(name)]
    if lacking:
        pytest.skip(f"not installed: {', '.join(lacking)}")
    python = everybodys_python()
    os.umask(0o022)
    COURSE.mkdir(parents=True, exist_ok=True)
    if not reachable(COURSE):
        pytest.skip(f"{ROOT} is closed to other accounts, so learners could not read the course")
    for old in COURSE.iterdir():
        if old.name not in (".venv", ".cache"):
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    shutil.copytree(ROOT, COURSE, ignore=shutil.ignore_patterns(*NOT_THE_COURSE),
                    dirs_exist_ok=True)
    env = {**test_lab.clean_environment(), "PYTHON": python}
    try:
        run = subprocess.run(["sh", "hub/install.sh"], cwd=COURSE, env=env, text=True,
                             capture_output=True, timeout=400, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("hub/install.sh took longer than 400 seconds")
    if run.returncode:
        said = (run.stdout + run.stderr).strip().splitlines() or ["no reason given"]
        pytest.skip(f"hub/install.sh could not install: {said[-1]}")
    return COURSE


def free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]


@dataclass
class Account:
    """A learner's account of this machine, for as long as the test runs."""

    name: str
    home: Path
    password: str
    cost: dict = field(default_factory=dict)

    @property
    def uid(self) -> int:
        return self.home.stat().st_uid

    def run(self, *command: str, given: str = "") -> str:
        """Run a command as this learner; returns what it printed."""
        made = subprocess.run(command, input=given, capture_output=True, text=True, check=True,
                              user=self.uid, group=self.uid, extra_groups=[], cwd="/",
                              env={"HOME": str(self.home), "PATH": os.defpath})
        return made.stdout


@contextmanager
def accounts(homes: Path):
    """Accounts with open homes: that nobody sees another's files must not rest on the home."""
    made = []
    subprocess.run(["groupadd", GROUP], check=True)
    try:
        for number in range(1, LEARNERS + 1):
            home, password = homes / f"learner-{number}", os.urandom(8).hex()
            account = Account(f"howopen-test-{number}", home, password)
            subprocess.run(["useradd", "--create-home", "--home-dir", str(account.home), "--key",
                            "HOME_MODE=0755", "--groups", GROUP, "--shell", "/bin/bash",
                            account.name], check=True)
            made.append(account)
            subprocess.run(["chpasswd"], input=f"{account.name}:{account.password}\n", text=True,
                           check=True)
        yield made
    finally:
        for account in made:
            for process in processes(account.uid):
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            subprocess.run(["userdel", account.name], check=False)
        subprocess.run(["groupdel", GROUP], check=False)


def processes(uid: int) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if folder.stat().st_uid == uid:
                found.append(int(folder.name))
    return found


def git(folder: Path, *command: str) -> None:
    who = ["-c", "user.name=Teacher", "-c", "user.email=teacher@example.org"]
    subprocess.run(["git", *who, "-C", str(folder), *command], check=True, capture_output=True)


@contextmanager
def running(command: list, log: Path, **options):
    """A process for as long as the test needs it; what it says goes into `log`."""
    with open(log, "ab") as file:
        process = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT, **options)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(60)


# ---------------------------------------------------------------- the class


@dataclass
class Room:
    """A hub that runs, the teacher's folder of the course and where it is handed out from."""

    address: str
    teacher: Path
    repository: str
    learners: list[Account]
    log: Path

    def link(self, lesson: str) -> str:
        """The teacher's link, as INSTRUCTORS.md has it."""
        query = urlencode({"repo": self.repository, "branch": "main", "targetpath": "course",
                           "urlpath": f"lab/tree/{lesson}"})
        return f"{self.address}/hub/user-redirect/git-pull?{query}"


@pytest.fixture(scope="module")
def room(course):
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="howopen-hub-")))
        folder.chmod(0o711)
        served, state = folder / "served", folder / "hub"
        served.mkdir()
        state.mkdir(mode=0o700)
        teacher = repository_of(course, folder / "teacher", served / "course.git")
        learners = stack.enter_context(accounts(folder))
        ports = free_ports(4)
        stack.enter_context(running(
            ["git", "daemon", "--listen=127.0.0.1", f"--port={ports[0]}", "--export-all",
             f"--base-path={served}", str(served)], folder / "git.log"))
        repository = f"git://127.0.0.1:{ports[0]}/course.git"
        address = f"http://127.0.0.1:{ports[1]}"
        env = {**test_lab.clean_environment(), "HOWOPEN_GROUP": GROUP,
               "HOWOPEN_REPOSITORY": repository}
        stack.enter_context(running(
            [course / ".venv" / "bin" / "jupyterhub", "-f", course / "hub" / "jupyterhub_config.py",
             f"--JupyterHub.bind_url={address}", f"--JupyterHub.hub_port={ports[2]}",
             f"--ConfigurableHTTPProxy.api_url=http://127.0.0.1:{ports[3]}"],
            folder / "hub.log", cwd=state, env=env))
        made = Room(address, teacher, repository, learners, folder / "hub.log")
        wait_for(made)
        yield made


def repository_of(course: Path, teacher: Path, bare: Path) -> Path:
    """A git repository of the course, and the teacher's own clone of it."""
    shutil.copytree(course, teacher, ignore=shutil.ignore_patterns(*NOT_THE_COURSE))
    teacher.chmod(0o700)
    subprocess.run(["git", "init", "-q", "-b", "main", str(teacher)], check=True)
    subprocess.run(["git", "init", "-q", "-b", "main", "--bare", str(bare)], check=True)
    git(teacher, "remote", "add", "origin", str(bare))
    publish(teacher, "The course")
    return teacher


def publish(teacher: Path, message: str) -> None:
    git(teacher, "add", "--all")
    git(teacher, "commit", "-q", "-m", message)
    git(teacher, "push", "-q", "origin", "main")


def wait_for(room: Room) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with suppress(URLError, ConnectionError), urlopen(f"{room.address}/hub/health"):
            return
        time.sleep(0.2)
    pytest.fail("JupyterHub did not start:\n" + room.log.read_text(encoding="utf-8"))


def log_in(page, room: Room, account: Account, link: str) -> None:
    """Open a link as a learner who is not logged in yet."""
    page.goto(link)
    page.fill("#username_input", account.name)
    page.fill("#password_input", account.password)
    page.click("#login_submit")


def wait_for_lesson(page, room: Room, account: Account, lesson: str) -> None:
    """Until the hub has started the server, the course is fetched and the lesson is open."""
    try:
        page.wait_for_url(f"**/user/{account.name}/lab/tree/{lesson}*", timeout=PATIENCE * 1000)
        test_lab.wait_for_kernel(page)
    except Exception as error:
        said = room.log.read_text(encoding="utf-8")[-4000:]
        pytest.fail(f"{error}\n{page.url}\n{page.inner_text('body')[:500]}\n{said}")


def cost(account: Account) -> dict[str, float]:
    """What a learner's processes hold now (MB, shared pages divided) and took so far (seconds)."""
    memory = seconds = 0.0
    tick = os.sysconf("SC_CLK_TCK")
    for process in processes(account.uid):
        with suppress(OSError):
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
            memory += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
            parts = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            seconds += sum(int(part) for part in parts[11:15]) / tick
    return {"memory": memory, "seconds": seconds}


@pytest.fixture(scope="module")
def hour(chrome, room):  # noqa: F811 (the fixture)
    """All learners at once: the link, the password, L01 opened, run to its end and saved."""
    with ExitStack() as stack:
        pages = {}
        for account in room.learners:
            context = chrome.new_context(viewport={"width": 1366, "height": 900})
            stack.callback(context.close)
            pages[account.name] = page = context.new_page()
            page.set_default_timeout(PATIENCE * 1000)
            begun = time.monotonic()
            log_in(page, room, account, room.link(L01))
            account.cost["begun"] = begun
        for account in room.learners:
            wait_for_lesson(pages[account.name], room, account, L01)
            account.cost["opened"] = time.monotonic() - account.cost["begun"]
        for account in room.learners:
            page = pages[account.name]
            test_lab.run_everything(page)
            test_lab.save(page, account.home / "work" / L01)
            account.cost |= cost(account)
        yield pages


def test_each_gets_the_lessons_and_runs_one_to_its_end(room, hour):
    for account in room.learners:
        notebook = learner.read(account.home / "work" / L01)
        cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        assert cells and all(cell["execution_count"] for cell in cells)
        outputs = [output for cell in cells for output in cell["outputs"]]
        assert outputs and not [out for out in outputs if out["output_type"] == "error"]
        given = {path.name for path in (room.teacher / "lessons").iterdir()}
        assert given <= {path.name for path in (account.home / "work").iterdir()}
        print("\n{}: {memory:.0f} MB, {seconds:.1f} s of processor time, L01 open {opened:.0f} s "
              "after the link".format(account.name, **account.cost), end="")


def test_lessons_checks_and_tables_come_from_one_clone(room, hour):
    account = room.learners[0]
    code = "import howopen; from howopen import data; print(howopen.__file__)"
    python = str(COURSE / ".venv" / "bin" / "python")
    link = account.home / "work" / ".howopen" / "course"
    said = account.run("env", f"PYTHONPATH={link}", python, "-c", code)
    assert Path(said.strip()).resolve() == account.home / "course" / "howopen" / "__init__.py"


def test_nobody_reads_anothers_files_or_writes_the_course(room, hour):
    for account in room.learners:
        own = files_under(account.home / "work") + files_under(account.home / "course")
        assert accessible(account, own, "R") == len(own) > 50  # so that a 0 below means something
        for other in room.learners:
            if other is not account:
                assert accessible(other, own, "R") == 0
        course = files_under(COURSE / "howopen") + files_under(COURSE / "lessons")
        assert accessible(account, course, "R") == len(course)
        assert accessible(account, [*course, COURSE, COURSE / "lessons"], "W") == 0


def files_under(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]


def accessible(account: Account, paths: list[Path], mode: str) -> int:
    """How many of the paths this learner can read ("R") or write ("W")."""
    names = "sys.stdin.read().splitlines()"
    code = f"import os, sys; print(sum(os.access(path, os.{mode}_OK) for path in {names}))"
    python = str(COURSE / ".venv" / "bin" / "python")
    return int(account.run(python, "-c", code, given="\n".join(map(str, paths))))


def test_what_kernels_say_is_encrypted(room, hour):
    """Their ports are open to every account of the machine, which could listen to the outputs."""
    for account in room.learners:
        runtime = account.home / "work" / ".howopen" / "jupyter" / "runtime"
        kernels = list(runtime.glob("kernel-*.json"))
        assert kernels
        assert all(learner.read(path).get("curve_secretkey") for path in kernels)


def test_nobody_gets_into_anothers_server(room, hour):
    for account in room.learners:
        asks = hour[account.name].context.request
        for other in room.learners:
            answer = asks.get(f"{room.address}/user/{other.name}/api/contents/{L01}")
            assert answer.status == (200 if other is account else 403)
        for path in (f"../../{room.learners[0].name}/work/{L01}", "../course/README.md"):
            server = f"{room.address}/user/{account.name}"
            answer = asks.get(f"{server}/api/contents/{quote(path, safe='')}")
            assert answer.status in (403, 404)


def test_an_account_outside_the_class_is_not_let_in(chrome, room):  # noqa: F811
    subprocess.run(["gpasswd", "--delete", room.learners[0].name, GROUP], check=True,
                   capture_output=True)
    try:
        context = chrome.new_context()
        page = context.new_page()
        log_in(page, room, room.learners[0], f"{room.address}/hub/login")
        page.get_by_text("Invalid username or password").wait_for()
        context.close()
    finally:
        subprocess.run(["gpasswd", "--add", room.learners[0].name, GROUP], check=True,
                       capture_output=True)


def test_the_same_link_brings_a_changed_lesson_and_takes_no_answer(room, hour):
    """Who has not edited L01 gets the new one; who has keeps theirs until they ask for it."""
    edited, untouched = room.learners[0], room.learners[1]
    answer(edited.home / "work" / L01)
    before = (edited.home / "work" / L01).read_bytes()
    notebook = learner.read(room.teacher / "lessons" / L01)
    notebook["cells"][1]["source"] = "A sentence that is new."
    learner.save(room.teacher / "lessons" / L01, notebook)
    publish(room.teacher, "L01 says more")
    for account in (edited, untouched):
        page = hour[account.name]
        page.goto("about:blank")
        page.goto(room.link(L01))
        wait_for_lesson(page, room, account, L01)
    assert (edited.home / "work" / L01).read_bytes() == before
    shown = hour[untouched.name].locator(f"{test_lab.SHOWN} .jp-RenderedMarkdown")
    shown.get_by_text("A sentence that is new.").wait_for()
    python = str(COURSE / ".venv" / "bin" / "python")
    link = edited.home / "work" / ".howopen" / "course"
    edited.run("env", f"PYTHONPATH={link}", f"HOWOPEN_WORK={edited.home / 'work'}", python, "-m",
               "howopen", "update", "--apply")
    newer = learner.read(edited.home / "work" / "01-the-story.v2.ipynb")
    assert "".join(newer["cells"][1]["source"]) == "A sentence that is new."
    assert "mine = 1" in learner.source(newer, "L01-E1")
    assert (edited.home / "work" / L01).read_bytes() == before


def answer(path: Path) -> None:
    """Write into an exercise, as the learner whose file it is."""
    owner = path.stat()
    text = learner.source(learner.read(path), "L01-E1")
    learner.edit(path, "L01-E1", "mine = 1\n" + text)
    os.chown(path, owner.st_uid, owner.st_gid)
