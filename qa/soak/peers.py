"""The peers of the soak: they listen, hold what they are told, announce a few routes of their own, and drop their sessions at random."""
import asyncio
import random
import struct

MARKER = b"\xff" * 16
KEEPALIVE = MARKER + b"\x00\x13\x04"


def prefixes(octets):
    at = 0
    while at < len(octets):
        length = octets[at]
        size = (length + 7) // 8
        yield octets[at + 1 : at + 1 + size] + bytes(4 - size), length
        at += 1 + size


def attribute(octets, wanted):
    at = 0
    while at < len(octets):
        flags, code = octets[at], octets[at + 1]
        if flags & 0x10:
            length, head = struct.unpack_from(">H", octets, at + 2)[0], 4
        else:
            length, head = octets[at + 2], 3
        if code == wanted:
            return octets[at + head : at + head + length]
        at += head + length
    return b""


class Peer:
    """One router: 127.0.3.NUMBER."""

    def __init__(self, number, port, chance):
        self.number, self.port, self.chance = number, port, chance
        self.routes, self.sessions, self.up, self.faults = {}, 0, False, []
        self.dropping = False
        self.writer = None

    async def listen(self):
        return await asyncio.start_server(self.serve, f"127.0.3.{self.number}", self.port)

    async def serve(self, reader, writer):
        self.routes, self.writer, self.dropping = {}, writer, False
        try:
            await self.session(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError, OSError):
            if not self.dropping:
                self.faults.append("the daemon cut the connection")
        finally:
            self.up = False
            writer.close()

    async def session(self, reader, writer):
        capabilities = bytes([1, 4, 0, 1, 0, 1, 65, 4]) + struct.pack(">I", 65002) + bytes([2, 0])
        options = bytes([2, len(capabilities)]) + capabilities
        body = struct.pack(">BHH4sB", 4, 65002, 90, bytes([10, 9, 0, self.number]), len(options)) + options
        writer.write(MARKER + struct.pack(">HB", 19 + len(body), 1) + body)
        beat = None
        try:
            while True:
                head = await reader.readexactly(19)
                length, kind = struct.unpack_from(">HB", head, 16)
                message = await reader.readexactly(length - 19)
                if kind == 1:
                    writer.write(KEEPALIVE)
                elif kind == 4 and not self.up:
                    self.up, self.sessions = True, self.sessions + 1
                    beat = asyncio.ensure_future(self.live(writer))
                elif kind == 2:
                    self.update(message)
                elif kind == 3:
                    self.faults.append(f"NOTIFICATION {message[0]}/{message[1]}")
                    return
        finally:
            if beat:
                beat.cancel()

    async def live(self, writer):
        """KEEPALIVEs, and now and then a few routes of its own."""
        announced = False
        while True:
            await asyncio.sleep(self.chance.uniform(2, 8))
            writer.write(KEEPALIVE)
            own = b"".join(bytes([24, 172, 16 + i, self.number]) for i in range(4))
            if announced:
                body = struct.pack(">H", len(own)) + own + b"\x00\x00"
            else:
                path = bytes([0x40, 1, 1, 0, 0x40, 2, 6, 2, 1]) + struct.pack(">I", 65002) + bytes([0x40, 3, 4, 192, 0, 2, 200])
                body = b"\x00\x00" + struct.pack(">H", len(path)) + path + own
            writer.write(MARKER + struct.pack(">HB", 19 + len(body), 2) + body)
            announced = not announced

    def update(self, body):
        gone = struct.unpack_from(">H", body)[0]
        size = struct.unpack_from(">H", body, 2 + gone)[0]
        path = body[4 + gone : 4 + gone + size]
        for prefix, length in prefixes(body[2 : 2 + gone]):
            self.routes.pop((prefix, length), None)
        med = int.from_bytes(attribute(path, 4), "big")
        hop = attribute(path, 3)
        for prefix, length in prefixes(body[4 + gone + size :]):
            self.routes[prefix, length] = (hop, med)

    def drop(self):
        if self.up and self.writer:
            self.dropping = True
            self.writer.transport.abort()


def make(count, port, seed):
    chance = random.Random(seed)
    return [Peer(i + 1, port, random.Random(chance.random())) for i in range(count)]
