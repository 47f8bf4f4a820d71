"""Reaching again: notes with their days, the way inside one's own company, similar places, another try."""

from collections.abc import Iterable, Sequence
from datetime import date

from practice.applications.job import YES, Job
from practice.applications.letters import TITLES
from practice.applications.passport import USUAL
from practice.applications.touches import TOUCH_WHY, Touch, touches
from practice.model.days import day_of
from practice.model.jobs import JobPart, JobSaid, LetterKind, Sealed, SealKind, Seen
from practice.model.page import Choice, Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.sittings.applications.earliest import ask_earliest
from practice.sittings.applications.job_record import enter
from practice.sittings.applications.letter_drafts import letters_of
from practice.sittings.applications.letters import write_letter
from practice.sittings.applications.reach_inside import inside
from practice.sittings.applied import job_of_id, known_jobs, name_key
from practice.sittings.job_when import here
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, kept, menu

TITLE = "Reaching again"
NO = "no"

WAIT_FOR_NEWS = "Then wait. A hello without news can stay unsaid, and nothing is lost by it."
SIMILAR = "Similar to"
"""How an entry says what it is like."""

KEYS = {"k": LetterKind.KEEP_IN_MIND, "r": LetterKind.RECRUITER}


def reach(world: World, job: Job) -> Sitting[None]:
    """A menu, until the person goes back."""

    def page(notice: str) -> Page:
        return _menu(world, job_of_id(world, job.id) or job, notice)

    def do(key: str) -> Sitting[str]:
        return _do(world, job_of_id(world, job.id) or job, key)

    yield from menu(page, do)


def _do(world: World, job: Job, key: str) -> Sitting[str]:
    match key:
        case "k" | "r":
            yield from write_letter(world, job, KEYS[key])
        case "t":
            return (yield from _hello(world, job))
        case "i":
            yield from inside(world, job)
        case "s":
            return (yield from _similar(world, job))
        case "w":
            return (yield from _again(world, job))
        case "p":
            from practice.sittings.applications.passport import passport

            yield from passport(world, job)
        case _:
            raise AssertionError(f"there is no {key!r} here")
    return ""


def open_touches(world: World, job: Job) -> tuple[Touch, ...]:
    """What is worth writing about this job, and when; of its interviews those that took place."""
    from practice.sittings.interviews import identity, is_over, of_job, starts

    over = [
        (identity(each), here(world.clock, moment))
        for each in of_job(world, job.id)
        if is_over(world, each) and (moment := starts(each)) is not None
    ]
    feedback = [each for each in world.history.every(Sealed) if each.job == job.id]
    return touches(
        ended=day_of(job.end.on) if job.end and job.is_rejected else None,
        reached=job.end.stage if job.end else None,
        interviews=over,
        letters=letters_of(world, job),
        wants_again=job.text(JobPart.WANTS_AGAIN) != NO,
        answered=any(each.kind is SealKind.FEEDBACK for each in feedback),
        review_on=day_of(job.text(JobPart.REVIEW_ON)),
        now=world.clock.now(),
        today=world.clock.today(),
    )


# -- the menu --------------------------------------------------------------------------------------


def _menu(world: World, job: Job, notice: str) -> Page:
    today = world.clock.today()
    open_ones = _next_of_each(each for each in open_touches(world, job) if each.kind in OF_THIS_STEP)
    body = [Para(notice, Tone.QUESTION)] if notice else []
    body += [Para(row, Tone.ROW) for row in _standing(job)]
    body += [Para(_told(each, today), Tone.ROW) for each in open_ones]
    sent = [each for each in letters_of(world, job) if each.sent and each.draft.kind in OF_THIS_STEP]
    body += [Para(f"{TITLES[each.draft.kind]}: sent on {each.sent}.", Tone.ROW) for each in sent]
    is_inside = job.text(JobPart.SEEN) == Seen.INTERNAL
    goes_back = job.text(JobPart.WANTS_AGAIN) != NO
    choices = [Choice("w", "whether and when to try again there")]
    if goes_back:
        choices.append(Choice("k", "a keep-me-in-mind note"))
        choices.append(Choice("t", "a short hello, when there is news"))
    inside_choice = Choice("i", "inside your own company" if is_inside else "it was inside my own company")
    choices = [inside_choice, *choices] if is_inside else [*choices, inside_choice]
    choices += [Choice("r", "a message to a recruiter"), Choice("s", "similar places")]
    if goes_back:
        choices.append(Choice("p", "the passport: applying again"))
    choices.append(Choice("z", "done for now"))
    return Page(
        TITLE,
        tuple(body),
        "Your choice",
        Wanted.CHOICE,
        tuple(choices),
        default=_default(open_ones, today, choices),
    )


OF_THIS_STEP = (
    LetterKind.KEEP_IN_MIND,
    LetterKind.TOUCH,
    LetterKind.PANEL,
    LetterKind.MANAGER,
    LetterKind.RECRUITER,
)
_KEY_OF = {LetterKind.KEEP_IN_MIND: "k", LetterKind.TOUCH: "t", LetterKind.MANAGER: "i"}


