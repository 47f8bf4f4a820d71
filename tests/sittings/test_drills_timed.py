"""Stopping by feel, the first word, and a level for somebody's answer, as they are lived."""

from collections.abc import Callable, Sequence

import pytest

from conftest import FakeClock, FakeRecorder, MakeWorld, ScriptedLines, question, run_plain
from practice.model.delivery import Delivery, Hearing
from practice.model.drills import Drilled, DrillKind, Outcome
from practice.model.kinds import Competency
from practice.model.page import Page, Para
from practice.model.sample import Sample
from practice.model.stamp import Stamp
from practice.schedule.drills import DrillItem
from practice.sittings.drills.drilled import DrillError
from practice.sittings.drills.drills_timed import FirstWord, bridge, rate_this, stop_at_90
from practice.sittings.ports import World
from practice.sittings.script import Sitting

WHY = "Nothing is known yet about teamwork."
ASKED = "Tell me about a time you fixed something with others."
SAMPLE = Sample(
    "flood",
    Competency.TEAMWORK,
    "Tell me about a team.",
    "The cellar was wet, so I rang Ana.",
    4,
    ("It names one occasion.", "The result was checked."),
)
HEARD = Hearing(heard_s=8.5, speaking=True)

Drill = Callable[[World, DrillItem, str], Sitting[Outcome]]


def item(kind: DrillKind, about: str = "core/leak") -> DrillItem:
    """A drill as the schedule hands it over."""
    return DrillItem(kind, about, 60, WHY)


def run(drill: Drill, world: World, clock: FakeClock, of: DrillItem, *script: str | float) -> ScriptedLines:
    """The drill alone, in lines."""

    def alone() -> Sitting[None]:
        yield from drill(world, of, "s1")

    return run_plain(alone(), clock, *script)


def kept(world: World) -> Sequence[tuple[str, Outcome, float | None, float | None]]:
    """What is in history of drills: about what, how it ended, the number and what it is set beside."""
    return [(f.about, f.outcome, f.number, f.wanted) for f in world.history.every(Drilled)]


def stop(world: World, clock: FakeClock, *script: str | float) -> ScriptedLines:
    """Stop at 90, alone."""
    return run(stop_at_90, world, clock, item(DrillKind.STOP), *script)


def first_word(world: World, clock: FakeClock, *script: str | float) -> ScriptedLines:
    """The bridge, alone."""
    return run(bridge, world, clock, item(DrillKind.BRIDGE), *script)


def rate(world: World, clock: FakeClock, *script: str | float) -> ScriptedLines:
    """Rate this, alone."""
    return run(rate_this, world, clock, item(DrillKind.RATE, "sample/flood"), *script)


def test_the_real_seconds_are_shown_after_the_stop(make_world: MakeWorld, clock: FakeClock) -> None:
    """Not before: there is no clock to see. The time to read the question is not counted."""
    world = make_world()
    lines = stop(world, clock, 40.0, "", 77.4, "")

    assert kept(world) == [("core/leak", Outcome.WRONG, 77.4, 90.0)]
    assert WHY in lines.transcript
    assert ASKED in lines.transcript
    assert "1:17 by the clock: 13 s before 90 seconds." in lines.transcript
    assert "1 of 5 takes: too few" in lines.transcript


@pytest.mark.parametrize(
    ("seconds", "outcome", "told"),
    [
        (90.2, Outcome.RIGHT, "1:30 by the clock: 90 seconds exactly."),
        (80.0, Outcome.RIGHT, "10 s before"),
        (100.0, Outcome.RIGHT, "10 s after"),
        (79.8, Outcome.WRONG, "10 s before"),
        (300.0, Outcome.WRONG, "5:00 by the clock: 210 s after 90 seconds."),
    ],
)
def test_whoever_stops_near_90_has_stopped_at_90(
    make_world: MakeWorld, clock: FakeClock, seconds: float, outcome: Outcome, told: str
) -> None:
    """Nobody feels a second."""
    world = make_world()
    lines = stop(world, clock, "", seconds, "")

    assert kept(world) == [("core/leak", outcome, seconds, 90.0)]
    assert told in lines.transcript


def test_the_inner_clock_is_told_from_five_takes_on(make_world: MakeWorld, clock: FakeClock) -> None:
    """Out of all takes so far, on whatever question."""
    world = make_world()
    for n, seconds in enumerate((75.0, 72.0, 76.0, 70.0)):
        stamp = Stamp(f"before-{n}", "2026-03-01T18:00:00.000Z", "2026-03-01")
        world.history.keep(
            Drilled(stamp, "s0", DrillKind.STOP, f"core/q{n}", Outcome.WRONG, "", seconds, 90.0)
        )
    lines = stop(world, clock, "", 75.0, "")

    assert "Over your last 5 takes you stop about 15 s early" in lines.transcript


