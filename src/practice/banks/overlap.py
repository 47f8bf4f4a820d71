"""Texts that say nearly the same, found by the words they share."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from math import ceil

NEARLY_EQUAL = 0.6
"""Shared words as a part of all words of the two (Jaccard); above this they are near-duplicates."""

FEWEST_TELLING = 3
MOST_COMPARED = 100
"""Earlier texts one text is compared with; bounds the time a file made of look-alikes can take."""

_WORD = re.compile("\\w+(?:['’]\\w+)?")
# What every interview question is made of says nothing about what it asks.
_FRAME = frozenset(
    "a an and are as at be been but by can could did do does for from had has have how i if in into is it me"
    " my of on or our so than that the their them then there they this to us was we were what when where"
    " which who why will with would you your yourself"
    " about describe example explain give share talk tell time walk"
    .split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Twin:
    """Two places in a sequence whose texts nearly coincide; `earlier` comes first."""

    earlier: int
    later: int


def telling_words(text: str) -> frozenset[str]:
    """The words that make a text differ from others; all of its words when those are too few."""
    words = frozenset(_WORD.findall(text.casefold()))
    telling = words - _FRAME
    return telling if len(telling) >= FEWEST_TELLING else words


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the words of both is shared, 0 to 1."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def nearly_equal(one: str, other: str) -> bool:
    """Whether two texts use nearly the same words."""
    return overlap(telling_words(one), telling_words(other)) > NEARLY_EQUAL


def twins(texts: Sequence[str]) -> Iterable[Twin]:
    """For each text that nearly repeats an earlier one, the first found.

    Two sets that share more than a part `s` of their words must share one of the first
    `n - ceil(s n) + 1` when all are sorted alike, rarest first; so only those words are indexed.
    """
    sets = [telling_words(text) for text in texts]
    usual = Counter(word for words in sets for word in words)
    index: dict[str, list[int]] = {}
    for place, words in enumerate(sets):
        rarest = sorted(words, key=lambda word: (usual[word], word))
        rarest = rarest[: len(rarest) - ceil(NEARLY_EQUAL * len(rarest)) + 1]
        candidates = dict.fromkeys(chain.from_iterable(index.get(word, ()) for word in rarest))
        for earlier in islice(candidates, MOST_COMPARED):
            if overlap(words, sets[earlier]) > NEARLY_EQUAL:
                yield Twin(earlier, place)
                break
        for word in rarest:
            index.setdefault(word, []).append(place)
