#!/usr/bin/env python3
"""blackhole.py FILE: announces the addresses of a file, one a line, with the community that makes upstreams drop traffic to them (RFC 7999)."""

import ipaddress
import sys

from lines import follow


def host(line):
    """The address as a prefix of its own; None for what is none."""
    try:
        return ipaddress.ip_network(line.strip())
    except ValueError as error:
        sys.stderr.write("ignored: %s\n" % error)
        return None


def announce(line):
    prefix = host(line)
    if prefix is None:
        return "# %s" % line
    # The discard prefixes of RFC 6666 and of common practice as next hops: never resolved by us.
    next_hop = "192.0.2.1" if prefix.version == 4 else "100::1"
    return "announce route %s next-hop %s community [ blackhole no-export ]" % (prefix, next_hop)


def withdraw(line):
    prefix = host(line)
    return "# %s" % line if prefix is None else "withdraw route %s" % prefix


if __name__ == "__main__":
    follow(sys.argv[1], announce, withdraw)
