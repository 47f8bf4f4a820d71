"""The full screen, by keys and by what is drawn."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from conftest import FakeClock, MakeWorld, asking, question, recipe, run_plain
from practice.model.answer import Voice
from practice.model.facts import Part
from practice.model.nerves import Occasion, Rated, RatedAt
from practice.model.page import Choice, Page, Para, Wanted
from practice.model.recipe import Calm, ClockFace, LookBack, Preparing, Rules, Say, StopAt
from practice.sittings.home import home
from practice.sittings.nerves.rating import rate
from practice.sittings.ports import World
from practice.sittings.rounds.mock import Wish, go_on, mock
from practice.sittings.rounds.review import review_one
from practice.sittings.script import Sitting
from terminal import CTRL_C, DOWN, ENTER, ESCAPE, F1, PAGE_DOWN, TAB, Terminal, showing

TYPED = Wish(recipe="short", voice=Voice.TYPED)
ALOUD = Wish(recipe="short", voice=Voice.ALOUD)
ROUND = recipe(asking(), LookBack("look"))

Scenario = Callable[[Terminal], Awaitable[None]]


def play(sitting: Sitting[object], scenario: Scenario, columns: int = 80, rows: int = 24) -> None:
    """Run a scenario on a terminal in memory."""

    async def run() -> None:
        async with showing(sitting, columns, rows) as terminal:
            await scenario(terminal)

    asyncio.run(run())


def words_kept(world: World, number: int = 1) -> list[str | None]:
    """The typed words of a round, in order."""
    entry = world.history.round(number)
    assert entry is not None
    return [answer.given.words for answer in world.history.answers(entry.started.stamp.id)]


def differs_from(shown: str) -> Callable[[str], bool]:
    """Whether a screen is another one."""
    return lambda text: text != shown


async def to_the_answer(terminal: Terminal, clock: FakeClock) -> None:
    """From the introduction to the moment of answering."""
    await terminal.see("Enter begins.")
    terminal.press(ENTER)
    await terminal.see("Take a moment")
    clock.advance(1)
    terminal.press(ENTER)


def test_a_typed_round_goes_from_its_introduction_to_its_end(make_world: MakeWorld, clock: FakeClock) -> None:
    """The main job, as a person with a keyboard does it."""
    world = make_world(ROUND)

    async def scenario(terminal: Terminal) -> None:
        await to_the_answer(terminal, clock)
        await terminal.see("Write as you would say it.")
        terminal.press("Last year we had a leak.")
        await terminal.see("Last year we had a leak.")
        clock.advance(20)
        terminal.press(ENTER)
        await terminal.see("That was the round. You answered one question in 0:20")

    play(mock(world, TYPED), scenario)

    assert words_kept(world) == ["Last year we had a leak."]


def test_a_second_enter_does_not_end_the_next_phase(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nervous fingers press twice; the first third of a second of a phase takes no Enter."""
    world = make_world(ROUND)

    async def scenario(terminal: Terminal) -> None:
        await to_the_answer(terminal, clock)
        await terminal.see("Answer aloud.")
        terminal.press(ENTER, ENTER)
        clock.advance(0.2)
        terminal.press(ENTER, "?")
        await terminal.see("the answer is done")

    play(mock(world, ALOUD), scenario)

    assert words_kept(world) == []


def test_the_clock_counts_and_says_where_the_green_zone_is(make_world: MakeWorld, clock: FakeClock) -> None:
    """In words and signs, so that it can be read without colour."""

    async def scenario(terminal: Terminal) -> None:
        await to_the_answer(terminal, clock)
        await terminal.see("0:00 so far")
        clock.advance(80)
        await terminal.see("1:20 so far   in the green zone (1:15 to 2:30)")
        clock.advance(80)
        await terminal.see("2:40 so far   past the green zone")

    play(mock(make_world(ROUND), ALOUD), scenario)


def test_a_hidden_clock_is_nowhere_on_the_screen(make_world: MakeWorld, clock: FakeClock) -> None:
    """A panel has no clock for you to look at."""
    hidden = recipe(asking(), LookBack("look"), rules=Rules(clock=ClockFace.HIDDEN))

    async def scenario(terminal: Terminal) -> None:
        await to_the_answer(terminal, clock)
        text = await terminal.see("Answer aloud.")
        assert "so far" not in text
        assert "green zone" not in text

    play(mock(make_world(hidden), ALOUD), scenario)


