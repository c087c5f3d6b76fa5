"""The hour a learner really spends: JupyterLab as `howopen lab` starts it, in a real browser.

Needs Chromium (or Chrome). Without one these tests are skipped, unless HOWOPEN_REQUIRE_BROWSER=1.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from howopen import copies, record
from tests import learner

ROOT = Path(__file__).resolve().parents[2]
L03 = "03-reading-the-licence.ipynb"
V2 = "03-reading-the-licence.v2.ipynb"
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]
SHOWN = ".jp-NotebookPanel:not(.lm-mod-hidden)"  # the notebook in front, of those open
PATIENCE = 90  # seconds to wait for something before the test gives up
RIGHT = {"1.a": "grant", "1.b.i.B": "condition", "1.b.iii": "condition", "1.b.v": "restriction",
         "2": "restriction", "5.a.mark": "grant"}
WRONG = dict.fromkeys(RIGHT, "restriction")


def find_browser() -> str:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        if os.environ.get("HOWOPEN_REQUIRE_BROWSER") == "1":
            pytest.fail("no browser, though HOWOPEN_REQUIRE_BROWSER=1: install chromium")
        pytest.skip("no browser: install chromium to run the tests of JupyterLab")
    return found


@pytest.fixture(scope="module")
def chrome():
    path = find_browser()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS, headless=True)
        yield running
        running.close()


# ---------------------------------------------------------------- the lab


def clean_environment():
    """As a learner's terminal has it: progress is kept, nothing of the tests shows through."""
    off = (*record.OFF, "HOWOPEN_WORK", "JUPYTER_CONFIG_DIR")
    return {k: v for k, v in os.environ.items() if k not in off and "COV" not in k}


@contextmanager
def lab(work, lessons, *options):
    """`howopen lab`, running; yields what its server says of itself (url, token, pid)."""
    command = [sys.executable, "-m", "howopen.lab", "--no-browser", "--work", str(work),
               "--lessons", str(lessons), *options]
    log = work.parent / "lab.log"
    with open(log, "ab") as file:
        process = subprocess.Popen(command, cwd=ROOT, env=clean_environment(), stdout=file,
                                   stderr=subprocess.STDOUT)
    try:
        yield wait_for_server(work, process, log)
    finally:
        process.terminate()
        process.wait(60)


def wait_for_server(work, process, log):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text(encoding="utf-8")
        server = copies.running_server(work)
        if server and server["pid"] == process.pid:
            return server
        time.sleep(0.1)
    pytest.fail("JupyterLab did not start:\n" + log.read_text(encoding="utf-8"))


@contextmanager
def page_of(chrome, server, path="", **options):
    """A page of the lab, and the addresses it asked for that are not on this machine."""
    context = chrome.new_context(viewport={"width": 1366, "height": 900}, **options)
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    outside = []
    context.on("request", lambda r: outside.append(r.url) if is_outside(r.url) else None)
    page.goto(f"{server['url']}{path}?token={server['token']}")
    wait_for_kernel(page)
    try:
        yield page, outside
    finally:
        context.close()


def wait_for_kernel(page):
    """Until the notebook is drawn and its kernel waits for work."""
    page.wait_for_selector(".jp-Notebook .jp-CodeCell")
    page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for()


def is_outside(url):
    parts = urlsplit(url)
    return parts.scheme not in ("data", "blob", "about") and parts.hostname != "127.0.0.1"


