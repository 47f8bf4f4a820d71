"""A file of round recipes from its tree: every good recipe, and a problem for each thing that is not."""

from practice.banks.nodes import Block, Node
from practice.banks.problems import Findings
from practice.banks.reader import entries
from practice.banks.reading import fill
from practice.banks.readings import Reading
from practice.banks.round_fields import MOST_ROUNDS, ROUND, ROUNDS_FILE
from practice.banks.round_rules import check_round, with_counts
from practice.model.recipe import Recipe


def read_rounds(root: Block, findings: Findings) -> Reading:
    """The file's recipes; one with an error is left out, the others are kept."""
    top = fill(ROUNDS_FILE, root, "the file", findings, raw=frozenset({"rounds"}))
    assert top is not None, "a block has fields"
    if "rounds" not in top.values:
        return Reading(noun="round")
    lines: dict[str, int] = {}
    recipes = []
    nodes = entries(top.values["rounds"], "round", MOST_ROUNDS, findings)
    for place, node in enumerate(nodes, 1):
        recipe = _recipe(node, place, lines, findings)
        if recipe is not None:
            recipes.append(recipe)
    return Reading(noun="round", recipes=tuple(recipes), found=len(lines))


def _recipe(node: Node, place: int, lines: dict[str, int], findings: Findings) -> Recipe | None:
    before = findings.errors
    filled = fill(ROUND, node, f"round {place}", findings)
    if filled is None:
        return None
    name = filled.values.get("id")
    if name in lines:
        what = f"id '{name}' is already used on line {lines[name]}"
        findings.error(filled.line_of("id"), what, "ids must differ: people's history hangs on them")
    elif name is not None:
        lines[name] = filled.line_of("id")
    sound = isinstance(node, Block) and node.sound
    if findings.errors > before or not filled.complete or not sound:
        return None
    recipe = Recipe(line=filled.line, **filled.values)
    recipe = with_counts(recipe, node)
    check_round(recipe, filled, node, findings)
    return None if findings.errors > before else recipe
