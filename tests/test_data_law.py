"""The tables on licences and platforms agree with each other: one fact, one value."""

import json
import re
from pathlib import Path

import pandas as pd
import pytest

from howopen.data import load

VERSIONS = ["llama-1", "llama-2", "llama-3", "llama-3.1", "llama-3.2", "llama-3.3", "llama-4"]
DATAPACKAGE = Path(__file__).parents[1] / "datasets" / "datapackage.json"
THRESHOLD = 700_000_000


def table(name):
    return load(name).astype({"version": str})


def ids(version):
    rows = table("clauses")
    return set(rows.loc[rows["version"] == version, "clause_id"])


def provision(name):
    rows = table("llama_versions")
    return rows[rows["provision"] == name].set_index("version")["value"].to_dict()


def reworded(text):
    return re.sub(r"[^a-z0-9]+", " ", text.casefold()).strip()


# -- clauses ------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", VERSIONS)
def test_parents_are_the_nearest_number_above(version):
    rows = table("clauses")
    rows = rows[rows["version"] == version]
    position = rows.set_index("clause_id")["position"]
    for clause_id, parent in zip(rows["clause_id"], rows["parent_id"].fillna(""), strict=True):
        above = clause_id.rpartition(".")[0]
        assert parent == (above if above in position else ""), clause_id
        if "." in clause_id and clause_id != "0.acceptance":
            assert parent, f"{clause_id} has nothing above it"
        if parent:
            assert position[parent] < position[clause_id]
    assert sorted(position) == list(range(1, len(rows) + 1))


@pytest.mark.parametrize("version", VERSIONS)
def test_aliases_are_unique_and_never_another_clauses_id(version):
    rows = table("clauses")
    rows = rows[rows["version"] == version]
    owner = {reworded(clause_id): clause_id for clause_id in rows["clause_id"]}
    for clause_id, aliases in zip(rows["clause_id"], rows["aliases"].fillna(""), strict=True):
        for alias in filter(None, aliases.split(";")):
            assert alias == alias.strip()
            assert owner.setdefault(reworded(alias), clause_id) == clause_id, alias


def test_labels_follow_kinds():
    rows = table("clauses")
    label = {"grant": "grant", "condition": "condition", "restriction": "restriction",
             "use restriction": "restriction"}
    expected = rows["kind"].map(label).fillna("other")
    expected[rows["clause_id"] == "AUP.4"] = "condition"  # a duty, worded as a bar
    assert (rows["teaching_label"] == expected).all()
    headings = rows[rows["kind"] == "heading"]
    assert (headings["actor"] == "n/a").all() and (headings["trigger"] == "n/a").all()
    assert set(headings["clause_id"]) <= set(rows["parent_id"].dropna()), "an empty heading"


def test_what_changed_between_versions():
    """Checked against the texts: which clause is in which version."""
    new = {"1.b.v": {"llama-2", "llama-3"}, "1.b.i.B": set(VERSIONS[2:]),
           "1.b.i.name": set(VERSIONS[2:]), "5.a.mark": set(VERSIONS[2:]),
           "AUP.1.h": {"llama-3.2", "llama-3.3", "llama-4"},
           "AUP.5": {"llama-3.2", "llama-3.3", "llama-4"},
           "AUP.eu": {"llama-3.2", "llama-3.3", "llama-4"}, "AUP.2.f": set(VERSIONS[1:])}
    for clause_id, versions in new.items():
        assert {v for v in VERSIONS if clause_id in ids(v)} == versions, clause_id


# -- clause ids used elsewhere ------------------------------------------------------------------

# A column such as clause_id, clauses or deciding_clauses, in a table that has a version.
LISTS = re.compile(r"(^|_)clauses?(_|$)")
FAMILIES = {"llama-3.x": ["llama-3.1", "llama-3.2", "llama-3.3"]}  # some statements name these
NOT_IDS = {("clauses", "clause_id")}


def tables_with_clauses():
    """(table, version column, column) of every column that names clauses of a version."""
    package = json.loads(DATAPACKAGE.read_text(encoding="utf-8"))
    for resource in package["resources"]:
        fields = [field["name"] for field in resource["schema"]["fields"]]
        for version in {"version", "of_version"} & set(fields):
            for field in fields:
                if LISTS.search(field) and (resource["name"], field) not in NOT_IDS:
                    yield resource["name"], version, field


