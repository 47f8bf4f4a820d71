"""The letters of a job as they stand: what was written, saved, sent and answered."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from practice.model.jobs import Drafted, LetterKind, LetterPart, LetterSaid

TITLES = {
    LetterKind.THANKS: "A thank-you note",
    LetterKind.REQUEST: "Asking for feedback",
    LetterKind.FOLLOW_UP: "A reminder",
    LetterKind.REPLY: "An answer to their feedback",
    LetterKind.KEEP_IN_MIND: "A keep-me-in-mind note",
    LetterKind.TOUCH: "A short hello",
    LetterKind.RECRUITER: "To a recruiter",
    LetterKind.PANEL: "Thanks to the panel",
    LetterKind.MANAGER: "To your manager",
}

NOT_SENT_BY_US = "Nothing is sent from here: copy it or save it, and send it yourself."


@dataclass(frozen=True, slots=True)
class Written:
    """A letter in its newest words; `sent` and `answered` are days, `saved` a file, each empty if not."""

    draft: Drafted
    sent: str = ""
    saved: str = ""
    answered: str = ""


def written(drafts: Iterable[Drafted], said: Iterable[LetterSaid]) -> tuple[Written, ...]:
    """Every letter, in the order in which they were begun.

    What is drafted after a letter was sent is another letter, also where it is of the same kind. What is
    said of a letter comes after it, also where the clock was set back in between.
    """
    drafts = tuple(drafts)
    drafted = {each.stamp.id: each.stamp.at for each in drafts}

    def moment(fact: Drafted | LetterSaid) -> tuple[str, bool, str]:
        if isinstance(fact, Drafted):
            return fact.stamp.at, False, ""
        return max(fact.stamp.at, drafted.get(fact.letter, "")), True, fact.stamp.at

    facts: list[Drafted | LetterSaid] = [*drafts, *said]
    facts.sort(key=moment)
    letters: list[Written] = []
    place_of: dict[str, int] = {}
    for fact in facts:
        if isinstance(fact, Drafted):
            index = _place(letters, fact)
            if index == len(letters):
                letters.append(Written(fact))
            else:
                letters[index] = replace(letters[index], draft=fact)
            place_of[fact.stamp.id] = index
        elif fact.letter in place_of:
            index = place_of[fact.letter]
            letters[index] = _with(letters[index], fact)
    return tuple(letters)


def _place(letters: list[Written], draft: Drafted) -> int:
    """Where the letter is that this is a new version of; behind the last when it is a new one."""
    for place in range(len(letters) - 1, -1, -1):
        there = letters[place]
        if _about(there.draft) == _about(draft):
            return len(letters) if there.sent else place
    return len(letters)


def _about(draft: Drafted) -> tuple[str, LetterKind, str]:
    return draft.job, draft.kind, draft.interview


def _with(letter: Written, fact: LetterSaid) -> Written:
    match fact.part:
        case LetterPart.SENT:
            return replace(letter, sent=fact.text or fact.stamp.day)
        case LetterPart.SAVED:
            return replace(letter, saved=fact.text)
        case LetterPart.ANSWERED:
            return replace(letter, answered=fact.text or fact.stamp.day)
