"""What a debrief asks for, in its order: what went well, what was asked, one change, nerves, stories."""

import re
from collections.abc import Callable, Sequence
from functools import partial

from practice.model.claim import Claim
from practice.model.jobs import InterviewPart
from practice.model.page import Page, Para, Picture, Tone, Wanted
from practice.model.printing import clean
from practice.model.story import Story
from practice.model.trouble import Trouble
from practice.nerves.ratings import anchor_rows, anchors_in_words, read_rating
from practice.sittings.applications.debrief_asked import asked
from practice.sittings.applications.debrief_held import Debrief, line
from practice.sittings.drills.told_before import heard_by
from practice.sittings.interviews import shown, starts
from practice.sittings.nerves.rating import PROMPT, ask_level
from practice.sittings.script import Sitting, kept

Step = Callable[[Debrief], Sitting[None]]

WHY_SHORT = Claim(
    "Going over a hard occasion again and again is thought to feed the fear of the next one. "
    "So this takes five minutes and then it is closed.",
    "Going over it again and again",
)
_NUMBER = re.compile(r"\d+")
DIGITS = 4
"""Of the number of a story."""


def _went_well(now: Debrief) -> Sitting[None]:
    before = now.said.went_well
    body = [
        Para("First: what went well, or well enough?", Tone.QUESTION),
        Para("One thing is plenty. Enter alone leaves it open.", Tone.ASIDE),
        Para(WHY_SHORT.text, Tone.ASIDE),
    ]
    yield from line(now, InterviewPart.WENT_WELL, body, "It went well that", before, step=day_of(now))


def _change(now: Debrief) -> Sitting[None]:
    before = now.said.change
    body = [
        Para("One thing you would do another way next time?", Tone.QUESTION),
        Para("One only. Enter alone leaves it open.", Tone.ASIDE),
    ]
    yield from line(now, InterviewPart.CHANGE, body, "Next time", before)


def _nerves(now: Debrief) -> Sitting[None]:
    """Three numbers, each skipped with Enter."""
    said = now.said
    asked = (
        (InterviewPart.BEFORE, "How nervous were you just before it?", said.before),
        (InterviewPart.PEAK, "How nervous did it get?", said.peak),
        (InterviewPart.AFTER, "How nervous are you now?", said.after),
    )
    for number, (part, question, before) in enumerate(asked, 1):
        page = Page(
            now.name,
            (Para(question, Tone.QUESTION), Picture(anchor_rows, anchors_in_words())),
            PROMPT,
            Wanted.LINE,
            step=f"nerves, {number} of {len(asked)}",
            value="" if before is None else str(before),
        )
        yield from ask_level(page, read_rating, partial(_keep_level, now, part, before))


def _keep_level(now: Debrief, part: InterviewPart, before: int | None, level: int, _word: str) -> None:
    if level != before:
        now.keep(part, level=level)


def _told(now: Debrief) -> Sitting[None]:
    """Which stories, by their numbers on one line."""
    try:
        stories = list(now.world.stories.all())
    except Trouble:  # a file that is broken is told of where stories are; here it only is in the way
        return
    if not stories:
        return
    there = set(now.said.told)
    employer, before = heard_by(now.world, now.interview.job) if now.interview.job else ("", frozenset())
    body = [Para("Which of your stories did you tell?", Tone.QUESTION)]
    body.append(Para("Their numbers, such as 1 3. Enter alone: none.", Tone.ASIDE))
    body += [
        Para(f"{number}. {'[x]' if story.id in there else '[ ]'} {story.title}", Tone.ROW)
        for number, story in enumerate(stories, 1)
    ]
    page = Page(now.name, tuple(body), "Numbers", Wanted.LINE)

    def keep(typed: str) -> list[Story]:
        chosen, why = _numbers(typed, stories)
        if why:
            raise Trouble(why)
        for story in chosen:
            if story.id not in there and story.id not in now.said.told:
                now.keep(InterviewPart.TOLD, story.id)
        return chosen

    chosen = yield from kept(page, keep)
    again = [story.title for story in chosen if story.id in before - there]
    if again:
        yield Page(
            now.name, (Para(f"{employer} has heard this before: {', '.join(again)}."),), "Enter goes on."
        )


def _numbers(typed: str, stories: Sequence[Story]) -> tuple[list[Story], str]:
    """The stories of these numbers, or why there is none for one."""
    rest = _NUMBER.sub("", typed).replace("and", "").strip(" ,;.")
    if rest:
        return [], f"Numbers are needed here, such as 1 or 1 {len(stories)}. Enter skips it."
    chosen = []
    for digits in _NUMBER.findall(typed):
        number = int(digits) if len(digits) <= DIGITS else 0
        if not 1 <= number <= len(stories):
            return [], f"There is no {clean(digits)[:DIGITS]}: they go from 1 to {len(stories)}."
        chosen.append(stories[number - 1])
    return list(dict.fromkeys(chosen)), ""


STEPS: tuple[Step, ...] = (_went_well, asked, _change, _nerves, _told)


def day_of(now: Debrief) -> str:
    """When it began, as its place has it."""
    moment = starts(now.interview)
    return shown(moment) if moment else ""
