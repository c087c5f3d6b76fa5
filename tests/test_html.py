"""The class edition without a browser: what stands in the pages, and what is left alone."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from nbformat import v4

from howopen import html_exercises, html_text, site, stamps
from howopen.checks import as_html, evaluate, exercises
from howopen.html import LessonExporter, static
from howopen.html_cells import with_options
from tests.pages import Page, dead_links

ROOT = Path(__file__).parents[1]
LESSONS = sorted((ROOT / "lessons").glob("[0-9][0-9]-*.ipynb"))
SOLVED = sorted((ROOT / "solutions").glob("[0-9][0-9]-*.ipynb"))
RUNS = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "svg",
    "math",
    "form",
    "base",
    "meta",
    "link",
}
each_edition = pytest.mark.parametrize("edition", ["learner", "teacher"])


@pytest.fixture(scope="module")
def editions(tmp_path_factory):
    """Folders with both editions of the course as it is stored."""
    folders = {}
    for edition in site.EDITIONS:
        folders[edition] = tmp_path_factory.mktemp("editions") / edition
        made = site.Site(ROOT, folders[edition], edition).build(pdf=False)
        assert "index.html" in made
    return folders


def pages(folder):
    return sorted(folder.glob("*.html"))


def convert(*cells, metadata=None, name="notes", **resources):
    """The page of a notebook of these cells."""
    notebook = v4.new_notebook(cells=list(cells), metadata=metadata or {})
    resources = {"metadata": {"name": name, **resources}}
    return LessonExporter().from_notebook_node(notebook, resources)[0]


def output(**data):
    return v4.new_output("display_data", data={k.replace("_", "/"): v for k, v in data.items()})


# Every page -----------------------------------------------------------------------------------


@each_edition
def test_every_page_is_well_formed_and_loads_only_its_own_files(editions, edition):
    for path in pages(editions[edition]):
        page = Page.of(path)
        assert not page.unmatched and page.around == [], path.name
        assert page.all("html") == [{"lang": "en-GB"}], path.name
        assert len(page.all("h1")) == 1, path.name
        assert len(page.ids) == len(set(page.ids)), (path.name, repeated(page.ids))
        assert all(image.get("alt") for image in page.all("img")), path.name
        loaded = [a.get("src") or a.get("href") for t in ("script", "link") for a in page.all(t)]
        assert sorted(filter(None, loaded)) == ["data:,"], path.name
        assert all(image["src"].startswith("data:image/") for image in page.all("img"))
        assert not [a for _, a, _ in page.tags if "style" in a or any(k[:2] == "on" for k in a)]
        policy = page.policy()
        assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy


def repeated(names):
    return sorted({name for name in names if names.count(name) > 1})


@each_edition
def test_headings_leave_out_no_level(editions, edition):
    for path in pages(editions[edition]):
        levels = [int(t[1]) for t, _, _ in Page.of(path).tags if re.fullmatch("h[1-6]", t)]
        assert levels[0] == 1 and all(b <= a + 1 for a, b in zip(levels, levels[1:], strict=False))


@each_edition
def test_no_link_is_dead(editions, edition):
    assert dead_links(editions[edition]) == []


@each_edition
def test_what_describes_or_labels_is_there(editions, edition):
    for path in pages(editions[edition]):
        page = Page.of(path)
        named = {
            word
            for _, a, _ in page.tags
            for key in ("aria-describedby", "aria-labelledby", "aria-controls", "for")
            for word in a.get(key, "").split()
        }
        assert named <= set(page.ids), (path.name, named - set(page.ids))


def test_a_lesson_page_is_light(editions):
    for lesson in LESSONS:
        text = (editions["learner"] / f"{lesson.stem}.html").read_text(encoding="utf-8")
        pictures = sum(map(len, re.findall(r'src="data:[^"]*"', text)))
        assert len(text.encode()) - pictures <= 170_000, lesson.stem


def test_search_finds_only_places_that_are_there(editions):
    folder = editions["learner"]
    script = (folder / "search.js").read_text(encoding="utf-8")
    texts = json.loads(script.partition("window.howopenTexts = ")[2].rstrip(";\n"))
    ids = {path.name: set(Page.of(path).ids) for path in pages(folder)}
    assert len(texts) > 50
    for text in texts:
        file, _, part = text["url"].partition("#")
        assert part in ids[file], text["url"]
    found = {text["url"].partition("#")[0] for text in texts}
    assert {f"{p.stem}.html" for p in LESSONS} | {"glossary.html", "data.html"} <= found


# Solutions ------------------------------------------------------------------------------------


def solution_lines():
    """(exercise, line) for the lines that only the solved notebooks hold (hints are for all)."""
    blank = "\n".join(code(path) for path in LESSONS)
    blank += "\n".join(hint for e in exercises().values() for hint in e.hints)
    for path in SOLVED:
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if re.fullmatch(r"L\d\d-E\d+", cell["id"]):
                for line in "".join(cell["source"]).splitlines():
                    if len(line.strip()) > 8 and line.strip() not in blank:
                        yield cell["id"], line.strip()


def code(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells)


def instructor_lines():
    for path in SOLVED:
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if "instructor" in cell["metadata"].get("tags", []):
                yield from (x.strip() for x in "".join(cell["source"]).splitlines() if len(x) > 40)


def squeezed(text):
    return re.sub(r"\s+", "", text)


def test_learners_pages_hold_no_solution(editions):
    lines = list(solution_lines())
    assert len(lines) >= 3 * len(SOLVED)
    for path in editions["learner"].iterdir():
        if path.suffix not in (".html", ".js"):
            continue
        text = squeezed(html.unescape(re.sub(r"<[^>]*>", "", path.read_text(encoding="utf-8"))))
        found = [(e, line) for e, line in lines if squeezed(line) in text]
        assert not found, (path.name, found[:5])
        assert not [line for line in instructor_lines() if squeezed(plain(line)) in text]


def plain(line):
    return re.sub(r"[*`]|\]\([^)]*\)|\[", "", line)


def test_learners_pages_hold_no_words_for_right_answers_but_of_choices(editions):
    for path in LESSONS:
        words = Page.of(editions["learner"] / f"{path.stem}.html").words
        stored = path.read_text(encoding="utf-8")  # a starter to mend comes with its feedback
        for exercise in exercises().values():
            if exercise.lesson != f"L{path.name[:2]}" or html_exercises.answerable(exercise):
                continue
            for rule in exercise.all_rules:
                if isinstance(rule.says, str) and len(rule.says) > 40 and rule.says not in stored:
                    assert rule.says.replace("`", "") not in words, (exercise.id, rule.code)


def test_teachers_pages_hold_solutions_mistakes_and_notes(editions):
    notebook = json.loads(SOLVED[-1].read_text(encoding="utf-8"))
    text = (editions["teacher"] / f"{SOLVED[-1].stem}.html").read_text(encoding="utf-8")
    words = squeezed(Page(text).words)
    own = {c["id"] for c in notebook["cells"]}
    lines = [line for exercise, line in solution_lines() if exercise in own]
    assert lines and all(squeezed(line) in words for line in lines)
    assert "Mistakesitlistensfor" in words and "Inshort" not in words
    for exercise in exercises().values():
        if f"{exercise.id}" in own:
            assert squeezed(exercise.otherwise.replace("`", "")) in words or not exercise.rules


def test_every_page_of_the_teachers_edition_says_so(editions):
    for path in pages(editions["teacher"]):
        page = Page.of(path)
        assert "Teachers' edition" in page.words and "(teachers' edition)" in page.words, path.name
    for path in pages(editions["learner"]):
        assert "eachers' edition" not in Page.of(path).words, path.name


def test_every_exercise_stands_in_its_lesson_and_on_the_page_of_all(editions):
    together = set(Page.of(editions["learner"] / "exercises.html").ids)
    for path in LESSONS:
        page = Page.of(editions["learner"] / f"{path.stem}.html")
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        wanted = {c["id"] for c in cells if "exercise" in c["metadata"].get("tags", [])}
        assert wanted <= set(page.ids) & together, path.name
        for name in wanted:
            for hint in exercises()[name].hints:
                assert squeezed(hint.replace("`", "")) in squeezed(page.words), name


# Choice questions -----------------------------------------------------------------------------

FORM = re.compile(r'<section class="exercise[^>]*id="([^"]+)".*?</section>', re.S)


def test_feedback_in_the_page_is_what_check_says(editions):
    seen = set()
    for lesson in LESSONS:
        text = (editions["learner"] / f"{lesson.stem}.html").read_text(encoding="utf-8")
        for match in FORM.finditer(text):
            if "<form" not in match[0]:
                continue
            exercise = exercises()[match[1]]
            seen.add(exercise.id)
            said = re.findall(r"<template>(.*?)</template>", match[0], re.S)
            codes = html.unescape(re.search(r'data-answers="([^"]*)"', match[0])[1])
            answers = list(html_exercises.possible(html_exercises.blank_form(exercise)))
            assert len(codes) == len(answers)
            for sign, answer in zip(codes, answers, strict=True):
                wanted_words = as_html(exercise, evaluate(exercise.id, answer))
                assert html.unescape(said[ord(sign) - 48]) == html.unescape(wanted_words)
    lessons = {f"L{path.name[:2]}" for path in LESSONS}
    wanted = {
        e.id
        for e in exercises().values()
        if e.lesson in lessons and isinstance(e.form, html_exercises.Choice)
    }
    assert wanted and wanted <= seen


def test_options_take_the_words_of_the_task():
    options = "<ul><li><strong>a</strong> one <em>x</em></li><li><strong>b</strong>: two</li></ul>"
    made = f"<p>Which?</p>{options}<p>Go.</p>"
    assert with_options(made, [("a", "1"), ("b", "2")]) == (
        "<p>Which?</p><p>Go.</p>",
        [("a", "one <em>x</em>"), ("b", "two")],
    )
    assert with_options(made, [("a", "1"), ("c", "2")]) == (made, [("a", "1"), ("c", "2")])


# What a notebook brings -----------------------------------------------------------------------

EVIL = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><a href='javascript:alert(1)'>x</a></svg>",
    "[x](javascript:alert(1)) [y](data:text/html,<script>alert(1)</script>)",
    "<a href='jAvAsCrIpT&colon;alert(1)'>x</a>",
    "<iframe src=https://example.org></iframe><object data=x></object><embed src=x>",
    "<style>body{display:none}</style><link rel=stylesheet href=https://example.org/x.css>",
    "<form action=https://example.org><input name=x><button>go</button></form>",
    "<meta http-equiv=refresh content='0;url=https://example.org'><base href=https://example.org>",
    "<p id=content style='position:fixed' class='menu skip' onclick=alert(1)>x</p>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table>",
    "</main></body><script>alert(1)</script><!--",
    "![x](https://example.org/track.png) ![y](//example.org/y.png) ![z](../../etc/passwd)",
    "<template><img src=x onerror=alert(1)></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<details ontoggle=alert(1) open><summary>s</summary>d</details>",
    "`</code><script>alert(1)</script>`",
    "```html\n</code></pre><script>alert(1)</script>\n```",
    "# <script>alert(1)</script> heading <img src=x onerror=alert(1)>",
    "# A\n\n## <script>alert(1)</script> b <img src=x onerror=alert(1)>\n\n### <script>c</script>",
]


@pytest.mark.parametrize("text", EVIL, ids=range(len(EVIL)))
@pytest.mark.parametrize("where", ["markdown", "output", "markdown output", "stream", "lesson"])
def test_nothing_in_a_notebook_runs_loads_or_leaves_its_place(text, where):
    metadata = {"howopen": {"lesson": "L03", "edition": "lesson", "title": text}}
    made = {
        "markdown": lambda: convert(v4.new_markdown_cell(text)),
        "output": lambda: convert(v4.new_code_cell(text, outputs=[output(text_html=text)])),
        "markdown output": lambda: convert(
            v4.new_code_cell("1", outputs=[output(text_markdown=text)])
        ),
        "stream": lambda: convert(
            v4.new_code_cell("1", outputs=[v4.new_output("stream", text=text)])
        ),
        "lesson": lambda: convert(
            v4.new_markdown_cell(f"# L03 · {text}\n\n**{text}**", metadata={"tags": ["header"]}),
            v4.new_markdown_cell(f"### L03-E4 · {text}\n\n{text}"),
            metadata=metadata,
        ),
    }[where]()
    page = Page(made)
    inside = [(tag, a) for tag, a, around in page.tags if "main" in around]
    assert not [tag for tag, _ in inside if tag in RUNS - {"form"}], made
    assert not [a for _, a in inside if any(k.startswith("on") or k == "style" for k in a)]
    for _, attributes in inside:
        for key in {"href", "src"} & set(attributes):
            address = re.sub(r"\s", "", attributes[key] or "").lower()
            assert not address.startswith(("javascript:", "data:text")), address
            assert key == "href" or address.startswith("data:image/"), address
    assert page.all("base") == [] and page.ids.count("content") == 1
    assert [t for t, _, around in page.tags if t == "script"] == ["script"]
    assert page.around == [] and page.unmatched == []


def test_a_page_by_itself_allows_only_its_own_style_and_script():
    made = convert(v4.new_markdown_cell("# Notes\n\ntext"))
    for tag in ("style", "script"):
        inner = re.search(rf"<{tag}>(.*?)</{tag}>", made, re.S)[1]
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in Page(made).policy()
    assert "'self'" not in Page(made).policy()


def test_vendored_scripts_cannot_close_their_element():
    for name in ("site.js", "minisearch.js"):
        assert "</script" not in (ROOT / "howopen" / "static" / name).read_text(encoding="utf-8")


# What becomes of cells ------------------------------------------------------------------------

PNG = "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAADElEQVR4nGNgwAkAAB4AAYj0aGkAAAAASUVORK5CYII="


def test_a_picture_and_its_caption_become_one_figure():
    caption = (
        '<p class="howopen-caption">Bars. <span class="howopen-source">Source: us.</span></p>'
        '<details class="howopen-description"><summary>In words</summary><p>All.</p></details>'
    )
    shown = v4.new_output(
        "display_data",
        data={"image/png": PNG, "text/plain": "Figure: x"},
        metadata={"image/png": {"alt": 'Three "bars" & a line'}},
    )
    page = Page(convert(v4.new_code_cell("show(fig)", outputs=[shown, output(text_html=caption)])))
    picture = page.all("img")[0]
    assert picture["alt"] == 'Three "bars" & a line'
    assert (picture["width"], picture["height"]) == ("3", "2")
    inside = [tag for tag, _, around in page.tags if "figcaption" in around]
    assert inside == ["p", "a", "span", "details", "summary", "p"]
    assert "Figure 1 Bars. Source: us." in page.words and "Figure: x" not in page.words
    assert "figure-1" in page.ids


def test_a_table_scrolls_in_a_labelled_box_and_keeps_its_shape():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"name": ["a & b", "<i>"], "count": [1, 2000], "share": [0.5, None]})
    made = convert(v4.new_code_cell("frame", outputs=[output(text_html=frame.to_html())]))
    page = Page(made)
    box = next(a for _, a, _ in page.tags if a.get("class") == "scroll data")
    assert box == {
        "class": "scroll data", "role": "region", "tabindex": "0",
        "aria-label": "Table 1: name, count, share",
    }  # fmt: skip
    assert '<td class="n">2000</td>' in made and "<td>a &amp; b</td>" in made
    assert [a.get("scope") for a in page.all("th")] == ["col"] * 3 + ["row"] * 2
    assert "style" not in made.partition("<main")[2].partition("</main>")[0]


def test_the_names_of_index_and_columns_share_a_row():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"n": [1]}, index=pandas.Index(["x"], name="key"))
    made = convert(v4.new_code_cell("frame", outputs=[output(text_html=frame.to_html())]))
    assert (
        '<thead><tr><th scope="col">key</th><th scope="col" class="n">n</th></tr></thead>' in made
    )


def test_any_notebook_becomes_a_sensible_page(tmp_path):
    (tmp_path / "dot.png").write_bytes(base64.b64decode(PNG))
    page = Page(
        convert(
            v4.new_markdown_cell(
                "# My *notes*\n\nSee [it](other.ipynb), [web](https://example.org)."
            ),
            v4.new_markdown_cell(
                "##### Deep\n\nmore ![dot](dot.png) $x_1 < 2$\n\n# Second\n\n- [ ] task"
            ),
            v4.new_code_cell(
                "1/0",
                outputs=[
                    v4.new_output(
                        "error", ename="E", evalue="v", traceback=["\x1b[0;31mE\x1b[0m: v"]
                    )
                ],
            ),
            v4.new_raw_cell("raw <b>text</b>"),
            v4.new_code_cell(""),
            path=str(tmp_path),
        )
    )
    assert [t for t, _, _ in page.tags if re.fullmatch("h[1-6]", t)] == ["h1", "h2", "h2"]
    assert page.words.startswith("My notes Skip to the text")
    assert "raw <b>text</b>" in page.words and "E: v" in page.words and "\x1b" not in page.words
    assert page.all("img")[0]["src"].startswith("data:image/png;base64,")
    assert "https://example.org" in page.links and "other.ipynb" not in page.links
    assert page.all("form") == []


def test_an_empty_notebook_has_its_files_name():
    assert "notes" in Page(convert()).words


def test_headings_inside_code_begin_no_section():
    made = convert(
        v4.new_markdown_cell("# T\n\n```python\n# a comment\n## another\n```\n\n## Real")
    )
    assert [t for t, _, _ in Page(made).tags if t in ("h1", "h2")] == ["h1", "h2"]


def test_a_learners_own_answer_and_its_feedback_are_shown():
    metadata = {"howopen": {"lesson": "L03", "edition": "lesson", "title": "Reading"}}
    said = as_html(exercises()["L03-E4"], evaluate("L03-E4", {"conclusion": "contested"}))
    cell = v4.new_code_cell("museum = 1", id="L03-E4", outputs=[output(text_html=said)])
    task = v4.new_markdown_cell("### L03-E4 · What must the museum show?\n\nDecide.")
    made = convert(task, cell, metadata=metadata)
    assert html.unescape(said) in html.unescape(made) and "museum = 1" in Page(made).words


def test_terms_are_defined_on_a_page_by_itself():
    page = Page(
        convert(
            v4.new_markdown_cell(
                "# T\n\nA [condition](glossary.md#condition) and [x](glossary.md#no)."
            )
        )
    )
    link = next(a for a in page.all("a") if a.get("class") == "term")
    assert link["href"].removeprefix("#") in page.ids and link["aria-describedby"] in page.ids
    assert page.words.count("permission depends") == 2


@pytest.mark.parametrize("to", ["lesson", "html"])
def test_nbconvert_knows_the_exporter_and_its_own_page_reads_well(tmp_path, to):
    source = LESSONS[-1]
    command = [
        sys.executable,
        "-m",
        "nbconvert",
        "--to",
        to,
        str(source),
        "--output-dir",
        str(tmp_path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    page = Page.of(tmp_path / f"{source.stem}.html")
    title = json.loads(source.read_text(encoding="utf-8"))["metadata"]["howopen"]["title"]
    assert title in page.words and len(page.all("h1")) == 1
    if to == "lesson":
        assert not [
            a
            for a in page.all("script") + page.all("link")
            if a.get("src") or a.get("href") != "data:," and "href" in a
        ]
        assert all(image["src"].startswith("data:") and image["alt"] for image in page.all("img"))
        local = [link for link in page.links if not link.startswith("http")]
        assert all(link.startswith("#") and link[1:] in page.ids for link in local)


# Folders --------------------------------------------------------------------------------------


@pytest.fixture
def course(tmp_path):
    """A course folder with two of the lessons, to change."""
    root = tmp_path / "course"
    for name in ("lessons", "solutions", "datasets"):
        (root / name).mkdir(parents=True)
    for path in LESSONS[:2]:
        shutil.copy(path, root / "lessons")
        shutil.copy(ROOT / "solutions" / path.name, root / "solutions")
    shutil.copy(ROOT / "datasets" / "glossary.md", root / "datasets")
    return root


def build(root, edition="learner"):
    return site.main(["--edition", edition, "--no-pdf"], root)


def written(folder):
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_nothing_changed_writes_nothing(course, capsys):
    assert build(course) == 0
    before = written(course / "site")
    assert build(course) == 0
    assert "Nothing has changed" in capsys.readouterr().out
    assert written(course / "site") == before


def test_nothing_changed_needs_no_nbconvert():
    script = (
        "import sys; from howopen import site; "
        "site.Site(site.ROOT, site.ROOT / 'no-such-folder', 'learner').notebooks(); "
        "print([m for m in ('nbconvert', 'jinja2', 'nbformat', 'pandas') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_a_changed_lesson_is_written_again_and_the_other_is_left(course, capsys):
    build(course)
    before = written(course / "site")
    path = course / "lessons" / LESSONS[1].name
    path.write_text(
        path.read_text(encoding="utf-8").replace("Key points", "Key ideas"), encoding="utf-8"
    )
    build(course)
    after = written(course / "site")
    same = {name for name in before if before[name] == after[name]}
    assert f"{LESSONS[0].stem}.html" in same and "about.html" in same
    assert f"{LESSONS[1].stem}.html" not in same
    assert "Key ideas" in (course / "site" / f"{LESSONS[1].stem}.html").read_text(encoding="utf-8")


def test_the_page_of_a_removed_lesson_goes(course):
    build(course)
    (course / "lessons" / LESSONS[1].name).unlink()
    build(course)
    assert not (course / "site" / f"{LESSONS[1].stem}.html").exists()
    assert LESSONS[1].stem not in (course / "site" / "index.html").read_text(encoding="utf-8")


def test_a_page_that_somebody_changed_is_not_deleted(course, capsys):
    build(course)
    page = course / "site" / f"{LESSONS[1].stem}.html"
    page.write_text("my own words", encoding="utf-8")
    (course / "lessons" / LESSONS[1].name).unlink()
    build(course)
    assert page.read_text(encoding="utf-8") == "my own words"
    assert "it stays" in capsys.readouterr().out


def test_files_of_others_are_left(course):
    build(course)
    (course / "site" / "notes.txt").write_text("mine", encoding="utf-8")
    (course / "lessons" / LESSONS[1].name).unlink()
    assert build(course) == 0
    assert (course / "site" / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_missing_page_is_written_again(course):
    build(course)
    (course / "site" / "index.html").unlink()
    build(course)
    assert (course / "site" / "index.html").is_file()


def test_a_folder_that_is_not_ours_is_refused(course, capsys):
    (course / "site").mkdir()
    (course / "site" / "thesis.html").write_text("years of work", encoding="utf-8")
    assert build(course) == 1
    assert "did not write" in capsys.readouterr().err
    assert [p.name for p in (course / "site").iterdir()] == ["thesis.html"]


def test_a_file_in_the_way_is_not_overwritten(course, capsys):
    build(course)
    shutil.copy(LESSONS[2] if len(LESSONS) > 2 else LESSONS[0], course / "lessons" / "09-new.ipynb")
    (course / "site" / "09-new.html").write_text("mine", encoding="utf-8")
    assert build(course) == 1
    assert "was not written by this command" in capsys.readouterr().err
    assert (course / "site" / "09-new.html").read_text(encoding="utf-8") == "mine"


def test_editions_stay_apart(course, capsys):
    build(course, "teacher")
    assert (course / "site-teacher").is_dir() and not (course / "site").exists()
    assert (
        site.main(
            ["--edition", "learner", "--no-pdf", "--to", str(course / "site-teacher")], course
        )
        == 1
    )
    assert "solutions and learners' pages stay apart" in capsys.readouterr().err


def test_a_manifest_that_names_files_elsewhere_deletes_nothing_there(course):
    build(course)
    manifest = course / "site" / site.MANIFEST
    victim = course / "keep.txt"
    victim.write_text("keep", encoding="utf-8")
    notes = json.loads(manifest.read_text(encoding="utf-8"))
    notes["files"]["../keep.txt"] = hashlib.sha256(b"keep").hexdigest()
    notes["stamp"] = ""
    manifest.write_text(json.dumps(notes), encoding="utf-8")
    build(course)
    assert victim.read_text(encoding="utf-8") == "keep"


def test_a_course_without_notebooks_says_so(tmp_path, capsys):
    assert site.main(["--no-pdf"], tmp_path) == 1
    assert "no notebooks" in capsys.readouterr().err


def test_pages_do_not_count_among_what_notebooks_are_built_from():
    names = {path.name for path in stamps.shared_inputs(ROOT)}
    assert not {n for n in names if n.startswith("html") or n in ("site.py", "bench_site.py")}


# Small parts ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "words"),
    [("<p>a</p><p>b &amp; c</p>", "a b & c"), ("x<br>y", "x y"), ("<td>1</td><td>2</td>", "1 2")],
)
def test_plain_words(markup, words):
    assert html_text.plain(markup) == words


def test_headings_of_the_same_name_get_their_own_ids():
    place = html_text.Place("L03-")
    assert [place.identifier("A b") for _ in range(3)] == ["L03-a-b", "L03-a-b-2", "L03-a-b-3"]


def test_style_and_script_are_ascii_because_pages_are():
    assert [n for n in ("site.css", "site.js") if not static(n).isascii()] == []
    made = convert(v4.new_markdown_cell("Café · naïve — 日本"))
    assert made.isascii() and "Café · naïve — 日本" in Page(made).words
