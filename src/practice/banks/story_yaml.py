"""A story as YAML: every free text in double quotes, so that no sign in it means anything."""

from collections.abc import Iterable
from dataclasses import replace

from practice.banks import signs
from practice.model.printing import SPACES
from practice.model.story import Beat, Story

FIELDS = ("id", "title", "cue", "when", "where", "kind", "beats", "headline", "competencies", "share")
"""The order in which a new story is written."""


def tidied(story: Story) -> Story:
    """The story as it can be read back: texts on one line and without hidden characters, nothing twice."""
    main = tuple(dict.fromkeys(story.main))
    return replace(
        story,
        title=one_line(story.title),
        cue=one_line(story.cue),
        when=one_line(story.when),
        where=one_line(story.where),
        headline=one_line(story.headline),
        beats=tuple(map(_tidied_beat, story.beats)),
        main=main,
        also=tuple(each for each in dict.fromkeys(story.also) if each not in main),
        line=0,
    )


def _tidied_beat(beat: Beat) -> Beat:
    numbers = tuple(number for number in map(one_line, beat.numbers) if number)
    return replace(beat, text=one_line(beat.text), numbers=numbers)


def one_line(text: str) -> str:
    """Runs of white space as one space; what no text may hold is left out."""
    for sign in ("\t", "\r", "\n", "\v", "\f", "\x85", "\u2028", "\u2029", *SPACES):
        text = text.replace(sign, " ")
    kept = signs.clean(text).replace(signs.STAND_IN, "")
    text = " ".join(part for part in kept.split(" ") if part)
    return text if text.strip() else ""


def quoted(text: str) -> str:
    """The text in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def value_of(story: Story, name: str) -> str:
    """A field's value on one line; empty when the story has none. (`beats` are lines: beat_line.)"""
    match name:
        case "id" | "when" | "share":
            return str(getattr(story, name))
        case "title" | "cue" | "where" | "headline":
            text = str(getattr(story, name))
            return quoted(text) if text else ""
        case "kind":
            return f"[{', '.join(story.kinds)}]" if story.kinds else ""
        case "competencies":
            marks = [f"{each}: main" for each in story.main] + [f"{each}: also" for each in story.also]
            return f"{{{', '.join(marks)}}}" if marks else ""
        case _:
            raise AssertionError(f"unreachable: {name!r}")


def beat_line(beat: Beat) -> str:
    """A beat on one line."""
    numbers = f", numbers: [{', '.join(map(quoted, beat.numbers))}]" if beat.numbers else ""
    return f"{{id: {beat.id}, part: {beat.part}, text: {quoted(beat.text)}{numbers}}}"


def field_lines(story: Story, name: str) -> list[str]:
    """A field as lines without a margin; none when the story has nothing there."""
    if name != "beats":
        value = value_of(story, name)
        return [f"{name}: {value}"] if value else []
    return ["beats:", *(f"  - {beat_line(beat)}" for beat in story.beats)] if story.beats else []


def story_lines(story: Story, margin: str) -> list[str]:
    """A new story as an item of the list."""
    lines = [line for name in FIELDS for line in field_lines(story, name)]
    return [f"{margin}- {lines[0]}", *_indented(lines[1:], f"{margin}  ")]


def _indented(lines: Iterable[str], margin: str) -> list[str]:
    return [f"{margin}{line}" for line in lines]
