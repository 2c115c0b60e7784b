"""A run survives its workbook: what is read back is what was written, and what was changed is found out."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from auditvoorbeeld import maak_doelen, maak_plan
from planvoorbeeld import HERKOMST, maak_jaarplan, maak_stad, schrijf_werkmap

from allocator.report.herkomst import Vaststelling
from allocator.report.plan_lezen import lees_herkomst, lees_jaarplan
from allocator.report.tabellen.verantwoording import plan_doelen
from allocator.report.vaststellen import stel_vast
from allocator.report.werkmap import write_plan_workbook
from allocator.workbook.basisplan import lees_basisplan
from allocator.workbook.load import laad
from allocator.workbook.planbladen import HERKOMST as HERKOMSTBLAD
from allocator.workbook.planbladen import KOPRIJ, PLAN_OORMERKEN, PLAN_POSTEN
from allocator.workbook.problems import Invoerfouten
from allocator_models.audit import audit_plan
from allocator_models.jaarplan import solve
from allocator_models.result import Jaarplan, Status
from allocator_models.scenario import Scenario, invoer_hash

GEZET = Vaststelling("het college", date(2010, 11, 11), "2010-123")


@pytest.fixture(scope="module")
def plan(tmp_path_factory) -> Path:
    """The workbook of the handmade plan."""
    map_ = tmp_path_factory.mktemp("plan")
    stad = maak_stad()
    schrijf_werkmap(stad, map_ / "stad.xlsx")
    write_plan_workbook(map_ / "stad.xlsx", maak_jaarplan(stad), map_ / "plan.xlsx", HERKOMST)
    return map_ / "plan.xlsx"


def test_a_run_is_read_back_as_it_was(plan):
    """Every split, oormerk, afspraak, right, goal and relaxation; the audit is done anew."""
    stad = maak_stad()
    geschreven = maak_jaarplan(stad)
    gelezen = lees_jaarplan(plan, stad)
    assert gelezen.plan == maak_plan()
    assert gelezen.versoepelingen == geschreven.versoepelingen
    assert gelezen.doelen == geschreven.doelen
    assert gelezen.audit == audit_plan(stad, maak_plan(), maak_doelen())
    assert replace(gelezen, audit=None) == replace(geschreven, audit=None)


def test_where_a_plan_comes_from_is_read_back(plan):
    """File, optie, date, software and the hash of the inputs."""
    bestand = lees_herkomst(plan)
    assert (bestand.herkomst, bestand.status) == (HERKOMST, Status.BEWEZEN)
    assert bestand.invoer_hash == invoer_hash(maak_stad())


def test_the_goal_stabiliteit_reads_the_same_plan(plan):
    """What `gebaseerd op` reads agrees with the plan itself."""
    basis = lees_basisplan(plan, "plan.xlsx")
    splitsingen = maak_plan().splitsingen
    assert basis.keuzes == maak_plan().keuze
    assert basis.euro == {s.post: (s.vast_euro, s.flex_euro, s.vervallen_euro) for s in splitsingen}
    assert basis.fte == {s.post: (s.flex_honderdsten, s.vervallen_honderdsten) for s in splitsingen}


def _verander(plan: Path, doel: Path, blad: str, kop: str, rij: int, waarde: object) -> Path:
    """Change one cell below a head, as somebody would in Excel."""
    werkmap = openpyxl.load_workbook(plan)
    koppen = [cel.value for cel in werkmap[blad][KOPRIJ]]
    werkmap[blad].cell(KOPRIJ + rij, koppen.index(kop) + 1).value = waarde
    werkmap.save(doel)
    return doel


@pytest.mark.parametrize(
    ("blad", "kop", "waarde", "melding"),
    [
        (PLAN_POSTEN, "Vast", 90_001, "het plan klopt niet meer"),
        (PLAN_POSTEN, "Vast", "veel", "is geen plan van Allocator"),
        (PLAN_POSTEN, "Vast", 90_000.5, "is geen plan van Allocator"),
        (PLAN_OORMERKEN, "Fte", 0.61, "het plan klopt niet meer"),
        (PLAN_OORMERKEN, "Soort", "iets anders", "is geen plan van Allocator"),
        (PLAN_OORMERKEN, "Post", None, "is geen plan van Allocator"),
    ],
)
def test_a_plan_sheet_changed_by_hand_is_found_out(plan, tmp_path, blad, kop, waarde, melding):
    """A number that breaks a rule fails the audit; one that can't be read is refused."""
    veranderd = _verander(plan, tmp_path / "plan.xlsx", blad, kop, 1, waarde)
    with pytest.raises(Invoerfouten, match=melding):
        lees_jaarplan(veranderd, maak_stad())


def test_a_scenario_is_no_plan(plan):
    """A workbook without our sheets is refused in one sentence."""
    with pytest.raises(Invoerfouten, match="is geen plan van Allocator"):
        lees_herkomst(plan.with_name("stad.xlsx"))


