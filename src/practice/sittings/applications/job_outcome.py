"""How an application ended: logged in under a minute, and then nothing is asked for a day."""

from dataclasses import replace
from datetime import date

from practice.applications.dossier import reached
from practice.applications.job import Job
from practice.applications.resting import is_resting
from practice.applications.stages import ENDING_WORDS, STAGE_REACHED, STAGE_WORDS, known, meant
from practice.model.days import day_of
from practice.model.jobs import AfterSaid, Ending, JobEnded, Stage
from practice.model.page import LIST_KEYS, Choice, Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.sittings.applications.job_met import met
from practice.sittings.applied import NoJob, find_job, job_of_id
from practice.sittings.command_words import typed
from practice.sittings.job_when import day_that_was
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, kept

LONGEST_REASON = 2_000

KEYS = {
    "r": Ending.REJECTED,
    "s": Ending.SILENCE,
    "w": Ending.WITHDREW,
    "o": Ending.OFFER,
}
LABELS = {
    Ending.REJECTED: "they said no",
    Ending.SILENCE: "no answer came, and I take that as a no",
    Ending.WITHDREW: "I withdrew",
    Ending.OFFER: "they made an offer",
    Ending.OPEN: "it goes on after all",
}


def end_by_words(
    world: World, name: str, how: str, *, stage: str = "", on: str = "", reason: str = ""
) -> str:
    """As the command line says it; what was kept, as sentences. Raises Trouble."""
    job = find_job(world, name)
    ending = meant(how, Ending)
    if ending is None:
        raise NoJob(f"'{clean(how)}' is no way in which an application ends", mend=known(how, Ending))
    at = meant(stage, Stage) if stage.strip() else stage_so_far(world, job)
    if at is None and stage.strip():
        raise NoJob(f"'{clean(stage)}' is no stage", mend=known(stage, Stage))
    if at is None:
        stages = ", ".join(each.value for each in Stage)
        raise NoJob(
            f"of what form the last interview for {job.name} was is not known",
            mend=f"say how far it came with --stage: {stages}",
        )
    today = world.clock.now().date()
    day = day_that_was(on, today) if on.strip() else today
    said = keep(world, job, ending, at, day, reason=reason)
    if reason.strip() and ending in (Ending.REJECTED, Ending.SILENCE):
        said += (
            f"\nTheir reason is shown with the job. Would you rather not come upon such words by chance? "
            f"Then put them into the envelope the next time: `practice after {typed(job.name)}`, step 2."
        )
    return said


def keep(world: World, job: Job, how: Ending, stage: Stage, day: date, *, reason: str = "") -> str:
    """Log it; what to say then. Raises Trouble."""
    reason = _reason(reason)
    fact = JobEnded(world.stamp(), job.id, how, stage, day.isoformat(), reason)
    if job.end is None or _what(job.end) != _what(fact):
        world.history.keep(fact)
    return afterwards(world, job, how, stage)


def afterwards(world: World, job: Job, how: Ending, stage: Stage) -> str:
    """One sentence that is true and kind, and what there is when it is wanted."""
    match how:
        case Ending.REJECTED | Ending.SILENCE:
            there = f"`practice after {typed(job.name)}` is there when you want it."
            if is_at_rest(world, job):
                return f"{STAGE_REACHED[stage]} For a day nothing is asked of you; {there}"
            return f"{STAGE_REACHED[stage]} {there}"
        case Ending.OFFER:
            return f"{job.name}: kept. They made you an offer."
        case Ending.WITHDREW:
            return f"{job.name}: kept. You withdrew."
        case Ending.OPEN:
            return f"{job.name} goes on."


def is_at_rest(world: World, job: Job) -> bool:
    """The day after the news, in which nothing is asked."""
    ends = [each for each in world.history.every(JobEnded) if each.job == job.id]
    said = [each for each in world.history.every(AfterSaid) if each.job == job.id]
    return is_resting(ends, said, now=world.clock.now())


def stage_so_far(world: World, job: Job) -> Stage | None:
    """How far it came: as was said before, else by its interviews; None when they do not tell."""
    return job.end.stage if job.end else reached(met(world, job))


# -- on pages ------------------------------------------------------------------------------------


