"""How a question is worded: asked once, openly, fairly and short enough to be heard."""

import re

from practice.banks.problems import Findings, count
from practice.banks.reading import Filled
from practice.model.kinds import QuestionType

MOST_WORDS = 24
MOST_WORDS_SCENE = 60
"""For situational questions and cases, which have to paint a scene first."""

MOST_QUESTION_MARKS = 2

UNSPACED = frozenset({"ja", "zh", "th", "lo", "km", "my"})
"""Languages written without spaces between words, where words cannot be counted by them."""

_SCENES = frozenset({QuestionType.SITUATIONAL, QuestionType.CASE})
_PROTECTED = re.compile(
    "\\b(?:how old|married|children|pregnan|religion|where were you born|native language|disabilit)",
    re.IGNORECASE,
)
_LEADING = re.compile(
    "(?:don['’]t you|do you not|wouldn['’]t you|isn['’]t it|aren['’]t you|haven['’]t you|surely you"
    "|of course you|you would agree|you['’]d agree|you do agree)\\b|, right\\?",
    re.IGNORECASE,
)
_TWO_ASKS = re.compile(
    "\\band (?:then )?(?:"
    "(?:how|what|when|where|who|which|why) "
    "(?:did|do|does|is|are|was|were|would|will|can|could|should|has|have)\\b"
    "|(?:do|did|are|were|have|can|could|would|will|should) you\\b"
    "|(?:tell|give|show|walk|talk) (?:me|us)\\b"
    "|(?:what|how) (?:you (?:learned|learnt|handled|dealt|did about)|happened|it ended)\\b"
    "|(?:why|how|what|when|where)[?.]"
    ")",
    re.IGNORECASE,
)


def words(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def is_spaced(language: str) -> bool:
    """Whether this language puts spaces between its words."""
    return language.split("-")[0] not in UNSPACED


def is_english(language: str) -> bool:
    """Whether remarks made for English apply; a language that is not given gets them too."""
    return language.split("-")[0] in ("", "en")


def check_wording(entry: Filled, language: str, findings: Findings) -> None:
    """Advice on the words of one question: on its length, and the gravest on how it asks."""
    text: str = entry.values.get("text", "")
    line = entry.line_of("text")
    if is_spaced(language):
        _length(entry, text, line, findings)
    marks = sum(text.count(mark) for mark in "?？؟")
    name = name_of(entry)
    english = is_english(language)
    if english and _touches_protected(entry):
        mend = "such questions are unlawful in many countries; move it to a 'say_instead' lesson or drop it"
        findings.warn(line, f"{name} touches a protected characteristic", mend)
    elif marks > MOST_QUESTION_MARKS:
        mend = "keep one question in 'text' and move the rest to 'probes'"
        findings.warn(line, f"{name} asks {marks} questions at once", mend)
    elif english and (found := _LEADING.search(text)):
        what = f"{name} leads to its answer with '{found[0].strip(', ')}'"
        findings.warn(line, what, "ask it openly, so that no is as easy to say as yes")
    elif english and _TWO_ASKS.search(text):
        mend = "keep one in 'text' and move the other to 'probes'"
        findings.warn(line, f"{name} joins two asks with 'and'", mend)


def name_of(entry: Filled) -> str:
    """How messages call a question."""
    return f"'{entry.values['id']}'" if "id" in entry.values else "this question"


def _touches_protected(entry: Filled) -> bool:
    if "say_instead" in entry.lines:
        return False
    texts = (entry.values.get("text", ""), *entry.values.get("variants", ()))
    return any(_PROTECTED.search(text) for text in texts)


def _length(entry: Filled, text: str, line: int, findings: Findings) -> None:
    number = words(text)
    most = MOST_WORDS_SCENE if entry.values.get("type") in _SCENES else MOST_WORDS
    if number > most:
        what = f"{name_of(entry)} has {count(number, 'word')}; more than {most} are hard to follow by ear"
        findings.warn(line, what, "shorten it")
