"""A page with a text to write: a letter, an advert that is pasted."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from types import FrameType

import pytest

from practice.model.page import Left, Page, Para, Wanted
from practice.model.trouble import Trouble
from practice.screens.keys import Act
from practice.screens.pages import KEEP_EACH, PageScene
from practice.screens.text_field import tidied
from practice.screens.writing import place_in, position_in, rows_of
from practice.sittings.script import Sitting
from terminal import CTRL_C, DOWN, ENTER, ESCAPE, F1, PAGE_DOWN, UP, Terminal, showing

CTRL_S, F2, ALT_ENTER, PAGE_UP = "\x13", "\x1bOQ", "\x1b\r", "\x1b[5~"
LONG = "This explains the page at some length. " * 12

Scenario = Callable[[Terminal], Awaitable[None]]


def pasted(text: str) -> str:
    """What a terminal sends for a paste."""
    return f"\x1b[200~{text}\x1b[201~"


class Desk:
    """A sitting of one text after the other, and what became of them."""

    def __init__(self, *values: str, body: str = "Write what comes.") -> None:
        self._values = values or ("",)
        self._body = body
        self.kept: list[str] = []
        self.handed_in: list[str] = []
        self.left = 0

    def sitting(self) -> Sitting[None]:
        """One page for each value to begin with."""
        for value in self._values:
            page = Page(
                "A letter",
                (Para(self._body),),
                prompt="Your letter",
                wanted=Wanted.TEXT,
                value=value,
                keep=self.kept.append,
            )
            try:
                self.handed_in.append((yield page))
            except Left:
                self.left += 1


def write(desk: Desk, scenario: Scenario, columns: int = 80, rows: int = 24) -> None:
    """Run a scenario at the desk on a terminal in memory."""

    async def run() -> None:
        async with showing(desk.sitting(), columns, rows) as terminal:
            await scenario(terminal)

    asyncio.run(run())


@pytest.mark.parametrize("key", [CTRL_S, F2])
def test_enter_makes_a_new_line_and_a_key_of_its_own_hands_it_in(key: str) -> None:
    """Enter in a letter is a new line everywhere else; a letter must not be sent off by it."""
    desk = Desk()

    async def scenario(terminal: Terminal) -> None:
        shown = await terminal.see("Ctrl-S done")
        assert "Enter new line" in shown
        assert "Esc back" in shown
        terminal.press("Dear Ana,", ENTER, ENTER, "thank you.", ALT_ENTER, "Sam")
        await terminal.see("Sam")
        assert desk.handed_in == []
        terminal.press(key)
        assert await terminal.end() == 0

    write(desk, scenario)

    assert desk.handed_in == ["Dear Ana,\n\nthank you.\nSam"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_pasted_text_arrives_whole_and_is_not_handed_in(end: str) -> None:
    """An advert has many lines; their ends are no keys."""
    desk = Desk()
    advert = end.join(["Wanted: a baker.", "", "You\trise early.", "You like bread.", ""])

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("Your letter:")
        terminal.press(pasted(advert))
        await terminal.see("You like bread.")
        assert desk.handed_in == []
        terminal.press(CTRL_S)
        await terminal.end()

    write(desk, scenario)

    assert desk.handed_in == ["Wanted: a baker.\n\nYou rise early.\nYou like bread.\n"]


def test_control_characters_of_a_paste_are_left_out() -> None:
    """Copied from a terminal or a web page, they would drive the terminal they are shown on."""
    assert tidied("a\x1b[2Jb\x07c\u2028d\x85e\x0cf\n") == "a[2Jbc\nd\ne\nf\n"

    desk = Desk("\x1b]0;mine\x07So far\r\n")

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("]0;mineSo far")
        terminal.press(pasted("red \x1b[31mink\x07"))
        await terminal.see("red [31mink")
        terminal.press(CTRL_S)
        await terminal.end()

    write(desk, scenario)

    assert desk.handed_in == ["]0;mineSo far\nred [31mink"]


def test_a_text_not_touched_is_handed_in_as_it_was() -> None:
    """A draft that is good already needs one key."""
    desk = Desk("Dear Ana,\n\nthank you.\n")

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("thank you.")
        terminal.press(CTRL_S)
        await terminal.end()

    write(desk, scenario)

    assert desk.handed_in == ["Dear Ana,\n\nthank you.\n"]
    assert desk.kept == []


def test_going_back_keeps_what_is_written() -> None:
    """Esc asks nothing and loses nothing."""
    desk = Desk()

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("Your letter:")
        terminal.press("Half a lett")
        await terminal.see("Half a lett")
        terminal.press(ESCAPE)
        await terminal.end()

    write(desk, scenario)

    assert desk.left == 1
    assert desk.kept[-1] == "Half a lett"
    assert desk.handed_in == []


@pytest.mark.parametrize("how", ["Ctrl-C", "SIGTERM", "a bug"])
def test_leaving_the_program_keeps_what_is_written(how: str) -> None:
    """Ctrl-C, a closed window, even a bug: the words are on the disk."""
    desk = Desk()

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("Your letter:")
        terminal.press("Half a lett")
        await terminal.see("Half a lett")
        stage = terminal.stage
        assert stage is not None
        match how:
            case "Ctrl-C":
                terminal.press(CTRL_C)
                assert await terminal.end() == 130
            case "SIGTERM":
                stage.leave(143)
                assert await terminal.end() == 143
            case _:
                asyncio.get_running_loop().call_exception_handler({"exception": ZeroDivisionError()})
                with pytest.raises(ZeroDivisionError):
                    await terminal.end()

    write(desk, scenario)

    assert desk.kept[-1] == "Half a lett"


def scene(
    keep: Callable[[str], None], *, value: str = "", replied: Callable[[str], None] = print
) -> PageScene:
    """A page to write on, without a stage."""
    page = Page("A letter", (Para(LONG),), prompt="Your letter", wanted=Wanted.TEXT, value=value, keep=keep)
    return PageScene(page, number=1, reply=replied, leave=lambda: None)


def test_what_is_written_is_kept_about_once_a_second() -> None:
    """A laptop that dies takes a second of words with it; and the disk is not written at every key."""
    kept: list[str] = []
    shown = scene(kept.append)
    words = ""
    for number in range(5 * KEEP_EACH):
        words += f"{number} "
        shown.write(words)
        shown.pulse()

    assert len(kept) in (5, 6)

    for _ in range(KEEP_EACH + 1):
        shown.pulse()
    assert kept[-1] == words

    before = len(kept)
    for _ in range(3 * KEEP_EACH):
        shown.pulse()
    assert len(kept) == before


def test_putting_the_program_aside_keeps_the_text() -> None:
    """Ctrl-Z, and the terminal is closed in that hour."""
    kept: list[str] = []
    shown = scene(kept.append)
    shown.write("Half a lett")
    shown.pause()

    assert kept == ["Half a lett"]


def test_a_disk_that_is_full_is_said_on_the_page_and_loses_no_word() -> None:
    """Writing goes on; whoever leaves is shown the words that could not be kept."""
    kept: list[str] = []
    full = [True]

    def keep(text: str) -> None:
        if full[0]:
            raise Trouble("the disk is full", mend="free some space")
        kept.append(text)

    shown = scene(keep)
    shown.write("Half a lett")
    shown.pulse()

    assert "The disk is full. Free some space." in rows_as_text(shown.draw(80, 12))
    with pytest.raises(Trouble) as raised:
        shown.put_away()
    assert raised.value.unsaved == "Half a lett"

    full[0] = False
    for _ in range(KEEP_EACH + 1):
        shown.pulse()
    assert kept == ["Half a lett"]
    assert "full" not in rows_as_text(shown.draw(80, 12))


def test_a_reply_that_cannot_be_kept_is_shown_with_the_trouble() -> None:
    """An hour's letter is never gone because of the disk."""

    def refuse(reply: str) -> None:
        raise Trouble("the disk is full")

    shown = scene(print, value="All of it", replied=refuse)
    with pytest.raises(Trouble) as raised:
        shown.act(Act.GO, "c-s")

    assert raised.value.unsaved == "All of it"


