"""On what a measurement was made, without saying whose machine it is."""

from __future__ import annotations

import os
import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path

PAKKETTEN = ("pulp", "highspy", "ortools", "numpy")


def beschrijving() -> list[tuple[str, str]]:
    """Return what and what: processor, memory, system, versions, how busy it was, and the day."""
    return [
        ("date", date.today().isoformat()),
        ("processor", f"{_processor()}, {_kernen()} cores"),
        ("memory", f"{_geheugen_gb():.0f} GB"),
        ("system", f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"),
        ("libraries", ", ".join(f"{naam} {version(naam)}" for naam in PAKKETTEN)),
        ("load before the run", f"{os.getloadavg()[0]:.1f}"),
    ]


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for regel in info.read_text(encoding="utf-8").splitlines():
            naam, _, waarde = regel.partition(":")
            if naam.strip() == "model name":
                return waarde.strip()
    return platform.processor() or "unknown"


def _kernen() -> int:
    """Return the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _geheugen_gb() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
