#!/usr/bin/env python3
"""flowspec.py FILE: announces the rules of a file while they stand in it, one a line:
    destination 198.51.100.7/32 protocol udp source-port =53 discard
    destination 198.51.100.8/32 protocol tcp destination-port [ =80 =443 ] rate-limit 1250000
"""

import sys

from lines import follow

if __name__ == "__main__":
    follow(sys.argv[1], lambda rule: "announce flow route " + rule, lambda rule: "withdraw flow route " + rule)