def rows_as_text(lines: Sequence[Sequence[tuple[str, str]]]) -> str:
    """Rows as running text."""
    return " ".join("".join(text for _, text in line).strip() for line in lines)


@pytest.mark.parametrize(("columns", "rows", "least"), [(80, 24, 8), (40, 10, 4), (34, 8, 3)])
def test_every_size_shows_the_page_what_to_write_and_room_for_it(columns: int, rows: int, least: int) -> None:
    """However long the explanation is, there is room for the letter."""
    desk = Desk(body=LONG)

    async def scenario(terminal: Terminal) -> None:
        shown = await terminal.see("Your letter:")
        assert "A letter" in shown
        assert "This explains the page" in shown
        assert "Ctrl-S done" in shown
        assert "Esc back" in shown
        assert "F1 keys" in shown
        terminal.press(*[f"row {number}{ENTER}" for number in range(1, 40)], "the end")
        shown = await terminal.see("the end")
        assert len([row for row in shown.split("\n") if row.lstrip().startswith("row ")]) >= least - 1
        assert "↑" in shown
        assert "too small" not in shown

    write(desk, scenario, columns, rows)


def test_a_long_explanation_is_paged_beside_the_text() -> None:
    """Page keys are for the page while it does not fit, and the words stay as they are."""
    desk = Desk(body=f"{LONG} The last words.")

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("more: PgDn")
        terminal.press("mine", *[PAGE_DOWN] * 20)
        await terminal.see("The last words.")
        await terminal.see("mine")

    write(desk, scenario, 40, 10)


