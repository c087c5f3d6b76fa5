"""The class edition in a real browser, from file://: every page, two themes, keyboard, paper.

Needs Chromium (or Chrome). Without one these tests are skipped, unless HOWOPEN_REQUIRE_BROWSER=1.
One browser serves all; a page is opened once for what is asked of every page.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import zlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from howopen import html_exercises, site
from howopen.checks import as_text, evaluate, exercises

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
# WCAG 2.2 AA is the sum of these; the rest is what axe calls good practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LESSONS = sorted(p.stem for p in (ROOT / "lessons").glob("[0-9][0-9]-*.ipynb"))
NAMES = [f"{stem}.html" for stem in LESSONS] + [
    "index.html", "exercises.html", "glossary.html", "data.html", "sources.html", "about.html",
]  # fmt: skip
# What a theme can change; all else axe has seen in the light.
COLOURS = ["color-contrast", "link-in-text-block"]
TALL = {"width": 1280, "height": 5000}  # axe scrolls less, and is twice as fast
USUAL = {"width": 1280, "height": 900}
L03 = "03-reading-the-licence.html"
each_page = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("browser") / "site"
    site.Site(ROOT, made, "learner").build(pdf=False)
    return made


@pytest.fixture(scope="module")
def browser():
    path = site.find_browser()
    if not path:
        if os.environ.get("HOWOPEN_REQUIRE_BROWSER") == "1":
            pytest.fail("no browser, though HOWOPEN_REQUIRE_BROWSER=1: install chromium")
        pytest.skip("no browser: install chromium to run the tests of the pages")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS, headless=True)
        yield running
        running.close()


class Watched:
    """A tab that keeps what the console said and what was asked for."""

    def __init__(self, browser, **options):
        options = {"viewport": USUAL} | options
        self.scripts = options.get("java_script_enabled", True)
        self.context = browser.new_context(**options)
        self.tab = self.context.new_page()
        self.said, self.asked = [], []
        self.tab.on("console", lambda message: self.said.append(message.text))
        self.tab.on("pageerror", lambda error: self.said.append(str(error)))
        self.tab.on("request", lambda request: self.asked.append(request.url))

    def open(self, folder, name, query=""):
        self.said.clear()
        self.asked.clear()
        self.tab.goto((folder / name.partition("#")[0]).as_uri() + query + part(name))
        if self.scripts:
            ready(self.tab)
        return self.tab


def part(name):
    return "#" + name.partition("#")[2] if "#" in name else ""


@pytest.fixture(scope="module")
def watched(browser):
    tab = Watched(browser)
    yield tab
    tab.context.close()


@pytest.fixture
def fresh(browser):
    tab = Watched(browser)
    yield tab
    tab.context.close()


@cache
def axe() -> str:
    folder = Path(find_spec("axe_playwright_python").origin).parent
    return (folder / "axe.min.js").read_text(encoding="utf-8")


def until(tab, condition: str) -> None:
    """Wait for a condition; Playwright's own way would need eval, which our policy forbids."""
    for _ in range(400):
        if tab.evaluate(condition):
            return
        tab.wait_for_timeout(50)
    pytest.fail(f"never: {condition}")


def ready(tab) -> None:
    """Wait until the page's script has done all it does at the start."""
    until(tab, "document.documentElement.classList.contains('ready')")


def faults(tab, only: list[str] | None = None) -> list[str]:
    """What axe finds on a page, one line a fault; by all rules, or by those named."""
    tab.evaluate(axe())
    options = {"runOnly": only or {"type": "tag", "values": RULES}, "preload": False}
    found = tab.evaluate(f"axe.run(document, {json.dumps(options)})")["violations"]
    return [f"{v['id']}: {node['html'][:120]}" for v in found for node in v["nodes"][:3]]


# Every page -----------------------------------------------------------------------------------


@each_page
def test_axe_finds_nothing_in_light_and_dark_and_nothing_comes_from_elsewhere(
    folder, watched, name
):
    tab = watched.open(folder, name)
    tab.set_viewport_size(TALL)
    tab.emulate_media(color_scheme="light")
    light = faults(tab)
    tab.emulate_media(color_scheme="dark")
    dark = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark == "rgb(22, 24, 27)"
    in_the_dark = faults(tab, COLOURS)
    tab.emulate_media(color_scheme="light")
    tab.set_viewport_size(USUAL)
    assert light == [] and in_the_dark == []
    assert watched.said == []
    assert [url for url in watched.asked if not url.startswith("data:image/")] == [
        (folder / name).as_uri()
    ]


