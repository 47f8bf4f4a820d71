"""What must hold between the parts of one round."""

from collections.abc import Sequence
from dataclasses import replace

from practice.banks.nodes import Block, List, Node
from practice.banks.problems import Findings, count
from practice.banks.reading import Filled
from practice.banks.singles import VALUE_CUTOFF, near
from practice.model.pace import PACES
from practice.model.recipe import ROTATE, Ask, Pick, Recipe, RecipePhase, Say, TheirTurn
from practice.rounds.budget import planned_seconds

LEAST_PLANNED = 0.75
MOST_PLANNED = 0.95
"""Planned time as a part of `minutes`: real rounds need some slack, and not too much."""


def with_counts(recipe: Recipe, node: Node) -> Recipe:
    """The recipe, each question phase without a `count` asking as many as its `ids` or `mix` name."""
    nodes = _items(node, "phases")
    return replace(
        recipe,
        phases=tuple(_with_count(phase, nodes[place]) for place, phase in enumerate(recipe.phases)),
    )


def _with_count(phase: RecipePhase, node: Node) -> RecipePhase:
    if not isinstance(phase, Ask) or _line(node, "count"):
        return phase
    named = len(phase.ids) if phase.pick is Pick.FIXED else sum(number for _, number in phase.mix)
    return replace(phase, count=named or 1)


def check_round(recipe: Recipe, filled: Filled, node: Node, findings: Findings) -> None:
    """Errors for what contradicts itself, a warning when the minutes do not fit."""
    before = findings.errors
    _check_ids("panel", [member.id for member in recipe.panel], _items(node, "panel"), findings)
    _check_ids("phase", [phase.id for phase in recipe.phases], _items(node, "phases"), findings)
    panel = [member.id for member in recipe.panel]
    if ROTATE in panel:
        what = f"'{ROTATE}' cannot be the id of an interviewer"
        findings.error(
            filled.line_of("panel"), what, f"'by: {ROTATE}' lets the panel take turns: choose another id"
        )
    for phase, item in zip(recipe.phases, _items(node, "phases"), strict=True):
        _check_speaker(phase, panel, item, findings)
        if isinstance(phase, Ask):
            _check_ask(phase, item, findings)
    if not any(isinstance(phase, Ask) for phase in recipe.phases):
        what = f"'{recipe.id}' asks no question"
        findings.error(filled.line_of("phases"), what, "add a phase with 'kind: ask'")
    if findings.errors == before:
        _check_minutes(recipe, filled, findings)


def _check_ids(what: str, ids: Sequence[str], nodes: Sequence[Node], findings: Findings) -> None:
    seen: set[str] = set()
    for name, node in zip(ids, nodes, strict=True):
        if name in seen:
            findings.error(
                _line(node, "id") or node.line, f"{what} id '{name}' is used twice here", "rename one"
            )
        seen.add(name)


def _check_speaker(phase: RecipePhase, panel: Sequence[str], node: Node, findings: Findings) -> None:
    if not isinstance(phase, Ask | Say | TheirTurn) or not phase.by or phase.by in panel:
        return
    line = _line(node, "by")
    if phase.by == ROTATE and isinstance(phase, Ask):
        if not panel:
            findings.error(line, f"'by: {ROTATE}' needs a panel", "add a 'panel:' with those who take turns")
        return
    guess = near(phase.by, panel, VALUE_CUTOFF)
    there = f"the panel has: {', '.join(panel)}" if panel else "add a 'panel:' to the round"
    mend = f"did you mean '{guess}'? {there}" if guess else there
    findings.error(line, f"by '{phase.by}' is nobody on the panel", mend)


def _check_ask(phase: Ask, node: Node, findings: Findings) -> None:
    line = _line(node, "pick")
    for field, pick, given in (("ids", Pick.FIXED, phase.ids), ("mix", Pick.MIX, phase.mix)):
        if phase.pick is pick and not given:
            example = (
                "ids: [tell-me-about-yourself]" if field == "ids" else "mix: {behavioural: 2, motivation: 1}"
            )
            findings.error(line, f"pick '{pick}' needs '{field}'", f"add a line such as {example}")
        if phase.pick is not pick and given:
            what = f"'{field}' has no effect with pick '{phase.pick}'"
            findings.error(_line(node, field) or line, what, f"write 'pick: {pick}', or remove '{field}'")
    named = len(phase.ids) if phase.pick is Pick.FIXED else sum(number for _, number in phase.mix)
    if phase.pick in (Pick.FIXED, Pick.MIX) and named and phase.count != named:
        source = "ids" if phase.pick is Pick.FIXED else "mix"
        what = f"count is {phase.count}, but '{source}' names {count(named, 'question')}"
        findings.error(_line(node, "count") or line, what, f"write 'count: {named}', or leave it out")
    if phase.mix and phase.types:
        findings.error(_line(node, "types") or line, "'types' has no effect beside 'mix'", "remove 'types'")
    if len(set(phase.ids)) < len(phase.ids):
        findings.error(_line(node, "ids") or line, "'ids' names a question twice", "delete one of the two")


def _check_minutes(recipe: Recipe, filled: Filled, findings: Findings) -> None:
    minutes = planned_seconds(recipe, PACES) / 60
    share = minutes / recipe.minutes
    if LEAST_PLANNED <= share <= MOST_PLANNED:
        return
    what = f"'{recipe.id}' plans {minutes:.1f} of its {recipe.minutes} minutes ({share:.0%})"
    change = "add or lengthen phases" if share < LEAST_PLANNED else "take something out"
    fitting = max(1, round(minutes / 0.85))
    mend = f"75 to 95 % should be planned: {change}, or write minutes: {fitting}"
    findings.warn(filled.line_of("minutes"), what, mend)


def _items(node: Node, name: str) -> tuple[Node, ...]:
    """The items of a list in a block."""
    if isinstance(node, Block):
        for key, value in node.pairs:
            if key.value == name and isinstance(value, List):
                return value.items
    return ()


def _line(node: Node, name: str) -> int:
    """Where a field of a block stands; 0 when it is not there."""
    if isinstance(node, Block):
        for key, _ in node.pairs:
            if key.value == name:
                return key.line
    return 0
