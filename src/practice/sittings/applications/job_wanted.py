"""What a job asks for: the words of its advert are proposed, the person says what counts and how much."""

from collections.abc import Mapping
from dataclasses import replace

from practice.applications.advert import Proposal, proposals
from practice.applications.job import Job
from practice.model.drills import Wanted as Weight
from practice.model.jobs import JobPart
from practice.model.kinds import Competency, in_words
from practice.model.page import LIST_KEYS, Choice, Page, Para, Tone, Wanted
from practice.sittings.applications.job_writing import paste
from practice.sittings.drills.past_drills import newest_weights
from practice.sittings.drills.story_matrix import ASKS, NOT_SAID
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice

SHOWN_WORDS = 4
SHOWN_PLACES = 8

NEAR = 60
"""Characters between two words of a line that are shown with it once."""


def wanted(world: World, job: Job) -> Sitting[None]:
    """One competency after another, until the person is done; each reply is kept at once."""
    if not job.text(JobPart.ADVERT):
        job = yield from paste(world, job)
    found = {each.competency: each for each in proposals(job.text(JobPart.ADVERT))}
    order = (*found, *(each for each in Competency if each not in found))
    done = ""
    while True:
        now = newest_weights(world.history.every(Weight), job.id)
        key = yield from ask_choice(replace(_page(job, found, order, now), done=done))
        if key == "z":
            return
        competency = order[LIST_KEYS.index(key)]
        weight = yield from _how_much(job, competency, found.get(competency), now)
        world.history.keep(Weight(world.stamp(), job.id, competency, weight))
        done = f"{in_words(competency).capitalize()}: {ASKS[weight]}."


def _page(
    job: Job,
    found: Mapping[Competency, Proposal],
    order: tuple[Competency, ...],
    now: Mapping[Competency, float],
) -> Page:
    body = []
    if found:
        body.append(Para("Words of the advert, and what they may point to. You say what counts."))
    elif job.text(JobPart.ADVERT):
        body.append(
            Para("None of the usual words stands in this advert. Read it again: what does it ask for?")
        )
    body.append(Para("The drills for this job's interviews are chosen by what you say here.", Tone.ASIDE))
    choices = [Choice("z", "done")]  # first, so that a small window begins at the top
    choices += [Choice(key, _row(each, found, now)) for key, each in zip(LIST_KEYS, order, strict=False)]
    return Page(
        f"{job.name}: what it asks for", tuple(body), "Which one", Wanted.CHOICE, tuple(choices), default="z"
    )


def _row(
    competency: Competency, found: Mapping[Competency, Proposal], now: Mapping[Competency, float]
) -> str:
    said = ASKS[int(now[competency])] if competency in now else NOT_SAID
    words = found[competency].words if competency in found else ()
    if not words:
        return f"{in_words(competency).capitalize()}: {said}"
    more = ", ..." if len(words) > SHOWN_WORDS else ""
    return f'{in_words(competency).capitalize()}: {said} ("{", ".join(words[:SHOWN_WORDS])}{more}")'


def _how_much(
    job: Job, competency: Competency, proposal: Proposal | None, now: Mapping[Competency, float]
) -> Sitting[int]:
    body = [Para(f"{in_words(competency).capitalize()}: how much does the job ask for it?", Tone.QUESTION)]
    body += [Para(place, Tone.QUOTE) for place in _places(proposal)[:SHOWN_PLACES]] if proposal else []
    page = Page(
        f"{job.name}: what it asks for",
        tuple(body),
        "How much",
        Wanted.CHOICE,
        tuple(Choice(str(weight), words) for weight, words in enumerate(ASKS)),
        default=str(int(now.get(competency, 1))),
    )
    return int((yield from ask_choice(page)))


def _places(proposal: Proposal) -> list[str]:
    """The lines with its words, each once: two words of a line are often seen in one glance."""
    found: dict[int, list[tuple[int, str]]] = {}
    for each in proposal.pointers:
        seen = found.setdefault(each.line, [])
        if not any(each.start - start < NEAR for start, _ in seen):
            seen.append((each.start, each.around))
    return [f"line {line}: {around}" for line, seen in found.items() for _, around in seen]
