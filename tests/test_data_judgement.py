"""The tables that judge: verdicts on Llama 3, the forty cases, and 44 licences by 38 features.

Their files are checked against the package elsewhere; here they are checked against each other
and against the table of clauses.
"""

import itertools
import re

import pytest

from howopen import load
from howopen.clauses import resolve

KINDS = {"text silent", "authorities disagree", "facts missing", "readers disagree"}
DUTIES = {
    "law-and-policy",
    "agreement-copy",
    "badge",
    "notice-file",
    "model-name",
    "disclose-dangers",
    "other-licence",
    "ask-meta",
    "stop-and-delete",
    "none",
}
PURPOSES = {
    "private",
    "hobby",
    "academic",
    "research",
    "commercial",
    "internal",
    "public service",
    "military",
}
LLAMA = ["llama-2", "llama-3", "llama-3.1", "llama-3.2", "llama-3.3", "llama-4"]


def split(cell):
    """The parts of a ';' list; a missing cell has none."""
    return cell.split(";") if isinstance(cell, str) else []


@pytest.fixture(scope="module")
def verdicts():
    return load("llama3_verdicts")


@pytest.fixture(scope="module")
def cases():
    return load("scenarios")


@pytest.fixture(scope="module")
def terms():
    return load("licence_terms")


@pytest.fixture(scope="module")
def adopted(terms):
    return terms.pivot(index="licence_id", columns="feature", values="adopted")


@pytest.fixture(scope="module")
def features():
    return load("licence_features").set_index("feature")


@pytest.fixture(scope="module")
def clause_ids():
    table = load("clauses")
    return set(zip(table.version, table.clause_id, strict=True))


# --- clause ids -------------------------------------------------------------------------------


def test_cited_clauses_exist_in_that_version(cases, verdicts, terms, clause_ids):
    columns = "deciding_clauses triggered_clauses open_clauses not_triggered_clauses".split()
    cited = [
        (case.scenario_id, case.version, clause)
        for case in cases.itertuples()
        for column in columns
        for clause in split(getattr(case, column))
    ]
    cited += [
        (f"{row.framework} {row.criterion} {row.reading}", "llama-3", clause)
        for row in verdicts.itertuples()
        for clause in split(row.clauses)
    ]
    cited += [
        (f"{row.licence_id} {row.feature}", row.licence_id, clause)
        for row in terms.itertuples()
        for clause in split(row.clauses)
    ]
    assert len(cited) > 500
    assert [c for c in cited if (c[1], c[2]) not in clause_ids] == []


def test_cited_clauses_are_the_canonical_ids(cases):
    for case in cases.itertuples():
        for clause in split(case.deciding_clauses):
            assert resolve(case.version, clause) == clause, (case.scenario_id, clause)


def test_clauses_stand_only_beside_llama_licences(terms):
    assert set(terms[terms.clauses.notna()].licence_id) == {"llama-1", *LLAMA}


# --- scenarios --------------------------------------------------------------------------------


def test_deciding_clauses_are_placed_once(cases):
    for case in cases.itertuples():
        places = [
            set(split(case.triggered_clauses)),
            set(split(case.open_clauses)),
            set(split(case.not_triggered_clauses)),
        ]
        assert set(split(case.deciding_clauses)) <= set.union(*places), case.scenario_id
        for one, other in itertools.combinations(places, 2):
            assert not one & other, (case.scenario_id, one & other)


def test_scenario_lists_hold_known_codes(cases):
    for case in cases.itertuples():
        assert set(split(case.obligations)) <= DUTIES, case.scenario_id
        assert set(split(case.purpose)) <= PURPOSES, case.scenario_id
        assert case.obligations == "none" or "none" not in split(case.obligations)


