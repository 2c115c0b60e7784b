"""Work for other processes: functions that a pool or a cluster can import."""

from __future__ import annotations

import os
import time

from allocator_models.audit import AuditFout
from allocator_models.result import Auditverslag, Bevinding

VERSLAG = Auditverslag((), (Bevinding("vloer", "wijk Noord", "te weinig"),))


def kwadraat(getal: int) -> int:
    """Return the square, the greater numbers first to be ready."""
    time.sleep(0.3 / (1 + getal))
    return getal * getal


def proces(_: int) -> int:
    """Return in which process this ran."""
    time.sleep(0.2)
    return os.getpid()


def sterf(_: int) -> int:
    """End the process, as the system does to one that takes too much memory."""
    os._exit(9)


def faal(_: int) -> int:
    """Fail an audit."""
    raise AuditFout(VERSLAG)
