"""What is said of a job, checked and kept: the same from a page and from the command line."""

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from practice.applications.job import YES, Job
from practice.applications.stages import SEEN_WORDS, known, meant
from practice.model.fact import Fact
from practice.model.jobs import JobAdded, JobPart, JobSaid, Seen
from practice.model.printing import clean
from practice.model.trouble import Trouble
from practice.sittings.applied import NoJob, every_job, find_job, known_jobs, name_key
from practice.sittings.command_words import typed
from practice.sittings.interviews import known as known_interviews
from practice.sittings.interviews import line
from practice.sittings.job_when import day_that_was, day_to_come
from practice.sittings.ports import World
from practice.sittings.unfinished import Unfinished

LONGEST = {JobPart.NAME: 40, JobPart.NOTE: 5_000, JobPart.ADVERT: 60_000}
"""Characters of a part; some adverts come with the whole company."""

LONGEST_LINE = 300
"""Characters of any other part."""

CV_SHOWN = 8
"""Digits of a CV's sum that tell two versions apart."""

NO = "no"
BACK = frozenset({"n", NO, "false", "off"})

PART_WORDS = {
    JobPart.NAME: "name",
    JobPart.EMPLOYER: "employer",
    JobPart.ROLE: "role",
    JobPart.SEEN: "how you came to know of it",
    JobPart.WHO: "who told you, or whom you write to",
    JobPart.ADDRESS: "address for letters",
    JobPart.DEADLINE: "deadline",
    JobPart.APPLIED: "day of the application",
    JobPart.ADVERT: "advert",
    JobPart.CV: "CV you sent",
    JobPart.CV_NOTE: "which version of the CV",
    JobPart.NOTE: "note",
    JobPart.HIDDEN: "put away",
    JobPart.WANTS_AGAIN: "you would work there after all",
    JobPart.EARLIEST: "a new application is welcome from",
    JobPart.EARLIEST_FROM: "who says so",
    JobPart.NO_FEEDBACK: "no feedback came",
    JobPart.FIRST_SENTENCE: "first sentence of a new application",
    JobPart.REVIEW_ON: "day agreed with your manager",
}
"""What each part is called in a sentence, without an article."""

LONG = frozenset({JobPart.ADVERT, JobPart.NOTE})
"""Parts of several lines."""

FILES = frozenset({JobPart.ADVERT, JobPart.CV})
"""Parts for which the command line names a file."""

TO_COME = frozenset({JobPart.DEADLINE, JobPart.EARLIEST, JobPart.REVIEW_ON})
ANSWERS = frozenset({JobPart.HIDDEN, JobPart.WANTS_AGAIN, JobPart.NO_FEEDBACK})


def enter(
    world: World,
    name: str,
    said: Mapping[JobPart, str] | None = None,
    *,
    advert: Path | None = None,
    cv: Path | None = None,
    again_of: str = "",
    carried: Mapping[JobPart, str] | None = None,
    more: Callable[[str], Sequence[Fact]] = lambda _: (),
) -> Job:
    """A new job with what is said of it: all is checked first, and kept at once or not at all.

    A name that an application had which has ended is tried again; `again_of` says so of a new name. `carried`
    was said of that one, and checked then; `more` makes facts that belong to the job, of its id. Raises
    Trouble.
    """
    name = checked(world, JobPart.NAME, name)
    earlier = next((job for job in reversed(known_jobs(world)) if name_key(job.name) == name_key(name)), None)
    if earlier is not None and (again_of or earlier.end is None):
        raise NoJob(
            f"a job is called '{earlier.name}' already",
            mend="give this one a name of its own, perhaps with the role in it",
        )
    parts = {part: checked(world, part, text) for part, text in (said or {}).items() if text.strip()}
    if advert is not None:
        parts[JobPart.ADVERT] = from_file(world, JobPart.ADVERT, advert)
    if cv is not None:
        parts[JobPart.CV] = from_file(world, JobPart.CV, cv)
    added = JobAdded(world.stamp(), name, again_of or (earlier.id if earlier else ""))
    job = added.stamp.id
    parts |= {part: text for part, text in (carried or {}).items() if text}
    facts = [JobSaid(world.stamp(), job, part, text) for part, text in parts.items()]
    world.history.keep(added, *facts, *more(job))
    return next(each for each in every_job(world) if each.id == job)


