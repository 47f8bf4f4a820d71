"""The interviews of a job with all that was said of them, and how far the application came by them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from practice.applications.stages import FORMATS, meant
from practice.model.jobs import InterviewPart, InterviewSaid, Stage

USUAL_MINUTES = 60
"""How long an interview is taken for where nobody said."""

DIGITS = 4
"""Of a number of minutes."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of one interview. Nerves are 0 to 100; `told` are ids of stories."""

    format: Stage | None = None
    people: tuple[str, ...] = ()
    minutes: int | None = None
    asked: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    before: int | None = None
    peak: int | None = None
    after: int | None = None
    went_well: str = ""
    change: str = ""
    debriefed: bool = False


@dataclass(frozen=True, slots=True)
class Met:
    """One interview of a job, to come or over: its id, when, and what was said of it."""

    id: str
    name: str
    starts: datetime
    is_over: bool
    said: Said = field(default_factory=Said)


def said_of(facts: Iterable[InterviewSaid]) -> Mapping[str, Said]:
    """By the id of the interview. Of what is asked and told each fact is one more; else the newest counts."""
    single: dict[str, dict[InterviewPart, InterviewSaid]] = {}
    many: dict[tuple[str, InterviewPart], dict[str, None]] = {}
    for fact in sorted(facts, key=lambda each: each.stamp.at):
        single.setdefault(fact.interview, {})[fact.part] = fact
        if fact.part in (InterviewPart.ASKED, InterviewPart.TOLD) and fact.text:
            many.setdefault((fact.interview, fact.part), {})[fact.text] = None
    return {
        name: _said(
            parts,
            tuple(many.get((name, InterviewPart.ASKED), ())),
            tuple(many.get((name, InterviewPart.TOLD), ())),
        )
        for name, parts in single.items()
    }


def _said(
    parts: Mapping[InterviewPart, InterviewSaid], asked: tuple[str, ...], told: tuple[str, ...]
) -> Said:
    def text(part: InterviewPart) -> str:
        return parts[part].text if part in parts else ""

    def level(part: InterviewPart) -> int | None:
        return parts[part].level if part in parts else None

    minutes = text(InterviewPart.MINUTES)
    return Said(
        format=meant(text(InterviewPart.FORMAT), FORMATS),
        people=tuple(filter(None, (line.strip() for line in text(InterviewPart.PEOPLE).splitlines()))),
        minutes=int(minutes) if _is_short_number(minutes) else None,
        asked=asked,
        told=told,
        before=level(InterviewPart.BEFORE),
        peak=level(InterviewPart.PEAK),
        after=level(InterviewPart.AFTER),
        went_well=text(InterviewPart.WENT_WELL),
        change=text(InterviewPart.CHANGE),
        debriefed=InterviewPart.DEBRIEFED in parts,
    )


def _is_short_number(text: str) -> bool:
    """A number of minutes; more digits are a stuck key, and thousands of them cannot be read at all."""
    return text.isdecimal() and text.isascii() and len(text) <= DIGITS


def reached(interviews: Iterable[Met]) -> Stage | None:
    """How far it came, by its interviews: the form of the last one that took place.

    APPLIED when there was none; None when that one has no form.
    """
    over = [each for each in interviews if each.is_over]
    return over[-1].said.format if over else Stage.APPLIED
