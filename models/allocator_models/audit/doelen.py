"""[doelen]: the values that the solver claims are those of the plan, and its bounds lie on the right side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from allocator_models.audit.doelwaarden import SCHAAL
from allocator_models.audit.oordeel import Uitkomst, ongelijk, oordeel
from allocator_models.result import Doeluitkomst
from allocator_models.scenario import Scenario
from allocator_models.spelregels import Doel


def controleer_doelen(
    scenario: Scenario, waarden: Mapping[Doel, int], doelen: Sequence[Doeluitkomst]
) -> Iterator[Uitkomst]:
    """Every outcome is of a goal that is pursued, once, with the plan's own value and a bound that it can't beat."""
    nagestreefd = {regel.doel for regel in scenario.doelen}
    gezien: set[Doel] = set()
    for uitkomst in doelen:
        plaats = f"doel {uitkomst.doel}"
        yield oordeel("doelen", plaats, _hoort(uitkomst.doel, nagestreefd, gezien))
        yield oordeel("doelen", plaats, _waarde(uitkomst, waarden[uitkomst.doel]))
        yield oordeel("doelen", plaats, _grens(uitkomst))
        gezien.add(uitkomst.doel)


def _hoort(doel: Doel, nagestreefd: set[Doel], gezien: set[Doel]) -> str | None:
    if doel not in nagestreefd:
        return "Dit doel staat niet in het scenario."
    return "Dit doel heeft meer dan één uitkomst." if doel in gezien else None


def _waarde(uitkomst: Doeluitkomst, waarde: int) -> str | None:
    if uitkomst.schaal != SCHAAL[uitkomst.doel]:
        return ongelijk("Schaal van het doel", str(uitkomst.schaal), str(SCHAAL[uitkomst.doel]))
    if type(uitkomst.waarde_eenheden) is int and uitkomst.waarde_eenheden == waarde:
        return None
    return ongelijk("Waarde van het doel", f"{uitkomst.waarde_eenheden!r}", str(waarde))


def _grens(uitkomst: Doeluitkomst) -> str | None:
    waarde, grens = uitkomst.waarde_eenheden, uitkomst.grens_eenheden
    if type(grens) is not int:
        return f"De grens is {grens!r}; dat moet een geheel getal zijn."
    meer_is_beter = uitkomst.doel is Doel.WIJKPRIORITEITEN
    if (waarde <= grens) if meer_is_beter else (waarde >= grens):
        return None
    beter = "hoger" if meer_is_beter else "lager"
    return f"De waarde {waarde} is {beter} dan de grens {grens}, en die is de best mogelijke."
