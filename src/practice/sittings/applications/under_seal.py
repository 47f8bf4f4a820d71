"""What is under seal for a job, whatever became of it: there to be opened or burnt, and shown by nothing."""

from collections.abc import Sequence

from practice.applications.envelopes import Envelope
from practice.applications.job import Job
from practice.model.page import Choice, Left, Page, Para, Tone, Wanted
from practice.sittings.applications.envelope import all_of, envelope, is_begun, line
from practice.sittings.applications.stormy import letters, stormy
from practice.sittings.applications.unsealing import unseal
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice
from practice.sittings.unfinished import Unfinished

TITLE = "Under seal"
NUMBERS = "123456789"
"""Keys of the envelopes."""


def lies_there(world: World, job: Job) -> str:
    """What there is, counted, and what of it is under seal; empty when nothing is there."""
    there = all_of(world, job)
    sealed = [each for each in there if not each.opened]
    parts = (_counted(len(sealed), "envelope"), _counted(len(letters(world, job)), "letter"))
    closed = " and ".join(part for part in parts if part)
    if not closed and (is_begun(world, job) or _is_letter_begun(world, job)):
        closed = "words that were not handed in"
    opened = _counted(len(there) - len(sealed), "opened envelope")
    return "; ".join(filter(None, (f"under seal: {closed}" if closed else "", opened)))


def under_seal(world: World, job: Job) -> Sitting[str]:
    """One thing after another, until the person is done or nothing is left; what was done, as a sentence."""
    notice = ""
    while lies_there(world, job):
        there = _with_keys(all_of(world, job))
        try:
            key = yield from ask_choice(_menu(world, job, there, notice))
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


def _with_keys(there: Sequence[Envelope]) -> list[Envelope]:
    """Those that are under seal first, then those that were opened; of more than fit, the newest of each."""
    fit = sorted(there, key=lambda each: (each.opened, -each.number))[: len(NUMBERS)]
    return sorted(fit, key=lambda each: (each.opened, each.number))


def _menu(world: World, job: Job, there: list[Envelope], notice: str) -> Page:
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
    body = (Para(notice, Tone.QUESTION),) if notice else ()
    return Page(TITLE, body, "Your choice", Wanted.CHOICE, tuple(choices), default="z")


def _is_letter_begun(world: World, job: Job) -> bool:
    return bool(Unfinished(world, job.id).words)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}" if count else ""
