"""The minutes before an interview on the full screen: the time until joining is always in sight."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import timedelta

import pytest

from conftest import FakeClock, MakeWorld
from practice.model.nerves import Breathed, IfThen, Rated
from practice.model.settings import Nerves, Settings, You
from practice.screens.countdown import CountdownScene
from practice.screens.keys import Act, Place
from practice.screens.text import width_of
from practice.sittings.nerves.countdown import Countdown
from practice.sittings.nerves.minutes_before import CountdownWish, countdown
from practice.sittings.ports import World
from terminal import CTRL_N, ENTER, Terminal, showing

SIZES = [(80, 24), (40, 10), (34, 8)]
LONG = You(
    name="Alexandra",
    opening="I have run the archive of a small town for nine years, and I would like to tell you why.",
)
Scenario = Callable[[Terminal], Awaitable[None]]


def wish(**said: object) -> CountdownWish:
    """A rehearsal of the five minutes, unless something else is said."""
    fields: dict[str, object] = {"until": None, "before": None, "routine": "5m", "rehearse": True, **said}
    return CountdownWish(**fields)  # type: ignore[arg-type]  # checked at run time


def play(world: World, scenario: Scenario, columns: int = 80, rows: int = 24, **said: object) -> None:
    """Run a scenario on a terminal in memory."""

    async def run() -> None:
        async with showing(countdown(world, wish(**said)), columns, rows) as terminal:
            await scenario(terminal)

    asyncio.run(run())


def scene(world: World, **said: object) -> tuple[CountdownScene, Countdown]:
    """The scene alone, to be drawn and pressed by hand."""
    shown = next(countdown(world, wish(**said)))
    assert isinstance(shown, Countdown)
    return CountdownScene(shown, finished=lambda: None, leave=lambda: None), shown


def each_step(world: World, clock: FakeClock, **said: object) -> Iterator[tuple[CountdownScene, Countdown]]:
    """The scene in every step, and at the end."""
    made, shown = scene(world, **said)
    while not shown.over:
        yield made, shown
        clock.advance(shown.step_left_s)
        made.pulse()
    yield made, shown


def text_of(made: CountdownScene, width: int, rows: int) -> list[str]:
    """The rows as plain text."""
    return ["".join(text for _, text in line) for line in made.draw(width, rows)]


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("routine", ["10m", "5m", "90s"])
@pytest.mark.parametrize("ask", ["always", "never"])
def test_the_time_and_what_to_do_are_in_sight_at_every_size(
    make_world: MakeWorld, clock: FakeClock, columns: int, rows: int, routine: str, ask: str
) -> None:
    """Also with a long name, long plans and a long opening; nothing runs out of the window."""
    world = make_world(settings=Settings(you=LONG, nerves=Nerves(ask=ask)))
    for name in ("blank", "hard"):
        world.history.keep(
            IfThen(world.stamp(), name, "they ask me what I cannot know", "I say so and go on")
        )
    for made, shown in each_step(world, clock, routine=routine):
        room = rows - 1 - (1 if made.field else 0)
        drawn = text_of(made, columns, room)
        together = " ".join(" ".join(drawn).split())

        assert len(drawn) <= room
        assert all(width_of(row) <= columns for row in drawn), drawn
        assert ("Done" if shown.over else f"You join in {shown.clock}") in drawn[0]
        first = next(saying.text for saying in shown.sayings if not saying.spare)
        assert first.split(" ")[0] in together
        if shown.breathing:
            assert "Breathe in" in together


def test_a_large_window_shows_the_step_its_number_and_what_comes(make_world: MakeWorld) -> None:
    """Where somebody is, and how far it goes."""
    made, _ = scene(make_world(settings=Settings(nerves=Nerves(ask="always"))))
    drawn = "\n".join(text_of(made, 80, 22))

    assert "Rehearsal" in drawn
    assert "Name it" in drawn
    assert "1 of 7" in drawn
    assert "Next: Slow breaths, 2:00" in drawn


def test_a_rehearsal_says_so_on_every_screen(make_world: MakeWorld, clock: FakeClock) -> None:
    """On the smallest one, too."""
    for made, _ in each_step(make_world(), clock):
        assert "Rehearsal" in "\n".join(text_of(made, 34, 7)) or "rehearsal" in "\n".join(
            text_of(made, 34, 7)
        )


@pytest.mark.parametrize(("ask", "typed"), [("always", "70 n"), ("never", "queasy")])
def test_letters_are_no_keys_where_a_word_is_asked_for(make_world: MakeWorld, ask: str, typed: str) -> None:
    """Whoever answers "queasy" has not asked to leave; the keys are Ctrl-N and Esc from the first moment."""
    made, shown = scene(make_world(settings=Settings(nerves=Nerves(ask=ask))))
    assert (made.place, made.field is not None) == (Place.COUNTDOWN_RATING, True)
    made.write(typed)
    assert made.place is Place.COUNTDOWN_RATING
    made.act(Act.GO, "enter")

    assert shown.breathing
    assert (made.place, made.field) == (Place.COUNTDOWN, None)


def test_a_word_cut_off_by_the_next_step_is_no_key(make_world: MakeWorld, clock: FakeClock) -> None:
    """The step ends by itself; the rest of the word that is being typed must not leave, or skip a step."""
    left: list[str] = []
    shown = next(countdown(make_world(settings=Settings(nerves=Nerves(ask="always"))), wish()))
    assert isinstance(shown, Countdown)
    made = CountdownScene(shown, finished=lambda: None, leave=lambda: left.append("left"))
    clock.advance(19.9)
    made.write("40 ")
    clock.advance(0.2)
    made.pulse()
    for letter in "qn":
        made.act(Act.BACK if letter == "q" else Act.SKIP, letter)
        clock.advance(0.3)
    assert (left, shown.number) == ([], 2)
    made.act(Act.BACK, "escape")
    assert left == ["left"]
    clock.advance(3)
    made.act(Act.BACK, "q")

    assert left == ["left", "left"]


def test_enter_is_offered_only_where_it_does_something(make_world: MakeWorld, clock: FakeClock) -> None:
    """A nervous hand on Enter skips no step."""
    made, shown = scene(make_world(settings=Settings(nerves=Nerves(ask="never"))), routine="90s")
    assert Act.GO in made.hidden_acts
    made.act(Act.GO, "enter")
    assert shown.number == 1
    clock.advance(90)
    made.pulse()

    assert shown.over
    assert made.hidden_acts == {Act.SKIP, Act.AGAIN}


def test_a_key_too_early_is_answered(make_world: MakeWorld, clock: FakeClock) -> None:
    """Long before, the routine begins by itself."""
    made, _ = scene(make_world(), until=clock.now() + timedelta(minutes=50), rehearse=False, routine=None)
    made.act(Act.SKIP, "n")

    assert "It is early for that" in "\n".join(text_of(made, 80, 23))


def test_a_key_that_is_held_down_skips_one_step(make_world: MakeWorld, clock: FakeClock) -> None:
    """Keyboards repeat thirty times a second; a cramped finger must not skip all of it."""
    made, shown = scene(make_world())
    clock.advance(1)
    for _ in range(20):
        made.act(Act.SKIP, "n")
        clock.advance(0.03)
    assert shown.number == 2
    clock.advance(1)
    made.act(Act.SKIP, "n")

    assert shown.number == 3


def test_it_is_looked_at_again_when_something_changes(make_world: MakeWorld, clock: FakeClock) -> None:
    """The clock's next second, the next frame of a breath, or the next step, whatever is first."""
    made, _ = scene(make_world(settings=Settings(nerves=Nerves(ask="never"))))
    clock.advance(0.25)
    assert made.wait() == pytest.approx(0.75)
    clock.advance(19.70)
    made.pulse()
    assert made.wait() == pytest.approx(0.05)
    clock.advance(0.06)
    made.pulse()
    assert made.wait() <= 1 / 12


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_a_number_is_typed_and_the_breath_begins(
    make_world: MakeWorld, clock: FakeClock, columns: int, rows: int
) -> None:
    """Keys in, screen out."""
    world = make_world(settings=Settings(nerves=Nerves(ask="always")))

    async def scenario(terminal: Terminal) -> None:
        shown = await terminal.see("How nervous are you right now?")
        assert "You join in 5:00" in shown
        terminal.press("70 n", ENTER)
        shown = await terminal.see("Breathe in")
        assert "You join in 5:00" in shown
        clock.advance(1)
        terminal.press("n")
        await terminal.see("I'm excited")
        terminal.press("q")
        assert await terminal.end() == 0

    play(world, scenario, columns, rows)

    assert [(each.level, each.word) for each in world.history.every(Rated)] == [(70, "n")]


