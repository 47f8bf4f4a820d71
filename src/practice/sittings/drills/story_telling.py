"""A story told by the clock, aloud or typed, and then set beside its beats."""

from practice.model.drills import Drilled, DrillKind, Outcome
from practice.model.kinds import QuestionType
from practice.model.pace import PACES, reading, spoken_seconds
from practice.model.page import Choice, Page, Para, Picture, Tone, Wanted
from practice.model.printing import clean
from practice.model.story import Story
from practice.model.trouble import Trouble
from practice.model.wording import words_of
from practice.schedule.drills import DrillItem
from practice.sittings.drills.drilled import left_out, stories_to_tell
from practice.sittings.drills.story_pages import find
from practice.sittings.drills.ticks import Told, missed_page, recalled, ticks
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice
from practice.stories.ready import thing
from practice.stories.recall import of_story, share

PACE = PACES[QuestionType.BEHAVIOURAL]
"""A story is what such a question asks for."""

SLIP_S = 3.0
"""Whoever ends sooner has pressed Enter twice."""

FORGOTTEN_S = 900.0
"""Seconds after which nobody can have been speaking all the time."""


def tell(world: World, name: str, *, sitting: str = "") -> Sitting[None]:
    """Find the story and have it told. Raises Trouble when there is none."""
    yield from tell_story(world, find(world, name), sitting=sitting)


def tell_story(world: World, story: Story, *, sitting: str = "", why: str = "") -> Sitting[Outcome]:
    """Told once; how it came out. A typed telling is kept line by line, and counts when it is whole."""
    sitting = sitting or world.new_id()
    key = yield from ask_choice(_how(story, why))
    if key == "l":
        return Outcome.SKIPPED
    words = ""
    heard: tuple[Para | Picture, ...] = ()
    if key == "t":
        words = yield from _typed(world, story, sitting)
        seconds: float | None = spoken_seconds(len(words_of(words)))
        if not words:
            return Outcome.SKIPPED
    else:
        seconds, heard = yield from _aloud(world, story)
    if seconds is None:
        yield Page(
            story.title, (Para("That took too long to be one telling: nothing was kept."),), "Enter goes on."
        )
        return Outcome.SKIPPED
    outcome = Outcome.RIGHT if PACE.low_s <= seconds <= PACE.high_s else Outcome.DONE
    _keep(world, story, sitting, outcome, seconds=seconds, words=words)
    yield from _set_beside(world, story, _how_long(seconds, typed=bool(words)), words, heard)
    return outcome


def drill_telling(world: World, item: DrillItem, sitting: str) -> Sitting[Outcome]:
    """The same as one of the day's drills. One that is left, or whose story is gone, is left out."""
    story = next((each for each in stories_to_tell(world) if thing(each) == item.about), None)
    outcome = Outcome.SKIPPED
    if story is not None:
        outcome = yield from tell_story(world, story, sitting=sitting, why=item.why)
    return left_out(world, item, sitting) if outcome is Outcome.SKIPPED else outcome


def _how(story: Story, why: str) -> Page:
    body = [Para(f"'{story.title}', as you would tell it in an interview. Afterwards you see its beats.")]
    if story.cue:
        body.append(Para(story.cue, Tone.QUESTION))
    if why:
        body.append(Para(why, Tone.ASIDE))
    return Page(
        story.title,
        tuple(body),
        "Your choice",
        Wanted.CHOICE,
        (Choice("a", "tell it aloud"), Choice("t", "type it"), Choice("l", "leave it for now")),
        default="a",
        step="Tell it",
    )


def _typed(world: World, story: Story, sitting: str) -> Sitting[str]:
    """Line after line, so that a long telling fits every window; an empty line ends it.

    Each is kept when it is handed in.
    """
    lines: list[str] = []
    while True:
        body = [
            Para(
                f"Write it as you would say it. Enter after each {'sentence' if not lines else 'one'}; "
                "Enter alone ends the story.",
                again=bool(lines),
            )
        ]
        body += [Para(line, Tone.QUOTE, again=True) for line in lines]
        typed = yield Page(
            story.title, tuple(body), "Next" if lines else "Begin", Wanted.LINE, step="Tell it"
        )
        line = " ".join(clean(typed).split())
        if not line:
            return " ".join(lines)
        _keep(world, story, sitting, Outcome.SKIPPED, words=line)
        lines.append(line)


