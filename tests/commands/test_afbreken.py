"""A run that is stopped, however and whenever, leaves whole files and nothing else to be seen."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from kleinvoorbeeld import klein_voorbeeld
from opdracht import allocator
from openpyxl import load_workbook

from allocator.commands.examples import example_bytes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are another thing there")

DUUR_SECONDEN = 2.5
"""Somewhat more than the whole run takes: a kill may come too late, too."""


def start(*argumenten: str, in_map: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "allocator", *argumenten],
        cwd=in_map,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def kill_after(run: subprocess.Popen[str], seconden: float) -> None:
    """Kill a run, unless it is done before."""
    try:
        run.wait(seconden)
    except subprocess.TimeoutExpired:
        run.send_signal(signal.SIGKILL)
    run.communicate()


def kill_while_writing(run: subprocess.Popen[str], map_: Path, wacht: float) -> None:
    """Kill a run a moment after it made its temporary file; earlier dead ones may have left theirs."""
    eerdere = set(map_.glob(".*"))
    while run.poll() is None and set(map_.glob(".*")) <= eerdere:
        time.sleep(0.0005)
    kill_after(run, wacht)


def check_files(map_: Path, scenario: bytes) -> None:
    """What is there is the scenario as it was, and perhaps a whole plan."""
    zichtbaar = {pad.name for pad in map_.iterdir() if not pad.name.startswith(".")}
    assert zichtbaar <= {"klein.xlsx", "klein-plan.xlsx"}
    assert (map_ / "klein.xlsx").read_bytes() == scenario
    plan = map_ / "klein-plan.xlsx"
    if plan.exists():
        with zipfile.ZipFile(plan) as archief:
            assert archief.testzip() is None
        assert "Herkomst" in load_workbook(plan, read_only=True).sheetnames


def kill_many(map_: Path, keer: int, seed: int) -> None:
    scenario = klein_voorbeeld(map_ / "klein.xlsx").read_bytes()
    loting = random.Random(seed)
    for beurt in range(keer):
        run = start("verdeel", "klein.xlsx", "--vervang", in_map=map_)
        if beurt % 2:
            kill_while_writing(run, map_, loting.uniform(0, 0.6))
        else:
            kill_after(run, loting.uniform(0, DUUR_SECONDEN))
        check_files(map_, scenario)
    assert allocator("verdeel", "klein.xlsx", "--vervang", in_map=map_).code == 0
    assert {pad.name for pad in map_.iterdir()} == {"klein.xlsx", "klein-plan.xlsx"}


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_runs_leave_no_half_file(seed: int, tmp_path: Path) -> None:
    """After each of ten kills every file is whole, and the next run clears away what the dead ones left."""
    kill_many(tmp_path, 10, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3, 7))
def test_many_killed_runs_leave_no_half_file(seed: int, tmp_path: Path) -> None:
    """The same, a hundred times over."""
    kill_many(tmp_path, 25, seed)


def test_ctrl_c_works_while_the_solver_is_at_work(tmp_path: Path) -> None:
    """Ctrl-C ends a run at once, in the middle of a goal, with one line and exit code 130."""
    (tmp_path / "utrecht.xlsx").write_bytes(example_bytes("utrecht-2011"))
    run = start("verdeel", "utrecht.xlsx", "-v", in_map=tmp_path)
    assert run.stderr is not None
    for regel in run.stderr:
        if "de prioriteiten van de wijken kiezen" in regel:
            break
    time.sleep(0.3)
    run.send_signal(signal.SIGINT)
    begin = time.monotonic()
    _, fout = run.communicate(timeout=30)
    assert time.monotonic() - begin < 5
    assert run.returncode == 130
    assert fout.endswith("Afgebroken met Ctrl-C.\n")
    assert "Traceback" not in fout
    assert {pad.name for pad in tmp_path.iterdir()} == {"utrecht.xlsx"}
