"""What the stages, ends and beginnings of an application are called."""

from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from practice.model.jobs import Ending, Seen, Stage

STAGE_WORDS = {
    Stage.APPLIED: "application",
    Stage.PHONE: "phone",
    Stage.ONE_WAY: "one-way video",
    Stage.VIDEO: "video",
    Stage.IN_PERSON: "in person",
    Stage.PANEL: "panel",
    Stage.TEST: "test",
    Stage.FINAL: "final round",
}
"""As it stands behind the name of a job."""

STAGE_REACHED = {
    Stage.APPLIED: "You applied.",
    Stage.PHONE: "You got to the phone interview.",
    Stage.ONE_WAY: "You got to the one-way interview.",
    Stage.VIDEO: "You got to the video interview.",
    Stage.IN_PERSON: "You got to an interview in person.",
    Stage.PANEL: "You got to the panel.",
    Stage.TEST: "You got to the test.",
    Stage.FINAL: "You got to the final round.",
}
"""What nobody takes back."""

FORMATS = tuple(stage for stage in Stage if stage is not Stage.APPLIED)
"""The forms that an interview can have."""

ENDING_WORDS = {
    Ending.OFFER: "an offer",
    Ending.REJECTED: "they said no",
    Ending.WITHDREW: "you withdrew",
    Ending.SILENCE: "no answer came",
    Ending.OPEN: "it goes on",
}

SEEN_WORDS = {
    Seen.ADVERT: "an advert",
    Seen.REFERRAL: "somebody who knows you",
    Seen.RECRUITER: "a recruiter",
    Seen.APPROACHED: "they came to you",
    Seen.INTERNAL: "inside your own company",
}

_SAID = {
    "rejection": Ending.REJECTED,
    "refused": Ending.REJECTED,
    "declined": Ending.REJECTED,
    "no": Ending.REJECTED,
    "accepted": Ending.OFFER,
    "yes": Ending.OFFER,
    "withdrawn": Ending.WITHDREW,
    "silent": Ending.SILENCE,
    "ghosted": Ending.SILENCE,
    "nothing": Ending.SILENCE,
    "reopened": Ending.OPEN,
    "telephone": Stage.PHONE,
    "call": Stage.PHONE,
    "phone-screen": Stage.PHONE,
    "recorded": Stage.ONE_WAY,
    "online": Stage.VIDEO,
    "face-to-face": Stage.IN_PERSON,
    "onsite": Stage.IN_PERSON,
    "on-site": Stage.IN_PERSON,
    "assessment": Stage.TEST,
    "application": Stage.APPLIED,
    "last": Stage.FINAL,
    "final-round": Stage.FINAL,
    "referred": Seen.REFERRAL,
    "ad": Seen.ADVERT,
    "agency": Seen.RECRUITER,
    "headhunter": Seen.RECRUITER,
}
"""Other words that people use."""

Word = TypeVar("Word", bound=StrEnum)


def meant(said: str, words: Iterable[Word]) -> Word | None:
    """The one that these words mean; None when they mean none of them. Three letters are enough."""
    there = list(words)
    key = "-".join(said.casefold().replace("_", " ").replace("-", " ").split())
    other = _SAID.get(key)
    for each in there:
        if key == each.value or other is each:
            return each
    begun = [each for each in there if len(key) >= 3 and each.value.startswith(key)]
    return begun[0] if len(begun) == 1 else None


def known(said: str, words: Iterable[Word]) -> str:
    """What could have been said instead, with the nearest first."""
    names = [each.value for each in words]
    near = get_close_matches(said.strip().casefold()[:40], names, 1)
    return f"did you mean '{near[0]}'? Known are: {', '.join(names)}" if near else f"use {', '.join(names)}"
