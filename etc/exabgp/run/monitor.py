#!/usr/bin/env python3
"""monitor.py FOLDER: keeps what the peers announce in JSON files: FOLDER/routes.json (by family and prefix, all paths), FOLDER/topology.json
(BGP-LS nodes, links, prefixes), FOLDER/sessions.json. Files are replaced as a whole, at most once a second. When the daemon had to drop events
for us, we forget what we know and ask the peers for everything again."""

import json
import os
import sys
import time

from lines import listen, say

routes, topology, sessions = {}, {}, {}


def save(folder, name, value):
    path = os.path.join(folder, name)
    with open(path + ".new", "w", encoding="utf-8") as file:
        json.dump(value, file, indent=1, sort_keys=True)
    os.replace(path + ".new", path)


def key(nlri):
    return json.dumps({k: v for k, v in nlri.items() if k != "label"}, sort_keys=True)


def update(peer, message):
    attributes = message.get("attribute", {})
    for family, by_next_hop in message.get("announce", {}).items():
        table = topology if family.startswith("bgp-ls") else routes.setdefault(family, {})
        for next_hop, entries in by_next_hop.items():
            for nlri in entries:
                if isinstance(nlri, dict):
                    table.setdefault(key(nlri), {})[peer] = {"next-hop": next_hop, "attributes": attributes}
    for family, entries in message.get("withdraw", {}).items():
        table = topology if family.startswith("bgp-ls") else routes.setdefault(family, {})
        for nlri in entries:
            paths = table.get(key(nlri), {}) if isinstance(nlri, dict) else {}
            paths.pop(peer, None)
            if not paths and isinstance(nlri, dict):
                table.pop(key(nlri), None)


def forget(peer):
    for table in list(routes.values()) + [topology]:
        for name in [name for name, paths in table.items() if paths.pop(peer, None) is not None and not paths]:
            del table[name]


def again():
    for family in list(routes) + ["bgp-ls bgp-ls"]:
        say("announce route-refresh %s" % family)
    routes.clear()
    topology.clear()


def event(line):
    if not line.startswith("{"):
        return  # an answer to a command
    told = json.loads(line)
    if told.get("type") == "overflow":
        again()
    neighbor = told.get("neighbor", {})
    peer = neighbor.get("address", {}).get("peer")
    if told.get("type") == "update":
        update(peer, neighbor.get("message", {}).get("update", {}))
    elif told.get("type") == "state":
        sessions[peer] = neighbor.get("state")
        if sessions[peer] == "down":
            forget(peer)


def main(folder):
    saved, changed = 0.0, False
    while True:
        for line in listen(1):
            changed = True
            event(line)
        if changed and time.monotonic() - saved > 1:
            save(folder, "routes.json", routes)
            save(folder, "topology.json", topology)
            save(folder, "sessions.json", sessions)
            saved, changed = time.monotonic(), False


if __name__ == "__main__":
    main(sys.argv[1])
