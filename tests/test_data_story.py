"""The tables that tell the story agree with each other, with the licences and with the calendar."""

import re

import pandas as pd
import pytest

from howopen.data import load

ARTICLE = "2024-05-02"
LAST_READ = "2026-11-23"
LESSONS = {f"L{number:02d}" for number in range(13)}
STORY = [
    "article_claims",
    "timeline",
    "voices",
    "meta_quarters",
    "price_reaction",
    "glossary",
    "misconceptions",
    "meta_open_source",
    "debate",
    "law",
]
DATED = ["timeline", "voices", "meta_open_source", "debate", "law"]
LENGTH = {4: "year", 7: "month", 10: "day"}


def releases():
    """Return the release date of every Llama version, from the table that compares them."""
    rows = load("llama_versions").astype({"version": str})
    return rows.groupby("version")["release_date"].first().astype(str).str[:10].to_dict()


def numbered(prefix, count, width):
    return [f"{prefix}{number:0{width}d}" for number in range(1, count + 1)]


# -- all of them --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", STORY)
def test_every_source_is_in_the_register(name):
    known = set(load("sources")["source_id"])
    rows = load(name)
    assert set(rows["source_id"]) <= known
    assert (rows["source_ref"].str.strip() != "").all()


@pytest.mark.parametrize(
    ("name", "key", "prefix", "width"),
    [
        ("article_claims", "claim_id", "C", 2),
        ("timeline", "event_id", "T", 3),
        ("voices", "voice_id", "V", 2),
        ("price_reaction", "reaction_id", "P", 2),
        ("misconceptions", "misconception_id", "M", 2),
        ("meta_open_source", "project_id", "F", 2),
        ("debate", "debate_id", "D", 2),
        ("law", "law_id", "LAW-", 2),
    ],
)
def test_ids_run_from_one_without_a_gap(name, key, prefix, width):
    rows = load(name)
    assert rows[key].to_list() == numbered(prefix, len(rows), width)


@pytest.mark.parametrize("name", DATED)
def test_dates_are_as_precise_as_they_say_and_on_the_calendar(name):
    rows = load(name)
    for date, precision in zip(rows["date"], rows["date_precision"], strict=True):
        if pd.isna(date):
            assert pd.isna(precision)
            continue
        assert LENGTH[len(date)] == precision, date
        day = pd.Timestamp(date)
        assert pd.Timestamp("1996-01-01") <= day <= pd.Timestamp("2027-08-02"), date
    if name != "timeline":
        assert rows["date"].dropna().max() <= LAST_READ


@pytest.mark.parametrize("name", STORY)
def test_pinpoints_in_llama_3s_licence_are_clauses(name):
    clauses = load("clauses").astype({"version": str})
    known = set(clauses.loc[clauses["version"] == "llama-3", "clause_id"])
    rows = load(name)
    for place in rows.loc[rows["source_id"] == "llama3-repo", "source_ref"]:
        own = place.split(";")[0]
        if own.startswith("LICENSE"):
            for cited in re.findall(r"(?<![\w.])\d(?:\.[a-z](?:\.[ivx]+)?)?(?![\w.])", own):
                assert cited in known, f"{place}: no clause {cited}"


# -- the article --------------------------------------------------------------------------------


def test_claims_follow_the_article():
    claims = load("article_claims")
    assert claims["paragraph"].is_monotonic_increasing
    assert set(claims["paragraph"]) == set(range(9))


def test_an_opinion_is_neither_supported_nor_contradicted():
    claims = load("article_claims")
    opinions = claims[claims["claim_type"] == "opinion"]
    assert set(opinions["verdict"]) == {"imprecise", "unverifiable"}


def test_what_was_not_verified_has_no_verdict_on_its_truth():
    claims = load("article_claims")
    unread = claims[claims["verification"] == "unverified"]
    assert {"C12", "C14"} <= set(unread["claim_id"])
    assert set(unread["verdict"]) == {"unverifiable"}
    assert unread["what_was_not_read"].notna().all()


def test_verdicts_are_free_of_hindsight():
    claims = load("article_claims")
    later = r"2025|2026|(?:June|July|August|September|October|November|December) 2024"
    assert not claims["explanation"].str.contains(later).any()
    after = claims["hindsight"].dropna()
    assert len(after) > 5
    assert not after.str.contains(r"\b(?:2023|March 2024)\b").any()


def test_the_claim_of_a_downturn_is_answered_with_the_tables_own_numbers():
    said = load("article_claims").set_index("claim_id").loc["C08", "explanation"]
    quarters = load("meta_quarters").set_index("quarter")
    now, before = quarters.loc["2024Q1"], quarters.loc["2023Q1"]
    growth = (now["revenue_usd_m"] / before["revenue_usd_m"] - 1) * 100
    assert f"{growth:.0f} percent" in said
    billions = [float(number) for number in re.findall(r"\d+\.\d+", said)]
    assert len(billions) == 4
    sums = [now["revenue_usd_m"], before["net_income_usd_m"], now["net_income_usd_m"]]
    for stated, millions in zip(billions, sums, strict=False):
        assert abs(stated - millions / 1000) <= 0.0051
    moves = load("price_reaction")
    fall = moves[(moves["reaction_date"] == "2024-04-25") & (moves["kind"] == "earnings")]
    assert f"{-fall['meta_pct'].item():.2f} percent lower" in said


