"""The letters about one job, and the templates that letters begin with."""

from collections.abc import Sequence

from practice.applications.job import Job
from practice.applications.letters import NOT_SENT_BY_US, TITLES, Written
from practice.model.jobs import LetterKind
from practice.model.page import LIST_KEYS, Choice, Page, Para, Tone, Wanted
from practice.sittings.applications.job_met import met
from practice.sittings.applications.letter_drafts import letters_of
from practice.sittings.applications.letters import write_letter
from practice.sittings.applied import known_jobs
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, menu

TITLE = "Letters"
INSIDE = dict.fromkeys((LetterKind.PANEL, LetterKind.MANAGER), ", inside your own company")
"""Whoever applied from outside wants the thank-you note."""

KINDS = dict(zip(LIST_KEYS, LetterKind, strict=False))


def letters(world: World, job: Job | None = None) -> Sitting[None]:
    """Write one after another, or change what they begin with, until the person is done."""
    about = job or (yield from _which(world))

    def do(key: str) -> Sitting[str]:
        if key == "t":
            yield from _template(world)
        elif about is not None:
            yield from _write(world, about, KINDS[key])
        return ""

    yield from menu(lambda notice: _menu(world, about, notice), do)


def _which(world: World) -> Sitting[Job | None]:
    """The job to write about; None when none is entered."""
    there = list(reversed(known_jobs(world)))[: len(LIST_KEYS)]
    if len(there) < 2:
        return there[0] if there else None
    choices = tuple(Choice(key, job.name) for key, job in zip(LIST_KEYS, there, strict=False))
    page = Page(TITLE, (Para("Which job is it about?"),), "Your choice", Wanted.CHOICE, choices, default="1")
    return there[LIST_KEYS.index((yield from ask_choice(page)))]


def _menu(world: World, job: Job | None, notice: str) -> Page:
    choices = [Choice("z", "done")]  # first, so that a small window begins at the top
    body = [Para(notice, Tone.QUESTION)] if notice else []
    if job is None:
        body.append(Para("A letter is about a job: `practice jobs add NAME` enters one; from home, j does."))
    else:
        there = letters_of(world, job)
        choices += [
            Choice(key, f"{TITLES[kind]}{INSIDE.get(kind, '')}{_state(there, kind)}")
            for key, kind in KINDS.items()
        ]
    body.append(Para(NOT_SENT_BY_US, Tone.ASIDE))
    choices.append(Choice("t", "change what a letter begins with"))
    title = f"{TITLE}: {job.name}" if job else TITLE
    return Page(title, tuple(body), "Your choice", Wanted.CHOICE, tuple(choices), default="z")


def _state(there: Sequence[Written], kind: LetterKind) -> str:
    newest = next((each for each in reversed(there) if each.draft.kind is kind), None)
    if newest is None:
        return ""
    return f" (sent {newest.sent})" if newest.sent else " (begun)"


def _write(world: World, job: Job, kind: LetterKind) -> Sitting[None]:
    """A thank-you is for an interview: for the last one that took place, where there was one."""
    over = [each for each in met(world, job) if each.is_over] if kind is LetterKind.THANKS else []
    yield from write_letter(world, job, kind, interview=over[-1].id if over else "")


def _template(world: World) -> Sitting[None]:
    choices = tuple(Choice(key, TITLES[kind]) for key, kind in KINDS.items())
    page = Page(TITLE, (Para("Of which letter?"),), "Your choice", Wanted.CHOICE, choices)
    path = world.papers.own_template(KINDS[(yield from ask_choice(page))])
    yield Page(
        TITLE,
        (
            Para("It is a text file of your own now, to be changed with any editor:"),
            Para(str(path), Tone.QUOTE),
            Para(
                "What stands in {braces} is asked for when you write; what stands behind a bar, as in "
                "{who|all}, is taken where you leave it out. Delete the file, and letters begin as before."
            ),
        ),
        "Enter goes on",
    )
