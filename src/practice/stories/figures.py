"""The numbers in a text, each in one way of writing, so that they can be compared exactly."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

SMALL = {
    word: number
    for number, word in enumerate(
        """
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen
        """.split()
    )
}
TENS = {
    word: number * 10
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
TIMES = {"dozen": 12, "hundred": 100, "thousand": 1000}


def figures_in(text: str) -> Iterator[str]:
    """Every number in it, in one way of writing: 1,200 is 1200, and twenty-five is 25."""
    for figure in re.findall(r"\d+(?:[.,:'’]\d+)*", text):
        plain = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in figure)
        if re.fullmatch(r"\d{1,3}(?:[.,'’]\d{3})+", plain):
            plain = re.sub(r"\D", "", plain)
        yield plain.replace(",", ".").lstrip("0") or "0"
    yield from map(str, _spelt(re.findall(r"[^\W\d_]+", text.casefold())))


def _spelt(words: Sequence[str]) -> Iterator[int]:
    """Numbers written in English words, up to the thousands."""
    number: int | None = None
    room = 0
    """What may still be added: 9 after twenty, 99 after a hundred."""
    for word in words:
        small = SMALL.get(word, TENS.get(word))
        if word in TIMES and (number or 1) < TIMES[word]:
            number = (number or 1) * TIMES[word]
            room = TIMES[word] - 1
        elif small is not None and number is not None and 0 < small <= room:
            number += small
            room = 9 if small >= 20 else 0
        elif word == "and" and number is not None and room >= 99:
            continue
        else:
            if number is not None:
                yield number
            number = small if small is not None else TIMES.get(word)
            room = 9 if word in TENS else 0
    if number is not None:
        yield number