def test_the_facts_that_lessons_rest_on():
    claims = load("article_claims").set_index("claim_id")
    assert claims.loc["C04", "verdict"] == "contradicted"
    assert claims.loc["C08", "verdict"] == "contradicted"
    assert claims.loc["C23", "verdict"] == "supported"
    assert claims["verdict"].value_counts().to_dict() == {
        "imprecise": 11,
        "supported": 9,
        "unverifiable": 9,
        "contradicted": 2,
    }


# -- timeline and voices ------------------------------------------------------------------------


def test_the_timeline_is_in_order_and_tells_each_event_once():
    events = load("timeline")
    assert events["date"].is_monotonic_increasing
    assert not events["event"].duplicated().any()
    assert not events.duplicated(["date", "actor", "category", "why_it_matters"]).any()


def test_what_lies_ahead_is_planned_and_what_was_claimed_is_unverified():
    events = load("timeline")
    ahead = events[events["date"] > LAST_READ]
    assert len(ahead) and set(ahead["status"]) == {"planned"}
    assert set(events.loc[events["status"] == "claimed", "verification"]) == {"unverified"}
    assert "unverified" not in set(events.loc[events["status"] == "happened", "verification"])


def test_llama_releases_have_one_date():
    events = load("timeline")
    mine = events[(events["category"] == "release") & (events["actor"] == "Meta")]
    first = {"llama-1": "LLaMA is announced"}
    for version, date in releases().items():
        start = first.get(version, f"Llama {version.removeprefix('llama-')} ")
        found = mine.loc[mine["event"].str.startswith(start), "date"]
        assert found.to_list() == [date], version
    projects = load("meta_open_source").set_index("project")["date"]
    for version, date in releases().items():
        assert projects[f"Llama {version.removeprefix('llama-')}"] == date


def test_the_article_has_one_date():
    events = load("timeline")
    assert events.loc[events["category"] == "article", "date"].to_list() == [ARTICLE]
    voices = load("voices")
    article = voices[(voices["source_id"] == "odsc-article") & (voices["date"] == ARTICLE)]
    assert len(article) == 1


def test_osi_spoke_on_the_same_days_in_both_tables():
    events, voices = load("timeline"), load("voices")
    for source in ["osi-2023-07-20", "osi-2025-02-18", "fsf-2025-01-24"]:
        spoken = set(voices.loc[voices["source_id"] == source, "date"])
        assert spoken and spoken == set(events.loc[events["source_id"] == source, "date"])
        marks = set(voices.loc[voices["source_id"] == source, "verification"])
        assert marks == set(events.loc[events["source_id"] == source, "verification"])


def test_a_position_nobody_read_is_unverified():
    voices = load("voices")
    unread = voices[voices["evidence"] == "not read"]
    assert len(unread) and set(unread["verification"]) == {"unverified"}


# -- money --------------------------------------------------------------------------------------


def test_quarters_follow_each_other_and_add_up():
    rows = load("meta_quarters")
    periods = pd.PeriodIndex(rows["quarter"], freq="Q")
    assert (periods == pd.period_range(periods[0], periods=len(rows), freq="Q")).all()
    assert (rows["quarter_end"] == periods.end_time.normalize()).all()
    delay = (rows["report_date"] - rows["quarter_end"]).dt.days
    assert delay.between(20, 40).all()
    known = rows.dropna(subset=["net_income_usd_m"])
    assert len(known) == len(rows) - 1
    assert (known["net_income_usd_m"] < known["revenue_usd_m"]).all()
    assert (rows["costs_and_expenses_usd_m"] < rows["revenue_usd_m"]).all()
    year = rows[rows["quarter"].str.startswith("2025")]
    assert abs(year["costs_and_expenses_usd_m"].sum() - 117_690) <= 1


def test_a_grade_and_a_mark_of_verification_say_the_same():
    rows = load("meta_quarters")
    second = rows["evidence_grade"] < "primary-derived"
    assert (rows.loc[second, "verification"] == "verified-secondary").all()
    assert (rows.loc[~second, "verification"] == "verified").all()
    assert list(rows["evidence_grade"].cat.categories)[-1] == "primary"


def test_percentages_follow_from_the_closes():
    rows = load("price_reaction")
    both = rows.dropna(subset=["meta_previous_close", "meta_close"])
    change = (both["meta_close"] / both["meta_previous_close"] - 1) * 100
    assert (change - both["meta_pct"]).abs().max() <= 0.011
    market = both.dropna(subset=["spy_pct"])
    gap = market["meta_pct"] - market["spy_pct"] - market["meta_minus_spy_points"]
    assert gap.abs().max() <= 0.011
    assert set(rows.loc[rows["meta_pct"].isna(), "verification"]) == {"unverified"}