def _aloud(world: World, story: Story) -> Sitting[tuple[float | None, tuple[Para | Picture, ...]]]:
    """Seconds from Enter to Enter, and what the microphone heard where one is in use."""
    if world.settings.microphone.use:
        return (yield from _heard(world, story))
    while True:
        begin = _press(story, "The clock begins when you do.", "Enter begins", Choice("b", "begin"))
        yield from ask_choice(begin)
        since = world.clock.elapsed()
        end = _press(story, "Tell it now.", "Enter ends", Choice("e", "that was the end"))
        yield from ask_choice(end)
        seconds = world.clock.elapsed() - since
        if seconds >= SLIP_S:
            return (seconds if seconds <= FORGOTTEN_S else None), ()


def _press(story: Story, said: str, prompt: str, choice: Choice) -> Page:
    cue = (Para(story.cue, Tone.QUESTION, again=True),) if story.cue else ()
    return Page(
        story.title,
        (*cue, Para(said)),
        prompt,
        Wanted.CHOICE,
        (choice,),
        default=choice.key,
        step="Tell it",
    )


def _heard(world: World, story: Story) -> Sitting[tuple[float | None, tuple[Para | Picture, ...]]]:
    from practice.sittings.rounds.heard import calm_reading, told
    from practice.sittings.rounds.listening import Listening

    body = (Para(story.cue, Tone.QUESTION),) if story.cue else ()
    listening = Listening(world, story.title, body, now="Tell it. Enter ends. The sound is not kept.")
    since = world.clock.elapsed()
    yield listening
    if listening.delivery is None:  # no sound: the clock was there all the same
        seconds = world.clock.elapsed() - since
        return (seconds if SLIP_S <= seconds <= FORGOTTEN_S else None), (Para(listening.trouble),) * bool(
            listening.trouble
        )
    delivery = listening.delivery
    seconds = delivery.span or world.clock.elapsed() - since
    return (seconds if seconds <= FORGOTTEN_S else None), told(delivery, calm_reading(world))


def _keep(
    world: World, story: Story, sitting: str, outcome: Outcome, *, words: str, seconds: float | None = None
) -> None:
    """Without seconds it is a part of a telling, which nothing is set beside."""
    number = None if seconds is None else round(seconds, 1)
    wanted = None if seconds is None else (PACE.low_s + PACE.high_s) / 2
    fact = Drilled(world.stamp(), sitting, DrillKind.TELL, thing(story), outcome, words, number, wanted)
    try:
        world.history.keep(fact)
    except Trouble as trouble:
        trouble.unsaved = words
        raise


def _set_beside(
    world: World, story: Story, how_long: Para, words: str, heard: tuple[Para | Picture, ...]
) -> Sitting[None]:
    """How long it was, and which beats came. What was ticked is a recall like any other."""
    ideas = of_story(story)
    if heard or not ideas:
        none = () if ideas else (Para("The story has no beats yet to compare with."),)
        yield Page(story.title, (how_long, *heard, *none), "Enter goes on.", step="Told")
    if not ideas:
        return
    lead = () if heard else (how_long,)
    came = yield from ticks(story.title, ideas, words, lead=lead, step="Told", optional=True)
    if came is None:
        return
    world.history.keep(recalled(world, thing(story), share(ideas, came), Told(words)))
    yield missed_page(story.title, ideas, came, step="Told")


def _how_long(seconds: float, *, typed: bool) -> Para:
    took = f"Said aloud that would be about {reading(seconds)}." if typed else f"{reading(seconds)}."
    zone = f"{reading(PACE.low_s)} to {reading(PACE.high_s)}"
    if seconds < PACE.low_s:
        where = f"The green zone begins later, at {reading(PACE.low_s)}. Which beat was left out?"
    elif seconds > PACE.high_s:
        where = f"The green zone is {zone}. Which sentence does nobody need?"
    else:
        where = f"That is in the green zone, {zone}."
    return Para(f"{took} {where}")
