"""Writing kindly to oneself: three prompts, questions that the words raise, facts and story, a next step."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from practice.applications.job import Job
from practice.applications.kindly import (
    ABOUT,
    ENDS_HERE,
    FIRST_THREE,
    KEPT,
    PROMPTS,
    THOUGHT,
    WHY,
    to_go_on_with,
    written,
)
from practice.applications.traps import MOST, Trap, traps
from practice.model.jobs import AfterPart, AfterSaid
from practice.model.page import Choice, Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, kept
from practice.sittings.unfinished import Unfinished

TITLE = "Kindly, to yourself"
EMPTY = "Handed in empty, it is left out."
NO_TRAPS = "No question comes to mind. That says nothing about the thought: only few words are known here."


def kindness(world: World, job: Job) -> Sitting[None]:
    """From the first prompt, or from where it was left today."""
    parts = tuple(PROMPTS)
    said = said_of(world, job)
    if any(each.text for each in said if each.part in PROMPTS):
        chosen = yield from _where(world, said)
        if not chosen:
            return
        parts = chosen
    yield from _through(world, job, parts)


def thought(world: World, job: Job) -> Sitting[None]:
    """One thought, and what may be asked about it."""
    body = (Para(THOUGHT, Tone.QUESTION), Para(EMPTY, Tone.ASIDE))
    words = yield from _asked(world, job, AfterPart.STORY, Page("A thought", body, "Your words"))
    if words:
        found = traps(words)
        yield (
            _questions("A thought", found)
            if found
            else Page("A thought", (Para(NO_TRAPS),), "Enter goes on.")
        )


def said_of(world: World, job: Job) -> Sequence[AfterSaid]:
    """All that was said in the days after the news about this job."""
    return [each for each in world.history.every(AfterSaid) if each.job == job.id]


def _where(world: World, said: Sequence[AfterSaid]) -> Sitting[tuple[AfterPart, ...]]:
    """The parts that the person wants to write now."""
    rest = to_go_on_with(said, day=world.clock.today().isoformat())
    choices = (
        *((Choice("g", "go on where you stopped"),) if rest else ()),
        Choice("n", "write anew; what you wrote stays"),
        Choice("r", "read what you wrote"),
        Choice("z", "done"),
    )
    page = Page(TITLE, (Para(KEPT),), "Your choice", Wanted.CHOICE, choices, default="g" if rest else "z")
    while (key := (yield from ask_choice(page))) == "r":
        yield _read_back(said)
    return {"g": rest, "n": tuple(PROMPTS)}.get(key, ())


def _read_back(said: Sequence[AfterSaid]) -> Page:
    body: list[Para] = []
    for part, all_words in written(said).items():
        body.append(Para(PROMPTS[part]))
        for words in all_words:
            if len(all_words) > 1:
                body.append(Para(f"{words.stamp.day}:", Tone.ASIDE))
            body.append(Para(words.text, Tone.QUOTE))
    return Page(TITLE, tuple(body), "Enter goes back.")


def _through(world: World, job: Job, parts: Sequence[AfterPart]) -> Sitting[None]:
    here: dict[AfterPart, str] = {}
    asked: list[Trap] = []
    for part in parts:
        here[part] = yield from _asked(world, job, part, _prompt(part, parts, here))
        if part in (AfterPart.FRIEND, AfterPart.STORY):
            looked_at = FIRST_THREE if part is AfterPart.FRIEND else (AfterPart.FACTS, AfterPart.STORY)
            found = _new_traps([here.get(each, "") for each in looked_at], asked)
            if found:
                yield _questions(TITLE, found)
            asked += found
    yield Page(TITLE, (Para("Kept, as far as you wrote it."), Para(ENDS_HERE.text)), "Enter goes on.")


def _new_traps(texts: Iterable[str], asked: Sequence[Trap]) -> tuple[Trap, ...]:
    """What may be asked about besides what was asked already: of all together not many."""
    known = {trap.words for trap in asked}
    return traps("\n".join(texts), most=MOST - len(asked), known=known)


def _questions(title: str, found: Sequence[Trap]) -> Page:
    one = "A question about it" if len(found) == 1 else "Some questions about it"
    body = [Para(f"{one}, for you alone. Nothing has to be answered.")]
    body += [Para(f"{trap.kind.value.capitalize()}? {trap.question}", Tone.QUESTION) for trap in found]
    return Page(title, tuple(body), "Enter goes on.")


def _prompt(part: AfterPart, parts: Sequence[AfterPart], here: dict[AfterPart, str]) -> Page:
    step = f"{list(PROMPTS).index(part) + 1} of {len(PROMPTS)}"
    body = [Para(PROMPTS[part], Tone.QUESTION)]
    if part is AfterPart.STORY and here.get(AfterPart.FACTS):
        body += [Para("What happened, as you wrote it:", again=True)]
        body += [Para(here[AfterPart.FACTS], Tone.QUOTE, again=True)]
    if part is AfterPart.NEXT_STEP:
        body.append(Para("Enter alone leaves it out.", Tone.ASIDE))
        return Page(TITLE, tuple(body), "Next step", Wanted.LINE, step=step)
    if part is parts[0]:
        why = (Para(WHY.text, Tone.ASIDE),) if part is AfterPart.FEEL else ()
        body += [Para(f"{ABOUT} {KEPT}", Tone.ASIDE), *why]
    else:
        body.append(Para(EMPTY, Tone.ASIDE))
    return Page(TITLE, tuple(body), "Your words", step=step)


def _asked(world: World, job: Job, part: AfterPart, page: Page) -> Sitting[str]:
    """What was written, kept at once; empty when it was left out. A text is kept as it grows, too."""
    if page.wanted is Wanted.LINE:

        def keep_line(said: str) -> str:
            words = " ".join(clean(said).split())
            if words:
                world.history.keep(AfterSaid(world.stamp(), job.id, part, words))
            return words

        return (yield from kept(page, keep_line))
    begun = Unfinished(world, f"{job.id}:{part.value}")

    def hand_in(said: str) -> str:
        words = clean(said).strip()
        begun.hand_in(*([AfterSaid(world.stamp(), job.id, part, words)] if words else []))
        return words

    page = replace(page, wanted=Wanted.TEXT, value=begun.words, keep=begun.keep, sealed=True)
    return (yield from kept(page, hand_in))
