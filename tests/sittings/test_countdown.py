"""The minutes before an interview: what is run when, to the second, whatever the clocks do."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from conftest import FakeClock, FakeLoudspeaker, MakeWorld
from practice.model.nerves import Breathed, IfThen, Interview, Occasion, Rated, RatedAt
from practice.model.page import Page, Para
from practice.model.settings import Calm, Nerves, Settings, You
from practice.model.stamp import Stamp
from practice.model.trouble import Trouble
from practice.nerves.routine import TEN
from practice.nerves.steps import THINGS, Own
from practice.sittings.nerves.appointment import Appointment
from practice.sittings.nerves.breathing import Breathing
from practice.sittings.nerves.countdown import Countdown
from practice.sittings.nerves.countdown_stage import Stage
from practice.sittings.nerves.minutes_before import CountdownWish, countdown
from practice.sittings.nerves.rating import asked_now
from practice.sittings.ports import NoLoudspeaker, World

BERLIN = ZoneInfo("Europe/Berlin")
HOUR = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
ASKED = Settings(nerves=Nerves(ask="always"))

MakeAt = Callable[..., Countdown]
Deeds = Mapping[int, Callable[[], None]]


@pytest.fixture
def make_at(make_world: MakeWorld) -> MakeAt:
    """A countdown that begins so many seconds before the hour, with a clock of its own."""

    def make(
        before_s: float, *, hour: datetime = HOUR, settings: Settings = ASKED, **wish: object
    ) -> Countdown:
        hour = hour.astimezone(hour.tzinfo)
        clock = FakeClock(hour.astimezone(UTC) - timedelta(seconds=before_s), zone=hour.tzinfo or UTC)
        world = replace(make_world(settings=settings), clock=clock)
        if not wish.get("before") and not wish.get("routine"):
            wish.setdefault("until", hour)
        return begun(world, **wish)

    return make


def wished(**wish: object) -> CountdownWish:
    """A wish of which only some is said."""
    fields: dict[str, object] = {"until": None, "before": None, "routine": None, "rehearse": False, **wish}
    return CountdownWish(**fields)  # type: ignore[arg-type]  # checked at run time


def begun(world: World, **wish: object) -> Countdown:
    """What a face is given, begun."""
    shown = next(countdown(world, wished(**wish)))
    assert isinstance(shown, Countdown)
    shown.begin()
    return shown


def clock_of(shown: Countdown) -> FakeClock:
    """The clock it was made with."""
    return cast("FakeClock", shown._world.clock)


def schedule(shown: Countdown, deeds: Deeds | None = None, *, most: int = 3600) -> list[str]:
    """Second by second: a line whenever something else is due, with the wall clock and the time to joining.

    `deeds` happen so many seconds after the beginning.
    """
    clock = clock_of(shown)
    lines: list[str] = []
    seen: object = None
    for second in range(most):
        if deeds and second in deeds:
            deeds[second]()
        shown.tick()
        here = (shown.stage, shown.routine.id, shown.number)
        if here != seen:
            seen = here
            lines.append(line(shown))
        if shown.over:
            return lines
        clock.advance(1.0)
    raise AssertionError("it never ended")


def line(shown: Countdown) -> str:
    """The wall clock, the time to joining, which step it is, and how long it lasts."""
    at = f"{clock_of(shown).now():%H:%M:%S}"
    if shown.over:
        return f"{at}  {shown.heading}"
    where = f"{shown.routine.id} {shown.number}" if shown.number else f"before {shown.routine.id}"
    return f"{at}  join in {shown.clock}  {where}: {shown.heading}, {shown.step_left_s:.0f} s"


ELEVEN = [
    "13:49:00  join in 9:00  5m 1: Name it, 20 s",
    "13:49:20  join in 8:40  5m 2: Slow breaths, 360 s",
    "13:55:20  join in 2:40  5m 3: Ready, not calm, 45 s",
    "13:56:05  join in 1:55  5m 4: If it gets difficult, 45 s",
    "13:56:50  join in 1:10  5m 5: Your opening, 40 s",
    "13:57:30  join in 0:30  5m 6: How it is now, 20 s",
    "13:57:50  join in 0:10  5m 7: Go in, 10 s",
    "13:58:00  Join",
]
SIX = [
    "13:54:00  join in 4:00  90s 1: Slow breaths, 210 s",
    "13:57:30  join in 0:30  90s 2: Say it aloud, 20 s",
    "13:57:50  join in 0:10  90s 3: Go in, 10 s",
    "13:58:00  Join",
]
TWO = [
    "13:58:00  join in 1:30  90s 1: Slow breaths, 60 s",
    "13:59:00  join in 0:30  90s 2: Say it aloud, 20 s",
    "13:59:20  join in 0:10  90s 3: Go in, 10 s",
    "13:59:30  Join",
]
NONE = [
    "14:00:00  join in 0:10  one-breath 1: One slow breath, 10 s",
    "14:00:10  Join",
]
TWELVE = [
    "13:48:00  join in 10:00  10m 1: Name it, 30 s",
    "13:48:30  join in 9:30  10m 2: Slow breaths, 300 s",
    "13:53:30  join in 4:30  10m 3: Ready, not calm, 60 s",
    "13:54:30  join in 3:30  10m 4: If it gets difficult, 60 s",
    "13:55:30  join in 2:30  10m 5: The first minute, 60 s",
    "13:56:30  join in 1:30  10m 6: Your opening, 45 s",
    "13:57:15  join in 0:45  10m 7: How it is now, 25 s",
    "13:57:40  join in 0:20  10m 8: Go in, 20 s",
    "13:58:00  Join",
]
THIRTEEN = [
    "13:47:00  join in 11:00  10m 1: Name it, 30 s",
    "13:47:30  join in 10:30  10m 2: Slow breaths, 360 s",
    *TWELVE[2:],
]
TWENTY = ["13:40:00  join in 18:00  before 10m: A little time, 480 s", *TWELVE]


@pytest.mark.parametrize(
    ("minutes", "wanted"), [(20, TWENTY), (13, THIRTEEN), (11, ELEVEN), (6, SIX), (2, TWO), (0, NONE)]
)
def test_what_is_run_before_the_hour_is_known_to_the_second(
    make_at: MakeAt, minutes: int, wanted: list[str]
) -> None:
    """One joins two minutes before. Nobody sits and waits for a few minutes: they are breathed."""
    lines = schedule(make_at(minutes * 60))
    print("\n".join(lines))

    assert lines == wanted


@pytest.mark.parametrize(
    "hour",
    [
        datetime(2026, 3, 29, 3, 5, tzinfo=BERLIN),
        datetime(2026, 10, 25, 2, 5, fold=1, tzinfo=BERLIN),
        datetime(2026, 10, 25, 2, 5, fold=0, tzinfo=BERLIN),
    ],
    ids=["clocks go forward", "clocks go back, the second 02:05", "clocks go back, the first 02:05"],
)
def test_a_change_to_summer_or_winter_time_changes_no_second(make_at: MakeAt, hour: datetime) -> None:
    """The interview is minutes after the change: wall times subtracted would be an hour off."""
    lines = schedule(make_at(11 * 60, hour=hour))
    print("\n".join(lines))

    assert [each[10:] for each in lines] == [each[10:] for each in ELEVEN]
    assert lines[0].startswith("02:54" if hour.fold else "01:54")


def test_after_a_suspend_the_step_that_is_due_now_is_shown(make_at: MakeAt) -> None:
    """A lid closed for three minutes: the interview has not waited, and neither has the countdown."""
    shown = make_at(12 * 60)
    lines = schedule(shown, {100: lambda: clock_of(shown).jump(180.0)})
    print("\n".join(lines))

    assert lines == [
        "13:48:00  join in 10:00  10m 1: Name it, 30 s",
        "13:48:30  join in 9:30  10m 2: Slow breaths, 300 s",
        *TWELVE[2:],
    ]


def test_after_a_suspend_the_breath_still_ends_with_its_step(make_at: MakeAt) -> None:
    """The breaths are fitted anew into what is left; none is cut off in the middle."""
    shown = make_at(12 * 60)
    clock = clock_of(shown)
    clock.advance(40)
    shown.tick()
    clock.jump(63.0)
    shown.tick()

    assert shown.breath is not None
    assert shown.breath.number == 1
    clock.advance(shown.step_left_s - 0.5)
    assert shown.breath is not None
    assert shown.breath.part.value == "out"
    assert shown.breath.left_s == pytest.approx(0.5)


def test_a_lid_closed_until_after_the_hour_says_so_kindly(make_at: MakeAt) -> None:
    """Nobody is told to be calm by a countdown that has missed its end."""
    shown = make_at(12 * 60)
    lines = schedule(shown, {100: lambda: clock_of(shown).jump(1200.0)})

    assert lines[-1] == "14:09:40  Join"
    assert "can still go in" in shown.sayings[0].text


def test_a_clock_set_forward_by_half_a_second_changes_nothing(make_at: MakeAt) -> None:
    """Clocks are set right in small steps all the time; no breath begins anew for that."""
    shown = make_at(12 * 60)
    clock = clock_of(shown)
    clock.advance(100)
    shown.tick()
    before = shown.breath
    clock.jump(0.5)
    shown.tick()

    assert shown.breath == before


def test_a_clock_set_back_a_little_makes_the_step_longer(make_at: MakeAt) -> None:
    """Twenty seconds more: what was done is not done again."""
    shown = make_at(12 * 60)
    lines = schedule(shown, {331: lambda: clock_of(shown).jump(-20.0)})

    assert [each.split("  ")[2] for each in lines[:-1]] == [each.split("  ")[2] for each in TWELVE[:-1]]
    assert lines[-1] == "13:58:00  Join"


def test_a_clock_set_back_a_lot_begins_anew_with_what_fits_then(make_at: MakeAt) -> None:
    """A laptop that showed a wrong hour has set itself right: there is time for all of it."""
    shown = make_at(6 * 60)
    lines = schedule(shown, {10: lambda: clock_of(shown).jump(-7 * 60.0)})

    assert lines == [
        SIX[0],
        "13:47:10  join in 10:50  10m 1: Name it, 30 s",
        "13:47:40  join in 10:20  10m 2: Slow breaths, 350 s",
        *TWELVE[2:],
    ]


def test_next_goes_on_and_the_step_ends_when_it_would_have_ended(make_at: MakeAt) -> None:
    """Whoever has named it breathes a little longer; joining does not move."""
    shown = make_at(12 * 60)
    lines = schedule(shown, {10: shown.next, 20: shown.next})

    assert lines[:3] == [
        "13:48:00  join in 10:00  10m 1: Name it, 30 s",
        "13:48:10  join in 9:50  10m 2: Slow breaths, 320 s",
        "13:48:20  join in 9:40  10m 3: Ready, not calm, 370 s",
    ]
    assert lines[3:] == TWELVE[3:]


def test_next_before_the_routine_begins_it_and_breathing_takes_the_rest(make_at: MakeAt) -> None:
    """The first step is no longer than ever, and nobody sits idle just before joining."""
    shown = make_at(20 * 60)
    lines = schedule(shown, {30: shown.next})

    assert lines[1:3] == [
        "13:40:30  join in 17:30  10m 1: Name it, 30 s",
        "13:41:00  join in 17:00  10m 2: Slow breaths, 750 s",
    ]
    assert lines[3:] == TWELVE[2:]


def test_long_before_next_waits(make_at: MakeAt) -> None:
    """A routine an hour long helps nobody; it begins by itself."""
    shown = make_at(50 * 60)
    shown.next()

    assert shown.stage is Stage.WAITING
    assert shown.clock == "48:00"
    assert not shown.may_go_on


def test_hours_before_it_is_said_when_it_is_and_nobody_waits(make_at: MakeAt, make_world: MakeWorld) -> None:
    """Two days on a screen help nobody; one can rehearse, breathe, or go."""
    world = make_world()
    starts = world.clock.now() + timedelta(days=2)
    asked = countdown(world, wished(until=starts))
    page = next(asked)
    assert isinstance(page, Page)
    assert "2026-03-04 18:00" in " ".join(part.text for part in page.body if isinstance(part, Para))
    assert (page.default, [choice.key for choice in page.choices]) == ("z", ["r", "b", "w", "z"])
    rehearsed = asked.send("r")
    assert isinstance(rehearsed, Countdown)
    assert rehearsed.rehearsal
    breathed = countdown(world, wished(until=starts))
    next(breathed)
    assert isinstance(breathed.send("?"), Page)
    assert isinstance(breathed.send("b"), Breathing)
    waiting = countdown(world, wished(until=starts))
    next(waiting)
    assert isinstance(waiting.send("w"), Countdown)
    gone = countdown(world, wished(until=starts))
    next(gone)
    with pytest.raises(StopIteration):
        gone.send("")


def press_on(shown: Countdown, times: int = 1) -> None:
    """`next`, as somebody presses it who has seen the step."""
    for _ in range(times):
        clock_of(shown).advance(1.0)
        shown.next()


def test_next_in_the_last_step_waits_until_it_is_time(make_at: MakeAt) -> None:
    """Wet hands press too often; nobody is told to join minutes early, and there is a breath to follow."""
    shown = make_at(11 * 60)
    press_on(shown, 12)

    assert shown.stage is Stage.READY
    assert shown.sayings[0].text == "You are ready. Breathe along if you like."
    assert shown.breath is not None
    assert not shown.may_go_on
    lines = schedule(shown)
    assert lines[-1] == "13:58:00  Join"
    assert [each.routine for each in shown._world.history.every(Breathed)] == []


def test_a_key_pressed_twice_leads_on_once(make_at: MakeAt) -> None:
    """For a second after a step begins the key is taken for the one before."""
    shown = make_at(12 * 60)
    press_on(shown)
    clock_of(shown).advance(0.9)
    shown.next()
    assert shown.number == 2
    clock_of(shown).advance(0.1)
    shown.next()

    assert shown.number == 3


def test_back_leads_to_the_step_before_while_it_lasts(make_at: MakeAt) -> None:
    """What was skipped too soon is there again, also from the end; what is rated or past is not."""
    shown = make_at(12 * 60)
    press_on(shown, 2)
    shown.back()
    assert (shown.number, shown.heading) == (2, "Slow breaths")
    assert not shown.may_go_back
    press_on(shown, 7)
    assert shown.stage is Stage.READY
    shown.back()
    assert shown.heading == "Go in"
    clock_of(shown).advance(400)
    shown.tick()
    shown.back()

    assert shown.heading == "Go in"


def test_a_rehearsal_is_done_when_its_last_step_is(make_at: MakeAt) -> None:
    """There is nothing to wait for."""
    shown = make_at(0, rehearse=True, until=None, routine="90s")
    press_on(shown, 4)

    assert shown.over
    assert shown.sayings[0].text == "Done. On the day you would go in now."


@pytest.mark.parametrize(
    ("minutes", "early", "said"),
    [
        (12, 2, "You join at 13:58, 2 minutes early."),
        (12, 1, "You join at 13:59, 1 minute early."),
        (2, 2, "You join 30 seconds early."),
    ],
)
def test_it_is_said_why_the_time_ends_before_the_hour(
    make_at: MakeAt, minutes: int, early: int, said: str
) -> None:
    """Else two minutes seem to be missing."""
    shown = make_at(minutes * 60, settings=Settings(you=You(join_early=early)))

    assert said in [saying.text for saying in shown.sayings]


def test_where_there_was_time_over_the_things_to_have_ready_are_named(make_at: MakeAt) -> None:
    """Water, the camera, the notes: one line, and no wait."""
    assert THINGS in make_at(11 * 60).sayings
    assert THINGS not in make_at(12 * 60).sayings


def test_just_before_an_interview_the_cautions_are_one_line(make_at: MakeAt) -> None:
    """A doctor named forty seconds before frightens; a rehearsal has all of them."""
    real = [saying.text for saying in make_at(120).sayings]
    tried = [saying.text for saying in make_at(0, rehearse=True, until=None, routine="90s").sayings]

    assert not any("doctor" in text for text in real)
    assert sum("not deep" in text for text in real) == 1
    assert any("doctor" in text for text in tried)


@pytest.mark.parametrize(
    ("wanted", "minutes", "run"), [("10m", 7, "5m"), ("5m", 30, "5m"), ("90s", 30, "90s")]
)
def test_a_routine_asked_for_is_run_while_it_fits(
    make_at: MakeAt, wanted: str, minutes: int, run: str
) -> None:
    """Else the person is told that it is another one."""
    shown = make_at(minutes * 60, until=HOUR, routine=wanted)

    assert shown.routine.id == run
    assert bool(shown.notice) == (run != wanted)


@pytest.mark.parametrize("wish", [{"routine": "90s"}, {"routine": "90s", "rehearse": True}])
def test_a_routine_without_a_time_begins_now(make_at: MakeAt, wish: dict[str, object]) -> None:
    """Its end is the moment of joining."""
    shown = make_at(0, settings=Settings(), **wish)
    lines = schedule(shown)

    assert lines[0] == "14:00:00  join in 1:30  90s 1: Three sighs, 30 s"
    assert lines[-1].startswith("14:01:30")


def test_a_rehearsal_says_so_and_nothing_is_joined(make_at: MakeAt) -> None:
    """Nobody shall look for a link that is not there."""
    shown = make_at(0, rehearse=True, until=None)

    assert shown.routine.id == "10m"
    assert shown.title == "Rehearsal"
    schedule(shown)
    assert "rehearsal" in shown.heading
    assert "you would go in now" in shown.sayings[0].text


def test_an_interview_is_found_by_its_name(make_world: MakeWorld, clock: FakeClock) -> None:
    """The first letters are enough, however they are capitalised."""
    world = make_world()
    starts = (clock.now() + timedelta(minutes=20)).isoformat()
    world.history.keep(Interview(world.stamp(), "City Library", starts))

    assert begun(world, before="city").title == "City Library, 18:20"
    assert begun(world).title == "City Library, 18:20"


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ({"before": "Museum"}, "no interview is called 'Museum'"),
        ({"before": "Museum", "rehearse": True}, "no interview is called 'Museum'"),
        ({"until": datetime(2026, 3, 2, 16, 0, tzinfo=UTC)}, "more than an hour ago"),
        ({"routine": "7m"}, "no routine called '7m'"),
    ],
)
def test_what_cannot_be_counted_down_to_is_said_with_its_mend(
    make_world: MakeWorld, wish: dict[str, object], said: str
) -> None:
    """One sentence, and what to write instead."""
    world = make_world()
    world.history.keep(Interview(world.stamp(), "Library", "2026-03-05T10:00:00+00:00"))
    with pytest.raises(Trouble, match=said) as caught:
        next(countdown(world, wished(**wish)))

    assert caught.value.mend


def test_without_any_interview_the_mend_names_the_ways(make_world: MakeWorld) -> None:
    """Somebody in a hurry has typed the shortest command."""
    with pytest.raises(Trouble, match="no interview is known") as caught:
        next(countdown(make_world(), wished()))

    assert "--until" in caught.value.mend


def test_past_the_hour_the_name_comes_with_a_kind_word(make_at: MakeAt) -> None:
    """Being late is no reason to stay away."""
    shown = make_at(-12 * 60, settings=Settings(you=You(name="Ana")))

    assert shown.sayings[0].text.startswith("Ana, it began 12 minutes ago, and you can still go in.")


def test_a_rating_is_kept_and_leads_on(make_at: MakeAt) -> None:
    """A number and a word, before and at the end, joined by one id."""
    shown = make_at(7 * 60)
    shown.hand_in("70 shaky")
    assert shown.breathing
    press_on(shown, 4)
    shown.hand_in("40")
    rated = shown._world.history.every(Rated)

    assert [(each.moment, each.level, each.word) for each in rated] == [
        (RatedAt.BEFORE, 70, "shaky"),
        (RatedAt.END, 40, ""),
    ]
    assert len({each.about for each in rated}) == 1
    assert {each.occasion for each in rated} == {Occasion.ROUTINE}


def test_enter_leaves_a_rating_out_and_a_slip_is_told(make_at: MakeAt) -> None:
    """It is never in the way."""
    shown = make_at(7 * 60)
    shown.hand_in("120")
    assert "above 100" in shown.why
    shown.hand_in("")

    assert shown.breathing
    assert not shown._world.history.every(Rated)


def test_half_a_number_is_none(make_at: MakeAt) -> None:
    """A 7 of 70, cut off by the end of the step, would stay in the history as a 7."""
    shown = make_at(7 * 60)
    shown.write("7")
    clock_of(shown).advance(shown.step_left_s)
    shown.tick()

    assert shown.breathing
    assert not shown._world.history.every(Rated)


def test_who_wants_no_ratings_has_the_same_steps(make_at: MakeAt) -> None:
    """The order stays; only the number is not asked for, and a word leads on as it is."""
    shown = make_at(7 * 60, settings=Settings(nerves=Nerves(ask="never")))

    assert shown.heading == "Name it"
    assert not shown.rated
    assert shown.named
    shown.hand_in("queasy")
    assert shown.breathing
    assert not shown._world.history.every(Rated)


def test_the_one_in_three_counts_routines_alone(make_world: MakeWorld) -> None:
    """One rule for all faces of asking: one late breath yesterday is no routine that was done."""
    world = make_world(settings=Settings())
    stamp = world.stamp()
    for day, routine in (("2026-02-26", "90s"), ("2026-02-27", "one-breath"), ("2026-02-28", "breaths")):
        world.history.keep(Breathed(replace(stamp, id=day, day=day), "ease", 60.0, True, routine))

    assert begun(world, routine="5m").rated == asked_now(world, Occasion.ROUTINE) is True


def test_three_breaths_that_become_more_are_no_longer_called_three(make_at: MakeAt) -> None:
    """Begun early the slow breathing takes the time that is left over, and the step says what it is."""
    practised = tuple(
        Breathed(Stamp(day, f"{day}T09:00:00Z", day), "sigh", 300.0, True)
        for day in ("2026-02-20", "2026-02-21", "2026-02-22")
    )
    for minutes, coming in ((6, "Next: Slow breaths, 3:00"), (2, "Next: Three slow breaths, 0:30")):
        world = make_at(minutes * 60)._world
        world.history.keep(*practised) if minutes == 6 else None
        shown = begun(world, until=HOUR)
        assert shown.heading == "Three sighs"
        assert shown.coming == coming


@pytest.mark.parametrize(
    ("wish", "title"),
    [
        ({"before": "lib", "routine": "90s"}, "Rehearsal for Library"),
        ({"until": HOUR}, "Rehearsal for 14:00"),
        ({}, "Rehearsal"),
    ],
)
def test_a_rehearsal_says_for_what_it_is(make_world: MakeWorld, wish: dict[str, object], title: str) -> None:
    """A name that was given is not passed over in silence."""
    world = make_world()
    world.history.keep(Interview(world.stamp(), "Library", "2026-03-05T10:00:00+00:00"))

    assert begun(world, rehearse=True, **wish).title == title


def test_what_was_breathed_is_kept_with_its_routine(make_at: MakeAt) -> None:
    """To its end, or as long as it was."""
    shown = make_at(120, settings=Settings())
    clock_of(shown).advance(60)
    shown.tick()
    again = begun(shown._world, routine="90s")
    clock_of(again).advance(12)
    again.put_away()
    kept = shown._world.history.every(Breathed)

    assert [(each.pattern, each.seconds, each.finished, each.routine) for each in kept] == [
        ("ease", 60.0, True, "90s"),
        ("sigh", 12.0, False, "90s"),
    ]


def test_on_the_day_only_what_is_practised_is_breathed(make_world: MakeWorld, clock: FakeClock) -> None:
    """Three days make a pattern one's own; until then it is the easiest one, also for the sighs."""
    world = make_world(settings=Settings(calm=Calm(pattern="train")))
    soon = clock.now() + timedelta(minutes=12)

    assert patterns_in(begun(world, until=soon)) == ["ease"]
    assert patterns_in(begun(world, routine="90s", rehearse=True)) == ["sigh", "ease"]
    for day in ("2026-02-26", "2026-02-27", "2026-03-01"):
        world.history.keep(Breathed(replace(world.stamp(), day=day), "train", 300.0, True))
    assert patterns_in(begun(world, until=soon)) == ["train"]
    world.history.keep(Interview(world.stamp(), "Library", (clock.now() + timedelta(hours=3)).isoformat()))
    assert patterns_in(begun(world, routine="90s", rehearse=True)) == ["ease"]


