"""The words of an advert that point to a competency. What counts is for the person to say."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from practice.model.kinds import Competency

POINTERS: Mapping[Competency, str] = {
    Competency.COMMUNICATION: (
        "communicat*, articulate, presentation*, presenting, present to, public speaking, "
        "listener*, listening, write clearly, written, writing, correspondence, explain*, "
        "interpersonal, report writing, verbal*, bilingual"
    ),
    Competency.TEAMWORK: (
        "team*, collaborat*, cooperat*, co-operat*, work with others, together with, cross- "
        "functional, colleague*, supportive, works well with"
    ),
    Competency.LEADERSHIP: (
        "lead a, lead the, leading a, leading the, leader*, team lead, manage a team, managing a "
        "team, line manage*, supervis*, mentor*, coach*, delegat*, direct reports, head of"
    ),
    Competency.PROBLEM_SOLVING: (
        "problem-solv*, problem solv*, solve*, solving, analytic*, analysis, analyse*, analysing, analyz*, "
        "troubleshoot*, diagnos*, root cause*, investigat*, creative thinking, critical thinking"
    ),
    Competency.DECISION_MAKING: (
        "decision*, decide*, judgement, judgment, prioritis*, prioritiz*, weigh up, discretion"
    ),
    Competency.PLANNING: (
        "plan, plans, planning, organis*, organiz*, schedul*, coordinat*, co-ordinat*, time "
        "management, project manage*, manage your own workload, several tasks, multi-task*, "
        "multitask*, attention to detail"
    ),
    Competency.DELIVERY: (
        "deliver*, deadline*, targets, results, goals, objectives, on time, within budget, see "
        "things through, follow through, reliab*, hands-on, high standard*"
    ),
    Competency.ADAPTABILITY: (
        "adapt*, flexib*, fast-paced, fast paced, changing, change management, versatil*, "
        "ambigu*, willing to travel, shift work"
    ),
    Competency.RESILIENCE: (
        "resilien*, pressure, stress*, calm, challenging, demanding, setback*, perseveran*, tenaci*, robust"
    ),
    Competency.INITIATIVE: (
        "initiative, proactiv*, pro-activ*, self-start*, self-motivat*, independent*, autonom*, "
        "ownership, drive improvement*, continuous improvement, improve*, innovat*, new ideas, "
        "entrepreneur*"
    ),
    Competency.CUSTOMER_FOCUS: (
        "customer*, client*, service user*, patient, patients, guest*, visitor*, stakeholder*, "
        "service-minded, complaint*, user needs, front desk, front-of-house"
    ),
    Competency.INTEGRITY: (
        "integrity, honest*, ethic*, confidential*, trust*, complian*, safeguard*, transparen*, "
        "accountab*, discreet*, data protection"
    ),
    Competency.LEARNING: (
        "learn*, curious, curiosity, willing to train, training, professional development, keep "
        "up to date, keeps up, new skills, growth mindset"
    ),
    Competency.INFLUENCE: (
        "influenc*, persua*, negotiat*, convinc*, buy-in, sales, selling, advocat*, "
        "relationship*, network*, business development"
    ),
    Competency.INCLUSION: (
        "inclus*, divers*, equality, equity, accessib*, different backgrounds, cultural*, "
        "intercultural, respect, respectful*, multicultural"
    ),
    Competency.SELF_AWARENESS: (
        "self-aware*, self aware*, reflect*, reflective practice, feedback, own limits, emotional "
        "intelligence"
    ),
    Competency.MOTIVATION: (
        "motivat*, passion*, enthusias*, commit*, dedicat*, eager, keen, our mission, our values, energetic"
    ),
    Competency.JOB_KNOWLEDGE: (
        "experience in, experience with, experience of, years of, knowledge*, qualif*, degree, "
        "diploma, certif*, proficien*, expertise, familiar with, technical skill*, licence, "
        "license, registered, fluent, skilled in, background in"
    ),
}
"""Plain words of adverts, ours; `*` stands for any ending."""

LONGEST_PLACE = 100
"""Characters shown around a word."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """One word of an advert that points to a competency: where it stands, and the line around it.

    `line` counts from 1; `start` and `end` are places in the whole text.
    """

    competency: Competency
    word: str
    line: int
    start: int
    end: int
    around: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A competency that an advert has words for, in the order in which they stand."""

    competency: Competency
    pointers: tuple[Pointer, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The different words, as they stand there."""
        return tuple({pointer.word.casefold(): pointer.word for pointer in self.pointers}.values())


def proposals(advert: str) -> tuple[Proposal, ...]:
    """What an advert has words for, most words first. It says nothing of how much each counts."""
    found = [Proposal(each, tuple(_pointers(advert, each))) for each in Competency]
    there = [proposal for proposal in found if proposal.pointers]
    return tuple(sorted(there, key=lambda proposal: -len(proposal.pointers)))


def _pointers(advert: str, competency: Competency) -> Iterator[Pointer]:
    for match in _PATTERNS[competency].finditer(advert):
        start, end = match.span()
        line = advert.count("\n", 0, start) + 1
        yield Pointer(competency, " ".join(match[0].split()), line, start, end, _around(advert, start, end))


def _around(advert: str, start: int, end: int) -> str:
    """The line of the advert, or as much of it as can be read at a glance."""
    first = advert.rfind("\n", 0, start) + 1
    last = advert.find("\n", end)
    last = len(advert) if last < 0 else last
    room = max(0, LONGEST_PLACE - (end - start)) // 2
    cut_first, cut_last = max(first, start - room), min(last, end + room)
    if cut_first > first:
        space = advert.find(" ", cut_first, start)
        cut_first = space + 1 if space >= 0 else cut_first
    if cut_last < last:
        space = advert.rfind(" ", end, cut_last)
        cut_last = space if space >= 0 else cut_last
    text = " ".join(advert[cut_first:cut_last].split())
    return f"{'... ' if cut_first > first else ''}{text}{' ...' if cut_last < last else ''}"


def _pattern(words: str) -> re.Pattern[str]:
    """Longer ones first, so that all of them is shown; an advert may break its lines between two words."""
    alternatives = sorted((each.strip() for each in words.split(",")), key=len, reverse=True)
    written = "|".join(
        re.escape(each.removesuffix("*")).replace(r"\ ", r"\s+") + (r"\w*" if each.endswith("*") else "")
        for each in alternatives
    )
    return re.compile(rf"(?<!\w)(?:{written})(?!\w)", re.IGNORECASE)


_PATTERNS = {competency: _pattern(words) for competency, words in POINTERS.items()}
