# ---
# jupyter:
#   jupytext: {text_representation: {extension: .py, format_name: percent, format_version: "1.3"}}
#   kernelspec: {display_name: Python 3 (ipykernel), language: python, name: python3}
#   lesson:
#     id: L09
#     title: Inside the box
#     question: "How much do we know about training data, and is openness good?"
#     article: "Meta is said to have told little about the training data of earlier Llama versions (paragraph 4), and the silence to have led people to discuss bias (paragraph 5)."
#     minutes: {teaching: 24, exercises: 31, further: 24}
#     requires: [L05]
#     data: [llama_versions, transparency_scores, model_releases, dataset_licences, debate, openness_assessments, law]
#     facts-as-of: "2026-11-23"
#     objectives:
#       - "read a transparency index: say what its editions show and what they cannot"
#       - "audit the licence of a data set against its label"
#       - "tell licence openness from transparency"
#       - "sort questions about bias by what one needs to answer them"
#       - "argue both sides of a decision on openness, with sources"
#     sources: [llama1-repo, llama2-repo, llama3-repo, meta, fmti, dpi, eosai, ai-act, kadrey-notes, getty-notes, gema-notes, oxford-tdm-2025, dpga-taneja-2026, widder-nature-2024, icann-aiplan, safety-report-2026, khan-2024-07, sado-posts, minimax-m2.5, omnilingual-asr, mahelona-2023, care-principles, carroll-2021]
# ---

# %% [markdown]
# ## The puzzle: opaque since when?
#
# The article says that Meta told little about the [training data](glossary.md#training-data) of earlier
# Llamas (paragraph 4), and that the silence made people discuss [bias](glossary.md#bias) (paragraph 5). It names no one who
# did.
#
# Two thoughts often stand behind such a complaint: that free terms and full information come
# together, and that openness is good. We test the first and argue about the second.

# %%
import matplotlib.pyplot as plt
import pandas as pd

from howopen import check, hint, load, show

plt.style.use("howopen.course")
pd.set_option("display.max_colwidth", None)  # show long texts whole

# %% [markdown]
# ### L09-E1 · Which Llama told most?
# Each Llama came with a [model card](glossary.md#model-card). **Which card tells most about the sources of
# the training data?** Guess.
#
# - **a** Llama 1 (February 2023), for non-commercial research only
# - **b** Llama 2 (July 2023), the first for commercial use
# - **c** Llama 3 (April 2024)
# - **d** none: Meta never told

# %%
guess = ...
### BEGIN SOLUTION
guess = "a"
### END SOLUTION
check("L09-E1", guess)

# %%
versions = load("llama_versions")
asked = versions["provision"].isin(["permitted purpose", "training data disclosure"])
cards = versions[asked].pivot(index="version", columns="provision", values="value")
cards

# %% [markdown]
# ## The terms opened, the sources went
#
# Look down both columns. When Meta freed the purpose, it stopped naming the sources. The article is
# wrong about Llama 1, right about Llama 2, and leaves out that Llama 3's own card is as vague. All of
# it is Meta's word: we know of no outside check.
#
# Others measure what makers tell. Stanford's [transparency index](glossary.md#transparency-index) of
# [foundation models](glossary.md#foundation-model) asks a hundred yes-or-no questions about one
# flagship of each developer. Meta's were Llama 2, Llama 2 again, and Llama 4. **Llama 3 itself was never
# scored.**

# %%
scores = load("transparency_scores")
meta = scores[scores["developer"] == "Meta"]
meta.groupby("edition", observed=True)["score"].sum()

# %% [markdown]
# Up by a tenth, then halved? First see whether the questions stayed the same: how many of their names
# does an edition share with the next? (Two names of 2024 were only shortened. In 2025 the authors added
# questions and raised the bar of others.)

# %%
first, second, third = scores.groupby("edition", observed=True)["indicator"].agg(set)
print("first and second:", len(first & second))
print("second and third:", len(second & third))

# %% [markdown]
# So the first two editions share a yardstick, the third has another. The next table shows where Meta's
# points moved between the first two, the one below it the ten questions on data.

# %%
old = meta[meta["edition"] != "2025-12"].assign(edition=meta["edition"].astype(str))
groups = old.groupby(["subdomain", "edition"])["score"].sum().unstack()
groups[groups["2023-10"] != groups["2024-05"]]

