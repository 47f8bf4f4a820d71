"""The envelopes of a job: feedback under seal, opened, sorted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from practice.applications.seal import CLOSED
from practice.model.jobs import Sealed, SealKind, SealPart, SealSaid


@dataclass(frozen=True, slots=True)
class Envelope:
    """One of them, the `number`-th of its job (from 1). Its words are no part of it."""

    seal: Sealed
    number: int
    opened: bool = False
    sorted: bool = False

    @property
    def id(self) -> str:
        """Of its seal."""
        return self.seal.stamp.id

    @property
    def state(self) -> str:
        """In a word."""
        return CLOSED if not self.opened else "opened" if self.sorted else "opened, not sorted yet"


def in_order(sealed: Iterable[Sealed]) -> Sequence[Sealed]:
    """As they were sealed one after another, by which they are numbered wherever they are named."""
    return sorted(sealed, key=lambda seal: seal.stamp.at)


def opened(sealed: Iterable[Sealed], said: Iterable[SealSaid]) -> frozenset[str]:
    """The ids of envelopes that the person has opened. A letter is under seal until it is burnt."""
    feedback = {each.stamp.id for each in sealed if each.kind is SealKind.FEEDBACK}
    return frozenset(each.seal for each in said if each.part is SealPart.OPENED and each.seal in feedback)


def envelopes(sealed: Iterable[Sealed], said: Iterable[SealSaid], job_id: str) -> Sequence[Envelope]:
    """Those of this job, in the order in which they were sealed; burnt ones are gone."""
    done = {(each.seal, each.part) for each in said}
    mine = [each for each in in_order(sealed) if each.job == job_id and each.kind is SealKind.FEEDBACK]
    return [
        Envelope(
            each,
            number,
            opened=(each.stamp.id, SealPart.OPENED) in done,
            sorted=(each.stamp.id, SealPart.SORTED) in done,
        )
        for number, each in enumerate(mine, 1)
        if (each.stamp.id, SealPart.BURNT) not in done
    ]