def add(
    world: World,
    name: str,
    said: Mapping[JobPart, str] | None = None,
    *,
    advert: Path | None = None,
    cv: Path | None = None,
) -> str:
    """The same, as sentences. Raises Trouble."""
    job = enter(world, name, said, advert=advert, cv=cv)
    told = [f"{job.name} is entered{', once more' if job.again_of else ''}."]
    told += [has_passed for part in TO_COME if (has_passed := _passed(world, part, job.text(part)))]
    if job.text(JobPart.ADVERT):
        told.append(
            f"The advert is kept; `practice jobs want {typed(job.name)}` shows which of its words count."
        )
    told.append(f"`practice jobs interview add {typed(job.name)} WHEN` enters an interview.")
    return " ".join(told)


def edit(world: World, job: Job, part: JobPart, text: str, begun: Unfinished | None = None) -> str:
    """Say one part anew, or take it back with an empty text; what was kept, as a sentence. Raises Trouble.

    It takes the place of what was being written of it.
    """
    if part is JobPart.NAME:
        _refuse_taken_name(world, job, text)
    kept = checked(world, part, text) if text.strip() or part is JobPart.NAME else ""
    before = job.name if part is JobPart.NAME else job.text(part)
    said = [] if kept == before else [JobSaid(world.stamp(), job.id, part, kept)]
    if begun is not None:
        begun.hand_in(*said)
    else:
        world.history.keep(*said)
    if not said:
        return f"{job.name}: it stays as it is."
    return told(world, kept if part is JobPart.NAME else job.name, part, kept)


def edit_by_words(world: World, name: str, part_name: str, words: str | None) -> str:
    """As the command line says it: without words, what stands there. A file is named for advert and CV."""
    part = part_named(part_name)
    back = part is JobPart.HIDDEN and words is not None and words.strip().casefold() in BACK
    job = (_put_away(world, name) if back else None) or find_job(world, name, put_away=part is JobPart.HIDDEN)
    if words is None:
        if part is JobPart.ADVERT and job.text(part):
            return job.text(part)
        now = shown(part, job.name if part is JobPart.NAME else job.text(part))
        return f"{job.name}: {PART_WORDS[part]}: {now or 'nothing is said'}"
    if part in FILES and words.strip():
        text = from_file(world, part, Path(words))
        world.history.keep(JobSaid(world.stamp(), job.id, part, text))
        return told(world, job.name, part, text)
    return edit(world, job, part, words)


def _put_away(world: World, name: str) -> Job | None:
    """The one of this name that is put away, also where another has taken its name since."""
    hidden = [job for job in every_job(world) if job.is_hidden and name_key(job.name) == name_key(name)]
    return hidden[-1] if hidden else None


def hide(world: World, job: Job) -> str:
    """No longer in any list; nothing of it is deleted. What was kept, as sentences."""
    world.history.keep(JobSaid(world.stamp(), job.id, JobPart.HIDDEN, YES))
    said = [told(world, job.name, JobPart.HIDDEN, YES)]
    to_come = [each for each in known_interviews(world) if each.job == job.id]
    if to_come:
        what = "an interview" if len(to_come) == 1 else "interviews"
        said.append(f"It has {what} to come, which will still be shown: {line(world, to_come[0])}.")
    return " ".join(said)


def told(world: World, name: str, part: JobPart, text: str) -> str:
    """What was kept, as a sentence."""
    if part is JobPart.HIDDEN:
        if text == YES:
            again = f"`practice jobs edit {typed(name)} hidden no` brings it back"
            return f"{name} is put away. Nothing of it is deleted: {again}."
        return f"{name} is in the list again."
    if part is JobPart.NAME:
        return f"It is called {name} now."
    if not text:
        return f"{name}: {PART_WORDS[part]}: taken back."
    passed = _passed(world, part, text)
    return f"{name}: {PART_WORDS[part]}: {shown(part, text)}.{f' {passed}' if passed else ''}"