def test_a_person_who_went_away_has_lost_nothing(make_world: MakeWorld, clock: FakeClock) -> None:
    """An hour at the door is no hour of speaking: it is kept as done, without a number."""
    world = make_world()
    lines = stop(world, clock, "", 3600.0, "")

    assert kept(world) == [("core/leak", Outcome.DONE, None, None)]
    assert "costs nothing" in lines.transcript


@pytest.mark.parametrize(
    ("drill", "kind", "about"),
    [
        (stop_at_90, DrillKind.STOP, "core/leak"),
        (bridge, DrillKind.BRIDGE, "core/leak"),
        (rate_this, DrillKind.RATE, "sample/flood"),
    ],
)
def test_each_can_be_left_out(
    make_world: MakeWorld, clock: FakeClock, drill: Drill, kind: DrillKind, about: str
) -> None:
    """It is kept as skipped, so that another one comes next time."""
    world = make_world(samples=[SAMPLE])
    run(drill, world, clock, item(kind, about), "l")

    assert kept(world) == [(about, Outcome.SKIPPED, None, None)]


@pytest.mark.parametrize(
    ("drill", "of", "script"),
    [
        (stop_at_90, item(DrillKind.STOP), ("", 30.0, "q")),
        (bridge, item(DrillKind.BRIDGE), ("", 1.0, "q")),
        (rate_this, item(DrillKind.RATE, "sample/flood"), ("y", "q")),
    ],
)
def test_going_back_half_way_keeps_nothing_of_it(
    make_world: MakeWorld, clock: FakeClock, drill: Drill, of: DrillItem, script: Sequence[str | float]
) -> None:
    """Half a take has no length, half a walk no level."""
    world = make_world(samples=[SAMPLE])
    run(drill, world, clock, of, *script)

    assert kept(world) == []


@pytest.mark.parametrize(
    ("drill", "of", "replies"),
    [
        (stop_at_90, item(DrillKind.STOP), ("", "")),
        (bridge, item(DrillKind.BRIDGE), ("", "")),
        (rate_this, item(DrillKind.RATE, "sample/flood"), ("y", "n")),
    ],
)
def test_what_came_of_it_is_kept_before_it_is_shown(
    make_world: MakeWorld, drill: Drill, of: DrillItem, replies: Sequence[str]
) -> None:
    """The program may be killed at its last page."""
    world = make_world(samples=[SAMPLE])
    sitting = drill(world, of, "s1")
    now = next(sitting)
    for reply in replies:
        assert kept(world) == []
        now = sitting.send(reply)

    assert isinstance(now, Page)
    assert now.prompt == "Enter goes on."
    assert len(kept(world)) == 1


@pytest.mark.parametrize(
    ("seconds", "outcome", "told"),
    [
        (1.4, Outcome.RIGHT, "after 1.4 s. A pause after it is fine."),
        (2.04, Outcome.RIGHT, "after 2.0 s."),
        (3.1, Outcome.WRONG, "after 3.1 s; this drill aims at 2 s."),
    ],
)
def test_the_first_word_is_timed_from_the_question(
    make_world: MakeWorld, clock: FakeClock, seconds: float, outcome: Outcome, told: str
) -> None:
    """It appears with Enter, so that nobody has read it before."""
    world = make_world()
    lines = first_word(world, clock, 60.0, "", seconds, "")
    before, _, after = lines.transcript.partition("Enter shows the question")

    assert kept(world) == [("core/leak", outcome, round(seconds, 1), 2.0)]
    assert ASKED not in before
    assert ASKED in after
    assert told in after


def test_a_question_left_standing_is_no_first_word(make_world: MakeWorld, clock: FakeClock) -> None:
    """Kept as done, without a time."""
    world = make_world()
    first_word(world, clock, "", 900.0, "")

    assert kept(world) == [("core/leak", Outcome.DONE, None, None)]


@pytest.mark.parametrize(
    ("onset", "outcome"), [(1.21, Outcome.RIGHT), (2.0, Outcome.RIGHT), (4.6, Outcome.WRONG)]
)
def test_with_the_microphone_the_first_word_is_heard(
    make_world: MakeWorld, clock: FakeClock, onset: float, outcome: Outcome
) -> None:
    """Nobody has to press anything, and nothing but the time is kept."""
    recorder = FakeRecorder(Delivery(8.5, (onset, 7.0)), now=HEARD)
    world = make_world(recorder=recorder)
    lines = first_word(world, clock, "", 1.0)

    assert kept(world) == [("core/leak", outcome, round(onset, 1), 2.0)]
    assert "Nothing of it is kept but the time." in lines.transcript
    assert recorder.heard == ["wake", "start", "stop", "close"]


@pytest.mark.parametrize(
    ("delivery", "told"),
    [
        (Delivery(8.5), "No first word was heard."),
        (Delivery(8.5, (1.0, 2.0), too_noisy=True), "It is too loud here"),
        (None, "No first word was heard."),
    ],
)
def test_what_was_not_heard_is_not_timed(
    make_world: MakeWorld, clock: FakeClock, delivery: Delivery | None, told: str
) -> None:
    """A guess would be worse than nothing; the practice counts."""
    world = make_world(recorder=FakeRecorder(delivery, now=HEARD))
    lines = first_word(world, clock, "", 1.0)

    assert kept(world) == [("core/leak", Outcome.DONE, None, None)]
    assert told in lines.transcript


