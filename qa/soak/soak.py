#!/usr/bin/env python3
"""Holds the daemon under random work for a long time and looks whether it stays what it was. See `run --help`."""
import argparse
import asyncio
import glob
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import peers as routers

HERE = os.path.dirname(os.path.abspath(__file__))
HELPERS = 4


def configuration(folder, count, port, rate):
    text = ""
    for i in range(HELPERS):
        text += f"process h{i} {{\n  run {sys.executable} {HERE}/helper.py {folder} {i} {count} {rate};\n  encoder json;\n}}\n"
    text += "template {\n  neighbor soak {\n    router-id 10.0.0.1;\n    local-address 127.0.0.1;\n    local-as 65001;\n    peer-as 65002;\n    hold-time 90;\n"
    text += f"    connect {port};\n    family {{ ipv4 unicast; }}\n    api {{\n      processes [ {' '.join(f'h{i}' for i in range(HELPERS))} ];\n"
    text += "      neighbor-changes;\n      receive { parsed; update; }\n    }\n  }\n}\n"
    for i in range(count):
        text += f"neighbor 127.0.3.{i + 1} {{\n  inherit soak;\n}}\n"
    return text


def expected(folder, count):
    """What each peer must hold: the journals, replayed. Helpers own prefixes of their own, so their order among each other does not matter."""
    held = [{} for _ in range(count)]
    given = 0
    for name in sorted(glob.glob(f"{folder}/journal-*")):
        for line in open(name, encoding="ascii"):
            given += 1
            words = line.split()
            whom = range(count)
            if words[0] == "neighbor":
                whom = [int(words[1].rsplit(".", 1)[1]) - 1]
                words = words[2:]
            address, length = words[2].split("/")
            key = bytes(map(int, address.split("."))), int(length)
            if words[0] == "withdraw":
                for i in whom:
                    held[i].pop(key, None)
            else:
                value = bytes(map(int, words[4].split("."))), int(words[6])
                for i in whom:
                    held[i][key] = value
    return held, given


class Process:
    """Figures of the daemon, from the kernel."""

    def __init__(self, pid):
        self.pid, self.tick = pid, os.sysconf("SC_CLK_TCK")

    def rss(self):
        with open(f"/proc/{self.pid}/status", encoding="ascii") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    def seconds(self):
        with open(f"/proc/{self.pid}/stat", encoding="ascii") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / self.tick


async def faults(all_peers, daemon, chance, done):
    """A session dropped about every other second, a reload about every minute."""
    reload_at = time.monotonic() + 30
    while not done.is_set():
        await asyncio.sleep(chance.uniform(0.5, 3.5))
        chance.choice(all_peers).drop()
        if time.monotonic() > reload_at:
            daemon.send_signal(signal.SIGUSR1)
            reload_at = time.monotonic() + chance.uniform(45, 75)


