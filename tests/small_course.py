"""A course of one lesson in a temporary folder, to try the builder on."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

HEADER = """\
# ---
# jupyter:
#   jupytext: {text_representation: {extension: .py, format_name: percent, format_version: "1.3"}}
#   kernelspec: {display_name: Python 3 (ipykernel), language: python, name: python3}
#   lesson:
#     id: L90
#     title: A small lesson
#     question: "How small may a lesson be?"
#     article: "Nothing (paragraph 1)."
#     minutes: {teaching: 5, exercises: 4, further: 2}
#     requires: [L00]
#     data: [toys]
#     facts-as-of: "2026-11-23"
#     objectives:
#       - "count to three"
#     sources: [own]
# ---
"""

BODY = '''\

# %% [markdown]
# ## The puzzle
#
# A [licence](glossary.md#licence) in `$code` costs USD 3.

# %%
from howopen import check

toys = ["a", "b"]
print(len(toys))

# %% [markdown] tags=["instructor"]
# Minutes: 4
#
# Ask them to guess.

# %% [markdown]
# ## Where this is contested
#
# Some say two.
#
# ### L90-E1 · Count
# How many toys?

# %%
count = ...
### BEGIN SOLUTION
count = len(toys)
### END SOLUTION
check("L90-E1", count)

# %% [markdown]
# ## Go further: more
#
# ### L90-E2 · Write
# Finish the function.

# %%
def double(number):
    """Twice the number."""
    ### BEGIN SOLUTION
    return 2 * number
    ### END SOLUTION


check("L90-E2", double)

# %% [markdown]
# ## Back to the article
#
# Again.

# %%
print(len(toys))

# %% [markdown]
# ## Key points
#
# - Two.

# %%
print(len(toys))
'''


def exercise(name, title, must=True):
    """As much of an exercise as the builder looks at."""
    return SimpleNamespace(
        id=name,
        title=title,
        kind="compute",
        mode="edit",
        minutes=2,
        must=must,
        objectives=("L90-O1",),
        hints=("one", "two"),
    )


EXERCISES = {"L90-E1": exercise("L90-E1", "Count"), "L90-E2": exercise("L90-E2", "Write", False)}


def exercises_of(lesson_id):
    """The register of the small course."""
    return EXERCISES if lesson_id == "L90" else {}


def make(root: Path, body: str = BODY, header: str = HEADER) -> Path:
    """Write the course into `root`; return the path of its lesson's source."""
    datasets = root / "datasets"
    datasets.mkdir(parents=True)
    (datasets / "toys.csv").write_text("toy,source_id\na,own\nb,own\n", encoding="utf-8")
    (datasets / "glossary.csv").write_text(
        "term,anchor,definition,lesson\nlicence,licence,A permission.,L90\n", encoding="utf-8"
    )
    (datasets / "sources.csv").write_text(
        "source_id,citation,address,version_or_date_read\n"
        "own,Our own work,https://example.org/own,2026-11-23\n",
        encoding="utf-8",
    )
    package = {"name": "small", "resources": [{"name": "toys", "path": "toys.csv"}]}
    (datasets / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    (root / "README.md").write_text(
        "# Small\n\n<!-- generated: lessons -->\n<!-- end generated -->\n\nThe end.\n",
        encoding="utf-8",
    )
    source = root / "solutions" / "90-small.py"
    source.parent.mkdir()
    source.write_text(header + body, encoding="utf-8")
    return source
