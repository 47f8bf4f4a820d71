"""Asking for feedback: what stands, the request, one reminder, a call, an answer, the envelope."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from practice.applications.call import ODDS, OTHER_WAYS, WHY_PHONE, sheet
from practice.applications.envelopes import Envelope
from practice.applications.job import YES, Job
from practice.applications.seal import CLOSED
from practice.applications.touches import NOBODY, Touch, sent_on, stop, touches
from practice.model.days import day_of
from practice.model.jobs import JobPart, JobSaid, LetterKind, LetterPart, LetterSaid, Stage
from practice.model.page import Choice, Page, Para, Tone, Wanted
from practice.sittings.applications.envelope import all_of, envelope, is_begun
from practice.sittings.applications.letter_drafts import letters_of
from practice.sittings.applications.letters import write_letter
from practice.sittings.applied import job_of_id
from practice.sittings.job_when import day_that_was
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, kept, menu

TITLE = "Feedback"
REQUEST = "write the request, under 120 words"
REQUEST_BEGUN = "the request: change it, copy it, or say that you have sent it"
REMINDER = "write the one reminder"
REMINDER_BEGUN = "the reminder: change it, copy it, or say that you have sent it"
ASKING = (LetterKind.REQUEST, LetterKind.FOLLOW_UP)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the asking stands: days on which something was sent or came, None where nothing did.

    `drafted` are letters that were begun and not sent; that `none_came` the person has said.
    """

    asked: date | None
    chased: date | None
    answered: date | None
    replied: date | None
    envelopes: Sequence[Envelope]
    reminder: Touch | None
    request: Touch | None
    stop: str
    nobody: bool
    begun: bool
    drafted: frozenset[LetterKind]
    none_came: bool

    @property
    def came(self) -> bool:
        """They have said something."""
        return self.answered is not None or bool(self.envelopes)

    def reminds(self, today: date) -> bool:
        """It is time for the one reminder."""
        waits = not self.came and not self.none_came
        return waits and self.reminder is not None and self.reminder.is_now(today)


def feedback(world: World, job: Job) -> Sitting[None]:
    """A menu, until the person goes back."""

    def page(notice: str) -> Page:
        stands = standing(world, job_of_id(world, job.id) or job)
        return _menu(stands, world.clock.today(), notice)

    def do(key: str) -> Sitting[str]:
        return _do(world, job_of_id(world, job.id) or job, key)

    yield from menu(page, do)


def _do(world: World, job: Job, key: str) -> Sitting[str]:
    match key:
        case "r" | "f" | "t":
            kinds = {"r": LetterKind.REQUEST, "f": LetterKind.FOLLOW_UP, "t": LetterKind.REPLY}
            yield from write_letter(world, job, kinds[key])
        case "c":
            return (yield from _call(world, job))
        case "e":
            yield from envelope(world, job)
        case "a":
            return (yield from _answered(world, job))
        case "n":
            return _none_came(world, job)
        case "o":
            yield Page("Other ways", (Para(OTHER_WAYS.text),), "Enter goes back.")
    return ""


def standing(world: World, job: Job) -> Standing:
    """What was sent and what came, worked out from what is kept."""
    letters = letters_of(world, job)
    there = all_of(world, job)
    ended, reached = (day_of(job.end.on), job.end.stage) if job.end else (None, None)
    open_ = touches(
        ended=ended,
        reached=reached,
        interviews=(),
        letters=letters,
        answered=bool(there),
        now=world.clock.now(),
        today=world.clock.today(),
    )
    answers = [day_of(each.answered) for each in letters if each.draft.kind in ASKING and each.answered]
    return Standing(
        asked=sent_on(letters, LetterKind.REQUEST),
        chased=sent_on(letters, LetterKind.FOLLOW_UP),
        answered=next((day for day in answers if day), None),
        replied=sent_on(letters, LetterKind.REPLY),
        envelopes=there,
        reminder=_of(open_, LetterKind.FOLLOW_UP),
        request=_of(open_, LetterKind.REQUEST),
        stop=stop(letters, answered=bool(there), today=world.clock.today()),
        nobody=reached is Stage.APPLIED,
        begun=is_begun(world, job),
        drafted=frozenset(each.draft.kind for each in letters if not each.sent),
        none_came=job.text(JobPart.NO_FEEDBACK) == YES and not there,
    )


def _of(open_: Sequence[Touch], kind: LetterKind) -> Touch | None:
    return next((each for each in open_ if each.kind is kind), None)


def _menu(stands: Standing, today: date, notice: str) -> Page:
    body = [Para(notice, Tone.QUESTION)] if notice else []
    body += [Para(row, Tone.ITEM) for row in _rows(stands, today)]
    body += [Para(said) for said in _advice(stands, today)]
    choices = list(_choices(stands, today))
    choices.append(Choice("z", "done for now"))
    return Page(
        TITLE, tuple(body), "Your choice", Wanted.CHOICE, tuple(choices), default=_default(stands, today)
    )