def test_it_goes_on_by_itself_and_waits_at_the_end(make_world: MakeWorld, clock: FakeClock) -> None:
    """Somebody may be looking for the link when it is time; a key leaves."""
    world = make_world(settings=Settings(nerves=Nerves(ask="never")))

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("1 of 4")
        clock.advance(30)
        await terminal.see("2 of 4")
        clock.advance(30)
        await terminal.see("3 of 4")
        clock.advance(30)
        shown = await terminal.see("Join now.")
        assert "You join now" in shown
        terminal.press(ENTER)
        assert await terminal.end() == 0

    play(world, scenario, rehearse=False, routine="90s")

    assert [each.finished for each in world.history.every(Breathed)] == [True, True]


def test_ctrl_n_goes_on_while_a_number_is_half_typed(make_world: MakeWorld, clock: FakeClock) -> None:
    """Only what is handed in counts: half a number would be another one."""
    world = make_world(settings=Settings(nerves=Nerves(ask="always")))

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("How nervous")
        terminal.press("55")
        await terminal.see("55")
        clock.advance(1)
        terminal.press(CTRL_N)
        await terminal.see("Breathe in")

    play(world, scenario)

    assert not world.history.every(Rated)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_a_word_first_is_a_rating_too(make_world: MakeWorld, columns: int, rows: int) -> None:
    """A word alone is answered; with a number after it, it is kept."""
    world = make_world(settings=Settings(nerves=Nerves(ask="always")))

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("How nervous")
        terminal.press("queasy", ENTER)
        await terminal.see("A number from 0 to 100")
        terminal.press(" 40", ENTER)
        await terminal.see("Breathe in")

    play(world, scenario, columns, rows)

    assert [(each.level, each.word) for each in world.history.every(Rated)] == [(40, "queasy")]


