"""[variant]: which prioriteiten may be granted together, and in how large parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from allocator_models.audit.feiten import Feiten
from allocator_models.audit.oordeel import Uitkomst, fte, oordeel, plaats_rij
from allocator_models.scenario import Afhankelijkheid, AfhankelijkheidSoort, Prioriteit


def controleer_variant(feiten: Feiten) -> Iterator[Uitkomst]:
    """At most one variant each, promises kept, vereist and sluit uit obeyed, and no part of a team too small."""
    aantal = Counter(prioriteit for prioriteit, _ in feiten.plan.keuzes)
    for prioriteit in feiten.scenario.prioriteiten:
        plaats = f"prioriteit {prioriteit.prioriteit}"
        fout = None
        if aantal[prioriteit.prioriteit] > 1:
            fout = f"Er zijn {aantal[prioriteit.prioriteit]} varianten toegekend; hoogstens één mag."
        yield oordeel("variant", plaats, fout)
        yield oordeel("variant", plaats, _toezegging(feiten, prioriteit))
    for afhankelijkheid in feiten.scenario.afhankelijkheden:
        fout = _afhankelijk(afhankelijkheid, aantal)
        yield oordeel("variant", f"prioriteit {afhankelijkheid.prioriteit}", fout)
    kleinste = feiten.scenario.spelregels.min_inzet_honderdsten
    for o in feiten.plan.fte_oormerken:
        rij, fout = (o.prioriteit, o.variant, o.regel), None
        minimum = min(kleinste, feiten.rij[rij].fte_honderdsten)
        if 0 < o.fte_honderdsten < minimum:
            fout = f"Team {o.post} levert {fte(o.fte_honderdsten)}; minder dan {fte(minimum)} per team mag niet."
        yield oordeel("variant", plaats_rij(rij), fout)


def _toezegging(feiten: Feiten, prioriteit: Prioriteit) -> str | None:
    toegezegd = prioriteit.toegezegd
    if toegezegd is None or (prioriteit.prioriteit, toegezegd.variant) in feiten.toegekend:
        return None
    return f"Variant {toegezegd.variant} is toegezegd, maar niet toegekend."


def _afhankelijk(afhankelijkheid: Afhankelijkheid, aantal: Counter[str]) -> str | None:
    deze, andere = aantal[afhankelijkheid.prioriteit], aantal[afhankelijkheid.andere]
    if afhankelijkheid.soort is AfhankelijkheidSoort.VEREIST:
        if deze > 0 and andere == 0:
            return f"Toegekend zonder prioriteit {afhankelijkheid.andere}, die vereist is."
    elif deze > 0 and andere > 0:
        return f"Toegekend samen met prioriteit {afhankelijkheid.andere}, die dit uitsluit."
    return None
