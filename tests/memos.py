"""Three complete memos, for the checks and the report. Each call draws its figure anew."""

from __future__ import annotations


def levels(name, index):
    """A figure of how many parts of a release have each level, and its alt text."""
    import matplotlib.pyplot as plt

    from howopen.memo import pack

    rows = pack(name)
    rows = rows[(rows["table"] == "openness_assessments") & rows["row_id"].str.startswith(index)]
    counts = rows["value"].value_counts(sort=False)
    figure, ax = plt.subplots(figsize=(7, 3))
    counts.plot.barh(ax=ax, color="#0072B2", edgecolor="black")
    ax.set(title=f"Parts of {rows['about'].iloc[0]} by level", xlabel="parts", ylabel="")
    plt.close(figure)
    told = "; ".join(f"{level} {number}" for level, number in counts.items())
    return figure, f"Bars of {counts.sum()} parts by level: {told}."


def gemma():
    figure, alt = levels("gemma-2", "MOF")
    return {
        "pack": "gemma-2",
        "author": "a model memo of the course",
        "verdict": {
            "conclusion": "use it on conditions",
            "because": "The news start-up may run its paid app in Brazil on Gemma 2, whatever "
            "its size, "
            "if the limits on use go into its terms with readers and partner papers. It should "
            "be ready "
            "to switch, since Google keeps a right to restrict use.",
        },
        "evidence": {
            "gemma-2024-04.commercial_use": "A paid app is within the permission.",
            "gemma-2024-04.scale_threshold": "Growth of the start-up changes nothing.",
            "gemma-2024-04.field_restrictions": "A policy bars some uses, and its editors must "
            "know it.",
            "gemma-2024-04.passthrough": "These limits belong into the app's terms and both "
            "contracts.",
            "gemma-2024-04.notice_retention": "The two papers get a Notice file with the weights.",
            "gemma-2024-04.change_notice": "The tuned files must say that they were changed.",
            "gemma-2024-04.remote_restriction": "The summariser needs a second model in reserve.",
            "gemma-2024-04.licensor_may_change_terms": "Somebody has to look at the policy each "
            "month.",
            "gemma-2024-04.osd_6": "The app must not advertise an open source model.",
            "K03": "Google claims no summary; a copycat model made from them would fall under "
            "the terms.",
            "MOF-1.0.datasets": "Readers who ask what it learnt from cannot be told.",
            "release.n_sources": "The licence is no slip of one register.",
        },
        "originals": {
            "gemma-2024-04.passthrough": "Print of the terms of April 2024, 3.1; 1.1(b) counts a "
            "hosted "
            "service as passing on.",
            "gemma-2024-04.remote_restriction": "Same print, 3.2, last paragraph: what Google "
            "reasonably believes to break the terms.",
        },
        "duties": [
            {
                "from": "Google",
                "to": "the start-up",
                "duty": "keep to the terms and to the policy that they pull in",
                "row": "gemma-2024-04.field_restrictions",
            },
            {
                "from": "the start-up",
                "to": "readers of the app",
                "duty": "limits on use in the app's terms, and a word that they hold",
                "row": "gemma-2024-04.passthrough",
            },
            {
                "from": "the start-up",
                "to": "two partner papers",
                "duty": "copy of the terms, limits in the contract, Notice file, changed files "
                "marked",
                "row": "gemma-2024-04.redistribution",
            },
            {
                "from": "a partner paper",
                "to": "its readers",
                "duty": "the same again once it offers the model; nothing to them before",
                "row": "gemma-2024-04.passthrough",
            },
        ],
        "figure": {
            "figure": figure,
            "alt": alt,
            "caption": "What the framework counts as published, and under which terms.",
            "source": "table openness_assessments",
        },
        "counter": {
            "argument": "Whoever may change the policy and restrict use from afar can end this "
            "product "
            "overnight. No business should stand on that.",
            "answer": "The text ties that right to breaches of the terms. The weights run on our "
            "machines, and a second model under Apache-2.0 is kept ready.",
        },
        "would_change": [
            "A use of the summariser that the policy bars.",
            "A model as good in Portuguese under a permissive licence: then these duties buy "
            "nothing.",
        ],
        "unknown": [
            {
                "what": "Is a reader of a hosted app a recipient who must get a copy of the terms?",
                "kind": "text silent",
                "settled_by": "a word from Google, or a clearer text",
            },
            {
                "what": "Did the June release come under the terms of April 2024?",
                "kind": "facts missing",
                "settled_by": "the terms kept with the download",
            },
        ],
        "corrections": [
            {
                "paragraph": 1,
                "claims": ["C04"],
                "careful": "Meta released Llama 3 on 18 April under a licence of its own: free "
                "of charge, "
                "with conditions, and not in the public domain.",
            },
            {
                "paragraph": 5,
                "claims": ["C24"],
                "careful": "OSI has approved no Llama licence. What weighs more: it found two "
                "criteria "
                "unmet in the licence of Llama 2, and Llama 3's has the same clauses.",
            },
        ],
        "assistants": "None. Rows were copied from the pack, two terms read in print.",
    }


