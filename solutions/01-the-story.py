# ---
# jupyter:
#   jupytext: {text_representation: {extension: .py, format_name: percent, format_version: "1.3"}}
#   kernelspec: {display_name: Python 3 (ipykernel), language: python, name: python3}
#   lesson:
#     id: L01
#     title: The story
#     question: "What does the article claim, and which claims hold?"
#     article: "All of it: from paragraph 1 (public domain, no charge, a financial downturn) to paragraph 8 (a blueprint for applications to come)."
#     minutes: {teaching: 16, exercises: 31, further: 25}
#     requires: [L00]
#     data: [article_claims, timeline, meta_quarters, price_reaction, voices, llama_versions, clauses, sources]
#     facts-as-of: "2026-11-23"
#     objectives:
#       - "sort claims into checkable, legal and opinion"
#       - "trace a claim to a primary source and cite the place that settles it"
#       - "judge a claim as of 2 May 2024, with hindsight and unread sources kept apart"
#       - "plot an event against a market benchmark and say what one day cannot show"
#     sources: [llama3-repo, meta-results-2024q1, llama1-repo, llama2-repo, odsc-article, nbc-2024-04, techtarget-2024-04-18, opendefinition-2.1, ap-2024-04-25, closes-koi-west, laurer-2024-02]
# ---

# %% [markdown]
# ## The puzzle: which downturn?
#
# Paragraph 1 of the article moves fast. Llama 3 is in the
# [public domain](glossary.md#public-domain). It costs nothing. And Meta presented all this on a call
# with investors in the middle of a *financial downturn*, as its share price showed.
#
# You need no finance to check that. [Revenue](glossary.md#revenue) is what a firm takes in.
# [Net income](glossary.md#net-income) is what is left after costs and taxes: profit. A *share* is a
# slice of the firm, and its price is what buyers pay for it today, guesses about the future included.

# %%
import matplotlib.pyplot as plt
import pandas as pd

from howopen import check, hint, load, show

plt.style.use("howopen.course")
pd.set_option("display.max_colwidth", None)  # show long texts whole

# %% [markdown]
# ### L01-E1 · Guess the quarter
# The article was written just after Meta's figures for the first quarter of 2024. How did revenue compare
# with the **same quarter a year earlier**? Guess; a wrong guess costs nothing. Then run the next cell
# (`revenue_usd_m` is in millions of US dollars) and compare the two percentages of its last row.
#
# - **a** it fell by more than a tenth
# - **b** it was about the same
# - **c** it rose by about a twentieth
# - **d** it rose by more than a quarter

# %%
guess = ...
### BEGIN SOLUTION
guess = "d"
### END SOLUTION
check("L01-E1", guess)

# %%
quarters = load("meta_quarters").set_index("quarter")
revenue = quarters["revenue_usd_m"]
quarters["on the year, %"] = (revenue.pct_change(4) * 100).round(2)
quarters["on the quarter before, %"] = (revenue.pct_change() * 100).round(2)
columns = ["revenue_usd_m", "on the year, %", "on the quarter before, %"]
quarters.loc["2023Q1":"2024Q1", columns]

# %% [markdown] tags=["instructor"]
# Take the guess by show of hands before anyone runs the table of quarters. Many will say *a*: a reader who
# hears "downturn" and "share price" fills in falling sales. That is the belief of the lesson (M28).
#
# A plan for a class of 60 minutes: puzzle 5, sorting 13, source 12, downturn 15, discussion 15. Pairs of
# one who codes and one who reads work well: on the core path only L01-E5 asks for code of one's own (a
# copied cell), under Go further only L01-E7. In L01-E2 `check` honours *opinion* for C08 and C20 as half
# right: the words are loose, yet records bear on them.

# %% [markdown]
# ## Thirty-one claims, three kinds
#
# Revenue was 27 percent higher than a year before. Keep that puzzle; first, the whole article. We split it
# into 31 claims, in our own words. Before asking whether a claim is true, ask
# **what would settle it**:
#
# - *checkable*: a record would, such as a date, a figure, or proof that somebody said something;
# - *legal*: a [licence](glossary.md#licence) or a definition would, once read and interpreted;
# - *opinion*: nothing on 2 May 2024 would. Praise, forecasts and metaphors belong here.

