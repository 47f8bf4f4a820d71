"""A few minutes of small drills: what today holds, one after another, and what was done."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from practice.model.drills import DrillKind, Outcome
from practice.model.kinds import in_words
from practice.model.pace import reading
from practice.model.page import Left, Page, Para, Tone
from practice.schedule.drills import DrillItem, Material, sample_thing, story_thing
from practice.schedule.due import Due, due
from practice.schedule.planned import Planned
from practice.schedule.today import todays
from practice.sittings.drills.drilled import NAMES, DrillError
from practice.sittings.drills.drills_words import Drill, word_drills
from practice.sittings.drills.past_drills import material, past_drills
from practice.sittings.ports import World
from practice.sittings.script import Sitting

SHOWN_DUE = 3
TITLE_LENGTH = 60

NAMED = frozenset({DrillKind.BEATS, DrillKind.TELL, DrillKind.NUMBERS, DrillKind.RATE})
"""Kinds whose reason does not say what it is about; a question is better met in the drill itself."""

MOST_ROWS = 3
"""Reasons of one kind alone that are read one by one; of more only what they have in common is said."""

OPEN = frozenset(
    {
        DrillKind.ASKING,
        DrillKind.WHICH,
        DrillKind.FIRST,
        DrillKind.STOP,
        DrillKind.BRIDGE,
        DrillKind.THEIR_TURN,
    }
)
"""Kinds that ask a question out of all there are."""

DONE = {
    DrillKind.ASKING: "answered",
    DrillKind.WHICH: "answered",
    DrillKind.BEATS: "recalled",
    DrillKind.FIRST: "written",
    DrillKind.NUMBERS: "written again",
    DrillKind.WE_TO_I: "written again",
    DrillKind.RATE: "rated",
    DrillKind.PROBE: "answered",
    DrillKind.THEIR_TURN: "answered",
}
"""What was done with them. Whether it was right has been said where there was something to learn from it."""

TIMED: Mapping[DrillKind, Callable[[float], str]] = {
    DrillKind.STOP: lambda seconds: reading(round(seconds)),
    DrillKind.BRIDGE: lambda seconds: f"{seconds:.1f} s",
    DrillKind.TELL: reading,
}
"""Kinds of which the time is told, and how."""

NOTHING = {
    DrillKind.WHICH: "This drill needs three stories of yours. `practice stories add` begins one.",
    DrillKind.BEATS: "Nothing is due to be recalled today. `practice due` says what comes when.",
    DrillKind.NUMBERS: (
        "This drill needs a story without a number in its result, or an answer that you typed in the last "
        "days. `practice stories add` begins a story; `practice mock --typed` is a round to type."
    ),
    DrillKind.WE_TO_I: (
        "This drill needs an answer that you typed in the last days. "
        "`practice mock --typed` is a round to type."
    ),
    DrillKind.PROBE: "This drill needs an answer of the last days. `practice mock` is a round.",
    DrillKind.RATE: "You have rated every sample answer within the last week. They come back.",
    DrillKind.THEIR_TURN: "This drill needs questions of the type ask-them in a bank that can be read.",
    DrillKind.TELL: (
        "`practice stories tell ID` is where a story is told aloud; `practice stories list` has them."
    ),
}
"""Why there is nothing of a kind, and what to do."""

NOTHING_TO_RECALL = (
    "This drill needs a story of yours, or a first sentence for one of the answers to have ready. "
    "`practice stories add` begins a story; `practice drill --only first-sentence` asks for first sentences."
)
"""While nothing was ever there to be recalled."""

SPOKEN = frozenset({DrillKind.STOP, DrillKind.BRIDGE, DrillKind.SILENCE})
"""What is about speaking: whoever types is spared it, as there is nothing of it to be typed."""

NOTHING_AT_ALL = "There is nothing to drill: no question could be read. `practice banks check` says why."


@dataclass(frozen=True, slots=True)
class DrillWish:
    """How long, one kind only or a mix, and whether to type what could be said aloud.

    `question` is the key of the one that the answer ladder or the silences are wanted with. `forward` is
    what is practised more this time, on top of what the person's plan brings forward.
    """

    minutes: float = 10
    only: DrillKind | None = None
    typed: bool = False
    question: str | None = None
    forward: tuple[Planned, ...] = ()


def drill(world: World, wish: DrillWish) -> Sitting[None]:
    """Today's minutes. Going back from a drill ends them; all that was done is kept.

    Raises DrillError where what cannot be typed is wanted typed.
    """
    if wish.typed and wish.only in SPOKEN:
        what = f"'{wish.only.value}' is about speaking, and there is nothing of it to type"
        raise DrillError(what, mend="leave out --typed; nobody listens unless the microphone is in use")
    if wish.only is DrillKind.TAKES:
        from practice.sittings.rounds.answer_ladder import answer_ladder

        yield from answer_ladder(world, wish.question, typed=wish.typed)
        return
    if wish.only is DrillKind.SILENCE:
        from practice.sittings.drills.silence import silence

        yield from silence(world, wish.question)
        return
    past = past_drills(world)
    past = replace(past, planned=(*past.planned, *wish.forward))
    there = material(world)
    items = todays(
        there,
        past,
        today=world.clock.today(),
        seconds=wish.minutes * 60,
        rng=world.rng,
        only=wish.only,
        without=SPOKEN if wish.typed else frozenset(),
    )
    if not items:
        said = NOTHING.get(wish.only, NOTHING_AT_ALL) if wish.only else NOTHING_AT_ALL
        if wish.only is DrillKind.BEATS and not (past.memories or past.prepared):
            said = NOTHING_TO_RECALL
        yield Page("Small drills", (*map(Para, there.notices), Para(said)), "Enter goes on.")
        return
    yield _opening(wish, items, there, first=not past.kinds, soon=_soon(past.interview, world.clock.today()))
    sitting = world.new_id()
    done: list[tuple[DrillItem, Outcome]] = []
    with suppress(Left):
        yield from _one_by_one(world, wish, items, sitting, done)
    yield _closing(world, sitting, done)


def _one_by_one(
    world: World,
    wish: DrillWish,
    items: Sequence[DrillItem],
    sitting: str,
    done: list[tuple[DrillItem, Outcome]],
) -> Sitting[None]:
    """Until they are done or the minutes are over: the one that was begun is finished, no other begins."""
    drills = drills_by_kind(typed=wish.typed)
    begun = world.clock.elapsed()
    for item in items:
        if world.clock.elapsed() - begun >= wish.minutes * 60:
            return
        outcome = yield from drills[item.kind](world, item, sitting)
        done.append((item, outcome))


def drills_by_kind(*, typed: bool) -> dict[DrillKind, Drill]:
    """Every drill that is mixed into a sitting."""
    from practice.sittings.drills.drills_timed import bridge, rate_this, stop_at_90
    from practice.sittings.drills.story_telling import drill_telling

    return {
        **word_drills(typed=typed),
        DrillKind.STOP: stop_at_90,
        DrillKind.BRIDGE: bridge,
        DrillKind.RATE: rate_this,
        DrillKind.TELL: drill_telling,
    }


def _soon(interview: date | None, today: date) -> str:
    """What there is to say of an interview that is today or tomorrow; else empty."""
    if interview == today:
        return "Your interview is today: a few minutes are plenty. 'Steady' on the first page leads up to it."
    if interview == today + timedelta(days=1):
        return "Your interview is tomorrow: what you have prepared comes first."
    return ""


def _opening(wish: DrillWish, items: Sequence[DrillItem], there: Material, *, first: bool, soon: str) -> Page:
    """What the minutes hold, each with the reason for it."""
    title = "One minute" if wish.minutes == 1 else f"{wish.minutes:g} minutes"
    count = "One small drill" if len(items) == 1 else f"{len(items)} small drills"
    lead = f"{count}. Stop wherever you like: what was done is kept."
    if first:
        well = "it need not go well" if len(items) == 1 else "none of them has to go well"
        lead = (
            f"Good that you are here. {count} to begin with, and {well}. "
            "Stop wherever you like: what was done is kept."
        )
    rows = [Para(row, Tone.ITEM) for row in _rows(items, _titles(there))]
    return Page(
        f"Today: {title}", (*map(Para, filter(None, (*there.notices, soon, lead))), *rows), "Enter begins."
    )


def _rows(items: Sequence[DrillItem], titles: Mapping[str, str]) -> list[str]:
    """Each in a line with its reason in short and what it is about; one line where the reason is the same."""
    alike: dict[tuple[DrillKind, str], list[DrillItem]] = {}
    for item in items:
        alike.setdefault((item.kind, item.why.split(". ")[0].rstrip(".")), []).append(item)
    kinds = {kind for kind, _ in alike}
    if len(kinds) == 1 and kinds <= OPEN and len(alike) > MOST_ROWS:
        return [f"{NAMES[items[0].kind]}: {len(items)} questions, the most needed first; each says why."]
    return [_row(kind, why, of, titles) for (kind, why), of in alike.items()]


def _row(kind: DrillKind, why: str, items: Sequence[DrillItem], titles: Mapping[str, str]) -> str:
    name = NAMES[kind] if len(items) == 1 else f"{NAMES[kind]} ({len(items)} of them)"
    named_ones = [titles[item.about] for item in items if kind in NAMED and item.about in titles]
    about = ", ".join(dict.fromkeys(named_ones))
    return f"{name}: {why}. {about[:1].upper()}{about[1:]}." if about else f"{name}: {why}."


def _titles(there: Material) -> dict[str, str]:
    """What each thing to recall, to tell or to rate is called."""
    return {
        **{question.key: f"'{_short(question.text)}'" for question in there.questions},
        **{story_thing(story): f"'{story.title}'" for story in there.stories},
        **{
            sample_thing(sample): f"an answer about {in_words(sample.competency)}" for sample in there.samples
        },
    }


def _closing(world: World, sitting: str, done: Sequence[tuple[DrillItem, Outcome]]) -> Page:
    """What was done, what is due tomorrow, and on how many days there was practice."""
    if done:
        body = [Para("Done", Tone.HEADING)]
        body += [Para(row, Tone.ITEM) for row in _done_rows(world, sitting, done)]
    else:
        body = [Para("No drill was finished this time. What you handed in is kept.")]
    body.append(Para("Tomorrow", Tone.HEADING))
    body += _tomorrow(world)
    if done:
        from practice.sittings.nerves.nerves import practised  # nobody waits for it before the first drill

        body.append(Para(practised(world), Tone.ASIDE))
    return Page("That was today", tuple(body), "Enter goes on.")


def _done_rows(world: World, sitting: str, done: Sequence[tuple[DrillItem, Outcome]]) -> list[str]:
    """A line for each kind, in the order in which they came: times where it was timed, else how many."""
    counts: dict[DrillKind, Counter[bool]] = {}
    for item, outcome in done:
        counts.setdefault(item.kind, Counter())[outcome is not Outcome.SKIPPED] += 1
    rows = []
    for kind, count in counts.items():
        told = []
        if count[True]:
            told.append(_times(world, sitting, kind) or f"{count[True]} {DONE.get(kind, 'done')}")
        if count[False]:
            told.append(f"{count[False]} left out")
        rows.append(f"{NAMES[kind]}: {', '.join(told)}")
    return rows


def _times(world: World, sitting: str, kind: DrillKind) -> str:
    """How long they took, of the kinds that are about that; empty where nothing was timed."""
    if kind not in TIMED:
        return ""
    facts = [fact for fact in world.history.drills(kind) if fact.sitting == sitting]
    times = [TIMED[kind](fact.number) for fact in facts if fact.number is not None]
    said = " and ".join(filter(None, (", ".join(times[:-1]), *times[-1:])))
    return f"after {said}" if said and kind is DrillKind.BRIDGE else said


def _tomorrow(world: World) -> list[Para]:
    """What is due then, and what has been waiting since today."""
    today = world.clock.today()
    planned = due(material(world), past_drills(world), today=today, days=1)
    earliest: dict[str, Due] = {}
    for each in planned:
        earliest.setdefault(each.thing, each)
    then = list(earliest.values())
    if not then:
        return [Para("Nothing has to be recalled. There are other drills on any day.")]
    body = [
        Para(f"{'A first sentence' if each.first else 'To recall'}: {_short(each.title)}", Tone.ITEM)
        for each in then[:SHOWN_DUE]
    ]
    more = len(then) - SHOWN_DUE
    if more > 0:
        waits = "One more waits" if more == 1 else f"{more} more wait"
        body.append(Para(f"{waits}, in no hurry.", Tone.ITEM))
    return body


def _short(title: str) -> str:
    return title if len(title) <= TITLE_LENGTH else f"{title[:TITLE_LENGTH].rsplit(' ', 1)[0]} ..."
