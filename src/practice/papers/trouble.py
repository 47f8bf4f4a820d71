"""What can go wrong with the files of others, each as one sentence for the person who can mend it."""

import errno
from pathlib import Path

from practice.model.printing import clean
from practice.model.trouble import Trouble

PASTE = "open it in its own program, copy the text, and paste it here"


class PaperError(Trouble):
    """A file that is not the program's own cannot be read or written."""


def shown(path: Path) -> str:
    """The path as it may go to a terminal."""
    return clean(str(path)).replace("\n", " ")


def unreadable(path: Path, error: OSError) -> PaperError:
    """The system does not let it be read."""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return missing(path)
        case errno.EACCES | errno.EPERM:
            return PaperError(f"{shown(path)}: you may not read this file", mend="check its permissions")
        case _:
            return PaperError(f"{shown(path)}: the file cannot be read ({_said(error)})")


def missing(path: Path) -> PaperError:
    """Nothing is there."""
    return PaperError(f"{shown(path)}: there is no such file", mend="check the name and the folder")


def not_a_file(path: Path) -> PaperError:
    """A folder, or a pipe, which would be waited for."""
    what = "this is a folder" if path.is_dir() else "this is not a file"
    return PaperError(f"{shown(path)}: {what}", mend="name one file")


def no_user(path: Path) -> PaperError:
    """`~somebody`, and nobody is called so."""
    return PaperError(f"{shown(path)}: there is no such user", mend="write the folder out")


def too_large(path: Path, most: int) -> PaperError:
    """No advert is as long as this."""
    return PaperError(f"{shown(path)}: the file is larger than {most // 1_000_000} MB", mend=PASTE)


def other_format(path: Path, what: str) -> PaperError:
    """It holds text, but in a form that only its own program reads."""
    return PaperError(f"{shown(path)}: this is {what}, and practice reads plain text only", mend=PASTE)


def no_text(path: Path) -> PaperError:
    """Bytes that are no words."""
    return PaperError(f"{shown(path)}: this is not a file of text", mend=PASTE)


def bad_template(path: Path, what: str) -> PaperError:
    """The person's own template cannot be used, and theirs is never passed over in silence."""
    mend = "save the file as UTF-8; or move it away, and the template that comes with practice is used"
    return PaperError(f"{shown(path)}: {what}", mend=mend)


def unwritable(path: Path, error: OSError) -> PaperError:
    """The system does not let it be written; nothing was changed."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return PaperError(
                f"{shown(path)}: the disk is full, so this was not saved",
                mend="free some space and try again",
            )
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return PaperError(
                f"{shown(path)}: you may not write here, so this was not saved",
                mend="check the permissions of the folder",
            )
        case errno.ENOENT:
            return PaperError(
                f"{shown(path)}: the folder {shown(path.parent)} is not there, so this was not saved",
                mend="make the folder first, or name another",
            )
        case _:
            return PaperError(f"{shown(path)}: this cannot be saved here ({_said(error)})")


def not_our_calendar(path: Path) -> PaperError:
    """Whatever it is, the program did not write it."""
    return PaperError(
        f"{shown(path)}: this file was not written by practice, so it was left as it is",
        mend="name another file; then open that one in your calendar",
    )


def empty_calendar() -> PaperError:
    """A calendar needs an entry to be one."""
    return PaperError(
        "there is no interview with a day and a time yet, so there is nothing to write into a calendar",
        mend="`practice jobs` is where interviews are added",
    )


def beyond_calendars(title: str) -> PaperError:
    """The year 9999, by a slip of the hand."""
    return PaperError(f"'{clean(title)}' is on a day that no calendar has", mend="correct the day")


def _said(error: OSError) -> str:
    return error.strerror or str(error)
