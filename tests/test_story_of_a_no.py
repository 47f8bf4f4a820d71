"""The story of a no: from the advert to another try, in the sentences that the person reads on the way."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from conftest import FakeClock, ScriptedLines
from practice.banks.library import Library
from practice.banks.stories import StoryFile
from practice.history.opening import open_history
from practice.model.kinds import Competency
from practice.model.page import Page, Para
from practice.model.settings import Settings, You
from practice.model.story import Beat, BeatPart, Story, StoryKind
from practice.papers.folder import PaperFolder
from practice.plain.running import run_sitting
from practice.sittings.applications.after import after
from practice.sittings.applications.debrief import debrief
from practice.sittings.applications.plan import plan
from practice.sittings.drills.drill import DrillWish, drill
from practice.sittings.drills.due import coming, told
from practice.sittings.home import home
from practice.sittings.ports import History, NoRecorder, NoSpeaker, World
from practice.sittings.script import Sitting

BERLIN = ZoneInfo("Europe/Berlin")
SHIPPED = Path(__file__).parent.parent / "question_banks"
FAIR = Story(
    "book-fair",
    "The book fair in the rain",
    (
        Beat("s", BeatPart.SITUATION, "The square was under water two hours before the fair."),
        Beat("a", BeatPart.ACTION, "I asked three schools for their halls and moved the stalls."),
        Beat("r", BeatPart.RESULT, "It opened forty minutes late, with 31 of 34 stalls.", ("31", "34")),
    ),
    main=(Competency.PLANNING,),
    also=(Competency.TEAMWORK,),
    kinds=(StoryKind.PRESSURE,),
)


@dataclass(frozen=True)
class Pick:
    """A choice by words of its label: what is pressed is the key that the page gives it."""

    words: str


Reply = str | Pick


class Papers(PaperFolder):
    """The real folder, and a clipboard of its own: that of whoever runs this stays as it is."""

    def __init__(self, data: Path) -> None:
        super().__init__(data)
        self.clipboard: list[str] = []

    def copy(self, text: str) -> bool:
        """See the port."""
        self.clipboard.append(text)
        return True


@dataclass
class Person(ScriptedLines):
    """A person who reads before they press: a pick fits the page that is open, and nothing is left over."""

    replies: list[Reply] = field(default_factory=list)

    def read(self, wait: float | None) -> str | None:  # whoever is there waits for nobody
        """The next reply, four seconds later."""
        if not self.replies:
            raise AssertionError(f"nothing left to say at:\n{self._end()}")
        reply = self.replies.pop(0)
        typed = self._key(reply.words) if isinstance(reply, Pick) else reply
        self.clock.advance(4)
        self.out.append(typed)
        return typed

    def _key(self, words: str) -> str:
        """The key of that label on the page that is asked; after a notice it is not printed anew."""
        asked = re.fullmatch(r".* \((\S+)\)( \[.\])?:", self.out[-1])
        keys = asked[1].split("/") if asked else []
        for page in reversed("\n".join(self.out).split("\n\n== ")):
            choices: dict[str, str] = dict(re.findall(r"^(\S)  (.+)$", page, re.MULTILINE))
            if list(choices) == keys:
                found = [key for key, label in choices.items() if words in label]
                assert len(found) == 1, f"{words!r} is {len(found)} of the choices of:\n{page}"
                return found[0]
        raise AssertionError(f"nothing to choose {words!r} from at:\n{self._end()}")

    def _end(self) -> str:
        return "\n".join(self.out[-30:])


@dataclass(frozen=True)
class Turn:
    """One sitting of the story: when, what was called, and all that stood on the screen."""

    at: datetime
    called: str
    text: str


@dataclass
class House:
    """The program on one computer, started anew for each turn."""

    folder: Path
    clock: FakeClock
    turns: list[Turn] = field(default_factory=list)
    papers: Papers = field(init=False)
    ids: Iterator[int] = field(default_factory=lambda: iter(range(10**6)))

    def __post_init__(self) -> None:
        self.papers = Papers(self.folder)

        StoryFile(self.folder / "stories.yaml").put(FAIR)

    def world(self, history: History) -> World:
        """The real parts, but for what sounds and listens."""
        return World(
            clock=self.clock,
            history=history,
            banks=Library(SHIPPED, self.folder / "banks", self.folder / "cache"),
            recorder=NoRecorder(),
            speaker=NoSpeaker(),
            settings=Settings(you=You(name="Ines")),
            keep_setting=lambda *_: None,
            microphones=lambda: [],
            rng=Random(6),
            new_id=lambda: f"id-{next(self.ids)}",
            data=self.folder,
            stories=StoryFile(self.folder / "stories.yaml"),
            papers=self.papers,
        )

    def turn(self, at: str, called: str, begin: Callable[[World], Sitting[object]], *replies: Reply) -> str:
        """Go to that moment, start, say all of it; what stood on the screen."""
        moment = datetime.fromisoformat(at).replace(tzinfo=BERLIN)
        self.clock.advance((moment - self.clock.now()).total_seconds())
        history = open_history(self.folder / "history.db")
        person = Person([], self.clock, replies=list(replies))
        try:
            run_sitting(begin(self.world(history)), person)
        finally:
            history.close()
            self.turns.append(Turn(moment, called, person.transcript))
        assert not person.replies, f"not said: {person.replies}"
        return person.transcript

    def on(self, moment: str) -> str:
        """All that stood on the screen in the turns that began then."""
        found = [turn.text for turn in self.turns if f"{turn.at:%Y-%m-%d %H:%M}".startswith(moment)]
        assert found, moment
        return "\n".join(found)

    def bank(self) -> str:
        """The person's own bank of what was asked."""
        return "\n".join(file.read_text("utf-8") for file in (self.folder / "banks").glob("*.yaml"))

    def printed(self, at: str, called: str, say: Callable[[World], str]) -> str:
        """A command that prints and is over."""

        def once(world: World) -> Sitting[None]:
            yield Page(called, (Para(say(world)),))

        return self.turn(at, called, once)