def test_time_moves_on_what_the_person_does_not(make_world: MakeWorld, clock: FakeClock) -> None:
    """Strict preparation: the answer starts by itself, and the clock ends it; the words are kept."""
    strict = recipe(
        asking(prepare_s=30, answer_s=60),
        LookBack("look"),
        rules=Rules(prepare=Preparing.STRICT, stop_at=StopAt.TARGET, clock=ClockFace.COUNT_DOWN),
    )
    world = make_world(strict)

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("Enter begins.")
        terminal.press(ENTER)
        await terminal.see("0:30 to prepare")
        clock.advance(10)
        terminal.press(ENTER)
        await terminal.see("the preparation time runs by itself")
        clock.advance(21)
        await terminal.see("1:00 left")
        terminal.press("Half a sen")
        await terminal.see("Half a sen")
        clock.advance(61)
        await terminal.see("That was the round.")

    play(mock(world, TYPED), scenario)

    assert words_kept(world) == ["Half a sen"]


def test_notes_and_a_prediction_are_made_while_getting_ready(make_world: MakeWorld, clock: FakeClock) -> None:
    """Story, cues, first sentence: what preparation is for."""
    world = make_world(ROUND)

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("Enter begins.")
        terminal.press(ENTER)
        await terminal.see("How will this go? 1 badly to 5 well")
        terminal.press("4", TAB, "The leak", ENTER, "tap, landlord, bill", ENTER, "Last spring it rained in.")
        await terminal.see("Last spring it rained in.")
        clock.advance(1)
        terminal.press(ENTER)
        await terminal.see("Answer aloud.")
        text = await terminal.see("Story: The leak")
        assert "Three cues: tap, landlord, bill" in text
        clock.advance(30)
        terminal.press(ENTER)
        await terminal.see("That was the round.")

    play(mock(world, ALOUD), scenario)
    entry = world.history.round(1)
    assert entry is not None
    given = world.history.answers(entry.started.stamp.id)[0].given

    assert given.expected == 4
    assert (given.notes.story, given.notes.first) == ("The leak", "Last spring it rained in.")


@pytest.mark.parametrize("key", [ESCAPE, CTRL_C])
def test_leaving_in_the_middle_keeps_the_words_and_resumes_there(
    make_world: MakeWorld, clock: FakeClock, key: str
) -> None:
    """Asks nothing, loses nothing: the half sentence is there tomorrow."""
    world = make_world(ROUND)

    async def leave(terminal: Terminal) -> None:
        await to_the_answer(terminal, clock)
        await terminal.see("Write as you would say it.")
        terminal.press("Half an answer")
        await terminal.see("Half an answer")
        terminal.press(key)
        assert await terminal.end() == (130 if key == CTRL_C else 0)

    async def come_back(terminal: Terminal) -> None:
        await terminal.see("Half an answer")
        clock.advance(5)
        terminal.press(" and its end.", ENTER)
        await terminal.see("That was the round.")

    play(mock(world, TYPED), leave)
    clock.sleep_until(days=1)
    play(go_on(world), come_back)

    assert words_kept(world) == ["Half an answer and its end."]


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 10), (34, 8), (20, 4), (132, 50)])
def test_every_size_shows_the_question_and_a_way_on(
    make_world: MakeWorld, clock: FakeClock, columns: int, rows: int
) -> None:
    """Rows are dropped by importance; nothing says that a window is too small."""

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("A short round")
        while "Question 1" not in terminal.text:  # on a small screen Enter reads on first
            shown = terminal.text
            terminal.press(ENTER)
            await terminal.until(differs_from(shown), "something new")
        await terminal.see("Tell me about a")
        clock.advance(1)
        terminal.press(ENTER)
        text = await terminal.see("Enter done")
        assert "too small" not in text

    play(mock(make_world(ROUND), ALOUD), scenario, columns, rows)


