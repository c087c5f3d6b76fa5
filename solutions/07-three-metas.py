# ---
# jupyter:
#   jupytext: {text_representation: {extension: .py, format_name: percent, format_version: "1.3"}}
#   kernelspec: {display_name: Python 3 (ipykernel), language: python, name: python3}
#   lesson:
#     id: L07
#     title: Three Metas
#     question: "React, PyTorch, Llama: did Meta's idea of open change, and why give models away?"
#     article: "Paragraph 4 recalls Meta's record with PyTorch and React and finds it natural that Llama follows; the headline sees the firm's future in free models."
#     minutes: {teaching: 24, exercises: 33, further: 22}
#     requires: [L03]
#     data: [meta_open_source, llama_versions, clauses, scenarios, meta_quarters, voices, timeline]
#     facts-as-of: "2026-11-23"
#     objectives:
#       - "compare a project's licences over time, and software with models"
#       - "run a provision diff and say where a change stands: licence or use policy"
#       - "decide the same case under two versions, with the clause"
#       - "weigh three explanations of a strategy, hindsight kept apart"
#     sources: [meta, llama3-repo, react-relicense-2017, git-faiss, git-fasttext, linux-pytorch-2022, laurer-2024-02, benzinga-2023-07-26, register-2024-10-31, mindbento-2024, fridman-lecun-2024, itpro-olson-2024-05-09, wsj-2024-05-20, indiatoday-2025-07-31, nyu-musespark-2026-04, newsanalysis-wang, hf-blog-3495, machineherald, awesome-zh-88, closes-koi-west, meta-results-2025q4]
# ---

# %% [markdown]
# ## The puzzle: the next React?
#
# Paragraph 4 of the article recalls that Meta gave the world React and PyTorch, and finds it natural
# that Llama follows. The headline goes further: free models are Meta's future.
#
# React draws web pages, PyTorch trains models. Developers use both without asking anybody. Llama 3,
# as you read in L03, comes under terms of Meta's own. Is that one idea of open, or three? And what
# does a firm gain by giving models away?

# %%
import matplotlib.dates as mdates
import matplotlib.pyplot as plt
import pandas as pd

from howopen import check, hint, load, show

plt.style.use("howopen.course")
pd.set_option("display.max_colwidth", None)

# %% [markdown]
# ### L07-E1 · Guess how it began
# Take software that Facebook, later Meta, released. **How much of it began under an [OSI-approved](glossary.md#osi-approval)
# [licence](glossary.md#licence) with nothing attached?** (Of what could be checked.) Guess.
#
# - **a** none
# - **b** about a third
# - **c** about two thirds
# - **d** all of it

# %%
guess = ...
### BEGIN SOLUTION
guess = "b"
### END SOLUTION
check("L07-E1", guess)

# %% [markdown]
# ## First licence, last licence
#
# *In part* below means an approved licence beside a [patent rider](glossary.md#patent-rider) that [OSI](glossary.md#osi) never approved. For models
# we count the licence of the [weights](glossary.md#weights). Of two projects too little could be
# checked, so they are left out; *not checked* concerns a first licence only.
#
# The first table counts. The second shows what happened in between: a row is a stretch of time with one
# answer to *is the licence approved?* FAISS had three. The long cell after it only draws: look at 2017
# in the upper lane, and for filled bars in the lower one.

# %%
projects = load("meta_open_source").query("verification != 'unverified'")
states = ["osi_at_release", "osi_now"]
long = projects.melt(["project", "kind"], states, "when", "status")
pd.crosstab([long["kind"], long["when"]], long["status"])

# %%
changes = projects["licence_changes"]  # notes in words: dates are cut out of them
added = changes.str.extract(r"(?:PATENTS (?:on|from)|rider added) (\d{4}[-\d]*)")[0]
latest = changes.str.extract(r".*(\d{4}-\d{2}-\d{2})")[0]
first = projects.assign(start=projects["date"], status=projects["osi_at_release"])
rider = projects.assign(start=added, status="in part").dropna(subset="start")
last = projects.assign(start=latest, status=projects["osi_now"])
last = last[last["osi_now"] != last["osi_at_release"]]
spans = pd.concat([first, rider, last])
spans["start"] = pd.to_datetime(spans["start"], format="ISO8601")
spans = spans.sort_values(["date", "project_id", "start"])
spans["end"] = spans.groupby("project_id")["start"].shift(-1)
spans["end"] = spans["end"].fillna(pd.Timestamp("2026-11-23"))
spans.loc[spans["project"] == "FAISS", ["project", "start", "end", "status"]]

