"""What goes under seal is never printed, whatever goes wrong while it is being written."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from conftest import FakeClock, MakeWorld, Refusing, ScriptedLines
from practice.applications.job import Job
from practice.model.page import Left, Page, Wanted
from practice.model.trouble import Elsewhere, Trouble
from practice.plain.texts import read_text
from practice.screens.keys import Act
from practice.screens.pages import PageScene
from practice.sittings.applications.envelope import envelope
from practice.sittings.applications.kindness import kindness
from practice.sittings.applications.stormy import stormy
from practice.sittings.ports import World
from practice.sittings.script import Sitting
from walked import text_of, walk, with_job

SECRET = "furious xylophone"

Begin = Callable[[World, Job], Sitting[object]]

WRITTEN: dict[str, tuple[Begin, tuple[str, ...]]] = {
    "a stormy letter": (stormy, ()),
    "a kind letter": (kindness, ()),
    "an envelope": (envelope, ("Ana", "e", "", "m")),
}


def full_disk(make_world: MakeWorld, begin: Begin, replies: tuple[str, ...]) -> Page:
    """The page to write on; from now on nothing can be kept."""
    world = make_world()
    history = Refusing(world.history, is_full=False)
    page = walk(begin(replace(world, history=history), with_job(world)), *replies)[-1]
    history.is_full = True
    return page


def two_windows(make_world: MakeWorld, begin: Begin, replies: tuple[str, ...]) -> Page:
    """The page to write on; in another window something else stands there by now."""
    one, other = make_world(), make_world()
    job = with_job(one)
    mine = walk(begin(one, job), *replies)[-1]
    theirs = walk(begin(other, job))[-1]
    assert theirs.keep is not None
    theirs.keep("theirs")
    return mine


Spoilt = Callable[[MakeWorld, Begin, tuple[str, ...]], Page]


@pytest.fixture(params=[(name, spoil) for name in WRITTEN for spoil in (full_disk, two_windows)], ids=str)
def page(request: pytest.FixtureRequest, make_world: MakeWorld) -> Page:
    """A page of which nothing can be kept."""
    name, spoil = request.param
    begin, replies = WRITTEN[name]
    asked: Page = spoil(make_world, begin, replies)
    assert asked.wanted is Wanted.TEXT
    return asked


def screen(page: Page, left: list[bool] | None = None) -> PageScene:
    """The page on a full screen, with the secret written and a failed second behind it."""
    gone = [] if left is None else left
    shown = PageScene(page, number=1, reply=print, leave=lambda: gone.append(True))
    shown.write(SECRET)
    shown.pause()
    return shown


def drawn(shown: PageScene) -> str:
    """What stands above the field, as running text."""
    return " ".join("".join(text for _, text in line).strip() for line in shown.draw(80, 24))


def test_lines_go_on_and_hand_in(page: Page, clock: FakeClock) -> None:
    """It is said once, and a quiet second ends nothing."""
    lines = ScriptedLines([SECRET, 2.0, "more", 2.0, "."], clock)

    assert read_text(page, lines) == f"{SECRET}\nmore"
    assert lines.transcript.count("not on the disk yet") == 1


def test_lines_leave_at_the_second_time(page: Page, clock: FakeClock) -> None:
    """Nobody is kept on a page, and nobody leaves it without knowing."""
    lines = ScriptedLines([SECRET, "/q", "/q"], clock)
    with pytest.raises(Left):
        read_text(page, lines)

    assert "/q once more leaves without them" in lines.transcript


def test_lines_that_are_cut_off_print_nothing(page: Page, clock: FakeClock) -> None:
    """Ctrl-C ends it with the reason, and without the words."""

    class CutOff(ScriptedLines):
        def read(self, wait: float | None) -> str | None:
            if not self.script:
                raise KeyboardInterrupt
            return super().read(wait)

    with pytest.raises(Trouble) as raised:
        read_text(page, CutOff([SECRET], clock))

    assert raised.value.unsaved == ""
    assert SECRET not in raised.value.told


def test_a_screen_stays_at_the_first_back_and_leaves_at_the_second(page: Page) -> None:
    """With the reason on the page; the words are still in their field."""
    left: list[bool] = []
    shown = screen(page, left)
    shown.act(Act.BACK, "escape")

    assert left == []
    assert "Going back once more leaves without them." in drawn(shown)

    shown.act(Act.BACK, "escape")
    shown.put_away()

    assert left == [True]


def test_a_word_more_is_worth_another_warning(page: Page) -> None:
    """The first warning was about other words."""
    left: list[bool] = []
    shown = screen(page, left)
    shown.act(Act.BACK, "escape")
    shown.write(f"{SECRET} and more")
    shown.act(Act.BACK, "escape")

    assert left == []


def test_a_screen_that_is_closed_prints_nothing(page: Page) -> None:
    """Ctrl-C, a hang-up: the reason, and no word."""
    shown = screen(page)
    with pytest.raises(Trouble) as raised:
        shown.put_away()

    assert raised.value.unsaved == ""
    assert SECRET not in raised.value.told


def test_what_was_refused_when_handed_in_is_not_left_unsaid(page: Page, clock: FakeClock) -> None:
    """The page stands again with its words: to go back from there is to go without them."""
    again = replace(page, why="The disk is full.", value=SECRET)
    left: list[bool] = []
    shown = PageScene(again, number=2, reply=print, leave=lambda: left.append(True))
    shown.act(Act.BACK, "escape")
    lines = ScriptedLines(["/q", "/q"], clock)
    with pytest.raises(Left):
        read_text(again, lines)

    assert left == []
    assert "/q once more leaves without them" in lines.transcript


def refuse(_: str) -> None:
    raise Trouble("the disk is full")


def test_a_reply_past_its_sitting_takes_no_words_along(page: Page) -> None:
    """However it was handed in."""
    shown = PageScene(page, number=1, reply=refuse, leave=print)
    shown.write(SECRET)
    with pytest.raises(Trouble) as raised:
        shown.act(Act.GO, "c-s")

    assert raised.value.unsaved == ""


class Slow:
    """A history whose next write of this kind comes after what another window does meanwhile."""

    def __init__(self, world: World, name: str, meanwhile: Callable[[], object]) -> None:
        self._history = world.history
        self._name = name
        self._meanwhile: Iterator[Callable[[], object]] = iter([meanwhile])

    def __getattr__(self, name: str) -> Any:  # whatever the history has
        if name == self._name:
            for each in self._meanwhile:
                each()
        return getattr(self._history, name)


def test_what_is_burnt_does_not_come_back_between_looking_and_writing(make_world: MakeWorld) -> None:
    """The page of another window keeps each second: one of these falls between any two steps."""
    one, other = make_world(), make_world()
    job = with_job(one)
    begun = walk(stormy(other, job))[-1]
    assert begun.keep is not None
    begun.keep(SECRET)
    burning = Slow(other, "seal", lambda: walk(stormy(one, job), "s", "1", "b", "y"))
    page = walk(stormy(replace(other, history=burning), job), "g")[-1]
    assert page.keep is not None

    with pytest.raises(Elsewhere):
        page.keep(SECRET)
    assert one.history.under_seal() == ()


def test_handing_in_takes_nothing_that_another_window_wrote_last(make_world: MakeWorld) -> None:
    """What is there by then is not what was handed in."""
    one, other = make_world(), make_world()
    job = with_job(one)
    theirs = walk(kindness(other, job))[-1]
    assert theirs.keep is not None
    theirs.keep("half")
    late = theirs.keep
    slow = Slow(one, "burn", lambda: late("half of it, and more"))
    walk(kindness(replace(one, history=slow), job), "mine")

    assert one.history.sealed(f"writing:{job.id}:feel") == "half of it, and more"


def test_burning_finds_the_copy_that_was_kept_a_moment_ago(make_world: MakeWorld) -> None:
    """The same words, kept between choosing and burning."""
    one, other = make_world(), make_world()
    job = with_job(one)
    walk(stormy(one, job), SECRET)
    theirs = walk(stormy(other, job), "w")[-1]
    assert theirs.keep is not None
    late = theirs.keep
    slow = Slow(one, "burn", lambda: late(SECRET))
    walk(stormy(replace(one, history=slow), job), "1", "b", "y")

    assert one.history.under_seal() == ()


@pytest.mark.parametrize(("begin", "replies"), [(stormy, ()), (envelope, ("Ana", "e", "", "m"))])
@pytest.mark.parametrize("is_changed", [True, False])
def test_throwing_away_says_what_became_of_it(
    make_world: MakeWorld, begin: Begin, replies: tuple[str, ...], *, is_changed: bool
) -> None:
    """What another window has written since stays, and nobody is told that it is gone."""
    one, other = make_world(), make_world()
    job = with_job(one)
    theirs = walk(begin(other, job), *replies)[-1]
    assert theirs.keep is not None
    theirs.keep("half")
    sitting = begin(one, job)
    next(sitting)
    sitting.send("x")
    if is_changed:
        theirs.keep(SECRET)
    try:
        after = sitting.send("y")
        said = text_of(after) if isinstance(after, Page) else ""
    except StopIteration as end:
        said = str(end.value)

    assert ("Nothing was thrown away" in said) is is_changed
    assert ("It is gone." in said) is not is_changed
    assert bool(one.history.under_seal()) is is_changed


def test_two_windows_answer_the_questions_of_one_envelope(make_world: MakeWorld) -> None:
    """Each reply is the newest word on its question, and takes no other reply back."""
    one, other = make_world(), make_world()
    job = with_job(one)
    first, second = envelope(one, job), envelope(other, job)
    next(first)
    next(second)
    first.send("R. Ode")
    first.send("p")
    asked = second.send("M. Lind")
    assert isinstance(asked, Page)

    assert (asked.prompt, asked.default) == ("How", "p")

    first.send("")
    second.send("t")
    last = first.send("m")
    assert isinstance(last, Page)

    assert "So far: M. Lind, in person" in text_of(last)
