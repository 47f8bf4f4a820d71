"""Words that a reader takes as arguing, in a letter that asks for something.

Only marked, never refused: the person may mean them. A guard that cries wolf is soon ignored, so a word is
listed only where it hardly ever means anything else, and what somebody says of themselves is no arguing.
"""

import re
from collections.abc import Sequence

READS_AS_ARGUING = "This reads as arguing. Send it tomorrow?"

_OWN = r"(?:i|i've|i'd|i'll|my|mine|me|myself|we|our)"
_NOT = r"(?:did|do|was|were|is|are|have|has|had|could|would|wo|ca)(?:n't| not)|can(?:not|'t)|won't"
_CHOSEN = r"(?:chosen|hired|picked|given|offered|taken|considered|invited|selected)"

_PHRASES = (
    # what was done to me
    r"un(?:fair|fairly|fairness|just|justly|justified)",
    r"(?:(?:is|was|are|were)(?:n't| not)|not|hardly|anything but) (?:very |really |quite |at all )?"
    r"(?:fair|right of you)",
    r"injustice",
    r"discriminat(?:e|es|ed|ing|ion|ory)",
    r"biased|prejudiced?|favou?ritism|nepotism|rigged",
    r"misled|lied to me|lying to me|broke your (?:word|promise)|you promised",
    r"lie to me|liars?|idiots?|shame on you|shameful",
    r"(?:you|they|the panel|that|it) (?:are|were|was|is) (?:so |very |really |just )?"
    r"(?:rude|stupid|pathetic|incompetent|arrogant)",
    r"insult(?:s|ed|ing)?|disrespect(?:ful|ed)?|humiliat(?:ed|ing)",
    r"(?:a )?wast(?:e|ed|ing) (?:of )?my time",
    r"ridiculous|absurd|outrageous|appall(?:ed|ing)|unacceptable|unprofessional|disgrace(?:ful)?|nonsense",
    r"(?:deeply |very |so )?disappointed (?:in|with|by) "
    r"(?:you|your|the (?:way|decision|panel|company|process))",
    # the decision
    r"reconsider(?:s|ed|ing|ation)?|rethink (?:your|the|this)|please think again",
    r"change your minds?|revers(?:e|ing) (?:the|your|this) decision|overturn",
    r"(?:review|revisit|reopen|question|challenge|contest|dispute) (?:the|your|this|that) "
    r"(?:decision|choice|result|outcome)",
    r"appeal(?:ing)? (?:against|this|the|your)",
    r"disagree(?:s|d|ing)?",
    rf"(?:{_NOT}) (?:agree|accept)",
    r"refuse to accept",
    r"(?:you|they|the panel) (?:were|was|are|is|got it|have got it|must be) wrong",
    r"(?:that|this|which|it) (?:is|was|'s) (?:simply |just |plainly |completely )?"
    r"(?:incorrect|untrue|not true|not correct)",
    r"(?:that's|it's) (?:simply |just |plainly |completely )?(?:incorrect|untrue|not true|not correct)",
    r"you (?:said|say|wrote|write|claim(?:ed)?) (?:that )?i [^.!?\n]{1,80}?,? but i\b",
    r"justify (?:your|the|this|it|that)|explain yoursel(?:f|ves)",
    r"explain (?:your|the|this) (?:decision|choice)",
    # why
    rf"why (?:{_NOT})",
    r"why (?:did|do|was|were|am|is|have|had|would) (?:i|you|they|we|it) (?:not|never)",
    r"why not me",
    r"how (?:could|can|dare) you(?! (?:be reached|tell|see|spend)\b)",
    # I and the others
    r"(?:better|stronger|more (?:qualified|experienced|suitable|capable)) than"
    r"(?! (?:i|i'd|expected|before|last|it|usual|my|nothing|what i|feared|in|on|at|that|the last)\b)",
    r"more (?:experience|qualifications) than (?:the|any|your|whoever|those|anyone|somebody|anybody)\b",
    r"better qualified|the best (?:candidate|person) for|the (?:better|stronger) candidate",
    r"(?:i am|i'm|i was|am i|was i) (?:still )?(?:clearly )?the (?:right|best|ideal|perfect)",
    r"deserv(?:e|es|ed|ing)",
    r"entitled to|owe me|owed (?:me|an)|my right to",
    rf"should(?:'ve| have) (?:been me|{_CHOSEN} me|been {_CHOSEN}|got (?:it|the job|this job))",
    r"you (?:should|ought)(?:'ve| have| to have)",
    # threats
    r"lawyers?|solicitors?|attorneys?|legal (?:action|advice|steps|rights)|lawsuit|tribunal|ombudsman",
    r"(?:will|to|could|shall|may|might|can) sue (?:you|the|your|for)|suing",
    r"tak(?:e|ing) (?:this|it|the matter) (?:further|higher|up with)",
    r"(?:make|file|lodge|raise|a formal|an official) (?:a )?complaints?",
    r"(?:i will|i'll|to|shall|must) complain",
    r"i (?:demand|insist|expect an? (?:answer|explanation|apology))|demand an? \w+",
    r"(?:you'll|you will) (?:regret|be sorry)|(?:it is|it's|be) your loss|never apply",
)