def test_cases_with_two_answers(cases):
    by_id = cases.set_index("scenario_id")
    two = by_id[by_id.also_accepted != "none"]
    assert list(two.index) == ["S34", "S38"]
    assert set(two.expected_answer) == {"unclear"}
    assert set(two.also_accepted) == {"prohibited"}
    assert by_id.loc["S15", "expected_answer"] == "allowed"
    assert list(by_id[~by_id.readings_agree].index) == ["S15", "S34", "S38"]
    agree = by_id.first_reading == by_id.second_reading
    assert (agree == by_id.readings_agree).all()


def test_unclear_cases_say_why(cases):
    for case in cases.itertuples():
        unclear = case.expected_answer == "unclear"
        assert (case.kind_of_uncertainty in KINDS) == unclear, case.scenario_id
        assert isinstance(case.what_would_settle_it, str) == unclear, case.scenario_id
        if unclear:
            assert split(case.open_clauses), case.scenario_id


def number_in(text, number):
    return re.search(rf"\b{number:g}\b", text) is not None


def test_descriptions_carry_the_facts(cases):
    """A case is decidable from its text: version, place, large counts and key facts stand there."""
    for case in cases.itertuples():
        text = case.description
        version = case.version.replace("llama-", "Llama ")
        named = "Meta-Llama-3" in text or re.search(rf"{re.escape(version)}(?!\.?\d)", text)
        assert named, case.scenario_id
        if case.mau_millions >= 1 and case.scenario_id != "S12":
            assert number_in(text, case.mau_millions), (case.scenario_id, case.mau_millions)
        for fact, word in [
            (case.makes_derivative, r"fine-tune|averages|4-bit"),
            (case.sues_meta, r"\bsues\b"),
            (case.military_use, r"defen[cs]e|Air Force"),
            (case.multimodal_model, r"Vision|Scout"),
            (case.trains_other_model, r"train|tune|average|improve|score"),
            (case.received_in_end_user_product, r"finished .* product"),
        ]:
            assert not fact or re.search(word, text), (case.scenario_id, word)


def answer_from_facts(case):
    """The plain rules of the licences, on the fact columns alone."""
    if case.sues_meta and case.suit_says_materials_infringe:
        return "prohibited"
    if case.mau_millions > 700 and not case.received_in_end_user_product:
        return "needs_separate_licence"
    eu_paragraph = case.version in ("llama-3.2", "llama-3.3", "llama-4")
    if case.military_use or (eu_paragraph and case.multimodal_model and case.in_eu):
        return "prohibited"
    ban = case.version in ("llama-2", "llama-3") and case.uses_outputs_for_training
    if ban and case.other_model_kind == "large language model":
        return "prohibited"
    return "allowed_with_conditions" if case.made_available else "allowed"


def duties_from_facts(case):
    duties = set()
    if case.copies_passed_on:
        duties |= {"agreement-copy", "notice-file"}
    if case.offers_model_itself:
        duties |= {"agreement-copy"}
    if case.version != "llama-2":
        inside = case.copies_passed_on or not case.trains_other_model
        duties |= {"badge"} if case.made_available and inside else set()
        duties |= {"model-name"} if case.model_released else set()
    return duties


def test_facts_decide_every_case_that_is_not_unclear(cases):
    clear = cases[cases.expected_answer != "unclear"]
    assert len(clear) == 32
    for case in clear.itertuples():
        assert answer_from_facts(case) == case.expected_answer, case.scenario_id


def test_duties_follow_from_the_facts(cases):
    computed = {"agreement-copy", "notice-file", "badge", "model-name"}
    granted = cases[cases.expected_answer.isin(["allowed", "allowed_with_conditions"])]
    for case in granted.itertuples():
        expected = duties_from_facts(case)
        assert computed & set(split(case.obligations)) == expected, case.scenario_id


def test_release_facts_agree_with_each_other(cases):
    for case in cases.itertuples():
        first = case.release_date.replace(day=1)
        year, month = (first.year - 1, 12) if first.month == 1 else (first.year, first.month - 1)
        assert case.tested_month == f"{year}-{month:02d}", case.scenario_id
    assert (cases.groupby("version").release_date.nunique() == 1).all()


