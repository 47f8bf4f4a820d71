"""The time a round is planned to take."""

from dataclasses import replace

import pytest

from practice.model.kinds import QuestionType
from practice.model.pace import PACES
from practice.model.recipe import (
    Ask,
    Break,
    Calm,
    Format,
    LookBack,
    Pick,
    Recipe,
    RecipePhase,
    Rules,
    Say,
    TheirTurn,
)
from practice.rounds.budget import planned_seconds


def seconds(*phases: RecipePhase, format: Format = Format.VIDEO, rules: Rules | None = None) -> float:
    return planned_seconds(Recipe("r", "R", format, 10, phases, rules=rules or Rules()), PACES)


BEHAVIOURAL = Ask("a", Pick.WEAK, types=(QuestionType.BEHAVIOURAL,))


@pytest.mark.parametrize(
    ("phase", "planned"),
    [
        (Say("s", "Hello", 45), 45),
        (Break("b", 120), 120),
        (TheirTurn("t", 3, answer_s=30, reply_s=60), 270),
        (BEHAVIOURAL, 12 + 8 + 120 + 2 * (5 + 40)),
        (replace(BEHAVIOURAL, count=2), 2 * 230),
        (replace(BEHAVIOURAL, answer_s=90, probes=1, probe_answer_s=50), 12 + 8 + 90 + 55),
        (replace(BEHAVIOURAL, prepare_s=30), 12 + 30 + 120 + 90),
        (Ask("a", Pick.DUE, types=(QuestionType.CASE,)), 12 + 120 + 300 + 90),
        (
            Ask("a", Pick.MIX, count=3, mix=((QuestionType.LOGISTICS, 2), (QuestionType.CURVEBALL, 1))),
            2 * 50 + 80,
        ),
        (Ask("a", Pick.DUE, types=(QuestionType.LOGISTICS, QuestionType.BEHAVIOURAL)), 230),
        (Ask("a", Pick.RANDOM), 230),
        (Calm("c", 60, optional=False), 0),
        (LookBack("l", outside_clock=False), 0),
        (replace(BEHAVIOURAL, optional=True), 0),
        (Break("b", 120, outside_clock=True), 0),
    ],
)
def test_each_phase_takes_its_time(phase: RecipePhase, planned: float) -> None:
    """The formula of the recipe format, phase by phase."""
    assert seconds(phase) == planned


def test_a_one_way_round_prepares_instead_of_thinking() -> None:
    """The type's own preparation, or the phase's."""
    assert seconds(BEHAVIOURAL, format=Format.ONE_WAY) == 12 + 30 + 120 + 90


def test_the_rules_add_thinking_and_silence_to_every_question() -> None:
    """An interviewer who writes takes time."""
    rules = Rules(think_s=15, silence_s=6)

    assert seconds(replace(BEHAVIOURAL, probes=0), rules=rules) == 12 + 15 + 120 + 6
