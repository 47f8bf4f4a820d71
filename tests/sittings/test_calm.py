"""Breathing on its own: what is asked before it, how its time goes, and what is kept of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import FakeClock, FakeLoudspeaker, MakeWorld, run_plain
from practice.model.breathing import BreathPart, BreathPhase, Pattern
from practice.model.nerves import Breathed, Interview, ItemRated, Occasion, Rated, RatedAt
from practice.model.page import Left, Page
from practice.model.settings import Calm, Nerves, Settings
from practice.nerves.course import course
from practice.nerves.interview_day import WHY as NOTHING_NEW
from practice.nerves.patterns import BOX, EASE, FOUR_SEVEN_EIGHT, SIGH, TRAIN
from practice.nerves.words import AFTER_FIRST_TIME, FIRST_TIME, NEW_TODAY, REMINDER, label
from practice.nerves.words import why as reasons
from practice.sittings.nerves.breathing import HELD, Breathing
from practice.sittings.nerves.calm import CalmError, CalmWish, calm, why
from practice.sittings.ports import World
from practice.sittings.script import Sitting

NEVER = Settings(nerves=Nerves(ask="never"))
USUAL = CalmWish(None, None)


def exercise(sitting: Sitting[object]) -> Breathing:
    """The exercise that a sitting opens on."""
    shown = next(sitting)
    assert isinstance(shown, Breathing), shown
    return shown


def breathing(world: World, *, seconds: float = 60.0, pattern: Pattern = EASE) -> Breathing:
    """An exercise that has begun."""
    made = Breathing(world, pattern, course(pattern, seconds), title=pattern.title)
    made.begin()
    return made


def let_pass(clock: FakeClock, shown: Breathing, seconds: float) -> None:
    """So much time, with somebody looking again and again as every face does."""
    while seconds > 0:
        step = min(0.5, seconds)
        clock.advance(step)
        shown.tick()
        seconds = round(seconds - step, 9)


def breathe_on_days(world: World, pattern: Pattern, *days: int) -> None:
    """The pattern was breathed so many days ago."""
    today = world.clock.today()
    for back in days:
        stamp = replace(world.stamp(), day=(today - timedelta(days=back)).isoformat())
        world.history.keep(Breathed(stamp, pattern.id, 300.0, True))


def interview(world: World, *, hours: float) -> None:
    """One is so many hours away."""
    starts = world.clock.now() + timedelta(hours=hours)
    world.history.keep(Interview(world.stamp(), "Library", starts.isoformat()))


def after(world: World, clock: FakeClock, wish: CalmWish) -> str:
    """The page after an exercise that was done to its end."""
    sitting = calm(world, wish)
    shown = exercise(sitting)
    shown.begin()
    let_pass(clock, shown, shown.course.seconds)
    page = sitting.send("")
    assert isinstance(page, Page)
    return text(page)


def kept(world: World) -> Sequence[Breathed]:
    """What history knows of breathing."""
    return world.history.every(Breathed)


def pages(sitting: Sitting[object]) -> list[Page]:
    """Every page, with Enter on each."""
    shown = list(sitting)
    assert all(isinstance(page, Page) for page in shown)
    return shown  # type: ignore[return-value]  # asserted above


def text(page: Page) -> str:
    """All that a page says."""
    return "\n".join(part.text for part in page.body if hasattr(part, "text"))


def test_it_opens_straight_on_the_exercise(make_world: MakeWorld) -> None:
    """Seven minutes before an interview nobody has time for a form."""
    shown = exercise(calm(make_world(), USUAL))

    assert shown.pattern is EASE
    assert shown.course.seconds == 300


def test_the_settings_say_what_is_breathed_and_for_how_long(make_world: MakeWorld) -> None:
    """Whoever has chosen for good is not asked again."""
    world = make_world(settings=Settings(calm=Calm(pattern="train", minutes=3)))
    shown = exercise(calm(world, USUAL))

    assert (shown.pattern.id, shown.course.seconds) == ("train", 180)


def test_a_named_pattern_lasts_as_long_as_it_usually_does(make_world: MakeWorld) -> None:
    """Ten minutes of training are no five minutes of ease."""
    assert exercise(calm(make_world(), CalmWish("train", None))).course.seconds == 600
    assert exercise(calm(make_world(), CalmWish("TRAIN", 2))).course.seconds == 120


def test_a_pattern_of_ones_own_is_found_beside_the_shipped_ones(make_world: MakeWorld) -> None:
    """By its name, however it is capitalised."""
    phases = (BreathPhase(BreathPart.IN, 4), BreathPhase(BreathPart.OUT, 5))
    own = replace(EASE, id="mine", title="Mine", phases=phases, own=True)
    shown = exercise(calm(make_world(settings=Settings(patterns=(own,))), CalmWish("Mine", None)))

    assert shown.pattern is own


@pytest.mark.parametrize(
    ("wish", "sentence", "mend"),
    [
        (CalmWish("eese", None), "there is no way to breathe called 'eese'", "did you mean 'ease'?"),
        (CalmWish("sigh", 9), "'sigh' takes from 30 seconds to 5 minutes, not 9 minutes", "from 0.5 to 5"),
        (CalmWish("ease", 0), "'ease' takes from 30 seconds to 20 minutes, not 0 minutes", "from 0.5 to 20"),
        (CalmWish("box", 6), "'box' takes from 30 seconds to 5 minutes, not 6 minutes", "from 0.5 to 5"),
        (CalmWish("4-7-8", 2), "'4-7-8' ends after 4 breaths", "leave --minutes out"),
        (CalmWish("ease", float("nan")), "not nan", "from 0.5"),
    ],
)
def test_what_cannot_be_breathed_is_refused_in_one_sentence(
    make_world: MakeWorld, wish: CalmWish, sentence: str, mend: str
) -> None:
    """A time that was asked for is given or refused, never quietly another one."""
    with pytest.raises(CalmError) as trouble:
        next(calm(make_world(), wish))

    assert sentence in trouble.value.sentence
    assert mend in trouble.value.mend


def test_a_setting_that_names_no_pattern_says_where_it_stands(make_world: MakeWorld) -> None:
    """Nobody typed it today."""
    with pytest.raises(CalmError, match=r"calm\.pattern"):
        next(calm(make_world(settings=Settings(calm=Calm(pattern="gone"))), USUAL))


def test_a_pattern_with_holds_asks_first_and_enter_breathes_without(make_world: MakeWorld) -> None:
    """Nobody holds their breath because of a name on the command line."""
    sitting = calm(make_world(), CalmWish("box", None))
    page = next(sitting)
    assert isinstance(page, Page)
    shown = sitting.send("")

    assert "pregnant" in text(page)
    assert isinstance(shown, Breathing)
    assert shown.pattern is EASE
    assert shown.course.seconds == 180


def test_holds_turned_on_once_stay_on(make_world: MakeWorld) -> None:
    """The caution was read; from then on it opens on the exercise."""
    remembered: list[tuple[str, object]] = []
    world = replace(make_world(), keep_setting=lambda key, value: remembered.append((key, value)))
    sitting = calm(world, CalmWish("box", None))
    next(sitting)
    shown = sitting.send("h")

    assert isinstance(shown, Breathing)
    assert shown.pattern is BOX
    assert remembered == [("calm.holds", True)]
    with pytest.raises(StopIteration) as over:
        sitting.throw(Left())
    assert over.value.value.settings.calm.holds  # for the rest of this evening too, though it was left
    on = make_world(settings=Settings(calm=Calm(holds=True)))
    assert exercise(calm(on, CalmWish("4-7-8", None))).pattern is FOUR_SEVEN_EIGHT


def test_a_rating_is_asked_for_only_where_it_is_wanted_and_never_the_first_time(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """One sitting in three, before and after, so that the two can be compared."""
    world = make_world()
    for sitting_number in range(4):
        sitting = calm(world, CalmWish("ease", 0.5))
        shown = next(sitting)
        asked = isinstance(shown, Page)
        assert asked is (sitting_number == 1)
        if asked:
            shown = sitting.send("60")
        assert isinstance(shown, Breathing)
        shown.begin()
        let_pass(clock, shown, 30)
        page = sitting.send("")
        if asked:
            page = sitting.send("40")
        assert isinstance(page, Page)
        assert "That was" in text(page)

    before, end = world.history.every(Rated)
    assert (before.moment, end.moment) == (RatedAt.BEFORE, RatedAt.END)
    assert {before.occasion, end.occasion} == {Occasion.CALM}
    assert before.about == end.about == kept(world)[1].stamp.id


def test_the_first_time_everything_is_said_and_then_one_line(make_world: MakeWorld, clock: FakeClock) -> None:
    """Cautions that come every time are read by nobody."""
    world = make_world()
    first = breathing(world)
    let_pass(clock, first, 30)
    first.put_away()

    assert first.words == tuple(claim.text for claim in FIRST_TIME)
    assert breathing(world).words == (REMINDER,)


def test_the_page_afterwards_counts_days_and_no_streak(make_world: MakeWorld, clock: FakeClock) -> None:
    """A day left out is no loss."""
    world = make_world(settings=NEVER)
    for days in (0, 3, 20):
        clock.sleep_until(days)
        said = after(world, clock, CalmWish("ease", 1))

    assert "That was 1 minute. You practised on 1 of the last 14 days." in said
    assert "practise on three days or more" in said


def test_the_first_page_afterwards_says_the_rest_and_no_later_one_does(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Beside the first breath there is room for three sentences; the others wait until it is over."""
    world = make_world(settings=NEVER)
    shown = breathing(world)
    let_pass(clock, shown, 10)
    shown.put_away()  # left: the page after it was never seen
    first, second = (after(world, clock, CalmWish("ease", 0.5)) for _ in range(2))

    assert all(claim.text in first for claim in AFTER_FIRST_TIME)
    assert "With a blocked nose" not in second


