"""A countdown as lines: for a screen reader, to be listened to with closed eyes."""

from datetime import timedelta

from conftest import FakeClock, MakeWorld, ScriptedLines, run_plain
from practice.model.nerves import Rated
from practice.model.settings import Nerves, Settings
from practice.plain.countdown import count_down
from practice.sittings.nerves.countdown import Countdown
from practice.sittings.nerves.minutes_before import CountdownWish, countdown

ASKED = Settings(nerves=Nerves(ask="always"))
UNASKED = Settings(nerves=Nerves(ask="never"))
FIVE = CountdownWish(None, None, "5m", False)
NINETY = CountdownWish(None, None, "90s", False)


def test_each_step_is_said_once_with_the_time(make_world: MakeWorld, clock: FakeClock) -> None:
    """And nothing again that was heard already."""
    lines = run_plain(countdown(make_world(settings=UNASKED), FIVE), clock, 301.0)
    heads = [text for text in lines.out if "You join in" in text]

    assert heads == [
        "Name it. You join in 5:00.",
        "Slow breaths. You join in 4:40.",
        "You join in 4:00.",
        "You join in 3:00.",
        "Ready, not calm. You join in 2:40.",
        "You join in 2:00.",
        "If it gets difficult. You join in 1:55.",
        "Your opening. You join in 1:10.",
        "You join in 1:00.",
        "How it is now. You join in 0:30.",
        "Go in. You join in 0:10.",
    ]
    assert lines.out[-3:] == ["Join.", "Join now.", "Look up, smile, go in."]


def test_the_breath_is_led_by_a_word_at_each_part(make_world: MakeWorld, clock: FakeClock) -> None:
    """Three sighs, three breaths."""
    lines = run_plain(countdown(make_world(settings=UNASKED), NINETY), clock, 91.0)
    words = [text for text in lines.out if text in ("In.", "A little more.", "Out.")]

    assert words == ["In.", "A little more.", "Out."] * 3 + ["In.", "Out."] * 3


def test_a_rating_is_typed_and_a_slip_is_told(make_world: MakeWorld, clock: FakeClock) -> None:
    """Then the next step is said."""
    world = make_world(settings=ASKED)
    lines = run_plain(countdown(world, FIVE), clock, "a lot", "70 shaky", "q")

    assert "A number from 0 to 100 is needed here" in lines.transcript
    assert "Slow breaths. You join in 5:00." in lines.transcript
    assert [(each.level, each.word) for each in world.history.every(Rated)] == [(70, "shaky")]


def test_a_word_before_the_number_is_taken_and_a_word_alone_is_answered(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Asked for a number and a word, people write either first."""
    world = make_world(settings=ASKED)
    lines = run_plain(countdown(world, FIVE), clock, "queasy", "nervous 40", "q")

    assert "A number from 0 to 100 is needed here" in lines.transcript
    assert [(each.level, each.word) for each in world.history.every(Rated)] == [(40, "nervous")]


def test_where_no_number_is_asked_for_a_word_leads_on(make_world: MakeWorld, clock: FakeClock) -> None:
    """It is for the person alone, and is no mistake."""
    world = make_world(settings=UNASKED)
    lines = run_plain(countdown(world, FIVE), clock, "queasy", "q")

    assert "Slow breaths. You join in 5:00." in lines.transcript
    assert not world.history.every(Rated)


def test_a_rating_that_nobody_types_is_not_waited_for(make_world: MakeWorld, clock: FakeClock) -> None:
    """The step goes on by itself, on time."""
    lines = run_plain(countdown(make_world(settings=ASKED), FIVE), clock, 21.0, "q")

    assert "Slow breaths. You join in 4:40." in lines.transcript


def test_n_goes_on_enter_says_the_time_and_help_the_keys(make_world: MakeWorld, clock: FakeClock) -> None:
    """Few words to remember, and one of them lists the others."""
    lines = run_plain(countdown(make_world(settings=UNASKED), FIVE), clock, 5.0, "", "n", "?", "what", "/q")

    assert "You join in 4:55." in lines.out
    assert "Slow breaths. You join in 4:55." in lines.out
    assert sum("n goes on to the next step" in text for text in lines.out) == 3
    assert lines.script == []


def test_hours_before_the_time_is_said_seldom(make_world: MakeWorld, clock: FakeClock) -> None:
    """A quarter of an hour is soon enough to hear it again."""
    world = make_world(settings=UNASKED)
    until = clock.now() + timedelta(minutes=62)
    lines = run_plain(countdown(world, CountdownWish(until, None, None, False)), clock, 1860.0, "n", "q")
    times = [text for text in lines.out if text.startswith("You join in")]

    assert times == ["You join in 45:00.", "You join in 30:00."]
    assert any(text.startswith("It is early for that") for text in lines.out)


def test_a_suspend_is_noticed_within_seconds(make_world: MakeWorld, clock: FakeClock) -> None:
    """The long wait for a line is cut into pieces, so that the clocks are compared."""

    class Sleeping(ScriptedLines):
        def read(self, wait: float | None) -> str | None:
            if len(self.out) > 8 and not self.slept:
                self.slept = True
                clock.jump(120.0)
            return super().read(wait)

        slept = False

    world = make_world(settings=UNASKED)
    until = clock.now() + timedelta(minutes=7)
    shown = next(countdown(world, CountdownWish(until, None, None, False)))
    assert isinstance(shown, Countdown)
    lines = Sleeping([400.0], clock)
    count_down(shown, lines)

    assert clock.now() - until == timedelta(minutes=-2)


def test_a_file_runs_through_without_reading(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nobody is there to type; what is said comes at its time all the same."""
    shown = next(countdown(make_world(settings=ASKED), NINETY))
    assert isinstance(shown, Countdown)
    lines = ScriptedLines([], clock, live=False)
    before = clock.elapsed()
    count_down(shown, lines)

    assert clock.elapsed() - before == 90.0
    assert lines.out[-2] == "Join now."


def test_a_rehearsal_says_so_at_every_step(make_world: MakeWorld, clock: FakeClock) -> None:
    """Whoever listens only now and then is not misled."""
    wish = CountdownWish(None, None, "90s", True)
    lines = run_plain(countdown(make_world(settings=UNASKED), wish), clock, 91.0)

    assert sum(text.startswith("Rehearsal. ") for text in lines.out) == 5
    assert "you would go in now" in lines.out[-1]


def test_b_goes_back_and_n_at_the_end_waits(make_world: MakeWorld, clock: FakeClock) -> None:
    """Typed once too often, it is no reason to join minutes early."""
    said = ["", *[word for _ in range(4) for word in (2.0, "n")], 2.0, "n", 2.0, "b", "q"]
    lines = run_plain(countdown(make_world(settings=UNASKED), NINETY), clock, *said[1:])

    assert "You are ready. Breathe along if you like." in lines.out
    assert any(text.startswith("It is early for that") for text in lines.out)
    assert sum(text.startswith("Go in. ") for text in lines.out) == 2