# %%
looks = {
    "yes": {"facecolor": "#0072B2"},
    "in part": {"facecolor": "#E69F00", "hatch": "////"},
    "no": {"facecolor": "white"},
    "not checked": {"facecolor": "#DDDDDD", "hatch": "...."},
}


def draw(lane, name, start, end, status):
    """One bar, from start to end, in the look of its status."""
    lane.barh(name, end - start, 0.65, left=start, edgecolor="black", **looks[status])


fig, lanes = plt.subplots(2, 1, figsize=(6.6, 11.5), sharex=True, height_ratios=[14, 22])
for lane, kind in zip(lanes, ["software", "model"], strict=True):
    for row in spans[spans["kind"] == kind].itertuples():
        name = row.project.split(" (")[0].split(" and ")[0]
        draw(lane, name, row.start, row.end, row.status)
    lane.invert_yaxis()
    for label in lane.get_yticklabels():
        label.set_fontweight("bold" if "Llama" in label.get_text() else "normal")
    lane.axvline(pd.Timestamp("2024-05-02"), color="black", linestyle="--", linewidth=1.5)
    lane.set(ylabel=kind, xlim=pd.to_datetime(["2007-01-01", "2026-12-31"]))
events = load("timeline").set_index("event_id")
spark, glimmer = pd.to_datetime(events.loc[["T104", "T131"], "date"])
lanes[1].plot(spark, "Muse Spark (no weights)", "kX")
draw(lanes[1], "Muse Glimmer", glimmer, pd.Timestamp("2026-11-23"), "yes")
lanes[0].set_title("Meta's software moved to\napproved licences; few models did")
lanes[1].set_xlabel("year (dashed: article, 2 May 2024)")
lanes[1].xaxis.set_major_locator(mdates.YearLocator(4))
keys = [plt.Rectangle((0, 0), 1, 1, edgecolor="k", **look) for look in looks.values()]
lanes[1].legend(keys, looks, title="OSI-approved?", loc="center left")
count = long[long["status"] == "yes"].groupby(["kind", "when"]).size()
total = projects["kind"].value_counts()
turned = last.loc[last["kind"] == "software", "start"]
in_2017 = turned.str.startswith("2017").sum()
show(
    fig,
    alt="Two lanes of bars from release to November 2026, shaded by whether the licence "
    f"is OSI-approved. Software: {count['software', 'osi_at_release']} of "
    f"{total['software']} began approved, {count['software', 'osi_now']} are now; "
    f"{in_2017} of {len(turned)} changes fall in 2017. "
    f"Models: {count['model', 'osi_at_release']} of {total['model']} began approved and "
    f"{count['model', 'osi_now']} are now; every Llama stays unapproved. In 2026 Muse "
    "Spark came without weights, then Muse Glimmer with an approved licence.",
    caption="React and React Native: month of release recalled, not confirmed. PyTorch: "
    "that it never had a rider was not verified. The two models of 2026: as reported.",
    source="tables meta_open_source and timeline; a choice of Meta's projects, not all",
)

# %%
four = projects.set_index("project").loc[["React", "PyTorch", "FAISS", "Llama 3"]]
columns = ["licence_at_release", "licence_changes", "licence_now", "governance"]
four[columns].fillna("none listed")

# %% [markdown]
# The software was not born open: it became so.
#
# - **React**: the rider granted [patents](glossary.md#patent), and took them back from whoever began a patent suit against
#   Facebook. The Apache Software Foundation barred it in July 2017; the MIT licence followed in September. (That React began under
#   another licence is said, but not checked here.)
# - **FAISS**, a search library, first barred commercial use and the sharing of changed versions.
#   Licence by licence, the bans went.
# - **PyTorch** went to a foundation with other firms on its board. For Llama none is listed: Meta
#   alone writes each version's terms.

# %% [markdown] tags=["instructor"]
# Ask for the row that breaks the pattern: Segment Anything and SAM 2 began under Apache-2.0, DINOv2
# moved there, and DINOv3 came under a licence of Meta's own. So "models need house terms" cannot be the whole
# story. What learners get wrong: they read the chart as a share of all Meta's releases (it is a choice),
# and take an approved licence for an open model (L05). A link worth drawing: React's rider ended a
# patent licence; 5.c.lit of the Llama licences ends everything, over another kind of suit.

# %% [markdown]
# ## From one Llama to the next
#
# Each version has a licence of its own, and a new one does not change an older one. A
# [provision diff](glossary.md#provision-diff) compares two, term by term. From Llama 2 to Llama 3:

