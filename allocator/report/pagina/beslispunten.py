"""What the college decides, in one list: which optie, what is certain with any of them, what stays free, the raad."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from allocator.report.pagina.geld import begrotingswijzigingen
from allocator.report.pagina.kandidaat import Kandidaat
from allocator.report.samenvatting import kort
from allocator.workbook.notation import fte, opsomming, percent
from allocator_models.alternatieven.uitkomst import Opties


def beslispunten(opties: Opties, alle: tuple[Kandidaat, ...]) -> Iterator[str]:
    """Yield what follows `Het college besluit`, most important first."""
    jaar = opties.scenario.jaar
    letters = opsomming([k.letter for k in alle], "of", meeste=len(alle))
    yield (
        f"welke optie het jaarplan {jaar} wordt: {letters};" if len(alle) > 1 else f"over het jaarplan {jaar}: optie A;"
    )
    yield from _toezeggen(opties)
    yield (
        f"welk deel van de diensten in {jaar} vrij blijft voor vragen uit de wijken: "
        f"{_van_tot([k.cijfers.stad.flex_euro for k in alle], kort)} en "
        f"{_van_tot([k.cijfers.stad.flex_honderdsten for k in alle], fte)};"
    )
    yield from _vervallen(alle)
    yield _raad(opties, alle)


def _toezeggen(opties: Opties) -> Iterator[str]:
    in_alle = [k for k in opties.kern if k.in_alle]
    if not in_alle:
        return
    zeker = sum(k.zeker for k in in_alle)
    wat = (
        "prioriteit die in elke getoonde optie doorgaat"
        if len(in_alle) == 1
        else (f"{len(in_alle)} prioriteiten die in elke getoonde optie doorgaan")
    )
    grens = percent(Decimal(opties.vraag.verlies_bp) / 10_000)
    bewijs = (
        f" (voor {zeker} is bewezen dat zonder die prioriteit meer dan {grens} van de bijdrage aan de wijkambities "
        "verloren gaat)"
        if zeker
        else ""
    )
    yield f"de {wat} nu al toe te zeggen aan de wijken{bewijs};"


def _vervallen(alle: tuple[Kandidaat, ...]) -> Iterator[str]:
    bedragen = [sum(t.saldo_euro for t in k.cijfers.taakstellingen) for k in alle]
    if any(bedragen):
        yield f"welk werk vervalt om de taakstellingen te halen: {_van_tot(bedragen, kort)};"


def _raad(opties: Opties, alle: tuple[Kandidaat, ...]) -> str:
    met_raad = [k.letter for k in alle if begrotingswijzigingen(k.cijfers, opties.scenario)]
    if not met_raad:
        return "geen voorstel aan de raad te doen: de lasten en baten per programma blijven in elke optie gelijk."
    if len(met_raad) == len(alle):
        return "de raad een begrotingswijziging voor te stellen, bij elke optie."
    return f"bij optie {opsomming(met_raad, 'of')} ook: de raad een begrotingswijziging voor te stellen."


def _van_tot(waarden: list[int], woorden: Callable[[int], str]) -> str:
    laag, hoog = woorden(min(waarden)), woorden(max(waarden))
    return laag if laag == hoog else f"{laag} tot {hoog}"
