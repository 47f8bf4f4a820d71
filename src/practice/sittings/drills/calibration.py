"""Knowing yourself: what you expect, the levels you give, what is counted, and a later look, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from practice.model.answer import Ended, Voice
from practice.model.drills import DrillKind
from practice.model.facts import Answered, Part
from practice.model.kinds import in_words
from practice.model.pace import Zone, spoken_seconds
from practice.model.page import Choice, Left, Page, Para, Picture, Tone, Wanted
from practice.model.trouble import Trouble
from practice.model.wording import words_of
from practice.progress.calibration import ENOUGH_PAIRS, Calibration
from practice.progress.comparing import (
    COMPARISONS,
    NEWEST,
    Comparison,
    Judged,
    Pair,
    by_competency,
    calibration_of,
    comparison_sentence,
    competency_sentence,
    enough_lengths,
    length_sentence,
    without_evidence,
)
from practice.progress.inner_clock import (
    ENOUGH_TAKES,
    InnerClock,
    inner_clock,
    inner_clock_sentence,
    short_clock_sentence,
)
from practice.progress.leaning import Way, chance_in_words, way
from practice.progress.pairs_drawn import drawn
from practice.progress.pairs_drawn import in_words as pairs_in_words
from practice.progress.rating_practice import others_sentence, rating_practice, rating_sentence
from practice.progress.self_view import HOW, LOOSELY, USUAL_LENGTH, YARDSTICK, said_first
from practice.rounds.plan import Asked
from practice.sittings.ports import World
from practice.sittings.rounds.readback import OtherVersion, plan_from
from practice.sittings.rounds.review import see_fresh
from practice.sittings.script import Sitting, ask_choice
from practice.sittings.waiting import blind_answer

TITLE = "Knowing yourself"
FORESEEN, FRESH, EVIDENCE = COMPARISONS
EXPLAINED = tuple(Para(line, Tone.ITEM) for line in HOW)


def calibration(world: World) -> Sitting[None]:
    """Where the person leans, the comparisons one by one, and an old answer to see fresh if one is due."""
    notice = ""
    while True:
        seen = _look(world)
        key = yield from ask_choice(replace(_first_page(seen), why=notice))
        notice = ""
        try:
            match key:
                case "c":
                    yield from _one_by_one(seen)
                    return
                case "f":
                    assert seen.due is not None
                    yield from see_fresh(world, seen.due)
                case "z":
                    return
                case _:
                    raise AssertionError(f"there is no {key!r} here")
        except Left:
            continue
        except OtherVersion as trouble:  # the old answer's round was kept by another version
            notice = trouble.told


@dataclass(frozen=True, slots=True)
class Seen:
    """All that the pages are made of. `due` is the old answer to see fresh, `waiting` that some were not
    looked at yet."""

    judged: Sequence[Judged]
    pairs: dict[Comparison, tuple[Pair, ...]]
    ratings: Calibration
    clock: InnerClock
    due: Answered | None
    waiting: bool


def _look(world: World) -> Seen:
    judged = judged_answers(world)
    return Seen(
        judged,
        {comparison: comparison.pairs(judged) for comparison in COMPARISONS},
        rating_practice(world.history.drills(DrillKind.RATE)),
        inner_clock(world.history.drills(DrillKind.STOP)),
        blind_answer(world),
        bool(world.history.waiting()),
    )


def _first_page(seen: Seen) -> Page:
    body: list[Para | Picture] = []
    beside = [line for line in (others_sentence(seen.ratings), short_clock_sentence(seen.clock)) if line]
    for line, names in said_first(_leans(seen.pairs), beside):
        body += [Para(line), *(Para(name, Tone.ITEM) for name in names)]
    body += [Para(_next_step(seen)), Para(LOOSELY.text, Tone.ASIDE)]
    choices = [Choice("c", "the comparisons, one by one"), Choice("z", "done")]
    if seen.due:
        choices.insert(1, Choice("f", "see an old answer fresh (about a minute)"))
    return Page(
        TITLE, tuple(body), "Your choice", Wanted.CHOICE, tuple(choices), default="c", explained=EXPLAINED
    )


def _one_by_one(seen: Seen) -> Sitting[None]:
    """A page for each, those that can say something first; going back leads to the one before."""
    pages = [
        *((len(seen.pairs[each]) >= ENOUGH_PAIRS, _compared(each, seen)) for each in COMPARISONS),
        (enough_lengths(seen.judged), _lengths(seen)),
        (seen.ratings.pairs >= ENOUGH_PAIRS, _samples(seen)),
        (seen.clock.takes >= ENOUGH_TAKES, _clock(seen)),
    ]
    bodies = [body for _, body in sorted(pages, key=lambda page: not page[0])]
    at = 0
    while at < len(bodies):
        page = Page(TITLE, bodies[at], "Enter goes on.", step=f"{at + 1} of {len(bodies)}")
        try:
            yield replace(page, explained=EXPLAINED)
        except Left:
            if at == 0:
                raise
            at -= 1
        else:
            at += 1


def _leans(pairs: dict[Comparison, tuple[Pair, ...]]) -> list[tuple[str, Way]]:
    """Each comparison, and each competency that has enough pairs in it, by a short name."""
    leans = []
    for comparison, found in pairs.items():
        leans.append((comparison.short, way(calibration_of(found))))
        leans += [
            (f"{in_words(competency)}: {comparison.short}", way(each))
            for competency, each in by_competency(found).items()
        ]
    return leans


def _compared(comparison: Comparison, seen: Seen) -> tuple[Para | Picture, ...]:
    pairs = seen.pairs[comparison]
    found = calibration_of(pairs)
    body: list[Para | Picture] = [
        Para(comparison.title, Tone.HEADING),
        Para(comparison_sentence(comparison, found)),
    ]
    if comparison is EVIDENCE and (thin := without_evidence(seen.judged)):
        body.append(Para(thin))
    if found.pairs >= ENOUGH_PAIRS:
        body.append(Picture(lambda width: drawn(pairs, width), pairs_in_words(pairs)))
        body += [
            Para(competency_sentence(competency, each), Tone.ITEM)
            for competency, each in by_competency(pairs).items()
        ]
    return tuple(body)


def _lengths(seen: Seen) -> tuple[Para, ...]:
    return (
        Para("Levels, and length", Tone.HEADING),
        Para(length_sentence(seen.judged)),
        Para(USUAL_LENGTH.text, Tone.ASIDE),
    )


def _samples(seen: Seen) -> tuple[Para, ...]:
    return (
        Para("Other people's answers, and the key", Tone.HEADING),
        Para(rating_sentence(seen.ratings) + chance_in_words(way(seen.ratings))),
        Para(YARDSTICK.text, Tone.ASIDE),
    )


def _clock(seen: Seen) -> tuple[Para, ...]:
    return (
        Para("Your inner clock", Tone.HEADING),
        Para(inner_clock_sentence(seen.clock)),
    )


def _next_step(seen: Seen) -> str:
    """The one thing that would make this page say more."""
    if seen.due:
        return "To know more: an old answer waits to be seen fresh, with f."
    if seen.waiting:
        return "To know more: look back on the answers that wait, with `practice review`."
    if seen.ratings.pairs < ENOUGH_PAIRS:
        return f"To know more: rate a few sample answers, with `practice drill --only {DrillKind.RATE}`."
    if len(seen.pairs[FORESEEN]) < ENOUGH_PAIRS:
        return "To know more: before an answer, say from 1 to 5 how it will go. One key is enough."
    if seen.clock.takes < ENOUGH_TAKES:
        return f"To know more: stop by feel, with `practice drill --only {DrillKind.STOP}`."
    if len(seen.pairs[FRESH]) < ENOUGH_PAIRS:
        return "To know more: two days after a look back, a typed answer can be seen fresh here."
    return "Nothing is missing here. Look again after some more rounds."


def judged_answers(world: World) -> tuple[Judged, ...]:
    """The answers with the newest levels, and those seen fresh the latest, with all that was said of each."""
    history = world.history
    fresh = {entry.answer_id: entry.level for entry in history.blind_levels()}
    levels = history.levels()
    wanted = {entry.answer_id for entry in levels[-NEWEST:]} | set(list(fresh)[-NEWEST:])
    zones: dict[str, tuple[Zone | None, ...]] = {}
    judged = []
    for entry in levels:
        if entry.answer_id not in wanted:
            continue
        answered = history.answer(entry.answer_id)
        assert answered is not None
        said = history.review(entry.answer_id)
        ticked = {part.point for part in said if part.part is Part.TICK}
        points = ticked | {part.point for part in said if part.part is Part.NO_TICK}
        first = next((part.level for part in said if part.part is Part.LEVEL), None)
        if answered.round_id not in zones:
            zones[answered.round_id] = _zones(world, answered.round_id)
        judged.append(
            Judged(
                entry.competency,
                entry.level,
                first or entry.level,
                answered.given.expected,
                len(ticked) / len(points) if points else None,
                _inside(answered, zones[answered.round_id]),
                fresh.get(entry.answer_id),
            )
        )
    return tuple(judged)


def _zones(world: World, round_id: str) -> tuple[Zone | None, ...]:
    """The green zone of each item of a round; none of a round that only another version can read."""
    try:
        plan = plan_from(world.history.plan(round_id))
    except Trouble:
        return ()
    return tuple(item.zone if isinstance(item, Asked) else None for item in plan.items)


def _inside(answered: Answered, zones: Sequence[Zone | None]) -> bool | None:
    """Whether its length was the person's own and lay in the zone; what was typed counts as if spoken."""
    given = answered.given
    zone = zones[given.item] if given.item < len(zones) else None
    if zone is None or given.ended is Ended.INTERRUPTED:
        return None
    seconds = given.answered_s
    if answered.voice is Voice.TYPED:
        seconds = spoken_seconds(len(words_of(given.words or "")))
    return zone.low_s <= seconds <= zone.high_s
