"""Scripts for somebody else: what a friend, or a stranger on a call, is to do and say, as plain text."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import fill

WIDTH = 76
SILENCE_S = 5

RULES, QUESTIONS, AFTER = "What to do", "The questions", "Afterwards"
"""The parts of a script, in order."""


@dataclass(frozen=True, slots=True)
class Script:
    """What somebody else is to do and say. Nothing in it is wrapped yet: paper and screens differ."""

    title: str
    opening: str
    rules: Sequence[str]
    questions: Sequence[str]
    after: Sequence[str]


def friend_script(questions: Sequence[str], *, name: str = "") -> Script:
    """For a friend who asks the questions: rung 11."""
    who = name or "the person in front of you"
    return Script(
        "Fifteen minutes as an interviewer",
        f"Thank you for helping. Today you are the interviewer, and {who} has asked for it. You need not "
        "know anything about interviews: read the questions out, listen, and keep a few small rules.",
        [
            "Sit across a table, as in a real interview. Telephones away.",
            "Read one question at a time, as it is written. Then wait: do not help, do not nod at each word.",
            f"After each answer count silently to {SILENCE_S} before you go on. It may feel long to both of "
            "you, and that is what it is for.",
            f"After the second answer say nothing for twice as long, and look friendly. If {who} starts to "
            "add something, let it happen.",
            "Do not praise and do not comfort in between.",
            "If somebody wants to stop, stop at once, and without a word about it.",
        ],
        questions,
        [
            "First ask: what were you afraid of, and did it happen? Let the answer stand.",
            "Then say one thing that you saw or heard and liked. Something you noticed, no compliment.",
            "Say one thing that would have helped you to follow. One only.",
            "Say nothing about trembling, blushing or the voice, even when you are asked.",
        ],
    )


def stranger_script(questions: Sequence[str], *, name: str = "") -> Script:
    """For somebody on a video call whom the person does not know: rung 12."""
    who = name or "somebody who practises for interviews"
    return Script(
        "A practice interview by video, fifteen minutes",
        f"Thank you for taking this call. {who[:1].upper()}{who[1:]} would like a practice interview "
        "with somebody new. Please lead it as you would a real one: friendly, and to the point.",
        [
            "Both cameras on. Say your name and what you do, then begin.",
            "Read one question at a time. Take a note now and then, so that there are silences.",
            "Ask one question of your own about something in an answer that you did not understand.",
            "Cut in once, politely, where an answer gets long: what came of it in the end?",
            "Keep to the time. After the last question: do you have a question for me?",
            "If the person wants to stop, say thank you, and that is all.",
        ],
        questions,
        [
            "One thing that stays with you from what was said.",
            "One thing that you would have liked to hear more about.",
            "Nothing about nerves, accent, looks or voice.",
        ],
    )


STRANGER_PAGE = (
    "Ask somebody whom you do not know: a friend of a friend, somebody of your job centre, university or "
    "trade union, a group that practises for interviews. Send them the script.",
    "Call from the place and in the clothes that you would choose for a real interview. Camera on.",
    "After that, apply for a post that does not matter much to you and take its interview. A polite no "
    "afterwards is free.",
)
"""What to do on the last rung, in order."""

FRIEND_PAGE = (
    "Choose somebody you like and trust, who can keep quiet for a moment. Show them the script beforehand.",
    "Sit across a table from them. Do all of it once through, without going back.",
    "If you can, do it again on another day with somebody else, or in another place.",
)
"""What to do on the rung before it, in order."""


def on_paper(script: Script) -> str:
    """Ready to be printed, or read from a telephone."""
    parts = [script.title, "=" * len(script.title), "", fill(script.opening, WIDTH)]
    parts += [*_heading(RULES), *(_item("-", each) for each in script.rules)]
    parts += [*_heading(QUESTIONS), *(_item(f"{n}.", each) for n, each in enumerate(script.questions, 1))]
    parts += [*_heading(AFTER), *(_item("-", each) for each in script.after)]
    return "\n".join(parts) + "\n"


def _heading(words: str) -> tuple[str, str, str]:
    return "", words, "-" * len(words)


def _item(sign: str, text: str) -> str:
    lead = f"{sign} "
    return fill(text, WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead))
