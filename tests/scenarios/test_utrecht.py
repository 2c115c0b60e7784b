"""The example of Utrecht: the facts, and amounts of a believable size."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from allocator.workbook.load import Geladen, laad
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.scenario import Gebondenheid, Scenario, Verplicht
from scenarios.generate import MAP

PAD = MAP / "utrecht-2011.xlsx"
OPTIES = ("Wijken naar BCD", "Flexdoel 15 %", "Bestuurlijk vrij", "Krachtwijken eerst")


@pytest.fixture(scope="module")
def geladen() -> Geladen:
    return laad(PAD)


@pytest.fixture(scope="module")
def stad(geladen: Geladen) -> Scenario:
    return geladen.scenario


@pytest.fixture(scope="module")
def gegevens(stad: Scenario) -> Gegevens:
    return Gegevens(stad)


def _gevraagd(stad: Scenario) -> dict[str, tuple[int, int]]:
    """Return per dienst the hundredths of fte and the euros that the largest varianten ask of it."""
    gevraagd: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for prioriteit in stad.prioriteiten:
        for inzet in prioriteit.varianten[-1].stadsinzet:
            fte, euro = gevraagd[str(inzet.dienst)]
            gevraagd[str(inzet.dienst)] = fte + inzet.fte_honderdsten, euro + inzet.euro
    return gevraagd


def test_loads_without_problems_and_with_few_remarks(geladen: Geladen) -> None:
    """The checker finds nothing wrong, and the only remark is the one that the example means to show."""
    (opmerking,) = geladen.opmerkingen
    assert "geen gebondenheid" in opmerking.melding
    assert sum(post.niet_getoetst for post in geladen.scenario.posten) == 5


def test_is_labelled_as_partly_invented(stad: Scenario) -> None:
    """A reader learns from the workbook itself what is fact, what is invented, and of which year the wages are."""
    assert "Feiten: " in stad.herkomst
    assert "Verzonnen" in stad.herkomst
    assert "2018" in stad.prijspeil


def test_has_the_size_of_the_city(stad: Scenario) -> None:
    """Numbers of diensten, wijken, programma's, posten, teams and prioriteiten are those that were asked for."""
    teams = [post for post in stad.posten if post.fte_honderdsten]
    assert {d.dienst for d in stad.diensten} == {"SW", "SO", "DMO", "GGD", "BCD", "WIJ", "BZ"}
    assert (len(stad.wijken), len(stad.programmas), len(stad.prioriteiten)) == (10, 22, 120)
    assert {len(q.varianten) for q in stad.prioriteiten} == {2}
    assert 380 <= len(stad.posten) <= 420
    assert 60 <= len(teams) <= 90
    assert 3600 <= sum(team.fte_honderdsten for team in teams) / 100 <= 3950
    assert 1_200_000_000 <= sum(post.lasten_euro for post in stad.posten) <= 1_300_000_000


def test_holds_the_facts(stad: Scenario, gegevens: Gegevens) -> None:
    """Taakstelling, leefbaarheidsbudget and behoefte are those of the sources."""
    (taakstelling,) = stad.taakstellingen
    assert (taakstelling.dienst, taakstelling.bedrag_euro) == ("WIJ", 1_300_000)
    assert stad.post[str(taakstelling.geboekt_op)].lasten_euro == -1_300_000
    assert sum(wijk.leefbaarheidsbudget_euro for wijk in stad.wijken) == 7_000_000
    assert abs(sum(wijk.behoefte_duizendsten for wijk in stad.wijken) - 10_000) <= 10
    assert {wijk.wijk for wijk in stad.wijken if wijk.krachtwijk} == {"Overvecht", "Noordwest", "Zuidwest"}
    assert max(stad.wijken, key=lambda wijk: wijk.behoefte_duizendsten).wijk == "Overvecht"


def test_areas_are_those_of_the_note(stad: Scenario) -> None:
    """SW has 5 areas of two wijken, SO 9 for ten; DMO 3 and Leidsche Rijn; Oost and Noordoost share a wijkbureau."""
    per_dienst: dict[str, list[frozenset[str]]] = defaultdict(list)
    for team in stad.posten:
        if team.gebied is not None and team.gebied.split()[0] in ("SW", "SO", "DMO", "GGD", "Wijkbureau"):
            per_dienst[team.gebied.split()[0]].append(stad.gebieden[team.gebied])
    alle = {wijk.wijk for wijk in stad.wijken}
    for naam, gebieden in per_dienst.items():
        if naam != "GGD":
            assert set().union(*gebieden) == alle, naam
    assert [len(g) for g in per_dienst["SW"]] == [2] * 5
    assert frozenset({"Leidsche Rijn", "Vleuten-De Meern"}) in per_dienst["SO"]
    assert len(set(per_dienst["SO"])) == 9
    assert frozenset({"Overvecht", "Oost", "Noordoost", "Binnenstad"}) in per_dienst["DMO"]
    assert frozenset({"Leidsche Rijn"}) in per_dienst["DMO"]
    assert frozenset({"Oost", "Noordoost"}) in per_dienst["Wijkbureau"]
    ggd = [team for team in stad.posten if team.gebied == "GGD werkgebied"]
    assert sorted(team.fte_honderdsten for team in ggd) == [250, 400]


def test_at_least_forty_percent_of_each_base_can_move(stad: Scenario, gegevens: Gegevens) -> None:
    """In every dienst 40 % of the grondslag is beleidsmatig or vrij, so that 20 % flex is within reach."""
    for dienst in stad.diensten:
        basis = [post for post in stad.posten if post.dienst == dienst.dienst and gegevens.in_grondslag(post)]
        los = [post for post in basis if post.gebondenheid in (Gebondenheid.BELEIDSMATIG, Gebondenheid.VRIJ)]
        assert sum(p.lasten_euro for p in los) >= 0.4 * sum(p.lasten_euro for p in basis), dienst.dienst