def test_a_question_too_long_for_the_screen_can_be_paged(make_world: MakeWorld, clock: FakeClock) -> None:
    """The end of a dilemma is what one has to answer."""
    dilemma = question(text=" ".join(f"word{number}" for number in range(60)) + " the end?")

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("A short round")
        while "word0" not in terminal.text:
            shown = terminal.text
            terminal.press(ENTER)
            await terminal.until(differs_from(shown), "something new")
        assert "the end?" not in await terminal.see("more: PgDn")
        terminal.press(*[PAGE_DOWN] * 20)
        await terminal.see("the end?")

    play(mock(make_world(ROUND, questions=[dilemma]), ALOUD), scenario, 40, 10)


def test_a_letter_begins_a_typed_answer_and_is_its_first(make_world: MakeWorld, clock: FakeClock) -> None:
    """People begin to type; 's' must not skip the question."""
    world = make_world(recipe(asking(), LookBack("look"), rules=Rules(skip=1)))

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("Enter begins.")
        terminal.press(ENTER)
        await terminal.see("Take a moment")
        clock.advance(1)
        terminal.press("so it began")
        await terminal.see("so it began")
        clock.advance(9)
        terminal.press(ENTER)
        await terminal.see("That was the round.")

    play(mock(world, TYPED), scenario)

    assert words_kept(world) == ["so it began"]


