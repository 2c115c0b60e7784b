"""Write a file whole or not at all: a temporary file beside it, fsync, rename.

    with atomic_write(Path("plan.xlsx")) as handle:
        handle.write(data)

A run that is killed leaves the old file (or none) and a hidden `.plan.xlsx.….allocator-tmp`, which the next write of
the same file clears away. Each temporary file is locked by the run that writes it, so that a run that is still busy
is never mistaken for a dead one.
"""

import glob
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

SUFFIX = ".allocator-tmp"


@contextmanager
def atomic_write(target: Path) -> Iterator[BinaryIO]:
    """Give a file to write to, which takes the place of `target` once the block ends without an error."""
    target = Path(os.path.realpath(target))  # a link keeps pointing to the file it points to
    clear_leftovers(target)
    handle, temporary = _create(target)
    try:
        yield handle
        handle.flush()
        os.fsync(handle.fileno())
        _set_mode(temporary, target)
        _rename(handle, temporary, target)
    except BaseException:
        with suppress(OSError):  # on a full disk closing fails once more
            handle.close()
        temporary.unlink(missing_ok=True)
        raise
    _sync_directory(target.parent)


def clear_leftovers(target: Path) -> None:
    """Remove the temporary files that killed runs left beside `target`."""
    for leftover in target.parent.glob(f"{glob.escape(_prefix(target))}*{SUFFIX}"):
        with suppress(OSError):
            _remove_if_dead(leftover)


def _prefix(target: Path) -> str:
    return f".{target.name[:50]}."  # with the rest of the name it must fit in 255 bytes


def _create(target: Path) -> tuple[BinaryIO, Path]:
    while True:
        descriptor, name = tempfile.mkstemp(SUFFIX, _prefix(target), target.parent)
        handle, temporary = os.fdopen(descriptor, "wb"), Path(name)
        # Between making and locking it, another run may have taken the file for a leftover: then make another.
        if lock(handle) and temporary.exists():
            return handle, temporary
        handle.close()


def _set_mode(temporary: Path, target: Path) -> None:
    """Give the new file the rights of the old one, or those of any new file: mkstemp's are its owner's alone."""
    if target.exists():
        shutil.copymode(target, temporary)
    else:
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)


if sys.platform == "win32":  # which locks a file that is open by itself, against removal and renaming

    def lock(handle: BinaryIO) -> bool:
        """Keep others from the file as long as it is open; whether nobody else keeps us from it."""
        return True

    def _remove_if_dead(leftover: Path) -> None:
        leftover.unlink()

    def _rename(handle: BinaryIO, temporary: Path, target: Path) -> None:
        handle.close()
        os.replace(temporary, target)

    def _sync_directory(directory: Path) -> None:
        pass  # a directory can't be opened there

else:
    import fcntl

    def lock(handle: BinaryIO) -> bool:
        """Keep others from the file as long as it is open; whether nobody else keeps us from it."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _remove_if_dead(leftover: Path) -> None:
        with leftover.open("rb") as handle:
            if lock(handle):
                leftover.unlink()

    def _rename(handle: BinaryIO, temporary: Path, target: Path) -> None:
        os.replace(temporary, target)
        handle.close()

    def _sync_directory(directory: Path) -> None:
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
