"""Home and what it shows at a glance: the rounds in a line each, and the interview that comes."""

import asyncio

import pytest

from conftest import FakeClock, MakeWorld, run_plain
from practice.model.answer import Voice
from practice.model.jobs import InterviewPart, InterviewSaid
from practice.model.nerves import Interview
from practice.sittings.applications import job_interviews, job_outcome, job_record
from practice.sittings.home import home
from practice.sittings.rounds.answer_ladder import answer_ladder
from practice.sittings.rounds.mock import Wish, mock
from practice.sittings.waiting import round_line
from terminal import showing

WORDS = "I rang the landlord."


def test_a_round_that_nobody_scores_is_not_called_looked_back_on(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Nobody looked: there was nothing to look back on."""
    world = make_world()
    run_plain(answer_ladder(world, "core/leak", typed=True), clock, *["", WORDS] * 4)
    run_plain(mock(world, Wish(recipe="short", voice=Voice.TYPED)), clock, "4", "/skip")
    ladder, skipped = map(round_line, world.history.rounds())

    assert ladder.endswith("The answer ladder: 4 answers, finished")
    assert "looked back on" not in skipped


@pytest.mark.parametrize("rounds", [0, 3])
def test_a_small_window_opens_with_what_comes(make_world: MakeWorld, clock: FakeClock, rounds: int) -> None:
    """The interview is what somebody has come for; it must not be scrolled away."""
    world = make_world()
    world.history.keep(Interview(world.stamp(), "City Library", "2026-03-12T10:00:00+00:00"))
    for _ in range(rounds):
        run_plain(mock(world, Wish(recipe="short", voice=Voice.TYPED)), clock, "4", WORDS, "n")
        clock.advance(60)

    async def run() -> str:
        async with showing(home(world), 40, 10) as terminal:
            return await terminal.see("City Library")

    shown = asyncio.run(run())
    assert "> " in shown
    assert "small drills" in shown


def test_who_comes_from_an_interview_is_led_to_the_five_minutes(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """For a day and in one line; also where the interview belongs to no job."""
    world = make_world()
    world.history.keep(Interview(world.stamp(), "City Library", "2026-03-02T17:30:00+00:00"))
    before = run_plain(home(world), clock, "q").transcript
    clock.advance(3600)
    lines = run_plain(home(world), clock, "j", "d", "I stayed calm", "", "", "", "", "", "z", "z", "q")
    assert "is over" not in before
    assert lines.transcript.count("City Library is over. j has five minutes on it.") == 1

    world.history.keep(Interview(world.stamp(), "Mill", "2026-03-02T18:00:00+00:00"))
    clock.advance(86400)
    assert "is over" not in run_plain(home(world), clock, "q").transcript


def test_where_the_news_has_come_home_suggests_nothing(make_world: MakeWorld, clock: FakeClock) -> None:
    """Somebody was turned down on the phone: for a day nothing is asked."""
    world = make_world()
    job_record.enter(world, "Northwind")
    job_interviews.add_by_words(world, "Northwind", "today 10:00")
    assert "Northwind is over." in run_plain(home(world), clock, "q").transcript
    job_outcome.end_by_words(world, "Northwind", "rejected", stage="phone")

    assert "is over" not in run_plain(home(world), clock, "q").transcript


def test_of_two_on_one_day_the_one_that_is_open_is_named(make_world: MakeWorld, clock: FakeClock) -> None:
    """The later one was looked back on first."""
    world = make_world()
    for name, at in (("Mill", "08"), ("Library", "11")):
        fact = Interview(world.stamp(), name, f"2026-03-02T{at}:00:00+00:00", interview=name)
        world.history.keep(fact)
    world.history.keep(InterviewSaid(world.stamp(), "Library", InterviewPart.DEBRIEFED))

    assert "Mill is over. j has five minutes on it." in run_plain(home(world), clock, "q").transcript
