# ---
# jupyter:
#   jupytext: {text_representation: {extension: .py, format_name: percent, format_version: "1.3"}}
#   kernelspec: {display_name: Python 3 (ipykernel), language: python, name: python3}
#   lesson:
#     id: L10
#     title: Many licences
#     question: "How do AI licences differ, and which would I choose?"
#     article: "The headline sees Meta's future in free models, and paragraph 2 reports that the strategy serves its business."
#     minutes: {teaching: 18, exercises: 41, further: 20}
#     requires: [L04]
#     data: [licence_terms, licences_read, comparator_licences, clauses, definitions, law]
#     facts-as-of: "2026-11-23"
#     objectives:
#       - "compare licences as data, and name the terms that separate open from restricted"
#       - "say what the agreement of two readings shows and what it hides"
#       - "decide a case under terms from China, Korea, the UK and the US, read closely"
#       - "set OSI's definition beside the EU's reading of free and open-source"
#       - "negotiate terms, choose a licence for a model, and defend the choice"
#     sources: [own-licence-coding, scancode, llama3-repo, osi-osd, gpai-guidelines, ai-act, rail-naming-2022, bigscience-rail, openmdw]
# ---

# %% [markdown]
# ## The puzzle: free, but what is kept?
#
# The article's headline sees Meta's future in free models. But Alibaba, DeepSeek, Google, LG and NAVER
# give models away, too. If all are [free of charge](glossary.md#free-of-charge), *free* cannot be what tells their strategies apart.
# The [licence](glossary.md#licence) can: it says what a giver keeps.
#
# You will compare 44 licences. Then you choose one for each of three owners, and defend it.

# %%
import matplotlib.pyplot as plt
import pandas as pd

from howopen import check, hint, load, show

plt.style.use("howopen.course")
pd.set_option("display.max_colwidth", None)  # show long texts whole

# %% [markdown]
# ### L10-E1 · Guess the commonest limit
# Of the 44, 28 were written for models. **Which limit do most of the 28 share?** Guess.
#
# - **a** a test of size: users or revenue
# - **b** barred purposes
# - **c** no commercial use at all
# - **d** a territory that is shut out

# %%
guess = ...
### BEGIN SOLUTION
guess = "b"
### END SOLUTION
check("L10-E1", guess)

# %% [markdown]
# ## Forty-four licences, thirty-eight questions
#
# A [codebook](glossary.md#codebook) asks each licence 38 questions. One row below is one licence;
# the second table checks your guess.

# %%
terms = load("licence_terms")
wide = terms.pivot(index="licence_id", columns="feature", values="adopted")
ten = ["mit", "openmdw-1.0", "bigscience-openrail-m", "deepseek-1.0", "gemma-2024-04"]
ten += ["llama-3", "qwen-2024", "hyperclova-x-seed", "stability-community-2024"]
ten += ["exaone-1.1-nc"]
asked = ["commercial_use", "scale_threshold"]
asked += ["field_restrictions", "output_restriction"]
wide.loc[ten, asked]

# %%
kind = load("licences_read").set_index("licence_id")["kind"]
models = wide[kind == "model"]
limits = models[["field_restrictions", "scale_threshold", "territory_exclusion"]]
counts = (~limits.isin(["none", "unknown"])).sum()
counts["commercial_use prohibited"] = (models["commercial_use"] == "prohibited").sum()
counts.to_frame(f"of {len(models)} model licences")

# %% [markdown]
# Four styles show:
#
# - **notice only**: MIT, and [OpenMDW](glossary.md#openmdw), written for models;
# - **anyone, but not for everything**: [RAIL](glossary.md#rail) and its kin bar uses, and make you
#   [pass the bans on](glossary.md#pass-through);
# - **everything, but not for everyone**: a size test, as in Qwen;
# - **research only**: EXAONE.
#
# Llama 3 bars uses *and* tests size.
#
# Count a licence as *open* if none of the ten criteria of the
# [Open Source Definition](glossary.md#open-source-definition) is coded `fails`. For each question:
# how much more often do open licences give MIT's answer? And in the map: which columns are
# dark only below the line?