def test_prioriteiten_ask_about_twice_what_there_is(stad: Scenario, gegevens: Gegevens) -> None:
    """Every dienst is asked 1,5 to 2,5 times its oormerkbare euros, and the hours that its flexdoel leaves."""
    gevraagd = _gevraagd(stad)
    assert set(gevraagd) == {"SW", "SO", "DMO", "GGD", "BCD", "WIJ"}
    for dienst, (fte, euro) in gevraagd.items():
        teams = [team for team in gegevens.teams if team.dienst == dienst]
        afspraken = sum(a.fte_honderdsten for a in stad.wijkafspraken if a.dienst == dienst)
        flex = sum(team.fte_honderdsten for team in teams) // 5
        assert 1.5 <= fte / (sum(map(gegevens.capaciteit, teams)) - afspraken - flex) <= 2.5, dienst
        bronnen = [p for k, lijst in gegevens.bronnen.items() if k.dienst == dienst for p in lijst]
        assert 1.5 <= euro / sum(post.lasten_euro for post in bronnen) <= 2.5, dienst


def test_inzet_is_of_several_diensten_and_of_a_believable_size(stad: Scenario) -> None:
    """About two rows a variant, 0,1 to 1,5 fte and € 5.000 to € 200.000, mostly incidental, with partners."""
    rijen = [inzet for q in stad.prioriteiten for v in q.varianten for inzet in v.inzet]
    assert 1.5 <= len(rijen) / 240 <= 3
    assert all(10 <= i.fte_honderdsten <= 150 for i in rijen if i.fte_honderdsten)
    assert all(5_000 <= i.euro <= 200_000 for i in rijen if i.euro)
    assert 0.03 <= sum(i.aard == "S" for i in rijen) / len(rijen) <= 0.3
    assert any(i.partner for i in rijen)
    samen = [v for q in stad.prioriteiten for v in q.varianten if len({i.dienst for i in v.stadsinzet}) > 1]
    assert len(samen) > 120


def test_prioriteiten_have_names_of_their_own(stad: Scenario) -> None:
    """No filler: every variant has a name that no other one has, and every prioriteit serves an ambitie of its wijk."""
    namen = Counter(v.naam for q in stad.prioriteiten for v in q.varianten)
    assert max(namen.values()) == 1
    assert not any("rioriteit" in naam for naam in namen)
    wijk_van = {ambitie.ambitie: ambitie.wijk for ambitie in stad.ambities}
    assert all(q.ambitie is not None and wijk_van[q.ambitie] == q.wijk for q in stad.prioriteiten)
    assert {sum(a.wijk == w.wijk for a in stad.ambities) for w in stad.wijken} == {3}


def test_uses_every_kind_of_row(stad: Scenario) -> None:
    """Promises, dependencies, vacancies, dates and attributed money all occur, so that the example shows them."""
    soorten = {v.verplicht for q in stad.prioriteiten for v in q.varianten}
    assert soorten == set(Verplicht)
    assert {a.soort.value for a in stad.afhankelijkheden} == {"vereist", "sluit uit"}
    assert any(p.bezetting_honderdsten < p.fte_honderdsten for p in stad.posten)
    assert any(p.vrij_vanaf for p in stad.posten)
    assert any(p.gebonden_tot for p in stad.posten)
    assert {a.wijk for a in stad.wijkafspraken} == {w.wijk for w in stad.wijken}
    toegerekend = {t.post for t in stad.wijktoerekening}
    assert len(toegerekend) > 100


def test_attributed_shares_add_up_to_at_most_the_post(stad: Scenario) -> None:
    """What of a post lands in wijken is never more than the post."""
    per_post: Counter[str] = Counter()
    for deel in stad.wijktoerekening:
        per_post[deel.post] += deel.aandeel_bp
    assert max(per_post.values()) <= 10_000


def test_burgerzaken_is_flexible_on_paper_only(stad: Scenario, gegevens: Gegevens) -> None:
    """Burgerzaken has free euros for its flexdoel, and hardly any free hours."""
    balies = [team for team in gegevens.teams if team.dienst == "BZ"]
    assert sum(map(gegevens.capaciteit, balies)) < 0.05 * sum(team.fte_honderdsten for team in balies)


@pytest.mark.parametrize("optie", OPTIES)
def test_opties_load_and_change_the_scenario(optie: str, stad: Scenario) -> None:
    """Each optie is valid and gives another scenario than the base."""
    ander = laad(PAD, optie).scenario
    assert ander != stad
    if optie == "Wijken naar BCD":
        assert not any(post.dienst == "WIJ" for post in ander.posten)
        assert len(ander.posten) == len(stad.posten)


def test_krachtwijken_ask_most(stad: Scenario) -> None:
    """The krachtwijken ask for most prioriteiten, as in the note, and every wijk asks for some."""
    aantal = Counter(q.wijk for q in stad.prioriteiten)
    assert {w.wijk for w in stad.wijken if w.krachtwijk} == {wijk for wijk, _ in aantal.most_common(3)}
    assert all(een >= 9 for een in aantal.values())


def test_posten_are_listed_by_dienst(stad: Scenario) -> None:
    """The codes of posten start with their dienst and follow each other, as in a dienst's own begroting."""
    for een, ander in pairwise(sorted(stad.posten, key=lambda post: post.post)):
        assert een.post.startswith(f"{een.dienst}-")
        assert een.post < ander.post


def test_file_is_small_enough_to_mail() -> None:
    """The workbook stays below half a megabyte."""
    assert Path(PAD).stat().st_size < 500_000