def _rows(stands: Standing, today: date) -> list[str]:
    """What stands, a line each."""
    rows = [f"Asked on {stands.asked}." if stands.asked else "Not asked yet."]
    if stands.chased:
        rows.append(f"Reminded on {stands.chased}.")
    if stands.answered:
        rows.append(f"They answered on {stands.answered}.")
    if stands.reminder and not stands.reminder.is_now(today) and not stands.none_came:
        rows.append(f"If nothing comes: one reminder, from {stands.reminder.due} to {stands.reminder.until}.")
    if stands.replied:
        rows.append(f"You thanked them on {stands.replied}.")
    if stands.envelopes:
        rows.append(_counted(stands.envelopes))
    if stands.begun:
        rows.append("An envelope is begun, and not handed in.")
    if stands.none_came:
        rows.append("No feedback came, and you leave it at that.")
    return rows if stands.asked or not (stands.came or stands.none_came) else rows[1:]


def _counted(there: Sequence[Envelope]) -> str:
    closed = sum(not each.opened for each in there)
    name = "One envelope" if len(there) == 1 else f"{len(there)} envelopes"
    if closed == len(there):
        return f"{name}: {CLOSED}."
    return f"{name}: {closed} {CLOSED}, {len(there) - closed} opened." if closed else f"{name}: opened."


def _advice(stands: Standing, today: date) -> list[str]:
    """What there is to know just now: when to ask, that it is enough, how it mostly goes."""
    if stands.none_came:
        return []
    if stands.stop and not (stands.came and stands.replied):
        return [stands.stop]
    if stands.came or stands.asked:
        return [stands.reminder.why] if stands.reminder and stands.reminder.is_now(today) else []
    if stands.nobody:
        return [NOBODY.text]
    when = [stands.request.why] if stands.request else []
    return [*when, ODDS.text]


def _choices(stands: Standing, today: date) -> list[Choice]:
    choices = []
    waits = not stands.came and not stands.none_came
    if waits and not stands.asked:
        choices.append(Choice("r", REQUEST_BEGUN if LetterKind.REQUEST in stands.drafted else REQUEST))
    if waits and not stands.stop:
        choices.append(Choice("c", "a page for five minutes by phone"))
    if stands.reminds(today):
        choices.append(Choice("f", REMINDER_BEGUN if LetterKind.FOLLOW_UP in stands.drafted else REMINDER))
    if stands.asked and not stands.came:
        choices.append(Choice("a", "they have answered"))
    into = "go on with the envelope" if stands.begun else "put what they said into an envelope"
    choices.append(Choice("e", into))
    if stands.came and not stands.replied:
        choices.append(Choice("t", "write back: thank you, and nothing else"))
    if stands.none_came:
        choices.append(Choice("n", "it has come after all, or I still wait for it"))
    elif not stands.envelopes and not stands.begun:
        choices.append(Choice("n", "no feedback came, and I leave it at that"))
    choices.append(Choice("o", "other ways"))
    return choices


def _default(stands: Standing, today: date) -> str:
    if stands.begun:
        return "e"
    if stands.none_came:
        return "z"
    if stands.came:
        return "z" if stands.replied else "t" if stands.envelopes else "e"
    if not stands.asked:
        return "z" if stands.nobody else "r"
    return "f" if stands.reminder and stands.reminder.is_now(today) else "z"


def _answered(world: World, job: Job) -> Sitting[str]:
    """They wrote back; what they wrote goes into an envelope, if it is feedback. Going back notes nothing."""
    letter = [each for each in letters_of(world, job) if each.draft.kind in ASKING and each.sent][-1]
    today = world.clock.now().date()
    body = (Para("On which day did they answer?", Tone.QUESTION), Para("Enter alone: today.", Tone.ASIDE))
    page = Page(TITLE, body, "Day", Wanted.LINE)

    def keep(typed: str) -> str:
        day = day_that_was(typed.strip(), today) if typed.strip() else today
        said = LetterSaid(world.stamp(), letter.draft.stamp.id, LetterPart.ANSWERED, day.isoformat())
        world.history.keep(said)
        return "That is noted. Feedback goes into an envelope; if they may not say, a thank-you is enough."

    return (yield from kept(page, keep))


def _none_came(world: World, job: Job) -> str:
    """Said, or taken back; while it stands nothing more is to be asked of anybody."""
    before = job.text(JobPart.NO_FEEDBACK) == YES
    world.history.keep(JobSaid(world.stamp(), job.id, JobPart.NO_FEEDBACK, "" if before else YES))
    return "That is taken back." if before else "That is noted. There is nothing more to do about it."


def _call(world: World, job: Job) -> Sitting[str]:
    """The sheet for a call, to read, to copy, to keep as a file."""
    page = sheet(job)
    body = (Para(WHY_PHONE.text, Tone.ASIDE), Para(page.subject, Tone.HEADING), Para(page.body))
    choices = (
        Choice("s", "save it as text, to print"),
        Choice("c", "copy it"),
        Choice("z", "done"),
    )
    key = yield from ask_choice(Page(TITLE, body, "Your choice", Wanted.CHOICE, choices, default="z"))
    if key == "s":
        return f"Saved: {world.papers.save_letter(f'call {job.name}', page, ending='txt')}"
    if key == "c":
        copied = world.papers.copy(f"{page.subject}\n\n{page.body}")
        return "It is on the clipboard." if copied else "No clipboard can be reached here. Save it instead."
    return ""
