"""The last words: true of what is kept, and of nothing else."""

from conftest import FakeClock, MakeWorld, asking, question, recipe, run_plain
from practice.model.answer import Voice
from practice.sittings.ports import World
from practice.sittings.rounds.mock import Wish, go_on, mock
from practice.sittings.rounds.parting import parting
from practice.sittings.script import Sitting


def typed(world: World) -> Sitting[None]:
    """A short round, typed."""
    return mock(world, Wish(recipe="short", voice=Voice.TYPED))


def test_only_what_was_handed_in_is_called_kept(make_world: MakeWorld) -> None:
    """Half a line on a page is gone when somebody stops there."""
    assert parting(make_world(), stopped=True) == "Stopped here. What you handed in is kept."
    assert parting(make_world(), stopped=False) == ""


def test_an_answer_half_written_in_a_round_is_kept_and_said_to_be(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Words that can be gone on with are not to be mourned."""
    world = make_world()
    run_plain(typed(world), clock, "", "Half of it,\\")
    said = parting(world, stopped=True)

    assert "`practice mock --resume` goes on with the round, and with what you were writing." in said


def test_an_answer_that_was_handed_in_is_no_longer_being_written(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """A draft belongs to the place where it was written."""
    world = make_world(
        recipe(asking(ids=("one", "two"), count=2)), questions=[question("one"), question("two")]
    )
    run_plain(typed(world), clock, "", "Half of it,\\")
    run_plain(go_on(world), clock, "and the rest.")
    said = parting(world, stopped=True)

    assert "`practice mock --resume` goes on with the round." in said
    assert "what you were writing" not in said
