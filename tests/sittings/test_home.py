"""Home and what it shows at a glance: the rounds in a line each, and the interview that comes."""

import asyncio

import pytest

from conftest import FakeClock, MakeWorld, run_plain
from practice.model.answer import Voice
from practice.model.nerves import Interview
from practice.sittings.answer_ladder import answer_ladder
from practice.sittings.home import home
from practice.sittings.mock import Wish, mock
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
