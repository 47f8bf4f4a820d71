"""What a microphone hears on the full screen: while reading, while answering, and when looking back."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from conftest import FakeClock, FakeRecorder, FakeSpeaker, MakeWorld, asking, recipe
from practice.model.answer import Voice
from practice.model.delivery import Delivery, Hearing
from practice.model.recipe import LookBack
from practice.model.settings import Live, Microphone, Settings
from practice.sittings.rounds.microphone import check_only
from practice.sittings.rounds.mock import Wish, mock
from practice.sittings.script import Sitting
from terminal import CTRL_C, ENTER, Terminal, showing

ALOUD = Wish(recipe="short", voice=Voice.ALOUD)
ROUND = recipe(asking(), LookBack("look"))
CLEAR = Delivery(
    40.0,
    speech=(0.8, 38.0),
    silences=((5.0, 5.4), (12.0, 13.5), (20.0, 22.4)),
    syllables=150,
    level_db=-22.0,
    snr_db=31.0,
)
SPEAKING = Hearing(heard_s=4.0, level_db=-22.0, speaking=True, pace=4.0)
PAUSING = Hearing(heard_s=5.0, level_db=-70.0, speaking=False, quiet_s=1.4)
USED = Microphone(use=True)
EVERYTHING = Settings(USED, live=Live(time=True, level=True, lamp=True, pace=True))
SIZES = [(80, 24), (40, 10)]

Scenario = Callable[[Terminal], Awaitable[None]]


def play(sitting: Sitting[None], scenario: Scenario, columns: int = 80, rows: int = 24) -> None:
    """Run a scenario on a terminal in memory."""

    async def run() -> None:
        async with showing(sitting, columns, rows) as terminal:
            await scenario(terminal)

    asyncio.run(run())


async def to_the_answer(terminal: Terminal, clock: FakeClock) -> None:
    """From the introduction to the moment of answering."""
    shown = await terminal.see("Ana")
    if "Enter begins." not in shown:
        terminal.press(ENTER)
        await terminal.see("Enter begins.")
    terminal.press(ENTER)
    await terminal.see("Take a moment")
    clock.advance(1)
    terminal.press(ENTER)
    await terminal.see("Answer aloud")


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_check_shows_the_sentence_and_that_it_is_heard(
    make_world: MakeWorld, clock: FakeClock, columns: int, rows: int
) -> None:
    """Both have to be in sight at once, on a small screen, too."""
    recorder = FakeRecorder(CLEAR, SPEAKING)

    async def scenario(terminal: Terminal) -> None:
        shown = await terminal.see("speaking" if rows > 12 else "━")

        assert "The train was late" in " ".join(shown.split())
        assert "━" in shown
        recorder.now = replace(SPEAKING, heard_s=10.1)
        await terminal.see("check again" if rows > 12 else "What next")

    play(check_only(make_world(recorder=recorder)), scenario, columns, rows)


def test_while_answering_there_is_the_clock_and_a_level_and_no_more(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """What nobody asked for would be one more thing to be nervous about."""
    world = make_world(ROUND, recorder=FakeRecorder(CLEAR, PAUSING))

    async def scenario(terminal: Terminal) -> None:
        await to_the_answer(terminal, clock)
        shown = await terminal.see("─")

        assert "so far" in shown
        assert "· pause" not in shown

    play(mock(world, ALOUD), scenario)


def test_everything_live_can_be_had(make_world: MakeWorld, clock: FakeClock) -> None:
    """The lamp says that a pause is fine."""
    recorder = FakeRecorder(CLEAR, PAUSING)
    world = make_world(ROUND, recorder=recorder, settings=EVERYTHING)

    async def scenario(terminal: Terminal) -> None:
        await to_the_answer(terminal, clock)
        await terminal.see("fine")
        recorder.now = SPEAKING
        await terminal.see("speaking")

    play(mock(world, ALOUD), scenario)


def test_the_clock_can_be_switched_off(make_world: MakeWorld, clock: FakeClock) -> None:
    """For some it is the clock that makes them nervous."""
    settings = Settings(USED, live=Live(time=False, level=False))
    world = make_world(ROUND, recorder=FakeRecorder(CLEAR, SPEAKING), settings=settings)

    async def scenario(terminal: Terminal) -> None:
        await to_the_answer(terminal, clock)

        assert "so far" not in terminal.text

    play(mock(world, ALOUD), scenario)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_a_failing_microphone_is_one_sentence_in_the_answer(
    make_world: MakeWorld, clock: FakeClock, columns: int, rows: int
) -> None:
    """The round goes on, and nobody wonders why the bar stands still."""
    recorder = FakeRecorder(None, Hearing(trouble="The microphone has stopped."))
    world = make_world(ROUND, recorder=recorder)

    async def scenario(terminal: Terminal) -> None:
        await to_the_answer(terminal, clock)
        await terminal.see("The microphone has stopped.")
        clock.advance(30)
        terminal.press(ENTER)
        await terminal.see("That was the round")

    play(mock(world, ALOUD), scenario, columns, rows)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_looking_back_draws_the_pauses_and_explains_each_figure(
    make_world: MakeWorld, clock: FakeClock, columns: int, rows: int
) -> None:
    """The map is drawn to the width of the screen, and `?` says what each number is."""
    world = make_world(ROUND, recorder=FakeRecorder(CLEAR, SPEAKING))

    async def scenario(terminal: Terminal) -> None:
        await to_the_answer(terminal, clock)
        clock.advance(40)
        terminal.press(ENTER)
        await terminal.see("That was the round")
        terminal.press("y")
        await terminal.see("Your answer as it was")
        terminal.press("?")
        await terminal.see("What the figures mean")
        terminal.press("?")
        await terminal.see("Your answer as it was")
        if rows > 12:
            assert "█" in terminal.text
            assert "2 pauses over 1 s, longest 2.4 s" in " ".join(terminal.text.split())

    play(mock(world, ALOUD), scenario, columns, rows)


def test_ctrl_c_in_an_answer_stops_listening(make_world: MakeWorld, clock: FakeClock) -> None:
    """However the program is left, the microphone is closed."""
    recorder = FakeRecorder(CLEAR, SPEAKING)
    world = make_world(ROUND, recorder=recorder)

    async def scenario(terminal: Terminal) -> None:
        await to_the_answer(terminal, clock)
        terminal.press(CTRL_C)
        assert await terminal.end() == 130

    play(mock(world, ALOUD), scenario)

    assert recorder.heard[-2:] == ["stop", "close"]


def test_a_spoken_question_can_be_cut_short_with_one_key(make_world: MakeWorld, clock: FakeClock) -> None:
    """The text is on the screen all the time; the voice is only a courtesy."""
    speaker = FakeSpeaker()
    world = make_world(ROUND, speaker=speaker)

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("Enter begins.")
        terminal.press(ENTER)
        await terminal.see("Tell me about a time")
        assert speaker.voice
        terminal.press(ENTER)
        await terminal.until(lambda _: not speaker.voice, "silence")
        await terminal.see("Take a moment")

    play(mock(world, ALOUD), scenario)
