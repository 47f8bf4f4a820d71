"""Thinking traps in a person's own words, by patterns of English; each becomes a question that quotes them.

They ask and never tell: a pattern knows nothing of what happened. A sentence that may mean something else is
left alone, and so most traps are missed (docs/evidence.md, "Writing kindly to oneself").
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from practice.applications.trap_words import PHRASES, Kind

MOST = 3
"""Questions for one text: more would be an examination."""

QUOTED = 70
"""Characters of a quotation, which ends at a word."""

ASKED = {
    Kind.BLAME: "What else had a part in it?",
    Kind.LABEL: "What happened, in one sentence, without that word?",
    Kind.FORTUNE: "Is that known, or feared?",
    Kind.MIND: "Did they say so, or is it a guess?",
    Kind.DISCOUNT: "If a friend had done the same, would it count?",
    Kind.SHOULD: "What could you know at that time?",
    Kind.ALWAYS: "Was there a time when it went otherwise?",
    Kind.ALL: "Was any part of it otherwise?",
}


@dataclass(frozen=True, slots=True)
class Trap:
    """What may be one: `words` stand so in the text."""

    kind: Kind
    words: str

    @property
    def question(self) -> str:
        """It asks, with the person's own words."""
        return f"You wrote '{self.words}'. {ASKED[self.kind]}"


def traps(text: str, *, most: int = MOST, known: Container[str] = ()) -> tuple[Trap, ...]:
    """What may be a trap, one a sentence and one of a kind, in the order of the text.

    Words that are `known` have been asked about before.
    """
    found: dict[Kind, Trap] = {}
    for sentence in _sentences(text):
        trap = _in_sentence(sentence, found)
        if trap is not None and trap.words not in known and len(found) < most:
            found[trap.kind] = trap
    return tuple(found.values())


def _sentences(text: str) -> Iterator[str]:
    for found in _SENTENCE.finditer(text):
        if not found[0].endswith("?"):
            yield found[0]


def _in_sentence(sentence: str, had: Container[Kind]) -> Trap | None:
    plain = sentence.translate(_PLAIN)
    for kind in Kind:
        found = None if kind in had else _PATTERNS[kind].search(plain)
        if found is not None and not _is_held_elsewhere(plain, found):
            return Trap(kind, _quoted(sentence, found.start(), found.end()))
    return None


def _is_held_elsewhere(plain: str, found: re.Match[str]) -> bool:
    """What stands around the words says that they are somebody else's, or no thought that is held."""
    before = plain[: found.start()]
    led = _LEADS_ELSEWHERE.search(_NEW_THOUGHT.split(before)[-1])
    return '"' in before or bool(led or _SAID_SO.match(plain, found.end()))


def _quoted(sentence: str, start: int, end: int) -> str:
    """To the end of the clause, or as many whole words of that as are read at a glance."""
    rest = _CLAUSE_ENDS.search(sentence, end)
    words = sentence[start : rest.start() if rest else len(sentence)].rstrip(" \t.!,;:")
    if len(words) <= QUOTED:
        return words
    cut = words.rfind(" ", end - start, QUOTED)
    return words[: cut if cut > 0 else max(QUOTED, end - start)].rstrip(" \t.!,;:")


_PLAIN = {
    0x2019: "'",
    0x2018: "'",
    0x02BC: "'",
    0x201C: '"',
    0x201D: '"',
    0x00AB: '"',
    0x00A0: " ",
    0x202F: " ",
    0x09: " ",
}
"""Each sign for one sign, so that places stay what they are."""

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_CLAUSE_ENDS = re.compile(
    r"[,;:.!?\n()]| - | but | because | and (?=i\b|they\b|it\b|that\b)|$", re.IGNORECASE
)

_NEW_THOUGHT = re.compile(r"[;:]| and | but | because | so ", re.IGNORECASE)
_LEADS_ELSEWHERE = re.compile(
    r"""\b(
        (do|does|did|was|am|is|are)(n't|\ not)\ (\w+\ )?(think|thought|believe|feel|say|mean|true|sure)
      | (they|he|she|the\ panel|every(body|one))\ (\w+\ )?(think|thinks|believe|felt|knew|decided)
      | never\ (said|thought|believed) | not\ (that|because|as\ if|true) | if | unless | whether | until
      | no\ longer\ (think|believe|feel) | used\ to | stop(ped)?\ (thinking|believing|saying|telling)
      | (said|says|told|tells|wrote|writes|asked|called|calls|mentioned|joked)
      | (isn't|wasn't|hardly)\ (true|that) | as\ though | pretend\w* | imagine\w*
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Before the words: somebody else's, or a thought that is not held, or only a condition."""

_SAID_SO = re.compile(r"\W+(?!I\b)\w+ (?:said|says|wrote|told|shouted|thought)\b", re.IGNORECASE)
"""Behind them: who said so."""

_PATTERNS = {
    kind: re.compile("|".join(rf"(?<![\w'])(?:{phrase})(?![\w'])" for phrase in phrases), re.IGNORECASE)
    for kind, phrases in PHRASES.items()
}
