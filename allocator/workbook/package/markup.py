"""XML of a workbook: its namespaces, and reading and writing it safely."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO

from lxml import etree

from allocator.workbook.package.fout import WerkmapFout

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
STRICT = "http://purl.oclc.org/ooxml/"

_UNREADABLE = "Deze werkmap is beschadigd: een onderdeel ervan is niet te lezen."

# What may stand before a document type: a byte order mark, the declaration, comments, instructions.
_DOCTYPE = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL)


def has_doctype(data: bytes) -> bool:
    """Whether a part declares a document type, by which it could define entities; no workbook needs one."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = data.decode("utf-16", "replace").encode()
    return _DOCTYPE.match(data) is not None


def parse(data: bytes, *, ours: bool = False) -> etree._Element:
    """Read a part. One of the user's is read within libxml2's limits on size and depth; our own may be large."""
    if has_doctype(data):
        raise WerkmapFout("Deze werkmap wordt niet geopend, omdat er onveilige XML in staat.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=ours, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise WerkmapFout(_UNREADABLE) from error


def elements(data: bytes) -> Iterator[etree._Element]:
    """The elements of a part of the user's, each with its attributes only, for who needs no more than the first few."""
    try:
        for _, element in etree.iterparse(BytesIO(data), ("start",), resolve_entities=False, no_network=True):
            yield element
    except etree.XMLSyntaxError as error:
        raise WerkmapFout(_UNREADABLE) from error


def serialise(root: etree._Element) -> bytes:
    """Write a part the way Excel does: UTF-8 with a standalone declaration."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return etree.QName(element).localname


def number(element: etree._Element, attribute: str) -> int:
    """The whole number in an attribute, 0 when it isn't there."""
    try:
        return int(element.get(attribute, "0"))
    except ValueError as error:
        raise WerkmapFout("Deze werkmap is beschadigd: waar een getal moet staan, staat iets anders.") from error


def is_true(value: str | None) -> bool:
    """Whether an attribute of type boolean is set."""
    return value in ("1", "true")


def child_in_order(root: etree._Element, name: str, order: Sequence[str]) -> etree._Element:
    """The child of that name; when there is none, a new one where the standard wants it."""
    child = root.find(f"{MAIN}{name}")
    if child is None:
        later = order[order.index(name) + 1 :]
        following = (place for place, element in enumerate(root) if local_name(element) in later)
        child = etree.Element(f"{MAIN}{name}")
        root.insert(next(following, len(root)), child)
    return child
