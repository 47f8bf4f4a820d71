"""What has been heard twice, or seen oneself: one rejection alone is weak evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from practice.applications.mirror import CAUSE_WORDS
from practice.model.claim import Claim
from practice.model.jobs import HEARD, AfterPart, AfterSaid, Cause, PieceSorted, Sealed, Standing

TWICE = 2

NO_PATTERN = frozenset({Cause.UNKNOWABLE, Cause.OWN})

ONE_REJECTION = Claim(
    "One rejection is weak evidence. What has been heard twice, or what you have seen yourself, is worth "
    "changing a habit for. This is common sense, not tested.",
    "One rejection",
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A cause that has come up in the feedback on so many jobs, or that the person has seen themselves."""

    cause: Cause
    jobs: int
    seen: bool

    @property
    def counts(self) -> bool:
        """Heard twice, or seen."""
        return self.seen or self.jobs >= TWICE


def heard(
    pieces: Iterable[PieceSorted], sealed: Iterable[Sealed], said: Iterable[AfterSaid]
) -> tuple[Pattern, ...]:
    """Every cause that has come up, with how often; what is parked and what nobody can know is left out."""
    job_of = {each.stamp.id: each.job for each in sealed}
    newest = {(each.seal, each.n): each for each in sorted(pieces, key=_at) if each.seal in job_of}
    counted = [each for each in newest.values() if each.standing in HEARD]
    seen = {each.cause for each in counted if each.standing is Standing.KNEW} | seen_oneself(said)
    found = []
    for cause in Cause:
        jobs = {job_of[each.seal] for each in counted if each.cause is cause}
        if cause not in NO_PATTERN and (jobs or cause in seen):
            found.append(Pattern(cause, len(jobs), cause in seen))
    return tuple(found)


def patterns(
    pieces: Iterable[PieceSorted], sealed: Iterable[Sealed], said: Iterable[AfterSaid]
) -> tuple[Pattern, ...]:
    """Those that were heard twice or seen oneself."""
    return tuple(each for each in heard(pieces, sealed, said) if each.counts)


def seen_oneself(said: Iterable[AfterSaid]) -> frozenset[Cause]:
    """The causes that the person has named, whatever job it was about, and has not taken back."""
    newest: dict[Cause, bool] = {}
    for each in sorted(said, key=lambda fact: fact.stamp.at):
        if each.part is AfterPart.PATTERN and each.text in _NAMED:
            cause, seen = _NAMED[each.text]
            newest[cause] = seen
    return frozenset(cause for cause, seen in newest.items() if seen)


def not_seen(cause: Cause) -> str:
    """As it is kept when one that was named is taken back."""
    return f"not {cause.value}"


_NAMED = {cause.value: (cause, True) for cause in Cause} | {
    not_seen(cause): (cause, False) for cause in Cause
}


TO_YOU = {Cause.RESEARCH: "what you knew of them"}
"""Where the words for choosing speak as the person does, and the program tells it to them."""


def told(pattern: Pattern) -> str:
    """One cause, and where it has come from, as a sentence."""
    words = TO_YOU.get(pattern.cause, CAUSE_WORDS[pattern.cause])
    if pattern.jobs >= TWICE:
        also = ", and you have seen it yourself" if pattern.seen else ""
        return f"Heard from {pattern.jobs} places: {words}{also}."
    if pattern.seen:
        return f"You have seen it yourself: {words}."
    return f"Heard once so far: {words}."


NOTHING_TWICE = "Nothing has been heard twice so far."


def all_told(found: Sequence[Pattern]) -> tuple[str, ...]:
    """A sentence for each that counts; where none does, one that says so."""
    return tuple(told(each) for each in found if each.counts) or (NOTHING_TWICE,)


def _at(piece: PieceSorted) -> str:
    return piece.stamp.at