# --- verdicts on Llama 3 ----------------------------------------------------------------------


def test_every_criterion_has_its_readings(verdicts):
    osd = {"osi_2023", "osi_2025", "ours", "coding_a", "coding_b", "adopted"}
    points = {str(n) for n in range(1, 11)}
    for (framework, criterion), group in verdicts.groupby(["framework", "criterion"]):
        expected = {"osi_2024", "ours", "adopted"} if framework == "OSAID" else osd
        if framework == "OSD" and criterion == "overall":
            expected = osd - {"coding_a", "coding_b"}
        assert set(group.reading) == expected, (framework, criterion)
    assert set(verdicts[verdicts.framework == "OSD"].criterion) == points | {"overall"}


def test_unclear_verdicts_have_a_kind_and_a_way_out(verdicts):
    ours = verdicts[verdicts.reading_kind.isin(["ours", "adopted"])]
    for row in ours.itertuples():
        unclear = row.verdict == "unclear"
        assert (row.kind_of_uncertainty in KINDS) == unclear, (row.criterion, row.reading)
        assert isinstance(row.what_would_settle_it, str) == unclear, (row.criterion, row.reading)
    other = verdicts[~verdicts.reading_kind.isin(["ours", "adopted"])]
    assert other.kind_of_uncertainty.isna().all()


def test_only_what_osi_stated_is_settled(verdicts):
    osd = verdicts[verdicts.framework == "OSD"]
    settled = osd[osd.settled]
    assert set(settled.criterion) == {"5", "6", "overall"}
    assert set(settled.reading_kind) == {"authority", "adopted"}
    assert set(settled.verdict) == {"fails"}
    authority = verdicts[verdicts.reading_kind == "authority"]
    assert "llama-3" not in set(authority.of_version)
    assert set(authority[~authority.settled].verdict) == {"not stated"}


def test_adopted_follows_the_readings(verdicts):
    osd = verdicts[(verdicts.framework == "OSD") & (verdicts.criterion != "overall")]
    wide = osd.pivot(index="criterion", columns="reading", values="verdict")
    readings = wide[["ours", "coding_a", "coding_b"]]
    alike = readings.nunique(axis=1) == 1
    assert (wide.adopted[alike] == readings.ours[alike]).all()
    assert set(wide.adopted[~alike]) == {"unclear"}
    assert set(wide.index[~alike]) >= {"1", "3", "7"}


def test_verdicts_agree_with_the_licence_terms(verdicts, terms):
    llama3 = terms[terms.licence_id == "llama-3"].set_index("feature")
    osd = verdicts[(verdicts.framework == "OSD") & (verdicts.criterion != "overall")]
    wide = osd.pivot(index="criterion", columns="reading", values="verdict")
    for criterion, row in wide.iterrows():
        cell = llama3.loc[f"osd_{criterion}"]
        assert row.coding_a == cell.reading_a, criterion
        assert row.coding_b == cell.reading_b, criterion
        assert row.adopted == cell.adopted, criterion


# --- 44 licences by 38 features ----------------------------------------------------------------


def test_the_grid_is_complete(terms, features):
    licences = load("licences_read").licence_id
    assert (len(licences), len(features), len(terms)) == (44, 38, 44 * 38)
    assert set(terms.licence_id) == set(licences)
    assert set(terms.feature) == set(features.index)
    assert not terms.duplicated(["licence_id", "feature"]).any()
    assert sorted(features.number) == list(range(1, 39))


def test_codes_are_those_of_the_codebook(terms, features):
    for row in terms.itertuples():
        codes = features.loc[row.feature]
        if codes.code_type == "closed list":
            allowed = set(split(codes.allowed_codes))
            assert {row.reading_a, row.reading_b} <= allowed, (row.licence_id, row.feature)
            extra = set(split(codes.adopted_extra_codes)) - {"none"}
            assert row.adopted in allowed | extra, (row.licence_id, row.feature)
        elif codes.code_type == "number":
            assert all(x.isdigit() for x in (row.adopted, row.reading_a, row.reading_b))
    assert features.code_type.value_counts().to_dict() == {
        "closed list": 36,
        "number": 1,
        "place": 1,
    }


