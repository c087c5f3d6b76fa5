# ---
# jupyter:
#   jupytext: {text_representation: {extension: .py, format_name: percent, format_version: "1.3"}}
#   kernelspec: {display_name: Python 3 (ipykernel), language: python, name: python3}
#   lesson:
#     id: L03
#     title: Reading the licence
#     question: "What does Llama 3's licence actually say, and what makes it bind you?"
#     article: "Paragraph 1 puts Llama 3 in the public domain; paragraph 4 says that most developers may use it commercially, with limits for large platforms."
#     minutes: {teaching: 25, exercises: 26, further: 20}
#     requires: [L00]
#     data: [clauses]
#     facts-as-of: "2026-11-23"
#     objectives:
#       - "find the clause that decides a question"
#       - "sort clauses into grant, condition and restriction"
#       - "name the trigger, the actor and the duty of a clause"
#       - "say what makes the licence bind, and which parts of that are unsettled"
#     sources: [llama3-repo, jacobsen-2008, mdy-2010, berman-2022, kluwer-weights-2024]
# ---

# %% [markdown]
# ## The puzzle: free for all, or free for most?
#
# The article says two things about Llama 3's terms. Paragraph 1: the model is in the
# [public domain](glossary.md#public-domain). Paragraph 4: most developers may use it commercially,
# with limits for large platforms.
#
# Both cannot be right. What is in the public domain needs nobody's permission; a limit for large
# platforms means that somebody gives permission.
#
# The answer is in a [licence](glossary.md#licence) of seven sections, with a
# [use policy](glossary.md#use-policy) behind it.

# %%
import matplotlib.pyplot as plt
import pandas as pd

from howopen import check, hint, load, show

plt.style.use("howopen.course")
pd.set_option("display.max_colwidth", None)  # show long texts whole

# %% [markdown]
# ### L03-E1 · Guess before you read
# The article mentions one kind of limit: for large platforms. The body of the licence (without the
# use policy) holds ten limits. **How many of the ten ask how large you are?** A wrong guess costs
# nothing.
#
# - **a** none
# - **b** one
# - **c** about half
# - **d** all of them

# %%
guess = ...
### BEGIN SOLUTION
guess = "b"
### END SOLUTION
check("L03-E1", guess)

# %% [markdown] tags=["instructor"]
# A plan for a class of 60 minutes. Lay the prints of 1.b.i, 1.b.ii and 2 ready; laptops are open.
#
# | minutes | section | you | the class |
# |---|---|---|---|
# | 0-4 | The puzzle: free for all, or free for most? | Tell the article's two statements (below); ask whether both can hold | Says what each would mean for a bakery and for a large platform; runs the first cell |
# | 4-6 | L03-E1 | Ten limits: how many ask how large you are? Hands for none, one, half, all. Write the numbers up, say nothing | Enters its own guess and runs the check |
# | 6-13 | The licence as a table | Say what a row is. One example of each label: 1.a gives, 1.b.iii asks, 1.b.v takes away. Ask which of the ten limits has a number | Runs four cells; finds it: clause 2, 700 million |
# | 13-20 | L03-E2 | Only the six summaries on screen (below). Walk round; send pairs that differ on clause 2 to each other | Labels the six in pairs, argues, checks |
# | 20-32 | Ten minutes with the original | Hand out the print, have 1.b.i read aloud; screens down until minute 29, then ask what was easy to miss (three things, below) | Marks actor, trigger and duty in three colours; compares with the table |
# | 32-40 | Find the clause that decides: L03-E4 | Screens down: tell the story (below); blind vote, show or nothing (2). Then let them look (5); one reads out clause and reason (1) | Votes, finds the clause, fills in the record, checks, mends |
# | 40-43 | Who must look at which clause? | Ask before the first cell: everyone, some by what they do, some by size: which group is largest? | Runs two cells; says in one sentence what the bars show |
# | 43-46 | What makes it bind you? | One of the four points to each quarter of the room, a minute to read: what is settled, what is not? | Reads; hears four answers of half a minute |
# | 46-57 | Where this is contested: L03-E7 | Tell Ana's story (below), blind vote (1), record and check (4), pairs of different votes (4), second vote and what moved you (2) | Votes, cites, argues, votes again |
# | 57-60 | Back to the article; Key points | Before they scroll: the article's sentence, put right | Each writes one sentence; two are read out |
#
# Whoever is early takes L03-E5, then L03-E6. For home: L03-E3 and L03-E8. With 45 minutes, go from L03-E4
# to the last row, and open the next session with L03-E7.
#
# The two statements: Llama 3 is in the public domain (paragraph 1); most developers may use it commercially,
# with limits for large platforms (paragraph 4). Both cannot hold: a limit means that somebody gives permission.
#
# The guess: expect *about half* and *all*, since large platforms are the only limit that the article names.
# It is one. Do not correct the guess: `check` tells each learner alone, the table of limits tells the room.
#
# The last sentence, for minute 57: free of charge and commercial, but under Meta's licence. It should hold
# the use policy (all), the badge (who offers it), the ban on improving other large language models and
# the 700 million. Not in the public domain. The lesson prints one such sentence.

