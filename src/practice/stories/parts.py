"""What a story has and what it still lacks, part by part."""

from practice.model.story import Beat, BeatPart, Story

WORDS = {part: part.value for part in BeatPart} | {BeatPart.LEARNED: "lesson"}
"""What each part is called where it is missing."""


def beats_of(story: Story, part: BeatPart) -> tuple[Beat, ...]:
    """The beats of one part, in their order."""
    return tuple(beat for beat in story.beats if beat.part is part)


def lacking(story: Story) -> tuple[str, ...]:
    """What a story cannot be told or chosen without, in words; none when it is whole."""
    parts = [WORDS[part] for part in BeatPart if not beats_of(story, part)]
    named = (("cue", story.cue), ("headline", story.headline), ("competencies", story.main))
    return (*parts, *(name for name, value in named if not value))


def with_beat(story: Story, part: BeatPart, text: str) -> tuple[Beat, ...]:
    """The beats with one more, after the last of its part; parts come in the order they are told in."""
    beats = list(story.beats)
    order = list(BeatPart)
    place = next(
        (n for n, beat in enumerate(beats) if order.index(beat.part) > order.index(part)), len(beats)
    )
    beats.insert(place, Beat(_free_id(story, part), part, text))
    return tuple(beats)


def _free_id(story: Story, part: BeatPart) -> str:
    """`s` or `a2`: short, because it only has to differ from the others of the story."""
    taken = {beat.id for beat in story.beats}
    number = len(beats_of(story, part)) + 1
    name = part.value[0] if number == 1 else f"{part.value[0]}{number}"
    while name in taken:
        number += 1
        name = f"{part.value[0]}{number}"
    return name