def tell(folder: Path) -> House:
    """The story, turn by turn, in a folder that is empty at first."""
    house = House(folder, FakeClock(datetime(2026, 11, 23, 16, 59, tzinfo=UTC), zone=BERLIN))
    apply_and_meet(house)
    hear_the_news(house)
    ask_for_feedback(house)
    look_and_open(house)
    do_something(house)
    try_again(house)
    return house


ADVERT = (
    "Events assistant, Harbour Library",
    "You plan readings and workshops together with colleagues from three departments.",
    "You communicate clearly with guests and deal with complaints.",
    "You set priorities when several things are due at once.",
    ".",
)
ENTER = ""


def apply_and_meet(house: House) -> None:
    """The advert, what it asks for, the interview, and the minutes after it."""
    house.turn(
        "2026-11-23 18:00",
        "practice",
        home,
        Pick("your jobs"),
        Pick("enter a job"),
        "Harbour Library",
        ENTER,
        "Events assistant",
        Pick("advert"),
        ENTER,
        "10 November",
        *ADVERT,
        Pick("what it asks for"),
        Pick("Teamwork"),
        Pick("most of all"),
        Pick("Planning"),
        Pick("clearly"),
        Pick("done"),
        Pick("its interviews"),
        Pick("enter one"),
        "26 November 14:30",
        Pick("panel"),
        "Priya Nair, head of events; Tom Beck",
        "45",
        Pick("done"),
        Pick("done"),
        Pick("done"),
        Pick("leave"),
    )
    house.turn(
        "2026-11-26 15:40",
        "practice debrief",
        debrief,
        "I said plainly what I would do first.",
        "Tell me about a time you planned something with other departments.",
        Pick("practise it"),
        "How do you deal with an angry guest?",
        Pick("practise it"),
        ENTER,
        "Name one number in each answer.",
        "60",
        "80",
        "30",
        "1",
        Pick("thank-you"),
        ENTER,
        "I keep thinking of the reading on the old lightship.",
        Pick("mail program"),
        Pick("I have sent it"),
        ENTER,
    )


def hear_the_news(house: House) -> None:
    """A no, a day of rest, and a letter that is never sent."""
    house.turn(
        "2026-12-03 11:00",
        "practice",
        home,
        Pick("your jobs"),
        Pick("Harbour Library"),
        Pick("how it ended"),
        Pick("they said no"),
        ENTER,
        ENTER,
        Pick("no, or not now"),
        Pick("done"),
        Pick("done"),
        Pick("leave"),
    )
    house.turn(
        "2026-12-03 20:10",
        "practice after",
        after,
        Pick("stride"),
        Pick("a stormy letter"),
        *STORMY,
        Pick("done"),
        Pick("that is all"),
        Pick("done for now"),
    )
    house.turn(
        "2026-12-06 20:30",
        "practice after",
        after,
        Pick("stride"),
        Pick("a stormy letter"),
        Pick("the letter of"),
        Pick("read it"),
        Pick("draw one polite question"),
        QUESTION,
        Pick("burn it"),
        Pick("yes"),
        Pick("done"),
        Pick("that is all"),
        Pick("done for now"),
    )


