"""A letter's drafts: which letter is meant, its newest words, and how they are kept."""

from dataclasses import dataclass

from practice.applications.job import Job
from practice.applications.letters import Written, written
from practice.applications.templates import as_letter
from practice.model.jobs import Drafted, LetterKind, LetterSaid
from practice.sittings.ports import World
from practice.sittings.unfinished import Unfinished


@dataclass(frozen=True, slots=True)
class About:
    """Which letter it is."""

    job: Job
    kind: LetterKind
    interview: str

    def of(self, draft: Drafted) -> bool:
        """The draft is of this letter, or of an earlier one of its kind."""
        return (draft.job, draft.kind, draft.interview) == (self.job.id, self.kind, self.interview)


def letters_of(world: World, job: Job) -> tuple[Written, ...]:
    """The letters of a job in their newest words, in the order in which they were begun."""
    drafts = [each for each in world.history.every(Drafted) if each.job == job.id]
    return written(drafts, world.history.every(LetterSaid))


def newest(world: World, about: About) -> Written | None:
    """The last letter that was begun of this kind; None where there is none."""
    there = [each for each in letters_of(world, about.job) if about.of(each.draft)]
    return there[-1] if there else None


def unfinished(world: World, draft: Drafted) -> Unfinished:
    """What was changed in the whole of it, and was not handed in: of this draft, and of no later letter."""
    return Unfinished(world, f"{draft.job}:{draft.kind.value}:{draft.stamp.id}")


def keep_draft(world: World, about: About, text: str, begun: Unfinished | None = None) -> Drafted:
    """The text as the newest draft; what says the same as the last one is that one.

    It takes the place of what was being written of it.
    """
    there = newest(world, about)
    letter = as_letter(text, there.draft.subject if there else "")
    if there and not there.sent and (there.draft.subject, there.draft.words) == (letter.subject, letter.body):
        if begun is not None:
            begun.hand_in()
        return there.draft
    draft = Drafted(world.stamp(), about.job.id, about.kind, letter.subject, letter.body, about.interview)
    if begun is not None:
        begun.hand_in(draft)
    else:
        world.history.keep(draft)
    return draft
