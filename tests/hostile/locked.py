"""Encrypted files, by the standard handler's revision 3 (PDF 1.7, 7.6.3), and ones that only say they are."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from tests.hostile.base import Base, raw, written

PASSWORD = b"haneul"

_PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_ALLOWED = b"\xfc\xff\xff\xff"  # -4: everything
_ID = b"0123456789abcdef"


def cases(base: Base) -> Iterator[tuple[str, bytes]]:
    """Files by name; `empty-password` must open by itself, `needs-password` with PASSWORD alone."""
    yield "empty-password", encrypted(base, b"")
    yield "needs-password", encrypted(base, PASSWORD)
    whole = encrypted(base, b"")
    yield "check-of-the-password-is-wrong", re.sub(rb"/U<\w{8}", b"/U<00000000", whole)
    yield "owner-entry-is-missing", re.sub(rb"/O<\w+>", b"", whole)
    yield "identity-is-missing", re.sub(rb"/ID\[[^\]]*\]", b"", whole)
    yield "unknown-handler", whole.replace(b"/Filter/Standard", b"/Filter/Nobody's")
    yield "unknown-version", whole.replace(b"/V 2/R 3", b"/V 9/R 9")
    yield "key-of-no-length", whole.replace(b"/Length 128", b"/Length 0")
    yield "key-of-huge-length", whole.replace(b"/Length 128", b"/Length 99999999")
    yield "says-it-is-locked-and-is-not", base.written(trailer=_entries(*_owner_and_user(b"")))
    yield (
        "encryption-is-itself",
        base.written({base.free: b"%d 0 R" % base.free}, trailer=b"/Encrypt %d 0 R" % base.free),
    )
    yield "encryption-is-missing", base.written(trailer=b"/Encrypt 999 0 R")


def encrypted(base: Base, password: bytes) -> bytes:
    """The base, its streams encrypted with 128 bits."""
    owner, user = _owner_and_user(password)
    key = _key(password, owner)
    objects = {number: _locked(body, key, number) for number, body in base.objects.items()}
    return written(objects, base.root, trailer=_entries(owner, user))


def _entries(owner: bytes, user: bytes) -> bytes:
    return b"/ID[<%s><%s>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<%s>/U<%s>>>" % (
        *(_ID.hex().encode(),) * 2,
        owner.hex().encode(),
        user.hex().encode(),
    )


def _locked(body: bytes, key: bytes, number: int) -> bytes:
    if b"stream" not in body[:2000]:
        return body
    own = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()
    content = raw(body)
    at = body.index(b"stream")
    head = re.sub(rb"/Length \d+", b"/Length %d" % len(content), body[:at], count=1)
    return head + b"stream\n" + rc4(own, content) + b"\nendstream"


def _padded(password: bytes) -> bytes:
    return (password + _PAD)[:32]


def _key(password: bytes, owner: bytes) -> bytes:
    key = hashlib.md5(_padded(password) + owner + _ALLOWED + _ID).digest()
    for _ in range(50):
        key = hashlib.md5(key).digest()
    return key


def _owner_and_user(password: bytes) -> tuple[bytes, bytes]:
    key = hashlib.md5(_padded(b"the owner's")).digest()
    for _ in range(50):
        key = hashlib.md5(key).digest()
    owner = _twenty_times(key, _padded(password))
    check = hashlib.md5(_PAD + _ID).digest()
    return owner, _twenty_times(_key(password, owner), check) + bytes(16)


def _twenty_times(key: bytes, data: bytes) -> bytes:
    for turn in range(20):
        data = rc4(bytes(byte ^ turn for byte in key), data)
    return data


def rc4(key: bytes, data: bytes) -> bytes:
    """RC4, as old PDF files use it."""
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 255
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(len(data)), 0, 0
    for at, byte in enumerate(data):
        i = (i + 1) & 255
        j = (j + state[i]) & 255
        state[i], state[j] = state[j], state[i]
        out[at] = byte ^ state[(state[i] + state[j]) & 255]
    return bytes(out)