# %%
data = old[old["subdomain"] == "Data"]
data.pivot(index=["indicator_key", "indicator"], columns="edition", values="score")

# %% [markdown]
# ### L09-E2 · What can the index say?
# For each sentence: `"shown"` by what you have seen, `"refuted"` by it, or `"not decided"`?
#
# - **a** The points of May 2024 are Llama 3's.
# - **b** Meta told half as much in December 2025 as in May 2024.
# - **c** On data sources Llama 2 earned no point, either time.
# - **d** On the same questions Meta had more points in May 2024 than in October 2023.
# - **e** What Meta gained was for telling more about its training data.
# - **f** Whoever has more points has the freer licence.

# %%
said = {"a": ..., "b": ..., "c": ..., "d": ..., "e": ..., "f": ...}
### BEGIN SOLUTION
said = {
    "a": "refuted",
    "b": "not decided",
    "c": "shown",
    "d": "shown",
    "e": "refuted",
    "f": "not decided",
}
### END SOLUTION
check("L09-E2", said)

# %% [markdown] tags=["instructor"]
# Minutes: 9
#
# Nearly everyone reads 60 and 31 as a fall. Let pairs write two questions of their own for a ruler that
# changes: a school mark after a reform, an exam with a higher bar. Point out that two names shared by
# 2024 and 2025 can still have another bar: Meta has the point for *Model objectives* in 2024 and not in
# 2025. And that a rise from 2023 to 2024 may be better reporting, since developers could then hand in
# reports: the flagship was the same Llama 2. Expect "f refuted" from those who have seen the next
# section: it is accepted, but the index alone does not ask how free a licence is. Advanced readers may
# object that the index's own summaries set the means of its editions side by side: a headline, not a
# measurement.

# %% [markdown]
# ## Two axes
#
# [Licence openness](glossary.md#licence-openness) asks what you may do, transparency what you are told.
# Let us put the fourteen flagships of May 2024 on both axes: points on data, kind of [licence](glossary.md#licence).
# If free terms and full information came together, the dots would climb to the right.

# %%
flagships = [
    ("Adept", "Fuyu-8B", "adept-fuyu"),
    ("AI21 Labs", "Jurassic-2", "ai21-labs-jurassic-2-jumbo"),
    ("Aleph Alpha", "Luminous", "aleph-alpha-luminous-supreme"),
    ("Amazon", "Titan", "amazon-amazon-titan"),
    ("Anthropic", "Claude 3", "anthropic-claude-3-opus"),
    ("BigCode/Hugging Face/ServiceNow", "StarCoder", "hugging-face-starcoder"),
    ("Google", "Gemini 1.0", "google-gemini-1.0-ultra"),
    ("IBM", "Granite 13B", "ibm-granite-13b"),
    ("Meta", "Llama 2", "meta-llama-2"),
    ("Microsoft", "Phi-2", "microsoft-phi-2"),
    ("Mistral", "Mistral 7B", "mistral-ai-mistral-7b"),
    ("OpenAI", "GPT-4", "openai-gpt-4"),
    ("Stability AI", "Stable Video", "stability-ai-stable-video-diffusion"),
    ("Writer", "Palmyra-X", "writer-palmyra-x-003"),
]
flagships = pd.DataFrame(flagships, columns=["developer", "model", "release_id"])
kinds = {"proprietary": "no public licence", "OSI-approved": "OSI-approved"}
families = load("model_releases").set_index("release_id")["licence_family"]
may = scores[(scores["edition"] == "2024-05") & (scores["subdomain"] == "Data")]
points = may.groupby("developer")["score"].sum().rename("points")
axes = flagships.join(points, on="developer")
axes["licence"] = axes["release_id"].map(families).map(kinds).fillna("with limits")

# %%
order = ["no public licence", "with limits", "OSI-approved"]
stack = axes.groupby(["licence", "points"]).cumcount()
axes["height"] = axes["licence"].map(order.index) + 0.38 * stack
fig, ax = plt.subplots(figsize=(11, 5.5))
for kind, marker in zip(order, ["s", "^", "o"], strict=True):
    here = axes[axes["licence"] == kind]
    ax.scatter(here["points"], here["height"], s=110, marker=marker, edgecolor="black")
