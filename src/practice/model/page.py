"""Pages: what a sitting shows and asks, the same for the full screen and for lines of text."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a paragraph is; a face decides how that looks. A ROW is an item with a number of its own."""

    PLAIN = "plain"
    HEADING = "heading"
    QUESTION = "question"
    QUOTE = "quote"
    ITEM = "item"
    ROW = "row"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. Line breaks in it are kept; its lines are wrapped by the face.

    `again` marks what an earlier page of the same sitting has shown: lines of text do not repeat it.
    """

    text: str
    tone: Tone = Tone.PLAIN
    again: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Something drawn: rows for a width in columns, and the same in words for whoever cannot see it."""

    draw: Callable[[int], tuple[str, ...]]
    words: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few answers: the key that gives it and what it means."""

    key: str
    label: str


YES_NO = (Choice("y", "yes"), Choice("n", "no"))
LIST_KEYS = "123456789abcdefghijklmnop"
"""Keys for the rows of a list; `q` is left for going back."""


class Wanted(StrEnum):
    """What kind of reply a page waits for."""

    NOTHING = "nothing"
    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Page:
    """Something to read and one thing to reply.

    NOTHING: Enter goes on. LINE: a line of text. TEXT: as many lines as one likes. CHOICE: one of the keys;
    `default` is what a bare Enter gives, if anything. `why` says why the reply before did not fit, on the
    same page again; `done` says what it has done there. `value` is what the line or text to write begins
    with. `keep` is told what stands in a text so far, often enough that hardly a word is lost however the
    page is left. What is written on a `sealed` page goes under seal: nothing prints it, even where it could
    not be kept. `explained` is shown when help is asked for: what the figures on the page mean, or whatever
    else it `explains`.
    """

    title: str
    body: tuple[Para | Picture, ...]
    prompt: str = ""
    wanted: Wanted = Wanted.NOTHING
    choices: tuple[Choice, ...] = ()
    default: str = ""
    step: str = ""
    why: str = ""
    done: str = ""
    value: str = ""
    keep: Callable[[str], None] | None = None
    sealed: bool = False
    explained: tuple[Para, ...] = ()
    explains: str = "what each figure is and how sure it is"

    @property
    def is_refused(self) -> bool:
        """What goes under seal was handed in and stands here again: it may be on no disk."""
        return bool(self.sealed and self.why and self.value)


class Left(Exception):
    """The person went back from a page. Nothing is lost: every reply before it is kept."""


def choice_of(page: Page, reply: str) -> str | None:
    """The key that a typed reply means, or None when it fits no choice."""
    said = reply.strip().lower()
    if not said and page.default:
        return page.default
    return next((choice.key for choice in page.choices if choice.key.lower() == said), None)


def misfit(page: Page, reply: str) -> str:
    """Why a reply is none of the page's choices, and which there are."""
    keys = [choice.key for choice in page.choices]
    known = keys[0] if len(keys) == 1 else f"{', '.join(keys[:-1])} or {keys[-1]}"
    said = reply.strip()
    if not said:
        return f"An empty line is not one of the choices: type {known}."
    shown = said if len(said) <= 20 else f"{said[:20]}..."
    return f"'{shown}' is not one of the choices: type {known}."
