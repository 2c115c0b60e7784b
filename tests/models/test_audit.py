"""What the audit reports and raises, how it writes amounts, and that it stays exact, independent and fast."""

from __future__ import annotations

import ast
import sys
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest
from auditbreuk import (
    ZONDER_VLOER,
    Stap,
    anders,
    erbij,
    met_afspraak,
    met_doel,
    met_inzet,
    met_plan,
    met_recht,
    met_spelregels,
    met_vloer,
    schuif,
    voorbeeld,
)

import allocator_models.audit
from allocator_models.audit import REGELS, AuditFout, audit_plan, eis_geslaagd
from allocator_models.audit.feiten import Feiten
from allocator_models.audit.oordeel import euro, euro_cent, fte, procent
from allocator_models.audit.vloer import Rechten
from allocator_models.plan import Plan, Splitsing
from allocator_models.result import Auditverslag
from allocator_models.scenario import Scenario
from allocator_models.spelregels import Doel, Wijkvloer

BRONNEN = sorted(Path(allocator_models.audit.__file__).parent.glob("*.py"))


def test_a_passed_audit_raises_nothing() -> None:
    """What passed may go on."""
    eis_geslaagd(voorbeeld().toets())


def test_a_failed_audit_names_the_first_rule() -> None:
    """The error holds the report, and its message is a Dutch sentence with rule, place and amounts."""
    verslag = voorbeeld(schuif("SWT2", flex_honderdsten=100, regulier_honderdsten=-100)).toets()
    with pytest.raises(AuditFout) as fout:
        eis_geslaagd(verslag)
    assert fout.value.verslag is verslag
    assert str(fout.value) == (
        "De controle van het plan is niet geslaagd op regel capaciteit, team SWT2: "
        "Afspraken, oormerken en flex vragen samen 1,9 fte; het team kan 1,8 fte geven."
    )


def test_the_message_counts_the_others() -> None:
    """With more findings the message says how many there are beside the first."""
    verslag = voorbeeld(schuif("SW01", flex_euro=-1_000), schuif("SW02", vast_euro=1)).toets()
    assert len(verslag.bevindingen) == 2
    with pytest.raises(AuditFout, match=r"post SW01: .*\(en nog 1 andere\)$"):
        eis_geslaagd(verslag)


def test_an_unreadable_plan_is_checked_no_further() -> None:
    """With a number that isn't whole every rule but volledig counts 0 checks, so that nothing seems to have passed."""
    verslag = voorbeeld(anders("splitsingen", ("SW01",), vast_euro=0.5)).toets()
    assert [regel for regel, aantal in verslag.regels if aantal] == ["volledig"]
    assert [regel for regel, _ in verslag.regels] == list(REGELS)


def test_without_claims_nothing_is_said_of_goals() -> None:
    """Without outcomes of goals the rule doelen checks nothing."""
    assert dict(voorbeeld().toets().regels)["doelen"] == 0


def test_findings_do_not_hide_each_other() -> None:
    """A plan with several faults gets a finding for each."""
    verslag = voorbeeld(
        schuif("SW03", vast_euro=-25_000, flex_euro=25_000),
        schuif("SO04", baten_vervallen_euro=-1),
        erbij("keuzes", ("Q6", "A")),
    ).toets()
    assert {b.regel for b in verslag.bevindingen} == {
        "volledig",
        "gebonden",
        "capaciteit",
        "dekking",
        "vervallen",
        "variant",
    }


@pytest.mark.parametrize(
    ("stap", "melding"),
    [
        (
            schuif("SO02", vast_euro=10_000, flex_euro=-15_000, vervallen_euro=5_000),
            "Deze post is ondeelbaar, en is gesplitst in € 10.000 vast, € 10.000 flex en € 5.000 vervallen.",
        ),
        (
            anders("euro_afspraken", ("A3",), post=None),
            "€ 4.000 komt van dienst DMO, zonder post, terwijl de afspraak post DMO02 noemt.",
        ),
        (
            anders("euro_afspraken", ("A4",), post="DMO01"),
            "€ 3.000 komt van post DMO01, terwijl de afspraak geen post noemt.",
        ),
        (met_plan(vloer=None), "De vloer onder de wijken ontbreekt."),
        (
            met_spelregels(wijkvloer=Wijkvloer.GEEN),
            "Er is een vloer, maar die hoort er niet te zijn.",
        ),
        (
            met_recht("Noord", haalbaar_euro=100_000),
            "Haalbaar is € 100.000; dat moet tussen € 0 en € 95.000 liggen.",
        ),
        (
            met_recht("Oost", haalbaar_euro=173_001),
            "Er is € 155.000 toegekend; de vloer is € 155.700,90 (90 % van 1000 promille van het recht van € 173.001).",
        ),
        (
            met_vloer(z_promille=800, grens_promille=899),
            "In dit plan is de laagste bediening 900 promille; de grens is 899.",
        ),
        (
            met_doel(Doel.EENVOUD, grens_eenheden=15),
            "De waarde 14 is lager dan de grens 15, en die is de best mogelijke.",
        ),
        (
            met_doel(Doel.WIJKPRIORITEITEN, grens_eenheden=32_999),
            "De waarde 33000 is hoger dan de grens 32999, en die is de best mogelijke.",
        ),
    ],
)
def test_findings_say_what_is_wrong(stap: Stap, melding: str) -> None:
    """A finding holds the amounts that don't agree, in a sentence that a controller would write."""
    assert melding in {b.melding for b in voorbeeld(stap).toets().bevindingen}


