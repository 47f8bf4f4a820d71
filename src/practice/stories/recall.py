"""What came back of a story: which of its beats are in what was typed, and what share of them that is.

What is compared by words is a proposal: whoever told it knows better, and has the last word.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from practice.model.question import Point
from practice.model.story import BeatPart, Story
from practice.stories.figures import figures_in

NEED = 0.4
"""Share of a beat's content words that has to be there: ideas count, not sentences."""

NEAR = 0.85
"""Share of a word's letters, in order, under which it is another word."""

LITTLE = frozenset(
    """
    a about after all also an and are as at be because been before but by did do does for from had has have
    he her him his how i if in into is it its me my of off on or our out over she so than that the their
    them then there they this to up us was we were what when where which who will with would you your
    """.split()
)
"""Words that are left out or added without a thought."""


@dataclass(frozen=True, slots=True)
class Idea:
    """One thing to recall. `numbers` are worth twice as much and have to be exact."""

    id: str
    text: str
    numbers: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """What it counts."""
        return 2 if self.numbers else 1


def of_story(story: Story) -> tuple[Idea, ...]:
    """Its beats in the order in which a story is told."""
    order = list(BeatPart)
    beats = sorted(story.beats, key=lambda beat: order.index(beat.part))
    return tuple(Idea(beat.id, beat.text, beat.numbers) for beat in beats)


def of_points(points: Sequence[Point]) -> tuple[Idea, ...]:
    """What a listener looks for in an answer."""
    return tuple(Idea(point.id, point.text) for point in points)


def share(ideas: Sequence[Idea], came: Collection[str]) -> float:
    """The share that came, 0 to 1, numbers counting double; 0 where there is nothing to recall."""
    whole = sum(idea.weight for idea in ideas)
    return sum(idea.weight for idea in ideas if idea.id in came) / whole if whole else 0.0


def proposed(ideas: Sequence[Idea], typed: str) -> frozenset[str]:
    """The ids of the ideas that seem to be in what was typed, on one line or on several."""
    pieces = [set(_words(piece)) or {piece} for piece in _pieces(typed)]
    there = set().union(*pieces)
    figures = set(figures_in(typed))
    return frozenset(
        idea.id
        for idea in ideas
        if any(_says(idea.text, words) for words in _windows(pieces, max(2, len(_pieces(idea.text)))))
        and all(_holds(number, there, figures) for number in idea.numbers)
    )


def _windows(pieces: Sequence[set[str]], length: int) -> Iterator[set[str]]:
    """Neighbouring pieces together: one idea may run over as many sentences as it has itself."""
    for start in range(max(1, len(pieces) - length + 1)):
        window = set().union(*pieces[start : start + length])
        if window:
            yield window


def _pieces(typed: str) -> list[str]:
    """Lines and sentences; also what a stroke parts, as in notes."""
    return [piece for piece in re.split(r"[\r\n]+|(?<=[.!?;])\s+|\s/\s", typed) if piece.strip()]


def _says(text: str, words: set[str]) -> bool:
    """Enough of its words are there. Figures are compared on their own: they may be written in letters."""
    all_words = set(_words(text))
    wanted = {word for word in all_words if not word.isdecimal()} or all_words
    if not wanted:  # signs alone; whoever typed anything may have meant them
        return True
    return sum(_among(word, words) for word in wanted) >= NEED * len(wanted)


def _holds(number: str, words: set[str], figures: set[str]) -> bool:
    """Figures exactly, however they are written; a number in other words, such as 'half', by its words."""
    wanted = set(figures_in(number))
    if wanted:
        return wanted <= figures
    return all(_among(word, words) for word in _words(number))


def _words(text: str) -> list[str]:
    """The words that carry the sense; all of them where no other is left."""
    words = re.findall(r"[^\W_]+", re.sub(r"['’]", "", text.casefold()))
    return [word for word in words if word not in LITTLE] or words


def _among(word: str, words: set[str]) -> bool:
    return word in words or any(_alike(word, other) for other in words)


def _alike(one: str, two: str) -> bool:
    """The same word with another ending, or with a wrong letter; figures are never alike."""
    short, long = sorted((one, two), key=len)
    if len(short) < 4 or short[0] != long[0] or not (short.isalpha() and long.isalpha()):
        return False
    if long.startswith(short) or (len(short) >= 6 and long[:5] == short[:5]):
        return len(long) - len(short) <= 3
    return len(long) - len(short) <= 2 and SequenceMatcher(None, one, two, autojunk=False).ratio() >= NEAR


@dataclass(frozen=True, slots=True)
class Named:
    """The stories that were meant; `why` says why what was typed cannot be read."""

    stories: tuple[Story, ...] = ()
    why: str = ""


def named(listed: Sequence[Story], typed: str) -> Named:
    """Stories by their numbers in a list, from 1, or by words of their titles between commas."""
    if not typed.strip():
        return Named()
    pieces = [piece.strip() for piece in re.split(r"[,;/]", typed) if piece.strip()]
    bare = re.sub(r"[,;/]|\band\b", " ", typed)
    if re.fullmatch(r"[\d\s]+", bare):
        pieces = bare.split()
    found: list[Story] = []
    for piece in pieces:
        story = _one(listed, piece)
        if story is None:
            shown = piece if len(piece) <= 20 else f"{piece[:20]}..."
            return Named(why=f"'{shown}' is none of them: type numbers from 1 to {len(listed)}.")
        if story not in found:
            found.append(story)
    return Named(tuple(found))


def _one(listed: Sequence[Story], piece: str) -> Story | None:
    if piece.isdecimal() and len(piece) <= 4:
        number = int(piece)
        return listed[number - 1] if 1 <= number <= len(listed) else None
    said = piece.casefold()
    return next((story for story in listed if said in (story.id, story.title.casefold())), None) or next(
        (story for story in listed if said in story.title.casefold()), None
    )


@dataclass(frozen=True, slots=True)
class Ticks:
    """The ideas that were ticked; `why` says why what was typed cannot be read."""

    came: frozenset[str] = frozenset()
    why: str = ""


def ticked(ideas: Sequence[Idea], typed: str) -> Ticks:
    """Ideas by their numbers in the list, from 1; `a` is all of them and `0` none."""
    said = re.sub(r"[,;/]", " ", typed.casefold()).split()
    if said in (["a"], ["all"]):
        return Ticks(frozenset(idea.id for idea in ideas))
    if said in (["0"], ["none"]):
        return Ticks()
    numbers = [int(word) if word.isdecimal() and len(word) <= 4 else 0 for word in said]
    if not numbers or not all(1 <= number <= len(ideas) for number in numbers):
        return Ticks(why=f"Type numbers from 1 to {len(ideas)}, such as 1 2; a for all of them, 0 for none.")
    return Ticks(frozenset(ideas[number - 1].id for number in numbers))
