"""Which story covers what the job asks for, and what the job asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from practice.model.drills import Wanted as Weight
from practice.model.kinds import Competency, in_words
from practice.model.page import LIST_KEYS, Choice, Page, Para, Picture, Tone, Wanted
from practice.model.story import Share, Story
from practice.sittings.command_words import typed
from practice.sittings.drills.past_drills import newest_weights, weighed_job
from practice.sittings.drills.past_drills import weights as weights_of_drills
from practice.sittings.drills.told_before import told_before
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice
from practice.stories.cover import Matrix, next_story
from practice.stories.cover import matrix as covered
from practice.stories.table import drawn, told
from practice.stories.warnings import warnings

NOW = ""
"""The job that is practised for just now."""

ASKS = ("not at all", "a little", "clearly", "most of all")
NOT_SAID = "nothing said"
UNSAID = 1
"""What counts in the drills where nothing was said: a little, so that nothing is forgotten unasked."""


def weights(world: World, job: str = NOW) -> dict[Competency, float]:
    """What the job asks for and how much (above 0 to 3); empty when nothing was said. The newest counts."""
    return {each: weight for each, weight in _weights(world, job).items() if weight}


def _weights(world: World, job: str = NOW) -> dict[Competency, float]:
    return newest_weights(world.history.every(Weight), job)


def matrix(world: World) -> Sitting[str]:
    """The table, what it lacks and the next story worth writing; the key of where to go then.

    Raises Trouble.
    """
    stories = [story for story in world.stories.all() if story.share is not Share.PRIVATE]
    wanted = {each: weight for each, weight in weights_of_drills(world).items() if weight}
    open_questions = warnings(stories, weights=wanted, today=world.clock.today(), told_to=told_before(world))
    body = [
        *_table(covered(stories, wanted), wanted),
        *(Para(said, Tone.ITEM) for said in open_questions),
        *_next(stories, wanted),
    ]
    job = weighed_job(world)
    if job:
        said = f"This goes by what you said of {job}; `practice jobs want {typed(job)}` changes it."
        body.append(Para(said, Tone.ASIDE))
    if len(stories) < len(world.stories.all()):
        body.append(Para("Private stories are not counted.", Tone.ASIDE))
    choices = (
        Choice("a", "add a story"),
        *(() if job else (Choice("w", "what the job asks for"),)),
        Choice("z", "done"),
    )
    default = "z" if stories else "a"
    page = Page("Stories and the job", tuple(body), "Your choice", Wanted.CHOICE, choices, default=default)
    return (yield from ask_choice(page))


def _table(table: Matrix, wanted: Mapping[Competency, float]) -> list[Para | Picture]:
    if not table.stories:
        return [Para("No stories yet.")]
    body: list[Para | Picture] = []
    if table.competencies:
        body.append(Picture(lambda width: drawn(table, wanted, width), told(table, wanted)))
    if not wanted:
        body.append(Para("Nothing is said yet about what the job asks for: w says it.", Tone.ASIDE))
    body += [
        Para(f"{number}. {story.title}", Tone.ROW, again=True)
        for number, story in enumerate(table.stories, 1)
    ]
    return body


def _next(stories: Sequence[Story], wanted: Mapping[Competency, float]) -> list[Para]:
    """A question, because the story is the person's."""
    more = [in_words(each) for each in next_story(stories, wanted)]
    if not more:
        return [Para("Everything the job asks for has its stories.")] if wanted else []
    named = more[0] if len(more) == 1 else f"{', '.join(more[:-1])} or {more[-1]}"
    return [Para(f"The next story: when did something happen that shows {named}?", Tone.QUESTION)]


def wanted(world: World) -> Sitting[None]:
    """How much the job asks for each competency; each reply is kept at once."""
    done = ""
    while True:
        now = _weights(world)
        choices = [Choice("z", "done")]  # first, so that a small window begins at the top
        choices += [
            Choice(key, f"{in_words(each).capitalize()}: {ASKS[int(now[each])] if each in now else NOT_SAID}")
            for key, each in zip(LIST_KEYS, Competency, strict=False)
        ]
        body = (
            Para("Read the advert again. Which words come up, and how often?", Tone.QUESTION),
            Para("The stories and the drills are chosen by this. It can be changed at any time.", Tone.ASIDE),
            Para(f"Where nothing is said, the drills count it as {ASKS[UNSAID]}.", Tone.ASIDE),
        )
        page = Page("What the job asks for", body, "Which one", Wanted.CHOICE, tuple(choices), default="z")
        key = yield from ask_choice(replace(page, done=done))
        if key == "z":
            return
        competency = list(Competency)[LIST_KEYS.index(key)]
        weight = yield from _how_much(competency, int(now.get(competency, UNSAID)))
        world.history.keep(Weight(world.stamp(), NOW, competency, weight))
        done = f"{in_words(competency).capitalize()}: {ASKS[weight]}."


def _how_much(competency: Competency, now: int) -> Sitting[int]:
    page = Page(
        "What the job asks for",
        (Para(f"{in_words(competency).capitalize()}: how much does the job ask for it?", Tone.QUESTION),),
        "How much",
        Wanted.CHOICE,
        tuple(Choice(str(weight), words) for weight, words in enumerate(ASKS)),
        default=str(now),
    )
    return int((yield from ask_choice(page)))