# --- to set a plan ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def opgelost(tmp_path_factory) -> tuple[Path, Scenario]:
    """A plan workbook as `verdeel` makes it: a scenario from a workbook, solved."""
    map_ = tmp_path_factory.mktemp("opgelost")
    schrijf_werkmap(maak_stad(), map_ / "stad.xlsx")
    scenario = laad(map_ / "stad.xlsx").scenario
    write_plan_workbook(map_ / "stad.xlsx", solve(scenario), map_ / "plan.xlsx", HERKOMST)
    return map_ / "plan.xlsx", scenario


def _teksten(pad: Path) -> set[object]:
    werkmap = openpyxl.load_workbook(pad)
    return {cel.value for blad in werkmap.worksheets for rij in blad.iter_rows() for cel in rij}


def test_a_set_plan_says_by_whom_and_is_no_longer_a_draft(opgelost, tmp_path):
    """On Herkomst, on Overzicht and at the foot of every page; the plan itself is the same."""
    plan, scenario = opgelost
    gezet = stel_vast(plan, GEZET, tmp_path / "vast.xlsx")
    assert gezet == replace(lees_jaarplan(plan, scenario), scenario=gezet.scenario)
    assert lees_jaarplan(tmp_path / "vast.xlsx", scenario) == lees_jaarplan(plan, scenario)
    assert lees_herkomst(tmp_path / "vast.xlsx").herkomst == replace(HERKOMST, vaststelling=GEZET)
    teksten = _teksten(tmp_path / "vast.xlsx")
    zin = "Vastgesteld door het college op 11 november 2010, nummer 2010-123"
    assert zin in teksten
    assert "Ambtelijk concept, geen besluit" not in teksten
    blad = openpyxl.load_workbook(tmp_path / "vast.xlsx")["Plan posten"]
    assert zin in blad.oddFooter.left.text


def test_a_plan_is_set_once(opgelost, tmp_path):
    """Who set it before is said."""
    stel_vast(opgelost[0], GEZET, tmp_path / "vast.xlsx")
    with pytest.raises(Invoerfouten, match="al vastgesteld: vastgesteld door het college op 11 november 2010"):
        stel_vast(tmp_path / "vast.xlsx", GEZET, tmp_path / "weer.xlsx")
    assert not (tmp_path / "weer.xlsx").exists()


def test_a_plan_whose_inputs_changed_cannot_be_set(opgelost, tmp_path):
    """One euro more in Begroting, and the plan belongs to another scenario."""
    werkmap = openpyxl.load_workbook(opgelost[0])
    koppen = [cel.value for cel in werkmap["Begroting"][1]]
    cel = werkmap["Begroting"].cell(2, koppen.index("lasten") + 1)
    cel.value += 1
    werkmap.save(tmp_path / "plan.xlsx")
    with pytest.raises(Invoerfouten, match="is veranderd nadat het plan was gemaakt"):
        stel_vast(tmp_path / "plan.xlsx", GEZET, tmp_path / "vast.xlsx")


def test_excels_own_resave_changes_nothing(opgelost, tmp_path):
    """Opened and saved by another program, the plan is still the same and can be set."""
    werkmap = openpyxl.load_workbook(opgelost[0])
    werkmap.save(tmp_path / "plan.xlsx")
    stel_vast(tmp_path / "plan.xlsx", GEZET, tmp_path / "vast.xlsx")
    assert lees_herkomst(tmp_path / "vast.xlsx").herkomst.vaststelling == GEZET


def test_without_a_plan_there_is_nothing_to_set(opgelost, tmp_path):
    """A run that found no plan can't be set."""
    _, scenario = opgelost
    bron = opgelost[0].with_name("stad.xlsx")
    write_plan_workbook(bron, Jaarplan(scenario, Status.ONMOGELIJK), tmp_path / "geen.xlsx", HERKOMST)
    with pytest.raises(Invoerfouten, match="staat geen plan om vast te stellen"):
        stel_vast(tmp_path / "geen.xlsx", GEZET, tmp_path / "vast.xlsx")


def test_a_hash_changed_on_herkomst_is_found_out(opgelost, tmp_path):
    """The sheet Herkomst can't vouch for other inputs."""
    werkmap = openpyxl.load_workbook(opgelost[0])
    for rij in werkmap[HERKOMSTBLAD].iter_rows():
        if rij[0].value == "invoer_hash":
            rij[1].value = "0" * 64
    werkmap.save(tmp_path / "plan.xlsx")
    with pytest.raises(Invoerfouten, match="is veranderd"):
        stel_vast(tmp_path / "plan.xlsx", GEZET, tmp_path / "vast.xlsx")


def test_values_beyond_excels_precision_survive():
    """A goal in a large city counts in more digits than a cell holds: it is kept as text."""
    (groot, *_) = maak_doelen()
    jaarplan = replace(maak_jaarplan(), doelen=(replace(groot, waarde_eenheden=12345678901234567890),))
    tabel = plan_doelen(jaarplan)
    assert tabel.kolom("Waarde in delen") == ("12345678901234567890",)
