"""Opened feedback sorted piece by piece: how it sits with the person, and what it is about."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from practice.applications.envelopes import Envelope
from practice.applications.job import Job
from practice.applications.mirror import CAUSE_WORDS, PARKING, STANDING_WORDS
from practice.applications.pieces import Seen, goes_on_at, joined, looked_at, newest, pieces
from practice.model.drills import Wanted as WantedCompetency
from practice.model.jobs import Cause, PieceSorted, SealPart, SealSaid, Standing
from practice.model.kinds import Competency, in_words
from practice.model.page import LIST_KEYS, Choice, Left, Page, Para, Tone, Wanted
from practice.sittings.drills.past_drills import newest_weights
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice

TITLE = "Piece by piece"
NEEDS_COMPETENCY = (Cause.ANSWER, Cause.SKILL)

STANDING_KEYS = {"k": Standing.KNEW, "n": Standing.NEW, "o": Standing.OTHERWISE}
CAUSE_KEYS = {
    "r": Cause.RESEARCH,
    "a": Cause.ANSWER,
    "s": Cause.SKILL,
    "c": Cause.CV,
    "n": Cause.NERVES,
    "f": Cause.FIT,
    "u": Cause.UNKNOWABLE,
}


def sort_pieces(world: World, job: Job, envelope: Envelope) -> Sitting[None]:
    """To its end. Each piece is kept as soon as it has its place; after Left it goes on there."""
    parts = pieces(world.history.sealed(envelope.id) or "")
    at = goes_on_at(parts, sorted_of(world, envelope))
    while at < len(parts):
        at = yield from _one(world, job, envelope, parts, at)
    if not envelope.sorted:
        world.history.keep(SealSaid(world.stamp(), envelope.id, SealPart.SORTED))


def sorted_of(world: World, envelope: Envelope) -> dict[int, PieceSorted]:
    """What of it has its place, by number."""
    return dict(newest(world.history.every(PieceSorted), envelope.id))


def _one(world: World, job: Job, envelope: Envelope, parts: Sequence[str], at: int) -> Sitting[int]:
    """One piece; the index of the next."""
    count = 1
    while True:
        words = joined(parts[at : at + count])
        can_join = at + count < len(parts)
        key = yield from ask_choice(_standing_page(words, f"{at + count} of {len(parts)}", can_join=can_join))
        if key == "j":
            count += 1
        elif key == "x":
            _leave_out(world, envelope, range(at + 1, at + count + 1))
            return at + count
        else:
            try:
                yield from _place(world, job, envelope, at + 1, words, STANDING_KEYS[key])
            except Left:
                continue
            return at + count


def _leave_out(world: World, envelope: Envelope, numbers: Iterable[int]) -> None:
    """So that nobody is asked for it again. The words stay where they are: nothing else keeps them."""
    facts = [
        PieceSorted(world.stamp(), envelope.id, n, "", Standing.LEFT_OUT, Cause.UNKNOWABLE) for n in numbers
    ]
    world.history.keep(*facts)


def _standing_page(words: str, step: str, *, can_join: bool) -> Page:
    choices = [Choice(key, STANDING_WORDS[standing]) for key, standing in STANDING_KEYS.items()]
    if can_join:
        choices.append(Choice("j", "join it with what comes next"))
    choices.append(Choice("x", STANDING_WORDS[Standing.LEFT_OUT]))
    return Page(TITLE, (Para(words, Tone.QUOTE),), "This is", Wanted.CHOICE, tuple(choices), step=step)


def _place(
    world: World, job: Job, envelope: Envelope, n: int, words: str, standing: Standing
) -> Sitting[None]:
    """What a piece is about. It is kept before the competency is asked for, which comes on top."""
    while True:
        key = yield from ask_choice(_cause_page(words, standing))
        piece = PieceSorted(world.stamp(), envelope.id, n, words, standing, CAUSE_KEYS[key])
        world.history.keep(piece)
        if piece.cause not in NEEDS_COMPETENCY or standing is Standing.OTHERWISE:
            return
        try:
            competency = yield from _competency(world, job, piece)
        except Left:
            continue
        if competency is not None:
            world.history.keep(replace(piece, stamp=world.stamp(), competency=competency.value))
        return


def _cause_page(words: str, standing: Standing) -> Page:
    body = [Para(words, Tone.QUOTE, again=True), Para("What is it about?", Tone.QUESTION)]
    if standing is Standing.OTHERWISE:
        body.append(Para(PARKING, Tone.ASIDE))
    choices = tuple(Choice(key, CAUSE_WORDS[cause]) for key, cause in CAUSE_KEYS.items())
    return Page(TITLE, tuple(body), "About", Wanted.CHOICE, choices)


def _competency(world: World, job: Job, piece: PieceSorted) -> Sitting[Competency | None]:
    """Which one it is about; those that the job asks for come first. None: none of them."""
    asked_for = wanted_by(world, job)
    listed = [*asked_for, *(each for each in Competency if each not in asked_for)]
    choices = [Choice("z", "none of these")]
    choices += [Choice(key, in_words(each)) for key, each in zip(LIST_KEYS, listed, strict=False)]
    body = (Para(piece.words, Tone.QUOTE, again=True), Para("Which of these would show it?", Tone.QUESTION))
    page = Page(TITLE, body, "It is", Wanted.CHOICE, tuple(choices), default="z")
    key = yield from ask_choice(page)
    return None if key == "z" else listed[LIST_KEYS.index(key)]


def wanted_by(world: World, job: Job) -> list[Competency]:
    """The competencies that this job asks for, the heaviest first."""
    weights = newest_weights(world.history.every(WantedCompetency), job.id)
    there = [each for each, weight in weights.items() if weight]
    return sorted(there, key=lambda each: -weights[each])


def sort_again(world: World, job: Job, envelope: Envelope) -> Sitting[None]:
    """Each piece that was looked at once more: it stays, or moves. What was left out can have a place now."""
    placed = sorted_of(world, envelope)
    parts = pieces(world.history.sealed(envelope.id) or "")
    if not envelope.sorted:
        parts = parts[: goes_on_at(parts, placed)]
    there = looked_at(parts, placed)
    for number, seen in enumerate(there, 1):
        done = False
        while not done:
            key = yield from ask_choice(_again_page(seen, f"{number} of {len(there)}"))
            if key == "z":
                break
            try:
                yield from _place(world, job, envelope, seen.n, seen.words, STANDING_KEYS[key])
            except Left:
                continue
            done = True


def _again_page(seen: Seen, step: str) -> Page:
    stands = Para(f"Now: {_stands(seen.piece)}.", Tone.ASIDE)
    choices = (
        Choice("z", "it stays so"),
        *(Choice(key, STANDING_WORDS[standing]) for key, standing in STANDING_KEYS.items()),
    )
    body = (Para(seen.words, Tone.QUOTE), stands)
    return Page(TITLE, body, "This is", Wanted.CHOICE, choices, default="z", step=step)


def _stands(piece: PieceSorted | None) -> str:
    if piece is None:
        return "left out"
    about = CAUSE_WORDS[piece.cause]
    if piece.competency:
        about = f"{about} ({piece.competency.replace('-', ' ')})"
    return f"{STANDING_WORDS[piece.standing]}; {about}"
