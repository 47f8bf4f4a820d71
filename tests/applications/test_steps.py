"""The five steps: which one comes next, and how far each has come."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from practice.applications.steps import SoFar, Step, next_step, standing

NEWS = date(2026, 3, 2)
RESTED = SoFar(NEWS, resting=False)
ASKED = replace(RESTED, asked="2026-03-04")


@pytest.mark.parametrize(
    ("so_far", "days", "step"),
    [
        (SoFar(NEWS, resting=True), 0, Step.STRIDE),
        (SoFar(NEWS, resting=True, begun=True), 0, Step.STRIDE),
        (RESTED, 1, Step.FEEDBACK),
        (RESTED, 8, Step.MIRROR),  # a week after the news it is late to ask
        (replace(RESTED, met=False), 1, Step.MIRROR),
        (replace(RESTED, none_came=True), 1, Step.MIRROR),
        (ASKED, 3, Step.MIRROR),
        (replace(ASKED, remind=True), 9, Step.FEEDBACK),
        (replace(ASKED, begun=True, mirror_done=True), 30, Step.FEEDBACK),
        (replace(ASKED, mirror_done=True), 3, Step.PLAN),
        (replace(ASKED, mirror_done=True, envelopes=1), 3, Step.MIRROR),
        (replace(ASKED, mirror_done=True, envelopes=1, opened=1, sorted=1), 3, Step.PLAN),
        (replace(ASKED, mirror_done=True, tasks_done=1), 3, Step.REACH),
    ],
)
def test_one_step_is_offered_first(so_far: SoFar, days: int, step: Step) -> None:
    """Whoever presses Enter alone comes to what is next."""
    assert next_step(so_far, today=NEWS + timedelta(days=days)) is step


@pytest.mark.parametrize(
    ("so_far", "words"),
    [
        (RESTED, ""),
        (ASKED, "asked on 2026-03-04"),
        (replace(ASKED, remind=True), "asked on 2026-03-04; time for the one reminder"),
        (replace(ASKED, chased="2026-03-11"), "asked again on 2026-03-11"),
        (replace(ASKED, none_came=True), "none came"),
        (replace(ASKED, envelopes=1), "sealed"),
        (replace(ASKED, envelopes=1, opened=1), "opened"),
        (replace(ASKED, envelopes=1, begun=True), "an envelope is begun"),
    ],
)
def test_how_the_asking_stands_is_told_in_a_few_words(so_far: SoFar, words: str) -> None:
    """What is begun or due is seen from the menu; nothing of what was said is."""
    assert standing(Step.FEEDBACK, so_far) == words