def test_a_resize_in_the_middle_of_an_answer_keeps_text_and_question(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Somebody pulls the window smaller and larger again."""

    async def scenario(terminal: Terminal) -> None:
        await to_the_answer(terminal, clock)
        terminal.press("It rained into the shop and I called everyone I could think of.")
        await terminal.see("I could think of.")
        terminal.resize(40, 10)
        await terminal.until(lambda text: "Esc stop" in text and len(text.split("\n")) == 10, "ten rows")
        await terminal.see("I could think of.")
        await terminal.see("Tell me about a time")
        terminal.resize(80, 24)
        await terminal.see("It rained into the shop and I called everyone I could think of.")

    play(mock(make_world(ROUND), TYPED), scenario)


def test_help_lists_the_keys_of_the_place_and_closes_again(make_world: MakeWorld, clock: FakeClock) -> None:
    """`?` anywhere, F1 where letters are text."""

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("Enter begins.")
        terminal.press("?")
        await terminal.see("leave the program; everything is kept")
        terminal.press("?")
        await terminal.see("Enter begins.")
        await to_the_answer(terminal, clock)
        await terminal.see("Write as you would say it.")
        terminal.press("why?", F1)
        await terminal.see("a new line (also Ctrl-J)")
        terminal.press(ESCAPE)
        await terminal.see("why?")

    play(mock(make_world(ROUND), TYPED), scenario)


@pytest.mark.parametrize(("rows", "more"), [(10, True), (40, False)])
def test_the_list_of_keys_offers_more_only_while_there_is_more(
    make_world: MakeWorld, rows: int, more: bool
) -> None:
    """A key that does nothing is looked for in vain."""

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("go on")
        terminal.press("?")
        shown = await terminal.see("Enter close")
        assert ("PgDn more" in shown) is more
        if more:
            terminal.press(*[PAGE_DOWN] * 9)
            await terminal.until(lambda text: "PgDn more" not in text, "the end of the list")

    play(mock(make_world(ROUND), TYPED), scenario, 80, rows)


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 10), (34, 8), (20, 5)])
@pytest.mark.parametrize("word", [False, True])
def test_a_number_can_be_typed_on_the_smallest_screen(
    make_world: MakeWorld, columns: int, rows: int, word: bool
) -> None:
    """The words before the line give way to what is written, and nothing strange is said."""
    world = make_world()

    async def scenario(terminal: Terminal) -> None:
        shown = await terminal.see("0 to 100")
        assert "too small" not in shown
        terminal.press("120", ENTER)
        await terminal.until(lambda text: "120" not in text, "an empty line")
        terminal.press("40")
        await terminal.see("40")
        terminal.press(ENTER)
        assert await terminal.end() == 0

    play(rate(world, RatedAt.BEFORE, occasion=Occasion.CALM, about="a", word=word), scenario, columns, rows)

    assert [kept.level for kept in world.history.every(Rated)] == [40]


def test_home_offers_only_what_works_and_takes_arrows_or_letters(make_world: MakeWorld) -> None:
    """People who do not know the letters use the arrows."""

    async def scenario(terminal: Terminal) -> None:
        text = await terminal.see("a mock interview")
        assert "go on with it" not in text
        terminal.press(*[DOWN] * 6, ENTER)
        await terminal.see("No rounds yet.")
        terminal.press("q")
        await terminal.see("question banks")
        terminal.press("q")
        assert await terminal.end() == 0

    play(home(make_world()), scenario)


def test_home_shows_the_unfinished_round_and_sets_it_aside(make_world: MakeWorld, clock: FakeClock) -> None:
    """What waits stands first; setting it aside asks nothing and keeps the answers."""
    world = make_world(ROUND)

    async def leave(terminal: Terminal) -> None:
        await to_the_answer(terminal, clock)
        await terminal.see("Write as")
        terminal.press(ESCAPE)
        await terminal.end()

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("Not finished: A short round")
        terminal.press("x")
        text = await terminal.see("Set aside.")
        assert "Not finished" not in text

    play(mock(world, TYPED), leave)
    play(home(world), scenario)

    assert world.history.unfinished() is None


def test_control_characters_of_a_bank_are_only_text(make_world: MakeWorld, clock: FakeClock) -> None:
    """An escape sequence in a question is text, not a command to the terminal."""
    evil = question(text="Tell me\x1b[2J\x1b]0;owned\x07 about it.")

    async def scenario(terminal: Terminal) -> None:
        await to_the_answer(terminal, clock)
        await terminal.see("about it.")
        await terminal.see("Ana, hiring manager")

    play(mock(make_world(ROUND, questions=[evil]), ALOUD), scenario)


def test_saying_and_quiet_phases_end_with_enter_or_with_time(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nobody has to wait, and nobody has to press."""
    calm = recipe(Calm("calm", 60), Say("hello", "Hello there.", 10), asking(), LookBack("look"))

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("Enter begins.")
        terminal.press(ENTER)
        await terminal.see("A quiet moment before it begins.")
        clock.advance(1)
        terminal.press(ENTER)
        await terminal.see("Hello there.")
        clock.advance(11)
        await terminal.see("Take a moment")

    play(mock(make_world(calm), ALOUD), scenario)


def test_an_error_ends_the_program_at_once(make_world: MakeWorld, clock: FakeClock) -> None:
    """A bug must show itself, not wait behind 'Press ENTER to continue'."""

    class Boom(Exception):
        pass

    def broken() -> Sitting[None]:
        yield from mock(make_world(ROUND), ALOUD)
        raise AssertionError("not reached")

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("Enter begins.")

        def fail() -> None:
            raise Boom

        asyncio.get_running_loop().call_soon(fail)
        with pytest.raises(Boom):
            await terminal.end()

    play(broken(), scenario)


def test_enter_held_down_makes_no_replies(make_world: MakeWorld, clock: FakeClock) -> None:
    """A review has no way back to a point that a stuck key has passed over."""
    world = make_world(ROUND)
    run_plain(mock(world, TYPED), clock, "", "I fixed the leak.", "n")

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("I fixed the leak.")
        terminal.press(ENTER)
        await terminal.see("One strength:")
        terminal.press("I began.")
        await terminal.see("One strength: I began.")
        terminal.press(*[ENTER] * 9)
        await terminal.see("looks for, 1 of 3")
        terminal.press("?")
        await terminal.see("Evidence: ?")

    answer = world.history.waiting()[0]
    play(review_one(world, answer, "Looking back"), scenario)

    assert [part.part for part in world.history.review(answer.stamp.id)] == [Part.STRENGTH]


def test_enter_reads_on_before_it_chooses(make_world: MakeWorld) -> None:
    """On a small window the choices may lie below; to be told that nothing is no choice helps nobody."""
    body = tuple(Para(f"Sentence {n}.") for n in range(12))
    choices = (Choice("1", "the first"), Choice("2", "the second"))

    def sitting() -> Sitting[None]:
        yield Page("Long", body, "Which", Wanted.CHOICE, choices)

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("Sentence 0.")
        terminal.press(ENTER)
        shown = await terminal.see("Sentence 5.")
        assert "An empty line" not in shown
        while "more: PgDn" in terminal.text:
            shown = terminal.text
            terminal.press(ENTER)
            await terminal.until(differs_from(shown), "the next sentences")
        terminal.press(ENTER)
        await terminal.see("An empty line is not one of the choices")

    play(sitting(), scenario, 40, 10)
