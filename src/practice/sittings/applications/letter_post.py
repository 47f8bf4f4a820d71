"""A letter from its draft to the post: read, guarded, changed, copied, saved, and sent by the person."""

from collections.abc import Sequence
from datetime import date

from practice.applications.arguing import READS_AS_ARGUING, arguing, marked
from practice.applications.job import Job
from practice.applications.letters import NOT_SENT_BY_US, TITLES
from practice.applications.templates import MOST_WORDS, as_text, words_in
from practice.applications.touches import CHASE_AFTER, CHASE_BEFORE, working_days_after
from practice.model.jobs import Drafted, JobPart, LetterKind, LetterPart, LetterSaid
from practice.model.page import Choice, Left, Page, Para, Tone, Wanted
from practice.model.paper import Letter
from practice.model.printing import clean
from practice.model.trouble import Trouble
from practice.sittings.applications.letter_drafts import About, keep_draft, newest, unfinished
from practice.sittings.applications.letter_places import TO_THEM
from practice.sittings.job_when import day_that_was
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, kept

TOMORROW = "It is kept, and nothing is lost by a night. Tomorrow it is here as you left it."
KEPT = "It is kept as it stands."
BEGUN = "What you changed and did not hand in stands here."
CHANGING = "You began to change it, and did not hand that in. It stands where you change it."


def finish(world: World, about: About, draft: Drafted) -> Sitting[Drafted]:
    """Read, change, copy, save, until the person leaves it or says that it is sent."""
    notice = _begun(world, draft)
    said_once, warned, again = False, True, False
    while True:
        letter = Letter(draft.subject, draft.words, _address(about))
        words = arguing(as_text(letter), but=_no_arguing(about.job)) if warned else ()
        page = _draft_page(about, letter, words, notice=notice, again=again, said_once=said_once)
        try:
            key = yield from ask_choice(page)
        except Left:
            return draft
        notice, said_once, again = "", True, True
        try:
            match key:
                case "c":
                    notice = copied(world, letter)
                case "m" | "x":
                    notice = _saved(world, about, draft, letter, ending="eml" if key == "m" else "txt")
                case "e":
                    draft, again = (yield from _change(world, about, draft)), False
                    notice, warned = _begun(world, draft), True
                case "g":
                    warned = False
                case "s":
                    yield from _sent(world, about, draft)
                    return draft
                case _:
                    yield Page(
                        TITLES[about.kind], (Para(TOMORROW if key == "t" else KEPT),), "Enter goes on."
                    )
                    return draft
        except Left:
            there = newest(world, about)
            draft, again = (there.draft, there.draft == draft) if there else (draft, True)
        except Trouble as trouble:
            notice = trouble.told


def _begun(world: World, draft: Drafted) -> str:
    return CHANGING if unfinished(world, draft).words else ""


def _draft_page(
    about: About, letter: Letter, words: Sequence[str], *, notice: str, again: bool, said_once: bool
) -> Page:
    """The letter with its count; where it reads as arguing, first that."""
    body = [Para(notice, Tone.QUESTION)] if notice else []
    count = words_in(letter.body)
    if words:
        body.append(Para(f"{READS_AS_ARGUING} The words are marked: {', '.join(words)}.", Tone.QUESTION))
    body += shown(letter, bracketed=bool(words), but=_no_arguing(about.job), again=again)
    body.append(Para(_length(about.kind, count), Tone.ASIDE, again=again))
    if not said_once:
        body.append(Para(NOT_SENT_BY_US, Tone.ASIDE))
    choices, default = (_GUARDED, "t") if words else (_FREE, "z")
    return Page(TITLES[about.kind], tuple(body), "Your choice", Wanted.CHOICE, choices, default=default)


_GUARDED: tuple[Choice, ...] = (
    Choice("t", "leave it until tomorrow"),
    Choice("e", "change it"),
    Choice("g", "go on all the same"),
)
_FREE: tuple[Choice, ...] = (
    Choice("z", "keep it for later"),  # first, so that a small window shows the letter, too
    Choice("e", "change it"),
    Choice("c", "copy it"),
    Choice("m", "save it for a mail program (.eml)"),
    Choice("x", "save it as text (.txt)"),
    Choice("s", "I have sent it"),
)


