"""`practice stories`: the person's stories, to list, read and write by hand."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace

from practice.banks.problems import closing_line, problem_lines
from practice.banks.stories import StoryFile
from practice.model.trouble import Trouble
from practice.plain.lines import WIDTH, wrapped
from practice.plain.paging import marked
from practice.sittings.drills.story_pages import NoStory, find, readiness, story_line, story_paragraphs
from practice.sittings.ports import World
from practice.sittings.script import Sitting

TEXT_VERBS = frozenset({"list", "show", "edit"})
"""Verbs that print; the others are sittings (story_sitting)."""

OK = 0
BROKEN = 2

USUAL = ("nano", "vi", "vim", "notepad")
"""Editors to look for when the person has named none."""

GO_TO_LINE = frozenset({"nano", "vi", "vim", "nvim", "emacs", "micro", "pico"})
"""Editors that begin on a line when told +LINE."""

Run = Callable[[Sequence[str]], int]


class NoEditor(Trouble):
    """No editor could be started."""


def run_stories(options: SimpleNamespace, world: World) -> int:
    """Do what a verb of TEXT_VERBS says; the exit status. Raises Trouble."""
    match options.verb:
        case "list":
            return _list(world)
        case "show":
            story = find(world, options.name)
            print(wrapped(f"{story.id}: {story.title}", WIDTH))
            for para in story_paragraphs(story):
                print(wrapped(marked(para), WIDTH))
            return OK
        case "edit":
            return edit(world.stories.path, options.name or "")
        case _:
            raise AssertionError(f"unreachable: {options.verb!r}")


def story_sitting(options: SimpleNamespace, world: World) -> Sitting[None]:
    """The sitting of any other verb, or of none. Raises Trouble where a story is named that is not there."""
    from practice.sittings.drills import stories, story_matrix
    from practice.sittings.drills.story_beats import add
    from practice.sittings.drills.story_telling import tell_story

    match options.verb:
        case None:
            return stories.stories(world)
        case "add":
            return add(world)
        case "tell":
            return _alone(tell_story(world, find(world, options.name)))
        case "matrix":
            return stories.matrix(world)
        case "want":
            return story_matrix.wanted(world)
        case _:
            raise AssertionError(f"unreachable: {options.verb!r}")


def _alone(sitting: Sitting[object]) -> Sitting[None]:
    yield from sitting


def _list(world: World) -> int:
    stories = world.stories.all()
    if not stories:
        print("No stories yet. `practice stories add` begins the first.")
        return OK
    ready = readiness(world)
    for story in stories:
        print(wrapped(story_line(story, ready), WIDTH))
    return OK


def edit(
    path: Path, name: str = "", *, named: Mapping[str, str] = os.environ, run: Run = subprocess.call
) -> int:
    """Open the file in the person's editor, then say what is wrong in it; 2 when it cannot be used.

    What the editor has saved stays, broken or not; where stories that could be read are in it no more, the
    file as it was is kept beside it. Raises Trouble.
    """
    file = StoryFile(path)
    file.make()
    before = file.sound()
    words = _editor(named, path)
    line = _line_of(file, name) if name else 0
    if line and Path(words[0]).stem.lower() in GO_TO_LINE:
        words = [*words, f"+{line}"]
    elif line:
        print(f"'{name}' is on line {line}.", flush=True)
    try:
        started = shutil.which(words[0], path=named.get("PATH")) or words[0]  # Windows finds .cmd files so
        status = run([started, *words[1:], str(path)])
    except OSError as error:
        what = f"the editor '{words[0]}' cannot be started: {error.strerror or error}"
        raise NoEditor(what, mend=_mend(path)) from None
    if status:
        print(f"The editor ended with status {status}. The file is checked as it is now.")
    return _checked(file, before)


def _editor(named: Mapping[str, str], path: Path) -> list[str]:
    """The words that start it: the person's own choice first."""
    for variable in ("VISUAL", "EDITOR"):
        said = named.get(variable, "").strip()
        if said:
            try:
                return _split(said)
            except ValueError:
                what = f"{variable} is '{said}', which has a quotation mark that is never closed"
                raise NoEditor(what, mend=_mend(path)) from None
    found = next((editor for editor in USUAL if shutil.which(editor, path=named.get("PATH"))), None)
    if found is None:
        raise NoEditor("no editor was found on this computer", mend=_mend(path))
    return [found]


def _split(said: str) -> list[str]:
    """As a shell would; a path of Windows keeps its backslashes, and one that is there its spaces."""
    if Path(said).is_file():
        return [said]
    if os.name == "nt":
        return [word.strip('"') for word in shlex.split(said, posix=False)]
    return shlex.split(said)


def _mend(path: Path) -> str:
    return f"set VISUAL or EDITOR to one you have, such as EDITOR=nano, or open {path} in any editor yourself"


def _line_of(file: StoryFile, name: str) -> int:
    """The line a story begins on. Raises NoStory when there is none; a broken file is no hindrance."""
    reading = file.check()
    lines = {story.id: story.line for story in reading.stories}
    begun = [story_id for story_id in lines if story_id.startswith(name)]
    line = lines.get(name) or (lines[begun[0]] if len(begun) == 1 else 0)
    if not line and not reading.findings.errors:
        known = ", ".join(story.id for story in reading.stories)
        mend = f"known are: {known}" if known else "`practice stories add` begins the first"
        raise NoStory(f"there is no story '{name}'", mend=mend)
    return line


def _checked(file: StoryFile, before: bytes | None) -> int:
    """Print every problem with its line and its mend; and keep what was before, where that is gone."""
    reading = file.check()
    findings = reading.findings
    for said in problem_lines(str(file.path), findings.by_line()):
        print(said)
    more = findings.errors + findings.warnings - len(findings.listed)
    if more:
        print(f"{file.path}: and {more} problems more, not listed")
    found = "1 story" if reading.found == 1 else f"{reading.found} stories"
    print(closing_line(str(file.path), found, errors=findings.errors, warnings=findings.warnings))
    if before is not None and (findings.errors or not reading.stories):
        print(f"The file as it was before is kept: {file.keep_before(before)}")
    if not findings.errors:
        return OK
    print("Your changes are kept in the file. `practice stories edit` opens it again.")
    print("Until it is mended, the program reads no story from it and writes none to it.")
    return BROKEN
