"""What the helpers here have in common: following a file of lines while the daemon talks to us."""

import os
import select
import sys


def say(command):
    """Sends one command to the daemon."""
    sys.stdout.write(command + "\n")
    sys.stdout.flush()


_begun = b""


def listen(seconds):
    """Yields the whole lines the daemon sends within some seconds; ends the program when the daemon is gone."""
    global _begun
    if not select.select([sys.stdin], [], [], seconds)[0]:
        return
    data = os.read(sys.stdin.fileno(), 1 << 16)
    if not data:
        sys.exit(0)
    *lines, _begun = (_begun + data).split(b"\n")
    for line in lines:
        yield line.decode(errors="replace")


def read(path):
    """The lines of a file without comments, in order and each once; None when it cannot be read."""
    try:
        with open(path, encoding="utf-8") as file:
            lines = (line.split("#", 1)[0].strip() for line in file)
            return list(dict.fromkeys(line for line in lines if line))
    except OSError as error:
        sys.stderr.write("%s\n" % error)
        return None


def follow(path, announce, withdraw):
    """Calls announce and withdraw for each line that comes into the file and leaves it. Runs until the daemon ends."""
    known = []
    while True:
        wanted = read(path)
        if wanted is not None:
            for line in known:
                if line not in wanted:
                    say(withdraw(line))
            for line in wanted:
                if line not in known:
                    say(announce(line))
            known = wanted
        for answer in listen(2):
            if answer.startswith("error"):
                sys.stderr.write("the daemon says: %s\n" % answer)
