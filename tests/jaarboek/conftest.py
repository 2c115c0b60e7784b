"""Every test that asks for an `adres` runs on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import pytest
from jaarboekvoorbeeld import begin_boek
from postgresql import running_server


@pytest.fixture(scope="session")
def postgresql():
    """A server, for all tests together."""
    with running_server() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def adres(request, tmp_path):
    """Where a book can be begun."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql").empty_database()
    return str(tmp_path / "stad.jaarboek")


@pytest.fixture
def boek(adres):
    """A book that was just begun."""
    with begin_boek(adres) as nieuw:
        yield nieuw