def test_page_keys_move_in_the_text_where_the_page_is_seen_whole() -> None:
    """A long advert is looked through with them."""
    desk = Desk("\n".join(f"line {number}" for number in range(1, 100)))

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("line 99")
        terminal.press(*[PAGE_UP] * 10)
        shown = await terminal.until(lambda text: "line 1\n" in text.replace(" \n", "\n"), "the first line")
        assert "↓" in shown
        terminal.press(*[PAGE_DOWN] * 10)
        await terminal.see("line 99")

    write(desk, scenario)


def test_arrows_go_row_by_row_through_a_wrapped_paragraph() -> None:
    """One paragraph is many rows; Up must not jump over all of them."""
    desk = Desk("word " * 40)

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("word word")
        terminal.press(UP, "@", UP, "#", DOWN, "%")
        shown = await terminal.see("%")
        found = {sign: n for n, row in enumerate(shown.split("\n")) for sign in "@#%" if sign in row}
        assert found["#"] == found["@"] - 1
        assert found["%"] == found["@"]

    write(desk, scenario)


def test_a_key_held_down_hands_in_no_empty_page() -> None:
    """Ctrl-S repeats by itself; the next page has not been read."""
    desk = Desk("first", "", "")

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("first")
        terminal.press(CTRL_S * 5)
        await terminal.until(lambda text: "first" not in text, "the second page")
        terminal.press("second")
        await terminal.see("second")

    write(desk, scenario)

    assert desk.handed_in == ["first"]


def test_help_names_every_key_of_the_page() -> None:
    """F1, since letters are text here."""
    desk = Desk()

    async def scenario(terminal: Terminal) -> None:
        await terminal.see("Your letter:")
        terminal.press("why?", F1)
        shown = await terminal.see("hand it in (also F2)")
        assert "a new line" in shown
        assert "one row up in what you write" in shown
        terminal.press(ESCAPE)
        await terminal.see("why?")

    write(desk, scenario)


def test_laying_out_fifty_kilobytes_takes_no_square_of_their_length() -> None:
    """A pasted page may be one single line; each of its characters is measured about once."""
    calls = [0]

    def count(frame: FrameType, event: str, arg: object) -> None:  # as sys.setprofile calls it
        calls[0] += event == "call"

    text = "lorem ipsum dolor " * 2800
    sys.setprofile(count)
    try:
        rows = rows_of(text, 74)
    finally:
        sys.setprofile(None)

    assert "".join(row.text for row in rows) == text
    assert calls[0] < 2 * len(text)


def test_a_place_in_the_text_is_found_again() -> None:
    """Going to a row and column and asking where that is gives the same row."""
    text = "One two three four.\n\nA 表 wide sign, and a_word_that_is_longer_than_a_row_of_this.  \n"
    rows = rows_of(text, 12)
    for number in range(len(rows)):
        for column in range(13):
            assert place_in(rows, position_in(rows, number, column))[0] == number