def test_it_is_the_day_of_an_interview_by_the_clock_of_the_person(make_world: MakeWorld) -> None:
    """Entered in a place where it is tomorrow already, it is in an hour all the same."""
    world = make_world(settings=Settings(calm=Calm(pattern="train")))
    world.history.keep(Interview(world.stamp(), "Library", "2026-03-03T04:00:00+09:00"))

    assert patterns_in(begun(world, routine="90s", rehearse=True)) == ["ease"]


def patterns_in(shown: Countdown) -> list[str]:
    """What its steps breathe."""
    return [step.pattern for step in shown.routine.steps if step.pattern]


def test_the_persons_own_words_are_in_the_steps(make_at: MakeAt) -> None:
    """Name, plans and opening."""
    shown = make_at(12 * 60, settings=Settings(you=You(name="Ana", opening="I run a small archive.")))
    world = shown._world
    world.history.keep(IfThen(world.stamp(), "blank", "I go blank", "I ask for a moment"))
    shown = begun(world, until=HOUR)
    said = []
    while not shown.over:
        said += [saying.text for saying in shown.sayings]
        clock_of(shown).advance(30.0)
        shown.tick()
    text = " ".join(said)

    assert "Ana, you have one job" in text
    assert "If I go blank, then I ask for a moment." in text
    assert "I run a small archive." in text