# %%
versions = load("llama_versions").query("is_term")
terms = versions.pivot(index="provision", columns="version", values="value")
before, after = "llama-2", "llama-3"
terms.loc[terms[before] != terms[after], [before, after]]

# %% [markdown]
# [Badge](glossary.md#badge) and name arrived. **Predict** before you run the next cell: which step changed most, and
# which nothing?

# %%
order = list(terms.columns)
for a, b in zip(order, order[1:], strict=False):
    print(a, "to", b, (terms[a] != terms[b]).sum())

# %% [markdown]
# ### L07-E2 · Where does the change stand?
# A lawyer compares the licence **files** of Llama 3.1 and 3.2 and sees new names, dates and addresses
# only. Set `old` and `new` to that step. How many of the changed terms stand in the licence itself,
# and how many in the [use policy](glossary.md#use-policy)? (The names of the rows tell.)

# %%
old, new = "llama-2", "llama-3"  # change these two
### BEGIN SOLUTION
old, new = "llama-3.1", "llama-3.2"
### END SOLUTION
print(terms.loc[terms[old] != terms[new], [old, new]].to_string(max_colwidth=60))
places = {"licence": ..., "use policy": ...}
### BEGIN SOLUTION
places = {"licence": 0, "use policy": 5}
### END SOLUTION
check("L07-E2", places)

# %% [markdown]
# ## The same case, two licences
#
# What does a changed term do to a person? Here is one case twice, then the [clauses](glossary.md#clause)
# that may decide it.

# %%
cases = load("scenarios").set_index("scenario_id")
cases.loc[["S21", "S22"], ["version", "description"]]

# %%
clauses = load("clauses")
ids = ["1.a", "1.b.i.B", "1.b.i.name", "1.b.v", "2"]
both = clauses["version"].isin(["llama-3", "llama-3.1"]) & clauses["clause_id"].isin(ids)
chosen = clauses.loc[both, ["clause_id", "version", "trigger", "summary"]]
chosen.sort_values(["clause_id", "version"])

# %% [markdown]
# ### L07-E3 · One student, two versions
# May the student do it, under each version? Answer `"allowed"` (nothing beyond law and use policy),
# `"allowed with conditions"`, `"prohibited"` or `"contested"`, and cite the clause that decides. If
# [contested](glossary.md#contested), `kind` is `"text silent"`, `"authorities disagree"`, `"facts missing"` or
# `"readers disagree"`.

# %%
student = {
    "under_3": ...,
    "clauses_3": ...,  # a list of clause ids, such as ["2"]
    "under_31": ...,
    "clauses_31": ...,
    "kind": None,  # only if contested
    "because": "",
}
### BEGIN SOLUTION
student = {
    "under_3": "prohibited",
    "clauses_3": ["1.b.v"],
    "under_31": "allowed with conditions",
    "clauses_31": ["1.b.i.name"],
    "kind": None,
    "because": "3.1 drops the ban on improving other models and asks for the name instead.",
}
### END SOLUTION
check("L07-E3", student)

# %% [markdown] tags=["instructor"]
# Minutes: 7
#
# Let pairs take one version each and then explain it to the other. What learners get wrong: an
# exception for research (1.b.v has none), and "3.1 is free of it" (the naming duty grew as the ban
# went). A good pair will find that "large" and "improve" are not defined: a model of one billion
# parameters may be arguable, and `check` honours it with the clause and the kind.

# %% [markdown]
# ## Where this is contested
#
# L03 promised to come back to the museum. Llama 3's badge is woken by a product or service that
# *uses* the model; from 3.1 on the word is *contains*, and no clause defines it.
#
# ### L07-E4 · The museum moves to 3.1
# Visitors chat with Llama 3.1 on the museum's site. Either it runs on the museum's **own server**, or
# the site sends each question to a model **hosted** by another firm. For each: `"something to show"`,
# `"nothing to show"` or `"contested"`?

# %%
museum = {
    "own_server": ...,
    "hosted": ...,
    "clauses": ...,  # of Llama 3.1
    "kind": None,  # only if contested
    "because": "",
}
### BEGIN SOLUTION
museum = {
    "own_server": "something to show",
    "hosted": "contested",
    "clauses": ["1.b.i.B"],
    "kind": "text silent",
    "because": "A site that only sends prompts may not contain the model; the whole service may.",
}
### END SOLUTION
check("L07-E4", museum)