# %% [markdown]
# ## The licence as a table
#
# A row below is one *[clause](glossary.md#clause)*: a piece of the text that does one thing. We wrote the summaries; the
# numbers are Meta's, except for a word added where one sentence does two things (`1.b.i.name`).

# %%
clauses = load("clauses")
llama3 = clauses[clauses["version"] == "llama-3"].reset_index(drop=True)
llama3[["clause_id", "heading", "teaching_label", "trigger"]].iloc[8:20]

# %% [markdown]
# Three labels help to read any licence:
#
# - a [grant](glossary.md#grant) gives you something: clause 1.a lets you use, copy, pass on and change;
# - a [condition](glossary.md#condition) asks something in return once its
#   [trigger](glossary.md#trigger) is met: *if* you do this, you must do that;
# - a [restriction](glossary.md#restriction) takes something away or leaves somebody out.
#
# How many clauses of each kind? (For a court, "condition" says more: see the end.)

# %%
body = llama3[llama3["part"] == "licence"]
body["teaching_label"].value_counts(sort=False)

# %% [markdown]
# Twelve clauses grant or limit; `other` holds headings, [liability](glossary.md#limitation-of-liability), courts and the like. Now the
# ten limits. Does the last column hold a number?

# %%
limits = body[body["teaching_label"].isin(["condition", "restriction"])]
limits[["clause_id", "teaching_label", "heading", "quantity"]]

# %% [markdown]
# One clause of ten asks about size. The other nine can meet a student, a bakery or a bank. The article
# is right that most may use Llama 3 commercially; it leaves out what they must then do. Six summaries:

# %%
six = ["1.a", "1.b.i.B", "1.b.iii", "1.b.v", "2", "5.a.mark"]
llama3.loc[llama3["clause_id"].isin(six), ["clause_id", "summary"]]

# %% [markdown]
# ### L03-E2 · Grant, condition or restriction?
# Read the six summaries above, then label each clause.

# %%
labels = {
    "1.a": ...,
    "1.b.i.B": ...,
    "1.b.iii": ...,
    "1.b.v": ...,
    "2": ...,
    "5.a.mark": ...,
}
### BEGIN SOLUTION
labels = {
    "1.a": "grant",
    "1.b.i.B": "condition",
    "1.b.iii": "condition",
    "1.b.v": "restriction",
    "2": "restriction",
    "5.a.mark": "grant",
}
### END SOLUTION
check("L03-E2", labels)

# %% [markdown] tags=["instructor"]
# Grants: 1.a and 5.a.mark. Conditions: 1.b.i.B (badge) and 1.b.iii (notice). Restrictions: 1.b.v and 2. The
# tables above show five of these labels, so ask each pair for the words of the summary that decide. What
# learners get wrong: 5.a.mark as a duty (the duty stands in 1.b.i), the badge as a ban, 1.b.v as a price.
#
# Let pairs argue about clause 2 before they check. Some call it a condition, since it says that rights
# may not be exercised until Meta agrees. `check` accepts both; the argument returns under *What makes it
# bind you?*

# %% [markdown]
# ## Ten minutes with the original
#
# Our summaries are readings. So read three pieces in the original: **1.b.i**,
# **1.b.ii** and **2**. Your teacher may hand out a print; online, `python -m howopen originals llama-3`
# puts the text into `work/originals/`, from
# [this fixed address](https://raw.githubusercontent.com/meta-llama/llama3/a0940f9cf7065d45bb6675660f80d305c041a754/LICENSE).
# Without it, use the summaries.
#
# While reading, mark for each piece: *who* acts ([actor](glossary.md#actor)), *what wakes the clause* (trigger) and
# *what then happens* ([duty](glossary.md#duty)).
#
# Three things that readers miss:
#
# 1. In 1.b.i, *[making available](glossary.md#make-available)* stands beside *[distributing](glossary.md#distribute)*, and a **service** beside copies.
# 2. Clause 2 looks at one month, the calendar month before the release (March 2024, as we read it),
#    and not at growth.
# 3. 1.b.ii frees people who get Llama inside a finished product from clause 2 only.
#
# Compare your marks:

# %%
three = llama3["clause_id"].isin(["1.b.i.B", "1.b.ii", "2"])
llama3.loc[three, ["clause_id", "actor", "trigger"]]

# %% [markdown] tags=["instructor"]
# Minutes: 12
#
# Hand out a print of 1.b.i, 1.b.ii and 2 (`python -m howopen originals llama-3` fetches the text) and ask
# for three colours: actor, trigger, duty. Let someone read 1.b.i aloud. Most readers skip "make
# available" and "service"; ask who in the room has ever distributed a file, then who has offered a service.
# Without a print, read the three summaries from the table aloud and mark them on the board.
#
# On the board by minute 29 (actor; trigger; duty). 1.b.i, for the badge: licensee; distributes or makes
# available the materials or a product or service that uses them; shows "Built with Meta Llama 3". 1.b.ii:
# recipient; gets Llama inside a finished product; no duty, clause 2 does not apply. 2: licensee with its
# affiliates; over 700 million monthly users in the month before the release; asks Meta first.
#
# Easy to miss: the service; that clause 2 looks at one month and not at growth; that 1.b.ii frees from
# clause 2 only.

# %% [markdown]
# ## Find the clause that decides
#
# A story is rarely decided by the whole document. Look for the one trigger that it meets.
#
# ### L03-E4 · What must the museum show?
# A museum runs Llama 3 on its own server. Visitors chat with it on the museum's site. Nobody outside
# ever receives the [weights](glossary.md#weights), and the site does not mention Meta. *Guess before you open the table:
# must the museum show anything?*
#
# Find the clause that decides what must be **displayed**, and decide. `conclusion` is
# `"something to show"`, `"nothing to show"` or `"contested"`. If you say [contested](glossary.md#contested), `kind` is
# `"text silent"`, `"authorities disagree"`, `"facts missing"` or `"readers disagree"`.

# %%
museum = {
    "conclusion": ...,
    "clauses": ...,  # a list of clause ids from the table, such as ["2"]
    "kind": None,  # only if contested
    "because": "",  # one sentence of your own
}
### BEGIN SOLUTION
museum = {
    "conclusion": "something to show",
    "clauses": ["1.b.i.B"],
    "kind": None,
    "because": "A service that uses the model is made available: show the badge, say on the site.",
}
### END SOLUTION
check("L03-E4", museum)

# %% [markdown] tags=["instructor"]
# The story: a museum runs Llama 3 on its own server, visitors chat with it on its site, nobody outside gets
# the weights, the site does not mention Meta. Must it show anything? Our answer: something, by 1.b.i.B.
#
# Most vote *nothing to show*, since no file leaves the house. Do not correct the vote: ask which words of
# the print speak of a service. What learners get wrong: they rest on the grant (1.a), cite the notice in
# copies (1.b.iii), or take 1.b.ii for a way out; some find the duty to tell users of dangers, which is a
# real one and another one. `check` also accepts *contested* with 1.b.i.B, if the kind is *text silent* or
# *readers disagree*: "uses" may or may not reach a hosted chat. What has to be seen, if asked: "Built with
# Meta Llama 3", prominently, on the site or in what goes with it.

# %% [markdown]
# ## Who must look at which clause?
#
# All limits, use policy included, by whom they can reach. Which group is largest?

# %%
active = llama3[llama3["teaching_label"].isin(["condition", "restriction"])]
reach = pd.Series("some, by what they do", index=active.index, name="reach")
reach[active["who_affected"].str.startswith("every")] = "everyone"
reach[active["quantity"].notna()] = "some, by size"
table = pd.crosstab(reach, active["part"])
table

# %%
fig, ax = plt.subplots()
table.plot.barh(stacked=True, ax=ax, color=["#0072B2", "#E69F00"], edgecolor="black")
for bar in ax.containers[1]:
    bar.set_hatch("///")
for y, total in enumerate(table.sum(axis=1)):
    ax.text(total + 0.3, y, total, va="center")
