# ---
# jupyter:
#   jupytext: {text_representation: {extension: .py, format_name: percent, format_version: "1.3"}}
#   kernelspec: {display_name: Python 3 (ipykernel), language: python, name: python3}
#   lesson:
#     id: L08
#     title: The landscape
#     question: "Is Llama 3 typical of the models one can get, 2018 to 2026?"
#     article: "Paragraph 6 forecasts that free models could set a new standard for the AI sector."
#     minutes: {teaching: 26, exercises: 31, further: 19}
#     requires: [L02]
#     data: [model_release_claims, model_releases, licence_terms, licences_read]
#     facts-as-of: "2026-07-23"
#     objectives:
#       - "merge conflicting claims by a stated rule, and say where the rule fails"
#       - "define a share of open licences, and plot it over time with its number of rows"
#       - "say what a sample cannot show"
#       - "compare the label of a licence with its terms"
#     sources: [epoch, eosai, llmstats, mot, openllms, ecog, arena, osmap, modelsdev, deepseek-r1, laurer-2024-02, openfuture-2023-08-11, diplo-2024-05-29, airstreet-liang-2024, rail-naming-2022]
# ---

# %% [markdown]
# ## The puzzle: which standard?
#
# Paragraph 6 of the article says that free models could set a new standard for the AI sector. On 2
# May 2024 that was a forecast; our tables reach 23 July 2026, the date above (voices were read in
# November).
#
# A standard of *what*? That [weights](glossary.md#weights) can be downloaded? That terms like Llama's are common? Or
# [licences](glossary.md#licence) with [OSI approval](glossary.md#osi-approval)? Each can be counted, once you say what you
# count, and among whom.

# %%
import matplotlib.pyplot as plt
import pandas as pd

from howopen import check, hint, load, show

plt.style.use("howopen.course")
pd.set_option("display.max_colwidth", None)  # show long texts whole

# %% [markdown]
# ### L08-E1 · Guess: what is usual?
# Take the 2024 releases in our table whose weights one can get. **Which kind of licence is the most
# common?** Guess.
#
# - **a** a firm's own terms, like Llama's
# - **b** a licence approved by OSI, like MIT
# - **c** a licence for non-commercial use
# - **d** a licence with a list of banned uses, like RAIL

# %%
guess = ...
### BEGIN SOLUTION
guess = "b"
### END SOLUTION
check("L08-E1", guess)

# %% [markdown]
# ## Many witnesses, one licence
#
# A [register](glossary.md#register) lists models by a rule of its own. What it says of a release is
# a [claim](glossary.md#claim). Some claims on DeepSeek-R1:

# %%
claims = load("model_release_claims")
piece = claims[claims["merge_group"].notna()]  # a small part, to practise on
piece.loc[piece["merge_group"] == "DeepSeek-R1", ["source_id", "release_date", "licence_id"]]

# %% [markdown]
# Five say MIT, and so does the developer's [README](glossary.md#readme). One says otherwise, one is silent. Nobody can
# read every README. So we fix a rule first:
#
# 1. set vague names aside (not stated, custom);
# 2. the licence that most registers name wins (`sources`);
# 3. in a tie, the register that stands first in a fixed order decides (`place`; 0 is first).

# %%
order = ["eosai", "llmstats", "mot", "openllms", "ecog", "arena", "osmap", "epoch"]
stated = piece[~piece["licence_id"].isin(["not stated", "LicenseRef-custom-unnamed"])].copy()
stated["place"] = stated["source_id"].map(order.index)
votes = stated.groupby(["merge_group", "licence_id"], as_index=False).agg(
    sources=("source_id", "nunique"), place=("place", "min")
)


def merge(by, ascending):
    """One licence a name: the first row of each name after sorting by the columns in `by`."""
    ranked = votes.sort_values(["merge_group", *by], ascending=[True, *ascending])
    return ranked.drop_duplicates("merge_group")[["merge_group", "licence_id"]]


votes[votes["merge_group"].isin(["Dolly", "GPT-Neo", "Kimi K2.5"])]