def shown(part: JobPart, text: str) -> str:
    """A part as it is read: a CV by its first digits, an advert by its length."""
    if not text:
        return ""
    if part is JobPart.CV:
        return f"the file whose sum begins with {text[:CV_SHOWN]}"
    if part is JobPart.ADVERT:
        words = len(text.split())
        return "one word, kept" if words == 1 else f"{words} words, kept"
    if part is JobPart.SEEN and (seen := meant(text, Seen)):
        return SEEN_WORDS[seen]
    return text


def part_named(said: str) -> JobPart:
    """The part of this name; enough letters to tell it will do. Raises NoJob with a near one."""
    key = "-".join(said.casefold().replace("-", " ").replace("_", " ").split())
    names = [part.value for part in JobPart]
    begun = [name for name in names if key and name.startswith(key)]
    if key in names or len(begun) == 1:
        return JobPart(key if key in names else begun[0])
    near = get_close_matches(key[:40], names, 1)
    mend = f"did you mean '{near[0]}'? " if near else ""
    raise NoJob(f"a job has no part called '{clean(said)}'", mend=f"{mend}Its parts are: {', '.join(names)}")


def checked(world: World, part: JobPart, text: str) -> str:
    """A part as it is kept. Raises Trouble with what does not fit."""
    text = tidied(text) if part in LONG else " ".join(clean(text.replace("\t", " ")).split())
    most = LONGEST.get(part, LONGEST_LINE)
    if len(text) > most:
        raise _with_words(
            NoJob(f"the {PART_WORDS[part]} has {len(text)} characters", mend=f"use at most {most}"), text
        )
    today = world.clock.now().date()
    if part is JobPart.NAME and not text:
        raise NoJob("a job needs a name", mend="call it by the place, such as Northwind")
    if part is JobPart.NAME and text.startswith("-"):
        raise NoJob("that name begins with a hyphen", mend="commands take it for an option; begin otherwise")
    if part is JobPart.SEEN:
        seen = meant(text, Seen)
        if seen is None:
            raise NoJob(f"'{text}' is no way to come to know of a job", mend=known(text, Seen))
        return seen.value
    if part in TO_COME:
        return day_to_come(text, today).isoformat()
    if part is JobPart.APPLIED:
        return day_that_was(text, today).isoformat()
    if part in ANSWERS:
        return _answer(part, text)
    if part is JobPart.CV and not (len(text) == 64 and set(text) <= set("0123456789abcdef")):
        raise NoJob("a CV is kept by the sum of its file", mend="name the file")
    return text


def from_file(world: World, part: JobPart, path: Path) -> str:
    """An advert's text, or the sum of a CV. Raises Trouble."""
    if part is JobPart.CV:
        return world.papers.digest_of(path)
    text = tidied(world.papers.text_of(path))
    if not text:
        raise NoJob(f"{path} has no words in it", mend="save the advert as text, or paste it: home, then j")
    return checked(world, part, text)


def tidied(text: str) -> str:
    """Several lines without what drives a terminal, and without empty ends."""
    lines = clean(text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _answer(part: JobPart, text: str) -> str:
    said = text.casefold()
    if said in ("y", YES, "true", "on"):
        return YES
    if said in BACK:
        return NO
    raise NoJob(f"'{text}' is neither yes nor no", mend=f"write yes or no behind {part.value}")


def _passed(world: World, part: JobPart, text: str) -> str:
    """A day that was meant to come and has passed is kept: it may be so. It is said, too."""
    if part not in TO_COME or not text or text >= world.clock.now().date().isoformat():
        return ""
    return f"The {PART_WORDS[part]}, {text}, has passed."


def _refuse_taken_name(world: World, job: Job, text: str) -> None:
    key = name_key(clean(text))
    if any(each.id != job.id and name_key(each.name) == key for each in known_jobs(world)):
        raise NoJob(f"another job is called '{clean(text).strip()}'", mend="give this one a name of its own")


def _with_words(trouble: Trouble, words: str) -> Trouble:
    trouble.unsaved = words
    return trouble
