"""The routines: their lengths, which one fits, and where a moment falls in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.nerves.routine import (
    FIVE,
    LATEST_S,
    NINETY,
    ROUTINES,
    TEN,
    TOLERANCE,
    Routine,
    Step,
    StepKind,
    counted,
    due,
    ends,
    find,
    fit,
    fitted,
    lengthened,
    place,
)
from practice.nerves.steps import CLAIMS, TAKES_THE_EDGE_OFF, Own, sayings


@pytest.mark.parametrize(("routine", "seconds"), [(TEN, 600), (FIVE, 300), (NINETY, 90)])
def test_a_routine_lasts_as_long_as_its_name(routine: Routine, seconds: int) -> None:
    """The countdown is built on it."""
    assert routine.seconds == seconds
    assert find(routine.id) is routine


def test_the_steps_are_those_of_the_field_in_their_order() -> None:
    """The same order each time is what makes it a routine."""
    assert [(step.id, step.seconds) for step in TEN.steps] == [
        ("name-it", 30),
        ("ease", 300),
        ("excited", 60),
        ("plans", 60),
        ("picture", 60),
        ("opening", 45),
        ("again", 25),
        ("join", 20),
    ]
    assert [step.seconds for step in FIVE.steps] == [20, 120, 45, 45, 40, 20, 10]
    assert [(step.pattern, step.breaths) for step in NINETY.steps] == [
        ("sigh", 3),
        ("ease", 3),
        ("", 0),
        ("", 0),
    ]
    assert [step.plans for step in TEN.steps if step.kind is StepKind.PLANS] == [2]


@pytest.mark.parametrize(
    ("left", "routine"),
    [(3600, "10m"), (600, "10m"), (595, "10m"), (594.9, "5m"), (300, "5m"), (294, "90s"), (90, "90s")],
)
def test_the_longest_routine_that_fits_is_taken(left: float, routine: str) -> None:
    """Typing the command may cost five seconds, but not a whole routine."""
    found = fitted(left)

    assert found is not None
    assert found.id == routine


def test_under_ninety_seconds_the_last_slow_breaths_fill_the_time() -> None:
    """Then nothing that would have to be read."""
    last = fitted(60)

    assert last is not None
    assert last.id == "breaths"
    assert last.seconds == 60
    assert fitted(19.9) is None
    assert fitted(-5) is None


@pytest.mark.parametrize(
    ("to_start", "early", "routine", "join_in"),
    [
        (13 * 60, 120, "10m", 660),
        (11 * 60, 120, "5m", 540),
        (6 * 60, 120, "90s", 240),
        (3 * 60, 120, "90s", 90),
        (2 * 60, 120, "90s", 90),
        (117, 120, "90s", 87),
        (100, 120, "breaths", 70),
        (40, 120, "one-breath", 10),
        (0, 120, "one-breath", 10),
        (-1800, 120, "one-breath", 10),
        (90, 0, "90s", 90),
        (60, 0, "breaths", 60),
    ],
)
def test_being_early_is_given_up_before_the_ninety_seconds_are(
    to_start: float, early: float, routine: str, join_in: float
) -> None:
    """Two minutes before the hour there is still time for the shortest routine, and to be there in time."""
    found = fit(to_start, early_s=early)

    assert (found.routine.id, found.join_in_s) == (routine, join_in)


@given(st.floats(-4000, 40000), st.floats(0, 1800), st.sampled_from([None, *ROUTINES]))
def test_nobody_is_made_late_and_no_routine_is_cut_short(
    to_start: float, early: float, wanted: Routine | None
) -> None:
    """Whatever is left: one joins before the start, and the routine has its time."""
    found = fit(to_start, early_s=early, wanted=wanted)

    assert found.join_in_s >= found.routine.seconds - TOLERANCE - 1e-6
    if found.routine.id != "one-breath":
        assert found.join_in_s <= to_start - min(early, LATEST_S) + 1e-6


@pytest.mark.parametrize(
    ("routine", "left", "breathing"),
    [
        (TEN, 600, 300),
        (TEN, 720, 420),
        (TEN, 721, 300),
        (FIVE, 594.9, 414.9),
        (NINETY, 294, 234),
        (FIVE, 298, 120),
    ],
)
def test_a_short_wait_is_breathed_and_a_long_one_is_not(
    routine: Routine, left: float, breathing: float
) -> None:
    """Up to seven minutes of breathing; all the other steps keep their length."""
    found = lengthened(routine, left)
    last = [step.seconds for step in found.steps if step.kind is StepKind.BREATHE][-1]

    assert last == pytest.approx(breathing)
    assert ends(found)[-3:] == ends(routine)[-3:]


@given(st.sampled_from(ROUTINES), st.floats(0.001, 600))
def test_a_moment_falls_into_the_step_that_has_not_ended(routine: Routine, left: float) -> None:
    """The steps lie end to end, backwards from joining."""
    step, rest = place(routine, left)
    number = due(routine, left)

    assert routine.steps[number] is step
    assert left - rest == pytest.approx(ends(routine)[number])
    assert rest > 0
    assert left >= routine.seconds or rest <= step.seconds + 1e-9


@pytest.mark.parametrize(
    "own", [Own(), Own(name="Ana", opening="I run an archive.", rated=False, first=True)]
)
def test_every_step_says_something_that_is_needed(own: Own) -> None:
    """On the smallest screen, too, where the spare words are left out."""
    for routine in ROUTINES:
        for step in routine.steps:
            assert any(not saying.spare for saying in sayings(step, own)), step


def test_minutes_of_breathing_are_praised_only_where_there_are_minutes() -> None:
    """Of less than two minutes there is no trial."""
    last = fitted(60)
    assert last is not None
    short = sayings(last.steps[0], Own())

    assert TAKES_THE_EDGE_OFF not in [saying.said for saying in short]
    for routine in (FIVE, TEN):
        assert TAKES_THE_EDGE_OFF in [saying.said for saying in sayings(routine.steps[1], Own())]


@pytest.mark.parametrize(
    ("step", "count", "title"),
    [
        (NINETY.steps[0], 3, "Three sighs"),
        (NINETY.steps[0], 5, "Sighs"),
        (NINETY.steps[1], 3, "Three slow breaths"),
        (NINETY.steps[1], 21, "Slow breaths"),
        (TEN.steps[1], 30, "Slow breaths"),
    ],
)
def test_a_step_promises_no_other_number_of_breaths_than_it_has(step: Step, count: int, title: str) -> None:
    """Begun early it is longer; "three", and then a fourth, is one more thing to wonder about."""
    found = counted(step, count)

    assert found.title == title
    said = " ".join(saying.text for saying in sayings(found, Own()))
    assert ("Three times." in said) == (title == "Three sighs")


def test_without_a_number_there_is_still_a_word_to_give() -> None:
    """And where it goes is said: nobody shall wonder."""
    said = " ".join(saying.text for saying in sayings(FIVE.steps[0], Own(rated=False)))

    assert "in one word" in said
    assert "not kept" in said


def test_nobody_is_told_to_calm_down() -> None:
    """The aim is to go in with the nerves there are."""
    for routine in ROUTINES:
        for step in routine.steps:
            said = " ".join(saying.text for saying in sayings(step, Own(first=True))).lower()
            assert "calm down" not in said
            assert "relax" not in said
    assert all(claim.evidence for claim in CLAIMS)
