"""Reading a file with pyHanko, and each of its object streams once."""

from io import BytesIO

from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.generic import IndirectObject, PdfObject, Reference, StreamObject, read_object
from pyhanko.pdf_utils.misc import PdfStrictReadError
from pyhanko.pdf_utils.reader import PdfFileReader


class Reader(PdfFileReader):
    """pyHanko's strict reader, which would unpack a stream of hundred objects anew for each of them, a hundred times:
    half the time of a check. What is no such stream raises PdfReadError or another of pyHanko's errors.
    """

    def __init__(self, data: bytes) -> None:
        super().__init__(BytesIO(data))
        self._unpacked: dict[int, tuple[BytesIO, list[int]]] = {}

    def _get_object_from_stream(self, idnum: int, stmnum: int, idx: int) -> PdfObject:
        """The object of that number, the one at the place `idx` of the stream."""
        if stmnum not in self._unpacked:
            self._unpacked[stmnum] = self._unpack(stmnum)
        content, numbers = self._unpacked[stmnum]
        if numbers[2 * idx : 2 * idx + 1] != [idnum]:
            raise PdfStrictReadError(f"Object {idnum} is not at its place in the stream {stmnum}.")
        content.seek(numbers[2 * idx + 1])
        found = read_object(content, Reference(idnum, 0, self))
        if isinstance(found, StreamObject | IndirectObject):
            raise PdfStrictReadError(f"Object {idnum} may not stand in a stream.")
        return found

    def _unpack(self, stream: int) -> tuple[BytesIO, list[int]]:
        """What the stream holds, and the number and the place of each object in it, in turn."""
        packed = Reference(stream, 0, self).get_object()
        if not isinstance(packed, StreamObject) or packed["/Type"] != "/ObjStm":
            raise PdfStrictReadError(f"Object {stream} is no stream of objects.")
        content = packed.read_data(DecodePurpose.OBJECT_STREAM)
        count, begin = int(packed["/N"]), int(packed["/First"])
        head = content[:begin].split()[: 2 * count]
        if len(head) != 2 * count or not all(map(bytes.isdigit, head)):
            raise PdfStrictReadError(f"The head of the stream {stream} is damaged.")
        numbers = [int(each) for each in head]
        numbers[1::2] = [begin + each for each in numbers[1::2]]
        return BytesIO(content), numbers
