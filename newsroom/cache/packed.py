"""An entry as bytes, to be kept outside this process, and back. Nothing in it is run."""

import json
import struct

from newsroom.cache.entry import Entry

# What is written otherwise has another number, so that no version reads another's.
VERSION = 1
LENGTH = struct.Struct(">I")


def packed(entry: Entry) -> bytes:
    """A line of JSON after its length, then the body in each encoding."""
    bodies = {name: body for name, (body, _headers, _etag) in entry.bodies.items()}
    said = {
        "version": VERSION,
        "status": entry.status,
        "headers": entry.headers,
        "state": entry.state,
        "made": entry.made,
        "bodies": {name: len(body) for name, body in bodies.items()},
    }
    head = json.dumps(said).encode()
    return b"".join([LENGTH.pack(len(head)), head, *bodies.values()])


def unpacked(content: bytes) -> Entry | None:
    """None for what another version wrote, or what is not whole."""
    try:
        (length,) = LENGTH.unpack_from(content)
        said = json.loads(content[LENGTH.size : LENGTH.size + length])
        if said["version"] != VERSION:
            return None
        bodies = _bodies(content, LENGTH.size + length, said["bodies"])
        headers = [(name, value) for name, value in said["headers"]]
        return Entry(
            said["status"],
            headers,
            bodies[""],
            said["state"],
            said["made"],
            encoded=bodies,
        )
    except (struct.error, ValueError, KeyError, TypeError):
        return None


def _bodies(content: bytes, start: int, lengths: dict[str, int]) -> dict[str, bytes]:
    bodies = {}
    for name, length in lengths.items():
        bodies[name] = content[start : start + length]
        start += length
    if start != len(content):
        raise ValueError("Not whole.")
    return bodies
