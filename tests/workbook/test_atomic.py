"""A file is written whole or not at all, whoever kills the run, and whenever."""

import os
import random
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from workbook.our_sheets import PLAIN, RICH
from workbook.user_workbooks import full_workbook

from allocator.workbook.atomic import SUFFIX, atomic_write
from allocator.workbook.package import put_sheets

# Puts the same sheets into the same workbook over and over, and says when it begins.
PUTTER = """
import sys
from pathlib import Path
from workbook.our_sheets import PLAIN, RICH
from allocator.workbook.package import put_sheets
print("klaar", flush=True)
while True:
    put_sheets(Path(sys.argv[1]), [PLAIN, RICH], Path(sys.argv[2]))
"""


def leftovers(target: Path) -> list[Path]:
    return list(target.parent.glob(f".*{SUFFIX}"))


def write(target: Path, data: bytes) -> None:
    with atomic_write(target) as handle:
        handle.write(data)


# --- Killed ---


def check_kills(folder: Path, times: int) -> None:
    """Kill runs of `put_sheets` at random moments: the target is the old or the new file, and leftovers go."""
    source, target = full_workbook(folder / "gemeente.xlsx"), folder / "plan.xlsx"
    put_sheets(source, [PLAIN, RICH], target)
    new, old = target.read_bytes(), source.read_bytes()
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (root, root / "tests")))}
    random_, seen, left = random.Random(times), set(), 0
    for _ in range(times):
        target.write_bytes(old)
        command = [sys.executable, "-c", PUTTER, source, target]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"klaar\n"
            time.sleep(random_.uniform(0, 0.15))
            process.kill()
        seen.add(target.read_bytes())
        left = max(left, len(leftovers(target)))
        assert len(leftovers(target)) <= 1, "a run clears what the run before it left"
    assert seen <= {old, new}
    assert left == 1, "no run was killed while it wrote: the test proves nothing"
    write(target, b"klaar")
    assert leftovers(target) == []


def test_a_killed_run_leaves_the_old_or_the_new_file_whole(tmp_path: Path) -> None:
    """Twenty kills at random moments: never half a file, and never more than one leftover."""
    check_kills(tmp_path, 20)


@pytest.mark.slow
def test_however_often_it_is_killed(tmp_path: Path) -> None:
    """The same, three hundred times."""
    check_kills(tmp_path, 300)


# --- Not killed ---


def test_it_takes_the_place_of_the_old_file(tmp_path: Path) -> None:
    """The new content is there, and nothing else is beside it."""
    target = tmp_path / "plan.xlsx"
    target.write_bytes(b"oud")
    write(target, b"nieuw")
    assert target.read_bytes() == b"nieuw"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_an_error_halfway_leaves_the_old_file(tmp_path: Path, error: type[BaseException]) -> None:
    """Whatever goes wrong in the block, Ctrl-C too: the old file stays and the temporary one goes."""
    target = tmp_path / "plan.xlsx"
    target.write_bytes(b"oud")

    def write_half() -> None:
        with atomic_write(target) as handle:
            handle.write(b"half")
            raise error

    with pytest.raises(error):
        write_half()
    assert target.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When what was written can't be brought to disk, the old file stays."""

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "plan.xlsx"
    target.write_bytes(b"oud")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write(target, b"nieuw")
    assert target.read_bytes() == b"oud"
    assert list(tmp_path.iterdir()) == [target]


def test_the_file_is_on_disk_before_it_takes_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """First fsync of the file, then the rename, then fsync of the folder: a power cut loses nothing."""
    order = []
    fsync, replace = os.fsync, os.replace

    def watch_fsync(descriptor: int) -> None:
        order.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        fsync(descriptor)

    def watch_replace(old: Path, new: Path) -> None:
        order.append("rename")
        replace(old, new)

    monkeypatch.setattr(os, "fsync", watch_fsync)
    monkeypatch.setattr(os, "replace", watch_replace)
    write(tmp_path / "plan.xlsx", b"nieuw")
    assert order == ["file", "rename", "folder"]


def test_a_busy_run_is_not_mistaken_for_a_dead_one(tmp_path: Path) -> None:
    """Two runs write the same file at once: both succeed, and the last one wins."""
    target = tmp_path / "plan.xlsx"
    with atomic_write(target) as slow:
        slow.write(b"langzaam")
        write(target, b"snel")
        assert target.read_bytes() == b"snel"
        assert len(leftovers(target)) == 1
    assert target.read_bytes() == b"langzaam"
    assert leftovers(target) == []


def test_many_runs_at_once_all_succeed(tmp_path: Path) -> None:
    """Eight threads write one file a hundred times each: no error, no leftover, always a whole file."""
    target = tmp_path / "plan.xlsx"
    errors: list[BaseException] = []

    def run(letter: bytes) -> None:
        try:
            for _ in range(100):
                write(target, letter * 1000)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(letter.encode(),)) for letter in "abcdefgh"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(set(target.read_bytes())) == 1
    assert leftovers(target) == []


def test_leftovers_of_other_files_are_left_alone(tmp_path: Path) -> None:
    """Only what was to become this very file is cleared, also when its name holds signs with a meaning in patterns."""
    target = tmp_path / "plan [1]*.xlsx"
    mine, other = tmp_path / f".{target.name}.abc{SUFFIX}", tmp_path / f".plan 1.xlsx.abc{SUFFIX}"
    for leftover in (mine, other):
        leftover.write_bytes(b"half")
    write(target, b"nieuw")
    assert sorted(tmp_path.iterdir()) == sorted([target, other])


def test_rights_are_those_of_the_old_file_or_of_any_new_one(tmp_path: Path) -> None:
    """A file that the group may read stays so; a new one gets what the user's mask gives."""
    target = tmp_path / "plan.xlsx"
    write(target, b"nieuw")
    (tmp_path / "gewoon").touch()
    assert target.stat().st_mode == (tmp_path / "gewoon").stat().st_mode
    target.chmod(0o640)
    write(target, b"nieuwer")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Writing through a link writes the file that it points to."""
    (tmp_path / "map").mkdir()
    target, link = tmp_path / "map" / "plan.xlsx", tmp_path / "plan.xlsx"
    link.symlink_to(target)
    write(link, b"nieuw")
    assert link.is_symlink()
    assert target.read_bytes() == b"nieuw"


def test_a_name_as_long_as_a_name_may_be(tmp_path: Path) -> None:
    """The temporary name is never too long."""
    target = tmp_path / ("é" * 125 + ".xlsx")
    write(target, b"nieuw")
    assert target.read_bytes() == b"nieuw"
