# ---
# jupyter:
#   jupytext: {text_representation: {extension: .py, format_name: percent, format_version: "1.3"}}
#   kernelspec: {display_name: Python 3 (ipykernel), language: python, name: python3}
#   lesson:
#     id: L06
#     title: May we use it?
#     question: "Who may use Llama 3, for what, and what must they do?"
#     article: "Paragraph 4 speaks of limits on using Llama 3 in large platforms."
#     minutes: {teaching: 25, exercises: 28, further: 22}
#     requires: [L03]
#     data: [scenarios, platforms_mau]
#     facts-as-of: "2026-11-23"
#     objectives:
#       - "read a licence term as a rule: clause, trigger, result"
#       - "say whose users, in which month and in which unit section 2 counts"
#       - "mend a wrong rule, and write one by editing a line"
#       - "list what a licensee owes in a given case"
#       - "tell a contested case from a decided one, and say what would settle it"
#     sources:
#       - llama3-repo
#       - meta
#       - mau-kuaishou-2024-03
#       - mau-kuaishou-2024-09
#       - mau-xiaomi-2024-03
#       - mau-xiaomi-2024-12
#       - mau-snap-2024-02
#       - mau-spotify-2023-12
#       - mau-telegram-2024-03
# ---

# %% [markdown]
# ## The puzzle: when is a platform large?
#
# Paragraph 4 of the article speaks of limits on using Llama 3 in large platforms. It sounds simple.
# Now try to program it. Large in which month? Counting whose users? Does it matter what the
# platform does with the model? And do the others owe nothing?
#
# A program forces an answer to each. Here you read [licence](glossary.md#licence) terms as short Python functions, mend
# one, and meet cases that no program can decide.

# %%
import inspect

import matplotlib.pyplot as plt
import pandas as pd

from howopen import check, hint, load, rules, show

plt.style.use("howopen.course")
pd.set_option("display.max_colwidth", None)

# %% [markdown]
# ### L06-E1 · The app that grew
# A video app had 640 million [monthly users](glossary.md#monthly-active-users) in March 2024, the month before Llama 3 came out. It
# built a captioning tool on Llama 3. By December 2025 it had 910 million. **Does the 700 million
# [clause](glossary.md#clause) (section 2) now stop the tool?** Guess.
#
# - **a** Yes: the app is now over 700 million.
# - **b** No: the clause looked once, at March 2024.
# - **c** Only if more than 700 million people use the captioning tool.
# - **d** Yes on the large platform; a small side product could go on.

# %%
guess = ...
### BEGIN SOLUTION
guess = "b"
### END SOLUTION
check("L06-E1", guess)

# %% [markdown]
# ## A case is a row
#
# The table `scenarios` holds invented cases. Here are ten under Llama 3. **Predict** each
# on paper: *allowed*, *allowed with [conditions](glossary.md#condition)*, *needs a separate licence*,
# *prohibited* or *[unclear](glossary.md#unclear)*.

# %%
cases = load("scenarios")
llama3 = cases[cases["version"] == "llama-3"].set_index("scenario_id")
ten = llama3.loc[["S01", "S03", "S07", "S08", "S09", "S12", "S15", "S17", "S21", "S37"]]
ten[["description"]]

# %% [markdown] tags=["instructor"]
# Minutes: 7
#
# Five minutes alone with the ten cases, answers on paper, then hands up for S08, S15 and S21 only.
# What learners get wrong: S08 (the heading of section 2 says commercial, its words do not), S15
# (they forget 1.b.ii), S21 (they expect an exception for research) and S17 (they say prohibited,
# where a name, a badge, the agreement and the Notice file, in place of the tag, would cure it). Do not
# resolve these yet: the rules do.

# %% [markdown]
# ## A clause is a rule
#
# The other columns hold the facts of a case one by one, such as `mau_millions`, so that a function
# can read them. A [trigger](glossary.md#trigger), as in L03, is then a function that answers True or False. Here is that
# of section 2.

# %%
print(inspect.getsource(rules.over_the_line))

# %% [markdown]
# `LINE` is 700, and `counts` gives the number of users, or two numbers where the text leaves two. The
# clause:
#
# - **Whose users?** Those of the [licensee](glossary.md#licensee) and its
#   [affiliates](glossary.md#affiliate), of all their products. The clause says *or*; adding
#   them up is our reading. How many touch Llama does not matter.
# - **Which month?** The calendar month before the [release date](glossary.md#release-date), 18
#   April 2024: March 2024. That the month is fixed follows from the wording; it is our reading.
# - **Which unit?** [Monthly active users](glossary.md#monthly-active-users), more than 700 million.
# - **Which use?** None is named. A party over the line has no rights until Meta agrees, not even to
#   test the model in private.
# - **Who is spared?** Whoever received Llama from a licensee inside an
#   [integrated end-user product](glossary.md#integrated-end-user-product) (1.b.ii).
#
# **Predict** for S08 (the lab that publishes nothing), S09 (which grew later) and S15 (which bought
# a finished product).

