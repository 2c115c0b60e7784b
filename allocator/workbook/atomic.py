"""Write a file whole or not at all: a temporary file beside it, fsync, rename.

    with atomic_write(Path("plan.xlsx")) as handle:
        handle.write(data)
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def atomic_write(target: Path) -> Iterator[BinaryIO]:
    """Give a file to write to, which takes the place of `target` once the block ends without an error."""
    raise NotImplementedError
    yield
