"""Every rule of the audit is broken on purpose, in every way we could think of, and caught."""

from __future__ import annotations

import ast
import string
from collections import Counter
from pathlib import Path

import auditgevallen_beloften as beloften
import auditgevallen_geheel as geheel
import auditgevallen_inzet as inzet
import auditgevallen_posten as posten
import pytest
from auditbreuk import ZONDER_VLOER, Geval, Stap, voorbeeld
from auditvoorbeeld import maak_doelen

import allocator_models
from allocator_models.audit import REGELS, audit_plan

HOOFDLETTERS = frozenset(string.ascii_uppercase + string.digits + "€")
LOS = [
    *posten.SPLITSING,
    *posten.GEBONDEN,
    *posten.VERVALLEN,
    *beloften.AFSPRAAK,
    *inzet.CAPACITEIT,
    *inzet.DEKKING,
    *inzet.STRUCTUREEL,
    *beloften.VARIANT,
]
MAG = posten.MAG | inzet.MAG | beloften.MAG
MET_VLOER = [*geheel.ONLEESBAAR, *geheel.VOLLEDIG, *geheel.VLOEREN, *geheel.DOELEN]


def _controleer(geval: Geval, *eerst: Stap) -> None:
    bevindingen = voorbeeld(*eerst, *geval.stappen).toets().bevindingen
    assert (geval.regel, geval.plaats) in {(b.regel, b.plaats) for b in bevindingen}
    assert {b.regel for b in bevindingen} == {geval.regel} | geval.ook
    assert all(b.melding[0] in HOOFDLETTERS and b.melding.endswith(".") for b in bevindingen)


@pytest.mark.parametrize("geval", LOS, ids=lambda g: f"{g.regel}: {g.naam}")
def test_broken_law_is_caught(geval: Geval) -> None:
    """A plan or scenario off by the least amount is caught under its own rule, at its own place, and no other."""
    _controleer(geval, *ZONDER_VLOER)


@pytest.mark.parametrize("geval", MET_VLOER, ids=lambda g: f"{g.regel}: {g.naam}")
def test_broken_plan_is_caught(geval: Geval) -> None:
    """A plan that says too much, too little or something else than it is, is caught at its own place."""
    _controleer(geval)


@pytest.mark.parametrize("naam", MAG)
def test_no_law_is_stricter_than_stated(naam: str) -> None:
    """A plan that goes exactly as far as the law allows passes."""
    verslag = voorbeeld(*ZONDER_VLOER, *MAG[naam]).toets()
    assert verslag.bevindingen == ()


@pytest.mark.parametrize("naam", geheel.MAG)
def test_no_floor_is_stricter_than_stated(naam: str) -> None:
    """Floors, bounds and goals that are right in every other way than the example's pass."""
    verslag = voorbeeld(*geheel.MAG[naam]).toets()
    assert [b for b in verslag.bevindingen if b.regel != "variant"] == []


def test_the_example_is_valid() -> None:
    """The plan that all cases start from passes every rule, and every rule looks at something in it."""
    zaak = voorbeeld()
    verslag = audit_plan(zaak.scenario, zaak.plan, maak_doelen())
    assert verslag.bevindingen == ()
    assert [regel for regel, _ in verslag.regels] == list(REGELS)
    assert all(aantal > 0 for _, aantal in verslag.regels)


def test_every_rule_has_cases() -> None:
    """Each tag is broken in at least three ways, and no case is for a tag that doesn't exist."""
    aantal = Counter(geval.regel for geval in (*LOS, *MET_VLOER))
    assert set(aantal) == set(REGELS)
    assert min(aantal.values()) >= 3


def test_rules_are_those_of_the_mathematics() -> None:
    """The tags of the audit are those that the docstring of the jaarplan states, and two of its own."""
    bron = Path(allocator_models.__file__).parent / "jaarplan" / "__init__.py"
    tekst = ast.get_docstring(ast.parse(bron.read_text(encoding="utf-8"))) or ""
    begin = {regel.strip().split("]")[0][1:] for regel in tekst.splitlines() if regel.strip().startswith("[")}
    assert begin == set(REGELS) - {"volledig", "doelen"}