QUESTION = "What one thing would make my answers easier to follow?"
STORMY = (
    "You never meant to take me.",
    "I prepared for two weeks and Mr Beck looked at his telephone.",
    ".",
)


def ask_for_feedback(house: House) -> None:
    """The request, a night for its one arguing word, one reminder, and what they wrote put under seal."""
    house.turn(
        "2026-12-07 10:00",
        "practice after",
        after,
        Pick("ask for feedback"),
        Pick("the request"),
        ENTER,
        "the talk about the winter programme",
        "It was unfair, but I accept it.",
        ENTER,
        ENTER,
        Pick("leave it until tomorrow"),
        Pick("done for now"),
        Pick("done for now"),
    )
    house.turn(
        "2026-12-08 09:15",
        "practice after",
        after,
        Pick("ask for feedback"),
        Pick("the request"),
        Pick("change it"),
        "/new",
        *REQUEST,
        Pick("save it as text"),
        Pick("I have sent it"),
        ENTER,
        Pick("done for now"),
        Pick("done for now"),
    )
    house.turn(
        "2026-12-15 17:30",
        "practice after",
        after,
        Pick("ask for feedback"),
        Pick("the one reminder"),
        *[ENTER] * 2,
        Pick("I have sent it"),
        ENTER,
        Pick("done for now"),
        Pick("done for now"),
    )
    house.turn(
        "2026-12-17 12:05",
        "practice after",
        after,
        Pick("ask for feedback"),
        Pick("put what they said into an envelope"),
        ENTER,
        Pick("e-mail"),
        ENTER,
        Pick("when I have looked"),
        *FEEDBACK,
        Pick("done for now"),
        Pick("done for now"),
    )


REQUEST = (
    "Subject: Thank you, and one question",
    "",
    "Hello Ms Nair and Mr Beck,",
    "",
    "Thank you for the talk about the winter programme. I have read your decision and accept it.",
    "",
    "One question, if I may: what one thing would make my answers easier to follow?",
    "",
    "A line is enough. If you may not say, no reply is needed.",
    "",
    "Kind regards,",
    "Ines",
    ".",
)
FEEDBACK = (
    "Your answers about planning stayed general. We could not tell what you did yourself.",
    "",
    "You knew little of our own programme.",
    "",
    "One of the others had worked with schools for ten years.",
    ".",
)


def look_and_open(house: House) -> None:
    """Their own view first; then the envelope, although it is evening; then its pieces."""
    house.turn(
        "2026-12-18 09:00",
        "practice after",
        after,
        Pick("look in the mirror"),
        Pick("two strengths"),
        "I said plainly what I would do first.",
        "I asked about the autumn readings.",
        Pick("named one thing"),
        "Why do you want to work here?",
        Pick("For each thing"),
        "Working with schools.",
        Pick("About half"),
        "The one about planning with other departments.",
        Pick("once or twice"),
        ENTER,
        Pick("Now and then"),
        ENTER,
        Pick("leave it open"),
        Pick("done for now"),
        Pick("done for now"),
    )
    house.turn(
        "2026-12-18 20:40",
        "practice after",
        after,
        Pick("look in the mirror"),
        Pick("Envelope 1"),
        "6",
        Pick("open it anyway"),
        Pick("yes"),
        Pick("sort it"),
        Pick("join it"),
        Pick("new to me"),
        Pick("an answer"),
        Pick("planning"),
        Pick("I knew it"),
        Pick("what I knew of them"),
        Pick("I see it otherwise"),
        Pick("a skill, or experience"),
        ENTER,
        Pick("done for now"),
        Pick("done for now"),
    )


def do_something(house: House) -> None:
    """Three tasks, what the drills make of them, and one that is done."""
    house.turn(
        "2026-12-19 10:00",
        "practice plan",
        plan,
        Pick("add one"),
        Pick("research sheet"),
        ENTER,
        ENTER,
        Pick("add one"),
        Pick("answers, in the drills"),
        ENTER,
        ENTER,
        Pick("add one"),
        Pick("one of my own"),
        "Ask Jo how they plan with the schools",
        "23 December",
        Pick("enough for now"),
    )
    house.printed("2026-12-19 10:20", "practice due", lambda world: told(coming(world)))
    house.turn("2026-12-19 10:21", "practice drill", ten_minutes, "/q")
    house.printed("2027-01-04 10:20", "practice due", lambda world: told(coming(world)))
    house.turn("2027-01-04 10:21", "practice drill", ten_minutes, "/q")
    house.turn(
        "2027-01-05 17:00",
        "practice plan",
        plan,
        Pick("Ask Jo"),
        Pick("it is done"),
        "She showed me her calendar, and I made one for my own street fair.",
        Pick("what is done"),
        Pick("enough for now"),
    )