for row in axes.itertuples():
    weight = "bold" if row.model == "Llama 2" else "normal"
    place = {"xytext": (0, -19), "textcoords": "offset points", "ha": "center"}
    where = (row.points, row.height)
    ax.annotate(row.model, where, fontsize=10.5, fontweight=weight, **place)
ax.set(title="A freer licence does not mean that you are told more")
ax.set(xlim=(-0.7, 10.7), ylim=(-0.45, 2.6), yticks=range(3))
ax.set(xlabel="points out of ten on training data")
ax.set(yticklabels=order, xticks=range(0, 11, 2), ylabel="licence")
sorted_axes = dict(list(axes.sort_values(["points", "model"]).groupby("licence")))
show(
    fig,
    alt="Dots: points on data of fourteen flagships, by licence. "
    + " ".join(
        f"{kind[0].upper()}{kind[1:]}: "
        + ", ".join(f"{row.model} {row.points}" for row in sorted_axes[kind].itertuples())
        + "."
        for kind in order
    ),
    caption="Flagships as in the index's reports. With limits: non-commercial, RAIL or "
    "house terms; Stable Video's are custom terms that the register does not name.",
    source="Foundation Model Transparency Index (CC-BY), May 2024; table model_releases",
)

# %% [markdown]
# ### L09-E3 · Break the rule
# A colleague says: *the freer the licence, the more we are told.* Break the rule with one pair from
# the figure: a model with the freer licence, and one that tells more of its data all the same.

# %%
pair = {
    "freer": ...,  # a model's name as in the figure
    "tells_more": ...,
}
### BEGIN SOLUTION
pair = {"freer": "Mistral 7B", "tells_more": "Jurassic-2"}
### END SOLUTION
check("L09-E3", pair)

# %% [markdown] tags=["instructor"]
# Minutes: 4
#
# The index's reports name the flagships; the kinds of licence come from our table of releases, by a
# named size where the row of the whole family states no licence. Fourteen dots chosen by fame prove
# no absence of a link, and L09-E7 finds a weak one among 193 systems: "not the same" is the claim, not
# "unrelated". Expect learners to read height as goodness; ask what each axis is good for. Ask, too, why
# StarCoder stands alone: a project of many hands, with the data published, under a licence that limits
# use.

# %% [markdown]
# ## Is the label right?
#
# Data that are published often carry a [label](glossary.md#label): a page names a
# [dataset licence](glossary.md#dataset-licence). An audit traced the
# [provenance](glossary.md#provenance) of published sets, mostly for [fine-tuning](glossary.md#fine-tune); none is known to be
# Llama 3's. Guess: of a hundred labels on Hugging Face, how many are not among the licences that the
# audit found? (What the number counts and what it
# proves comes in L09-E6 and L09-E8.)

# %%
sets = load("dataset_licences")
text = sets[sets["modality"] == "text"]
label, found = text["hugging_face_licence_id"], text["licence_ids"]
both = text[~label.isin(["n/a", "not stated"]) & (found != "not stated")].copy()
pairs = zip(both["hugging_face_licence_id"], both["licence_ids"], strict=True)
both["differs"] = [label not in found.split(";") for label, found in pairs]
print(len(both), "rows,", both["differs"].sum(), f"differ: {both['differs'].mean():.0%}")

# %% [markdown]
# ## Bias: what can be asked?
#
# Llama 1's card names its sources, expects bias from the web and reports tests on it. Llama 3's warns
# that answers may be biased and says that Meta tested in English. Silence about data is no proof of
# bias, and openness no proof of its absence. But each question needs its own evidence.
#
# ### L09-E4 · What do you need?
# You have Llama 3's [weights](glossary.md#weights). What is the **least** you need: `"the model"`, `"a list"` of sources with
# shares, or `"the data"`?
#
# - **a** Does it rate the same CV lower when the name changes?
# - **b** Does it answer worse in Swahili than in English?
# - **c** Did Wikipedia weigh more than books in training?
# - **d** Do the texts it learned from mostly call nurses *she*?
# - **e** Did the filter for harmful texts remove more of one group's writing?
# - **f** What part came from the forum Stack Exchange?

