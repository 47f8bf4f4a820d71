"""What a typed answer's own words show: counts of English markers, never a judgement."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*%?")


_PHRASES = {
    "own": "I | I['’](?:m|d|ve|ll) | myself",
    "shared": "we | we['’](?:re|d|ve|ll) | our | us | ourselves",
    "hypothetical": "would | I['’]d | usually | always | normally | generally | tend to | typically",
    "occasion": r"""
        last (?:week|month|year|spring|summer|autumn|winter|time|job|term|season) | \w+ ago | once | one day
        | one time | in (?:my|the) (?:first|second|third|last|final) | at the time | yesterday
        | when (?:I|we) (?:was|were|had|worked|started|joined|ran|took|did|got)
        | (?:in|since|during) (?:19|20)\d\d | (?:on|one) (?:a )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day
        | that (?:day|week|month|morning|afternoon|evening|summer|winter|year)
        | (?:in|last|one) (?:January|February|March|April|May|June|July|August)
        | (?:in|last|one) (?:September|October|November|December)
        | (?:two|three|four|five|six|several|a few) (?:weeks|months|years) (?:before|later|in|into)
    """,
    "action": r"""
        I (?:(?:also|then|first|just|\w+ly) )?(?:\w{2,}ed|went|told|said|wrote|made|took|set|put|rang|spoke
        |sat|met|built|found|got|gave|drew|led|ran|kept|sent|brought|chose|began|taught|split|cut|read|bought
        |held|left|did)
    """,
    "reasoning": """
        because | so that | in order to | instead | rather than | options? | alternatives? | considered
        | decided | chose | weighed | the reason | which meant | otherwise | trade-?off
        | I (?:thought|felt|knew)
    """,
    "result": """
        results? | resulted | in the end | finally | eventually | outcome | led to | ended up | turned out
        | since then | afterwards | saved | reduced | increased | improved | dropped | rose | fell
        | went (?:from|up|down) | finished | delivered | on time | thanked | feedback was | still use
        | worked well
    """,
    "learning": """
        learn(?:ed|t)? | since then | next time | these days | taught me | differently | lesson | now I
        | ever since | I reali[sz]ed | looking back | from then on
    """,
    "hardship": """
        but | however | hard(?:er|est)? | difficult(?:y)? | problem | mistake | wrong | worried | although
        | unfortunately | struggled | unhappy | disagreed | against | nervous | failed | late | angry
    """,
    "blame": """
        (?:his|her|their|its) (?:own )?fault | useless | lazy | stupid | incompetent | idiots? | hopeless
        | to blame | couldn['’]t be bothered | never listens? | never listened
    """,
}
"""Marker phrases in English; `|` and line breaks are layout, a space inside a phrase is a space."""


def _compiled(phrases: str) -> re.Pattern[str]:
    laid_out = re.sub(r"\s*\|\s*", "|", " ".join(phrases.split()))
    return re.compile(rf"(?<![\w'’])(?:{laid_out})(?!\w)", re.IGNORECASE)


_MARKERS = {name: _compiled(phrases) for name, phrases in _PHRASES.items()}

_COMMON = frozenset(
    [
        "the",
        "a",
        "an",
        "to",
        "and",
        "of",
        "i",
        "in",
        "was",
        "that",
        "it",
        "for",
        "my",
        "we",
        "on",
        "with",
        "is",
        "not",
        "at",
        "so",
    ]
)
ENGLISH = 0.12
"""Share of very common English words under which a text is taken for another language."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Counts in one text. `numbers` counts figures; each other field counts its markers."""

    words: int
    numbers: int
    own: int
    shared: int
    hypothetical: int
    occasion: int
    action: int
    reasoning: int
    result: int
    learning: int
    hardship: int
    blame: int
    english: bool
    opening: float
    """Share of the words before the first action marker; 1.0 without one."""


def words_of(text: str) -> list[str]:
    """The words and figures of a text, as written."""
    return _WORD.findall(text)


def read_wording(text: str) -> Wording:
    """Count the markers of a text. Any text is fine; without English words `english` is False."""
    words = words_of(text)
    counts = {name: sum(1 for _ in pattern.finditer(text)) for name, pattern in _MARKERS.items()}
    common = sum(1 for word in words if word.lower() in _COMMON)
    first_action = _MARKERS["action"].search(text)
    before = len(words_of(text[: first_action.start()])) if first_action else len(words)
    return Wording(
        words=len(words),
        numbers=sum(1 for word in words if word[0].isdigit()),
        english=bool(words) and common >= ENGLISH * len(words),
        opening=before / len(words) if words else 1.0,
        **counts,
    )