def try_again(house: House) -> None:
    """The passport, refused with what is missing; months later open, printed, and the next try."""
    house.turn(
        "2027-01-10 11:00",
        "practice after",
        after,
        Pick("reach for the stars"),
        Pick("whether and when"),
        Pick("yes"),
        "2027-06-03",
        "Ms Nair, by e-mail",
        Pick("the passport"),
        Pick("back"),
        Pick("done for now"),
        Pick("done for now"),
    )
    house.turn(
        "2027-05-20 18:00",
        "practice after",
        after,
        Pick("reach for the stars"),
        Pick("the passport"),
        Pick("ten minutes of drills"),
        "I fix what stops people from coming back.",
        Pick("planning"),
        "/q",
        Pick("back"),
        Pick("done for now"),
        Pick("done for now"),
    )
    house.turn(
        "2027-06-04 18:00",
        "practice after",
        after,
        Pick("reach for the stars"),
        Pick("the passport"),
        Pick("see its page"),
        "Since we met I have planned a street fair with four schools.",
        Pick("text"),
        Pick("apply again"),
        ENTER,
        ENTER,
        Pick("no"),
        Pick("yes"),
        Pick("back"),
        Pick("done for now"),
        Pick("done for now"),
    )


def ten_minutes(world: World) -> Sitting[None]:
    """Ten minutes of them, aloud where that is what they are about."""
    return drill(world, DrillWish())


# -- what they read ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Told once; every claim below is about some of its turns."""
    return tell(tmp_path_factory.mktemp("story"))


def test_an_interview_in_three_days_stands_at_home(story: House) -> None:
    """Where the day begins, in the words in which one thinks of it."""
    said = story.on("2026-11-23")

    assert 'Teamwork: nothing said ("together with, colleagues")' in said
    assert "Teamwork: most of all." in said
    assert "Harbour Library, Thursday 14:30: in 3 days" in said.rpartition("== practice ==")[2]


def test_five_minutes_after_it_are_closed_with_a_thank_you(story: House) -> None:
    """What went well comes first; what was asked is practised; the note is a file and not sent."""
    said = story.on("2026-11-26")

    assert said.index("First: what went well") < said.index("What was asked?") < said.index("Next time:")
    assert said.count("It is among your questions now.") == 2
    assert "It is closed. You were there, and you have looked at it once." in said
    assert "Nothing is sent from here: copy it or save it, and send it yourself." in said
    assert "Noted: sent on 2026-11-26." in said
    assert len(list((story.folder / "letters").glob("*thanks*.eml"))) == 1
    assert "planned something with other departments" in story.bank()


def test_the_day_of_the_news_asks_nothing(story: House) -> None:
    """It is logged, and then there is rest; a letter can be written, and is sealed."""
    logged, evening = story.on("2026-12-03 11:00"), story.on("2026-12-03 20:10")

    assert "You got to the panel. For a day nothing is asked of you" in logged
    assert "Until 2026-12-04 11:00 nothing is asked of you." in evening
    assert "never sent: nothing here can send" in evening
    assert evening.count("They said no.") == 1
    assert "Sealed. It rests for 3 days, and nothing shows it before." in evening
    assert logged.rpartition("== practice ==")[2].count("?") == 0
    assert "for your calendar" not in logged


def test_the_storm_comes_down_to_one_question_and_is_burnt(story: House) -> None:
    """After 72 hours it is read once more, and gone: no file has a word of it."""
    said = story.on("2026-12-06")

    assert "It has rested." in said
    assert "> You never meant to take me.\n> I prepared" in said
    assert "Burnt. It is in no file of this program any more." in said
    for file in filter(Path.is_file, story.folder.rglob("*")):
        assert b"looked at his telephone" not in file.read_bytes(), file


def test_the_request_waits_a_night_for_its_arguing_word(story: House) -> None:
    """The question is the one that was drawn; sent by the person; one reminder, and then stop."""
    before, after_it, chased = (story.on(f"2026-12-{day}") for day in ("07", "08", "15"))

    assert f"You drew this one from your letter.\nEnter alone takes: {QUESTION}" in before
    assert "Send it tomorrow? The words are marked: unfair." in before
    assert "Tomorrow it is here as you left it." in before
    assert "one reminder is in place from 2026-12-15 to 2026-12-17" in after_it
    assert "I wrote to you on 8 December" in chased
    assert f"> {QUESTION}" in chased
    assert "You have asked and reminded once. That is all there is to do" in chased
    assert chased.count("write no more about it") == 1
    assert "by phone" not in chased.rpartition("== Feedback ==")[2]