# %%
needs = {"a": ..., "b": ..., "c": ..., "d": ..., "e": ..., "f": ...}
### BEGIN SOLUTION
needs = {
    "a": "the model",
    "b": "the model",
    "c": "a list",
    "d": "the data",
    "e": "the data",
    "f": "a list",
}
### END SOLUTION
check("L09-E4", needs)

# %% [markdown] tags=["instructor"]
# Minutes: 4
#
# Draw three boxes on the board, model inside list inside data, and let the class add questions of its
# own. Expect two errors. *Without the data nothing can be tested*: what a model does can be tested by
# whoever can run it, which is the best argument for released weights. *Testing shows the cause*: it
# shows that, never why. A good objection: comparing Llama 3's base and tuned versions, both released,
# narrows the cause without any data. Another: for **e** one needs the texts before and after filtering.

# %% [markdown]
# ## Where this is contested
#
# Is openness good? Six themes, a pair of rows for each; `counter_argument_id` names the answer. The
# sorting is ours, and a row says who holds it, not that it is right. Voices on
# [community data](glossary.md#community-data), such as the [CARE principles](glossary.md#care-principles)
# (D44), ask what licences rarely do: who decides?

# %%
themes = {
    "scrutiny": ["D03", "D04"],
    "misuse": ["D01", "D02"],
    "concentration": ["D28", "D29"],
    "military use": ["D38", "D39"],
    "small languages": ["D42", "D43"],
    "community data": ["D44", "D45"],
}
debate = load("debate").set_index("debate_id")
pairs = {theme: debate.loc[ids] for theme, ids in themes.items()}
rows = pd.concat(pairs, names=["theme"])
rows[["argument", "held_by", "region", "counter_argument_id"]]

# %% [markdown]
# ### L09-E5 · The station's tapes
# A radio station in a small language keeps 300 hours of recordings that families gave it over forty
# years. A lab offers to build speech recognition for free, if model and recordings come out under
# CC-BY-4.0: anyone may use them for anything. **What should the station do?** `"agree"`, `"refuse"`,
# offer `"own terms"`, or `"contested"`. Cite two rows that speak for you (any of the table), and the
# row that answers you best.

# %%
tapes = {
    "conclusion": ...,
    "rows": ...,  # ids that speak for you, such as ["D65", "D48"]
    "answer": ...,  # one id that speaks against you
    "kind": None,  # only if contested
    "because": "",
}
### BEGIN SOLUTION
tapes = {
    "conclusion": "own terms",
    "rows": ["D44", "D50"],
    "answer": "D42",
    "kind": None,
    "because": "The families gave the tapes and should have a say, but speech recognition helps them.",
}
### END SOLUTION
check("L09-E5", tapes)

# %% [markdown] tags=["instructor"]
# Ten minutes: blind vote on the station (agree, refuse, own terms), pairs, second vote. Expect three
# positions. *Agree*: no vendor will serve this language (D42), and custom terms cannot be combined with
# others' data (D49). *Refuse*: what is out cannot be called back (D02), and a language taken is sold
# back (D43). *Own terms*: a say and a share (D44, D50), with the weak point that a clause steers no copy
# abroad (D37). Then change one fact: the recordings stay at home and only the model comes out. Or: an
# army wants transcription (D38, D39). Ask each side which fact would move it; most name one, the
# families' wishes, which the story leaves out. For a longer debate give each of six groups one theme;
# each must first state the row against it so well that its holder would nod.

# %% [markdown]
# ## Go further: what do you count?

# %%
both[["collection", "dataset"]].value_counts().head(3)

# %% [markdown]
# ### L09-E6 · Count it once
# Some sets stand there again and again, once for each language. Count every `dataset` of a
# `collection` only once. **What percent of these differ?** First guess: more or less than the share of rows?

# %%
once = both  # add .drop_duplicates([...]) with the two columns that name a set
share = ...  # percent, from once["differs"]
### BEGIN SOLUTION
once = both.drop_duplicates(["collection", "dataset"])
share = 100 * once["differs"].mean()
### END SOLUTION
check("L09-E6", share)

# %% [markdown]
# ## Go further: 193 systems
#
# Fourteen flagships are few. The European index gives a level to licences and to data. Its licence level
# looks at the whole project, data included, so the two are not quite apart.

