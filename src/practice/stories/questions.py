"""What is asked about a story, one question a page; the words to answer with are the person's."""

from dataclasses import dataclass

from practice.model.story import BeatPart, Share, StoryKind


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and what to think of while answering it."""

    question: str
    think: str


TITLE = Asked("What happened? Give it a name you will know again.", "A few words are enough.")
PARTS = {
    BeatPart.SITUATION: Asked(
        "Where was it, and what was going on?", "Only what a stranger needs to know, in one sentence."
    ),
    BeatPart.TASK: Asked("What was yours to do?", "Your own part, and what made it hard."),
    BeatPart.ACTION: Asked("What did you do first?", "One thing, beginning with I."),
    BeatPart.RESULT: Asked("How did it end?", "What was different afterwards, and who noticed?"),
    BeatPart.LEARNED: Asked(
        "What do you do differently since then?", "One sentence, or where you used it again."
    ),
}
NEXT_ACTION = Asked("What did you do next?", "Enter alone when that was all.")
NUMBERS = Asked(
    "Is there a number in the result, or somebody's own words?",
    "How many, how long, how much. Several with a semicolon between them.",
)
CUE = Asked("Which words would you jot on a card for it?", "Two to five: a name, a thing, a number.")
HEADLINE = Asked(
    "What does the story say about you?", "Your first sentence, in about twelve words, before any detail."
)
WHEN = Asked("When was it?", "A year, or a year and a month: 2025 or 2025-04.")
WHERE = Asked("Where did you work then?", "The employer, or the place: a choir, a course, at home.")
KINDS = Asked("What kind of story is it?", "Tick what fits; several may.")
SHARE = Asked("May names be said when you tell it?", "Of people, employers and customers.")
MAIN = Asked(
    "What does it show best?", "Two or three are enough. Which would somebody name who heard only this story?"
)
ALSO = Asked("What does it show as well?", "Tick what would be heard in it too, or none.")

KIND_WORDS = {
    StoryKind.SUCCESS: "it went well",
    StoryKind.FAILURE: "something went wrong",
    StoryKind.CONFLICT: "a disagreement",
    StoryKind.PRESSURE: "little time or much pressure",
    StoryKind.CHANGE: "something changed",
    StoryKind.LEADERSHIP: "you led others",
    StoryKind.HELPING: "you helped somebody",
    StoryKind.LEARNING: "you learned something new",
}
SHARE_WORDS = {
    Share.OK: "yes, as it is",
    Share.ANONYMISE: "no: leave names out",
    Share.PRIVATE: "tell it to nobody; it is for me",
}