ax.set(title="Size matters in one clause; most limits reach everyone")
ax.set(xlabel="clauses", ylabel="")
ax.legend(title="where it stands")
said = [f"{who}: {n.licence} plus {n['use policy']}" for who, n in table.iterrows()]
show(
    fig,
    alt="Stacked bars of limits, as licence plus use policy. " + "; ".join(said),
    caption="Conditions and restrictions of Llama 3's licence, by whom they can reach.",
    source="table clauses; labels are our reading.",
)

# %% [markdown] tags=["instructor"]
# Everyone 26 clauses (23 of them in the use policy), some by what they do 13, some by size 1.
#
# Ask where in the figure a student stands, and a chat service that had 800 million users in March 2024.
# (The student: where everyone does, and among *some, by what they do* once she publishes. The service: in
# all three.) What learners get wrong: they read the long bar as the weight of the duties. It counts
# clauses.

# %% [markdown]
# ## What makes it bind you?
#
# The licence claims two ways to bind you (`0.acceptance`): clicking, or merely using or passing on
# any part. Behind that stand questions less settled than the text sounds.
#
# - **[Contract](glossary.md#contract) or licence?** In *Jacobsen v. Katzer* (Federal Circuit, 2008) breaking a
#   *condition* of a free licence could be [copyright](glossary.md#copyright) [infringement](glossary.md#infringement); a mere promise, a
#   [covenant](glossary.md#covenant), leaves contract claims (*MDY v. Blizzard*, Ninth Circuit, 2010;
#   both as reported). We found no court that has sorted Llama's clauses this way.
# - **[Acceptance](glossary.md#acceptance).** A click is strong evidence. For terms on a website, a US court asked for clear
#   notice and a plain sign of [assent](glossary.md#assent) (*Berman v. Freedom Financial*, Ninth Circuit, 2022, as reported).
# - **What is licensed?** Clause 1.a licenses Meta's "[intellectual property](glossary.md#intellectual-property) or other rights" in the
#   materials, without naming one. Whether copyright protects weights is unsettled: we found no US
#   ruling (searched to November 2026). On other rights two European specialists disagree.
# - **With whom?** With Meta Platforms Ireland Limited if you are in the [EEA](glossary.md#eea) or Switzerland, with Meta
#   Platforms, Inc. elsewhere (`def.Meta`). The text names California law and courts for all
#   (`7.law`, `7.forum`).

# %% [markdown] tags=["instructor"]
# The four points: contract or licence, acceptance, what is licensed, with whom. No lecture on the cases:
# they are about software, games and web pages, and none is about weights. Settled by the text: what
# counts as acceptance, who the other party is, whose courts. Not settled: whether mere use is assent,
# what right there is in weights, which clauses are conditions in a court's sense. Someone may ask about
# European law: the cases named are from the United States, so say that it may differ.

# %% [markdown]
# ## Where this is contested
#
# ### L03-E7 · She never clicked
# Ana, a student in Lisbon, finds a re-upload of Llama 3's weights on a forum. There is no click, no
# licence file and no word of Meta's terms. She [tunes](glossary.md#fine-tune) the model, calls it *Saudade-8B* and publishes
# it. **Is Ana bound by the naming duty?** Conclude `"bound"`, `"not bound"` or `"contested"`, and cite
# the clause by which the licence would bind her.

# %%
ana = {
    "conclusion": ...,
    "clauses": ...,
    "kind": None,  # only if contested
    "because": "",
}
### BEGIN SOLUTION
ana = {
    "conclusion": "contested",
    "clauses": ["0.acceptance", "1.b.i.name"],
    "kind": "authorities disagree",
    "because": "The text binds by mere use; a US court asked for notice; the law of Portugal may differ.",
}
### END SOLUTION
check("L03-E7", ana)

# %% [markdown] tags=["instructor"]
# The story: Ana, a student in Lisbon, finds Llama 3's weights on a forum, with no click and no word of terms;
# she tunes them and publishes *Saudade-8B*. Does the duty to begin the name with "Llama 3" (1.b.i.name) bind
# her? `check` accepts all three answers if they cite `0.acceptance`; it is not on the print: the section
# before names it. Many cite 1.b.i.name alone: that is the duty, not what binds.
#
# Blind vote (bound, not bound, contested), pairs, second vote. Expect three positions.
# *Bound*: the text says use is enough, and without the licence she had no permission at all. *Not
# bound*: nobody assents to what nobody showed her, and if weights carry no copyright she needed no
# permission. *Contested*: each of the two rests on a step that no court has taken for weights. Ask each
# side which fact or ruling would move it. Likely mistake: arguing what is fair instead of which clause.