SCREENFUL = """() => {
    const root = document.documentElement;
    const pieces = Array.from(document.querySelectorAll('main .part > *'));
    const tops = () => pieces.map((piece) => piece.getClientRects()[0]?.top);
    const late = tops();
    root.classList.remove('whole');
    const early = tops();
    const last = pieces.filter((piece) => piece.getClientRects().length).at(-1);
    const bottom = last.getBoundingClientRect().bottom;
    root.classList.add('whole');
    const moved = early.filter((top, i) => top !== undefined && top !== late[i]).length;
    return { bottom, moved };
}"""


@pytest.mark.parametrize("stem", LESSONS)
def test_what_is_drawn_first_fills_the_screen_and_stays_where_it_is(folder, watched, stem):
    tab = watched.open(folder, f"{stem}.html")
    found = tab.evaluate(SCREENFUL)
    assert found["bottom"] >= 850 and found["moved"] == 0  # a window of 900 px, less the margin


@each_page
def test_nothing_is_wider_than_a_small_phone(folder, watched, name):
    tab = watched.open(folder, name)
    tab.set_viewport_size({"width": 320, "height": 640})
    width = tab.evaluate("document.documentElement.scrollWidth")
    tab.set_viewport_size(USUAL)
    assert width <= 320


@each_page
def test_paper_has_numbers_and_no_empty_page(folder, watched, name):
    pdf = watched.open(folder, name).pdf(prefer_css_page_size=True)
    marks = marks_on_pages(pdf)
    assert len(marks) >= 1
    # A page number alone is one or two pieces of text.
    assert all(count > 3 for count in marks), marks


def marks_on_pages(pdf: bytes) -> list[int]:
    """Pieces of text and pictures drawn on each page of a PDF as Chromium writes it."""
    objects = {int(m[1]): m[2] for m in re.finditer(rb"(?m)^(\d+) 0 obj\b(.*?)^endobj", pdf, re.S)}
    pages = [body for body in objects.values() if re.search(rb"/Type\s*/Page\b(?!s)", body)]
    return [sum(_marks(objects[number]) for number in _contents(page)) for page in pages]


def _contents(page):
    listed = re.search(rb"/Contents\s*(\[[^\]]*\]|\d+ 0 R)", page)[1]
    return [int(number) for number in re.findall(rb"(\d+) 0 R", listed)]


def _marks(body):
    stream = re.search(rb"stream\r?\n(.*)\r?\nendstream", body, re.S)[1]
    text = zlib.decompress(stream) if b"FlateDecode" in body else stream
    return len(re.findall(rb"\bT[jJ]\b|\bDo\b", text))


# One lesson -----------------------------------------------------------------------------------


def test_keyboard_walk(folder, fresh):
    tab = fresh.open(folder, L03)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to the text"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "content"
    tab.keyboard.press("Control+k")
    assert tab.evaluate("document.activeElement.id") == "search"
    tab.keyboard.type("covenant")
    tab.wait_for_selector(".results li a")
    tab.keyboard.press("ArrowDown")
    first = tab.evaluate("document.activeElement.href")
    tab.keyboard.press("Enter")
    tab.wait_for_url(first)
    assert "covenant" in tab.inner_text("main").lower()
    fresh.open(folder, L03)
    tab.focus(".theme-button")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.documentElement.dataset.theme") == "dark"
    assert tab.get_attribute(".theme-button", "aria-pressed") == "true"
    tab.reload()
    ready(tab)
    assert tab.evaluate("document.documentElement.dataset.theme") == "dark"
    tab.focus(".menu .sections a >> nth=2")
    tab.keyboard.press("Enter")
    target = tab.evaluate("location.hash.slice(1)")
    tab.wait_for_selector(f'.menu a[href="#{target}"][aria-current="location"]')
    tab.focus("#L03-E1-a")
    tab.keyboard.press("ArrowDown")
    tab.focus("#L03-E1 button[type=submit]")
    tab.keyboard.press("Enter")
    assert "L03-E1 · right" in tab.inner_text("#L03-E1 .feedback")
    assert fresh.said == []


def test_the_next_page_is_drawn_in_the_theme_chosen_and_another_window_learns_of_it(folder, fresh):
    fresh.tab.add_init_script(
        "addEventListener('DOMContentLoaded', () => {"
        " window.early = document.documentElement.dataset.theme; })"
    )
    tab = fresh.open(folder, L03)
    assert tab.evaluate("window.early") is None
    tab.click(".theme-button")
    tab.click(".menu a[href^='04-']")
    tab.wait_for_url("**/04-*")
    ready(tab)
    assert tab.evaluate("window.early") == "dark"
    other = fresh.context.new_page()
    other.goto((folder / L03).as_uri())
    ready(other)
    assert other.evaluate("document.documentElement.dataset.theme") == "dark"