# %%
osd = [f"osd_{number}" for number in range(1, 11)]
is_open = (wide[osd] != "fails").all(axis=1)
as_mit = wide.eq(wide.loc["mit"]).drop(columns=osd)  # does it answer as MIT does?
gap = as_mit[is_open].mean() - as_mit[~is_open].mean()
gap = gap.round(2).sort_index().sort_values(ascending=False, kind="stable")
heading = f"{is_open.sum()} open minus {(~is_open).sum()} others"
gap.iloc[[0, 1, 2, 3, -3, -2, -1]].to_frame(heading)

# %%
columns = [*gap.index, *osd]
far = (~as_mit).sum(axis=1).rename("far")
rows = pd.DataFrame({"closed": ~is_open, "far": far}).sort_index()
rows = rows.sort_values(["closed", "far"], kind="stable")
grid = wide.loc[rows.index, columns]
shade = (grid != wide.loc["mit", columns]).astype(float) * 2  # 0 as MIT, 2 otherwise
shade[grid.isin(["unclear", "unknown"])] = 1
shade[grid == "na"] = 0  # not applicable
marks = {"unclear": "?", "unknown": "?", "na": "–"}
middle = {"ha": "center", "va": "center", "size": 10}
fig, ax = plt.subplots(figsize=(10, 14))
paint = plt.matplotlib.colors.ListedColormap(["white", "#E69F00", "#20364B"])
lines = {"edgecolors": "#BBBBBB", "linewidth": 0.5}
ax.pcolormesh(shade.to_numpy(), cmap=paint, vmin=0, vmax=2, **lines)
for y, line in enumerate(grid.to_numpy()):
    for x, code in enumerate(line):
        ax.text(x + 0.5, y + 0.5, marks.get(code, ""), **middle)
ax.axhline(is_open.sum(), color="black", linewidth=4)
ax.axvline(len(gap), color="black", linewidth=4)
ax.set_yticks([i + 0.5 for i in range(len(grid))], grid.index)
across = [column.replace("_", " ") for column in columns]
ax.set_xticks([i + 0.5 for i in range(len(columns))], across)
ax.tick_params(axis="x", labelrotation=90, length=0, labeltop=True)
ax.set_xlabel("terms, best separators first | ten criteria")
ax.set_ylabel("licence (above the line: open)")
ax.invert_yaxis()
ax.grid(False)
ax.set_title("Open licences differ in duties; the others add bans, tests and powers")
black = {"edgecolor": "black"}
keys = [plt.Rectangle((0, 0), 1, 1, facecolor=paint(i), **black) for i in range(3)]
names = ["as MIT", "unclear, unknown", "another answer"]
ax.legend(keys, names, loc="upper right", bbox_to_anchor=(0, 0))
best, least = gap.index[:4].str.replace("_", " "), gap.index[-3:].str.replace("_", " ")
show(
    fig,
    alt=f"Heat map of {len(grid)} licences by {len(columns)} features: white where a "
    "licence answers as MIT does, orange with a question mark where unclear or unknown, "
    f"dark where it differs. The {is_open.sum()} open licences are mostly white; on the "
    f"{len(gap)} terms they differ from MIT in {far[is_open].mean():.0f} on average, "
    f"the other {(~is_open).sum()} in {far[~is_open].mean():.0f}. "
    f"Best separators: {', '.join(best)}. Least: {', '.join(least)}.",
    caption="Each cell: does the licence answer as MIT does? A dash: not applicable.",
    source="table licence_terms; codes are machine-assisted readings, "
    "criteria are judgements.",
)

# %% [markdown]
# Terms on passing on, purposes, [outputs](glossary.md#output) and sale tell the two groups apart;
# notices do not. Below the line all but Qwen (2024) fail criterion 6. *Dark* is another answer, not always a worse one: one of
# Apache's dark cells [grants patents](glossary.md#patent-grant). And the map is partly circular: whoever coded `fails` had read the bans.

