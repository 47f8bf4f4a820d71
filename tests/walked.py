"""Steps after a rejection, walked page by page: what is shown, and what is typed."""

from collections.abc import Sequence

from practice.applications.job import Job
from practice.model.jobs import Ending, JobAdded, JobEnded, JobPart, JobSaid, Stage
from practice.model.page import Left, Page, Para
from practice.sittings.applications.envelope import all_of, envelope
from practice.sittings.applied import find_job
from practice.sittings.ports import World
from practice.sittings.script import Sitting

WORDS = "Your xylophone answers were zigzag.\nPlease quiver less."
SECRET = ("xylophone", "zigzag", "quiver")


class Back:
    """The person goes back."""


BACK = Back()


def with_job(world: World, name: str = "Northwind", *, ended: str = "2026-03-01") -> Job:
    """A job that ended at the panel."""
    added = JobAdded(world.stamp(), name)
    world.history.keep(
        added,
        JobSaid(world.stamp(), added.stamp.id, JobPart.WHO, "R. Ode"),
        JobEnded(world.stamp(), added.stamp.id, Ending.REJECTED, Stage.PANEL, ended),
    )
    return find_job(world, name)


def walk(sitting: Sitting[object], *replies: str | Back) -> list[Page]:
    """Every page that is shown while these replies are given, the one that waits then with them."""
    pages = []
    try:
        now = next(sitting)
        for reply in replies:
            assert isinstance(now, Page)
            pages.append(now)
            now = sitting.throw(Left()) if isinstance(reply, Back) else sitting.send(reply)
        assert isinstance(now, Page)
        pages.append(now)
    except (StopIteration, Left):
        pass
    return pages


def text_of(page: Page) -> str:
    """All of a page that a face may show."""
    body = [part.text if isinstance(part, Para) else part.words for part in (*page.body, *page.explained)]
    labels = [choice.label for choice in page.choices]
    return "\n".join([page.title, page.step, page.prompt, page.why, page.value, *body, *labels])


def shows(pages: Sequence[Page]) -> bool:
    """A word of what is under seal stands on one of these."""
    return any(word in text_of(page) for page in pages for word in SECRET)


def filled(world: World, job: Job, words: str = WORDS) -> str:
    """One envelope, sealed; its id."""
    walk(envelope(world, job), "R. Ode", "e", "", "m", words, "")
    return all_of(world, job)[-1].id