def test_every_stop_of_the_tab_key_is_seen(folder, fresh):
    tab = fresh.open(folder, L03)
    for _ in range(60):
        tab.keyboard.press("Tab")
        seen = tab.evaluate(
            """() => { const e = document.activeElement, b = e.getBoundingClientRect(),
            s = getComputedStyle(e); return [e.outerHTML.slice(0, 90), b.width > 0 && b.height > 0
            && b.bottom > 0 && b.top < innerHeight && s.outlineStyle !== 'none']; }"""
        )
        assert seen[1], seen[0]


@pytest.mark.parametrize(
    "place", [f"{L03}#L03-E8", "05-open-source-ai.html#L05-E5", "data.html#voices"]
)
def test_an_address_leads_to_its_place(folder, fresh, place):
    tab = fresh.open(folder, place)
    tab.wait_for_timeout(500)  # what comes near is laid out, and must not push the place away
    name = part(place)[1:]
    top = tab.evaluate(f"document.getElementById('{name}').getBoundingClientRect().top")
    assert 0 <= top <= 200
    assert tab.evaluate(f"document.getElementById('{name}').textContent.trim().length") > 3


def chosen_questions():
    return [
        e
        for e in exercises().values()
        if isinstance(e.form, html_exercises.Choice) and any(s[:2] == e.id[1:3] for s in LESSONS)
    ]


@pytest.mark.parametrize("exercise", chosen_questions(), ids=lambda e: e.id)
def test_each_option_gets_the_words_of_check(folder, watched, exercise):
    name = next(f"{s}.html" for s in LESSONS if s[:2] == exercise.id[1:3])
    tab = watched.open(folder, name)
    card = tab.locator(f"#{exercise.id}")
    card.locator("button[type=submit]").click()
    assert "Nothing is chosen yet" in card.locator(".feedback").inner_text()
    for letter in exercise.form.options:
        tab.check(f"#{exercise.id}-{letter}")
        card.locator("button[type=submit]").click()
        said = " ".join(card.locator(".feedback").inner_text().split())
        wanted = as_text(exercise, evaluate(exercise.id, letter)).replace("`", "")
        assert said == " ".join(wanted.split())


def test_labels_get_the_words_of_check(folder, watched):
    exercise = exercises()["L03-E8"]
    tab = watched.open(folder, L03)
    items, labels = list(exercise.form.items), list(exercise.form.labels)
    for turn in range(4):
        answer = {item: labels[(turn * i + turn) % 3] for i, item in enumerate(items)}
        for number, item in enumerate(items, start=1):
            tab.select_option(f"#L03-E8-{number}", label=answer[item])
        tab.click("#L03-E8 button[type=submit]")
        said = " ".join(tab.inner_text("#L03-E8 .feedback").split())
        wanted = as_text(exercise, evaluate("L03-E8", answer)).replace("`", "")
        assert said == " ".join(wanted.split())


def test_a_term_is_explained_on_focus_and_hover_and_escape_closes_it(folder, watched):
    tab = watched.open(folder, L03)
    term = tab.locator("a.term").first
    wanted = tab.evaluate(
        "document.getElementById(document.querySelector('a.term').getAttribute('aria-describedby'))"
        ".textContent"
    )
    term.focus()
    assert tab.inner_text(".tip") == wanted and len(wanted) > 30
    tab.keyboard.press("Escape")
    assert tab.locator(".tip").count() == 0
    tab.locator("h1").hover()
    term.hover()
    tab.hover(".tip")
    tab.wait_for_timeout(400)
    assert tab.locator(".tip").is_visible()
    assert faults(tab) == []


def test_code_is_copied(folder, browser):
    copying = Watched(browser, permissions=["clipboard-read", "clipboard-write"])
    tab = copying.open(folder, L03)
    button = tab.locator(".copy").first
    button.focus()
    tab.keyboard.press("Enter")
    until(tab, "document.querySelector('.copy').textContent.startsWith('Copied')")
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied == tab.locator(".code pre").first.inner_text()
    copying.context.close()


def test_lecture_view_shows_one_section_and_turns(folder, fresh):
    tab = fresh.open(folder, L03, "?lecture")
    shown = tab.locator("main .part:visible")
    assert shown.count() == 1 and tab.inner_text(".where p").startswith("1 of ")
    usual = tab.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    tab.keyboard.press("ArrowRight")
    assert tab.inner_text(".where p").startswith("2 of ") and shown.count() == 1
    assert tab.inner_text("main .part:visible h2") in tab.inner_text("main")
    assert faults(tab) == []
    tab.keyboard.press("End")
    last = tab.inner_text(".where p").split()
    assert last[0] == last[2]
    tab.keyboard.press("Escape")
    assert shown.count() == int(last[2])
    assert tab.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") < usual
    tab.keyboard.press("Alt+l")
    assert shown.count() == 1
    assert fresh.said == []