# %%
claims = load("article_claims").set_index("claim_id")
twelve = "C04 C08 C11 C12 C18 C19 C20 C23 C24 C26 C27 C30".split()
claims.loc[twelve, ["paragraph", "said_by", "claim"]]

# %% [markdown]
# ### L01-E2 · Sort twelve claims
# Give each claim one of the labels `"checkable"`, `"legal"` or `"opinion"`. Do not ask yet whether it
# holds. One claim reports what somebody *said*: think about what exactly is being claimed there.

# %%
kinds = {
    "C04": ...,
    "C08": ...,
    "C11": ...,
    "C12": ...,
    "C18": ...,
    "C19": ...,
    "C20": ...,
    "C23": ...,
    "C24": ...,
    "C26": ...,
    "C27": ...,
    "C30": ...,
}
### BEGIN SOLUTION
kinds = {
    "C04": "legal",
    "C08": "checkable",
    "C11": "opinion",
    "C12": "checkable",
    "C18": "legal",
    "C19": "legal",
    "C20": "checkable",
    "C23": "checkable",
    "C24": "legal",
    "C26": "opinion",
    "C27": "opinion",
    "C30": "opinion",
}
### END SOLUTION
check("L01-E2", kinds)

# %% [markdown]
# ## Back to the source
#
# The article sums up a report by NBC News, which quotes a call. Each step can lose something. A
# [primary source](glossary.md#primary-source) is the thing itself; a
# [secondary source](glossary.md#secondary-source) tells of it. Here is what happened to one claim.

# %%
claims.loc["C25", ["claim", "explanation", "what_was_not_read"]].to_frame()

# %% [markdown]
# Matching words exist, on *another call*, twelve weeks earlier. We know even those from a post that
# quotes them: the official transcripts were not read. Three other claims could be checked, and nobody here
# has done so. We call them **not checked here**, which is neither true nor false.

# %%
unread = (claims["verdict"] == "unverifiable") & (claims["claim_type"] == "checkable")
claims.loc[unread, ["claim", "what_was_not_read"]]

# %% [markdown]
# ### L01-E3 · Trace the public domain
# Claim C04: *Meta placed Llama 3 in the public domain.* Choose the source that is the thing itself:
# `"odsc-article"`, `"nbc-2024-04"`, `"techtarget-2024-04-18"` (a report on the models),
# `"opendefinition-2.1"` (it defines *public domain*) or `"llama3-repo"` (what Meta put out: licence,
# policy, [model card](glossary.md#model-card)). Then cite a [clause](glossary.md#clause) below that settles the claim.
#
# `conclusion` is `"supported"`, `"imprecise"` (holds in part), `"contradicted"`,
# `"not checked here"` or `"contested"`.

# %%
clauses = load("clauses")
llama3 = clauses[clauses["version"] == "llama-3"].set_index("clause_id")
six = ["def.LlamaMaterials", "1.a", "1.b.iii", "4", "6.breach", "7.law"]
llama3.loc[six, ["summary"]]

# %%
trace = {
    "source": ...,  # one of the five ids, such as "nbc-2024-04"
    "clauses": ...,  # a list of clause ids from the table, such as ["4"]
    "conclusion": ...,
    "kind": None,  # only if contested: "text silent", "authorities disagree", ...
    "because": "",  # one sentence of your own
}
### BEGIN SOLUTION
trace = {
    "source": "llama3-repo",
    "clauses": ["def.LlamaMaterials", "1.a", "6.breach"],
    "conclusion": "contradicted",
    "kind": None,
    "because": "Meta calls the materials its own, permits some uses and may take the permission back.",
}
### END SOLUTION
check("L01-E3", trace)

# %% [markdown] tags=["instructor"]
# In L01-E3 some stop at NBC, because the article names it; ask what NBC had in its hands. Someone may say
# that weights, if nobody can own them, are free by law: a fine point for L03, but the claim is about what
# Meta did.

# %% [markdown]
# ## Downturn of what?
#
# The downturn is claim C08. You have seen the business. Now the shares, and two questions that any price
# needs. *From when to when?* We measure [close to close](glossary.md#close-to-close): from one day's last
# price to the next day's. *What did the market do?* Two funds serve as
# [benchmarks](glossary.md#benchmark-market): SPY follows 500 large US firms, QQQ the Nasdaq-100. Here is a
# good day, after an earlier report.

