"""A text in pieces: sentences and lines, taken one by one, joined, or left out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from practice.model.jobs import PieceSorted, Standing

_SENTENCE_ENDS = re.compile(r"(?<=[.!?…。！？])[\"'”’»)\]]*\s+(?=\S)")
_NOT_AN_END = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|mr|mrs|ms|dr|prof|st|no|[a-z])\.$|^\W*\d{1,2}\.$",
    re.IGNORECASE,
)
"""A full stop after these ends no sentence."""

_SIGN = re.compile(r"\w")


def pieces(text: str) -> tuple[str, ...]:
    """Its sentences and lines, in order and as they stand. What has no letter goes with the one before."""
    found: list[str] = []
    for line in text.splitlines():
        for part in _sentences(line.strip()):
            if _SIGN.search(part) or not found:
                found.append(part)
            else:
                found[-1] = joined((found[-1], part))
    return tuple(found)


def _sentences(line: str) -> Iterable[str]:
    start = 0
    for end in _SENTENCE_ENDS.finditer(line):
        if _NOT_AN_END.search(line[start : end.start()]):
            continue
        yield line[start : end.end()].strip()
        start = end.end()
    if line[start:]:
        yield line[start:]


def joined(parts: Iterable[str]) -> str:
    """Several pieces as one."""
    return " ".join(parts)


def newest(sorted_pieces: Iterable[PieceSorted], seal_id: str) -> Mapping[int, PieceSorted]:
    """The pieces of one envelope by their numbers, in order."""
    found = {each.n: each for each in sorted(sorted_pieces, key=_at) if each.seal == seal_id}
    return dict(sorted(found.items()))


def _at(piece: PieceSorted) -> str:
    return piece.stamp.at


def goes_on_at(parts: Sequence[str], done: Mapping[int, PieceSorted]) -> int:
    """The index from which on nothing is sorted or left out."""
    if not done:
        return 0
    last = max(done)
    return min(len(parts), last - 1 + width(parts, done[last]))


@dataclass(frozen=True, slots=True)
class Seen:
    """A piece that was looked at, the `n`-th (from 1); `piece` is None where it was left out."""

    n: int
    words: str
    piece: PieceSorted | None


def looked_at(parts: Sequence[str], done: Mapping[int, PieceSorted]) -> tuple[Seen, ...]:
    """All of them in order. `parts` ends where nothing was looked at yet; of burnt words `done` is left."""
    there = {n: piece for n, piece in done.items() if piece.standing is not Standing.LEFT_OUT}
    found = {n: Seen(n, piece.words, piece) for n, piece in there.items()}
    n = 1
    while n <= len(parts):
        if n in there:
            n += width(parts, there[n])
        else:
            found[n] = Seen(n, parts[n - 1], None)
            n += 1
    return tuple(found[n] for n in sorted(found))


def width(parts: Sequence[str], piece: PieceSorted) -> int:
    """How many sentences were joined in it."""
    for count in range(1, len(parts) - piece.n + 2):
        if joined(parts[piece.n - 1 : piece.n - 1 + count]) == piece.words:
            return count
    return 1