# %% [markdown]
# ### L08-E2 · Merge by the rule
# `merge(["licence_id"], [True])` would keep the first licence by the alphabet: not our rule. Call
# `merge` with the columns of steps 2 and 3, in order, and for each `True` (smallest first) or
# `False` (largest first).

# %%
merged = ...
### BEGIN SOLUTION
merged = merge(["sources", "place"], [False, True])
### END SOLUTION
check("L08-E2", merged)

# %% [markdown] tags=["instructor"]
# Minutes: 8
#
# Ask before the check: who expects the rule to be right for every name? The feedback says how often
# it agrees with what we settled. What learners get wrong: they sort `sources` smallest first, or
# leave ties to the alphabet, which decides thirteen of the twenty names by accident.

# %%
releases = load("model_releases")
joined = piece.merge(releases[["release_id", "resolution_note"]], on="release_id")
hard = joined[joined["merge_group"].isin(["GPT-Neo", "Llama 3.1", "Starling"])]
hard.drop_duplicates("release_id").set_index("merge_group")[["resolution_note"]]

# %% [markdown]
# For GPT-Neo and Llama 3.1 the rule takes the register that errs: the developer's own file says
# otherwise. Starling is worse: one name, *two models*, two licences. A rule that gives each name
# one licence cannot be right here (more in L08-E6).

# %% [markdown]
# ## One table, two stories
#
# After merging all registers, define two shares.
#
# - **OSI-approved**: of the *teaching set* (weights obtainable; licence, developer and month
#   known), the releases under a licence that [OSI](glossary.md#osi) has approved.
# - **Downloadable**: of the models in Epoch AI's lists (notable or large) whose access is stated,
#   those whose weights can be downloaded, limits or not.
#
# `k` of `n` rows make the share; `low` and `high` bound a
# [Wilson interval](glossary.md#wilson-interval): the play of chance, *if* rows were drawn at random.
# **Predict:** do the two shares move together?

# %%
def by_year(yes, year):
    t = pd.DataFrame({"k": yes.groupby(year).sum(), "n": yes.groupby(year).size()})
    t["share"] = t["k"] / t["n"]
    z = 1.96  # for 95 in 100 samples
    middle = (t["k"] + z**2 / 2) / (t["n"] + z**2)
    half = z * (t["k"] * (1 - t["share"]) + z**2 / 4) ** 0.5 / (t["n"] + z**2)
    return t.assign(low=middle - half, high=middle + half)


teaching = releases[releases["teaching_set"]]
osi = by_year(teaching["osi_approved"].astype(bool), teaching["release_year"])
epoch = releases[releases["source_ids"].str.contains("epoch")]
epoch = epoch[~epoch["weights"].isin(["not stated", "withheld"])]
got = by_year(epoch["weights"].str.startswith("downloadable"), epoch["release_year"])
pd.concat([osi, got], axis=1, keys=["OSI-approved", "downloadable"]).round(2)

# %%
fig, ax = plt.subplots(figsize=(7, 5.8))
for table, style, shift in [(osi, "o-", -0.1), (got, "s--", 0.1)]:
    bars = [table["share"] - table["low"], table["high"] - table["share"]]
    ax.errorbar(table.index + shift, table["share"], yerr=bars, fmt=style, capsize=4)
spread = {}
for name in order:
    rows = teaching[teaching["source_ids"].str.split(";").map(lambda ids, name=name: name in ids)]
    one = by_year(rows["osi_approved"].astype(bool), rows["release_year"]).query("n >= 20")
    ax.plot(one.index - 0.28, one["share"], "D", ms=6, color="white", mec="black", mew=1.2)
    spread[name] = one["share"].get(2024)
