"""Dates that are typed: as programs or as people write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

from allocator.commands.errors import OpdrachtFout

_VORMEN = ("%Y-%m-%d", "%d-%m-%Y")


def lees_dag(tekst: str) -> date:
    """Return the date that was typed. Raises `OpdrachtFout` for what is none."""
    for vorm in _VORMEN:
        with suppress(ValueError):
            return datetime.strptime(tekst.strip(), vorm).date()
    raise OpdrachtFout(f"'{tekst}' is geen datum. Schrijf bijvoorbeeld 2010-11-11 of 11-11-2010.")


def dag_in_jaar(tekst: str | None, jaar: int) -> date:
    """Return the day on which a command of the year book works: the one that was typed, or today.

    Raises:
        OpdrachtFout: the text is no date, or the day lies outside `jaar`.
    """
    dag = date.today() if tekst is None else lees_dag(tekst)
    if dag.year == jaar:
        return dag
    if tekst is None:
        raise OpdrachtFout(
            f"Dit jaarboek is van {jaar}, en dat is het nu niet. Geef een dag mee, zoals --datum {jaar}-04-01."
        )
    raise OpdrachtFout(f"{dag.day}-{dag.month}-{dag.year} ligt niet in {jaar}, het jaar van dit jaarboek.")