@pytest.mark.parametrize(("name", "version_column", "column"), sorted(tables_with_clauses()))
def test_clauses_named_in_other_tables_exist_in_that_version(name, version_column, column):
    rows, named = load(name), 0
    versions = rows[version_column].astype(object).where(rows[version_column].notna(), "")
    for version, cell in zip(versions, rows[column].fillna(""), strict=True):
        of = FAMILIES.get(version, [version])
        for clause_id in filter(None, cell.split(";")):
            for each in of:
                assert clause_id in ids(each), f"{name}.{column}: {each} has no {clause_id}"
            named += 1
    assert named, f"{name}.{column} names no clause at all"


# -- llama_versions -----------------------------------------------------------------------------


def test_every_provision_is_told_for_every_version():
    rows = table("llama_versions")
    grid = rows.groupby("provision")["version"].agg(sorted)
    assert all(versions == sorted(VERSIONS) for versions in grid)
    assert rows.groupby("version")["release_date"].nunique().eq(1).all()
    assert rows.groupby("provision")[["provision_order", "area"]].nunique().eq(1).all(axis=None)


def test_threshold_is_the_same_everywhere():
    rows = table("clauses").dropna(subset=["quantity"])
    assert dict(zip(rows["version"], rows["quantity"], strict=True)) == dict.fromkeys(
        VERSIONS[1:], THRESHOLD
    )
    assert (rows["clause_id"] == "2").all()
    stated = provision("user threshold")
    assert stated.pop("llama-1") == "none"
    assert {int(value) for value in stated.values()} == {THRESHOLD}


def test_release_dates_and_tested_months_agree():
    rows = table("llama_versions").drop_duplicates("version").set_index("version")
    released = rows["release_date"]
    month = (released.dt.to_period("M") - 1).astype(str).to_dict()
    tested = provision("month tested")
    assert tested.pop("llama-1") == "n/a"
    assert tested == {version: month[version] for version in VERSIONS[1:]}
    stated = provision("date stated in the licence")
    assert stated.pop("llama-1") == "none"
    assert stated == released.dt.strftime("%Y-%m-%d").drop("llama-1").to_dict()
    notes = table("clauses").query("clause_id == '2' and version != 'llama-1'")
    for version, note in zip(notes["version"], notes["note"], strict=True):
        assert f"{pd.Period(tested[version]):%B %Y}" in note
        day = released[version]
        assert f"{day.day} {day:%B %Y}" in note


def test_names_and_badges_agree_with_the_clauses():
    rows = table("clauses").set_index(["version", "clause_id"])["summary"]
    badges, prefixes = provision("badge"), provision("name prefix of new models")
    for version in VERSIONS:
        if badges[version] == "none":
            assert "1.b.i.B" not in ids(version) and prefixes[version] == "none"
        else:
            assert f'"{badges[version]}"' in rows[version, "1.b.i.B"]
            assert f"begin with '{prefixes[version]}'" in rows[version, "1.b.i.name"]
            assert f"'{prefixes[version]}'" in rows[version, "5.a.mark"]
            assert f"'{prefixes[version]}'" in provision("trademark licence for the name")[version]


def test_policy_addresses_agree_with_the_clauses():
    addresses = provision("use policy address in the licence")
    rows = table("clauses").set_index(["version", "clause_id"])["summary"]
    for version in VERSIONS[1:]:
        assert addresses[version] in rows[version, "1.b.iv.aup"]


# -- originals ----------------------------------------------------------------------------------


def test_originals_hold_the_texts_of_the_clauses():
    originals = table("originals")
    parts = originals.groupby("version")["part"].agg(lambda part: " ".join(part))
    for version in VERSIONS[1:]:
        assert "licence" in parts[version] and "use policy" in parts[version]
    read = table("clauses").drop_duplicates(["version", "source_id"])
    read = read[read["version"] != "llama-1"]  # Meta's own copy of that text is not at hand
    expected = set(zip(originals["version"], originals["source_id"], strict=True))
    assert set(zip(read["version"], read["source_id"], strict=True)) == expected


