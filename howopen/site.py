"""`python -m howopen html [--edition teacher]`: the class edition, from the stored notebooks.

Nothing is run. Pages go to `site/`, with solutions to `site-teacher/`; they open from a USB stick.
A list of what was written (`.howopen-site.json`) stands beside them: only what it names is ever
deleted, and a folder with other things in it is refused. When nothing has changed, nothing is
read but the files' contents: this module imports the standard library only until it must.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from .stamps import digest, write

ROOT = Path(__file__).resolve().parents[1]
LIBRARY = Path(__file__).resolve().parent
MANIFEST = ".howopen-site.json"
PDF = "how-open-is-llama-3.pdf"
EDITIONS = {"learner": "site", "teacher": "site-teacher"}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PDF_SECONDS = 180
OTHERS = (
    ("exercises.html", "All exercises"),
    ("glossary.html", "Glossary"),
    ("data.html", "Data"),
    ("sources.html", "Sources"),
    ("about.html", "About and licences"),
)
BEFORE_MAIN = re.compile(r'href="(?P<file>[\w.-]+\.html)?(?:#(?P<part>[^"]*))?"')


class SiteError(Exception):
    """A folder that is not ours, or nothing to make pages of."""


def main(argv: list[str], root: Path | None = None) -> int:
    """Run `[--edition learner|teacher] [--to FOLDER] [--no-pdf] [--all]`; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m howopen html", description="Write the lessons as web pages."
    )
    parser.add_argument("--edition", choices=sorted(EDITIONS), default="learner")
    parser.add_argument("--to", metavar="FOLDER", type=Path, help="default: site, or site-teacher")
    parser.add_argument("--no-pdf", action="store_true", help="leave out the PDF of the course")
    parser.add_argument("--all", action="store_true", help="write even what has not changed")
    args = parser.parse_args(argv)
    root = root or ROOT
    folder = args.to or root / EDITIONS[args.edition]
    try:
        with _uncollected():
            said = Site(root, folder, args.edition).build(pdf=not args.no_pdf, everything=args.all)
    except SiteError as error:
        print(error, file=sys.stderr)
        return 1
    print(said)
    return 0