def test_the_end_sounds_once_or_rings_the_bell(make_at: MakeAt, make_world: MakeWorld) -> None:
    """Whoever looks at the camera hears that it is time."""
    silent = make_at(0)
    schedule(silent)
    assert (silent.rings(), silent.rings()) == (1, 0)
    speaker = FakeLoudspeaker()
    world = make_world(loudspeaker=speaker)
    schedule(begun(world, until=world.clock.now()))

    assert speaker.heard == ["wake", "end"]


def test_tones_lead_the_breath_where_they_are_wanted(make_world: MakeWorld, clock: FakeClock) -> None:
    """One tone at the beginning of each part."""
    speaker = FakeLoudspeaker()
    world = make_world(loudspeaker=speaker, settings=Settings(calm=Calm(tones=True)))
    schedule(begun(world, routine="90s", rehearse=True))

    assert speaker.heard == ["wake", *["in", "top-up", "out"] * 3, *["in", "out"] * 3, "end"]


@examples(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("advance"), st.floats(0.0, 90.0)),
            st.tuples(st.just("jump"), st.floats(-40.0, 400.0)),
            st.tuples(st.sampled_from(["next", "enter", "pause", "back"]), st.just(0.0)),
        ),
        max_size=25,
    )
)
def test_whatever_happens_joining_is_at_the_same_instant(deeds: list[tuple[str, float]]) -> None:
    """Keys, suspends and clock changes move no promised second, and only one key leads back."""
    clock = FakeClock(HOUR - timedelta(minutes=12))
    shown = Countdown(
        quiet_world(clock), Appointment("Interview", starts=HOUR, early_s=120.0, wanted=TEN), Own(rated=False)
    )
    shown.begin()
    number = 0
    for deed, amount in deeds:
        match deed:
            case "advance":
                clock.advance(amount)
                shown.tick()
            case "jump":
                clock.jump(amount)
                shown.tick()
            case "next":
                shown.next()
            case "enter":
                shown.hand_in("")
            case "back":
                shown.back()
                number = min(number, shown.number)
            case _:
                shown.pause()
                shown.go_on()
        left = (HOUR - timedelta(minutes=2) - clock.now()).total_seconds()

        if shown.over:
            break
        assert abs(shown.left_s - left) <= 1.0
        assert left > -1.0
        assert shown.number >= number
        assert shown.boundary() <= shown.left_s + 1e-6
        number = shown.number


def quiet_world(clock: FakeClock) -> World:
    """A world whose history remembers nothing: many can be made in a moment."""
    return SimpleNamespace(  # type: ignore[return-value]  # as much of it as a countdown looks at
        clock=clock,
        settings=Settings(),
        history=SimpleNamespace(every=lambda kind: (), keep=lambda *facts: None),
        loudspeaker=NoLoudspeaker(),
        new_id=lambda: "id",
        stamp=lambda: None,
    )