def test_a_microphone_that_is_not_in_use_stays_shut(make_world: MakeWorld, clock: FakeClock) -> None:
    """Enter does as well."""
    recorder = FakeRecorder(Delivery(8.5, (0.5, 7.0)), now=HEARD)
    world = make_world(recorder=recorder, settings=make_world().settings)
    first_word(world, clock, "", 1.0, "")

    assert recorder.heard == []
    assert kept(world) == [("core/leak", Outcome.RIGHT, 1.0, 2.0)]


def test_the_question_waits_until_somebody_listens(make_world: MakeWorld, clock: FakeClock) -> None:
    """The seconds that a device takes to open are not the person's."""

    class Slow(FakeRecorder):
        open = False

        def ready(self) -> bool:
            return self.open

    recorder = Slow(Delivery(8.5, (1.0, 7.0)), now=Hearing())
    first = FirstWord(make_world(recorder=recorder), question())
    first.begin()

    assert ASKED not in [para.text for para in first.body]
    clock.advance(1.0)
    recorder.open = True
    first.tick()

    assert [para.text for para in first.body] == [ASKED]


def test_an_answer_is_levelled_step_by_step_and_then_the_key_is_shown(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """The same walk as over an answer of one's own; the key comes with its two lines of reason."""
    world = make_world(samples=[SAMPLE])
    lines = rate(world, clock, "y", "n")
    before, _, after = lines.transcript.rpartition("== Rate this ==")

    assert kept(world) == [("sample/flood", Outcome.WRONG, 3.0, 4.0)]
    assert lines.out.count("> The cellar was wet, so I rang Ana.") == 1
    assert "two readers" not in before
    assert "You came to level 3, two readers to 4." in after
    assert all(reason in after for reason in SAMPLE.why)


@pytest.mark.parametrize(
    ("replies", "level"),
    [(("y", "y"), 5), (("y", "n"), 3), (("n", "y"), 2), (("n", "n"), 1), (("y", "y", "n"), 4)],
)
def test_every_level_can_be_reached(
    make_world: MakeWorld, clock: FakeClock, replies: Sequence[str], level: int
) -> None:
    """From the middle one step at a time."""
    world = make_world(samples=[SAMPLE])
    script = (*replies, "y") if level == 5 else replies
    lines = rate(world, clock, *script)
    outcome = Outcome.RIGHT if level == 4 else Outcome.WRONG

    assert kept(world) == [("sample/flood", outcome, float(level), 4.0)]
    assert (f"You came to level {level}, the level that two readers came to." in lines.transcript) == (
        level == 4
    )


def test_what_is_gone_is_said_in_a_sentence(make_world: MakeWorld) -> None:
    """A bank may have been deleted since the drill was chosen."""
    world = make_world()

    with pytest.raises(DrillError, match="no question 'core/gone'"):
        next(stop_at_90(world, item(DrillKind.STOP, "core/gone"), "s1"))
    with pytest.raises(DrillError, match="no sample answer 'sample/gone'"):
        next(rate_this(world, item(DrillKind.RATE, "sample/gone"), "s1"))


def test_the_bridge_shows_an_example_under_the_name_it_is_asked_for_by(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Nobody thinks of a sentence that is always true without having seen one."""
    lines = first_word(make_world(), clock)

    assert "== Bridge ==" in lines.transcript
    assert "such as 'Let me find a good example.'" in lines.transcript


def test_somebody_elses_answer_is_not_called_yours(make_world: MakeWorld, clock: FakeClock) -> None:
    """The descriptions of one's own answers say you; here that would be the wrong person."""
    world = make_world(samples=[SAMPLE])
    lines = rate(world, clock, "y", "y", "y")
    descriptions = [line for line in lines.out if line.startswith("One occasion")]

    assert len(descriptions) == 4
    assert not any(word in " ".join(descriptions).split() for word in ("you", "your"))


def test_a_level_says_what_it_adds_to(make_world: MakeWorld, clock: FakeClock) -> None:
    """Also what? Whoever looks at level 4 does not see level 3."""
    world = make_world(samples=[SAMPLE])
    lines = rate(world, clock, "y")
    *_, fourth = [line for line in lines.out if "Also" in line]

    assert fourth.startswith("One occasion")
    assert fourth.count("Also") == 1


def test_after_the_key_the_answer_can_be_read_again(make_world: MakeWorld) -> None:
    """Two lines of reason about something that is not there teach nothing."""
    world = make_world(samples=[SAMPLE])
    sitting = rate_this(world, item(DrillKind.RATE, "sample/flood"), "s1")
    next(sitting)
    sitting.send("y")
    page = sitting.send("n")

    assert isinstance(page, Page)
    assert SAMPLE.text in [part.text for part in page.body if isinstance(part, Para)]
