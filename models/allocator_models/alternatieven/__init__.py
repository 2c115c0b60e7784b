"""Near-best, really different opties for the college."""

from allocator_models.alternatieven.uitkomst import (
    Beleid,
    Kern,
    Ontstaan,
    Optie,
    Opties,
    Streven,
    Vraag,
    Zoekeinde,
    Zonderplan,
)
from allocator_models.alternatieven.zoeken import zoek_opties

__all__ = [
    "Beleid",
    "Kern",
    "Ontstaan",
    "Optie",
    "Opties",
    "Streven",
    "Vraag",
    "Zoekeinde",
    "Zonderplan",
    "zoek_opties",
]