def test_reactions_come_after_their_events():
    rows = load("price_reaction")
    assert (rows["previous_trading_date"] < rows["reaction_date"]).all()
    assert (rows["event_date"] <= rows["reaction_date"]).all()
    assert (rows["reaction_date"].dt.day_of_week < 5).all()
    reports = set(load("meta_quarters")["report_date"])
    earnings = rows[(rows["kind"] == "earnings") & (rows["event_date"] >= min(reports))]
    assert set(earnings["event_date"]) == reports


def test_release_days_are_the_licences_dates():
    rows = load("price_reaction")
    days = set(rows.loc[rows["kind"] == "release-day", "event_date"].astype(str).str[:10])
    assert days == {date for version, date in releases().items() if version != "llama-1"}


# -- glossary and misconceptions ----------------------------------------------------------------


def test_glossary_links_lead_somewhere():
    terms = load("glossary")
    anchors = set(terms["anchor"])
    assert len(anchors) == len(terms)
    for anchor, links in zip(terms["anchor"], terms["see_also"], strict=True):
        named = links.split(";")
        assert len(set(named)) == len(named), anchor
        assert anchor not in named and set(named) <= anchors, anchor
    assert terms["term"].str.casefold().is_unique


def test_glossary_anchors_are_slugs_in_order_and_lessons_exist():
    terms = load("glossary")
    assert terms["anchor"].str.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*").all()
    assert terms["anchor"].is_monotonic_increasing
    assert set(terms["lesson"]) <= LESSONS
    assert terms["definition"].str.split().str.len().between(4, 42).all()


def test_misconceptions_name_lessons_and_own_readings_say_so():
    beliefs = load("misconceptions")
    for lessons in beliefs["lessons"].str.split(";"):
        assert set(lessons) <= LESSONS and lessons == sorted(set(lessons))
    own = beliefs[beliefs["basis"] == "own reading"]
    assert set(own["verification"]) == {"interpretive"}
    assert "unverified" not in set(beliefs["verification"])


# -- projects -----------------------------------------------------------------------------------


def approved(expression):
    """Say whether an expression's choices are OSI-approved, None if it names what SPDX lacks."""
    known = load("licences").set_index("licence_id")["osi_approved"].to_dict()
    parts = re.split(r" (?:AND|OR) ", expression)
    return all(known[part] for part in parts) if all(part in known for part in parts) else None


def test_licences_of_projects_are_identifiers_and_approval_agrees_with_the_list():
    rows = load("meta_open_source")
    seen = 0
    for column, mark in [("licence_at_release", "osi_at_release"), ("licence_now", "osi_now")]:
        for expression, said in zip(rows[column], rows[mark], strict=True):
            verdict = None if expression == "not checked" else approved(expression)
            if verdict is None:
                assert said in {"no", "in part", "not checked"}, expression
                assert expression == "not checked" or "LicenseRef-" in expression, expression
            else:
                seen += 1
                assert said == ("yes" if verdict else "no"), expression
    assert seen > 30


# -- debate and law -----------------------------------------------------------------------------


def test_counter_arguments_answer_the_same_question():
    rows = load("debate").set_index("debate_id")
    for key, other in rows["counter_argument_id"].items():
        assert other != key and other in rows.index, key
        assert rows.loc[other, "question"] == rows.loc[key, "question"], key
        assert rows.loc[other, "side"] != rows.loc[key, "side"], key


def test_each_question_has_at_least_two_that_answer_each_other():
    rows = load("debate").set_index("debate_id")
    answer = rows["counter_argument_id"]
    mutual = rows[answer.map(answer) == rows.index]
    assert set(mutual["question"]) == set(rows["question"])


def test_reported_holdings_are_told_as_reports():
    rows = load("law")
    second_hand = (rows["status"] == "holding") & (rows["verification"] == "verified-secondary")
    assert (rows["reported"] == second_hand).all()
    assert rows.loc[rows["reported"], "statement"].str.contains("report").all()


def test_open_outcomes_are_marked_for_a_second_look():
    rows = load("law").set_index("law_id")
    open_cases = ["LAW-16", "LAW-17", "LAW-18", "LAW-36", "LAW-37", "LAW-38", "LAW-39"]
    names = r"Vizio|Bartz|New York Times|Getty v|GEMA"
    assert set(rows.index[rows["statement"].str.contains(names)]) >= set(open_cases[2:])
    assert rows.loc[rows["statement"].str.contains(names), "recheck"].all()
    assert rows.loc[open_cases, "recheck"].all()
    assert set(rows["law_as_of"].astype(str).str[:10]) == {LAST_READ}


def test_what_a_licence_leaves_open_is_our_reading():
    rows = load("law")
    ours = rows[(rows["status"] == "open question") & (rows["source_id"] == "llama3-repo")]
    assert len(ours) and set(ours["verification"]) == {"interpretive"}