# %% [markdown] tags=["instructor"]
# Let pairs find one dark cell that *gives* something (Apache, patent grant; Stability, outputs to the
# user) and one white stretch that misleads (SSPL's first columns: it fails two criteria all the
# same). What learners get wrong: they read the map as a ranking. MIT is a ruler, not a winner. Ask
# what the map would look like with GPL as the ruler.

# %% [markdown]
# ## Can you trust the codes?
#
# Two machine-assisted readers coded every text, [blind](glossary.md#blind-coding) to each other's
# answers. How often did they agree ([raw agreement](glossary.md#agreement-raw))?

# %%
judged = terms["feature"].isin(osd).map({True: "criteria", False: "terms"})
terms.groupby(judged)["agreed"].mean().round(3)

# %% [markdown]
# ### L10-E2 · Forty-four out of forty-four
# On `military_prohibited` they agreed every time. An audit then looked for the policies that licences
# pull in, which the readers had not always seen. **How many of the 44 codes stood?** Guess, then
# complete the line: where does the adopted code (`adopted`) equal the readers' (`reading_a`)?

# %%
military = terms[terms["feature"] == "military_prohibited"]
print(military["agreed"].sum(), "of", len(military), "agreed")
stood = ...  # (military[...] == military[...]).sum()
### BEGIN SOLUTION
stood = (military["adopted"] == military["reading_a"]).sum()
### END SOLUTION
check("L10-E2", stood)

# %% [markdown]
# ## A number is not yet a test
#
# The codebook has a column for *how large*, none for *when one looks*. For that you must read:
# what is counted, and when?

# %%
others = load("comparator_licences").set_index("comparison_id")
tests = others.loc["K10 K24 K25 K14 K18 K01".split(), ["licence", "section", "value"]]
clauses = load("clauses").set_index(["version", "clause_id"])["summary"]
tests.loc["Llama 3"] = ["Llama 3 licence", "2", clauses.loc["llama-3", "2"]]
tests

# %% [markdown]
# ### L10-E3 · The app that grew
# A firm in Nairobi sells farming advice by app, in Kenya only. It offers nothing that NAVER offers.
# Take six versions of the app, each on another model. In the month before its model came out the
# app had 200,000 users, and the firm's [revenue](glossary.md#revenue) that year was USD 300,000. Today, on the same model,
# it is 120 million users a month and USD 40 million. **Under each licence: `"may go on"`, or `"must ask"` the [licensor](glossary.md#licensor) first?**

# %%
growth = {
    "llama-3": ...,
    "qwen-2024": ...,  # Alibaba, China
    "hyperclova-x-seed": ...,  # NAVER, South Korea
    "exaone-1.1-nc": ...,  # LG, South Korea
    "stability-community-2024": ...,  # Stability AI, UK
    "gemma-2024-04": ...,  # Google, US
}
### BEGIN SOLUTION
growth = {
    "llama-3": "may go on",
    "qwen-2024": "must ask",
    "hyperclova-x-seed": "may go on",
    "exaone-1.1-nc": "must ask",
    "stability-community-2024": "must ask",
    "gemma-2024-04": "may go on",
}
### END SOLUTION
check("L10-E3", growth)

# %% [markdown] tags=["instructor"]
# Minutes: 6
#
# If you hand out originals, take section 4 of Qwen (2024) beside section 4 of HyperCLOVA X SEED and
# section 2 of Llama 3, and ask for three colours: whose users, which month, what else. Two sentences of
# almost the same make; one word of time turns a fixed line into a moving one. What learners get wrong:
# they carry Llama's fixed month over to Qwen, or Qwen's growth over to NAVER. Point out 4(ii): a
# competitor of NAVER has to ask at any size. EXAONE: nobody grew out of it; the sale was never allowed.

# %% [markdown]
# ## Where this is contested
#
# Whose *open*? [OSI](glossary.md#osi)'s criterion 6 allows no purpose to be barred. The EU's
# [AI Act](glossary.md#ai-act) spares makers of free and [open-source](glossary.md#open-source) models some documents, and the
# Commission reads those words in its own way, in guidance of 18 July 2025 that names no model. We
# found no court that has ruled on it; check for later law.

