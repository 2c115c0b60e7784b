"""Pages with commands and what they print: each command is run anew, so that a page shows what really happens.

In a block marked `console` a line that starts with `$ ` is run, in one fresh folder for the whole page; what stands
below it is what it printed. A line `<!-- $ allocator … -->` is run too, and shows nothing: it prepares what comes.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

MAP = "/home/u/jaarplan"
"""The folder that readers see, for the one that the commands ran in."""

_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)|^<!-- (?P<stil>\$ [^\n]*) -->$", re.MULTILINE | re.DOTALL)


def session_page(page: Path) -> str:
    """Return the text of `page` with the output of every command renewed."""
    with tempfile.TemporaryDirectory() as map_:
        # Resolved, because that is how the commands name it where the temporary folder is a link.
        return _BLOCK.sub(lambda blok: _replace(blok, Path(map_).resolve()), page.read_text(encoding="utf-8"))


def _replace(blok: re.Match[str], map_: Path) -> str:
    if blok["stil"] is None:
        return _run(blok[0], map_)
    _output(blok["stil"], map_)
    return blok[0]


def _run(blok: str, map_: Path) -> str:
    opdrachten = [regel for regel in blok.splitlines() if regel.startswith("$ ")]
    return "\n".join(f"{opdracht}\n{_output(opdracht, map_)}" for opdracht in opdrachten)


def _output(opdracht: str, map_: Path) -> str:
    """Return what a command prints, on whichever stream, without the spaces that fill up its lines."""
    program, *argumenten = shlex.split(opdracht.removeprefix("$ "))
    if program != "allocator":
        raise ValueError(f"only allocator is run for a page, not {program}")
    klaar = subprocess.run(
        [sys.executable, "-m", "allocator", *argumenten],
        cwd=map_,
        env={**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    regels = [regel.rstrip() for regel in klaar.stdout.replace(str(map_), MAP).splitlines()]
    return "".join(f"{regel}\n" for regel in regels)
