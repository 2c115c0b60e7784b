"""The rows of the sheet Herkomst: what a plan was made of, and who has set it."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.report.herkomst import Herkomst
from allocator.report.tabel import Kolom, Soort, Tabel, Waarde
from allocator.workbook.planbladen import HERKOMST_KOPPEN, HerkomstRegel
from allocator_models.result import Jaarplan
from allocator_models.scenario import SCHEMA_VERSIE, invoer_hash


def herkomst_tabel(jaarplan: Jaarplan, herkomst: Herkomst) -> Tabel:
    """One row a fact."""
    regel, waarde, toelichting = HERKOMST_KOPPEN
    return Tabel(
        (Kolom(regel, breedte=34), Kolom(waarde, Soort.LANG, 70), Kolom(toelichting, Soort.LANG, 62)),
        tuple(_rijen(jaarplan, herkomst)),
        filter=False,
    )


def _rijen(jaarplan: Jaarplan, herkomst: Herkomst) -> Iterator[tuple[Waarde, ...]]:
    regels = jaarplan.scenario.spelregels
    vloer = jaarplan.plan.vloer if jaarplan.plan else None
    gezet = herkomst.vaststelling
    yield HerkomstRegel.STAND, herkomst.stand, "Zolang niemand het plan vaststelt, is het een voorstel."
    yield (
        HerkomstRegel.INVOER_HASH,
        invoer_hash(jaarplan.scenario),
        "Vingerafdruk van alle invoer. Verandert er een invoerblad, dan past dit plan er niet meer bij.",
    )
    yield HerkomstRegel.SCHEMA, str(SCHEMA_VERSIE), "Versie van de invoerbladen."
    yield HerkomstRegel.BESTAND, herkomst.bestand, "Het scenario waaruit dit plan is gemaakt."
    yield HerkomstRegel.SCENARIO, jaarplan.scenario.naam, ""
    yield HerkomstRegel.JAAR, str(jaarplan.scenario.jaar), ""
    yield HerkomstRegel.OPTIE, herkomst.optie, "Leeg: het scenario zonder optie."
    yield HerkomstRegel.STATUS, str(jaarplan.status), "bewezen, oplossing, onmogelijk of onbekend."
    yield (
        HerkomstRegel.TIJDSLIMIET_GERAAKT,
        "ja" if jaarplan.tijdslimiet_geraakt else "nee",
        "Bij ja kan een nieuwe berekening een iets ander plan geven.",
    )
    yield HerkomstRegel.TIJDSLIMIET, f"{regels.tijdslimiet_seconden:g}", ""
    yield HerkomstRegel.GAP, f"{regels.gap:g}", "Deel van de waarde: 0.001 is 0,1 %."
    yield HerkomstRegel.SECONDEN, f"{jaarplan.seconden:.2f}", ""
    yield HerkomstRegel.VLOER, str(vloer.z_promille) if vloer else None, "De hoogst haalbare laagste bediening."
    yield HerkomstRegel.VLOER_GRENS, str(vloer.grens_promille) if vloer else None, ""
    yield HerkomstRegel.SOFTWARE, herkomst.software, ""
    yield HerkomstRegel.GEMAAKT, herkomst.gemaakt, ""
    yield HerkomstRegel.VASTGESTELD_DOOR, gezet.orgaan if gezet else None, "In te vullen met: allocator vaststellen."
    yield HerkomstRegel.VASTGESTELD_OP, gezet.datum if gezet else None, ""
    yield HerkomstRegel.VASTGESTELD_NUMMER, gezet.nummer if gezet else None, ""