# %% [markdown]
# ## Why give models away?
#
# Three explanations, worded by us, each with a test:
#
# - **costs**: others [tune](glossary.md#fine-tune) and mend what Meta runs itself. Then sharing pays as long as outsiders
#   work on the *best* model.
# - **rivals**: what is free cannot be sold dear by others. Then sharing lasts while Meta has no model
#   to sell or guard.
# - **conviction**: power in few hands is the greater danger. Then even the strongest model is shared.
#
# Here is what Meta spends on lasting things ([capex](glossary.md#capex), data centres of all kinds),
# then what people said and Meta did. Which rows speak for one explanation and against another?

# %%
quarters = load("meta_quarters").set_index("quarter")
capex = quarters["capex_usd_m"].groupby(quarters.index.str[:4]).sum().div(1000).round(1)
print("capex, USD billion a year:", capex.drop("2026").to_dict())  # 2026: one quarter
voices = load("voices").set_index("voice_id")
said = voices.loc[["V04", "V05", "V06", "V08", "V17", "V24", "V25"]]
done = events.loc[["T024", "T054", "T104", "T118", "T131", "T134"]]
said, done = said[["date", "name", "position"]], done[["date", "actor", "event"]]
evidence = pd.concat([x.set_axis(["date", "who", "what"], axis=1) for x in (said, done)])
spent = f"USD {capex['2025']} billion, after {capex['2023']} in 2023."
evidence.loc["CAPEX"] = ["2026-01-28", "Meta", "Capex of 2025 reported: " + spent]
evidence.sort_values(["date", "who"])

# %% [markdown]
# ### L07-E5 · Weigh it
# Which explanation does the evidence bear out best? Give the ids that support it, and what strains
# it: every explanation here has something against it. In `hindsight` list those of **your** ids that
# nobody could have known on 2 May 2024.

# %%
why = {
    "explanation": ...,  # "costs", "rivals", "conviction" or "contested"
    "supports": ...,  # a list of ids, such as ["V24"]; if contested: one side ...
    "strains": ...,  # ... and the other side
    "hindsight": ...,
    "kind": None,  # only if contested, as in L07-E3
    "because": "",
}
### BEGIN SOLUTION
why = {
    "explanation": "costs",
    "supports": ["V04", "V08", "T131"],
    "strains": ["T104"],
    "hindsight": ["V08", "T131", "T104"],
    "kind": None,
    "because": "Sharing small models still brings helpers; the closed flagship brings none.",
}
### END SOLUTION
check("L07-E5", why)

# %% [markdown] tags=["instructor"]
# Minutes: 8
#
# Ten minutes: blind vote (costs, rivals, conviction, contested), pairs, second vote. *Costs*: Meta
# says so itself, twice, and with capex rising so does what a cheaper stack is worth; against it, a
# closed flagship gets no help. *Rivals*: outsiders say so (Olson, Pesenti), and section 2 is aimed
# at large clouds; against it, 3.1 lets rivals learn from outputs. *Conviction*: Zuckerberg and LeCun
# say so; against it, April 2026, unless safety is the conviction (Wang). *Contested*: motives are
# not on record, and they may mix. Ask each side: which release would have proved you wrong? Then the
# question of the lesson: one Meta or three? Likely mistakes: taking the shares' fall for a verdict
# (T024), and arguing from 2026 that the writer of 2024 should have known.

# %% [markdown]
# ## Go further: six firms and one paragraph
#
# From 3.2 on the use policy has a paragraph on the European Union (`AUP.eu`).

# %%
eu = clauses["clause_id"] == "AUP.eu"
clauses.loc[eu, ["version", "summary", "note"]]

# %%
six = ["S31", "S32", "S33", "S34", "S35", "S36"]
cases.loc[six, ["version", "description"]]

# %% [markdown]
# ### L07-E6 · Inside or outside?
# For each case: does the paragraph shut the party out (`"shut out"`), does it leave its rights
# alone (`"not shut out"`), or is it `"unclear"`?

# %%
parties = {"S31": ..., "S32": ..., "S33": ..., "S34": ..., "S35": ..., "S36": ...}
### BEGIN SOLUTION
parties = {
    "S31": "shut out",
    "S32": "not shut out",
    "S33": "not shut out",
    "S34": "unclear",
    "S35": "not shut out",
    "S36": "shut out",
}
### END SOLUTION
check("L07-E6", parties)

# %% [markdown]
# The course also holds the licences as rules (L06 builds them). So one case can be put to all versions:
# the student, the French start-up of S31, and S18, a Swedish spin-off that publishes a fine-tune. (Take
# the start-up's cells before 3.2, and that of 3.3, as a thought experiment: those models read no
# pictures.)

