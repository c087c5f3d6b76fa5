"""The nbconvert exporter `lesson`: a notebook as one accessible page.

`jupyter nbconvert --to lesson FILE.ipynb` gives a page that needs nothing beside it: style,
script and pictures are inside, definitions of terms too. The class edition (`howopen.site`) uses
the same exporter with the course around each page. A notebook that is no lesson of the course
gets the same page without exercises.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import re
from functools import cache
from pathlib import Path

from jinja2 import StrictUndefined
from markupsafe import Markup
from nbconvert.exporters.exporter import Exporter
from nbconvert.exporters.templateexporter import TemplateExporter
from traitlets import default

from .html_cells import document, lesson_of
from .html_text import Place

HERE = Path(__file__).resolve().parent
COURSE = "How open is Llama 3?"


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one of the course's CSV files as they stand there; empty if it is not there."""
    from .data import folder

    path = folder() / f"{name}.csv"
    if not path.is_file():
        return ()
    with open(path, encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def glossary() -> dict[str, dict[str, str]]:
    """Rows of the glossary by anchor."""
    return {row["anchor"]: row for row in table("glossary")}


@cache
def beliefs() -> dict[str, dict[str, str]]:
    """Rows of the table misconceptions by id."""
    return {row["misconception_id"]: row for row in table("misconceptions")}


@cache
def static(name: str) -> str:
    """The text of a file in howopen/static."""
    return (HERE / "static" / name).read_text(encoding="utf-8")


def digest_of(text: str) -> str:
    """How a Content-Security-Policy names an inline style or script."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def dressing(script: bool = True, beside: str = "") -> dict:
    """Style, script and Content-Security-Policy of a page, for its template.

    Both stand in the page itself: it can be read as soon as it has come. script=False: none at
    all, as on paper. beside: what else a script may be loaded from.
    """
    style, program = static("site.css"), static("site.js") if script else ""
    policy = (
        f"default-src 'none'; style-src {digest_of(style)}; "
        f"script-src {' '.join([digest_of(program), beside]).strip()}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return {"policy": policy, "style": Markup(style), "script": Markup(program)}


# For search.js. `file:` beside 'self': from a USB stick Firefox counts no file as 'self'.
BESIDE = "'self' file:"


class LessonExporter(TemplateExporter):
    """Notebook to HTML page.

    document, terms: what the last page was made of.
    """

    optimistic_validation = True  # once, not before and after each preprocessor

    export_from_notebook = "HTML page of a lesson"
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self):
        return ".html"

    @default("template_name")
    def _template_name_default(self):
        return "lesson"

    @default("extra_template_basedirs")
    def _default_extra_template_basedirs(self):
        return [str(HERE / "templates")]

    def _create_environment(self):
        environment = super()._create_environment()
        # Only what went through html_text is marked as safe; all else is escaped.
        environment.autoescape = True
        environment.undefined = StrictUndefined
        environment.trim_blocks = environment.lstrip_blocks = True
        environment.filters["safe_html"] = Markup
        return environment

    def page(self, template: str, **values) -> str:
        """One of the other pages of the class edition, by the name of its template."""
        return self.environment.get_template(template).render(course=COURSE, **values)

    def read(self, notebook: dict, place: Place, name: str, teacher: bool, starters=None):
        """The Document of a notebook; what the templates show."""
        return document(notebook, place, name, teacher, beliefs(), starters or {})

    def from_notebook_node(self, nb, resources=None, **kw):
        """A page by itself and its resources, as nbconvert wants them."""
        # The exporter's own step, without the template's: preprocessors have had their turn.
        nb, resources = Exporter.from_notebook_node(self, nb, resources, **kw)
        return self.lesson(nb, self._alone(nb, resources)), resources

    def lesson(self, notebook: dict, about: dict) -> str:
        """The page of a notebook. about: what stands around it, as `_alone` gives it."""
        lesson = self.read(
            notebook, about["place"], about["name"], about["teacher"], about["starters"]
        )
        terms = definitions(about["place"], alone=about["site"] is None)
        self.document, self.terms = lesson, terms
        page = self.template.render(about=about, document=lesson, terms=terms, course=COURSE)
        return tidy(page)

    def _alone(self, nb, resources):
        """What a page by itself has around it: nothing but its own style and script."""
        metadata = resources.get("metadata", {})
        lesson, edition = lesson_of(nb)
        folder = Path(metadata["path"]) if metadata.get("path") else None
        prefix = f"{lesson}-" if lesson else ""
        place = Place(prefix, link=lambda href: None, terms=glossary(), folder=folder)
        place.term_link = lambda anchor: f"#{prefix}term-{anchor}"
        return dressing() | {
            "teacher": edition == "teacher",
            "place": place,
            "name": metadata.get("name") or "Notebook",
            "starters": {},
            "file": "",
            "previous": None,
            "next": None,
            "site": None,
        }


def definitions(place: Place, alone: bool) -> dict:
    """Terms linked on a page: (anchor, row) of all, and of those that it must still define."""
    rows = [(anchor, place.terms[anchor]) for anchor in place.used]
    missing = [row for row in rows if row[0] not in place.defined] if alone else []
    return {"prefix": place.prefix, "rows": rows, "missing": missing}


def tidy(page: str) -> str:
    """A page without the blank lines that templates leave outside of pre, in ASCII.

    Other characters stand as references: a browser reads such a page in half the time. Style and
    script, where references mean nothing, are ASCII as they are.
    """
    kept = re.split(r"(<pre>.*?</pre>|<style>.*?</style>|<script>.*?</script>)", page, flags=re.S)
    text = "".join(p if i % 2 else re.sub(r"\s*\n\s*", "\n", p) for i, p in enumerate(kept))
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")