# %%
moves = load("price_reaction").set_index("reaction_id")
row = moves.loc["P11"]
fig, ax = plt.subplots()
ax.bar(["Meta", "SPY", "QQQ"], [row["meta_pct"], row["spy_pct"], row["qqq_pct"]])
ax.set(title="2 February 2024: Meta alone leapt", ylabel="change of price, percent")
show(
    fig,
    alt=f"Three bars: Meta up {row['meta_pct']:.2f} percent, "
    f"SPY up {row['spy_pct']:.2f}, QQQ up {row['qqq_pct']:.2f}.",
    caption="Change from the close of 1 February 2024 to the close of 2 February 2024.",
    source="table price_reaction.",
)

# %% [markdown]
# ### L01-E5 · Draw the fall
# Copy the four drawing lines from above, from `row` to `ax.set`. Change the row to the day on which the
# shares **closed** far lower after the report of 24 April 2024, and give the figure a title that says
# only what the bars show. Three rows carry that event date: look before you choose.

# %%
april = moves[moves["event_date"] == "2024-04-24"]
april[["event", "reaction_date", "meta_pct", "spy_pct"]]

# %%
picture = ...  # your copied lines go above this one; then write: picture = fig
### BEGIN SOLUTION
row = moves.loc["P14"]
fig, ax = plt.subplots()
ax.bar(["Meta", "SPY", "QQQ"], [row["meta_pct"], row["spy_pct"], row["qqq_pct"]])
ax.set(title="25 April 2024: Meta fell, the market hardly", ylabel="change of price, percent")
show(
    fig,
    alt=f"Three bars: Meta down {-row['meta_pct']:.2f} percent, SPY down {-row['spy_pct']:.2f}, "
    f"QQQ down {-row['qqq_pct']:.2f}.",
    caption="Change from the close of 24 April 2024 to the close of 25 April 2024.",
    source="table price_reaction.",
)
picture = fig
### END SOLUTION
check("L01-E5", picture)

# %% [markdown]
# So something did fall. The report had also raised Meta's [guidance](glossary.md#guidance), its forecast,
# for [capex](glossary.md#capex): spending on lasting things such as data centres. Was it an unusual day?
# Take the market off (Meta less SPY) and set it beside other days.

# %%
wanted = moves["kind"].isin(["earnings", "release-day"])
days = moves[wanted].dropna(subset="meta_minus_spy_points")
points = days["meta_minus_spy_points"]
before = points[(days["kind"] == "earnings") & (days["reaction_date"] < "2024-04-25")]
further = (before.abs() > abs(points["P14"])).sum()
print(f"{len(before)} report days before; on {further} of them the move was larger")

# %%
release = days["kind"] == "release-day"
fig, ax = plt.subplots(figsize=(11, 5.5))
colours = release.map({True: "#E69F00", False: "#0072B2"})
bars = ax.bar(days.index, points, color=colours, edgecolor="black")
for bar, is_release in zip(bars, release, strict=True):
    bar.set_hatch("///" if is_release else "")
ax.axvline(days.index.get_loc("P14") + 0.5, color="black", linestyle="--")
ax.text(days.index.get_loc("P14") + 0.7, 21, "after the article: hindsight")
arrow = {"arrowstyle": "->"}
ax.annotate("25 April 2024", ("P14", -10.5), ("P10", -19), ha="center", arrowprops=arrow)
ax.set_xticks(days.index, days["reaction_date"].dt.strftime("%Y-%m"), rotation=90)
ax.set(title="Report days shake Meta's shares; release days hardly do")
ax.set(ylabel="Meta less SPY, percentage points")
kinds_shown = [bars[0], bars[list(release).index(True)]]
ax.legend(kinds_shown, ["report of results", "Llama release"])
show(
    fig,
    alt=f"Bars of Meta less SPY on {len(days)} days. "
    f"{(~release).sum()} report days range from "
    f"{points[~release].min():.1f} to +{points[~release].max():.1f} points; "
    f"{release.sum()} release days from "
    f"{points[release].min():.1f} to +{points[release].max():.1f}. "
    f"25 April 2024 is {points['P14']:.1f}.",
    caption="Change of Meta's price less that of SPY, close to close. "
    "A dashed line marks the article.",
    source="table price_reaction.",
)