# %%
definitions = load("definitions").set_index("definition_id")
print(load("law").set_index("law_id").loc["LAW-42", "statement"])
definitions.loc[["OSD.5", "OSD.6", "EU.free-licence"], ["requirement", "legal_terms"]]

# %% [markdown]
# ### L10-E4 · Open to whom?
# For each licence two answers. By OSI's definition: `"fails"`, or `"no failure found"`? For the EU:
# `"ruled out"`, `"may count"`, or `"contested"`? (Judge the licence alone: publication, price and
# [systemic risk](glossary.md#systemic-risk) would come on top.)

# %%
whose = {  # OSI's definition, EU
    "mit": (..., ...),
    "bigscience-openrail-m": (..., ...),
    "gemma-2024-04": (..., ...),
    "qwen-2024": (..., ...),
    "llama-3": (..., ...),
    "exaone-1.1-nc": (..., ...),
}
### BEGIN SOLUTION
whose = {
    "mit": ("no failure found", "may count"),
    "bigscience-openrail-m": ("fails", "may count"),
    "gemma-2024-04": ("fails", "contested"),
    "qwen-2024": ("fails", "ruled out"),
    "llama-3": ("fails", "ruled out"),
    "exaone-1.1-nc": ("fails", "ruled out"),
}
### END SOLUTION
check("L10-E4", whose)

# %% [markdown]
# ## Choose, and defend
#
# First a tool, then the decision. The tool cannot decide: it sees codes, not owners.
#
# ### L10-E5 · Finish the chooser
# `choose` keeps the licences that fulfil a wish. Two wishes work. Add the other two by the same
# pattern, and return the ids: `list(keep.index)`.
#
# - **stays as signed**: `licensor_may_change_terms` says `"no"`
# - **[share alike](glossary.md#share-alike)**: `passthrough` holds one of three codes that begin with `copyleft`

# %%
def choose(wish):
    keep = wide
    if wish["anyone may sell"]:
        keep = keep[keep["commercial_use"] == "allowed"]
    if wish["bars some uses"]:
        keep = keep[keep["field_restrictions"] != "none"]
    # your lines here
    return ...


### BEGIN SOLUTION
def choose(wish):  # noqa: F811
    keep = wide
    if wish["anyone may sell"]:
        keep = keep[keep["commercial_use"] == "allowed"]
    if wish["bars some uses"]:
        keep = keep[keep["field_restrictions"] != "none"]
    if wish["stays as signed"]:
        keep = keep[keep["licensor_may_change_terms"] == "no"]
    if wish["share alike"]:
        keep = keep[keep["passthrough"].str.startswith("copyleft")]
    return list(keep.index)


### END SOLUTION
check("L10-E5", choose)

# %% [markdown]
# ### L10-E6 · Three models
# - **A** A university and the speakers of a small language made a speech model. The speakers agreed on
#   one [condition](glossary.md#condition): nobody may use it to harass people, however many hands it passes through. Local firms
#   of any size shall sell apps with it.
# - **B** A start-up wants its coding model on every desk, business included. Only giants shall come
#   and pay. Customers' lawyers ask that nobody can rewrite the terms alone.
# - **C** A ministry paid for a weather model: anyone may use it, for any purpose. [Weights](glossary.md#weights) and code are
#   published; the data were bought under a [contract](glossary.md#contract) that forbids describing them.
#
# For each: a `licence_id` of the 44 (as a pattern, even if it names one firm); the honest label, in
# the G7's words of 2026, "[open source AI](glossary.md#osaid)", "[open weights](glossary.md#open-weights)" or "[weights
# available](glossary.md#weights-available)" (from [L05](05-open-source-ai.ipynb); the links suffice);
# the columns of `wide` that carry the owner's wish; the strongest objection. `choose` may help.

