"""What a typed answer's own words show: counts of English markers, never a judgement."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*%?")


_PHRASES = {
    "own": "I | I['’](?:m|d|ve|ll) | myself",
    "shared": "we | we['’](?:re|d|ve|ll) | ourselves",
    "hypothetical": r"""
        would | I['’]d(?! (?:been|had|gone|just|already|never|\w{2,}ed)\b) | usually | always | normally
        | generally | tend to | typically
    """,
    "occasion": r"""
        last (?:week|month|year|spring|summer|autumn|winter|time|job|term|season) | \w+ ago | once | one day
        | one time | in (?:my|the) (?:first|second|third|last|final) | at the time | yesterday
        | when (?:I|we) (?:was|were|had|worked|started|joined|ran|took|did|got)
        | (?:in|since|during) (?:19|20)\d\d | (?:on|one) (?:a )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day
        | (?:that|one) (?:day|week|month|morning|afternoon|evening|night|spring|summer|autumn|winter|year)
        | (?:in|last|one|since|by) (?:January|February|March|April|May|June|July|August)
        | (?:in|last|one|since|by) (?:September|October|November|December)
        | (?:first|second|third|next) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day
        | (?:two|three|four|five|six|several|a few) (?:weeks|months|years) (?:before|later|in|into)
    """,
    "action": r"""
        I(?:['’](?:d|ve)|\shad|\shave)? (?:(?:also|then|first|just|\w+ly) )?(?!(?:need(?:ed)?|indeed|wanted
        |hoped|liked|used to)\b)(?:\w{2,}ed|went|told|said|wrote|made|took|set|put|rang|spoke|sat|met|built
        |found|got|gave|drew|led|ran|kept|sent|brought|chose|began|taught|split|cut|read|bought|held|left
        |did|paid|sold|drove|stood|came|rewrote)
    """,
    "reasoning": """
        because | so that | in order to | instead | rather than | options? | alternatives? | considered
        | decided | chose | weighed | the reason | which meant | otherwise | trade-?off
        | I (?:thought|felt|knew)
    """,
    "result": r"""
        results? | resulted | in the end | finally | eventually | outcome | led to | ended up | turned out
        | since then | afterwards | saved | reduced | increased | improved | dropped | rose | fell
        | went (?:from|up|down) | finished | delivered | on time | thanked | feedback was | still use
        | worked well | still | no more | came back | came down | per cent | from then on | half a year on
        | by the (?:end|time|next) | by (?:spring|summer|autumn|winter|Christmas|\w+day)
        | (?:hours?|days?|weeks?|months?|years?|terms?) later | after \w+ (?:days|weeks|months|years)
        | in the (?:days|weeks|months) that followed | now (?:does|do|took|takes?|has|have|uses?)
    """,
    "learning": r"""
        learn(?:ed|t)? | since then | next time | these days | taught me | differently | lesson | now I
        | ever since | I reali[sz]ed | looking back | from then on | if I did it again | I carry with me
        | what I['’]ve kept | I still | in my job now | have used \w+(?: \w+)? since | did the same
        | the second time | used it (?:again|the next)
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

_ENGLISH_WORDS = frozenset(
    "the and of that with not it they them this were from because when what which she had have but".split()
)
"""Words that are frequent in English and hardly ever words of another language, as 'a', 'in' or 'was' are."""
ENGLISH = 0.06
"""Share of these under which a text is taken for another language."""


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
    text = " ".join(text.split())  # a marker may run over the end of a line
    words = words_of(text)
    counts = {name: sum(1 for _ in pattern.finditer(text)) for name, pattern in _MARKERS.items()}
    english = sum(1 for word in words if word.lower() in _ENGLISH_WORDS)
    first_action = _MARKERS["action"].search(text)
    before = len(words_of(text[: first_action.start()])) if first_action else len(words)
    return Wording(
        words=len(words),
        numbers=sum(1 for word in words if word[0].isdigit()),
        english=bool(words) and english >= ENGLISH * len(words),
        opening=before / len(words) if words else 1.0,
        **counts,
    )