# %%
from howopen import rules

three = cases.loc[["S21", "S31", "S18"]]
grid = {v: three.assign(version=v).apply(rules.answer, axis=1) for v in order[1:]}
pd.DataFrame(grid).set_axis(three["actor"]).T

# %% [markdown]
# The spin-off's answer never changes. What it owes does:

# %%
spin = cases.loc["S18"].to_dict()
pd.Series({v: ", ".join(rules.duties({**spin, "version": v})) for v in order[1:]})

# %% [markdown]
# ## Go further: the whole diff, and letters
#
# Every change from Llama 2 on, sorted by a rough rule: *added* where nothing stood before, *dropped*
# where nothing stands after, *changed* otherwise.

# %%
steps = list(zip(order[1:], order[2:], strict=False))
parts = {}
for a, b in steps:
    part = terms.loc[terms[a] != terms[b], [a, b]]
    parts[f"{a} to {b}"] = part.set_axis(["before", "after"], axis=1)
diff = pd.concat(parts, names=["step"]).reset_index()
none = "none|no|n/a|not mentioned|not barred.*"
was, now = ~diff["before"].str.fullmatch(none), ~diff["after"].str.fullmatch(none)
diff["what"] = "changed"
diff.loc[~was & now, "what"] = "added"
diff.loc[was & ~now, "what"] = "dropped"
diff["where"] = "licence"
diff.loc[diff["provision"].str.startswith("policy:"), "where"] = "use policy"
diff[["step", "where", "what", "provision", "before", "after"]]

# %%
pd.crosstab(diff["step"], [diff["where"], diff["what"]])

# %% [markdown]
# In all these steps one term was dropped, and none was moved from the licence to the policy: whatever
# the policy gained was new.
#
# ### L07-E7 · From 2 to 4 in one step
# How many terms differ between Llama 2 and Llama 4? **Guess first** from the steps above, then compute
# it from `terms`.

# %%
differ = ...
### BEGIN SOLUTION
differ = (terms["llama-2"] != terms["llama-4"]).sum()
### END SOLUTION
check("L07-E7", differ)

# %% [markdown]
# ### L07-E8 · Eight letters
# Label each letter `"holds"`, `"does not hold"` or `"not checked here"`.
#
# - **a** Since Llama 2, a bakery may use Llama in its business.
# - **b** Who has read one Llama licence has read them all.
# - **c** Llama 3's licence shuts out companies in the EU.
# - **d** The fall of 25 April 2024 shows what investors think of giving models away.
# - **e** React first came out under Apache-2.0.
# - **f** FAISS first came under terms that barred commercial use.
# - **g** When 3.1 dropped the ban on improving other models, it fell for Llama 3 too.
# - **h** Meta has released models under OSI-approved licences.

# %%
letters = {
    "a": ..., "b": ..., "c": ..., "d": ...,
    "e": ..., "f": ..., "g": ..., "h": ...,
}
### BEGIN SOLUTION
letters = {
    "a": "holds",
    "b": "does not hold",
    "c": "does not hold",
    "d": "does not hold",
    "e": "not checked here",
    "f": "holds",
    "g": "does not hold",
    "h": "holds",
}
### END SOLUTION
check("L07-E8", letters)

# %% [markdown]
# ## Back to the article
#
# A careful journalist would have written on 2 May 2024: *Meta has long given software away, often with
# strings that later went. Its Llama models are [free of charge](glossary.md#free-of-charge) under terms of its own, which grew with
# the last version. Meta says that it saves costs and loses little; whether its future lies there is
# a bet.*
#
# [Hindsight](glossary.md#hindsight), as reported: in April 2026 Meta's new flagship came without
# weights, in August a smaller model under Apache-2.0. Weights of the flagship's next version were
# promised; whether they came we could not check. The headline is neither won nor lost. And "open" was
# never one thing: Zuckerberg tells one story (share the infrastructure, keep the products), the
# licences tell three (opened after protest, handed to a foundation, kept under [house terms](glossary.md#house-terms)).

# %% [markdown]
# ## Key points
#
# - Compare the first licence with the last: Meta's software became open, most models did not.
# - A diff shows what changed. Then ask where it stands: in 3.2 all of it stands in the use policy.
# - A ban may go and a [duty](glossary.md#duty) come: look for what replaced it.
# - Each version has its own terms. Cite the version with the clause.
# - Say what an explanation predicts before you weigh it, and date your evidence.
