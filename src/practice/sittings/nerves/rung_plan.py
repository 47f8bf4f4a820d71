"""The round of a rung, planned: which questions it asks, and what to say where the banks had none."""

from collections.abc import Sequence
from dataclasses import replace

from practice.model.answer import Voice
from practice.model.recipe import Ask, Recipe
from practice.model.trouble import Trouble
from practice.nerves.attempts import Tried
from practice.nerves.rungs import KNOWN, READING, question_for, recipe
from practice.rounds.plan import Asked, Plan
from practice.schedule.choose import PRACTICE_TAG
from practice.sittings.ports import World
from practice.sittings.rounds.mock import MockError, plan_round


class LadderError(Trouble):
    """A rung that cannot be taken as things are."""


def plan_for(world: World, rung: int, tried: Sequence[Tried]) -> Plan:
    """The round of a rung, with questions the person has not met where the rung asks for that.

    How an answer will go is not asked in it: what is feared, and how nervous it will get, was asked before.
    """
    everything = [question for bank in world.banks.banks() for question in bank.questions]
    questions = [question for question in everything if PRACTICE_TAG not in question.tags]
    seen = world.history.seen()
    none = LadderError(
        f"the banks have no question that fits rung {rung}",
        mend="take another rung, or add questions to your banks",
    )
    keys: tuple[str, ...] = ()
    if rung in (READING, *KNOWN):
        before = [key for each in tried if each.rung == rung for key in sorted(each.questions)]
        one = question_for(rung, questions, seen=seen, before=before, rng=world.rng)
        if one is None:
            raise none
        keys = (one.key,)
    made = recipe(rung, keys)
    wanted = _wanted(made)
    new = questions if keys else [question for question in questions if question.key not in seen]
    for pool in (new, questions):
        try:
            plan = plan_round(world, made, pool, seed=None, voice=Voice.ALOUD)
        except MockError:
            continue
        if len(asked_in(plan)) == wanted or pool is questions:
            return replace(plan, predicted=False)
    raise none


def asked_in(plan: Plan) -> list[Asked]:
    """Its questions, in order."""
    return [item for item in plan.items if isinstance(item, Asked)]


def remarks(world: World, rung: int, plan: Plan) -> list[str]:
    """Where the banks could not give what the rung asks for."""
    if rung in (READING, *KNOWN):
        return []
    asked = asked_in(plan)
    seen = world.history.seen()
    met = sum(item.question.key in seen for item in asked)
    said = []
    if met:
        which = "this question" if met == len(asked) == 1 else f"{met} of the {len(asked)} questions"
        said.append(f"You have met {which} before: the banks have no newer ones left.")
    wanted = _wanted(recipe(rung))
    if len(asked) < wanted:
        said.append(f"{wanted - len(asked)} fewer than planned: the banks have no more that fit.")
    return said


def _wanted(made: Recipe) -> int:
    return sum(phase.count for phase in made.phases if isinstance(phase, Ask))
