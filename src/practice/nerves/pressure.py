"""A short round under pressure: two questions, somebody stern, and a clock that ends each answer."""

from collections.abc import Sequence

from practice.model.recipe import (
    Ask,
    ClockFace,
    Format,
    LookBack,
    Manner,
    Panelist,
    Pick,
    Pressure,
    Recipe,
    Rules,
    Say,
    StopAt,
)

PRESSURE = "pressure"
"""The id of every such round."""

QUESTIONS = 2
ANSWER_S = 90
LIMIT = 1.25
"""An answer ends at so many times its length, whoever is still speaking."""

THINK_S = 5
MINUTES = 5


def pressure_recipe(question_keys: Sequence[str]) -> Recipe:
    """The round for these questions. All such rounds have the same rules and the same length.

    On the second question the interviewer cuts in once; the first one is never interrupted.
    """
    return Recipe(
        PRESSURE,
        "A round under pressure",
        Format.VIDEO,
        MINUTES,
        (
            Say(
                "start",
                "We are short of time today, so please keep to the point.",
                10,
                by="head",
            ),
            Ask(
                "questions",
                Pick.FIXED,
                count=len(question_keys),
                by="head",
                ids=tuple(question_keys),
                answer_s=ANSWER_S,
                probes=0,
            ),
            LookBack("afterwards"),
        ),
        summary="Two questions with the clock running, and somebody who cuts in.",
        pressure=Pressure.STERN,
        rules=Rules(
            clock=ClockFace.COUNT_DOWN,
            stop_at=StopAt.LIMIT,
            limit_factor=LIMIT,
            think_s=THINK_S,
            notes=False,
            interrupts=1,
        ),
        panel=(Panelist("head", "Head of department", Manner.BRISK),),
    )
