"""Bytes on their way in: unpacked, bounded, never more in memory than asked for."""

from __future__ import annotations

import gzip
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, cast

from tocsin.intake.failure import Failure, TooBig, fail

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

UNPACKED_LIMIT = 512 * 1024 * 1024
GZIP_MAGIC = b"\x1f\x8b"
UTF16_SIGNATURES = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Raw:
    """What a kind reads: its name in messages, its bytes, and what their carrier said of them."""

    name: str
    stream: io.BufferedReader
    url: str | None = None
    charset: str | None = None


class Bounded(io.RawIOBase):
    """A stream, after an optional head, that refuses to give more bytes than its limit."""

    def __init__(self, stream: BinaryIO, *, limit: int, head: bytes = b"") -> None:
        """Keep the stream; limit counts the head too."""
        self._read = getattr(stream, "read1", stream.read)
        self._head = head
        self._limit = limit
        self._left = limit

    def readable(self) -> bool:
        """Tell that bytes can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer with the next bytes; 0 at the end; raises TooBig past the limit."""
        view = memoryview(buffer).cast("B")
        if self._head:
            chunk, self._head = self._head[: len(view)], self._head[len(view) :]
        else:
            chunk = self._read(len(view))
        self._left -= len(chunk)
        if self._left < 0:
            raise TooBig(f"more than {self._limit:,} bytes once unpacked")
        view[: len(chunk)] = chunk
        return len(chunk)


def opened(stream: BinaryIO, *, packed: bool, head: bytes = b"") -> io.BufferedReader:
    """Return the stream (head first), gunzipped where packed; what is unpacked is bounded."""
    # A stream that is merely long is bounded by its kind; only gzip can be a bomb.
    if not packed:
        return io.BufferedReader(Bounded(stream, limit=1 << 62, head=head))
    whole = io.BufferedReader(Bounded(stream, limit=1 << 62, head=head))
    unpacked = cast(BinaryIO, gzip.GzipFile(fileobj=whole))
    return io.BufferedReader(Bounded(unpacked, limit=UNPACKED_LIMIT))


def oversize(data: bytes, *, name: str, limit: int, advice: str) -> Failure | None:
    """Refuse what is empty or longer than limit bytes."""
    if not data:
        return fail(name, "is empty: give a file that holds a report")
    if len(data) > limit:
        return fail(name, advice)
    return None


def binary(data: bytes, *, name: str) -> Failure | None:
    """Refuse UTF-16 and bytes that are no text at all."""
    if data.startswith(UTF16_SIGNATURES):
        return fail(name, "is UTF-16: convert it with iconv -f UTF-16 -t UTF-8")
    if b"\x00" in data:
        offset = data.index(b"\x00")
        return fail(name, f"is binary (NUL at byte {offset}): save its words as .txt or .html")
    return None


def decoded(data: bytes, *, name: str) -> str | Failure:
    """Decode strict UTF-8; a byte order mark is a signature, all else stays as it is."""
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return fail(
            name,
            f"is not UTF-8 at byte {error.start} (0x{data[error.start]:02x}): convert it with "
            "iconv -f WINDOWS-1252 -t UTF-8, naming the encoding it has",
        )