spread = pd.Series(spread).dropna()
ax.text(2019.9, 1.03, "licence OSI-approved (teaching set)", color="#0072B2")
ax.text(2018.35, 0.2, "weights downloadable (Epoch's lists)", color="#8A5C00")
line = {"arrowstyle": "-", "color": "grey"}
ax.annotate("LMArena", (2023.72, spread["arena"]), (2022.1, 0.25), arrowprops=line)
ax.annotate("European index", (2023.72, spread["eosai"]), (2023.2, 0.8), arrowprops=line)
ticks = [f"{year}\n{osi['n'][year]}\n{got['n'][year]}" for year in osi.index]
ax.set_xticks(osi.index, ticks, fontsize=12)
ax.set(title="Licences changed, downloads hardly;\nand the list matters", ylabel="share of rows")
ax.set_ylim(0, 1.1)
ax.set_xlabel("year, rows in the teaching set, rows in Epoch's lists")
show(
    fig,
    alt="Two lines with intervals, 2018 to 2026. OSI-approved: "
    + ", ".join(f"{year} {share:.2f}" for year, share in osi["share"].items())
    + ". Downloadable: "
    + ", ".join(f"{year} {share:.2f}" for year, share in got["share"].items())
    + f". Single registers run from {spread.min():.2f} ({spread.idxmin()}) to {spread.max():.2f} "
    + f"({spread.idxmax()}) in 2024, beyond both ends of the interval, {osi['low'][2024]:.2f} to "
    + f"{osi['high'][2024]:.2f}.",
    caption="Bars: Wilson intervals. Diamonds: the OSI-approved share of one register's rows, where "
    "it has 20 or more. Rows of different registers overlap.",
    source="table model_releases; registers as of January 2025 to July 2026.",
)

# %% [markdown]
# The OSI-approved share falls from .91 (2021) to .50 (2024) and rises to .69 (2025). The
# downloadable share stays near half from 2019 to 2025. Both can hold: one asks *on what terms*
# obtainable models come, the other *whether* one can get a model. The denominators differ.
#
# Now the diamonds. For 2024 the interval runs from .44 to .57; single registers give .30 to .59.
# That is [selection bias](glossary.md#selection-bias), and no interval sees it. The early years are
# worse: few rows, and licences read from Epoch's notes in a way that favours Apache and MIT.
#
# Is the fall real? Another column helps: Epoch notes limits on downloads.

# %%
free = by_year(epoch["weights"] == "downloadable", epoch["release_year"])["share"]
limited = got["share"] - free
fig, ax = plt.subplots()
ax.bar(got.index, free, color="#0072B2", edgecolor="black", label="without limits")
look = {"color": "#F0E442", "edgecolor": "black", "hatch": "//"}
ax.bar(got.index, limited, bottom=free, label="with limits", **look)
for year, n in got["n"].items():
    ax.text(year, got["share"][year] + 0.01, f"n={n}", ha="center", fontsize=11)
ax.set(title="Near half from 2019 to 2025; the limits come and go", ylim=(0, 0.75))
ax.set_xticks(got.index)
ax.set(xlabel="year of release", ylabel="share of Epoch's rows")
ax.legend(title="weights downloadable", ncols=2, loc="upper left")
show(
    fig,
    alt="Stacked bars of Epoch's models by year: downloadable without limits, plus with limits. "
    + "; ".join(f"{year}: {free[year]:.2f} plus {limited[year]:.2f}" for year in got.index),
    caption="From 2020 to 2023 the part without limits shrinks, as the OSI-approved share does; "
    "by 2025 both are up. Limits: non-commercial or restricted use.",
    source="table model_releases, Epoch's rows whose access is stated.",
)

# %% [markdown] tags=["instructor"]
# Minutes: 13
#
# Cover the second figure and ask how both lines of the first can be true. Then show it: the height
# hardly moves, the parts do. Stress that this check uses another column but the same register, so
# it is support and no proof. Quick pairs: which single register would you pick to make the share
# look high, and which to make it look low?

# %% [markdown]
# ### L08-E3 · What may you say?
# For each sentence: `"shown"`, `"denied"` or `"cannot be told"` from these tables?
#
# - **a** In 2024 about half of the teaching set came under OSI-approved licences.
# - **b** In 2024 about half of the world's new models came under OSI-approved licences.
# - **c** From 2025 to 2026 model makers turned away from OSI-approved licences.
# - **d** In Epoch's lists the downloadable share fell from 2021 to 2024, too.
# - **e** In 2018 every model that one could get had an OSI-approved licence.
# - **f** For 2024, single registers lie further apart than the ends of the interval.

