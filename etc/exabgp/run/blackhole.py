#!/usr/bin/env python3
"""blackhole.py FILE: announces the addresses of a file, one a line, with the community that makes upstreams drop traffic to them (RFC 7999)."""

import ipaddress
import sys

from lines import follow

# The discard prefixes of RFC 6666 and of common practice as next hops: never resolved by us.
NEXT_HOPS = {4: "192.0.2.1", 6: "100::1"}


def prefix(line):
    """The address as a prefix of its own; None for what is none."""
    try:
        return ipaddress.ip_network(line)
    except ValueError as error:
        sys.stderr.write("ignored: %s\n" % error)
        return None


def announce(line):
    what = prefix(line)
    return what and "announce route %s next-hop %s community [ blackhole no-export ]" % (what, NEXT_HOPS[what.version])


def withdraw(line):
    what = prefix(line)
    return what and "withdraw route %s" % what


if __name__ == "__main__":
    follow(sys.argv[1], announce, withdraw)