async def main(options):
    folder = tempfile.mkdtemp(prefix="exabgp-soak-")
    os.chmod(folder, 0o777)
    chance = random.Random(options.seed)
    all_peers = routers.make(options.peers, options.port, options.seed)
    servers = [await peer.listen() for peer in all_peers]
    with open(f"{folder}/soak.conf", "w", encoding="ascii") as out:
        out.write(configuration(folder, options.peers, options.port, options.rate))
    log = open(f"{folder}/log", "wb")
    environment = dict(os.environ, exabgp_api_cli="false", exabgp_daemon_user="root" if os.getuid() == 0 else "", exabgp_log_level="INFO")
    environment = {name: value for name, value in environment.items() if value}
    daemon = subprocess.Popen([options.exabgp, "server", f"{folder}/soak.conf"], env=environment, stdout=log, stderr=log)
    failures, rows = [], []
    try:
        start = time.monotonic()
        while not all(peer.up for peer in all_peers):
            await asyncio.sleep(0.2)
            if time.monotonic() > start + 60 or daemon.poll() is not None:
                print(f"the sessions did not come up, see {folder}/log")
                return 1
        figures = Process(daemon.pid)
        done = asyncio.Event()
        trouble = asyncio.ensure_future(faults(all_peers, daemon, chance, done))
        print("  minute    RSS MiB   descriptors   processor %   sessions up   sessions so far   routes of peer 1", flush=True)
        end, last, last_at = time.monotonic() + options.minutes * 60, figures.seconds(), time.monotonic()
        step = max(10.0, options.minutes * 60 / 30)
        while time.monotonic() < end and daemon.poll() is None:
            await asyncio.sleep(min(step, max(0.1, end - time.monotonic())))
            used, at = figures.seconds(), time.monotonic()
            rows.append((figures.rss(), figures.descriptors()))
            print(
                f"{(at - start) / 60:8.1f} {rows[-1][0]:10.1f} {rows[-1][1]:13d} {100 * (used - last) / (at - last_at):13.1f} {sum(p.up for p in all_peers):13d} "
                f"{sum(p.sessions for p in all_peers):17d} {len(all_peers[0].routes):18d}", flush=True)
            last, last_at = used, at
        done.set()
        await trouble
        if daemon.poll() is not None:
            failures.append(f"the daemon ended with {daemon.returncode}")
        open(f"{folder}/stop", "w", encoding="ascii").close()
        wanted, given, wrong = await settle(folder, all_peers, options.peers)
        failures += wrong
        failures += judge(folder, all_peers, rows)
        print(f"{given} commands, {sum(p.sessions for p in all_peers)} sessions, {sum(map(len, wanted))} routes held at the end")
    finally:
        if daemon.poll() is None:
            daemon.send_signal(signal.SIGTERM)
            begun = time.monotonic()
            while daemon.poll() is None and time.monotonic() < begun + 10:
                await asyncio.sleep(0.05)
            if daemon.poll() is None:
                daemon.kill()
                failures.append("the daemon did not end within ten seconds")
            elif daemon.returncode != 0:
                failures.append(f"the daemon ended with {daemon.returncode}")
        for server in servers:
            server.close()
    for failure in failures:
        print("FAIL:", failure)
    print(f"{0 if failures else 1} passed, {len(failures)} failed")
    if failures:
        print(f"everything is in {folder}")
    else:
        shutil.rmtree(folder)
    return 1 if failures else 0


async def settle(folder, all_peers, count):
    """Waits, for a minute at most, until each peer holds what the journals say."""
    deadline = time.monotonic() + 60
    while True:
        await asyncio.sleep(1)
        wanted, given = expected(folder, count)
        wrong = [f"peer {p.number} holds {len(p.routes)} routes, {len(wanted[i])} wanted" for i, p in enumerate(all_peers) if p.routes != wanted[i] or not p.up]
        if not wrong or time.monotonic() > deadline:
            return wanted, given, wrong


def judge(folder, all_peers, rows):
    failures = [f"peer {p.number}: {fault}" for p in all_peers for fault in p.faults]
    for name in glob.glob(f"{folder}/helper-*"):
        told = json.load(open(name, encoding="ascii"))
        if told["asked"] != told["answered"] or told["errors"] or told["broken"]:
            failures.append(f"{os.path.basename(name)}: {told}")
    for line in open(f"{folder}/log", encoding="utf-8", errors="replace"):
        if re.search(r"unhandled|exception|a fault ended|   at ExaBgp", line, re.IGNORECASE):
            failures.append("logged: " + line.strip())
    # Flat: the last third is no larger than the middle third by more than what the churn itself makes move.
    third = len(rows) // 3
    if third >= 2:
        middle, late = rows[third : 2 * third], rows[2 * third :]
        if max(r[0] for r in late) > max(r[0] for r in middle) * 1.1 + 4:
            failures.append(f"memory grows: {max(r[0] for r in middle):.1f} MiB in the middle third, {max(r[0] for r in late):.1f} MiB in the last")
        if max(r[1] for r in late) > max(r[1] for r in middle) + 8:
            failures.append(f"descriptors grow: {max(r[1] for r in middle)}, then {max(r[1] for r in late)}")
    return failures


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="qa/soak/run", description="Random work for a long time: peers that drop, helpers that announce, withdraw, stall and end, reloads.")
    parser.add_argument("--exabgp", default=os.environ.get("EXABGP", "exabgp"), help="the daemon (EXABGP)")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--peers", type=int, default=100)
    parser.add_argument("--rate", type=float, default=20, help="batches a second and helper")
    parser.add_argument("--port", type=int, default=random.randrange(20000, 30000))
    parser.add_argument("--seed", type=int, default=1)
    sys.exit(asyncio.run(main(parser.parse_args())))
