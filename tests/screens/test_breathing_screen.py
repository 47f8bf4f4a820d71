"""Breathing on the full screen: each part is told from the others, on a large screen and a small one."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from conftest import FakeClock, FakeLoudspeaker, MakeWorld
from practice.model.breathing import BreathPart
from practice.model.nerves import Breathed
from practice.model.settings import Calm, Nerves, Settings
from practice.nerves.course import Breath, course
from practice.nerves.patterns import EASE
from practice.screens.breathing import BreathingScene, breath_lines, fullness
from practice.screens.text import Line
from practice.sittings.nerves.breathing import Breathing
from practice.sittings.nerves.calm import CalmWish, calm
from practice.sittings.script import Sitting
from terminal import CTRL_C, ENTER, Terminal, showing

SETTINGS = Settings(calm=Calm(holds=True), nerves=Nerves(ask="never"))
SIZES = [(80, 24), (40, 10), (34, 8)]

STEP = 0.5

Scenario = Callable[[Terminal], Awaitable[None]]


def let_pass(terminal: Terminal, clock: FakeClock, seconds: float) -> None:
    """So much time, in which the stage looks at the scene again and again."""
    assert terminal.stage is not None
    for _ in range(round(seconds / STEP)):
        clock.advance(STEP)
        terminal.stage.look()


def play(sitting: Sitting[object], scenario: Scenario, columns: int = 80, rows: int = 24) -> None:
    """Run a scenario on a terminal in memory."""

    async def run() -> None:
        async with showing(sitting, columns, rows) as terminal:
            await scenario(terminal)

    asyncio.run(run())


def differs_from(shown: str) -> Callable[[str], bool]:
    """Whether a screen is another one."""
    return lambda text: text != shown


def text(lines: list[Line]) -> str:
    """Rows without their styles."""
    return "\n".join("".join(piece for _, piece in line) for line in lines)


def still(part: BreathPart, fraction: float = 0.5) -> Breath:
    """One moment of a part of four seconds."""
    return Breath(part, fraction, 4 * (1 - fraction), 1)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_in_top_up_and_out_have_each_their_word_and_sign(
    make_world: MakeWorld, clock: FakeClock, columns: int, rows: int
) -> None:
    """Without colour, and without having seen the one before."""

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("▲ Breathe in")
        assert "◂ " in terminal.text
        let_pass(terminal, clock, 2.5)
        await terminal.see("+ A little more")
        clock.advance(1)
        shown = await terminal.see("▼ Breathe out")
        assert "▸ ─" in shown

    play(calm(make_world(settings=SETTINGS), CalmWish("sigh", 1)), scenario, columns, rows)


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_a_hold_is_none_of_the_others(
    make_world: MakeWorld, clock: FakeClock, columns: int, rows: int
) -> None:
    """Nothing moves in it, and the shape says so."""

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("Breathe in")
        let_pass(terminal, clock, 4.5)
        shown = await terminal.see("■ Hold")
        assert "│ ═" in shown

    play(calm(make_world(settings=SETTINGS), CalmWish("4-7-8", None)), scenario, columns, rows)


def test_it_ends_with_a_page_that_says_how_long_it_was(make_world: MakeWorld, clock: FakeClock) -> None:
    """And nothing has to be pressed before it."""
    world = make_world(settings=SETTINGS)

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("0:30 left")
        let_pass(terminal, clock, 30)
        await terminal.see("That was 30 seconds.")
        terminal.press(ENTER)
        assert await terminal.end() == 0

    play(calm(world, CalmWish("ease", 0.5)), scenario)

    assert [fact.finished for fact in world.history.every(Breathed)] == [True]


def test_space_pauses_and_goes_on(make_world: MakeWorld, clock: FakeClock) -> None:
    """The seconds stand still, and the screen says which key goes on."""

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("5:00 left")
        clock.advance(1)
        await terminal.see("4:59 left")
        terminal.press(" ")
        await terminal.see("Paused: space goes on")
        clock.advance(100)
        terminal.press("+")
        await terminal.see("Longer, from the next breath.")
        assert "4:59 left" in terminal.text
        terminal.press(" ")
        await terminal.see("▲ Breathe in")
        clock.advance(1)
        await terminal.see("4:58 left")

    play(calm(make_world(settings=SETTINGS), CalmWish("ease", 5)), scenario)


def test_a_resize_in_the_middle_leaves_nothing_behind(make_world: MakeWorld, clock: FakeClock) -> None:
    """Down to a corner of a screen, and back."""

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("Breathe in")
        let_pass(terminal, clock, 1.5)
        for columns, rows in ((34, 8), (20, 5), (80, 24)):
            terminal.resize(columns, rows)
            shown = await terminal.see("Breathe in")
            assert shown.count("Breathe in") == 1
            assert shown.count("left") == 1

    play(calm(make_world(settings=SETTINGS), CalmWish("ease", 5)), scenario)


def test_the_keys_can_be_read_while_the_exercise_goes_on(make_world: MakeWorld, clock: FakeClock) -> None:
    """Help is no reason to lose a breath."""

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("5:00 left")
        terminal.press("?")
        await terminal.see("leave at once; what you did is kept")
        await terminal.see("With a blocked nose or a chest infection")
        let_pass(terminal, clock, 60)
        terminal.press("?")
        await terminal.see("4:00 left")

    play(calm(make_world(settings=SETTINGS), CalmWish("ease", 5)), scenario)


@pytest.mark.parametrize(("key", "status"), [("q", 0), (CTRL_C, 130)])
def test_it_can_be_left_at_once_and_is_kept(
    make_world: MakeWorld, clock: FakeClock, key: str, status: int
) -> None:
    """No question, no page."""
    world = make_world(settings=SETTINGS)

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("Breathe in")
        let_pass(terminal, clock, 12)
        terminal.press(key)
        assert await terminal.end() == status

    play(calm(world, CalmWish("ease", 5)), scenario)

    assert [(fact.seconds, fact.finished) for fact in world.history.every(Breathed)] == [(12.0, False)]


def test_on_a_small_screen_the_first_words_turn_over_with_each_breath(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """All of them are shown the first time, and no key is needed for it."""

    async def scenario(terminal: Terminal) -> None:
        shown = await terminal.see("Slow and easy, not deep")
        for _ in range(60):
            let_pass(terminal, clock, 5)
            shown = await terminal.until(differs_from(shown), "another frame")
            if "water" in shown:
                break
        assert "water" in shown

    play(calm(make_world(), CalmWish("ease", 20)), scenario, 34, 8)


@pytest.mark.parametrize("key", ["+", "t"])
@pytest.mark.parametrize(("columns", "rows"), [*SIZES, (80, 12), (60, 16)])
def test_the_breath_stays_where_it_is_when_a_remark_takes_the_place_of_the_words(
    make_world: MakeWorld, columns: int, rows: int, key: str
) -> None:
    """A picture that jumps away from under the eye is not calm."""
    places = []

    async def scenario(terminal: Terminal) -> None:
        places.append(place_of("Breathe in", await terminal.see("Breathe in")))
        terminal.press(key)
        changed = "Longer" if key == "+" else "Tones on"
        places.append(place_of("Breathe in", await terminal.see(changed)))

    play(calm(make_world(settings=SETTINGS), CalmWish("ease", 5)), scenario, columns, rows)

    assert len(set(places)) == 1


def place_of(wanted: str, shown: str) -> int:
    """The row in which it stands."""
    return next(number for number, row in enumerate(shown.split("\n")) if wanted in row)


@pytest.mark.parametrize(("columns", "rows"), [(80, 11), (60, 8), (40, 9), (34, 7)])
def test_words_that_turn_over_are_whole_sentences_or_whole_parts_of_them(
    make_world: MakeWorld, clock: FakeClock, columns: int, rows: int
) -> None:
    """Half a warning is worse than none. The breath stays where it is."""
    shown = Breathing(make_world(), EASE, course(EASE, 600), title="Ease")
    scene = BreathingScene(shown, finished=lambda: None, leave=lambda: None)
    scene.shown()
    ends, places = set(), set()
    for _ in range(600):
        clock.advance(0.5)
        scene.pulse()
        lines = text(scene.draw(columns, rows)).split("\n")
        word = next(number for number, row in enumerate(lines) if "Breathe" in row)
        places.add((word, len(lines)))
        ends.add(" ".join(" ".join(lines[word + 1 :]).split())[-1:])

    assert ends <= set(".,:?")
    assert len(places) == 1


@pytest.mark.parametrize(
    ("key", "shown"), [(" ", "‖ Paused"), ("t", "Tones on"), ("+", "Longer"), ("-", "Shorter")]
)
def test_on_the_smallest_screen_the_word_that_matters_is_left(
    make_world: MakeWorld, key: str, shown: str
) -> None:
    """Cut in the middle it would say neither."""

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("Breathe in")
        terminal.press(key)
        await terminal.until(lambda text: shown in [row.strip() for row in text.split("\n")], shown)

    play(calm(make_world(settings=SETTINGS), CalmWish("ease", 5)), scenario, 20, 5)


def test_the_first_time_too_the_breath_is_the_largest_thing(make_world: MakeWorld) -> None:
    """Seven cautions would leave it three rows; three of them leave it all it can have."""
    rows = []

    async def scenario(terminal: Terminal) -> None:
        shown = await terminal.see("Never while driving, and never in water.")
        rows.append(shown.split("\n"))

    play(calm(make_world(), CalmWish("ease", 5)), scenario)
    (lines,) = rows
    word = next(number for number, row in enumerate(lines) if "Breathe in" in row)
    first_words = next(number for number, row in enumerate(lines) if "Slow and easy" in row)

    assert word == 2 + 1 + 9 + 1  # under the heading and the whole shape, each with its empty row
    assert first_words > word


def test_what_is_drawn_but_not_seen_does_not_begin(make_world: MakeWorld, clock: FakeClock) -> None:
    """To draw is not to act: the first inhale begins when the first frame is on the screen."""
    loudspeaker = FakeLoudspeaker()
    tones = Settings(calm=Calm(tones=True))
    breathing = Breathing(
        make_world(settings=tones, loudspeaker=loudspeaker), EASE, course(EASE, 60), title="E"
    )
    scene = BreathingScene(breathing, finished=lambda: None, leave=lambda: None)
    scene.draw(80, 23)
    clock.advance(3)
    scene.pulse()
    assert (breathing.now(), loudspeaker.heard) == (0, [])
    scene.shown()
    clock.advance(0.5)
    scene.shown()

    assert (breathing.now(), loudspeaker.heard) == (0.5, ["wake", "in"])


@pytest.mark.parametrize("part", list(BreathPart))
@pytest.mark.parametrize(("width", "rows"), [(80, 11), (40, 6), (34, 4), (20, 2), (8, 1)])
def test_a_drawing_has_the_same_rows_all_the_time_and_fits(part: BreathPart, width: int, rows: int) -> None:
    """What jumps is not calm."""
    heights = set()
    for fraction in (0.0, 0.1, 0.5, 0.9, 0.999):
        lines = breath_lines(still(part, fraction), width, rows)
        heights.add(len(lines))
        assert all(len(row) <= width for row in text(lines).split("\n"))

    assert heights == {len(breath_lines(None, width, rows))}
    assert heights.pop() <= rows


def test_every_part_is_drawn_differently() -> None:
    """In a picture that does not move, in one colour."""
    shapes = {text(breath_lines(still(part), 80, 9)[:7]) for part in BreathPart}

    assert len(shapes) == len(BreathPart)


def test_the_shape_is_full_exactly_when_the_breath_is() -> None:
    """It moves slowly at both ends, and neither waits nor jumps at the boundary."""
    assert fullness(still(BreathPart.IN, 0.0)) == 0
    assert fullness(still(BreathPart.IN, 1.0)) == 1
    assert fullness(still(BreathPart.OUT, 0.0)) == 1
    assert fullness(still(BreathPart.OUT, 1.0)) == 0
    assert fullness(still(BreathPart.IN, 0.5)) == pytest.approx(0.5)
