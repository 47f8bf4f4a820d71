"""The real numbers of an invitation, put into a recipe."""

from dataclasses import replace

from practice.model.recipe import Ask, Recipe, StopAt


def with_numbers(
    recipe: Recipe, *, prepare_s: int | None = None, answer_s: int | None = None, takes: int | None = None
) -> Recipe:
    """The recipe with these seconds for every scored question and so many takes of each.

    Where the recipe stops answers at all, an answer time from an invitation is the moment it stops.
    """
    rules = recipe.rules
    if takes is not None:
        rules = replace(rules, retakes=takes - 1)
    if answer_s is not None and rules.stop_at is not StopAt.NONE:
        rules = replace(rules, stop_at=StopAt.TARGET)
    phases = tuple(
        replace(
            phase,
            prepare_s=phase.prepare_s if prepare_s is None else prepare_s,
            answer_s=phase.answer_s if answer_s is None else answer_s,
        )
        if isinstance(phase, Ask) and phase.scored
        else phase
        for phase in recipe.phases
    )
    return replace(recipe, rules=rules, phases=phases)
