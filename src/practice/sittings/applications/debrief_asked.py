"""What was asked in an interview, a question at a time; one key puts it among those to practise."""

from practice.applications.asked_words import competency_for, guessed
from practice.model.jobs import InterviewPart
from practice.model.kinds import Competency, QuestionType, in_words
from practice.model.page import LIST_KEYS, Choice, Left, Page, Para, Tone, Wanted
from practice.model.trouble import Trouble
from practice.sittings.applications.debrief_held import Debrief, line, mind_the_time
from practice.sittings.drills.story_matrix import weights
from practice.sittings.script import Sitting, ask_choice


def asked(now: Debrief) -> Sitting[None]:
    """One question a line, until an empty one."""
    notice = ""
    shown: tuple[str, ...] = ()
    while True:
        there = now.said.asked
        body = [Para(notice)] if notice else []
        body.append(Para("What else was asked?" if there else "What was asked?", Tone.QUESTION))
        body.append(Para("One question, as you remember it. Enter alone: that is all.", Tone.ASIDE))
        body += [
            Para(f"{number}. {each}", Tone.ROW, again=each in shown) for number, each in enumerate(there, 1)
        ]
        shown = there
        said = yield from line(now, InterviewPart.ASKED, body, "They asked", "")
        if not said:
            return
        if said not in there:
            shown = (*there, said)
        notice = yield from _into_the_bank(now, said)
        yield from mind_the_time(now)
        if now.enough:
            return


def _into_the_bank(now: Debrief, text: str) -> Sitting[str]:
    """With one key it is among the person's own questions; what was done, as a sentence."""
    kind, competency = guessed(text, _usual(now))
    while True:
        page = Page(
            now.name,
            (
                Para(text, Tone.QUOTE),
                Para("Shall it be among the questions that you practise?", Tone.QUESTION),
            ),
            "Your choice",
            Wanted.CHOICE,
            (
                Choice("p", f"practise it, as: {_practised_as(kind, competency)}"),
                Choice("c", "it is another kind of question"),
                Choice("n", "only note it"),
            ),
            default="p",
        )
        try:
            match (yield from ask_choice(page)):
                case "n":
                    return "Noted."
                case "c":
                    kind, competency = yield from _kind(now, text, kind, competency)
                case _:
                    return _bank(now, text, kind, competency)
        except Left:
            return "Noted."


def _bank(now: Debrief, text: str, kind: QuestionType, competency: Competency | None) -> str:
    """A file that cannot be written costs nothing but its place among the drills."""
    try:
        key = now.world.banks.add_asked(text, type=kind, competency=competency)
    except Trouble as trouble:
        return f"Noted here, but not in your bank. {trouble.told}"
    now.keep(InterviewPart.ASKED, text, key=key)
    return "It is among your questions now."


def _kind(
    now: Debrief, text: str, kind: QuestionType, competency: Competency | None
) -> Sitting[tuple[QuestionType, Competency | None]]:
    """Another kind, and where that needs one, another competency."""
    kinds = list(QuestionType)
    choices = tuple(Choice(key, _words(each)) for key, each in zip(LIST_KEYS, kinds, strict=False))
    default = LIST_KEYS[kinds.index(kind)]
    page = Page(now.name, (Para(text, Tone.QUOTE),), "Which kind", Wanted.CHOICE, choices, default=default)
    kind = kinds[LIST_KEYS.index((yield from ask_choice(page)))]
    competency = competency_for(kind, text, competency or _usual(now))
    if competency is None:
        return kind, None
    all_of_them = list(Competency)
    choices = tuple(Choice(key, in_words(each)) for key, each in zip(LIST_KEYS, all_of_them, strict=False))
    page = Page(
        now.name,
        (Para(text, Tone.QUOTE),),
        "What is it about",
        Wanted.CHOICE,
        choices,
        default=LIST_KEYS[all_of_them.index(competency)],
    )
    return kind, all_of_them[LIST_KEYS.index((yield from ask_choice(page)))]


def _usual(now: Debrief) -> Competency | None:
    """What this job asks for most, where that was said."""
    wanted = weights(now.world, now.interview.job) or weights(now.world)
    return max(wanted, key=lambda each: wanted[each]) if wanted else None


def _practised_as(kind: QuestionType, competency: Competency | None) -> str:
    return f"{_words(kind)}, {in_words(competency)}" if competency else _words(kind)


def _words(kind: QuestionType) -> str:
    return kind.value.replace("-", " ")
