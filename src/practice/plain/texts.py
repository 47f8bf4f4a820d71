"""A text to write, line by line: a letter, an advert that is pasted."""

from collections.abc import Sequence

from practice.model.page import Left, Page
from practice.model.printing import clean
from practice.model.trouble import Trouble
from practice.plain.lines import Lines

DONE = "."
BACK = "/q"
SHOW = "/show"
UNDO = "/undo"
NEW = "/new"
HELP = "/?"

BEGINS = (
    f"Write as many lines as you like. A line with only a full stop ({DONE}) hands it in; {HELP} says more."
)
GOES_ON = (
    f"What you write now comes after it. A line with only a full stop ({DONE}) hands it in. "
    f"{UNDO} takes back the last line, {NEW} begins from nothing; {HELP} says more."
)
HELP_TEXT = (
    "Each line is a line of the text, an empty one too. "
    f"{DONE} on a line of its own hands it in. {SHOW} reads out what is written. "
    f"{UNDO} takes back the last line. {NEW} begins from nothing. {BACK} goes back, and keeps everything. "
    "The end of input (Ctrl-D) stops here, and keeps everything, too."
)
AGAIN = f"{BACK} once more leaves without them."
NOTHING = "Nothing is written."

QUIET = 1.0
"""Seconds without a new line after which the text is kept: a paste is not written line by line."""


def read_text(page: Page, lines: Lines, *, explained: Sequence[str] = ()) -> str:
    """The text, once it is handed in. Raises Left when the person goes back; it is kept first.

    `explained` is said before the rest when help is asked for.
    """
    help_texts = (*explained, HELP_TEXT)
    written = _Written(page)
    if written.text and not page.why:  # otherwise it was written or read out a moment ago
        lines.say("So far:")
        lines.say(written.text)
    if page.prompt:
        lines.say(f"{page.prompt}:")
    lines.say(GOES_ON if written.text else BEGINS)
    try:
        while (line := _next(written, lines)).strip() != DONE:
            _take(line, written, lines, help_texts)
    except Trouble:
        raise
    except BaseException:  # back, Ctrl-C, a hang-up, the end of input: however it ends, the words are kept
        written.keep()
        raise
    return written.text


def _next(written: "_Written", lines: Lines) -> str:
    """The next line; when it is long in coming, what is there is kept first."""
    line = None if written.kept else lines.read(QUIET)
    if line is None:
        written.pause(lines)
        line = lines.read(None)
        assert line is not None, "a read without a limit returns a line"
    return line


def _take(line: str, written: "_Written", lines: Lines, help_texts: Sequence[str]) -> None:
    match line.strip().lower():
        case word if word == BACK:
            if written.may_leave(lines):
                raise Left
        case word if word == HELP:
            for text in help_texts:
                lines.say(text)
        case word if word == SHOW:
            lines.say(written.text or NOTHING)
        case word if word == UNDO:
            lines.say(written.take_back())
        case word if word == NEW:
            written.clear()
            lines.say(f"{NOTHING} {UNDO} brings back what was.")
        case _:
            written.add(line)


class _Written:
    """The lines so far, and whether the last ones are kept."""

    def __init__(self, page: Page) -> None:
        self._keep = page.keep
        self._sealed = page.sealed
        self._told = ""
        self._warned = False
        self._lines = [_tidied(line) for line in page.value.splitlines()]
        self._before: list[str] = []
        self.kept = not page.is_refused

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self._lines)

    def add(self, line: str) -> None:
        """One more at the end."""
        self._lines.append(_tidied(line))
        self._changed()

    def take_back(self) -> str:
        """Undo the last line, or the beginning anew; what was done."""
        if self._lines:
            self._changed()
            return f"Taken back: {self._lines.pop() or 'an empty line'}"
        if self._before:
            self._changed()
            self._lines, self._before = self._before, []
            return self.text
        return NOTHING

    def clear(self) -> None:
        """Begin from nothing."""
        if self._lines:
            self._changed()
            self._before, self._lines = self._lines, []

    def keep(self) -> None:
        """Where something is new. A Trouble has the words with it, unless they were to go under seal."""
        if not self.kept and self._keep is not None:
            try:
                self._keep(self.text)
            except Trouble as trouble:
                if not self._sealed:
                    trouble.unsaved = trouble.unsaved or self.text
                raise
        self.kept = True

    def pause(self, lines: Lines) -> None:
        """Keep it. What goes under seal and cannot be kept yet is said once, and reading goes on."""
        try:
            self.keep()
        except Trouble as trouble:
            if not self._sealed:
                raise
            if trouble.told != self._told:
                lines.say(f"Your words are not on the disk yet. {trouble.told}")
            self._told = trouble.told
        else:
            self._told = ""

    def may_leave(self, lines: Lines) -> bool:
        """What goes under seal and cannot be kept is said once more before it is left."""
        if self._sealed and not self.kept and not self._warned:
            self._warned, self._told = True, ""
            self.pause(lines)
            if not self.kept:
                lines.say(AGAIN)
                return False
        if self._warned:
            self.kept = True
        return True

    def _changed(self) -> None:
        self.kept = self._warned = False


def _tidied(line: str) -> str:
    return clean(line.replace("\t", " "))
