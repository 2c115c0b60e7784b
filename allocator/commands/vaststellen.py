"""`allocator vaststellen`: a plan stops being a concept once somebody with the mandate has set it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allocator.commands.errors import KLAAR, OpdrachtFout
from allocator.commands.files import check_target
from allocator.commands.options import Json, Uit, Uitgebreid, Vervang
from allocator.commands.output import toon, toon_json
from allocator.commands.progress import follow

if TYPE_CHECKING:
    from allocator.report.herkomst import Vaststelling
    from allocator_models.result import Jaarplan

_DATUMVORMEN = ("%Y-%m-%d", "%d-%m-%Y")


def vaststellen(
    plan: Annotated[Path, typer.Argument(metavar="PLAN", help="De werkmap met het plan, gemaakt met verdeel (.xlsx).")],
    orgaan: Annotated[
        str, typer.Option("--orgaan", metavar="ORGAAN", help="Wie het plan vaststelt, zoals gemeenteraad of college.")
    ],
    datum: Annotated[str, typer.Option("--datum", metavar="DATUM", help="De datum van het besluit, zoals 2010-11-11.")],
    nummer: Annotated[
        str, typer.Option("--nummer", metavar="NUMMER", help="Het nummer van het besluit, zoals 2010-123.")
    ],
    uit: Uit = None,
    vervang: Vervang = False,
    als_json: Json = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Leg vast dat een plan is vastgesteld: door wie, wanneer en onder welk nummer.

    Tot dan staat op elk blad van het plan 'ambtelijk concept, geen besluit'. Het plan wordt teruggelezen, naast de
    invoer gelegd en opnieuw nagerekend; is er iets veranderd, dan wordt het geweigerd. De werkmap die erbij komt, heet
    <plan>-vastgesteld.xlsx; het concept blijft zoals het is.
    """
    vaststelling = _vaststelling(orgaan, datum, nummer)
    doel = check_target(uit or _beside(plan), bron=plan, vervang=vervang, kies="Kies een ander bestand met --uit.")
    with follow() as voortgang:
        voortgang.begin("het plan teruglezen en narekenen")
        from allocator.report.vaststellen import stel_vast  # brings the reading and writing of workbooks along

        jaarplan = stel_vast(plan, vaststelling, doel)
    if als_json:
        toon_json(_as_json(vaststelling, jaarplan, doel))
    else:
        scenario = jaarplan.scenario
        toon(f"{scenario.naam}, {scenario.jaar}: vastgesteld. Het plan staat in {doel}")
    return KLAAR


def _vaststelling(orgaan: str, datum: str, nummer: str) -> Vaststelling:
    """Return who set the plan, when and under which number. Raises `OpdrachtFout` for what is empty or no date."""
    from allocator.report.herkomst import Vaststelling

    for optie, waarde in (("--orgaan", orgaan), ("--nummer", nummer)):
        if not waarde.strip():
            raise OpdrachtFout(f"De optie {optie} is leeg.")
    return Vaststelling(orgaan.strip(), _read_date(datum), nummer.strip())


def _read_date(tekst: str) -> date:
    """Read a date as programs or as people write it."""
    for vorm in _DATUMVORMEN:
        with suppress(ValueError):
            return datetime.strptime(tekst.strip(), vorm).date()
    raise OpdrachtFout(f"'{tekst}' is geen datum. Schrijf bijvoorbeeld 2010-11-11 of 11-11-2010.")


def _beside(plan: Path) -> Path:
    return plan.with_name(f"{plan.stem}-vastgesteld{plan.suffix}")


def _as_json(vaststelling: Vaststelling, jaarplan: Jaarplan, doel: Path) -> dict[str, object]:
    from allocator_models.scenario import invoer_hash

    return {
        "orgaan": vaststelling.orgaan,
        "datum": vaststelling.datum.isoformat(),
        "nummer": vaststelling.nummer,
        "bestand": str(doel),
        "invoer_hash": invoer_hash(jaarplan.scenario),
    }