# %%
ten.loc[["S08", "S09", "S15"]].apply(rules.over_the_line, axis=1)

# %% [markdown]
# ### L06-E2 · What must the form ask?
# You draw up a form that decides whether **section 2** stops a firm from using Llama 3. Which
# questions does it need? Give only their letters.
#
# - **a** monthly users of all the firm's products in March 2024
# - **b** monthly users today
# - **c** monthly users of its affiliates in March 2024
# - **d** how many people use its Llama features
# - **e** whether it earns money with Llama
# - **f** whether Llama reached it inside a finished product
# - **g** daily users in March 2024

# %%
needed = ...
### BEGIN SOLUTION
needed = ["a", "c", "f"]
### END SOLUTION
check("L06-E2", needed)

# %%
# Five invented firms, users in millions: which does section 2 catch?
columns = ["firm", "own_march", "affiliates_march"]
columns += ["own_later", "daily_march", "with_llama"]
numbers = [
    ["video app", 640, 0, 910, 410, 300],
    ["cloud unit", 4, 2000, 5, 1, 2],
    ["messenger", 812, 0, 650, 560, 0],
    ["shop's sister", 380, 410, 400, 150, 20],
    ["map service", 700, 0, 690, 500, 90],
]
firms = pd.DataFrame(numbers, columns=columns).set_index("firm")
firms

# %% [markdown]
# ### L06-E3 · Mend the rule
# The firms are invented; users are in millions. The columns `own_march` and `affiliates_march` hold
# monthly users in March 2024; nobody is counted twice. A colleague's rule returns
# `firm["own_later"] > 700`. **Which firms does it treat wrongly?** Write that line as section 2 has
# it. `check` tries it on these firms and on others.

# %%
def must_ask(firm):
    return ...  # was: firm["own_later"] > 700

### BEGIN SOLUTION
def must_ask(firm):  # noqa: F811
    return firm["own_march"] + firm["affiliates_march"] > 700

### END SOLUTION
print(firms.apply(must_ask, axis=1))
check("L06-E3", must_ask)

# %% [markdown] tags=["instructor"]
# Most mend the month and stop; the cloud unit then shows what is left. Quick pairs should ask about
# the word "or" between licensee and affiliates: could each be tested alone? The table reads one
# count of all products together, and `check` honours the other reading in part. Ask who would argue
# it (the shop's sister firm).

# %% [markdown]
# ## Near the line
#
# Real platforms: which of these figures may be held against 700 million?

# %%
mau = load("platforms_mau").set_index("figure_id")
mau.loc[
    ["chatgpt-2024-08", "linkedin-2025", "prime-2021-04", "apple-all-devices-2023-12"],
    ["value_millions", "counts", "period"],
]

# %% [markdown]
# None. Members need not have come that month, one person owns several devices, and a weekly figure
# is only a floor for the monthly one.
#
# Five platforms publish monthly users near the line. Dotted lines mark the month that each Llama
# version tests. **Predict:** is Spotify over or under?

# %%
names = {"Telegram": "o-", "Snap": "^--", "Kuaishou": "s-"}
names |= {"Xiaomi": "D:", "Spotify": "v-."}
five = mau[mau["company"].isin(names)].sort_values(["as_of", "figure_id"])
months = five.drop_duplicates("version").set_index("version")["tested_month"]
months = months.astype(str)
fig, ax = plt.subplots(figsize=(7.6, 5.6))
ax.axhspan(700, 1090, color="#F0F0F0", zorder=0)
ax.axhline(700, color="black", linewidth=1)
for company, style in names.items():
    line = five[five["company"] == company]
    dates, users = pd.to_datetime(line["as_of"]), line["value_millions"]
    ax.plot(dates, users, style)
    start = (dates.iloc[0], users.iloc[0])
    ax.annotate(company, start, (-10, -4), textcoords="offset points", ha="right")
for version, month in months.items():
    date, number = pd.Timestamp(month), version.replace("llama-", "")
    ax.axvline(date, color="grey", linestyle=":", linewidth=1.2, zorder=0.5)
    ax.text(date, 1050, number, ha="center", backgroundcolor="white")
