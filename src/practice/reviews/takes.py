"""The same answer in several lengths: what changed from take to take, one line for each thing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from practice.model.pace import reading, spoken_seconds
from practice.model.wording import Wording, read_wording


@dataclass(frozen=True, slots=True)
class Take:
    """One of the takes. `words` are what was typed (None: spoken), `words_a_minute` what was measured.

    `seconds` is how long it was; for a typed one about how long it would take to say.
    """

    target_s: int
    seconds: float
    words: str | None = None
    words_a_minute: float | None = None


def spoken_take(target_s: int, seconds: float, words_a_minute: float | None = None) -> Take:
    """A take that was said aloud."""
    return Take(target_s, seconds, None, words_a_minute)


def typed_take(target_s: int, words: str) -> Take:
    """A take that was written: its length is that of its words."""
    return Take(target_s, float(spoken_seconds(read_wording(words).words)), words)


def changes(takes: Sequence[Take]) -> tuple[str, ...]:
    """A line for everything that is known of at least two takes; what nothing is known of has none."""
    if len(takes) < 2:
        return ()
    return tuple(_changes(takes))


def _changes(takes: Sequence[Take]) -> Iterator[str]:
    estimated = any(take.words is not None for take in takes)
    lengths = [(take, reading(take.seconds)) for take in takes]
    yield _line("Length when said, about" if estimated else "Length", lengths)
    measured = [(take, _to_five(pace)) for take in takes if (pace := take.words_a_minute) is not None]
    if len(measured) > 1:
        yield _line("Words a minute, about", measured)
    read = [(take, read_wording(take.words)) for take in takes if take.words is not None]
    if len(read) > 1:
        yield from _worded(read)


def _worded(read: Sequence[tuple[Take, Wording]]) -> Iterator[str]:
    """Words and figures are counted in any language, the rest in English only."""
    yield _line("Words", [(take, str(wording.words)) for take, wording in read])
    yield _line("Figures", [(take, str(wording.numbers)) for take, wording in read])
    english = [(take, wording) for take, wording in read if wording.english]
    if len(english) < 2:
        return
    yield _line("'I'", [(take, str(wording.own)) for take, wording in english])
    yield _line("'We'", [(take, str(wording.shared)) for take, wording in english])
    acting = [(take, f"{round(100 * wording.opening)} %") for take, wording in english if wording.action]
    if len(acting) > 1:
        yield _line("Words before the first thing you did", acting)


def _line(name: str, values: Sequence[tuple[Take, str]]) -> str:
    told = ", ".join(f"{value} ({take.target_s} s)" for take, value in values)
    return f"{name}: {told}"


def _to_five(pace: float) -> str:
    """An estimate is told to the nearest five."""
    return str(5 * round(pace / 5))