def outcome(world: World, job: Job) -> Sitting[None]:
    """How it ended, at which stage, on which day, and the reason where one was given. Raises Trouble."""
    how = yield from _how(job)
    if how is Ending.OPEN:
        assert job.end is not None, "it is only offered where something had ended"
        keep(world, job, how, job.end.stage, world.clock.now().date())
        yield _last(world, job, how, job.end.stage)
        return
    stage = yield from _stage(world, job)
    today = world.clock.now().date()
    before = day_of(job.end.on) if job.end and job.end.how is how else None
    first = before or today
    keep(world, job, how, stage, first, reason=_reason_so_far(job))
    yield from _day(world, job, how, stage, first)
    job = job_of_id(world, job.id) or job
    if how is Ending.REJECTED and not _reason_so_far(job):
        yield from _their_reason(world, job)
    yield _last(world, job, how, stage)


def _how(job: Job) -> Sitting[Ending]:
    keys = dict(KEYS) | ({"g": Ending.OPEN} if job.end else {})
    now = next((key for key, each in keys.items() if job.end and each is job.end.how), "r")
    page = Page(
        job.name,
        (Para("How did it end?", Tone.QUESTION),),
        "Your choice",
        Wanted.CHOICE,
        tuple(Choice(key, LABELS[each]) for key, each in keys.items()),
        default=now,
    )
    return keys[(yield from ask_choice(page))]


def _stage(world: World, job: Job) -> Sitting[Stage]:
    so_far = stage_so_far(world, job)
    stages = dict(zip(LIST_KEYS, Stage, strict=False))
    page = Page(
        job.name,
        (Para("How far did it come? It is what you reached that counts.", Tone.QUESTION),),
        "Your choice",
        Wanted.CHOICE,
        tuple(Choice(key, STAGE_WORDS[each]) for key, each in stages.items()),
        default=next((key for key, each in stages.items() if each is so_far), ""),
    )
    return stages[(yield from ask_choice(page))]


def _day(world: World, job: Job, how: Ending, stage: Stage, first: date) -> Sitting[None]:
    asked = "From which day do you take it as a no?" if how is Ending.SILENCE else "On which day was that?"
    page = Page(
        job.name,
        (Para(f"{asked} Enter alone: {first.isoformat()}.", Tone.QUESTION),),
        "Day",
        Wanted.LINE,
    )

    def keep_day(typed: str) -> None:
        day = day_that_was(typed, world.clock.now().date()) if typed.strip() else first
        here = job_of_id(world, job.id) or job
        keep(world, here, how, stage, day, reason=_reason_so_far(here))

    yield from kept(page, keep_day)


def _their_reason(world: World, job: Job) -> Sitting[None]:
    """Asked for before a word of it is written: what is shown with the job stays in it."""
    page = Page(
        job.name,
        (
            Para("Did they give a reason?", Tone.QUESTION),
            Para("In the envelope it is sealed: nothing shows it until you open it.", Tone.ASIDE),
        ),
        "Your choice",
        Wanted.CHOICE,
        (
            Choice("n", "no, or not now"),
            Choice("e", "yes: it goes into the envelope"),
            Choice("w", "yes: I write it here, and it is shown with the job"),
        ),
        default="n",
    )
    key = yield from ask_choice(page)
    if key == "e":
        from practice.sittings.applications.envelope import envelope

        yield from envelope(world, job)
    elif key == "w":
        yield from _written(world, job)


def _written(world: World, job: Job) -> Sitting[None]:
    page = Page(
        job.name, (Para("In their words. Enter alone leaves it out.", Tone.QUESTION),), "Reason", Wanted.LINE
    )

    def keep_reason(said: str) -> None:
        reason = _reason(said)
        end = (job_of_id(world, job.id) or job).end
        if reason and end is not None:
            world.history.keep(replace(end, stamp=world.stamp(), reason=reason))

    yield from kept(page, keep_reason)


def _last(world: World, job: Job, how: Ending, stage: Stage) -> Page:
    return Page(job.name, (Para(afterwards(world, job, how, stage)),), "Enter goes on.")


def _reason_so_far(job: Job) -> str:
    return job.end.reason if job.end else ""


def _reason(text: str) -> str:
    reason = " ".join(clean(text.replace("\t", " ")).split())
    if len(reason) > LONGEST_REASON:
        raise NoJob(f"the reason has {len(reason)} characters", mend=f"use at most {LONGEST_REASON}")
    return reason


def _what(end: JobEnded) -> tuple[str, ...]:
    return end.how.value, end.stage.value, end.on, end.reason


def how_it_ended(end: JobEnded) -> str:
    """In a line: what, how far, when."""
    stage = "" if end.how is Ending.OFFER else f" ({STAGE_WORDS[end.stage]})"
    return f"{ENDING_WORDS[end.how]}{stage}, {end.on}"