def test_rechten_before_they_are_compared() -> None:
    """G and what a wijk can have at most are those of the docstring, where supply binds and where demand does."""
    zaak = voorbeeld()
    rechten = Rechten(Feiten(zaak.scenario, zaak.plan))
    assert rechten.te_verdelen_cent == 377_000_00
    assert [rechten.hoogstens_haalbaar_euro(w) for w in ("Noord", "Oost", "West")] == [95_000, 180_000, 117_000]
    # SW is asked 880.000, and has 150.500 less the 5.000 of A2 and 5,80 fte less the 0,80 of A1 and A2.
    meer = met_inzet("Q3", 1, euro=700_000)
    assert _g_euro(meer) == 395_500 + 40_000 + 87_000
    # More agreed than there is leaves nothing, of euros and of hours apart.
    assert _g_euro(meer, met_afspraak("A2", euro=200_000)) == 250_000 + 40_000 + 87_000
    assert _g_euro(meer, met_afspraak("A2", fte_honderdsten=600)) == 145_500 + 40_000 + 87_000


def _g_euro(*stappen: Stap) -> int:
    zaak = voorbeeld(*stappen)
    return Rechten(Feiten(zaak.scenario, zaak.plan)).te_verdelen_cent // 100


def test_an_empty_scenario_passes() -> None:
    """Nothing to plan is planned right by an empty plan."""
    assert audit_plan(Scenario("", 2012, doelen=()), Plan((), ())).geslaagd


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        (euro(12_500), "€ 12.500"),
        (euro(-1_000_000), "€ -1.000.000"),
        (euro_cent(1_250_000), "€ 12.500"),
        (euro_cent(-1_250_005), "€ -12.500,05"),
        (fte(40), "0,4 fte"),
        (fte(105), "1,05 fte"),
        (fte(-200), "-2 fte"),
        (procent(2_050), "20,5 %"),
        (procent(9_000), "90 %"),
    ],
)
def test_amounts_as_a_controller_writes_them(tekst: str, verwacht: str) -> None:
    """Amounts have points, decimals a comma, and no more decimals than needed."""
    assert tekst == verwacht


@pytest.mark.parametrize("bron", BRONNEN, ids=lambda bron: bron.name)
def test_arithmetic_is_exact(bron: Path) -> None:
    """No module of the audit divides, rounds, or holds a number that isn't whole."""
    boom = ast.parse(bron.read_text(encoding="utf-8"))
    for knoop in ast.walk(boom):
        assert not isinstance(knoop, ast.Div)
        assert not (isinstance(knoop, ast.Constant) and isinstance(knoop.value, float))
        assert not (isinstance(knoop, ast.Name) and knoop.id in {"float", "round"})


@pytest.mark.parametrize("bron", BRONNEN, ids=lambda bron: bron.name)
def test_audit_knows_data_only(bron: Path) -> None:
    """The audit imports the standard library, itself and the data of scenario, rules, year, plan and result."""
    boom = ast.parse(bron.read_text(encoding="utf-8"))
    namen = {
        *(knoop.module or "" for knoop in ast.walk(boom) if isinstance(knoop, ast.ImportFrom)),
        *(alias.name for knoop in ast.walk(boom) if isinstance(knoop, ast.Import) for alias in knoop.names),
    }
    eigen = {naam for naam in namen if naam.split(".")[0] not in sys.stdlib_module_names}
    data = {f"allocator_models.{naam}" for naam in ("scenario", "spelregels", "jaar", "plan", "result")}
    assert all(naam in data or naam.startswith("allocator_models.audit.") for naam in eigen)


def _keer(aantal: int) -> tuple[Scenario, Plan]:
    """Return a city of ``aantal`` copies of the example's posts, of which the first serve everything."""
    zaak = voorbeeld(*ZONDER_VLOER)
    posten, splitsingen = list(zaak.scenario.posten), list(zaak.plan.splitsingen)
    for i in range(1, aantal):
        # A copy stays vast as a whole.
        posten += [replace(p, post=f"{p.post}-{i:05}") for p in zaak.scenario.posten]
        splitsingen += [
            Splitsing(
                f"{p.post}-{i:05}",
                p.lasten_euro,
                gebonden_honderdsten=p.fte_gebonden_honderdsten,
                regulier_honderdsten=p.fte_honderdsten - p.fte_gebonden_honderdsten,
            )
            for p in zaak.scenario.posten
        ]
    scenario = replace(zaak.scenario, posten=tuple(sorted(posten, key=lambda p: p.post)))
    return scenario, replace(zaak.plan, splitsingen=tuple(sorted(splitsingen, key=lambda s: s.post)))


def _duur(scenario: Scenario, plan: Plan) -> tuple[float, Auditverslag]:
    begin = process_time()
    verslag = audit_plan(scenario, plan)
    return process_time() - begin, verslag


def test_speed() -> None:
    """20,000 posts take under two seconds of processor time, so that the audit can always be on."""
    duur, verslag = _duur(*_keer(1_250))
    assert verslag.geslaagd
    assert dict(verslag.regels)["splitsing"] == 6 * 20_000
    assert duur < 2