_ARGUING = re.compile("|".join(rf"(?<![\w'])(?:{phrase})(?![\w])" for phrase in _PHRASES), re.IGNORECASE)
_MISTAKE = re.compile(
    r"(?<!\w)(?:mistakes?|mistaken|error of judgement|(?:wrong|bad|poor) (?:decision|choice|call))(?!\w)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^.!?;:\n]*[.!?;:\n]?")
_SAID_OF_ONESELF = re.compile(rf"(?<![\w']){_OWN}(?![\w])", re.IGNORECASE)
_SAID_OF_OTHERS = re.compile(
    r"(?<!\w)(?:you|your|you've|they|their|them|this|that|that's|it|it's|there|panel|company|decision|some(?:body|one))(?!\w)",
    re.IGNORECASE,
)


def arguing(words: str, *, but: Sequence[str] = ()) -> tuple[str, ...]:
    """The arguing words as they stand in the text, each once, in their order.

    `but` are words that are no arguing here, such as the name of the job.
    """
    found = [words[start:end] for start, end in places(words, but=but)]
    return tuple(dict.fromkeys(" ".join(each.split()) for each in found))


def marked(words: str, *, but: Sequence[str] = ()) -> str:
    """The text with square brackets around its arguing words."""
    parts: list[str] = []
    at = 0
    for start, end in places(words, but=but):
        parts += [words[at:start], "[", words[start:end], "]"]
        at = end
    return "".join([*parts, words[at:]])


def places(words: str, *, but: Sequence[str] = ()) -> list[tuple[int, int]]:
    """Where they stand, from and to behind, none within another."""
    plain = words.translate(_PLAIN)
    for each in sorted((each for each in but if each.strip()), key=len, reverse=True):
        name = rf"(?<!\w){re.escape(each.translate(_PLAIN))}(?!\w)"
        plain = re.sub(name, lambda found: "_" * len(found[0]), plain, flags=re.IGNORECASE)
    spaced = plain.translate(_SPACED)
    found = [each.span() for each in _ARGUING.finditer(spaced)]
    found += [each for each in _mistakes(plain) if not any(a < each[1] and each[0] < b for a, b in found)]
    return sorted(found)


_PLAIN = {0x2019: "'", 0x2018: "'", 0x02BC: "'", 0x00A0: " "}
_SPACED = {ord("\n"): " ", ord("\t"): " "}


def _mistakes(plain: str) -> list[tuple[int, int]]:
    """Mistakes that are not the person's own: a clause that is about them alone is no arguing."""
    found: list[tuple[int, int]] = []
    for clause in _CLAUSE.finditer(plain):
        for each in _MISTAKE.finditer(clause[0]):
            before, after = clause[0][: each.start()], clause[0][each.end() :]
            own = _SAID_OF_ONESELF.search(before) or re.match(r"(?: that)? i\b", after, re.IGNORECASE)
            if not own or _blames(before):
                found.append((clause.start() + each.start(), clause.start() + each.end()))
    return found


def _blames(before: str) -> bool:
    """Somebody or something else comes between the person and the mistake."""
    own = list(_SAID_OF_ONESELF.finditer(before))
    rest = before[own[-1].end() :] if own else before
    return bool(_SAID_OF_OTHERS.search(rest))