@contextmanager
def _uncollected():
    """No search for reference cycles, meanwhile or at the end: a build has hardly any."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # what there is now is left alone, when the program ends too
        if was_on:
            gc.enable()


class Site:
    """The class edition of one course folder in one output folder."""

    def __init__(self, root: Path, folder: Path, edition: str):
        self.root, self.folder, self.edition = root.resolve(), Path(folder).resolve(), edition
        self.teacher = edition == "teacher"
        self.notes = self._manifest()
        self.written: dict[str, str] = {}
        self.changed: list[str] = []

    # What is there --------------------------------------------------------------------------

    def _manifest(self) -> dict:
        """What was written here before; SiteError for a folder that is not ours."""
        if self.folder.is_symlink() or (self.folder.exists() and not self.folder.is_dir()):
            raise SiteError(f"{self.folder.name} is not a folder: pages are not written there.")
        path = self.folder / MANIFEST
        if path.is_file():
            try:
                notes = json.loads(path.read_text(encoding="utf-8"))
                known = notes["edition"], dict(notes["files"])
            except (ValueError, KeyError, TypeError) as error:
                raise SiteError(f"{path.name} cannot be read. Delete it, or the folder.") from error
            if known[0] != self.edition:
                raise SiteError(
                    f"{self.folder.name}/ holds the {known[0]}s' edition. Choose another folder: "
                    "solutions and learners' pages stay apart."
                )
            return notes
        if self.folder.is_dir() and any(self.folder.iterdir()):
            raise SiteError(
                f"{self.folder.name}/ holds files that this command did not write. "
                "Choose an empty or a new folder with --to."
            )
        return {"edition": self.edition, "files": {}, "stamps": {}}

    def notebooks(self) -> list[Path]:
        """The stored notebooks of this edition, in the order of the lessons."""
        folder = self.root / ("solutions" if self.teacher else "lessons")
        return sorted(folder.glob("[0-9][0-9]-*.ipynb"))

    def shared(self) -> list[Path]:
        """What every page depends on."""
        library = [
            *LIBRARY.glob("*.py"),
            *LIBRARY.glob("templates/lesson/*"),
            *LIBRARY.glob("static/*"),
        ]
        return [p for p in library if p.name != "bench_site.py"]

    def data(self) -> list[Path]:
        """Tables and datasheets, and the README's introduction."""
        tables = self.root / "datasets"
        return [
            *tables.glob("*.csv"),
            *tables.glob("*.md"),
            tables / "datapackage.json",
            self.root / "README.md",
        ]

    def inputs(self, notebook: Path) -> list[Path]:
        """What the page of one lesson depends on besides."""
        module = LIBRARY / "exercises" / f"l{notebook.name[:2]}.py"
        starter = self.root / "lessons" / notebook.name
        return [notebook, module, starter]

    # Building -------------------------------------------------------------------------------

    def build(self, pdf: bool = True, everything: bool = False) -> str:
        """Write what has changed; return a sentence about it."""
        notebooks = self.notebooks()
        if not notebooks:
            raise SiteError("There are no notebooks to make pages of. Run: python -m howopen build")
        browser = find_browser() if pdf else ""
        base = _hash(
            _digest(self.shared(), LIBRARY) + _digest(self.data(), self.root) + self.edition
        )
        keys = {p.stem: _hash(base + _digest(self.inputs(p), None)) for p in notebooks}
        stamp = _hash("".join(keys.values()) + str(bool(browser)) + str(pdf))
        if not everything and self.notes.get("stamp") == stamp and self._complete():
            return f"Nothing has changed: {self._shown()}/index.html is up to date."
        self._write_all(notebooks, base, keys, browser, everything)
        self._remove_old()
        self.notes = {"edition": self.edition, "files": self.written, "stamp": stamp}
        write(self.folder / MANIFEST, json.dumps(self.notes, indent=1, sort_keys=True) + "\n")
        return self._summary(pdf, browser)

    def _complete(self):
        return all((self.folder / name).is_file() for name in self.notes["files"])

    def _write_all(self, notebooks, base, keys, browser, everything):
        _import_jsonschema()
        from . import html_pages
        from .html import LessonExporter, static

        self.folder.mkdir(parents=True, exist_ok=True)
        maker = Maker(self, LessonExporter(), notebooks, base, keys, everything)
        for name, text in maker.pages():
            self.put(name, text)
        self.put("search.js", html_pages.search_script(static("minisearch.js"), maker.texts()))
        if browser:
            self._pdf(maker, browser, everything)
        self._save_stores(maker)

    def _save_stores(self, maker):
        for stem, store in maker.stores.items():
            if store.pop("new", False):
                write(self.store(stem), json.dumps(store, ensure_ascii=False))

    def store(self, stem: str) -> Path:
        """Where the rendered parts of a lesson are kept between builds."""
        return self.root / ".cache" / f"html-{self.edition}" / f"{stem}.json"

    def put(self, name: str, text: str | bytes) -> None:
        """Write a page if it is new or differs; SiteError for a file that is not ours."""
        path = self.folder / name
        content = text.encode() if isinstance(text, str) else text
        mark = hashlib.sha256(content).hexdigest()
        there = path.exists() or path.is_symlink()
        if there and (path.is_symlink() or name not in self.notes["files"]):
            raise SiteError(
                f"{self._shown()}/{name} was not written by this command: move it away."
            )
        if not there or path.read_bytes() != content:
            _write_bytes(path, content)
            self.changed.append(name)
        self.written[name] = mark

    def _remove_old(self):
        """Delete pages of before that are no more, unless somebody has changed them."""
        for name in sorted(set(self.notes["files"]) - set(self.written)):
            path = self.folder / Path(name).name
            if (
                path.is_file()
                and hashlib.sha256(path.read_bytes()).hexdigest() == self.notes["files"][name]
            ):
                path.unlink()
                self.changed.append(f"{name} (removed)")
            elif path.is_file():
                print(
                    f"{self._shown()}/{name} is no longer part of the edition; it was changed, "
                    "so it stays."
                )

    def _pdf(self, maker, browser, everything):
        """The course as one PDF; a failure is told, and the pages stand without it."""
        page = maker.whole()
        key = hashlib.sha256(page.encode()).hexdigest()
        path, kept = self.folder / PDF, self.root / ".cache" / f"html-{self.edition}" / "pdf.json"
        try:
            known = json.loads(kept.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            known = {}
        if (
            not everything
            and known.get("page") == key
            and path.is_file()
            and PDF in self.notes["files"]
        ):
            self.written[PDF] = self.notes["files"][PDF]
            return
        content = print_pdf(page, browser)
        if content:
            self.put(PDF, content)
            write(kept, json.dumps({"page": key}))

    def _shown(self):
        try:
            return self.folder.relative_to(self.root).as_posix()
        except ValueError:
            return self.folder.as_posix()

    def _summary(self, pdf, browser):
        pages = sum(1 for name in self.written if name.endswith(".html"))
        changed = len(set(self.changed) & set(self.written))
        said = f"Wrote {changed} of {len(self.written)} files ({pages} pages). "
        said += f"Open {self._shown()}/index.html"
        if pdf and not browser:
            said += "\nNo PDF of the course: Chromium or Chrome is not installed here."
        elif browser and PDF not in self.written:
            said += "\nNo PDF of the course: the browser did not print it."
        return said


class Maker:
    """Makes the pages of a Site; lessons that have not changed come from their stores."""

    def __init__(
        self, site: Site, exporter, notebooks: list[Path], base: str, keys: dict, everything: bool
    ):
        self.site, self.exporter, self.base = site, exporter, base
        self.files = {p.stem: f"{p.stem}.html" for p in notebooks}
        heads = {p.stem: _head(p) for p in notebooks}
        self.lessons = [
            heads[p.stem] | {"file": self.files[p.stem], "slug": p.stem} for p in notebooks
        ]
        self.around = _hash(json.dumps(self.lessons))
        self.parts = exporter.environment.get_template("parts.html.j2").module
        self.stores = {}
        for path in notebooks:
            self.stores[path.stem] = self._store(path, keys[path.stem] + self.around, everything)
        self.stores["tables"] = self._tables(everything)

    def _store(self, path, key, everything):
        """Page and parts of a lesson: as stored if nothing has changed, else made anew."""
        known = {} if everything else _stored(self.site.store(path.stem))
        if known.get("key") == key:
            return known
        forms_key = _hash(self.base + _digest(self.site.inputs(path)[1:2], None))
        if known.get("forms_key") == forms_key:
            self._take_forms(known["forms"])
        made = self._render(path)
        made |= {"key": key, "new": True, "forms_key": forms_key}
        return made | {"forms": self._give_forms(f"L{path.name[:2]}-")}

    def _take_forms(self, forms):
        """Forms of exercises from an earlier build: to judge every answer takes its time."""
        from . import html_exercises

        for name, form in forms.items():
            known = html_exercises.Form(**form) if form else None
            html_exercises.known_forms.setdefault(name, known)

    def _give_forms(self, prefix):
        from dataclasses import asdict

        from . import html_exercises

        known = html_exercises.known_forms.items()
        return {name: form and asdict(form) for name, form in known if name.startswith(prefix)}

    def _render(self, path):
        from . import html_pages

        index = [lesson["slug"] for lesson in self.lessons].index(path.stem)
        page = self.exporter.lesson(_read(path), self._about(path, index))
        document = self.exporter.document
        teacher = self.site.teacher
        return {
            "page": page,
            "body": str(self.parts.body(document, teacher)),
            "cards": [
                str(self.parts.exercise(c, teacher, 3, self.files[path.stem]))
                for c in document.cards
            ],
            "tooltips": str(self.parts.tooltips(self.exporter.terms)),
            "texts": html_pages.lesson_texts(document, self.files[path.stem]),
        }

    def _about(self, path, index):
        from .html import BESIDE, dressing

        starters = {}
        if self.site.teacher:
            learners = self.site.root / "lessons" / path.name
            cells = _read(learners)["cells"] if learners.is_file() else []
            starters = {cell.get("id"): "".join(cell["source"]) for cell in cells}
        lesson = self.lessons[index]
        return dressing(beside=BESIDE) | {
            "teacher": self.site.teacher,
            "place": self.place(
                f"{lesson['id']}-" if lesson["id"] else f"{path.stem}-", path.parent
            ),
            "name": lesson["title"],
            "file": lesson["file"],
            "starters": starters,
            "site": {"lessons": self.lessons, "others": OTHERS},
            "previous": self.lessons[index - 1] if index else None,
            "next": self.lessons[index + 1] if index + 1 < len(self.lessons) else None,
        }

    def place(self, prefix: str = "", folder: Path | None = None):
        """A Place on a page of the site."""
        from .html import glossary
        from .html_text import Place

        place = Place(prefix, link=self.link, terms=glossary(), folder=folder)
        place.term_link = lambda anchor: f"glossary.html#{anchor}"
        return place

    def link(self, href: str) -> str | None:
        """The page of the site for a relative address in a notebook or datasheet."""
        file, _, part = href.partition("#")
        path = Path(file)
        if path.suffix == ".ipynb" and path.stem in self.files:
            return self.files[path.stem]
        if path.name in ("glossary.md", "glossary.csv") and "datasets" not in file:
            return "glossary.html"
        if path.name == "sources.csv":
            return "sources.html"
        if (
            path.suffix in (".csv", ".md")
            and (self.site.root / "datasets" / f"{path.stem}.md").is_file()
        ):
            return f"data.html#{path.stem}"
        if path.name in ("LICENSE", "LICENSE-CONTENT", "CITATION.cff"):
            return "about.html"
        return None

    # Pages ----------------------------------------------------------------------------------

    def pages(self):
        """(file name, text) of every page."""
        from . import html_pages

        for stem, file in self.files.items():
            yield file, self.stores[stem]["page"]
        yield self._page(
            "home",
            "index.html",
            "All lessons",
            text=html_pages.home_text(self.site.root, self.place()),
        )
        groups = [lesson | {"html": self.stores[lesson["slug"]]} for lesson in self.lessons]
        yield self._page("exercises", "exercises.html", "All exercises", groups=groups)
        yield from self.stores["tables"]["pages"].items()

    def _tables(self, everything):
        """Pages that show tables, and what search finds in them: as stored, or made anew."""
        from . import html_pages
        from .html import glossary, table

        key = self.base + self.around
        known = {} if everything else _stored(self.site.store("tables"))
        if known.get("key") == key:
            return known
        terms = html_pages.glossary_terms(glossary())
        sheets = html_pages.datasheets(self.site.root, self.place)
        sources = html_pages.sources(table("sources"))
        files = {lesson["id"]: lesson["file"] for lesson in self.lessons}
        pages = [
            self._page("glossary", "glossary.html", "Glossary", terms=terms, lesson_files=files),
            self._page("data", "data.html", "Data", sheets=sheets),
            self._page("sources", "sources.html", "Sources", sources=sources),
            self._page("about", "about.html", "About and licences"),
        ]
        texts = html_pages.table_texts(terms, sheets)
        return {"key": key, "new": True, "pages": dict(pages), "texts": texts}

    def _page(self, template, file, title, **values):
        from .html import BESIDE, dressing, tidy

        page = dressing(beside=BESIDE) | {
            "title": title, "id": "", "file": file, "teacher": self.site.teacher,
            "sections": [], "lecture": False,
        }  # fmt: skip
        site = {"lessons": self.lessons, "others": OTHERS}
        text = self.exporter.page(f"{template}.html.j2", page=page, site=site, **values)
        return file, tidy(text)

    def texts(self) -> list[dict]:
        """Everything that search finds, lessons first."""
        return [entry for store in self.stores.values() for entry in store["texts"]]

    def whole(self) -> str:
        """The whole course as one page that holds everything itself, for printing."""
        from . import html_pages
        from .html import dressing, glossary, tidy

        page = dressing(script=False) | {
            "title": "The whole course", "id": "", "file": "", "teacher": self.site.teacher,
            "sections": [], "lecture": False,
        }  # fmt: skip
        bodies = [
            (lesson, self._inside(self.stores[lesson["slug"]]["body"])) for lesson in self.lessons
        ]
        text = self.exporter.page(
            "whole.html.j2",
            page=page,
            site=None,
            bodies=bodies,
            terms=html_pages.glossary_terms(glossary()),
        )
        return tidy(text)

    def _inside(self, body):
        """A lesson's body whose links lead to places within the whole course, or nowhere."""
        tops = {lesson["file"]: f"{lesson['id']}-top" for lesson in self.lessons}

        def inside(match):
            file, part = match["file"], match["part"]
            if file == "glossary.html":
                return f'href="#{part or "glossary"}"'
            if file in tops:
                return f'href="#{part or tops[file]}"'
            return match[0] if file is None else ""

        return BEFORE_MAIN.sub(inside, body)


def _import_jsonschema() -> None:
    """Import it without a checker of addresses that no notebook needs: it takes 0.7 s to begin."""
    name = "rfc3987_syntax"
    if "jsonschema" not in sys.modules and name not in sys.modules:
        sys.modules[name] = None  # importing it fails, which jsonschema is prepared for
        importlib.import_module("jsonschema")
        del sys.modules[name]


# Reading and writing --------------------------------------------------------------------------


def _read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def _stored(path: Path) -> dict:
    """What an earlier build kept; nothing if it cannot be read."""
    try:
        return _read(path)
    except (OSError, ValueError):
        return {}


def _head(path):
    """Id, title, question, minutes of a lesson from its stored notebook."""
    from .html_cells import facts, lesson_of

    notebook = _read(path)
    lesson = lesson_of(notebook)[0]
    first = "".join(notebook["cells"][0]["source"]) if notebook["cells"] else ""
    title = notebook["metadata"].get("howopen", {}).get("title") or path.stem
    return {"id": lesson, "title": title} | facts(first)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _digest(paths, root):
    if root is not None:
        return digest(paths, root)
    parts = [f"{p.name} {digest([p], p.parent)}" for p in paths]
    return "\n".join(parts)


def _write_bytes(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(handle, "wb") as file:
            file.write(content)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


# PDF ------------------------------------------------------------------------------------------


def find_browser() -> str:
    """Chromium or Chrome on this computer; empty when there is none."""
    found = [shutil.which(name) for name in BROWSERS]
    places = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ]
    return next((f for f in [*found, *(p for p in places if Path(p).is_file())] if f), "")


def print_pdf(page: str, browser: str) -> bytes:
    """A page as a PDF, printed by the browser; empty when it does not."""
    with tempfile.TemporaryDirectory(prefix="howopen-pdf-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder) / "course.html", Path(folder) / "course.pdf"
        source.write_text(page, encoding="utf-8")
        command = [
            browser, "--headless=new", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--user-data-dir={Path(folder) / 'profile'}", "--no-pdf-header-footer",
            "--generate-pdf-document-outline", f"--print-to-pdf={target}", source.as_uri(),
        ]  # fmt: skip
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.insert(1, "--no-sandbox")  # in a container, where all is root's
        try:
            subprocess.run(command, capture_output=True, timeout=PDF_SECONDS, check=False)
            return target.read_bytes()
        except (OSError, subprocess.TimeoutExpired):
            return b""