def run_everything(page):
    """Run > Restart Kernel and Run All Cells, and wait until the kernel has nothing left to do."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Restart Kernel and Run All Cells").click()
    page.locator(".jp-Dialog button.jp-mod-accept").click()
    page.wait_for_function(
        """() => {
            const prompts = [...document.querySelectorAll(
                '.jp-NotebookPanel:not(.lm-mod-hidden) .jp-CodeCell .jp-InputPrompt')]
                .map(p => p.textContent.trim());
            return prompts.length > 3 && prompts.every(p => /^\\[\\d+\\]:$/.test(p));
        }"""
    )


def exercise_cell(page, exercise):
    """The code cell that ends with check("L03-E2", ...)."""
    return page.locator(f"{SHOWN} .jp-CodeCell").filter(
        has=page.locator(".cm-content", has_text=f'check("{exercise}"')
    )


def run_with(page, exercise, name, value):
    """Write an answer into an exercise's cell, run it, and return the stage of the feedback."""
    cell = exercise_cell(page, exercise)
    cell.scroll_into_view_if_needed()
    cell.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(f'{name} = {json.dumps(value)}\ncheck("{exercise}", {name})')
    before = prompt(cell)
    page.keyboard.press("ControlOrMeta+Enter")
    deadline = time.monotonic() + PATIENCE
    while prompt(cell) in (before, "[*]:") and time.monotonic() < deadline:
        page.wait_for_timeout(100)
    return stage(cell)


def stage(cell):
    """The first line of the feedback, also of a cell out of sight (which has no inner text)."""
    return cell.locator(".howopen-check p").first.text_content().strip()


def prompt(cell):
    return cell.locator(".jp-InputPrompt").first.inner_text().strip()


def save(page, path):
    """Save with the keyboard, and wait until the file holds it."""
    before = path.stat().st_mtime_ns
    page.keyboard.press("ControlOrMeta+s")
    deadline = time.monotonic() + PATIENCE
    while path.stat().st_mtime_ns == before and time.monotonic() < deadline:
        page.wait_for_timeout(100)


def tried(work):
    """What the learner's record says, by exercise."""
    return record.summary(record.events(record.database_in(work)))


# ---------------------------------------------------------------- the hour


@pytest.fixture(scope="module")
def lessons(tmp_path_factory):
    """The real lessons, copied, so that one of them can change."""
    folder = tmp_path_factory.mktemp("course") / "lessons"
    shutil.copytree(ROOT / "lessons", folder)
    assert (folder / L03).is_file()
    return folder


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    return tmp_path_factory.mktemp("learner") / "work"


def test_an_hour_with_l03(chrome, lessons, work):
    """Run all, answer wrong, answer right, reload, stop, update, continue."""
    with lab(work, lessons) as server:
        with page_of(chrome, server, f"lab/tree/{L03}") as (page, outside):
            run_everything(page)
            assert page.locator(".jp-RenderedText[data-mime-type*='stderr']").count() == 0
            assert tried(work) == {}  # blank answers are no attempts
            assert run_with(page, "L03-E2", "labels", WRONG) == "L03-E2 · not yet"
            assert run_with(page, "L03-E2", "labels", RIGHT) == "L03-E2 · right"
            save(page, work / L03)
            page.reload()
            wait_for_kernel(page)
            cell = exercise_cell(page, "L03-E2")
            assert '"5.a.mark": "grant"' in cell.locator(".cm-content").text_content()
            assert stage(cell) == "L03-E2 · right"
            assert outside == []
    assert tried(work) == {"L03-E2": {"tries": 2, "best": "right", "hints": 0}}
    assert source_of(work / L03).count("5.a.mark") >= 1
    the_lesson_changes(lessons)
    assert copies.main(["--apply", "--work", str(work), "--lessons", str(lessons)]) == 0
    with lab(work, lessons) as server, page_of(chrome, server) as (page, outside):
        # No path given: the lab opens where the learner stopped, now in the new version.
        assert V2 in page.url
        text = page.locator(f"{SHOWN} .jp-RenderedMarkdown")
        text.get_by_text("A sentence that is new.").wait_for()
        run_everything(page)
        assert stage(exercise_cell(page, "L03-E2")) == "L03-E2 · right"
        assert outside == []
    assert tried(work)["L03-E2"]["tries"] == 2  # passed before: running again is no new try


def source_of(path):
    return learner.source(learner.read(path), "L03-E2")


def the_lesson_changes(lessons):
    notebook = learner.read(lessons / L03)
    notebook["cells"][1]["source"] = "".join(notebook["cells"][1]["source"]) + (
        "\n\nA sentence that is new."
    )
    learner.save(lessons / L03, notebook)