# %%
chosen = {  # licence, label, columns such as ["naming_required"], your objection
    "A": (..., ..., ..., ""),
    "B": (..., ..., ..., ""),
    "C": (..., ..., ..., ""),
}
### BEGIN SOLUTION
harm = "A ban binds the honest, and criterion 6 is lost."
grow = "A start-up that grows must ask its rival, so it may start with another model."
free = "Giants take it without giving back, and nobody can see the data."
chosen = {
    "A": ("bigscience-openrail-m", "weights available", ["field_restrictions", "passthrough"], harm),
    "B": ("qwen-2024", "weights available", ["scale_threshold"], grow),
    "C": ("apache-2.0", "open weights", ["field_restrictions", "patent_grant"], free),
}
### END SOLUTION
check("L10-E6", chosen)

# %% [markdown] tags=["instructor"]
# Ten minutes on model A: blind vote (RAIL, Gemma's style, or an open licence and no ban), pairs, second
# vote. Expect: *RAIL* (the speakers gave their voices on a condition, and a promise needs a clause that
# travels); *Gemma's style* (a policy can be mended when a new misuse appears; against it, so can it
# be by the owner's whim); *no ban* (who harasses reads no licence; law and community protocols do the
# work, and the price is criterion 6 and the word open source). `check` holds the class to the owners'
# wishes, so those for no ban argue that the wish was wrong, not that MIT fulfils it. Ask each side:
# what would you tell the speakers? Likely mistakes: calling A open source because the ban is worthy,
# and C open source AI because the licence is Apache.

# %% [markdown]
# ## Go further: agreement beyond chance
#
# Where nearly all codes are alike, readers agree by luck.
# [Krippendorff's alpha](glossary.md#krippendorffs-alpha) allows for that: 1 is full agreement, 0 no
# better than chance. **Predict:** on `osd_8` the readers agree in four cases of five. And alpha?

# %%
import krippendorff


def alpha(rows):
    pair = rows[["reading_a", "reading_b"]].T.to_numpy(dtype=str)
    return krippendorff.alpha(pair, level_of_measurement="nominal")


# %%
some = ["military_prohibited", "licensor_may_change_terms"]
some += ["osd_6", "osd_3", "osd_7", "osd_8", "osd_9"]
by = terms[terms["feature"].isin(some)].groupby("feature")
alphas = {feature: alpha(rows) for feature, rows in by}
pd.DataFrame({"raw": by["agreed"].mean(), "alpha": alphas}).round(2)

# %% [markdown]
# Alpha warns of `osd_8`, and says nothing against `military_prohibited`: no figure made of two readings
# can see what both have missed. Readers who are alike agree; only the text shows who is right.

# %% [markdown]
# ## Go further: families
#
# Link two licences that give the same answer to at least 20 of the 28 terms. Which groups hold
# together (greedy [modularity](glossary.md#modularity))?

# %%
import networkx as nx

facts = wide.drop(columns=osd)
same = {a: facts.eq(facts.loc[a]).sum(axis=1) for a in facts.index}
links = [(a, b) for a in facts.index for b in facts.index if a < b and same[a][b] >= 20]

# %%
families = nx.Graph()
families.add_nodes_from(facts.index)
families.add_edges_from(links)
for group in nx.community.greedy_modularity_communities(families):
    print(len(group), ", ".join(sorted(group)))

# %% [markdown]
# Qwen's terms fall among Llama's here, DeepSeek's among RAIL's. Did texts travel? Equal codes cannot
# say; lay the texts side by side. Try 18 or 22 for 20: some groups hold, others melt. A cluster is a
# question, not a finding.

# %% [markdown]
# ## Go further: a licence against itself
#
# EXAONE's agreement (1.1, NC) gives LG all rights in changed models and outputs (4.1, 4.2). What does
# it say on passing them on?

# %%
others.loc[["K18", "K28", "K29", "K30"], ["section", "provision", "value"]]

