#!/usr/bin/env python3
"""A helper of the soak: announces and withdraws at random, writes each command to its journal before it gives it, checks every line it is told.

    helper.py FOLDER NUMBER PEERS RATE

It stops when FOLDER/stop is there and everything it asked for was answered; now and then it ends by itself, and the daemon starts it again.
"""
import json
import os
import random
import select
import sys
import time

folder, number, peers, rate = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
SLOW, DEAF = 2, 3
PREFIXES = 2000
chance = random.Random(f"{number}-{time.time_ns()}")
journal = open(f"{folder}/journal-{number}", "a", encoding="ascii")
os.set_blocking(0, False)
pending, asked, answered, errors, events, broken = b"", 0, 0, 0, 0, 0


def report():
    with open(f"{folder}/helper-{number}.{os.getpid()}", "w", encoding="ascii") as out:
        json.dump({"asked": asked, "answered": answered, "errors": errors, "events": events, "broken": broken}, out)


def take(seconds):
    """Handles what the daemon says within this time."""
    global pending, answered, errors, events, broken
    if not select.select([0], [], [], seconds)[0]:
        return
    octets = os.read(0, 4096 if number == SLOW else 1 << 16)
    if not octets:
        report()
        sys.exit(0)
    *lines, pending = (pending + octets).split(b"\n")
    for line in lines:
        if line == b"done":
            answered += 1
        elif line == b"error":
            answered += 1
            errors += 1
        else:
            events += 1
            try:
                json.loads(line)
            except ValueError:
                broken += 1


def command():
    address = f"10.{number}.{chance.randrange(PREFIXES) >> 8}.{chance.randrange(256)}"
    whom = f"neighbor 127.0.3.{chance.randrange(peers) + 1} " if chance.random() < 0.2 else ""
    if chance.random() < 0.45:
        return f"{whom}withdraw route {address}/32"
    med = chance.randrange(1, 1000)
    path = f" as-path [ {65100 + med % 7} ]" if med % 3 == 0 else ""
    return f"{whom}announce route {address}/32 next-hop 192.0.2.{number + 1} med {med}{path}"


until = time.monotonic() + chance.uniform(90, 300)
deaf_at = time.monotonic() + 20
due = time.monotonic()
while not os.path.exists(f"{folder}/stop"):
    now = time.monotonic()
    if now > until:
        break
    if number == DEAF and now > deaf_at:
        # It gives commands but reads nothing for a while.
        if now > deaf_at + 8:
            deaf_at = now + 20
        else:
            time.sleep(min(0.05, 1 / rate))
    else:
        take(max(0.0, due - now))
    while time.monotonic() >= due:
        due += chance.expovariate(rate)
        lines = [command() for _ in range(chance.choice((1, 1, 1, 4)))]
        for line in lines:
            journal.write(line + "\n")
        journal.flush()
        os.write(1, ("\n".join(lines) + "\n").encode("ascii"))
        asked += len(lines)

deadline = time.monotonic() + 30
while answered < asked and time.monotonic() < deadline:
    take(0.5)
report()
if os.path.exists(f"{folder}/stop"):
    while True:
        take(5)
