"""A run over the city of `auditvoorbeeld`, and a workbook that holds the same city: what the reports are made from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from auditvoorbeeld import maak_doelen, maak_plan, maak_scenario

from allocator.report.herkomst import Herkomst
from allocator.workbook.schema import DienstRij, PostRij, ProgrammaRij, ScenarioRij, WijkRij
from allocator.workbook.template import write_rows
from allocator_models.result import Auditverslag, Jaarplan, Status, Versoepeling
from allocator_models.scenario import Scenario, Wijktoerekening
from allocator_models.spelregels import Doel

HERKOMST = Herkomst("voorbeeld.xlsx", None, date(2011, 10, 3), "Allocator 0.0")

_EENHEDEN = {Doel.VERPLICHTINGEN: "aantal", Doel.WIJKPRIORITEITEN: "punten", Doel.EENVOUD: "aantal"}


def maak_stad() -> Scenario:
    """Return the city of `auditvoorbeeld`, with a part of three posts attributed to wijken, and strippenkaarten."""
    stad = maak_scenario()
    return replace(
        stad,
        vraag="Wat kan de stad de wijken beloven?",
        wijken=tuple(replace(w, strippenkaart_uren=uren) for w, uren in zip(stad.wijken, (1_000, 500, 0), strict=True)),
        wijktoerekening=(
            Wijktoerekening("SW01", "Noord", 5_000),
            Wijktoerekening("SW01", "Oost", 2_500),
            Wijktoerekening("SWT1", "Noord", 3_333),
            Wijktoerekening("SWT2", "West", 10_000),
        ),
    )


def maak_jaarplan(scenario: Scenario | None = None) -> Jaarplan:
    """Return a run over the city, with its handmade plan."""
    return Jaarplan(
        scenario=scenario or maak_stad(),
        status=Status.BEWEZEN,
        doelen=tuple(replace(d, eenheid=_EENHEDEN.get(d.doel, "euro")) for d in maak_doelen()),
        plan=maak_plan(),
        versoepelingen=(
            Versoepeling(Doel.FLEXBAND, "SW", "", -7_875, -60),
            Versoepeling(Doel.FLEXBAND, None, "", -14_395, -95),
            Versoepeling(Doel.TAAKSTELLING, None, "K2", 5_000, 0),
            Versoepeling(Doel.VERPLICHTINGEN, "SW", "Q6", 0, 100),
        ),
        audit=Auditverslag((("splitsing", 16), ("capaciteit", 3), ("dekking", 5))),
        seconden=0.42,
    )


def schrijf_werkmap(scenario: Scenario, pad: Path) -> Path:
    """Write the required sheets of a scenario as a workbook."""
    write_rows(pad, _rijen(scenario))
    return pad


def _rijen(scenario: Scenario) -> dict[str, list[Any]]:
    return {
        "Scenario": [
            ScenarioRij(regel="naam", waarde=scenario.naam),
            ScenarioRij(regel="jaar", waarde=scenario.jaar),
        ],
        "Diensten": [DienstRij(dienst=d.dienst, naam=d.naam) for d in scenario.diensten],
        "Programma's": [ProgrammaRij(programma=p.programma, naam=p.naam) for p in scenario.programmas],
        "Wijken": [WijkRij(wijk=w.wijk, naam=w.naam, inwoners=w.inwoners) for w in scenario.wijken],
        "Begroting": [
            PostRij(
                post=p.post,
                dienst=p.dienst,
                programma=p.programma,
                omschrijving=p.omschrijving,
                kostensoort=p.kostensoort,
                lasten=p.lasten_euro,
                fte=Decimal(p.fte_honderdsten) / 100,
            )
            for p in scenario.posten
        ],
    }
