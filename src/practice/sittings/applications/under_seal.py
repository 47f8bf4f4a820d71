"""What is under seal for a job, whatever became of it: there to be opened or burnt, and shown by nothing."""

from dataclasses import replace

from practice.applications.envelopes import Envelope
from practice.applications.job import Job
from practice.model.page import Choice, Left, Page, Wanted
from practice.sittings.applications.envelope import all_of, envelope, is_begun, line
from practice.sittings.applications.stormy import letters, stormy
from practice.sittings.applications.unsealing import unseal
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice
from practice.sittings.unfinished import Unfinished

TITLE = "Under seal"
NUMBERS = "123456789"
"""Keys of the envelopes: of more, the newest are listed."""


def lies_there(world: World, job: Job) -> str:
    """What there is, counted; empty when nothing is under seal."""
    parts = (_counted(len(all_of(world, job)), "envelope"), _counted(len(letters(world, job)), "letter"))
    there = " and ".join(part for part in parts if part)
    is_unfinished = is_begun(world, job) or _is_letter_begun(world, job)
    return there or ("words that were not handed in" if is_unfinished else "")


def under_seal(world: World, job: Job) -> Sitting[str]:
    """One thing after another, until the person is done or nothing is left; what was done, as a sentence."""
    notice = ""
    while lies_there(world, job):
        there = all_of(world, job)[-len(NUMBERS) :]
        try:
            key = yield from ask_choice(replace(_menu(world, job, there), why=notice))
        except Left:
            return ""
        notice = ""
        try:
            match key:
                case "z":
                    return ""
                case "e":
                    yield from envelope(world, job)
                case "l" | "h":
                    notice = yield from stormy(world, job)
                case _:
                    if (yield from unseal(world, job, there[NUMBERS.index(key)])):
                        from practice.sittings.applications.mirror import look

                        yield from look(world, job)
        except Left:
            continue
    return notice


def _menu(world: World, job: Job, there: list[Envelope]) -> Page:
    choices = [Choice("z", "done")]  # first, so that a small window begins at the top
    choices += [Choice(key, line(each)) for key, each in zip(NUMBERS, there, strict=False)]
    if is_begun(world, job):
        choices.append(Choice("e", "an envelope that was not handed in"))
    if count := len(letters(world, job)):
        choices.append(
            Choice("l", f"{_counted(count, 'letter')} that {'is' if count == 1 else 'are'} never sent")
        )
    elif _is_letter_begun(world, job):
        choices.append(Choice("h", "a letter that was not handed in"))
    return Page(TITLE, (), "Your choice", Wanted.CHOICE, tuple(choices), default="z")


def _is_letter_begun(world: World, job: Job) -> bool:
    return bool(Unfinished(world, job.id).words)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}" if count else ""