def test_extra_codes_are_all_used(terms, features):
    for feature, codes in features.adopted_extra_codes.items():
        used = set(terms[terms.feature == feature].adopted)
        assert set(split(codes)) - {"none"} <= used, feature


def test_agreement_and_marks(terms):
    assert (terms.agreed == (terms.reading_a == terms.reading_b)).all()
    assert (~terms.agreed).sum() == 57
    common = terms[terms.how_adopted == "readings agree"]
    assert common.agreed.all() and (common.adopted == common.reading_a).all()
    changed = terms[terms.how_adopted.isin(["corrected", "made alike", "policy not read"])]
    assert changed.reason.notna().all()
    assert (changed.adopted != changed.reading_a).all()
    left = terms[terms.how_adopted == "left unclear"]
    assert set(left.adopted) == {"unclear"} and not left.agreed.any()


def test_threshold_codes_agree(adopted):
    none = adopted.scale_threshold == "none"
    assert (none == (adopted.scale_threshold_value == "0")).all()
    assert set(adopted.loc[LLAMA, "scale_threshold_value"]) == {"700000000"}


# Equal clauses carry equal verdicts: feature, and the groups of versions whose clause is the same.
ALIKE = [
    ("osd_1", [LLAMA]),  # section 2
    ("osd_3", [["llama-2", "llama-3"], ["llama-3.2", "llama-3.3", "llama-4"]]),  # 1.b.v; AUP.1.h
    ("osd_4", [["llama-3", "llama-3.1", "llama-3.2", "llama-3.3", "llama-4"]]),  # 1.b.i.name
    ("osd_5", [LLAMA]),
    ("osd_6", [LLAMA]),
    ("osd_7", [LLAMA]),
    ("osd_8", [LLAMA]),  # 1.b.ii
    ("licensor_may_change_terms", [LLAMA]),
    ("military_prohibited", [LLAMA]),
    ("territory_exclusion", [["llama-3.2", "llama-3.3", "llama-4"]]),
    ("output_restriction", [["llama-2", "llama-3"], ["llama-3.1", "llama-3.2", "llama-4"]]),
]


@pytest.mark.parametrize(("feature", "groups"), ALIKE, ids=[a[0] for a in ALIKE])
def test_equal_clauses_carry_equal_verdicts(adopted, feature, groups):
    for versions in groups:
        assert adopted.loc[versions, feature].nunique() == 1, versions


def test_thresholds_are_left_open_on_point_one(adopted):
    assert set(adopted.loc[LLAMA, "osd_1"]) == {"unclear"}
    assert adopted.loc["llama-1", "osd_1"] == "fails"  # research only: another clause


def test_codes_that_hang_on_unread_policies_are_unknown(adopted):
    unread = [
        "falcon-2",
        "stability-community-2024",
        "stability-nc-2023",
        "nvidia-open-model",
        "chameleon-research-2024",
    ]
    assert set(adopted.loc[unread, "military_prohibited"]) == {"unknown"}
    assert set(adopted.loc[unread[:4], "territory_exclusion"]) == {"unknown"}
    assert adopted.loc["chameleon-research-2024", "territory_exclusion"] == "other"


def test_licence_references():
    licences = load("licences_read")
    named = licences.licence_ref.str.startswith("LicenseRef-")
    assert (named == ~licences.in_spdx).all()
    assert not licences[licences.osi_approved & ~licences.in_spdx].size
    spdx = load("licences").set_index("licence_id")
    for row in licences[licences.in_spdx].itertuples():
        assert row.licence_ref in spdx.index, row.licence_id
        assert bool(spdx.loc[row.licence_ref, "osi_approved"]) == row.osi_approved, row.licence_id