# -- platforms_mau ------------------------------------------------------------------------------


def test_platform_figures_use_the_tested_months_of_the_licences():
    rows, tested = table("platforms_mau"), provision("month tested")
    assert (rows["tested_month"] == rows["version"].map(tested)).all()
    spans = {"month": 0, "quarter": 2, "half-year": 5}
    for row in rows.itertuples():
        test = pd.Period(row.tested_month, "M")
        last = pd.Period(row.as_of if "-" in row.as_of else f"{row.as_of}-12", "M")
        first = last - spans.get(row.as_of_precision, 11)
        assert row.months_from_test == (last - test).n, row.figure_id
        within = first <= test <= last
        kind = "tested month" if row.as_of_precision == "month" else "period includes tested month"
        assert row.bears_on == (kind if within else "other month"), row.figure_id


def test_platform_verdicts_follow_from_figure_and_unit():
    rows = table("platforms_mau")
    limit = THRESHOLD / 1_000_000
    read = rows.dropna(subset=["value_millions"])
    assert (read["verification"] != "unverified").all()
    unread = rows[rows["value_millions"].isna()]
    assert (unread["verification"] == "unverified").all()
    assert (unread["above_700_million"] == "no figure").all()
    monthly = read["counts"].isin(["users", "people", "accounts"]) & read["period"].str.startswith(
        "month"
    )
    yes = read[read["above_700_million"] == "yes"]
    weekly = yes["period"] == "week"
    assert (yes["value_millions"] >= limit).all()
    assert (monthly[yes.index] | weekly).all()
    no = read[read["above_700_million"] == "no"]
    assert (no["value_millions"] <= limit).all() and monthly[no.index].all()
    assert no["comparator"].isin(["exactly", "about"]).all()
    floor = read[read["above_700_million"] == "floor below 700 million"]
    assert floor["comparator"].isin(["at least", "more than"]).all()
    assert (floor["value_millions"] < limit).all()


# -- definitions and other licences -------------------------------------------------------------


def test_definitions_are_complete():
    rows = load("definitions")
    count = rows.groupby(["family", "item_group"], observed=True).size()
    assert count["OSD", "criterion"] == 10
    assert count["FSF", "freedom"] == 4
    assert count["OSAID 1.0", "freedom"] == 4 and count["OSAID 1.0", "component"] == 3
    assert count["MOF", "component"] == 17
    component = (rows["family"] == "MOF") & (rows["item_group"] == "component")
    for column in ["mof_class", "component_type", "component_status"]:
        assert rows.loc[component, column].notna().all()
        assert rows.loc[~component, column].isna().all()
    numbers = rows.loc[rows["family"] == "OSD", "definition_id"]
    assert list(numbers) == [f"OSD.{number}" for number in range(1, 11)]


def test_licence_ids_of_other_models_are_spdx_or_our_own():
    known = set(load("licences")["licence_id"])
    for licence_id in load("comparator_licences")["licence_id"]:
        assert licence_id in known or licence_id.startswith("LicenseRef-"), licence_id


def test_dates_say_how_exact_they_are():
    rows = load("comparator_licences")
    dashes = rows["date"].str.count("-").map({0: "year", 1: "month", 2: "day"})
    dated = rows["date"].notna()
    assert (dashes[dated] == rows.loc[dated, "date_precision"].astype(str)).all()
    assert rows.loc[~dated, "date_precision"].isna().all()


# -- scenarios ----------------------------------------------------------------------------------


def test_scenarios_test_the_month_of_their_version():
    rows, tested = table("scenarios"), provision("month tested")
    assert (rows["tested_month"] == rows["version"].map(tested)).all()


def test_scenarios_ask_for_the_badge_of_their_version():
    rows, badges = table("scenarios"), provision("badge")
    told = 0
    for version, advice in zip(rows["version"], rows["advice"].fillna(""), strict=True):
        for badge in re.findall(r'"(Built with [^"]+)"', advice):
            assert badge == badges[version]
            told += 1
    assert told
