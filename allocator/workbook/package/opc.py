"""The parts of a workbook's zip, the relations between them, and their content types."""

import posixpath
import shutil
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import unquote

from lxml import etree

from allocator.workbook.package.archive import CONTENT_TYPES
from allocator.workbook.package.fout import WerkmapFout
from allocator.workbook.package.markup import RELATION_TYPE, parse, serialise

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_NO_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same input gives the same bytes, whatever the time


@dataclass(frozen=True)
class Relation:
    """A relation from one part to another."""

    id: str
    kind: str  # the last word of its type: worksheet, drawing, table
    part: str


class Package:
    """A workbook's zip with changes on top; parts that aren't touched are never held in memory."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist() if not name.endswith("/")}
        self._changed: dict[str, bytes] = {}
        self._types = parse(self.read(CONTENT_TYPES))

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._names  # names of parts don't know capitals

    def __iter__(self) -> Iterator[str]:
        return iter(self._names.values())

    def read(self, part: str) -> bytes:
        """The bytes of a part."""
        name = self._names.get(part.lower())
        if name is None:
            raise WerkmapFout(f"Deze werkmap is beschadigd: onderdeel {part} ontbreekt.")
        return self._changed[name] if name in self._changed else self._archive.read(name)

    def write(self, part: str, data: bytes) -> None:
        """Add a part, or give it other bytes."""
        self._changed[self._names.setdefault(part.lower(), part)] = data

    def remove(self, part: str) -> None:
        """Take a part out, with its relations and its content type."""
        for name in (part, relations_name(part)):
            self._changed.pop(self._names.pop(name.lower(), ""), None)
        for override in self._overrides(part):
            self._types.remove(override)

    def remove_with_belongings(self, parts: Sequence[str]) -> None:
        """Take parts out, and what nothing else in the package leads to once they are gone."""
        stays = {part.lower() for part in self.reachable([""], without=parts)}
        for part in self.reachable(parts):
            if part.lower() not in stays:
                self.remove(part)

    def free_name(self, part: str) -> str:
        """A name like that of `part` that isn't taken: xl/charts/chart3.xml."""
        stem, extension = posixpath.splitext(part)
        stem = stem.rstrip("0123456789")
        number = 1
        while (name := f"{stem}{number}{extension}") in self or relations_name(name) in self:
            number += 1
        return name

    def content_type(self, part: str) -> str:
        """The content type of a part; empty when none is given."""
        for override in self._overrides(part):
            return override.get("ContentType", "")
        return self._default_type(part)

    def set_content_type(self, part: str, content_type: str) -> None:
        """Give a new part its content type: by its extension where that is usual, else by its name."""
        for override in self._overrides(part):
            self._types.remove(override)
        if self._default_type(part) == content_type:
            return
        extension = posixpath.splitext(part)[1][1:]
        if extension not in ("xml", "rels") and not self._default_type(part):
            default = etree.Element(f"{_TYPES}Default", Extension=extension, ContentType=content_type)
            self._types.insert(len(self._types.findall(f"{_TYPES}Default")), default)
        else:
            etree.SubElement(self._types, f"{_TYPES}Override", PartName=f"/{part}", ContentType=content_type)

    def _default_type(self, part: str) -> str:
        extension = posixpath.splitext(part)[1][1:].lower()
        for default in self._types.iterchildren(f"{_TYPES}Default"):
            if default.get("Extension", "").lower() == extension:
                return default.get("ContentType", "")
        return ""

    def _overrides(self, part: str) -> list[etree._Element]:
        name = f"/{part}".lower()
        return [
            override
            for override in self._types.iterchildren(f"{_TYPES}Override")
            if override.get("PartName", "").lower() == name
        ]

    def relations(self, part: str) -> list[Relation]:
        """The relations of a part (of the whole package for an empty name) to other parts inside the package."""
        if relations_name(part) not in self:
            return []
        return [
            Relation(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], target)
            for element in parse(self.read(relations_name(part)))
            if (target := self._inside(part, element))
        ]

    def _inside(self, part: str, element: etree._Element) -> str:
        """The part that a relation points to; empty when it points outside the package, or within a sheet."""
        target = element.get("Target", "").partition("#")[0]
        if element.get("TargetMode") == "External" or not target:
            return ""
        written = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target))[1:]
        return written if written in self else unquote(written)  # a space in a name may be written as %20

    def relate(self, part: str, kind: str, target: str, identifier: str = "") -> str:
        """Add a relation, or point an existing one elsewhere; the answer is its id."""
        name = relations_name(part)
        root = parse(self.read(name) if name in self else _NO_RELATIONS)
        elements = {element.get("Id"): element for element in root}
        if not identifier:
            identifier = next(free for n in range(1, len(root) + 2) if (free := f"rId{n}") not in elements)
        element = elements.get(identifier)
        if element is None:
            element = etree.SubElement(root, root.tag.removesuffix("s"), Id=identifier)
        element.set("Type", RELATION_TYPE + kind)
        element.set("Target", _relative(part, target))
        self.write(name, serialise(root))
        return identifier

    def unrelate(self, part: str, target: str) -> None:
        """Take away the relations of a part to another."""
        root = parse(self.read(relations_name(part)))
        for element in list(root):
            if self._inside(part, element).lower() == target.lower():
                root.remove(element)
        self.write(relations_name(part), serialise(root))

    def copy(self, other: "Package", part: str, names: dict[str, str]) -> None:
        """Take over a part of another package under the name that `names` gives it, as its relations do."""
        new = names[part]
        self.write(new, other.read(part))
        self.set_content_type(new, other.content_type(part))
        if relations_name(part) in other:
            root = parse(other.read(relations_name(part)))
            for element in root:
                if target := other._inside(part, element):
                    element.set("Target", _relative(new, names[target]))
            self.write(relations_name(new), serialise(root))

    def reachable(self, start: Iterable[str], without: Iterable[str] = ()) -> list[str]:
        """The parts that relations lead to from `start`, itself included, without passing through `without`."""
        seen = {part.lower() for part in without}
        found: list[str] = []
        waiting = list(start)
        while waiting:
            part = waiting.pop(0)
            if part.lower() not in seen and (part in self or not part):
                seen.add(part.lower())
                found.append(part)
                waiting += [relation.part for relation in self.relations(part)]
        return found

    def save(self, handle: BinaryIO) -> None:
        """Write the package, in the order it came in, new parts last."""
        self.write(CONTENT_TYPES, serialise(self._types))
        with zipfile.ZipFile(handle, "w") as target:
            for name in self:
                info = zipfile.ZipInfo(name, _EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = 0o600 << 16
                info.create_system = 0
                if name in self._changed:
                    target.writestr(info, self._changed[name])
                else:
                    with self._archive.open(name) as read, target.open(info, "w") as write:
                        shutil.copyfileobj(read, write)


def relations_name(part: str) -> str:
    """The name of the part that holds the relations of another; those of the whole package for an empty name."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relative(part: str, target: str) -> str:
    return posixpath.relpath(f"/{target}", f"/{posixpath.dirname(part)}")
