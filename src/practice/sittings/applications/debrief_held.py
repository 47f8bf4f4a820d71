"""A debrief that is being held: what was said so far, its five minutes, and a line to write."""

from dataclasses import dataclass

from practice.applications.dossier import Said, said_of
from practice.model.jobs import InterviewPart, InterviewSaid
from practice.model.nerves import Interview
from practice.model.page import Choice, Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.model.trouble import Trouble
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, kept

LONGEST = 600


@dataclass
class Debrief:
    """The one that is being held. Its five minutes are told of once; `enough`: it is to be closed then."""

    world: World
    interview: Interview
    id: str
    name: str
    until: float
    warned: bool = False
    enough: bool = False

    def keep(self, part: InterviewPart, text: str = "", *, level: int | None = None, key: str = "") -> None:
        """One thing said of it."""
        fact = InterviewSaid(self.world.stamp(), self.id, part, text, level, key)
        self.world.history.keep(fact)

    @property
    def said(self) -> Said:
        """What was said of it so far."""
        return said_of(self.world.history.every(InterviewSaid)).get(self.id, Said())

    @property
    def is_time_over(self) -> bool:
        """The five minutes have passed."""
        return self.world.clock.elapsed() >= self.until


def mind_the_time(now: Debrief) -> Sitting[None]:
    """Once, when five minutes have passed: whether it is enough."""
    if now.warned or not now.is_time_over:
        return
    now.warned = True
    page = Page(
        now.name,
        (Para("Five minutes have passed. This is a good place to stop.", Tone.QUESTION),),
        "Your choice",
        Wanted.CHOICE,
        (Choice("z", "close it"), Choice("g", "go on a little")),
        default="z",
    )
    now.enough = (yield from ask_choice(page)) == "z"


def line(
    now: Debrief, part: InterviewPart, body: list[Para], prompt: str, value: str, *, step: str = ""
) -> Sitting[str]:
    """One line of the person's own, without control signs, kept where it is new; empty when left as it is."""
    if value:
        body = [*body, Para(f"Enter alone leaves it as it is: {value}", Tone.ASIDE)]
    page = Page(now.name, tuple(body), prompt, Wanted.LINE, step=step, value=value)
    there = now.said.asked if part is InterviewPart.ASKED else (value,)

    def keep(typed: str) -> str:
        said = " ".join(clean(typed).split())
        if len(said) > LONGEST:
            raise Trouble(f"that is {len(said)} characters; at most {LONGEST} fit here")
        if said and said not in there:
            now.keep(part, said)
        return said

    return (yield from kept(page, keep))
