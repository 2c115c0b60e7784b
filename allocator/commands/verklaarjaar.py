"""What the commands of the year print of a verified reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from allocator.commands.output import toon

if TYPE_CHECKING:
    from allocator.report.jaar.gegevens import Jaaroverzicht
    from allocator.report.jaar.verklaringen import Uitleg
    from allocator_models.jaarverklaring import Verklaring

_MEESTE_RIJEN = 8


def uitleg_van(jaar: Jaaroverzicht, verklaringen: Iterable[Verklaring]) -> list[Uitleg]:
    """Return the explanations in words."""
    from allocator.report.jaar.verklaringen import maak_uitleg

    return [maak_uitleg(v, jaar.namen, jaar.titels) for v in verklaringen]


def verklaringen_json(jaar: Jaaroverzicht, verklaringen: Iterable[Verklaring]) -> list[dict[str, object]]:
    """Return the explanations for `--json`."""
    from allocator.report.jaar.verklaring_json import verklaring_json

    return [verklaring_json(v, jaar.namen, jaar.titels) for v in verklaringen]


def toon_uitleg(uitleg: Uitleg, *, met_tabellen: bool) -> None:
    """Print an explanation: the paragraph, what would do, and the tables if asked."""
    from allocator.report.tabelterminal import toon_tabel

    toon(f"{uitleg.nummer}: {uitleg.naam}. Advies: {uitleg.kop}.", uitleg.alinea)
    if uitleg.veranderingen:
        toon("Wel mogelijk:", *(f"• {verandering}" for verandering in uitleg.veranderingen))
    if uitleg.slotzin:
        toon(uitleg.slotzin)
    if met_tabellen:
        for tabel in (uitleg.potten, uitleg.wijkt):
            if tabel.rijen:
                toon(toon_tabel(tabel, hoogstens=_MEESTE_RIJEN))