def test_a_resize_in_the_middle_keeps_the_time_in_sight(make_world: MakeWorld) -> None:
    """A window is made small so that the video fits beside it."""

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("a little more on top")
        terminal.resize(34, 8)
        shown = await terminal.see("join in 1:30")
        assert "Breathe in" in shown

    play(make_world(), scenario, routine="90s")


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_pressing_next_too_often_waits_and_one_key_leads_back(
    make_world: MakeWorld, clock: FakeClock, columns: int, rows: int
) -> None:
    """Minutes early nobody reads that it is time to join."""
    world = make_world(settings=Settings(nerves=Nerves(ask="never")))
    until = clock.now() + timedelta(minutes=9)
    made, shown = scene(world, until=until, rehearse=False, routine=None)
    for _ in range(20):
        clock.advance(1)
        made.act(Act.SKIP, "n")
    drawn = " ".join(" ".join(text_of(made, columns, rows - 1)).split())

    assert f"You join in {shown.clock}" in drawn
    assert "You are ready. Breathe along if you like." in drawn
    assert "Breathe in" in drawn or "Breathe out" in drawn
    assert "It is early" not in drawn
    assert Act.SKIP in made.hidden_acts
    made.act(Act.AGAIN, "b")
    assert shown.heading == "Go in"


def test_a_narrow_window_shows_the_hour_alone(make_world: MakeWorld, clock: FakeClock) -> None:
    """Half a word says nothing."""
    until = clock.now() + timedelta(minutes=9)
    made, _ = scene(make_world(), until=until, rehearse=False, routine=None)

    assert text_of(made, 34, 7)[0].rstrip().endswith(" 18:09")
    assert "Interview at 18:09" in text_of(made, 80, 22)[0]
