"""What a template leaves open, asked for place by place; each reply is kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from practice.applications.dossier import Said, said_of
from practice.applications.job import Job
from practice.applications.letters import TITLES
from practice.applications.templates import ONE_QUESTION, Asked, asked, partly, placeholders
from practice.applications.touches import WHY, sent_on
from practice.model.days import day_of
from practice.model.jobs import (
    Drafted,
    InterviewSaid,
    JobPart,
    JobSaid,
    LetterKind,
    Sealed,
    SealPart,
    SealSaid,
)
from practice.model.page import Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.model.trouble import Trouble
from practice.sittings.applications.letter_drafts import About, keep_draft, letters_of
from practice.sittings.ports import World
from practice.sittings.script import Sitting, kept
from practice.sittings.when import MONTHS

LONGEST = 600
"""Characters for one place of a letter."""

LONGEST_NAME = 60
"""Characters of a last line that can be a name."""

ENDS = {"accept": ".", "door": ".", "liked": ".", "news": ".", "question": "?"}
"""Places that are whole sentences, and how such a one ends."""

LEAVE_OUT = "-"

TO_THEM = frozenset(
    {
        LetterKind.THANKS,
        LetterKind.REQUEST,
        LetterKind.FOLLOW_UP,
        LetterKind.REPLY,
        LetterKind.KEEP_IN_MIND,
        LetterKind.TOUCH,
    }
)
"""Letters to whoever the job's address is of."""


def known(world: World, about: About) -> dict[str, str]:
    """What the program knows by itself."""
    known = {"employer": about.job.employer, "role": about.job.role}
    if world.settings.you.name:
        known["me"] = world.settings.you.name
    if about.kind is LetterKind.FOLLOW_UP:
        asked_on = sent_on(letters_of(world, about.job), LetterKind.REQUEST)
        if asked_on is not None:
            known["asked_on"] = f"on {_in_words(asked_on)}"
    return known


def fill(world: World, about: About, text: str, *, is_new: bool) -> Sitting[str]:
    """Each place that is still open, one after another; each reply is kept."""
    names = placeholders(text)
    for number, name in enumerate(names, 1):
        claim = WHY.get(about.kind) if is_new and number == 1 else None
        step = f"{number} of {len(names)}" if len(names) > 1 else ""
        page, asks = _place(world, about, name, step=step, lead=claim.text if claim else "")
        value, text = yield from kept(page, _keep_place(world, about, text, name, asks))
        if name == "who" and value and about.kind in TO_THEM and not about.job.text(JobPart.WHO):
            world.history.keep(JobSaid(world.stamp(), about.job.id, JobPart.WHO, value))
    return text


def _keep_place(
    world: World, about: About, text: str, name: str, asks: Asked
) -> Callable[[str], tuple[str, str]]:
    """Keeps what shall stand in one place, which is nothing where it is left out; that, and the letter."""

    def keep(typed: str) -> tuple[str, str]:
        said = " ".join(clean(typed).split())
        if len(said) > LONGEST:
            what = f"that is {len(said)} characters; at most {LONGEST} fit here"
            raise Trouble(what, mend="the whole letter comes after this")
        value = "" if said == LEAVE_OUT else _as_sentence(name, said) or asks.offered
        now = partly(text, {name: value})
        keep_draft(world, about, now)
        return value, now

    return keep


def _place(world: World, about: About, name: str, *, step: str, lead: str) -> tuple[Page, Asked]:
    """The page that asks what shall stand in one place."""
    asks = _asked(world, about, name)
    body = [Para(asks.question, Tone.QUESTION)]
    if asks.think:
        body.append(Para(asks.think, Tone.ASIDE))
    if asks.offered:
        body.append(Para(f"Enter alone takes: {asks.offered}", Tone.ASIDE))
        body.append(Para(f"{LEAVE_OUT} leaves it out.", Tone.ASIDE))
    else:
        body.append(Para("Enter alone leaves it out.", Tone.ASIDE))
    if lead:
        body.append(Para(lead, Tone.ASIDE))
    page = Page(TITLES[about.kind], tuple(body), "Your words", Wanted.LINE, step=step, value=asks.offered)
    return page, asks


