"""Sets of positions as integers: position n is in the set when bit n is one."""

from collections.abc import Iterable

_TO_FLAGS = bytes.maketrans(b"01", b"\0\1")


def of(positions: Iterable[int], size: int) -> int:
    """The set of the positions, all of which are below `size`."""
    octets = bytearray(size // 8 + 1)
    for position in positions:
        octets[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(octets, "little")


def all_of(size: int) -> int:
    """The set of all positions below `size`."""
    return (1 << size) - 1


def flags(bits: int, size: int) -> bytes:
    """One byte a position, 1 for those in the set: quick to index and to hand to itertools.compress."""
    return bin(bits)[:1:-1].encode().translate(_TO_FLAGS).ljust(size, b"\0")