def test_what_they_wrote_is_sealed_until_it_is_opened(story: House) -> None:
    """Between the envelope and the evening on which it is opened, nothing has a word of it."""
    written = story.on("2026-12-17")

    assert "Envelope 1 is sealed." in written
    assert "- One envelope: sealed." in written
    assert "Their words" in written.partition("We could not tell")[0]
    assert "We could not tell" not in written.partition("Envelope 1 is sealed.")[2]
    assert "We could not tell" not in story.on("2026-12-18 09:00")
    assert "We could not tell" not in story.on("2026-12-18 20:40").partition("open it anyway")[0]


def test_the_mirror_comes_first_and_begins_with_strengths(story: House) -> None:
    """The own view stands before anybody else's."""
    said = story.on("2026-12-18 09:00")

    assert (
        said.index("First strength") < said.index("Research, 1 of 6") < said.index("Fit and timing, 6 of 6")
    )
    assert "nerves before it 60, at most 80, after it 30" in said
    assert "This is what you saw.\n- First strength: I said plainly what I would do first." in said


def test_it_is_opened_by_the_person_although_it_is_evening(story: House) -> None:
    """The program says what is in the way, and opens; then each piece finds its place."""
    said = story.on("2026-12-18 20:40")

    assert "It is 20:40. From 20:00 on, near bed and at night, it waits until 06:00." in said
    assert "> You knew little of our own programme.\n> \n> One of the others" in said
    assert "To park a piece is no reply to it, and nothing has to come of it." in said
    assert "Every piece has its place.\nOne rejection is weak evidence." in said
    assert "You have seen it yourself: what you knew of them." in said


def test_three_tasks_are_the_most_at_a_time(story: House) -> None:
    """Each comes of something that was said or seen, or is the person's own, and has a day."""
    said = story.on("2026-12-19 10:00")

    assert "(for it: one piece of feedback and what you have seen yourself)" in said
    assert "3 are open: that is the most at a time." in said
    assert "Ask Jo how they plan with the schools (Harbour Library). By 2026-12-23, in 4 days." in said
    assert "Research sheet: Harbour Library. By 2026-12-22, in 3 days." in said


def test_for_two_weeks_the_drills_follow_the_plan(story: House) -> None:
    """The reason is said, and when the weeks are over it is gone."""
    now, later = story.on("2026-12-19 10:21"), story.on("2027-01-04 10:21")

    assert "It is in your plan for Harbour Library." in now
    assert "planning: not practised yet. It is in your plan" in story.on("2026-12-19 10:20")
    assert "your plan" not in later + story.on("2027-01-04 10:20")


def test_a_task_that_is_done_is_kept_with_what_it_changed(story: House) -> None:
    """A day that has passed is told as it is, without a word of blame."""
    said = story.on("2027-01-05")

    assert "Its day was 2026-12-23." in said
    assert "It is kept as done." in said
    assert "> She showed me her calendar, and I made one for my own street fair." in said


def test_the_passport_says_what_is_missing_and_then_opens(story: House) -> None:
    """Whoever does what it asks for finds it open; its page is theirs to take along."""
    refused, drilled, opened = (story.on(day) for day in ("2027-01-10", "2027-05-20", "2027-06-04"))

    assert "- The day: 2027-06-03, says Ms Nair, by e-mail. That is in 144 days." in refused
    assert "- Practised again since: planning, not yet." in refused
    assert "You may apply there again at any time, with a passport or without." in refused
    assert "- Practised again since: planning." in drilled
    assert "It is open: all four are there." in opened
    assert "Since we met I have planned a street fair with four schools." in opened
    assert len(list((story.folder / "letters").glob("*changed*.txt"))) == 1


def test_the_next_try_knows_which_one_it_tries_again(story: House) -> None:
    """It stands in the list of jobs, and what was said before has come along."""
    said = story.on("2027-06-04")

    assert "Harbour Library again is entered. It stands in your list of jobs." in said
    assert "none yet" not in said.partition("== What has changed since they met you ==")[2]


def test_nothing_in_it_scolds_or_comforts_cheaply(story: House) -> None:
    """No silver lining, no praise that is not earned, no exclamation mark, in months of reading."""
    said = "\n".join(turn.text for turn in story.turns).lower()

    for word in (
        "at least",
        "!",
        "don't worry",
        "everything happens",
        "blessing",
        "you should have",
        "well done",
    ):
        assert word not in said, word
