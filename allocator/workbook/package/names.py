"""The names in a workbook: those of cells (defined names) and those of tables, which may not coincide."""

from collections.abc import Collection, Iterable, Mapping
from copy import deepcopy
from itertools import count

from lxml import etree

from allocator.workbook.package.formulas import rename_in_formula
from allocator.workbook.package.markup import number, parse
from allocator.workbook.package.opc import Package

_EXCELS_OWN = "_xlnm."  # print areas and the like, of which each sheet may have one


def merge_names(
    users: etree._Element,
    ours: Iterable[etree._Element],
    places: Mapping[int, int],
    users_tables: Collection[str],
    our_tables: Collection[str],
) -> dict[str, str]:
    """Keep the user's names but for those we define too, and add ours; the answer says which had to be renamed.

    A name may belong to a sheet, by its place: `places` holds the new place of each sheet that stays.
    """
    new = {_key(name): deepcopy(name) for name in ours}
    for name in list(users):
        if "localSheetId" in name.attrib:
            place = places.get(number(name, "localSheetId"))
            if place is None:
                users.remove(name)
                continue
            name.set("localSheetId", str(place))
        if _key(name) in new:
            users.remove(name)
    kept = {*users_tables, *(name.get("name", "") for name in users)}
    own = [name.get("name", "") for key, name in new.items() if not key[0].startswith(_EXCELS_OWN)]
    renamed = _free_names(our_tables, kept, {*kept, *own})
    renamed |= _free_names(own, users_tables, {*kept, *own, *our_tables, *renamed.values()})
    for name in new.values():
        name.set("name", renamed.get(name.get("name", "").lower(), name.get("name", "")))
        name.text = rename_in_formula(name.text or "", renamed)
        users.append(name)
    return renamed


def _free_names(wanted: Collection[str], barred: Collection[str], used: Collection[str]) -> dict[str, str]:
    """For each name that is barred, in small letters, another that isn't used: `Totaal_2`."""
    not_allowed, not_free = ({name.lower() for name in names} for names in (barred, used))
    renamed = {}
    for name in wanted:
        if name.lower() in not_allowed and name.lower() not in renamed:
            others = (f"{name}_{serial}" for serial in count(2))
            renamed[name.lower()] = next(other for other in others if other.lower() not in not_free)
            not_free.add(renamed[name.lower()].lower())
    return renamed


def tables_on(package: Package, sheets: Iterable[str]) -> dict[str, int]:
    """The tables on these sheets: the name of each, and its number."""
    parts = [link.part for sheet in sheets for link in package.relations(sheet) if link.kind == "table"]
    roots = [parse(package.read(part)) for part in parts]
    return {root.get("displayName", ""): number(root, "id") for root in roots}


def rename_table(root: etree._Element, renamed: Mapping[str, str]) -> str:
    """Give a table the name that is free; the answer is that name."""
    name = root.get("displayName", "")
    name = renamed.get(name.lower(), name)
    root.set("name", name)
    root.set("displayName", name)
    return name


def _key(name: etree._Element) -> tuple[str, str | None]:
    return name.get("name", "").lower(), name.get("localSheetId")