# %% [markdown] tags=["instructor"]
# Ask before showing the wall figure: was 25 April the worst day? Then cover the part right of the dashed
# line and ask what a writer could have known. A percentage *point* is the plain difference of two
# percentages; say it aloud once.

# %% [markdown]
# ## Where this is contested
#
# On six of the ten report days before, the shares had moved further against SPY, up or down; on the day
# of Llama 3 itself they moved by less than two points. One day mixes all its news: nothing here measures what anybody thought of free
# models.
#
# None of these figures is in dispute. The word is: *downturn* of what, compared with when? We judge as of
# 2 May 2024, by what a writer could know. What came later is [hindsight](glossary.md#hindsight) and
# stands apart. Here are six measures; guess the sign of each before you run the cell:

# %%
profit = quarters["net_income_usd_m"].astype(float)
measures = {
    "revenue on the year": quarters.loc["2024Q1", "on the year, %"],
    "revenue on the quarter before": quarters.loc["2024Q1", "on the quarter before, %"],
    "profit on the year": (profit["2024Q1"] / profit["2023Q1"] - 1) * 100,
    "share price on 25 April": moves.loc["P14", "meta_pct"],
    "share price less the market": moves.loc["P14", "meta_minus_spy_points"],
    "share price by 5 June": moves.loc["P15", "meta_pct"],
}
pd.Series(measures).round(2).to_frame("percent or points")

# %% [markdown]
# ### L01-E6 · Was it a financial downturn?
# Claim C08: *Meta was in a financial downturn, as its share price showed.* Judge it as of 2 May 2024.
# In `evidence` name the measures on which you rest, and be ready to defend what you left out.

# %%
downturn = {
    "conclusion": ...,  # "supported", "imprecise", "contradicted" or "contested"
    "evidence": ...,  # a list of measures, such as ["profit on the year"]
    "kind": None,  # only if contested
    "because": "",
}
### BEGIN SOLUTION
downturn = {
    "conclusion": "contradicted",
    "evidence": ["revenue on the year", "profit on the year"],
    "kind": None,
    "because": "The business grew strongly; a share price is a guess about the future.",
}
### END SOLUTION
check("L01-E6", downturn)

# %% [markdown] tags=["instructor"]
# Ten minutes: blind vote (supported, imprecise, contradicted, contested), pairs, second vote. Expect
# three positions. *Contradicted*: "financial" speaks of the firm, and revenue and profit rose.
# *Imprecise*: the fall in price is real and the article names it; only the noun is wrong. *Contested*:
# the article does not say what it compares, and readers take the word differently. Someone will find
# the drop on the quarter before: show that the same step fell a year earlier as well. Push each side: which
# figure would have made you say *supported*?

# %% [markdown]
# ## Go further: the day of the article
#
# The two weeks of the story, as the course's table of events has them:

# %%
timeline = load("timeline")
that_spring = timeline["date"].between("2024-04-18", "2024-05-02")
timeline.loc[that_spring, ["date", "actor", "event"]]

# %% [markdown]
# A [verdict](glossary.md#verdict) as of 2 May may rest on those and on earlier events. Now take claim C20: *Meta has told little
# about the [training data](glossary.md#training-data) of earlier Llama versions.* Each release has a *model card*, a short paper on the model.

# %%
versions = load("llama_versions")
told = versions[versions["provision"] == "training data disclosure"]
told.set_index("version")[["release_date", "value"]]

# %% [markdown]
# ### L01-E4 · What did the earlier cards tell?
# Judge C20 as of 2 May 2024. In `versions`, list those whose cards may carry the verdict: they must be
# out by then, and the claim must be about them.

# %%
cards = {
    "versions": ...,  # a list, such as ["llama-4"]
    "conclusion": ...,  # the same five words as in L01-E3
    "kind": None,  # only if contested
    "because": "",
}
### BEGIN SOLUTION
cards = {
    "versions": ["llama-1", "llama-2"],
    "conclusion": "imprecise",
    "kind": None,
    "because": "Llama 1 named seven sources with shares; Llama 2 named none.",
}
### END SOLUTION
check("L01-E4", cards)

