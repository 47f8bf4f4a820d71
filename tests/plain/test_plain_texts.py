"""A page with a text to write, as lines."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from conftest import FakeClock, ScriptedLines, run_plain
from practice.model.page import Left, Page, Para, Tone, Wanted
from practice.model.trouble import Trouble
from practice.plain.paging import marked, show_page
from practice.plain.texts import QUIET
from practice.sittings.script import Sitting


def test_every_line_of_a_quotation_is_marked() -> None:
    """The second paragraph of somebody's letter is not taken for a word of the program."""
    assert marked(Para("It was long.\n\nAnd unclear.", Tone.QUOTE)) == "> It was long.\n> \n> And unclear."


class Desk:
    """A sitting with one text to write, and what became of it."""

    def __init__(self, value: str = "", *, why: str = "") -> None:
        self._value = value
        self._why = why
        self.kept: list[str] = []
        self.handed_in: str | None = None
        self.left = False

    def sitting(self) -> Sitting[None]:
        """The one page."""
        try:
            self.handed_in = yield letter(self.kept.append, value=self._value, why=self._why)
        except Left:
            self.left = True


def letter(keep: Callable[[str], None], *, value: str = "", why: str = "") -> Page:
    """A page to write a letter on."""
    return Page(
        "A letter",
        (Para("Write what comes."),),
        prompt="Your letter",
        wanted=Wanted.TEXT,
        value=value,
        why=why,
        keep=keep,
    )


def test_lines_are_taken_until_a_full_stop_stands_alone(clock: FakeClock) -> None:
    """Empty lines belong to the text, and how to end it is said before."""
    desk = Desk()
    lines = run_plain(desk.sitting(), clock, "Dear Ana,", "", "thank you.", " . ")

    assert desk.handed_in == "Dear Ana,\n\nthank you."
    assert "A line with only a full stop (.) hands it in" in lines.transcript


def test_a_full_stop_at_once_keeps_what_was_there(clock: FakeClock) -> None:
    """A draft that is good already needs one line, and it is read out first."""
    desk = Desk("Dear Ana,\n\nthank you.\n")
    lines = run_plain(desk.sitting(), clock, ".")

    assert desk.handed_in == "Dear Ana,\n\nthank you."
    assert "So far:\nDear Ana,\n\nthank you.\nYour letter:" in lines.transcript


def test_new_lines_come_after_what_was_there(clock: FakeClock) -> None:
    """As in a round; nothing that was written goes because somebody wrote on."""
    desk = Desk("Dear Ana,")
    lines = run_plain(desk.sitting(), clock, "thank you.", ".")

    assert desk.handed_in == "Dear Ana,\nthank you."
    assert "What you write now comes after it." in lines.transcript


def test_the_last_line_and_a_new_beginning_can_be_taken_back(clock: FakeClock) -> None:
    """A line that is typed cannot be reached any more; nor is a slip of the finger the end of a letter."""
    desk = Desk("Dear Ana,")
    lines = run_plain(
        desk.sitting(), clock, "thnak you.", "/undo", "thank you.", "/new", "/undo", "/show", "."
    )

    assert desk.handed_in == "Dear Ana,\nthank you."
    assert "Taken back: thnak you." in lines.transcript

    again = Desk("Dear Ana,")
    run_plain(again.sitting(), clock, "/new", "Dear Ms Nagy,", ".")
    assert again.handed_in == "Dear Ms Nagy,"

    empty = Desk()
    lines = run_plain(empty.sitting(), clock, "/undo", "/show", "/new", ".")
    assert empty.handed_in == ""
    assert "Nothing is written." in lines.transcript


def test_going_back_and_the_end_of_input_keep_what_is_written(clock: FakeClock) -> None:
    """Neither hands anything in."""
    back, ended = Desk(), Desk()
    run_plain(back.sitting(), clock, "Half a letter", "/q")
    run_plain(ended.sitting(), clock, "Half a letter")

    assert back.left
    assert back.kept == ended.kept == ["Half a letter"]
    assert back.handed_in is None
    assert ended.handed_in is None


def test_a_pause_keeps_the_text_and_a_paste_is_kept_once(clock: FakeClock) -> None:
    """A thousand lines at once are not written to the disk a thousand times."""
    desk = Desk()
    advert = [f"line {number}" for number in range(1000)]
    run_plain(desk.sitting(), clock, *advert, QUIET + 1, "more", QUIET + 1, ".")

    whole = "\n".join(advert)
    assert desk.kept == [whole, f"{whole}\nmore"]
    assert desk.handed_in == f"{whole}\nmore"


def test_what_was_not_changed_is_not_kept_again(clock: FakeClock) -> None:
    """Looking at a letter is no new version of it."""
    desk = Desk("Dear Ana,")
    run_plain(desk.sitting(), clock, "/show", "/q")

    assert desk.kept == []


def test_control_characters_are_left_out(clock: FakeClock) -> None:
    """A paste from elsewhere must not drive the terminal when it is shown again."""
    desk = Desk("so\x1b[2J far")
    run_plain(desk.sitting(), clock, "red\x1b[31m\tink\x07", ".")

    assert desk.handed_in == "so[2J far\nred[31m ink"


def test_help_says_what_can_be_typed_and_is_no_line_of_the_text(clock: FakeClock) -> None:
    """/? as on every page, with what the page itself has to explain."""
    lines = ScriptedLines(["/?", "Dear Ana,", "."], clock)
    page = replace(letter(print), explained=(Para("Nobody reads it."),))

    assert show_page(page, lines) == "Dear Ana,"
    assert "/undo takes back the last line" in lines.transcript
    assert "Nobody reads it." in lines.transcript


def test_a_text_that_does_not_fit_yet_is_not_read_out_again(clock: FakeClock) -> None:
    """It was written a moment ago; why it does not fit is what is new."""
    desk = Desk("A letter that is too long.", why="That is over 120 words.")
    lines = run_plain(desk.sitting(), clock, ".")

    assert "That is over 120 words." in lines.transcript
    assert "too long" not in lines.transcript


def test_what_cannot_be_kept_is_shown_with_the_trouble(clock: FakeClock) -> None:
    """A full disk takes no letter."""

    def refuse(text: str) -> None:
        raise Trouble("the disk is full")

    with pytest.raises(Trouble) as raised:
        show_page(letter(refuse), ScriptedLines(["Half a letter", "/q"], clock))

    assert raised.value.unsaved == "Half a letter"


@pytest.mark.parametrize("end", [KeyboardInterrupt, SystemExit])
def test_ctrl_c_and_a_hang_up_keep_the_lines(clock: FakeClock, end: type[BaseException]) -> None:
    """A closed window is no way to lose a letter."""

    class Interrupted(ScriptedLines):
        def read(self, wait: float | None) -> str | None:
            if not self.script:
                raise end
            return super().read(wait)

    kept: list[str] = []
    with pytest.raises(end):
        show_page(letter(kept.append), Interrupted(["Half a letter"], clock))

    assert kept == ["Half a letter"]