# %% [markdown]
# ## Go further: count, sort and place
#
# ### L03-E3 · Count the whole licence
# Clause `1.b.iv.aup` makes the use policy part of the agreement. Count the grants, conditions and
# restrictions of Llama 3's **whole** agreement, and give a Series or a dictionary with these three keys.

# %%
counts = ...
### BEGIN SOLUTION
counts = llama3["teaching_label"].value_counts()[["grant", "condition", "restriction"]]
### END SOLUTION
check("L03-E3", counts)

# %% [markdown]
# ### L03-E5 · The museum's other duties
# Back to the museum of L03-E4. For each clause say whether the museum `"must"` do something because of
# it, `"need not"`, or whether the text leaves it `"open"`. Look at the triggers.

# %%
duties = {
    "1.b.i.A": ...,
    "1.b.i.name": ...,
    "1.b.iii": ...,
    "1.b.iv.aup": ...,
    "2": ...,
    "AUP.4": ...,
}
### BEGIN SOLUTION
duties = {
    "1.b.i.A": "open",
    "1.b.i.name": "need not",
    "1.b.iii": "need not",
    "1.b.iv.aup": "must",
    "2": "need not",
    "AUP.4": "must",
}
### END SOLUTION
check("L03-E5", duties)

# %% [markdown]
# ### L03-E6 · Who is across the table?
# Each of these accepts the licence. Which company is the other party: `"Ireland"` (Meta Platforms
# Ireland Limited) or `"Inc."` (Meta Platforms, Inc.)? The clause is `def.Meta`.

# %%
party = {
    "a student in Oslo": ...,
    "a bank with its main office in Zurich": ...,
    "a charity in London": ...,
    "a developer in Nairobi": ...,
    "a company with its main office in Boston and a branch in Paris": ...,
}
### BEGIN SOLUTION
party = {
    "a student in Oslo": "Ireland",
    "a bank with its main office in Zurich": "Ireland",
    "a charity in London": "Inc.",
    "a developer in Nairobi": "Inc.",
    "a company with its main office in Boston and a branch in Paris": "Inc.",
}
### END SOLUTION
check("L03-E6", party)

# %% [markdown]
# ### L03-E8 · Six sentences from a seminar
# For each sentence: `"text says so"`, `"text says otherwise"` or `"unsettled"`?
#
# - **a** Llama 3 is in the public domain.
# - **b** The model I fine-tuned is mine, so the licence is gone.
# - **c** The weights are protected by copyright.
# - **d** The use policy that binds me is the one that stood there when I accepted.
# - **e** What Llama 3 writes for me belongs to Meta.
# - **f** Whoever offers Llama 3's weights for download must display the badge.

# %%
seminar = {"a": ..., "b": ..., "c": ..., "d": ..., "e": ..., "f": ...}
### BEGIN SOLUTION
seminar = {
    "a": "text says otherwise",
    "b": "text says otherwise",
    "c": "unsettled",
    "d": "unsettled",
    "e": "text says otherwise",
    "f": "text says so",
}
### END SOLUTION
check("L03-E8", seminar)

# %% [markdown]
# ## Back to the article
#
# Llama 3 is not in the public domain: Meta calls the materials its own (`def.LlamaMaterials`), grants
# a limited licence (1.a) and may end it for [breach](glossary.md#breach) (`6.breach`). A careful
# journalist would have written: *Llama 3
# can be used commercially without a fee, under Meta's licence: everyone must keep to a use policy, those
# who offer it must show a [badge](glossary.md#badge), nobody may use it to improve other [large language
# models](glossary.md#large-language-model), and companies that, with their [affiliates](glossary.md#affiliate), had more than
# 700 million [monthly users](glossary.md#monthly-active-users) in March 2024 must ask first.*

# %% [markdown]
# ## Key points
#
# - A licence is read by trigger, actor and duty. The trigger decides more cases than the duty.
# - In Llama 3's licence one limit asks about size. All others can reach anyone.
# - A service counts, not only a copy: "make available" wakes the badge duty.
# - A use policy pulled in by a web address is part of the agreement.
# - What binds is partly unsettled: acceptance without a click, rights in weights, condition or promise.
