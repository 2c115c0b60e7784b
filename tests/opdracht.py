"""Run a command of Allocator as a user does, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Afloop:
    """What a command left: its exit code, and what it printed."""

    code: int
    uit: str
    fout: str

    @property
    def json(self) -> Any:
        """What it printed on stdout, read as JSON."""
        return json.loads(self.uit)


def allocator(*argumenten: str | Path, in_map: Path, **omgeving: str) -> Afloop:
    """Run `allocator` with `argumenten` in the directory `in_map`, with `omgeving` added to the environment."""
    klaar = subprocess.run(
        [sys.executable, "-m", "allocator", *map(str, argumenten)],
        cwd=in_map,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **omgeving},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    return Afloop(klaar.returncode, klaar.stdout, klaar.stderr)
