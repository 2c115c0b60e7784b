"""Graft the sheets of a new book onto the user's workbook."""

import re
from collections.abc import Sequence

from lxml import etree

from allocator.workbook.package.book import Book
from allocator.workbook.package.cells import CellTranslation, SheetBytes, shared_texts
from allocator.workbook.package.index import Index, Slot
from allocator.workbook.package.markup import MAIN, parse, serialise
from allocator.workbook.package.names import merge_names, rename_table, tables_on
from allocator.workbook.package.opc import Package
from allocator.workbook.package.sheet import (
    Translation,
    read_head,
    set_code_name,
    set_selected,
    translate_part,
    translate_sheet,
)
from allocator.workbook.package.styles import StyleNumbers, base_styles, merge_styles

_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_STYLES = "xl/styles.xml"
_TEXTS = "xl/sharedStrings.xml"


class Graft:
    """The user's workbook and the new book, while the one takes in the other."""

    def __init__(self, package: Package, index: Index, slots: Sequence[Slot], book: Book) -> None:
        self._package, self._index, self._slots, self._book = package, index, slots, book
        self._ours = {book.part(place): place for place, slot in enumerate(slots) if slot.sheet is not None}
        # What has to be known of the old sheets, before they go.
        self._replaced = [slot.old_part for slot in slots if slot.replaced]
        self._users_tables = tables_on(package, [slot.old_part for slot in slots if slot.sheet is None])
        self._old_tables = tables_on(package, self._replaced)
        self._heads = {
            place: read_head(package.read(slot.old_part)) for place, slot in enumerate(slots) if slot.old_part
        }

    def carry_out(self) -> None:
        """Change the user's package such that the new sheets are in it, as they are in the new book."""
        self._remove_replaced()
        styles = self._merge_styles()
        copies = self._copy_parts()
        for part, place in self._ours.items():
            slot, state = self._slots[place], self._book.states[place]
            self._index.list_sheet(place, slot.name, copies[part], state, replaces=slot.replaced)
        opened = self._open_on()
        renamed = self._merge_names()
        cells = CellTranslation(self._texts(), styles.cells, renamed)
        self._translate(copies, Translation(cells, styles, renamed), opened)
        self._index.save()

    def _remove_replaced(self) -> None:
        """Take out the old sheets; and the order of computation, when it may name cells of theirs."""
        if any(_FORMULA.search(self._package.read(part)) for part in self._replaced):
            for link in self._package.relations(self._index.part):
                if link.kind == "calcChain":
                    self._package.unrelate(self._index.part, link.part)
                    self._package.remove(link.part)
        self._package.remove_with_belongings(self._replaced)

    def _copy_parts(self) -> dict[str, str]:
        """Take over the new sheets and all that belongs to them; the answer holds the new name of each part."""
        copies: dict[str, str] = {}
        for part in self._book.package.reachable(self._ours):
            copies[part] = self._package.free_name(part)
            self._package.write(copies[part], b"")  # from here on the name is taken
        for part in copies:
            self._package.copy(self._book.package, part, copies)
        return copies

    def _open_on(self) -> int:
        """Open the workbook on the sheet that asks for it, unless a sheet that stays is marked as selected."""
        stays = (head for place, head in self._heads.items() if self._slots[place].sheet is None)
        asking = (place for place, slot in enumerate(self._slots) if slot.sheet is not None and slot.sheet.active)
        wanted = None if any(head.selected for head in stays) else next(asking, None)
        return self._index.open_on(wanted, _places(self._slots))

    def _merge_names(self) -> dict[str, str]:
        return merge_names(
            self._index.child("definedNames"),
            self._book.root.iterfind(f"{MAIN}definedNames/{MAIN}definedName"),
            {old: new for old, new in _places(self._slots).items() if self._slots[new].sheet is None},
            self._users_tables,
            tables_on(self._book.package, self._ours),
        )

    def _merge_styles(self) -> StyleNumbers:
        ours = self._book.package.read(_STYLES)
        part = next((link.part for link in self._package.relations(self._index.part) if link.kind == "styles"), "")
        if not part:
            part = _STYLES
            self._package.copy(self._book.package, part, {part: part})
            self._package.write(part, base_styles(ours))
            self._package.relate(self._index.part, "styles", part)
        merged, numbers = merge_styles(self._package.read(part), ours)
        self._package.write(part, merged)
        return numbers

    def _translate(self, copies: dict[str, str], translation: Translation, opened: int) -> None:
        """Give the copies the numbers and names that hold in the user's workbook."""
        for part, copy in copies.items():
            if part in self._ours:
                self._translate_sheet(self._ours[part], copy, translation, opened)
            elif copy.endswith(".xml"):
                root = parse(self._package.read(copy), ours=True)
                translate_part(root, translation)
                if root.tag == f"{MAIN}table":
                    self._number_table(root, translation.renamed)
                self._package.write(copy, serialise(root))

    def _translate_sheet(self, place: int, copy: str, translation: Translation, opened: int) -> None:
        """Do so for a sheet: what stands around its cells as a tree, its cells as bytes."""
        sheet = SheetBytes.find(self._package.read(copy))
        root = parse(sheet.without_cells, ours=True)
        translate_sheet(root, translation)
        set_selected(root, place == opened)
        if place in self._heads:
            set_code_name(root, self._heads[place].code_name)
        self._package.write(copy, sheet.translated(serialise(root), translation.cells))

    def _texts(self) -> list[bytes]:
        package = self._book.package
        return shared_texts(package.read(_TEXTS)) if _TEXTS in package else []

    def _number_table(self, root: etree._Element, renamed: dict[str, str]) -> None:
        """Give a table a name and a number that are free: the number it had before, so that slicers still find it."""
        name = rename_table(root, renamed)
        numbers = {**self._old_tables, **self._users_tables}
        self._old_tables.setdefault(name, max(numbers.values(), default=0) + 1)
        root.set("id", str(self._old_tables[name]))


def _places(slots: Sequence[Slot]) -> dict[int, int]:
    """The new place of each sheet that was there."""
    return {slot.old_place: place for place, slot in enumerate(slots) if slot.old_place is not None}
