import pathlib

import numpy as np
import pytest

from extractor.reading import references
from extractor.reading.rawfile import RawFile

HEAD = b"%PDF-1.7\n"
OBJECT = b"1 0 obj\n<<>>\nendobj\n"


def leads_astray(tmp_path: pathlib.Path, entries: bytes) -> bool:
    path = tmp_path / "a.pdf"
    body = HEAD + OBJECT + OBJECT.replace(b"1", b"2")
    path.write_bytes(body + b"xref\n0 3\n" + entries + b"trailer\n<<>>\nstartxref\n0\n%%EOF\n")
    tables = np.array([len(body)], np.int64)
    with RawFile(path) as file:
        return references.lead_astray(file, 0, tables, np.array([len(HEAD)], np.int64))


FIRST, SECOND = len(HEAD), len(HEAD + OBJECT)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (b"", False),
        (b"%010d 00000 n \n" % FIRST, False),
        (b"%010d 00000 n \n%010d 00000 n \n" % (FIRST, SECOND), False),  # the second is not known, and stands there
        (b"%010d 00000 n \n%010d 00000 n \n" % (FIRST, SECOND + 3), True),
        (b"%010d 00000 n\r\n" % (SECOND + 3), True),
        (b"%010d 65535 f \n" % (SECOND + 3), False),  # free
        (b"%011d 00000 n \n" % (SECOND + 3), False),  # no entry: eleven figures
        (b"%010d 0000a n \n" % (SECOND + 3), False),
        (b"%010d 00000 n" % (SECOND + 3), True),  # at the very end
        (b"0000000000 00000 n \n", False),  # some writers put the head of the free ones so
    ],
)
def test_entries_of_a_table_lead_to_objects(tmp_path: pathlib.Path, entries: bytes, expected: bool) -> None:
    assert leads_astray(tmp_path, entries) is expected


def test_every_entry_is_found(tmp_path: pathlib.Path) -> None:
    right = b"%010d 00000 n \n" % FIRST
    assert not leads_astray(tmp_path, right * 200)
    assert leads_astray(tmp_path, right * 200 + b"%010d 00000 n \n" % (SECOND + 1) + right * 50)
