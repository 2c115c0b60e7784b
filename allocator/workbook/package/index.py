"""The workbook part, workbook.xml: which sheets there are, in which order, and on which one the workbook opens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from allocator.workbook.package import markup
from allocator.workbook.package.book import Sheet
from allocator.workbook.package.fout import WerkmapFout
from allocator.workbook.package.markup import MAIN, RELATION
from allocator.workbook.package.opc import Package

_ORDER = (
    "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences "
    "definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr "
    "webPublishObjects extLst"
).split()
_SUFFIXES = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": ".xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml": ".xltx",
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": ".xlsm",
    "application/vnd.ms-excel.template.macroEnabled.main+xml": ".xltm",
}


@dataclass(frozen=True)
class Slot:
    """A place among the sheets of the result: for a sheet that stays, a new one, or a new one in place of an old."""

    sheet: Sheet | None  # the new one
    old_name: str = ""
    old_part: str = ""
    old_place: int | None = None

    @property
    def name(self) -> str:
        """The name on the tab."""
        return self.old_name if self.sheet is None else self.sheet.name

    @property
    def replaced(self) -> bool:
        """Whether a new sheet takes the place of an old one."""
        return self.sheet is not None and self.old_place is not None


class Index:
    """workbook.xml, read, and changed to hold the new sheets."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.part = next((link.part for link in package.relations("") if link.kind == "officeDocument"), "")
        self.suffix = _SUFFIXES.get(package.content_type(self.part), "")
        if not self.suffix:
            raise WerkmapFout("Dit bestand is geen Excel-werkmap (.xlsx of .xlsm).")
        self.root = markup.parse(package.read(self.part))
        _refuse_unsuitable(self.root)
        self._sheets = self.child("sheets")

    def child(self, name: str) -> etree._Element:
        """The child of workbook.xml of that name; made when it isn't there."""
        return markup.child_in_order(self.root, name, _ORDER)

    @property
    def date_1904(self) -> bool:
        """Whether this workbook counts its days from 1904."""
        properties = self.root.find(f"{MAIN}workbookPr")
        return properties is not None and markup.is_true(properties.get("date1904"))

    def slots(self, sheets: Sequence[Sheet]) -> list[Slot]:
        """The sheets of the result in their order: ours in place of their namesakes, new ones first or last."""
        ours = {sheet.name.lower(): sheet for sheet in sheets}
        if len(ours) < len(sheets):
            raise ValueError("two sheets with one name")
        parts = {link.id: link.part for link in self._package.relations(self.part)}
        stay = []
        for place, element in enumerate(self._sheets):
            name, part = element.get("name", ""), parts.get(element.get(f"{RELATION}id", ""), "")
            if part not in self._package:
                raise WerkmapFout(f"Deze werkmap is beschadigd: het blad '{name}' ontbreekt.")
            stay.append(Slot(ours.pop(name.lower(), None), name, part, place))
        new = [sheet for sheet in sheets if sheet.name.lower() in ours]
        return [
            *(Slot(sheet) for sheet in new if sheet.first),
            *stay,
            *(Slot(sheet) for sheet in new if not sheet.first),
        ]

    def list_sheet(self, place: int, name: str, part: str, state: str, *, replaces: bool) -> None:
        """Put a new sheet in the list, or in the place of its namesake."""
        if replaces:
            element = self._sheets[place]
        else:
            identifiers = [markup.number(sheet, "sheetId") for sheet in self._sheets]
            element = etree.Element(f"{MAIN}sheet", name="", sheetId=str(max(identifiers, default=0) + 1))
            self._sheets.insert(place, element)
        element.set("name", name)
        identifier = self._package.relate(self.part, "worksheet", part, element.get(f"{RELATION}id", ""))
        element.set(f"{RELATION}id", identifier)
        element.attrib.pop("state", "")
        if state:
            element.set("state", state)

    def open_on(self, wanted: int | None, places: Mapping[int, int]) -> int:
        """Let the workbook open on a sheet, by default where it did; the answer is the place of that sheet.

        `places` holds the new place of each sheet that was there.
        """
        views = self.child("bookViews")
        if not len(views):
            etree.SubElement(views, f"{MAIN}workbookView")
        for view in views:
            open_place = places.get(markup.number(view, "activeTab"), 0) if wanted is None else wanted
            if _is_hidden(self._sheets[open_place]):
                open_place = next((n for n, sheet in enumerate(self._sheets) if not _is_hidden(sheet)), open_place)
            view.set("activeTab", str(open_place))
            if "firstSheet" in view.attrib:  # the leftmost tab in sight
                view.set("firstSheet", str(min(places.get(markup.number(view, "firstSheet"), 0), open_place)))
        return markup.number(views[0], "activeTab")

    def save(self) -> None:
        """Write workbook.xml back, such that all formulas are computed when the workbook is opened."""
        for names in self.root.findall(f"{MAIN}definedNames"):
            if not len(names):
                self.root.remove(names)
        self.child("calcPr").set("fullCalcOnLoad", "1")
        self._package.write(self.part, markup.serialise(self.root))


def _is_hidden(sheet: etree._Element) -> bool:
    return sheet.get("state", "visible") != "visible"


def _refuse_unsuitable(root: etree._Element) -> None:
    if str(root.tag).startswith(f"{{{markup.STRICT}") or root.get("conformance") == "strict":
        raise WerkmapFout(
            "Deze werkmap is opgeslagen als 'Strict Open XML'; sla hem in Excel op als gewone werkmap (.xlsx) "
            "en probeer het opnieuw."
        )
    if root.tag != f"{MAIN}workbook":
        raise WerkmapFout("Dit bestand is geen Excel-werkmap (.xlsx of .xlsm).")
    protection = root.find(f"{MAIN}workbookProtection")
    if protection is not None and markup.is_true(protection.get("lockStructure")):
        raise WerkmapFout(
            "De structuur van deze werkmap is vergrendeld; haal de beveiliging weg (Controleren, Werkmap beveiligen) "
            "en probeer het opnieuw."
        )