# %%
said = {"a": ..., "b": ..., "c": ..., "d": ..., "e": ..., "f": ...}
### BEGIN SOLUTION
said = {
    "a": "shown",
    "b": "cannot be told",
    "c": "cannot be told",
    "d": "denied",
    "e": "cannot be told",
    "f": "shown",
}
### END SOLUTION
check("L08-E3", said)

# %% [markdown]
# ## Where Llama sits
#
# Llama 3 is in our class `custom community`: a firm's *[house terms](glossary.md#house-terms)*. How common are these, and how
# many are Llama's?

# %%
house = teaching["licence_family"] == "custom community"
marks = pd.DataFrame({"OSI-approved": teaching["osi_approved"].astype(bool), "house terms": house})
marks["Llama's terms"] = house & teaching["licence_id"].str.startswith("LicenseRef-Llama")
marks["Llama itself"] = house & teaching["llama_version"].notna()
marks.groupby(teaching["release_year"]).sum().loc[2021:2025]

# %% [markdown]
# So Llama 3 is *not* typical: in 2024, 60 rows carry house terms and 112 a licence from OSI's list.
# Yet something began in 2023: 44 rows after one. Of these 19 are under Llama's terms, but only 4
# are Llama 2 itself. Most others were built on Llama, whose terms follow it (L11).

# %% [markdown]
# ## Where this is contested
#
# Is it [open-washing](glossary.md#open-washing) to call such models open? Open Future said so of
# Llama 2 (August 2023). For Melinda Claybaugh of Meta openness comes in degrees (May 2024); for
# Percy Liang Llama 3 is [open-weight](glossary.md#open-weights), not [open-source](glossary.md#open-source) (2024; both as reported). Hold the
# [label](glossary.md#label) against the terms:

# %%
chosen = ["bigcode-openrail-m", "llama-3", "nvidia-open-model"]
chosen += ["open-weights-permissive-1.0", "openatom-model-1.0"]
terms = load("licence_terms").pivot(index="licence_id", columns="feature", values="adopted")
titles = load("licences_read").set_index("licence_id")["title"]
terms.loc[chosen, ["commercial_use", "scale_threshold", "osd_5", "osd_6"]].join(titles)

# %% [markdown]
# ### L08-E4 · Does the title keep its word?
# `osd_5` and `osd_6` are our readings (machine-assisted, not OSI's) of the criteria that OSI named
# for Llama. Take *these two* as the promise of *open*. Is it `"kept"`, `"broken"`, `"unclear"`, or
# `"not promised"`, because the title does not say open?

# %%
titles_judged = {
    "bigcode-openrail-m": ...,
    "llama-3": ...,
    "nvidia-open-model": ...,
    "open-weights-permissive-1.0": ...,
    "openatom-model-1.0": ...,
}
### BEGIN SOLUTION
titles_judged = {
    "bigcode-openrail-m": "broken",
    "llama-3": "not promised",
    "nvidia-open-model": "broken",
    "open-weights-permissive-1.0": "kept",
    "openatom-model-1.0": "unclear",
}
### END SOLUTION
check("L08-E4", titles_judged)

# %% [markdown]
# ### L08-E5 · Did free models set a standard?
# Say what *standard* means: `"downloads"`, `"house terms"` or `"OSI-approved"`. Name the series
# that counts it (same three names). Conclude `"supported"`, `"not supported"` or
# `"cannot be told"`. Name the limit that troubles you most: `"who is listed"`,
# `"licence not stated"`, `"licence read from notes"`, `"families and sizes"` (both are rows) or
# `"chance alone"`.

# %%
forecast = {
    "standard": ...,
    "series": ...,
    "conclusion": ...,
    "limit": ...,
    "because": "",  # the numbers you rest on, with their years
}
### BEGIN SOLUTION
forecast = {
    "standard": "downloads",
    "series": "downloads",
    "conclusion": "not supported",
    "limit": "who is listed",
    "because": "In Epoch's lists about half could be downloaded in 2020 (.55) and in 2025 (.52).",
}
### END SOLUTION
check("L08-E5", forecast)

