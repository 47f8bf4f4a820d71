"""Nerves rated in a sitting: one line, and never in the way."""

import pytest

from conftest import FakeClock, MakeWorld, run_plain
from practice.model.nerves import Breathed, Occasion, Rated, RatedAt
from practice.model.page import Left, Page
from practice.model.settings import Nerves, Settings
from practice.nerves.routine import ROUTINES
from practice.screens.pages import PageScene
from practice.sittings.nerves.rating import PROMPT, asked_now, rate, rating_page
from practice.sittings.ports import World
from practice.sittings.script import Sitting


def rating(
    world: World, moment: RatedAt = RatedAt.BEFORE, *, prompt: str = "", word: bool = False
) -> Sitting[None]:
    """One rating as a sitting of its own."""
    yield from rate(world, moment, occasion=Occasion.CALM, about="a", prompt=prompt, word=word)


def breathed(world: World, *, routine: str = "") -> None:
    """An exercise that was done."""
    world.history.keep(Breathed(world.stamp(), "ease", 300.0, True, routine))


def shown(moment: RatedAt, width: int, rows: int) -> list[str]:
    """The page as the full screen draws it, above the line to write in and the keys."""
    page = PageScene(rating_page(moment), number=1, reply=lambda _: None, leave=lambda: None)
    return ["".join(part for _, part in line) for line in page.draw(width, rows - 2)]


def test_a_rating_is_kept_as_it_was_typed(make_world: MakeWorld, clock: FakeClock) -> None:
    """With its moment and what it belongs to, so that before and end find each other."""
    world = make_world()
    run_plain(rating(world, RatedAt.END), clock, "40/100")
    (kept,) = world.history.every(Rated)

    assert (kept.occasion, kept.moment, kept.level, kept.about) == (Occasion.CALM, RatedAt.END, 40, "a")


def test_enter_skips_and_keeps_nothing(make_world: MakeWorld, clock: FakeClock) -> None:
    """An empty rating would be a fact that never was."""
    world = make_world()
    lines = run_plain(rating(world), clock, "")

    assert list(world.history.every(Rated)) == []
    assert "Enter skips" in lines.transcript


def test_what_does_not_fit_is_asked_again_with_a_word_why(make_world: MakeWorld, clock: FakeClock) -> None:
    """In plain words, as often as it takes."""
    world = make_world()
    lines = run_plain(rating(world), clock, "very", "120", "70")

    assert "A number from 0 to 100 is needed here" in lines.transcript
    assert "above 100" in lines.transcript
    assert [kept.level for kept in world.history.every(Rated)] == [70]


def test_after_a_refused_number_the_line_is_empty_again(make_world: MakeWorld) -> None:
    """What is typed next would be added to the wrong one."""
    sitting = rating(make_world())
    next(sitting)
    again = sitting.send("120")

    assert isinstance(again, Page)
    assert "above 100" in again.why
    assert again.value == ""


@pytest.mark.parametrize("typed", ["q", "Q", " q "])
@pytest.mark.parametrize("word", [False, True])
def test_a_typed_q_goes_back_as_the_key_does_elsewhere(make_world: MakeWorld, typed: str, word: bool) -> None:
    """On every other page it does, and it is neither a number nor a word for how somebody feels."""
    world = make_world()
    sitting = rating(world, word=word)
    next(sitting)

    with pytest.raises(Left):
        sitting.send(typed)
    assert list(world.history.every(Rated)) == []


def test_how_it_is_now_comes_with_how_it_was_at_the_most(make_world: MakeWorld, clock: FakeClock) -> None:
    """Two pages that look alike are taken for one that was asked twice; only what was rated is told."""
    world = make_world()
    assert "At the most" not in run_plain(rating(world, RatedAt.END), clock, "").transcript
    run_plain(rating(world, RatedAt.PEAK), clock, "60")

    lines = run_plain(rating(world, RatedAt.END), clock, "30").transcript
    assert lines.index("At the most: 60. And now?") < lines.index("How nervous are you now?")


def test_a_word_may_be_added_on_the_same_line(make_world: MakeWorld, clock: FakeClock) -> None:
    """Their own word: the program has none for how somebody feels."""
    world = make_world()
    run_plain(rating(world, word=True), clock, "60 restless")

    assert [(kept.level, kept.word) for kept in world.history.every(Rated)] == [(60, "restless")]


def test_a_line_of_the_callers_stands_before_the_question_that_never_changes(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """In other words it would be another scale."""
    lines = run_plain(rating(make_world(), prompt="Before you begin."), clock, "")

    assert lines.transcript.index("Before you begin.") < lines.transcript.index(
        "How nervous are you right now?"
    )
    assert "50 clearly, I can go on" in lines.transcript


@pytest.mark.parametrize("moment", RatedAt)
@pytest.mark.parametrize(("width", "rows"), [(80, 24), (40, 10), (34, 8)])
def test_the_question_and_all_its_marks_are_in_sight(moment: RatedAt, width: int, rows: int) -> None:
    """Without scrolling, on the smallest terminal too."""
    text = " ".join(" ".join(shown(moment, width, rows)).split())

    assert "more: PgDn" not in text
    assert "How nervous" in text
    assert "the most I can imagine" in text


def test_the_line_to_write_in_leaves_room_for_a_number(make_world: MakeWorld) -> None:
    """At 34 columns the prompt must not fill the row."""
    assert len(PROMPT) + len(": 100") < 34


def test_one_exercise_in_three_asks_and_the_first_does_not(make_world: MakeWorld) -> None:
    """The first time opens straight on the exercise."""
    world = make_world()
    asked = []
    for _ in range(8):
        asked.append(asked_now(world, Occasion.CALM))
        breathed(world)

    assert asked == [False, True, False, False, True, False, False, True]


def test_exercises_and_routines_are_counted_apart(make_world: MakeWorld) -> None:
    """Breathing within a routine or a trial is not another sitting of breathing, nor is a trial a routine."""
    world = make_world()
    breathed(world, routine=ROUTINES[0].id)
    breathed(world, routine=ROUTINES[0].id)
    breathed(world, routine="trial")

    assert not asked_now(world, Occasion.CALM)
    assert asked_now(world, Occasion.ROUTINE)


@pytest.mark.parametrize(
    ("ask", "asked"),
    [
        ("always", {Occasion.CALM, Occasion.ROUTINE, Occasion.LADDER, Occasion.TRIAL}),
        ("sometimes", {Occasion.LADDER, Occasion.TRIAL}),
        ("never", {Occasion.TRIAL}),
    ],
)
def test_the_person_says_how_often(make_world: MakeWorld, ask: str, asked: set[Occasion]) -> None:
    """Only a trial, which is begun on purpose and compares nothing else, asks all the same."""
    world = make_world(settings=Settings(nerves=Nerves(ask=ask)))

    assert {occasion for occasion in Occasion if asked_now(world, occasion)} == asked
