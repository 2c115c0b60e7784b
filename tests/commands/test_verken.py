"""`allocator verken`: the same numbers wherever it is solved, kept as they come, and nothing solved twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonsleutels import beschreven, sleutels
from kleinvoorbeeld import klein_voorbeeld
from opdracht import allocator
from openpyxl import load_workbook

from allocator.cli import run
from allocator.workbook.load import laad
from allocator.workbook.variatie import TE_VERKENNEN, Ingreep, Wat, met_ingrepen
from allocator_models.scenario import invoer_hash
from allocator_models.spelregels import Wijkvloer
from allocator_models.verkennen.front import bepaal_front
from allocator_models.verkennen.uitkomst import reken

ROOSTER = ("--regel", "flexdoel=0%:30%:10%", "--regel", "wijkvloer=vloer:geen")
RUIS = ("gerekend", "bewaard", "uitkomsten", "bestand")
"""What may differ between two runs of the same sweep."""


@pytest.fixture(scope="module")
def klein(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small example."""
    return klein_voorbeeld(tmp_path_factory.mktemp("klein") / "klein.xlsx")


@pytest.fixture(scope="module")
def hier(klein: Path) -> Any:
    """The sweep of the grid, solved in one process."""
    uit = klein.with_name("hier.xlsx")
    gedaan = allocator("verken", klein, *ROOSTER, "--processen", "1", "--uit", uit, "--json", in_map=klein.parent)
    assert gedaan.code == 0, gedaan.fout
    return gedaan.json


def cijfers(uitkomst: dict[str, Any]) -> dict[str, Any]:
    return {sleutel: waarde for sleutel, waarde in uitkomst.items() if sleutel not in RUIS}


def test_every_point_is_the_plan_of_its_scenario(klein: Path, hier: Any) -> None:
    """Each point has the numbers of its own scenario, solved apart from the workbook up; the front is that of these."""
    geladen = laad(klein)
    uitkomsten = []
    for punt in hier["punten"]:
        flexdoel, vloer = punt["waarden"]
        ingrepen = [
            Ingreep(Wat.REGEL, "flexdoel", Decimal(flexdoel.removesuffix(" %")) / 100),
            Ingreep(Wat.REGEL, "wijkvloer", Wijkvloer(vloer)),
        ]
        uitkomsten.append(reken(met_ingrepen(geladen, ingrepen)))
    assert [p["score"] for p in hier["punten"]] == [u.score_duizendsten / 1000 for u in uitkomsten]
    assert [p["flex_euro"] for p in hier["punten"]] == [u.flex_euro for u in uitkomsten]
    front = bepaal_front(uitkomsten)
    assert hier["front"] == {
        "streven": [str(s) for s in front.streven],
        "punten": list(front.punten),
        "knie": front.knie,
    }
    assert [p["op_front"] for p in hier["punten"]] == [i in front.punten for i in range(8)]


def test_a_pool_gives_the_same(klein: Path, hier: Any, tmp_path: Path) -> None:
    """Two processes of their own give the numbers that one gives."""
    uit = tmp_path / "pool.xlsx"
    gedaan = allocator("verken", klein, *ROOSTER, "--processen", "2", "--uit", uit, "--json", in_map=tmp_path)
    assert gedaan.code == 0, gedaan.fout
    assert cijfers(gedaan.json) == cijfers(hier)


