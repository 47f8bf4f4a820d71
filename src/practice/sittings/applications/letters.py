"""A letter from its template to the moment at which the person says it is sent. Nothing is sent from here."""

from dataclasses import replace

from practice.applications.job import Job
from practice.applications.letters import TITLES, Written
from practice.applications.templates import as_text, partly, problem
from practice.applications.touches import sent_on, stop
from practice.model.jobs import Drafted, JobPart, LetterKind, LetterPart, LetterSaid
from practice.model.nerves import Interview
from practice.model.page import Choice, Page, Para, Tone, Wanted
from practice.model.paper import Letter
from practice.model.trouble import Trouble
from practice.sittings.applications.job_record import LONGEST, enter
from practice.sittings.applications.letter_drafts import About, keep_draft, letters_of, newest, unfinished
from practice.sittings.applications.letter_places import fill, known
from practice.sittings.applications.letter_post import copied, finish, shown
from practice.sittings.applied import job_of_id, known_jobs, name_key
from practice.sittings.interviews import identity, plain_name
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice

NOTHING_SENT = "A reminder is for a letter that asked for feedback. None is noted as sent."
SAY_SO = "If you have sent one, open that letter first: there you can say so."
ASKING = frozenset({LetterKind.REQUEST, LetterKind.FOLLOW_UP})


def write_letter(world: World, job: Job, kind: LetterKind, *, interview: str = "") -> Sitting[Drafted | None]:
    """One letter, begun or gone on with; its newest draft, or None where nothing was written.

    One that was sent is shown; another of the kind is begun only if the person wants that.
    """
    about = About(job, kind, interview)
    there = newest(world, about)
    if there is not None and there.sent and not (yield from _after_sending(world, about, there)):
        return there.draft
    if there is None and not (yield from _may_remind(world, about)):
        return None
    if there is None or there.sent:
        template = yield from _template(world, kind)
        if template is None:
            return None
        text = partly(template, known(world, about))
        is_new = True
    elif unfinished(world, there.draft).words:  # a place filled now would make another draft of it
        return (yield from finish(world, about, there.draft))
    else:
        text = as_text(Letter(there.draft.subject, there.draft.words))
        is_new = False
    text = yield from fill(world, about, text, is_new=is_new)
    return (yield from finish(world, about, keep_draft(world, about, text)))


def thank(world: World, interview: Interview) -> Sitting[None]:
    """A thank-you note for an interview; of one that belongs to no job, an entry is made first, if wanted."""

    job = job_of_id(world, interview.job) if interview.job else None
    if job is None:
        called = plain_name(world, interview)
        name = called[: LONGEST[JobPart.NAME]].strip("- ")
        keys = (name_key(called), name_key(name))
        job = next((each for each in reversed(known_jobs(world)) if name_key(each.name) in keys), None)
        page = Page(
            TITLES[LetterKind.THANKS],
            (Para(f"{called} belongs to no job yet. With an entry for it, the note has its place."),),
            f"Put it to the entry called {job.name}" if job else f"Make an entry called {name}",
            Wanted.CHOICE,
            (Choice("y", "yes"), Choice("n", "no, leave it")),
            default="y",
        )
        if (yield from ask_choice(page)) == "n":
            return
        job = _with_its_job(world, interview, job, name)
    yield from write_letter(world, job, LetterKind.THANKS, interview=identity(interview))


def _with_its_job(world: World, interview: Interview, job: Job | None, name: str) -> Job:
    """The interview as one for this job, or for a new one of this name."""

    def belongs(job_id: str) -> tuple[Interview]:
        return (replace(interview, stamp=world.stamp(), job=job_id, interview=identity(interview)),)

    if job is None:
        return enter(world, name, more=belongs)
    world.history.keep(*belongs(job.id))
    return job


def _after_sending(world: World, about: About, there: Written) -> Sitting[bool]:
    """A letter that was sent, to read; whether the person wants to write another."""
    while True:
        letter = Letter(there.draft.subject, there.draft.words)
        body = [Para(f"You sent this on {there.sent}.", Tone.QUESTION), *shown(letter)]
        if there.answered:
            body.append(Para(f"An answer came on {there.answered}."))
        choices = [Choice("c", "copy it")]
        if about.kind in ASKING:
            letters = letters_of(world, about.job)
            if said := stop(letters, answered=False, today=world.clock.today()):
                body.append(Para(said))
            if not there.answered:
                choices.append(Choice("a", "an answer has come"))
        choices += [Choice("w", "write another one"), Choice("z", "done")]
        page = Page(
            TITLES[about.kind], tuple(body), "Your choice", Wanted.CHOICE, tuple(choices), default="z"
        )
        match (yield from ask_choice(page)):
            case "c":
                yield Page(TITLES[about.kind], (Para(copied(world, letter)),), "Enter goes on.")
            case "a":
                today = world.clock.today().isoformat()
                world.history.keep(
                    LetterSaid(world.stamp(), there.draft.stamp.id, LetterPart.ANSWERED, today)
                )
                there = replace(there, answered=today)
            case key:
                return key == "w"


def _may_remind(world: World, about: About) -> Sitting[bool]:
    """A reminder that nothing came before would not be true: that is said first."""
    asked = sent_on(letters_of(world, about.job), LetterKind.REQUEST)
    if about.kind is not LetterKind.FOLLOW_UP or asked is not None:
        return True
    page = Page(
        TITLES[about.kind],
        (Para(NOTHING_SENT, Tone.QUESTION), Para(SAY_SO, Tone.ASIDE)),
        "Your choice",
        Wanted.CHOICE,
        (Choice("w", "write it all the same"), Choice("z", "leave it")),
        default="z",
    )
    return (yield from ask_choice(page)) == "w"


def _template(world: World, kind: LetterKind) -> Sitting[str | None]:
    """The person's own, or the shipped one; one that is broken is told of, and never passed over unasked."""
    try:
        template = world.papers.template(kind)
    except Trouble as trouble:
        told = trouble.told
    else:
        wrong = problem(template, kind)
        if wrong is None:
            return template
        what, mend = wrong
        told = Trouble(f"{world.papers.templates / f'{kind.value}.txt'}, {what}", mend=mend).told
    page = Page(
        TITLES[kind],
        (Para(told), Para("Your file is as you left it.", Tone.ASIDE)),
        "Your choice",
        Wanted.CHOICE,
        (
            Choice("u", "use the one that came with the program, this time"),
            Choice("z", "leave it; I mend mine first"),
        ),
        default="z",
    )
    if (yield from ask_choice(page)) == "z":
        return None
    return world.papers.shipped_template(kind)
