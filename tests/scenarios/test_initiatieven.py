"""The 60 initiatieven of Utrecht are a valid sheet, and hold the cases that the example is there for."""

from __future__ import annotations

import pytest

from allocator.workbook.load import laad
from allocator.workbook.template import write_rows
from allocator_models.scenario import Initiatief, Vorm
from scenarios import utrecht
from scenarios.utrecht import initiatieven
from scenarios.utrecht.historie import historie


@pytest.fixture(scope="module")
def rijen(tmp_path_factory: pytest.TempPathFactory) -> tuple[Initiatief, ...]:
    """The initiatieven as they are read, beside the scenario of Utrecht."""
    pad = tmp_path_factory.mktemp("utrecht") / "utrecht.xlsx"
    write_rows(pad, {**utrecht.maak(), "Initiatieven": [*historie(), *initiatieven.vragen()]})
    return laad(pad).scenario.initiatieven


def test_sixty_of_the_year_and_a_history(rijen: tuple[Initiatief, ...]) -> None:
    """60 are of 2011, undecided and in order of arrival; those of 2010 are all decided."""
    dit_jaar = [i for i in rijen if i.datum.year == 2011]
    assert len(dit_jaar) == 60
    assert [i.datum for i in dit_jaar] == sorted(i.datum for i in dit_jaar)
    assert all(i.toegekend_euro is None for i in dit_jaar)
    assert all(i.toegekend_euro is not None and i.besluitdatum for i in rijen if i.datum.year == 2010)


def test_the_cases_built_in(rijen: tuple[Initiatief, ...]) -> None:
    """One is across three wijken, one is spoed, one is a strip call, one serves nothing; Overvecht asks least."""
    dit_jaar = [i for i in rijen if i.datum.year == 2011]
    assert [i.wijken for i in dit_jaar if len(i.wijken) > 1] == [
        (("Oost", 5000), ("Noordoost", 3000), ("Binnenstad", 2000))
    ]
    assert len([i for i in dit_jaar if i.spoed]) == 1
    assert len([i for i in dit_jaar if i.vorm is Vorm.UREN and i.dienst is None]) == 1
    assert len([i for i in dit_jaar if i.score_duizendsten == 0]) == 1
    per_wijk = {w.naam: sum(i.bedrag_euro for i in rijen if i.wijken[0][0] == w.naam) for w in utrecht.kaart.WIJKEN}
    assert min(per_wijk, key=per_wijk.__getitem__) == "Overvecht"


def test_history_asks_more_than_there_is(rijen: tuple[Initiatief, ...]) -> None:
    """In 2010 the wijken asked for more than their leefbaarheidsbudgetten, so that choosing matters."""
    gevraagd = sum(i.bedrag_euro for i in rijen if i.datum.year == 2010)
    assert gevraagd > 1.5 * utrecht.kaart.LEEFBAARHEIDSBUDGET * len(utrecht.kaart.WIJKEN)


def test_the_workbook_says_what_is_invented() -> None:
    """The sheet Scenario names what is made up."""
    herkomst = next(r.waarde for r in initiatieven.maak()["Scenario"] if r.regel == "herkomst")
    assert "verzonnen" in str(herkomst)