# %%
levels = load("openness_assessments")
index = levels[levels["framework"] == "EOSAI-2026"]
grid = index.pivot(index="assessment_id", columns="component", values="level")
steps = ["closed", "partial", "open"]
counts = pd.crosstab(grid["licences"], grid["base model data"]).loc[steps, steps]
counts


# %%
def stacked(shares, title):
    """Stacked bars: a bar for each row of `shares`, a piece for each column."""
    fig, ax = plt.subplots()
    colours = ["#FFFFFF", "#9ECAE1", "#0072B2"]
    shares.plot.barh(stacked=True, ax=ax, color=colours, edgecolor="black")
    ax.set(title=title, xlabel="percent of systems", ylabel="level of licences")
    ax.legend(title="base model data", loc="upper left", bbox_to_anchor=(1, 1))
    return fig


# %% [markdown]
# ### L09-E7 · Related or the same?
# The rows have different sums, so compare shares. Turn each row of `counts` into percent and draw
# them, with your message as the title. Guess first: does [open data](glossary.md#open-data) grow with open licences?

# %%
shares = ...  # counts.div(counts.sum(axis=...), axis=...) * 100
fig = ...  # stacked(shares, "your message")
### BEGIN SOLUTION
shares = counts.div(counts.sum(axis=1), axis=0) * 100
fig = stacked(shares, "Most open licences come with closed data")
show(
    fig,
    alt="Stacked bars: level of base model data, in percent, by level of licences. "
    + " ".join(
        f"{row.Index}: {row.closed:.0f} closed, {row.open:.0f} open."
        for row in shares.itertuples()
    ),
    source="European Open Source AI Index (CC-BY-4.0), March to June 2026",
)
### END SOLUTION
check("L09-E7", fig)

# %% [markdown]
# ## Go further: must they tell?
#
# Since 2 August 2025 the [AI Act](glossary.md#ai-act) asks makers of [general-purpose models](glossary.md#gpai) for a
# [training-content summary](glossary.md#training-content-summary), however open the model. For models that
# were on the market before that day the term, as planned in 2025, is August 2027.
#
# Courts were asked something else: whether training was allowed, as [fair use](glossary.md#fair-use) in the United
# States or as [text and data mining](glossary.md#text-and-data-mining) in Europe. The rulings below are
# known to us from reports.

# %%
law = load("law")
chosen = law["law_id"].isin(["LAW-34", "LAW-38", "LAW-39", "LAW-40", "LAW-42"])
law.loc[chosen, ["jurisdiction", "date", "statement"]]

# %% [markdown]
# ### L09-E8 · At the buyers' meeting
# A town buys a model. Does the second half of each sentence follow from the first: `"follows"` or
# `"does not follow"`?
#
# - **a** The page of the data set says CC-BY-4.0, so we may use it commercially.
# - **b** OSI approved the licence, so the model has been checked for bias.
# - **c** It is called a community licence, so it is an open one.
# - **d** The weights are open and the data closed, so to say "open" we must say what is open.
# - **e** Label and audit differ, so the uploader broke the law.
# - **f** Nobody outside has the data, so nobody outside can check the maker's account of them in full.
# - **g** The card names no sources, so nobody can test the model for bias.

# %%
meeting = {"a": ..., "b": ..., "c": ..., "d": ..., "e": ..., "f": ..., "g": ...}
### BEGIN SOLUTION
meeting = {
    "a": "does not follow",
    "b": "does not follow",
    "c": "does not follow",
    "d": "follows",
    "e": "does not follow",
    "f": "follows",
    "g": "does not follow",
}
### END SOLUTION
check("L09-E8", meeting)

# %% [markdown]
# ## Back to the article
#
# A careful journalist would have written: *Meta listed seven sources with their shares for the first
# Llama, which was for research only. For Llama 2 and Llama 3 it gives the amount and calls the data
# publicly available. Whether Llama 3 treats people unequally can be tested; where that comes from
# cannot be settled without the data.* And the journalist would have named those who discuss bias, and
# asked of openness: good for whom, and who decides?

# %% [markdown]
# ## Key points
#
# - Meta's telling shrank as its licence opened: two axes, not one.
# - Scores compare only while the questions stay the same. Llama 3 has none.
# - A label is a claim by whoever uploaded. How often it differs depends on what you count.
# - What a model does can be tested without its data. To say why, one needs more.
# - Whether openness is good depends on who decides, who gains and what cannot be undone.
