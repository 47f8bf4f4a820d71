"""What can go wrong with the settings, each as one sentence for the person who can mend it."""

import errno
from dataclasses import dataclass
from pathlib import Path

from practice.model.trouble import Trouble


class SettingsError(Trouble):
    """The settings cannot be read or written."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong in the file; `line` counts from 1, and is None when it cannot be told."""

    line: int | None
    what: str
    mend: str


Found = tuple[tuple[str, ...], str, str]
"""The same before its line has been looked up: the names that lead to it, what is wrong, and the mend."""


def in_file(path: Path, first: Finding, *more: Finding) -> SettingsError:
    """The first thing that is wrong, and where there is more to mend in the same go."""
    where = f"{path}:{first.line}" if first.line else str(path)
    rest = ""
    if lines := sorted({finding.line for finding in more if finding.line} - {first.line}):
        numbers = ", ".join(map(str, lines))
        rest = f" (line{'s' if len(lines) > 1 else ''} {numbers} must be mended too)"
    return SettingsError(f"{where}: {first.what}", mend=f"{first.mend}{rest}")


def not_a_file(path: Path) -> SettingsError:
    """A folder, or a device."""
    return SettingsError(
        f"{path}: the settings should be here, but this is not a file",
        mend="move it away; without a file every setting is as it was at first",
    )


def unreadable(path: Path, error: OSError) -> SettingsError:
    """The system does not give the file out."""
    if error.errno in (errno.EACCES, errno.EPERM):
        return SettingsError(f"{path}: the settings may not be read", mend="make the file yours to read")
    return SettingsError(
        f"{path}: the settings cannot be read ({error.strerror or error})",
        mend="look after the disk, or move the file away",
    )


def unwritable(path: Path, error: OSError) -> SettingsError:
    """The change was not made; what was there is still there."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return SettingsError(
            f"{path}: the disk is full, so the setting was not changed", mend="free some space and try again"
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return SettingsError(
            f"{path}: the settings may not be written", mend="make the file and its folder yours to write"
        )
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return SettingsError(
            f"{path}: the settings cannot be written here, because a file stands in place of their folder",
            mend="move that file away",
        )
    return SettingsError(
        f"{path}: the setting was not changed ({error.strerror or error})",
        mend="make the file and its folder yours to write, and look after the disk",
    )


def too_unusual(path: Path, group: str, line: str) -> SettingsError:
    """The file is in order, but one line of it cannot be changed for certain.

    The parser of a newer Python may know more of TOML than the library that writes it.
    """
    return SettingsError(
        f"{path}: this setting cannot be changed from here in the way the file is written",
        mend=f"open the file in an editor and write {line} yourself, below [{group}]",
    )