# %% [markdown]
# ### L10-E7 · May the lab publish?
# A university lab [tunes](glossary.md#fine-tune) EXAONE on court records, for research, and names it *EXAONE-Court*. It
# wants to put the weights online for other researchers, with a copy of the agreement. Conclude
# `"may publish"`, `"may not publish"` or `"contested"`, with the sections; if [contested](glossary.md#contested), the `kind`.

# %%
lab = {
    "conclusion": ...,
    "sections": ...,  # a list such as ["3.1"]
    # "text silent", "authorities disagree", "facts missing" or "readers disagree"
    "kind": None,
    "because": "",
}
### BEGIN SOLUTION
lab = {
    "conclusion": "contested",
    "sections": ["2.1(d)", "2.2"],
    "kind": "readers disagree",
    "because": "2.1(d) permits distribution, 2.2 names external distribution as beyond the licence.",
}
### END SOLUTION
check("L10-E7", lab)

# %% [markdown]
# ## Go further: four chairs, one licence
#
# A model's terms are on the table. Play the four chairs, or take all of them yourself. Each leaves if
# its line is crossed:
#
# - **licensor**: giants must ask; some uses must be barred; our name must be seen, on a page or in a
#   model's name
# - **start-up**: growth must not cost us the licence; nobody rewrites it after we have built on it
# - **large platform** (giant already, will pay): no list of bans that moves; the licensor's name in
#   one place, not in two
# - **university**: our students train models on outputs, and publish them
#
# ### L10-E8 · Bring all four to sign
# Find terms under which nobody leaves. Is the result open source by OSI's definition, and who gave
# most?

# %%
deal = {
    "size": ...,  # "nobody asks", "asks if large at release" or "asks once large"
    "uses": ...,  # "none barred", "list in the text" or "policy that may change"
    "outputs": ...,  # "free", "name if trained" or "no other models"
    "credit": ...,  # "notice file" or "badge"
    "changes": ...,  # "text stays" or "licensor may change it"
    "open_source": ...,  # True or False
    "gave_most": ...,  # "licensor", "start-up", "platform" or "university"
}
### BEGIN SOLUTION
deal = {
    "size": "asks if large at release",
    "uses": "list in the text",
    "outputs": "free",
    "credit": "badge",
    "changes": "text stays",
    "open_source": False,
    "gave_most": "platform",
}
### END SOLUTION
check("L10-E8", deal)

# %% [markdown] tags=["instructor"]
# Twenty-five minutes as a role-play: five to read one's card and to note a *second-best* in secret,
# twelve to bargain in fours, eight to compare. Hand out the four lines as cards, each to one person;
# the licensor holds the pen. Rules: only the five terms count, silence is consent, whoever leaves
# must say which line was crossed. Expect two kinds of deal: badge and free outputs, or no badge and
# the name in models trained on outputs (Llama 3.1 asks for both). The platform often thinks that it
# can refuse the size test; it is the one chair that the test is made for. Close with the empty chair:
# who spoke for the stranger who will use the model in ten years, for a purpose that nobody here has
# thought of? That is whom criteria 5 and 6 speak for.

# %% [markdown]
# ## Back to the article
#
# The headline is right that the models are free of charge. But free is what all these givers share.
# The strategy shows in what each keeps. Llama 3 makes giants ask, bars a list of uses, wants its
# name seen and keeps other [language models](glossary.md#large-language-model) from learning from it. Qwen (2024) asks whoever grows
# large. EXAONE keeps all business.
#
# A careful journalist would have written: *Meta gives Llama 3 away free of charge, as others give
# their models. The terms show what it holds back: permission for the largest firms, some uses, and
# the training of rival models.*

# %% [markdown]
# ## Key points
#
# - What separates restricted licences from open ones: barred purposes, limits on sale, on outputs and on
#   passing on. Notices do not.
# - A size test needs a number *and* a month. Llama's and HyperCLOVA's name one; Qwen's names none
#   and, as we read it, moves with you.
# - Agreement shows that a codebook was applied alike. Both readers missed the same policies.
# - A worthy ban still fails criterion 6. The Commission tolerates proportionate ones,
#   and no user test.
# - Choose by the wish, name the term that carries it, and label the result honestly.
