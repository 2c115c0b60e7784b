"""Frozen data as canonical text, and back: the form that is hashed, and that is kept.

Two values that are equal have the same text: keys and sets are sorted, there is no white space, and nothing depends on
the order in which something was made. Dataclasses, enums, dates, tuples, mappings with text as keys, sets and plain
JSON values; no others.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import types
import typing
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any


def canoniek(waarde: object) -> object:
    """Return ``waarde`` as plain JSON data with every mapping and set in sorted order."""
    if dataclasses.is_dataclass(waarde) and not isinstance(waarde, type):
        return {f.name: canoniek(getattr(waarde, f.name)) for f in dataclasses.fields(waarde)}
    if isinstance(waarde, Mapping):
        return {str(k): canoniek(v) for k, v in sorted(waarde.items())}
    if isinstance(waarde, frozenset | set):
        return [canoniek(v) for v in sorted(waarde)]
    if isinstance(waarde, tuple | list):
        return [canoniek(v) for v in waarde]
    if isinstance(waarde, date):
        return waarde.isoformat()
    return waarde


def canonieke_tekst(waarde: object) -> str:
    """Return ``waarde`` as one line of JSON."""
    return json.dumps(canoniek(waarde), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def vingerafdruk(waarde: object) -> str:
    """Return the SHA-256 of the canonical text, as 64 hexadecimal digits."""
    return hashlib.sha256(canonieke_tekst(waarde).encode()).hexdigest()


def uit_tekst[T](soort: type[T], tekst: str) -> T:
    """Return the ``soort`` (a frozen dataclass) of which ``tekst`` is the canonical text.

    Fields that the text lacks take their default, so that what an older version kept can still be read.

    Raises:
        TypeError: the text holds a field that ``soort`` hasn't, or lacks one that has no default.
        ValueError: the text is no JSON, or a value doesn't belong to its enum.
    """
    gelezen: T = _lees(soort, json.loads(tekst))
    return gelezen


@cache
def _veldsoorten(soort: type) -> Mapping[str, Any]:
    return typing.get_type_hints(soort)


def _lees(soort: Any, waarde: Any) -> Any:
    """Turn JSON data into what the type hint ``soort`` says."""
    if dataclasses.is_dataclass(soort) and isinstance(soort, type):
        soorten = _veldsoorten(soort)
        return soort(**{naam: _lees(soorten.get(naam), deel) for naam, deel in waarde.items()})
    if isinstance(soort, type) and issubclass(soort, Enum):
        return soort(waarde)
    if soort is date:
        return date.fromisoformat(waarde)
    return _lees_samengesteld(soort, waarde)


def _lees_samengesteld(soort: Any, waarde: Any) -> Any:
    """Turn JSON data into a container of typed parts; anything else is its own value."""
    oorsprong, delen = typing.get_origin(soort), typing.get_args(soort)
    if oorsprong in (types.UnionType, typing.Union):  # only `X | None` occurs
        (gevuld,) = (deel for deel in delen if deel is not types.NoneType)
        return None if waarde is None else _lees(gevuld, waarde)
    if oorsprong is tuple:
        soorten = (delen[0],) * len(waarde) if len(delen) == 2 and delen[1] is Ellipsis else delen
        return tuple(_lees(s, w) for s, w in zip(soorten, waarde, strict=True))
    if oorsprong is frozenset:
        return frozenset(_lees(delen[0], w) for w in waarde)
    if oorsprong is Mapping:
        return {sleutel: _lees(delen[1], w) for sleutel, w in waarde.items()}
    return waarde
