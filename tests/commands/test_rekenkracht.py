"""Work is carried out the same wherever it runs, and what goes wrong there is told here."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from kleinvoorbeeld import klein_voorbeeld
from rekenwerk import VERSLAG, faal, kwadraat, proces, sterf

from allocator.cli import run
from allocator.commands import verken
from allocator.commands.errors import OpdrachtFout, RekenFout
from allocator.commands.rekenkracht import rekenkracht
from allocator_models.audit import AuditFout
from allocator_models.solver import SolverFout


@pytest.mark.parametrize("processen", [1, 2])
def test_in_order_and_as_they_are_ready(processen: int) -> None:
    """`map` keeps the order of the pieces; `zodra_klaar` gives the same results in any order."""
    with rekenkracht(processen) as kracht:
        assert list(kracht.map(kwadraat, range(6))) == [0, 1, 4, 9, 16, 25]
        assert sorted(kracht.zodra_klaar(kwadraat, range(6))) == [0, 1, 4, 9, 16, 25]


def test_one_process_is_this_one_and_two_are_others() -> None:
    """With one process nothing is started; with two both of them work."""
    with rekenkracht(1) as kracht:
        assert set(kracht.map(proces, range(2))) == {os.getpid()}
    with rekenkracht(2) as kracht:
        gebruikt = set(kracht.zodra_klaar(proces, range(8)))
    assert os.getpid() not in gebruikt
    assert len(gebruikt) == 2


def test_a_process_that_dies_is_told() -> None:
    """A process that the system ends gives a sentence with what to do."""
    with pytest.raises(RekenFout, match="Een rekenproces is gestopt"), rekenkracht(2) as kracht:
        list(kracht.zodra_klaar(sterf, range(2)))


def test_a_failed_audit_comes_over_whole() -> None:
    """An audit that fails in another process fails here, with its report."""
    with pytest.raises(AuditFout) as gevangen, rekenkracht(2) as kracht:
        list(kracht.zodra_klaar(faal, range(1)))
    assert gevangen.value.verslag == VERSLAG
    assert "wijk Noord" in str(gevangen.value)


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where dask isn't installed, --dask says how to install it."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(OpdrachtFout, match=r"pip install 'allocator-gemeente\[dask\]'"), rekenkracht(1, "tcp://x:1"):
        pass


def test_a_solver_that_fails_leaves_what_is_ready(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second solve fails: exit code 3, the first is kept, and nothing is written."""
    echt = verken.los_op
    gedaan: list[str] = []

    def hapert(opgave: verken.Opgave) -> object:
        if gedaan:
            raise SolverFout("de solver stopte zonder antwoord (x)")
        gedaan.append(opgave.invoer_hash)
        return echt(opgave)

    klein = klein_voorbeeld(tmp_path / "klein.xlsx")
    een = ["verken", str(klein), "--regel", "flexdoel=10%:20%:10%", "--processen", "1"]
    with monkeypatch.context() as even:
        even.setattr(verken, "los_op", hapert)
        assert run(een) == 3
    assert "Het rekenen is gestopt; wat al klaar was, is bewaard." in capsys.readouterr().err
    bewaard = (tmp_path / "klein-verkenning.uitkomsten").read_text(encoding="utf-8").splitlines()
    assert [gedaan[0] in regel for regel in bewaard] == [True]
    assert not (tmp_path / "klein-verkenning.xlsx").exists()
    assert run(een) == 0
    assert "Van een eerdere keer is er 1 al klaar; 1 nog niet." in capsys.readouterr().err