def test_afterwards_no_round_is_advised_on_the_day_of_an_interview(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """It may begin in a minute. On other days the line is there, without signs that nobody types."""
    world = make_world(settings=NEVER)
    usual = after(world, clock, CalmWish("ease", 0.5))
    interview(world, hours=1)

    assert "A short round is a good thing to do next" in usual
    assert "`" not in usual
    assert "round" not in after(world, clock, CalmWish("ease", 0.5))


def test_once_a_week_it_is_said_that_the_five_statements_wait(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """One line, from the second exercise on, and only for whoever wants to rate anything."""
    wish = CalmWish("ease", 0.5)
    world = make_world(settings=Settings(nerves=Nerves(ask="sometimes")))
    for _ in range(2):
        breathe_on_days(world, EASE, 1)
    waits = "Five statements about this week wait"
    world.history.keep(ItemRated(world.stamp(), "s", 1, 7))
    rated = after(world, clock, wish)
    clock.sleep_until(7)

    assert waits not in rated
    assert waits in after(world, clock, wish)
    assert waits not in after(replace(world, settings=NEVER), clock, wish)


def test_on_the_day_of_an_interview_the_usual_way_gives_way_unless_it_is_practised(
    make_world: MakeWorld,
) -> None:
    """Nothing new is offered then; three days before make it one's own."""
    world = make_world(settings=Settings(calm=Calm(pattern="train", minutes=3), nerves=Nerves(ask="never")))
    assert exercise(calm(world, USUAL)).pattern is TRAIN
    interview(world, hours=2)
    shown = exercise(calm(world, USUAL))

    assert (shown.pattern, shown.course.seconds) == (EASE, 180)
    assert shown.words[0] == NOTHING_NEW.text
    breathe_on_days(world, TRAIN, 1, 2, 3)
    assert exercise(calm(world, USUAL)).pattern is TRAIN
    assert NOTHING_NEW.text not in exercise(calm(world, USUAL)).words


def test_on_the_day_of_an_interview_a_new_way_that_was_named_comes_with_a_sentence(
    make_world: MakeWorld,
) -> None:
    """The person may; they are told."""
    world = make_world(settings=NEVER)
    interview(world, hours=30)
    assert NEW_TODAY.text not in exercise(calm(world, CalmWish("sigh", None))).words
    interview(world, hours=2)
    shown = exercise(calm(world, CalmWish("sigh", None)))

    assert shown.pattern is SIGH
    assert shown.words[0] == NEW_TODAY.text
    assert NEW_TODAY.text not in exercise(calm(world, CalmWish("ease", None))).words


def test_why_shows_each_claim_and_where_it_comes_from(make_world: MakeWorld) -> None:
    """With a name that one, without all of them."""
    (one,) = pages(why(make_world(), "sigh"))

    assert all(claim.text in text(one) for claim in reasons(SIGH))
    assert "Cyclic sighing" in text(one)
    assert len(pages(why(make_world(), None))) == 5


def test_it_ends_at_the_promised_second_and_is_kept_once(make_world: MakeWorld, clock: FakeClock) -> None:
    """Whatever comes after the end."""
    world = make_world()
    shown = breathing(world)
    let_pass(clock, shown, 59.99)
    assert not shown.over
    clock.advance(0.01)
    for _ in range(3):
        shown.tick()
        shown.put_away()

    assert (shown.over, shown.finished) == (True, True)
    assert [(fact.pattern, fact.seconds, fact.finished) for fact in kept(world)] == [("ease", 60.0, True)]


@pytest.mark.parametrize(("seconds", "known"), [(4.0, []), (5.0, [5.0]), (31.26, [31.3])])
def test_an_exercise_that_was_left_is_kept_from_a_few_seconds_on(
    make_world: MakeWorld, clock: FakeClock, seconds: float, known: list[float]
) -> None:
    """A key pressed by mistake is no practice."""
    world = make_world()
    shown = breathing(world)
    let_pass(clock, shown, seconds)
    shown.put_away()
    shown.put_away()

    assert [fact.seconds for fact in kept(world)] == known
    assert not any(fact.finished for fact in kept(world))


def test_a_pause_goes_on_in_the_same_breath(make_world: MakeWorld, clock: FakeClock) -> None:
    """By the key or by Ctrl-Z, or by one within the other."""
    shown = breathing(make_world())
    let_pass(clock, shown, 2)
    before = shown.breath()
    shown.hold_on()
    clock.advance(100)
    shown.pause()
    clock.advance(3600)
    shown.go_on()
    shown.tick()

    assert shown.breath() == before
    assert shown.still
    shown.hold_on()
    assert shown.breath() == before
    let_pass(clock, shown, 58)
    assert shown.finished


@pytest.mark.parametrize("end", ["tick", "left", "key"])
def test_time_in_which_the_program_itself_stood_still_is_not_breathed(
    make_world: MakeWorld, clock: FakeClock, end: str
) -> None:
    """A stopped process, a laptop that slept: the same breath goes on, and nothing is kept as done."""
    world = make_world()
    shown = breathing(world, seconds=300)
    let_pass(clock, shown, 8)
    before = shown.breath()
    clock.advance(7200)

    assert shown.breath() == before
    if end == "tick":
        shown.tick()
        let_pass(clock, shown, 291)
        assert not shown.over
    elif end == "key":
        shown.slower()
        shown.tick()
    assert shown.now() == (299 if end == "tick" else 8)
    shown.put_away()
    assert [(fact.seconds, fact.finished) for fact in kept(world)] == [(shown.now(), False)]


@pytest.mark.parametrize("delay", [0.03, 0.25, 0.5, 0.66])
def test_a_held_key_pauses_once(make_world: MakeWorld, clock: FakeClock, delay: float) -> None:
    """Keyboards repeat about thirty times a second, and the first time only after a while."""
    shown = breathing(make_world())
    clock.advance(1)
    shown.hold_on()
    clock.advance(delay)
    for _ in range(30):
        shown.hold_on()
        clock.advance(0.03)

    assert shown.still
    assert shown.now() == 1


def test_longer_and_shorter_breaths_have_a_limit_that_is_said(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Faster than the rules allow is no slow breathing."""
    shown = breathing(make_world())
    clock.advance(1)
    now = shown.breath()
    shown.slower()
    assert shown.remark == "Longer, from the next breath."
    assert shown.breath() == now
    for _ in range(10):
        shown.faster()

    assert shown.remark == "No shorter than this."
    assert shown.course.pace == 0.7
    assert shown.course.seconds == 60


def test_tones_are_cued_once_for_each_part(make_world: MakeWorld, clock: FakeClock) -> None:
    """With eyes closed the tone is all there is."""
    loudspeaker = FakeLoudspeaker()
    world = make_world(loudspeaker=loudspeaker, settings=Settings(calm=Calm(tones=True)))
    shown = breathing(world, pattern=SIGH)
    for _ in range(100):
        clock.advance(0.1)
        shown.tick()
    shown.toggle_tones()
    let_pass(clock, shown, 50)

    assert loudspeaker.heard == ["wake", "in", "top-up", "out", "in", "top-up"]
    assert shown.rings() == 0


def test_tones_turned_on_begin_with_the_next_part(make_world: MakeWorld, clock: FakeClock) -> None:
    """One that comes late in a part would say that another begins. The device is looked for each time."""
    loudspeaker = FakeLoudspeaker()
    shown = breathing(make_world(loudspeaker=loudspeaker))
    let_pass(clock, shown, 1)
    shown.toggle_tones()
    assert shown.remark == "Tones on: one for in, two for out. t turns them off."
    let_pass(clock, shown, 1)
    assert loudspeaker.heard == ["wake"]
    let_pass(clock, shown, 2)
    shown.toggle_tones()
    assert shown.remark == "Tones off."
    shown.toggle_tones()

    assert loudspeaker.heard == ["wake", "out", "wake"]


def test_without_tones_the_bell_rings_once_for_in_and_twice_for_out(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """A computer without sound still has a terminal; only where tones are wanted."""
    silent = breathing(make_world())
    assert silent.rings() == 0
    world = make_world(loudspeaker=FakeLoudspeaker(works=False), settings=Settings(calm=Calm(tones=True)))
    shown = breathing(world)
    assert (shown.rings(), shown.rings()) == (1, 0)
    let_pass(clock, shown, 3.5)

    assert shown.rings() == 2


def test_nobody_wakes_the_loudspeaker_without_tones(make_world: MakeWorld, clock: FakeClock) -> None:
    """A device that is opened for nothing can click, or take the sound of a call."""
    loudspeaker = FakeLoudspeaker()
    shown = breathing(make_world(loudspeaker=loudspeaker))
    let_pass(clock, shown, 60)

    assert loudspeaker.heard == []


Step = tuple[str, float]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["tick", "hold on", "aside", "back", "slower", "faster", "tones"]),
        st.floats(0, 9, allow_nan=False),
    ),
    max_size=40,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, pattern=st.sampled_from([EASE, SIGH, BOX]))
def test_whatever_is_pressed_the_breath_is_a_function_of_the_time_that_was_breathed(
    make_world: MakeWorld, clock: FakeClock, steps: list[Step], pattern: Pattern
) -> None:
    """The label is the course's at that second, the end is as promised, and it is kept once."""
    world = make_world()
    already = len(kept(world))
    shown = breathing(world, seconds=120, pattern=pattern)
    breathed, held, aside = 0.0, False, False
    pressed = float("-inf")
    for what, seconds in steps:
        let_pass(clock, shown, seconds)
        breathed += 0 if held or aside else seconds
        if shown.over:
            break
        match what:
            case "hold on":
                held = held if clock.elapsed() - pressed < HELD else not held
                pressed = clock.elapsed()
                shown.hold_on()
            case "aside":
                aside = True
                shown.pause()
            case "back":
                aside = False
                shown.go_on()
            case "slower":
                shown.slower()
            case "faster":
                shown.faster()
            case "tones":
                shown.toggle_tones()
            case _:
                pass
        assert shown.now() == pytest.approx(breathed, abs=1e-6)
        assert shown.course.seconds == 120
        at = shown.breath()
        assert at is not None
        assert at == shown.course.at(shown.now())
        assert label(at.part)
    if held:
        clock.advance(1)
        shown.hold_on()
    shown.go_on()
    let_pass(clock, shown, 121)
    shown.put_away()

    assert shown.finished
    assert shown.done_s == 120
    assert len(kept(world)) == already + 1


def test_as_lines_it_goes_from_the_first_inhale_to_the_last_words(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """The same sitting, heard."""
    world = make_world()
    lines = run_plain(calm(world, CalmWish("ease", 1)), clock, 60.0)

    assert lines.transcript.count("That was 1 minute.") == 1
    assert "You practised on 1 of the last 14 days." in lines.transcript
    assert len(kept(world)) == 1