def shown(
    letter: Letter, *, bracketed: bool = False, but: Sequence[str] = (), again: bool = False
) -> list[Para]:
    """The letter, paragraph by paragraph."""
    text = as_text(letter)
    if bracketed:
        text = marked(text, but=but)
    return [Para(part.strip("\n"), Tone.QUOTE, again=again) for part in text.split("\n\n") if part.strip()]


def _length(kind: LetterKind, count: int) -> str:
    words = "1 word" if count == 1 else f"{count} words"
    if kind is not LetterKind.REQUEST or count < MOST_WORDS:
        return f"{words}."
    return f"{words}. It is meant to stay under {MOST_WORDS}: what could go?"


def _change(world: World, about: About, draft: Drafted) -> Sitting[Drafted]:
    """The whole of it as text, under seal as it is written; nothing at all changes nothing."""
    begun = unfinished(world, draft)
    shown_first = begun.words or as_text(Letter(draft.subject, draft.words))
    typed = ""

    def keep(text: str) -> None:
        nonlocal typed
        if text.strip() and (typed or text != shown_first):
            begun.keep(text)
            typed = text

    def hand_in(said: str) -> Drafted:
        text = clean(said.replace("\r\n", "\n"))
        if text.strip():
            return keep_draft(world, about, text, begun)
        begun.hand_in()
        return draft

    body = [Para("The whole letter. Its first line is the subject.")]
    if begun.words:
        body.append(Para(BEGUN))
    page = Page(
        TITLES[about.kind],
        tuple(body),
        "The letter",
        Wanted.TEXT,
        value=shown_first,
        keep=keep,
    )
    try:
        return (yield from kept(page, hand_in))
    except Left:  # what was typed now is the letter; what was begun another time stays begun
        return hand_in(typed) if typed else draft


def copied(world: World, letter: Letter) -> str:
    if world.papers.copy(letter.body):
        return f"The letter is on the clipboard, without its subject: {letter.subject}"
    return "This computer has no clipboard that can be reached. It can be saved as a file."


def _saved(world: World, about: About, draft: Drafted, letter: Letter, *, ending: str) -> str:
    """Raises Trouble."""
    path = world.papers.save_letter(f"{about.job.name} {about.kind.value}", letter, ending=ending)
    world.history.keep(LetterSaid(world.stamp(), draft.stamp.id, LetterPart.SAVED, str(path)))
    return f"Saved: {clean(str(path))}"


def _sent(world: World, about: About, draft: Drafted) -> Sitting[None]:
    """On which day; and what comes after it."""
    today = world.clock.now().date()
    page = Page(
        TITLES[about.kind],
        (Para("On which day did you send it?", Tone.QUESTION), Para("Enter alone: today.", Tone.ASIDE)),
        "Day",
        Wanted.LINE,
    )

    def keep(typed: str) -> date:
        day = day_that_was(typed.strip(), today) if typed.strip() else today
        sent = LetterSaid(world.stamp(), draft.stamp.id, LetterPart.SENT, day.isoformat())
        unfinished(world, draft).hand_in(sent)  # a change that was begun has nowhere to go
        return day

    day = yield from kept(page, keep)
    yield Page(
        TITLES[about.kind], (Para(f"Noted: sent on {day}."), *_what_next(about.kind, day)), "Enter goes on."
    )


def _what_next(kind: LetterKind, day: date) -> tuple[Para, ...]:
    match kind:
        case LetterKind.REQUEST:
            first, last = (working_days_after(day, count) for count in (CHASE_AFTER, CHASE_BEFORE))
            return (
                Para(
                    f"Now it is with them. If nothing comes, one reminder is in place from {first} to {last}."
                ),
            )
        case LetterKind.FOLLOW_UP:
            return (Para("That was the one reminder."),)
        case _:
            return ()


def _address(about: About) -> str:
    return about.job.text(JobPart.ADDRESS) if about.kind in TO_THEM else ""


def _no_arguing(job: Job) -> tuple[str, ...]:
    """Names that may hold such a word."""
    return (job.role, job.employer, job.name)
