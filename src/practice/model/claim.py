"""A claim: a sentence on screen that rests on evidence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """`text` as it is shown, no stronger than the entry of docs/evidence.md headed `evidence` allows."""

    text: str
    evidence: str
