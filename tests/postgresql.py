"""A PostgreSQL server of our own, for the tests alone: in a temporary folder, without a network port."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

_BINARIES = Path("/usr/lib/postgresql")  # where Debian keeps them, per version
_NOT_ROOT = "nobody"  # PostgreSQL refuses to run as root
_SUPERUSER = "allocator"
_DATABASE = "postgres"  # there from the start


class Server:
    """A running server with one database."""

    def __init__(self, folder: Path) -> None:
        self._address = f"postgresql://{_SUPERUSER}@/{_DATABASE}?host={folder}"

    def empty_database(self) -> str:
        """Remove whatever is in the database, and return its address."""
        with psycopg.connect(self._address) as connection:
            connection.execute("SET client_min_messages = error")
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
        return self._address


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server; without PostgreSQL on this machine the test is skipped, in CI it fails."""
    programs = _programs()
    if programs is None:
        if os.environ.get("ALLOCATOR_CI"):
            pytest.fail("PostgreSQL (initdb, pg_ctl) is missing, and in CI it has to be there")
        pytest.skip("PostgreSQL (initdb, pg_ctl) is not installed")
    folder = Path(tempfile.mkdtemp(prefix="allocator-pg-"))
    try:
        if os.geteuid() == 0:
            os.chown(folder, pwd.getpwnam(_NOT_ROOT).pw_uid, -1)
        data = folder / "data"
        settings = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        _run(programs / "initdb", "-D", data, "-A", "trust", "-U", _SUPERUSER, "-E", "UTF8", "--no-sync")
        _run(programs / "pg_ctl", "-D", data, "-o", settings, "-l", folder / "log", "-w", "start")
        try:
            yield Server(folder)
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder)


def _programs() -> Path | None:
    """The folder of initdb and pg_ctl: that of the newest version, or the one on the path."""
    folders = [f / "bin" for f in _BINARIES.glob("*") if f.name.isdecimal()]
    on_path = shutil.which("initdb")
    if folders:
        return max(folders, key=lambda folder: int(folder.parent.name))
    return Path(on_path).resolve().parent if on_path else None


def _run(program: Path, *arguments: str | Path) -> None:
    user = _NOT_ROOT if os.geteuid() == 0 else None
    command = [str(program), *map(str, arguments)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, user=user, cwd="/", timeout=120)