# %% [markdown] tags=["instructor"]
# Ten minutes: blind vote (supported, not supported, cannot be told), pairs, second vote. Expect
# people to vote on different standards; let them find that out. *Downloads, not supported*: half
# before, half after. *House terms, supported*: one row in 2022, dozens a year later. *House terms,
# not supported*: never much above a quarter, and two in five of those of 2023 had no choice.
# *OSI-approved, supported*: up in 2025 by more than chance. *Cannot be told*: lists, not the world.
# Ask each side which missing list or column would move it. Likely mistake: one sure number from a
# narrow interval.

# %% [markdown]
# ## Go further: names, gaps and a figure
#
# Dates betray what names hide. Two habits explain much: the Model Openness Tool (`mot`) gives the
# date of its record, and the European index (`eosai`) may file a later model under a family's name.
# Weights can also come later than the announcement. (Three rows carry a Llama licence younger than their
# own date: they stand outside the teaching set.)

# %%
six = ["CodeGeeX", "DeepSeek-R1", "Falcon", "GPT-Neo", "Grok-2", "Starling"]
dated = piece[piece["merge_group"].isin(six) & piece["release_date"].notna()]
columns = ["merge_group", "release_date", "source_id", "developer", "weights"]
dated.sort_values(["merge_group", "release_date", "claim_id"])[columns]

# %% [markdown]
# ### L08-E6 · What does the gap mean?
# For each name: `"two models"`, `"date of a record"` or `"weights later"`?

# %%
gaps = {
    "CodeGeeX": ...,
    "DeepSeek-R1": ...,
    "Falcon": ...,
    "GPT-Neo": ...,
    "Grok-2": ...,
    "Starling": ...,
}
### BEGIN SOLUTION
gaps = {
    "CodeGeeX": "two models",
    "DeepSeek-R1": "date of a record",
    "Falcon": "two models",
    "GPT-Neo": "date of a record",
    "Grok-2": "weights later",
    "Starling": "two models",
}
### END SOLUTION
check("L08-E6", gaps)

# %% [markdown]
# ### L08-E7 · The worst case
# The teaching set leaves out models whose licence nobody states. Take `obtainable` for **2026**.
# What is the OSI-approved share if *none* of the unstated licences is approved (`low`), and if
# *all* are (`high`)?

# %%
obtainable = releases[releases["weights"].str.startswith(("downloadable", "gated"))]
unstated = obtainable["licence_id"] == "not stated"
approved = obtainable["osi_approved"].fillna(False).astype(bool)
year = obtainable["release_year"]
bounds = {"low": ..., "high": ...}
### BEGIN SOLUTION
bounds = {
    "low": approved[year == 2026].mean(),
    "high": (approved | unstated)[year == 2026].mean(),
}
### END SOLUTION
check("L08-E7", bounds)

# %% [markdown]
# ### L08-E8 · Draw the house terms
# Draw the share of house terms in the teaching set for each year. Label both axes and make the
# number of rows visible, for instance with `ax.text` or in the tick labels. Give `fig`.

# %%
fig = ...
### BEGIN SOLUTION
fig, ax = plt.subplots()
terms_by_year = by_year(house, teaching["release_year"])
ax.bar(terms_by_year.index, terms_by_year["share"])
for when, row in terms_by_year.iterrows():
    ax.text(when, row["share"] + 0.01, f"n={row['n']:.0f}", ha="center")
ax.set(title="House terms came in 2023", xlabel="year", ylabel="share of the teaching set")
plt.close(fig)
### END SOLUTION
check("L08-E8", fig)

# %% [markdown]
# ## Back to the article
#
# Zuckerberg had said in February 2024 that open software often becomes a standard (as reported). A
# careful journalist would have written in May 2024: *In lists like ours, about half of the models
# one could get in 2023 came under licences approved by OSI, more than a fifth under house terms such as
# Llama's. Whether either becomes a standard is open; in one long list, about half could be
# downloaded before Llama came.*
#
# In [hindsight](glossary.md#hindsight): by 2025 the OSI-approved share of these lists grew, and house terms became rarer.

# %% [markdown]
# ## Key points
#
# - Say what is counted, among whom, in which list, before you say how much.
# - Fix a merge's rule beforehand; it can err, and one name may hide two models.
# - Two shares may differ because their denominators do.
# - An interval speaks of chance. It cannot see who was never listed.
# - A title is a label. Read the terms, and say by which test you judge.
