"""How long a round will take, worked out from its recipe alone."""

from collections.abc import Iterable, Mapping

from practice.model.kinds import QuestionType
from practice.model.pace import Pace
from practice.model.recipe import Ask, Break, Calm, Format, LookBack, Recipe, RecipePhase, Say, TheirTurn

READ_S = 12
"""Seconds to hear or read one question, before the thinking pause counts."""

PROBE_S = 5
"""Seconds an interviewer takes to ask one follow-up."""

USUAL = QuestionType.BEHAVIOURAL
"""What a question counts as when a phase does not say its type: the longest of the ordinary ones."""


def planned_seconds(recipe: Recipe, paces: Mapping[QuestionType, Pace]) -> float:
    """The time a round is planned to take.

    The sum of: `seconds` of each `say` and `break`; for `their-turn`, count x (answer_s + reply_s); for
    each question asked, 12 s to read + time to think + answer_s + probes x (5 s + probe_answer_s) +
    silence_s. The time to think is prepare_s where the person prepares (one-way rounds, cases, and phases
    that give a prepare_s) and the round's think_s elsewhere. What a phase does not give comes from
    `paces` by the question's type.

    A phase that may ask several types counts as the one that takes longest, one that names none as
    behavioural; a `mix` counts each of its types. Phases that are `optional` or `outside_clock`, `calm`
    and `review` take no time. Retakes are not counted.
    """
    return sum(_phase_seconds(phase, recipe, paces) for phase in recipe.phases)


def prepares(recipe: Recipe, phase: Ask, kind: QuestionType) -> bool:
    """Whether there is time to prepare; elsewhere there is a thinking pause, as in a conversation."""
    return phase.prepare_s is not None or recipe.format is Format.ONE_WAY or kind is QuestionType.CASE


def _phase_seconds(phase: RecipePhase, recipe: Recipe, paces: Mapping[QuestionType, Pace]) -> float:
    if phase.optional or phase.outside_clock:
        return 0
    match phase:
        case Calm() | LookBack():
            return 0
        case Say() | Break():
            return phase.seconds
        case TheirTurn():
            return phase.count * (phase.answer_s + phase.reply_s)
        case Ask():
            if phase.mix:
                return sum(
                    number * _question_seconds(phase, kind, recipe, paces) for kind, number in phase.mix
                )
            return phase.count * _longest(phase, phase.types or (USUAL,), recipe, paces)


def _longest(
    phase: Ask, types: Iterable[QuestionType], recipe: Recipe, paces: Mapping[QuestionType, Pace]
) -> float:
    return max(_question_seconds(phase, kind, recipe, paces) for kind in types)


def _question_seconds(
    phase: Ask, kind: QuestionType, recipe: Recipe, paces: Mapping[QuestionType, Pace]
) -> float:
    pace = paces[kind]
    prepare_s = pace.prepare_s if phase.prepare_s is None else phase.prepare_s
    answer_s = pace.answer_s if phase.answer_s is None else phase.answer_s
    probes = pace.probes if phase.probes is None else phase.probes
    thinking = prepare_s if prepares(recipe, phase, kind) else recipe.rules.think_s
    return READ_S + thinking + answer_s + probes * (PROBE_S + phase.probe_answer_s) + recipe.rules.silence_s