def gpt_oss():
    figure, alt = levels("gpt-oss", "EOSAI")
    return {
        "pack": "gpt-oss",
        "author": "A. Nother & Partners <advice>",
        "verdict": {
            "conclusion": "use it",
            "because": "The county health service may tune gpt-oss on its notes and run it in "
            "Kenya "
            "without asking anyone; it must tell nurses that nobody outside knows the data.",
        },
        "evidence": {
            "release.licence_id": "The service meets a licence that its lawyers know.",
            "apache-2.0.commercial_use": "Public or private use makes no difference.",
            "apache-2.0.modification": "Tuning on its own notes is permitted.",
            "apache-2.0.field_restrictions": "Medicine is not a barred purpose.",
            "apache-2.0.notice_retention": "Notices stay with copies, should it ever pass any on.",
            "apache-2.0.warranty_disclaimer": "Nobody stands for an error but the service itself.",
            "K22": "A short policy asks to follow the law, and no more than that.",
            "EOSAI-2026.base-model-data": "What it read about tropical medicine is not known.",
            "EOSAI-2026.training-code": "The training cannot be repeated or checked.",
        },
        "originals": "No network on the ward, and no print at hand.",
        "duties": [
            {
                "from": "OpenAI",
                "to": "the health service",
                "duty": "keep notices; nothing for use inside the house",
                "row": "apache-2.0.notice_retention",
            },
            {
                "from": "the health service",
                "to": "another county",
                "duty": "a copy of the licence and a mark on changed files, if it hands weights on",
                "row": "apache-2.0.change_notice",
            },
        ],
        "figure": {"figure": figure, "alt": alt, "caption": "", "source": "openness_assessments"},
        "counter": {
            "argument": "With secret data nobody can say for whom the model works badly.",
            "answer": "True, and a reason to test it on local cases before any nurse relies on it.",
        },
        "would_change": ["Law in Kenya that asks for the provenance of training data in care."],
        "unknown": [
            {
                "what": "Which medical texts were among the training data?",
                "kind": "facts missing",
                "settled_by": "a summary by the maker",
            }
        ],
        "corrections": [
            {
                "paragraph": 1,
                "claims": ["C02", "C04"],
                "careful": "Meta released Llama 3 on 18 April under terms of its own, free of "
                "charge.",
            },
            {
                "paragraph": 4,
                "claims": ["C20"],
                "careful": "Meta named seven sources for Llama 1 and hardly any for Llama 2 and 3.",
            },
        ],
        "assistants": "An assistant proposed two objections; one was kept and put in our words.",
    }


def deepseek():
    figure, alt = levels("deepseek-distil", "EOSAI")
    memo = gpt_oss()
    return memo | {
        "pack": "deepseek-distil",
        "verdict": {
            "conclusion": "use it on conditions",
            "because": "The bank may tune and hand on the distil, but its page says MIT and its "
            "base "
            "is Llama 3.3: the duties of both go to the partner banks.",
        },
        "evidence": {
            "release.licence_as_written": "The page says MIT, which is not all of it.",
            "K23": "The maker itself names Llama 3.3 as the base, and its licence.",
            "llama-3.3.naming_required": "A released tuned model needs Llama at the start of its "
            "name.",
            "llama-3.3.display_attribution": "The partners' pages must show the badge.",
            "llama-3.3.scale_threshold": "The bank is far from 700 million users.",
            "llama-3.3.territory_exclusion": "The paragraph is about multimodal models; this has "
            "text.",
            "mit.notice_retention": "The MIT notice goes along as well.",
            "LAW-68": "Others have asked about this label, and got no answer.",
            "EOSAI-2026.base-model-data": "This row is about R1 itself, not about the distil.",
        },
        "duties": [
            {
                "from": "Meta",
                "to": "the bank",
                "duty": "use policy, badge, name, notice",
                "row": "llama-3.3.field_restrictions",
            },
            {
                "from": "the bank",
                "to": "partner banks",
                "duty": "copy of both licences, notice, a name that begins with Llama",
                "row": "llama-3.3.passthrough",
            },
        ],
        "figure": {"figure": figure, "alt": alt, "caption": "", "source": "openness_assessments"},
    }


GEMMA_ONCE = gemma()  # where the figure need not be drawn again
