"""Which ideas of a story or an answer came: ticked by the person, and what the schedule learns from it.

What typed words say is proposed; the person has the last word.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from practice.model.drills import Recalled
from practice.model.page import Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.schedule.memory import grade_of
from practice.sittings.ports import World
from practice.sittings.script import Sitting
from practice.stories.recall import Idea, proposed, ticked


@dataclass(frozen=True, slots=True)
class Told:
    """What came of telling it. `words` as typed (empty when spoken); `first_s` None when not timed."""

    words: str = ""
    first_s: float | None = None
    peeked: bool = False
    left_out: bool = False


def ticks(
    title: str,
    ideas: Sequence[Idea],
    words: str = "",
    *,
    lead: Sequence[Para] = (),
    step: str = "",
    optional: bool = False,
) -> Sitting[frozenset[str] | None]:
    """Which came. Enter alone takes what the words say; None where it leaves an `optional` one open."""
    found = proposed(ideas, words) if words else None
    numbers = _numbers(ideas, found) if found is not None else ""
    if found is not None:
        by_words = f"these: {numbers}" if found else "none of them"
        how = f"By your words {by_words}. Enter takes that; or type numbers, a for all, 0 for none."
    else:
        how = "Which of these came? Numbers such as 1 2; a for all, 0 for none."
        how += " Enter alone leaves it open." if optional else ""
    rows = (Para(f"{n}. {in_full(idea)}", Tone.ROW) for n, idea in enumerate(ideas, 1))
    page = Page(title, (*lead, Para(how), *rows), "These came", Wanted.LINE, value=numbers, step=step)
    reply = yield page
    while True:
        if not reply.strip() and (optional or found is not None):
            return found
        read = ticked(ideas, reply)
        if not read.why:
            return read.came
        reply = yield replace(page, why=read.why, value=clean(reply))


def recalled(world: World, thing: str, part: float, told: Told) -> Recalled:
    """The recall as a fact. Nobody is asked for its grade."""
    grade = grade_of(part, first_s=told.first_s, peeked=told.peeked)
    return Recalled(world.stamp(), thing, round(part, 3), told.first_s, told.peeked, grade.value)


def missed_page(title: str, ideas: Sequence[Idea], came: frozenset[str], *, step: str = "") -> Page:
    """How many came, and the rest to be read once more."""
    missed = [idea for idea in ideas if idea.id not in came]
    if not missed:
        return Page(title, (Para("All of it came."),), "Enter goes on.", step=step)
    body = [Para(f"{len(came)} of {len(ideas)} came."), Para("To read once more", Tone.HEADING)]
    body += [Para(in_full(idea), Tone.ITEM) for idea in missed]
    return Page(title, tuple(body), "Enter goes on.", step=step)


def in_full(idea: Idea) -> str:
    """With its numbers where the text does not say them."""
    apart = [number for number in idea.numbers if number.casefold() not in idea.text.casefold()]
    return f"{idea.text} ({', '.join(apart)})" if apart else idea.text


def _numbers(ideas: Sequence[Idea], came: frozenset[str]) -> str:
    return " ".join(str(n) for n, idea in enumerate(ideas, 1) if idea.id in came) or "0"