ax.text(pd.Timestamp("2022-10-10"), 1050, "for Llama")
ax.set(title="Who is over the line depends on the release", ylim=(500, 1090))
ax.set(xlabel="month of the figure", ylabel="million monthly users (grey: over 700)")
ax.set_xlim(left=pd.Timestamp("2022-10-01"))
halves = pd.date_range("2023-01-01", "2025-07-01", freq="6MS")
ax.set_xticks(halves, halves.strftime("%Y-%m"))
ends = five.groupby("company")["value_millions"].agg(["first", "last"])
said = "; ".join(f"{name} from {a:g} to {b:g}" for name, a, b in ends.itertuples())
both = five.groupby("company")["above_700_million"].nunique()
crossed = " and ".join(both.index[both > 1])
show(
    fig,
    alt="Lines of monthly users of five platforms, 2023 to 2025, around a line at "
    f"700 million. {said}. {crossed} cross the line between two releases, "
    "no other does.",
    caption="Dotted: the month that each Llama version tests. Snap says more than; "
    "Kuaishou and Spotify report by quarter; Xiaomi counts users of its devices.",
    source="table platforms_mau; each product alone, so a company's whole count "
    "may be higher.",
)

# %% [markdown] tags=["instructor"]
# Minutes: 7
#
# Ask for one sentence from the figure that the article's readers would not expect. Good ones:
# Spotify, surely a large platform, is below at every release; Kuaishou's app has less than 700 for Llama 3
# and 3.1 and more for 3.2; each release has its own guest list. Warn: a product is not a licensee.
# Affiliates may lift a firm over the line.

# %% [markdown]
# ## The other rules
#
# Each release tests its own month, so each may catch other firms. Spotify is under in every
# figure. Is it free?
#
# Section 2 is one clause of several. Below are the rules for all versions; where a case wakes more
# than one, the gravest result is the answer. (*Open*: two readings on a [duty](glossary.md#duty).) Then they decide the
# ten cases. Where your paper differs, find the clause: that is worth more than being right.

# %%
columns = ["clause", "trigger", "result", "duty"]
book = [[r.clause, r.trigger.__name__, r.result, r.duty] for r in rules.RULES]
pd.DataFrame(book, columns=columns)

# %%
by_rules = ten.apply(rules.answer, axis=1)
ten[["actor", "expected_answer"]].assign(rules=by_rules)

# %% [markdown]
# ### L06-E5 · What the recipe app owes
# A start-up in Hanoi (40,000 monthly users, no affiliates) [fine-tunes](glossary.md#fine-tune) Llama 3 8B on its own
# recipes. It sells a phone app that carries the tuned [weights](glossary.md#weights). **List its**
# [obligations](glossary.md#obligation), as codes of the column `duty` above.

# %%
owed = ...
### BEGIN SOLUTION
owed = ["law-and-policy", "agreement-copy", "badge", "notice-file", "model-name"]
owed = [*owed, "disclose-dangers"]
### END SOLUTION
check("L06-E5", owed)

# %% [markdown]
# ## Where this is contested
#
# For some cases two answers can be defended. That is a finding about the text, not a permission.
# The readings below are ours: we found no ruling and no statement by Meta on them.

# %%
unclear = llama3[llama3["expected_answer"] == "unclear"]
unclear[["actor", "open_clauses", "kind_of_uncertainty", "what_would_settle_it"]]

# %% [markdown]
# ### L06-E6 · Kuaishou, March 2024
# Back to the closest of the five. **Was Kuaishou over the line for Llama 3?** Run the cell to see
# what is published. Conclude `"over"`, `"not over"` or `"contested"`, with the clause. If
# [contested](glossary.md#contested), `kind` is `"text silent"`, `"authorities disagree"`, `"facts missing"` or `"readers
# disagree"`.

# %%
shown = ["product", "value_millions", "period", "how_reported"]
print(mau.loc["kuaishou-app-2024-03", shown])
kuaishou = {
    "conclusion": ...,
    "clauses": ...,  # a list of clause ids, such as ["1.a"]
    "kind": None,  # only if contested
    "because": "",  # which word of the table, and which of the clause, decides?
}
### BEGIN SOLUTION
kuaishou = {
    "conclusion": "contested",
    "clauses": ["2"],
    "kind": "facts missing",
    "because": "An average over a quarter, of one app: not March alone, not the affiliates.",
}
### END SOLUTION
check("L06-E6", kuaishou)

