"""The keys that a command prints, and those that docs/json.md describes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

PAGINA = Path(__file__).parents[1] / "docs" / "json.md"

NIET_DIEPER = {"audit.regels", "stad"}
"""Where the keys are names of rules, and where they are those of a dienst."""


def sleutels(waarde: object, pad: str = "") -> Iterator[str]:
    """Give the path of every key: `diensten[].lasten`."""
    if isinstance(waarde, dict) and pad not in NIET_DIEPER:
        for sleutel, inhoud in waarde.items():
            dieper = f"{pad}.{sleutel}" if pad else sleutel
            yield dieper
            yield from sleutels(inhoud, dieper)
    elif isinstance(waarde, list):
        for inhoud in waarde:
            yield from sleutels(inhoud, f"{pad}[]")


def beschreven(kop: str) -> set[str]:
    """Return the keys in the tables under a heading of the page."""
    _, _, rest = PAGINA.read_text(encoding="utf-8").partition(f"\n## {kop}\n")
    return set(re.findall(r"^\| `([^`]+)` \|", rest.partition("\n## ")[0], re.MULTILINE))