def test_reading_is_remembered_and_can_be_forgotten(folder, fresh):
    tab = fresh.open(folder, L03)
    tab.keyboard.press("End")
    until(
        tab,
        "(localStorage.getItem('howopen:read:L03') || '').split(' ').length"
        " === Number(localStorage.getItem('howopen:parts:L03'))",
    )
    fresh.open(folder, "index.html")
    assert tab.inner_text('[data-lesson="L03"] .read-so-far').strip() == "read to the end"
    assert faults(tab) == []
    tab.click(".forget")
    assert tab.locator(".read-so-far").count() == 0
    assert tab.evaluate("localStorage.getItem('howopen:read:L03')") is None


def test_a_phones_menu_opens_and_closes(folder, browser):
    phone = Watched(browser, viewport={"width": 360, "height": 700})
    tab = phone.open(folder, L03)
    assert not tab.locator("#menu").is_visible()
    tab.click(".menu-button")
    assert tab.locator("#menu").is_visible() and faults(tab) == []
    tab.keyboard.press("Escape")
    assert not tab.locator("#menu").is_visible()
    phone.context.close()


def test_without_scripts_a_lesson_can_be_read(folder, browser):
    plain = Watched(browser, java_script_enabled=False)
    tab = plain.open(folder, L03)
    assert tab.locator("nav.menu").is_visible() and tab.locator("#L03-E1 noscript").count() == 1
    assert not tab.locator(".tools").is_visible()
    tab.locator("#L03-E4 summary").first.click()
    assert tab.locator("#L03-E4 .hint p").first.is_visible()
    plain.context.close()


def test_wide_things_can_be_reached_only_where_they_scroll(folder, browser):
    phone = Watched(browser, viewport={"width": 320, "height": 640})
    tab = phone.open(folder, L03)
    tab.wait_for_timeout(200)  # two frames and more: sizes are told after one
    boxes = tab.evaluate(
        "[...document.querySelectorAll('.scroll')].filter(b => b.checkVisibility())"
        ".map(b => [b.scrollWidth > b.clientWidth + 1, b.tabIndex === 0, !!b.ariaLabel])"
    )
    assert all(wide == focusable and named for wide, focusable, named in boxes)
    assert any(wide for wide, _, _ in boxes)
    phone.context.close()


# The other edition, the page by itself, the whole course -----------------------------------------


def test_teachers_page_and_page_by_itself_pass_too(browser, tmp_path):
    from howopen.html import LessonExporter

    exporter = LessonExporter()
    for source in ("solutions", "lessons"):
        notebook = ROOT / source / L03.replace(".html", ".ipynb")
        page, _ = exporter.from_filename(str(notebook))
        (tmp_path / f"{source}.html").write_text(page, encoding="utf-8")
        for scheme in ("light", "dark"):
            alone = Watched(browser, color_scheme=scheme, viewport={"width": 1800, "height": 5000})
            tab = alone.open(tmp_path, f"{source}.html")
            assert faults(tab, None if scheme == "light" else COLOURS) == []
            assert alone.said == [] and len([u for u in alone.asked if u[:5] == "file:"]) == 1
            alone.context.close()


def test_a_hostile_notebook_runs_nothing(browser, tmp_path):
    from nbformat import v4

    from howopen.html import LessonExporter
    from tests.test_html import EVIL, output

    cells = [v4.new_markdown_cell(text) for text in EVIL]
    cells += [v4.new_code_cell(t, outputs=[output(text_html=t, text_plain="x")]) for t in EVIL]
    page, _ = LessonExporter().from_notebook_node(v4.new_notebook(cells=cells))
    (tmp_path / "evil.html").write_text(page, encoding="utf-8")
    tried = Watched(browser)
    tab = tried.context.new_page()
    said, asked, alarms = [], [], []
    tab.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    tab.on("console", lambda message: said.append(message.text))
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto((tmp_path / "evil.html").as_uri())
    tab.wait_for_timeout(300)
    assert alarms == [] and said == []
    assert [url for url in asked if not url.startswith("data:")] == [
        (tmp_path / "evil.html").as_uri()
    ]
    assert tab.locator("main .lesson-head").is_visible()
    tried.context.close()


def test_the_course_is_one_pdf_without_an_empty_page(browser, tmp_path):
    for name in ("lessons", "datasets"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for path in sorted((tmp_path / "lessons").glob("[0-9]*.ipynb"))[4:]:
        path.unlink()
    site.Site(tmp_path, tmp_path / "site", "learner").build(pdf=True)
    pdf = (tmp_path / "site" / site.PDF).read_bytes()
    marks = marks_on_pages(pdf)
    assert len(marks) > 20 and all(count > 3 for count in marks)
    assert b"file:///" not in pdf
    before = (tmp_path / "site" / site.PDF).stat().st_mtime_ns
    site.Site(tmp_path, tmp_path / "site", "learner").build(pdf=True)
    assert (tmp_path / "site" / site.PDF).stat().st_mtime_ns == before