# ---------------------------------------------------------------- the room it happens in


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A running lab on small lessons: what the room looks like depends on no lesson."""
    folder = tmp_path_factory.mktemp("room")
    lessons = learner.course(folder / "lessons")
    work = folder / "work"
    with lab(work, lessons) as server:
        yield server, work, lessons


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_exercises_are_marked_and_the_panels_are_open(chrome, small, scheme):
    server, _, _ = small
    with page_of(chrome, server, color_scheme=scheme) as (page, outside):
        page.locator(".jp-TableOfContents-content").get_by_text("L00-E1 · One").wait_for()
        page.locator(".jp-DirListing-item").filter(has_text="00-start-here").wait_for()
        light = str(scheme == "light").lower()
        page.wait_for_selector(f"body[data-jp-theme-light='{light}']", state="attached")
        marks = page.evaluate(
            """() => [...document.querySelectorAll('.jp-MarkdownCell')].map(cell => [
                cell.innerText.trim().split('\\n')[0],
                getComputedStyle(cell).borderInlineStartWidth,
                getComputedStyle(cell, '::before').content])"""
        )
        for text, width, label in marks:
            is_exercise = text.startswith("L00-E")
            assert (width == "6px") == is_exercise, text
            assert (label == '"Exercise"') == is_exercise, text
        assert sum(text.startswith("L00-E") for text, _, _ in marks) == 3
        assert page.get_by_text("official Jupyter news").count() == 0
        assert outside == []


def test_the_glossary_opens_as_a_page(chrome, small):
    server, _, _ = small
    with page_of(chrome, server) as (page, _):
        page.locator(".jp-DirListing-item").filter(has_text="glossary.md").dblclick()
        page.locator(".jp-MarkdownViewer h1").filter(has_text="Glossary").wait_for()


def test_only_this_machine_with_the_token_and_only_the_folder(chrome, small):
    server, work, _ = small
    context = chrome.new_context()
    request = context.request
    assert urlsplit(server["url"]).hostname == "127.0.0.1"
    assert request.get(f"{server['url']}api/contents").status == 403
    token = {"Authorization": f"token {server['token']}"}
    listed = request.get(f"{server['url']}api/contents", headers=token).json()["content"]
    assert sorted(entry["name"] for entry in listed) == sorted(learner.NAMES)
    (work.parent / "secret.txt").write_text("x", encoding="utf-8")
    for path in ("../secret.txt", "%2e%2e/secret.txt", "..%2Fsecret.txt",
                 ".howopen/manifest.json"):
        for kind in ("api/contents", "files"):
            answer = request.get(f"{server['url']}{kind}/{path}", headers=token)
            assert answer.status in (403, 404, 405), (kind, path, answer.status)
    context.close()


def test_a_second_lab_is_told_where_the_first_is(small):
    server, work, lessons = small
    run = subprocess.run(
        [sys.executable, "-m", "howopen.lab", "--work", str(work), "--lessons", str(lessons)],
        cwd=ROOT, env=clean_environment(), capture_output=True, text=True, check=False,
    )
    assert run.returncode == 1
    assert f"{server['url']}lab?token={server['token']}" in run.stderr


def test_a_port_in_use_is_passed_over(small, tmp_path):
    server, _, lessons = small
    with lab(tmp_path / "work", lessons, "--port", str(server["port"])) as second:
        assert second["port"] != server["port"]
    assert f"Port {server['port']} is in use" in (tmp_path / "lab.log").read_text(encoding="utf-8")


def test_nothing_is_written_outside_the_learners_folder(small, tmp_path):
    """A home of its own shows it: JupyterLab and IPython leave nothing there."""
    _, _, lessons = small
    home = tmp_path / "home"
    home.mkdir()
    before = os.environ.get("HOME")
    os.environ["HOME"] = str(home)
    try:
        with lab(tmp_path / "work", lessons):
            pass
    finally:
        os.environ["HOME"] = before or ""
    left = [str(path.relative_to(home)) for path in home.rglob("*")]
    assert not [path for path in left if "jupyter" in path or "ipython" in path]