def test_what_is_known_is_not_solved_again(
    klein: Path, hier: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A second run solves nothing, a wider one only what is new; equal scenarios (20 % is what it is now) are one."""
    uit = tmp_path / "weer.xlsx"
    uit.with_suffix(".uitkomsten").write_bytes(Path(hier["uitkomsten"]).read_bytes())
    assert (hier["gerekend"], hier["bewaard"]) == (8, 0)
    assert run(["verken", str(klein), *ROOSTER, "--uit", str(uit), "--json"]) == 0
    weer = json.loads(capsys.readouterr().out)
    assert (weer["gerekend"], weer["bewaard"]) == (0, 8)
    assert cijfers(weer) == cijfers(hier)
    breder = ["--regel", "flexdoel=0%:40%:10%", "--processen", "1", "--vervang"]
    assert run(["verken", str(klein), *breder, "--uit", str(uit)]) == 0
    assert "Van een eerdere keer zijn er 4 al klaar; 1 nog niet." in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another thing there")
def test_killed_halfway_nothing_is_solved_twice(klein: Path, tmp_path: Path) -> None:
    """A pool that is killed outright leaves whole lines and no process; the next run adds only what lacks."""
    uit = tmp_path / "uit.xlsx"
    bestand = uit.with_suffix(".uitkomsten")
    opdracht = ["verken", str(klein), "--robuust", "10%", "--trekkingen", "8", "--processen", "2", "--uit", str(uit)]
    loopt = start(*opdracht)
    wacht_op_regels(bestand, 5, loopt)
    kinderen = kinderen_van(loopt.pid)
    loopt.kill()
    loopt.communicate()
    eerste = bestand.read_bytes()
    heel = eerste[: eerste.rfind(b"\n") + 1]
    assert 5 <= heel.count(b"\n") < 25
    assert not uit.exists()
    bestand.write_bytes(heel + b'{"invoer_hash":"0123')  # as if it was killed in the middle of a line
    wacht_tot_weg(kinderen)
    gedaan = allocator(*opdracht, "--json", in_map=tmp_path)
    assert gedaan.code == 0, gedaan.fout
    assert bestand.read_bytes().startswith(heel)
    hashes = [json.loads(regel)["invoer_hash"] for regel in bestand.read_text(encoding="utf-8").splitlines()]
    assert len(hashes) == len(set(hashes)) == gedaan.json["gerekend"] + heel.count(b"\n")
    assert gedaan.json["bewaard"] == heel.count(b"\n")


def kinderen_van(pid: int) -> list[Any]:
    import psutil

    return psutil.Process(pid).children(recursive=True)


def wacht_tot_weg(processen: list[Any]) -> None:
    """Wait until these processes are gone; fail when one stays."""
    import psutil

    _, levend = psutil.wait_procs(processen, timeout=60)
    assert [p for p in levend if p.status() != psutil.STATUS_ZOMBIE] == []


@contextmanager
def dask_cluster(map_: Path, werkers: int) -> Iterator[str]:
    """Start a real dask scheduler and its workers on loopback, and give its address once all are there."""
    adres = map_ / "scheduler.json"
    start = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    eigen = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(adres)]
    stil = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": map_}
    processen = [subprocess.Popen([*start, *eigen], **stil)]  # type: ignore[call-overload]
    try:
        while not adres.exists() or not adres.read_text(encoding="utf-8"):
            time.sleep(0.05)
        werker = [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(adres)]
        werker += ["--nthreads", "1", "--no-dashboard", "--no-nanny", "--local-directory", str(map_)]
        processen += [subprocess.Popen(werker, **stil) for _ in range(werkers)]  # type: ignore[call-overload]
        gevonden = json.loads(adres.read_text(encoding="utf-8"))["address"]
        wacht_op_werkers(gevonden, werkers)
        yield gevonden
    finally:
        for proces in reversed(processen):
            proces.terminate()
            proces.wait()


@pytest.mark.slow
def test_dask_gives_the_same(klein: Path, hier: Any, tmp_path: Path) -> None:
    """A real scheduler with two workers gives the numbers that one process gives; an empty cluster is refused."""
    uit = tmp_path / "dask.xlsx"
    with dask_cluster(tmp_path, 2) as adres:
        gedaan = allocator("verken", klein, *ROOSTER, "--dask", adres, "--uit", uit, "--json", in_map=tmp_path)
    assert gedaan.code == 0, gedaan.fout
    assert gedaan.fout == ""
    assert cijfers(gedaan.json) == cijfers(hier)
    assert gedaan.json["gerekend"] == 8
    leeg = tmp_path / "leeg"
    leeg.mkdir()
    with dask_cluster(leeg, 0) as adres:
        gedaan = allocator("verken", klein, *ROOSTER, "--dask", adres, "--uit", "leeg.xlsx", in_map=tmp_path)
    assert gedaan.code == 2
    assert f"Het dask-cluster op '{adres}' heeft geen werkers." in gedaan.fout


@pytest.mark.slow
def test_a_cluster_that_goes_away(klein: Path, tmp_path: Path) -> None:
    """When the cluster stops halfway that is said in a sentence, and what was ready is kept."""
    uit = tmp_path / "weg.xlsx"
    bestand = uit.with_suffix(".uitkomsten")
    with dask_cluster(tmp_path, 1) as adres:
        loopt = start("verken", str(klein), *LANG, "--dask", adres, "--uit", str(uit))
        wacht_op_regels(bestand, 3, loopt)
    _, gezegd = loopt.communicate(timeout=120)
    assert loopt.returncode == 3
    assert gezegd == f"Fout: De verbinding met het dask-cluster op '{adres}' is verbroken.\n"
    assert bestand.read_bytes().count(b"\n") >= 3


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another thing there")
def test_ctrl_c_stops_at_once(klein: Path, tmp_path: Path) -> None:
    """Ctrl-C ends the command and its processes with one line; what was ready is kept."""
    uit = tmp_path / "uit.xlsx"
    loopt = start("verken", str(klein), *LANG, "--processen", "2", "--uit", str(uit))
    wacht_op_regels(uit.with_suffix(".uitkomsten"), 2, loopt)
    kinderen = kinderen_van(loopt.pid)
    os.killpg(loopt.pid, signal.SIGINT)
    _, gezegd = loopt.communicate(timeout=60)
    assert (loopt.returncode, gezegd) == (130, "Afgebroken met Ctrl-C.\n")
    wacht_tot_weg(kinderen)
    assert not uit.exists()


LANG = ("--robuust", "10%", "--trekkingen", "60")
"""More than can be ready before a test stops it."""


def start(*argumenten: str) -> subprocess.Popen[str]:
    """Start a command in a process group of its own, in which Ctrl-C counts."""
    return subprocess.Popen(
        [sys.executable, "-m", "allocator", *argumenten],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def wacht_op_regels(bestand: Path, aantal: int, loopt: subprocess.Popen[str]) -> None:
    """Wait until so many outcomes are kept."""
    while loopt.poll() is None and (not bestand.exists() or bestand.read_bytes().count(b"\n") < aantal):
        time.sleep(0.01)


def wacht_op_werkers(adres: str, aantal: int) -> None:
    """Wait, in a process of its own, until a cluster has its workers."""
    if not aantal:
        return
    code = f"from distributed import Client; Client({adres!r}).wait_for_workers({aantal}, timeout=60)"
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_robustness_budget_and_weight(klein: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One run with every kind of change: all keys as documented, a workbook with its charts, and a table to read."""
    uit = tmp_path / "alles.xlsx"
    alles = ["--budget", "Stadswerken=90%:110%:10%", "--gewicht", "noord=1:2:1", "--robuust", "10%"]
    opdracht = ["verken", str(klein), *alles, "--trekkingen", "2", "--zaad", "7", "--processen", "1", "--uit", str(uit)]
    assert run([*opdracht, "--json"]) == 0
    uitkomst = json.loads(capsys.readouterr().out)
    assert set(sleutels(uitkomst)) == beschreven("verken")
    assert [a["waarden"] for a in uitkomst["assen"]] == [["90 %", "100 %", "110 %"], ["1", "2"]]
    robuust = uitkomst["robuust"]
    assert (robuust["marge"], robuust["zaad"], robuust["trekkingen"]) == (0.1, 7, 2)
    werkmap = load_workbook(uit)
    assert werkmap.sheetnames == ["Verkenning", "Front", "Combinaties", "Rooster", "Robuust"]
    assert len(werkmap["Front"]._charts) == len(werkmap["Robuust"]._charts) == 1
    scores = [rij[1].value for rij in werkmap["Rooster"].iter_rows(min_row=5, max_row=7)]
    assert scores == [punt["score"] for punt in uitkomst["punten"][::2]]
    assert run([*opdracht, "--vervang"]) == 0
    tekst = capsys.readouterr().out
    assert "2 keer per soort (zaad 7)" in tekst
    assert {"budget", "SW", "behoefte"} <= set(tekst.split())  # a narrow terminal wraps the heads


def test_one_axis_has_a_line(klein: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sweep of one rule, here around an optie, has a chart of what it does."""
    uit = tmp_path / "een.xlsx"
    een = ["--regel", "wijkvloer_deel=80%:100%:20%", "--optie", "zonder wijkvloer", "--processen", "1"]
    assert run(["verken", str(klein), *een, "--uit", str(uit)]) == 0
    assert "optie zonder wijkvloer" in capsys.readouterr().out
    assert len(load_workbook(uit)["Combinaties"]._charts) == 1


def test_a_spelregel_is_swept_as_the_workbook_would_hold_it(tmp_path: Path) -> None:
    """A value of the sweep gives the scenario that the same value in its cell gives, for every rule that is swept."""
    waarden = {
        "flexdoel": 0.3,
        "bandbreedte_dienst": 0.1,
        "bandbreedte_concern": 0.02,
        "flexgrondslag": "alle",
        "bestuurlijk_vrij": "ja",
        "min_inzet_fte": 0.4,
        "fte_stap": 0.2,
        "wijkvloer": "aandelen",
        "wijkvloer_deel": 0.5,
        "loonkosten_per_fte": 70_000,
    }
    assert set(waarden) == set(TE_VERKENNEN)
    koppen = {str(c.value): c.column_letter for c in load_workbook(klein_voorbeeld(tmp_path / "k.xlsx"))["Diensten"][1]}
    eigen = {"Diensten": {f"{koppen['flexdoel']}2": 0.25}}
    basis = laad(klein_voorbeeld(tmp_path / "basis.xlsx", eigen))
    namen = [str(rij[0].value) for rij in load_workbook(tmp_path / "basis.xlsx")["Spelregels"].iter_rows()]
    for naam, waarde in waarden.items():
        cel = f"B{namen.index(naam) + 1}"
        in_cel = laad(klein_voorbeeld(tmp_path / "cel.xlsx", {**eigen, "Spelregels": {cel: waarde}}))
        gezet = met_ingrepen(basis, [Ingreep(Wat.REGEL, naam, in_cel.inhoud.spelregels[naam])])
        assert invoer_hash(gezet) == invoer_hash(in_cel.scenario)
        assert invoer_hash(gezet) != invoer_hash(basis.scenario)


def test_without_any_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """When nothing has a plan that is said, with exit code 1 and all keys."""
    onmogelijk = klein_voorbeeld(tmp_path / "kan-niet.xlsx", {"Wijkafspraken": {"E2": 4.5}})
    een = ["verken", str(onmogelijk), "--regel", "flexdoel=10%:20%:10%", "--processen", "1"]
    assert run([*een, "--json"]) == 1
    uitkomst = json.loads(capsys.readouterr().out)
    assert [p["status"] for p in uitkomst["punten"]] == ["onmogelijk"] * 2
    assert uitkomst["front"] == {"streven": [], "punten": [], "knie": None}
    assert run([*een, "--vervang"]) == 1
    assert "Bij geen van deze waarden is een plan mogelijk." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("ook", "zin"),
    [
        ([], "Er is niets te verkennen."),
        (["--regel", "flexdoel"], "'flexdoel' kan niet bij --regel. Schrijf bijvoorbeeld --regel flexdoel=15%:30%:1%."),
        (["--regel", "flexdoel=15%:30%"], "Schrijf van:tot:stap"),
        (["--regel", "flexdoel=15%:veel:1%"], "Schrijf van:tot:stap"),
        (["--regel", "flexdoel=30%:15%:1%"], "tot niet onder van"),
        (["--regel", "flexdoel=15%:30%:0%"], "de stap is meer dan 0"),
        (["--regel", "flexdoel=90%:110%:10%"], "'90%:110%:10%' kan niet bij flexdoel:"),
        (["--regel", "flexdoel=0%:90%:0,01%"], "zijn 9001 waarden"),
        (["--regel", "flexdool=1%:2%:1%"], "is geen spelregel die het jaarplan verandert. Bedoelt u 'flexdoel'?"),
        (["--regel", "spoedreserve=1%:2%:1%"], "is geen spelregel die het jaarplan verandert."),
        (["--regel", "wijkvloer=vloer:plafond"], "'vloer:plafond' kan niet bij wijkvloer:"),
        (["--regel", "wijkvloer=vloer:vloer"], "een waarde staat er twee keer"),
        (["--budget", "XX=90%:110%:5%"], "De dienst 'XX' staat niet in het scenario."),
        (["--gewicht", "Oost=1:2:1"], "De wijk 'Oost' staat niet in het scenario."),
        (["--regel", "flexdoel=1%:2%:1%", "--regel", "flexdoel=3%:4%:1%"], "'flexdoel' staat er twee keer."),
        (["--budget", "SW=1%:2%:1%", "--budget", "DMO=1%:2%:1%", "--gewicht", "Noord=1:2:1"], "hoogstens 2 dingen"),
        (["--budget", "SW=1%:90%:1%", "--budget", "DMO=1%:90%:1%"], "Dit zijn 8100 berekeningen"),
        (["--robuust", "veel"], "'veel' is geen percentage."),
        (["--robuust", "0%"], "--robuust is een percentage boven 0 %"),
        (["--robuust", "10%", "--trekkingen", "0"], "--trekkingen is een getal van 1 tot 1000."),
        (["--robuust", "10%", "--zaad", "x"], "'x' is geen heel getal."),
        (["--robuust", "10%", "--processen", "0"], "--processen is een getal van 1 tot 256."),
        (["--robuust", "10%", "--processen", "2", "--dask", "tcp://x:1"], "--dask en --processen gaan niet samen"),
        (["--robuust", "10%", "--uit", "x.html"], "moet eindigen op .xlsx"),
    ],
)
def test_calls_that_can_not_be(ook: list[str], zin: str, klein: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each wrong call is refused in a sentence, before anything is solved or kept."""
    assert run(["verken", str(klein), *ook]) == 2
    assert zin in " ".join(capsys.readouterr().err.split())
    assert not klein.with_name("klein-verkenning.uitkomsten").exists()


def test_an_address_without_a_cluster(klein: Path, tmp_path: Path) -> None:
    """An address at which nothing listens, or that is none, is refused in a sentence."""
    for adres in ("tcp://127.0.0.1:9", "niets"):
        gedaan = allocator("verken", klein, *ROOSTER, "--dask", adres, "--uit", tmp_path / "d.xlsx", in_map=tmp_path)
        assert gedaan.code == 2
        assert f"Op '{adres}' is geen dask-cluster te bereiken." in gedaan.fout
        assert gedaan.uit == ""


def test_other_files_stay_what_they_are(klein: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of that name that holds something else is refused and left; so is one that another run works with."""
    from allocator.report.verkennen.voorraad import Voorraad

    uit = tmp_path / "uit.xlsx"
    bestand = uit.with_suffix(".uitkomsten")
    een = ["verken", str(klein), "--regel", "flexdoel=10%:20%:10%", "--uit", str(uit)]
    for inhoud in (b"mijn eigen lijst", b"regel 1\nregel 2\n", b'{"software": "Allocator"}\n'):
        bestand.write_bytes(inhoud)
        assert run(een) == 2
        assert "is geen bestand met bewaarde uitkomsten" in capsys.readouterr().err
        assert bestand.read_bytes() == inhoud
    bestand.unlink()
    with Voorraad(bestand, "Allocator"):
        assert run(een) == 2
    assert "is in gebruik" in capsys.readouterr().err
