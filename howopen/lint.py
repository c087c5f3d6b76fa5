"""Rules on what a lesson's cells may say and do, checked without running anything.

Each rule keeps a stored notebook the same on every machine and day, or keeps a lesson readable.
`check_code` and `check_prose` pass what they find to `report(line, message, remedy)`.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize

NETWORK = {"requests", "urllib", "urllib3", "http", "httpx", "aiohttp", "socket", "ftplib"}
CHANCE = {"random", "secrets", "uuid", "time"}
CLOCK = {"now", "utcnow", "today"}
MACHINE_PATH = re.compile(r"(?<![\w.:/~])/(?:work|tmp|root|home|Users|usr|var)/|\b[A-Z]:\\")
CODE_SPAN = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
ADDRESS = re.compile(r"\]\([^)]*\)|<https?://[^>]*>|https?://\S+")
# Lower-case words only: official names ("Llama 3 Community License") keep their own spelling.
ONE = "a|an|the|this|its|their|our|your|his|her|each|every|which|whose|same|any|no|one|another"
KIND = "open|open-source|free|public|copyleft|permissive|software|model|data|under|of|these|those"
SPELLINGS = [
    (re.compile(rf"(?<![\w.])(?:{ONE}|{KIND})\s+license\b"), "license", "licence (the noun)"),
    (re.compile(rf"(?<![\w.])(?:the|{KIND})\s+licenses\b"), "licenses", "licences (the noun)"),
    (re.compile(r"\b(?:can|must|will|would|could)\s+licence\b"), "licence", "license (verb)"),
    *(
        (re.compile(rf"\b{american}\w*"), american, british)
        for american, british in {
            "behavior": "behaviour",
            "color": "colour",
            "favor": "favour",
            "honor": "honour",
            "labeled": "labelled",
            "modeling": "modelling",
            "analyze": "analyse",
            "catalog": "catalogue",
            "center": "centre",
            "defense": "defence",
            "fulfill": "fulfil",
        }.items()
    ),
]
# British words that begin like an American one.
SPELLED_RIGHT = re.compile(r"^(?:catalogu|fulfille|fulfilli|colora|honorar)")


# Prose ----------------------------------------------------------------------------------------


def check_prose(cells, report):
    """Dollar signs, machine paths and American spellings in the text outside code."""
    for cell in cells:
        if cell.kind != "markdown":
            continue
        for number, text in cell.prose():
            prose = CODE_SPAN.sub("", text)
            if "$" in prose:
                report(number, "a $ in prose, which JupyterLab sets as maths", "Write USD.")
            if MACHINE_PATH.search(text):
                report(number, "a path of one machine", "Name the folder within the course.")
            _spelling(number, ADDRESS.sub("", prose), report)


def _spelling(number, prose, report):
    for pattern, american, british in SPELLINGS:
        for match in pattern.finditer(prose):
            if not SPELLED_RIGHT.match(match[0]):
                report(number, f'"{american}" in "{match[0]}"', f"We spell it {british}.")


# Code -----------------------------------------------------------------------------------------


def check_code(cells, tasks, report):
    """All rules on code cells; `tasks` maps exercise ids to their heading cells.

    Marks the cell that answers an exercise with role "answer".
    """
    answered, trees = set(), []
    for cell in (c for c in cells if c.kind == "code"):
        tree = _parse(cell, cell.lines, "", report)
        if tree is None:
            continue
        trees.append((cell, tree))
        at = _lines_of(cell)
        _check_semicolons(cell, at, report)
        for node in ast.walk(tree):
            _check_node(node, at, report)
        _check_answer(cell, tree, at, answered, report)
    for exercise_id, task in tasks.items():
        if exercise_id not in answered:
            report(
                task.lines[0][0],
                f"{exercise_id} has no code cell that ends in its check",
                f'End its cell with check("{exercise_id}", answer).',
            )
    _check_hidden_state(trees, report)


def _lines_of(cell):
    return lambda node: cell.lines[min(node.lineno, len(cell.lines)) - 1][0]


def _parse(cell, lines, which, report):
    try:
        return ast.parse("\n".join(text for _, text in lines))
    except SyntaxError as error:
        line = lines[min(error.lineno or 1, len(lines)) - 1][0] if lines else cell.line
        remedy = "Plain Python only: no magics, no shell lines."
        if which:
            remedy = "Leave a line such as `answer = ...` or `pass` above the solution."
        report(line, f"{which}not valid Python: {error.msg}", remedy)
    return None


def _check_semicolons(cell, at, report):
    tokens = tokenize.generate_tokens(io.StringIO(cell.source + "\n").readline)
    for token in tokens:
        if token.type == tokenize.OP and token.string == ";":
            line = cell.lines[token.start[0] - 1][0]
            report(line, "a semicolon", "Assign the value (_ = ...) or begin a new line.")


def _check_node(node, at, report):
    if isinstance(node, ast.Import | ast.ImportFrom):
        _check_import(node, at, report)
    elif isinstance(node, ast.Call):
        _check_call(node, at, report)


def _check_import(node, at, report):
    if isinstance(node, ast.ImportFrom):
        names = [node.module or ""]
    else:
        names = [alias.name for alias in node.names]
    for name in names:
        top = name.split(".")[0]
        if top in NETWORK:
            report(at(node), f"import of {name}: network use", "Lessons work offline: use load().")
        if top in CHANCE or name == "numpy.random":
            report(at(node), f"import of {name}: chance or clock", "Use fixed data.")


def _check_call(node, at, report):
    name = node.func.attr if isinstance(node.func, ast.Attribute) else _name(node.func)
    dotted = _dotted(node.func)
    keywords = {k.arg: k.value for k in node.keywords}
    if name == "sort_values" and isinstance(node.func, ast.Attribute):
        _check_sort(node, keywords, at, report)
    elif name in ("nlargest", "nsmallest"):
        report(
            at(node),
            f"{name}() leaves ties to chance",
            "Use sort_values([column, unique column], ascending=...).head(n).",
        )
    elif name == "argsort" and _constant(keywords.get("kind")) != "stable":
        report(at(node), "argsort() without a tie-breaker", 'Pass kind="stable".')
    elif name in CLOCK and isinstance(node.func, ast.Attribute):
        report(at(node), f"{dotted}() reads the clock", "Write the date the lesson means.")
    elif name == "sample" and "random_state" not in keywords:
        report(at(node), "sample() without random_state", "Show fixed rows with head().")
    elif ".random." in f".{dotted}." and not (name == "default_rng" and node.args):
        report(at(node), f"{dotted}() is random", "Use fixed data.")
    elif name == "urlopen" or (name.startswith("read_") and _is_web(node)):
        report(at(node), f"{name}() uses the network", "Lessons work offline: use load().")
    elif dotted in ("plt.show", "fig.show"):
        report(at(node), f"{dotted}() shows a figure without alt text", 'Use show(fig, alt="...").')
    elif dotted == "show":
        alt = keywords.get("alt") or (node.args[1] if len(node.args) > 1 else None)
        if alt is None or _constant(alt) in ("", ...):
            report(at(node), "a figure without alt text", 'Say what it shows: show(fig, alt="…").')
    elif dotted == "hint":
        report(at(node), "a hint() call in a stored cell", "Learners ask for hints themselves.")


def _check_sort(node, keywords, at, report):
    """The rule: kind="stable", or a list of at least two columns to sort by."""
    by = keywords.get("by") or (node.args[0] if node.args else None)
    listed = isinstance(by, ast.List | ast.Tuple) and len(by.elts) >= 2
    if not listed and _constant(keywords.get("kind")) != "stable":
        report(
            at(node),
            "sort_values() without a tie-breaker",
            'Sort by a list that ends in a unique column, or pass kind="stable".',
        )


def _is_web(node):
    return bool(node.args) and str(_constant(node.args[0])).startswith(("http:", "https:"))


def _name(node):
    return node.id if isinstance(node, ast.Name) else ""


def _dotted(node):
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return _name(node)


def _constant(node):
    return node.value if isinstance(node, ast.Constant) else None


def _check_answer(cell, tree, at, answered, report):
    """A check call stands last in its cell and names the exercise of the heading above."""
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and _name(n.func) == "check"]
    has_solution = any(text.strip() == "### BEGIN SOLUTION" for _, text in cell.lines)
    if not calls:
        if has_solution:
            report(cell.line, "a solution in a cell without check", "End it with check(id, …).")
        return
    for call in calls:
        named = _constant(call.args[0]) if call.args else None
        if not cell.exercise or named != cell.exercise:
            under = f"the heading of {cell.exercise}" if cell.exercise else "no exercise heading"
            report(at(call), f"check names {named!r} under {under}", "Name the heading's own id.")
        elif named in answered:
            report(at(call), f"{named} is checked in a second cell", "One check cell an exercise.")
    last = tree.body[-1]
    if len(calls) > 1 or not (isinstance(last, ast.Expr) and last.value is calls[0]):
        report(at(calls[0]), "check is not the last line of its cell", "Move it to the end, once.")
    if not has_solution:
        report(cell.line, "an exercise cell without a solution", "Mark it: ### BEGIN SOLUTION.")
    if cell.exercise and cell.exercise not in answered:
        answered.add(cell.exercise)
        cell.role = "answer"
    _parse(cell, cell.blank(), "the cell without its solution is ", report)


def _check_hidden_state(trees, report):
    """No cell outside an exercise reads a name that an exercise before it has set or changed."""
    owner = {}
    for cell, tree in trees:
        names = Names()
        names.visit(tree)
        if cell.role == "answer":
            owner.update(dict.fromkeys(names.bound | names.changed, cell.exercise))
            continue
        for name, row in names.reads:
            if name in owner:
                line = cell.lines[row - 1][0]
                report(
                    line,
                    f'this cell reads "{name}", which {owner[name]} sets or changes',
                    "Give the exercise its own name, or work on a copy there.",
                )
        for name in names.bound:
            owner.pop(name, None)


class Names(ast.NodeVisitor):
    """What a cell binds at the top level, reads from cells before it, and changes in place.

    `bound` and `changed` are sets of names; `reads` is a list of (name, row in the cell).
    """

    def __init__(self):
        self.bound, self.changed, self.reads, self.inner = set(), set(), [], []

    def visit_Name(self, node):
        if any(node.id in scope for scope in self.inner):
            return
        if isinstance(node.ctx, ast.Load):
            if node.id not in self.bound:
                self.reads.append((node.id, node.lineno))
        elif not self.inner:
            self.bound.add(node.id)

    def visit_Assign(self, node):
        self.visit(node.value)
        for target in node.targets:
            self._note_change(target)
            self.visit(target)

    def visit_AugAssign(self, node):
        self.visit(node.value)
        self._note_change(node.target)
        if isinstance(node.target, ast.Name):
            self.visit_Name(ast.copy_location(ast.Name(node.target.id, ast.Load()), node.target))
        self.visit(node.target)

    def _note_change(self, target):
        while isinstance(target, ast.Subscript | ast.Attribute):
            target = target.value
            if isinstance(target, ast.Name) and target.id not in self.bound:
                self.changed.add(target.id)

    def visit_Import(self, node):
        if not self.inner:
            self.bound |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}

    visit_ImportFrom = visit_Import

    def visit_FunctionDef(self, node):
        for part in [*node.decorator_list, *node.args.defaults, *node.args.kw_defaults]:
            if part is not None:
                self.visit(part)
        if not self.inner:
            self.bound.add(node.name)
        self._within(_arguments(node.args) | _stored(node.body), node.body)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node):
        for base in node.bases:
            self.visit(base)
        if not self.inner:
            self.bound.add(node.name)
        self._within(_stored(node.body), node.body)

    def visit_Lambda(self, node):
        self._within(_arguments(node.args), [node.body])

    def _comprehension(self, node):
        names = {n.id for g in node.generators for n in ast.walk(g.target) if _name(n)}
        self.visit(node.generators[0].iter)
        parts = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
        parts += [part for g in node.generators for part in g.ifs]
        parts += [g.iter for g in node.generators[1:]]
        self._within(names, parts)

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _comprehension

    def _within(self, names, parts):
        self.inner.append(names)
        for part in parts:
            self.visit(part)
        self.inner.pop()


def _arguments(args):
    every = [*args.posonlyargs, *args.args, *args.kwonlyargs, args.vararg, args.kwarg]
    return {arg.arg for arg in every if arg is not None}


def _stored(body):
    nodes = [node for part in body for node in ast.walk(part)]
    names = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return names | {n.name for n in nodes if isinstance(n, ast.FunctionDef | ast.ClassDef)}