# %% [markdown]
# So how does the whole article do?

# %%
verdict = claims["verdict"].mask(unread, "not checked here")
pd.crosstab(verdict, claims["claim_type"], margins=True)

# %% [markdown]
# Two of 31 claims are contradicted. The commonest verdict is *imprecise*: such a claim holds in part, or
# loosely. The counts do not grade the writer, since they hang on how we split sentences.

# %% [markdown] tags=["instructor"]
# In L01-E4 the usual slip is to cite Llama 3.1 or 4: fine evidence, but nobody had it. Others answer
# *contradicted* from Llama 1 alone; ask what is left of the claim when that version is taken out.

# %% [markdown]
# ## Go further: how large is a usual move?
#
# ### L01-E7 · The usual move
# As far as known on 2 May 2024: how far does Meta's price usually move against SPY, **in either
# direction**, on report days and on release days? Give the *median* (the middle value) of the absolute
# moves in `days`, for the kinds `earnings` and `release-day`.

# %%
usual = ...
### BEGIN SOLUTION
known = days[days["reaction_date"] <= "2024-05-02"]
usual = known["meta_minus_spy_points"].abs().groupby(known["kind"]).median()
### END SOLUTION
check("L01-E7", usual)

# %% [markdown]
# ## Go further: who spoke, and letters to the editor
#
# A claim has a speaker, and a speaker has interests. Interests help to weigh an argument; they refute
# none. Here are voices from before the article. Rows dated only *2024* or *2024-05* are left out, since
# nobody can show that they came first, and so are voices that we could not verify.

# %%
voices = load("voices")
early = (voices["date"].str.len() >= 7) & (voices["date"] < "2024-05")
heard = voices[early & (voices["verification"] != "unverified")]
heard[["date", "name", "sector", "evidence"]].sort_values(["date", "name"])

# %% [markdown]
# How many of them did we hear for ourselves? Look down the last column. Now some readers write in.
# These clauses help:

# %%
llama3.loc[["1.a", "1.b.i.B", "1.b.iv.aup", "1.b.v", "2"], ["summary"]]

# %% [markdown]
# ### L01-E8 · Eight letters
# Label each letter `"holds"`, `"does not hold"` or `"not checked here"`.
#
# - **a** Llama 3 costs nothing, so it is open source.
# - **b** A bakery may use Llama 3 in its business.
# - **c** Only firms with more than 700 million users have anything to obey.
# - **d** My start-up must ask Meta for a licence once it has grown past 700 million users.
# - **e** Section 2 asks how large a firm and its affiliates are, whatever they use the model for.
# - **f** Meta has never told what any Llama was trained on.
# - **g** The fall of 25 April shows what investors think of free models.
# - **h** Aaron Levie of Box called the release a milestone.

# %%
letters = {
    "a": ..., "b": ..., "c": ..., "d": ...,
    "e": ..., "f": ..., "g": ..., "h": ...,
}  # fmt: skip
### BEGIN SOLUTION
letters = {
    "a": "does not hold",
    "b": "holds",
    "c": "does not hold",
    "d": "does not hold",
    "e": "holds",
    "f": "does not hold",
    "g": "does not hold",
    "h": "not checked here",
}
### END SOLUTION
check("L01-E8", letters)

# %% [markdown]
# ## Back to the article
#
# A careful journalist would have written: *On 18 April Meta released Llama 3 under a licence of its own:
# no fee, commercial use for most, with limits. Six days later it reported 27 percent more revenue than a
# year before, more than twice the profit, and higher spending plans. The next day its shares closed
# 10.56 percent lower, while an S&P 500 fund lost 0.38.* Longer by a line, and nothing in it has to be
# taken back.
#
# And the whole? Of 31 claims we call nine supported, eleven imprecise and two contradicted: the public
# domain and, though one may differ, the downturn. Three were not checked here. The other six are
# opinions that nothing could settle.

# %% [markdown]
# ## Key points
#
# - First ask what would settle a claim: a record, a text, or nothing.
# - That somebody said a thing can be checked, even when the thing is an opinion.
# - Go back to the thing itself, cite the place, and say what you have not read.
# - Judge by what was known on the day. Hindsight stands apart.
# - A price is not a business. Compare a share with the market, and a quarter with the same quarter.