# %% [markdown] tags=["instructor"]
# Ten minutes: blind vote (over, not over, contested), pairs, revote. Positions to expect. *Not
# over*: the only figure is below 700, and who says more must show it. *Over*: the gap is small, the
# figure leaves out the apps abroad, and the clause counts all products. *Contested*: the clause is
# plain, the fact is missing (March alone, all apps, affiliates), and for people in two apps the
# text is silent too. Then ask: you are Kuaishou's lawyer. Does being unsure make it safe to begin?
# Likely mistake: taking the product for the party.

# %% [markdown]
# ## Go further: write a rule, and the rest
#
# ### L06-E4 · Write the badge rule
# Clause 1.b.i.B asks for a [badge](glossary.md#badge). A draft thinks that the duty starts when files are handed over.
# Write its line so that the function says who owes the badge **under Llama 3**. `check` tries it on
# permitted cases; `llama3.loc["S03"]` shows the facts of one.

# %%
def owes_badge(case):
    return ...  # was: case["copies_passed_on"]

### BEGIN SOLUTION
def owes_badge(case):  # noqa: F811
    return case["made_available"]

### END SOLUTION
check("L06-E4", owes_badge)

# %% [markdown]
# The other Llama 3 cases, decided by the same rules. Where the answer is *unclear*, the duties are
# those that hold if there are rights.

# %%
rest = llama3.drop(ten.index)
owes = [", ".join(rules.duties(case)) for case in rest.to_dict("records")]
rest[["actor", "expected_answer"]].assign(duties=owes)

# %%
same = llama3.apply(rules.answer, axis=1) == llama3["expected_answer"]
print(same.sum(), "of", len(same))

# %% [markdown]
# All agree, which shows that the rules and the table say the same; not that a court would. S28 turns on
# *improve*, S26 on *large*, and the licence defines neither:

# %%
print(inspect.getsource(rules.perhaps_improves_another_model))

# %% [markdown]
# ### L06-E7 · Six sentences from a product meeting
# All about Llama 3. Label each `"holds"`, `"does not hold"` or `"text does not say"`.
#
# - **a** We have 900 million users and bought help-desk software with Llama 3 built in, so we must
#   ask Meta.
# - **b** The use policy of the day we accepted is the one that binds us, whatever is posted later.
# - **c** Counsel calls our plan unclear, so nothing forbids it and we may relax.
# - **d** We had 720 million registered accounts in March 2024, so we are over the line.
# - **e** We are a small firm, so we owe nothing but a fair use of the model.
# - **f** We only run a chat site on it, and still owe a badge.

# %%
meeting = {"a": ..., "b": ..., "c": ..., "d": ..., "e": ..., "f": ...}
### BEGIN SOLUTION
meeting = {
    "a": "does not hold",
    "b": "text does not say",
    "c": "does not hold",
    "d": "does not hold",
    "e": "does not hold",
    "f": "holds",
}
### END SOLUTION
check("L06-E7", meeting)

# %% [markdown]
# For each version we take the figure nearest to the month that it tests:

# %%
distance = five["months_from_test"].abs()
near = five.assign(distance=distance).reset_index()
near = near.sort_values(["distance", "figure_id"])
near = near.drop_duplicates(["company", "version"])
grid = near.pivot(index="company", columns="version", values="value_millions")
grid.sort_index(axis=1).astype("string").fillna("none read")

# %% [markdown]
# ### L06-E8 · Who changed sides?
# **Which companies have figures on both sides of the line, over the versions?** Use `near` and its
# column `above_700_million`; give a list of companies.

# %%
changed = ...
### BEGIN SOLUTION
sides = near.groupby("company")["above_700_million"].nunique()
changed = list(sides[sides > 1].index)
### END SOLUTION
check("L06-E8", changed)

# %% [markdown]
# ## Back to the article
#
# Almost every word needs mending. The clause looks at a *party*, not at a use; at *one month*, not
# at a size for ever; and it withholds every right until Meta agrees. A careful journalist would
# have written: *A company that, with its affiliates, had more than 700 million monthly users in
# March 2024 needs Meta's leave for any use of Llama 3 except inside a finished product that it
# received. Everyone else may use it under a [use policy](glossary.md#use-policy),
# but not to improve other [large language models](glossary.md#large-language-model); whoever offers it to others owes a badge, and more
# for passing on copies.*

# %% [markdown]
# ## Key points
#
# - A licence term can be read as a rule: clause, trigger, result. Writing it down shows what it
#   leaves open.
# - Section 2 counts licensee and affiliates, all products, in one fixed month for each version.
# - Neither later growth nor the use made of Llama changes that count.
# - Below the line duties remain: they follow what one does.
# - Unclear is a finding with a kind. The risk stays with whoever acts.
