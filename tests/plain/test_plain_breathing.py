"""Breathing as lines of text: one short line for each part, and few words beside it."""

from conftest import FakeClock, MakeWorld, ScriptedLines, run_plain
from practice.model.nerves import Breathed
from practice.model.settings import Nerves, Settings
from practice.nerves.words import CAUTIONS
from practice.plain.running import run_sitting
from practice.sittings.nerves.calm import CalmWish, calm

NEVER = Settings(nerves=Nerves(ask="never"))
MINUTE = CalmWish("ease", 1)


def test_the_first_breaths_say_their_seconds_and_then_a_word_is_enough(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """A voice that reads a sentence for each part would be late for the next."""
    lines = run_plain(calm(make_world(), MINUTE), clock, 60.0)

    assert "Breathe in, 3 seconds." in lines.out
    assert "Breathe out, 4 seconds." in lines.out
    assert lines.out.count("Breathe in, 3 seconds.") <= 2
    assert "In." in lines.out
    assert "That was 1 minute." in lines.transcript


def test_the_time_left_is_said_once_a_minute(make_world: MakeWorld, clock: FakeClock) -> None:
    """At the beginning of a part, where it cuts into nothing."""
    lines = run_plain(calm(make_world(), CalmWish("ease", 4)), clock, 240.0)
    told = [line for line in lines.out if line.endswith("left.")]

    assert [line.split(". ")[1] for line in told] == ["3 minutes left.", "2 minutes left.", "1 minute left."]


def test_enter_pauses_and_goes_on_in_the_same_breath(make_world: MakeWorld, clock: FakeClock) -> None:
    """However long it stood still."""
    world = make_world()
    lines = run_plain(calm(world, MINUTE), clock, 1.0, "", 500.0, "", 58.9)

    assert "Paused. Enter goes on in the same breath." in lines.out
    assert not world.history.every(Breathed)[0].finished
    assert world.history.every(Breathed)[0].seconds == 59.9


def test_q_leaves_at_once_and_what_was_done_is_kept(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nobody has to answer anything to get out."""
    world = make_world()
    lines = run_plain(calm(world, MINUTE), clock, 20.0, "q")

    assert lines.out[-2:] == ["q", "Kept: 20 seconds."]
    assert [fact.seconds for fact in world.history.every(Breathed)] == [20.0]


def test_what_is_not_kept_is_not_said_to_be(make_world: MakeWorld, clock: FakeClock) -> None:
    """Two seconds are no practice."""
    world = make_world()
    lines = run_plain(calm(world, MINUTE), clock, 2.0, "q")

    assert lines.out[-1] == "q"
    assert list(world.history.every(Breathed)) == []


def test_keys_are_explained_and_change_the_pace(make_world: MakeWorld, clock: FakeClock) -> None:
    """An unknown line is answered with what there is."""
    lines = run_plain(calm(make_world(), MINUTE), clock, 1.0, "?", "+", "-", "t", "q")

    assert sum("q and Enter leaves" in line for line in lines.out) == 2
    assert all(claim.text in lines.out for claim in CAUTIONS)
    assert "Longer, from the next breath." in lines.out
    assert "Tones on: one for in, two for out. t turns them off." in lines.out


def test_a_file_is_breathed_through_and_its_lines_are_for_the_pages(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """An empty line of a file is no pause that never ends."""
    world = make_world(settings=NEVER)
    lines = ScriptedLines(["", ""], clock, live=False)
    run_sitting(calm(world, MINUTE), lines)

    assert "That was 1 minute." in lines.transcript
    assert lines.script == ["", ""]
    assert world.history.every(Breathed)[0].finished


def test_a_program_that_was_stopped_goes_on_in_the_same_breath(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Ctrl-Z stops a program in lines without telling it."""

    class Stopped(ScriptedLines):
        """Lines during which the program is stopped once."""

        def read(self, wait: float | None) -> str | None:
            self.clock.advance((wait or 0.0) + (0.0 if self.stopped else 900.0))
            self.stopped = True
            return None

        stopped = False

    world = make_world(settings=NEVER)
    run_sitting(calm(world, MINUTE), Stopped([], clock))

    assert clock.elapsed() - 1000.0 > 900
    assert world.history.every(Breathed)[0].seconds == 60.0
    assert clock.elapsed() - 1000.0 < 961
