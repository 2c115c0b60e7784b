"""The rules have the same tags everywhere: in the mathematics, in the built model, in the audit, and in docs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from auditvoorbeeld import maak_scenario

from allocator_models import jaarplan
from allocator_models.audit import REGELS
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.herstel import toets_wet
from allocator_models.jaarplan.keten import Keten
from allocator_models.solver import Instellingen
from allocator_models.spelregels import Doel

PAGINA = Path(__file__).parents[2] / "docs" / "wiskunde-jaarplan.md"
EIGEN_AAN_DE_AUDIT = {"volledig", "doelen"}
"""That nothing is missing from the plan, and that every goal's value is what was said: no rules of the model."""


def _tags(tekst: str, begin: str) -> set[str]:
    """The tags that stand in brackets at the start of a line."""
    return set(re.findall(rf"^{begin}\[([a-z]+)\]", tekst, re.MULTILINE))


@pytest.fixture(scope="module")
def wet() -> set[str]:
    """The rules of the jaarplan as the audit knows them."""
    return set(REGELS) - EIGEN_AAN_DE_AUDIT


def test_mathematics_states_what_the_audit_checks(wet: set[str]) -> None:
    """Every rule of the docstring is audited, and every audited rule is in the docstring."""
    assert _tags(jaarplan.__doc__ or "", " *") == wet


def test_page_states_what_the_audit_checks(wet: set[str]) -> None:
    """Every rule has its paragraph in docs/wiskunde-jaarplan.md, and the page knows no other rules."""
    assert _tags(PAGINA.read_text(encoding="utf-8"), r"\*\*") == wet


def test_page_names_every_goal() -> None:
    """Every goal that a scenario can ask has its row in docs/wiskunde-jaarplan.md."""
    assert set(re.findall(r"^\| \*([a-z_]+)\* \|", PAGINA.read_text(encoding="utf-8"), re.MULTILINE)) == set(Doel)


def test_model_holds_what_the_audit_checks(wet: set[str]) -> None:
    """A model of a city with every rule in play has rows or bounds under each tag, and under no other but goals."""
    instellingen = Instellingen()
    scenario = maak_scenario()
    toets = toets_wet(scenario, instellingen)
    assert toets.besluiten is not None
    keten = Keten(Gegevens(scenario), instellingen)
    keten.loop(toets.besluiten, lambda doel: None)
    assert set(keten.model.regels) - set(Doel) == wet