def _next_of_each(there: Iterable[Touch]) -> list[Touch]:
    """Of two hellos only the first: the other is far away."""
    first: dict[LetterKind, Touch] = {}
    for each in there:
        first.setdefault(each.kind, each)
    return list(first.values())


def _default(open_ones: Sequence[Touch], today: date, choices: Sequence[Choice]) -> str:
    """What is due now; else the end."""
    there = {choice.key for choice in choices}
    due = (_KEY_OF[each.kind] for each in open_ones if each.is_now(today) and each.kind in _KEY_OF)
    return next((key for key in due if key in there), "z")


def _standing(job: Job) -> list[str]:
    """What the person said about trying again."""
    rows = []
    wants = job.text(JobPart.WANTS_AGAIN)
    if wants:
        rows.append(
            "You would work there after all." if wants == YES else "You do not want to go back there."
        )
    earliest, source = job.text(JobPart.EARLIEST), job.text(JobPart.EARLIEST_FROM)
    if earliest and wants != NO:
        rows.append(f"A new application is welcome from {earliest}{f' ({source})' if source else ''}.")
    review = job.text(JobPart.REVIEW_ON)
    if review:
        rows.append(f"You look at it again together on {review}.")
    return rows


def _told(touch: Touch, today: date) -> str:
    """One letter with its days."""
    what = TITLES[touch.kind]
    if touch.kind is LetterKind.TOUCH:
        what = f"{what}, only with news"
    if not touch.is_now(today):
        return f"{what}: from {touch.due}."
    return f"{what}: now, until {touch.until}." if touch.until else f"{what}: since {touch.due}."


# -- a short hello ---------------------------------------------------------------------------------


def _hello(world: World, job: Job) -> Sitting[str]:
    """Only with news: without any it says to wait. A letter that is begun is gone on with."""
    begun = [each for each in letters_of(world, job) if each.draft.kind is LetterKind.TOUCH and not each.sent]
    if not begun:
        later = [each for each in open_touches(world, job) if each.kind is LetterKind.TOUCH]
        body = [
            Para("Is there something new that you would tell them?", Tone.QUESTION),
            Para("Something finished, or something of theirs that you have seen.", Tone.ASIDE),
            Para(TOUCH_WHY.text, Tone.ASIDE),
        ]
        if later and not later[0].is_now(world.clock.today()):
            body.append(Para(f"The usual day for it is {later[0].due}.", Tone.ASIDE))
        page = Page(
            TITLES[LetterKind.TOUCH],
            tuple(body),
            "Your choice",
            Wanted.CHOICE,
            (Choice("y", "yes, there is"), Choice("n", "no, not now")),
            default="n",
        )
        if (yield from ask_choice(page)) == "n":
            return WAIT_FOR_NEWS
    yield from write_letter(world, job, LetterKind.TOUCH)
    return ""


# -- another try -----------------------------------------------------------------------------------


def _again(world: World, job: Job) -> Sitting[str]:
    """Whether, from when, and who says so; each reply is kept."""
    now = job.text(JobPart.WANTS_AGAIN)
    page = Page(
        TITLE,
        (
            Para("Would you work there after all?", Tone.QUESTION),
            Para(USUAL.text, Tone.ASIDE),
            Para("You can change your mind at any time.", Tone.ASIDE),
        ),
        "Your choice",
        Wanted.CHOICE,
        (Choice("y", "yes"), Choice("n", "no"), Choice("l", "I do not know yet")),
        default={YES: "y", NO: "n"}.get(now, "l"),
    )
    said = {"y": YES, "n": NO, "l": ""}[(yield from ask_choice(page))]
    if said != now:
        world.history.keep(JobSaid(world.stamp(), job.id, JobPart.WANTS_AGAIN, said))
    if said != YES:
        return "Noted." if said else "That can stay open."
    day = yield from ask_earliest(world, job, TITLE)
    return f"Noted: from {day}." if day else "Noted. The day can come later."


# -- similar places --------------------------------------------------------------------------------


def _similar(world: World, job: Job) -> Sitting[str]:
    """The person's own list, a name a line; each is an entry among the jobs, to go on with or not."""
    entered = 0

    def keep(typed: str) -> str:
        name = clean(typed).strip()
        if name and all(name_key(each.name) != name_key(name) for each in known_jobs(world)):
            enter(world, name, {JobPart.NOTE: f"{SIMILAR} {job.name}."})
        return name

    while True:
        there = _like(world, job)
        body = [
            Para("Which other places could be like it? One name, as it comes to mind.", Tone.QUESTION),
            Para(
                "Each becomes an entry among your jobs. Enter alone: that is all.",
                Tone.ASIDE,
                again=entered > 0,
            ),
        ]
        body += [Para(each.name, Tone.ROW, again=entered > 0) for each in there]
        if not (yield from kept(Page("Similar places", tuple(body), "Place", Wanted.LINE), keep)):
            return {0: "", 1: "It is among your jobs."}.get(entered, "They are among your jobs.")
        entered += 1


def _like(world: World, job: Job) -> list[Job]:
    return [each for each in known_jobs(world) if each.text(JobPart.NOTE) == f"{SIMILAR} {job.name}."]
