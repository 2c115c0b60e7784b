"""The file that a command writes: decided on, and refused, before any work is done."""

from __future__ import annotations

import os
import re
from pathlib import Path

from allocator.commands.errors import OpdrachtFout

_NIET_IN_NAMEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def check_target(doel: Path, *, bron: Path | None, vervang: bool, kies: str, soort: str = ".xlsx") -> Path:
    """Return `doel` as an absolute path; raise an `OpdrachtFout` when it may not or can't be written.

    `bron` is the file that is read, which is never overwritten and whose kind (with macros or without) stays; without
    one the kind is `soort`. `kies` says how to choose another file.
    """
    soort = soort if bron is None else bron.suffix.lower()
    if doel.suffix.lower() != soort:
        raise OpdrachtFout(f"'{doel.name}' moet eindigen op {soort}. {kies}")
    if doel.is_dir():
        raise OpdrachtFout(f"'{doel}' is een map en geen bestand. {kies}")
    if bron is not None and doel.exists() and doel.samefile(bron):
        raise OpdrachtFout(f"'{doel.name}' is het bestand waaruit gelezen wordt; dat blijft zoals het is. {kies}")
    if doel.exists() and not vervang:
        raise OpdrachtFout(f"'{doel}' is er al. {kies} Of geef --vervang mee om het te vervangen.")
    if not doel.parent.is_dir():
        raise OpdrachtFout(f"De map '{doel.parent}' is er niet. {kies}")
    if not os.access(doel.parent, os.W_OK):
        raise OpdrachtFout(f"In de map '{doel.parent}' mag u niet schrijven. {kies}")
    if doel.exists():
        _check_free(doel)
    return doel.absolute()


def plan_name(scenario: Path, optie: str | None) -> Path:
    """Return where the plan of a scenario goes by default: beside it, named after it and after its optie."""
    delen = [scenario.stem, *([] if optie is None else [_NIET_IN_NAMEN.sub("-", optie).strip(" .-")]), "plan"]
    return scenario.with_name("-".join(filter(None, delen)) + scenario.suffix)


def quote(pad: Path) -> str:
    """Return a path as it can be typed in a terminal."""
    return f'"{pad}"' if re.search(r"[^\w./\\:-]", str(pad)) else str(pad)


def _check_free(doel: Path) -> None:
    """Refuse a file that is read-only, or that Excel holds (on Windows), before the work instead of after it."""
    try:
        with doel.open("r+b"):
            pass
    except PermissionError as fout:
        raise OpdrachtFout(f"'{doel}' kan niet vervangen worden: is het nog open in Excel, of alleen-lezen?") from fout
