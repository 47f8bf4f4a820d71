"""The short round under pressure: always the same, so that rounds can be compared."""

from conftest import question
from practice.model.answer import Voice
from practice.model.pace import PACES
from practice.model.recipe import Ask, ClockFace, LookBack, Pressure, StopAt
from practice.nerves.pressure import LIMIT, MINUTES, pressure_recipe
from practice.rounds.budget import planned_seconds
from practice.rounds.plan import Asked, build_plan

KEYS = ("core/one", "core/two")


def asked(seed: int) -> list[Asked]:
    """The questions of a planned round."""
    recipe = pressure_recipe(KEYS)
    plan = build_plan(recipe, {"questions": [question("one"), question("two")]}, seed=seed, voice=Voice.ALOUD)
    return [item for item in plan.items if isinstance(item, Asked)]


def test_the_round_takes_four_to_five_minutes() -> None:
    """Somebody does two dozen of them; the interruption takes up to the time of a follow-up more."""
    recipe = pressure_recipe(KEYS)
    usual = planned_seconds(recipe, PACES)
    follow_up = next(phase.probe_answer_s for phase in recipe.phases if isinstance(phase, Ask))

    assert recipe.minutes == MINUTES
    assert 3.5 * 60 <= usual <= usual + follow_up <= 5 * 60


def test_the_rules_are_those_of_pressure() -> None:
    """Stern, a clock that counts down and ends answers, nothing to read from, nothing to repeat."""
    recipe = pressure_recipe(KEYS)
    rules = recipe.rules

    assert recipe.pressure is Pressure.STERN
    assert (rules.clock, rules.stop_at) == (ClockFace.COUNT_DOWN, StopAt.LIMIT)
    assert (rules.notes, rules.skip, rules.retakes, rules.see_next) == (False, 0, 0, False)
    assert isinstance(recipe.phases[-1], LookBack)


def test_somebody_cuts_in_once_whatever_the_seed() -> None:
    """A round without it would be an easier one, and count as the same."""
    for seed in range(50):
        first, second = asked(seed)

        assert first.interrupt_s is None
        assert second.interrupt_s is not None
        assert second.interrupt_s < second.answer_s
        assert second.stop_s == second.answer_s * LIMIT


def test_each_given_question_is_asked_in_its_order() -> None:
    """The caller has chosen them."""
    phase = next(phase for phase in pressure_recipe(KEYS).phases if isinstance(phase, Ask))

    assert phase.ids == KEYS
    assert phase.count == len(KEYS)