def _as_sentence(name: str, said: str) -> str:
    """What stands on a line of its own begins and ends as a sentence does; its words are the person's."""
    mark = ENDS.get(name, "")
    if not said or not mark:
        return said
    said = f"{said}{mark}" if said[-1].isalnum() else said
    return said if name == "question" else f"{said[:1].upper()}{said[1:]}"


def _asked(world: World, about: About, name: str) -> Asked:
    """How a place is asked for, with words to take where this job has some."""
    asks = asked(name, about.kind)
    match name:
        case "who":
            offered = _who(world, about)
        case "question" if about.kind is LetterKind.REQUEST:
            offered = _distilled(world, about.job) or asks.offered
            if offered != ONE_QUESTION:
                asks = replace(asks, think=f"{asks.think} You drew this one from your letter.")
        case "question" if about.kind is LetterKind.FOLLOW_UP:
            offered = _question_asked(world, about.job) or asks.offered
        case "met" if about.job.end is not None and (day := day_of(about.job.end.on)):
            offered = f"in {MONTHS[day.month - 1].capitalize()}"
        case "review" if day := day_of(about.job.text(JobPart.REVIEW_ON)):
            offered = f"Would {_in_words(day)} suit you?"
        case "me":
            offered = _signed(world)
        case "looking_for" if about.job.role:
            offered = f"work as {_with_article(about.job.role)}"
        case _:
            offered = asks.offered
    return replace(asks, offered=" ".join(offered.split()))


def _who(world: World, about: About) -> str:
    """Whoever asked the questions, in a note about that interview; else whom the person writes to."""
    if about.kind not in TO_THEM:
        return ""
    said = said_of(world.history.every(InterviewSaid)).get(about.interview, Said())
    people = [name.split(",")[0].split("(")[0].strip() for name in said.people]
    if people := [name for name in people if name]:
        return people[0] if len(people) == 1 else f"{', '.join(people[:-1])} and {people[-1]}"
    return about.job.text(JobPart.WHO)


def _distilled(world: World, job: Job) -> str:
    """The one question that was drawn from a stormy letter."""
    seals = {each.stamp.id for each in world.history.every(Sealed) if each.job == job.id}
    drawn = [
        each.text
        for each in sorted(world.history.every(SealSaid), key=lambda fact: fact.stamp.at)
        if each.seal in seals and each.part is SealPart.DISTILLED and each.text
    ]
    return drawn[-1] if drawn else ""


def _question_asked(world: World, job: Job) -> str:
    """The question in the letter that was sent; its last one, where it has more."""
    requests = [
        each for each in letters_of(world, job) if each.draft.kind is LetterKind.REQUEST and each.sent
    ]
    lines = requests[-1].draft.words.splitlines() if requests else []
    found = next((line for line in reversed(lines) if "?" in line), "")
    _, colon, question = found.partition(": ")
    said = question if colon else found
    return f"{said[:1].upper()}{said[1:]}"  # in the reminder it is a sentence of its own


def _signed(world: World) -> str:
    """The name under the last letter that has one: nobody shall write it again and again."""
    for draft in sorted(world.history.every(Drafted), key=lambda each: each.stamp.at, reverse=True):
        lines = [line.strip() for line in draft.words.splitlines() if line.strip()]
        is_signed = len(lines) > 1 and lines[-2].endswith(",") and len(lines[-1]) <= LONGEST_NAME
        if is_signed and not placeholders(lines[-1]):
            return lines[-1]
    return ""


def _in_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1].capitalize()}"


def _with_article(role: str) -> str:
    """`a data analyst`, `an editor`."""
    return f"{'an' if role[:1].casefold() in 'aeiou' else 'a'} {role}"
